"""Power told by what it comes from: "Wind power supplied Denmark with 20 TWh", "Solar power in China generated 839 TWh". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.doers import picks_some
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.values import replace


@needs("subject", "active", "object", "amount", "topic subject")
def plants_give_entity_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nuclear plants gave Japan 85 TWh in 2024"; "Wind power supplied Denmark with 20 TWh in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or not (verb.is_a("bear_out") or verb.concepts):
        return
    given = (*clause.objects, *(phrase for _, phrase in clause.adjuncts))
    if len(given) != 2 or not clause.objects or any(tie != "with" for tie, _ in clause.adjuncts):
        return
    receiver, amount = given
    power = subject.topic in english().function["topics_of_power"] and subject.owner is None
    named = len(receiver.entities) == 1 and receiver.quantity is None
    electric = amount.quantity is not None and amount.quantity.dimension == "electricity"
    if not (power and named and electric) or amount.opaque or amount.topics:
        return
    names = slots.vocabulary_concept("production")
    brings = verb.is_a("bear_out") or any(
        set(name.ids) & set(each.ids) for name in verb.concepts for each in names
    )
    measure = slots.measure(clause, subject, names=names) if brings else None
    entity = slots.entity(clause, receiver)
    yield from value_draft(clause, slots, measure, entity, amount, "plants_give_entity_amount", receiver)


@needs("subject", "active", "amount object", "topic subject")
def topic_brings_amount_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Wind power generated 84 TWh in Britain in 2024"; "Solar power in China generated 839 TWh in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or subject.topic is None:
        return
    power = subject.topic in english().function["topics_of_power"] and not subject.facility
    if not power or not replace(subject, owner=None).is_only_topic or picks_some(subject):
        return  # "some British wind farms"
    amount, where = clause.objects[0] if len(clause.objects) == 1 else None, clause.adjunct("in")
    entity = subject.owner
    if entity is None and where is not None and where.is_entity:
        entity = slots.entity(clause, where)
    if amount is None or not is_amount(amount) or entity is None:
        return
    if amount.topics or amount.opaque or amount.concept is not None or compares(clause, amount):
        return
    telling = verb.is_a("part_of") or any("production" in name.ids for name in verb.concepts)
    names = slots.vocabulary_concept("production") if telling else ()
    measure = slots.measure(clause, subject, names=names) if names else None
    yield from value_draft(clause, slots, measure, entity, amount, "topic_brings_amount_in", where or subject)
