"""The rows of a user's CSV under columns of its own, as `columns` of the descriptor maps them to those of the record."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from checks.errors import TableRefused
from checks.record.cells import Cell, Status
from checks.record.figures import Mark, Printed, squeezed
from checks.record.own_cells import LETTERS, MARKS, Row, cell_of, figure, label_of, marks_of
from checks.record.periods import FORMS, as_period
from checks.record.tables import COLUMNS, FIGURES, ROWS

_FURTHER = ("lower", "upper", "status", "row", "note")
"""What a table may say of its figures, in columns of the record's names or of those that `columns` maps."""

DELIMITERS = ";\t|"
"""What parts columns where no comma does."""

Named = Callable[[str, str], tuple[str, Row]]
"""The id of an entity by its name and its column, and what kind of row is its."""

LARGEST_FILE = 100_000_000
"""Bytes of one table; an own table is read whole each time."""


def rows_as_they_stand(
    text: str, place: str, content: Mapping[str, Any], factors: Mapping[str, Decimal], named: Named
) -> dict[str, dict[tuple[str, str], Cell]]:
    """The cells of each measure, `factors` being those of all that the file may hold.

    Raises TableRefused with file and line for a column that is absent, an unknown period, figure or status, and a
    second row of an entity for a period.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [squeezed(name) for name in reader.fieldnames or ()]
    other = next((each for each in DELIMITERS if len(header) == 1 and each in header[0]), None)
    if other is not None:
        raise TableRefused(
            f"{place}:1: its columns are separated by {other!r}; save the table as CSV with commas"
        )
    described = content.get("measures") or {}
    columns = _columns(content, header, place)
    sources = _sources(described, factors, columns, header, place)
    measures = _measures(described, factors) if "measure" in columns else {}
    marks = MARKS | marks_of(content.get("marks") or {}, place)
    found: dict[str, dict[tuple[str, str], Cell]] = {measure: {} for measure in sources}
    for line in reader:
        at = f"{place}:{reader.line_num}"
        if None in line or None in line.values():
            raise TableRefused(f"{at}: not as many columns as the header has; quote commas")
        of = measures.get(squeezed(line[columns["measure"]]).casefold()) if measures else None
        if measures and of is None:
            continue  # of what no descriptor tells
        entity, kind = named(label_of(line[columns["entity"]]), columns["entity"])
        said = {field: squeezed(line[columns[field]]) for field in _FURTHER if field in columns}
        row = said["row"] if said.get("row") in ROWS else kind
        period = as_period(line[columns["period"]])
        if period is None:
            written = squeezed(line[columns["period"]])
            raise TableRefused(f"{at}: {written!r} is no period; write {FORMS}")
        for measure in (of,) if of is not None else sources:
            if (entity, period) in found.setdefault(measure, {}):
                raise TableRefused(f"{at}: {entity} {period} stands in it twice")
            unit = (described.get(measure) or {}).get("unit")
            printed = figure(line[sources.get(measure) or columns["value"]], marks, at, unit)
            printed = _with_what_is_said(printed, said, marks, at, unit)
            cell = cell_of(printed, entity, cast(Row, row), period, factors[measure])
            found[measure][(entity, period)] = replace(cell, note=said.get("note") or None)
    without = next((measure for measure in described if measure in factors and not found.get(measure)), None)
    if measures and without is not None:
        raise TableRefused(f"{place}: no row is of {without}; name it so in {columns['measure']!r}")
    return found


def _columns(content: Mapping[str, Any], header: list[str], place: str) -> dict[str, str]:
    """Which column holds what: as the descriptor says, else those that bear the record's own names."""
    said = {field: str(name) for field, name in (content.get("columns") or {}).items()}
    if tuple(header) == COLUMNS:
        said = {}
    own_columns = any((entry or {}).get("column") for entry in (content.get("measures") or {}).values())
    usual = ("value", *_FURTHER) if own_columns else ("measure", "value", *_FURTHER)
    found = {"entity": "entity", "period": "period", **{f: f for f in usual if f in header}, **said}
    _hold(header, found.values(), place)
    return found


def _sources(
    described: Mapping[str, Any],
    factors: Mapping[str, Decimal],
    columns: Mapping[str, str],
    header: list[str],
    place: str,
) -> dict[str, str]:
    """The column in which the figures of each measure stand; none where a column tells which measure a row is of."""
    if "measure" in columns:
        _hold(header, [columns.get("value", "value")], place)
        return {}
    found = {
        measure: str((described[measure] or {}).get("column", columns.get("value", "value")))
        for measure in factors
        if measure in described
    }
    _hold(header, found.values(), place)
    return found


def _hold(header: list[str], names: Any, place: str) -> None:
    absent = next((name for name in names if name not in header), None)
    if absent is not None:
        raise TableRefused(
            f"{place}:1: no column {absent!r}; it has {', '.join(header)}; map it under columns in the descriptor"
        )


def _measures(described: Mapping[str, Any], factors: Mapping[str, Decimal]) -> dict[str, str]:
    """The measures by what a column may call them: their ids, and their names."""
    by_name = {
        squeezed(str(name)).casefold(): measure
        for measure, entry in described.items()
        if measure in factors
        for name in (entry or {}).get("names") or ()
    }
    return by_name | {measure.casefold(): measure for measure in factors}


def _with_what_is_said(
    printed: Printed, said: Mapping[str, str], marks: Mapping[str, Mark], at: str, unit: str | None
) -> Printed:
    """A figure with the bounds and the status that stand in columns of their own."""
    bounds = {
        side: figure(said[side], marks, at, unit).value for side in ("lower", "upper") if said.get(side)
    }
    if printed.value is None and bounds:
        printed = Printed(None, None, bounds.get("lower"), bounds.get("upper"))
    text = said.get("status", "")
    if not text:
        return printed
    status = _status(text, marks, at)
    if printed.value is not None and status not in FIGURES:
        raise TableRefused(f"{at}: a figure with the status {status}; leave the figure empty")
    bare = printed.value is None and printed.lower is None and printed.upper is None
    if printed.status is Status.ZERO or (bare and status in FIGURES):
        return printed  # a printed zero stays one, and an empty cell is no figure
    return replace(printed, status=status)


def _status(text: str, marks: Mapping[str, Mark], at: str) -> Status:
    if text in marks:
        return marks[text].status
    if text.casefold() in LETTERS:
        return LETTERS[text.casefold()]
    try:
        return Status(text.casefold().replace(" ", "_"))
    except ValueError:
        known = ", ".join(Status)
        raise TableRefused(
            f"{at}: the status {text!r} is not known; say under marks which of {known} it is"
        ) from None


def entities_in(text: str) -> Iterator[tuple[str, str]]:
    """The entity and the measure of each line of a table with the record's own columns."""
    yield from (
        (line[0], line[1]) for line in list(csv.reader(io.StringIO(text, newline="")))[1:] if line[1:]
    )


def content_of(path: Path) -> bytes:
    """The bytes of a table. Raises TableRefused where it cannot be read, or is larger than `LARGEST_FILE`."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TableRefused(f"{path}: larger than {LARGEST_FILE:,} bytes; keep the rows that are needed")
        return path.read_bytes()
    except OSError as error:
        raise TableRefused(f"{path}: {error.strerror}; check the path") from None
