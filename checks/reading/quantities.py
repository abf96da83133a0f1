"""Tokens to quantities: every number with its hedge, multiplier, currency and unit, and what it stands for."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Literal

from checks.claims import Interval, Stated
from checks.reading import stated as rules
from checks.reading.language import Approximator, Language
from checks.reading.stated import Number
from checks.reading.tokens import FRACTIONS, Token
from checks.reading.tokens import tokens as tokenize
from checks.reading.vocabulary import Unit, Vocabulary

QuantityKind = Literal["amount", "money", "percent", "points", "count", "multiple", "part", "vague", "rate"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})*,\d{3}")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_LONGEST_HEDGE = 5
_LONGEST_LIST = 6  # numbers in a row that share what stands behind the last of them
_MOST_MULTIPLIERS = 3
_OPENERS = "([{$€£¥₹₽₩₺₦\"'~<>≈=*|_•·"
_LARGEST_DENOMINATOR = 16
_YEARLY = ("year", "annum", "yr")
_TIMES = (
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
)
_OTHER_HALF = (
    "other",
    "latter",
    "better",
    "first",
    "second",
    "northern",
    "southern",
    "eastern",
    "western",
    "upper",
    "lower",
)
_FUNCTION = (
    "determiners",
    "prepositions",
    "conjunctions",
    "contrastive",
    "auxiliaries",
    "relative",
    "pronouns",
    "adverbs",
)
_FIGURES = ("figure", "figures", "digit", "digits")
_VAGUE_ALONE = ("dozens", "hundreds", "thousands", "millions", "billions", "trillions")
_PER_TIME = ("a", "an", "each", "every", "per", "daily", "weekly", "monthly", "annually", "yearly")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures; token indices from `first` up to, but without, `after`.

    `core` is the index of the number itself (behind its hedge). `unit` is None for counts of things.
    `dimension` is that of the unit ("mass", "money", …), "" for counts. `attributive`: "41,000-tonne".
    `bare`: a number with neither unit, multiplier, currency nor hedge, which may be a name, a year or an age.
    """

    first: int
    core: int
    after: int
    stated: Stated
    kind: QuantityKind
    dimension: str = ""
    attributive: bool = False
    bare: bool = False
    has_multiplier: bool = False
    multiplier: float = 1.0


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A number found at some tokens: what it is, where it ends, and whether words or a multiplier are part of it."""

    number: Number
    after: int
    multiplied: bool = False
    factor: float = 1.0
    words: bool = False


def written_number(text: str) -> Number | None:
    """Digits as a number; None for what is none in English ("1.2.3", "3,8").

    >>> written_number("45,000")
    Number(value=45000.0, step=1000.0, last_step=1.0)
    >>> written_number("3.80").step
    0.1
    """
    if text[-1:] in FRACTIONS:
        return _with_fraction(text[:-1], *FRACTIONS[text[-1]])
    if _GROUPED.fullmatch(text) or _SPACED.fullmatch(text):
        plain = text.replace(",", "").replace(" ", "")
    elif _PLAIN.fullmatch(text):
        plain = text
    else:
        return None
    if len(plain) > 30 or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None  # "007": a name or part of a telephone number
    whole, _, decimals = plain.partition(".")
    last_step = float(f"1e-{len(decimals)}") if decimals else 1.0
    significant = decimals.rstrip("0")
    if significant:
        step = float(f"1e-{len(significant)}")
    else:
        zeros = len(whole) - len(whole.rstrip("0"))
        step = 10.0**zeros if whole.strip("0") else 1.0
    return Number(float(plain), step, last_step)


def _with_fraction(whole: str, above: int, below: int) -> Number | None:
    """ "2½": the fraction is as fine as it is written."""
    if whole and not whole.isdecimal() or len(whole) > 6:
        return None
    return Number(float(whole or 0) + above / below, 1 / below, 1 / below)


class QuantityReader:
    """Finds the quantities of one sentence's tokens, left to right, each token looked at a bounded number of times."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.units
        self._longest_unit = vocabulary.longest_unit
        self._words: Language = vocabulary.language
        firsts = {name: _first_token(name) for name in self._units}
        self._unit_starts = frozenset(firsts.values())
        money = (firsts[name] for name, units in self._units.items() if units[0].data["dimension"].startswith("money"))
        self._starts = _starts(self._words).union(money)

    def read(self, tokens: list[Token], taken: set[int]) -> list[Quantity]:
        """The quantities, in order; tokens in `taken` (dates, places in an ordering) are passed over."""
        found: list[Quantity] = []
        index, labelled = 0, -1
        while index < len(tokens):
            quantity = None
            if index not in taken and self._may_start(tokens[index]):
                quantity = self._at(tokens, index, taken, found[-1].after if found else 0)
            if quantity is None:
                index += 1
                continue
            index = max(quantity.after, index + 1)
            if quantity.bare and self._is_label(tokens, quantity, labelled, taken):
                labelled = quantity.after
            else:
                found.append(quantity)
        return found

    def _may_start(self, token: Token) -> bool:
        return token.kind == "number" or token.text in self._starts or token.text.endswith("fold")

    def _is_label(self, tokens: list[Token], quantity: Quantity, labelled: int, taken: set[int]) -> bool:
        """Whether a bare number names something: "Article 5", "Route 66", "2-1", "14(b)", "the 737's wings"."""
        first, after = quantity.first, quantity.after
        before = tokens[first - 1].text if first else ""
        follows = tokens[after] if after < len(tokens) else None
        words = self._words
        if tokens[quantity.core].text == "one" and after == quantity.core + 1:
            return before in words.one_behind or (
                follows is not None and (follows.kind != "word" or follows.text in words.one_before)
            )
        if follows is not None and follows.text == "-" and _word(tokens, after + 1) in _FIGURES:
            return True
        if tokens[quantity.core].kind != "number":
            return False
        if before in words.labels or before == "per":
            return True
        if first == labelled + 1 and before in ("and", "or", "to", "-", "–", ",", "&"):
            return True
        if _is_number(tokens, first - 1, taken) or _is_number(tokens, after, taken):
            return True  # a telephone number, a row of a table
        if (
            first >= 2
            and before in ("-", "–", "/")
            and tokens[first].glued
            and tokens[first - 2].kind == "number"
        ):
            return True  # the rest of a score or of "2010-15"
        if follows is not None and follows.text == "°":
            return True
        if follows is None or not follows.glued:
            return False
        if follows.kind in ("possessive", "word"):
            return True
        return follows.text == "(" and after + 2 < len(tokens) and tokens[after + 2].text == ")"

    # ---------------------------------------------------------------- one quantity
    def _at(self, tokens: list[Token], index: int, taken: set[int], floor: int) -> Quantity | None:
        for attempt in (self._vague, self._multiple, self._share_word, self._part, self._number):
            quantity = attempt(tokens, index, taken)
            if quantity is not None:
                return self._with_hedge(tokens, quantity, floor)
        return None

    def _number(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        sign = _sign(tokens, index)
        currency, at = self._currency(tokens, index + sign)
        if currency is None and not sign and tokens[index].kind == "mark":
            return None
        parsed = self._parse(tokens, at, taken)
        if parsed is None:
            return None
        if sign:
            parsed = replace(parsed, number=replace(parsed.number, value=-parsed.number.value))
        unit, after, attributive = self._behind(tokens, parsed, currency)
        high = self._range(tokens, index, parsed, unit, after, currency, taken) if not sign else None
        if high is not None:
            parsed, number, unit, after, attributive = high
        else:
            number = None
            if unit is None and not parsed.multiplied and _is_score(tokens, parsed):
                return None
            if unit is None and not sign:
                parsed, unit = self._elided(tokens, parsed, taken)
        rate, after = self._rate(tokens, after, unit)
        return self._quantity(tokens, index, at, after, parsed, number, unit, rate, attributive)

    def _behind(
        self, tokens: list[Token], parsed: _Parsed, currency: Unit | None
    ) -> tuple[Unit | None, int, bool]:
        """The unit of a number, where the quantity ends, and whether hyphens tie the two to a noun."""
        if currency is not None:
            return currency, parsed.after, False
        return self._unit(tokens, parsed.after, parsed)

    def _elided(self, tokens: list[Token], parsed: _Parsed, taken: set[int]) -> tuple[_Parsed, Unit | None]:
        """What a number shares with the last one of its row: "from 3 to 4 percent", "5, 6 and 7 million tons"."""
        if parsed.multiplied or not 0 < parsed.number.value < 1000:
            return parsed, None
        at, joined = parsed.after, False
        for _ in range(_LONGEST_LIST):
            link = tokens[at].text if at < len(tokens) else ""
            if link not in ("to", "and", "or", ","):
                return parsed, None
            joined = joined or link != ","
            other = self._parse(tokens, at + 1, taken)
            if other is None or other.words != parsed.words:
                return parsed, None
            unit, _, _ = self._unit(tokens, other.after, other)
            if unit is None and not other.multiplied:
                at = other.after
                continue
            if not joined or (unit is not None and unit.dimension in ("time", "ratio")):
                return parsed, None
            if other.multiplied:
                parsed = replace(
                    parsed, number=parsed.number.times(other.factor), multiplied=True, factor=other.factor
                )
            return parsed, unit
        return parsed, None

    def _quantity(
        self,
        tokens: list[Token],
        first: int,
        core: int,
        after: int,
        parsed: _Parsed,
        high: Number | None,
        unit: Unit | None,
        rate: str | None,
        attributive: bool,
    ) -> Quantity:
        factor = unit.factor if unit else 1.0
        number = parsed.number.times(factor)
        percent = unit is not None and unit.base in ("%", "pp")
        if high is not None:
            holds, open_ = rules.between(number, high)
        elif percent:
            holds, open_ = rules.percent_digits(number)
        elif unit is None and not parsed.multiplied:
            holds, open_ = rules.exact_count(number)
        else:
            holds, open_ = rules.digits(number)
        kind: QuantityKind = "count" if unit is None else "amount"
        if unit is not None:
            kind = _kind(unit)
        if rate is not None:
            kind = "rate"
        return Quantity(
            first,
            core,
            after,
            Stated(
                value=number.value if high is None else None,
                holds=holds,
                open=open_,
                unit=(f"{unit.base}{rate}" if rate else unit.base) if unit else None,
                words=_text(tokens, first, after),
                written_unit=unit.name if unit else None,
                unit_factor=factor,
                other_units=unit.other if unit else (),
            ),
            kind,
            unit.dimension if unit else "",
            attributive,
            bare=unit is None and not parsed.multiplied,
            has_multiplier=parsed.multiplied,
            multiplier=parsed.factor,
        )

    def _with_hedge(self, tokens: list[Token], quantity: Quantity, floor: int) -> Quantity:
        hedge, first = self._hedge_before(tokens, quantity.first, floor)
        after = quantity.after
        if hedge is None:
            hedge, after = self._hedge_behind(tokens, quantity.after)
        if hedge is None:
            return quantity
        stated = quantity.stated
        if quantity.kind == "multiple" and hedge.id == "about" and stated.value is not None:
            holds, open_ = rules.multiple(stated.value, True, self._words)
            stated = replace(stated, holds=holds, open=open_, approximator="about")
        else:
            stated = rules.hedged(stated, hedge)
        stated = replace(stated, words=_text(tokens, first, after))
        return replace(quantity, first=first, after=after, stated=stated, bare=False)

    def _hedge_before(self, tokens: list[Token], index: int, floor: int) -> tuple[Approximator | None, int]:
        for length in range(min(_LONGEST_HEDGE, index - floor), 0, -1):
            words = " ".join(token.text for token in tokens[index - length : index])
            if words == "up to" and f"{_word(tokens, index - length - 1)} up" in self._words.verbs:
                continue
            hedge = self._words.approximators.get(words)
            if hedge is not None:
                return hedge, index - length
        return None, index

    def _hedge_behind(self, tokens: list[Token], index: int) -> tuple[Approximator | None, int]:
        if index < len(tokens) and tokens[index].text == "+" and tokens[index].glued:
            return self._words.approximators["at least"], index + 1
        pair = " ".join(token.text for token in tokens[index : index + 2])
        word = self._words.hedges_behind.get(pair)
        if word is not None and (pair[0] != "-" or tokens[index].glued):
            return self._words.approximators[word], index + 2
        return None, index

    # ---------------------------------------------------------------- numbers
    def _parse(self, tokens: list[Token], index: int, taken: set[int]) -> _Parsed | None:
        """A number in digits or words, with its multipliers."""
        if index >= len(tokens) or index in taken:
            return None
        token = tokens[index]
        if token.kind == "number":
            number = written_number(token.text)
            if number is None or self._is_part_of_a_name(tokens, index):
                return None
            mixed = self._mixed(tokens, index, number)
            return self._multiplied(tokens, mixed or _Parsed(number, index + 1))
        if token.kind == "word":
            return self._number_words(tokens, index)
        return None

    def _mixed(self, tokens: list[Token], index: int, number: Number) -> _Parsed | None:
        """ "2 1/2", "2-1/2": a whole number with a fraction in digits behind it."""
        at = index + 1 + (_word(tokens, index + 1) == "-")
        if not tokens[index].text.isdecimal() or _word(tokens, at + 1) != "/" or not tokens[at + 1].glued:
            return None
        above, below = _word(tokens, at), _word(tokens, at + 2)
        if not (
            above.isdecimal() and below.isdecimal() and tokens[at + 2].glued and len(above) <= len(below) <= 2
        ):
            return None
        if not 0 < int(above) < int(below) <= _LARGEST_DENOMINATOR:
            return None
        return _Parsed(Number(number.value + int(above) / int(below), 1 / int(below), 1 / int(below)), at + 3)

    def _is_part_of_a_name(self, tokens: list[Token], index: int) -> bool:
        """Whether letters or marks are fused to the digits: "G7", "5G", "3-0", "7:15", "COVID-19"."""
        token = tokens[index]
        before = tokens[index - 1] if index and token.glued else None
        after = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].glued else None
        if before is not None:
            earlier = tokens[index - 2] if index >= 2 else None
            if before.text in ("-", "–"):
                joined = before.glued and earlier is not None and earlier.kind == "word"
                amount = earlier is not None and self._is_amount(earlier.text) and index >= 3
                if joined and not (amount and tokens[index - 3].kind in ("number", "mark")):
                    return before.text == "-" or not self._is_amount(_word(tokens, index + 1))
            elif before.text in (":", "/", ",", ";"):
                if earlier is None or earlier.kind != "word":
                    return True
            elif before.text not in _OPENERS and before.text not in "+<>" and before.text not in self._units:
                return True
        if after is None:
            return False
        if after.text in (":", "/") and index + 2 < len(tokens) and tokens[index + 2].kind == "number":
            return True
        return after.kind == "word" and not self._can_be_fused(after.text)

    def _is_amount(self, text: str) -> bool:
        return text in self._words.multipliers or text in self._words.letters or text in self._units

    def _can_be_fused(self, text: str) -> bool:
        if text == "x" or self._is_amount(text):
            return True
        return any(
            text.startswith(short) and text[len(short) :] in self._units
            for short in ("bn", "mn", "m", "k", "tn")
        )

    def _multiplied(self, tokens: list[Token], parsed: _Parsed) -> _Parsed:
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
            elif at == index and token.glued and word in self._words.letters and word not in self._units:
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
        if [token.text for token in tokens[index : index + 3]] == [
            "and",
            "a",
            "half",
        ]:  # "a million and a half"
            number, index = Number(number.value + 0.5, 0.5, 0.5), index + 3
        return _Parsed(number.times(factor), index, True, parsed.factor * factor, parsed.words)

    def _number_words(self, tokens: list[Token], index: int) -> _Parsed | None:
        """ "twelve million", "two and a half", "twenty-five", "a million", "half a million"."""
        part = _part_of_a_multiplier(tokens, index, self._words)
        if part is not None:
            return self._multiplied(tokens, _Parsed(part[0], part[1], words=True))
        group = self._below_thousand(tokens, index)
        if group is None:
            return None
        value, at = group
        total, scale = 0, math.inf
        while (larger := self._larger(tokens, at)) is not None and larger[0] < scale:
            after = larger[1]
            following = self._below_thousand(tokens, after)
            if following is None and larger[0] == 1000 and _word(tokens, after) == "and":
                following = self._below_thousand(tokens, after + 1)  # "one thousand and one"
                following = following if following is not None and following[0] < 100 else None
            if following is None or _word(tokens, after) in ("a", "an"):
                break
            scale = larger[0]
            total, (value, at) = total + value * int(scale), following
        number = _whole_number(value)
        if total == 0:
            if [token.text for token in tokens[at : at + 3]] == ["and", "a", "half"]:
                number, at = Number(value + 0.5, 0.5, 0.5), at + 3
            return self._multiplied(tokens, _Parsed(number, at, words=True))
        last = self._multiplied(tokens, _Parsed(number, at, words=True))
        if last.number.value >= scale:
            return _Parsed(_whole_number(total + value), at, True, words=True)
        number = _whole_number(total + int(last.number.value))
        return _Parsed(number, last.after, True, words=True)

    def _larger(self, tokens: list[Token], at: int) -> tuple[float, int] | None:
        """ "thousand", "million" … at an index, and the index behind it."""
        factor = self._words.multipliers.get(_word(tokens, at), 0.0)
        return (factor, at + 1) if factor >= 1000 else None

    def _below_thousand(self, tokens: list[Token], index: int) -> tuple[int, int] | None:
        """ "seven", "twenty-five", "a hundred and twenty": whole numbers in words, and the index behind them."""
        first, second = _word(tokens, index), _word(tokens, index + 1)
        if first in ("a", "an"):
            if len(second) <= 3 or second not in self._words.multipliers:
                return None
            value, at = 1, index + 1
        else:
            tens = self._below_hundred(tokens, index)
            if tens is None:
                return None
            value, at = tens
        if _word(tokens, at) != "hundred" or not value:
            return value, at
        value, at = value * 100, at + 1
        rest = self._below_hundred(tokens, at + (_word(tokens, at) == "and"))
        if rest is not None and rest[0]:
            value, at = value + rest[0], rest[1]
        return value, at

    def _below_hundred(self, tokens: list[Token], index: int) -> tuple[int, int] | None:
        digits, tens = self._words.digits, self._words.tens
        word = _word(tokens, index)
        if word in digits:
            return digits[word], index + 1
        if word not in tens:
            return None
        at = index + 1
        if _word(tokens, at) == "-" and tokens[at].glued:
            at += 1
        unit = digits.get(_word(tokens, at), 0)
        return (tens[word] + unit, at + 1) if 0 < unit < 10 else (tens[word], index + 1)

    def _range(
        self,
        tokens: list[Token],
        first: int,
        low: _Parsed,
        unit: Unit | None,
        after: int,
        currency: Unit | None,
        taken: set[int],
    ) -> tuple[_Parsed, Number, Unit | None, int, bool] | None:
        """A range with its upper end, where one follows: "45,000-50,000 t", "4 to 5 million", "between 3% and 4%"."""
        at = after if currency is None else low.after
        link = _word(tokens, at)
        opener = self._range_opener(tokens, first)
        if link == "to":
            linked = opener != "from" and not (opener == "change" and (unit is not None or low.multiplied))
        else:
            linked = link in ("-", "–", "or") or (link == "and" and opener == "between")
        if not linked:
            return None
        second, start = self._currency(tokens, at + 1)
        if second is not None and (currency is None or second.base != currency.base):
            return None
        high = self._parse(tokens, start, taken)
        if high is None:
            return None
        high_unit, end, attributive = self._behind(tokens, high, currency)
        if unit is not None and (high_unit is None or high_unit.base != unit.base):
            return None
        number, top = low.number, high.number
        if not low.multiplied and high.multiplied and (unit is None or unit is currency):
            shared = number.times(high.factor)
            if shared.value < top.value:
                number = shared
            elif number.value < 1000:
                return None
        elif (
            link in ("-", "–")
            and number.value < 1000 <= number.value * 1000 < top.value
            and top.value % 1000 == 0
        ):
            number = number.times(1000)  # "45-50,000"
        factor = high_unit.factor if high_unit else 1.0
        number, top = number.times(unit.factor if unit else factor), top.times(factor)
        if top.value <= number.value or (link == "-" and _is_score(tokens, replace(high, after=end))):
            return None
        if link == "or" and top.value - number.value > 1.01 * max(number.step, top.step):
            return None  # "five or six million" is a range, "five or twenty" a choice
        multiplied = low.multiplied or high.multiplied
        scaled = replace(
            low, number=number.times(1 / factor), after=high.after, multiplied=multiplied, factor=high.factor
        )
        return scaled, top, high_unit, end, attributive

    def _range_opener(self, tokens: list[Token], first: int) -> str:
        """What stands before a number that may begin a range: "between", "from" (a change), "change" (a verb) or ""."""
        for back in range(1, _LONGEST_HEDGE + 1):
            word = _word(tokens, first - back)
            if word in ("between", "from"):
                return "" if _word(tokens, first - back - 1) in self._words.range_openers else word
            verb = self._words.verbs.get(word)
            if verb is not None and not {"rise", "fall"}.isdisjoint(verb.classes):
                return "change"
            if back > 1 and word not in self._words.hedge_words:
                return ""
        return ""

    # ---------------------------------------------------------------- units
    def _currency(self, tokens: list[Token], index: int) -> tuple[Unit | None, int]:
        """A currency before its number ("US$", "€", "USD"), and where the number begins."""
        joined = ""
        for length in range(1, 4):
            at = index + length - 1
            if at >= len(tokens) or (length > 1 and not tokens[at].glued) or tokens[at].kind == "number":
                break
            joined += tokens[at].text
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or not (following.kind == "number" or _counts(following, self._words)):
                continue
            unit = self._unit_named(joined)
            if unit is None or not unit.dimension.startswith("money") or joined in self._words.doubtful_units:
                continue
            if following.kind == "number" or joined in "$€£¥₹":
                return unit, at + 1
        return None, index

    def _unit_named(self, text: str, written: str = "") -> Unit | None:
        """The unit of a folded form; of several that differ by case ("Mt", "mt") the one that is written so."""
        names = self.units_named(text)
        if len(names) > 1 and written:
            for name, unit in zip(self._units[text], names, strict=True):
                if name.text == written:
                    return unit
        return names[0] if names else None

    def units_named(self, text: str) -> list[Unit]:
        """The units that a folded form can mean; the first is meant where nothing says otherwise."""
        found = []
        for name in self._units.get(text, ()):
            data = name.data
            other = tuple(
                (label, float(factor))
                for label, _, factor in (
                    part.partition("=") for part in data.get("other", "").split(";") if part
                )
            )
            found.append(Unit(data["base"], float(data["factor"]), name.text, data["dimension"], other))
        return found

    def _unit(self, tokens: list[Token], index: int, parsed: _Parsed) -> tuple[Unit | None, int, bool]:
        """The unit behind a number: the longest known form, with or without hyphens ("41,000-tonne")."""
        attributive = False
        if (
            index + 1 < len(tokens)
            and tokens[index].text == "-"
            and tokens[index].glued
            and tokens[index + 1].glued
        ):
            index, attributive = index + 1, True
        if _word(tokens, index) not in self._unit_starts:
            longest = 0
        else:
            longest = min(self._longest_unit, len(tokens) - index)
        for length in range(longest, 0, -1):
            span = tokens[index : index + length]
            if span[0].text == "-" or span[-1].text == "-":
                continue
            unit = self._unit_named(_joined(span), _written(span))
            if unit is not None and self._fits(unit, tokens, index + length, span, parsed):
                after = index + length
                daily = self._daily(tokens, after, unit)
                return daily if daily is not None else (unit, after, attributive)
        if index < len(tokens) and tokens[index].glued and not parsed.multiplied:
            fused = self._fused_multiplier(tokens[index].text)
            if fused is not None:
                return fused, index + 1, False
        return None, parsed.after, False

    def _fits(self, unit: Unit, tokens: list[Token], after: int, span: list[Token], parsed: _Parsed) -> bool:
        """Whether the word is the unit here: single letters only behind digits, "won" and "real" behind large numbers."""
        text = span[0].text
        if len(span) == 1 and text in self._words.doubtful_units:
            return parsed.multiplied or abs(parsed.number.value) >= 100
        if unit.base == "x" and _word(tokens, after) in _PER_TIME:
            return False  # "three times a week"
        return len(span) > 1 or len(text) > 1 or not parsed.words or text == "%"

    def _fused_multiplier(self, text: str) -> Unit | None:
        """A multiplier and a unit in one word: "bnt" hardly, "mbpd" and "mboe" do occur."""
        for short, factor in (("bn", 1e9), ("mn", 1e6), ("tn", 1e12)):
            if text.startswith(short):
                unit = self._unit_named(text[len(short) :])
                if unit is not None:
                    return replace(unit, factor=unit.factor * factor)
        return None

    def _daily(self, tokens: list[Token], after: int, unit: Unit) -> tuple[Unit, int, bool] | None:
        """ "barrels of oil a day": what is measured stands between the unit and its rate."""
        if after + 3 < len(tokens) and tokens[after].text == "of":
            for at in (after + 2, after + 3):
                pair = [token.text for token in tokens[at : at + 2]]
                if pair in (["a", "day"], ["per", "day"]):
                    daily = self._unit_named(f"{fold_plural(unit.name)} a day")
                    if daily is not None:
                        return replace(daily, factor=daily.factor), after, False
        return None

    def _rate(self, tokens: list[Token], index: int, unit: Unit | None) -> tuple[str | None, int]:
        """ "a tonne", "per head": a rate. "a year" is none: flows are counted by the year."""
        start = index
        if (
            unit is not None
            and _word(tokens, index) == "-"
            and _word(tokens, index + 1) in ("a", "an", "per")
            and _word(tokens, index + 2) == "-"
        ):
            index += 1  # "$70-a-barrel"
        if unit is None or index + 1 >= len(tokens) or tokens[index].text not in ("a", "an", "per", "/"):
            return None, start
        hyphened = index > start
        at = index + 1 + hyphened
        word = _word(tokens, at)
        if _word(tokens, at + 1) in ("earlier", "later", "before", "ago"):
            return None, start
        if word in _YEARLY:
            return None, at + 1
        named = self._unit_named(word)
        known = (
            tokens[index].text == "per"
            or named is not None
            or word in ("month", "week", "day", "hour", "head", "person")
        )
        if at < len(tokens) and tokens[at].kind == "word" and (known or tokens[index].text == "/"):
            return f"/{named.base if named and named.base else word}", at + 1
        return None, start

    # ---------------------------------------------------------------- vague words, multiples, parts
    def _vague(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "hundreds of", "tens of thousands of", "several million": amounts without a number."""
        for length in range(min(3, len(tokens) - index), 0, -1):
            phrase = " ".join(token.text for token in tokens[index : index + length])
            times = self._words.vague_multiples.get(phrase)
            at = index + length + (_word(tokens, index + length) == "of")
            factor = self._words.multipliers.get(_word(tokens, at).removesuffix("s"), 0.0) if times else 0.0
            if times is not None and factor and len(_word(tokens, at)) > 3:
                ends: tuple[float, float | None] = (times[0] * factor, times[1] * factor)
                after = at + 1
                if (larger := self._larger(tokens, after)) is not None:
                    ends, after = (ends[0] * larger[0], times[1] * factor * larger[0]), larger[1]
                return self._vague_amount(tokens, index, after, ends)
            counts = self._words.vague_counts.get(phrase)
            if counts is None:
                continue
            after = index + length
            follows = _word(tokens, after)
            if follows in ("fold", "times", "-"):
                return None
            if (
                follows != "of"
                and phrase not in ("several", "countless")
                and not phrase.endswith(_VAGUE_ALONE)
            ):
                return None
            return self._vague_amount(tokens, index, after, counts)
        return None

    def _vague_amount(
        self, tokens: list[Token], first: int, after: int, ends: tuple[float, float | None]
    ) -> Quantity:
        """A vague amount with the unit behind it, where one follows ("billions of dollars")."""
        at = after + (_word(tokens, after) == "of")
        unit, behind, _ = self._unit(tokens, at, _Parsed(Number(ends[0], 1, 1), at, True, words=True))
        if unit is not None and unit.base in ("%", "x", "years"):
            unit = None
        factor = unit.factor if unit else 1.0
        top = None if ends[1] is None else ends[1] * factor
        holds, open_ = rules.vague(ends[0] * factor, top, self._words)
        words = _text(tokens, first, behind if unit else after)
        stated = Stated(None, holds, open_, unit.base if unit else None, "vague", words=words)
        if unit is None:
            return Quantity(first, first, after, stated, "vague", bare=words in ("several", "tens"))
        stated = replace(stated, written_unit=unit.name, unit_factor=unit.factor, other_units=unit.other)
        return Quantity(first, first, behind, stated, _kind(unit), unit.dimension, has_multiplier=True)

    def _multiple(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "twice", "six times", "threefold", "several fold", "ten-fold", "an order of magnitude"."""
        text = tokens[index].text
        if text in self._words.multiples and tokens[index].kind == "word":
            if not self._is_multiple(tokens, index):
                return None
            return self._times(tokens, index, index + 1, self._words.multiples[text])
        if text.endswith("fold") and len(text) > 4:
            if text[:-4] in self._words.vague_multiples:
                return self._vague_times(tokens, index, index + 1, self._words.vague_multiples[text[:-4]])
            number = (
                self._words.digits.get(text[:-4])
                or self._words.tens.get(text[:-4])
                or self._words.multipliers.get(text[:-4])
            )
            if number is not None:
                return self._times(tokens, index, index + 1, float(number))
        if text in ("a", "an") and _word(tokens, index + 1) == "factor" and _word(tokens, index + 2) == "of":
            factor = self._parse(tokens, index + 3, taken)
            if factor is not None and factor.number.value > 0:
                return self._times(tokens, index, factor.after, factor.number.value)
        orders = self._orders_of_magnitude(tokens, index)
        if orders is not None:
            return orders
        for length in (2, 1):
            ends = self._words.vague_multiples.get(
                " ".join(token.text for token in tokens[index : index + length])
            )
            if ends is not None and (after := self._fold_or_times(tokens, index + length)):
                return self._vague_times(tokens, index, after, ends)
        parsed = self._parse(tokens, index, taken)
        if (
            parsed is not None
            and parsed.number.value > 0
            and (after := self._fold_or_times(tokens, parsed.after))
        ):
            return self._times(tokens, index, after, parsed.number.value)
        return None

    def _is_multiple(self, tokens: list[Token], index: int) -> bool:
        """Whether "twice", "double" is one: not "twice a week", "to double", "double-digit"."""
        text, follows = tokens[index].text, _word(tokens, index + 1)
        if follows == "-" and tokens[index + 1].glued:
            return False
        if text in ("twice", "thrice"):
            return follows not in _PER_TIME or _word(tokens, index + 2) not in _TIMES
        before, function = _word(tokens, index - 1), self._words.function
        if tokens[0].text in function["modals"] or tokens[0].text in ("did", "does", "do"):
            return False  # "Could Australia double its output?"
        if before == "to" or before in function["modals"]:
            return False
        return (
            follows in function["determiners"]
            or follows == "that"
            or before in ("is", "are", "was", "were", "be", "been")
            or (before in self._words.hedge_words)
        )

    def _orders_of_magnitude(self, tokens: list[Token], index: int) -> Quantity | None:
        """ "an order of magnitude", "two orders of magnitude", "orders of magnitude"."""
        texts = [token.text for token in tokens[index : index + 4]]
        low, high = self._words.order_of_magnitude
        if texts[1:4] == ["order", "of", "magnitude"] and texts[0] in ("an", "one"):
            return self._vague_times(tokens, index, index + 4, (low, high))
        if texts[:3] == ["orders", "of", "magnitude"]:
            return self._vague_times(tokens, index, index + 3, (low * 10, None))
        if (
            texts[1:4] == ["orders", "of", "magnitude"]
            and (orders := self._words.digits.get(texts[0], 0)) > 1
        ):
            more = 10.0 ** (orders - 1)
            return self._vague_times(tokens, index, index + 4, (low * more, high * more))
        return None

    def _fold_or_times(self, tokens: list[Token], index: int) -> int | None:
        if index < len(tokens) and tokens[index].text == "-" and tokens[index].glued:
            index += 1
        if index >= len(tokens):
            return None
        if tokens[index].text == "x" and tokens[index].glued and tokens[index - 1].kind == "number":
            return index + 1
        if tokens[index].text == "fold" or (
            tokens[index].text == "times" and _word(tokens, index + 1) not in _PER_TIME
        ):
            return index + 1
        return None

    def _times(self, tokens: list[Token], first: int, after: int, times: float) -> Quantity:
        holds, open_ = rules.multiple(times, False, self._words)
        stated = Stated(times, holds, open_, "x", words=_text(tokens, first, after), written_unit="times")
        return Quantity(first, first, after, stated, "multiple", "ratio")

    def _vague_times(
        self, tokens: list[Token], first: int, after: int, ends: tuple[float, float | None]
    ) -> Quantity:
        holds, open_ = rules.vague(ends[0], ends[1], self._words)
        stated = Stated(
            None, holds, open_, "x", "vague", words=_text(tokens, first, after), written_unit="times"
        )
        return Quantity(first, first, after, stated, "multiple", "ratio")

    def _share_word(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "most of", "the bulk of", "the vast majority of": a part without a number, in percent."""
        for length in (3, 2, 1):
            words = " ".join(token.text for token in tokens[index : index + length])
            ends = self._words.shares.get(words)
            after = index + length
            if ends is None or tokens[after : after + 1] == [] or tokens[after].text != "of":
                continue
            holds = Interval(ends[0], ends[1], open_low=ends[0] == 50)
            stated = Stated(None, holds, holds, "%", "vague", words=words, written_unit="part")
            return Quantity(index, index, after, stated, "part", "percent")
        return None

    def _part(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "half", "two-thirds", "a quarter", "one in five": a part of something, in percent."""
        if _part_of_a_multiplier(tokens, index, self._words) is not None:
            return None
        found = self._fraction(tokens, index) or self._one_in(tokens, index)
        if found is None:
            return None
        words, (percent, length) = self._words, found
        holds, open_ = rules.part(percent, words)
        after = index + length
        stated = Stated(percent, holds, open_, "%", words=_text(tokens, index, after), written_unit="part")
        return Quantity(index, index, after, stated, "part", "percent")

    def _fraction(self, tokens: list[Token], index: int) -> tuple[float, int] | None:
        """ "half", "a third", "two-thirds", "3/4 of": the percentage, and how many tokens it takes."""
        words, text, second = self._words, tokens[index].text, _word(tokens, index + 1)
        if text == "half":
            usual = second not in ("a", "an") and _word(tokens, index - 1) not in _OTHER_HALF
            return (50.0, 1) if usual and self._ends_a_part(tokens, index + 1) else None
        if text in ("a", "an", "one") and second in words.parts:
            closed = _word(tokens, index - 1) == "by" or self._ends_a_part(tokens, index + 2)
            ended = closed and _word(tokens, index + 2) not in (
                "ago",
                "earlier",
                "later",
            )
            return (100.0 / words.parts[second], 2) if ended and second[-1] != "s" else None
        if text in words.digits:
            at = index + 1 + (second == "-")
            below = words.parts.get(_word(tokens, at), 0)
            if below and (second == "-" or second.endswith("s")) and 0 < words.digits[text] < below:
                return (
                    (100.0 * words.digits[text] / below, at + 1 - index)
                    if self._ends_a_part(tokens, at + 1)
                    else None
                )
        if text in FRACTIONS and (second == "of" or second in words.function["determiners"]):
            return 100.0 * FRACTIONS[text][0] / FRACTIONS[text][1], 1
        if (
            second == "/"
            and _word(tokens, index + 3) == "of"
            and text.isdecimal()
            and _word(tokens, index + 2).isdecimal()
        ):
            above, below = int(text[:3]), int(_word(tokens, index + 2)[:3])
            fused = index and tokens[index].glued and tokens[index - 1].text not in _OPENERS
            return (
                (100.0 * above / below, 3)
                if 0 < above < below <= _LARGEST_DENOMINATOR and not fused
                else None
            )
        return None

    def _ends_a_part(self, tokens: list[Token], at: int) -> bool:
        """Whether a part may end here: "a third of", "a third more", but neither "a third term" nor "half-time"."""
        if at >= len(tokens):
            return True
        token, words = tokens[at], self._words
        if token.kind != "word":
            return token.text != "-" or not token.glued
        if token.text in words.comparatives or token.text == "as":
            return True
        return any(token.text in words.function[name] for name in _FUNCTION)

    def _one_in(self, tokens: list[Token], index: int) -> tuple[float, int] | None:
        """ "one in five", "3 out of 10": the percentage, and how many tokens it takes."""
        at = index + 1
        if _word(tokens, at) == "out" and _word(tokens, at + 1) == "of":
            at += 2
        elif _word(tokens, at) == "in":
            at += 1
        else:
            return None
        if (
            tokens[index].kind == "number"
            and index
            and tokens[index].glued
            and tokens[index - 1].text not in _OPENERS
        ):
            return None
        above = self._small_number(tokens, index)
        if above is None or at >= len(tokens):
            return None
        below, after = self._small_number(tokens, at), at + 1
        if (
            below is None
            and above == 1
            and tokens[at].text in ("a", "every")
            and _word(tokens, at + 1) in self._words.multipliers
        ):
            below, after = int(self._words.multipliers[_word(tokens, at + 1)]), at + 2
        if (
            below is None
            or above >= below
            or (below > 100 and below % 1000 and (above > 1 or len(tokens[at].text) == 4))
        ):
            return None  # "2 in 2010"
        if (
            _word(tokens, after) in _TIMES
            or _word(tokens, after).removesuffix("s") in _TIMES
            or _word(tokens, after) in ("-", "%", "percent")
        ):
            return None  # "five in ten days"
        if (
            _word(tokens, after) in self._words.multipliers
            or self._unit(tokens, after, _Parsed(Number(1, 1, 1), after))[0] is not None
            and above > 1
        ):
            return None
        return 100.0 * above / below, after - index

    def _small_number(self, tokens: list[Token], index: int) -> int | None:
        """A whole number in one token, in digits or as a word."""
        token = tokens[index]
        if token.kind == "number":
            number = written_number(token.text)
            return (
                int(number.value) if number is not None and number.value == int(number.value) < 1e9 else None
            )
        value = self._words.digits.get(token.text) or self._words.tens.get(token.text)
        return value or None


def _counts(token: Token, words: Language) -> bool:
    return token.text in words.digits or token.text in words.tens or token.text in ("a", "half")


def _starts(words: Language) -> frozenset[str]:
    """The words and marks with which a quantity can begin, besides digits and the names of currencies."""
    tables = (words.digits, words.tens, words.parts, words.multiples)
    phrases = (*words.vague_counts, *words.vague_multiples, *words.shares, *words.multipliers)
    firsts = {phrase.split()[0] for phrase in phrases}
    return frozenset(firsts.union(*tables, FRACTIONS, "$€£¥₹₽₩₺₦-–", ("a", "an", "minus", "orders")))


def _first_token(name: str) -> str:
    return tokenize(name, 0, len(name))[0].text if name else ""


def _word(tokens: list[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _is_number(tokens: list[Token], index: int, taken: set[int]) -> bool:
    return 0 <= index < len(tokens) and index not in taken and tokens[index].kind == "number"


def _whole_number(value: int) -> Number:
    digits = str(value)
    step = 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0
    return Number(float(value), step, 1.0)


def _sign(tokens: list[Token], index: int) -> int:
    """1 where a minus stands at the index, before a number and behind nothing that it could join to it."""
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None or follows.kind != "number" and follows.text not in "$€£¥":
        return 0
    if tokens[index].text == "minus":
        return 1
    return int(
        tokens[index].text in ("-", "–")
        and follows.glued
        and not tokens[index].glued
        and (not index or tokens[index - 1].kind != "number")
    )


def _is_score(tokens: list[Token], parsed: _Parsed) -> bool:
    """Whether a bare number is set against another that is no larger: "3-0", "20-1", "555-01-23"."""
    at = parsed.after
    return (
        _word(tokens, at) in ("-", "–")
        and tokens[at].glued
        and at + 1 < len(tokens)
        and (tokens[at + 1].kind == "number" and tokens[at + 1].glued)
    )


def _part_of_a_multiplier(tokens: list[Token], index: int, words: Language) -> tuple[Number, int] | None:
    """ "half a million", "three-quarters of a million", "half a percentage point": up to the multiplier or "percent"."""
    above, at = 1, index
    if _word(tokens, at) in ("a", "an"):
        at += 1
    elif _word(tokens, at) in words.digits:
        above, at = words.digits[_word(tokens, at)], at + 1
        at += _word(tokens, at) == "-"
    below = words.parts.get(_word(tokens, at))
    if below is None or not 0 < above < below:
        return None
    at += 1
    if _word(tokens, at) == "-" or _word(tokens, at) == "of" and _word(tokens, at + 1) in ("a", "an"):
        at += 1
    if _word(tokens, at) in ("a", "an"):
        at += 1
        at += _word(tokens, at) == "-"
    elif below > 4:
        return None
    word = _word(tokens, at)
    if (len(word) <= 3 or word not in words.multipliers) and word not in ("percent", "per", "percentage"):
        return None
    step = 0.1 if below == 2 else 1 / below
    return Number(above / below, step, step), at


def _kind(unit: Unit) -> QuantityKind:
    if unit.base in ("%", "pp"):
        return "percent" if unit.base == "%" else "points"
    if unit.base == "x":
        return "multiple"
    return "money" if unit.dimension.startswith("money") else "amount"


def _written(span: list[Token]) -> str:
    return span[0].written if len(span) == 1 else ""


def _joined(span: list[Token]) -> str:
    """The tokens as the unit table has them: hyphens as spaces, marks without space before them."""
    text = ""
    for token in span:
        if token.text == "-":
            text += " "
        elif token.kind == "number":
            text += f" {token.text.replace(',', '')}"
        else:
            text += token.text if token.glued or not text else f" {token.text}"
    return " ".join(text.split())


def fold_plural(name: str) -> str:
    """The plural by which the unit table lists a rate ("barrel" → "barrels")."""
    return name if name.endswith("s") else f"{name}s"


def _text(tokens: list[Token], first: int, after: int) -> str:
    parts: list[str] = []
    for token in tokens[first:after]:
        parts.append(token.text if token.glued or not parts else f" {token.text}")
    return "".join(parts)


ZERO = Interval(0.0, 0.0)
