"""Places, extremes and comparisons of what the catalogue does not measure. Examples: open.md.

"Bridgewater is the world's largest hedge fund"; "turnout was the lowest since 1945"; "Volkswagen sold fewer cars than
Toyota". They are claims: somebody keeps such a table, though it is not held.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.open import open_draft
from checks.grammar.slots import Slots, span
from checks.queries import Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import TIMES

_EVER = ("history", "record", "kind", "time", "earth", "planet", "world")
_FRAGMENTS = ("apposition", "fragment", "parenthesis")


@needs("place")
def open_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bridgewater is the world's largest hedge fund"; "The Shard is the tallest building in western Europe"."""
    superlatives = english().function["superlatives_of_things"]
    for at, phrase in enumerate(clause.nodes):
        if not isinstance(phrase, Phrase) or phrase.quantity is not None or phrase.negated:
            continue
        if phrase.place is None and superlatives.isdisjoint(phrase.words):
            continue
        subject = clause.subject
        if clause.verb is None and clause.leans_on is not None and (subject is None or subject.quantity):
            subject = (
                clause.leans_on.subject
            )  # "Rents average €2,100 a month, | the highest in the euro zone"
        place = _place(phrase, subject)
        if place is None or not _is_asserted(clause, phrase, at) or not _is_ranked(phrase, clause, at, place):
            continue
        where = clause.nodes[at + 2] if _has_scope_behind(clause, at) else phrase
        assert isinstance(where, Phrase)
        yield open_draft(
            Kind.RANK, (phrase.start, phrase.end), span(phrase, where), clause, slots, phrase, None, place
        )


def _place(phrase: Phrase, subject: Phrase | None) -> int | None:
    """The place among things of an unknown kind that a phrase names; None where it names none, or a measure."""
    words, place = english().function, phrase.place
    superlative = not words["superlatives_of_things"].isdisjoint(phrase.words)
    if not superlative and (place is None or place.several or place.joint):
        return None
    if phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None:
        return None
    if not phrase.opaque and not _is_thing(subject):
        return None  # a place that names nothing is that of a thing: "the fund, the world's largest"
    if phrase.head in words["unranked_nouns"] or phrase.head in words["country_nouns"]:
        return None
    ordinal = place.low if place is not None and not place.several else 1
    if superlative or place is None:
        return ordinal
    if "most" in phrase.words or "least" in phrase.words:
        return ordinal if any(word in words["ranked_adjectives"] for word in phrase.words) else None
    return place.low if place.strength in ("superlative", "number") else None


def _is_thing(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.opaque and not phrase.is_measure


def _is_asserted(clause: Clause, phrase: Phrase, at: int) -> bool:
    """Whether the clause says the place of something: "X is the …", "X, the …", not "the … bank cut jobs"."""
    if clause.verb is None:
        return clause.kind in _FRAGMENTS and (at > 0 or clause.link in (",", "(", "–", ":"))
    return phrase is not clause.subject and phrase.start >= clause.verb.start


def _is_ranked(phrase: Phrase, clause: Clause, at: int, place: int) -> bool:
    """Whether it is said among what something has its place: "the world's", "the city's", "in Spain", "second-"."""
    if phrase.scope is not None or phrase.owner is not None or "'s " in phrase.text or "’s " in phrase.text:
        return phrase.head not in ("year", "month")
    if place > 1 and phrase.place is not None and phrase.place.strength == "superlative":
        return True
    return _has_scope_behind(clause, at)


def _has_scope_behind(clause: Clause, at: int) -> bool:
    tie, where = (*clause.nodes[at + 1 : at + 3], None, None)[:2]
    if (
        not isinstance(tie, Item)
        or tie.text not in ("in", "on", "of", "among")
        or not isinstance(where, Phrase)
    ):
        return False
    return bool(where.entities) or where.proper or where.scope is not None or where.head in _EVER


@needs("extreme")
def open_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turnout was 61%, the lowest since 1945"; "the pound fell to $1.24, its weakest level in a year"."""
    points = english().function["high_points"] | english().function["low_points"]
    for at, phrase in enumerate(clause.nodes):
        if not isinstance(phrase, Phrase) or phrase.concept is not None or phrase.agent is not None:
            continue
        if phrase.extreme is None and points.isdisjoint(phrase.words):
            continue
        found = phrase.extreme
        if found is not None and (found.since or found.years or _states_a_record(clause, phrase, slots)):
            words = (phrase.start, max(found.end, phrase.end))
        elif _is_end_of_a_scale(phrase) and (behind := _time_behind(clause, at)) is not None:
            words = (phrase.start, behind.end)
        else:
            continue
        anchor = (phrase.start, phrase.end)
        yield open_draft(Kind.EXTREME, anchor, words, clause, slots, phrase, None)


def _states_a_record(clause: Clause, phrase: Phrase, slots: Slots) -> bool:
    """Whether "a record" is one of what is counted or measured: with or behind an amount, or "to a record"."""
    if phrase.quantity is not None:
        return True
    before = clause.nodes[0] is phrase and clause.link in (",", "–", "(")
    stated = any(each.stated is not None for each in slots.sentence.quantities)
    tie = next((node for node in reversed(clause.nodes) if node.end <= phrase.start), None)
    return (before and stated) or (
        isinstance(tie, Item) and tie.text in ("to", "at") and "high" in phrase.words
    )


def _is_end_of_a_scale(phrase: Phrase) -> bool:
    function = english().function
    high, low = function["high_points"], function["low_points"]
    if high.isdisjoint(phrase.words) and low.isdisjoint(phrase.words):
        return False
    scale = phrase.head in high or phrase.head in low or phrase.head in function["level_nouns"]
    return scale or phrase.is_change  # "the largest annual increase since 1952"


def _time_behind(clause: Clause, at: int) -> Node | None:
    """The time behind a phrase over which it is an extreme: "since 1945", "in a year", "in a quarter of a century"."""
    here, behind = (*clause.nodes[at + 1 : at + 3], None, None)[:2]
    if isinstance(here, Item) and here.period is not None:
        return here if here.period.role in ("since", "over") else None
    if not isinstance(here, Item) or not isinstance(behind, Phrase):
        return None
    if here.text == "since":
        return behind  # "since the pandemic"
    if here.text == "on" and behind.words == ("record",):
        return behind
    if here.text not in ("in", "for"):
        return None
    return behind if behind.head.removesuffix("s") in (*TIMES, "centurie") else None


@needs("adjunct", word=("than",))
def open_comparison(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Volkswagen sold fewer cars than Toyota in 2024"; "India makes more films than any other country"."""
    other = clause.adjunct("than")
    if other is None or other.quantity is not None or not (_is_somebody(other) or _is_counted(clause, other)):
        return
    for at, node in enumerate(clause.nodes[:-1]):
        following = clause.nodes[at + 1]
        if isinstance(node, Phrase) and node.comparative is not None and _is_word(following, "than"):
            if node.opaque and node.quantity is None:  # "a bigger army than Germany"
                words = (node.start, other.end)
                about = f"{node.text} than {other.text}"
                yield open_draft(Kind.COMPARISON, words, words, clause, slots, about, None)
            continue
        if not isinstance(node, Item) or node.comparative is None or node.end > other.start:
            continue
        if isinstance(following, Phrase) and following is not other:
            if following.quantity is not None or not following.head.isalpha() or following.topics:
                continue
        elif not (
            isinstance(following, Item) and following.text == "than" and _is_said_of_a_count(clause, slots)
        ):
            continue
        words = (node.start, other.end)
        compared = (
            f"{following.text} than {other.text}" if isinstance(following, Phrase) else f"than {other.text}"
        )
        about = f"{node.text} {compared}"
        yield open_draft(Kind.COMPARISON, words, words, clause, slots, about, None)


def _is_word(node: Node, word: str) -> bool:
    return isinstance(node, Item) and node.text == word


def _is_counted(clause: Clause, other: Phrase) -> bool:
    """ "Argentina has more cows than people": two things that somebody has."""
    subject = clause.subject
    return (
        subject is not None
        and len(subject.entities) == 1
        and len(other.words) == 1
        and other.concept is not None
    )


def _is_somebody(phrase: Phrase) -> bool:
    """Whether a phrase is an entity, somebody with a name, or "any other": "than Toyota", "than America's"."""
    named = bool(phrase.entities) or phrase.proper or (phrase.elliptic and phrase.owner is not None)
    return named or phrase.text[:1].isupper() or phrase.words[:2] == ("any", "other")


def _is_said_of_a_count(clause: Clause, slots: Slots) -> bool:
    """ "China's navy has 370 ships, more than America's": a remark behind an amount of things."""
    before = clause.leans_on
    if clause.verb is not None or (before is None and not slots.leading_to(clause)):
        return False
    last = before or slots.leading_to(clause)[-1]
    return any(isinstance(node, Phrase) and node.quantity is not None and node.opaque for node in last.nodes)


CONSTRUCTIONS: tuple[Construction, ...] = (open_place, open_extreme, open_comparison)
