"""Tokens to quantities: the first of the readings below that fits where a quantity may begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from checks.claim_words import Stated
from checks.digits import Number, digits
from checks.intervals import Interval
from checks.reading import stated as rules
from checks.reading.hedges import Hedges
from checks.reading.labels import is_label
from checks.reading.language import Language
from checks.reading.multiples import MultipleReader
from checks.reading.numerals import Numeral, Numerals
from checks.reading.parts import PartReader
from checks.reading.quantities import Quantity, QuantityKind, kind_of
from checks.reading.ranges import RangeReader, is_score
from checks.reading.tokens import FRACTIONS, Token, text_of, word_at
from checks.reading.units import Units
from checks.reading.vague import VagueAmountReader
from checks.reading.vocabulary import Unit, Vocabulary
from checks.values import replace

_Reading = Callable[[list[Token], int, set[int]], Quantity | None]
_Beginning = tuple[frozenset[str] | None, _Reading]
_OTHERS = ("a", "an", "another", "minus", "orders", "every")
_CURRENCY_SIGNS = "$€£¥₹₽₩₺₦"
_READERS: WeakKeyDictionary[Vocabulary, QuantityReader] = WeakKeyDictionary()

_MARKS = ("%", "$", "€", "£", "¥", "₹")


def quantity_reader(vocabulary: Vocabulary) -> QuantityReader:
    """The reader of a vocabulary's units; built once for each vocabulary."""
    found = _READERS.get(vocabulary)
    if found is None:
        found = _READERS[vocabulary] = QuantityReader(vocabulary)
    return found


class QuantityReader:
    """Finds the quantities of one sentence's tokens, left to right, each token looked at a bounded number of times."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = self._words = vocabulary.language
        self._units = Units(vocabulary)
        self._numerals = Numerals(words, vocabulary.units)
        self._ranges = RangeReader(words, self._numerals, self._units)
        self._hedges = Hedges(words)
        self._multiples = MultipleReader(words, self._numerals)
        parts = PartReader(words, self._numerals, self._units)
        vague = VagueAmountReader(words, self._numerals, self._units)
        self._readings: tuple[_Beginning, ...] = (
            (_firsts(words.vague_counts, words.vague_multiples), vague.read),
            (None, self._multiples.read),
            (_firsts(words.shares), parts.share_word),
            (None, parts.read),
            (None, self._number),
        )  # each with the words that it begins with, where these are few
        self._without_multiples = tuple(each for each in self._readings if each[1] != self._multiples.read)
        self._starts = _starts(words) | self._units.money_starts
        self._behind_article = {article: _behind_article(words, article) for article in ("a", "an", "the")}

    def read(
        self,
        tokens: list[Token],
        taken: set[int],
        tied: frozenset[int] = frozenset(),
        said: frozenset[str] | None = None,
    ) -> list[Quantity]:
        """The quantities, in order; tokens in `taken` (dates, places in an ordering) are passed over.

        `tied`: tokens that end a verb, and are no hedge of the number behind them ("sprawls over | 2.78 million km2").
        `said`: the words of all tokens, where they are at hand.
        """
        said = said if said is not None else frozenset([token.text for token in tokens])
        found: list[Quantity] = []
        after, labelled = 0, -1
        readings = self._readings if self._multiples.may_stand_in(said) else self._without_multiples
        for index, token in enumerate(tokens):
            starts = token.kind == "number" or token.text in self._starts or token.text.endswith("fold")
            if not starts or index < after or index in taken or not self._may_start(tokens, index):
                continue
            floor = max([found[-1].after if found else 0, *(at + 1 for at in tied if at < index)])
            quantity = self._at(tokens, index, taken, floor, readings)
            if quantity is None:
                continue
            after = quantity.after
            if quantity.bare and is_label(tokens, quantity, labelled, taken, self._words):
                labelled = quantity.after
            else:
                found.append(quantity)
        return found

    def _may_start(self, tokens: list[Token], index: int) -> bool:
        """Whether a quantity can begin at one of the words that begin some, by the next one where it is an article or a dash."""
        text = tokens[index].text
        if text in self._behind_article:
            half = text != "the" and word_at(tokens, index + 2) == "and"  # "a ton and a half"
            return half or word_at(tokens, index + 1) in self._behind_article[text]
        if text == "every":
            return word_at(tokens, index + 1) in self._words.ordinals
        if text == "another":
            return word_at(tokens, index + 1) in self._words.parts
        return text not in ("-", "–") or _sign(tokens, index) == 1

    def _at(
        self, tokens: list[Token], index: int, taken: set[int], floor: int, readings: tuple[_Beginning, ...]
    ) -> Quantity | None:
        text = tokens[index].text
        for firsts, attempt in readings:
            quantity = attempt(tokens, index, taken) if firsts is None or text in firsts else None
            if quantity is not None:
                return self._hedges.hedged(tokens, quantity, floor)
        return None

    def _number(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "$3.8 million", "-2.5%", "45,000-50,000 t", "41,000-tonne": a number with its currency or unit."""
        sign = _sign(tokens, index)
        currency, at = self._units.currency(tokens, index + sign)
        if currency is None and not sign and tokens[index].kind == "mark":
            return None
        numeral = self._numerals.read(tokens, at, taken)
        if numeral is None:
            return None
        if sign:
            numeral = replace(numeral, number=replace(numeral.number, value=-numeral.number.value))
        unit, after, attributive = self._units.behind(tokens, numeral, currency)
        found = None if sign else self._ranges.range(tokens, index, numeral, unit, after, currency, taken)
        high = found.high if found is not None else None
        if found is not None:
            numeral, unit, after, attributive = found.low, found.unit, found.after, found.attributive
        elif unit is None:
            if not numeral.multiplied and (is_score(tokens, numeral.after) or _stands_in(tokens, index)):
                return None
            if not sign:
                numeral, unit = self._ranges.elided(tokens, numeral, taken)
        half = self._numerals.and_a_half(tokens, after) if unit is not None and found is None else None
        if half is not None and numeral.words and not numeral.multiplied:
            more = Number(numeral.number.value + 0.5, 0.5, 0.5)
            numeral, after = replace(numeral, number=more), half  # "a ton and a half"
        first = index
        if found is not None and word_at(tokens, index - 1) == "between":
            first = index - 1  # the word belongs to the range: "between 30,000 and 35,000 tons" is one amount
        unit, after = self._units.priced(tokens, after, unit) or (unit, after)
        rate, after = self._units.rate(tokens, after, unit)
        stated = self._stated(
            numeral.number, high, numeral.multiplied, unit, rate, text_of(tokens, first, after)
        )
        kind: QuantityKind = "rate" if rate is not None else "count" if unit is None else kind_of(unit)
        return Quantity(
            first,
            at,
            after,
            stated,
            kind,
            unit.dimension if unit else "",
            attributive,
            bare=unit is None and not numeral.multiplied,
            has_multiplier=numeral.multiplied,
            multiplier=numeral.factor,
            topic=unit.topic if unit is not None else "",
        )

    def figure(self, tokens: list[Token], index: int, unit: Unit | None) -> Quantity | None:
        """The figure of a table's cell: a number with its own unit, else with the one that the table's caption gives."""
        quantity = self._number(tokens, index, set())
        if quantity is None or quantity.stated.unit is not None or unit is None:
            return quantity
        numeral = self._numerals.read(tokens, quantity.core, set())
        if numeral is None or quantity.stated.value is None:
            return quantity
        if numeral.multiplied and unit.factor != 1.0:
            return quantity  # "5.3m" under "million tonnes"
        value = numeral.number.value * (-1 if quantity.stated.value < 0 else 1)
        stated = self._stated(replace(numeral.number, value=value), None, True, unit, None, "")
        return replace(
            quantity,
            stated=stated,
            kind=kind_of(unit),
            dimension=unit.dimension,
            has_multiplier=True,
            bare=False,
        )

    def signed_figure(self, tokens: list[Token], index: int, unit: Unit | None) -> Quantity | None:
        """The same, with the minus right before a percentage: "Germany -0.2%"; None where a dash may be one: "Germany –0.2%"."""
        if index and _sign(tokens, index - 1):
            below = self.figure(tokens, index - 1, unit)
            if below is not None and below.stated.unit == "%":
                return None if tokens[index - 1].text == "–" else below
        return self.figure(tokens, index, unit)

    def mark_at(self, tokens: list[Token], index: int) -> Unit | None:
        """The unit that a mark stands for at a table's head: "%", "$bn"; None where there is no such mark."""
        if tokens[index].text not in _MARKS:
            return None
        unit = self._units.named(tokens[index].text)
        factor = self._words.multipliers.get(word_at(tokens, index + 1), 1.0)
        return replace(unit, factor=unit.factor * factor) if unit is not None else None

    def unit_behind(self, tokens: list[Token], index: int, numeral: Numeral) -> Unit | None:
        """The unit that stands at a token, as it would behind a number."""
        return self._units.behind_number(tokens, index, numeral)[0]

    def _stated(
        self,
        number: Number,
        high: Number | None,
        multiplied: bool,
        unit: Unit | None,
        rate: str | None,
        words: str,
    ) -> Stated:
        """What a number with a unit stands for; `high` is the upper end of a range."""
        number = number.times(unit.factor if unit else 1.0)
        holds, open_ = _intervals(number, high, multiplied, unit)
        return Stated(
            value=number.value if high is None else None,
            holds=holds,
            open=open_,
            unit=(f"{unit.base}{rate}" if rate else unit.base) or None if unit else None,
            words=words,
            written_unit=unit.name or None if unit else None,
            unit_factor=unit.factor if unit else 1.0,
            other_units=unit.other if unit else (),
        )


def _intervals(
    number: Number, high: Number | None, multiplied: bool, unit: Unit | None
) -> tuple[Interval, Interval]:
    """The intervals in which a number holds and in which it stays open, by what kind of number it is."""
    if high is not None:
        return rules.between(number, high)
    if unit is not None and unit.base in ("%", "pp"):
        return rules.percent_digits(number)
    if unit is None and not multiplied:
        return rules.exact_count(number)
    return digits(number)


def _starts(words: Language) -> frozenset[str]:
    """The words and marks with which a quantity can begin, besides digits and the names of currencies."""
    tables = (words.digits, words.tens, words.parts, words.multiples)
    firsts = _firsts(words.vague_counts, words.vague_multiples, words.shares, words.multipliers)
    return frozenset(firsts.union(*tables, FRACTIONS, _CURRENCY_SIGNS, "-–", _OTHERS))


def _behind_article(words: Language, article: str) -> frozenset[str]:
    """The words and marks that may follow an article that begins a quantity: "a dozen", "an order of", "the bulk", "A$"."""
    phrases = (*words.vague_counts, *words.vague_multiples, *words.shares)
    seconds = {phrase.split()[1].partition("'")[0] for phrase in phrases if phrase.startswith(f"{article} ")}
    if article == "the":
        return frozenset(seconds)
    others = (words.multipliers, words.parts, words.function["emphatic"], words.function["further_parts"])
    return frozenset(seconds.union(*others, _CURRENCY_SIGNS, ("factor", "order", "percentage")))


def _firsts(*phrases: Iterable[str]) -> frozenset[str]:
    """The first words of some phrases."""
    return frozenset(phrase.split()[0] for each in phrases for phrase in each)


def _stands_in(tokens: list[Token], index: int) -> bool:
    """ "Costs half as much as | one | to Lisbon": what is compared with, and no number."""
    before = [word_at(tokens, at) for at in range(index - 3, index)]
    return tokens[index].text == "one" and before[2] == "as" and before[1] in ("much", "many", "high", "long")


def _sign(tokens: list[Token], index: int) -> int:
    """1 where a minus stands at the index, before a number and behind nothing that it could join to it."""
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None or (follows.kind != "number" and follows.text not in "$€£¥"):
        return 0
    if tokens[index].text == "minus":
        return 1
    return int(
        tokens[index].text in ("-", "–")
        and follows.glued
        and (not tokens[index].glued or tokens[index - 1].text in ("(", "["))
        and (not index or tokens[index - 1].kind != "number")
    )
