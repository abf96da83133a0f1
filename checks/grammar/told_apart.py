"""Amounts of several told apart by "respectively": "…, with output totalling 49,000 and 41,000 tons respectively". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_TIES = ("with", "at")


@needs("amount", said=("respectively",))
def amounts_told_apart(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and China are big producers, mining 49,000 and 41,000 tons of lithium respectively in 2024"."""
    if (
        clause.kind not in ("participle", "fragment")
        or clause.link not in (",", "–")
        or clause.leans_on is None
    ):
        return
    amounts = [node for node in clause.nodes if isinstance(node, Phrase) and node.quantity is not None]
    whose = _whose(clause)
    if (
        not whose
        or len(amounts) != len(whose)
        or not all(is_amount(each) and each.owner is None for each in amounts)
    ):
        return
    measure = _measure(clause, amounts, slots)
    for entity, amount in zip(whose, amounts, strict=True):
        alone = replace(amount, concept=None, opaque=False)
        yield from value_draft(clause, slots, measure, entity, alone, "amounts_told_apart")


def _whose(clause: Clause) -> tuple[EntityWords, ...]:
    """The several that the clause before is about, in their order; none where it is about one, or denies what it says."""
    main = clause.leans_on
    if main is None or main.subject is None or main.verb is None or main.verb.negated:
        return ()
    return main.subject.entities if len(main.subject.entities) > 1 else ()


def _measure(clause: Clause, amounts: list[Phrase], slots: Slots) -> MeasureWords | None:
    """What the amounts are of: what the participle says was done, or the measure that they total."""
    if clause.verb is not None:
        return (
            slots.measure(clause, amounts[-1], names=clause.verb.concepts) if clause.verb.concepts else None
        )
    tied = [phrase for tie, phrase in clause.adjuncts if tie in _TIES]
    named = [phrase for phrase in tied if phrase.is_measure and phrase.concept is not None]
    return slots.measure(clause, named[0]) if len(named) == 1 and len(tied) == 1 else None


CONSTRUCTIONS: tuple[Construction, ...] = (amounts_told_apart,)
