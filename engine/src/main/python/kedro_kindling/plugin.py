"""``kedro kindling …``: passes the command on to the program that this package carries."""

import os
import subprocess
import sys
from pathlib import Path

import click

DISTRIBUTION = Path(__file__).parent / "distribution"

# Commands whose first argument is the project: Kedro knows it, so nobody has to type it.
OF_A_PROJECT = ("plan", "why", "whatif", "compile", "snapshot", "init")


def command_line(arguments, project):
    """The program and its arguments, with the project's folder where a command takes it."""
    if os.name == "nt":
        program = [str(DISTRIBUTION / "bin" / "kindling.bat")]
    else:
        # Through sh: some installers drop the permission to execute.
        program = ["sh", str(DISTRIBUTION / "bin" / "kindling")]
    command, rest = arguments[:1], list(arguments[1:])
    if command and command[0] in OF_A_PROJECT:
        rest.insert(0, str(project))
    return [*program, *command, *rest]


def run(arguments, project):
    """Runs the program in this process's environment, ``KEDRO_ENV`` included; its exit code."""
    sys.stdout.flush()
    return subprocess.run(command_line(arguments, project), check=False).returncode


@click.group(name="kindling")
def commands():
    """Adds ``kedro kindling``."""


@commands.command(
    name="kindling",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def kindling(metadata, arguments):
    """Decide which nodes run on Spark and write the Airflow DAG (try: kedro kindling plan)."""
    project = getattr(metadata, "project_path", None) or Path.cwd()
    sys.exit(run(arguments or ("--help",), project))
