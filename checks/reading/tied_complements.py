"""Two phrases that a preposition ties, as one: "the reserves | of Chile", "the ratio of debt | to GDP", "the largest | by output"."""

from __future__ import annotations

from checks.reading.language import english
from checks.reading.of_complements import of_anyone, of_source, with_of
from checks.reading.owners import of_owner
from checks.reading.phrases import Phrase
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
from checks.reading.ties import Complement
from checks.values import replace

_ALL = (("all",), ("whole",), ("the", "whole"), ("the", "continent"), ("the", "entirety"))
_ANYONES = ("any country's", "any nation's", "any country’s", "any nation’s")
_OWNER_PREPOSITIONS = ("in", "at", "by", "from", "to", "into", "on", "among", "amongst", "outside")


def tied_complement(found: Complement) -> Phrase | None:
    """The phrase with one complement taken in; None where the two do not go together."""
    return _behind_of(found) if found.tie.word == "of" else _behind_another(found)


def _behind_of(found: Complement) -> Phrase | None:
    """ "The reserves | of Chile", "one | of the five largest", "a share | of copper output": by what stands before."""
    phrase, other = found.phrase, found.other
    if phrase.share and not phrase.opaque:
        return _share_of(found)
    if _is_ones_part(phrase, other):
        return found.grown(share=True, whole=other)  # "Peru's 11% of | the world's copper"
    if phrase.place is not None and other.words[:1] == ("any",):
        return of_anyone(found)
    if phrase.place is not None and other.text.lower() in _ANYONES:
        return found.grown(scope=phrase.scope or "WORLD")  # "the largest of any country's"
    if (named := _stands_for(found) or _one_of_several(found) or _figure_of(found)) is not None:
        return named
    if is_most_of(phrase) and other.is_only_topic and not other.opaque:
        most = replace(phrase.place, strength="weak") if phrase.place is not None else None
        return replace(other, first=phrase.first, start=phrase.start, text=found.words, place=most)
    if phrase.head == "ratio" and phrase.anaphor == "measure" and other.concept is not None:
        return found.grown(concept=other.concept, anaphor=None)  # "Japan's ratio of | public debt"
    if phrase.words in _ALL and len(other.entities) == 1:
        return replace(other, first=phrase.first, start=phrase.start, text=found.words)  # "all of | Africa"
    if is_origin_of(phrase, other):
        place, scope = phrase.place or other.place, phrase.scope or other.scope
        return found.grown(place=place, scope=scope, concept=as_named(phrase.concept, other.concept))
    if counts_some(phrase, other):
        head = other.head if other.entities == () else other.text.lower().split()[-1]
        return found.grown(some_of=other, opaque=True, head=head)
    if (works := _of_works(found)) is not None:
        return works
    if not (_is_only_a_place(phrase) and (other.concept or other.agent)):
        return with_of(found)
    return _place_by_measure(found) if can_be_ordered_by(other) else None


def _behind_another(found: Complement) -> Phrase | None:
    """ "Output | in Chile", "the ratio of debt | to GDP", "power | from the sun", "the largest | by output"."""
    phrase, other, word = found.phrase, found.other, found.tie.word
    if word == "in" and phrase.share and not phrase.opaque:
        return _share_of(found)
    if word == "for" and (named := _stands_for(found)) is not None:
        return named
    if word == "for" and (counted := _figure_of(found)) is not None:
        return counted
    if word == "for" and phrase.anaphor == "measure" and other.entities and phrase.owner is None:
        return of_owner(found)
    if word == "to" and phrase.head == "ratio" and phrase.concept is not None:
        if other.concept is None or "gdp" not in other.concept.ids or other.owner is not None:
            return found.grown(of_unknown=other.text)  # "the ratio of debt to | exports"
        scope = phrase.scope or other.scope
        return found.grown(scope=scope)  # "the highest ratio of debt to | GDP in the G7"
    if word in ("at", "from") and (works := _of_works(found)) is not None:
        return works
    if word == "from" and (power := of_source(found)) is not None:
        return power
    if word in _OWNER_PREPOSITIONS and phrase.can_be_owned and other.entities:
        return of_owner(found)
    if word == "in" and is_owned_sum(phrase) and can_be_ordered_by(other) and other.agent is None:
        return found.grown(concept=other.concept, topic=other.topic, topics=other.topics)
    if word == "in" and is_power(phrase) and len(other.entities) == 1:
        return found.grown(owner=other.entities[0])
    sources = english().function["sources_of_all"]
    if word == "from" and phrase.concept is not None and other.text.lower() in sources:
        return found.grown()
    if word in ("in", "for", "by") and _is_only_a_place(phrase) and can_be_ordered_by(other):
        return _place_by_measure(found)
    bare = phrase.can_be_owned and phrase.topic is None and not phrase.topics
    if word in ("in", "for") and bare and other.is_only_topic:
        return found.grown(topic=other.topic, topics=other.topics)
    return None


def _stands_for(found: Complement) -> Phrase | None:
    """ "That | of Chile's": a phrase that only stands for a measure, with whose it is."""
    phrase, other = found.phrase, found.other
    if phrase.anaphor == "measure" and phrase.owner_anaphor and other.quantity is not None:
        return found.grown(whole=other, anaphor=None)  # "its figure of | 1.13 million tons"
    elliptic = phrase.anaphor == "measure" and other.elliptic and phrase.owner is None
    return found.grown(owner=other.owner) if elliptic else None


def _one_of_several(found: Complement) -> Phrase | None:
    """ "One | of the five largest producers"."""
    phrase, other = found.phrase, found.other
    if phrase.words != ("one",) or other.place is None or not other.place.several:
        return None
    one = replace(other.place, several=False)
    return replace(other, first=phrase.first, start=phrase.start, text=found.words, place=one)


def _figure_of(found: Complement) -> Phrase | None:
    """ "Turkey's number | of refugees": a noun for a figure, and the measure that it is one of."""
    phrase, other = found.phrase, found.other
    if not ((is_figure(phrase) or _is_a_publishers(phrase)) and other.is_measure):
        return None
    return replace(
        other,
        first=phrase.first,
        start=phrase.start,
        text=found.words,
        place=phrase.place or other.place,
        scope=phrase.scope or other.scope,
        owner=other.owner or phrase.owner,
        owner_anaphor=other.owner_anaphor or (other.owner is None and phrase.owner_anaphor),
        publisher=other.publisher or phrase.publisher,
    )


def _is_a_publishers(phrase: Phrase) -> bool:
    """ "The BGS's | total | for Chile's output": a word that stands for a measure, as somebody publishes it."""
    return phrase.publisher is not None and phrase.anaphor == "measure"


def _of_works(found: Complement) -> Phrase | None:
    """ "Output | at Chile's copper mines": of whose works a measure is, and of which topic."""
    phrase, other = found.phrase, found.other
    if phrase.concept is None or not other.facility or not other.owner or phrase.owner:
        return None
    topics = phrase.topics or other.topics
    return found.grown(owner=other.owner, topics=topics, topic=phrase.topic or other.topic)


def _is_only_a_place(phrase: Phrase) -> bool:
    """Whether a phrase gives a place, and does not say in what."""
    return phrase.place is not None and phrase.concept is None and phrase.agent is None


def _is_ones_part(phrase: Phrase, other: Phrase) -> bool:
    """Whether somebody's percentage is of what all have of a topic, or of its GDP: "Chile's 23% of | global copper output"."""
    part = phrase.quantity is not None and phrase.quantity.is_fraction
    whose = phrase.owner is not None and phrase.concept is None and not phrase.topics and phrase.place is None
    named = bool(other.topics) or (other.concept is not None and "gdp" in other.concept.ids)
    return part and whose and named and other.owner is None and other.quantity is None and not other.opaque


def _share_of(found: Complement) -> Phrase:
    """ "A share of 5%", "a share of copper output"."""
    phrase, other = found.phrase, found.other
    if other.quantity is not None and other.quantity.is_fraction and phrase.quantity is None:
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
