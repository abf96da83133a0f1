"""Prices that a thing is the subject of: "petrol costs €1.93 a litre". Examples: tests/test_own_words.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.compared_sides import of_thing
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.grammar.slots_told import carried_measure
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_PRICES = ("prices",)
_PAYING = ("pay", "paid", "pays", "charge", "charges", "charged")


@needs("subject", "active", "amount object")
def thing_costs_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "petrol costs €1.93 a litre in the Netherlands", "petrol in Malta cost €1.34": what only users' tables have."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not clause.objects:
        return
    if subject.words in (("it",), ("they",)):
        yield from _it_costs(clause, slots)
    names = of_thing(verb, subject, slots) if is_thing(subject) else ()
    if not names:
        return
    between = [p for p in phrases_in(clause.nodes) if subject.end < p.start and p.end <= verb.start]
    if verb.bygone or any(not (phrase.is_entity or phrase.entities) for phrase in between):
        return  # "Petrol for farmers costs …"
    amount = clause.objects[0]
    if not is_amount(amount) or compares(clause, amount):
        return
    where = (
        clause.adjunct("in")
        or _whose_door(clause)
        or next((p for tie, p in slots.framing(clause) if tie == "in" and p.entities), None)
    )
    entity = subject.owner or subject.nation
    if entity is None and where is not None and where.is_entity:
        entity = slots.entity(clause, where)
    measure = slots.measure(clause, subject, names=names)
    yield from value_draft(clause, slots, measure, entity, amount, "thing_costs_amount", subject)


@needs("subject", "active", "amount object", "adjunct", word=_PAYING)
def amount_paid_for_thing(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "drivers in Malta pay €1.34 for petrol", "… charges €22 for a ticket": its price there."""
    payers, thing, amount = clause.subject, clause.adjunct("for"), next(iter(clause.objects), None)
    if payers is None or clause.verb is None or clause.verb.lemma not in _PAYING or thing is None:
        return
    if amount is None or not is_thing(thing) or not is_amount(amount) or compares(clause, amount):
        return
    if payers.quantity is not None or payers.modifiers or payers.place is not None or payers.topics:
        return  # "older Britons pay less"
    priced = [each for each in _PRICES if thing.topic in slots.topics.get(each, ())]
    where = clause.adjunct("in", "at")
    entity = payers.owner or payers.nation or (payers.entities[0] if len(payers.entities) == 1 else None)
    if entity is None and where is not None and len(where.entities) == 1:
        entity = where.entities[0]
    names = slots.vocabulary_concept(priced[0]) if priced and entity is not None else ()
    measure = slots.measure(clause, thing, names=names) if names else None
    told = replace(measure, by_head=True) if measure is not None else None  # one stamp may have cost millions
    yield from value_draft(clause, slots, told, entity, amount, "amount_paid_for_thing", payers)


def _whose_door(clause: Clause) -> Phrase | None:
    """ "A ticket | for the Louvre | costs €22", "a day pass | at Zermatt": who takes the price."""
    at = clause.adjunct("for", "at", "to", "from")
    return at if at is not None and len(at.entities) == 1 and at.owner is None else None


def _it_costs(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Butter is dearest in Denmark; in Poland | it costs €7.60": the thing told before, elsewhere."""
    amount, where = clause.objects[0], clause.adjunct("in")
    if where is None or len(where.entities) != 1 or not is_amount(amount) or compares(clause, amount):
        return
    measure = _told_of(clause, slots)
    if measure is not None:
        yield from value_draft(clause, slots, measure, where.entities[0], amount, "thing_costs_amount", where)


def _told_of(clause: Clause, slots: Slots) -> MeasureWords | None:
    """What "it costs" in a clause tells of: the thing of the clause before, or of the sentence before."""
    verb, told = clause.verb, slots.measure_told_before()
    assert verb is not None
    for before in (each for each in slots.leaned_on(clause) if each is not clause):
        thing = before.subject
        if thing is not None and (names := of_thing(verb, thing, slots)):
            return slots.measure(before, replace(thing, concept=None), names=names)
    priced = {each for name in verb.concepts if name.data.get("of_thing") for each in name.ids}
    return carried_measure(told) if told is not None and told.concept in priced else None


def is_thing(phrase: Phrase) -> bool:
    """Whether a phrase is a thing that may have a price, and nothing more: "petrol", "Dutch diesel"."""
    named = phrase.concept or phrase.agent or phrase.quantity or phrase.place or phrase.share
    return phrase.topic is not None and not named and not phrase.opaque


CONSTRUCTIONS: tuple[Construction, ...] = (thing_costs_amount, amount_paid_for_thing)
