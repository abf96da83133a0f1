"""Tokens to quantities: every number with its hedge, multiplier, currency and unit, and what it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from checks.claims import Interval, Stated
from checks.reading import stated as rules
from checks.reading.language import Approximator, Language
from checks.reading.stated import Number
from checks.reading.tokens import Token
from checks.reading.vocabulary import Unit, Vocabulary

QuantityKind = Literal["amount", "money", "percent", "points", "count", "multiple", "part", "vague", "rate"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})*,\d{3}")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_LONGEST_HEDGE = 5
_YEARLY = ("year", "annum", "yr")


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
    if _GROUPED.fullmatch(text) or _SPACED.fullmatch(text):
        plain = text.replace(",", "").replace(" ", "")
    elif _PLAIN.fullmatch(text):
        plain = text
    else:
        return None
    if len(plain) > 30:
        return None
    whole, _, decimals = plain.partition(".")
    last_step = float(f"1e-{len(decimals)}") if decimals else 1.0
    significant = decimals.rstrip("0")
    if significant:
        step = float(f"1e-{len(significant)}")
    else:
        zeros = len(whole) - len(whole.rstrip("0"))
        step = 10.0**zeros if whole.strip("0") else 1.0
    return Number(float(plain), step, last_step)


class QuantityReader:
    """Finds the quantities of one sentence's tokens, left to right, each token looked at a bounded number of times."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.units
        self._longest_unit = vocabulary.longest_unit
        self._words: Language = vocabulary.language

    def read(self, tokens: list[Token], taken: set[int]) -> list[Quantity]:
        """The quantities, in order; tokens in `taken` (dates, places in an ordering) are passed over."""
        found: list[Quantity] = []
        index = 0
        while index < len(tokens):
            quantity = None if index in taken else self._at(tokens, index, taken, found[-1].after if found else 0)
            if quantity is None:
                index += 1
            else:
                found.append(quantity)
                index = max(quantity.after, index + 1)
        return found

    # ---------------------------------------------------------------- one quantity
    def _at(self, tokens: list[Token], index: int, taken: set[int], floor: int) -> Quantity | None:
        for attempt in (self._vague, self._multiple, self._share_word, self._part, self._number):
            quantity = attempt(tokens, index, taken)
            if quantity is not None:
                return self._with_hedge(tokens, quantity, floor)
        return None

    def _number(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        currency, at = self._currency(tokens, index)
        if currency is None and tokens[index].kind == "mark":
            return None
        parsed = self._parse(tokens, at, taken)
        if parsed is None:
            return None
        parsed, high = self._range(tokens, parsed, at, taken, currency)
        unit, after, attributive = currency, parsed.after, False
        if unit is None:
            unit, after, attributive = self._unit(tokens, parsed.after, parsed)
        rate, after = self._rate(tokens, after, unit)
        return self._quantity(tokens, index, at, after, parsed, high, unit, rate, attributive)

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
            holds, open_ = rules.between(number, high.times(factor))
        elif percent:
            holds, open_ = rules.percent_digits(number)
        elif unit is None and not parsed.multiplied:
            holds, open_ = rules.exact_count(number)
        else:
            holds, open_ = rules.digits(number)
        kind: QuantityKind = "count" if unit is None else "amount"
        if unit is not None:
            kind = {"%": "percent", "pp": "points"}.get(unit.base, "money" if unit.dimension == "money" else "amount")  # type: ignore[assignment]
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
            hedge = self._words.approximators.get(" ".join(token.text for token in tokens[index - length : index]))
            if hedge is not None:
                return hedge, index - length
        return None, index

    def _hedge_behind(self, tokens: list[Token], index: int) -> tuple[Approximator | None, int]:
        pair = " ".join(token.text for token in tokens[index : index + 2])
        if pair in ("or more", "or so", "or less", "or fewer", "or higher"):
            word = {"or so": "about", "or less": "at most", "or fewer": "at most"}.get(pair, "at least")
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
            return self._multiplied(tokens, _Parsed(number, index + 1))
        if token.kind == "word":
            return self._number_words(tokens, index)
        return None

    def _is_part_of_a_name(self, tokens: list[Token], index: int) -> bool:
        """Whether letters or marks are fused to the digits: "G7", "5G", "3-0", "7:15", "COVID-19"."""
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if before is not None and tokens[index].glued and before.text not in "($€£¥₹₽\"'~<>≈–-=+" and before.kind != "number":
            return not (before.text in (":", "/", ",", ";") and index >= 2 and tokens[index - 2].kind == "word")
        if before is not None and tokens[index].glued and before.text in ("-", "–") and index >= 2 and before.glued:
            return tokens[index - 2].kind == "word" and tokens[index - 2].end == before.start
        if after is None or not after.glued:
            return False
        if after.text in (":", "/") and index + 2 < len(tokens) and tokens[index + 2].kind == "number":
            return True
        return after.kind == "word" and not self._can_be_fused(after.text)

    def _can_be_fused(self, text: str) -> bool:
        if text in self._words.multipliers or text in self._words.letters or text in self._units:
            return True
        return any(text.startswith(short) and text[len(short) :] in self._units for short in ("bn", "mn", "m", "k", "tn"))

    def _multiplied(self, tokens: list[Token], parsed: _Parsed) -> _Parsed:
        """The number with "million", "bn", "m" … behind it, as often as they come ("hundred thousand million")."""
        number, index, factor = parsed.number, parsed.after, 1.0
        while index < len(tokens):
            token = tokens[index]
            at = index
            if token.text == "-" and token.glued and index + 1 < len(tokens) and tokens[index + 1].glued:
                at = index + 1  # "3.8-million-ton"
            word = tokens[at].text
            if word in self._words.multipliers and tokens[at].kind == "word":
                factor *= self._words.multipliers[word]
                index = at + 1
            elif at == index and token.glued and word in self._words.letters and word not in self._units:
                factor *= self._words.letters[word]
                index += 1
            else:
                break
        if factor == 1.0:
            return parsed
        return _Parsed(number.times(factor), index, True, factor, parsed.words)

    def _number_words(self, tokens: list[Token], index: int) -> _Parsed | None:
        """ "twelve million", "two and a half", "twenty-five", "a million", "half a million"."""
        words = self._words
        token = tokens[index]
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.text in ("a", "an") and following in words.multipliers and len(following) > 3:
            return self._multiplied(tokens, _Parsed(Number(1, 1, 1), index + 1, words=True))
        if token.text == "half" and following in ("a", "an") and index + 2 < len(tokens):
            if tokens[index + 2].text in words.multipliers:
                return self._multiplied(tokens, _Parsed(Number(0.5, 0.1, 0.1), index + 2, words=True))
            return None
        if token.text not in words.digits and token.text not in words.tens:
            return None
        total, step, at = 0.0, 1.0, index
        while at < len(tokens):
            text = tokens[at].text
            if text in words.tens:
                total += words.tens[text]
                step = 10.0
            elif text in words.digits:
                total += words.digits[text]
                step = 1.0
            elif text == "hundred" and total and total < 10:
                total, step = total * 100, 100.0
            elif text == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].text in words.digits:
                pass
            elif text == "and" and total >= 100 and at + 1 < len(tokens) and _counts(tokens[at + 1].text, words):
                pass
            else:
                break
            at += 1
        number = Number(total, step, step)
        if [token.text for token in tokens[at : at + 3]] == ["and", "a", "half"]:
            number, at = Number(total + 0.5, 0.5, 0.5), at + 3
        return self._multiplied(tokens, _Parsed(number, at, words=True))

    def _range(
        self, tokens: list[Token], low: _Parsed, index: int, taken: set[int], currency: Unit | None
    ) -> tuple[_Parsed, Number | None]:
        """A range's upper end, where one follows: "45,000-50,000", "4 to 5 million", "between 4 and 5"."""
        at = low.after
        if at >= len(tokens):
            return low, None
        link = tokens[at].text
        before = tokens[index - 1].text if index else ""
        linked = link in ("-", "–") or (link == "and" and before == "between") or (link == "to" and before != "from")
        if not linked:
            return low, None
        start = at + 1
        if currency is not None:
            start = self._currency(tokens, start)[1]
        high = self._parse(tokens, start, taken)
        if high is None:
            return low, None
        number = low.number if low.multiplied or not high.multiplied else low.number.times(high.factor)
        if high.number.value <= number.value:
            return low, None
        return replace(low, number=number, after=high.after, multiplied=low.multiplied or high.multiplied), high.number

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
            if following is None or not (following.kind == "number" or _counts(following.text, self._words)):
                continue
            unit = self._unit_named(joined)
            if unit is not None and unit.dimension == "money" and (following.kind == "number" or joined in "$€£¥"):
                return unit, at + 1
        return None, index

    def _unit_named(self, text: str) -> Unit | None:
        names = self.units_named(text)
        return names[0] if names else None

    def units_named(self, text: str) -> list[Unit]:
        """The units that a folded form can mean; the first is meant where nothing says otherwise."""
        found = []
        for name in self._units.get(text, ()):
            data = name.data
            other = tuple(
                (label, float(factor))
                for label, _, factor in (part.partition("=") for part in data.get("other", "").split(";") if part)
            )
            found.append(Unit(data["base"], float(data["factor"]), name.text, data["dimension"], other))
        return found

    def _unit(self, tokens: list[Token], index: int, parsed: _Parsed) -> tuple[Unit | None, int, bool]:
        """The unit behind a number: the longest known form, with or without hyphens ("41,000-tonne")."""
        attributive = False
        if index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index].glued and tokens[index + 1].glued:
            index, attributive = index + 1, True
        for length in range(min(self._longest_unit, len(tokens) - index), 0, -1):
            span = tokens[index : index + length]
            unit = self._unit_named(_joined(span))
            if unit is not None and self._fits(unit, span, parsed):
                after = index + length
                daily = self._daily(tokens, after, unit)
                return daily if daily is not None else (unit, after, attributive)
        if index < len(tokens) and tokens[index].glued and not parsed.multiplied:
            fused = self._fused_multiplier(tokens[index].text)
            if fused is not None:
                return fused, index + 1, False
        return None, parsed.after, False

    def _fits(self, unit: Unit, span: list[Token], parsed: _Parsed) -> bool:
        """Single letters are units only where they are fused to, or stand right behind, digits."""
        return len(span) > 1 or len(span[0].text) > 1 or not parsed.words or span[0].text == "%"

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
        if unit is None or index + 1 >= len(tokens) or tokens[index].text not in ("a", "an", "per", "/"):
            return None, index
        word = tokens[index + 1].text
        if word in _YEARLY:
            return None, index + 2
        named = self._unit_named(word)
        if tokens[index].text in ("per", "/") or named is not None or word in ("month", "week", "day", "hour"):
            return f"/{named.base if named and named.base else word}", index + 2
        return None, index

    # ---------------------------------------------------------------- vague words, multiples, parts
    def _vague(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "hundreds of", "tens of thousands of", "several": amounts without a number."""
        for length in (3, 2, 1):
            phrase = " ".join(token.text for token in tokens[index : index + length])
            ends = self._words.vague_counts.get(phrase)
            if ends is None:
                continue
            after = index + length
            follows = tokens[after].text if after < len(tokens) else ""
            if phrase not in ("several", "countless") and follows != "of":
                return None
            if follows in ("fold", "times", "-"):
                return None
            holds, open_ = rules.vague(ends[0], ends[1], self._words)
            stated = Stated(None, holds, open_, open_reason="vague", words=phrase)
            return Quantity(index, index, after, stated, "vague", bare=phrase in ("several", "tens"))
        return None

    def _multiple(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "twice", "six times", "threefold", "several fold", "ten-fold", "an order of magnitude"."""
        text = tokens[index].text
        if text in ("twice", "thrice", "double", "triple", "treble", "quadruple") and tokens[index].kind == "word":
            return self._times(tokens, index, index + 1, self._words.multiples[text])
        if text.endswith("fold") and (number := self._words.digits.get(text[:-4])) is not None:
            return self._times(tokens, index, index + 1, float(number))
        phrase = " ".join(token.text for token in tokens[index : index + 4])
        if phrase.startswith(("an order of magnitude", "orders of magnitude")):
            return self._vague_times(tokens, index, index + (4 if text == "an" else 3), self._words.order_of_magnitude)
        for length in (2, 1):
            ends = self._words.vague_multiples.get(" ".join(token.text for token in tokens[index : index + length]))
            if ends is not None and (after := self._fold_or_times(tokens, index + length)):
                return self._vague_times(tokens, index, after, ends)
        parsed = self._parse(tokens, index, taken)
        if parsed is not None and (after := self._fold_or_times(tokens, parsed.after)):
            return self._times(tokens, index, after, parsed.number.value)
        return None

    def _fold_or_times(self, tokens: list[Token], index: int) -> int | None:
        if index < len(tokens) and tokens[index].text == "-" and tokens[index].glued:
            index += 1
        if index < len(tokens) and tokens[index].text in ("fold", "times"):
            return index + 1
        return None

    def _times(self, tokens: list[Token], first: int, after: int, times: float) -> Quantity:
        holds, open_ = rules.multiple(times, False, self._words)
        stated = Stated(times, holds, open_, "x", words=_text(tokens, first, after), written_unit="times")
        return Quantity(first, first, after, stated, "multiple", "ratio")

    def _vague_times(self, tokens: list[Token], first: int, after: int, ends: tuple[float, float]) -> Quantity:
        holds, open_ = rules.vague(ends[0], ends[1], self._words)
        stated = Stated(None, holds, open_, "x", "vague", words=_text(tokens, first, after), written_unit="times")
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
        texts = [token.text for token in tokens[index : index + 4]]
        words = self._words
        percent, length = None, 0
        if texts[0] == "half" and (len(texts) < 2 or texts[1] not in ("a", "an", "-")):
            percent, length = 50.0, 1
        elif len(texts) >= 2 and texts[0] in ("a", "an", "one") and texts[1] in words.parts:
            percent, length = 100.0 / words.parts[texts[1]], 2
        elif len(texts) >= 2 and texts[0] in words.digits and texts[1] in words.parts and texts[1].endswith("s"):
            percent, length = 100.0 * words.digits[texts[0]] / words.parts[texts[1]], 2
        elif len(texts) >= 3 and texts[0] in words.digits and texts[1] == "-" and texts[2] in words.parts:
            percent, length = 100.0 * words.digits[texts[0]] / words.parts[texts[2]], 3
        elif len(texts) >= 3 and texts[0] in words.digits and texts[1] in ("in", "of") and texts[2] in words.digits:
            if texts[1] == "in" and words.digits[texts[2]] > words.digits[texts[0]]:
                percent, length = 100.0 * words.digits[texts[0]] / words.digits[texts[2]], 3
        if percent is None or percent > 100:
            return None
        holds, open_ = rules.part(percent, words)
        after = index + length
        stated = Stated(percent, holds, open_, "%", words=_text(tokens, index, after), written_unit="part")
        return Quantity(index, index, after, stated, "part", "percent")


def _counts(word: str, words: Language) -> bool:
    return word in words.digits or word in words.tens


def _joined(span: list[Token]) -> str:
    """The tokens as the unit table has them: hyphens as spaces, marks without space before them."""
    text = ""
    for token in span:
        if token.text == "-":
            text += " "
        else:
            text += token.text if token.glued or not text else f" {token.text}"
    return " ".join(text.split())


def fold_plural(name: str) -> str:
    """The plural by which the unit table lists a rate ("barrel" → "barrels")."""
    return name if name.endswith("s") else f"{name}s"


def _text(tokens: list[Token], first: int, after: int) -> str:
    parts = []
    for token in tokens[first:after]:
        parts.append(token.text if token.glued or not parts else f" {token.text}")
    return "".join(parts)


ZERO = Interval(0.0, 0.0)
