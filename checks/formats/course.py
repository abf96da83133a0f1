"""A figure through years and editions, as a picture shows it; lengths and heights run from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checks.findings import Evidence, Finding
from checks.formats.tables import name_of
from checks.record import Record
from checks.record.cells import Table
from checks.verdicts.wording import amount

_YEARS_BEFORE, _YEARS_AFTER = 12, 3
_LINE, _WORD = 0.14, 0.1
"""How much of a picture's height and width its words take."""

_NEAR, _SEEN = 0.6, 0.03
"""A picture begins above nothing where the least figure is more than this part of the largest, and differs visibly."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure of a course; y from 0 (below) to 1. `read`: the verdict read it."""

    x: float
    y: float
    figure: str
    read: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What one edition says of the years."""

    edition: str
    dots: tuple[Dot, ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A figure through years and editions. `stated`: the lower end, the middle and the upper end of what is stated.

    `thread`: the newest figure of each edition, where an edition has few years.
    """

    title: str
    lines: tuple[Line, ...]
    thread: tuple[Dot, ...]
    years: tuple[tuple[float, str], ...]
    heights: tuple[tuple[float, str], ...]
    stated: tuple[float, float, float] | None
    stated_figure: str


def course(record: Record, finding: Finding, cell: Evidence, table: Table) -> Course | None:
    """The figure of the deciding cell's entity in the years around it, by every held edition; None for a single one."""
    editions = dict(_editions(record, cell, table))
    every = [value for figures in editions.values() for value in figures.values()]
    years = sorted({year for figures in editions.values() for year in figures})
    if len(every) < 2:
        return None
    low, middle, high = _band(finding, cell)
    height = _scale([*every, *(each for each in (low, middle, high) if each is not None)])
    across = {year: number / max(1, len(years) - 1) for number, year in enumerate(years)}
    read = {(each.edition, each.period) for each in finding.evidence if each.entity == cell.entity}

    def dot(edition: str, year: str, value: float) -> Dot:
        words = f"{year}: {amount(value, cell.unit)} ({edition} edition)"
        return Dot(across[year], height(value), words, (edition, year) in read)

    lines = [
        Line(edition, tuple(dot(edition, *each) for each in sorted(figures.items())), edition == cell.edition)
        for edition, figures in editions.items()
    ]
    short = all(len(line.dots) <= _YEARS_AFTER for line in lines)
    stated = None
    if low is not None and middle is not None and high is not None:
        stated = height(low), height(middle), height(high)
    return Course(
        f"{name_of(record, cell.entity)}, by year and edition",
        tuple(lines),
        tuple(line.dots[-1] for line in lines) if short and len(lines) > 1 else (),
        _labels(across, cell.period),
        tuple((height(each), amount(each, cell.unit)) for each in _apart(height, min(every), max(every))),
        stated,
        "" if middle is None else amount(middle, cell.unit),
    )


def stated_value(finding: Finding, cell: Evidence) -> float | None:
    """The stated value, where it is one of the deciding cell's kind."""
    if finding.kind != "value" or finding.stated.unit != cell.unit:
        return None
    return finding.stated.value


def _editions(record: Record, cell: Evidence, table: Table) -> Iterator[tuple[str, dict[str, float]]]:
    """The figures of the cell's entity by year, edition by edition, the oldest first."""
    years = _years(table, cell.period)
    for edition in record.editions(cell.measure):
        there = table if edition.id == cell.edition else record.table(cell.measure, edition.id)
        few = len(there.periods) <= _YEARS_AFTER
        cells = [there.cell(cell.entity, year) for year in there.periods if few or year in years]
        figures = {each.period: each.value for each in cells if each and each.value is not None}
        if figures:
            yield edition.id, figures


def _years(table: Table, period: str) -> set[str]:
    """The years of a long table that are shown: some before the deciding one, and a few after."""
    here = table.periods.index(period) if period in table.periods else len(table.periods) - 1
    return set(table.periods[max(0, here - _YEARS_BEFORE) : here + _YEARS_AFTER + 1])


def _labels(across: dict[str, float], period: str) -> tuple[tuple[float, str], ...]:
    """The first and the last year, and the deciding one where there is room."""
    ends = list(dict.fromkeys((min(across), max(across))))
    if period in across and _WORD < across[period] < 1 - _WORD:
        ends.insert(1, period)
    return tuple((across[each], each) for each in ends)


def _apart(height: Callable[[float], float], low: float, high: float) -> tuple[float, ...]:
    """The ends of what is shown; the upper one alone where their words would run into each other."""
    return (low, high) if height(high) - height(low) > _LINE else (high,)


def _scale(values: list[float]) -> Callable[[float], float]:
    """How high a value stands; the picture begins at nothing, unless all values lie near each other."""
    low, high = min(values), max(values)
    near = low > _NEAR * high > 0 and high - low > _SEEN * high
    bottom = low - (high - low) / 4 if near else min(0.0, low)
    span = max(high, bottom) - bottom or 1.0
    return lambda value: (value - bottom) / span


def _band(finding: Finding, cell: Evidence) -> tuple[float | None, float | None, float | None]:
    value = stated_value(finding, cell)
    if value is None:
        return None, None, None
    low = value if finding.stated.low is None else finding.stated.low
    high = value if finding.stated.high is None else finding.stated.high
    return low, value, high
