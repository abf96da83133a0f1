"""Items to noun phrases: runs of items first, then what belongs to them, then the lists of them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from checks.reading.bearers import with_bearers
from checks.reading.complements import with_complements
from checks.reading.extremes import as_extreme, in_time
from checks.reading.free_relatives import with_free_relatives
from checks.reading.items import Item
from checks.reading.lists import coordinated
from checks.reading.meanings import Meanings, Remembered
from checks.reading.measured_things import (
    with_adjectives_told,
    with_counted_things,
    with_measured_things,
    without_its_deed,
)
from checks.reading.phrases import Node, Phrase
from checks.reading.possessives import Resolve
from checks.reading.run_starts import NEVER_OPENING
from checks.reading.runs import Runs
from checks.reading.sites import with_where_they_lie
from checks.reading.titles import with_titles
from checks.reading.turned_comparatives import with_turned_comparatives
from checks.reading.vocabulary import Vocabulary
from checks.values import replace

_REMEMBERED: WeakKeyDictionary[Vocabulary, Remembered] = WeakKeyDictionary()


def phrases(items: list[Item], text: str, resolve: Resolve, vocabulary: Vocabulary) -> list[Node]:
    """The items with every noun phrase folded into one node, complements with "of" and "in" attached.

    `resolve` says which entity a name means in this article.
    """
    scopes = vocabulary.scopes
    chunks = _chunks(
        items, Runs(items, scopes), Meanings(items, text, resolve, scopes, _remembered(vocabulary))
    )
    if vocabulary.has_sites:
        chunks = with_where_they_lie(chunks, items, text)
    nodes = with_titles(chunks, text)
    if "what" in [item.text for item in items]:
        nodes = with_free_relatives(nodes, text)
    nodes = coordinated(in_time(with_complements(nodes, text, scopes)), text)
    ordering = [node for node in nodes if isinstance(node, Phrase) and node.adjective is not None]
    if ordering:
        nodes = with_measured_things(nodes, vocabulary.topics)
    nodes = without_its_deed(with_counted_things(nodes))
    nodes = with_bearers(nodes, vocabulary.bearers) if vocabulary.bearers else nodes
    return with_turned_comparatives(with_adjectives_told(nodes)) if ordering else nodes


def _remembered(vocabulary: Vocabulary) -> Remembered:
    """What phrases mean in a vocabulary, as far as it was read before."""
    return _REMEMBERED.setdefault(vocabulary, {})


def _chunks(items: list[Item], runs: Runs, meanings: Meanings) -> list[Node]:
    nodes: list[Node] = []
    index = 0
    while index < len(items):
        item = items[index]
        after = index if item.kind in NEVER_OPENING else runs.end(index)
        if after == index:
            nodes.append(replace(item, kind="adverb") if index in runs.adverbs else item)
            index += 1
        else:
            nodes.append(as_extreme(meanings.phrase(index, after)))
            index = after
    return nodes
