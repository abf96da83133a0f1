"""Changes told in brackets, each of what stands before it: "Peru 1.3 million tons (down 7%)", "in China (+44%)". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.changes import change_draft
from checks.grammar.course_reader import course
from checks.grammar.directions import Direction, untied, up_or_down
from checks.grammar.drafts import Draft, meet
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.queries import ChangeQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_COMMA = 3  # ", " and a sign


def changed_in_brackets(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with the changes that stand in its brackets; open readings of the same amounts give way."""
    if "(" not in slots.sentence.said:
        return kept
    new = [draft for clause in slots.sentence.clauses for draft in _in_brackets(clause, kept, slots)]
    read = [draft.anchor for draft in new]
    rest = [draft for draft in kept if not (draft.is_open and any(meet(draft.anchor, each) for each in read))]
    return sorted((*rest, *new), key=lambda draft: (draft.anchor, draft.kind)) if new else kept


def _in_brackets(clause: Clause, kept: list[Draft], slots: Slots) -> Iterator[Draft]:
    """ "Brazil 440 million tons | (up 2%)", "output rose in Brazil | (+2%)"."""
    if clause.kind != "parenthesis" or clause.verb is not None or clause.frame.value != "asserted":
        return
    found, beside = _way(clause, slots), _told_beside(clause, slots)
    about = _about(beside, kept, slots) if found is not None and beside is not None else None
    if found is None or about is None:
        return
    direction, nodes = found
    measure, entity, model = about
    told = course(nodes, slots)
    if told is None or not told.has_amount or "percent" in slots.dimensions.get(measure.concept, ()):
        return
    if isinstance(query := model.query, ValueQuery):
        told.until = told.until or query.period
    elif isinstance(query, ChangeQuery):
        told.until = told.until or query.to_period
    start = clause.nodes[0].start
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, start, "changed_in_brackets", frame=model.frame
    ):
        yield replace(draft, problem=draft.problem or model.problem)


def _way(clause: Clause, slots: Slots) -> tuple[Direction, Sequence[Node]] | None:
    """Which way, and by how much: "down 7%", "+2%"."""
    if (found := up_or_down(clause.nodes)) is not None:
        index, direction = found
        return direction, untied(clause.nodes[index:])
    return ("up", untied(clause.nodes)) if clause.nodes[0].text == "+" else None


def _told_beside(clause: Clause, slots: Slots) -> Phrase | None:
    """The phrase on which brackets are, also where two changes stand in them: "(+255 TWh, | +44%)"."""
    if clause.subject is not None:
        return clause.subject
    beside = [
        each for each in slots.sentence.clauses if each.kind == "parenthesis" and each.end < clause.start
    ]
    return beside[-1].subject if beside and clause.start - beside[-1].end <= _COMMA else None


def _about(
    beside: Phrase | None, kept: list[Draft], slots: Slots
) -> tuple[MeasureWords, EntityWords, Draft] | None:
    """What changed and whose it is, with the draft that says so."""
    if beside is None:
        return None
    if beside.quantity is not None:
        told = [
            each
            for each in kept
            if meet(each.anchor, slots.sentence.span(beside.quantity.first, beside.quantity.after))
        ]
        values = [each for each in told if isinstance(each.query, ValueQuery)]
        query = values[0].query if len(values) == 1 else None
        return (query.measure, query.entity, values[0]) if isinstance(query, ValueQuery) else None
    if len(beside.entities) != 1 or not beside.is_entity:
        return None
    changes = [each for each in kept if isinstance(each.query, ChangeQuery) and each.anchor[0] < beside.start]
    measures = {(each.query.measure.concept, each.query.measure.topic) for each in changes}  # type: ignore[union-attr]
    query = changes[-1].query if len(measures) == 1 else None
    if not isinstance(query, ChangeQuery) or _speaks_of_more(changes[-1], beside, slots):
        return None
    return query.measure, beside.entities[0], changes[-1]


def _speaks_of_more(change: Draft, beside: Phrase, slots: Slots) -> bool:
    """ "Coal output fell by 5% as gas imports in Peru (+3%) rose": whether another measure is named behind the change."""
    behind = (
        change.reach[0] if isinstance(change.query, ChangeQuery) and change.query.also else change.anchor[1]
    )
    return any(
        phrase.is_measure or phrase.topics or phrase.agent is not None
        for phrase in phrases_in(slots.sentence.nodes)
        if behind <= phrase.start < beside.start
    )
