"""Multiples and parts that are denied are bounds: "not half as much as Mexico", "not even a quarter". Examples: comparison.md."""

from __future__ import annotations

import math

from checks.claim_words import Stated
from checks.grammar.drafts import Draft
from checks.intervals import Interval
from checks.queries import ComparisonQuery, ShareQuery, ValueQuery
from checks.reading import stated as rules
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace

_NOT = ("not", "n't", "never")


def less_than_said(draft: Draft, clause: Clause) -> Draft:
    """ "Does not mine half as much zinc as Mexico", "…, but not a third of what Mexico's did": less than so much of it."""
    query = draft.query
    if isinstance(query, ValueQuery | ShareQuery):
        return _not_even(draft, query, clause)
    if not isinstance(query, ComparisonQuery) or query.ratio is None or query.leads:
        return draft
    told = query.ratio
    if told.approximator is not None or told.value is None or told.words.endswith((" more", " less")):
        return draft
    if not draft.denied and not _is_denied_before(clause, draft.anchor[0]):
        return draft
    below = _below(told, of_as_much=clause.adjunct("as") is not None)
    return replace(draft, query=replace(query, direction="less", ratio=below), denied=False)


def _not_even(draft: Draft, query: ValueQuery | ShareQuery, clause: Clause) -> Draft:
    """ "Was not even a quarter of the world's", "did not even mine 2 million tons": less than that."""
    told = query.stated
    if (
        not draft.denied
        or "even" not in clause.adverbs
        or told.approximator is not None
        or told.value is None
    ):
        return draft
    return replace(draft, query=replace(query, stated=_below(told, of_as_much=True)), denied=False)


def _below(ratio: Stated, of_as_much: bool) -> Stated:
    """Less than a part, well below it; "is not a third of Chile's" may also be said of one that is far more.

    What is within the rounding of the part itself is denied by one reading and told by the other.
    """
    less = rules.hedged(ratio, english().approximators["less than"])
    holds = Interval(
        less.holds.low, min(less.holds.high, ratio.holds.low), less.holds.open_low, open_high=True
    )
    undecided = less.open if of_as_much else Interval(-math.inf, math.inf, open_low=True, open_high=True)
    return replace(less, holds=holds, open=undecided, words=f"less than {ratio.words}")


def _is_denied_before(clause: Clause, start: int) -> bool:
    """Whether "not" stands right before a multiple, "even" or another adverb between them."""
    before = [node for node in clause.nodes if node.end <= start]
    while before and isinstance(before[-1], Item) and before[-1].kind == "adverb":
        before.pop()
    last = before[-1] if before else None
    denies = isinstance(last, Item) and last.kind == "negation" and last.text in _NOT
    behind_verb = clause.verb is None or (last is not None and last.start >= clause.verb.end)
    return denies and behind_verb
