"""More or fewer of those who come and go: "lost pupils last year", "gained passengers". Examples: tests/test_own_things.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.change_complements import course_of, tail_of
from checks.grammar.changes import change_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.moved_by import GAINING
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english

_NET = ("lose", "shed", "gain", "add")


@needs("active", "measure object", "subject")
def entity_loses_members(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… lost pupils last year", "… gained digital subscribers in 2023": where a table counts them, fewer or more of them."""
    verb, subject = clause.verb, clause.subject
    members = clause.objects[0] if len(clause.objects) == 1 else None
    if verb is None or subject is None or members is None or verb.passive or members.concept is None:
        return
    direction = GAINING.get(verb.lemma)
    named = len(members.words) == 1 or members.text.lower() == members.concept.text.lower()
    plain = named and not (members.quantity or members.owner or members.modifiers)
    if direction is None or verb.lemma not in _NET or not plain:
        return
    if members.head.split()[-1] not in english().function["members_that_come_and_go"]:
        return
    told = course_of(clause, slots, [node for node in tail_of(clause, slots) if node is not members])
    if told is None or told.has_amount:
        return
    told.end = max(told.end, members.end)
    about, name = (slots.measure(clause, members), slots.entity(clause, subject)), "entity_loses_members"
    start, denied = verb.start, verb.negated
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=denied)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_loses_members,)
