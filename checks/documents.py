"""Documents: what is read from files, folders, standard input and pages, and why some cannot be.

Offsets point into `Document.text`: the file as it is, line ends included, without a byte-order mark and
without a front matter (the text begins on the line after the closing `---`); of a page, its main text.
"""

from __future__ import annotations

import codecs
import contextlib
import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BufferedIOBase
from typing import TYPE_CHECKING, Any, BinaryIO

from checks.errors import UnreadableInput

if TYPE_CHECKING:
    from checks.ignores import Ignore, Refused

_TEXT = (".txt", ".md")
_PAGE = (".html", ".htm")
_LINES = (".jsonl", ".jsonl.gz")
_READ = (*_TEXT, *_PAGE, *_LINES)
_ENDINGS = ", ".join(_READ[:-1]) + " or " + _READ[-1]

_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in a file a document's text begins: on line `line`, the first being 1; None: on none (a page).

    `as_text`: the file's lines from there on are the text's; a line of JSON is not.
    """

    path: str
    line: int | None = 1
    as_text: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text, never rewritten, and what is known of it; `published` None: no day is known.

    `origin` None: it was read from no file. `ignores`: the remarks in a file that excuse findings.
    """

    name: str
    text: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    origin: Origin | None = field(default=None, compare=False)
    author: str | None = None
    ignores: tuple[Ignore | Refused, ...] = ()

    @property
    def markdown(self) -> bool:
        """Whether it is a file of Markdown, in which readers see no comments."""
        return self.origin is not None and self.origin.as_text and self.origin.path.lower().endswith(".md")


@dataclass(frozen=True, slots=True)
class UnreadableDocument:
    """An input that could not be read. `reason` is one line: the input, the place in it, and the way out."""

    name: str
    reason: str


def read(
    paths: Iterable[str], published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | UnreadableDocument]:
    """The documents behind the paths, in order; folders are walked, lines streamed, `-` is standard input.

    `published` is the day of those that carry none. What cannot be read comes as a value between the rest.
    """
    for path in paths:
        try:
            if path == "-":
                yield _text_document(_decoded((stdin or sys.stdin.buffer).read(), "-"), "-", published)
            elif is_address(path):
                raise UnreadableInput(f"{path}: addresses are not read here; save the page as .html")
            elif os.path.isdir(path):
                yield from _folder(path, published)
            else:
                yield from _file(path, published)
        except UnreadableInput as error:
            yield UnreadableDocument(_shown(path), str(error))
        except OSError as error:
            yield UnreadableDocument(_shown(path), f"{_shown(path)}: {_trouble(error)}")


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
        name = _shown(error.filename)
        yield UnreadableDocument(name, f"{name}: {_trouble(error)}")
    if empty and not closed:
        raise UnreadableInput(f"{_shown(folder)}: no documents in here; it needs {_ENDINGS} files")


def _inside(folder: str, closed: list[OSError]) -> Iterator[str]:
    """The paths of a folder's documents; what forbids to look into a folder is added to `closed`."""
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if is_document(name) and not name.startswith("."):
                yield os.path.join(parent, name)


def _file(path: str, published: date | None) -> Iterator[Document | UnreadableDocument]:
    name, ending = _shown(path), os.path.splitext(path)[1]
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
        yield _with_ignores(_text_document(_decoded(data, name), name, published, sidecar), data)


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


def _text_document(text: str, name: str, published: date | None, sidecar: str | None = None) -> Document:
    """A text with the details of its front matter, or else of its sidecar."""
    opening = _FENCE.match(text)
    if opening:
        closing = _FENCE.search(text, opening.end() + 1)
        if not closing:
            raise UnreadableInput(f"{name}, line 1: the front matter is never closed; end it with a line ---")
        details = _yaml(text[opening.end() : closing.start()], f"{name}, front matter")
        begins = closing.end() + 1
        origin = Origin(name, 1 + text.count("\n", 0, begins))
        return _document(name, text[begins:], details, f"{name}, front matter", published, origin)
    if sidecar and os.path.isfile(sidecar):
        where = _shown(sidecar)
        with open(sidecar, "rb") as file:
            details = _yaml(_decoded(file.read(), where), where)
        return _document(name, text, details, where, published, Origin(name))
    return Document(name, text, published, origin=Origin(name))


def _lines(path: str, published: date | None) -> Iterator[Document | UnreadableDocument]:
    """The documents of a file that holds one a line."""
    name, number = _shown(path), 0
    with _opened(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                if b"\0" in line:
                    raise UnreadableInput(f"{name}, line {number}: binary data; give JSON lines")
                try:
                    if line.strip():
                        where, origin = f"{name}, line {number}", Origin(name, number, as_text=False)
                        yield _line_document(line, where, published, origin)
                except UnreadableInput as error:
                    yield UnreadableDocument(name, str(error))
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise UnreadableInput(f"{name}: damaged gzip data after line {number}; pack it again") from None


def _opened(path: str) -> BufferedIOBase:
    return gzip.open(path) if path.lower().endswith(".gz") else open(path, "rb")


def _line_document(line: bytes, where: str, published: date | None, origin: Origin) -> Document:
    way_out = 'write {"id": "…", "text": "…"} on one line'
    try:
        fields = json.loads(_decoded(line.rstrip(b"\r\n"), where))
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"{where}: not JSON at column {error.colno} ({error.msg}); {way_out}") from None
    except RecursionError:
        raise UnreadableInput(f"{where}: nested too deeply; {way_out}") from None
    if not isinstance(fields, dict):
        raise UnreadableInput(f"{where}: not a JSON object; {way_out}")
    name = fields.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or name == "":
        raise UnreadableInput(f'{where}: no "id" that is a string; {way_out}')
    if not isinstance(fields.get("text"), str):
        raise UnreadableInput(f'{where}: no "text" that is a string; {way_out}')
    return _document(str(name), fields["text"], fields, where, published, origin)


def _document(
    name: str,
    text: str,
    details: Mapping[str, Any],
    where: str,
    published: date | None,
    origin: Origin,
) -> Document:
    """A document from its text and what its line, front matter or sidecar says of it."""
    given: dict[str, str] = {}
    for key in ("published", "title", "url"):
        value = "" if details.get(key) is None else details[key]
        if not isinstance(value, str):
            raise UnreadableInput(f'{where}: "{key}" is not a string; write one value for it')
        given[key] = value
    try:
        "".join((name, text, *given.values())).encode()
    except UnicodeEncodeError:
        raise UnreadableInput(f"{where}: half of a surrogate pair; write the whole character") from None
    day = day_of(given["published"], where) or published
    return Document(name, text, day, given["title"] or None, given["url"] or None, origin)


def _yaml(source: str, where: str) -> dict[str, Any]:
    """The keys of a front matter or sidecar; every value stays the string that is written."""
    import yaml

    way_out = "write one key a line, as published: YYYY-MM-DD"
    try:
        loaded = yaml.load(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at its line {mark.line + 1}" if mark else ""
        raise UnreadableInput(f"{where}: not YAML{place}; {way_out}") from None
    if not isinstance(loaded, dict | None):
        raise UnreadableInput(f"{where}: not keys with values; {way_out}")
    return {key: value for key, value in (loaded or {}).items() if value not in ("~", "null")}


def day_of(written: str | None, where: str) -> date | None:
    """The day of an ISO date or time; None where none is written. Raises UnreadableInput for anything else."""
    if not written:
        return None
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        raise UnreadableInput(f'{where}: published "{written}" is no day; write it as YYYY-MM-DD') from None


def _decoded(data: bytes, where: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableInput(f"{where}: byte 0x{data[0]:02X} at offset 0 begins UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableInput(f"{where}: binary data at offset {data.index(0)}; give the article's text")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise UnreadableInput(
            f"{where}: byte 0x{byte:02X} at offset {error.start} is not UTF-8; save it as UTF-8"
        ) from None


def _trouble(error: OSError) -> str:
    """What an operating system's error means to whoever named the file."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; allow it to be read"
    return f"cannot be read ({error.strerror}); check that it is a file"


def _shown(path: str) -> str:
    """A path as it can be printed, even where its bytes are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
