"""The share that was before the one told: "came to 15 percent in 2024, up from 10 percent a year earlier". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import PeriodWords
from checks.grammar.course_reader import course
from checks.grammar.directions import untied, up_or_down
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, plain_part
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
    for draft in _same_part(clause, slots, left, before, model, "part_was_before"):
        anchor = (clause.nodes[at].start, left.end)
        yield replace(draft, kind=Kind.CHANGE, anchor=anchor, reach=anchor)


@needs("no verb", "amount", "dated", kind=("fragment",))
def part_against_another_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile accounted for 23% of the world's copper production in 2024, compared with 24% in 2023"."""
    tie, amount = clause.adjuncts[0] if len(clause.adjuncts) == 1 else ("", None)
    if tie not in ("against", "versus") or amount is None or clause.objects or len(clause.periods) != 1:
        return
    if not plain_part(amount):
        return
    model = nearest_claim_before(clause, slots, MODELS, nearest=True)
    if model is None or not isinstance(model.query, ShareQuery | AggregateQuery) or model.problem is not None:
        return
    time, year = clause.periods[0], model.query.period.year
    period = time.words
    if time.years == 1:
        period = PeriodWords(year - 1 if year is not None else None, words=period.words)
    if period.year is None or period.year == year:
        return
    yield from _same_part(clause, slots, amount, period, model, "part_against_another_year")


def _same_part(
    clause: Clause, slots: Slots, amount: Phrase, period: PeriodWords, model: Draft, construction: str
) -> Iterator[Draft]:
    """The share that was told, as it was at another time."""
    query = model.query
    assert isinstance(query, ShareQuery | AggregateQuery)
    who = (
        Parts(query.parts)
        if isinstance(query, ShareQuery)
        else Parts(query.members, query.top, query.all_but)
    )
    measure = replace(query.measure, concept_carried=True)
    for draft in share_draft(clause, slots, who, amount, measure, query.whole, construction, amount):
        said = draft.query
        assert isinstance(said, ShareQuery | AggregateQuery)
        yield replace(draft, query=replace(said, period=period), denied=model.denied, frame=model.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (part_was_before, part_against_another_year)
