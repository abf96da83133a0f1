"""Sentence to tokens: words, numbers and marks, each with its offsets in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# One alternative a kind of token; none of them nests a repetition in a repetition of the same letters.
_TOKEN = re.compile(
    r"(?P<abbreviation>(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d{1,3}(?: \d{3})+(?![\d,.])(?!\.\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<possessive>'s\b|(?<=s)'(?=[ ,.;:)\"]|$))"
    r"|(?P<word>[^\W\d_]+(?:'(?!s\b)[^\W\d_]+|\d+)*)"
    r"|(?P<mark>[^\s\w]|_)"
)

TokenKind = Literal["word", "number", "mark", "possessive"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, mark or possessive ending; `text` is folded, `glued` says that no space stands before it."""

    start: int
    end: int
    text: str
    kind: TokenKind
    glued: bool


def tokens(folded: str, start: int, end: int) -> list[Token]:
    """The tokens of folded text between two offsets, in order; offsets are those of the text.

    >>> [token.text for token in tokens("russia's 3.8 million t.", 0, 23)]
    ['russia', "'s", '3.8', 'million', 't', '.']
    """
    found: list[Token] = []
    last = start
    for match in _TOKEN.finditer(folded, start, end):
        kind = match.lastgroup or "mark"
        if kind == "abbreviation":
            kind = "word"
        first, after = match.span()
        found.append(Token(first, after, match.group(), kind, first == last and first > start))  # type: ignore[arg-type]
        last = after
    return found
