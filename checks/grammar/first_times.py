"""Marks that are passed "for the first time": what was so in an earlier period is not told so."""

from __future__ import annotations

import math

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.values import replace

_FOR_THE_FIRST_TIME = ["for", "the", "first", "time"]


def told_as_first(draft: Draft, slots: Slots) -> Draft:
    """ "Chile's copper output passed 5 million tons | for the first time": a mark, and that it was not passed before."""
    query = draft.query
    if draft.denied and draft.problem is None and "never" in slots.sentence.words:
        return replace(draft, problem="ambiguous_period")  # "has never mined more than …": in all years
    if not isinstance(query, ValueQuery) or not _is_mark(query):
        return draft
    words = [token.text for token in slots.sentence.tokens]
    at = words.index("first") if "first" in words else 0
    if at < 2 or words[at - 2 : at + 2] != _FOR_THE_FIRST_TIME:
        return draft
    return replace(draft, query=replace(query, first=True))


def _is_mark(query: ValueQuery) -> bool:
    """Whether the stated number is passed rather than met: "more than 5 million", "below 3%"."""
    holds = query.stated.holds
    return (
        math.isinf(holds.high)
        or holds.low <= 0
        or query.stated.words.startswith(("more than", "over", "above"))
    )
