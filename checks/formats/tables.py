"""The record for people: what is held, and what an edition changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checks.errors import BadUsage
from checks.formats.summary import counted
from checks.record import Record
from checks.record.catalogue_entries import Measure
from checks.record.cells import Cell, Edition, Table
from checks.record.comparison import Comparison, compare


def held(record: Record) -> Iterator[str]:
    """Each dataset with its editions and how many cells they have, then its measures, with the editions that print them."""
    datasets: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for measure in sorted(record.catalogue.measures.values(), key=lambda each: each.id):
        editions = record.editions(measure.id)
        if editions:
            held_in = ", ".join(edition.id for edition in editions)
            unit = f", {measure.unit}" if measure.unit else ""
            line = f"  {measure.id}  {measure.title}{unit}: {held_in}"
            datasets[(measure.publisher, measure.dataset)].append(line)
    for (publisher, dataset), lines in sorted(datasets.items()):
        editions, cells = record.dataset_editions(publisher, dataset), record.cells(publisher, dataset)
        yield (
            f"{' '.join((publisher, dataset)).rstrip()}: {counted(len(editions), 'edition')}, "
            f"the newest {editions[-1].id} of {editions[-1].published}; "
            f"{counted(len(lines), 'measure')}, {counted(sum(cells.values()), 'cell')}"
        )
        yield from lines


def changes(record: Record, old: str, new: str, measure: str | None) -> Iterator[str]:
    """What an edition says otherwise than another one, line by line, of one measure or of all that both have.

    Raises BadUsage where no table is held in both.
    """
    measures = [measure] if measure else sorted(record.catalogue.measures)
    compared = False
    for each in measures:
        if {old, new} <= {edition.id for edition in record.editions(each)}:
            compared = True
            described = record.catalogue.measures[each]
            was, now = table_of(record, each, old), table_of(record, each, new)
            for comparison in compare(was, now, described):
                yield from comparison_lines(record, described, comparison)
    if not compared:
        raise BadUsage(f"no table is held in both editions, {old} and {new}; see assay data list")


def comparison_lines(record: Record, measure: Measure, comparison: Comparison) -> Iterator[str]:
    """A period's differences: each row with what it was and is, then the places that changed.

    A period that only one of the two editions has is a single line.
    """
    before, after = comparison.before, comparison.after
    if before is None or after is None:
        only = "only in the newer edition" if before is None else "only in the older edition"
        yield f"{measure.title}, {before or after}: {counted(len(comparison.changes), 'row')} {only}"
        return
    yield f"{measure.title}, {before if before == after else f'{before} and {after}'}"
    for each in comparison.changes:
        was, now = said(each.was, measure.unit), said(each.now, measure.unit)
        yield f"  {name_of(record, each.entity)}: {was} → {now}"
    if comparison.moved:
        moved = (
            f"{name_of(record, each.entity)} {each.was or 'none'} → {each.now or 'none'}"
            for each in comparison.moved
        )
        yield f"  Places: {', '.join(moved)}"


def table_of(record: Record, measure: str, edition: str | None) -> Table:
    """A measure's table in an edition; in the newest, if none is named. Raises BadUsage where it is not held."""
    editions: tuple[Edition, ...] = record.editions(measure)
    if not editions:
        raise BadUsage(f"{measure}: no such measure is held; see assay data list")
    if edition and edition not in {each.id for each in editions}:
        held_in = ", ".join(each.id for each in editions)
        raise BadUsage(f"{measure}: no edition {edition} is held; there are {held_in}")
    return record.table(measure, edition or editions[-1].id)


def name_of(record: Record, entity: str) -> str:
    """What people call an entity; its id where the catalogue does not know it."""
    known = record.catalogue.entities.get(entity)
    return known.name if known else entity


def said(cell: Cell | None, unit: str | None) -> str:
    """What a cell says: its figure or bounds, and how it is marked."""
    if cell is None:
        return "not listed"
    bounds = [f"over {cell.lower:,.15g}"] if cell.lower is not None else []
    bounds += [f"under {cell.upper:,.15g}"] if cell.upper is not None else []
    figure = f"{cell.value:,.15g}" if cell.value is not None else " and ".join(bounds)
    if not figure:
        return cell.status.replace("_", " ")
    marked = "" if cell.status == "reported" else f" ({cell.status})"
    return f"{figure} {unit or ''}".rstrip() + marked
