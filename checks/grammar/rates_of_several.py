"""Rates of several, which are those of each: "Unemployment in Spain and Greece was above 10% in 2024". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import of_every_one
from checks.grammar.slots import Slots
from checks.grammar.verb_hedges import HEDGED_BY, hedged_by
from checks.queries import AggregateQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "verb", "percentage")
def rate_of_each(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Unemployment in Spain and Greece was above 10% in 2024"; "Spain and Greece had unemployment rates above 10% in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or verb.passive or of_every_one(clause):
        return
    if verb.lemma == "average":
        return  # that of all of them together
    if "respectively" in slots.sentence.said or subject.quantity is not None or subject.share:
        return
    amount = clause.objects[0] if len(clause.objects) == 1 else clause.adjunct("at")
    if amount is None or not is_amount(amount) or amount.whole is not None and not subject.is_measure:
        return
    told = subject if subject.is_measure else amount
    members = _members(clause, subject, slots)
    fits = verb.is_a("be", "value", *HEDGED_BY) if told is subject else verb.is_a("have")
    if not fits or len(members) < 2 or told.concept is None or compares(clause, amount):
        return
    measure = slots.measure(clause, told, amount)
    if measure is None or not slots.is_in_percent(measure) or amount.owner is not None:
        return
    unknown = next((entity for entity in members if entity.id is None), members[0])
    for draft in value_draft(clause, slots, measure, unknown, amount, "rate_of_each", subject):
        assert isinstance(draft.query, ValueQuery)
        hedged = hedged_by(draft, verb) if told is subject else draft
        assert isinstance(hedged.query, ValueQuery)
        each = AggregateQuery(measure, members, hedged.query.stated, "each", period=hedged.query.period)
        yield replace(hedged, query=each)


def _members(clause: Clause, subject: Phrase, slots: Slots) -> tuple[EntityWords, ...]:
    """Whose rate it is: the owners of the measure, those in whom it is so, or the several who have it."""
    if not subject.is_measure:
        return subject.entities
    owners = slots.owners(clause, subject)
    if len(owners) > 1 or subject.owner is not None:
        return owners
    there = [where for tie, where in slots.framing(clause) if tie == "in" and len(where.entities) > 1]
    return there[0].entities if len(there) == 1 else ()


CONSTRUCTIONS: tuple[Construction, ...] = (rate_of_each,)
