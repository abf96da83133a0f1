"""A place in several orderings at once: "the largest producer of rhenium and of iodine". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace


def topics_apart(clause: Clause, phrase: Phrase) -> Iterator[tuple[Phrase, tuple[int, int] | None]]:
    """A phrase with a place, once for each commodity that it is a place in, and the words of those behind the first."""
    ordered = phrase.agent is not None or phrase.concept is not None
    yield phrase, None
    if not ordered or phrase.topic is None or phrase.place is None:
        return  # "the biggest producer of oil and gas": of each, or of both together
    for other in _joined(clause, phrase):
        yield replace(phrase, topic=other.topic, topics=other.topics), (other.start, other.end)


def _joined(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """ "The largest producer of rhenium | and | of | iodine"."""
    at = next((at for at, node in enumerate(clause.nodes) if node is phrase), len(clause.nodes))
    link, tie, other = [*clause.nodes[at + 1 : at + 4], None, None, None][:3]
    joined = isinstance(link, Item) and link.kind == "conjunction" and isinstance(tie, Item)
    tied = joined and isinstance(tie, Item) and tie.text == "of" and isinstance(other, Phrase)
    return [other] if tied and isinstance(other, Phrase) and other.is_only_topic else []
