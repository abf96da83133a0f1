"""What a sentence may take from the text before it: the topic, the entity, the measure that were last spoken of.

Where two compete nothing is taken over, and the claim ends as ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from checks.claims import EntityWords, PeriodWords
from checks.names import Name
from checks.reading.vocabulary import Hit
from checks.values import dataclass

_SENTENCES_BACK = 4
_SENTENCE_MARKS = ".!?:"
_LONGEST_TIE = 16
_TIES = frozenset(
    "in of from at with by to for near between against within across than inside outside".split()
)
_SPOKEN_OF = ("entity", "adjective", "metonym")  # "Peruvian miners" and "Lima" speak of Peru, too
_Mention = TypeVar("_Mention")


@dataclass(frozen=True, slots=True)
class Context:
    """Topics, entity and concept that stand before a sentence; several `topics` or `entities` compete.

    `actors` are the entities of the sentence right before that stand there by themselves, and so may be who acts: not
    "Chile's miner", nor "the mine in Chile". `owners` may be whose "its" is: these, and who begins that sentence. `leader` opens it by name where no other noun names one.
    """

    topics: tuple[str, ...] = ()
    entities: tuple[EntityWords, ...] = ()
    concepts: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    actors: tuple[EntityWords, ...] = ()
    period: PeriodWords = PeriodWords()
    owners: tuple[EntityWords, ...] = ()
    leader: EntityWords | None = None


class Discourse:
    """What each sentence of an article mentions, asked for from the sentences behind it."""

    def __init__(self, hits: list[list[Hit]], scopes: frozenset[str], folded: str = "") -> None:
        """`hits`: per sentence, in order, the longest hits; `folded`: the whole text."""
        self._scopes = scopes
        self._hits, self._folded = hits, folded
        self._topics = [_ids(sentence, "topic") for sentence in hits]
        self._publishers = [_ids(sentence, "publisher", "dataset") for sentence in hits]
        self._concepts = [_ids(sentence, "concept_noun") for sentence in hits]
        self._groups = [
            tuple(each for each in _ids(s, "entity") if each in scopes and each != "WORLD") for s in hits
        ]
        self._certain = _certain(hits)
        self.mentioned = tuple(
            dict.fromkeys(
                each
                for sentence in hits
                for hit in sentence
                for name in hit.entry.names
                if name.kind in ("entity", "adjective") and len(name.ids) == 1
                for each in name.ids
                if each not in scopes
            )
        )
        self._entities = [self._entities_of(sentence) for sentence in hits]

    def resolve(self, name: Name, words: str) -> EntityWords:
        """The entity that a name means: its only one, or the only one of several that the article is sure about."""
        if len(name.ids) == 1:
            return EntityWords(name.ids[0], words)
        sure = [each for each in name.ids if each in self._certain]
        return EntityWords(sure[0] if len(sure) == 1 else None, words)

    def context(self, index: int) -> Context:
        """What stands before the sentence with an index: the nearest mention within four sentences, or the headline."""
        before = self._hits[index - 1] if index else []
        return Context(
            _nearest(self._topics, index),
            _nearest(self._entities, index),
            _nearest(self._concepts, index),
            _nearest(self._groups, index),
            _nearest(self._publishers, index),
            self._entities_of([hit for hit in before if self._acts(hit)]),
            owners=self._entities_of([hit for hit in before if self._acts(hit) or self._opens(hit)]),
            leader=self._leader(before),
        )

    def _leader(self, sentence: list[Hit]) -> EntityWords | None:
        """Who opens a sentence by name where only adjectives name others: "Mongolia courts German buyers"."""
        nouns = [hit for hit in sentence if any(name.kind == "entity" for name in hit.entry.names)]
        found = self._entities_of(nouns)
        leads = len(found) == 1 and self._opens(nouns[0]) and self._acts(nouns[0])
        return found[0] if leads else None

    def _entities_of(self, sentence: list[Hit]) -> tuple[EntityWords, ...]:
        found: dict[str | None, EntityWords] = {}
        for hit in sentence:
            for name in hit.entry.names:
                if name.kind in _SPOKEN_OF and not set(name.ids) & self._scopes:
                    entity = self.resolve(name, name.text)
                    found.setdefault(entity.id, EntityWords(entity.id, name.text, carried=True))
        return tuple(found.values())

    def _opens(self, hit: Hit) -> bool:
        """Whether a sentence begins with a name: "Chile's mines are old", but not "Escondida is Chile's biggest mine"."""
        before = self._folded[max(0, hit.start - _LONGEST_TIE) : hit.start].removesuffix("the ")
        return not before.strip() or before.rstrip()[-1] in _SENTENCE_MARKS or before.endswith("\n")

    def _acts(self, hit: Hit) -> bool:
        """Whether a name is neither a possessor nor the complement of a preposition."""
        if self._folded[hit.end : hit.end + 1] == "'":
            return False
        before = self._folded[max(0, hit.start - _LONGEST_TIE) : hit.start].removesuffix("the ").split()
        return not before or before[-1] not in _TIES


def _nearest(mentions: list[tuple[_Mention, ...]], index: int) -> tuple[_Mention, ...]:
    for back in range(index - 1, max(-1, index - 1 - _SENTENCES_BACK), -1):
        if mentions[back]:
            return mentions[back]
    return mentions[0] if index > 0 else ()


def _ids(sentence: list[Hit], *kinds: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            each for hit in sentence for name in hit.entry.names if name.kind in kinds for each in name.ids
        )
    )


def _certain(hits: Iterable[list[Hit]]) -> frozenset[str]:
    """The entities that the article names without ambiguity, by name, adjective or capital."""
    return frozenset(
        name.ids[0]
        for sentence in hits
        for hit in sentence
        for name in hit.entry.names
        if name.kind in ("entity", "adjective", "metonym") and len(name.ids) == 1
    )
