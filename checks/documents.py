"""Documents: a text and what its file says of it, in front matter, in a sidecar or in its line.

Offsets point into `Document.text`: the file as it is, line ends included, without a byte-order mark and
without a front matter (the text begins on the line after the closing `---`); of a page, its main text.
"""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from checks.errors import UnreadableInput

if TYPE_CHECKING:
    from checks.ignores import Ignore, Refused


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


def text_document(text: str, name: str, published: date | None, sidecar: str | None = None) -> Document:
    """A text with the details of its front matter, or else of its sidecar. Raises UnreadableInput where they cannot be read.

    `published`: the day of a text that carries none.
    """
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
        where = shown(sidecar)
        with open(sidecar, "rb") as file:
            details = _yaml(decoded(file.read(), where), where)
        return _document(name, text, details, where, published, Origin(name))
    return Document(name, text, published, origin=Origin(name))


def line_document(line: bytes, where: str, published: date | None, origin: Origin) -> Document:
    """The document that a line of a file holds. Raises UnreadableInput where it holds none."""
    way_out = 'write {"id": "…", "text": "…"} on one line'
    try:
        fields = json.loads(decoded(line.rstrip(b"\r\n"), where))
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


def decoded(data: bytes, where: str) -> str:
    """Bytes as text, without a byte-order mark. Raises UnreadableInput for what is not UTF-8."""
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


def shown(path: str) -> str:
    """A path as it can be printed, even where its bytes are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
