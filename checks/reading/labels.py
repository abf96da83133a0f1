"""Numbers that name something and measure nothing: "Article 5", "Route 66", "2-1", "14(b)", "(1) China, (2) Peru"."""

from __future__ import annotations

from checks.reading.language import Language
from checks.reading.quantities import Quantity
from checks.reading.tokens import Token, word_at

_FIGURES = ("figure", "figures", "digit", "digits")


def is_label(
    tokens: list[Token], quantity: Quantity, labelled: int, taken: set[int], words: Language
) -> bool:
    """Whether a bare number names something: "Article 5", "Route 66", "2-1", "14(b)", "the 737's wings"."""
    first, after = quantity.first, quantity.after
    follows = tokens[after] if after < len(tokens) else None
    if tokens[quantity.core].text == "one" and after == quantity.core + 1:
        return _is_pronoun(word_at(tokens, first - 1), follows, words)
    if follows is not None and follows.text == "-" and word_at(tokens, after + 1) in _FIGURES:
        return True
    if tokens[quantity.core].kind != "number":
        return False
    if _is_named_before(tokens, first, labelled, words):
        return True
    if _is_number(tokens, first - 1, taken) or _is_number(tokens, after, taken):
        return True  # a telephone number, a row of a table
    if follows is not None and follows.text == "°":
        return True
    if _is_enumerator(tokens, first, after):
        return True
    if follows is None or not follows.glued:
        return False
    if follows.kind in ("possessive", "word"):
        return True
    return follows.text == "(" and after + 2 < len(tokens) and tokens[after + 2].text == ")"


def _is_enumerator(tokens: list[Token], first: int, after: int) -> bool:
    """Whether a number counts the entries of a list: "(1) China, (2) Peru", "1) China, 2) Peru"."""
    if word_at(tokens, after) != ")" or len(tokens[first].text) > 2 or after + 1 >= len(tokens):
        return False
    opened = word_at(tokens, first - 1) == "("
    before = word_at(tokens, first - 2) if opened else word_at(tokens, first - 1)
    return before in ("", ":", ",", ";", "and", "are", "were", "–") and tokens[after + 1].kind == "word"


def _is_pronoun(before: str, follows: Token | None, words: Language) -> bool:
    """Whether "one" counts nothing: "the one that", "one must not"."""
    if before in words.one_behind:
        return True
    return follows is not None and (follows.kind != "word" or follows.text in words.one_before)


def _is_named_before(tokens: list[Token], first: int, labelled: int, words: Language) -> bool:
    """Whether what stands before makes a label of a number: "Article", "Articles 5 and", "2-" of "2-1"."""
    before = word_at(tokens, first - 1)
    if before in words.labels or before == "per":
        return True
    if first == labelled + 1 and before in ("and", "or", "to", "-", "–", ",", "&"):
        return True
    score = first >= 2 and before in ("-", "–", "/") and tokens[first].glued
    return score and tokens[first - 2].kind == "number"  # the rest of a score or of "2010-15"


def _is_number(tokens: list[Token], index: int, taken: set[int]) -> bool:
    return 0 <= index < len(tokens) and index not in taken and tokens[index].kind == "number"
