"""Whose country speaks: "Peru's minister said … | "We are third," he said", asked in the order of a text's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.claim_words import Attribution, EntityWords
from checks.reading.attributions import Credit
from checks.reading.context import Context
from checks.reading.discourse import Discourse
from checks.reading.language import english
from checks.values import replace

if TYPE_CHECKING:
    from checks.reading.reader import Sentence

_SENTENCES_BACK = 3


class Speakers:
    """The country of whoever spoke last, looked up when a sentence asks who speaks in it."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._last: tuple[int, EntityWords | None] = (-1, None)
        self._passed_over: list[int] = []

    def pass_over(self, index: int) -> None:
        """A sentence that opens in quotes, and is not taken apart: whoever speaks may go on in it."""
        self._passed_over.append(index)

    def credits_of(self, sentence: Sentence) -> tuple[Credit, ...]:
        """A sentence's credits, with the country of whoever spoke last where it only says "he", or opens in quotes."""
        credits = sentence.credits
        if not credits:
            if not sentence.tokens or sentence.tokens[0].text != '"':
                return credits
            index, home = self._last = _still_speaking(sentence.index, self._before(), sentence.context)
            if index != sentence.index:
                return credits
            return (Credit(Attribution(), sentence.start, sentence.end, home),)
        pronouns = english().function["speaker_pronouns"]
        if any(each.home is None and each.attribution.words.lower() in pronouns for each in credits):
            index, home = self._before()
            home = home if index >= sentence.index - _SENTENCES_BACK else None
            home = home or _only_one_spoken_of(sentence.context)
            credits = tuple(
                replace(each, home=each.home or home) if each.attribution.words.lower() in pronouns else each
                for each in credits
            )
        self._passed_over.clear()
        homes = {each.home.id: each.home for each in credits if each.home is not None}
        self._last = sentence.index, next(iter(homes.values())) if len(homes) == 1 else None
        return credits

    def _before(self) -> tuple[int, EntityWords | None]:
        """The sentence in which somebody spoke last, and whose country that was."""
        for index in self._passed_over:
            self._last = _still_speaking(index, self._last, self._discourse.context(index))
        self._passed_over.clear()
        return self._last


def _still_speaking(
    index: int, last: tuple[int, EntityWords | None], context: Context
) -> tuple[int, EntityWords | None]:
    """Who speaks in a sentence that opens in quotes and credits nobody: whoever spoke in the one before, or is spoken of there."""
    home = last[1] if last[0] == index - 1 else None
    home = home or _only_one_spoken_of(context)
    return (index, home) if home is not None else last


def _only_one_spoken_of(context: Context) -> EntityWords | None:
    """The country that the sentence before speaks of, if of nobody else: its minister spoke there, without a claim."""
    only = len(context.entities) == 1 and context.owners == context.entities and context.alone
    return context.entities[0] if only else None
