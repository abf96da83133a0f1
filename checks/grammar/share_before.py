"""The share that was before the one told: "came to 15 percent in 2024, up from 10 percent a year earlier". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.course_reader import course
from checks.grammar.directions import untied, up_or_down
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import nearest_claim_before
from checks.grammar.share_moves import beginning
from checks.grammar.sharing import MODELS
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, Kind, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("no verb", "amount", kind=("fragment",))
def part_was_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Belarus's share of the world's potash output came to 15 percent in 2024, up from 10 percent a year earlier"."""
    found = up_or_down(clause.nodes)
    if found is None or clause.link != "," or clause.adjunct("in") is not None:
        return
    at, direction = found
    told = course(untied(clause.nodes[at:]), slots)
    if told is None or told.left is None or told.left.kind != "percent" or told.arrived or told.has_amount:
        return
    left = next((n for n in clause.nodes if isinstance(n, Phrase) and n.quantity is told.left), None)
    model = nearest_claim_before(clause, slots, MODELS, nearest=True)
    if left is None or model is None or not isinstance(model.query, ShareQuery | AggregateQuery):
        return
    query = model.query
    if told.problem is not None:
        return
    told.until = told.until or query.period
    before, now, then = beginning(told), query.stated.value, told.left.stated.value
    if before is None or now is None or then is None or (now > then) is not (direction == "up"):
        return  # "came to 15 percent, up from 20": the words belie each other
    who = (
        Parts(query.parts)
        if isinstance(query, ShareQuery)
        else Parts(query.members, query.top, query.all_but)
    )
    measure = replace(query.measure, concept_carried=True)
    for draft in share_draft(clause, slots, who, left, measure, query.whole, "part_was_before", left):
        said = draft.query
        assert isinstance(said, ShareQuery | AggregateQuery)
        then_told, anchor = replace(said, period=before), (clause.nodes[at].start, left.end)
        change = replace(draft, kind=Kind.CHANGE, anchor=anchor, reach=anchor, query=then_told)
        yield replace(change, denied=model.denied, frame=model.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (part_was_before,)
