"""What a query holds, and the amounts among its words that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checks.claim_words import EntityWords, Stated
from checks.grammar.drafts import Draft
from checks.grammar.scopes_said import has_so_much
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, ExtremeQuery, ShareQuery, ValueQuery
from checks.query_numbers import numbers_in
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.values import values_of

_OF_SOME_AGE = ("under ", "over ", "above ", "below ")  # "more people under 30 than China"
_MISSED = ("below", "behind", "under", "above", "ahead")
_ONE_MORE = frozenset(("another", "further", "extra", "additional"))
_AMOUNTS = ("amount", "money", "percent", "points", "multiple")


def leaves_an_amount(draft: Draft, slots: Slots) -> bool:
    """Whether the words of a claim hold an amount that its query does not: nothing of what is asserted may be dropped."""
    if not slots.sentence.quantities or isinstance(draft.query, ShareQuery):
        return False  # "one tonne in five" is one number
    start, end = draft.anchor
    told = numbers_in(draft.query).values()
    for quantity in slots.sentence.quantities:
        if isinstance(draft.query, ExtremeQuery) and quantity.dimension == "time":
            continue  # "a six-year high"
        row = draft.query.in_a_row if isinstance(draft.query, ChangeQuery) else None
        if row is not None and quantity.dimension == "time" and quantity.stated.value == row.years:
            continue  # "two years in a row"
        aged = quantity.kind == "count" and quantity.stated.words.startswith(_OF_SOME_AGE)
        if not (quantity.kind in _AMOUNTS or aged) or any(
            _is_said_by(quantity.stated, each) for each in told
        ):
            continue
        first, after = slots.sentence.span(quantity.first, quantity.after)
        if not (start <= first and after <= end) or _is_of_one_named(first, after, draft, slots):
            continue
        if not (isinstance(draft.query, ChangeQuery) and is_in_other_terms(quantity, slots)):
            return True
    return False


def is_one_more(draft: Draft, slots: Slots) -> bool:
    """ "Chile mined | another | 5.3 million tons", "a further 5.3 million": as much again as something that was not told before."""
    if not isinstance(draft.query, ValueQuery) or _ONE_MORE.isdisjoint(slots.sentence.said):
        return False
    row = slots.sentence.tokens
    first = next((at for at, token in enumerate(row) if token.start >= draft.anchor[0]), 0)
    said = [token.text for token in row[max(first - 1, 0) : first + 1]]
    if _ONE_MORE.isdisjoint(said):
        return False
    here = any(each.first < first - 1 and each.kind in _AMOUNTS for each in slots.sentence.quantities)
    before = (each.query for each in slots.before if isinstance(each.query, ValueQuery))
    return not here and all(each.entity.id == draft.query.entity.id for each in before)


def is_in_other_terms(quantity: Quantity, slots: Slots) -> bool:
    """ "Fell by 6%, | or 160,000 tons |, in 2024", "by 160,000 tons | (6%)": an amount that says the same again, alone."""
    for clause in slots.sentence.clauses:
        amount = clause.objects[0] if len(clause.objects) == 1 and clause.verb is None else None
        if amount is None or amount.quantity is not quantity or clause.adjuncts:
            continue
        opened = clause.kind == "parenthesis" or clause.nodes[0].text == "or"
        return opened and clause.nodes[-1] is amount and amount.is_bare and amount.concept is None
    return False


def _is_of_one_named(start: int, end: int, draft: Draft, slots: Slots) -> bool:
    """ "More than America ($2.2 trillion) and Germany ($1.8 trillion) combined", "Only Ukraine, at 34%, spends more": figures of those it names."""
    named = set(entities(draft.query))
    clauses = slots.sentence.clauses
    holders = [
        each.subject if each.kind == "parenthesis" else _named_last(clauses[at - 1])
        for at, each in enumerate(clauses)
        if each.start <= start and end <= each.end
        if each.kind == "parenthesis"
        or (at and has_so_much(each) and _is_in_its_unit(each.adjuncts[0][1], draft, slots))
    ]
    return any(
        holder is not None
        and (
            holder.is_only_topic  # "more lithium (22,000 tons) than …": its own figure
            or {each.id for each in holder.entities} & named
            or (holder.owner is not None and holder.owner.id in named)
        )
        for holder in holders
    )


def _is_in_its_unit(amount: Phrase, draft: Draft, slots: Slots) -> bool:
    """Whether a figure can be one of the measure that a claim is about: "34%" of a share, and no dollars."""
    measure = getattr(draft.query, "measure", None)
    wanted = slots.dimensions.get(measure.concept, frozenset()) if measure is not None else frozenset()
    quantity = amount.quantity
    said = (
        "percent" if quantity is not None and quantity.kind == "percent" else quantity and quantity.dimension
    )
    return said is None or said in wanted


def _named_last(clause: Clause) -> Phrase | None:
    last = clause.nodes[-1]
    return last if isinstance(last, Phrase) else None


def _is_said_by(said: Stated, number: Stated) -> bool:
    """Whether a number of a query is the one that some words say, or holds it: "one tonne" in "one tonne in five"."""
    same = said.value is not None and number.value is not None and abs(said.value) == abs(number.value)
    return same or said.words in number.words


def entities(query: Any) -> Iterator[str]:
    """The ids of all entities that a query names, and its scope."""
    for value in values_of(query).values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, EntityWords) and each.id is not None:
                yield each.id
            elif isinstance(each, str):
                yield each


def is_joined_by(behind: Sequence[Node], amount: Node, clause: Clause, query: ValueQuery) -> bool:
    """ "2.9 million refugees | and asylum seekers", "2.9 million | registered migrants": not all of it is what is measured."""
    if len(behind) < 2 or not isinstance(amount, Phrase):
        return False
    tie, other = behind
    if not isinstance(tie, Item) or not isinstance(other, Phrase) or other.quantity is not None:
        return False
    if not any(amount is each for each in clause.objects) or not any(
        other is each for each in clause.objects
    ):
        return False
    if tie.kind == "conjunction" and amount.topic in english().function["topics_of_power"]:
        return not other.is_entity and not other.owner  # "139 TWh from wind | and the sun"
    if tie.kind == "conjunction" and amount.concept is not None and other.concept is not None:
        alone = not (other.entities or other.owner or other.place)
        return alone and query.measure.concept not in other.concept.ids
    if tie.kind == "conjunction" and other.elliptic and other.owner is not None:
        return other.owner.id not in set(entities(query))  # "5.3 million tons | plus Bolivia's"
    if tie.kind == "conjunction" and amount.topics and other.opaque:
        known = other.proper or other.entities or other.owner or other.place or other.concept
        return not known  # "5.3 million tons of copper | and precious metals"
    return tie.verb_form in ("past", "participle") and amount.concept is None and other.opaque


def is_what_is_left(draft: Draft, slots: Slots) -> bool:
    """ "All but | 70,000 | of the 290,000 tons came from Congo": what is not somebody's."""
    if not isinstance(draft.query, ValueQuery) or "but" not in slots.sentence.said:
        return False
    before = [token.text for token in slots.sentence.tokens if token.end <= draft.anchor[0]]
    return before[-2:] == ["all", "but"]


def is_over_what_was_meant(behind: tuple[Node, ...]) -> bool:
    """ "270,000 tons | over quota", "… | under target": by how much something was missed."""
    tie, what = (*behind, None, None)[:2]
    tied = isinstance(tie, Item) and tie.text in ("over", "under")
    return tied and isinstance(what, Phrase) and what.opaque and len(what.words) == 1 and not what.entities


def falls_short(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "Fell 5.3 million tonnes short", "fell 5.8% | below target |": what is missed by an amount does not fall by it."""
    if getattr(draft.query, "from_period", None) is None and any(
        tie in _MISSED and phrase.quantity is None and (tie == "behind" or phrase.period is None)
        for tie, phrase in clause.adjuncts
        if draft.anchor[0] < phrase.start and clause.objects and clause.objects[0].quantity is not None
    ):
        return True
    return any(
        (node.head if isinstance(node, Phrase) else node.text) in ("short", "shy", "behind")
        and draft.anchor[0] <= node.start < draft.anchor[1]
        for node in slots.sentence.nodes
    )
