"""From cells to evidence, and from evidence to figures that verdicts can reckon with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.findings import Evidence, Role
from checks.intervals import Interval, point
from checks.reasons import Reason
from checks.record.cells import Cell, Status
from checks.values import dataclass
from checks.verdicts.periods import newest_period
from checks.verdicts.rows import entities_of
from checks.verdicts.view import Spot


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the cells that it was read from.

    `possible`: the printed figure, or all that printed bounds leave possible. `rounded`: the same before the
    publisher's rounding.
    """

    possible: Interval
    rounded: Interval
    evidence: tuple[Evidence, ...]

    @property
    def value(self) -> float | None:
        """The printed figure; None where only bounds are known."""
        return self.possible.low if self.possible.low == self.possible.high else None

    def __add__(self, other: Figure) -> Figure:
        evidence = (*self.evidence, *other.evidence)
        return Figure(self.possible + other.possible, self.rounded + other.rounded, evidence)

    def __sub__(self, other: Figure) -> Figure:
        evidence = (*self.evidence, *other.evidence)
        return Figure(self.possible - other.possible, self.rounded - other.rounded, evidence)

    def __truediv__(self, other: Figure) -> Figure:
        evidence = (*self.evidence, *other.evidence)
        return Figure(_ratio(self.possible, other.possible), _ratio(self.rounded, other.rounded), evidence)

    def without(self, part: Figure) -> Figure:
        """What is left of a whole: never less than nothing."""
        left = self - part
        return Figure(_not_negative(left.possible), _not_negative(left.rounded), left.evidence)

    def times(self, factor: float) -> Figure:
        """The figure in another unit, or a part of it."""
        return Figure(self.possible.times(factor), self.rounded.times(factor), self.evidence)


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a table gives no figure, with the cell that says so where there is one."""

    reason: Reason
    evidence: tuple[Evidence, ...] = ()


def read(spot: Spot, entity: str, role: Role = "subject") -> Figure | Gap:
    """What the spot says of an entity: a printed figure, or for a group of an exhaustive measure its members' sum."""
    cell = spot.table.cell(entity, spot.period)
    if cell is None:
        return _unprinted(spot, entity)
    shown = (evidence_of(spot, cell, role),)
    if cell.status is Status.PROJECTED:
        return Gap(Reason.PROJECTION_ONLY, (*shown, *_last_actual(spot, entity)))
    if cell.value is not None:
        return Figure(point(cell.value), rounding_of(spot, cell), shown)
    if cell.lower is not None or cell.upper is not None:
        return Figure(cell.possible(), cell.possible(), shown)
    return Gap(Reason.WITHHELD if cell.status is Status.WITHHELD else Reason.NO_DATA_FOR_ENTITY, shown)


def rounding_of(spot: Spot, cell: Cell) -> Interval:
    """What a printed figure may have been before it was rounded."""
    if cell.value is None:
        return cell.possible()
    return spot.measure.rounding.interval(cell.value) if cell.value else point(0.0)


def sum_of(figures: Iterable[Figure]) -> Figure:
    """The figures added up, with all their evidence."""
    first, *rest = figures
    for figure in rest:
        first = first + figure
    return first


def evidence_of(spot: Spot, cell: Cell, role: Role, rank: int | None = None) -> Evidence:
    """A cell as findings show it."""
    edition = spot.table.edition
    return Evidence(
        table=spot.table.id,
        publisher=edition.publisher,
        edition=edition.id,
        published=edition.published,
        role=role,
        entity=cell.entity,
        period=cell.period,
        value=cell.value,
        unit=spot.measure.unit,
        measure=spot.measure.id,
        status=cell.status,
        lower=cell.lower,
        upper=cell.upper,
        rank=rank,
        url=edition.url,
        note=cell.note,
    )


def _unprinted(spot: Spot, entity: str) -> Figure | Gap:
    known = spot.catalogue.entities.get(entity)
    group = known is not None and known.kind in ("group", "continent", "world")
    if group and spot.measure.exhaustive:
        return _sum_of_members(spot, entity)
    printed = entity in entities_of(spot.table)
    return Gap(Reason.NO_DATA_FOR_PERIOD if printed else Reason.NO_DATA_FOR_ENTITY)


def _sum_of_members(spot: Spot, group: str) -> Figure | Gap:
    members = spot.catalogue.members(group, spot.day)
    figures: list[Figure] = []
    for member in sorted(members):
        found = read(spot, member, "member") if spot.table.cell(member, spot.period) else None
        if not isinstance(found, Figure):
            return Gap(Reason.NO_DATA_FOR_ENTITY, found.evidence if found else ())
        figures.append(found)
    if not figures:
        return Gap(Reason.NO_DATA_FOR_ENTITY)
    return sum_of([*figures, *_perhaps_members(spot, spot.catalogue.optional_members(group) - members)])


def _perhaps_members(spot: Spot, entities: Iterable[str]) -> Iterator[Figure]:
    """The figures of those who may or may not be counted to a group: from nothing to all of each (rule 5)."""
    for entity in sorted(entities):
        cell = spot.table.cell(entity, spot.period)
        if cell is not None and cell.value:
            yield Figure(Interval(0.0, cell.value), Interval(0.0, rounding_of(spot, cell).high), ())


def _last_actual(spot: Spot, entity: str) -> tuple[Evidence, ...]:
    period = newest_period(spot.table)
    cell = spot.table.cell(entity, period) if period else None
    return (evidence_of(spot, cell, "closest"),) if cell and cell.status is not Status.PROJECTED else ()


def _not_negative(interval: Interval) -> Interval:
    return Interval(max(interval.low, 0.0), max(interval.high, 0.0))


def _ratio(whole: Interval, part: Interval) -> Interval:
    """The ratios of two intervals of which the second lies above zero."""
    if whole.low == whole.high and part.low == part.high:
        return point(whole.low / part.low)
    return whole / part
