"""Prices that a thing is the subject of: "petrol costs €1.93 a litre". Examples: tests/test_own_words.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


@needs("subject", "active", "amount object")
def thing_costs_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "petrol costs €1.93 a litre in the Netherlands", "petrol in Malta cost €1.34": what only users' tables have."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not clause.objects or not is_thing(subject):
        return
    names = tuple(
        name
        for name in verb.concepts
        if name.data.get("of_thing") and any(subject.topic in slots.topics.get(each, ()) for each in name.ids)
    )
    between = [p for p in phrases_in(clause.nodes) if subject.end < p.start and p.end <= verb.start]
    if verb.bygone or any(not phrase.is_entity for phrase in between):
        return  # "Petrol for farmers costs …"
    amount = clause.objects[0]
    if not names or not is_amount(amount) or compares(clause, amount):
        return
    where = clause.adjunct("in") or next(
        (p for tie, p in slots.framing(clause) if tie == "in" and p.entities), None
    )
    entity = subject.owner or subject.nation
    if entity is None and where is not None and where.is_entity:
        entity = slots.entity(clause, where)
    measure = slots.measure(clause, subject, names=names)
    yield from value_draft(clause, slots, measure, entity, amount, "thing_costs_amount", subject)


def is_thing(phrase: Phrase) -> bool:
    """Whether a phrase is a thing that may have a price, and nothing more: "petrol", "Dutch diesel"."""
    named = phrase.concept or phrase.agent or phrase.quantity or phrase.place or phrase.share
    return phrase.topic is not None and not named and not phrase.opaque


CONSTRUCTIONS: tuple[Construction, ...] = (thing_costs_amount,)
