"""Which sentences may hold a claim, so that they are worth taking apart."""

from __future__ import annotations

from checks.reading.language import english
from checks.reading.places import Place
from checks.reading.quantities import Quantity
from checks.reading.tokens import Token
from checks.reading.vocabulary import Hit
from checks.reading.years import Period

_TABLED = ("concept_noun", "concept_agent", "concept_adjective", "topic", "entity", "adjective")
_MOVING = ("rise", "fall")
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


def may_answer(folded: str, spans: list[tuple[int, int]], index: int, hits: list[Hit]) -> bool:
    """Whether a sentence behind a question may answer it with a name: "Who mines the most tin? | China."."""
    start, end = spans[index]
    if not index or end - start > _LONGEST_ANSWER or not asks(folded, *spans[index - 1]):
        return False
    return any("entity" in hit.entry.kinds for hit in hits)


def asks(folded: str, start: int, end: int) -> bool:
    return folded[max(start, end - _LONGEST_CLOSING) : end].rstrip("\"' ").endswith("?")
