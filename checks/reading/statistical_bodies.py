"""Bodies that publish statistics of their own, though no list of publishers has them: "the Lithium Institute", "a national statistics office"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase


def body_named(run: Sequence[Item]) -> str | None:
    """The name of the body that a noun phrase names: an office of statistics, or a trade's own association.

    Its figures are its own, so that a claim credited to it is not held against those of another publisher.
    """
    if len(run) < 2:
        return None
    words, last = english().function, run[-1]
    kept = [item for item in run if item.kind != "determiner"]
    if last.text in words["offices"] and any(item.text in words["statistical"] for item in run[:-1]):
        return " ".join(item.text for item in kept)
    if last.text not in words["associations"] | words["offices"] or not last.capital:
        return None
    trade = any(item.capital and _names_a_trade(item) for item in run[:-1])
    return " ".join(item.text for item in kept).title() if trade else None


def office_named(phrase: Phrase, of: Phrase) -> str | None:
    """The name of an office with what it is an office of: "the World Bureau | of Metal Statistics", "the Chamber | of Mines"."""
    words = english().function
    of_trade = of.head in words["trades"] and phrase.head in words["associations"] | words["offices"]
    counts = phrase.head in words["offices"] and of.head in words["statistical"]
    if not counts and not (of_trade and phrase.proper and of.text[:1].isupper()):
        return None
    return f"{phrase.text} of {of.text}".removeprefix("the ").removeprefix("The ")


def _names_a_trade(item: Item) -> bool:
    return item.name("topic") is not None or item.text in english().function["trades"]
