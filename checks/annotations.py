"""Annotations as they are shown: what was found in the text, with the names and values of the published format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.reading.reader import Reading, Sentence
from checks.values import dataclass

_NAMED = {
    "entity": "entity",
    "adjective": "entity",
    "concept_noun": "measure",
    "topic": "measure",
    "publisher": "publisher",
    "dataset": "publisher",
}


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of the text and what it was taken for; `data` holds the keys that go with its kind."""

    start: int
    end: int
    kind: str
    text: str
    data: dict[str, Any]


def found_in(reading: Reading) -> list[Annotation]:
    """All annotations of the sentences that may hold claims, in order of the text.

    Kinds: quantity, place, period, entity, measure, publisher. Every number counts as a quantity, used or not.
    """
    found = [each for sentence in reading.sentences for each in _of(sentence, reading.text)]
    return sorted(found, key=lambda each: (each.start, -each.end, each.kind))


def _of(sentence: Sentence, text: str) -> Iterator[Annotation]:
    for quantity in sentence.quantities:
        start, end = sentence.span(quantity.core, quantity.after)
        stated = quantity.stated
        data = {"value": stated.value, "low": stated.low, "high": stated.high, "unit": stated.unit}
        yield Annotation(start, end, "quantity", text[start:end], data)
        if quantity.core > quantity.first:
            start, end = sentence.span(quantity.first, quantity.core)
            yield Annotation(start, end, "hedge", text[start:end], {"hedge": stated.approximator})
    for place in sentence.places:
        start, end = sentence.span(place.first, place.after)
        yield Annotation(start, end, "place", text[start:end], {"rank": place.low, "to": place.high})
    for period in sentence.periods:
        start, end = sentence.span(period.first, period.after)
        data = {"year": period.words.year, "edition": period.words.edition, "role": period.role}
        yield Annotation(start, end, "period", text[start:end], data)
    last = -1
    for hit in sentence.hits:
        named = next(((name, _NAMED[name.kind]) for name in hit.entry.names if name.kind in _NAMED), None)
        if named is None or hit.start < last:
            continue
        last = hit.end
        name, kind = named
        yield Annotation(hit.start, hit.end, kind, text[hit.start : hit.end], {kind: "|".join(name.ids)})
