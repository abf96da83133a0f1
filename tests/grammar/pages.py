"""The pages of examples beside the constructions: documentation, specification and test at once.

A page groups sentences by the claims that they make, as queries in a heading of code; the last group holds sentences
of which the kind must be left alone. Set ASSAY_REWRITE_PAGES=1 to write the pages anew from what the grammar reads
now: the difference is the review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from checks.assay import vocabulary
from checks.claims import Claim
from checks.grammar.drafts import Construction
from checks.grammar.reader import CONSTRUCTIONS, claims
from checks.queries import OpenQuery
from checks.reading import reader
from checks.record import Record
from checks.values import replace
from checks.verdicts.judge import judge

FOLDER = Path(__file__).parents[2] / "checks" / "grammar"
LEFT_ALONE = "Left alone"
DAY = date(2025, 6, 1)
_HEADING = re.compile(r"^## (.+)$")
_EXAMPLE = re.compile(r"^- (.+)$")


def kinds() -> list[str]:
    """The names of all pages."""
    return sorted(path.stem for path in FOLDER.glob("*.md"))


def examples(kind: str) -> list[tuple[str, str]]:
    """The page's sentences, each with the heading that it stands under."""
    found, heading = [], ""
    for line in (FOLDER / f"{kind}.md").read_text(encoding="utf-8").splitlines():
        if match := _HEADING.match(line):
            heading = match.group(1).replace("`", "")
        elif match := _EXAMPLE.match(line):
            found.append((heading, match.group(1)))
    return found


def read(kind: str, text: str, record: Record) -> str:
    """The heading that a text belongs under: its claims of a kind as queries, in order."""
    return read_in_orders(kind, text, record, [CONSTRUCTIONS])[0]


def read_in_orders(
    kind: str, text: str, record: Record, orders: Iterable[Sequence[Construction]]
) -> list[str]:
    """The same for each of some orders of the constructions."""
    reading, words = _reading(text, record), vocabulary(record)
    return [_heading(kind, claims(reading, words, order)[0], record) for order in orders]


@cache
def _reading(text: str, record: Record) -> reader.Reading:
    """A text read, once for all tests: that takes longer than to find its claims."""
    reading = reader.read(text.replace(" ¶ ", "\n\n"), vocabulary(record), DAY)
    return replace(reading, sentences=tuple(reading.sentences))


def _heading(kind: str, found: Iterable[Claim], record: Record) -> str:
    queries = []
    for claim in found:
        opened = isinstance(claim.query, OpenQuery)
        if (kind == "open") == opened and (opened or str(claim.kind) == kind):
            query = judge(claim, record, DAY).query.removesuffix(f", as of {DAY}")
            queries.append(f"not {query}" if claim.denied and not query.startswith("not") else query)
    return " · ".join(queries) or LEFT_ALONE


def rewrite(kind: str, record: Record) -> None:
    """Write a page anew, its sentences under the headings that the grammar reads now."""
    path = FOLDER / f"{kind}.md"
    head = path.read_text(encoding="utf-8").split("\n## ")[0].rstrip()
    groups: dict[str, list[str]] = {}
    for _, text in examples(kind):
        groups.setdefault(read(kind, text, record), []).append(text)
    alone = groups.pop(LEFT_ALONE, [])
    parts = [head]
    for heading, texts in groups.items():
        parts.append("\n".join([f"## `{heading}`", "", *(f"- {text}" for text in texts)]))
    parts.append("\n".join([f"## {LEFT_ALONE}", "", *(f"- {text}" for text in alone)]))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
