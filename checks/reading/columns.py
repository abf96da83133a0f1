"""Tables whose columns are entities: a head such as "| Year | Chile | Peru |", and lines with a label and figures below."""

from __future__ import annotations

from checks.claims import PeriodWords
from checks.names import Name
from checks.reading.lines import SEPARATORS
from checks.reading.quantity_reader import QuantityReader
from checks.reading.tokens import Token
from checks.reading.vocabulary import Hit
from checks.reading.years import year_at

_FEWEST = 2
_SEPARATORS = SEPARATORS | {"("}
_FIRST_COLUMNS = frozenset(
    ("year", "period", "country", "measure", "indicator", "mineral", "metal", "commodity", "the")
)


def entities_of_head(line: list[Token], hits: list[Hit]) -> tuple[tuple[Name, str], ...] | None:
    """The entities that head the columns, each with its words; None where a line names fewer than two, or more than them."""
    found: list[tuple[Name, str]] = []
    at = 0
    while at < len(line):
        token = line[at]
        if token.text in _SEPARATORS or token.text in _FIRST_COLUMNS:
            at += 1
            continue
        begun = [
            (hit, name)
            for hit in hits
            if hit.start == token.start
            for name in hit.entry.names
            if name.kind == "entity"
        ]
        if not begun:
            return None
        hit, name = max(begun, key=lambda pair: pair[0].end)
        found.append((name, name.text))
        at = next((i for i in range(at, len(line)) if line[i].start >= hit.end), len(line))
    return tuple(found) if len(found) >= _FEWEST else None


def label_and_figures(
    line: list[Token], reader: QuantityReader, wanted: int
) -> tuple[list[Token], tuple[int, ...]] | None:
    """The label of a line and the tokens at which its figures begin; None where they are not as many as wanted."""
    for at in range(1, len(line)):
        starts = _figures(line, at, reader, wanted)
        if starts is not None and (label := [each for each in line[:at] if each.text not in "|"]):
            return label, starts
    return None


def _figures(line: list[Token], at: int, reader: QuantityReader, wanted: int) -> tuple[int, ...] | None:
    """Where the figures of the rest of a line begin, if it holds nothing but just so many."""
    starts: list[int] = []
    while at < len(line):
        if line[at].text in _SEPARATORS:
            at += 1
            continue
        found = reader.figure(line, at, None)
        if found is None or len(starts) == wanted:
            return None
        starts.append(at)
        at = found.after
    return tuple(starts) if len(starts) == wanted else None


def alone_year(label: list[Token]) -> PeriodWords:
    """The year that a label is, where it says nothing else: "2024"."""
    years = [year for at in range(len(label)) if (year := year_at(label, at)) is not None]
    return PeriodWords(years[0], words=str(years[0])) if len(years) == 1 else PeriodWords()
