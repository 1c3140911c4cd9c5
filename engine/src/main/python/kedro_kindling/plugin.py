"""``kindling`` and ``kedro kindling``: pass the command on to the program that this package carries."""

import os
import subprocess
import sys
from pathlib import Path

DISTRIBUTION = Path(__file__).parent / "distribution"


def command_line(arguments):
    """The program and its arguments. It finds the project around the current folder by itself."""
    if os.name == "nt":
        program = [str(DISTRIBUTION / "bin" / "kindling.bat")]
    else:
        # Through sh: some installers drop the permission to execute.
        program = ["sh", str(DISTRIBUTION / "bin" / "kindling")]
    return [*program, *arguments]


def run(arguments):
    """Runs the program in this process's environment, ``KEDRO_ENV`` included; its exit code."""
    sys.stdout.flush()
    return subprocess.run(command_line(arguments), check=False).returncode


def main():
    """The plain ``kindling``, beside which Kedro prints nothing."""
    sys.exit(run(sys.argv[1:]))
