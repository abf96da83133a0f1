"""Rule 1: which edition was in force on a day, and which could have been where that is not held or not certain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from checks.record.cells import Edition
from checks.values import dataclass

INFERRED_DAY = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class InForce:
    """The editions of which one was in force: a single one, or the held neighbours of a gap.

    `settled` is false where only one neighbour of a gap is held: then nothing speaks for the other side.
    """

    editions: tuple[Edition, ...]
    settled: bool = True

    @property
    def neighbours(self) -> bool:
        """Whether several editions are possible worlds."""
        return len(self.editions) > 1


def in_force(editions: Sequence[Edition], day: date | None) -> InForce:
    """The edition in force on the day among those held, oldest first; the newest where no day is known."""
    if day is None:
        return InForce((editions[-1],))
    last = len(editions) - 1
    while last >= 0 and day < _earliest(editions[last]):
        last -= 1
    if last < 0:
        return InForce((editions[0],), settled=False)
    current = editions[last]
    if day < _latest(current):
        if last == 0:
            return InForce((current,), settled=False)
        return InForce((editions[last - 1], current))
    follower = editions[last + 1] if last + 1 < len(editions) else None
    if _superseded(current, follower, day):
        return InForce((current, follower)) if follower else InForce((current,), settled=False)
    return InForce((current,))


def named(editions: Sequence[Edition], name: str, day: date | None) -> InForce | None:
    """The editions that a name in the article can mean ("2025" for "2025-04"), of those out by then; None if none.

    A month is also that in which a yearly edition came out: "January's report".
    """
    exact = tuple(edition for edition in editions if edition.id == name)
    fitting = exact or tuple(edition for edition in editions if edition.id.startswith(f"{name}-"))
    fitting = fitting or tuple(edition for edition in editions if _came_out_in(edition, name))
    out = tuple(edition for edition in fitting if day is None or _earliest(edition) <= day) or fitting
    return InForce(out) if out else None


def _came_out_in(edition: Edition, month: str) -> bool:
    yearly = "-" not in edition.id and not edition.published_inferred
    return yearly and f"{edition.published:%Y-%m}" == month


def gap_between(older: Edition, newer: Edition) -> bool:
    """Whether an edition that is not held came out between two held ones."""
    if older.next_release is not None:
        return older.next_release < _earliest(newer)
    return older.kind == "snapshot"


def _superseded(current: Edition, follower: Edition | None, day: date) -> bool:
    if current.next_release is not None:
        return day >= current.next_release
    return current.kind == "snapshot" and follower is not None and day > current.published


def _earliest(edition: Edition) -> date:
    return edition.published - INFERRED_DAY if edition.published_inferred else edition.published


def _latest(edition: Edition) -> date:
    return edition.published + INFERRED_DAY if edition.published_inferred else edition.published
