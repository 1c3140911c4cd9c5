"""``kedro kindling …``, inside of a project and outside."""

import sys

import click

from kedro_kindling.plugin import run


@click.group(name="kindling")
def commands():
    """Adds ``kedro kindling``."""


@commands.command(
    name="kindling",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def kindling(arguments):
    """Decide which nodes run on Spark and write the Airflow DAG (try: kedro kindling plan)."""
    sys.exit(run(arguments or ("--help",)))
