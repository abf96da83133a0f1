"""Percentages that are named as shares: "the share of Ethiopians living in towns and cities". Examples: value.md, change.md."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_ALL_OF_THEM = frozenset(
    ("the", "its", "their", "all", "total", "entire", "whole", "one", "land", "labour", "labor", "people", "inhabitants",
     "residents", "citizens", "population")
)  # fmt: skip


def is_some_of(whole: Phrase) -> bool:
    """ "South Africa's | young | workers", "Finland's | arable | land": less than all of them."""
    whose = [
        each.words.lower() for each in (whole.owner, whole.nation, whole.nationality) if each is not None
    ]
    return any(
        word not in _ALL_OF_THEM and word != whole.head and word not in whose and word.isalpha()
        for word in whole.words
    )


def named_share(
    clause: Clause, phrase: Phrase | None, slots: Slots
) -> tuple[MeasureWords, EntityWords | None] | None:
    """The measure that a share of a country's people or land is, and whose it is; None where it is no such measure."""
    whole = phrase.whole if phrase is not None and phrase.share else None
    if (
        phrase is None
        or whole is None
        or whole.concept is None
        or whole.modifiers
        or whole.quantity is not None
    ):
        return None
    told = [each for each in english().percentages if each.part & set(whole.concept.ids) and each.of != "gdp"]
    names = slots.vocabulary_concept(told[0].concept) if len(told) == 1 else ()
    whose = whole.owner or whole.nation or whole.nationality
    if not names or whose is None or is_some_of(whole):
        return None
    if told[0].of not in slots.topics and not told[0].words & set(whole.words):
        return None  # a share of all Germans is not one of those who seek work
    measure = slots.measure(clause, replace(phrase, concept=names[0], share=False, whole=None, opaque=False))
    return (measure, whose) if measure is not None else None
