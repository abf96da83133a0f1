"""Sums beside what they are of: "the rest of the world, 70,000", "with 290 million tons between them". Examples: aggregate.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar import order, rank
from checks.grammar.course_amounts import like
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.needs import needs
from checks.grammar.parts import JOINT, Parts, is_the_rest, together
from checks.grammar.slots import Slots
from checks.grammar.sums import is_sum, sum_draft
from checks.grammar.value_before import model_before
from checks.queries import AggregateQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.quantities import Quantity
from checks.values import replace


@needs("object", "leans", "amount", kind=("fragment",))
def rest_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The DRC mined 220,000 tons of cobalt in 2024; the rest of the world, 70,000": all but whoever was told before."""
    said = list(clause.objects)
    label = clause.leans_on if len(said) == 1 and clause.link in (",", ":") else None
    if label is not None and label.verb is None and not label.adjuncts:
        said = [*label.objects, *said]
    if len(said) != 2 or clause.adjuncts or not is_the_rest(said[0]) or not is_sum(said[1]):
        return
    rest, amount = said
    model = model_before(clause if label is None else label, slots)
    if model is None or not isinstance(model.query, ValueQuery) or amount.quantity is None:
        return
    told = model.query
    if told.entity.id in slots.scopes or model.problem is not None or amount.topics or amount.opaque:
        return
    who, name = Parts((told.entity,), all_but=True), "rest_has_amount"
    stated = like(amount.quantity, _quantity_of(model, slots), slots, told.measure)
    for draft in sum_draft(clause, slots, who, amount, told.measure, "sum", name, rest):
        query = draft.query
        assert isinstance(query, AggregateQuery)
        period = query.period if clause.periods else told.period
        yield replace(draft, query=replace(query, stated=stated, period=period))


def _quantity_of(draft: Draft, slots: Slots) -> Quantity | None:
    """The quantity whose words a draft stands on."""
    quantities = slots.sentence.quantities
    return next(
        (each for each in quantities if slots.sentence.span(each.first, each.after) == draft.anchor), None
    )


@needs("adjunct", "leans", "amount", kind=("fragment",))
def amount_with_which_they_lead(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru are the biggest holders of copper reserves, with 290 million tons between them"."""
    host, amount = clause.leans_on, clause.adjunct("with", "at")
    if host is None or host.subject is None or amount is None or len(clause.adjuncts) != 1 or clause.objects:
        return
    several = len(host.subject.entities) > 1 and host.subject.quantity is None
    if not several or not together(clause, slots) or not is_sum(amount) or amount.concept is not None:
        return
    rules = (*order.CONSTRUCTIONS, *rank.CONSTRUCTIONS)
    drafts = list(drafts_by(rules, host, slots))
    told = {
        each for draft in drafts if isinstance(each := getattr(draft.query, "measure", None), MeasureWords)
    }
    measure = next(iter(told)) if len(told) == 1 else None
    if measure is None or amount.opaque or amount.topics not in ((), (measure.topic,)):
        return
    who, name = Parts(host.subject.entities), "amount_with_which_they_lead"
    for draft in sum_draft(clause, slots, who, amount, measure, "sum", name, host.subject):
        query = draft.query
        assert isinstance(query, AggregateQuery)
        period, problem = slots.period(host) if not clause.periods else (query.period, None)
        yield replace(draft, query=replace(query, period=period), problem=draft.problem or problem)


@needs("object", "amount", kind=("fragment", "parenthesis"))
def combined_amount_in_apposition(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The combined bauxite reserves of Vietnam and Indonesia, 5.9 billion tons, exceed Australia's"; "… (5.9 billion tons) exceed …"."""
    before, amount = _described(clause, slots), clause.objects[0] if len(clause.objects) == 1 else None
    if before is None or clause.verb is not None or clause.link not in (",", "(", "–"):
        return
    measured = clause.subject if clause.kind == "parenthesis" else before.objects[-1]
    if measured is None or measured.concept is None or len(measured.listed) < 2:
        return
    if JOINT.isdisjoint(measured.words) and not (before.verb is not None and together(before, slots)):
        return
    if amount is None or not is_sum(amount) or amount.opaque or amount.topics or clause.adjuncts:
        return
    measure, name = slots.measure(before, measured, amount), "combined_amount_in_apposition"
    who = Parts(measured.listed)
    yield from sum_draft(clause, slots, who, amount, measure, "sum", name, measured, joint=True)


def _described(clause: Clause, slots: Slots) -> Clause | None:
    """The clause that holds what an amount beside it is of."""
    if clause.kind == "parenthesis":
        return next((each for each in slots.sentence.clauses if clause.subject in each.nodes), None)
    before = clause.leans_on
    return before if before is not None and before.verb is None and before.objects else None


CONSTRUCTIONS: tuple[Construction, ...] = (
    rest_has_amount,
    amount_with_which_they_lead,
    combined_amount_in_apposition,
)
