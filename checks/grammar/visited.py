"""Who goes to a place, told of the place, where a user's table has its visitors. Examples: tests/test_own_things.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause


@needs("subject", "passive", "amount")
def entity_is_visited_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… was visited by 3.5 million people in 2024", where a table has its visitors."""
    subject, verb, amount = clause.subject, clause.verb, clause.adjunct("by")
    if subject is None or verb is None or not subject.is_entity or not is_amount(amount) or clause.objects:
        return
    if amount is None or amount.concept is None or amount.concept.data.get("generic"):
        return
    if any(set(name.ids) & set(amount.concept.ids) for name in verb.concepts):
        measure, entity = slots.measure(clause, amount), slots.entity(clause, subject)
        yield from value_draft(clause, slots, measure, entity, amount, "entity_is_visited_by", subject)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_is_visited_by,)
