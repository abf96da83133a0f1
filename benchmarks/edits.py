"""Changes of a text that keep track of where things stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.tables import catalogue

Edit = tuple[int, int, str]
"""Start, end and what comes in their place."""


@dataclass(frozen=True)
class Edited:
    text: str
    start: int
    end: int


def apply(text: str, edits: Iterable[Edit], start: int, end: int) -> Edited:
    """The text with the edits made, and where the words from `start` to `end` stand in it."""
    parts, at, shifted_start, shifted_end = [], 0, start, end
    for first, last, new in sorted(edits):
        growth = len(new) - (last - first)
        shifted_start += growth if last <= start else 0
        shifted_end += growth if first < end else 0
        parts += [text[at:first], new]
        at = last
    return Edited("".join([*parts, text[at:]]), shifted_start, shifted_end)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand as whole words, whatever the case of their first letter."""
    pattern = rf"(?<![\w-])(?:{re.escape(words)})(?![\w])"
    flags = 0 if words.isupper() else re.IGNORECASE
    return [match.span() for match in re.finditer(pattern, text, flags)]


def like(model: str, words: str) -> str:
    """The words, with a capital where the model has one."""
    return words[0].upper() + words[1:] if model[0].isupper() else words


def replace_all(text: str, pairs: Sequence[tuple[str, str]]) -> list[Edit]:
    """Edits that put the second of each pair in place of the first, the longest first."""
    edits: list[Edit] = []
    for old, new in sorted(pairs, key=lambda pair: -len(pair[0])):
        for start, end in occurrences(text, old):
            if not any(start < taken and first < end for first, taken, _ in edits):
                edits.append((start, end, like(text[start:end], new)))
    return edits


@functools.cache
def _entities() -> dict[str, dict[str, Any]]:
    return {
        code: entry
        for section in catalogue("entities.yaml").values()
        if isinstance(section, dict)
        for code, entry in section.items()
        if isinstance(entry, dict) and "name" in entry
    }


def entity_forms(entity: str) -> list[tuple[str, str]]:
    """The ways to name an entity, each with its sort: name, adjective or people."""
    entry = _entities().get(entity)
    if entry is None:
        return []
    names = [entry.get("sentence_name", entry["name"]), entry["name"], *entry.get("names", ())]
    forms = [(name, "name") for name in names]
    forms += [(name, "adjective") for name in entry.get("adjectives", ())]
    return forms + [(name, "people") for name in entry.get("people", ())]


def entity_name(entity: str, sort: str = "name") -> str | None:
    """The first name of a sort, or None."""
    return next((form for form, found in entity_forms(entity) if found == sort), None)


def entity_mentions(text: str, entity: str) -> list[tuple[int, int, str]]:
    """Where an entity is named: start, end, sort. Longer names win over those in them."""
    found: list[tuple[int, int, str]] = []
    for form, sort in sorted(entity_forms(entity), key=lambda pair: -len(pair[0])):
        for start, end in occurrences(text, form):
            proper = text[start].isupper() or text[start:end].startswith("the ")
            if proper and not any(start < taken and first < end for first, taken, _ in found):
                found.append((start, end, sort))
    return sorted(found)


def from_article(text: str, start: int) -> int:
    """Where a name starts, with the article before it."""
    return start - 4 if text[max(0, start - 4) : start].lower() == "the " else start


def swap_entity(text: str, old: str, new: str) -> list[Edit] | None:
    """Edits that name another entity instead; None where the text has no name for it or names the other already."""
    mentions = entity_mentions(text, old)
    if not mentions or entity_mentions(text, new):
        return None
    edits = []
    for start, end, sort in mentions:
        name = entity_name(new, sort)
        if name is None:
            return None
        first = from_article(text, start) if sort == "name" else start
        edits.append((first, end, like(text[first:end], name)))
    return edits


@functools.cache
def topic_names(topic: str) -> tuple[str, ...]:
    """The names of a commodity, as the catalogue lists them."""
    entry = catalogue("topics.yaml")["topics"].get(topic, ())
    names = entry["names"] if isinstance(entry, dict) else entry
    return tuple(name["text"] if isinstance(name, dict) else name for name in names)
