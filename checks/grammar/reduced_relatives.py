"""Amounts of what is told right behind them: "5.3 million tons of copper | belonging to BHP", "… | sold to China", "… | to be built"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.grammar.series import ends_a_series
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ComparisonQuery, CountQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import Verb

_OF_AMOUNTS = (ValueQuery, CountQuery, AggregateQuery, ComparisonQuery, ShareQuery)


def is_of_what_follows(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether a verb without a subject goes on right behind an amount, or its time, and tells which part it is of."""
    if not isinstance(draft.query, _OF_AMOUNTS) or clause.verb is None:
        return False
    nodes = clause.nodes
    said = [at for at, node in enumerate(nodes) if node.start < draft.anchor[1] and isinstance(node, Phrase)]
    compared = isinstance(draft.query, ComparisonQuery)
    told = [at for at in said if nodes[at].end > draft.anchor[0]] if compared else said[-1:]
    ends = [_behind(nodes, at) for at in told]
    return any(
        _tells_which(nodes[end : end + 2], clause.verb, draft)
        for end in ends
        if not ends_a_series(nodes, end)
    )


def _behind(nodes: tuple[Node, ...], at: int) -> int:
    """The index behind a phrase and its time."""
    at += 1
    while at < len(nodes) and isinstance(nodes[at], Item) and nodes[at].kind == "period":  # type: ignore[union-attr]
        at += 1
    return at


def _tells_which(behind: tuple[Node, ...], verb: Verb, draft: Draft) -> bool:
    word, follows = (*behind, None, None)[:2]
    if not isinstance(word, Item) or word.start <= verb.start:
        return False
    if word.text in ("to", "yet"):
        return isinstance(follows, Item) and follows.text in ("be", "have", "to")
    if not word.is_verb or word.verb_form not in ("ing", "past", "participle"):
        return False
    if (
        word.text in english().function["harmless_participles"]
        or word.text in english().function["rise_nouns"]
    ):
        return False
    measure = getattr(draft.query, "measure", None)
    own = word.name("concept_verb")
    return not (own is not None and measure is not None and measure.concept in own.ids)
