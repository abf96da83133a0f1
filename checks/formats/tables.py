"""The record for people: what is held, one ranking, and what an edition changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checks.errors import BadUsage
from checks.record import Record
from checks.record.cells import Cell, Edition, Table


def held(record: Record) -> Iterator[str]:
    """The measures of each dataset, with their editions."""
    datasets: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for measure in sorted(record.catalogue.measures.values(), key=lambda each: each.id):
        editions = record.editions(measure.id)
        if editions:
            held_in = ", ".join(edition.id for edition in editions)
            unit = f", {measure.unit}" if measure.unit else ""
            line = f"  {measure.id}  {measure.title}{unit}: {held_in}"
            datasets[(measure.publisher, measure.dataset)].append(line)
    for (publisher, dataset), lines in sorted(datasets.items()):
        newest = record.dataset_editions(publisher, dataset)[-1]
        yield f"{publisher} {dataset}, newest edition {newest.id} of {newest.published}"
        yield from lines


def ranking(record: Record, measure: str, edition: str | None, period: str | None) -> Iterator[str]:
    """One table as a ranking: figures first, then rows without one, then remainders and totals."""
    table = _table(record, measure, edition)
    shown = period or table.periods[-1]
    if shown not in table.periods:
        raise BadUsage(f"{table.id}: no period {shown}; it has {', '.join(table.periods)}")
    described = record.catalogue.measures[measure]
    yield f"{described.title}, {shown} ({described.publisher}, edition {table.edition.id})"
    rows = table.rows(shown)
    known = [row for row in rows if row.value is not None]
    known.sort(key=_figure, reverse=described.ranking == "high")
    place = 0
    for position, row in enumerate(known, start=1):
        if position == 1 or row.value != known[position - 2].value:
            place = position
        yield f"{place:>4}  {_row(record, row, described.unit)}"
    for row in [row for row in rows if row.value is None] + [
        cell for cell in table.cells.values() if cell.period == shown and cell.row != "entity"
    ]:
        yield f"      {_row(record, row, described.unit)}"


def changes(record: Record, old: str, new: str, measure: str | None) -> Iterator[str]:
    """What an edition says otherwise than another one, measure by measure."""
    measures = [measure] if measure else sorted(record.catalogue.measures)
    compared = False
    for each in measures:
        if {old, new} <= {edition.id for edition in record.editions(each)}:
            compared = True
            yield from _changes(record, each, _table(record, each, old), _table(record, each, new))
    if not compared:
        raise BadUsage(f"no table is held in both editions, {old} and {new}; see assay data list")


def _changes(record: Record, measure: str, old: Table, new: Table) -> Iterator[str]:
    """A flow is compared year by year; a stock, of which each edition prints one, as it stands in each."""
    described = record.catalogue.measures[measure]
    pairs = (
        [(old.periods[-1], new.periods[-1])]
        if described.kind == "stock"
        else [(period, period) for period in old.periods if period in new.periods]
    )
    for before, after in pairs:
        title = f"{described.title}, {before if before == after else f'{before} and {after}'}"
        rows: dict[str, list[Cell | None]] = {}
        for position, (table, period) in enumerate(((old, before), (new, after))):
            for (entity, of), cell in table.cells.items():
                if of == period:
                    rows.setdefault(entity, [None, None])[position] = cell
        for entity, (was, now) in sorted(rows.items()):
            if _said(was, described.unit) != _said(now, described.unit):
                if title:
                    yield title
                    title = ""
                name = _name(record, entity)
                yield f"  {name}: {_said(was, described.unit)} → {_said(now, described.unit)}"


def _table(record: Record, measure: str, edition: str | None) -> Table:
    editions: tuple[Edition, ...] = record.editions(measure)
    if not editions:
        raise BadUsage(f"{measure}: no such measure is held; see assay data list")
    if edition and edition not in {each.id for each in editions}:
        held_in = ", ".join(each.id for each in editions)
        raise BadUsage(f"{measure}: no edition {edition} is held; there are {held_in}")
    return record.table(measure, edition or editions[-1].id)


def _row(record: Record, cell: Cell, unit: str | None) -> str:
    return f"{_name(record, cell.entity)}: {_said(cell, unit)}"


def _name(record: Record, entity: str) -> str:
    known = record.catalogue.entities.get(entity)
    return known.name if known else entity


def _said(cell: Cell | None, unit: str | None) -> str:
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


def _figure(cell: Cell) -> float:
    return cell.value or 0.0
