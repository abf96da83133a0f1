"""What is counted in or left out beside a statement, and the prices of another year: "pensions included", "at 2010 prices"."""

from __future__ import annotations

from itertools import pairwise

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_BEFORE = ("plus", "minus", "counting")  # what they count stands behind them
_OPENING = tuple((word,) for word in _BEFORE)


def is_counted_otherwise(draft: Draft, slots: Slots) -> bool:
    """Whether a sentence says what an amount is told with or without, where no table tells it so."""
    measure, words = getattr(draft.query, "measure", None), english().function
    if not isinstance(measure, MeasureWords):
        return False
    said = slots.sentence.said
    if (
        isinstance(draft.query, ValueQuery)
        and "real" in measure.qualifiers
        and slots.is_told_in_money(measure)
    ):
        return True  # "$38 billion in real terms": in those of which year?
    if "official" in said and measure.concept in words["concepts_told_officially_too"]:
        return True
    priced = not words["prices_of_a_year"].isdisjoint(said) and slots.is_told_in_money(measure)
    if priced and _is_at_prices_of_a_year(slots):
        return True
    return not words["with_or_without"].isdisjoint(said) and _counts_something(draft, slots)


def _is_at_prices_of_a_year(slots: Slots) -> bool:
    """ "In 2010 dollars", "at 2015 prices": in money of a year that is named."""
    tokens, money = slots.sentence.tokens, english().function["prices_of_a_year"]
    return any(
        each.text.isdigit() and len(each.text) == 4 and behind.text in money
        for each, behind in pairwise(tokens)
    )


def _counts_something(draft: Draft, slots: Slots) -> bool:
    """ "…, pensions | included |", "… | minus | pensions", "once pensions are | added |": something that is no measure or country, and no amount."""
    counting, nodes = english().function["with_or_without"], slots.sentence.nodes
    for at, node in enumerate(nodes):
        if node.start < draft.anchor[1]:
            continue
        if isinstance(node, Phrase):
            if node.words[:1] in _OPENING and _is_a_thing(node):
                return True  # "minus pensions", taken for one phrase
            continue
        if node.text not in counting:
            continue
        behind, before = nodes[at + 1 : at + 2], nodes[max(at - 2, 0) : at]
        near = behind if node.text in _BEFORE else tuple(reversed(before))
        thing = next((each for each in near if isinstance(each, Phrase)), None)
        if thing is not None and thing.start >= draft.anchor[1] and _is_a_thing(thing):
            return True
    return False


def _is_a_thing(phrase: Phrase) -> bool:
    told = phrase.entities or phrase.quantity or phrase.place or phrase.period or phrase.publisher
    return phrase.opaque and not told and not phrase.is_measure


def is_of_by_products(clause: Clause) -> bool:
    """ "5.3 million tons of copper | by-products": what is made beside it."""
    rows = zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False)
    made = [node for node, tie, dash in rows if tie.text == "by" and dash.text == "-"]
    return any(isinstance(node, Phrase) and bool(node.topics) for node in made)
