"""Amounts of several that only "they" names again: "… They mined 89,000 and 75,000 tons respectively". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.left_amounts import entities
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause


@needs("active", "several amounts", "two objects", said=("respectively",))
def they_have_each_its_own(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey and India are the largest feldspar miners. They mined 9.5 million and 6 million tons respectively in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or subject.words != ("they",):
        return
    amounts = [phrase for phrase in clause.objects if is_amount(phrase)]
    named = _told_of(clause, slots)
    if not 1 < len(amounts) == len(clause.objects) == len(named) or not verb.concepts:
        return
    for entity, amount in zip(named, amounts, strict=True):
        measure = slots.measure(clause, amount, names=verb.concepts)
        yield from value_draft(clause, slots, measure, entity, amount, "they_have_each_its_own", subject)


def _told_of(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """Who was named right before, in that order: the subject of the clause before, or those of whom something was claimed."""
    before = clause.leans_on
    if before is not None:
        return before.subject.entities if before.subject is not None else ()
    named = tuple(slots.sentence.context.entities)
    ids = {each.id for each in named}
    told = any(ids.issubset(entities(draft.query)) for draft in slots.before)
    return named if told else ()  # not "China's largest mines are in Tibet. They mined …"


CONSTRUCTIONS: tuple[Construction, ...] = (they_have_each_its_own,)
