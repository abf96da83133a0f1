"""What ties a complement to a noun phrase: a preposition, or a participle with one, as in "held by"."""

from __future__ import annotations

from typing import Any

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import dataclass, replace

_MEASURING = ("concept", "agent", "topic", "topics")


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a complement to a phrase: the preposition, and whether a participle leads it in ("held by")."""

    word: str
    led_in: bool
    at: int


@dataclass(frozen=True, slots=True)
class Complement:
    """A phrase, what is tied to it, and the words of both."""

    phrase: Phrase
    other: Phrase
    tie: Tie
    text: str
    scopes: frozenset[str]

    def grown(self, **changes: Any) -> Phrase:
        """The phrase as long as both, with what changes; what makes the measure of the other another one stays with it."""
        other = self.other
        if other.modifiers and any(changes.get(each) for each in _MEASURING):
            changes = {"modifiers": self.phrase.modifiers + other.modifiers, **changes}
        return replace(self.phrase, after=other.after, end=other.end, text=self.words, **changes)

    @property
    def words(self) -> str:
        """The text of both."""
        return self.text[self.phrase.start : self.other.end]


def tie_at(nodes: list[Node], index: int) -> Tie | None:
    """The preposition at an index, or behind a participle there ("held | by"); None where there is none."""
    if index + 1 >= len(nodes):
        return None
    word, follows = nodes[index], nodes[index + 1]
    if isinstance(word, Phrase):
        return None
    tied = isinstance(follows, Item) and follows.text in ("by", "in", "from") and index + 2 < len(nodes)
    if tied and word.text in english().function["owner_ties"]:
        return Tie(follows.text, True, index + 2)
    if word.text == "of" and _is_only_before_amount(nodes, index + 1):
        return Tie("of", False, index + 2)
    return Tie(word.text, False, index + 1) if word.kind == "preposition" else None


def _is_only_before_amount(nodes: list[Node], index: int) -> bool:
    """ "A population of | just | 27 million": a word that leaves the amount behind it what it is."""
    word, amount = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    only = isinstance(word, Item) and word.text in ("just", "only", "merely", "fully")
    return only and isinstance(amount, Phrase) and amount.quantity is not None and amount.place is None
