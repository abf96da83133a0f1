"""The reference tables as they are in memory: cells, tables of one measure in one edition, editions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

from checks.intervals import Interval
from checks.values import dataclass, replace


class Status(StrEnum):
    """What a publisher prints in a cell; none but ZERO and the four kinds of figures stands for a number."""

    REPORTED = "reported"
    ESTIMATED = "estimated"
    PROVISIONAL = "provisional"
    PROJECTED = "projected"
    WITHHELD = "withheld"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    QUALITATIVE = "qualitative"
    INCLUDED_ELSEWHERE = "included_elsewhere"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. `value` is None where it is no number; `lower`/`upper` are bounds that were printed instead.

    `period` is a year, or a part of one (`periods`); for a stock of edition N of a publisher that prints it so, N-1.
    """

    entity: str
    period: str
    row: Literal["entity", "total", "residual"]
    value: float | None
    status: Status
    lower: float | None = None
    upper: float | None = None
    note: str | None = None

    @property
    def known(self) -> bool:
        """Whether the cell holds a figure (a printed zero is one)."""
        return self.value is not None

    def possible(self) -> Interval:
        """Every number that the cell leaves possible: the figure itself, or what the printed bounds allow."""
        if self.value is not None:
            return Interval(self.value, self.value)
        low = self.lower if self.lower is not None else 0.0
        high = self.upper if self.upper is not None else float("inf")
        return Interval(low, high, self.lower is not None, self.upper is not None)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a dataset, held by the record.

    kind: a `release` replaces its predecessor on its day; a `snapshot` is a copy of a rolling database.
    `published_inferred`: the day is inferred, and counts as ± 15 days.
    `next_release`: the day on which the publisher's next edition came out, held or not; None: it is the newest.
    `last_actual_year`: figures of later years are projections; None where the publisher makes none.
    """

    id: str
    publisher: str
    dataset: str
    published: date
    kind: Literal["release", "snapshot"] = "release"
    published_inferred: bool = False
    next_release: date | None = None
    last_actual_year: int | None = None
    title: str = ""
    url: str | None = None
    doi: str | None = None


@dataclass(frozen=True)
class Table:
    """One measure in one edition. `id` names it in findings: "usgs/mcs/2025/rare_earths"."""

    id: str
    measure: str
    edition: Edition
    cells: dict[tuple[str, str], Cell]
    periods: tuple[str, ...] = field(default=())

    def cell(self, entity: str, period: str) -> Cell | None:
        """The cell of an entity (or of WORLD, a group, a residual) in a period; None where there is no such row."""
        return self.cells.get((entity, period))

    def rows(self, period: str) -> list[Cell]:
        """The individually listed entities of a period, whatever their status; no totals, groups or residuals."""
        return [cell for cell in self._of(period) if cell.row == "entity"]

    def residuals(self, period: str) -> list[Cell]:
        """The rows of a period that stand for entities not listed ("Other countries")."""
        return [cell for cell in self._of(period) if cell.row == "residual"]

    def widened(self, others: Sequence[Table]) -> Table:
        """The table with the figures of others added to its own, and with the rows that only they have."""
        key = tuple(each.id for each in others)
        if key not in self._widened:
            cells = {place: self.cells[place] for place in self.cells}  # they are parsed when asked for
            for place, added in ((place, each.cells[place]) for each in others for place in each.cells):
                own = cells.get(place)
                if own is None:
                    cells[place] = added
                elif own.value is not None and added.value is not None:
                    cells[place] = replace(own, value=own.value + added.value)
            self._widened[key] = replace(self, cells=cells)
        return self._widened[key]

    @cached_property
    def _widened(self) -> dict[tuple[str, ...], Table]:
        return {}

    def _of(self, period: str) -> list[Cell]:
        return [self.cells[key] for key in self._keys.get(period, ())]

    @cached_property
    def _keys(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for key in self.cells:
            found.setdefault(key[1], []).append(key)
        return found


def periods_of(cells: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The periods of cells keyed by (entity, period), ascending."""
    return tuple(sorted({period for _, period in cells}))
