"""Attributions: who says so, for which stretch of a sentence, and the words that tell one."""

from __future__ import annotations

from checks.claim_words import Attribution, EntityWords
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import dataclass

FIGURE_NOUNS = (
    "count", "counts", "estimate", "estimates", "reckoning", "figures", "data", "tally", "table", "tables", "measure",
    "statistics", "numbers", "calculations", "survey", "review", "report", "yearbook", "summaries", "series", "estimation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution and the stretch of offsets that it governs: from `start` to `end`.

    `home` is the country that the speaker speaks for ("Chile's minister", "Russian officials"), None where none is named.
    `at` is where the words stand that say who; -1 where nobody is named anew.
    """

    attribution: Attribution
    start: int
    end: int
    home: EntityWords | None = None
    at: int = -1


def credit_of(phrase: Phrase, start: int, end: int) -> Credit:
    """The credit of a phrase that says who, over a stretch from `start` to `end`."""
    named = phrase.entities[0] if phrase.is_one_entity else None  # "Beijing says that the country mined …"
    return Credit(_attribution(phrase), start, end, phrase.owner or phrase.nation or named, phrase.start)


def _attribution(phrase: Phrase) -> Attribution:
    if phrase.publisher is not None:
        return Attribution(publisher=phrase.publisher, words=phrase.text)
    return Attribution(speaker=phrase.text, words=phrase.text)


def is_mark(node: Node, *texts: str) -> bool:
    """Whether a node is a single word or mark, one of the texts."""
    return isinstance(node, Item) and node.text in texts


def reports(node: Node) -> bool:
    """Whether a node is a finite verb of saying: "said", "estimates"."""
    return (
        isinstance(node, Item)
        and node.verb is not None
        and "report" in node.verb.classes
        and node.verb.form != "ing"
    )
