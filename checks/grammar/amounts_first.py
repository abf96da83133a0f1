"""Amounts told before what is measured, or of what somebody has seen reach them. Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase


@needs("amount subject", "object", verb=("be",))
def amount_is_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "5.3 million tons was Chile's copper output in 2024"."""
    amount, verb = clause.subject, clause.verb
    measured = clause.objects[0] if len(clause.objects) == 1 else None
    if amount is None or verb is None or measured is None or not verb.is_a("be") or verb.passive:
        return
    plain = is_amount(amount) and amount.concept is None and not amount.topics and not amount.opaque
    if not plain or not _ends_with_measure(clause, measured):
        return
    measure, owner = slots.measure(clause, measured, amount), slots.owner(clause, measured)
    yield from value_draft(clause, slots, measure, owner, amount, "amount_is_measure", measured)


@needs("no verb", "object", kind=("fragment",))
def amount_before_label(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "3,000 tons: Vietnam's tungsten output in 2025", as figures of the day are told."""
    first = slots.sentence.clauses[0]
    measured = clause.objects[0] if len(clause.objects) == 1 else None
    if clause.link not in (":", "–") or measured is None or len(first.nodes) != 1 or clause.verb is not None:
        return
    amount = first.nodes[0]
    if slots.sentence.clauses[1:2] != (clause,) or not isinstance(amount, Phrase) or not is_amount(amount):
        return
    plain = amount.concept is None and not amount.topics and not measured.share and measured.whole is None
    if not plain or clause.nodes[0] is not measured or not _ends_with_measure(clause, measured):
        return
    measure, owner = slots.measure(clause, measured, amount), slots.owner(clause, measured)
    yield from value_draft(clause, slots, measure, owner, amount, "amount_before_label", measured)


def _ends_with_measure(clause: Clause, measured: Phrase) -> bool:
    """Whether a clause ends with somebody's measure, or its time: not "was Chile's output | target"."""
    owned = measured.owner is not None and measured.concept is not None and measured.quantity is None
    plain = measured.place is None and not measured.is_change and not measured.opaque
    if not owned or not plain or clause.adjuncts:
        return False
    behind = [node for node in clause.nodes if node.start >= measured.end]
    return all(isinstance(node, Item) and (node.period is not None or node.kind == "mark") for node in behind)


@needs("subject", "two objects", "amount", verb=("undergo",))
def entity_sees_measure_reach(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile has seen copper output reach 5.3 million tons"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or len(clause.objects) != 2:
        return
    measured, amount = clause.objects
    if measured.concept is None or measured.quantity is not None or compares(clause, amount):
        return
    if not is_amount(amount) or not _reaches(clause, measured, amount):
        return
    owner = slots.owner(clause, measured) if measured.owner is not None else slots.entity(clause, subject)
    measure = slots.measure(clause, measured, amount)
    yield from value_draft(clause, slots, measure, owner, amount, "entity_sees_measure_reach", subject)


def _reaches(clause: Clause, measured: Phrase, amount: Phrase) -> bool:
    """Whether nothing but a verb like "reach" stands between a measure and an amount."""
    between = [node for node in clause.nodes if measured.end <= node.start and node.end <= amount.start]
    only = between[0] if len(between) == 1 else None
    return (
        isinstance(only, Item)
        and only.verb is not None
        and "value" in only.verb.classes
        and only.verb_form in ("base", "past")
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    amount_is_measure,
    amount_before_label,
    entity_sees_measure_reach,
)
