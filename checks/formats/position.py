"""Where a claim stands in its file, by line and column, as editors and build servers ask for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from checks.documents import Document


class Region(NamedTuple):
    """A stretch of a file: lines and columns from 1, columns in Unicode code points, the end column exclusive.

    Columns are None where only the line is known.
    """

    line: int
    column: int | None
    end_line: int
    end_column: int | None


class Positions:
    """The lines of one document, found once.

    >>> Positions(Document("a", "One.\\r\\nThe 😀 fifth-largest.")).region(12, 25)
    Region(line=2, column=7, end_line=2, end_column=20)
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [0, *(end.end() for end in re.finditer("\n", document.text))]

    def region(self, start: int, end: int) -> Region | None:
        """Where text[start:end] stands in the document's file; None where the file's lines are not the text's.

        A document of a file of JSON lines stands on its line; one that was read from no file has its own lines.
        """
        origin = self._document.origin
        if origin and not origin.as_text:
            return Region(origin.line, None, origin.line, None) if origin.line else None
        before = origin.line - 1 if origin and origin.line else 0
        line, column = self.place(start)
        end_line, end_column = self.place(end)
        return Region(before + line, column, before + end_line, end_column)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset in the text itself, each from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_of(self, offset: int) -> tuple[int, str]:
        """Where the line around an offset begins, and the line without its end."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._document.text)
        return start, self._document.text[start:end].rstrip("\r\n")
