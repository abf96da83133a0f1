"""The two ends between which a share moved, each with its time: "fell to 23% in 2024 from 24% in 2023". Examples: share.md."""

from __future__ import annotations

from checks.claim_words import PeriodWords
from checks.grammar.change_complements import course_of
from checks.grammar.course import Course
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def both_ends(clause: Clause, slots: Slots, amount: Phrase) -> list[tuple[Phrase, PeriodWords | None]]:
    """What a share came to and what it was before; only the first, without a time, where no second end is told.

    Without a time of its own the earlier end is the year before. Nothing where the ends belie the verb: "fell to 24% from 23%".
    """
    verb, left = clause.verb, clause.adjunct("from")
    if verb is None or not verb.is_a("rise", "fall") or left is None or left.quantity is None:
        return [(amount, None)]
    told = course_of(clause, slots, clause.tail)
    if told is None or told.left is not left.quantity or told.arrived is not amount.quantity or told.problem:
        return [(amount, None)]
    low, high = (left, amount) if verb.is_a("rise") else (amount, left)
    one, two = (each.quantity.stated.value if each.quantity is not None else None for each in (low, high))
    if one is None or two is None or one >= two or verb.negated:
        return []
    until, before = told.until or _after(told), beginning(told)
    return [(amount, until), (left, before)] if before is not None else [(amount, until)]


def _after(told: Course) -> PeriodWords | None:
    """When the other end is where only the earlier one is dated: "to 59% from 54% a year earlier", "to 59% from 54% in 2023"."""
    since = told.since
    if since is None or since.words.year is None:
        return None
    years = since.years and abs(since.years)
    return replace(since.words, year=since.words.year + years, words="") if years else PeriodWords()


def beginning(told: Course) -> PeriodWords | None:
    """When the share was what it left: the time said, or the year before that of the other end."""
    until, since = told.until, told.since
    if since is not None and since.words.year is not None:
        return since.words
    if until is None or until.year is None or (since is not None and since.years is None):
        return None
    return replace(until, year=until.year - int(since.years if since is not None and since.years else 1))
