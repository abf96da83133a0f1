"""Lines of pasted tables as cells: split at "|", at tabs, or where two spaces or more stand; and what one cell holds."""

from __future__ import annotations

import re

from checks.reading.quantities import Quantity
from checks.reading.quantity_reader import QuantityReader
from checks.reading.tokens import Token
from checks.reading.vocabulary import Unit
from checks.values import dataclass

_GAP = re.compile(r"\t+ *| {2,}\t*|\u2003+")
_COMMA = re.compile(r",")
_SEPARATED = re.compile(r"[^\W\d][^,:\d–]*(?:,(?! )[^,:–]*){2,}")
_INDENT = re.compile(r"(?:^|\n)(?:\t| {2,})[ \t]*$")
_BLANK = frozenset(("na", "n/a", "n.a", "-", "–", "—", "..", "…", "w", "nil", "none", "unknown", "withheld"))
_NOTES = frozenset(("e", "est", "estimated", "estimate", "p", "r", "(", ")", "*", "†", "[", "]", "rounded"))
_SIGNS = frozenset(("+", "-", "–", "minus"))
_STRETCH = tuple[int, int]


def cells_of(text: str, start: int, end: int) -> list[_STRETCH]:
    """The cells of a line between two offsets; an indented line has an empty first one.

    >>> [("a | b"[first:after]) for first, after in cells_of("a | b", 0, 5)]
    ['a', 'b']
    """
    if "|" in text[start:end]:
        found = [_trimmed(text, *each) for each in _split(re.compile(r"\|"), text, start, end)]
        outer = text[start] == "|"
        return found[outer : len(found) - (text[end - 1] == "|")]
    indented = _INDENT.search(text, max(0, start - 80), start) is not None
    found = [_trimmed(text, *each) for each in _split(_GAP, text, start, end)]
    if len(found) == 1 and not indented and _SEPARATED.fullmatch(text, start, end):
        found = [_trimmed(text, *each) for each in _split(_COMMA, text, start, end)]
    return [(start, start), *found] if indented and len(found) > 1 else found


def _split(mark: re.Pattern[str], text: str, start: int, end: int) -> list[_STRETCH]:
    found: list[_STRETCH] = []
    for match in mark.finditer(text, start, end):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, end)]


def _trimmed(text: str, start: int, end: int) -> _STRETCH:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Held:
    """The figure of a cell with the token behind it; `sign` is that of a change ("+8%", "-20%")."""

    quantity: Quantity
    start: int
    end: int
    after: int
    sign: int = 0


def held(row: list[Token], reader: QuantityReader, unit: Unit | None, signed: bool) -> Held | None:
    """The figure with which a cell's tokens begin; `signed`: its sign says which way something changed."""
    at = 0
    while at < len(row) and row[at].text in ("~", "c", "("):
        at += 1
    mark = row[at].text if at < len(row) else ""
    skipped = mark == "+" or (signed and mark in _SIGNS)
    found = reader.figure(row, at + skipped, unit) if at + skipped < len(row) else None
    if found is None or found.first != at + skipped:
        return None
    sign = 0 if not skipped else 1 if mark == "+" else -1
    return Held(found, row[at].start, row[found.after - 1].end, found.after, sign)


def is_note(token: Token) -> bool:
    """Whether a token says nothing but that a figure is estimated or has a footnote."""
    return token.text in _NOTES or token.kind == "mark"


def is_blank(row: list[Token]) -> bool:
    """Whether a cell says that there is no figure."""
    return not row or all(token.text in _BLANK or token.kind == "mark" for token in row)
