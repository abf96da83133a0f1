"""Amounts of every one of several, told beside them: "Bolivia and Poland, with 1,300 tons each, …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.listed import listed_amount
from checks.grammar.measures_around import measure_around
from checks.grammar.needs import needs
from checks.grammar.parts import EVERY_ONE, of_every_one
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_LINKS = (",", "–", "(")
_TIES = ("with", "at", "on")


@needs("no verb", "amount", said=EVERY_ONE)
def amount_of_each_beside(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bolivia and Poland, with 1,300 tons each, are the joint fourth-largest miners of silver"; "…, 12,000 tons apiece"."""
    if clause.verb is not None or clause.link not in _LINKS or not of_every_one(clause):
        return
    told = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in _TIES)]
    amounts = [phrase for phrase in told if phrase.quantity is not None]
    named = _right_before(clause, slots)
    if len(amounts) != 1 or named is None or "respectively" in clause.adverbs:
        return
    yield from _of_each(clause, slots, named, amounts[0])


@needs("no verb", "amount", said=EVERY_ONE)
def listed_amount_of_each(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Tin reserves: Indonesia 1.4 million tons, Brazil and Myanmar 700,000 each"."""
    told = [phrase for phrase in clause.objects if phrase.text.lower() not in EVERY_ONE]
    if clause.verb is not None or len(told) != 2 or clause.adjuncts or not of_every_one(clause):
        return
    earlier = [each for each in slots.sentence.clauses if each.start < clause.start]
    if len(told[0].entities) > 1 and any(True for each in earlier for _ in listed_amount(each, slots)):
        yield from _of_each(clause, slots, *told)


def _right_before(clause: Clause, slots: Slots) -> Phrase | None:
    """The several who stand right before a clause."""
    before = [node for node in slots.sentence.nodes if node.end <= clause.start and isinstance(node, Phrase)]
    last = before[-1] if before else None
    return last if last is not None and len(last.entities) > 1 and last.quantity is None else None


def _of_each(clause: Clause, slots: Slots, named: Phrase, amount: Phrase) -> Iterator[Draft]:
    about = measure_around(clause, slots)
    quantity = amount.quantity
    if about is None or quantity is None or not is_amount(amount) or amount.opaque:
        return
    measure, period = about
    if amount.concept is not None or amount.topics not in ((), (measure.topic,)):
        return
    members, name = named.entities, "amount_of_each_beside"
    for draft in value_draft(clause, slots, measure, members[0], amount, name, named):
        assert isinstance(draft.query, ValueQuery)
        kept = draft.query.period if draft.query.period.year is not None else period
        stated = slots.with_unit(quantity, measure)
        each = AggregateQuery(measure, members, stated, "each", period=kept)
        problem = problem_of(None, *members)
        yield replace(draft, query=each, problem=draft.problem or problem)


CONSTRUCTIONS: tuple[Construction, ...] = (amount_of_each_beside, listed_amount_of_each)
