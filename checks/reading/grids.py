"""Tables and lists whose lines and columns share what a figure is of: measure, entity and year, in any arrangement.

"Country | Mine production (t) | Reserves (t)", "| | 2023 | 2024 |" under "Japan", "Population: 124 million": of each figure
its line's label, its column's head and the title above say something, and only together whose it is and what.
"""

from __future__ import annotations

from checks.claim_words import EntityWords, PeriodWords
from checks.reading.captions import Caption, joined_captions
from checks.reading.cells import Held, held, is_blank, is_note
from checks.reading.grid_heads import Heads, TableHead
from checks.reading.headings import Told, base_of, is_base_of_all
from checks.reading.labels_of_tables import Label, Labels
from checks.reading.language import english
from checks.reading.lines import pieces_of, within
from checks.reading.quantity_reader import QuantityReader
from checks.reading.rows import Figure, Row
from checks.reading.tokens import Token, tokens
from checks.reading.vocabulary import Hit
from checks.reading.years import year_at
from checks.values import replace

_LONGEST_INLINE, _LONGEST_NAME = 400, 80
_Stretch = tuple[int, int]


class Grids:
    """Finds the figures of the lines of a text; asked in the order of the text."""

    def __init__(
        self,
        text: str,
        folded: str,
        spans: list[_Stretch],
        hits: list[list[Hit]],
        labels: Labels,
        reader: QuantityReader,
    ) -> None:
        self._text, self._folded, self._spans, self._hits = text, folded, spans, hits
        self._labels, self._reader = labels, reader
        self._heads = Heads(text, folded, spans, hits, labels)
        self._head: TableHead | None = None
        self._base = ""  # what the percentages in brackets of a table are of

    def rows(self, index: int) -> tuple[Row, ...] | None:
        """A row for each figure of the line with an index; None where the line is none of a table's, or nothing is told of them."""
        cells = self._heads.cells(index)
        if cells is None:
            return self._in_one_line(index)
        label, figures, width = self._taken_apart(cells, index)
        if label is None or not figures or not label.says_something:
            return self._in_one_line(index)
        head = self._heads.of(index, len(figures), width)
        self._base = self._base if head is not None and head is self._head else ""
        if head is None or (head.columns and len(head.columns) != len(figures)):
            return None
        if not head.columns and len(figures) != 1:
            return None
        found = [
            row
            for at, cell in enumerate(figures)
            for row in self._of_cell(cell, label, head.columns[at] if head.columns else None, head, index)
        ]
        if not found:
            return self._in_one_line(index)
        self._heads.keep(head, index)
        self._head = head
        return tuple(found)

    def _in_one_line(self, index: int) -> tuple[Row, ...] | None:
        """ "Brazil: population 213 million, GDP $2.3 trillion": an entity, and its figures in one line."""
        start, end = self._spans[index]
        colon = self._folded.find(":", start, end)
        if not 0 <= colon - start <= _LONGEST_NAME or end - start > _LONGEST_INLINE:
            return None
        hits = self._hits[index]
        if not any(hit.end <= colon and "entity" in hit.entry.kinds for hit in hits):
            return None
        title = self._labels.title(start, colon, within(hits, start, colon))
        if title.entity is None or title.owned or title.caption.measures:
            return None
        end -= self._text[end - 1] in ".;"
        found: list[Row] = []
        for piece in pieces_of(tokens(self._folded, colon + 1, end, self._text)):
            cells = self._cut(piece[0].start, piece[-1].end)
            label = self._labels.of(*cells[0], within(hits, *cells[0])) if len(cells) == 2 else None
            if label is None or label.entity is not None or not label.caption.measures:
                return None
            found += self._of_cell(cells[1], label, None, TableHead(title, title, ()), index)
        return tuple(found) or None

    def _taken_apart(self, cells: list[_Stretch], index: int) -> tuple[Label | None, list[_Stretch], int]:
        """The label of a line, and the cells behind it; those of a list are cut off behind the label's end."""
        if len(cells) == 1:
            cells = self._cut(*cells[0])
        width = len(cells)
        while len(cells) > 2 and self._is_place(*cells[0]):
            cells = cells[1:]
        if len(cells) < 2:
            return None, [], 0
        (start, end), *figures = cells
        if not any(self._heads.has_digit(*each) for each in figures):
            return None, [], 0
        return self._labels.of(start, end, within(self._hits[index], start, end)), figures, width

    def _cut(self, start: int, end: int) -> list[_Stretch]:
        """A line of a list as its label and the rest: "Population (2025): | 212.8 million", "GDP per head | $33,000"."""
        row = tokens(self._folded, start, end, self._text)
        depth = 0
        for at, token in enumerate(row):
            depth += (token.text == "(") - (token.text == ")")
            if depth or not 0 < at < len(row) - 1:
                continue
            if token.text in (":", "–", "=", "…") or (token.text == "." and row[at - 1].text == "."):
                begins = next((each for each in row[at:] if each.text not in (".", ":", "–", "=", "…")), None)
                return [(start, token.start), (begins.start, end)] if begins is not None else []
        for at in range(1, len(row)):
            found = held(row[at:], self._reader, None, False)
            if found is not None and row[at].kind != "word" and year_at(row, at) is None:
                return [(start, row[at - 1].end), (row[at].start, end)]
        return []

    def _is_place(self, start: int, end: int) -> bool:
        return self._text[start:end].strip("#. ").isdecimal() and end - start <= 3

    def _of_cell(
        self, cell: _Stretch, label: Label, column: Label | None, head: TableHead, index: int
    ) -> list[Row]:
        """The figure of a cell as a row of its own, with one in brackets behind it."""
        row = tokens(self._folded, *cell, self._text)
        if is_blank(row):
            return []
        caption = _caption(label, column, head.title)
        entity = _entity(label, column, head.title)
        if caption is None or entity is None:
            return []
        figure = held(row, self._reader, caption.unit, caption.told == "change")
        if figure is None:
            return []
        rest, inner = _bracketed(row[figure.after :])
        noted = self._noted(rest, caption, index)
        if noted is None:
            return []
        inline = bool(label.caption.measures)
        span = self._spans[index]
        found = [Row(entity, *span, (_figure(figure, noted),), noted, inline)]
        beside = self._beside(inner, noted, figure) if inner else None
        if beside is not None:
            found.append(Row(entity, *span, (beside[0],), beside[1], inline))
        return found

    def _noted(self, rest: list[Token], caption: Caption, index: int) -> Caption | None:
        """The caption with the time and source behind a figure, "(2025, World Bank)"; None where anything else is said."""
        rest = [token for token in rest if not is_note(token)]
        counted = english().function["counted_in_rates"]
        if not rest or all(token.text in counted for token in rest) or rest[0].text in ("up", "down"):
            return caption
        last = (rest[0].start, rest[-1].end)
        noted = self._labels.note(*last, within(self._hits[index], *last))
        if noted is None:
            return None
        period = noted.period if noted.period.year is not None else caption.period
        return replace(caption, period=period, publisher=noted.publisher or caption.publisher)

    def _beside(self, inner: list[Token], caption: Caption, first: Held) -> tuple[Figure, Caption] | None:
        """A second figure in brackets: "(3.4% of GDP)", "(2023: 175,000)", "(79%)" where the title tells of shares."""
        if caption.changes and first.quantity.stated.unit != "%":
            return self._changed(inner, caption)
        year = year_at(inner, 0)
        at = 1 if year is not None else 0
        while at < len(inner) and inner[at].text in (":", "–", ",", "="):
            at += 1
        figure = held(inner[at:], self._reader, caption.unit, False)
        if figure is None or figure.sign:
            return None
        rest = inner[at + figure.after :]
        percent = figure.quantity.stated.unit == "%"
        if year is not None and not rest and percent == (first.quantity.stated.unit == "%"):
            caption = replace(caption, period=PeriodWords(year, words=str(year)))
            return _figure(figure, caption), caption
        if year is not None or not percent or first.quantity.stated.unit == "%":
            return None
        base = base_of([Token(0, 1, "%", "mark", False), *rest])
        if rest and not base:
            return None
        if not rest and not caption.shares:
            base = self._base
            if not base:
                return None
        self._base = base
        told: Told = "share" if not base or is_base_of_all(base) else "value"
        caption = replace(caption, told=told, base=base)
        return _figure(figure, caption), caption

    def _changed(self, inner: list[Token], caption: Caption) -> tuple[Figure, Caption] | None:
        """ "4.78bn tonnes, | +1.2%": by how much it changed, where the title says that this stands beside amounts."""
        figure = held(inner, self._reader, None, True)
        if figure is None or figure.quantity.stated.unit != "%" or inner[figure.after :]:
            return None
        caption = replace(caption, told="change", since=None)
        return _figure(figure, caption), caption


def _bracketed(rest: list[Token]) -> tuple[list[Token], list[Token]]:
    """What stands behind a figure, and apart what stands in brackets or behind a comma there where that holds another figure."""
    at = next((at for at, token in enumerate(rest) if token.text in ("(", ",", ";")), None)
    if at is None or (rest[at].text == "(") != (rest[-1].text == ")"):
        return rest, []
    inner = rest[at + 1 : len(rest) - (rest[-1].text == ")")]
    inner = inner[1:] if inner and inner[0].text == "or" else inner
    inner = [replace(token, glued=token.glued and i > 0) for i, token in enumerate(inner)]
    numbers = [i for i, token in enumerate(inner) if token.kind == "number" and year_at(inner, i) is None]
    return (rest[:at], inner) if numbers else (rest, [])


def _figure(held: Held, caption: Caption) -> Figure:
    return Figure(held.quantity, held.start, held.end, caption.period, held.sign)


def _caption(label: Label, column: Label | None, title: Label) -> Caption | None:
    """What label, head and title say together; None where one of them says what is not understood."""
    if not label.plain or (column is not None and not column.plain):
        return None
    own = joined_captions(label.caption, column.caption) if column is not None else label.caption
    if title.owned and not own.measures:
        return None
    whole = joined_captions(own, title.caption)
    if not (whole.measures or (whole.only_topic and whole.period.year is not None)):
        return None
    return replace(whole, columns=())


def _entity(label: Label, column: Label | None, title: Label) -> EntityWords | None:
    """Whose a figure is: of the one that label or head names, else of the title's; None where both name one."""
    named = [each.entity for each in (label, column) if each is not None and each.entity is not None]
    if len(named) > 1 or (named and title.possessive):
        return None
    return named[0] if named else title.entity
