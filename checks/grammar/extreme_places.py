"""The ends of orderings that a phrase without a measure names: "the largest burden of any country", "the second-most in Africa"."""

from __future__ import annotations

from checks.grammar.among_some import are_some
from checks.grammar.held_places import only_resumes
from checks.grammar.slots import Slots
from checks.grammar.statements import Statement
from checks.queries import RankQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place


def placed_as(about: Statement, place: Place, scope: str) -> RankQuery:
    """The query that a statement's figure has a place among a scope."""
    return RankQuery(
        about.measure,
        about.entity,
        place.low,
        place.high,
        scope,
        place.from_bottom,
        joint=place.joint,
        period=about.period,
    )


def is_extreme_place(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase is the end of an ordering of countries, and says of which, and not of years."""
    place = phrase.place
    if (
        place is None
        or phrase.extreme is not None
        or phrase.agent is not None
        or phrase.adjective is not None
    ):
        return False
    if phrase.owner is not None or phrase.owner_anaphor or phrase.of_unknown or phrase.is_change:
        return False
    if any(time.role in ("since", "over") for time in clause.periods):
        return False
    ordered = (
        place.strength == "superlative" or phrase.words[-1:] in (("most",), ("least",)) or _of_speed(phrase)
    )
    where = any(tie in ("in", "on", "of", "among") and len(p.entities) == 1 for tie, p in clause.adjuncts)
    some = any(tie in ("of", "among") and are_some(p) for tie, p in clause.adjuncts)  # "of the five cities"
    world = not english().function["world_adverbs"].isdisjoint(clause.adverbs)
    told = phrase.scope is not None or share_where(phrase) is not None or world or where or some
    named = told or " of any " in phrase.text.lower() or place.low > 1
    return (ordered or phrase.head == "pace") and named


def share_where(phrase: Phrase) -> str | None:
    """ "The highest share | in the world": among whom it is the highest, and not of what the world has."""
    whole = phrase.whole if phrase.share else None
    if whole is None or len(whole.entities) != 1 or whole.topics or whole.concept is not None:
        return None
    return whole.entities[0].id


def _of_speed(phrase: Phrase) -> bool:
    """ "The fastest of any G20 country", "the slowest rate in the EU"."""
    return not english().superlatives_of_speed.isdisjoint(phrase.words)


def may_be_of(phrase: Phrase, about: Statement, slots: Slots) -> bool:
    """Whether a place can be that of what was stated: it names the same measure, or none ("the highest rate")."""
    words, measure = english().function, about.measure
    if phrase.topics and phrase.topics != (measure.topic,):
        return False
    if phrase.concept is not None and not only_resumes(phrase):
        same = slots.dimensions.get(measure.concept) == frozenset((phrase.head,))  # "the second-largest area"
        return same or measure.concept in phrase.concept.ids
    if _of_speed(phrase):
        return measure.concept in words["concepts_of_speed"]
    if phrase.only_place:
        return True
    rate = "percent" in slots.dimensions.get(measure.concept, frozenset())
    if phrase.head in words["rate_nouns"]:
        return rate or isinstance(about.draft.query, ShareQuery)
    return phrase.head in words["level_nouns"] or phrase.head in words["quantity_nouns"]
