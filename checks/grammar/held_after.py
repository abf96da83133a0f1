"""What somebody has once its figure changed: "closed 24 restaurants in 2024 and now has 498". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import PeriodWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.values import replace


@needs("active", "amount object", "subject", "several clauses")
def has_after_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… closed 24 restaurants in 2024 and now has 498"; "…; Harbour Grill now has 240"."""
    verb, subject = clause.verb, clause.subject
    amount = clause.objects[0] if len(clause.objects) == 1 else None
    told = slots.here_before(clause)
    model = told[-1] if told else None
    if verb is None or subject is None or amount is None or model is None or verb.negated:
        return
    query = model.query
    if not isinstance(query, ChangeQuery) or query.also or query.entity.id is None or not verb.is_a("have"):
        return
    bare = amount.concept is None and not (amount.topics or amount.opaque or amount.whole or amount.owner)
    counted = amount.quantity is not None and amount.quantity.kind == "count" and amount.comparative is None
    if not (bare and counted) or clause.adjuncts or not slots.is_counted(query.measure):
        return
    who = slots.entity(clause, subject)
    if (
        who is None
        or who.id is None
        or who.id in slots.scopes
        or model.frame is not clause.frame
        or model.denied
    ):
        return
    assert amount.quantity is not None
    now = any(isinstance(node, Item) and node.text == "now" for node in clause.nodes)
    period = PeriodWords() if now else query.to_period
    anchor = slots.sentence.span(amount.quantity.first, amount.quantity.after)
    measure = replace(query.measure, concept_carried=True)
    value = ValueQuery(measure, who, slots.with_unit(amount.quantity, measure), period)
    name, problem = "has_after_change", None if clause.periods == () else "ambiguous_period"
    yield Draft(Kind.VALUE, anchor, anchor, value, name, False, clause.frame, problem or model.problem)


RULES: tuple[Construction, ...] = (has_after_change,)
