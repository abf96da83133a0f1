"""Documents read from files, folders, standard input and pages, and why some cannot be."""

from __future__ import annotations

import contextlib
import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BufferedIOBase
from typing import BinaryIO

from checks.documents import (
    Document,
    Origin,
    UnreadableDocument,
    decoded,
    line_document,
    shown,
    text_document,
)
from checks.errors import UnreadableInput

_TEXT = (".txt", ".md")
_PAGE = (".html", ".htm")
_LINES = (".jsonl", ".jsonl.gz")
_READ = (*_TEXT, *_PAGE, *_LINES)
_ENDINGS = ", ".join(_READ[:-1]) + " or " + _READ[-1]


def read(
    paths: Iterable[str], published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | UnreadableDocument]:
    """The documents behind the paths, in order; folders are walked, lines streamed, `-` is standard input.

    `published` is the day of those that carry none. What cannot be read comes as a value between the rest.
    """
    for path in paths:
        try:
            if path == "-":
                yield text_document(decoded((stdin or sys.stdin.buffer).read(), "-"), "-", published)
            elif is_address(path):
                raise UnreadableInput(f"{path}: addresses are not read here; save the page as .html")
            elif os.path.isdir(path):
                yield from _folder(path, published)
            else:
                yield from _file(path, published)
        except UnreadableInput as error:
            yield UnreadableDocument(shown(path), str(error))
        except OSError as error:
            yield UnreadableDocument(shown(path), f"{shown(path)}: {_trouble(error)}")


def count(paths: Iterable[str]) -> int:
    """How many documents `read` will come to, at a glance: lines are counted, not understood."""
    total = 0
    for path in paths:
        if os.path.isdir(path):
            total += sum(count([inner]) for inner in _inside(path, []))
        elif path.lower().endswith(_LINES) and os.path.isfile(path):
            with contextlib.suppress(OSError, EOFError, zlib.error), _opened(path) as file:
                total += sum(1 for line in file if line.strip())
        else:
            total += 1
    return total


def is_address(path: str) -> bool:
    """Whether an input is the address of a page, not a file.

    >>> is_address("https://example.org/article"), is_address("article.txt")
    (True, False)
    """
    return path.lower().startswith(("http://", "https://"))


def is_document(path: str) -> bool:
    """Whether a file's name says that it holds documents.

    >>> is_document("articles.jsonl.gz"), is_document("article.yaml")
    (True, False)
    """
    return path.lower().endswith(_READ)


def _folder(folder: str, published: date | None) -> Iterator[Document | UnreadableDocument]:
    """The documents of a folder and of those in it, sorted; hidden ones are left out."""
    closed: list[OSError] = []
    empty = True
    for path in _inside(folder, closed):
        empty = False
        yield from read([path], published)
    for error in closed:
        name = shown(error.filename)
        yield UnreadableDocument(name, f"{name}: {_trouble(error)}")
    if empty and not closed:
        raise UnreadableInput(f"{shown(folder)}: no documents in here; it needs {_ENDINGS} files")


def _inside(folder: str, closed: list[OSError]) -> Iterator[str]:
    """The paths of a folder's documents; what forbids to look into a folder is added to `closed`."""
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if is_document(name) and not name.startswith("."):
                yield os.path.join(parent, name)


def _file(path: str, published: date | None) -> Iterator[Document | UnreadableDocument]:
    name, ending = shown(path), os.path.splitext(path)[1]
    if path.lower().endswith(_LINES):
        yield from _lines(path, published)
        return
    if ending and not is_document(path):
        raise UnreadableInput(f"{name}: {ending} files are not read; give a {_ENDINGS} file")
    with open(path, "rb") as file:
        data = file.read()
    if path.lower().endswith(_PAGE):
        from checks.pages import from_html

        page = from_html(data, name, published, origin=Origin(name, None, as_text=False))
        yield _with_ignores(page, data)
    else:
        sidecar = os.path.splitext(path)[0] + ".yaml"
        yield _with_ignores(text_document(decoded(data, name), name, published, sidecar), data)


def _with_ignores(document: Document | UnreadableDocument, data: bytes) -> Document | UnreadableDocument:
    """The document of a file with the remarks in it; a .txt file shows its comments, so they are text."""
    if isinstance(document, UnreadableDocument) or b"assay:" not in data:
        return document
    from checks import ignores

    if document.markdown:
        first = document.origin.line if document.origin and document.origin.line else 1
        return replace(document, ignores=tuple(ignores.in_markdown(document.text, document.name, first)))
    if document.name.lower().endswith(_PAGE):
        return replace(document, ignores=tuple(ignores.in_page(data, document.name)))
    return document


def _lines(path: str, published: date | None) -> Iterator[Document | UnreadableDocument]:
    """The documents of a file that holds one a line."""
    name, number = shown(path), 0
    with _opened(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                if b"\0" in line:
                    raise UnreadableInput(f"{name}, line {number}: binary data; give JSON lines")
                try:
                    if line.strip():
                        where, origin = f"{name}, line {number}", Origin(name, number, as_text=False)
                        yield line_document(line, where, published, origin)
                except UnreadableInput as error:
                    yield UnreadableDocument(name, str(error))
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise UnreadableInput(f"{name}: damaged gzip data after line {number}; pack it again") from None


def _opened(path: str) -> BufferedIOBase:
    return gzip.open(path) if path.lower().endswith(".gz") else open(path, "rb")


def _trouble(error: OSError) -> str:
    """What an operating system's error means to whoever named the file."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; allow it to be read"
    return f"cannot be read ({error.strerror}); check that it is a file"
