"""Changes of others that a verb tells, with no word of what changed: "…, while Germany generated a fifth less". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.change_than_then import entity_makes_more
from checks.grammar.changed_alike import change_like, last_change, more_or_less
from checks.grammar.course import Course
from checks.grammar.course_reader import course
from checks.grammar.directions import direction_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.moved_by import GAINING
from checks.grammar.needs import needs
from checks.grammar.rates_of_change import signed
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, ValueQuery
from checks.reading.carried_units import in_unit_of
from checks.reading.clauses import Clause
from checks.values import replace

_MANY = 1000


@needs("subject", "verb", said=("ones",))
def others_rose(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentine consumer prices rose by 220% in 2024; Egyptian ones rose by a third": who else's, told by a verb."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not slots.here or subject.head != "ones" or subject.owner is None:
        return
    direction = direction_of(clause, ("rise", "up"), ("fall", "down"))
    model, told = last_change(clause, slots), course(clause.tail, slots)
    if model is None or told is None or direction is None or verb.passive or verb.negated:
        return
    if told.relative is None or told.left is not None or told.arrived is not None or subject.topics:
        return
    end = max(told.end, verb.end)
    for draft in change_like(model, subject.owner, told, (verb.start, end), clause):
        query = draft.query
        if isinstance(query, ChangeQuery):
            yield replace(draft, query=replace(query, direction=direction))
        elif isinstance(query, ValueQuery):
            yield replace(draft, query=replace(query, stated=signed(told.relative, direction)))


@needs("subject", "active", "amount object", "several clauses")
def another_gained(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Paraguay lost 2,800 square kilometres of forest in 2023 and Vietnam gained 760": of the same, in the same time."""
    subject, verb = clause.subject, clause.verb
    direction = GAINING.get(verb.lemma) if verb is not None else None
    if subject is None or verb is None or direction is None or not slots.here or len(clause.objects) != 1:
        return
    amount, model = clause.objects[0], last_change(clause, slots)
    by = model.query.difference if model is not None and isinstance(model.query, ChangeQuery) else None
    quantity, more = amount.quantity, clause.adjuncts or clause.periods or amount.opaque
    if model is None or by is None or quantity is None or more or amount.concept or amount.topics:
        return
    stated = slots.with_unit(quantity)
    stated = in_unit_of(by, stated, by.unit_factor) if stated.unit is None and by.unit is not None else stated
    few = stated.unit is None and (stated.value or 0) < _MANY  # "Italy lost two | matches"
    if stated.unit != by.unit or few or not subject.is_entity or clause.tail[-1] is not amount:
        return
    told = Course(difference=stated, end=amount.end)
    for draft in change_like(model, slots.entity(clause, subject), told, (verb.start, amount.end), clause):
        if isinstance(draft.query, ChangeQuery):
            yield replace(draft, query=replace(draft.query, direction=direction), denied=verb.negated)


@needs("subject", "active", "amount object", "several clauses")
def another_did_less(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vietnam generated 10% more electricity in 2024 than in 2023, while Germany generated 3% less": than it did then."""
    subject, verb = clause.subject, clause.verb
    before = [each for each in slots.sentence.clauses if each.end <= clause.start and each.verb is not None]
    if subject is None or verb is None or not slots.here or not before or not subject.is_entity:
        return
    more, model = more_or_less(clause.tail), last_change(clause, slots)
    same = before[-1].verb is not None and before[-1].verb.lemma == verb.lemma
    if more is None or model is None or not same or clause.adjuncts or clause.periods:
        return
    told, direction = more
    start = clause.objects[0].start
    dated = isinstance(model.query, ChangeQuery) and model.query.from_period is not None
    if not dated and model.construction != entity_makes_more.__name__:
        return
    for draft in change_like(model, slots.entity(clause, subject), told, (start, told.end), clause):
        if isinstance(draft.query, ChangeQuery):
            yield replace(draft, query=replace(draft.query, direction=direction), denied=verb.negated)


RULES: tuple[Construction, ...] = (others_rose, another_gained, another_did_less)
