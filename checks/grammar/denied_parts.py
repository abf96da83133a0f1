"""Multiples that are denied are bounds: "not half as much as Mexico" is less than half. Examples: comparison.md."""

from __future__ import annotations

from checks.claims import ComparisonQuery, Stated
from checks.grammar.drafts import Draft
from checks.reading import stated as rules
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace

_NOT = ("not", "n't", "never")


def less_than_said(draft: Draft, clause: Clause) -> Draft:
    """ "Does not mine half as much zinc as Mexico", "…, but not a third of what Mexico's did": less than so much of it."""
    query = draft.query
    if not isinstance(query, ComparisonQuery) or query.ratio is None or query.leads:
        return draft
    told = query.ratio
    if told.approximator is not None or told.value is None or told.words.endswith((" more", " less")):
        return draft
    if not draft.denied and not _is_denied_before(clause, draft.anchor[0]):
        return draft
    return replace(draft, query=replace(query, direction="less", ratio=_below(told)), denied=False)


def _below(ratio: Stated) -> Stated:
    less = english().approximators["less than"]
    return replace(rules.hedged(ratio, less), words=f"less than {ratio.words}")


def _is_denied_before(clause: Clause, start: int) -> bool:
    """Whether "not" stands right before a multiple, "even" or another adverb between them."""
    before = [node for node in clause.nodes if node.end <= start]
    while before and isinstance(before[-1], Item) and before[-1].kind == "adverb":
        before.pop()
    last = before[-1] if before else None
    denies = isinstance(last, Item) and last.kind == "negation" and last.text in _NOT
    behind_verb = clause.verb is None or (last is not None and last.start >= clause.verb.end)
    return denies and behind_verb
