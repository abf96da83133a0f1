"""Clauses that name an amount and do not say that a measure has it: "nearly produced …", "…, not worth $2 trillion, …"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase


def goes_to_more(clause: Clause, slots: Slots, measure: MeasureWords) -> bool:
    """ "$86 billion on defence | and pensions": an amount of more than what is measured."""
    meant = slots.as_of_all(measure.concept)
    for node, tie, other in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        named = (
            isinstance(node, Phrase) and node.concept is not None and not meant.isdisjoint(node.concept.ids)
        )
        if (
            not named
            or not isinstance(tie, Item)
            or tie.kind != "conjunction"
            or not isinstance(other, Phrase)
        ):
            continue
        if other.opaque and other.quantity is None and not other.entities and _ends_there(clause, other):
            return True
    return False


def _ends_there(clause: Clause, phrase: Phrase) -> bool:
    """Whether no verb stands behind a phrase, which would begin another clause with it."""
    behind = [node for node in clause.nodes if node.start >= phrase.end]
    return not any(isinstance(node, Item) and node.is_verbal for node in behind)


def almost(clause: Clause) -> bool:
    """ "Chile nearly produced …": what nearly was is not."""
    verb = clause.verb
    return verb is not None and any(
        isinstance(node, Item) and node.text in english().function["near_misses"] and node.end <= verb.end
        for node in clause.nodes
    )


def opens_with_not(clause: Clause) -> bool:
    """ "South Korea's economy, | not worth $2 trillion, | …", "…, | not valued at $2 trillion, | …": what a remark denies."""
    first = clause.nodes[0]
    return clause.link == "," and isinstance(first, Item) and first.kind == "negation"
