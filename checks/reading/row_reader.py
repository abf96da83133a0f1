"""Lines and pieces of lists to rows: a place perhaps, an entity, and figures, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.captions import Caption
from checks.reading.lines import SEPARATORS, is_line, place_of
from checks.reading.quantity_reader import QuantityReader
from checks.reading.rows import Figure, Row, RowCells
from checks.reading.tokens import Token, tokens
from checks.reading.vocabulary import Hit, Unit

_LONGEST_ROW = 120
_MARGINALIA = frozenset(("total", "rounded", "e", "est", "estimate", "estimated", "(", ")", "p"))


class RowReader:
    """Reads lines of a text, and tokens of a list, as rows of a table."""

    def __init__(
        self,
        text: str,
        folded: str,
        spans: list[tuple[int, int]],
        hits: list[list[Hit]],
        figures: QuantityReader,
        resolve: Callable[[Name, str], EntityWords],
    ) -> None:
        self._text, self._folded, self._spans, self._hits = text, folded, spans, hits
        self._reader, self._resolve = figures, resolve

    def cells(self, index: int) -> RowCells | None:
        """A line as a row; None where it holds anything that has no place in one."""
        start, end = self._spans[index]
        if end - start > _LONGEST_ROW or not self._hits[index] or not is_line(self._text, start, end):
            return None
        return self.cells_of(tokens(self._folded, start, end, self._text), self._hits[index])

    def cells_of(self, row: list[Token], hits: list[Hit]) -> RowCells | None:
        """Tokens as a row: a place perhaps, an entity, and figures."""
        at, place = place_of(row)
        while at < len(row) and (row[at].text in SEPARATORS or row[at].text == "the"):
            at += 1
        named = self._entity(hits, row, at)
        if named is None:
            return None
        entity, at = named
        starts: list[int] = []
        while at < len(row):
            if row[at].text in SEPARATORS or row[at].text in _MARGINALIA:
                if row[at].text == "," and at + 1 < len(row) and row[at].glued and row[at + 1].glued:
                    return None  # "Nigeria,238,291" may be of three columns
                at += 1
                continue
            found = self._reader.figure(row, at, None)
            if found is None:
                return None
            starts.append(at)
            at = found.after
        if not starts and place is None:
            return None
        return RowCells(entity, row[0].start, row[-1].end, place, row, tuple(starts))

    def row(self, cells: RowCells, caption: Caption, inline: bool = False) -> Row:
        """The row that some cells are, under a caption; `inline`: it stands in a line with others."""
        return Row(cells.entity, cells.start, cells.end, self.figures(cells, caption), caption, inline)

    def figures(self, cells: RowCells, caption: Caption) -> tuple[Figure, ...]:
        """The figures with their units and years; none where it is open which year a column is of."""
        found = [self._reader.signed_figure(cells.row, at, caption.unit) for at in cells.figures]
        times = caption.columns or (caption.period,) * len(found)
        if len(times) != len(found) or (len(found) > 1 and not caption.columns):
            return ()
        return tuple(
            Figure(each, cells.row[each.first].start, cells.row[each.after - 1].end, time)
            for each, time in zip(found, times, strict=True)
            if each is not None
        )

    def unit_of(self, cells: RowCells) -> Unit | None:
        """The unit of a row's figure, which those behind it may leave out: "China 44 million tonnes, Brazil 21 million"."""
        found = self._reader.figure(cells.row, cells.figures[0], None)
        if found is None or found.stated.unit is None or found.stated.unit == "%":
            return None
        stated = found.stated
        return Unit(
            found.stated.unit,
            stated.unit_factor,
            stated.written_unit or "",
            found.dimension,
            stated.other_units,
        )

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
