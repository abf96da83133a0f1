"""Tokens to times: years, relative years, parts of years, editions; and the dates and clock times that are no claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from checks.reading import dates, stretches, year_parts, years
from checks.reading.language import Language, english
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit
from checks.reading.years import Period
from checks.values import replace

_COMPARING = ("than", "from", "against", "versus")
_LONGEST_COMPARED = 6  # "from | $67.3 billion a | year before"


def periods(
    tokens: list[Token],
    published: date | None,
    datasets: set[int],
    named: int | None = None,
    near: tuple[int | None, int | None] = (None, None),
    only: int | None = None,
    said: frozenset[str] | None = None,
) -> list[Period]:
    """The times in a sentence's tokens, in order.

    `published` resolves "last year"; without it such a time has no year. `datasets` are the indices of tokens that
    belong to the name of a dataset, whose year names an edition. `named` is the year that was named last before, which
    "that year" stands for where the sentence names none; `near` the same, but of the sentence right before, from which
    "the year before" and "a year later" are counted, and the last there with which nothing is compared, from which they are
    counted in a comparison: "8% more than in 2023. Its share rose to 59% | from 54% a year earlier". `only` is the one year
    that the sentence right before names, which "since then" counts from. `said` are the words of all tokens, where they
    are at hand.
    """
    words = english()
    said = said if said is not None else frozenset([token.text for token in tokens])
    rules = _rules_by_word(not said.isdisjoint(stretches.LENGTHS), "month" in said)
    found: list[Period] = []
    last, own = near
    after = 0
    for index, token in enumerate(tokens):
        word = token.text
        if token.kind == "number":
            fitting: tuple[_Rule, ...] | None = _NUMBER_RULES
        elif word in rules:
            fitting = rules[word]
        else:
            fitting = rules["fy"] if word[:2] == "fy" else None  # "fy2024" is one word whatever its year
        if fitting is None or index < after:
            continue
        for rule in fitting:
            period = rule(tokens, index, published, datasets, words)
            if period is not None:
                break
        else:
            continue
        if word_at(tokens, period.after) == "'s":
            period = _without_the_amounts_preposition(tokens, period)
        if period.words.words in stretches.SAME_YEAR and named is not None:
            period = replace(period, words=replace(period.words, year=named), role="at")
        if period.words.words == stretches.SINCE_THEN:
            period = replace(period, words=replace(period.words, year=_only_year(found, only)))
        away = stretches.years_away(period)
        compared = _is_compared(tokens, period.first)
        base = own if compared and own is not None else last
        if away is not None and base is not None:
            period = replace(period, words=replace(period.words, year=base + away))
        found.append(period)
        told = last_year([period])
        last = told or last
        own = own if compared else told or own
        since = period.words.year if period.role == "since" else None  # "since 2021; in that year it …"
        named = told or since or named
        after = period.after
    return found


def _only_year(told: list[Period], before: int | None) -> int | None:
    """The one year told before "since then", in its sentence or else the one before; None where there are several."""
    here = {time.words.year for time in told if time.words.year is not None and time.words.edition is None}
    if here:
        return here.pop() if len(here) == 1 else None
    return before


def _without_the_amounts_preposition(tokens: list[Token], period: Period) -> Period:
    """ "Up from | 2023's | 5.25 million": the preposition before a time that has an amount is the amount's."""
    amount = tokens[period.after + 1] if period.after + 1 < len(tokens) else None
    if amount is None or not (amount.kind == "number" or amount.text[-1:] in "$€£¥₹"):
        return period
    opens = word_at(tokens, period.first) in years.PREPOSITIONS
    return replace(period, first=period.first + 1, role="at") if opens else period


def last_year(times: Iterable[Period]) -> int | None:
    """The year that some times name last, as the one of what is told; None where they name none."""
    years_told = [time.words.year for time in times if time.role == "at" and time.words.edition is None]
    return next((year for year in reversed(years_told) if year is not None), None)


def without_compared(tokens: Sequence[Token], times: Iterable[Period]) -> list[Period]:
    """The times that are not those of what something is set against: "8% more than | in 2023", "from 12.2% | in 2023"."""
    return [time for time in times if not _is_compared(tokens, time.first)]


def _is_compared(tokens: Sequence[Token], first: int) -> bool:
    for token in reversed(tokens[max(0, first - _LONGEST_COMPARED) : first]):
        if token.text in _COMPARING:
            return True
        if token.text == "to" or (token.kind == "mark" and token.text not in ("$", "%", "€", "£")):
            return False
    return False


_Rule = Callable[[list[Token], int, date | None, set[int], Language], Period | None]


_NUMBER_RULES: tuple[_Rule, ...] = (
    dates.clock,
    dates.calendar_date,
    years.edition,
    years.decade,
    stretches.distance,
    years.year,
)


_RULES_OF_LENGTHS: tuple[_Rule, ...] = (
    stretches.year_on_year,
    stretches.distance,
    stretches.stretch,
    stretches.relative,
    stretches.same_year,
)


@lru_cache(maxsize=4)
def _rules_by_word(with_lengths: bool, with_month: bool) -> dict[str, tuple[_Rule, ...]]:
    """The rules that can fit at a word, in the order in which they are tried: most words begin no time at all.

    `with_lengths`: whether the sentence says "year", "decade" or the like at all, without which many cannot fit;
    `with_month`: whether it says "month".
    """
    words = english()
    lengths = {*stretches.HEDGES, "a", "an", "one", "decade", "century", *words.digits, *words.tens}
    past = {"past", "last", "previous", "preceding"}
    vague = {phrase.split()[0] for phrase in words.function["vague_times"]}
    starts: tuple[tuple[_Rule, Iterable[str]], ...] = (
        (dates.calendar_date, words.months),
        (years.edition, {*words.months, *years.SEASONS}),
        (stretches.year_on_year, ("year", "on", "over")),
        (stretches.distance, lengths),
        (stretches.same_part, ("same",)),
        (stretches.same_year, ("that", "the", "in", "during")),
        (stretches.stretch, {*stretches.STRETCH_OPENERS, "the", *past}),
        (stretches.relative, ("last", "this", "past", "previous", "next", "current", "a", "the", "one")),
        (year_parts.part, {"last", "final", *year_parts.SHORT, *words.months, *words.ordinals}),
        (year_parts.month_before, ("a", "one", "the", "month")),
        (year_parts.month, {"last", "this", "previous", *words.months}),
        (years.fiscal_year, ("fiscal", "financial", "fy")),
        (years.year, ("'",)),
        (dates.end_or_start, ("end", "start", "beginning", "close")),
        (stretches.vague_time, vague),
        (stretches.since_then, ("since",)),
    )
    left_out = (
        *(() if with_lengths else _RULES_OF_LENGTHS),
        *(() if with_month else (year_parts.month_before,)),
    )
    found: dict[str, tuple[_Rule, ...]] = {}
    for rule, firsts in starts:
        for word in firsts if rule not in left_out else ():
            found[word] = (*found.get(word, ()), rule)
    return found


def dataset_tokens(row: list[Token], hits: list[Hit]) -> set[int]:
    """The tokens of the names of datasets, whose years are no times: "the Statistical Review 2024"."""
    spans = [(hit.start, hit.end) for hit in hits if "dataset" in hit.entry.kinds]
    if not spans:
        return set()
    return {
        at
        for at, token in enumerate(row)
        if any(start <= token.start and token.end <= end for start, end in spans)
    }
