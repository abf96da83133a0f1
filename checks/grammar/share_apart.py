"""Parts that stand apart from their whole: "1.3 million tons, or 11%, of the world's zinc", "gave 11% to world output". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import plain_part
from checks.grammar.sharing import entity_accounts_for_part, entity_is_responsible_for_part
from checks.grammar.slots import Slots
from checks.queries import ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_COMMA = 2  # a comma and its space


@needs("active", "object", "adjunct", "percentage")
def entity_adds_part_to_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Belarus contributes 15% to global potash production"; "…, contributing 11% to world zinc production"."""
    part, whole = clause.objects[0] if len(clause.objects) == 1 else None, clause.adjunct("to")
    if clause.verb is None or clause.verb.lemma != "contribute" or part is None or whole is None:
        return
    if (
        clause.verb.passive
        or not plain_part(part)
        or whole.start < part.end
        or whole.scope is None
        or whole.is_change
    ):
        return
    rest = tuple([(tie, phrase) for tie, phrase in clause.adjuncts if phrase is not whole])
    told = replace(part, whole=whole, end=whole.end)
    for draft in entity_accounts_for_part(replace(clause, objects=(told,), adjuncts=rest), slots):
        if not slots.is_in_percent(draft.query.measure):  # type: ignore[union-attr,arg-type]
            yield replace(draft, construction="entity_adds_part_to_whole")


@needs("no verb", "object", "adjunct", "leans", kind=("fragment",))
def holder_is_responsible_for_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The DRC is the world's top cobalt producer, responsible for 76% of global output in 2024": whoever holds the place before."""
    host, said = clause.leans_on, clause.objects[0] if len(clause.objects) == 1 else None
    if clause.kind != "fragment" or clause.verb is not None or clause.link != "," or said is None:
        return
    if said.text.lower() != "responsible" or host is None or host.verb is None or not host.verb.is_a("be"):
        return
    placed = host.objects[-1] if host.objects else None
    if placed is None or placed.place is None or host.subject is None or not host.subject.is_one_entity:
        return
    if placed.end >= clause.start - _COMMA:
        told = replace(clause, subject=host.subject, verb=host.verb)
        yield from entity_is_responsible_for_part(told, slots)


@needs("active", "object", "adjunct", "several amounts")
def part_beside_amount_of_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 1.3 million tons, or 11%, of the world's zinc in 2024"; "… 11% (1.3 million tons) of the world's zinc …"."""
    first, whole = clause.objects[0] if len(clause.objects) == 1 else None, clause.adjunct("of")
    if first is None or first.quantity is None or first.whole is not None or whole is None:
        return
    if clause.verb is None or clause.verb.passive:
        return
    beside = [
        each.objects[0]
        for each in slots.sentence.clauses
        if each.kind == "parenthesis"
        and each.subject is first
        and each.verb is None
        and len(each.objects) == 1
        and not each.adjuncts
        and first.end <= each.start < each.end <= whole.start
    ]
    if len(beside) == 1 and first.end <= whole.start:
        rest = tuple([(tie, phrase) for tie, phrase in clause.adjuncts if phrase is not whole])
        yield from _both(replace(clause, adjuncts=rest), slots, first, beside[0], whole)


@needs("active", "two objects", "several amounts")
def part_and_amount_of_whole(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru accounts for 11% or 1.3 million tons of the world's zinc output"; "… 1.3 million tons or 11% of …"."""
    if len(clause.objects) != 2 or clause.verb is None or clause.verb.passive:
        return
    first, second = clause.objects
    between = [node for node in clause.nodes if first.end <= node.start < second.start]
    if len(between) != 1 or not isinstance(between[0], Item) or between[0].text not in ("or", "and"):
        return
    whole = second.whole if second.is_part else replace(second, quantity=None)
    if first.whole is not None or whole is None or not (first.quantity and second.quantity):
        return
    bare = replace(second, whole=None, scope=None, concept=None, topic=None, topics=())
    yield from _both(clause, slots, first, bare, whole)


def _both(clause: Clause, slots: Slots, first: Phrase, second: Phrase, whole: Phrase) -> Iterator[Draft]:
    """The part of the whole, and the amount where that comes second."""
    part, amount = (first, second) if plain_part(first) else (second, first)
    if whole.scope != "WORLD" or whole.quantity is not None or not plain_part(part) or not is_amount(amount):
        return
    if amount.quantity is None or amount.quantity.is_fraction:
        return
    if not whole.topics:
        whole = replace(whole, topic=amount.topic, topics=amount.topics)
    told = replace(part, whole=whole, end=max(first.end, second.end, whole.end))
    alone = replace(clause, objects=(told,))
    for draft in entity_accounts_for_part(alone, slots):
        share = draft.query
        yield replace(draft, construction="part_of_whole_and_amount")
        if not isinstance(share, ShareQuery) or len(share.parts) != 1 or amount is not second:
            continue
        for value in value_draft(
            alone, slots, share.measure, share.parts[0], amount, "amount_and_part", part
        ):
            assert isinstance(value.query, ValueQuery)
            yield replace(value, query=replace(value.query, period=share.period), denied=draft.denied)


CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_adds_part_to_whole,
    holder_is_responsible_for_part,
    part_beside_amount_of_whole,
    part_and_amount_of_whole,
)
