"""Tables and lists that were pasted as text: rows such as "China - 67,000 tonnes" under a caption that names the measure.

A line is a row where nothing but a place, an entity and figures stands in it. What a row leaves out, its caption says:
measure, unit, year, the years of the columns; and a line behind the rows may name the source.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checks.claim_words import EntityWords, PeriodWords
from checks.names import Name
from checks.reading.captions import Caption, Captions, joined_captions
from checks.reading.grids import Grids
from checks.reading.labels_of_tables import Labels
from checks.reading.language import english
from checks.reading.lines import (
    dated,
    ends_line,
    is_line,
    numbered_pieces,
    pieces_of,
    within,
    without_closing,
)
from checks.reading.quantity_reader import QuantityReader
from checks.reading.row_reader import RowReader
from checks.reading.rows import Row, RowCells
from checks.reading.tokens import Token, tokens
from checks.reading.vocabulary import Hit, Vocabulary
from checks.values import replace

_LONGEST_CAPTION, _LINES_ABOVE, _MOST_ROWS = 200, 4, 300
_LONGEST_INLINE, _FEWEST_INLINE = 1000, 2
_SOURCES = ("publisher", "dataset")
_LEAVING_OUT = frozenset(("excluding", "including", "excluded", "included", "except", "without"))
_BLANK = frozenset(("withheld", "na", "n/a", "unavailable", "unknown"))


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
        self._rows = RowReader(text, folded, spans, hits, figures, resolve)
        self._captions = Captions(text, folded, vocabulary, figures, published)
        labels = Labels(text, folded, self._captions, vocabulary, resolve)
        self._grids = Grids(text, folded, spans, hits, labels, figures)
        self._caption: Caption | None = None
        self._last = -2

    def rows(self, index: int) -> tuple[Row, ...] | None:
        """The row that the sentence with an index is, or those that stand in it behind a caption of their own.

        None where it is no row; empty where no caption says what it counts.
        """
        start, end = self._spans[index]
        if not ends_line(self._text, end) and self._end_of_head(start, end) < 0:
            return None  # prose
        found = self._simple_rows(index)
        if found and any(row.figures or row.ranking for row in found):
            return found
        return self._grids.rows(index) or found

    def _simple_rows(self, index: int) -> tuple[Row, ...] | None:
        cells = self._rows.cells(index)
        if cells is None:
            return self._inline(index)
        if self._last != index - 1:
            self._caption = self._under_the_last(self._caption_of(index), index)
        self._last = index
        if self._caption is None:
            return ()
        row = self._rows.row(cells, self._caption)
        return (self._ranked(row, index) if cells.place == 1 else row,)

    def _ranked(self, first: Row, index: int) -> Row:
        """The first row of a numbered list with those that follow it in order."""
        entities, end = [first.entity], first.end
        told = [first.figures[0].quantity.stated.value or 0.0] if first.figures else []
        for at in range(index + 1, min(index + _MOST_ROWS, len(self._spans))):
            cells = self._rows.cells(at)
            alike = cells is not None and bool(cells.figures) == bool(first.figures)
            if cells is None or not alike or cells.place != len(entities) + 1:
                break
            entities.append(cells.entity)
            figures = self._rows.figures(cells, first.caption)
            told += [figures[0].quantity.stated.value or 0.0] if figures else []
            end = cells.end
        if told != sorted(told, reverse=not first.caption.from_bottom) and not first.caption.ranked:
            return first  # numbered, and not by size
        ranking = tuple(entities) if len(entities) > 1 else ()
        return replace(first, ranking=ranking, ranking_end=end)

    def _inline(self, index: int) -> tuple[Row, ...] | None:
        """ "Lithium reserves (thousand tonnes): Chile 9,300, Australia 7,000": a caption, then the rows in one line."""
        start, end = self._spans[index]
        colon = self._end_of_head(start, end)
        if end - start > _LONGEST_INLINE or not self._hits[index]:
            return None
        if colon < 0 and not (is_line(self._text, start, end) and self._is_a_list(start, end)):
            return None
        colon = colon if colon >= 0 else start - 1  # the caption stands in the lines above
        hits = self._hits[index]
        sources = [hit for hit in hits if any(name.kind in _SOURCES for name in hit.entry.names)]
        row, closing = without_closing(tokens(self._folded, colon + 1, end, self._text), sources)
        numbered = numbered_pieces(row)
        pieces = numbered or pieces_of(row)
        found = [self._dated_cells(piece, hits) for piece in pieces if not _is_blank(piece)]
        rows = [(cells, year) for cells, year in found if cells is not None and (cells.figures or numbered)]
        if len(rows) < _FEWEST_INLINE or len(rows) < len(found):
            return None
        head = self._captions.line(start, max(start, colon), [hit for hit in hits if hit.end <= colon])
        narrowing = _LEAVING_OUT | english().function["kinds_in_brackets"]
        if head is None or any(token.text in narrowing for token in closing):
            return None
        first = rows[0][0]
        unit = (
            head.unit
            or self._captions.unit(closing)
            or (self._rows.unit_of(first) if first.figures else None)
        )
        caption = self._closed(replace(head, unit=unit), closing, hits)
        if caption.publisher is None:
            caption = self._with_source(caption, index + 1)
        if not (head.topics and (head.measures or head.period.year is not None)):
            above = self._caption_of(index)
            caption = joined_captions(caption, above) if above is not None else caption
        listed = self._rows_of_years(rows, caption)
        if not numbered or not listed:
            return listed
        ranking = tuple(row.entity for row in listed)
        return (replace(listed[0], ranking=ranking, ranking_end=listed[-1].end), *listed[1:])

    def _end_of_head(self, start: int, end: int) -> int:
        """Where a colon or a dash parts a list from what it is of: "Talc mined in 2024 | – | Brazil 480 kt, Finland 200 kt"; else -1."""
        colon = self._folded.find(":", start, end)
        dash = self._folded.find(" – ", start, end) if colon < 0 else -1
        return dash + 1 if dash >= 0 else colon

    def _is_a_list(self, start: int, end: int) -> bool:
        """Whether a line is one of pieces, parted by semicolons or dots or numbered: "1) China 4.0 Mt 2) Peru 1.3 Mt"."""
        line = self._folded[start:end]
        return ";" in line or " · " in line or (line.startswith("1") and (" 2)" in line or " 2." in line))

    def _dated_cells(self, piece: list[Token], hits: list[Hit]) -> tuple[RowCells | None, int | None]:
        cells, year = dated(piece)
        return self._rows.cells_of(cells, hits), year

    def _closed(self, caption: Caption, closing: list[Token], hits: list[Hit]) -> Caption:
        """A list's caption with the source and the time that stand at its end."""
        if not closing:
            return caption
        stretch = (closing[0].start, closing[-1].end)
        told = self._captions.line(*stretch, within(hits, *stretch), behind=True)
        if told is None:
            return caption
        period = caption.period if caption.period.year is not None else told.period
        return replace(caption, publisher=caption.publisher or told.publisher, period=period)

    def _rows_of_years(
        self, rows: list[tuple[RowCells, int | None]], caption: Caption
    ) -> tuple[Row, ...] | None:
        """The rows of a list, each of the year that it names or that was named last: "Chile, 22,000 tons in 2024; Japan, 9,300"."""
        found = []
        for cells, year in rows:
            if year is not None:
                caption = replace(caption, period=PeriodWords(year, words=f"in {year}"), columns=())
            if not (caption.measures or (caption.only_topic and caption.period.year is not None)):
                return None
            found.append(self._rows.row(cells, caption, True))
        return tuple(found)

    def _caption_of(self, index: int) -> Caption | None:
        """What the lines above a table's first row say; None where they name no measure, or somebody's own."""
        found = Caption((), ())
        for at in range(index - 1, max(-1, index - 1 - _LINES_ABOVE), -1):
            start, end = self._spans[at]
            if end - start > _LONGEST_CAPTION or self._rows.cells(at) is not None:
                break
            line = self._captions.line(start, end, self._hits[at])
            if line is None:
                return None
            found = joined_captions(found, line)
            if found.measures and found.topics:
                found = self._under_a_name(found, at - 1)
                break
        if not found.measures and (behind := self._caption_behind(index)) is not None:
            found = joined_captions(found, behind)
        told = bool(found.measures) or (found.only_topic and found.period.year is not None)
        return self._with_source(found, index) if told else None

    def _under_the_last(self, caption: Caption | None, index: int) -> Caption | None:
        """ "Tungsten ¶ Production ¶ … ¶ | Reserves | ¶ …": a heading between rows is of the topic of those above."""
        last = self._caption if self._last == index - 2 else None
        if caption is None or last is None or caption.topics or not caption.measures:
            return caption
        return replace(caption, topics=last.topics, publisher=caption.publisher or last.publisher)

    def _under_a_name(self, caption: Caption, at: int) -> Caption:
        """The caption, with whoever has the title above it: "Codelco in figures"."""
        line = self._captions.line(*self._spans[at], self._hits[at]) if at >= 0 else None
        named = line.unknown if line is not None and not line.measures else ()
        return replace(caption, unknown=(*caption.unknown, *named))

    def _caption_behind(self, index: int) -> Caption | None:
        """What the line right behind the rows says that they count: "Mine production in 2024; source: USGS"."""
        at = next(
            (at for at in range(index, len(self._spans)) if self._rows.cells(at) is None), len(self._spans)
        )
        if at >= len(self._spans) or at > index + _MOST_ROWS:
            return None
        start, end = self._spans[at]
        line = (
            self._captions.line(start, end, self._hits[at], behind=True)
            if end - start <= _LONGEST_CAPTION
            else None
        )
        plain = line is not None and bool(line.measures) and not line.unknown and not line.columns
        named = any(name.kind == "entity" for hit in self._hits[at] for name in hit.entry.names)
        return line if plain and not named else None

    def _with_source(self, caption: Caption, index: int) -> Caption:
        """The caption with the source that a line behind the rows names: "Source: USGS, 2024 estimates"."""
        at = index
        while at < len(self._spans) and at < index + _MOST_ROWS and self._rows.cells(at) is not None:
            at += 1
        if at >= len(self._spans) or not self._folded.startswith(("source", "data:"), self._spans[at][0]):
            return caption
        line = self._captions.line(*self._spans[at], self._hits[at], behind=True)
        if line is None:
            return caption
        period = caption.period if caption.period.year is not None else line.period
        return replace(caption, publisher=line.publisher or caption.publisher, period=period)


def _is_blank(piece: list[Token]) -> bool:
    """Whether a piece of a list says that there is no figure: "the United States withheld"."""
    return piece[-1].text in _BLANK and not any(token.kind == "number" for token in piece)
