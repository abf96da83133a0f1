"""Measures told by the head where the words say so apart from them: "Ireland's GDP was $103,000 a head"."""

from __future__ import annotations

from collections.abc import Iterable

from checks.claim_words import MeasureWords, Stated
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
        return each if told or beside or goes_to_each(clause) else None

    def of_one_person(self, clause: Clause, measure: MeasureWords | None) -> MeasureWords | None:
        """ "The average Indian produced $2,711": a measure by the head; one that nobody tables where there is no such."""
        if measure is None or not is_one_person(clause.subject):
            return measure
        concept, topic = measure.concept, measure.topic
        held = self.dimensions.get(concept, frozenset())
        if self.is_per_head(concept) or not held or not held.isdisjoint(("percent", "time", "rate")):
            return measure
        each = self.per_head.get((concept,) if topic is None else (concept, topic))
        if each is None:
            return MeasureWords(concept, f"{topic or ''} per person".strip(), words=measure.words)
        return replace(measure, concept=each, topic=None)

    def in_unit_of_heads(self, stated: Stated, concept: str) -> Stated:
        """What an amount by the head states, in the unit of a measure that is told so."""
        unit, tie, head = (stated.unit or "").partition("/")
        by = tie and head in english().function["heads"] and self.is_per_head(concept)
        return replace(stated, unit=unit) if by else stated


def is_one_person(phrase: Phrase | None) -> bool:
    """ "The average Indian", "a typical Chinese", "every American": a people's name behind a word that picks one of them."""
    if phrase is None or phrase.nationality is None or phrase.quantity is not None:
        return False
    return not english().function["picking_one"].isdisjoint(phrase.words[:-1])


def goes_to_each(clause: Clause) -> bool:
    """ "Drink 126 litres of beer | a head": an amount of each, said behind what it is of."""
    heads = english().function["heads"]
    return any(
        each.words[:1] == ("a",) and each.words[1:] == (each.head,) and each.head in heads
        for each in clause.objects[1:]
    )


def is_by_the_head(phrase: Phrase) -> bool:
    """ "$131,600 a head", "79 kilograms per person": an amount that is one of each."""
    quantity = phrase.quantity
    if quantity is None or quantity.kind != "rate":
        return False
    _, tie, head = (quantity.stated.unit or "").partition("/")
    return bool(tie) and head in english().function["heads"]
