"""Amounts beside one of the highest of many: "has one of the world's highest jobless rates, at 32.6%". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.restrictions import restricted
from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_OPENS = "one of the "
_NARROWING = ("for", "among", "outside", "excluding", "including", "in", "without")
_WHOSE = frozenset(("world's", "world’s", "global"))


@needs("amount", "adjunct")
def amount_of_one_of_many(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa has one of the highest jobless rates in the world at 32.6%"; "…, at 32.6%"."""
    whole = clause if clause.verb is not None else clause.leans_on
    if whole is None or whole.verb is None or not whole.verb.is_a("have") or whole.verb.negated:
        return
    told, subject, amount = whole.objects[0] if whole.objects else None, whole.subject, clause.adjunct("at")
    if told is None or subject is None or len(subject.entities) != 1 or amount is None:
        return
    alone = clause is whole or (clause.link == "," and len(clause.nodes) <= len(clause.periods) + 2)
    if not alone or not is_amount(amount) or amount.start < told.end or amount.topics or amount.opaque:
        return
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    if behind is not None and behind.verb is None and behind.nodes[0].text in _NARROWING:
        return  # "…, at 11.3%, | for women"
    names = _named(told, slots)
    measure = slots.measure(whole, told, names=names) if names else None
    unsure = slots.unsure_when(whole) or slots.period(whole)[1]  # "once had one of the highest …"
    entity, named = subject.entities[0], "amount_of_one_of_many"
    for draft in value_draft(clause, slots, measure, entity, amount, named, subject):
        draft = replace(draft, problem=draft.problem or unsure, frame=whole.frame)
        yield restricted(draft, whole, slots)  # "one of the highest rates in Europe | for women |, at 11.3%"


def _named(told: Phrase, slots: Slots) -> tuple[Name, ...]:
    """What "one of the highest jobless rates" is one of; nothing where another word narrows it."""
    if not told.text.lower().startswith(_OPENS):
        return ()
    hits = [
        hit for hit in slots.sentence.hits if told.start + len(_OPENS) <= hit.start and hit.end <= told.end
    ]
    last = next((hit for hit in hits if hit.end == told.end), None)
    names = (
        tuple(name for name in last.entry.names if name.kind == "concept_noun") if last is not None else ()
    )
    if last is None or not names:
        return ()
    between = told.text.lower()[len(_OPENS) : last.start - told.start].split()
    highest = bool(between) and between[-1] in english().superlatives
    return names if highest and _WHOSE.issuperset(between[:-1]) else ()


CONSTRUCTIONS: tuple[Construction, ...] = (amount_of_one_of_many,)
