"""A comparison that goes on with another measure of the same two: "…, but it holds 300 more prisoners". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_LINKS = ("but", "though", "although", "while", "and", "yet", "even though", "whereas", "with", ",")


@needs("amount", "active", "subject", "amount object", "measure object")
def same_two_by_another_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile has fewer refugees than Peru, but it has 10 million fewer people"."""
    verb, subject = clause.verb, clause.subject
    more = clause.objects[0] if len(clause.objects) == 1 else None
    told = slots.here_before(clause)
    model = told[-1] if told else None
    if verb is None or subject is None or more is None or model is None or clause.link not in _LINKS:
        return
    query = model.query
    if not isinstance(query, ComparisonQuery) or len(query.others) != 1 or model.problem is not None:
        return
    if (
        query.other_measure
        or query.other_period
        or query.also
        or query.leads
        or model.frame is not clause.frame
    ):
        return
    if not _is_so_many_more(more) or clause.adjuncts or verb.negated or verb.passive:
        return
    entity = slots.entity(clause, subject)
    names = (more.concept,) if more.concept is not None else ()
    if entity is None or entity.id != query.entity.id or not (verb.concepts or verb.is_a("have", "receive")):
        return
    measure = slots.measure(clause, replace(more, quantity=None, comparative=None), names=names)
    if measure is None or (measure.concept, measure.topic) == (query.measure.concept, query.measure.topic):
        return
    assert more.quantity is not None
    period, problem = slots.period(clause)
    if period.year is None:
        period = query.period
    further = ComparisonQuery(
        measure,
        query.entity,
        query.others,
        "less" if more.comparative == "less" else "more",
        None,
        slots.with_unit(more.quantity, measure),
        period=period,
    )
    anchor = (more.start, more.end)
    name = "same_two_by_another_measure"
    yield Draft(Kind.COMPARISON, anchor, anchor, further, name, False, clause.frame, problem)


def _is_so_many_more(phrase: Phrase) -> bool:
    """ "300 more prisoners", "10 million fewer people": of just what is named."""
    counted = phrase.quantity is not None and phrase.quantity.kind in ("count", "amount", "money")
    plain = not (phrase.owner or phrase.modifiers or phrase.whole or phrase.opaque or phrase.scope)
    return counted and plain and phrase.comparative is not None and phrase.concept is not None


RULES: tuple[Construction, ...] = (same_two_by_another_measure,)
