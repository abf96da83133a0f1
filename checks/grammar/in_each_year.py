"""Changes told of each year of a stretch: "every year since 2020", "steadily since 2010". Examples: change.md."""

from __future__ import annotations

from checks.claim_words import PeriodWords
from checks.grammar.course import Course
from checks.grammar.slots import Slots
from checks.queries import InARow
from checks.reading.clauses import Clause
from checks.reading.language import english

_ONLY = frozenset(("only", "nothing"))


def row_of_course(
    told: Course, begin: PeriodWords | None, clause: Clause, slots: Slots
) -> tuple[InARow | None, str | None]:
    """The row of years of which a change is told, None where it is told of its ends alone; and a problem.

    Words that say that it went on without a break tell of each of the years, too; loose ones ("steadily") as good as
    of each. `ambiguous_period` where such words stand beside a single year, of whose months nothing is known.
    """
    unbroken, loose = _steady(clause, slots)
    if begin is None:
        return None, "ambiguous_period" if unbroken or loose else None
    since = told.since is not None and told.since.role == "since"
    unbroken = unbroken or (since and not told.has_amount and _only_moved(clause, slots))
    if told.every_year and not told.has_amount:
        return InARow(with_first=not since), None
    return (InARow(loosely=not unbroken), None) if unbroken or loose else (None, None)


def _steady(clause: Clause, slots: Slots) -> tuple[bool, bool]:
    """Whether words of a clause say that something went on without a break, and whether they say so loosely."""
    words, everything = english().function, slots.sentence.said
    if (words["unbroken_words"] | words["steady_words"]).isdisjoint(everything):
        return False, False
    said = [token.text for token in slots.sentence.tokens if clause.start <= token.start < clause.end]
    return not words["unbroken_words"].isdisjoint(said), not words["steady_words"].isdisjoint(said)


def _only_moved(clause: Clause, slots: Slots) -> bool:
    """ "Has | only fallen | since 2010", "has done nothing | but fall | since 2010"."""
    if _ONLY.isdisjoint(slots.sentence.said) or clause.verb is None:
        return False
    before = [token.text for token in slots.sentence.tokens if token.start < clause.verb.end]
    return before[-2:-1] == ["only"] or before[-3:-1] == ["nothing", "but"]
