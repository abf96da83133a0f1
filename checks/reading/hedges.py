"""Hedges and bounds around a quantity: "about", "more than", "or so", "5,000+"."""

from __future__ import annotations

from checks.intervals import Interval
from checks.reading import stated as rules
from checks.reading.language import Approximator, Language
from checks.reading.quantities import Quantity
from checks.reading.tokens import Token, text_of, word_at
from checks.values import replace

_ARTICLES = ("the", "a", "an", "its", "their", "that", "those")
_LONGEST_HEDGE = 5


class Hedges:
    """Takes the hedge beside a quantity into it."""

    def __init__(self, words: Language) -> None:
        self._words = words
        self._marks = words.function["marks"]
        self._last_words = frozenset(hedge.split()[-1] for hedge in words.approximators)

    def hedged(self, tokens: list[Token], quantity: Quantity, floor: int) -> Quantity:
        """The quantity with a hedge before or behind it; `floor` is the first token that may belong to it."""
        if quantity.is_fraction and quantity.first - 2 >= floor:
            before = tokens[quantity.first - 2 : quantity.first]
            if [token.text for token in before] == ["all", "but"]:
                return _all_but(tokens, quantity)
        hedge, first = self._before(tokens, quantity.first - self._is_a_mark(tokens, quantity), floor)
        if hedge is None:
            first = quantity.first
        after = quantity.after
        if hedge is None:
            hedge, after = self._behind(tokens, quantity.after)
        if hedge is None and _names_a_size(tokens, quantity):
            hedge = self._words.approximators["at least"]
        if hedge is None:
            return quantity
        stated = quantity.stated
        if quantity.kind == "multiple" and hedge.id == "about" and stated.value is not None:
            holds, open_ = rules.multiple(stated.value, True, self._words)
            stated = replace(stated, holds=holds, open=open_, approximator="about")
        else:
            stated = rules.hedged(stated, hedge)
        stated = replace(stated, words=text_of(tokens, first, after))
        return replace(quantity, first=first, after=after, stated=stated, bare=False)

    def _is_a_mark(self, tokens: list[Token], quantity: Quantity) -> bool:
        """ "Below | the 25% mark |": an amount that is passed, or not, and which a hedge stands before with "the" between."""
        return word_at(tokens, quantity.first - 1) == "the" and word_at(tokens, quantity.after) in self._marks

    def _before(self, tokens: list[Token], index: int, floor: int) -> tuple[Approximator | None, int]:
        if word_at(tokens, index - 1) not in self._last_words:
            return None, index
        for length in range(min(_LONGEST_HEDGE, index - floor), 0, -1):
            words = " ".join(token.text for token in tokens[index - length : index])
            verb = word_at(tokens, index - length - 1)
            if words == "up to" and {f"{verb} up", f"{verb} up to"} & self._words.verbs.keys():
                continue  # "add | up to"
            hedge = self._words.approximators.get(words)
            if hedge is not None:
                return hedge, index - length
        return None, index

    def _behind(self, tokens: list[Token], index: int) -> tuple[Approximator | None, int]:
        if index < len(tokens) and tokens[index].text == "+" and tokens[index].glued:
            return self._words.approximators["at least"], index + 1
        pair = " ".join(token.text for token in tokens[index : index + 2])
        word = self._words.hedges_behind.get(pair)
        if word is not None and pair == "and above" and _names_another(tokens, index + 2):
            word = None
        if word is not None and (pair[0] != "-" or tokens[index].glued):
            return self._words.approximators[word], index + 2
        return self._behind_noun(tokens, index + (word_at(tokens, index) == "of")), index

    def _behind_noun(self, tokens: list[Token], index: int) -> Approximator | None:
        """ "A million refugees | or more", "30,000 tons of tin | or more": the noun stands before the hedge."""
        noun = index < len(tokens) and tokens[index].kind == "word"
        pair = " ".join(token.text for token in tokens[index + 1 : index + 3]) if noun else ""
        word = self._words.hedges_behind.get(pair) if pair.startswith("or ") else None
        return self._words.approximators[word] if word is not None else None


def _names_another(tokens: list[Token], index: int) -> bool:
    """ "Below America's 4% and above | Japan's", "… and above | the average": what an amount is set above, and no bound."""
    behind = tokens[index] if index < len(tokens) else None
    named = behind is not None and (behind.written[:1].isupper() or behind.text in _ARTICLES)
    return named and behind is not None and behind.kind == "word"


def _all_but(tokens: list[Token], quantity: Quantity) -> Quantity:
    """ "All but a tenth": what is left of the whole, in percent."""
    stated, first = quantity.stated, quantity.first - 2
    holds, open_ = (
        Interval(100.0 - each.high, 100.0 - each.low, each.open_high, each.open_low)
        for each in (stated.holds, stated.open)
    )
    value = None if stated.value is None else 100.0 - stated.value
    words = text_of(tokens, first, quantity.after)
    stated = replace(stated, value=value, holds=holds, open=open_, words=words)
    return replace(quantity, first=first, stated=stated)


def _names_a_size(tokens: list[Token], quantity: Quantity) -> bool:
    """ "A trillion-dollar economy": one that has passed that mark, by however much."""
    opening = tokens[quantity.first].text
    return quantity.kind == "money" and quantity.attributive and opening in ("a", "trillion", "billion")
