"""The change of another in what was told to change: "…, while Westhill saw a drop of 800", "… and the Herald lost 12,000". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.directions import Direction, noun_direction
from checks.grammar.drafts import Construction, Draft
from checks.grammar.moved_by import GAINING
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("active", "subject", "amount object", "several clauses")
def another_sees_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Germany's population grew by 300,000 in 2023, while Japan saw a drop of 500,000"."""
    verb, subject = clause.verb, clause.subject
    amount = clause.objects[0] if len(clause.objects) == 1 else None
    model = next(
        (each for each in reversed(slots.here_before(clause)) if isinstance(each.query, ChangeQuery)), None
    )
    if verb is None or subject is None or amount is None or model is None or verb.negated or clause.adjuncts:
        return
    query, direction = model.query, _way(clause, amount)
    if direction is None or not isinstance(query, ChangeQuery) or query.also or query.in_a_row is not None:
        return
    entity = slots.entity(clause, subject) if subject.is_entity else None
    if entity is None or entity.id in (None, query.entity.id) or entity.id in slots.scopes:
        return
    if model.problem is not None or model.denied or model.frame is not clause.frame or clause.periods:
        return
    quantity = amount.quantity
    assert quantity is not None
    measure = replace(query.measure, concept_carried=True)
    if quantity.kind == "count" and not slots.is_counted(measure):
        return
    relative = quantity.stated if quantity.kind in ("percent", "part") else None
    difference = None if relative is not None else slots.with_unit(quantity, measure)
    further = ChangeQuery(
        measure,
        entity,
        direction,
        relative,
        None,
        difference,
        from_period=query.from_period,
        to_period=query.to_period,
    )
    anchor = (verb.start, amount.end)
    yield Draft(Kind.CHANGE, anchor, anchor, further, "another_sees_change", False, clause.frame, None)


def _way(clause: Clause, amount: Phrase) -> Direction | None:
    """Which way it went: "saw | a drop of 800", "lost | 12,000"; None where an amount of something else is told."""
    verb, quantity = clause.verb, amount.quantity
    if verb is None or quantity is None or quantity.kind not in ("percent", "part", "count", "amount"):
        return None
    told = amount.concept or amount.topics or amount.whole or amount.owner or amount.of_unknown
    if told or amount.comparative is not None:
        return None
    if amount.is_change:
        return noun_direction(amount) if verb.is_a("undergo", "receive") else None
    bare = quantity.kind == "count" and not amount.opaque and len(amount.words) == 1
    return GAINING.get(verb.lemma) if bare else None


RULES: tuple[Construction, ...] = (another_sees_change,)
