"""Which concepts the words of a phrase name, and where they only seem to name one."""

from __future__ import annotations

from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def who_came(clause: Clause, phrases: tuple[Phrase, ...], names: tuple[Name, ...] = ()) -> Name | None:
    """ "Six million refugees | come from Syria"; "the source | of six million refugees": people, told of whom they left."""
    concepts = (each.concept for each in phrases if each.concept is not None)
    people = next((concept for concept in concepts if concept.data.get("of_people")), None)
    if people is None:
        return None
    verb = clause.verb
    spoken = (*names, *(verb.concepts if verb is not None else ()))
    bringing = any(set(name.ids) & english().function["concepts_of_coming"] for name in spoken)
    coming = verb is not None and verb.is_a("come") and clause.adjunct("from") is not None
    return people if bringing or coming else None


def named_by(phrase: Phrase, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The concepts that a verb brings, or else those of a phrase: its adjective's, its noun's, its agent's."""
    if names:
        return names
    if phrase.adjective is not None:
        return (phrase.adjective,)  # "the most populous country" speaks of people, not of area
    return tuple(name for name in (phrase.concept, phrase.agent) if name is not None)


def is_in_a_measure(phrase: Phrase) -> bool:
    """ "The biggest fall in copper production", "the largest stake in coal mining": no such amount, but something about it."""
    thing = phrase.head
    if not phrase.opaque or phrase.place is None or phrase.concept is None:
        return False
    within = any(f" {thing} {tie} " in phrase.text.lower() for tie in ("in", "for"))
    return within and thing not in english().function["place_nouns"]


def some_of_all(phrase: Phrase) -> tuple[str, ...]:
    """ "The third-most populous | democracy": the places are those among some countries, and no table says which."""
    words = english().function
    placed = phrase.adjective is not None and phrase.place is not None and phrase.opaque
    lands = (words[each] for each in ("country_nouns", "member_nouns", "neutral_lands"))
    return (phrase.head,) if placed and not any(phrase.head in each for each in lands) else ()


def as_counted(concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]) -> tuple[Name, ...]:
    """The one of several concepts by whose name the amount is called: "won 14 | gold medals", and not medals."""
    if len({each for name in concepts for each in name.ids}) == 1:
        return concepts
    said = {
        each
        for phrase in phrases
        if phrase.concept is not None and not phrase.concept.data.get("generic")
        for each in phrase.concept.ids
    }
    kept = [(name, tuple(each for each in name.ids if each in said)) for name in concepts]
    return tuple(replace(name, ids=ids) for name, ids in kept if ids) or concepts
