"""Constructions of the kind rank: an entity's place in an ordering. Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import EntityWords, Kind, MeasureWords, RankQuery
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.places import Place

_PLACE_VERBS = ("rank", "be")
_STAYING = ("remain", "become", "stay")


def _telling(phrase: Phrase) -> Place | None:
    """The place of a phrase, where its words say that it is one: a superlative, or a weak one with a measure beside."""
    place = phrase.place
    if place is None:
        return None
    if place.strength in ("superlative", "number"):
        return place
    named = phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None
    return place if named and place.strength == "weak" else None


def _draft(
    clause: Clause,
    slots: Slots,
    place: Place,
    phrase: Phrase,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    construction: str,
    *others: Phrase | None,
    listed: tuple[EntityWords, ...] = (),
) -> Iterator[Draft]:
    if measure is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    anchor = slots.sentence.span(place.first, place.after)
    among = phrase.scope or _scope(clause) or "WORLD"
    query = RankQuery(
        measure,
        entity or EntityWords(None),
        place.low,
        place.high,
        among,
        from_bottom=place.from_bottom,
        joint=place.joint,
        listed=listed,
        period=period,
    )
    denied = clause.verb is not None and clause.verb.negated
    yield Draft(Kind.RANK, anchor, span(anchor, phrase, *others), query, construction, denied, clause.frame, problem)


def _scope(clause: Clause) -> str | None:
    """The ordering's scope where it stands apart from the place: "in Africa", "among OPEC members"."""
    for preposition, phrase in clause.adjuncts:
        if preposition in ("in", "among", "amongst", "of", "on") and len(phrase.entities) == 1 and phrase.scope is None:
            return phrase.entities[0].id
    return None


def entity_has_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has the world's fifth-largest reserves of rare earth metals"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or not clause.objects:
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if place is None or place.several or phrase.concept is None or phrase.owner is not None:
        return
    if verb.is_a("have") or any(name.data.get("generic") or name.ids == phrase.concept.ids for name in verb.concepts):
        measure = slots.measure(clause, phrase)
        yield from _draft(clause, slots, place, phrase, measure, slots.entity(clause, subject), "entity_has_place", subject)


def entity_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile is the world's largest producer of copper"; "China remains the leading holder of reserves"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or not clause.objects:
        return
    if not (verb.is_a("be") or verb.lemma in _STAYING):
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if place is None or place.several or (phrase.agent is None and phrase.adjective is None):
        return
    measure = slots.measure(clause, phrase)
    yield from _draft(clause, slots, place, phrase, measure, slots.entity(clause, subject), "entity_is_place", subject)


def measure_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The country's reserves are the seventh-largest in the world"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.is_measure or not clause.objects:
        return
    if not (verb.is_a(*_PLACE_VERBS) or verb.lemma in _STAYING):
        return
    phrase = clause.objects[0]
    place = phrase.place
    if place is None or place.several or phrase.agent is not None:
        return
    if place.strength in ("weak",) or (place.strength == "ordinal" and not verb.is_a("rank")):
        return
    measure = slots.measure(clause, subject, phrase)
    yield from _draft(clause, slots, place, phrase, measure, slots.owner(clause, subject), "measure_is_place", subject)


def entity_ranks(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Myanmar ranks third in the mining of rare earths"; "Russia ranks No. 5 by reserves of rare earths"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or not verb.is_a("rank"):
        return
    phrase = next((each for each in clause.objects if each.place is not None), None)
    if phrase is None or phrase.place is None or phrase.place.several:
        return
    measured = phrase if phrase.concept is not None else clause.adjunct("in", "for", "by", "on", "with")
    if measured is None or (measured.concept is None and measured.agent is None):
        return
    measure = slots.measure(clause, measured, phrase)
    entity = slots.entity(clause, subject)
    yield from _draft(clause, slots, phrase.place, phrase, measure, entity, "entity_ranks", subject, measured)


def apposition_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile, the world's largest copper producer, said …"; "the No. 2 producer of copper, the DRC, …"."""
    if clause.kind not in ("apposition", "parenthesis") or clause.subject is None or not clause.objects:
        return
    phrase = clause.objects[0]
    place = _telling(phrase)
    if place is None or place.several or (phrase.agent is None and phrase.adjective is None):
        return
    entity = slots.entity(clause, clause.subject)
    if entity is None or entity.id is None:
        return
    measure = slots.measure(clause, phrase)
    yield from _draft(clause, slots, place, phrase, measure, entity, "apposition_is_place", clause.subject)


def entity_among_top(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia is among the top five holders of rare-earth reserves"; "is one of the three largest producers"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not (verb.is_a("be", "rank") or verb.lemma in _STAYING):
        return
    phrase = clause.adjunct("among", "amongst", "in", "of")
    if phrase is None or phrase.place is None or not phrase.place.several:
        return
    measured = phrase
    if phrase.concept is None and phrase.agent is None and phrase.adjective is None:
        inner = clause.adjunct("with", "by", "for")
        if inner is None:
            return
        measured = inner
    measure = slots.measure(clause, measured, phrase)
    if subject.is_measure:
        entity = slots.owner(clause, subject)
    else:
        entity = slots.entity(clause, subject)
    yield from _draft(clause, slots, phrase.place, phrase, measure, entity, "entity_among_top", subject)


def second_only_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "America's mine output of rare earths is second only to China's"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "rank") or not subject.is_measure:
        return
    phrase = next((each for each in clause.objects if each.place is not None), None)
    above = clause.adjunct("to")
    if phrase is None or phrase.place is None or above is None or "only" not in clause.adverbs:
        return
    if phrase.place.low != 2:
        return
    measure = slots.measure(clause, subject)
    listed = slots.owners(clause, above)
    owner = slots.owner(clause, subject)
    yield from _draft(clause, slots, phrase.place, phrase, measure, owner, "second_only_to", subject, above, listed=listed)


CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_has_place,
    entity_is_place,
    measure_is_place,
    entity_ranks,
    apposition_is_place,
    entity_among_top,
    second_only_to,
)
