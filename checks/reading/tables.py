"""Tables and lists that were pasted as text: rows such as "China - 67,000 tonnes" under a caption that names the measure.

A line is a row where nothing but a place, an entity and figures stands in it. What a row leaves out, its caption says:
measure, unit, year, the years of the columns; and a line behind the rows may name the source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from checks.claims import EntityWords, PeriodWords
from checks.names import Name
from checks.reading.captions import Caption, Captions, joined
from checks.reading.quantities import Quantity
from checks.reading.quantity_reader import QuantityReader
from checks.reading.tokens import Token, tokens
from checks.reading.vocabulary import Hit, Vocabulary

_LONGEST_ROW, _LONGEST_CAPTION, _LINES_ABOVE, _MOST_ROWS = 120, 200, 4, 300
_LONGEST_INLINE, _FEWEST_INLINE = 1000, 2
_SEPARATORS = frozenset("-–—:|,.=>*•·◦▪#…)")
_MARGINALIA = frozenset(("total", "rounded", "e", "est", "estimate", "estimated", "(", ")", "p"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a row: the quantity with the caption's unit where it has none of its own, and its place in the text."""

    quantity: Quantity
    start: int
    end: int
    period: PeriodWords


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its entity, its figures, and the caption of its table, which may stand in the same sentence (`inline`).

    `ranking`: the entities of a numbered list without figures, in their order, with its first row; `ranking_end` is
    the offset behind the last.
    """

    entity: EntityWords
    start: int
    end: int
    figures: tuple[Figure, ...]
    caption: Caption
    inline: bool = False
    ranking: tuple[EntityWords, ...] = ()
    ranking_end: int = 0


@dataclass(frozen=True, slots=True)
class _Cells:
    """A line that is a row: whose it is, and the tokens at which its figures begin."""

    entity: EntityWords
    start: int
    end: int
    place: int | None
    row: list[Token]
    figures: tuple[int, ...]


class PastedTables:
    """Finds the rows among a text's sentences; asked in the order of the text."""

    def __init__(
        self,
        text: str,
        folded: str,
        spans: list[tuple[int, int]],
        hits: list[list[Hit]],
        vocabulary: Vocabulary,
        figures: QuantityReader,
        resolve: Callable[[Name, str], EntityWords],
        published: date | None,
    ) -> None:
        self._text, self._folded, self._spans, self._hits = text, folded, spans, hits
        self._scopes, self._reader, self._resolve = vocabulary.scopes, figures, resolve
        self._captions = Captions(text, folded, vocabulary, figures, published)
        self._caption: Caption | None = None
        self._last = -2

    def rows(self, index: int) -> tuple[Row, ...] | None:
        """The row that the sentence with an index is, or those that stand in it behind a caption of their own.

        None where it is no row; empty where no caption says what it counts.
        """
        cells = self._cells(index)
        if cells is None:
            return self._inline(index)
        if self._last != index - 1:
            self._caption = self._caption_of(index)
        self._last = index
        if self._caption is None:
            return ()
        row = self._row(cells, self._caption)
        return (self._ranked(row, index) if cells.place == 1 and not cells.figures else row,)

    def _row(self, cells: _Cells, caption: Caption, inline: bool = False) -> Row:
        return Row(cells.entity, cells.start, cells.end, self._figures(cells, caption), caption, inline)

    def _ranked(self, first: Row, index: int) -> Row:
        """The first row of a numbered list with those that follow it in order."""
        entities, end = [first.entity], first.end
        for at in range(index + 1, min(index + _MOST_ROWS, len(self._spans))):
            cells = self._cells(at)
            if cells is None or cells.figures or cells.place != len(entities) + 1:
                break
            entities.append(cells.entity)
            end = cells.end
        ranking = tuple(entities) if len(entities) > 1 else ()
        return replace(first, ranking=ranking, ranking_end=end)

    def _inline(self, index: int) -> tuple[Row, ...] | None:
        """ "Lithium reserves (thousand tonnes): Chile 9,300, Australia 7,000": a caption, then the rows in one line."""
        start, end = self._spans[index]
        colon = self._folded.find(":", start, end)
        if colon < 0 or end - start > _LONGEST_INLINE or not self._hits[index]:
            return None
        pieces = _pieces(tokens(self._folded, colon + 1, end, self._text))
        found = [self._cells_of(piece, self._hits[index]) for piece in pieces[0]]
        rows = [cells for cells in found if cells is not None and cells.figures]
        if len(rows) < _FEWEST_INLINE or len(rows) < len(found):
            return None
        head = self._captions.line(start, colon, [hit for hit in self._hits[index] if hit.end <= colon])
        if head is None or not head.measures:
            return None
        caption = replace(head, unit=head.unit or self._captions.unit(pieces[1]))
        if not head.topics:
            above = self._caption_of(index)
            caption = joined(caption, above) if above is not None else caption
        return tuple(self._row(cells, caption, True) for cells in rows)

    # ---------------------------------------------------------------- rows
    def _cells(self, index: int) -> _Cells | None:
        """A line as a row; None where it holds anything that has no place in one."""
        start, end = self._spans[index]
        if end - start > _LONGEST_ROW or not self._hits[index] or not self._is_line(start, end):
            return None
        return self._cells_of(tokens(self._folded, start, end, self._text), self._hits[index])

    def _cells_of(self, row: list[Token], hits: list[Hit]) -> _Cells | None:
        """Tokens as a row: a place perhaps, an entity, and figures."""
        at, place = _place(row)
        while at < len(row) and (row[at].text in _SEPARATORS or row[at].text == "the"):
            at += 1
        named = self._entity(hits, row, at)
        if named is None:
            return None
        entity, at = named
        starts: list[int] = []
        while at < len(row):
            if row[at].text in _SEPARATORS or row[at].text in _MARGINALIA:
                at += 1
                continue
            found = self._reader.figure(row, at, None)
            if found is None:
                return None
            starts.append(at)
            at = found.after
        if not starts and place is None:
            return None
        return _Cells(entity, row[0].start, row[-1].end, place, row, tuple(starts))

    def _is_line(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends a line."""
        text = self._text
        while start and text[start - 1] in " \t\r":
            start -= 1
        while end < len(text) and text[end] in " \t\r":
            end += 1
        return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")

    def _entity(self, hits: list[Hit], row: list[Token], at: int) -> tuple[EntityWords, int] | None:
        """The entity that is named at a token, and the index behind it."""
        if at >= len(row):
            return None
        begun = [
            (hit, name)
            for hit in hits
            if hit.start <= row[at].start < hit.end
            for name in hit.entry.names
            if name.kind == "entity"
        ]
        if not begun:
            return None
        hit, name = max(begun, key=lambda pair: pair[0].end)
        after = next((i for i in range(at, len(row)) if row[i].start >= hit.end), len(row))
        return self._resolve(name, self._text[hit.start : hit.end]), after

    def _figures(self, cells: _Cells, caption: Caption) -> tuple[Figure, ...]:
        """The figures with their units and years; none where it is open which year a column is of."""
        found = [self._reader.figure(cells.row, at, caption.unit) for at in cells.figures]
        times = caption.columns if caption.columns else (caption.period,) * len(found)
        if len(times) != len(found) or (len(found) > 1 and not caption.columns):
            return ()
        return tuple(
            Figure(each, cells.row[each.first].start, cells.row[each.after - 1].end, time)
            for each, time in zip(found, times, strict=True)
            if each is not None
        )

    # ---------------------------------------------------------------- captions
    def _caption_of(self, index: int) -> Caption | None:
        """What the lines above a table's first row say; None where they name no measure, or somebody's own."""
        found = Caption((), ())
        for at in range(index - 1, max(-1, index - 1 - _LINES_ABOVE), -1):
            start, end = self._spans[at]
            if end - start > _LONGEST_CAPTION or self._cells(at) is not None:
                break
            line = self._captions.line(start, end, self._hits[at])
            if line is None:
                return None
            found = joined(found, line)
            if found.measures and found.topics:
                break
        return self._with_source(found, index) if found.measures else None

    def _with_source(self, caption: Caption, index: int) -> Caption:
        """The caption with the source that a line behind the rows names: "Source: USGS, 2024 estimates"."""
        at = index
        while at < len(self._spans) and at < index + _MOST_ROWS and self._cells(at) is not None:
            at += 1
        if at >= len(self._spans) or not self._folded.startswith(("source", "data:"), self._spans[at][0]):
            return caption
        line = self._captions.line(*self._spans[at], self._hits[at], behind=True)
        if line is None:
            return caption
        period = caption.period if caption.period.year is not None else line.period
        return replace(caption, publisher=line.publisher or caption.publisher, period=period)


def _place(row: list[Token]) -> tuple[int, int | None]:
    """Where the entity begins behind a place ("1.", "#2", "3)"), and the place."""
    at = 0
    while at < len(row) and row[at].text in _SEPARATORS:
        at += 1
    if at < len(row) and row[at].text.isdecimal() and len(row[at].text) <= 3:
        return at + 1, int(row[at].text)
    return at, None


def _pieces(row: list[Token]) -> tuple[list[list[Token]], list[Token]]:
    """A list in one line as its pieces, cut at ";" or at ",", and what stands in brackets at its end: "(million tonnes)"."""
    while row and row[-1].text in (".", ","):
        row = row[:-1]
    closing: list[Token] = []
    opened = max((at for at, token in enumerate(row) if token.text == "("), default=-1)
    if row and row[-1].text == ")" and opened >= 0 and not any(t.kind == "number" for t in row[opened:]):
        row, closing = row[:opened], row[opened:]
    mark = ";" if any(token.text == ";" for token in row) else ","
    found: list[list[Token]] = [[]]
    for token in row:
        if token.text == mark:
            found.append([])
        elif not (token.text == "and" and not found[-1]):
            found[-1].append(token)
    return [piece for piece in found if piece], closing
