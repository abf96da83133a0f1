"""Tokens to places in an ordering: "fifth-largest", "No. 5", "top five", "the second most populous"."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from checks.reading.language import Language, english
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit
from checks.values import dataclass

_SIZES = ("hundred", "thousand", "million", "billion", "m", "bn")
Strength = Literal["superlative", "number", "weak", "measuring", "ordinal"]
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_HIGHEST_PLACE = 200
_CURRENCY_SIGNS = ("$", "€", "£", "¥", "us$")


@dataclass(frozen=True, slots=True)
class Place:
    """Places `low` to `high` of an ordering, counted from the top or the bottom; token indices `first` to `after`.

    strength: a `superlative` says what it is about ("fifth-largest"); a `number` is "No. 5"; a `weak` one ("leading",
    "top") and a bare `ordinal` ("third") are places only where the words around them say so; a `measuring` one
    ("richest") is one where it is the catalogue's adjective.
    `several`: it speaks of as many entities as there are places ("the five largest"); `low` and `high` are 0 where these
    are no run ("the first- and sixth-largest").
    `is_next`: it is the one behind a place that was spoken of before ("the next-biggest"); `low` and `high` are 1.
    """

    first: int
    after: int
    low: int
    high: int
    from_bottom: bool
    strength: Strength
    several: bool = False
    joint: bool = False
    is_next: bool = False


def places(tokens: list[Token]) -> list[Place]:
    """The places in a sentence's tokens, in order.

    >>> from checks.reading.tokens import tokens
    >>> text = "the fifth-largest, the top three and no. 2"
    >>> [(place.low, place.high) for place in places(tokens(text, 0, len(text)))]
    [(5, 5), (1, 3), (2, 2)]
    """
    words, starts = english(), place_starts()
    found: list[Place] = []
    after = 0
    for index, token in enumerate(tokens):
        if (token.kind == "number" or token.text in starts) and index >= after:
            place = _place(tokens, index, words)
            if place is not None:
                found.append(place)
                after = place.after
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


@lru_cache(maxsize=1)
def place_starts() -> frozenset[str]:
    """The words with which a place can begin, besides digits."""
    words = english()
    named = (
        "joint",
        "equal",
        "tied",
        "=",
        "no",
        "number",
        "#",
        "nr",
        "top",
        "bottom",
        "runner",
        "runners",
        "leader",
        "champion",
        "next",
    )
    return frozenset(
        (
            *named,
            *words.ordinals,
            *words.tens,
            *words.digits,
            *words.superlatives,
            *words.measuring_superlatives,
            *words.medals,
            *_ends_of_leads(),
        )
    )


@lru_cache(maxsize=1)
def _ends_of_leads() -> frozenset[str]:
    """The words with which "in the lead", "out in front" and the like end."""
    return frozenset(lead.split()[-1] for lead in english().leads)


def _place(tokens: list[Token], index: int, words: Language) -> Place | None:
    for rule in _RULES:
        place = rule(tokens, index, words)
        if place is not None:
            return place
    return None


def _joint(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "joint fourth-largest", "joint-biggest", "equal third", "tied for second"."""
    at = index + 1
    if word_at(tokens, index) not in ("joint", "equal", "tied", "=") or index + 1 >= len(tokens):
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
    """ "No. 5", "number five", "#5"."""
    text, at = word_at(tokens, index), index + 1
    if text not in ("no", "number", "#", "nr"):
        return None
    if word_at(tokens, at) == ".":
        at += 1
    number = _whole(tokens, at, words)
    if text == "no" and at == index + 1 and tokens[at : at + 1] and tokens[at].kind == "word":
        return None  # "no one", "no two countries"
    if number is None or (text == "#" and not tokens[at].glued):
        return None
    if text == "number" and word_at(tokens, at + 1) in _SIZES:
        return None  # "Egyptians number 118 million"
    if word_at(tokens, at + 1) in ("of", ")") and text == "number" and tokens[at].kind == "number":
        return None
    return Place(index, at + 1, number, number, False, "number")


def _whole(tokens: list[Token], index: int, words: Language) -> int | None:
    text = word_at(tokens, index)
    if text in words.digits and words.digits[text] > 0:
        return words.digits[text]
    if text.isdecimal() and len(text) <= 3 and 0 < int(text) <= _HIGHEST_PLACE:
        return int(text)
    return None


def ends_an_ordinal(tokens: list[Token], at: int) -> bool:
    """Whether the token at an index makes an ordinal of the number before it: "20 | th"."""
    return word_at(tokens, at) in _ORDINAL_ENDINGS and tokens[at].glued


def _ordinal(tokens: list[Token], index: int, words: Language) -> tuple[int, int] | None:
    """The number of an ordinal in words or digits, and the index behind it."""
    text = word_at(tokens, index)
    if text in words.ordinals:
        return words.ordinals[text], index + 1
    if (
        text in words.tens
        and word_at(tokens, index + 1) == "-"
        and word_at(tokens, index + 2) in words.ordinals
    ):
        return words.tens[text] + words.ordinals[word_at(tokens, index + 2)], index + 3
    if text.isdecimal() and len(text) <= 3 and ends_an_ordinal(tokens, index + 1):
        return int(text), index + 2
    return None


def _ordinal_place(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "fifth-largest", "5th biggest", "second most populous"; a bare ordinal is weak."""
    ordinal = _ordinal(tokens, index, words)
    if ordinal is None:
        return None
    number, after = ordinal
    at = after
    if word_at(tokens, at) in ("-", "–") and tokens[at].glued:
        at += 1
    word = word_at(tokens, at)
    end = words.superlatives.get(word)
    if end is not None and 0 < number <= _HIGHEST_PLACE:
        return Place(index, at + 1, number, number, end == "low", "superlative")
    if word in words.measuring_superlatives:
        return Place(index, at + 1, number, number, False, "measuring")
    if word in ("ranked", "placed") and at > after:
        return Place(index, at + 1, number, number, False, "superlative")
    if at > after and word == "hand":
        return None  # "second-hand cars"
    return Place(index, after, number, number, False, "ordinal")


def _hanging(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "fourth-, fifth- and sixth-largest", which are several places; "second- or third-largest", which is one of them."""
    numbers: list[int] = []
    at = index
    while (ordinal := _ordinal(tokens, at, words)) is not None:
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
        number = _whole(tokens, at, words)
        if number is not None and number > 1:
            return Place(index, at + 1, 1, number, text == "bottom", "superlative", several=True)
    number = _whole(tokens, index, words)
    if number is not None and number > 1:
        word = word_at(tokens, index + 1)
        if word in words.measuring_superlatives:
            return Place(index, index + 2, 1, number, False, "measuring", several=True)
        end = words.superlatives.get(word)
        if end is not None and word_at(tokens, index + 2) not in _CURRENCY_SIGNS:
            return Place(index, index + 2, 1, number, end == "low", "superlative", several=True)
    return None


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


def _runner_up(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "Runner-up"; but not "the runner-up to the big three"."""
    if word_at(tokens, index) not in ("runner", "runners") or word_at(tokens, index + 2) != "up":
        return None
    if word_at(tokens, index + 3) == "to" and any(
        word_at(tokens, at) in words.digits for at in range(index + 4, index + 7)
    ):
        return None
    return Place(index, index + 3, 2, 2, False, "number")


def _leader(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "The world leader in copper", "Europe's champion": who is first there; but not "a world leader"."""
    if word_at(tokens, index) not in ("leader", "champion"):
        return None
    owned = word_at(tokens, index - 1) == "'s"
    where, at = word_at(tokens, index - 1 - owned), index - 2 - owned
    scopes = words.function["scopes_of_leaders" if owned else "scopes_before_leaders"]
    named = where in scopes and (
        word_at(tokens, at) == "the" or (owned and where not in ("world", "continent"))
    )
    return Place(index, index + 1, 1, 1, False, "number") if named else None


def _medal(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "Canada takes bronze": a metal behind a verb of winning, with nothing behind it that could be made of it."""
    number = words.medals.get(word_at(tokens, index))
    won = words.verbs.get(word_at(tokens, index - 1)) if index else None
    if number is None or won is None or won.lemma not in ("take", "win", "claim"):
        return None
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None or follows.kind == "mark" or follows.text in ("in", "for", "and", "while", "but"):
        return Place(index, index + 1, number, number, False, "number")
    return None


def _lead(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "in the lead", "out in front", found at its last word; neither "in front of" nor "on top of that"."""
    if tokens[index].text not in _ends_of_leads() or word_at(tokens, index + 1) in words.no_lead_before:
        return None
    for length in (3, 2):
        first = index + 1 - length
        if first >= 0 and " ".join(token.text for token in tokens[first : index + 1]) in words.leads:
            return Place(first, index + 1, 1, 1, False, "ordinal")
    return None


def _next(tokens: list[Token], index: int, words: Language) -> Place | None:
    """ "the next-biggest", "next largest"; "next" alone may be a time."""
    if word_at(tokens, index) != "next":
        return None
    at = index + 1 + (word_at(tokens, index + 1) == "-")
    end = words.superlatives.get(word_at(tokens, at))
    if end is None or word_at(tokens, at) in words.weak_superlatives:
        return None
    return Place(index, at + 1, 1, 1, end == "low", "superlative", is_next=True)


_RULES = (
    _lead,
    _joint,
    _numbered,
    _hanging,
    _ordinal_place,
    _several_first,
    _medal,
    _superlative,
    _runner_up,
    _leader,
    _next,
)
