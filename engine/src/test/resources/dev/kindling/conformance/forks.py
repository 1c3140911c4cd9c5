"""forks.py LIVE LIST: calls live.py once for each line of LIST (project, answer, environment), each in a process of its own.

Kedro is imported once, before the first of them, so that hundreds of projects take seconds.
"""
import os
import runpy
import sys

import kedro.framework.project  # noqa: F401
import kedro.framework.startup  # noqa: F401
import kedro.io  # noqa: F401
import kedro.pipeline  # noqa: F401
import kedro.config  # noqa: F401

live = runpy.run_path(sys.argv[1], run_name="live")
with open(sys.argv[2], encoding="utf-8") as stream:
    lines = [line.rstrip("\n").split("\t") for line in stream]
for project, answer, env in lines:
    child = os.fork()
    if child == 0:
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            live["main"]([project, answer, "--env", env])
        finally:
            os._exit(0)
    os.waitpid(child, 0)
