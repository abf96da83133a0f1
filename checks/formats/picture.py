"""What pictures of a finding's evidence show: the ranking around its entity, its figure through years and editions.

Lengths and places in a picture run from 0 to 1; drawing is the report's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checks.errors import AssayError
from checks.findings import Evidence, Finding
from checks.formats.course import Course, course, stated_value
from checks.formats.ranking import Ranking, ranking
from checks.formats.tables import name_of, said
from checks.record import Record
from checks.record.cells import Cell, Edition, Status
from checks.verdicts.wording import amount

_HEAD, _BESIDE, _MOST_ROWS = 5, 2, 14
_EDITIONS_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ranking. `after_gap`: rows between it and the one before are left out.

    `read`: the verdict read its cell. `stated`: the claim puts its entity in this place.
    """

    place: int | None
    name: str
    figure: str
    length: float
    subject: bool
    read: bool
    stated: bool
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """A ranking as bars. `stated`: where the stated value would end, if the claim states one."""

    title: str
    rows: tuple[Row, ...]
    stated: float | None
    stated_figure: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one edition says of the deciding cell. `next_best`: it follows the deciding one, or else comes before it."""

    edition: str
    published: str
    period: str
    figure: str
    place: int | None
    decides: bool
    next_best: bool


@dataclass(frozen=True, slots=True)
class Pictures:
    """All that is shown beside a finding's own cells."""

    bars: Bars | None = None
    course: Course | None = None
    editions: tuple[Said, ...] = ()


class Painter:
    """Makes the pictures of findings from a record, and keeps the rankings that many of them share."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._ranking: Callable[[str, str, str, str], Ranking | None] = lru_cache(256)(self._ranked)

    def pictures(self, finding: Finding) -> Pictures:
        """The pictures of a finding; none where the record does not hold the table of its deciding cell."""
        cell = finding.evidence[0] if finding.evidence else None
        if cell is None:
            return Pictures()
        try:
            table = self._record.table(cell.measure, cell.edition)
            return Pictures(
                self._bars(finding, cell),
                course(self._record, finding, cell, table),
                self._editions(finding, cell),
            )
        except AssayError:
            return Pictures()

    def name(self, entity: str) -> str:
        """What people call an entity."""
        return name_of(self._record, entity)

    def edition(self, cell: Evidence) -> Edition | None:
        """The edition that a cell was read from; None where the record does not hold it."""
        held = self._record.editions(cell.measure)
        return next((each for each in held if each.id == cell.edition), None)

    def _ranked(self, measure: str, edition: str, period: str, among: str) -> Ranking | None:
        try:
            return ranking(self._record, measure, edition, period, None if among == "WORLD" else among)
        except AssayError:
            return None

    def _bars(self, finding: Finding, cell: Evidence) -> Bars | None:
        found = self._ranking(cell.measure, cell.edition, cell.period, _among(finding))
        rows = [row for row in found.rows if row[2].row == "entity"] if found else []
        if found is None or len(rows) < 2 or cell.entity not in {row[2].entity for row in rows}:
            return None
        read = {each.entity for each in finding.evidence if each.table == cell.table}
        stated = stated_value(finding, cell)
        lowest = min([0.0, *(row[2].value or 0.0 for row in rows)])
        span = max([*(row[2].value or 0.0 for row in rows), stated or 0.0]) - lowest or 1.0
        shown: list[Row] = []
        before = -1
        for number in _chosen(rows, cell.entity, read, finding.stated.rank):
            place, name, each = rows[number]
            shown.append(
                Row(
                    place,
                    name,
                    _figure(each, cell.unit),
                    0.0 if each.value is None else (each.value - lowest) / span,
                    each.entity == cell.entity,
                    each.entity in read,
                    place is not None and place == finding.stated.rank,
                    number != before + 1,
                )
            )
            before = number
        ends_at = None if stated is None else (stated - lowest) / span
        return Bars(found.title, tuple(shown), ends_at, _amount(stated, cell.unit))

    def _editions(self, finding: Finding, cell: Evidence) -> tuple[Said, ...]:
        """The deciding edition and those around it, the newest first."""
        held = self._record.editions(cell.measure)
        here = next(number for number, each in enumerate(held) if each.id == cell.edition)
        around = held[max(0, here - _EDITIONS_BESIDE) : here + _EDITIONS_BESIDE + 1]
        best = held[here + 1] if here + 1 < len(held) else held[here - 1] if here else None
        ranks = finding.kind in ("rank", "order")
        found: list[Said] = []
        for edition in reversed(around):
            table = self._record.table(cell.measure, edition.id)
            decides = edition.id == cell.edition
            period = cell.period if cell.period in table.periods else table.periods[-1]
            each = table.cell(cell.entity, period)
            place = self._place(cell, edition.id, period, _among(finding)) if ranks else None
            published = f"{'about ' if edition.published_inferred else ''}{edition.published}"
            found.append(
                Said(
                    edition.id,
                    published,
                    period,
                    _figure(each, cell.unit) if each else "not listed",
                    place,
                    decides,
                    edition is best,
                )
            )
        return tuple(found)

    def _place(self, cell: Evidence, edition: str, period: str, among: str) -> int | None:
        found = self._ranking(cell.measure, edition, period, among)
        rows = found.rows if found else ()
        return next((place for place, _, each in rows if each.entity == cell.entity), None)


def _chosen(
    rows: Sequence[tuple[int | None, str, Cell]], entity: str, read: set[str], stated: int | None
) -> list[int]:
    """Which rows are shown: the head, those around the entity and the stated place, and those that were read."""
    own = next(number for number, row in enumerate(rows) if row[2].entity == entity)
    wanted = [own, *(number for number, row in enumerate(rows) if stated and row[0] == stated)][:3]
    wanted += [*range(_HEAD), *range(own - _BESIDE, own + _BESIDE + 1)]
    wanted += [number for number, row in enumerate(rows) if row[2].entity in read]
    kept: dict[int, None] = {}
    for number in wanted:
        if 0 <= number < len(rows) and len(kept) < _MOST_ROWS:
            kept[number] = None
    return sorted(kept)


def figure(cell: Evidence) -> str:
    """What a cell of the evidence says: its figure, its bounds, or why it has none."""
    shown = Cell(cell.entity, cell.period, "entity", cell.value, Status(cell.status), cell.lower, cell.upper)
    return _figure(shown, cell.unit)


def _among(finding: Finding) -> str:
    """Among whom a claim ranks."""
    return getattr(finding.claim.query, "among", "WORLD") if finding.claim else "WORLD"


def _figure(cell: Cell, unit: str | None) -> str:
    return said(cell, unit) if cell.value is None else _amount(cell.value, unit)


def _amount(value: float | None, unit: str | None) -> str:
    return "" if value is None else amount(value, unit)
