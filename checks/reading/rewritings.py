"""What is rewritten among a sentence's items before its phrases are read, each asked for only where its words stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from checks.reading.abbreviations import without_abbreviations
from checks.reading.agents import with_agents
from checks.reading.asides import with_asides
from checks.reading.figures_then import STANDING, with_figures_then
from checks.reading.gerunds import TIES, with_gerunds_as_nouns
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.leads import without_leads
from checks.reading.participle_relatives import with_participle_relatives
from checks.reading.per_head import with_per_head
from checks.reading.relatives import TELLING, without_births, without_relatives
from checks.reading.spans_of_time import without_the_period
from checks.reading.uses import without_uses
from checks.reading.yearly_changes import ON_THE_YEAR, with_yearly_changes

Rewriting = Callable[[list[Item]], list[Item]]


def rewritten(row: list[Item]) -> list[Item]:
    """The items of a sentence as its phrases are read from them."""
    by_word = _by_word()
    asked = {place for item in row if item.text in by_word for place in by_word[item.text]}
    if asked:
        rewritings = _rewritings()
        for place in sorted(asked):
            row = rewritings[place][1](row)
    return row


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[int, ...]]:
    """The places of the rewritings that each word asks for."""
    rewritings = _rewritings()
    every = {word for words, _ in rewritings for word in words}
    return {word: tuple(at for at, (words, _) in enumerate(rewritings) if word in words) for word in every}


@lru_cache(maxsize=1)
def _rewritings() -> tuple[tuple[frozenset[str], Rewriting], ...]:
    """The rewritings in their order, each with the words of which it needs one."""
    function = english().function
    return (
        (frozenset("("), without_abbreviations),
        (frozenset(("lead",)), without_leads),
        (function["used_in_making"] | function["makings"], without_uses),
        (function["putting_away"], with_asides),
        (TELLING, without_relatives),
        (frozenset(("born",)), without_births),
        (function["country_nouns"], with_agents),
        (STANDING, with_figures_then),
        (function["country_nouns"], with_participle_relatives),
        (TIES, with_gerunds_as_nouns),
        (frozenset(("per",)), with_per_head),
        (ON_THE_YEAR, with_yearly_changes),
        (frozenset(("period",)), without_the_period),
    )
