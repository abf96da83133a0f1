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
from checks.grammar import change, comparison, rank, share, value
from checks.grammar.compared import Compared, Direction, as_ratio, compared
from checks.grammar.comparing import About, drafts_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.ordering import among, second_only_to
from checks.grammar.rank_alone import is_any_other, scope_of_others
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

_REMARK_LINKS = (",", ":", "–", "(", ";", "and", "but", "though", "yet", "while")


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
    return _stated_in(clause.leans_on, slots)


def _stated_in(clause: Clause, slots: Slots) -> _Statement | None:
    for rule in (
        *value.CONSTRUCTIONS,
        *share.CONSTRUCTIONS,
        *rank.CONSTRUCTIONS,
        *comparison.CONSTRUCTIONS,
        *change.CONSTRUCTIONS,
    ):
        for draft in rule(clause, slots):
            query = draft.query
            if draft.problem is not None or draft.denied:
                continue
            if isinstance(query, ValueQuery | RankQuery | ComparisonQuery):
                return _Statement(query.measure, query.entity, query.period, draft)
            if isinstance(query, ShareQuery) and len(query.parts) == 1:
                return _Statement(query.measure, query.parts[0], query.period, draft)
    return None


def remark_compared(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024, more than the United States and Myanmar combined"."""
    if clause.verb is not None:
        return
    found = list(compared(clause))
    about = _statement(clause, slots) if found else None
    if about is None or any(phrase.is_entity for phrase in clause.objects[:1]):
        return
    said = About(about.measure, about.entity, about.period, None, about.draft.frame)
    for each in found:
        if is_any_other(each.other) and each.amount is None and each.direction != "equal":
            yield _remark(
                Kind.RANK,
                (each.start, each.end),
                about,
                _first(about, clause, each, slots),
                "remark_compared",
            )
        for draft in drafts_of(clause, slots, each, said, "remark_compared", None):
            yield replace(draft, reach=span(about.draft.reach, draft.reach))


def _first(about: _Statement, clause: Clause, each: Compared, slots: Slots) -> RankQuery:
    """First place with a difference: "…, more than any other country"."""
    low, scope = each.direction == "less", scope_of_others(each.other, slots) or among(clause, slots)
    return RankQuery(
        about.measure, about.entity, 1, 1, scope or "WORLD", low, strict=True, period=about.period
    )


def remark_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "British wind farms generated 84 terawatt-hours in 2024, fifth behind China, the United States, Germany and Brazil"."""
    phrase = _place_remarked(clause)
    place = phrase.place if phrase is not None else None
    if place is None or phrase is None or place.several:
        return
    about = _statement(clause, slots) or _statement_behind(clause, slots)
    if about is None or isinstance(about.draft.query, RankQuery):
        return
    scope = phrase.scope or "WORLD"
    only = second_only_to(clause, slots) if place.low == 2 else ()
    placed = RankQuery(
        about.measure,
        about.entity,
        place.low,
        place.high,
        scope,
        place.from_bottom,
        joint=place.joint,
        listed=only,
        period=about.period,
    )
    yield _remark(Kind.RANK, slots.sentence.span(place.first, place.after), about, placed, "remark_place")
    above = clause.adjunct("behind", "after", "following")
    if above is not None and above.entities:
        query = OrderQuery(
            about.measure,
            about.entity,
            above.entities,
            "above",
            exclusive=len(above.entities) == place.low - 1,
            among=scope,
            period=about.period,
        )
        start = next((node.start for node in clause.nodes if node.start >= phrase.end), phrase.end)
        yield _remark(Kind.ORDER, (start, above.end), about, query, "remark_place")


def _place_remarked(clause: Clause) -> Phrase | None:
    """The place that a remark says a statement's figure has: "fifth", "the second-highest total", "putting it second"."""
    if clause.verb is not None:
        made = clause.verb.is_a("cause") and clause.verb.form == "ing" and bool(clause.objects)
        named = clause.objects[0] if made else None
        if named is None or named.anaphor != "entity":
            return None
        behind = [*clause.objects[1:2], *(p for tie, p in clause.adjuncts if tie in ("in", "at"))]
        return next((p for p in behind if p.only_place and _bare(p)), None)
    if len(clause.objects) != 1 or clause.objects[0].place is None:
        return None
    phrase = clause.objects[0]
    total = phrase.anaphor == "measure" or phrase.head in english().function["level_nouns"]
    if total and phrase.place is not None and phrase.place.strength == "superlative" and not phrase.concept:
        return phrase
    told = phrase.place is not None and phrase.place.strength in ("ordinal", "number")
    return phrase if told and _bare(phrase) else None


def _statement_behind(clause: Clause, slots: Slots) -> _Statement | None:
    """What a remark at the head of a sentence is about: "Second only to South Africa, Gabon mines …"."""
    if clause is not slots.sentence.clauses[0]:
        return None
    behind = slots.sentence.clauses[1:2]
    return _stated_in(behind[0], slots) if behind and behind[0].verb is not None else None


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
    """ "China was the largest producer of rare earths in 2024, just ahead of the United States"; "…, behind Chile"."""
    if clause.verb is not None or clause.objects or len(clause.adjuncts) != 1:
        return
    tie, others = clause.adjuncts[0]
    ahead = tie == "of" and any(isinstance(node, Item) and node.text == "ahead" for node in clause.nodes)
    against = slots.owners(clause, others) if ahead or tie in ("behind", "above", "below") else ()
    about = _statement(clause, slots) if against else None
    if about is None or others.quantity is not None:
        return
    behind = tie in ("behind", "below")
    if isinstance(about.draft.query, RankQuery) and behind:
        return  # "third, behind China and India" is read with its place
    anchor = (clause.start, others.end)
    if len(against) == 1:
        compared_with = ComparisonQuery(
            about.measure, about.entity, against, "less" if behind else "more", period=about.period
        )
        yield _remark(Kind.COMPARISON, anchor, about, compared_with, "remark_ahead_of")
        return
    query = OrderQuery(
        about.measure, about.entity, against, "above" if behind else "below", period=about.period
    )
    yield _remark(Kind.ORDER, anchor, about, query, "remark_ahead_of")


def remark_leaving_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's exports grew to $3.8 trillion in 2024, leaving America and Germany far behind"."""
    verb = clause.verb
    if verb is None or not verb.lemma.startswith("leave") or verb.form != "ing" or not clause.objects:
        return
    behind = verb.lemma == "leave behind" or any(node.text.lower() == "behind" for node in clause.nodes[-1:])
    against = clause.objects[0].entities
    about = _statement(clause, slots) if behind and against else None
    if about is None:
        return
    anchor = (clause.start, clause.end)
    if len(against) == 1:
        one = ComparisonQuery(about.measure, about.entity, against, "more", period=about.period)
        yield _remark(Kind.COMPARISON, anchor, about, one, "remark_leaving_behind")
    else:
        several = OrderQuery(about.measure, about.entity, against, "below", period=about.period)
        yield _remark(Kind.ORDER, anchor, about, several, "remark_leaving_behind")


def only_one_is_higher(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Unemployment in South Africa averaged 32% of the labour force in 2024. Only Eswatini's rate was higher"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be") or "only" not in clause.adverbs:
        return
    words = [
        node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative is not None
    ]
    against = slots.owners(clause, subject) if subject.owner is not None or subject.elliptic else ()
    draft = slots.value_before()
    if len(words) != 1 or clause.adjuncts or not against or draft is None:
        return
    query = draft.query
    if subject.concept is not None and query.measure.concept not in subject.concept.ids:
        return
    side: Literal["above", "below"] = "below" if words[0] == "less" else "above"
    order = OrderQuery(query.measure, query.entity, against, side, exclusive=True, period=query.period)
    anchor = (clause.start, clause.end)
    named = "only_one_is_higher"
    yield Draft(Kind.ORDER, anchor, anchor, order, named, verb.negated, clause.frame, draft.problem)


def remark_multiple(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile has 9.3 million tonnes of lithium reserves, more than twice those of Argentina"."""
    if clause.verb is not None or len(clause.objects) != 2:
        return
    multiple, other = clause.objects
    quantity = multiple.quantity
    if quantity is None or quantity.kind not in ("multiple", "part") or multiple.is_measure:
        return
    against = slots.owners(clause, other) if other.is_measure else ()
    about = _statement(clause, slots) if len(against) == 1 else None
    if about is None or (other.concept is not None and about.measure.concept not in other.concept.ids):
        return
    ratio = quantity.stated if quantity.kind == "multiple" else as_ratio(quantity.stated)
    direction: Direction = "more" if (ratio.value or 2) > 1 else "less"
    query = ComparisonQuery(about.measure, about.entity, against, direction, ratio, period=about.period)
    yield _remark(Kind.COMPARISON, (multiple.start, other.end), about, query, "remark_multiple")


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


CONSTRUCTIONS: tuple[Construction, ...] = (
    remark_compared,
    remark_place,
    remark_level_with,
    remark_ahead_of,
    remark_multiple,
    remark_leaving_behind,
    only_one_is_higher,
)
