"""Tidy tables: reading a CSV of the record's form, row by row against its schema, and keeping its cells."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, cast

from checks.errors import TableRefused
from checks.record.cells import Cell, Status
from checks.record.periods import FORMS, as_period

COLUMNS = ("entity", "measure", "row", "period", "value", "lower", "upper", "status", "note")
ROWS = ("entity", "total", "residual")
LARGEST = 1e24
"""No figure of the record is larger: the world uses 6e20 joules a year."""

FIGURES = frozenset({Status.REPORTED, Status.ESTIMATED, Status.PROVISIONAL, Status.PROJECTED, Status.ZERO})


class Row(NamedTuple):
    """One line of a tidy CSV, as text; `line` is its number in the file."""

    line: int
    entity: str
    measure: str
    row: str
    period: str
    value: str
    lower: str
    upper: str
    status: str
    note: str

    def cell(self) -> Cell:
        """The cell that the line stands for."""
        return Cell(
            self.entity,
            self.period,
            cast("Literal['entity', 'total', 'residual']", self.row),
            float(self.value) if self.value else None,
            Status(self.status),
            float(self.lower) if self.lower else None,
            float(self.upper) if self.upper else None,
            self.note or None,
        )


class Cells(dict[tuple[str, str], Cell]):
    """Cells by entity and period, each made from its line when it is first asked for: a check reads few of thousands."""

    def __init__(self, lines: Mapping[tuple[str, str], str]) -> None:
        super().__init__(cast("dict[tuple[str, str], Cell]", lines))

    def __getitem__(self, key: tuple[str, str]) -> Cell:
        found: Any = super().__getitem__(key)
        if isinstance(found, str):
            found = Row(0, *next(csv.reader([found]))).cell()
            super().__setitem__(key, found)
        return cast(Cell, found)

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def values(self) -> Any:
        return [self[key] for key in self]

    def items(self) -> Any:
        return [(key, self[key]) for key in self]


def text_of(content: bytes, place: str) -> str:
    """A table's bytes as text: UTF-8, with or without a byte order mark.

    Raises TableRefused for any other encoding.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TableRefused(f"{place}:{line}: not UTF-8; save the file as UTF-8") from None


def read_rows(content: bytes, place: str) -> Iterator[Row]:
    """The lines of a tidy CSV, none checked yet beyond the number of its columns.

    Raises TableRefused where the header is another one or a line is ragged.
    """
    reader = csv.reader(io.StringIO(text_of(content, place), newline=""))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise TableRefused(
            f"{place}:1: the columns are {', '.join(header)}; they must be {', '.join(COLUMNS)}"
        )
    for fields in reader:
        if len(fields) != len(COLUMNS):
            raise TableRefused(
                f"{place}:{reader.line_num}: {len(fields)} columns instead of {len(COLUMNS)}; quote fields with commas"
            )
        yield Row(reader.line_num, *fields)


def complaint(row: Row) -> str | None:
    """What the Table Schema says against a line taken alone; None where it is well-formed."""
    if not row.entity or not row.measure or not row.period:
        return "entity, measure and period must not be empty"
    if as_period(row.period) != row.period:
        return f"period is {row.period!r}; write {FORMS}"
    if row.row not in ROWS:
        return f"row is {row.row!r}, not one of {', '.join(ROWS)}"
    try:
        status = Status(row.status)
    except ValueError:
        return f"status {row.status!r} is not known"
    for name, text in (("value", row.value), ("lower", row.lower), ("upper", row.upper)):
        wrong = _wrong_number(name, text)
        if wrong:
            return wrong
    if row.value and status not in FIGURES:
        return f"a figure with the status {status}; leave the value empty"
    if status is Status.ZERO and float(row.value or "nan") != 0:
        return "the status zero needs the value 0"
    if not row.value and status in FIGURES and not row.lower and not row.upper:
        return f"the status {status} needs a value or a bound"
    if row.lower and row.upper and float(row.lower) > float(row.upper):
        return "lower is above upper"
    return None


def checked(row: Row, place: str) -> Row:
    """The line itself, if it is well-formed.

    Raises TableRefused with file and line if not.
    """
    wrong = complaint(row)
    if wrong:
        raise TableRefused(f"{place}:{row.line}: {wrong}")
    return row


def proved_cells(content: bytes, measure: str) -> Cells:
    """The cells of one measure in a tidy CSV whose bytes the lock has proved; nothing is checked again."""
    lines: dict[tuple[str, str], str] = {}
    for line in content.decode().splitlines()[1:]:
        entity, each, _, period, _ = line.split(",", 4)
        if each == measure:
            lines[(entity, period)] = line
    return Cells(lines)


def checked_cells(rows: Iterable[Row], place: str) -> dict[tuple[str, str], Cell]:
    """The cells of one measure's rows, each line proved by the schema.

    Raises TableRefused with file and line where one is malformed, or an entity has two lines for one period.
    """
    kept: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row.entity, row.period)
        if key in kept:
            raise TableRefused(
                f"{place}:{row.line}: {row.entity} {row.period} stands in line {kept[key].line} already; delete one"
            )
        kept[key] = checked(row, place)
    return {key: row.cell() for key, row in kept.items()}


def _wrong_number(name: str, text: str) -> str | None:
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return f"{name} {text!r} is not a number"
    if not math.isfinite(number) or abs(number) > LARGEST:
        return f"{name} {text} is out of bounds; leave it empty where there is no figure"
    return None
