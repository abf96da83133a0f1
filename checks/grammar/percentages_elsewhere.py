"""Percentages of one that go on from another's: "… of Finland's land and 19 percent of Suriname's", "in Kenya a third do". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.named_percentages import people_of
from checks.grammar.needs import needs
from checks.grammar.percentages import part_of_what_entity_has
from checks.grammar.slots import Slots
from checks.grammar.worded_shares import part_in_words_of_table
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("part of a whole")
def another_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Trees cover 74 percent of Finland's land and 19 percent of Suriname's"; "36% of Indians live in cities, against 92% of
    Brazilians".
    """
    for phrase in (node for node in clause.nodes if isinstance(node, Phrase)):
        whole = phrase.whole
        if whole is None or phrase.quantity is None or not phrase.quantity.is_fraction:
            continue
        owner = whole.owner if whole.elliptic else people_of(whole)
        if owner is None:
            continue
        model = _model(clause, slots, phrase)
        if model is None or not isinstance(model.query, ValueQuery):
            continue
        alone = replace(phrase, whole=None)
        for draft in value_draft(clause, slots, model.query.measure, owner, alone, "another_part"):
            assert isinstance(draft.query, ValueQuery)
            period = draft.query.period if clause.periods else model.query.period
            reach = (model.reach[0], draft.reach[1])
            yield replace(draft, query=replace(draft.query, period=period), reach=reach, frame=model.frame)


def _model(clause: Clause, slots: Slots, phrase: Phrase) -> Draft | None:
    """The percentage that stands before a phrase, in its clause or the one before."""
    earlier = [other for other in slots.sentence.clauses if other.start <= clause.start]
    for other in reversed(earlier[-3:]):
        for draft in (*part_of_what_entity_has(other, slots), *part_in_words_of_table(other, slots)):
            if draft.anchor[1] <= phrase.start and draft.problem is None:
                return draft
    return None


@needs("subject", verb=("do",))
def part_elsewhere(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "In Japan 92% of people live in cities; in Kenya a third do"."""
    part, where = clause.subject, clause.adjunct("in")
    if part is None or where is None or part.quantity is None or clause.objects or len(where.entities) != 1:
        return
    if not part.quantity.is_fraction or part.whole is not None or part.opaque:
        return
    model = _model(clause, slots, part)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    measure = replace(model.query.measure, concept_carried=True)
    for draft in value_draft(clause, slots, measure, where.entities[0], part, "part_elsewhere", where):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if clause.periods else model.query.period
        yield replace(draft, query=replace(draft.query, period=period), frame=model.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (another_part, part_elsewhere)
