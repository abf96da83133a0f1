"""`assay data`: what is held, and whether it is sound."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.options import reference_data_option

if TYPE_CHECKING:
    from checks.record import Record


@click.group()
def data() -> None:
    """The reference tables: list, show, compare, check and refresh them, and add your own."""


@data.command("list")
@reference_data_option
def list_held(reference_data: tuple[Path, ...]) -> None:
    """List the measures that are held, with their editions."""
    from checks.formats.tables import held

    _print(held(_opened(reference_data)))


@data.command()
@click.argument("measure")
@click.option("--edition", help="The edition; the newest if none is given.")
@click.option("--period", help="The period; the newest if none is given.")
@click.option("--among", metavar="GROUP", help="Only members of a group, by its id or name: G7, Africa.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="Text has bars on a terminal.",
)
@reference_data_option
def show(
    measure: str,
    edition: str | None,
    period: str | None,
    among: str | None,
    form: str,
    reference_data: tuple[Path, ...],
) -> None:
    """Show a measure as a ranking."""
    from checks.formats.ranking import WRITERS, ranking

    WRITERS[form](ranking(_opened(reference_data), measure, edition, period, among), sys.stdout)


@data.command()
@click.argument("words", nargs=-1, required=True)
@reference_data_option
def where(words: tuple[str, ...], reference_data: tuple[Path, ...]) -> None:
    """Say which measures, entities, publishers and units the WORDS of a writer can mean."""
    from checks.formats.meanings import meanings

    _print(meanings(_opened(reference_data), " ".join(words)))


@data.command()
@click.argument("table", metavar="FILE.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--publisher", default="Our desk", show_default=True, help="Whose figures they are.")
def new(table: Path, publisher: str) -> None:
    """Draft the descriptor of a table of your own, beside it, by looking at the file."""
    from checks.errors import BadUsage
    from checks.record.descriptors import NAMES
    from checks.record.drafting import draft
    from flows.output import whole

    there = next((path for name in NAMES if (path := table.parent / name).exists()), None)
    if there:
        raise BadUsage(f"{there}: is there already; move it, or add the table under its resources")
    text = draft(table, _opened(()).catalogue, publisher, datetime.now(UTC).date())
    with whole(table.parent / NAMES[0]) as out:
        out.write(text)
    click.echo(text, nl=False)
    click.echo(f"Written: {table.parent / NAMES[0]}; then: assay check … --reference-data {table.parent}")
    _opened((table.parent,))


@data.command()
@click.argument("mapping")
@click.argument("source", metavar="PATH|ADDRESS")
@click.option("--sha256", metavar="HEX", help="The checksum that the file must have.")
@click.option("--compare-only", is_flag=True, help="Show what would change, and leave it at that.")
def refresh(mapping: str, source: str, sha256: str | None, compare_only: bool) -> int:
    """Bring a publisher's new file into the record, as a Prefect flow: compared, and promoted whole or not at all.

    MAPPING is a mapping file, or its name among the bundled ones: usgs/mcs/2026.

    Exit status: 0, the record is as the source has it; 1, the guard stopped it; 2, a file cannot be read.
    """
    from checks.record.staging import home_of
    from flows.settings import stay_local_and_quiet

    path = _mapping(mapping)
    home_of(path)
    stay_local_and_quiet()
    from flows.refresh import refresh_here

    refreshed = refresh_here(mapping=path, source=source, sha256=sha256, compare_only=compare_only)
    _print(refreshed["lines"])
    click.echo(
        f"Run {refreshed['run']}: {refreshed['message']}; sha256 of the source: {refreshed['sha256'] or 'a folder'}"
    )
    return refreshed["status"]


def _mapping(name: str) -> Path:
    from checks.record.opening import bundled

    for folder in (bundled(), bundled() / "restricted"):
        path = folder / "mappings" / f"{name}.yaml"
        if path.is_file():
            return path
    return Path(name)


@data.command()
@click.argument("old")
@click.argument("new")
@click.option("--measure", help="One measure instead of all that both editions have.")
@reference_data_option
def diff(old: str, new: str, measure: str | None, reference_data: tuple[Path, ...]) -> None:
    """Show what edition NEW says otherwise than edition OLD."""
    from checks.formats.tables import changes

    _print(changes(_opened(reference_data), old, new, measure))


@data.command()
@click.argument("tables", nargs=-1, metavar="[DIR] [TABLE…]")
@click.option("--everything", is_flag=True, help="Also check tables that have not changed.")
@click.option(
    "--report",
    "page",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Also write what was found as a page, which opens offline.",
)
def check(tables: tuple[str, ...], everything: bool, page: Path | None) -> int:
    """Check tables against their expectations and write tables.lock; those that changed since, or all.

    DIR is a folder of tables, the bundled ones if none is named. TABLE is a table or the start of several, as they lie
    in it: usgs/mcs/2025/rare_earths, usgs/mcs/2025, usgs.

    Exit status: 0, they hold; 1, some do not, and the lock stays as it was; 2, a file cannot be read.
    """
    from checks.formats.summary import counted
    from checks.record.guard import check_tables
    from checks.record.opening import bundled
    from checks.record.staging import settle

    today = datetime.now(UTC).date()
    named = Path(tables[0]) if tables and Path(tables[0]).is_dir() else None
    folder, names = named or bundled(), tables[1:] if named else tables
    for each in (folder, folder / "restricted"):
        settle(each)
    report = check_tables(folder, today, names, everything or bool(names))
    _print(map(str, report.failures))
    if page:
        from checks.record.guard_report import write_html
        from flows.output import whole

        with whole(page) as out:
            out.write(write_html(report, today))
    click.echo(
        f"{counted(len(report.checked), 'table')} checked ({counted(report.rows, 'row')}), "
        f"{len(report.unchanged)} unchanged: {len(report.critical)} critical, {counted(len(report.warnings), 'warning')}"
    )
    _print(f"Written: {lock}" for lock in report.locks)
    return 1 if report.critical else 0


def _opened(folders: tuple[Path, ...]) -> Record:
    """The record with further folders, and those of the project's configuration; what cannot be used of them is said."""
    from flows.configured import settings

    record = settings(reference_data=folders).record()
    for reason in record.refused:
        click.echo(f"assay: {reason}", err=True)
    return record


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
