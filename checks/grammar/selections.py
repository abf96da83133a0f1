"""Which of some constructions may find something in a clause, by what they need and what it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from checks.grammar.needs import NOTHING, OF_SENTENCE, needs_of, parts_and_words, parts_of_sentence
from checks.reading.clauses import Clause, ClauseKind
from checks.reading.reader import Sentence

_REMEMBERED = 4096  # kinds of clauses of which is remembered what is asked of them
_Construct = TypeVar("_Construct", bound=Callable[..., object])


class Selection(Generic[_Construct]):
    """Some constructions, and which of them may find something in a clause: a set of them is a number, a bit for each."""

    def __init__(self, constructions: tuple[_Construct, ...]) -> None:
        self._constructions = constructions
        self._needs = [needs_of(each) or NOTHING for each in constructions]
        self._of_any_word, self._of_word = _by_word([each.words for each in self._needs])
        self._of_any_said, self._of_said = _by_word([each.said for each in self._needs])
        self._with_parts = lru_cache(maxsize=_REMEMBERED)(self._meeting)
        self._members = lru_cache(maxsize=_REMEMBERED)(self._named)

    def in_sentence(
        self, sentence: Sentence, among: int = -1
    ) -> Iterator[tuple[Clause, tuple[_Construct, ...]]]:
        """The clauses of a sentence, each with those of a set (`among`) that may find something in it."""
        among &= _chosen(sentence.said, self._of_any_said, self._of_said)
        others = parts_of_sentence(sentence)
        for clause in sentence.clauses:
            yield clause, self._fitting(clause, others, among)

    def of(self, clause: Clause) -> tuple[_Construct, ...]:
        """Those that may find something in a clause, as far as it shows by itself."""
        return self._fitting(clause, OF_SENTENCE, -1)

    def _fitting(self, clause: Clause, others: int, among: int) -> tuple[_Construct, ...]:
        """Those of a set whose needs a clause meets with the parts of its sentence (`others`).

        Those whose words its sentence lacks are left out of the set before.
        """
        parts, words = parts_and_words(clause)
        verbs = clause.verb.classes if clause.verb is not None else ()
        found = self._with_parts(parts | others, clause.kind, verbs)
        return self._members(found & among & _chosen(words, self._of_any_word, self._of_word))

    def only(self, chosen: Callable[[Callable[..., object]], bool]) -> int:
        """Those for which something holds."""
        return sum(1 << at for at, each in enumerate(self._constructions) if chosen(each))

    def _meeting(self, parts: int, kind: ClauseKind, verbs: tuple[str, ...]) -> int:
        return sum(
            1 << at for at, each in enumerate(self._needs) if each.met_but_for_words(parts, kind, verbs)
        )

    def _named(self, members: int) -> tuple[_Construct, ...]:
        return tuple(each for at, each in enumerate(self._constructions) if members >> at & 1)


def _by_word(needed: list[frozenset[str]]) -> tuple[int, dict[str, int]]:
    """Those that need no word, and those that are content with each word."""
    any_word = sum(1 << at for at, words in enumerate(needed) if not words)
    every = {word for words in needed for word in words}
    return any_word, {
        word: sum(1 << at for at, words in enumerate(needed) if word in words) for word in every
    }


def _chosen(words: frozenset[str], any_word: int, by_word: dict[str, int]) -> int:
    for word in words & by_word.keys():
        any_word |= by_word[word]
    return any_word


@lru_cache(maxsize=64)
def selection(constructions: tuple[_Construct, ...]) -> Selection[_Construct]:
    """The same for some constructions, made once."""
    return Selection(constructions)


def fitting(constructions: tuple[_Construct, ...], clause: Clause) -> tuple[_Construct, ...]:
    """Those of some constructions whose needs a clause meets, as far as it shows by itself."""
    return selection(constructions).of(clause)
