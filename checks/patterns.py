"""Patterns over the names of documents, as the configuration has them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Patterns:
    """Names of folders and files, relative to a folder, in which `*` stands for anything, slashes too."""

    written: tuple[str, ...]
    folder: Path

    def match(self, document: str) -> bool:
        """Whether a document has one of the names or stands in a folder that has one.

        >>> patterns = Patterns(("archive", "drafts/*.md"), Path.cwd())
        >>> [patterns.match(name) for name in ("archive/2019/a.txt", "./drafts/b.md", "archived.txt")]
        [True, True, False]
        """
        name = relative(document, self.folder)
        return any(fnmatchcase(name, each) for each in self._spread())

    def _spread(self) -> Iterable[str]:
        for each in self.written:
            plain = each.removeprefix("./").rstrip("/")
            yield from (plain, f"{plain}/*")


def relative(document: str, folder: Path) -> str:
    """A document's name as seen from a folder, with slashes; what is no path of this machine stays as it is."""
    if document == "-" or "://" in document:
        return document
    return Path(os.path.relpath(document, folder)).as_posix()
