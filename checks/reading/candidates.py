"""Which sentences may hold a claim, so that they are worth taking apart."""

from __future__ import annotations

import re
from functools import lru_cache

from checks.reading.language import english
from checks.reading.places import Place, place_starts
from checks.reading.quantities import Quantity
from checks.reading.stretches import LENGTHS
from checks.reading.tokens import FRACTIONS, Token
from checks.reading.vocabulary import Hit
from checks.reading.year_parts import SHORT
from checks.reading.years import Period

_TABLED = ("concept_noun", "concept_agent", "concept_adjective", "topic", "entity", "adjective")
_MOVING = ("rise", "fall")
_CHANGING = frozenset(("multiply", *_MOVING))
_NUMBER = re.compile(rf"[\d{''.join(FRACTIONS)}]|fold")
_WORD = re.compile(r"[^\W\d_]+")
_TIMES = ("last", "this", "past", "previous", "preceding", "next", "current", "fiscal", "financial", *SHORT)
_BEING = ("is", "was", "are", "were", "been", "now", "only")
_LARGE = 1000
_LONGEST_ANSWER = 120
_LONGEST_CLOSING = 40  # quotes and spaces behind a question mark


def may_hold_a_claim(
    row: list[Token],
    hits: list[Hit],
    amounts: list[Quantity],
    ordering: list[Place],
    times: list[Period],
) -> bool:
    """Whether a sentence needs to be taken apart: it has an amount, a place, a comparison, or a measure that moves.

    Small bare numbers and ordinals ("two analysts", "for the first time") need someone or something tabled beside them;
    so does a verb that moves without saying when ("prices have risen").
    """
    if any(not amount.bare or (amount.stated.value or 0) >= _LARGE for amount in amounts):
        return True
    if any(place.strength != "ordinal" for place in ordering):
        return True
    if any(hit.entry.superlative or hit.entry.comparative for hit in hits):
        return True
    moves = {name for hit in hits if hit.entry.verb is not None for name in hit.entry.verb.classes}
    if "multiply" in moves or (times and not moves.isdisjoint(_MOVING)):
        return True
    if any(not hit.entry.kinds.isdisjoint(_TABLED) for hit in hits):
        return bool(amounts or ordering or times) or any(hit.entry.cue for hit in hits)
    if ordering:
        said = {row[place.first - 1].text for place in ordering if place.first}
        return "rank" in moves or not said.isdisjoint(_BEING)  # "In 2023 it | was | seventh"
    if times:
        points = english().function["high_points"] | english().function["low_points"]
        return not points.isdisjoint(token.text for token in row)
    return bool(amounts) and not english().countable.isdisjoint(token.text for token in row)


def is_surely_none(folded: str, start: int, end: int, hits: list[Hit]) -> bool:
    """Whether a sentence holds no claim, amount, place or year, as its words alone tell before it is taken apart.

    Without a number, an ordinal or the like there is no amount and no place, and without a word such as "year" or "May"
    no time that anything later could be told of; then `may_hold_a_claim` asks for no more than is asked here. One in
    quotes may go on with what somebody says.
    """
    if folded[start] == '"' or _NUMBER.search(folded, start, end):
        return False
    for hit in hits:
        entry = hit.entry
        if entry.superlative or entry.comparative or not entry.kinds.isdisjoint(_TABLED):
            return False
        if entry.verb is not None and not _CHANGING.isdisjoint(entry.verb.classes):
            return False
    return _telling_words().isdisjoint(_WORD.findall(folded, start, end))


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    """The words of which a sentence without digits needs one to tell an amount, a place or a year."""
    words, function = english(), english().function
    phrases = (*words.vague_counts, *words.vague_multiples, *words.shares)
    longest_of_each = (max(_WORD.findall(phrase), key=len) for phrase in phrases)
    numbers = (words.digits, words.tens, words.multipliers, words.ordinals, words.parts, words.multiples)
    times = (LENGTHS, words.months, _TIMES, function["high_points"], function["low_points"])
    starts = (word for start in place_starts() for word in _WORD.findall(start))
    return frozenset(("order", "orders")).union(longest_of_each, starts, *numbers, *times)


def may_answer(folded: str, spans: list[tuple[int, int]], index: int, hits: list[Hit]) -> bool:
    """Whether a sentence behind a question may answer it with a name: "Who mines the most tin? | China."."""
    start, end = spans[index]
    if not index or end - start > _LONGEST_ANSWER or not asks(folded, *spans[index - 1]):
        return False
    return any("entity" in hit.entry.kinds for hit in hits)


def asks(folded: str, start: int, end: int) -> bool:
    return folded[max(start, end - _LONGEST_CLOSING) : end].rstrip("\"' ").endswith("?")
