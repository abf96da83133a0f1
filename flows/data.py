"""`assay data`: what is held, and whether it is sound."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

reference_data_option = click.option(
    "--reference-data",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="More tables, beside the bundled ones; repeatable.",
)


@click.group()
def data() -> None:
    """The reference tables: list, show, compare and check them."""


@data.command("list")
@reference_data_option
def list_held(reference_data: tuple[Path, ...]) -> None:
    """List the measures that are held, with their editions."""
    from checks.formats.tables import held
    from checks.record import open_record

    _print(held(open_record(reference_data)))


@data.command()
@click.argument("measure")
@click.option("--edition", help="The edition; the newest if none is given.")
@click.option("--period", help="The period; the newest if none is given.")
@reference_data_option
def show(measure: str, edition: str | None, period: str | None, reference_data: tuple[Path, ...]) -> None:
    """Show a measure as a ranking."""
    from checks.formats.tables import ranking
    from checks.record import open_record

    _print(ranking(open_record(reference_data), measure, edition, period))


@data.command()
@click.argument("old")
@click.argument("new")
@click.option("--measure", help="One measure instead of all that both editions have.")
@reference_data_option
def diff(old: str, new: str, measure: str | None, reference_data: tuple[Path, ...]) -> None:
    """Show what edition NEW says otherwise than edition OLD."""
    from checks.formats.tables import changes
    from checks.record import open_record

    _print(changes(open_record(reference_data), old, new, measure))


@data.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option("--everything", is_flag=True, help="Also check tables that have not changed.")
def check(folder: Path | None, everything: bool) -> int:
    """Check tables against their expectations and write tables.lock; of FOLDER, or the bundled ones.

    Exit status: 0, they hold; 1, some do not, and the lock stays as it was; 2, a file cannot be read.
    """
    from checks.record.guard import check_tables
    from checks.record.opening import bundled

    today = datetime.now(UTC).date()
    report = check_tables(folder or bundled(), today, everything=everything)
    _print(map(str, report.failures))
    click.echo(
        f"{len(report.checked)} tables checked ({report.rows:,} rows), {len(report.unchanged)} unchanged: "
        f"{len(report.critical)} critical, {len(report.warnings)} warnings"
    )
    _print(f"Written: {lock}" for lock in report.locks)
    return 1 if report.critical else 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
