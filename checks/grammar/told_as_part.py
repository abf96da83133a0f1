"""Measures that are told as a part of something that no table sets them against: "debt fell | as a share of exports"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def is_told_as_another_part(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "Fell | as a share of exports", "As a percentage of revenue, debt …"; not "as a share of GDP" of what is told in that."""
    if "as" not in slots.sentence.said:
        return False
    measure = getattr(draft.query, "measure", None)
    if not isinstance(measure, MeasureWords):
        return False
    if isinstance(draft.query, ShareQuery | AggregateQuery):
        return False
    beside = (each for each in slots.sentence.clauses if each is clause or each.verb is None)
    told = (phrase for each in beside for tie, phrase in each.adjuncts if tie == "as")
    return any(_is_a_part(phrase) and not _is_its_own(phrase, measure, slots) for phrase in told)


def _is_a_part(phrase: Phrase) -> bool:
    parts = english().function["share_nouns"] - {"figure"}
    return phrase.quantity is None and phrase.place is None and (phrase.share or phrase.head in parts)


def _is_its_own(phrase: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """Whether a measure's figures are parts of just what a phrase names: "as a share of | GDP", of the state's debt."""
    words = english()
    if not words.function["share_nouns"].isdisjoint(measure.words.lower().split()):
        return True
    said = phrase.text.lower()
    return any(
        slots.names_whole(each, phrase) or any(said.endswith(of) for of in each.words)
        for each in words.percentages
        if each.concept == measure.concept
    )
