"""The rows of one table and period, sorted and counted once: what ranks, counts and completeness are read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TypeVar, cast

from checks.record.cells import Cell, Status, Table
from checks.values import dataclass

T = TypeVar("T")

_SILENT = (Status.NOT_AVAILABLE, Status.NOT_APPLICABLE, Status.QUALITATIVE, Status.PROJECTED)


@dataclass(frozen=True, slots=True)
class Rows:
    """One period's rows: entities with a figure, highest first; those without one; and the remainders."""

    figures: tuple[Cell, ...]
    open: tuple[Cell, ...]
    residuals: tuple[Cell, ...]
    listed: frozenset[str]
    """The entities that have a row of their own, with a figure or without."""
    _negated: tuple[float, ...]

    def from_top(self, least: float) -> tuple[Cell, ...]:
        """The rows with this figure or a higher one, the highest first."""
        return self.figures[: bisect_right(self._negated, -least)]

    def from_bottom(self, most: float) -> tuple[Cell, ...]:
        """The rows with this figure or a lower one, the lowest first."""
        return self.figures[bisect_left(self._negated, -most) :][::-1]


def silent(cell: Cell) -> bool:
    """Whether the row says nothing of its size (rule 5: NA, blank, "Large"), not even a bound or "withheld".

    What is projected among figures of others is no figure yet either (rule 2).
    """
    return cell.status in _SILENT and cell.lower is None and cell.upper is None


def rows_of(table: Table, period: str) -> Rows:
    """The rows of a period, sorted once and kept with the table."""
    return remembered(table, f"rows {period}", lambda: _sorted_rows(table, period))


def entities_of(table: Table) -> frozenset[str]:
    """Every entity that has a row in any period."""
    return remembered(table, "entities", lambda: frozenset(entity for entity, _ in table.cells))


def covered(table: Table, period: str) -> int:
    """How many entities have something to rank by in a period."""
    rows = rows_of(table, period)
    return len(rows.figures) + sum(not silent(cell) for cell in rows.open)


def remembered(table: Table, key: str, make: Callable[[], T]) -> T:
    """What `make` returns, computed once a table: kept on the table itself, so that it lives and goes with it."""
    kept: dict[str, object] = vars(table).setdefault("_remembered", {})
    if key not in kept:
        kept[key] = make()
    return cast(T, kept[key])


def _sorted_rows(table: Table, period: str) -> Rows:
    entities = table.rows(period)
    some_actual = any(cell.value is not None and cell.status is not Status.PROJECTED for cell in entities)
    figures: list[Cell] = []
    without: list[Cell] = []
    for cell in entities:
        is_figure = cell.value is not None and not (some_actual and cell.status is Status.PROJECTED)
        (figures if is_figure else without).append(cell)
    figures.sort(key=_descending)
    listed = frozenset(cell.entity for cell in entities)
    negated = tuple(-(cell.value or 0.0) for cell in figures)
    return Rows(tuple(figures), tuple(without), tuple(table.residuals(period)), listed, negated)


def _descending(cell: Cell) -> tuple[float, str]:
    return (-(cell.value or 0.0), cell.entity)
