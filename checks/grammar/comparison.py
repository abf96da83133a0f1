"""Constructions of the kind comparison: one entity's figure against another's. Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claims import ComparisonQuery, EntityWords, Kind, Stated
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

Direction = Literal["more", "less", "equal"]


def _direction(clause: Clause) -> Direction | None:
    verb = clause.verb
    if verb is None:
        return None
    if verb.is_a("exceed"):
        return "more"
    if verb.is_a("trail"):
        return "less"
    return "equal" if verb.is_a("match") else None


def measure_exceeds_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves exceed Russia's"; "… exceed the amount in Ukraine by several fold"."""
    subject, verb, direction = clause.subject, clause.verb, _direction(clause)
    if subject is None or verb is None or direction is None or not subject.is_measure or not clause.objects:
        return
    other = clause.objects[0]
    if not (other.is_measure or other.is_entity):
        return
    others = slots.owners(clause, other)
    if len(others) != 1:
        return
    ratio, difference = _by(clause.adjunct("by"), clause.objects[1:])
    measure = slots.measure(clause, subject, other)
    entity = slots.owner(clause, subject)
    if measure is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None or others[0].id is None:
        problem = problem or "unknown_entity"
    query = ComparisonQuery(measure, entity or EntityWords(None), others, direction, ratio, difference, period=period)
    end = max([other.end, *(phrase.end for tie, phrase in clause.adjuncts if tie == "by")])
    anchor = (verb.start, end)
    yield Draft(Kind.COMPARISON, anchor, span(subject, anchor), query, "measure_exceeds_measure", verb.negated, clause.frame, problem)


def _by(amount: Phrase | None, bare: tuple[Phrase, ...]) -> tuple[Stated | None, Stated | None]:
    """By how much: a ratio ("several fold", "by a factor of three"), or a difference in the measure's unit."""
    for phrase in (amount, *bare):
        if phrase is None or phrase.quantity is None:
            continue
        if phrase.quantity.kind == "multiple":
            return phrase.quantity.stated, None
        if phrase.quantity.kind == "amount":
            return None, phrase.quantity.stated
    return None, None


CONSTRUCTIONS: tuple[Construction, ...] = (measure_exceeds_measure,)
