"""Tokens to places in an ordering: "fifth-largest", "No. 5", "top five", "the second most populous"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from checks.reading.language import Language, english
from checks.reading.leaders import LEADERS, ends_of_leads, in_the_lead, medal, runner_up, world_leader
from checks.reading.ordinals import HIGHEST_PLACE, read_ordinal, whole_number
from checks.reading.places import Place, Strength
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit

_SIZES = ("hundred", "thousand", "million", "billion", "m", "bn")
_CURRENCY_SIGNS = ("$", "€", "£", "¥", "us$")
_NOBODY = ("none", "nobody", "no")  # "second to no country"


def places(tokens: list[Token]) -> list[Place]:
    """The places in a sentence's tokens, in order.

    >>> from checks.reading.tokens import tokens
    >>> text = "the fifth-largest, the top three and no. 2"
    >>> [(place.low, place.high) for place in places(tokens(text, 0, len(text)))]
    [(5, 5), (1, 3), (2, 2)]
    """
    words, rules = english(), _rules_by_start()
    found: list[Place] = []
    after = 0
    for index, token in enumerate(tokens):
        if index < after or not (token.kind == "number" or token.text in rules):
            continue
        for rule in _OF_NUMBERS if token.kind == "number" else rules[token.text]:
            place = rule(tokens, index, words)
            if place is not None:
                found.append(place)
                after = place.after
                break
    return found


def with_measuring(found: list[Place], tokens: list[Token], hits: list[Hit]) -> list[Place]:
    """The same, with the superlatives that a user's table brings: "warmest", "second-warmest"."""
    named = {
        hit.start: name
        for hit in hits
        if hit.entry.superlative is not None and "concept_adjective" in hit.entry.kinds
        for name in hit.entry.names
        if name.data.get("form") == "superlative"
    }
    if not named:
        return found
    kept = list(found)
    for at, token in enumerate(tokens):
        name = named.get(token.start)
        if name is None or any(place.first <= at < place.after for place in kept):
            continue
        low = name.data.get("end") == "low"
        before = next((p for p in kept if p.after in (at, at - 1) and p.strength == "ordinal"), None)
        if before is not None and (before.after == at or tokens[at - 1].text == "-"):
            kept.remove(before)
            kept.append(Place(before.first, at + 1, before.low, before.high, low, "measuring"))
        else:
            kept.append(Place(at, at + 1, 1, 1, low, "measuring"))
    return sorted(kept, key=_first)


def _first(place: Place) -> int:
    return place.first


def _joint(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "joint fourth-largest", "joint-biggest", "equal third", "tied for second"."""
    at = index + 1
    if at >= len(tokens):
        return None
    if word_at(tokens, at) in ("for", "-"):
        at += 1
    place = _ordinal_place(tokens, at, words)
    if place is None and at < len(tokens):
        place = _superlative(tokens, at, words)
    if place is None:
        return None
    return Place(index, place.after, place.low, place.high, place.from_bottom, place.strength, joint=True)


def _numbered(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "No. 5", "number five", "number-two", "#5"."""
    text, at = word_at(tokens, index), index + 1
    if word_at(tokens, at) == "." or (word_at(tokens, at) == "-" and tokens[at].glued):
        at += 1
    number = whole_number(tokens, at, words)
    if text == "no" and at == index + 1 and tokens[at : at + 1] and tokens[at].kind == "word":
        return None  # "no one", "no two countries"
    if number is None or (text == "#" and not tokens[at].glued):
        return None
    if text == "number" and word_at(tokens, at + 1) in _SIZES:
        return None  # "Egyptians number 118 million"
    if word_at(tokens, at + 1) in ("of", ")") and text == "number" and tokens[at].kind == "number":
        return None
    return Place(index, at + 1, number, number, False, "number")


def _ordinal_place(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "fifth-largest", "5th biggest", "second most populous"; a bare ordinal is weak."""
    ordinal = read_ordinal(tokens, index, words)
    if ordinal is None:
        return None
    number, after = ordinal
    at = after
    if word_at(tokens, at) in ("-", "–") and tokens[at].glued:
        at += 1
    word = word_at(tokens, at)
    end = words.superlatives.get(word)
    if end is not None and 0 < number <= HIGHEST_PLACE:
        return Place(index, at + 1, number, number, end == "low", "superlative")
    if word in words.measuring_superlatives:
        return Place(index, at + 1, number, number, False, "measuring")
    if word in ("ranked", "placed") and at > after:
        return Place(index, at + 1, number, number, False, "superlative")
    if (at > after and word == "hand") or _is_when(tokens, index, after, words):
        return None  # "second-hand cars"
    if word == "to" and word_at(tokens, after + 1) in _NOBODY:
        return None  # "second to none"
    return Place(index, after, number, number, False, "ordinal")


def _is_when(tokens: list[Token], index: int, after: int, words: Language) -> bool:
    """ "At | first |, …", "was | first | reported in 2024": a time, and no place."""
    before, behind = word_at(tokens, index - 1), word_at(tokens, after)
    if word_at(tokens, index) not in ("first", "last") or behind in words.function["place_nouns"]:
        return False
    if before == "at":
        return True
    done = words.verbs.get(behind)
    return (
        before in words.function["auxiliaries"]
        and done is not None
        and done.form in ("past", "participle", "base")
    )


def _hanging(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "fourth-, fifth- and sixth-largest", which are several places; "second- or third-largest", which is one of them."""
    numbers: list[int] = []
    at = index
    while (ordinal := read_ordinal(tokens, at, words)) is not None:
        number, after = ordinal
        glued = word_at(tokens, after) == "-" and tokens[after].glued
        link = after + glued
        if not glued or word_at(tokens, link) not in (",", "and", "or"):
            break
        numbers.append(number)
        at = link + 1 + (word_at(tokens, link) == "," and word_at(tokens, link + 1) in ("and", "or"))
    last = _ordinal_place(tokens, at, words) if numbers else None
    if last is None or last.strength != "superlative":
        return None
    either = word_at(tokens, at - 1) == "or"
    low, high = min(*numbers, last.low), max(*numbers, last.low)
    if high - low != len(numbers):
        if either:
            return None
        low = high = 0  # "first- and sixth-largest": no run of places
    return Place(index, last.after, low, high, last.from_bottom, "superlative", several=not either)


def _several_first(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "top five", "the five largest", "bottom three"."""
    text = word_at(tokens, index)
    if text in ("top", "bottom"):
        at = index + 1 + (word_at(tokens, index + 1) == "-" and tokens[index + 1].glued)
        number = whole_number(tokens, at, words)
        if number is not None and number > 1:
            return Place(index, at + 1, 1, number, text == "bottom", "superlative", several=True)
    number = whole_number(tokens, index, words)
    if number is not None and number > 1:
        word = word_at(tokens, index + 1)
        if word in words.measuring_superlatives:
            return Place(index, index + 2, 1, number, False, "measuring", several=True)
        end = words.superlatives.get(word)
        if end is not None and word_at(tokens, index + 2) not in _CURRENCY_SIGNS:
            return Place(index, index + 2, 1, number, end == "low", "superlative", several=True)
    return None


def _first_of_several(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "The first two places", "the last three spots", "the first two are …"; not "the first two months"."""
    text, number = word_at(tokens, index), whole_number(tokens, index + 1, words)
    if number is None or number < 2:
        return None
    told = word_at(tokens, index + 2) == "are" and word_at(tokens, index - 1) == "the"
    if word_at(tokens, index + 2) not in words.function["place_nouns"] and not told:
        return None
    return Place(index, index + 2, 1, number, text == "last", "superlative", several=True)


def _superlative(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "largest", "biggest", "leading", "smallest"."""
    text = word_at(tokens, index)
    if text in words.measuring_superlatives:
        return Place(index, index + 1, 1, 1, False, "measuring")
    end = words.superlatives.get(text)
    if text == "top" and word_at(tokens, index + 1) in (*_CURRENCY_SIGNS, "the"):
        return None  # "economies that top $10 trillion", "Peru and Chile top the table"
    if end is None or tokens[index].kind != "word":
        return None
    if text == "top" and word_at(tokens, index - 1) == "on" and word_at(tokens, index + 1) == "of":
        return None  # "on top of 2.6 million tons from tailings"
    if text == "least" and word_at(tokens, index - 1) == "at":
        return None  # "the lowest since 2005 at least"
    if text == "most" and word_at(tokens, index + 1) == "of" and not is_most_of_all(tokens, index):
        return None
    strength: Strength = (
        "weak" if text in words.weak_superlatives or text in ("most", "least") else "superlative"
    )
    return Place(index, index + 1, 1, 1, end == "low", strength)


def is_most_of_all(tokens: list[Token], index: int) -> bool:
    """ "The | most of | any country", "by far the most of the five": a place, and no part; but not "make the most of"."""
    made = word_at(tokens, index - 2).startswith(("mak", "made"))
    return word_at(tokens, index - 1) == "the" and not made


def _next(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "the next-biggest", "next largest"; "next" alone may be a time."""
    at = index + 1 + (word_at(tokens, index + 1) == "-")
    end = words.superlatives.get(word_at(tokens, at))
    if end is None or word_at(tokens, at) in words.weak_superlatives:
        return None
    return Place(index, at + 1, 1, 1, end == "low", "superlative", is_next=True)


_Rule = Callable[[list[Token], int, Language], Place | None]
_OF_NUMBERS: tuple[_Rule, ...] = (_hanging, _ordinal_place, _several_first)


@lru_cache(maxsize=1)
def _rules_by_start() -> dict[str, tuple[_Rule, ...]]:
    """For each word with which a place can begin the rules that read one there, in the order in which they are tried."""
    words = english()
    ordinals = {*words.ordinals, *words.tens}
    starts: tuple[tuple[_Rule, Iterable[str]], ...] = (
        (in_the_lead, ends_of_leads()),
        (_joint, ("joint", "equal", "tied", "=")),
        (_numbered, ("no", "number", "#", "nr")),
        (_hanging, ordinals),
        (_first_of_several, ("first", "last")),
        (_ordinal_place, ordinals),
        (_several_first, {"top", "bottom", *words.digits}),
        (medal, words.medals),
        (_superlative, {*words.superlatives, *words.measuring_superlatives}),
        (runner_up, ("runner", "runners")),
        (world_leader, LEADERS),
        (_next, ("next",)),
    )
    every = {word for _, begun_by in starts for word in begun_by}
    return {word: tuple(rule for rule, begun_by in starts if word in begun_by) for word in every}


def place_starts() -> frozenset[str]:
    """The words with which a place can begin, besides digits."""
    return frozenset(_rules_by_start())
