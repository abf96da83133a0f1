"""Which sentences may hold a claim, so that they are worth taking apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from checks.reading.extremes import ends_of_a_scale
from checks.reading.language import english
from checks.reading.place_reader import place_starts
from checks.reading.places import Place
from checks.reading.quantities import Quantity
from checks.reading.stretches import LENGTHS
from checks.reading.tokens import FRACTIONS, Token, word_at
from checks.reading.vocabulary import Hit
from checks.reading.year_parts import SHORT
from checks.reading.years import Period

_NAMING = ("concept_noun", "concept_agent", "topic", "entity", "adjective")
_ADJECTIVE = frozenset(("concept_adjective",))
_MOVING = ("rise", "fall")
_DIGIT = re.compile(rf"[\d{''.join(FRACTIONS)}]")
_WORD = re.compile(r"[^\W\d_]+")
_TIMES = ("last", "this", "past", "previous", "preceding", "next", "current", "fiscal", "financial", *SHORT)
_BEING = ("is", "was", "are", "were", "been", "now", "only")
_HOW_OFTEN = ("once", "twice", "thrice")
_ENDING_A_STATEMENT = ("", ".", ",", ";", "and", "but")
_DID = ("did", "do", "does")
_GOING_ON = frozenset(("still", "longer", "again", "ahead", "behind"))
_LIKEWISE = frozenset(("so", "another"))
_STANDING_FOR = frozenset(("it", "they"))
_ECHOING = frozenset(("is", "are", "was", "were", "does", "do", "did", "remained", "stayed", "fell"))
_LONGEST_ECHO = 9
_TOO = frozenset(("so", "too", "neither", "nor"))
_LONGEST_TOO = 13
_LONGEST_COUNTED = 6  # so many words behind a number may name what it counts
_COMPARING = frozenset(("as", "so", "equally", "similarly", "how", "too"))
_THERE_IS = (["there", "is"], ["there", "are"], ["there", "was"], ["there", "were"])
_ALONE = frozenset(
    ("no", "none", "nobody", "nowhere", "neither", "nor", "not", "only", "just", "few", "never")
)
_LARGE = 1000
_LONGEST_ANSWER = 120
_LONGEST_CLOSING = 40  # quotes and spaces behind a question mark


def may_hold_a_claim(
    row: list[Token],
    hits: list[Hit],
    amounts: list[Quantity],
    ordering: list[Place],
    times: list[Period],
    own: bool = False,
) -> bool:
    """Whether a sentence needs to be taken apart: it has an amount, a place, a comparison, or a measure that moves.

    `own`: a user's table is of other things than countries, of which a measure moves without any time, too.

    Small bare numbers and ordinals ("two analysts", "for the first time") need someone or something tabled beside them;
    so does a verb that moves without saying when ("prices have risen"). Words that compare or place without any number
    or time ("higher", "behind") need somebody whom they may be about ("the river was higher than ever").
    """
    amounts = [amount for amount in amounts if not _is_how_often(amount, row)]
    if any(not _may_be_a_name(amount) for amount in amounts):
        return True
    if any(place.strength != "ordinal" for place in ordering):
        return True
    superlative, moves, tabled = _told_by(hits)
    if superlative:
        return True
    dated = any(not english().is_a(time.words.words, "vague_times") for time in times)
    if "multiply" in moves or (not moves.isdisjoint(_MOVING) and (dated or (tabled and (times or own)))):
        return True
    said = [token.text for token in row]
    if tabled and (ordering or dated or (amounts and _may_be_counted(amounts, row, said, hits))):
        return True
    if len(row) <= _LONGEST_ECHO and _is_so(said, tabled):
        return True
    if len(row) <= _LONGEST_TOO and tabled and _is_so_of_another(said):
        return True
    told = bool(amounts or ordering or dated)
    if _sets_against(hits, tabled, said) and _is_of_somebody(hits, said, tabled, told):
        return True
    if ordering:
        before = {row[place.first - 1].text for place in ordering if place.first}
        return "rank" in moves or not before.isdisjoint(_BEING)  # "In 2023 it | was | seventh"
    if times:
        return not ends_of_a_scale().isdisjoint(said)
    if amounts and any("publisher" in hit.entry.kinds for hit in hits):
        return True  # "The USGS's figure is 310."
    if amounts and row[-1 - (row[-1].kind == "mark")].text in _DID:
        return True  # "In truth only three did."
    return bool(amounts) and _counts(amounts, said)


def _may_be_counted(amounts: list[Quantity], row: list[Token], said: list[str], hits: list[Hit]) -> bool:
    """Whether small bare numbers may count something tabled: "two | of its | owners", but not "two analysts met at the crowded market".

    What no table may be about ("people", "the market") must then stand before the number, or soon behind it.
    """
    if _names_anything(hits) or not english().function["country_nouns"].isdisjoint(said):
        return True
    behind = row[min(amounts[-1].after + _LONGEST_COUNTED, len(row)) - 1].end
    return any(hit.entry.tabled and hit.start < behind for hit in hits) or _counts(amounts, said)


def _counts(amounts: list[Quantity], said: list[str]) -> bool:
    """Whether what is counted without any table stands before a number, or soon behind it: "two | workers | died"."""
    return not english().countable.isdisjoint(said[: amounts[-1].after + _LONGEST_COUNTED])


def _may_be_a_name(amount: Quantity) -> bool:
    return amount.bare and (amount.stated.value or 0) < _LARGE


def _is_how_often(amount: Quantity, row: list[Token]) -> bool:
    """ "Had been sold | twice |, the mayor said": a multiple of nothing."""
    alone = amount.kind == "multiple" and amount.after == amount.first + 1
    return (
        alone and row[amount.first].text in _HOW_OFTEN and word_at(row, amount.after) in _ENDING_A_STATEMENT
    )


def _sets_against(hits: list[Hit], tabled: bool, said: list[str]) -> bool:
    """Whether a comparative stands there, or something tabled and a word that places or moves it.

    An adjective does so beside a word that compares alone: "as crowded as", but not "the crowded market".
    """
    telling = [hit.entry for hit in hits if hit.entry.comparative or (tabled and hit.entry.sets_against)]
    if not telling or not _COMPARING.isdisjoint(said):
        return bool(telling)
    return any(entry.kinds != _ADJECTIVE or entry.comparative or entry.verb for entry in telling)


def _is_of_somebody(hits: list[Hit], said: list[str], tabled: bool, told: bool) -> bool:
    """Whether somebody is named whom a word that compares or places may be about, or the words are enough without that."""
    return _is_of_anybody(hits, said, told) or _tells_of_somebody(hits, said, tabled)


def _is_of_anybody(hits: list[Hit], said: list[str], told: bool) -> bool:
    """Whether such words are enough without anybody named: with a number or a time (`told`), or a verb that says it all.

    A verb such as "have" says it all behind "nobody" or "only", or in a few words: "None has more", but not "she had
    more to say than anyone".
    """
    if [hit for hit in hits if hit.entry.comparative]:
        acting = [hit.entry for hit in hits if "concept_verb" in hit.entry.kinds]
        telling = any(not entry.generic for entry in acting)  # "fewer are mined"
        plain = len(said) <= _LONGEST_ECHO or not _ALONE.isdisjoint(said)
        return told or telling or (bool(acting) and plain)
    verbs = [hit.entry.verb for hit in hits if hit.entry.verb is not None]
    return any("exceed" in verb.classes for verb in verbs)  # "residents outnumber visitors"


def _is_so(said: Collection[str], tabled: bool) -> bool:
    """ "It still was in 2024", "So is Poland", "Chile is another": short, and of what the sentence before says."""
    if _ECHOING.isdisjoint(said):
        return False
    if tabled and not _LIKEWISE.isdisjoint(said):
        return True
    return not (_GOING_ON.isdisjoint(said) or _STANDING_FOR.isdisjoint(said))


def _is_so_of_another(said: Collection[str]) -> bool:
    """ "Germany's were, too", "So did Brazil's": short, and of another what the sentence before says."""
    return not (_TOO.isdisjoint(said) or _ECHOING.isdisjoint(said))


def _told_by(hits: list[Hit]) -> tuple[bool, set[str], bool]:
    """Whether a superlative stands among some words, the classes of their verbs, and whether anything tabled is named."""
    superlative, tabled, classes = False, False, set[str]()
    for hit in hits:
        entry = hit.entry
        if entry.superlative is not None:
            superlative = True
        if entry.tabled:
            tabled = True
        if entry.verb is not None:
            classes.update(entry.verb.classes)
    return superlative, classes, tabled


def _names_anything(hits: list[Hit]) -> bool:
    """Whether anything is named that a table may be about, by more than a word such as "people"."""
    return bool([hit for hit in hits if not hit.entry.generic and not hit.entry.kinds.isdisjoint(_NAMING)])


def _tells_of_somebody(hits: list[Hit], said: list[str], tabled: bool) -> bool:
    """Whether anything is named that a table may be about, or a word stands for it.

    "A rival" stands for nobody where nothing that is measured is named either, nor does "there" in "There was a pause".
    """
    if _names_anything(hits):
        return True
    standing_in, rivals = _standing_in()
    if not tabled and said[:2] in _THERE_IS:
        said = said[1:]
    return not standing_in.isdisjoint(said) or (tabled and not rivals.isdisjoint(said))


@lru_cache(maxsize=1)
def _standing_in() -> tuple[frozenset[str], frozenset[str]]:
    """The words that may stand for a country or a measure ("it", "there", "no nation"), and those for another one ("a rival")."""
    function = english().function
    return function["stand_ins"] | function["country_nouns"], function["relational_nouns"]


def is_surely_none(folded: str, start: int, end: int, hits: list[Hit]) -> bool:
    """Whether a sentence holds no claim, amount, place or year, as its words alone tell before it is taken apart.

    Without a number, an ordinal or the like there is no amount and no place, and without a word such as "year" or "May"
    no time that anything later could be told of; then `may_hold_a_claim` asks for no more than is asked here.
    """
    if _DIGIT.search(folded, start, end) or folded.find("fold", start, end) >= 0:
        return False
    superlative, moves, tabled = _told_by(hits)
    if superlative or "multiply" in moves or (tabled and not moves.isdisjoint(_MOVING)):
        return False  # perhaps "for decades"
    said = _WORD.findall(folded, start, end)
    if not _telling_words().isdisjoint(said):
        return False
    if not _words_for_parts().isdisjoint(said) and _told_parts().search(folded, start, end):
        return False  # "a quarter of it", "the better part of it"
    if len(said) <= _LONGEST_ECHO and _is_so(said, tabled):
        return False
    if len(said) <= _LONGEST_TOO and tabled and _is_so_of_another(said):
        return False
    if not ends_of_a_scale().isdisjoint(said) and _vague_times().search(folded, start, end):
        return False  # "the best by then"
    return not _sets_against(hits, tabled, said) or not _is_of_somebody(hits, said, tabled, told=False)


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    """The words of which a sentence without digits needs one to tell an amount, a place or a year."""
    words = english()
    alone = (share for share in words.shares if " " not in share)
    phrases = (*words.vague_counts, *alone)  # "a few" multiplies what one of these, or "times", says
    multiplied = ("times", *(f"{word}s" for word in words.multipliers))
    numbers = (words.digits, words.tens, words.multipliers, words.ordinals, words.multiples)
    times = (LENGTHS, words.months, _TIMES)
    starts = (word for start in place_starts() for word in _WORD.findall(start))
    return frozenset(("order", "orders", *multiplied)).union(
        map(_longest_word, phrases), starts, *numbers, *times
    )


def _longest_word(phrase: str) -> str:
    """The word of a phrase that the fewest other phrases have."""
    return max((found.group() for found in _WORD.finditer(phrase)), key=len)


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    """The words for parts that are no ordinals: "half", "quarter"."""
    return frozenset(english().parts.keys() - english().ordinals.keys())


def _shares() -> list[str]:
    """The phrases for a part: "the bulk", "the better part"."""
    return [share for share in english().shares if " " in share]


@lru_cache(maxsize=1)
def _words_for_parts() -> frozenset[str]:
    """The words of which a sentence needs one to tell a part."""
    return _parts().union(map(_longest_word, _shares()))


@lru_cache(maxsize=1)
def _told_parts() -> re.Pattern[str]:
    """A part as amounts and times begin with one: "half of it", "a quarter", but neither "half-built" nor "the old quarter".

    Also "the better part", but not "better drains".
    """
    parts = "|".join(sorted(_parts()))
    shares = "|".join(r"\W+".join(_WORD.findall(share)) for share in sorted(_shares()))
    half, one = r"\bhalf\b(?!-)", rf"\b(?:an?|final)\W+(?:{parts})\b"
    return re.compile(rf"{half}|{one}|\bper(?:cent(?:age)?)?\b|\b(?:{shares})\b")


@lru_cache(maxsize=1)
def _vague_times() -> re.Pattern[str]:
    """Any of the times of which no year is known: "by then", "in recent years"."""
    phrases = sorted(english().function["vague_times"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def may_answer(folded: str, spans: list[tuple[int, int]], index: int, hits: list[Hit]) -> bool:
    """Whether a sentence behind a question may answer it with a name: "Who mines the most tin? | China."."""
    start, end = spans[index]
    if not index or end - start > _LONGEST_ANSWER or not asks(folded, *spans[index - 1]):
        return False
    return any("entity" in hit.entry.kinds for hit in hits)


def asks(folded: str, start: int, end: int) -> bool:
    """Whether a sentence ends as a question."""
    return folded[max(start, end - _LONGEST_CLOSING) : end].rstrip("\"' ").endswith("?")
