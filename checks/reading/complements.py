"""What belongs to a noun phrase: complements with "of" and "in", with "held by" and the like."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.owners import owned_like
from checks.reading.participles import (
    amount_behind,
    done_by,
    participle_follows,
    still_before,
    with_participle,
)
from checks.reading.phrases import Node, Phrase
from checks.reading.special_complements import (
    bound_of,
    on_earth,
    one_of_so_many,
    origin_of,
    there_behind,
    worth_behind,
)
from checks.reading.tied_complements import tied_complement
from checks.reading.ties import Complement, tie_at
from checks.reading.wholes import odds_of, part_of, whole_beside
from checks.values import replace


def with_complements(nodes: list[Node], text: str, scopes: frozenset[str]) -> list[Node]:
    """Phrases with what "of", "in", "held by" and the like tie to them."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        index += 1
        while isinstance(node, Phrase):
            grown = _complement(node, nodes, index, text, scopes)
            if grown is None:
                break
            added = grown[0].topics != node.topics
            node, index = grown
            if added:
                node, index = _more_topics(node, nodes, index, text)
        kept.append(node)
    return kept


def _complement(
    phrase: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The phrase with the next complement taken in, and the index behind it; None where none can be."""
    follows = nodes[index] if index < len(nodes) else None
    if follows is None or (isinstance(follows, Item) and follows.kind == "mark"):
        return None
    if phrase.whole is not None:
        return _grown_whole(phrase, phrase.whole, nodes, index, text, scopes)
    if isinstance(follows, Phrase):
        return _beside(phrase, nodes, index, text)
    return _behind_a_tie(phrase, follows, nodes, index, text, scopes)


def _beside(phrase: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """The phrase with the one right behind it taken in, without a word between: "half | the world's coal"."""
    if (joined := whole_beside(phrase, nodes, index, text)) is not None:
        return joined
    if (origin := origin_of(phrase, nodes, index)) is not None:
        words = text[phrase.start : origin.end]
        return replace(
            phrase, owner=origin.entities[0], after=origin.after, end=origin.end, text=words
        ), index + 1
    if (bound := bound_of(phrase, nodes, index)) is not None:
        words = text[phrase.start : bound.end]
        return replace(
            phrase, quantity=bound.quantity, after=bound.after, end=bound.end, text=words
        ), index + 1
    if (price := worth_behind(phrase, nodes, index)) is not None:
        words = text[phrase.start : price.end]
        return replace(
            phrase, quantity=price.quantity, after=price.after, end=price.end, text=words
        ), index + 2
    if (there := there_behind(phrase, nodes, index)) is not None:
        return replace(
            phrase, owner_anaphor=True, refers="there", end=there.end, text=text[phrase.start : there.end]
        ), index + 1
    if (earth := on_earth(phrase, nodes, index)) is not None:
        words = text[phrase.start : earth.end]
        return replace(phrase, scope="WORLD", after=earth.after, end=earth.end, text=words), index + 1
    return None


def _behind_a_tie(
    phrase: Phrase, tie: Item, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The phrase with what a participle, a preposition or another word ties to it: "reserves | of | rare earths"."""
    acts = tie.verb is not None or bool(tie.names)
    if acts and (amount := amount_behind(phrase, nodes, index)) is not None:
        words = text[phrase.start : amount.end]
        grown = replace(phrase, quantity=amount.quantity, after=amount.after, end=amount.end, text=words)
        return grown, index + 2
    if acts and (doer := done_by(phrase, nodes, index)) is not None:
        words = text[phrase.start : doer.end]
        return replace(phrase, owner=doer.entities[0], after=doer.after, end=doer.end, text=words), index + 3
    still = still_before(nodes, index)
    if (acts or still) and participle_follows(phrase, nodes, index + still):
        return with_participle(phrase, nodes, index + still, text, scopes)
    if (countries := one_of_so_many(phrase, nodes, index)) is not None:
        words = text[phrase.start : countries.end]
        told = ("one", "of", *countries.words)
        grown = replace(countries, first=phrase.first, start=phrase.start, text=words, words=told)
        return grown, nodes.index(countries, index) + 1
    if (odds := odds_of(phrase, nodes, index, text)) is not None:
        return odds
    tied = tie_at(nodes, index)
    if tied is None:
        return None
    other = nodes[tied.at]
    if not isinstance(other, Phrase):
        return None
    found = Complement(phrase, other, tied, text, scopes)
    tied_in = owned_like(found, nodes[:index]) or tied_complement(found)
    return (tied_in, tied.at + 1) if tied_in is not None else None


def _grown_whole(
    phrase: Phrase, whole: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The part with a further complement of its whole: "a third of global output | of zinc"."""
    grown = _in_the_world(whole, nodes, index, text) or _complement(whole, nodes, index, text, scopes)
    if grown is None:
        return None
    larger, after = grown
    words = text[phrase.start : larger.end]
    end = replace(phrase, after=larger.after, end=larger.end, text=words, whole=larger)
    if phrase.share:
        return end, after
    return replace(part_of(phrase, larger, end), head=larger.head), after


def _in_the_world(whole: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "A third of | the copper | in the world"."""
    tie, world = [*nodes[index : index + 2], None, None][:2]
    if (
        not isinstance(tie, Item)
        or tie.text != "in"
        or not isinstance(world, Phrase)
        or not whole.is_only_topic
    ):
        return None
    if not world.is_one_entity or world.entities[0].id != "WORLD":
        return None
    words = text[whole.start : world.end]
    return replace(whole, after=world.after, end=world.end, text=words, scope="WORLD"), index + 2


def _more_topics(phrase: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int]:
    """ "tons of copper and lithium": two topics, of which neither may be taken for the other."""
    if index + 1 >= len(nodes):
        return phrase, index
    link, other = nodes[index], nodes[index + 1]
    if not isinstance(link, Item) or link.kind != "conjunction":
        return phrase, index
    if not isinstance(other, Phrase) or not other.is_only_topic:
        return phrase, index
    follows = nodes[index + 2] if index + 2 < len(nodes) else None
    if isinstance(follows, Item) and follows.is_verbal:
        return phrase, index
    topics, words = phrase.topics + other.topics, text[phrase.start : other.end]
    return replace(phrase, topic=None, topics=topics, after=other.after, end=other.end, text=words), index + 2
