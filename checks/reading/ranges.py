"""Numbers that belong together: "45,000-50,000 t", "between 3% and 4%", "5, 6 and 7 million tons"."""

from __future__ import annotations

from checks.digits import Number
from checks.reading.language import Language
from checks.reading.numerals import Numeral, Numerals
from checks.reading.tokens import Token, word_at
from checks.reading.units import Units
from checks.reading.vocabulary import Unit
from checks.values import dataclass, replace

_LONGEST_HEDGE = 5
_WIDEST = 4  # so many times its lower end is a range's upper one behind a verb such as "grew", at most
_LONGEST_LIST = 6  # numbers in a row that share what stands behind the last of them


@dataclass(frozen=True, slots=True)
class Range:
    """A range: its lower end, its upper end, the unit of both, and where it ends."""

    low: Numeral
    high: Number
    unit: Unit | None
    after: int
    attributive: bool


class RangeReader:
    """Reads what a number shares with the numbers behind it."""

    def __init__(self, words: Language, numerals: Numerals, units: Units) -> None:
        self._words, self._numerals, self._units = words, numerals, units

    def range(
        self,
        tokens: list[Token],
        first: int,
        low: Numeral,
        unit: Unit | None,
        after: int,
        currency: Unit | None,
        taken: set[int],
    ) -> Range | None:
        """A range with its upper end, where one follows: "45,000-50,000 t", "4 to 5 million", "between 3% and 4%"."""
        at = after if currency is None else low.after
        link = word_at(tokens, at)
        if not self._is_linked(tokens, first, link, unit is not None or low.multiplied):
            return None
        second, start = self._units.currency(tokens, at + 1)
        if second is not None and (currency is None or second.base != currency.base):
            return None
        high = self._numerals.read(tokens, start, taken)
        if high is None:
            return None
        high_unit, end, attributive = self._units.behind(tokens, high, currency)
        if unit is not None and (high_unit is None or high_unit.base != unit.base):
            return None
        number = _scaled(low, high, link, unit is None or unit is currency)
        if number is None:
            return None
        factor = high_unit.factor if high_unit else 1.0
        number, top = number.times(unit.factor if unit else factor), high.number.times(factor)
        if top.value <= number.value or (link == "-" and is_score(tokens, end)):
            return None
        if link == "or" and _is_choice(number, top):
            return None
        if (
            link == "to"
            and top.value > _WIDEST * number.value
            and self._range_opener(tokens, first) == "change"
        ):
            return None  # "grew by 2,100 to 43,900"
        multiplied = low.multiplied or high.multiplied
        number = number.times(1 / factor)
        scaled = replace(low, number=number, after=high.after, multiplied=multiplied, factor=high.factor)
        return Range(scaled, top, high_unit, end, attributive)

    def _is_linked(self, tokens: list[Token], first: int, link: str, complete: bool) -> bool:
        """Whether a word ties a number to the upper end of its range; `complete`: it has a unit or multiplier already.

        "from 22 million to 3.5 million" and "rose 5 million to 20 million" are changes.
        """
        opener = self._range_opener(tokens, first)
        if link == "to":
            return opener != "from" and not (opener == "change" and complete)
        return link in ("-", "–", "or") or (link == "and" and opener == "between")

    def _range_opener(self, tokens: list[Token], first: int) -> str:
        """What stands before a number that may begin a range: "between", "from" (a change), "change" (a verb) or ""."""
        for back in range(1, _LONGEST_HEDGE + 1):
            word = word_at(tokens, first - back)
            if word in ("between", "from"):
                return "" if word_at(tokens, first - back - 1) in self._words.range_openers else word
            verb = self._words.verbs.get(word)
            moves = verb is not None and not {"rise", "fall"}.isdisjoint(verb.classes)
            if moves or (back == 1 and word == "by"):
                return "change"  # also "cut its output | by | 160,000 tons to 2.6 million tons"
            if back > 1 and word not in self._words.hedge_words:
                return ""
        return ""

    def elided(self, tokens: list[Token], numeral: Numeral, taken: set[int]) -> tuple[Numeral, Unit | None]:
        """What a number shares with the last one of its row: "from 3 to 4 percent", "5, 6 and 7 million tons"."""
        if numeral.multiplied or not 0 < numeral.number.value < 1000:
            return numeral, None
        at, joined = numeral.after, False
        for _ in range(_LONGEST_LIST):
            link = word_at(tokens, at)
            if link not in ("to", "and", "or", ","):
                return numeral, None
            joined = joined or link != ","
            other = self._numerals.read(tokens, at + 1, taken)
            if other is None or other.words != numeral.words:
                return numeral, None
            unit, _, _ = self._units.behind_number(tokens, other.after, other)
            if unit is None and not other.multiplied:
                at = other.after
                continue
            if not joined or (unit is not None and unit.dimension in ("time", "ratio")):
                return numeral, None
            if other.multiplied:
                larger = numeral.number.times(other.factor)
                numeral = replace(numeral, number=larger, multiplied=True, factor=other.factor)
            return numeral, unit
        return numeral, None


def _scaled(low: Numeral, high: Numeral, link: str, shares_unit: bool) -> Number | None:
    """The lower end with the multiplier that it shares with the upper one: "4 to 5 million", "45-50,000"."""
    number, top = low.number, high.number
    if not low.multiplied and high.multiplied and shares_unit:
        shared = number.times(high.factor)
        if shared.value < top.value:
            return shared
        return None if number.value < 1000 else number
    thousands = number.value < 1000 <= number.value * 1000 < top.value and top.value % 1000 == 0
    return number.times(1000) if link in ("-", "–") and thousands else number


def _is_choice(low: Number, high: Number) -> bool:
    """ "five or six million" is a range, "five or twenty" a choice."""
    return high.value - low.value > 1.01 * max(low.step, high.step)


def is_score(tokens: list[Token], at: int) -> bool:
    """Whether a number that ends at an index is set against another: "3-0", "20-1", "555-01-23"."""
    if word_at(tokens, at) not in ("-", "–") or not tokens[at].glued or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].kind == "number" and tokens[at + 1].glued
