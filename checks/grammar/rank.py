"""Constructions of the kind rank: an entity's place in an ordering. Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import (
    nobody,
    places_listed,
    rank_alone,
    rank_as,
    rank_behind_few,
    rank_beside,
    rank_by_manner,
    rank_by_share,
    rank_completed,
    rank_each,
    rank_elsewhere,
    rank_held,
    rank_listed,
    rank_of_peoples,
    rank_told,
    rank_with_amount,
    unrivalled,
)
from checks.grammar.among import among
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.needs import needs
from checks.grammar.placed_there import place_elsewhere
from checks.grammar.slots import Slots
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def places_told(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """The places that a clause claims, one construction after another."""
    yield from drafts_by(CONSTRUCTIONS, clause, slots)


@needs("object")
def gapped_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China was the largest producer of rare earths in 2024 and the United States the second-largest"; "… and Peru the No. 2 zinc miner"."""
    linked = clause.link in ("and", ",", ";", "while", "but", "–", ":")
    pair = clause.objects if len(clause.objects) == 2 else None
    told = pair or place_elsewhere(clause, slots)
    if clause.kind not in ("fragment", "apposition") or not linked or told is None or clause.verb:
        return
    owner, phrase = told
    if owner.place is not None and phrase.place is None:
        owner, phrase = phrase, owner  # "…, second Russia"
    place = phrase.place
    if (
        place is None
        or place.several
        or place.is_next
        or (phrase.concept is not None and not is_bare_measure(phrase))
        or (phrase.agent is not None and not phrase.topics)
        or (phrase.opaque and not phrase.only_place)  # "… and Russia the largest navy"
    ):
        return
    own = slots.measure(clause, phrase) if phrase.agent is not None else None
    if phrase.agent is not None and own is None:
        return
    named = owner.concept is not None and not owner.is_entity
    other = slots.measure(clause, owner) if named else None  # "…, and its output | the second-largest"
    if not (owner.is_entity or owner.elliptic or owner.facility or other is not None):
        return
    model = _model(clause, slots)
    if (
        model is None
        or not isinstance(model.query, RankQuery)
        or (own is None and _is_of_another_topic(clause, phrase, model.query))
    ):
        return
    entity = slots.entity(clause, owner) if other is None else slots.owner(clause, owner)
    anchor = slots.sentence.span(place.first, place.after)
    query = replace(
        model.query,
        measure=own or other or _of_its_own(clause, slots, phrase, model.query) or model.query.measure,
        entity=entity or EntityWords(None),
        first=place.low,
        last=place.high,
        among=phrase.scope or model.query.among,
        from_bottom=place.from_bottom or (place.strength == "ordinal" and model.query.from_bottom),
        joint=place.joint,
        listed=(),
    )
    problem = model.problem if entity is not None and entity.id is not None else "unknown_entity"
    reach = (min(model.reach[0], anchor[0]), max(anchor[1], phrase.end, owner.end))
    yield Draft(Kind.RANK, anchor, reach, query, "gapped_place", model.denied, model.frame, problem)


def _is_of_another_topic(clause: Clause, phrase: Phrase, told: RankQuery) -> bool:
    """ "China has the largest output of gold, Chile the largest | of copper"."""
    of = clause.adjunct("of", "in", "for") if phrase.concept is not None else phrase
    return of is not None and bool(of.topics) and of.topics != (told.measure.topic,)


def is_bare_measure(phrase: Phrase) -> bool:
    """ "The most rainfall": a place in a measure of which no more is said."""
    owned = phrase.owner is not None or phrase.owner_anaphor or phrase.of_unknown
    return not (owned or phrase.modifiers or phrase.opaque or phrase.whole is not None)


def _of_its_own(clause: Clause, slots: Slots, phrase: Phrase, told: RankQuery) -> MeasureWords | None:
    """ "Cadiz is the sunniest city and Bergen | the wettest", "… | the most rainfall": a place in another measure than the one told."""
    named = phrase.concept or phrase.adjective
    if named is None or (told.measure.concept in named.ids and phrase.topics in ((), (told.measure.topic,))):
        return None
    return slots.measure(clause, phrase, names=(named,))


def _model(clause: Clause, slots: Slots) -> Draft | None:
    """The place that the clauses before a gapped one speak of."""
    before = [other for other in slots.sentence.clauses if other.end <= clause.start]
    return next((d for each in reversed(before) for rule in _MODELS for d in rule(each, slots)), None)


@needs("no verb", "object")
def another_place_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru was third in tin production in 2022, fourth in 2023 and third again in 2024"."""
    if clause.verb is not None or not clause.objects or len(clause.objects) != len(clause.periods):
        return
    if any(
        not phrase.only_place or phrase.concept or phrase.topics or phrase.place is None
        for phrase in clause.objects
    ):
        return
    model = _model(clause, slots)
    if model is None or not isinstance(model.query, RankQuery) or model.query.period.year is None:
        return
    for phrase, time in zip(clause.objects, clause.periods, strict=True):
        place = phrase.place
        if place is None or place.several or time.role != "at" or time.words.year is None:
            return
        scope = among(clause, slots, phrase) if clause.adjuncts else model.query.among
        if scope is None or (clause.adjuncts and scope == "WORLD"):
            return  # "the world's fifth in 2022, and | the first in the region | in 2023"
        anchor = slots.sentence.span(place.first, place.after)
        query = replace(
            model.query, first=place.low, last=place.high, listed=(), among=scope, period=time.words
        )
        reach = (model.reach[0], anchor[1])
        yield Draft(
            Kind.RANK, anchor, reach, query, "another_place_then", model.denied, model.frame, model.problem
        )


_MODELS: tuple[Construction, ...] = (
    *rank_told.MODELS,
    rank_held.holder_is_entity,
)
CONSTRUCTIONS: tuple[Construction, ...] = (
    gapped_place,
    another_place_then,
    *rank_told.CONSTRUCTIONS,
    *rank_beside.CONSTRUCTIONS,
    *rank_listed.CONSTRUCTIONS,
    *places_listed.CONSTRUCTIONS,
    *rank_alone.CONSTRUCTIONS,
    *nobody.CONSTRUCTIONS,
    *rank_behind_few.CONSTRUCTIONS,
    *rank_elsewhere.CONSTRUCTIONS,
    *rank_by_manner.CONSTRUCTIONS,
    *rank_by_share.CONSTRUCTIONS,
    *rank_as.CONSTRUCTIONS,
    *rank_completed.CONSTRUCTIONS,
    *rank_of_peoples.CONSTRUCTIONS,
    *rank_each.CONSTRUCTIONS,
    *rank_with_amount.CONSTRUCTIONS,
    *unrivalled.CONSTRUCTIONS,
)
