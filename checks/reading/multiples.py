"""Multiples: "twice", "six times", "threefold", "several fold", "an order of magnitude"."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.reading import stated as rules
from checks.reading.language import Language
from checks.reading.numerals import Numerals
from checks.reading.quantities import TIMES, Quantity
from checks.reading.tokens import Token, text_of, word_at
from checks.reading.units import PER_TIME

_BEHIND_NUMBERS = ("times", "fold", "x", "to")  # "three times", "three to one"
_MARKS = (",", ";", ":", "–", "—", "(")


class MultipleReader:
    """Reads the multiple that begins at a token."""

    def __init__(self, words: Language, numerals: Numerals) -> None:
        self._words, self._numerals = words, numerals
        numbers = (words.digits, words.tens, words.multipliers, words.vague_multiples)
        fused = (f"{number}fold" for each in numbers for number in each)
        self._telling = frozenset((*words.multiples, *fused, "factor", "order", "orders", *_BEHIND_NUMBERS))

    def may_stand_in(self, said: frozenset[str]) -> bool:
        """Whether a sentence says any of the words that make a number a multiple, or are one."""
        return not self._telling.isdisjoint(said)

    def read(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "twice", "six times", "threefold", "several fold", "ten-fold", "an order of magnitude"."""
        text = tokens[index].text
        if text in self._words.multiples and tokens[index].kind == "word":
            if not self._is_multiple(tokens, index):
                return None
            return self._times(tokens, index, index + 1, self._words.multiples[text])
        if (
            text.endswith("fold")
            and len(text) > 4
            and (found := self._fold_in_one_word(tokens, index)) is not None
        ):
            return found
        if text in ("a", "an") and (found := self._factor_of(tokens, index, taken)) is not None:
            return found
        orders = self._orders_of_magnitude(tokens, index)
        if orders is not None:
            return orders
        for length in (2, 1):
            ends = self._words.vague_multiples.get(
                " ".join(token.text for token in tokens[index : index + length])
            )
            if ends is not None and (after := self._fold_or_times(tokens, index + length)):
                return self._vague_times(tokens, index, after, ends)
        parsed = self._numerals.read(tokens, index, taken)
        if (
            parsed is not None
            and parsed.number.value > 0
            and (after := self._fold_or_times(tokens, parsed.after))
        ):
            return self._times(tokens, index, after, parsed.number.value)
        if parsed is not None and parsed.number.value > 1 and self._to_one(tokens, index, parsed.after):
            return self._times(tokens, index, parsed.after + 2, parsed.number.value)
        return None

    def _to_one(self, tokens: list[Token], index: int, after: int) -> bool:
        """ "by | two to one", "by almost | three to one", "outspends China | three to one"."""
        if word_at(tokens, after) != "to" or word_at(tokens, after + 1) not in ("one", "1"):
            return False
        before = [token.text for token in tokens[max(0, index - 5) : index]]
        outdone = any(word.startswith("out") and word.endswith(("s", "d", "ing")) for word in before)
        return "by" in before[-3:] or outdone

    def _fold_in_one_word(self, tokens: list[Token], index: int) -> Quantity | None:
        """ "threefold", "hundredfold", "manifold"."""
        times, words = tokens[index].text[:-4], self._words
        if times in words.vague_multiples:
            return self._vague_times(tokens, index, index + 1, words.vague_multiples[times])
        number = words.digits.get(times) or words.tens.get(times) or words.multipliers.get(times)
        return self._times(tokens, index, index + 1, float(number)) if number is not None else None

    def _factor_of(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "a factor of ten"."""
        if word_at(tokens, index + 1) != "factor" or word_at(tokens, index + 2) != "of":
            return None
        factor = self._numerals.read(tokens, index + 3, taken)
        if factor is None or factor.number.value <= 0:
            return None
        return self._times(tokens, index, factor.after, factor.number.value)

    def _is_multiple(self, tokens: list[Token], index: int) -> bool:
        """Whether "twice", "double" is one: not "twice a week", "to double", "double-digit"."""
        text, follows = tokens[index].text, word_at(tokens, index + 1)
        if follows == "-" and tokens[index + 1].glued:
            return False
        if text in ("twice", "thrice"):
            return follows not in PER_TIME or word_at(tokens, index + 2) not in TIMES
        before, function = word_at(tokens, index - 1), self._words.function
        if tokens[0].text in function["modals"] or tokens[0].text in ("did", "does", "do"):
            return False  # "Could Australia double its output?"
        if before == "to" or before in function["modals"]:
            return False
        if before in _MARKS and follows not in _MARKS:  # "…, double Peru's output"
            said = {token.text for token in tokens[:index]}
            return "to" not in said and said.isdisjoint(function["modals"])
        behind = (
            word_at(tokens, index - 2) if before in function["adverbs"] else before
        )  # "is | still | double"
        return (
            follows in function["determiners"]
            or follows == "that"
            or behind in ("is", "are", "was", "were", "be", "been")
            or (before in self._words.hedge_words)
        )

    def _orders_of_magnitude(self, tokens: list[Token], index: int) -> Quantity | None:
        """ "an order of magnitude", "two orders of magnitude", "orders of magnitude"."""
        if tokens[index].text != "orders" and word_at(tokens, index + 1) not in ("order", "orders"):
            return None
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
            tokens[index].text == "times" and word_at(tokens, index + 1) not in PER_TIME
        ):
            return index + 1
        return None

    def _times(self, tokens: list[Token], first: int, after: int, times: float) -> Quantity:
        holds, open_ = rules.multiple(times, False, self._words)
        stated = Stated(times, holds, open_, "x", words=text_of(tokens, first, after), written_unit="times")
        return Quantity(first, first, after, stated, "multiple", "ratio")

    def _vague_times(
        self, tokens: list[Token], first: int, after: int, ends: tuple[float, float | None]
    ) -> Quantity:
        holds, open_ = rules.vague(ends[0], ends[1], self._words)
        stated = Stated(
            None, holds, open_, "x", "vague", words=text_of(tokens, first, after), written_unit="times"
        )
        return Quantity(first, first, after, stated, "multiple", "ratio")
