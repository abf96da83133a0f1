"""Ordinals in words or digits, and the whole numbers that can name a place: "fifth", "5th", "No. 5"."""

from __future__ import annotations

from checks.reading.language import Language
from checks.reading.tokens import Token, word_at

_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
HIGHEST_PLACE = 200


def whole_number(tokens: list[Token], index: int, words: Language) -> int | None:
    """The whole number that a token is, in a word or digits; None for zero, and for one too high to be a place."""
    text = word_at(tokens, index)
    if text in words.digits and words.digits[text] > 0:
        return words.digits[text]
    if text.isdecimal() and len(text) <= 3 and 0 < int(text) <= HIGHEST_PLACE:
        return int(text)
    return None


def ends_an_ordinal(tokens: list[Token], at: int) -> bool:
    """Whether the token at an index makes an ordinal of the number before it: "20 | th"."""
    return word_at(tokens, at) in _ORDINAL_ENDINGS and tokens[at].glued


def read_ordinal(tokens: list[Token], index: int, words: Language) -> tuple[int, int] | None:
    """The number of an ordinal in words or digits, and the index behind it."""
    text = word_at(tokens, index)
    if text in words.ordinals:
        return words.ordinals[text], index + 1
    if (
        text in words.tens
        and word_at(tokens, index + 1) == "-"
        and word_at(tokens, index + 2) in words.ordinals
    ):
        return words.tens[text] + words.ordinals[word_at(tokens, index + 2)], index + 3
    if text.isdecimal() and len(text) <= 3 and ends_an_ordinal(tokens, index + 1):
        return int(text), index + 2
    return None
