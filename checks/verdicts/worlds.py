"""Rules 5 and 9, written once: who outranks an entity for certain, and who may, in the worlds that a table leaves open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from checks.intervals import Interval, point
from checks.record.cells import Cell, Status, Table
from checks.record.periods import length_of
from checks.values import dataclass
from checks.verdicts.rows import Rows, entities_of, remembered, rows_of, silent
from checks.verdicts.view import Spot


@dataclass(frozen=True, slots=True)
class Scope:
    """Among whom is ranked or counted. `open`: some who belong to it have no row of their own."""

    sure: frozenset[str]
    optional: frozenset[str]
    open: bool

    def has(self, entity: str) -> bool:
        """Whether the entity belongs to it, certainly or perhaps."""
        return entity in self.sure or entity in self.optional


@dataclass(frozen=True, slots=True)
class Earlier:
    """The latest figure that the publisher gave before for an entity that has none now."""

    entity: str
    possible: Interval
    edition: str
    period: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entity stands, in every world.

    above: outrank it for certain, in order. level: have the same printed figure. perhaps: may outrank it, each alone.
    hidden: how many unlisted ones may outrank it, each with at most half of the remainder. `rest_unlisted`: one that
    held more than half of it could. `without_figures`: listed, never with a figure that would outrank.
    """

    above: tuple[Cell, ...]
    level: tuple[Cell, ...]
    perhaps: tuple[Cell, ...]
    hidden: float
    rest_unlisted: bool
    without_figures: tuple[str, ...]
    earlier: tuple[Earlier, ...]

    @property
    def fewest(self) -> int:
        """How many stand above it in the world that is best for it."""
        return len(self.above)

    @property
    def most(self) -> float:
        """How many stand above it in the world that is worst for it, ties aside."""
        return len(self.above) + len(self.perhaps) + self.hidden

    @property
    def settled(self) -> bool:
        """Whether all worlds agree who stands above it."""
        return self.most == self.fewest


def scope_of(spot: Spot, among: str, without: Iterable[str] = ()) -> Scope:
    """The entities of a group, a continent or the world, less those that the claim leaves out."""
    left_out = frozenset(without)
    key = f"scope {among} {spot.period} {spot.day} {sorted(left_out)}"
    return remembered(spot.table, key, lambda: _scope(spot, among, left_out))


def standing(spot: Spot, entity: str, scope: Scope, ascending: bool) -> Standing:
    """Who stands above an entity that has a row, counted from the highest figure, or from the lowest."""
    known: dict[tuple[str, str, Scope, bool], Standing] = remembered(spot.table, "standings", dict)
    key = spot.period, entity, scope, ascending
    if key not in known:
        known[key] = _standing(spot, entity, scope, ascending)
    return known[key]


def _standing(spot: Spot, entity: str, scope: Scope, ascending: bool) -> Standing:
    mine = spot.table.cells[(entity, spot.period)].possible()
    rows = rows_of(spot.table, spot.period)
    above: list[Cell] = []
    level: list[Cell] = []
    perhaps: list[Cell] = []
    without: list[str] = []
    before: list[Earlier] = []
    contenders = rows.from_bottom(mine.high) if ascending else rows.from_top(mine.low)
    earlier = earlier_figures(spot)
    for cell in (*contenders, *rows.open):
        if cell.entity == entity or not scope.has(cell.entity) or cell.status is Status.NOT_APPLICABLE:
            continue
        last = earlier.get(cell.entity) if silent(cell) else None
        theirs = last.possible if last else cell.possible()
        if ascending and _nothing(spot, theirs, mine):
            continue
        if silent(cell) and not (last and _may_outrank(theirs, mine, ascending)):
            without.append(cell.entity)
        elif last:
            before.append(last)
            perhaps.append(cell)
        elif cell.value is not None and theirs == mine:
            level.append(cell)
        elif _outranks_surely(theirs, mine, ascending):
            (above if cell.entity in scope.sure else perhaps).append(cell)
        elif _may_outrank(theirs, mine, ascending):
            perhaps.append(cell)
    hidden, rest = _in_remainder(spot, mine, scope, ascending)
    if not _has_remainder(rows):
        gone = _gone(spot, scope, mine, ascending)
        before += gone
        hidden += len(gone)
    above.sort(key=lambda cell: cell.possible().low, reverse=not ascending)
    return Standing(tuple(above), tuple(level), tuple(perhaps), hidden, rest, tuple(without), tuple(before))


def earlier_figures(spot: Spot) -> dict[str, Earlier]:
    """The latest earlier held figures of all entities that have none at this spot (rule 5)."""

    def found() -> dict[str, Earlier]:
        return {earlier.entity: earlier for earlier in _earlier_figures(spot)}

    return remembered(spot.table, f"earlier {spot.period}", found)


def possible_members(spot: Spot, scope: Scope) -> tuple[list[tuple[Cell, Interval, bool]], float]:
    """Every listed member of a scope with what its figure may be, and the remainder that unlisted ones may share.

    A member is optional (the flag is false) where it may not belong to the scope at all.
    """
    rows = rows_of(spot.table, spot.period)
    known = earlier_figures(spot)
    found = [(cell, point(cell.value or 0.0), cell.entity in scope.sure) for cell in rows.figures]
    for cell in rows.open:
        last = known.get(cell.entity)
        if cell.status is Status.NOT_APPLICABLE or (silent(cell) and last is None):
            continue
        possible = cell.possible()
        if silent(cell) and last is not None:
            possible = Interval(min(0.0, last.possible.low), last.possible.high)
        found.append((cell, possible, cell.entity in scope.sure))
    members = [member for member in found if scope.has(member[0].entity)]
    return members, remainder_of(spot) if scope.open else 0.0


def hidden_beyond(remainder: float, level: float) -> tuple[float, bool]:
    """How many entities without a row may exceed a level, and whether one that held more than half of the rest could.

    A publisher that itemizes would itemize whoever holds most of the rest: each is taken to hold at most half of it.
    """
    if remainder <= 0:
        return 0.0, False
    if level <= 0 or math.isinf(remainder):
        return math.inf, False
    if remainder / 2 > level:
        return float(math.ceil(remainder / level) - 1), False
    return 0.0, remainder > level


def remainder_of(spot: Spot) -> float:
    """What entities without a row of their own share at most; the latest earlier figure where NA is printed now."""
    return sum(_at_most(spot, cell) for cell in rows_of(spot.table, spot.period).residuals)


def _at_most(spot: Spot, residual: Cell) -> float:
    if not silent(residual):
        return residual.possible().high
    for table, period in _before(spot):
        cell = table.cell(residual.entity, period)
        if cell and not silent(cell):
            return cell.possible().high
    return 0.0


def _scope(spot: Spot, among: str, left_out: frozenset[str]) -> Scope:
    catalogue = spot.catalogue
    listed = rows_of(spot.table, spot.period).listed
    members = catalogue.members(among, spot.day)
    optional = catalogue.optional_members(among)
    if among == "WORLD":
        strangers = frozenset(entity for entity in listed if _stands_alone(spot, entity)) - members - optional
        members = members | strangers
        if any(_is_no_place(spot, entity) for entity in listed):
            members, optional = members | optional & listed, optional - listed  # Hong Kong, among cities
    out = left_out.union(*(catalogue.members(each, spot.day) for each in left_out))
    perhaps = frozenset().union(*(catalogue.optional_members(each) for each in left_out)) - out
    sure = members - out - perhaps  # who may or may not be left out may or may not be there
    return Scope(sure, (optional - members | members & perhaps) - out, bool(sure - listed))


def _is_no_place(spot: Spot, entity: str) -> bool:
    known = spot.catalogue.entities.get(entity)
    return known is not None and known.kind == "other"


def _stands_alone(spot: Spot, entity: str) -> bool:
    known = spot.catalogue.entities.get(entity)
    return known is None or known.kind not in ("group", "continent", "world", "residual")


def _outranks_surely(theirs: Interval, mine: Interval, ascending: bool) -> bool:
    if ascending:
        return theirs.high < mine.low or (theirs.high == mine.low and (theirs.open_high or mine.open_low))
    return theirs.low > mine.high or (theirs.low == mine.high and (theirs.open_low or mine.open_high))


def _may_outrank(theirs: Interval, mine: Interval, ascending: bool) -> bool:
    return theirs.low < mine.high if ascending else theirs.high > mine.low


def _nothing(spot: Spot, theirs: Interval, mine: Interval) -> bool:
    """Whether a figure among the lowest is a zero: who produces nothing is not the smallest producer."""
    return theirs.high == 0 < mine.low and spot.measure.dimension != "percent"


def _gone(spot: Spot, scope: Scope, mine: Interval, ascending: bool) -> list[Earlier]:
    """Entities of the scope that have no row any more, and would outrank with the figure that they had before."""
    listed = rows_of(spot.table, spot.period).listed
    return [
        last
        for last in earlier_figures(spot).values()
        if last.entity not in listed
        and scope.has(last.entity)
        and _may_outrank(last.possible, mine, ascending)
        and not (ascending and _nothing(spot, last.possible, mine))
    ]


def _has_remainder(rows: Rows) -> bool:
    return any(not silent(cell) for cell in rows.residuals)


def _in_remainder(spot: Spot, mine: Interval, scope: Scope, ascending: bool) -> tuple[float, bool]:
    """How many unlisted entities may outrank, and whether one that held more than half of the remainder could."""
    remainder = remainder_of(spot) if scope.open else 0.0
    if ascending and remainder > 0:
        return math.inf, False
    return hidden_beyond(remainder, mine.low)


def _earlier_figures(spot: Spot) -> Iterator[Earlier]:
    rows = rows_of(spot.table, spot.period)
    found = rows.listed - {cell.entity for cell in rows.open if silent(cell)}
    for table, period in _before(spot):
        for entity in sorted(entities_of(table) - found):
            cell = table.cell(entity, period)
            if cell and cell.row == "entity" and not silent(cell) and cell.status is not Status.WITHHELD:
                found |= {entity}
                yield Earlier(entity, cell.possible(), table.edition.id, period)


def _before(spot: Spot) -> Iterator[tuple[Table, str]]:
    """The same and earlier periods in the same and earlier editions, latest first, without the spot itself.

    A table with a history of its own repeats its predecessors': only the one before is asked what was withdrawn.
    """
    published = spot.table.edition.published
    editions = [edition for edition in spot.view.known() if edition.published <= published]
    for edition in editions[: 2 if len(spot.table.periods) > 2 else None]:
        table = spot.view.table(edition)
        same = [each for each in table.periods if length_of(each) == length_of(spot.period)]
        for period in sorted((each for each in same if each <= spot.period), reverse=True):
            if edition.id != spot.table.edition.id or period != spot.period:
                yield table, period
