"""Lines of tables and lists: the place that one begins with, and the pieces of one that holds several rows."""

from __future__ import annotations

from checks.reading.tokens import Token
from checks.reading.vocabulary import Hit
from checks.reading.years import year_at

SEPARATORS = frozenset("-–—:|,.=>*•·◦▪#…)")
_BETWEEN = frozenset((",", ";", "and", "then", "."))
_MARKS = frozenset(",;–—.")


def within(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The hits that stand wholly inside of a stretch."""
    return [hit for hit in hits if start <= hit.start and hit.end <= end]


def place_of(row: list[Token]) -> tuple[int, int | None]:
    """Where the entity begins behind a place ("1.", "#2", "3)"), and the place."""
    at = 0
    while at < len(row) and row[at].text in SEPARATORS:
        at += 1
    if at < len(row) and row[at].text.isdecimal() and len(row[at].text) <= 3:
        return at + 1, int(row[at].text)
    return at, None


def pieces_of(row: list[Token]) -> list[list[Token]]:
    """A list in one line as its pieces, cut at ";" or at ","."""
    mark = next((each for each in (";", "|", "•", "·") if any(token.text == each for token in row)), ",")
    found: list[list[Token]] = [[]]
    for token in row:
        if token.text == mark:
            found.append([])
        elif not (token.text == "and" and not found[-1]):
            found[-1].append(token)
    return [piece for piece in found if piece]


def numbered_pieces(row: list[Token]) -> list[list[Token]]:
    """A list in one line cut at its numbers, "1. Canada, 2. Russia and 3. Belarus"; nothing where it is not numbered."""
    found: list[list[Token]] = []
    for at, token in enumerate(row):
        marked = at + 1 < len(row) and row[at + 1].text in (".", ")")
        if marked and token.text == str(len(found) + 1):
            found.append([])
        elif not found and token.text != "(":
            return []
        if found:
            found[-1].append(token)
    for piece in found:
        while piece and (piece[-1].text in _BETWEEN or (piece[-1].text == "(" and piece is not found[-1])):
            piece.pop()
    return found if len(found) > 1 else []


def without_closing(row: list[Token], sources: list[Hit]) -> tuple[list[Token], list[Token]]:
    """A list in one line, and what stands at its end for all of it: "(million tonnes)", "(2024, USGS)", ", says the USGS"."""
    closing: list[Token] = []
    while row:
        if row[-1].text in (".", ","):
            row = row[:-1]
            continue
        opened = max((at for at, token in enumerate(row) if token.text == "("), default=-1)
        cut = opened if row[-1].text == ")" else _before_source(row, sources)
        if cut < 0 or any(_is_figure(row, at) for at in range(cut, len(row))):
            break
        row, closing = row[:cut], [*row[cut:], *closing]
    return row, closing


def _before_source(row: list[Token], sources: list[Hit]) -> int:
    """The last mark before the name of a source; -1 where none is named behind a mark."""
    named = [at for at, token in enumerate(row) if any(hit.start <= token.start < hit.end for hit in sources)]
    return max((at for at in range(named[-1] if named else 0) if row[at].text in _MARKS), default=-1)


def _is_figure(row: list[Token], at: int) -> bool:
    return row[at].kind == "number" and year_at(row, at) is None


def dated(piece: list[Token]) -> tuple[list[Token], int | None]:
    """A piece of a list without the year at its end: "Chile, 22,000 tons | in 2024"."""
    year = year_at(piece, len(piece) - 1) if len(piece) > 2 and piece[-2].text == "in" else None
    return (piece, None) if year is None else (piece[:-2], year)


def is_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends a line."""
    while start and text[start - 1] in " \t\r":
        start -= 1
    return (start == 0 or text[start - 1] == "\n") and ends_line(text, end)


def ends_line(text: str, end: int) -> bool:
    """Whether a line ends at an offset."""
    while end < len(text) and text[end] in " \t\r":
        end += 1
    return end == len(text) or text[end] == "\n"
