"""Places in several things at once: "the largest reserves of lead, zinc and zircon". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import Kind, RankQuery
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_AND = ("and", "&")
_LINKS = (",", *_AND)


def in_each_topic(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with a place for each of the topics that are listed where one is named."""
    if not any(draft.kind is Kind.RANK for draft in kept):
        return kept
    return [each for draft in kept for each in _in_each(draft, slots)]


def _in_each(draft: Draft, slots: Slots) -> Iterator[Draft]:
    query = draft.query
    topics = _topics_listed(draft, slots) if isinstance(query, RankQuery) else []
    if not isinstance(query, RankQuery) or not topics:
        yield draft
        return
    if (
        query.first != query.last
    ):  # "one of the top ten producers of chromium, copper and zinc" is one statement
        yield replace(draft, problem=draft.problem or "ambiguous_measure")
        return
    unsure = draft.problem == "ambiguous_measure" and set(query.measure.rivals) == {
        each for each, _ in topics
    }
    first = replace(query, measure=replace(query.measure, rivals=()))
    yield replace(draft, query=first, problem=None if unsure else draft.problem)
    held = slots.topics.get(query.measure.concept, frozenset())
    for topic, anchor in topics:
        if topic in held:
            measure = replace(query.measure, topic=topic, rivals=())
            problem = None if unsure else draft.problem
            yield replace(
                draft, anchor=anchor, reach=anchor, query=replace(query, measure=measure), problem=problem
            )


def _topics_listed(draft: Draft, slots: Slots) -> list[tuple[str, tuple[int, int]]]:
    """The topics that "and" joins to the one of a place, each with its offsets."""
    query, nodes = draft.query, slots.sentence.nodes
    at = next((at for at, node in enumerate(nodes) if node.start <= draft.anchor[0] < node.end), None)
    placed = nodes[at] if at is not None else None
    if at is None or not isinstance(placed, Phrase) or not isinstance(query, RankQuery):
        return []
    if query.measure.topic not in placed.topics or query.listed:
        return []
    end = _end_of_list(nodes, at)
    joined = any(token.text in _AND for token in slots.sentence.tokens if placed.start <= token.start < end)
    if not joined:
        return []
    return [
        (name.ids[0], (hit.start, hit.end))
        for hit in slots.sentence.hits
        for name in hit.entry.names[:1]
        if name.kind == "topic" and placed.start <= hit.start < end and name.ids[0] != query.measure.topic
    ]


def _end_of_list(nodes: tuple[Node, ...], at: int) -> int:
    """Where the bare topics end that links join to a phrase; its own end where something else is told of them."""
    end, link = nodes[at].end, at + 1
    while link + 1 < len(nodes) and nodes[link].text in _LINKS:
        follows = nodes[link + 1]
        if isinstance(follows, Phrase) and follows.is_only_topic:
            end, link = follows.end, link + 2
        elif isinstance(follows, Item) and follows.text in _AND:
            link += 1
        else:
            break
    behind = nodes[link] if link < len(nodes) else None
    acts = isinstance(behind, Item) and (behind.is_verb or behind.kind == "auxiliary")
    return nodes[at].end if acts else end
