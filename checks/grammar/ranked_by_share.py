"""Places told beside percentages of something else: "NATO's biggest military spender, at 4.2% of GDP" is so by its share."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.grammar.named_percentages import is_percentage_of
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, OrderQuery, RankQuery
from checks.reading.language import Percentage, english
from checks.reading.phrases import Phrase


def is_ranked_by_share(draft: Draft, slots: Slots) -> bool:
    """Whether a place, an order or a comparison may be by a share that the sentence tells, and not by the amounts of the measure.

    "The lowest spenders in NATO are Spain (1.4%) and …"; not "the biggest spender, with 37% of the world's total".
    """
    query = draft.query
    if not isinstance(query, RankQuery | OrderQuery | ComparisonQuery):
        return False
    if isinstance(query, ComparisonQuery) and _is_told_in_money(slots):
        return False  # "Israel followed with $46.5 billion, 8.8% of its GDP"
    told = [
        each
        for each in english().percentages
        if query.measure.concept in each.part and query.measure.concept != each.concept
    ]
    return bool(told) and any(_may_be_share(node, told, slots) for node in slots.sentence.nodes)


def _is_told_in_money(slots: Slots) -> bool:
    amounts = (node.quantity for node in slots.sentence.nodes if isinstance(node, Phrase))
    return any(each is not None and each.kind == "money" for each in amounts)


def _may_be_share(node: object, told: list[Percentage], slots: Slots) -> bool:
    if not isinstance(node, Phrase) or node.quantity is None or node.quantity.kind != "percent":
        return False
    if node.is_change:
        return False
    whole = node.whole
    return (
        any(is_percentage_of(each, whole, slots) for each in told)
        if whole is not None
        else _is_in_brackets(node, slots)
    )


def _is_in_brackets(percent: Phrase, slots: Slots) -> bool:
    return any(each.kind == "parenthesis" and percent in each.nodes for each in slots.sentence.clauses)
