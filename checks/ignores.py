"""Remarks in an article that excuse a finding: `<!-- assay: ignore unverifiable: why -->`, in Markdown and HTML.

A remark holds for the paragraph that it stands in; one that stands alone holds for the paragraph after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checks.errors import BadUsage
from checks.gate import Words, gate_words

if TYPE_CHECKING:
    from checks.findings import Finding

_OPEN, _CLOSE = "<!--", "-->"
_REMARK = re.compile(r"\s*assay:\s*ignore\b([^:]*(?::known\b[^:]*)*):?(.*)", re.DOTALL)
_BLOCKS = frozenset("p li td th dd dt h1 h2 h3 h4 h5 h6 figcaption caption blockquote pre summary".split())


@dataclass(frozen=True, slots=True)
class Ignore:
    """One remark: the words of the gate that it excuses, why, where it stands, and the words that it is about."""

    words: Words
    why: str
    place: str
    about: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding's sentence stands where the remark holds."""
        sentence = _plain(finding.sentence)
        return bool(sentence) and f" {sentence} " in f" {self.about} "


@dataclass(frozen=True, slots=True)
class Refused:
    """A remark that excuses nothing, and why not: one line."""

    reason: str


def without_comments(text: str) -> str:
    """Markdown with its comments blanked out, as long as before and with the same lines."""
    if _OPEN not in text:
        return text
    parts, after = [], 0
    for start, end in _comments(text):
        parts += [text[after:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        after = end
    return "".join((*parts, text[after:]))


def in_markdown(text: str, name: str, first_line: int = 1) -> Iterator[Ignore | Refused]:
    """The remarks of a Markdown text, of which the first line is that line of its file."""
    blocks: list[tuple[int, int, str]] | None = None
    for start, end in _comments(text):
        if not (remark := _REMARK.match(text[start + len(_OPEN) : end - len(_CLOSE)])):
            continue
        blocks = _paragraphs(text) if blocks is None else blocks
        own = next((number for number, block in enumerate(blocks) if start < block[1]), len(blocks))
        following = (block[2] for block in blocks[own:] if block[2])
        line = first_line + text.count("\n", 0, start)
        yield _ignore(remark, f"{name}, line {line}", next(following, ""))


def in_page(page: bytes, name: str) -> Iterator[Ignore | Refused]:
    """The remarks of a page of HTML."""
    from lxml import etree, html
    from trafilatura.utils import decode_file

    parser = html.HTMLParser(encoding="utf-8")
    for comment in html.document_fromstring(decode_file(page).encode(), parser=parser).iter(etree.Comment):
        if remark := _REMARK.match(comment.text or ""):
            yield _ignore(remark, f"{name}, line {comment.sourceline}", _plain(_near(comment)))


def _near(comment: Any) -> str:
    """The text of the paragraph, item or cell around a comment, or of the element after it."""
    around = next((each for each in comment.iterancestors() if each.tag in _BLOCKS), None)
    if around is not None and _plain(around.text_content()):
        return str(around.text_content())
    following = (each for each in comment.itersiblings() if isinstance(each.tag, str))
    return next((text for each in following if _plain(text := str(each.text_content()))), "")


def _ignore(remark: re.Match[str], place: str, about: str) -> Ignore | Refused:
    why = " ".join(remark[2].split())
    if not remark[1].strip() or not why:
        return Refused(f"{place}: a remark without a reason; write <!-- assay: ignore unverifiable: why -->")
    try:
        words = gate_words(remark[1].split(","), place)
    except BadUsage as error:
        return Refused(str(error))
    return Ignore(words, why, place, about)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where comments begin and end; one that is never closed is none."""
    start = text.find(_OPEN)
    while start >= 0 and (close := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        yield start, close + len(_CLOSE)
        start = text.find(_OPEN, close)


def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    """Start, end and words of what stands between empty lines; comments are no words."""
    blanked = without_comments(text)
    found, start = [], 0
    for gap in re.finditer(r"\n[ \t\r]*\n\s*|\Z", text):
        found.append((start, gap.end(), _plain(blanked[start : gap.start()])))
        start = gap.end()
    return found


def _plain(text: str) -> str:
    """Text as words with one space between, so that markup and line breaks make no difference."""
    return " ".join(re.findall(r"\w+", text))
