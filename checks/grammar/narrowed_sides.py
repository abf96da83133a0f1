"""What stands behind a comparison or a place and leaves only some of who is compared: "more people than China | who speak English"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import (
    ChangeQuery,
    ComparisonQuery,
    CountQuery,
    OrderQuery,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period

_GAP = 1  # a space, but no comma
_SOME = ("all", "any", "both", "various", "many")
_AMONG = ("among", "amongst", "of")
_BY_TIME = ("bbl/d", "%")


def is_of_some_side(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether the words behind who is compared or placed, or before what is compared, make it another comparison."""
    if _is_of_kinds(draft, slots):
        return True
    if isinstance(draft.query, ChangeQuery):
        return _goes_elsewhere(clause, draft)
    if isinstance(draft.query, OrderQuery) and _is_told_from_below(slots):
        return True
    if not isinstance(draft.query, ComparisonQuery | RankQuery | OrderQuery | CountQuery):
        return False
    return (
        _is_of_who(draft, slots)
        or _is_among_those(draft, slots)
        or _is_for_each(clause, draft, slots)
        or _is_somehow(clause, draft)
        or _is_of_some_to(draft, slots)
    )


def has_it_abroad(clause: Clause, slots: Slots) -> bool:
    """ "China's tin output | in Africa", "its tin mines | in Africa": what somebody has in a part of the world where it does not lie."""
    return any(
        node.owner is not None
        and node.place is None
        and node.scope in slots.members
        and node.owner.id not in slots.members[node.scope]
        and node.owner.id not in slots.scopes
        for node in clause.nodes
        if isinstance(node, Phrase) and node.scope is not None and (node.concept or node.facility)
    )


def _is_of_kinds(draft: Draft, slots: Slots) -> bool:
    """ "Mines more | types of | copper than Peru": how many kinds there are, or one of them."""
    kinds, sentence = english().function["kinds_counted"], slots.sentence
    if kinds.isdisjoint(sentence.said):
        return False
    tokens = sentence.tokens
    return any(
        each.text in kinds
        and behind.text == "of"
        and before.text not in _SOME
        and each.start < draft.reach[1]
        for before, each, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_of_who(draft: Draft, slots: Slots) -> bool:
    """ "More people than China | who speak English", "the largest among those | that publish figures"."""
    return any(
        each.kind == "relative"
        and each.opener in ("who", "that")
        and each.antecedent is not None
        and draft.anchor[0] < each.antecedent.end <= each.start <= each.antecedent.end + _GAP
        and (each.antecedent.is_one_entity or each.antecedent.text == "those")
        for each in slots.sentence.clauses
    )


def _is_among_those(draft: Draft, slots: Slots) -> bool:
    """ "The largest producer among those | to have signed": which of them."""
    nodes = slots.sentence.nodes
    if "those" not in slots.sentence.said:
        return False
    return any(
        tie.text in _AMONG
        and node.text == "those"
        and node.start > draft.anchor[0]
        and isinstance(behind, Item)
        and (behind.text == "to" or behind.is_verb)
        for tie, node, behind in zip(nodes, nodes[1:], nodes[2:], strict=False)
    )


def _goes_elsewhere(clause: Clause, draft: Draft) -> bool:
    """ "Output rose | to fame", "… | up the agenda", "… fell | to foreigners": a word that moves, and no figure that does."""
    level = english().function["level_nouns"] | english().function["times_of_their_own"]
    return any(
        tie in ("to", "up", "into")
        and phrase.opaque
        and phrase.start < draft.anchor[1]
        and phrase.head.removesuffix("s") not in level
        and not (phrase.quantity or phrase.place or phrase.extreme or phrase.entities or phrase.comparative)
        for tie, phrase in clause.adjuncts
    )


def _is_told_from_below(slots: Slots) -> bool:
    """ "In reverse order", "from smallest to largest", "last to first": a list that begins with the last."""
    nodes = slots.sentence.nodes
    if not slots.sentence.said.isdisjoint(("reverse", "ascending", "reversed")):
        return True
    return any(
        tie.text == "to" and _is_end(low, from_bottom=True) and _is_end(high, from_bottom=False)
        for low, tie, high in zip(nodes, nodes[1:], nodes[2:], strict=False)
    )


def _is_end(node: Node, from_bottom: bool) -> bool:
    if not isinstance(node, Phrase) or len(node.words) > 2:
        return False
    placed = node.place is not None and node.place.low == 1 and node.place.from_bottom is from_bottom
    return placed or node.head in (("last", "bottom", "bronze") if from_bottom else ("top", "gold"))


def _is_for_each(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "More copper than Peru | a head", "… | for every mine": an amount for each of something."""
    measure = getattr(draft.query, "measure", None)
    if measure is None or slots.is_per_head(measure.concept):
        return False
    heads = english().function["heads"]
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= draft.anchor[1]]
    return any(
        (len(node.words) > 1 and node.words[0] in ("every", "each"))
        or (len(node.words) == 2 and node.words[0] == "a" and node.head in heads)
        for node in behind
    )


def _is_somehow(clause: Clause, draft: Draft) -> bool:
    """ "Its reserves are | in greater demand | than Peru's": what a thing is in has no size that a table compares."""
    if not isinstance(draft.query, ComparisonQuery) or clause.verb is None or not clause.verb.is_a("be"):
        return False
    concept = draft.query.measure.concept
    for tie, word, node in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        if tie.text == "in" and word.start == draft.anchor[0] and isinstance(node, Phrase):
            return node.concept is None or concept not in node.concept.ids
    return False


def _is_of_some_to(draft: Draft, slots: Slots) -> bool:
    """ "The top three tungsten miners | to be fined", "the largest producer | yet to sign": which of them."""
    nodes = slots.sentence.nodes
    if "to" not in slots.sentence.said:
        return False
    for node, word, behind in zip(nodes, nodes[1:], (*nodes[2:], None), strict=False):
        if not (isinstance(node, Phrase) and node.place is not None and node.start < draft.anchor[1]):
            continue
        if (
            node.start < draft.anchor[0]
            and isinstance(draft.query, RankQuery)
            and node.end <= draft.anchor[0]
        ):
            continue
        if not isinstance(word, Item) or not isinstance(behind, Item):
            continue
        acts = behind.kind == "auxiliary" or behind.verb_form == "base"
        if (word.text == "to" and acts) or (word.text == "yet" and behind.text == "to"):
            return True
    return False


def lasts_several_years(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "$149 billion | over three years | … in 2024", "as much as Peru | in a decade": an amount of more than its year."""
    query = draft.query
    if not isinstance(query, ValueQuery | ComparisonQuery | ShareQuery) or query.period.year is None:
        return False
    if isinstance(query, ValueQuery) and query.stated.unit in _BY_TIME:
        return False
    return any(
        _lasts(time, slots) and slots.sentence.span(time.first, time.after)[0] > clause.start
        for time in clause.periods
    )


def _lasts(time: Period, slots: Slots) -> bool:
    tokens = slots.sentence.tokens
    first = tokens[time.first].text
    before = tokens[time.first - 1].text if time.first else ""
    ends = tokens[time.after - 1].text in english().function["times_of_their_own"]
    return (
        time.words.year is None
        and first in ("over", "in", "within", "during", "across")
        and ends
        and before not in ("time", *english().function["level_nouns"])
    )
