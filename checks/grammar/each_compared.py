"""Both of two that were told of, set against one: "… came to $2.55 trillion and …. | Both are smaller than France's".

Examples: order.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.comparison import compared_with_others
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_entity, carried_measure
from checks.grammar.taken_together import says_together
from checks.queries import ChangeQuery, ComparisonQuery, Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace

_BOTH = (("both",), ("the", "two"), ("the", "pair"))


@needs("verb", said=("both", "two", "pair"))
def both_told_compared(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Italy's GDP came to $2.55 trillion and Spain's to $1.91 trillion in 2025. Both are smaller than France's"."""
    verb, subject = clause.verb, clause.subject
    opens = clause.nodes[0].text.lower() == "both" if clause.nodes else False
    if verb is None or not (opens if subject is None else subject.words in _BOTH):
        return
    if says_together(slots.sentence.adverbs_of(clause)):
        return  # "Between them | the two | mined more than Chile": not each of them
    told = _two_told(slots)
    if told is None:
        return
    first, last = clause.nodes[0].start, clause.nodes[0].end
    one = Phrase(0, 1, first, last, slots.sentence.tokens[0].text, told.members[:1])
    if not verb.is_a("be"):
        yield from _one_by_one(replace(clause, subject=one), slots, one, told.members)
        return
    measured = replace(one, concept=slots.vocabulary_concept(told.measure.concept)[0], owner=told.members[0])
    measured = replace(measured, topic=told.measure.topic, entities=())
    if told.measure.topic is not None:
        measured = replace(measured, topics=(told.measure.topic,))
    for draft in _one_by_one(replace(clause, subject=measured), slots, one, told.members):
        query: Any = draft.query
        period = query.period if clause.periods else told.period
        yield replace(draft, query=replace(query, measure=told.measure, period=period))


@dataclass(frozen=True, slots=True)
class _Two:
    """The two of whom the sentence before tells the same measure."""

    members: tuple[EntityWords, ...]
    measure: MeasureWords
    period: PeriodWords


def _two_told(slots: Slots) -> _Two | None:
    drafts = [draft for draft in slots.before if draft.problem is None]
    queries: list[Any] = [draft.query for draft in drafts if hasattr(draft.query, "entity")]
    whose = {query.entity.id: query.entity for query in queries if query.entity is not None}
    measures = {(query.measure.concept, query.measure.topic): query.measure for query in queries}
    if len(whose) != 2 or None in whose or len(measures) != 1 or len(queries) != len(slots.before):
        return None
    measure = next(iter(measures.values()))
    carried = carried_measure(measure)
    periods = {each.to_period if isinstance(each, ChangeQuery) else each.period for each in queries}
    period = next((each for each in periods if each.year is not None), PeriodWords())
    if len({each.year for each in periods if each.year is not None}) > 1:
        return None
    return _Two(tuple(carried_entity(each) for each in whose.values()), carried, period)


def _one_by_one(
    clause: Clause, slots: Slots, subject: Phrase, members: tuple[EntityWords, ...]
) -> Iterator[Draft]:
    """The comparison as it would be of the first alone, of each of the members."""
    assert clause.subject is not None
    alone = clause.subject if clause.subject.is_measure else replace(clause.subject, entities=members[:1])
    for draft in compared_with_others(replace(clause, subject=alone), slots):
        query = draft.query
        if not isinstance(query, ComparisonQuery) or len(query.others) != 1 or query.direction == "equal":
            continue
        if query.ratio is not None or query.difference is not None or query.also or query.next_places:
            continue
        if draft.denied:
            continue  # "both do not mine less": one of them, or neither
        other, side = query.others[0], "below" if query.direction == "less" else "above"
        if other.id in {member.id for member in members}:
            continue
        order = OrderQuery(query.measure, other, members, side, period=query.period)  # type: ignore[arg-type]
        problem = problem_of(draft.problem, *members, other)
        name = "both_told_compared"
        reach = span(subject, draft.reach)
        yield Draft(Kind.ORDER, draft.anchor, reach, order, name, False, draft.frame, problem)


RULES: tuple[Construction, ...] = (both_told_compared,)
