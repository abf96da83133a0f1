"""Sentence to tokens: words, numbers and marks, each with its offsets in the text."""

from __future__ import annotations

import re
from typing import Literal

from checks.values import dataclass, replace

# Fractions that are one character ("½"), and the currencies that writers fuse to digits ("Rs500", "EUR40m").
FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
             "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
_FRACTION = f"[{''.join(FRACTIONS)}]"
_CODES = "usd|eur|gbp|jpy|cny|rmb|rub|inr|chf|cad|aud|nzd|hkd|sgd|brl|mxn|zar|try|krw|sek|nok|dkk|pln|uah|rs"
# One alternative a kind of token; none of them nests a repetition in a repetition of the same letters.
_TOKEN = re.compile(
    r"(?P<plain>[a-z]++(?: [a-z]++)*(?=[ ,]))"  # most words, several at once, found first
    r"|(?P<abbreviation>(?:[^\W\d_]\.){2,})"
    rf"|(?P<number>(?<![\w.,-])[1-9]\d{{0,2}}(?: \d{{3}})+(?:\.\d+)?(?!\d|[.,]\d)"
    rf"|\d+(?:[.,]\d+)*{_FRACTION}?|(?<![\w.])\.\d+|{_FRACTION})"
    r"|(?P<possessive>'s\b|(?<=s)'(?=[\s,.;:)\"]|$))"
    rf"|(?P<code>(?:{_CODES})(?=\d))"
    r"|(?P<contraction>(?<=[a-z])'(?:re|ve|ll|d|m)\b)"
    rf"|(?P<word>(?:(?!{_FRACTION})[^\W\d_])+(?:'(?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+|\d+)*)"
    r"|(?P<mark>[^\s\w]|_)"
)

TokenKind = Literal["word", "number", "mark", "possessive"]
_KINDS: dict[str | None, TokenKind] = {
    "abbreviation": "word",
    "code": "word",
    "contraction": "word",
    "word": "word",
    "number": "number",
    "possessive": "possessive",
    "mark": "mark",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, mark or possessive ending; `text` is folded, `glued` says that no space stands before it.

    `written` is the same as it stands in the text, its case kept; empty where only the folded text was at hand.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    glued: bool
    written: str = ""


def tokens(folded: str, start: int, end: int, text: str | None = None) -> list[Token]:
    """The tokens of folded text between two offsets, in order; offsets are those of the text.

    The text itself, where it is given, tells units apart that differ by case alone ("Mt", "mt").

    >>> [token.text for token in tokens("russia's 3.8 million t.", 0, 23)]
    ['russia', "'s", '3.8', 'million', 't', '.']
    """
    found: list[Token] = []
    last = start
    for match in _TOKEN.finditer(folded, start, end):
        first, after = match.span()
        word = folded[first:after]
        if match.lastindex == 1:
            glued = first == last > start
            for plain in word.split(" "):
                last = first + len(plain)
                found.append(Token(first, last, plain, "word", glued, text[first:last] if text else ""))
                first, glued = last + 1, False
            continue
        if word == "-" and last < first and folded[after : after + 1].isspace():
            word = "–"  # a hyphen between spaces is a dash
        if word == "–" and found and found[-1].text == "–" and first == last:
            found[-1] = replace(found[-1], end=after)  # two hyphens are one
            last = after
            continue
        written = text[first:after] if text is not None else ""
        found.append(Token(first, after, word, _KINDS[match.lastgroup], first == last > start, written))
        last = after
    return found


def word_at(tokens: list[Token], index: int) -> str:
    """The folded text of the token at an index; empty outside of the sentence."""
    return tokens[index].text if 0 <= index < len(tokens) else ""


def text_of(tokens: list[Token], first: int, after: int) -> str:
    """The folded text of some tokens, with single spaces where the text has any.

    >>> text_of(tokens("3.8   million t.", 0, 16), 0, 4)
    '3.8 million t.'
    """
    parts: list[str] = []
    for token in tokens[first:after]:
        parts.append(token.text if token.glued or not parts else f" {token.text}")
    return "".join(parts)
