"""Measures that are told of one person: "the average Nigerien woman bore 5.9 children". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.origins import by_origin
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_MOST_CHILDREN = 15


@needs("subject", "active", "amount object")
def woman_has_children(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The average Nigerien woman bore 5.9 children in 2024"; "South Korean women have 0.75 children apiece"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not clause.objects:
        return
    words, amount = english().function, clause.objects[0]
    if (
        not words["mother_nouns"] & set(subject.words)
        or subject.quantity is not None
        or not is_amount(amount)
    ):
        return
    quantity, names = amount.quantity, slots.vocabulary_concept("fertility")
    bearing = verb.is_a("have") or any("fertility" in name.ids for name in verb.concepts)
    if quantity is None or not names or not bearing or not _are_children(amount):
        return
    if any(tie in ("by", "before", "at") and told.quantity is not None for tie, told in clause.adjuncts):
        return  # "two children | by 30"
    value = quantity.stated.value
    if value is None or value > _MOST_CHILDREN or _is_some_woman(clause, slots, subject, value):
        return
    entity = subject.owner or subject.nation or where_they_live(clause, slots)
    alone = replace(amount, concept=names[0], opaque=False, modifiers=())
    measure = slots.measure(clause, alone)
    yield from value_draft(clause, slots, measure, entity, alone, "woman_has_children", subject)


def where_they_live(clause: Clause, slots: Slots) -> EntityWords | None:
    """ "The average woman in Niger has …", "in Niger, women have …": the one place in which people are spoken of."""
    places = [phrase for tie, phrase in slots.framing(clause) if tie == "in" and phrase.entities]
    return places[0].entities[0] if len(places) == 1 and len(places[0].entities) == 1 else None


def _are_children(amount: Phrase) -> bool:
    """ "5.9 children", "0.75 babies on average", "1.18 apiece"."""
    children = english().function["child_nouns"] & set(amount.words)
    return bool(children) or (amount.concept is not None and "fertility" in amount.concept.ids)


def _is_some_woman(clause: Clause, slots: Slots, subject: Phrase, value: float) -> bool:
    """Whether one woman is spoken of, or some of them: a whole number told of "a woman", "married women"."""
    words = english().function
    said = (adverb for each in (clause, *_remarks(clause, slots)) for adverb in each.adverbs)
    average = words["averaging"] & {*subject.words, *said}
    whole = float(value).is_integer() and not average
    return whole or not names_them_all(subject)


def names_them_all(subject: Phrase) -> bool:
    """ "South Korean women", "the average Nigerien", but not "rural women" or "Niger's poor": no words that pick some."""
    words = english().function
    plain = words["mother_nouns"] | words["people_nouns"] | words["averaging"] | words["picking_none"]
    owner = subject.nation or subject.nationality or subject.owner
    named = owner.words.lower() if owner is not None else ""
    return all(word in plain or word == named for word in subject.words)


def _remarks(clause: Clause, slots: Slots) -> list[Clause]:
    """What is said between commas and names nothing: "six children each, | on average"."""
    others = (each for each in slots.sentence.clauses if each.leans_on is clause and each.verb is None)
    return [each for each in others if not each.objects and not each.adjuncts]


@needs("subject", "object", verb=("be", "stay"))
def people_are_refugees(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nearly 6 million Syrians were refugees at the end of 2024"; "11.6 million Sudanese were internally displaced"."""
    people, verb = clause.subject, clause.verb
    if people is None or verb is None or not verb.is_a("be", "stay") or len(clause.objects) != 1:
        return
    state, nationality = clause.objects[0], people.nationality
    if nationality is None or state.concept is None or state.quantity is not None or not is_amount(people):
        return
    counted = [word for word in people.words if word not in ("another", "some", "about")]
    if state.owner is not None or state.modifiers or state.place is not None or len(counted) > 2:
        return
    names = by_origin(state.concept, slots)
    if len(names) != 1 or any(tie == "in" and where.entities for tie, where in clause.adjuncts):
        return  # "1.5 million Syrians were refugees in Turkey" are of two countries
    if not set(names[0].ids) & english().function["concepts_of_fled"]:
        return
    alone = replace(people, concept=names[0], entities=(), opaque=False, modifiers=())
    measure = slots.measure(clause, alone)
    yield from value_draft(clause, slots, measure, nationality, alone, "people_are_refugees", state)


@needs("subject", "object", verb=("be", "stay"))
def people_are_displaced(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some 11.6 million people were displaced inside Sudan at the end of 2024"; "11.6 million people in Sudan are internally displaced"."""
    people, verb = clause.subject, clause.verb
    if people is None or verb is None or not verb.is_a("be", "stay") or len(clause.objects) != 1:
        return
    state, names = clause.objects[0], slots.vocabulary_concept("internally_displaced")
    displaced = state.concept is not None and set(state.concept.ids) == {"internally_displaced"}
    counted = people.concept is not None and bool(people.concept.data.get("generic")) and is_amount(people)
    if not names or not displaced or not counted or people.modifiers:
        return
    where = clause.adjunct("inside", "within", "in")
    place = people.owner or (where_they_live(clause, slots) if where is None else None)
    if where is None and place is not None:
        alone = replace(people, concept=names[0], opaque=False)
        measure = slots.measure(clause, alone)
        yield from value_draft(clause, slots, measure, place, alone, "people_are_displaced", state)
        return
    spoken = slots.entity(clause, where) if where is not None and where.anaphor == "entity" else None
    named = where.entities if where is not None else (state.owner,) if state.owner is not None else ()
    named = (spoken,) if spoken is not None else named  # "displaced | within the country"
    alone = replace(people, concept=names[0], opaque=False)
    measure = slots.measure(clause, alone)
    if len(named) == 1:
        yield from value_draft(clause, slots, measure, named[0], alone, "people_are_displaced", state)


CONSTRUCTIONS: tuple[Construction, ...] = (woman_has_children, people_are_refugees, people_are_displaced)
