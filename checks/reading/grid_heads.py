"""What stands above the figures of a pasted table: the heads of its columns, and its title."""

from __future__ import annotations

from checks.reading.captions import Caption, joined_captions
from checks.reading.cells import cells_of
from checks.reading.labels_of_tables import Label, Labels
from checks.reading.lines import is_line, within
from checks.reading.vocabulary import Hit
from checks.values import dataclass, replace

_LONGEST, _LINES_ABOVE, _LINES_BELOW = 160, 4, 40
_NUMBERS = ("no.", "nr.", "pos.")
_Stretch = tuple[int, int]
_NOTHING = Caption((), ())


@dataclass(frozen=True, slots=True)
class TableHead:
    """What stands above a table's figures: what the title says, and the heads of the columns, none where it is a list.

    `outer` is the title without its nearest line, which a heading between the lines of a list takes the place of.
    """

    title: Label
    outer: Label
    columns: tuple[Label, ...]


class Heads:
    """Finds what stands above a line; asked in the order of the text."""

    def __init__(
        self, text: str, folded: str, spans: list[_Stretch], hits: list[list[Hit]], labels: Labels
    ) -> None:
        self._text, self._folded, self._spans, self._hits, self._labels = text, folded, spans, hits, labels
        self._head: TableHead | None = None
        self._last = -9

    def cells(self, index: int) -> list[_Stretch] | None:
        """The cells of a line; None where a sentence is none."""
        start, end = self._spans[index]
        line = self._text.rfind("\n", 0, start) + 1
        if self._text[line:start].strip().lower() in _NUMBERS:
            start = line  # "No. | Country | Output": a head, and no sentence's end
        if end - start > _LONGEST or not is_line(self._text, start, end) or self._text[end - 1] in ".?!":
            return None
        return cells_of(self._text, start, end)

    def has_digit(self, start: int, end: int) -> bool:
        """Whether a digit stands between two offsets."""
        return any(letter.isdecimal() for letter in self._text[start:end])

    def of(self, index: int, figures: int, width: int) -> TableHead | None:
        """What stands above a line: as for the last one where it is of the same table, under a new heading perhaps."""
        head = self._head
        if head is None or not index - 3 <= self._last < index:
            return self._head_of(index, figures, width)
        between = [at for at in range(self._last + 1, index) if self._says_anything(at)]
        if not between:
            return head
        if head.columns or any(self.has_digit(*self._spans[at]) for at in between):
            return self._head_of(index, figures, width)
        sub = self._together(between[::-1])
        return replace(head, title=_joined(sub, head.outer), outer=head.outer)

    def _head_of(self, index: int, figures: int, width: int) -> TableHead | None:
        """The heads of the columns in the line above, if it has as many, and the title above them."""
        above = index - 1
        while above >= 0 and not self._says_anything(above):
            above -= 1
        columns = self._columns(above, figures, width) if above >= 0 else None
        columns, above = self._with_heads_above(columns, above, figures)
        if columns is None and figures != 1:
            return None
        lines = self._lines_above(index if columns is None else above)
        title, outer = self._together(lines), self._together(lines[1:])
        source = self._source_below(index)
        title, outer = _with_source(title, source), _with_source(outer, source)
        if columns is None:
            return TableHead(title, outer, ())
        label, heads = columns
        if label is not None and label.caption.told == "share":
            heads = tuple(_as_share(each, label) for each in heads)
        if label is not None and (label.caption.measures or label.caption.topics):
            title = replace(title, caption=joined_captions(label.caption, title.caption))
        return TableHead(title, outer, heads)

    def _says_anything(self, at: int) -> bool:
        return any(letter.isalnum() for letter in self._text[slice(*self._spans[at])])

    def _columns(self, at: int, figures: int, width: int) -> tuple[Label | None, tuple[Label, ...]] | None:
        cells = self.cells(at)
        if cells is None or len(cells) < max(figures, 2) or len(cells) not in (width - 1, width):
            return None
        heads, before = cells[len(cells) - figures :], cells[: len(cells) - figures]
        hits = self._hits[at]
        first = self._labels.of(*before[-1], within(hits, *before[-1])) if before else None
        found = tuple(self._labels.of(*each, within(hits, *each)) for each in heads)
        found = tuple(_of_the_first(_since_the_first(each, found), found) for each in found)
        return (first, found) if any(each.says_something for each in found) else None

    def _with_heads_above(
        self, columns: tuple[Label | None, tuple[Label, ...]] | None, at: int, figures: int
    ) -> tuple[tuple[Label | None, tuple[Label, ...]] | None, int]:
        """Heads of two lines, units or years under what is measured: "Output | Reserves" above "(kt) | (Mt)"."""
        below = columns if columns is not None else self._columns(at, figures, figures) if at > 0 else None
        if below is None or at < 1 or figures < 2 or any(each.caption.measures for each in below[1]):
            return columns, at
        upper = self._columns(at - 1, figures, figures + 1) or self._columns(at - 1, figures, figures)
        if upper is None or not all(each.plain and each.caption.measures for each in upper[1]):
            return columns, at
        heads = tuple(_joined(low, high) for low, high in zip(below[1], upper[1], strict=True))
        return (upper[0] or below[0], heads), at - 1

    def _lines_above(self, index: int) -> list[int]:
        """The lines that are a table's title, the nearest first; no prose."""
        found = []
        for at in range(index - 1, max(-1, index - 1 - _LINES_ABOVE), -1):
            start, end = self._spans[at]
            if self._folded[start:end] in _NUMBERS:
                continue
            if end - start > _LONGEST or self._text[end - 1] in '.?!"”':
                break
            found.append(at)
        return found

    def _together(self, lines: list[int]) -> Label:
        """What some lines say together; the entity is that of the nearest one that is about just one."""
        found = Label(_NOTHING)
        for at in lines:
            line = self._labels.title(*self._spans[at], self._hits[at])
            found = _joined(found, replace(line, caption=replace(line.caption, columns=())))
        return found

    def _source_below(self, index: int) -> Caption | None:
        for at in range(index, min(len(self._spans), index + _LINES_BELOW)):
            start, end = self._spans[at]
            if self._folded.startswith(("source", "data:"), start):
                return self._labels.title(start, end, self._hits[at]).caption
            if end - start > _LONGEST:
                return None
        return None

    def keep(self, head: TableHead, index: int) -> None:
        """Take note of what stands above a line that is one of a table's: it stands above those that follow, too."""
        self._head, self._last = head, index


def _as_share(column: Label, label: Label) -> Label:
    """ "Share of the world's lithium | Reserves | Output": columns of shares, as the first one says."""
    caption = column.caption
    if caption.told != "value" or caption.base or (caption.unit is not None and caption.unit.base != "%"):
        return column
    return replace(column, caption=replace(caption, told="share", unit=label.caption.unit))


def _since_the_first(column: Label, columns: tuple[Label, ...]) -> Label:
    """ "Output 2023 | Output 2024 | | Change": from the one year to the other, where the other columns are of two."""
    if column.plain or column.caption.told != "change" or column.caption.since is not None:
        return column
    times = {each.caption.period.year: each.caption.period for each in columns if each.caption.period.year}
    if len(times) != 2:
        return column
    since, until = (times[year] for year in sorted(times))
    return replace(column, plain=True, caption=replace(column.caption, since=since, period=until))


def _of_the_first(column: Label, columns: tuple[Label, ...]) -> Label:
    """ "Tin output (t) | Share": parts of what the only other column that names a measure is of."""
    if column.caption.told != "share" or column.caption.measures or column.caption.topics:
        return column
    named = [each.caption for each in columns if each.caption.measures]
    if len(named) != 1 or named[0].told != "value" or named[0].base:
        return column
    return replace(column, caption=joined_captions(column.caption, named[0]))


def _joined(below: Label, above: Label) -> Label:
    """A title with the line above it."""
    return Label(
        joined_captions(below.caption, above.caption),
        below.entity or above.entity,
        below.owned or above.owned,
        possessive=below.possessive or above.possessive,
    )


def _with_source(title: Label, source: Caption | None) -> Label:
    """A title with the publisher and the year that a line below the figures names, where it names none itself."""
    if source is None:
        return title
    caption = title.caption
    period = caption.period if caption.period.year is not None else source.period
    return replace(
        title, caption=replace(caption, publisher=caption.publisher or source.publisher, period=period)
    )
