"""Digits and number words to numbers: "45,000", "2 1/2", "twelve million", "two and a half"."""

from __future__ import annotations

import math
from collections.abc import Container

from checks.digits import Number
from checks.reading.language import Language
from checks.reading.tokens import Token, word_at
from checks.reading.written_numbers import written_number
from checks.values import dataclass

_MOST_MULTIPLIERS = 3
OPENERS = "([{$€£¥₹₽₩₺₦\"'~<>≈=*|_•·"
LARGEST_DENOMINATOR = 16
_CURRENCIES = frozenset("$€£¥₹₽₩₺₦")
_NO_PLURALS = ("ss", "us", "is", "as", "ways", "wards")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found at some tokens: what it is, where it ends, and whether words or a multiplier are part of it."""

    number: Number
    after: int
    multiplied: bool = False
    factor: float = 1.0
    words: bool = False


class Numerals:
    """Reads the number at a token, with its multipliers; `unit_names` are the words that may be fused to digits."""

    def __init__(self, words: Language, unit_names: Container[str]) -> None:
        self._words, self._unit_names = words, unit_names

    def read(self, tokens: list[Token], index: int, taken: set[int]) -> Numeral | None:
        """A number in digits or words, with its multipliers."""
        if index >= len(tokens) or index in taken:
            return None
        token = tokens[index]
        if token.kind == "number":
            number = written_number(token.text)
            if number is None or self._is_part_of_a_name(tokens, index):
                return None
            mixed = self._mixed(tokens, index, number)
            return self._multiplied(tokens, mixed or Numeral(number, index + 1))
        if token.kind == "word":
            return self._number_words(tokens, index)
        return None

    def _mixed(self, tokens: list[Token], index: int, number: Number) -> Numeral | None:
        """ "2 1/2", "2-1/2": a whole number with a fraction in digits behind it."""
        at = index + 1 + (word_at(tokens, index + 1) == "-")
        if not tokens[index].text.isdecimal() or word_at(tokens, at + 1) != "/" or not tokens[at + 1].glued:
            return None
        above, below = word_at(tokens, at), word_at(tokens, at + 2)
        if not (
            above.isdecimal() and below.isdecimal() and tokens[at + 2].glued and len(above) <= len(below) <= 2
        ):
            return None
        if not 0 < int(above) < int(below) <= LARGEST_DENOMINATOR:
            return None
        return Numeral(Number(number.value + int(above) / int(below), 1 / int(below), 1 / int(below)), at + 3)

    def _is_part_of_a_name(self, tokens: list[Token], index: int) -> bool:
        """Whether letters or marks are fused to the digits: "G7", "5G", "3-0", "7:15", "COVID-19"."""
        if index and tokens[index].glued and (fused := self._letters_before(tokens, index)) is not None:
            return fused
        after = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].glued else None
        if after is None:
            return False
        if after.text in (":", "/") and index + 2 < len(tokens) and tokens[index + 2].kind == "number":
            return True
        return after.kind == "word" and not self._can_be_fused(after.text)

    def _letters_before(self, tokens: list[Token], index: int) -> bool | None:
        """Whether what is fused to a number from before makes it a name ("COVID-19"); None where it decides nothing."""
        before = tokens[index - 1]
        earlier = tokens[index - 2] if index >= 2 else None
        if before.text in ("-", "–"):
            joined = before.glued and earlier is not None and earlier.kind == "word"
            amount = earlier is not None and self._is_amount(earlier.text) and index >= 3
            if joined and not (amount and tokens[index - 3].kind in ("number", "mark")):
                return before.text == "-" or not self._is_amount(word_at(tokens, index + 1))
            return None
        if before.text in (":", "/", ",", ";"):
            return True if earlier is None or earlier.kind != "word" else None
        if before.text not in OPENERS and before.text not in "+<>" and before.text not in self._unit_names:
            return True
        return None

    def _is_amount(self, text: str) -> bool:
        return text in self._words.multipliers or text in self._words.letters or text in self._unit_names

    def _can_be_fused(self, text: str) -> bool:
        if text == "x" or self._is_amount(text):
            return True
        return any(
            text.startswith(short) and text[len(short) :] in self._unit_names
            for short in ("bn", "mn", "m", "k", "tn")
        )

    def _is_unit(self, tokens: list[Token], at: int) -> bool:
        """Whether a letter that may multiply is a unit of a user's table: "310m high", but not "$10.4m", "2.6m visitors"."""
        if tokens[at].text not in self._unit_names:
            return False
        before, behind = word_at(tokens, at - 2), word_at(tokens, at + 1)
        paid = at > 1 and (before in _CURRENCIES or before in self._unit_names)
        several = behind.endswith("s") and not behind.endswith(_NO_PLURALS)
        return not (paid or several or behind in self._words.function["people_nouns"])

    def _multiplied(self, tokens: list[Token], parsed: Numeral) -> Numeral:
        """The number with "million", "bn", "m" … behind it, as often as they come ("hundred thousand million")."""
        number, index, factor = parsed.number, parsed.after, 1.0
        for _ in range(_MOST_MULTIPLIERS):
            if index >= len(tokens):
                break
            token = tokens[index]
            at = index
            if token.text == "-" and token.glued and index + 1 < len(tokens) and tokens[index + 1].glued:
                at = index + 1  # "3.8-million-ton"
            word = tokens[at].text
            if word in self._words.multipliers and tokens[at].kind == "word":
                factor *= self._words.multipliers[word]
                index = at + 1
            elif (
                at == index
                and token.glued
                and word in self._words.letters
                and not self._is_unit(tokens, index)
            ):
                behind = tokens[at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "-" else at + 1 :][
                    :1
                ]
                if factor != 1.0 or (behind and behind[0].text in self._words.letters_not_before):
                    break  # "a 100m race", "a 4K screen"
                factor *= self._words.letters[word]
                index += 1
            else:
                break
        if factor == 1.0:
            return parsed
        part = self._and_a_part(tokens, index)
        if part is not None and part[1] == 2:  # "a million and a half"
            number, index = Number(number.value + 0.5, 0.5, 0.5), part[2]
        return Numeral(number.times(factor), index, True, parsed.factor * factor, parsed.words)

    def _number_words(self, tokens: list[Token], index: int) -> Numeral | None:
        """ "twelve million", "two and a half", "twenty-five", "a million", "half a million"."""
        part = part_of_a_multiplier(tokens, index, self._words)
        if part is not None:
            return self._multiplied(tokens, Numeral(part[0], part[1], words=True))
        group = self._below_thousand(tokens, index)
        if group is None:
            return None
        total, scale, value, at = self._larger_groups(tokens, *group)
        if total == 0:
            number = _whole_number(value)
            if (more := self._and_a_part(tokens, at)) is not None:
                above, below, at = more
                number = Number(value + above / below, 1 / below, 1 / below)
            return self._multiplied(tokens, Numeral(number, at, words=True))
        last = self._multiplied(tokens, Numeral(_whole_number(value), at, words=True))
        if last.number.value >= scale:
            return Numeral(_whole_number(total + value), at, True, words=True)
        number = _whole_number(total + int(last.number.value))
        return Numeral(number, last.after, True, words=True)

    def _and_a_part(self, tokens: list[Token], at: int) -> tuple[int, int, int] | None:
        """ "Two | and a half", "two | and a third | times", "two | and three-quarter | million": above, below, and the index behind."""
        if word_at(tokens, at) != "and":
            return None
        words, above = self._words, word_at(tokens, at + 1)
        behind = at + 2 + (word_at(tokens, at + 2) == "-")
        below = words.parts.get(word_at(tokens, behind), 0)
        if above == "a" and below == 2:
            return 1, 2, behind + 1
        number = 1 if above in ("a", "one") else words.digits.get(above, 0)
        follows = word_at(tokens, behind + 1)
        counts = follows == "times" or words.multipliers.get(follows, 0) >= 1000
        return (number, below, behind + 1) if 0 < number < below and counts else None

    def and_a_half(self, tokens: list[Token], at: int) -> int | None:
        """ "Two points | and a half": the index behind it; None where more of another thing follows ("and a half share of")."""
        part = self._and_a_part(tokens, at)
        return part[2] if part is not None and part[1] == 2 else None

    def _larger_groups(self, tokens: list[Token], value: int, at: int) -> tuple[int, float, int, int]:
        """What "two million five hundred thousand" has before its last group, the last scale, that group, and its end."""
        total, scale = 0, math.inf
        while (larger := self.larger(tokens, at)) is not None and larger[0] < scale:
            after = larger[1]
            following = self._below_thousand(tokens, after)
            if following is None and larger[0] == 1000 and word_at(tokens, after) == "and":
                following = self._below_thousand(tokens, after + 1)  # "one thousand and one"
                following = following if following is not None and following[0] < 100 else None
            if following is None or word_at(tokens, after) in ("a", "an"):
                break
            scale = larger[0]
            total, (value, at) = total + value * int(scale), following
        return total, scale, value, at

    def larger(self, tokens: list[Token], at: int) -> tuple[float, int] | None:
        """ "thousand", "million" … at an index, and the index behind it."""
        factor = self._words.multipliers.get(word_at(tokens, at), 0.0)
        return (factor, at + 1) if factor >= 1000 else None

    def _below_thousand(self, tokens: list[Token], index: int) -> tuple[int, int] | None:
        """ "seven", "twenty-five", "a hundred and twenty": whole numbers in words, and the index behind them."""
        first, second = word_at(tokens, index), word_at(tokens, index + 1)
        if first in ("a", "an"):
            if second == "percentage" and word_at(tokens, index + 2) == "point":
                return 1, index + 1  # "less than a percentage point"
            if self.and_a_half(tokens, index + 2) is not None and (
                second == "point" or second in self._unit_names
            ):
                return 1, index + 1  # "a ton and a half"
            if len(second) <= 3 or second not in self._words.multipliers:
                return None
            value, at = 1, index + 1
        else:
            tens = self._below_hundred(tokens, index)
            if tens is None:
                return None
            value, at = tens
        if word_at(tokens, at) != "hundred" or not value:
            return value, at
        value, at = value * 100, at + 1
        rest = self._below_hundred(tokens, at + (word_at(tokens, at) == "and"))
        if rest is not None and rest[0]:
            value, at = value + rest[0], rest[1]
        return value, at

    def _below_hundred(self, tokens: list[Token], index: int) -> tuple[int, int] | None:
        digits, tens = self._words.digits, self._words.tens
        word = word_at(tokens, index)
        if word in digits:
            return digits[word], index + 1
        if word not in tens:
            return None
        at = index + 1
        if word_at(tokens, at) == "-" and tokens[at].glued:
            at += 1
        unit = digits.get(word_at(tokens, at), 0)
        return (tens[word] + unit, at + 1) if 0 < unit < 10 else (tens[word], index + 1)

    def small(self, tokens: list[Token], index: int) -> int | None:
        """A whole number in one token, in digits or as a word."""
        token = tokens[index]
        if token.kind == "number":
            number = written_number(token.text)
            return (
                int(number.value) if number is not None and number.value == int(number.value) < 1e9 else None
            )
        value = self._words.digits.get(token.text) or self._words.tens.get(token.text)
        return value or None


def _whole_number(value: int) -> Number:
    digits = str(value)
    step = 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0
    return Number(float(value), step, 1.0)


def part_of_a_multiplier(tokens: list[Token], index: int, words: Language) -> tuple[Number, int] | None:
    """ "half a million", "three-quarters of a million", "a tenth of a point": up to the multiplier, "percent" or "point"."""
    above, at = 1, index
    if word_at(tokens, at) in ("a", "an"):
        at += 1
    elif word_at(tokens, at) in words.digits:
        above, at = words.digits[word_at(tokens, at)], at + 1
        at += word_at(tokens, at) == "-"
    below = words.parts.get(word_at(tokens, at))
    if below is None or not 0 < above < below:
        return None
    at += 1
    if word_at(tokens, at) == "-" or (word_at(tokens, at) == "of" and word_at(tokens, at + 1) in ("a", "an")):
        at += 1
    if word_at(tokens, at) in ("a", "an"):
        at += 1
        at += word_at(tokens, at) == "-"
    elif below > 4:
        return None
    word = word_at(tokens, at)
    if (len(word) <= 3 or word not in words.multipliers) and word not in (
        "percent",
        "per",
        "percentage",
        "point",
    ):
        return None
    step = 0.1 if below == 2 else 1 / below
    return Number(above / below, step, step), at
