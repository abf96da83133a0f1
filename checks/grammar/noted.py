"""What is noted of somebody: "the highest rate was recorded in Spain", "… was observed in Malta at 1%". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.verbs import Verb


def is_noted(verb: Verb) -> bool:
    """Whether a verb says that a figure is written down: "was recorded", "were observed"."""
    return verb.passive and verb.lemma in english().function["verbs_of_noting"]


@needs("subject", "adjunct", "amount")
def noted_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The lowest inflation was recorded in Cyprus at 0.8%": what a measure is where somebody has it."""
    subject, verb, where = clause.subject, clause.verb, clause.adjunct("in")
    if subject is None or verb is None or not is_noted(verb) or where is None or len(where.entities) != 1:
        return
    amount = clause.adjunct("at", "with")
    plain = subject.concept is not None and subject.owner is None and subject.quantity is None
    if not plain or amount is None or not is_amount(amount) or not verb.end <= where.start < amount.start:
        return
    measure = slots.measure(clause, subject)
    yield from value_draft(clause, slots, measure, where.entities[0], amount, "noted_amount", subject)


CONSTRUCTIONS: tuple[Construction, ...] = (noted_amount,)
