"""What bears a measure, by the noun for it: museums are of cities, and neither of countries nor of universities."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.queries import CountQuery, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english

_AMONG = ("of", "among", "amongst", "out of")


def is_of_other_holders(draft: Draft, slots: Slots) -> bool:
    """ "Three universities have more than 100 museums", "no other German city": of others than a user's table has, or of some."""
    measure = getattr(draft.query, "measure", None)
    if not isinstance(draft.query, CountQuery | OrderQuery | RankQuery) or not isinstance(
        measure, MeasureWords
    ):
        return False
    start, end = draft.reach
    named = [
        (hit, name)
        for hit in slots.sentence.hits
        if start <= hit.start and hit.end <= end
        for name in hit.entry.names
        if name.kind == "holder" and not _is_in_a_name(hit.start, slots)
    ]
    held = f"{measure.concept} {measure.topic or ''}".strip()
    if any(not _bears(name.ids[1:], held, measure.topic is None) for _, name in named):
        return True
    if any(_is_some_nations(hit.start, hit.end, slots) for hit, _ in named):
        return True
    countries = english().function["country_nouns"]
    told = any(
        token.text in countries and not _is_in_a_name(token.start, slots)
        for token in slots.sentence.tokens
        if start <= token.start < end
    )
    return told and not named and held in slots.of_holders


def _bears(measures: tuple[str, ...], held: str, of_any_topic: bool) -> bool:
    """Whether a measure is one of those that a holder's table has: "capacity", of seats, too, where none is told."""
    return held in measures or (of_any_topic and any(each.startswith(f"{held} ") for each in measures))


def _is_in_a_name(at: int, slots: Slots) -> bool:
    """ "Douglas | State": a word of somebody's name."""
    return any(hit.start <= at < hit.end and "entity" in hit.entry.kinds for hit in slots.sentence.hits)


def _is_some_nations(start: int, end: int, slots: Slots) -> bool:
    """ "German | cities": those of one country."""
    phrases = [
        phrase for phrase in phrases_in(slots.sentence.nodes) if phrase.start <= start and end <= phrase.end
    ]
    return any(phrase.nation or phrase.nationality or phrase.owner for phrase in phrases)


def is_among_the_first(draft: Draft, parts: list[Clause]) -> bool:
    """ "Of the ten largest economies, Japan has the highest life expectancy": a place among those that are first in something."""
    if not isinstance(draft.query, RankQuery):
        return False
    found = [
        phrase
        for part in parts
        for tie, phrase in part.adjuncts
        if tie in _AMONG and phrase.end <= draft.anchor[0]
    ]
    return any(
        phrase.place is not None and phrase.place.several and not phrase.only_place for phrase in found
    )
