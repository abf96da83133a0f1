"""First places but for those who were just named: "less than Chile, but more than any other country". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import EntityWords
from checks.grammar.drafts import Draft
from checks.queries import ComparisonQuery, OrderQuery, RankQuery
from checks.values import replace


def except_those_above(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "Peru produces less copper than Chile, | but more than any other country": any but those it was just set below."""
    query = draft.query
    if not isinstance(query, RankQuery) or not query.strict or query.first != 1 or draft.denied:
        return draft
    found: list[EntityWords] = []
    for other in drafts:
        before = other.anchor[1] <= draft.anchor[0] and not other.denied
        found += _beyond(other, query) if before else ()
    if any(each.id is None for each in found):
        return replace(draft, problem=draft.problem or "unknown_entity")
    named = {each.id for each in query.except_for}
    added = tuple(each for each in found if each.id not in named)
    return replace(draft, query=replace(query, except_for=(*query.except_for, *added))) if added else draft


def _beyond(draft: Draft, place: RankQuery) -> tuple[EntityWords, ...]:
    """Who was said to have more than the holder of a first place, or less than one of the last place, of the same measure."""
    told, low = draft.query, place.from_bottom
    if not isinstance(told, OrderQuery | ComparisonQuery) or told.entity is None:
        return ()
    same = (told.measure.concept, told.measure.topic) == (place.measure.concept, place.measure.topic)
    if not same or told.entity.id != place.entity.id or told.period != place.period:
        return ()
    if isinstance(told, OrderQuery):
        return told.listed if told.side == ("below" if low else "above") else ()
    plain = told.ratio is None and told.other_measure is None and len(told.others) == 1 and not told.also
    return told.others if plain and told.direction == ("more" if low else "less") else ()
