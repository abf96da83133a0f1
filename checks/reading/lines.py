"""Lines of tables and lists: the place that one begins with, and the pieces of one that holds several rows."""

from __future__ import annotations

from checks.reading.tokens import Token
from checks.reading.vocabulary import Hit

SEPARATORS = frozenset("-–—:|,.=>*•·◦▪#…)")


def within(hits: list[Hit], start: int, end: int) -> list[Hit]:
    return [hit for hit in hits if start <= hit.start and hit.end <= end]


def place_of(row: list[Token]) -> tuple[int, int | None]:
    """Where the entity begins behind a place ("1.", "#2", "3)"), and the place."""
    at = 0
    while at < len(row) and row[at].text in SEPARATORS:
        at += 1
    if at < len(row) and row[at].text.isdecimal() and len(row[at].text) <= 3:
        return at + 1, int(row[at].text)
    return at, None


def pieces_of(row: list[Token]) -> tuple[list[list[Token]], list[Token]]:
    """A list in one line as its pieces, cut at ";" or at ",", and what stands in brackets at its end: "(million tonnes)"."""
    while row and row[-1].text in (".", ","):
        row = row[:-1]
    closing: list[Token] = []
    opened = max((at for at, token in enumerate(row) if token.text == "("), default=-1)
    if row and row[-1].text == ")" and opened >= 0 and not any(t.kind == "number" for t in row[opened:]):
        row, closing = row[:opened], row[opened:]
    mark = next((each for each in (";", "|", "•") if any(token.text == each for token in row)), ",")
    found: list[list[Token]] = [[]]
    for token in row:
        if token.text == mark:
            found.append([])
        elif not (token.text == "and" and not found[-1]):
            found[-1].append(token)
    return [piece for piece in found if piece], closing


def is_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends a line."""
    while start and text[start - 1] in " \t\r":
        start -= 1
    while end < len(text) and text[end] in " \t\r":
        end += 1
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
