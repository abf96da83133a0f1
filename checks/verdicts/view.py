"""What a verdict may read: one measure as it stood while one edition was in force, and one period of it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from checks.record.catalogue import Catalogue
from checks.record.catalogue_entries import Measure
from checks.record.cells import Edition, Table
from checks.record.periods import last_day
from checks.values import dataclass, replace


class Record(Protocol):
    """What the verdicts need of the record."""

    catalogue: Catalogue

    def editions(self, measure: str) -> tuple[Edition, ...]:
        """The held editions that print a measure, oldest first."""

    def table(self, measure: str, edition: str) -> Table:
        """One measure in one edition."""


class Traced:
    """A record that remembers of which measures it was asked for the tables: what a verdict read, and looked for."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.catalogue = record.catalogue
        self.asked: set[str] = set()

    def editions(self, measure: str) -> tuple[Edition, ...]:
        """The held editions that print a measure, oldest first."""
        self.asked.add(measure)
        return self._record.editions(measure)

    def table(self, measure: str, edition: str) -> Table:
        """One measure in one edition."""
        self.asked.add(measure)
        return self._record.table(measure, edition)


@dataclass(frozen=True, slots=True)
class View:
    """One measure while `standing` was its edition in force.

    `editions`: all that are held, oldest first. `day`: the article's, for memberships.
    """

    record: Record
    measure: Measure
    editions: tuple[Edition, ...]
    standing: Edition
    day: date | None

    def known(self) -> tuple[Edition, ...]:
        """The editions that one could know then: up to the standing one, newest first."""
        newest_first = self.editions[::-1]
        return newest_first[newest_first.index(self.standing) :]

    def table(self, edition: Edition) -> Table:
        """The measure in an edition."""
        return self.record.table(self.measure.id, edition.id)

    def at(self, standing: Edition) -> View:
        """The view while another edition was in force."""
        return self if standing is self.standing else replace(self, standing=standing)


@dataclass(frozen=True, slots=True)
class Spot:
    """One period of one table: where a verdict reads its cells."""

    view: View
    table: Table
    period: str

    @property
    def measure(self) -> Measure:
        """The measure that is read."""
        return self.view.measure

    @property
    def catalogue(self) -> Catalogue:
        """The record's catalogue."""
        return self.view.record.catalogue

    @property
    def day(self) -> date | None:
        """The day whose memberships count: the end of the period, or the article's day where that is earlier."""
        days = [day for day in (last_day(self.period), self.view.day) if day]
        return min(days) if days else None
