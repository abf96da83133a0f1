"""The figures between which a change lies, told behind it: "has doubled since 2000: 238 million, against 126". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import PeriodWords
from checks.grammar.amounts import is_amount
from checks.grammar.continued_owners import AGAINST
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.queries import ChangeQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


@needs("no verb", "amount", kind=("fragment",))
def ends_of_course(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vietnam's economy has more than trebled since 2010: $515 billion, against $147 billion": what it came to, and what it was."""
    opens = clause if clause.link == ":" else clause.leans_on
    if opens is None or opens.link != ":" or not slots.here or clause.link not in (":", ","):
        return
    came_to = opens.objects[0] if len(opens.objects) == 1 and opens.nodes[0] is opens.objects[0] else None
    model = _change_before(opens, slots)
    if came_to is None or any(tie not in AGAINST for tie, _ in opens.adjuncts) or opens.periods:
        return  # "238 million in Lagos alone, against 126 million"
    if model is None or came_to.topics or came_to.opaque or not isinstance(model.query, ChangeQuery):
        return
    change = model.query
    told = [(came_to, change.to_period)] if opens is clause else []
    told += [
        (amount, change.from_period)
        for tie, amount in clause.adjuncts
        if tie in AGAINST and change.from_period
    ]
    others = [
        node for node in clause.nodes if isinstance(node, Phrase) and node not in [each for each, _ in told]
    ]
    if clause.periods or others or len(told) > 2:
        return
    for amount, period in told:
        yield from _level(slots, model, change, amount, period)


def _level(
    slots: Slots, model: Draft, change: ChangeQuery, amount: Phrase, period: PeriodWords
) -> Iterator[Draft]:
    quantity = amount.quantity
    if quantity is None or not is_amount(amount) or amount.topics or amount.opaque or amount.comparative:
        return
    if quantity.kind not in ("amount", "money", "count") or (amount.concept is not None):
        return
    measure = carried_measure(change.measure)
    held = slots.dimensions.get(measure.concept, frozenset())
    if (quantity.dimension or "count") not in held:
        return
    anchor = slots.sentence.span(quantity.first, quantity.after)
    query = ValueQuery(measure, change.entity, slots.with_unit(quantity, measure), period)
    problem = None if model.problem == "ambiguous_measure" and quantity.kind == "money" else model.problem
    yield Draft(
        Kind.VALUE, anchor, span(anchor, amount), query, "ends_of_course", frame=model.frame, problem=problem
    )


def _change_before(clause: Clause, slots: Slots) -> Draft | None:
    """The one change that the clause before a colon tells, without its figures."""
    before = clause.leans_on
    told = (
        []
        if before is None
        else [each for each in slots.here if before.start <= each.anchor[0] < clause.start]
    )
    draft = told[-1] if len(told) == 1 else None
    if draft is None or not isinstance(draft.query, ChangeQuery) or draft.denied:
        return None
    query = draft.query
    moved = query.relative is not None or query.ratio is not None or query.difference is not None
    return draft if moved and query.from_stated is None and query.to_stated is None else None


RULES: tuple[Construction, ...] = (ends_of_course,)
