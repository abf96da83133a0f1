"""Where people who are counted by where they came to have come from: "the origin of 1.4 million asylum-seekers"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.language import english
from checks.reading.phrases import Phrase


def by_origin(concept: Name, slots: Slots) -> tuple[Name, ...]:
    """The concepts of the same people by their origin."""
    ids = (each.replace("_hosted", "_origin") for each in concept.ids)
    return tuple(name for each in ids for name in slots.vocabulary_concept(each))


def measured_from(source: Name, counted: Phrase, slots: Slots) -> tuple[Name, ...]:
    """What "the origin of" an amount is measured by: of refugees where nothing else is counted; nothing where it is not tabled.

    "Syria was the origin of 13 million displaced people" counts those who stayed in it, too.
    """
    fled = english().function["concepts_of_fled"]
    if counted.concept is None or fled.isdisjoint(source.ids):
        return (source,)
    origins = by_origin(counted.concept, slots)
    came = all(each.endswith("_hosted") for each in counted.concept.ids) or set(source.ids) & set(
        counted.concept.ids
    )
    return origins if came else ()
