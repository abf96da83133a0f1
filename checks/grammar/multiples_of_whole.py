"""Percentages told by how many times the whole goes into them: "debt is twice the size of the economy". Examples: value.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import EntityWords, Stated
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.named_percentages import is_percentage_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.intervals import Interval
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import Percentage, english
from checks.reading.phrases import Phrase
from checks.values import replace

_ALL = 100.0
_LARGER = ("larger", "bigger", "greater", "higher", "more")
_SMALLER = ("smaller", "lower", "less")
Told = tuple[Stated, Phrase, tuple[int, int]]
"""How many times what, and the span of the words."""


@needs("subject", "active", "multiple")
def measure_is_multiple_of_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Japan's public debt is more than twice its GDP"; "Japan owes more than twice its output"."""
    yield from _of_whole(clause, slots, _so_many_times(clause), "measure_is_multiple_of_whole")


@needs("subject", "active", verb=("be",), word=("than",))
def measure_is_larger_than_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Italy's public debt is larger than its economy"."""
    yield from _of_whole(clause, slots, _larger(clause), "measure_is_larger_than_whole")


@needs("subject", "active", "object", verb=("exceed",))
def measure_exceeds_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Greece's public debt exceeds its GDP"."""
    yield from _of_whole(clause, slots, _exceeded(clause), "measure_exceeds_whole")


def _of_whole(clause: Clause, slots: Slots, found: Told | None, construction: str) -> Iterator[Draft]:
    subject, verb = clause.subject, clause.verb
    if found is None or subject is None or verb is None or verb.passive or subject.quantity is not None:
        return
    percentage = _told(subject, clause)
    if percentage is None:
        return
    stated, whole, anchor = found
    entity = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
    if entity is None or not _is_its_own(whole, entity) or not is_percentage_of(percentage, whole, slots):
        return
    names = slots.vocabulary_concept(percentage.concept)
    measure = slots.measure(clause, subject, names=names)
    if measure is None:
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity)
    query = ValueQuery(measure, entity, stated, period)
    yield Draft(
        Kind.VALUE, anchor, span(anchor, subject), query, construction, verb.negated, clause.frame, problem
    )


def _told(subject: Phrase, clause: Clause) -> Percentage | None:
    """What is told in percent of the whole economy: by its name, or by a verb that says it all ("owes")."""
    named = set(subject.concept.ids) if subject.concept is not None else set[str]()
    lemma = clause.verb.lemma if clause.verb is not None else ""
    return next(
        (
            each
            for each in english().percentages
            if each.of == "gdp" and (each.concept in named or (subject.is_entity and lemma in each.telling))
        ),
        None,
    )


def _so_many_times(clause: Clause) -> Told | None:
    """ "Twice | its GDP", "two and a half times | the size | of its economy"."""
    objects = clause.objects
    multiple = objects[0] if objects else None
    if multiple is None or multiple.quantity is None or multiple.quantity.kind != "multiple":
        return None
    size = len(objects) > 1 and objects[1].words[-1:] == ("size",)
    whole = clause.adjunct("of") if size else objects[1] if len(objects) == 2 else None
    if whole is None or len(clause.adjuncts) > size:
        return None
    return _in_percent(multiple.quantity.stated), whole, (multiple.start, whole.end)


def _larger(clause: Clause) -> Told | None:
    """ "Larger than | its economy"."""
    word = next(
        (node for node in clause.tail if isinstance(node, Item) and node.comparative is not None), None
    )
    than = clause.adjunct("than")
    if word is None or than is None or clause.objects or len(clause.adjuncts) != 1:
        return None
    return (_beyond(word.text), than, (word.start, than.end)) if word.text in (*_LARGER, *_SMALLER) else None


def _exceeded(clause: Clause) -> Told | None:
    """ "Exceeds | its GDP"."""
    verb, objects = clause.verb, clause.objects
    if verb is None or not verb.is_a("exceed") or len(objects) != 1 or clause.adjuncts:
        return None
    return _beyond(_LARGER[-1]), objects[0], (verb.start, objects[0].end)


def _in_percent(stated: Stated) -> Stated:
    value = stated.value * _ALL if stated.value is not None else None
    above = stated.understates_above * _ALL if stated.understates_above is not None else None
    holds, left_open = stated.holds.times(_ALL), stated.open.times(_ALL)
    return replace(stated, value=value, holds=holds, open=left_open, unit="%", understates_above=above)


def _beyond(word: str) -> Stated:
    """More, or less, than all of the whole."""
    larger = word in _LARGER
    bounds = Interval(_ALL, math.inf, open_low=True) if larger else Interval(0.0, _ALL, open_high=True)
    return Stated(None, bounds, bounds, "%", words=f"{'more' if larger else 'less'} than 100%")


def _is_its_own(whole: Phrase, entity: EntityWords) -> bool:
    """Whether a whole is that of the entity itself: "its economy", "the economy", "Italy's debt … Italy's GDP"."""
    if whole.quantity is not None or whole.scope is not None or whole.of_unknown:
        return False
    if whole.owner is not None:
        return whole.owner.id == entity.id
    return whole.owner_anaphor or (whole.words[:1] == ("the",) and not whole.entities)


CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_is_multiple_of_whole,
    measure_is_larger_than_whole,
    measure_exceeds_whole,
)
