"""Two tables of one measure held against each other: what is new, gone or revised, and whose place changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.record.catalogue_entries import Measure
from checks.record.cells import Cell, Table


@dataclass(frozen=True, slots=True)
class Change:
    """A row that the two tables have differently; None: not listed."""

    entity: str
    was: Cell | None
    now: Cell | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An entity's place in the two rankings, the first being 1; None: it has no figure there."""

    entity: str
    was: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One period of the older table and one of the newer, which differ.

    `before` or `after` is None where only the other table has the period.
    """

    before: str | None
    after: str | None
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]

    @property
    def new(self) -> int:
        """How many rows only the newer table lists."""
        return sum(each.was is None for each in self.changes)

    @property
    def gone(self) -> int:
        """How many rows only the older table lists."""
        return sum(each.now is None for each in self.changes)

    @property
    def revised(self) -> int:
        """How many rows both list, with another figure or status."""
        return len(self.changes) - self.new - self.gone


def compare(old: Table | None, new: Table | None, measure: Measure) -> Iterator[Comparison]:
    """Compare two tables of a measure period by period; only periods that differ come out, in order.

    A stock of which the two print no year in common is compared as it stands in each. A missing table has no rows.
    """
    for before, after in _pairs(old, new, measure):
        was, now = _rows(old, before), _rows(new, after)
        changes = tuple(
            Change(entity, was.get(entity), now.get(entity))
            for entity in sorted({*was, *now})
            if _said(was.get(entity)) != _said(now.get(entity))
        )
        if not changes:
            continue
        moved: tuple[Moved, ...] = ()
        if old is not None and new is not None and before is not None and after is not None:
            first, second = places(old, before, measure), places(new, after, measure)
            ordered = sorted({*first, *second}, key=lambda each: (second.get(each, len(second) + 1), each))
            moved = tuple(
                Moved(entity, first.get(entity), second.get(entity))
                for entity in ordered
                if first.get(entity) != second.get(entity)
            )
        yield Comparison(before, after, changes, moved)


def places(table: Table, period: str, measure: Measure) -> dict[str, int]:
    """The places of the entities that have a figure, first place first; equal figures share a place."""
    known = [(cell.value, cell.entity) for cell in table.rows(period) if cell.value is not None]
    ranked = sorted(known, key=lambda each: each[0], reverse=measure.ranking == "high")
    found: dict[str, int] = {}
    for position, (value, entity) in enumerate(ranked, start=1):
        tied = position > 1 and value == ranked[position - 2][0]
        found[entity] = found[ranked[position - 2][1]] if tied else position
    return found


def _pairs(old: Table | None, new: Table | None, measure: Measure) -> Iterator[tuple[str | None, str | None]]:
    before, after = (table.periods if table else () for table in (old, new))
    if measure.kind == "stock" and before and after and not set(before) & set(after):
        yield before[-1], after[-1]
        return
    for period in sorted({*before, *after}):
        yield period if period in before else None, period if period in after else None


def _rows(table: Table | None, period: str | None) -> dict[str, Cell]:
    if table is None or period is None:
        return {}
    return {entity: cell for (entity, of), cell in table.cells.items() if of == period}


def _said(cell: Cell | None) -> object:
    return cell and (cell.row, cell.value, cell.lower, cell.upper, cell.status)
