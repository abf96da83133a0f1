"""An article's words as Prefect's pages show them letter for letter: no markup, no links, no pictures.

An article could otherwise put a link or a picture of its own into the report about it.
"""

from __future__ import annotations

import re

from checks.findings import Evidence
from checks.formats.lines import cell_line, shortened

_NOTHING = "\u200b"
"""A character without width: breaks a sign of markup apart, and lets a line break, without being seen."""

_LONGEST_WORD = 40
_ALIKE = str.maketrans({"*": "∗", "`": "ˋ", "~": "∼"})


def escaped(text: str, length: int) -> str:
    """One line of Markdown of at most so many visible letters.

    >>> escaped("a | [b](c)", 80)
    'a \\\\| \\\\[b\\\\]\\\\(c\\\\)'
    """
    line = re.sub(r"([\\`*_{}\[\]()#+!|<>~&$=^-])", r"\\\1", _loosened(shortened(text, length)))
    return _NOTHING + line if re.match(r"\d+[.\\]", line) else line  # else it may begin a list


def cell(text: str, length: int) -> str:
    """One line for a table's cell, which one page of Prefect reads as Markdown and another one as plain text.

    So nothing that is seen may be added: markup is broken apart by what is not seen, or put in look-alikes.
    """
    line = _loosened(shortened(text, length)).translate(_ALIKE)
    line = re.sub(r"([<&]|\](?=[(\[:])|(?<!\w)(?=_)|(?<=_)(?!\w))", rf"\1{_NOTHING}", line)
    return _NOTHING + line if re.match(r"[^\w\s]|\d+[.)]", line) else line


def link(address: str | None, words: str) -> str:
    """A link; empty for an address with anything in it that could end the link.

    >>> link("https://example.org/a.pdf", "source"), link("javascript:alert(1)", "source")
    ('[source](<https://example.org/a.pdf>)', '')
    """
    plain = address and re.fullmatch(r"https?://[\w./?=&%#~:+-]+", address)
    return f"[{escaped(words, 80)}](<{address}>)" if plain else ""


def evidence_line(evidence: Evidence) -> str:
    """A table's cell, with a link to where it was published."""
    label = "Closest figure" if evidence.role == "closest" else "Evidence"
    source = link(evidence.url, "source")
    return f"{label}: {escaped(cell_line(evidence), 400)}{f' · {source}' if source else ''}"


def _loosened(line: str) -> str:
    """A line in which nothing becomes a link by itself, and every word is short enough to fit."""
    line = re.sub(r"(?i)(https?:|ftp:|mailto:|www|@)", rf"\1{_NOTHING}", line)
    return re.sub(rf"\S{{{_LONGEST_WORD}}}", rf"\g<0>{_NOTHING}", line)
