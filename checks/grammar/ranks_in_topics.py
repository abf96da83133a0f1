"""Places in several things at once: "the largest reserves of lead, zinc and zircon", "second in steel and cement". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_AND = ("and", "&")
_PLACING = (Kind.RANK, Kind.ORDER, Kind.COMPARISON)
_LINKS = (",", *_AND)


def in_each_topic(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with a place for each of the topics that are listed where one is named."""
    if not any(draft.kind in _PLACING for draft in kept):
        return kept
    return [each for draft in kept for each in _in_each(draft, slots)]


def _in_each(draft: Draft, slots: Slots) -> Iterator[Draft]:
    query = draft.query
    topics = _topics_listed(draft, slots) if isinstance(query, RankQuery) else []
    if not isinstance(query, RankQuery) or not topics:
        yield from _in_each_field(draft, slots)
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


def _in_each_field(draft: Draft, slots: Slots) -> Iterator[Draft]:
    """ "Trails only China | in steel, cement and lime", "leads the world | in copper and iodine production": of each of them."""
    query = draft.query
    if not isinstance(query, RankQuery | OrderQuery | ComparisonQuery) or draft.kind not in _PLACING:
        yield draft
        return
    fields = _fields(query.measure.topic, slots.sentence.nodes, draft.reach[0])
    last = fields[-1] if fields else None
    told = last.concept if last is not None else None
    name = told.ids[0] if told is not None else query.measure.concept
    if last is not None and _is_of_something_else(last, name, slots):
        yield replace(draft, problem=draft.problem or "ambiguous_measure")  # "in steel and cement exports"
        return
    held = slots.topics.get(name, frozenset())
    if len(fields) < 2 or any(node.topic not in held for node in fields):
        yield draft
        return
    rivals = query.measure.rivals if told is None else ()
    problem = None if told is not None and draft.problem == "ambiguous_measure" else draft.problem
    for node in fields:
        measure = replace(query.measure, concept=name, topic=node.topic, rivals=rivals)
        first = node is fields[0]
        anchor = draft.anchor if first else (node.start, node.end)
        reach = draft.reach if first else anchor
        yield replace(
            draft, anchor=anchor, reach=reach, query=replace(query, measure=measure), problem=problem
        )


def _is_of_something_else(last: Phrase, name: str, slots: Slots) -> bool:
    """Whether a list of topics ends with what is done with them, of which no table is held: "steel and cement | use"."""
    if last.is_only_topic and not (last.opaque or last.facility):
        return False
    named = last.concept is not None and not (last.opaque or last.qualifiers or last.facility)
    return not named or last.topic not in slots.topics.get(name, frozenset())


def _fields(topic: str | None, nodes: tuple[Node, ...], start: int) -> list[Phrase]:
    """What a list behind "in" names, where the first of it is the topic: topics, the last with its measure or not."""
    for tie, node in pairwise(nodes):
        fits = isinstance(node, Phrase) and node.is_only_topic and node.topic == topic and node.start >= start
        if fits and isinstance(tie, Item) and tie.text in ("in", "both"):
            return _listed_from(nodes, nodes.index(node))
    return []


def _listed_from(nodes: tuple[Node, ...], at: int) -> list[Phrase]:
    """The phrases that links join to one, up to the one behind "and"; none where the list goes on as something else."""
    found, link = [node for node in nodes[at : at + 1] if isinstance(node, Phrase)], at + 1
    while link + 1 < len(nodes) and nodes[link].text in _LINKS:
        ended = nodes[link].text in _AND
        follows = nodes[link + 1]
        if isinstance(follows, Item) and follows.text in _AND:
            link += 1
            continue
        if not isinstance(follows, Phrase) or follows.entities or follows.place or follows.quantity:
            return []
        if not ended and not follows.is_only_topic:
            return []
        found.append(follows)
        link += 2
        if ended:
            return found
    return []


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
    named = [
        (name.ids[0], (hit.start, hit.end))
        for hit in slots.sentence.hits
        for name in hit.entry.names[:1]
        if name.kind == "topic" and placed.start <= hit.start < end
    ]
    return [(topic, at) for topic, at in named if topic != query.measure.topic and not _is_within(at, named)]


def _is_within(span: tuple[int, int], named: list[tuple[str, tuple[int, int]]]) -> bool:
    """Whether a name is only part of a longer one: "power" of "wind power"."""
    return any(at != span and at[0] <= span[0] and span[1] <= at[1] for _, at in named)


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
    acts = isinstance(behind, Item) and behind.is_verbal
    return nodes[at].end if acts else end
