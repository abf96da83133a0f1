"""Amounts without a number: "hundreds of", "tens of thousands of", "several million"."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.digits import Number
from checks.reading import stated as rules
from checks.reading.language import Language
from checks.reading.numerals import Numeral, Numerals
from checks.reading.quantities import Quantity, kind_of
from checks.reading.tokens import Token, text_of, word_at
from checks.reading.units import Units
from checks.values import replace

_VAGUE_ALONE = ("dozens", "hundreds", "thousands", "millions", "billions", "trillions")
_FEW = ("several", "numerous", "quite a few")
_BEFORE_NOUNS = (*_FEW, "countless", "innumerable", "untold")


class VagueAmountReader:
    """Reads the vague amount that begins at a token."""

    def __init__(self, words: Language, numerals: Numerals, units: Units) -> None:
        self._words, self._numerals, self._units = words, numerals, units

    def read(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "hundreds of", "tens of thousands of", "several million": amounts without a number."""
        for length in range(min(3, len(tokens) - index), 0, -1):
            phrase = " ".join(token.text for token in tokens[index : index + length])
            times = self._words.vague_multiples.get(phrase)
            at = index + length + (word_at(tokens, index + length) == "of")
            factor = self._words.multipliers.get(word_at(tokens, at).removesuffix("s"), 0.0) if times else 0.0
            if times is not None and factor and len(word_at(tokens, at)) > 3:
                ends: tuple[float, float | None] = (times[0] * factor, times[1] * factor)
                after = at + 1
                if (larger := self._numerals.larger(tokens, after)) is not None:
                    ends, after = (ends[0] * larger[0], times[1] * factor * larger[0]), larger[1]
                return self._vague_amount(tokens, index, after, ends)
            counts = self._words.vague_counts.get(phrase)
            if counts is None:
                continue
            after = index + length
            follows = word_at(tokens, after)
            if follows in ("fold", "times", "-") or (word_at(tokens, index - 1) == "(" and follows == ")"):
                return None  # "Population, 2025 (millions)"
            if follows != "of" and phrase not in _BEFORE_NOUNS and not phrase.endswith(_VAGUE_ALONE):
                return None
            return self._vague_amount(tokens, index, after, counts)
        return None

    def _vague_amount(
        self, tokens: list[Token], first: int, after: int, ends: tuple[float, float | None]
    ) -> Quantity:
        """A vague amount with the unit behind it, where one follows ("billions of dollars")."""
        at = after + (word_at(tokens, after) == "of")
        unit, behind, _ = self._units.behind_number(
            tokens, at, Numeral(Number(ends[0], 1, 1), at, True, words=True)
        )
        if unit is not None and unit.base in ("%", "x", "years"):
            unit = None
        factor = unit.factor if unit else 1.0
        top = None if ends[1] is None else ends[1] * factor
        holds, open_ = rules.vague(ends[0] * factor, top, self._words)
        words = text_of(tokens, first, behind if unit else after)
        stated = Stated(None, holds, open_, unit.base if unit else None, "vague", words=words)
        if unit is None:
            return Quantity(first, first, after, stated, "vague", bare=words in (*_FEW, "tens"))
        stated = replace(stated, written_unit=unit.name, unit_factor=unit.factor, other_units=unit.other)
        return Quantity(first, first, behind, stated, kind_of(unit), unit.dimension, has_multiplier=True)
