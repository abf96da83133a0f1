"""The claim that several together, or on average, have an amount: what the constructions of the kind aggregate share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.course_amounts import like
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.parts import JOINT, Parts, of_every_one, orders_by, together
from checks.grammar.slots import Slots, span
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_AMOUNTS = ("amount", "money", "count")


def is_sum(phrase: Phrase | None) -> bool:
    """Whether a phrase is an amount of which there is a sum."""
    if phrase is None or phrase.quantity is None or phrase.place is not None or phrase.whole is not None:
        return False
    return phrase.quantity.kind in _AMOUNTS and phrase.comparative is None


def is_amount_of_several(phrase: Phrase | None, how: Literal["sum", "mean"] | None) -> bool:
    """Whether a phrase is an amount of which there is a sum, or a percentage of which there is a mean."""
    if (
        phrase is not None
        and how == "mean"
        and phrase.quantity is not None
        and phrase.quantity.kind == "percent"
    ):
        return phrase.place is None and phrase.whole is None and phrase.comparative is None
    return is_sum(phrase)


def how_taken(clause: Clause, slots: Slots, amount: Phrase | None = None) -> Literal["sum", "mean"] | None:
    """Whether a sum or a mean is given; None for an amount that is said of every single one."""
    told = amount.quantity if amount is not None else None
    if told is not None and told.stated.words.startswith("an average of"):
        return "mean"
    if "on average" in slots.sentence.adverbs_of(clause) or (
        clause.verb is not None and clause.verb.lemma == "average"
    ):
        return "mean"
    return None if of_every_one(clause) else "sum"


def sum_draft(
    clause: Clause,
    slots: Slots,
    who: Parts | None,
    amount: Phrase,
    measure: MeasureWords | None,
    how: Literal["sum", "mean"] | None,
    construction: str,
    *others: Phrase | None,
    joint: bool = False,
    time: PeriodWords | None = None,
) -> Iterator[Draft]:
    """The claim that the sum or the mean of some figures is as stated; `joint`: the words say that it is all of theirs.

    `time`: when, where the clause says nothing of it.
    """
    quantity = amount.quantity
    if who is None or measure is None or quantity is None or how is None or not orders_by(who, measure):
        return
    if any(entity.id == "WORLD" for entity in who.entities) or not who.is_group(slots.scopes) or who.so_many:
        return
    period, problem = slots.period(clause)
    if time is not None and period == PeriodWords() and problem is None:
        period, problem = slots.time_carried(clause, time)
    problem = problem_of(problem, *who.entities)
    listed = len(who.entities) > 1 and not who.all_but
    joint = joint or quantity.stated.words.startswith("a total of") or not JOINT.isdisjoint(amount.words)
    joint = joint or who.named_before or _is_part_behind(clause, slots)
    of = clause.adjunct("of")  # "mined 107,100 | of the world's 110,000 tons"
    larger = of.quantity if of is not None and quantity.kind == "count" else None
    joint = joint or larger is not None
    if how == "sum" and listed and not joint and not together(clause, slots):
        problem = problem or "ambiguous_measure"
    if quantity.kind == "percent":
        problem = problem or "ambiguous_measure"  # a mean of rates may be weighted or not
    anchor = slots.sentence.span(quantity.first, quantity.after)
    query = AggregateQuery(
        measure,
        who.entities,
        slots.with_unit(quantity, measure) if larger is None else like(quantity, larger, slots),
        how,
        who.top,
        who.all_but,
        period=period,
        all_of=who.all_of,
    )
    denied = clause.verb is not None and clause.verb.negated
    reach = span(anchor, amount, *others)
    yield Draft(Kind.AGGREGATE, anchor, reach, query, construction, denied, clause.frame, problem)


def _is_part_behind(clause: Clause, slots: Slots) -> bool:
    """ "Mexico and Peru mined 9,400 tons of silver, | 38% of the world's total": one part is that of all of them."""
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    if behind is None or behind.verb is not None or len(behind.objects) != 1 or of_every_one(behind):
        return False
    return is_share(behind.objects[0], slots) and behind.link in (",", "–", "(", "or")
