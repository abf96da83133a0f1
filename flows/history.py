"""`assay history` and `assay export`: what the memory holds, for people and for other programs."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checks.errors import BadUsage
from checks.formats.lines import json_line, one_line

database_option = click.option(
    "--database",
    metavar="ADDRESS",
    help="The memory: sqlite:///FILE, postgresql://…, or prefect:BLOCK. Else $ASSAY_DATABASE, else a file of your own.",
)


@click.command()
@click.argument("about", required=False, metavar="[DOCUMENT|PUBLISHER|MEASURE]")
@database_option
def history(about: str | None, database: str | None) -> None:
    """Show what was found when, for a document, a publisher or a measure; or how much is remembered."""
    from flows.memory import open_memory
    from flows.memory.reading import history as told
    from flows.memory.reading import overview

    memory = open_memory(database)
    with memory.reading() as connection:
        lines = told(connection, about) if about else overview(connection)
        if not _printed(lines):
            raise BadUsage(f"{about}: nothing is remembered of it in {memory.name}; see assay history")


@click.command()
@click.option("--versions", is_flag=True, help="The findings on all versions, not only on the newest.")
@database_option
def export(versions: bool, database: str | None) -> None:
    """Print the last finding on every stored claim, as JSON lines."""
    from flows.memory import open_memory
    from flows.memory.reading import export as exported

    with open_memory(database).reading() as connection:
        for finding in exported(connection, versions):
            click.echo(json_line(finding))


def _printed(lines: Iterator[str]) -> bool:
    """Print the lines, without what would steer a terminal; whether there were any."""
    printed = False
    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" "))]
        click.echo(indent + one_line(line))
        printed = True
    return printed
