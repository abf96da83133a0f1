"""The claim that somebody's part of a whole is as stated. Examples: share.md, aggregate.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.parts import Parts, of_every_one, orders_by
from checks.grammar.slots import Slots, span
from checks.queries import AggregateQuery, Kind, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity

_ALL = 100  # percent


def share_draft(
    clause: Clause,
    slots: Slots,
    who: Parts | None,
    amount: Phrase,
    measure: MeasureWords | None,
    whole: str,
    construction: str,
    *others: Phrase | None,
) -> Iterator[Draft]:
    """The claim that somebody's part of a whole is as stated: a share of one, an aggregate of several."""
    quantity = amount.quantity
    if who is None or measure is None or quantity is None or not quantity.is_fraction:
        return
    if not orders_by(who, measure) or of_every_one(clause) or _may_be_each(who, quantity):
        return
    if whole in {entity.id for entity in who.entities}:
        return
    period, problem = slots.period(clause)
    if period == PeriodWords() and problem is None:
        period, problem = slots.time_carried(clause, slots.period_told_before(measure) or period)
    problem = problem_of(problem, *who.entities)
    anchor = slots.sentence.span(quantity.first, quantity.after)
    denied = clause.verb is not None and clause.verb.negated
    query: ShareQuery | AggregateQuery
    if who.is_group(slots.scopes):
        kind = Kind.AGGREGATE
        query = AggregateQuery(
            measure,
            who.entities,
            quantity.stated,
            "share",
            who.top,
            who.all_but,
            whole,
            period,
            any_of=who.so_many,
        )
    else:
        kind = Kind.SHARE
        query = ShareQuery(measure, who.entities, quantity.stated, whole, period)
    yield Draft(
        kind, anchor, span(anchor, amount, *others), query, construction, denied, clause.frame, problem
    )


def _may_be_each(who: Parts, part: Quantity) -> bool:
    """ "Ten countries mine 5% of the world's gold": so small a part that each of them may have it."""
    return who.so_many and who.top is not None and who.top * (part.stated.value or 0) <= _ALL
