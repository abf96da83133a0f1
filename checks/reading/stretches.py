"""Stretches of time and times by their distance: "over the past decade", "five years ago", "year on year", "last year"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from checks.claim_words import PeriodWords
from checks.reading.language import Language, english
from checks.reading.tokens import Token, word_at
from checks.reading.years import Period, placed, year_at
from checks.values import replace

LENGTHS = {"year": 1, "years": 1, "decade": 10, "decades": 10, "century": 100}


_LONGEST_HEDGE = 5
_LONGEST_AMOUNT = 3  # "5.3 million tonnes", "a fifth"
_COMPARED = ("more", "fewer", "less", "higher", "lower")
_DEGREES = ("slightly", "much", "far", "little", "somewhat", "percent", "%", "twice", "half")


_ENDS = (",", ".", ";", "")
_LASTING = ("over", "in", "within", "during", "through", "throughout", "for", "by", "until", "of")
_LIVING = ("live", "lives")
STRETCH_OPENERS = ("in", "over", "for", "within", "during", "across", "throughout")


HEDGES = ("at", "least", "more", "than", "nearly", "almost", "about", "around", "roughly", "just", "only", "over", "barely",
           "some", "well", "single", "mere")  # fmt: skip


def length_at(tokens: list[Token], index: int, words: Language) -> tuple[int, int] | None:
    """How many years some tokens say ("a decade", "at least three years", "20 years"), and the index behind them."""
    at = index
    while at < index + _LONGEST_HEDGE and word_at(tokens, at) in HEDGES:
        at += 1
    number: int | None = None
    text = word_at(tokens, at)
    if text in ("a", "an", "one"):
        number, at = 1, at + 1
    elif text in words.digits or text in words.tens:
        number, at = words.digits.get(text, words.tens.get(text)), at + 1
    elif text.isdecimal() and len(text) <= 3:
        number, at = int(text), at + 1
    elif text in ("decade", "century"):
        number = 1
    while at < index + 2 * _LONGEST_HEDGE and word_at(tokens, at) in HEDGES and number == 1:
        at += 1
    if not number or word_at(tokens, at) not in LENGTHS:
        return None
    return number * LENGTHS[word_at(tokens, at)], at + 1


def distance(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "five years ago", "a decade earlier", "two years later", "two years on,": a time by its distance from another one."""
    measured = length_at(tokens, index, words)
    if measured is None or measured[0] == 1 or _is_side_of_amount(tokens, index, words):
        return None
    years, at = measured
    text = " ".join(token.text for token in tokens[index : at + 1])
    on = word_at(tokens, at) == "on" and word_at(tokens, at + 1) in _ENDS
    if word_at(tokens, at) == "later" or on:
        return replace(placed(tokens, index, at + 1, PeriodWords(None, words=text)), years=-years)
    if word_at(tokens, at) not in ("ago", "earlier", "before"):
        return None
    back = years if word_at(tokens, at) == "ago" else years + 1
    exact = published is not None and "decade" not in text  # ten years, or about as many
    found = placed(
        tokens, index, at + 1, PeriodWords(published.year - back if exact and published else None, words=text)
    )
    return replace(found, years=years)


def _is_side_of_amount(tokens: list[Token], index: int, words: Language) -> bool:
    """ "300,000 tonnes | more | than four years earlier", "a fifth fewer | than | …": "than" sets an amount against that time."""
    than = index + (word_at(tokens, index) == "more")
    if word_at(tokens, than) != "than" or word_at(tokens, than - 1) not in _COMPARED:
        return False
    before = tokens[max(0, than - 1 - _LONGEST_AMOUNT) : than - 1]
    said = {token.text for token in tokens[than + 1 : than + 1 + _LONGEST_HEDGE]}
    if word_at(tokens, than - 2) == "," and not said.isdisjoint(("earlier", "before")):
        return True  # "5.3 million tonnes, | more | than two years earlier"
    return any(
        token.kind == "number"
        or token.text in words.parts
        or token.text in words.digits
        or token.text in _DEGREES
        for token in before
    )


def stretch(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in at least three years", "over the past decade", "in the decade to 2020", "in a single year"."""
    at = index
    if word_at(tokens, at) == "for" and word_at(tokens, at - 1) in _LIVING:
        return None  # "the Swiss live | for 84 years"
    opened = word_at(tokens, at) in STRETCH_OPENERS
    at += opened
    if opened and [word_at(tokens, at + ahead) for ahead in range(3)] == ["the", "space", "of"]:
        at += 3  # "in | the space of | a year"
    at += word_at(tokens, at) == "the"
    past = word_at(tokens, at) in ("past", "last", "previous", "preceding")
    at += past
    measured = length_at(tokens, at, words)
    if measured is not None and (behind := _told_behind(tokens, index, *measured)) is not None:
        return behind
    if (
        measured is None
        or not (opened or past)
        or word_at(tokens, measured[1]) in ("ago", "earlier", "before", "later", "old")
    ):
        return None
    years, after = measured
    last = year_at(tokens, after + 1) if word_at(tokens, after) in ("to", "until", "through") else None
    after += 2 if last is not None else 0
    text = " ".join(token.text for token in tokens[index:after])
    until = last if last is not None or published is None else published.year - 1
    return Period(
        index,
        after,
        PeriodWords(last, words=text),
        "over",
        years,
        until - years if until is not None else None,
    )


def _told_behind(tokens: list[Token], index: int, years: int, after: int) -> Period | None:
    """ "More than in any of | the three years before |", but not "of the three years before the war"."""
    ends = word_at(tokens, after + 1) in ("", ".", ",", ";", ")", "–")
    if not (ends and word_at(tokens, after) in ("before", "preceding") and word_at(tokens, index) == "the"):
        return None
    if word_at(tokens, index - 1) != "of" or years < 2:
        return None
    text = " ".join(token.text for token in tokens[index : after + 1])
    return Period(index, after + 1, PeriodWords(words=text), "over", years)


def year_on_year(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "year on year", "year-over-year", "on the year"."""
    texts = [word_at(tokens, at) for at in range(index, index + 5)]
    if texts[0] == "year" and texts[1] in ("on", "over") and texts[2] == "year":
        return Period(index, index + 3, PeriodWords(words="year on year"), "over", 1)
    if texts[0] == "year" and texts[1] == "-" and texts[2] in ("on", "over") and texts[4] == "year":
        return Period(index, index + 5, PeriodWords(words="year on year"), "over", 1)
    if texts[:3] in (["on", "the", "year"], ["over", "the", "year"]) and texts[3] not in (
        "before",
        "earlier",
        "to",
    ):
        return Period(index, index + 3, PeriodWords(words="year on year"), "over", 1)
    return None


def relative(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "last year", "this year", "a year earlier", "the year before", "the previous year", "next year"."""
    pair = f"{word_at(tokens, index)} {word_at(tokens, index + 1)}"
    back = {
        "last year": 1,
        "this year": 0,
        "past year": 1,
        "previous year": 2,
        "next year": -1,
        "current year": 0,
    }
    triple = f"{pair} {word_at(tokens, index + 2)}"
    if triple in (
        "a year earlier",
        "the year before",
        "a year before",
        "one year earlier",
        "twelve months earlier",
        "twelve months before",
        "12 months earlier",
        "12 months before",
        "the year earlier",
        "the previous year",
        "the prior year",
        "the preceding year",
    ):
        year = published.year - 2 if published else None
        found = placed(tokens, index, index + 3, PeriodWords(year, words=triple))
        return replace(found, years=1)
    behind = word_at(tokens, index + 3)
    on = triple in ("a year on", "one year on") and (behind in _ENDS or behind in ("it", "they"))
    following = triple == "the next year" and word_at(tokens, index - 1) not in _LASTING
    if (
        on
        or following
        or triple in ("a year later", "one year later", "the year after", "the following year")
    ):
        return Period(index, index + 3, PeriodWords(words=triple), "at", -1)
    if triple in ("a year ago", "one year ago"):
        year = published.year - 1 if published else None
        found = placed(tokens, index, index + 3, PeriodWords(year, words=triple))
        return replace(found, years=1)
    if pair not in back or word_at(tokens, index - 1) in ("financial", "fiscal"):
        return None
    year = published.year - back[pair] if published else None
    found = placed(tokens, index, index + 2, PeriodWords(year, words=pair))
    return replace(found, years=1) if pair == "previous year" else found


def same_part(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "the same quarter a year earlier", "the same period of last year": as long ago as "a year earlier"."""
    if word_at(tokens, index - 1) != "the" or word_at(tokens, index + 1) not in _SAME_PARTS:
        return None
    at = index + 2 + (word_at(tokens, index + 2) in ("of", "in"))
    last = published.year - 1 if published is not None else None
    year = year_at(tokens, at)
    if year is not None:
        after = at + 1
    else:
        told = relative(tokens, at, published, datasets, words)
        of_last_year = told is not None and told.words.words == "last year"
        if told is None or not (of_last_year or told.years == 1):
            return None
        after, year = told.after, told.words.year
    spoken = " ".join(token.text for token in tokens[index:after])
    found = placed(tokens, index - 1, after, PeriodWords(year, "part", words=spoken))
    a_year_ago = year_at(tokens, at) in (
        None,
        last,
    )  # of another year than the last, it is not known how long ago
    return replace(found, years=1) if a_year_ago else found


_SAME_PARTS = ("quarter", "half", "month", "period")


def years_away(period: Period) -> int | None:
    """How many years a time lies behind or before the one that was named last: "the year before", "two years earlier".

    None where it is counted from the day of publication: "two years ago", "last year".
    """
    if period.role != "at" or period.years is None or period.words.words.endswith("ago"):
        return None
    return -period.years


SAME_YEAR = ("that year", "that same year", "the same year")


def same_year(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "That year", "in the same year": the year that was named last, which is filled in when it is known."""
    at = index + (word_at(tokens, index) in ("in", "during"))
    for spoken in SAME_YEAR:
        after = at + len(spoken.split())
        if " ".join(word_at(tokens, each) for each in range(at, after)) == spoken:
            behind = word_at(tokens, after)
            return None if behind in ("'", "-") else Period(index, after, PeriodWords(words=spoken), "over")
    return None


SINCE_THEN = "since then"


def since_then(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "Since then": from the year that was named last, which is filled in when it is known."""
    if word_at(tokens, index + 1) != "then" or word_at(tokens, index) != "since":
        return None
    return Period(index, index + 2, PeriodWords(words=SINCE_THEN), "since")


def vague_time(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "until recently", "for decades", "at the time", "in recent years": a time of which no table tells."""
    lengths, first = _vague_lengths(), tokens[index].text
    of_several = lengths.get((first, word_at(tokens, index + 1)), ())
    for length in (*of_several, *lengths.get((first, ""), ())):
        spoken = " ".join(token.text for token in tokens[index : index + length])
        known = index + length <= len(tokens) and words.is_a(spoken, "vague_times")
        if known and word_at(tokens, index + length) not in LENGTHS:
            return Period(index, index + length, PeriodWords(words=spoken), "over")
    return None


@lru_cache(maxsize=1)
def _vague_lengths() -> dict[tuple[str, str], tuple[int, ...]]:
    """How many words the vague times have that begin with two words, or with one and no more; the most first."""
    found: dict[tuple[str, str], list[int]] = {}
    for phrase in english().function["vague_times"]:
        first, second, *_ = (*phrase.split(), "")
        found.setdefault((first, second), []).append(len(phrase.split()))
    return {pair: tuple(sorted(set(lengths), reverse=True)) for pair, lengths in found.items()}
