"""What each sentence of a text mentions: topics, measures, publishers, groups, and whom its names mean."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.language import english
from checks.reading.leads import is_no_metal
from checks.reading.uses import is_use
from checks.reading.vocabulary import Hit

_LONGEST_KIND = 16
_PART_OF = re.compile(
    r"(?:%|\bper ?cent|\bshare|\bproportion|\bratio|\brelative) (?:of|to) (?:(?:its|their|the) )?\Z"
)
_LONGEST_PART = 24
_TOLD = frozenset(
    ("topic", "publisher", "concept_noun", "dataset", "entity", "adjective", "metonym", "concept_agent")
)
_SPOKEN_OF = ("entity", "adjective", "metonym")  # "Peruvian miners" and "Lima" speak of Peru, too
_BEHIND_A_VERB = ("the", "in", "by", "all", "a", "an", "its", "to", "over")
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = ("topic", "publisher", "concept_noun", "entity")


def _names_kind_of_country(before: list[str]) -> bool:
    """ "A potash | power:", "an emerging | power,": a country by what it is, and no power from a plant."""
    return len(before) > 1 and not {"a", "an"}.isdisjoint(before[-3:-1])


@lru_cache(maxsize=1)
def _hosts() -> frozenset[str]:
    """The concepts of those whom a country takes in."""
    return english().function["concepts_of_dwellers"] | english().function["concepts_of_fled"]


class Mentions:
    """What the sentences of an article mention, each by its index."""

    def __init__(
        self,
        hits: list[list[Hit]],
        scopes: frozenset[str],
        folded: str = "",
        text: str = "",
        spans: list[tuple[int, int]] | None = None,
        published: date | None = None,
    ) -> None:
        """`hits`: per sentence, in order, the longest hits; `folded` and `text`: the whole text; `spans`: the sentences.

        `published`: the day of the article, None where it is unknown.

        Sentences begin behind their dateline: it speaks of nobody, but makes sure which of two a name means.
        """
        self._scopes, self._text, self._spans = scopes, text, spans or []
        self.newest = published.year - 1 if published is not None else None
        self._hits, self._folded = hits, folded
        self._starts = {start for start, _ in self._spans}
        self._entities: list[tuple[EntityWords, ...] | None] = [None] * len(hits)
        self._certain: set[str] = set()
        mentioned: dict[str, None] = {}
        self.topics: list[tuple[str, ...]] = [()] * len(hits)
        self.publishers: list[tuple[str, ...]] = [()] * len(hits)
        self.concepts: list[tuple[str, ...]] = [()] * len(hits)
        self.groups: list[tuple[str, ...]] = [()] * len(hits)
        rows = (("topic", self.topics), ("publisher", self.publishers), ("concept_noun", self.concepts))
        for at, sentence in enumerate(hits):
            if not sentence:
                continue
            told = [hit for hit in self._behind_dateline(at) if not hit.entry.kinds.isdisjoint(_TOLD)]
            if not told:
                continue
            named = self._ids_named(told, mentioned)
            for kind, row in rows:
                if kind in named:
                    row[at] = (*named[kind],)
            if "entity" in named:
                self.groups[at] = tuple(
                    each for each in named["entity"] if each in scopes and each != "WORLD"
                )
        self.mentioned = tuple(mentioned)

    def _behind_dateline(self, at: int) -> list[Hit]:
        """The hits of a sentence without its dateline, whose places are sure from then on."""
        sentence, begins = self._hits[at], self._spans[at][0] if self._spans else 0
        if sentence and sentence[0].start < begins:
            dateline = [hit for hit in sentence if hit.start < begins]
            self._certain.update(
                name.ids[0] for hit in dateline for name in hit.entry.names if self._is_sure(name)
            )
            sentence = self._hits[at] = sentence[len(dateline) :]
        return sentence

    def _ids_named(self, told: list[Hit], mentioned: dict[str, None]) -> dict[str, dict[str, None]]:
        """The ids that hits name, by kind; entities that are sure are added to those mentioned."""
        named: dict[str, dict[str, None]] = {}
        hosts = _hosts()
        for hit in told:
            generic = hit.entry.generic  # "prices", "debt"
            for name in hit.entry.names:
                kind, ids = name.kind, name.ids
                if "heads" in name.data:  # "visitors", of a table of foreign visitors, too
                    ids = tuple(each for each in ids if each not in name.data["heads"].split(";"))
                stands_in = name.data.get("before") or (generic and kind == "concept_noun")
                stands_in = stands_in or (kind == "topic" and self._is_no_topic(hit, generic))
                stands_in = stands_in or (kind == "concept_noun" and self._is_base(hit))
                if kind in _KINDS and not stands_in:
                    named.setdefault(kind, {}).update(dict.fromkeys(ids))
                elif kind == "concept_agent" and not generic and hosts.issuperset(ids):
                    named.setdefault("concept_noun", {}).update(
                        dict.fromkeys(ids)
                    )  # "the biggest host countries"
                elif kind == "dataset":
                    named.setdefault("publisher", {}).update(dict.fromkeys(ids))
                if self._is_sure(name):
                    self._certain.add(ids[0])
                    if kind != "metonym" and ids[0] not in self._scopes:
                        mentioned[ids[0]] = None
        return named

    @staticmethod
    def _is_sure(name: Name) -> bool:
        return len(name.ids) == 1 and name.kind in _SPOKEN_OF

    def entities(self, index: int) -> tuple[EntityWords, ...]:
        """The entities of a sentence."""
        found = self._entities[index]
        if found is None:
            found = self._entities[index] = self._entities_of(self._hits[index])
        return found

    def resolve(self, name: Name, words: str) -> EntityWords:
        """The entity that a name means: its only one, or the only one of several that the article is sure about."""
        if len(name.ids) == 1:
            return EntityWords(name.ids[0], words)
        sure = [each for each in name.ids if each in self._certain]
        return EntityWords(sure[0] if len(sure) == 1 else None, words)

    def words(self, index: int) -> frozenset[str]:
        """The words of a sentence, folded; none of one before the first."""
        return frozenset(_WORD.findall(self._folded, *self._spans[index])) if index >= 0 else frozenset()

    def topics_behind(self, index: int, offset: int) -> frozenset[str]:
        """The topics that a sentence names behind an offset of the text."""
        behind = (hit for hit in self._sentence(index) if hit.start >= offset and "topic" in hit.entry.kinds)
        named = (hit for hit in behind if not self._is_no_topic(hit, hit.entry.generic))
        return frozenset(
            each for hit in named for name in hit.entry.names if name.kind == "topic" for each in name.ids
        )

    def _is_no_topic(self, hit: Hit, generic: bool) -> bool:
        """ "Copper | wire", "nickel | -linked": something named after it; "mines that lead | the world": another word.

        Also what a word before makes another one: "| hard | coal".
        """
        before = self._folded[max(0, hit.start - _LONGEST_KIND) : hit.start].split()
        if before and before[-1] in english().function["kinds_before_topics"]:
            return True
        if is_no_metal(self._folded, hit.start, hit.end) or is_use(self._folded, hit.start, hit.end):
            return True
        behind = _WORD.match(self._folded, hit.end + 1)
        if behind is None:
            return generic and _names_kind_of_country(before)
        if self._folded[hit.end] == "-" and not behind[0].endswith("ing"):  # but "tin-producing countries"
            return True
        return behind[0] in english().function["products"] or (generic and behind[0] in _BEHIND_A_VERB)

    def _is_base(self, hit: Hit) -> bool:
        """ "Spent 7.3% of | GDP", "a share of its | economy": what something is a part of, which is not spoken of itself."""
        base = self._folded[hit.start : hit.end] in english().function["bases_of_rates"]
        return (
            base and _PART_OF.search(self._folded, max(0, hit.start - _LONGEST_PART), hit.start) is not None
        )

    @staticmethod
    def _names(hit: Hit) -> bool:
        return not hit.entry.kinds.isdisjoint(_SPOKEN_OF)

    def _sentence(self, index: int) -> list[Hit]:
        return self._hits[index] if index >= 0 else []

    def _first_named(self, index: int) -> Hit | None:
        """The first name of somebody in a sentence."""
        return next((hit for hit in self._sentence(index) if self._names(hit)), None)

    def _entities_of(self, sentence: list[Hit]) -> tuple[EntityWords, ...]:
        found: dict[str | None, EntityWords] = {}
        for hit in sentence:
            for name in hit.entry.names if self._names(hit) else ():
                if name.kind in _SPOKEN_OF and not set(name.ids) & self._scopes:
                    entity = self.resolve(name, name.text)
                    if self._is_first_of_compound(hit):
                        entity = EntityWords(None, name.text)
                    found.setdefault(entity.id, EntityWords(entity.id, name.text, carried=True))
        return tuple(found.values())

    def _is_first_of_compound(self, hit: Hit) -> bool:
        """ "The | Chinese | -owned smelters on Sulawesi": nobody that "the island" or "it" could be."""
        return self._text[hit.end : hit.end + 1] == "-" and self._text[hit.end + 1 : hit.end + 2].islower()
