"""What belongs to a noun phrase: complements with "of" and "in", with "held by" and the like."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.of_complements import of_anyone, of_source, with_of
from checks.reading.owners import of_owner, owned_like
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
from checks.reading.tied_phrases import (
    as_named,
    can_be_ordered_by,
    counts_some,
    is_figure,
    is_most_of,
    is_origin_of,
    is_owned_sum,
    is_power,
)
from checks.reading.ties import Complement, tie_at
from checks.reading.wholes import odds_of, part_of, whole_beside
from checks.values import replace

_ALL = (("all",), ("whole",), ("the", "whole"), ("the", "continent"), ("the", "entirety"))
_ANYONES = ("any country's", "any nation's", "any country’s", "any nation’s")
_OWNER_PREPOSITIONS = ("in", "at", "by", "from", "to", "into", "on", "among", "amongst", "outside")


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
    tied_in = owned_like(found, nodes[:index]) or _tied(found)
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


def _tied(found: Complement) -> Phrase | None:
    """The phrase with one complement taken in; None where the two do not go together."""
    phrase, other, word = found.phrase, found.other, found.tie.word
    if word in ("of", "in") and phrase.share and not phrase.opaque:
        return _share_of(found)
    if word == "of" and _is_ones_part(phrase, other):
        return found.grown(share=True, whole=other)  # "Peru's 11% of | the world's copper"
    if word == "of" and phrase.place is not None and other.words[:1] == ("any",):
        return of_anyone(found)
    if word == "of" and phrase.place is not None and other.text.lower() in _ANYONES:
        return found.grown(scope=phrase.scope or "WORLD")  # "the largest of any country's"
    if word in ("for", "of") and phrase.anaphor == "measure" and other.elliptic and phrase.owner is None:
        return found.grown(owner=other.owner)
    if word == "for" and phrase.anaphor == "measure" and other.entities and phrase.owner is None:
        return of_owner(found)
    if word == "of" and phrase.words == ("one",) and other.place is not None and other.place.several:
        one = replace(other.place, several=False)  # "one of the five largest producers"
        return replace(other, first=phrase.first, start=phrase.start, text=found.words, place=one)
    if word in ("for", "of") and is_figure(phrase) and other.is_measure:
        place, scope = phrase.place or other.place, phrase.scope or other.scope
        return replace(
            other,
            first=phrase.first,
            start=phrase.start,
            text=found.words,
            place=place,
            scope=scope,
            owner=other.owner or phrase.owner,  # "Turkey's number of | refugees"
            owner_anaphor=other.owner_anaphor or (other.owner is None and phrase.owner_anaphor),
        )
    if word == "of" and is_most_of(phrase) and other.is_only_topic and not other.opaque:
        most = replace(phrase.place, strength="weak") if phrase.place is not None else None
        return replace(other, first=phrase.first, start=phrase.start, text=found.words, place=most)
    if word == "of" and phrase.head == "ratio" and phrase.anaphor == "measure" and other.concept is not None:
        return found.grown(concept=other.concept, anaphor=None)  # "Japan's ratio of | public debt"
    if word == "to" and phrase.head == "ratio" and phrase.concept is not None:
        if other.concept is None or "gdp" not in other.concept.ids or other.owner is not None:
            return found.grown(of_unknown=other.text)  # "the ratio of debt to | exports"
        return found.grown(
            scope=phrase.scope or other.scope
        )  # "the highest ratio of debt to | GDP in the G7"
    if word == "of" and phrase.words in _ALL and len(other.entities) == 1:
        return replace(other, first=phrase.first, start=phrase.start, text=found.words)  # "all of | Africa"
    if word == "of" and is_origin_of(phrase, other):
        place, scope = phrase.place or other.place, phrase.scope or other.scope
        return found.grown(place=place, scope=scope, concept=as_named(phrase.concept, other.concept))
    if word == "of" and counts_some(phrase, other):
        head = other.head if other.entities == () else other.text.lower().split()[-1]
        return found.grown(some_of=other, opaque=True, head=head)
    if (
        word in ("at", "of", "from")
        and phrase.concept is not None
        and other.facility
        and other.owner
        and not phrase.owner
    ):
        topics = phrase.topics or other.topics
        return found.grown(owner=other.owner, topics=topics, topic=phrase.topic or other.topic)
    if word == "from" and (power := of_source(found)) is not None:
        return power
    is_place = phrase.place is not None and phrase.concept is None and phrase.agent is None
    if word == "of" and not (is_place and (other.concept or other.agent)):
        return with_of(found)
    if word in _OWNER_PREPOSITIONS and phrase.can_be_owned and other.entities:
        return of_owner(found)
    if word == "in" and is_owned_sum(phrase) and can_be_ordered_by(other) and other.agent is None:
        return found.grown(concept=other.concept, topic=other.topic, topics=other.topics)
    if word == "in" and is_power(phrase) and len(other.entities) == 1:
        return found.grown(owner=other.entities[0])
    if (
        word == "from"
        and phrase.concept is not None
        and other.text.lower() in english().function["sources_of_all"]
    ):
        return found.grown()
    if word in ("in", "for", "by", "of") and is_place and can_be_ordered_by(other):
        return _place_by_measure(found)
    if (
        word in ("in", "for")
        and phrase.can_be_owned
        and other.is_only_topic
        and phrase.topic is None
        and not phrase.topics
    ):
        return found.grown(topic=other.topic, topics=other.topics)
    return None


def _is_ones_part(phrase: Phrase, other: Phrase) -> bool:
    """Whether somebody's percentage is of what all have of a topic, or of its GDP: "Chile's 23% of | global copper output"."""
    part = phrase.quantity is not None and phrase.quantity.kind in ("percent", "part")
    whose = phrase.owner is not None and phrase.concept is None and not phrase.topics and phrase.place is None
    named = bool(other.topics) or (other.concept is not None and "gdp" in other.concept.ids)
    return part and whose and named and other.owner is None and other.quantity is None and not other.opaque


def _share_of(found: Complement) -> Phrase:
    """ "A share of 5%", "a share of copper output"."""
    phrase, other = found.phrase, found.other
    if other.quantity is not None and other.quantity.kind in ("percent", "part") and phrase.quantity is None:
        return found.grown(quantity=other.quantity, whole=other.whole)
    return found.grown(whole=other, concept=None)


def _place_by_measure(found: Complement) -> Phrase:
    """ "The largest by copper output", "the second of the world's producers"."""
    phrase, other = found.phrase, found.other
    return found.grown(
        concept=other.concept,
        agent=other.agent,
        topic=other.topic or phrase.topic,
        topics=other.topics or phrase.topics,
        scope=other.scope or phrase.scope,
        qualifiers=phrase.qualifiers + other.qualifiers,
    )


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
    if isinstance(follows, Item) and (follows.kind == "auxiliary" or follows.is_verb):
        return phrase, index
    topics, words = phrase.topics + other.topics, text[phrase.start : other.end]
    return replace(phrase, topic=None, topics=topics, after=other.after, end=other.end, text=words), index + 2
