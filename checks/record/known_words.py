"""What the catalogues open so far call things: by this an own measure's name is understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from checks.record.own_concepts import concepts_of_goods

_OF_GOODS = ("exports",)
"""Concepts that are of all goods where none is named, and may be of one."""


_STATISTICS = frozenset("average median mean typical maximum minimum total annual monthly top peak".split())
"""What a price or a speed may be, and is not of."""


class KnownWords:
    """What the catalogues open so far call things: by this an own measure's name is understood.

    "Coffee production" is the production, a concept that the catalogue has words for, of coffee.
    """

    def __init__(self) -> None:
        self._nouns: dict[str, tuple[str, bool]] = {}
        self._words: set[tuple[str, str, str]] = set()
        self._topics: dict[str, str] = {}
        self._measures: dict[tuple[str, str], str] = {}
        self._bare: set[str] = set()
        self._of_topics: set[str] = set()
        self._dimensions: defaultdict[str, set[str]] = defaultdict(set)

    def learn(self, layer: Mapping[str, Iterable[Any]]) -> None:
        """Take up the words and measures of a catalogue's entries."""
        for text, kind, ids, data in layer.get("name", ()):
            if kind.startswith("concept_"):
                self._words.update((kind, text.casefold(), each) for each in ids)
            if (
                kind == "concept_noun"
                and len(ids) == 1
                and not (data.get("qualifiers") or data.get("before"))
            ):
                self._nouns.setdefault(text.casefold(), (ids[0], bool(data.get("generic"))))
            elif kind == "topic" and len(ids) == 1:
                self._topics.setdefault(text.casefold(), ids[0])
        for measure in layer.get("measure", ()):
            (self._of_topics if measure.get("topics") else self._bare).add(measure["concept"])
            self._dimensions[measure["concept"]].add(measure["dimension"])
            for topic in measure.get("topics") or ():
                self._measures.setdefault((measure["concept"], topic), measure["id"])

    def concept(self, name: str, dimension: str) -> str | None:
        """The concept that has just this name, and is measured so; None where there is none."""
        concept, generic = self._nouns.get(name.casefold(), ("", True))
        return concept if not generic and dimension in self._dimensions[concept] else None

    def taken_apart(self, name: str) -> tuple[str, str] | None:
        """The concept and the topic that a name is made of: "output of coffee", "coffee output"; None where it is not."""
        words = name.casefold().split()
        for at in range(1, len(words) if name.casefold() not in self._nouns else 0):
            concept = self._topical(" ".join(words[at:]))
            if concept is not None and words[1:2] != ["of"]:
                return _of_something(concept, words[:at])  # but "value of cheese exports"
            if words[at] == "of" and (concept := self._told_before_of(words[:at])) is not None:
                return _of_something(concept, words[at + 1 :])
        return None

    def topic_held(self, name: str) -> str | None:
        """The topic that has this name already; None where none has."""
        return self._topics.get(name)

    def measure_of(self, concept: str, topic: str) -> str | None:
        """The first measure that a concept has of a topic; None where it has none."""
        return self._measures.get((concept, topic))

    def is_noun(self, name: str) -> bool:
        """Whether the catalogue has a concept that is called so."""
        return name.casefold() in self._nouns

    def has(self, kind: str, word: str, concept: str) -> bool:
        """Whether the catalogue has a word of a concept, of a kind: "producer" of production as a "concept_agent"."""
        return (kind, word, concept) in self._words

    def _told_before_of(self, words: list[str]) -> str | None:
        """The concept of "output", and of "average price" where "price" is one of goods."""
        bare = " ".join(words[1:]) if words[0] in _STATISTICS else ""
        priced = self._topical(bare) if bare else None
        return self._topical(" ".join(words)) or (priced if priced in concepts_of_goods() else None)

    def _topical(self, noun: str) -> str | None:
        traded = next((each for each, words in concepts_of_goods().items() if noun in words["nouns"]), None)
        if traded is not None:
            return traded
        concept, generic = self._nouns.get(noun, (noun, True))
        topical = concept in self._of_topics - self._bare or concept in _OF_GOODS
        return concept if not generic and topical else None


def is_statistic(name: str) -> bool:
    """Whether a name begins with a word such as "average", so that it is one of its own: "median download speed"."""
    return name.casefold().split()[0] in _STATISTICS


def _of_something(concept: str, words: list[str]) -> tuple[str, str] | None:
    """A concept, and what it is of: an average house price is a price of houses, an average price one of nothing."""
    kept = words
    while concept in concepts_of_goods() and kept and kept[0] in _STATISTICS:
        kept = kept[1:]
    return (concept, " ".join(kept)) if kept else None
