"""Parts of something, in percent: "half", "two-thirds", "a quarter", "one in five", "most of"."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.digits import Number
from checks.reading import stated as rules
from checks.reading.language import Language
from checks.reading.numerals import LARGEST_DENOMINATOR, OPENERS, Numeral, Numerals, part_of_a_multiplier
from checks.reading.ordinals import ends_an_ordinal
from checks.reading.place_reader import is_most_of_all
from checks.reading.quantities import TIMES, Quantity
from checks.reading.tokens import FRACTIONS, Token, text_of, word_at
from checks.reading.units import Units

_TENS = range(20, 100, 10)
_OTHER_PARTS = ("a", "an", "one", "half", "two", "three")  # "a quarter Chinese and | an eighth Peruvian"
_LARGEST_ORDINAL = 1000
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


class PartReader:
    """Reads the part that begins at a token."""

    def __init__(self, words: Language, numerals: Numerals, units: Units) -> None:
        self._words, self._numerals, self._units = words, numerals, units

    def share_word(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "most of", "the bulk of", "the vast majority of": a part without a number, in percent."""
        for length in (4, 3, 2, 1):
            words = " ".join(token.text for token in tokens[index : index + length]).replace(" '", "'")
            ends = self._words.shares.get(words)
            after = index + length
            follows = word_at(tokens, after)
            directly = words.endswith(" all") and follows in (
                "the",
                "its",
                "their",
            )  # "nearly all | the world's tin"
            if ends is None or not (follows == "of" or directly):
                continue
            if words == "most" and is_most_of_all(tokens, index):
                continue
            return Quantity(index, index, after, rules.share_named(words, *ends), "part", "percent")
        return None

    def read(self, tokens: list[Token], index: int, taken: set[int]) -> Quantity | None:
        """ "half", "two-thirds", "a quarter", "one in five": a part of something, in percent."""
        if part_of_a_multiplier(tokens, index, self._words) is not None:
            return None
        found = self._fraction(tokens, index) or self._one_in(tokens, index) or self._every(tokens, index)
        if found is None:
            return None
        words, (percent, length) = self._words, found
        holds, open_ = rules.part(percent, words)
        after = index + length
        stated = Stated(percent, holds, open_, "%", words=text_of(tokens, index, after), written_unit="part")
        return Quantity(index, index, after, stated, "part", "percent")

    def _fraction(self, tokens: list[Token], index: int) -> tuple[float, int] | None:
        """ "half", "a third", "two-thirds", "3/4 of": the percentage, and how many tokens it takes."""
        words, text, second = self._words, tokens[index].text, word_at(tokens, index + 1)
        if text == "half":
            usual = second not in ("a", "an") and word_at(tokens, index - 1) not in _OTHER_HALF
            owned = (
                index + 2 < len(tokens) and tokens[index + 2].kind == "possessive"
            )  # "half Brazil's reserves"
            return (50.0, 1) if usual and (owned or self._ends_a_part(tokens, index + 1)) else None
        if text in ("a", "an", "one", "another"):
            mere = (
                second in words.function["emphatic"] or second in words.function["further_parts"]
            )  # "a mere twentieth", "a further tenth"
            if word_at(tokens, index + 1 + mere) in words.parts:
                return self._article_and_part(tokens, index, index + 1 + mere)
        if text in words.digits:
            at = index + 1 + (second == "-")
            below = words.parts.get(word_at(tokens, at), 0)
            if below and (second == "-" or second.endswith("s")) and 0 < words.digits[text] < below:
                whole = self._ends_a_part(tokens, at + 1)
                return (100.0 * words.digits[text] / below, at + 1 - index) if whole else None
        if text in FRACTIONS and (second == "of" or second in words.function["determiners"]):
            return 100.0 * FRACTIONS[text][0] / FRACTIONS[text][1], 1
        if second == "/" and "of" in (word_at(tokens, index + 3), word_at(tokens, index + 4)):
            return self._digits_over_digits(tokens, index)
        return None

    def _article_and_part(self, tokens: list[Token], index: int, at: int) -> tuple[float, int] | None:
        """ "a third", "one quarter", "a mere twentieth", but neither "a third term" nor "a quarter ago"."""
        part, follows = word_at(tokens, at), word_at(tokens, at + 1)
        closed = word_at(tokens, index - 1) == "by" or self._ends_a_part(tokens, at + 1)
        closed = closed or _before_a_people(tokens, at + 1)
        if not closed or follows in ("ago", "earlier", "later") or part[-1] == "s":
            return None
        return 100.0 / self._words.parts[part], at + 1 - index

    def _comes_from(self, tokens: list[Token], at: int) -> bool:
        """ "… a third | came from Peru": where a part comes from."""
        verb = self._words.verbs.get(word_at(tokens, at))
        return verb is not None and "come" in verb.classes and word_at(tokens, at + 1) == "from"

    def _digits_over_digits(self, tokens: list[Token], index: int) -> tuple[float, int] | None:
        """ "3/4 of", "1/20th of"."""
        above, below = tokens[index].text, word_at(tokens, index + 2)
        ordinal = ends_an_ordinal(tokens, index + 3)
        if not (above.isdecimal() and below.isdecimal()) or word_at(tokens, index + 3 + ordinal) != "of":
            return None
        if index and tokens[index].glued and tokens[index - 1].text not in OPENERS:
            return None
        largest = _LARGEST_ORDINAL if ordinal else LARGEST_DENOMINATOR
        if not 0 < int(above[:3]) < int(below[:4]) <= largest:
            return None
        return 100.0 * int(above[:3]) / int(below[:4]), 3 + ordinal

    def _ends_a_part(self, tokens: list[Token], at: int) -> bool:
        """Whether a part may end here: "a third of", "a third more", but neither "a third term" nor "half-time"."""
        if at >= len(tokens):
            return True
        token, words = tokens[at], self._words
        if token.kind != "word":
            return token.text != "-" or not token.glued
        if token.text in words.comparatives or token.text == "as" or self._comes_from(tokens, at):
            return True
        if token.text in ("last", "this") and word_at(tokens, at + 1) == "year":
            return True  # "by nearly a fifth | last year"
        return any(token.text in words.function[name] for name in _FUNCTION)

    def _one_in(self, tokens: list[Token], index: int) -> tuple[float, int] | None:
        """ "one in five", "3 out of 10": the percentage, and how many tokens it takes."""
        at = self._behind_link(tokens, index + 1)
        if at is None:
            return None
        fused = index and tokens[index].glued and tokens[index - 1].text not in OPENERS
        if tokens[index].kind == "number" and fused:
            return None
        above = self._numerals.small(tokens, index)
        if above is None or at >= len(tokens):
            return None
        found = self._lower_number(tokens, at, above)
        if found is None or above >= found[0]:
            return None
        below, after = found
        if below > 100 and below % 1000 and (above > 1 or len(tokens[at].text) == 4):
            return None  # "2 in 2010"
        sure = word_at(tokens, at - 1) == "every" or word_at(tokens, at - 2) == "out"
        if not sure and self._opens_something_else(tokens, after, above):
            return None
        return 100.0 * above / below, after - index

    def _every(self, tokens: list[Token], index: int) -> tuple[float, int] | None:
        """ "Every third | tonne of lithium": the percentage; but not "every third | year", "every second | mine"."""
        many = self._words.ordinals.get(word_at(tokens, index + 1), 0)
        if tokens[index].text != "every" or not 1 < many <= _TENS[0]:
            return None
        unit, ends, _ = self._units.behind_number(tokens, index + 2, Numeral(Number(1, 1, 1), index + 2))
        return (100.0 / many, 2) if unit is not None and word_at(tokens, ends) == "of" else None

    def _behind_link(self, tokens: list[Token], at: int) -> int | None:
        """The index behind "in", "out of", "in every" or "of every"; None where no such words stand there."""
        first, second = word_at(tokens, at), word_at(tokens, at + 1)
        if first == "out" and second == "of":
            return at + 2 + (word_at(tokens, at + 2) == "every")
        if (
            first in ("in", "of")
            and second == "every"
            and word_at(tokens, at + 2) not in self._words.multipliers
        ):
            return at + 2
        return at + 1 if first == "in" else None

    def _lower_number(self, tokens: list[Token], at: int, above: int) -> tuple[int, int] | None:
        """The "five" of "one in five", the "million" of "one in a million", and the index behind it."""
        below = self._numerals.small(tokens, at)
        ones = self._numerals.small(tokens, at + 2) if word_at(tokens, at + 1) == "-" else None
        if below is not None and ones is not None and below in _TENS and 0 < ones < 10:
            return below + ones, at + 3  # "one in twenty-two"
        if below is not None:
            return below, at + 1
        larger = self._words.multipliers.get(word_at(tokens, at + 1))
        if above == 1 and tokens[at].text in ("a", "every") and larger is not None:
            return int(larger), at + 2
        return None

    def _opens_something_else(self, tokens: list[Token], after: int, above: int) -> bool:
        """Whether what follows makes the second number one of its own: "five in ten days", "3 in 10 million tons"."""
        follows = word_at(tokens, after)
        if follows in TIMES or follows.removesuffix("s") in TIMES or follows in ("-", "%", "percent"):
            return True
        if follows in self._words.multipliers:
            return True
        if above == 1:
            return False
        unit, ends, _ = self._units.behind_number(tokens, after, Numeral(Number(1, 1, 1), after))
        of_each = word_at(tokens, ends) == "of" and word_at(tokens, after - 2) == "in"
        return unit is not None and not of_each  # but "four in five | tonnes | of the world's tungsten"


def _before_a_people(tokens: list[Token], at: int) -> bool:
    """ "… and a sixth | Chinese": whose a part is, where nothing more is said."""
    last = at + 1 >= len(tokens) or tokens[at + 1].kind not in ("word", "number", "possessive")
    behind = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 1].text == "and" else None
    last = last or (behind is not None and (behind.kind == "number" or behind.text in _OTHER_PARTS))
    return at < len(tokens) and last and tokens[at].written[:1].isupper()
