"""Remarks behind a statement, which take measure, entity and time from it. Examples: comparison.md, rank.md, order.md.

"China mined 270,000 tons, more than the United States and Myanmar combined"; "…, fifth behind China and India".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checks.claims import (
    ComparisonQuery,
    EntityWords,
    Kind,
    MeasureWords,
    OrderQuery,
    PeriodWords,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.grammar import rank, share, value
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase

_REMARK_LINKS = (",", ":", "–", "(", ";", "and")


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a remark is about."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    draft: Draft


def _statement(clause: Clause, slots: Slots) -> _Statement | None:
    """The value, share or place that the clause before states of one entity."""
    if clause.link not in _REMARK_LINKS or clause.leans_on is None:
        return None
    for rule in (*value.CONSTRUCTIONS, *share.CONSTRUCTIONS, *rank.CONSTRUCTIONS):
        for draft in rule(clause.leans_on, slots):
            query = draft.query
            if draft.problem is not None or draft.denied:
                continue
            if isinstance(query, ValueQuery | RankQuery):
                return _Statement(query.measure, query.entity, query.period, draft)
            if isinstance(query, ShareQuery) and len(query.parts) == 1:
                return _Statement(query.measure, query.parts[0], query.period, draft)
    return None


def _comparative(clause: Clause) -> str | None:
    found = [
        node.comparative for node in clause.nodes if isinstance(node, Item) and node.comparative is not None
    ]
    return found[0] if len(found) == 1 else None


def remark_more_than(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024, more than the United States and Myanmar combined"."""
    compared = _comparative(clause)
    if clause.verb is not None or clause.objects or compared is None or not clause.adjuncts:
        return
    tie, others = clause.adjuncts[-1]
    if tie not in ("than", "in") or len(clause.adjuncts) != 1 or not others.entities:
        return
    if not any(isinstance(node, Item) and node.text == "than" for node in clause.nodes):
        return
    together = len(others.entities) == 1 or bool({"combined", "together"} & set(clause.adverbs))
    about = _statement(clause, slots)
    if about is None or not together:
        return
    direction: Literal["more", "less"] = "less" if compared == "less" else "more"
    query = ComparisonQuery(about.measure, about.entity, others.entities, direction, period=about.period)
    anchor = (clause.start, others.end)
    yield _remark(Kind.COMPARISON, anchor, about, query, "remark_more_than")


def remark_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "British wind farms generated 84 terawatt-hours in 2024, fifth behind China, the United States, Germany and Brazil"."""
    if clause.verb is not None or len(clause.objects) != 1:
        return
    phrase = clause.objects[0]
    place = phrase.place
    if place is None or place.several or place.strength not in ("ordinal", "number") or not _bare(phrase):
        return
    about = _statement(clause, slots)
    if about is None or isinstance(about.draft.query, RankQuery):
        return
    scope = phrase.scope or "WORLD"
    placed = RankQuery(
        about.measure, about.entity, place.low, place.high, scope, joint=place.joint, period=about.period
    )
    yield _remark(Kind.RANK, slots.sentence.span(place.first, place.after), about, placed, "remark_place")
    above = clause.adjunct("behind", "after", "following")
    if above is not None and above.entities:
        query = OrderQuery(
            about.measure,
            about.entity,
            above.entities,
            "above",
            exclusive=True,
            among=scope,
            period=about.period,
        )
        start = next((node.start for node in clause.nodes if node.start >= phrase.end), phrase.end)
        yield _remark(Kind.ORDER, (start, above.end), about, query, "remark_place")


def _bare(phrase: Phrase) -> bool:
    return not (
        phrase.concept or phrase.agent or phrase.adjective or phrase.topics or phrase.opaque or phrase.owner
    )


def remark_level_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand was the joint fourth-largest producer of rare earths in 2024, level with Nigeria and Australia"."""
    others = clause.adjunct("with")
    if clause.verb is not None or others is None or not others.entities or len(clause.objects) != 1:
        return
    about = _statement(clause, slots)
    if clause.objects[0].words not in (("level",), ("tied",), ("equal",)) or about is None:
        return
    query = OrderQuery(about.measure, about.entity, others.entities, level=True, period=about.period)
    yield _remark(Kind.ORDER, (clause.start, others.end), about, query, "remark_level_with")


def remark_ahead_of(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China was the largest producer of rare earths in 2024, just ahead of the United States"."""
    others = clause.adjunct("of")
    ahead = any(isinstance(node, Item) and node.text == "ahead" for node in clause.nodes)
    if clause.verb is not None or others is None or not others.entities or clause.objects or not ahead:
        return
    about = _statement(clause, slots)
    if about is None:
        return
    if len(others.entities) == 1:
        compared = ComparisonQuery(about.measure, about.entity, others.entities, "more", period=about.period)
        yield _remark(Kind.COMPARISON, (clause.start, others.end), about, compared, "remark_ahead_of")
        return
    query = OrderQuery(about.measure, about.entity, others.entities, "below", period=about.period)
    yield _remark(Kind.ORDER, (clause.start, others.end), about, query, "remark_ahead_of")


def _remark(
    kind: Kind,
    anchor: tuple[int, int],
    about: _Statement,
    query: ComparisonQuery | RankQuery | OrderQuery,
    construction: str,
) -> Draft:
    return replace(
        about.draft,
        kind=kind,
        anchor=anchor,
        reach=span(about.draft.reach, anchor),
        query=query,
        construction=construction,
    )


CONSTRUCTIONS: tuple[Construction, ...] = (remark_more_than, remark_place, remark_level_with, remark_ahead_of)
