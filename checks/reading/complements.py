"""What belongs to a noun phrase: complements with "of" and "in", with "held by" and the like."""

from __future__ import annotations

from typing import Any

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.participles import amount_behind, participle_follows, with_participle
from checks.reading.phrases import Node, Phrase
from checks.reading.wholes import one_in, part_of, whole_beside
from checks.values import dataclass, replace

_OWNER_PREPOSITIONS = ("in", "by", "from", "to", "into", "on", "among", "amongst", "outside")


@dataclass(frozen=True, slots=True)
class _Tie:
    """What ties a complement to a phrase: the preposition, and whether a participle leads it in ("held by")."""

    word: str
    led_in: bool
    at: int


@dataclass(frozen=True, slots=True)
class _Complement:
    """A phrase, what is tied to it, and the words of both."""

    phrase: Phrase
    other: Phrase
    tie: _Tie
    text: str
    scopes: frozenset[str]

    def grown(self, **changes: Any) -> Phrase:
        """The phrase as long as both, with what changes."""
        other = self.other
        return replace(self.phrase, after=other.after, end=other.end, text=self.words, **changes)

    @property
    def words(self) -> str:
        """The text of both."""
        return self.text[self.phrase.start : self.other.end]


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
    if phrase.whole is not None:
        return _grown_whole(phrase, phrase.whole, nodes, index, text, scopes)
    if (joined := whole_beside(phrase, nodes, index, text)) is not None:
        return joined
    if (amount := amount_behind(phrase, nodes, index)) is not None:
        words = text[phrase.start : amount.end]
        grown = replace(phrase, quantity=amount.quantity, after=amount.after, end=amount.end, text=words)
        return grown, index + 2
    if participle_follows(phrase, nodes, index):
        return with_participle(phrase, nodes, index, text, scopes)
    if (origin := _origin(phrase, nodes, index)) is not None:
        words = text[phrase.start : origin.end]
        return replace(
            phrase, owner=origin.entities[0], after=origin.after, end=origin.end, text=words
        ), index + 1
    if (there := _there(phrase, nodes, index)) is not None:
        return replace(
            phrase, owner_anaphor=True, refers="there", end=there.end, text=text[phrase.start : there.end]
        ), index + 1
    tie = _tie(nodes, index)
    if tie is None:
        return None
    other = nodes[tie.at]
    if not isinstance(other, Phrase):
        return None
    tied_in = _tied(_Complement(phrase, other, tie, text, scopes))
    return (tied_in, tie.at + 1) if tied_in is not None else None


def _origin(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "The number of refugees from | Sudan": the owner behind a measure whose name ends in a preposition."""
    other = nodes[index] if index < len(nodes) else None
    tied = phrase.concept is not None and phrase.head.split()[-1] in ("from", "in", "inside", "within")
    if not tied or not isinstance(other, Phrase) or len(other.entities) != 1 or phrase.owner is not None:
        return None
    return other


def _there(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "Output | there | was 88,000 tonnes": where the measure's owner is, named before."""
    other = nodes[index] if index < len(nodes) else None
    if not isinstance(other, Phrase) or other.words != ("there",) or phrase.concept is None:
        return None
    owned = phrase.owner is not None or phrase.owner_anaphor or phrase.scope is not None
    return None if owned or phrase.quantity is not None else other


def _tie(nodes: list[Node], index: int) -> _Tie | None:
    """The preposition at an index, or behind a participle there ("held | by"); None where there is none."""
    if index + 1 >= len(nodes):
        return None
    word, follows = nodes[index], nodes[index + 1]
    if isinstance(word, Phrase):
        return None
    tied = isinstance(follows, Item) and follows.text in ("by", "in", "from") and index + 2 < len(nodes)
    if tied and word.text in english().function["owner_ties"]:
        return _Tie(follows.text, True, index + 2)
    return _Tie(word.text, False, index + 1) if word.kind == "preposition" else None


def _grown_whole(
    phrase: Phrase, whole: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int] | None:
    """The part with a further complement of its whole: "a third of global output | of zinc"."""
    grown = _complement(whole, nodes, index, text, scopes)
    if grown is None:
        return None
    larger, after = grown
    words = text[phrase.start : larger.end]
    end = replace(phrase, after=larger.after, end=larger.end, text=words, whole=larger)
    if phrase.share:
        return end, after
    return replace(part_of(phrase, larger, end), head=larger.head), after


def _tied(found: _Complement) -> Phrase | None:
    """The phrase with one complement taken in; None where the two do not go together."""
    phrase, other, word = found.phrase, found.other, found.tie.word
    if word in ("of", "in") and phrase.share and not phrase.opaque:
        return _share_of(found)
    if word == "of" and phrase.place is not None and other.words[:1] == ("any",):
        return _of_anyone(found)
    if word in ("for", "of") and phrase.anaphor == "measure" and other.elliptic and phrase.owner is None:
        return found.grown(owner=other.owner)
    if word == "for" and phrase.anaphor == "measure" and other.entities and phrase.owner is None:
        return _of_owner(found)
    if word == "of" and phrase.words == ("one",) and other.place is not None and other.place.several:
        one = replace(other.place, several=False)  # "one of the five largest producers"
        return replace(other, first=phrase.first, start=phrase.start, text=found.words, place=one)
    if word in ("for", "of") and _is_figure(phrase) and other.is_measure:
        place, scope = phrase.place or other.place, phrase.scope or other.scope
        return replace(
            other, first=phrase.first, start=phrase.start, text=found.words, place=place, scope=scope
        )
    if word == "of" and _counts_some(phrase, other):
        return found.grown(some_of=other, opaque=True, head=other.head)
    if word == "in" and (part := one_in(phrase, other, found.words)) is not None:
        return found.grown(quantity=part, whole=replace(phrase, quantity=None))
    is_place = phrase.place is not None and phrase.concept is None and phrase.agent is None
    if word == "of" and not (is_place and (other.concept or other.agent)):
        return _of(found)
    if word in _OWNER_PREPOSITIONS and phrase.can_be_owned and other.entities:
        return _of_owner(found)
    if word == "in" and _is_power(phrase) and len(other.entities) == 1:
        return found.grown(owner=other.entities[0])
    if word == "at" and phrase.concept is not None and other.facility and other.owner and not phrase.owner:
        topics = phrase.topics or other.topics
        return found.grown(owner=other.owner, topics=topics, topic=phrase.topic or other.topic)
    if (
        word == "from"
        and phrase.concept is not None
        and other.text.lower() in english().function["sources_of_all"]
    ):
        return found.grown()
    if word in ("in", "for", "by", "of") and is_place and _can_be_ordered_by(other):
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


def _is_power(phrase: Phrase) -> bool:
    """ "Solar power | in India": what is measured by how much of it is generated, and by nothing else."""
    return (
        phrase.is_only_topic and phrase.topic in english().function["topics_of_power"] and not phrase.opaque
    )


def _counts_some(phrase: Phrase, other: Phrase) -> bool:
    """Whether so many, or none, of the countries or of the first of an ordering are counted."""
    number = phrase.quantity is not None and phrase.quantity.kind == "count" and phrase.quantity.bare
    none = phrase.words in (("none",), ("neither",))
    if not (number or none) or phrase.topics or phrase.concept is not None or phrase.place is not None:
        return False
    members = (
        other.head in english().function["member_nouns"] or other.head in english().function["country_nouns"]
    )
    several = other.place is not None and other.place.several
    return (
        several
        or (members and other.quantity is None and other.owner is None)
        or other.text.lower() == "them"
    )


def _of_anyone(found: _Complement) -> Phrase:
    """ "The largest of any country", "… of any African country"; "of any landlocked country" is another ordering."""
    phrase, other = found.phrase, found.other
    words = english().function
    country = other.head in words["country_nouns"] or other.head in words["member_nouns"]
    between = [word for word in other.words[1:-1] if word != "other"]
    if country and (not between or (other.scope is not None and len(between) == 1)):
        return found.grown(scope=phrase.scope or other.scope)
    return found.grown(of_unknown=other.text)


def _is_figure(phrase: Phrase) -> bool:
    """ "The figure for …", "the total for …": a word that stands for the measure behind it."""
    named = phrase.head in english().function["figure_nouns"] or phrase.head in ("total", "totals")
    return named and phrase.quantity is None


def _share_of(found: _Complement) -> Phrase:
    """ "A share of 5%", "a share of copper output"."""
    phrase, other = found.phrase, found.other
    if other.quantity is not None and other.quantity.kind in ("percent", "part") and phrase.quantity is None:
        return found.grown(quantity=other.quantity, whole=other.whole)
    return found.grown(whole=other, concept=None)


def _of_owner(found: _Complement) -> Phrase | None:
    """ "Reserves in Russia", "reserves held by Russia", "output in Africa": the owner, or the scope."""
    phrase, tie = found.phrase, found.tie
    if len(found.other.entities) != 1:
        return None
    if tie.word in ("by", "from", "to", "into") and not (tie.led_in or _is_owned_with(phrase, tie.word)):
        return None
    entity = found.other.entities[0]
    if entity.id in found.scopes:
        return found.grown(scope=entity.id) if phrase.scope is None else None
    if phrase.owner is not None or phrase.owner_anaphor or tie.word in ("among", "amongst", "outside"):
        return None
    return _owned(found) if phrase.is_measure or phrase.facility else None


def _owned(found: _Complement) -> Phrase:
    """The phrase with its complement as owner, and the place that is the owner's title: "output in top producer Chile"."""
    return found.grown(owner=found.other.entities[0], title=found.other.title)


def _is_owned_with(phrase: Phrase, word: str) -> bool:
    """Whether a measure's owner stands behind a preposition of its own: "emissions from Poland", "remittances to India"."""
    measures = english().function.get(f"owned_{word}", frozenset())
    return phrase.concept is not None and bool(measures & set(phrase.concept.ids))


def _can_be_ordered_by(phrase: Phrase) -> bool:
    """Whether a phrase is a plain measure, by which a place may be counted."""
    named = phrase.concept is not None or phrase.agent is not None
    return named and phrase.owner is None and phrase.place is None and not phrase.opaque


def _place_by_measure(found: _Complement) -> Phrase:
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


def _of(found: _Complement) -> Phrase | None:
    """The phrase with a complement with "of"."""
    phrase, other = found.phrase, found.other
    if (
        phrase.anaphor == "entity" and len(phrase.words) > 1
    ):  # "the republic of Tarvosia" is not the one named before
        named = other.entities if len(other.entities) == 1 else ()
        return found.grown(anaphor=None, refers="", entities=named, opaque=not named)
    if (
        other.quantity is not None
        and phrase.quantity is None
        and (phrase.is_change or phrase.extreme is not None)
    ):
        return found.grown(quantity=other.quantity, topics=phrase.topics + other.topics)
    if phrase.quantity is not None and phrase.concept is None:
        if phrase.quantity.kind in ("percent", "part") and phrase.is_bare:
            return part_of(phrase, other, found.grown())
        return (
            _amount_of(found)
            or _of_scope_or_entity(found)
            or _amount_of_something_else(found)
            or _of_unknown(found)
        )
    if phrase.can_be_owned and (grown := _of_topic(found)) is not None:
        return grown
    if phrase.concept is not None and _is_plain_amount(other) and phrase.quantity is None:
        topics = phrase.topics or other.topics
        return found.grown(quantity=other.quantity, topic=phrase.topic or other.topic, topics=topics)
    return _of_scope_or_entity(found) or _of_unknown(found)


def _of_topic(found: _Complement) -> Phrase | None:
    """ "Reserves of rare earths", "45,000 tons of copper", "output of the metal"."""
    phrase, other = found.phrase, found.other
    if other.is_only_topic and phrase.topic is None and not (other.facility and phrase.quantity is not None):
        qualifiers, modifiers = phrase.qualifiers + other.qualifiers, phrase.modifiers + other.modifiers
        return found.grown(topic=other.topic, topics=other.topics, qualifiers=qualifiers, modifiers=modifiers)
    amount = phrase.quantity is not None and phrase.quantity.kind == "amount"
    return found.grown() if other.anaphor == "topic" or (amount and other.words == ("it",)) else None


def _amount_of(found: _Complement) -> Phrase | None:
    """ "45,000 tons of copper", "45,000 tons of reserves": an amount and what it measures."""
    phrase, other = found.phrase, found.other
    if (grown := _of_topic(found)) is not None:
        return grown
    if other.concept is None or phrase.topic is not None:
        return None
    return found.grown(
        concept=other.concept,
        topic=other.topic,
        topics=other.topics,
        owner=other.owner or phrase.owner,
        owner_anaphor=other.owner_anaphor,
        scope=other.scope or phrase.scope,
    )


def _is_plain_amount(phrase: Phrase) -> bool:
    """Whether a phrase is an amount, perhaps of some topic: "reserves of | 3.8 million tons"."""
    return (
        phrase.quantity is not None and phrase.concept is None and phrase.owner is None and not phrase.opaque
    )


def _of_scope_or_entity(found: _Complement) -> Phrase | None:
    """ "The largest of the world's countries", "the reserves of Russia", "those of Brazil and India"."""
    phrase, other = found.phrase, found.other
    if (
        phrase.place is not None
        and other.scope is not None
        and other.head in english().function["country_nouns"]
    ):
        return found.grown(scope=other.scope)
    if phrase.can_be_owned and len(other.entities) == 1 and not phrase.opaque:
        entity = other.entities[0]
        if entity.id in found.scopes:
            return found.grown(scope=entity.id)
        if phrase.owner is None and (phrase.is_measure or phrase.facility):
            return _owned(found)
    return found.grown(listed=other.entities) if other.entities and phrase.anaphor == "measure" else None


def _amount_of_something_else(found: _Complement) -> Phrase | None:
    """ "5,000 tons of gravel", "two of the producers": an amount of what the catalogue does not measure."""
    other = found.other
    if not other.opaque and other.agent is None and not other.facility:
        return None
    return found.grown(head=other.head, words=other.words, opaque=True, topics=other.topics)


def _of_unknown(found: _Complement) -> Phrase | None:
    """ "A ranking of reserves", "a shipment of copper": what a word that is not known is about."""
    phrase, other = found.phrase, found.other
    named = other.concept or other.agent
    if phrase.head in english().function["tables"] and named is not None and other.owner is None:
        scope = phrase.scope or other.scope
        return found.grown(concept=named, topic=other.topic, topics=other.topics, scope=scope, opaque=False)
    if _is_something_else(phrase, other):
        return found.grown(of_unknown=other.text)
    if not phrase.opaque or phrase.is_measure:
        return None
    topics = phrase.topics + other.topics if other.is_only_topic else phrase.topics
    amount = other if other.quantity is not None and phrase.quantity is None else None
    return found.grown(opaque=True, topics=topics, contained=amount)


def _is_something_else(phrase: Phrase, other: Phrase) -> bool:
    """ "The largest exporter of | toys", "exports of | toys": a measure of what the catalogue does not measure."""
    measured = phrase.concept is not None or phrase.agent is not None
    if not measured or not other.opaque or other.quantity is not None or other.proper:
        return False
    nobody = not (other.entities or other.owner or other.owner_anaphor or other.elliptic)
    return nobody and other.place is None and not other.topics and not phrase.topics


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
