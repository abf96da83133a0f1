"""The wholes that can have shares: "9% | of mine production |", "a third | of humanity |", but not "9% | of GDP |"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.language import english
from checks.reading.phrases import Phrase


def is_share(phrase: Phrase | None, slots: Slots) -> bool:
    """Whether a phrase is a part of a whole that can have shares: "9% of mine production", but not "9% of GDP"."""
    if phrase is None or phrase.whole is None:
        return False
    concept = phrase.whole.concept
    needs_topic = concept is not None and all(
        None not in slots.topics.get(each, frozenset()) for each in concept.ids
    )
    people = counts_people(phrase.whole) or means_all_refugees(phrase.whole)
    return phrase.is_part or needs_topic or people or is_all_of_a_table(phrase.whole, slots)


def is_all_of_a_table(whole: Phrase, slots: Slots) -> bool:
    """ "61% of all loans", "63% of output", where only a user's table of branches or of wind farms has any."""
    concept, plain = whole.concept, not (whole.owner or whole.owner_anaphor or whole.entities or whole.opaque)
    if (
        concept is None
        or not plain
        or whole.place is not None
        or whole.quantity is not None
        or whole.modifiers
    ):
        return False
    return all(each in slots.of_holders for each in concept.ids)


def counts_people(whole: Phrase) -> bool:
    """Whether a whole is one of people: "humanity", "people on the planet"."""
    words = english().function["people_wholes"]
    if whole.topics or whole.place is not None or whole.owner is not None:
        return False
    return whole.head in words or whole.text.lower() in words or whole.text.lower().split()[-1] in words


def counts_the_fled(whole: Phrase) -> bool:
    """Whether a whole is one of people who fled from somewhere: "the world's refugees"."""
    return whole.concept is not None and whole.concept.data.get("of_people") is not None


def means_all_refugees(whole: Phrase) -> bool:
    """Whether a whole is all of some people who fled: "all refugees", "all asylum-seekers"; "all its refugees" is not."""
    named = whole.owner or whole.owner_anaphor or whole.entities or whole.opaque or whole.place
    return counts_the_fled(whole) and whole.words[:1] == ("all",) and not named
