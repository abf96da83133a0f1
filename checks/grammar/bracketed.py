"""What brackets behind a statement make of its figure: "5.3 million tons in 2024 | (ore)", "… | (first half)", "… | (for Codelco)"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities
from checks.grammar.restricting_ties import restricts
from checks.grammar.slots import Slots
from checks.queries import ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

_BEHIND = 2  # characters: a space and the bracket
_HARMLESS = frozenset(("pictured", "right", "left", "above", "below", "centre", "center", "again"))


def is_bracketed_otherwise(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether brackets beside a statement leave only a part of it, or make it one of another quantity."""
    if not isinstance(draft.query, ValueQuery | ShareQuery) or "(" not in slots.sentence.said:
        return False
    beside = [each for each in slots.sentence.clauses if each.kind == "parenthesis"]
    behind = next((at for at, each in enumerate(beside) if each.start > draft.anchor[1]), len(beside))
    goes_on = [each for at, each in enumerate(beside[behind:]) if not at or each.link == ","]
    if any(
        _narrows(each, draft, slots) and (_ends_a_list(each, slots) or not _tells_another(draft, each, slots))
        for each in goes_on
    ):
        return True
    return any(
        (each.subject is clause.subject and _is_of_another_kind(each, draft.query.measure))
        or _is_of_some_there(each, clause.subject, slots)
        for each in beside
    )


def _ends_a_list(brackets: Clause, slots: Slots) -> bool:
    """ "Gold: China 380 tonnes, Russia 310 tonnes | (purchases, 2024)": brackets that close what a label opens are of all of it."""
    last = max((each.end for each in slots.sentence.clauses), default=0)
    labelled = ":" in slots.sentence.said and any(each.link == ":" for each in slots.sentence.clauses)
    plain = all(not isinstance(node, Phrase) or node.quantity is None for node in brackets.nodes)
    return labelled and plain and brackets.end >= last


def _tells_another(draft: Draft, brackets: Clause, slots: Slots) -> bool:
    """Whether an amount stands in the brackets, or between the statement and them."""
    return any(
        isinstance(node, Phrase)
        and node.quantity is not None
        and draft.anchor[1] <= node.start < brackets.end
        for node in (*slots.sentence.nodes, *brackets.nodes)
    )


def _narrows(brackets: Clause, draft: Draft, slots: Slots) -> bool:
    words, named = english().function, set(entities(draft.query))
    said = [token.text for token in slots.sentence.tokens if brackets.start <= token.start < brackets.end]
    if not (words["parts_of_a_year"] | words["kinds_in_brackets"]).isdisjoint(said):
        return True
    return any(
        restricts(tie, phrase, draft, slots)
        or (tie == "including" and phrase.owner is not None and phrase.owner.id not in named)
        for tie, phrase in brackets.adjuncts
    )


def _is_of_some_there(brackets: Clause, whose: Phrase | None, slots: Slots) -> bool:
    """ "Peru | (private mines) | mined …", "Peru | (north) | mined …": words in lower case right behind whose figure it is."""
    named, *verb = brackets.nodes  # "mines" may have been taken for one
    if any(not (isinstance(node, Item) and node.is_verb) for node in verb):
        return False
    closed = any(token.text == ")" and token.start == brackets.end for token in slots.sentence.tokens)
    if whose is None or not whose.entities or not closed or not isinstance(named, Phrase) or len(verb) > 1:
        return False
    behind = 0 < brackets.start - whose.end <= _BEHIND
    plain = named.quantity is None and not named.entities and named.text not in _HARMLESS
    unknown = plain and (
        named.opaque or named.facility or bool(verb) or len(named.words) > len(named.topics) > 0
    )
    return behind and unknown and (named.text[:1].islower() or _is_a_name(named))


def _is_a_name(named: Phrase) -> bool:
    """ "Peru | (Southern Copper) | mined …": a firm or a place there, and no initials of the country's own."""
    known = named.publisher or named.period or named.scope or named.concept or named.nation
    return not known and not named.text.isupper()


def _is_of_another_kind(brackets: Clause, measure: MeasureWords | None) -> bool:
    """ "Its inflation | (food) | was …", "… | (producer prices) | …": brackets that name a kind right behind what is measured."""
    measured = brackets.subject is not None and brackets.subject.is_measure and measure is not None
    named = brackets.objects[0] if len(brackets.objects) == 1 and not brackets.adjuncts else None
    if not measured or measure is None or named is None or brackets.verb is not None or named.text.isupper():
        return False
    if named.quantity or named.entities or named.publisher or named.period or named.qualifiers:
        return False
    other = named.concept is not None and measure.concept not in named.concept.ids
    return (
        other
        or named.opaque
        or bool(named.modifiers)
        or any(topic != measure.topic for topic in named.topics)
    )
