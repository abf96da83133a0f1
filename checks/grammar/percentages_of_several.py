"""Percentages that each of several has: "Italy and France both owe more than 110% of GDP". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import together
from checks.grammar.percentages import part_of_what_entity_has
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("subject", "several", "verb", "percentage")
def each_has_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Italy and France both owe more than 110% of GDP"; "Oman and Kuwait spend more than 4% of GDP on defence"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or len(subject.entities) < 2:
        return
    if subject.quantity is not None or together(clause, slots) or not subject.is_entity:
        return
    members = subject.entities
    unknown = next((each for each in members if each.id is None or each.id in slots.scopes), members[0])
    alone = replace(clause, subject=replace(subject, entities=(unknown,)))
    for draft in part_of_what_entity_has(alone, slots):
        told = draft.query
        if isinstance(told, ValueQuery) and unknown.id not in slots.scopes:
            each = AggregateQuery(told.measure, members, told.stated, "each", period=told.period)
            yield replace(draft, query=each, construction="each_has_part")


CONSTRUCTIONS: tuple[Construction, ...] = (each_has_part,)
