"""Measures told by the head where the words say so apart from them: "Ireland's GDP was $103,000 a head"."""

from __future__ import annotations

from collections.abc import Iterable

from checks.claims import Stated
from checks.grammar.slots_given import Given, phrases_in
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


class HeadSlots(Given):
    """Which measure is meant where an amount, or a remark beside it, is one by the head."""

    def told_by_the_head(
        self, clause: Clause, concept: str, topic: str | None, phrases: Iterable[Phrase]
    ) -> str | None:
        """The concept of a measure's figure by the head, where the clause tells it so; None where it does not."""
        each = self.per_head.get((concept,) if topic is None else (concept, topic))
        if each is None:
            return None
        told = any(is_by_the_head(phrase) for phrase in (*phrases, *phrases_in(clause.nodes)))
        heads = english().function["heads"]
        beside = any(tie == "per" and phrase.text.lower() in heads for tie, phrase in self.framing(clause))
        return each if told or beside else None

    def in_unit_of_heads(self, stated: Stated, concept: str) -> Stated:
        """What an amount by the head states, in the unit of a measure that is told so."""
        unit, tie, head = (stated.unit or "").partition("/")
        by = tie and head in english().function["heads"] and self.is_per_head(concept)
        return replace(stated, unit=unit) if by else stated


def is_by_the_head(phrase: Phrase) -> bool:
    """ "$131,600 a head", "79 kilograms per person": an amount that is one of each."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind != "rate":
        return False
    _, tie, head = (quantity.stated.unit or "").partition("/")
    return bool(tie) and head in english().function["heads"]
