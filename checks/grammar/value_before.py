"""The value that stands before a clause: the measure, unit and time of one that says less."""

from __future__ import annotations

from checks.grammar.amounts import is_amount
from checks.grammar.drafts import Draft
from checks.grammar.percentages import part_of_what_entity_has
from checks.grammar.slots import Slots
from checks.grammar.slots_heads import is_one_person
from checks.grammar.stating import MODELS
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def model_before(clause: Clause, slots: Slots) -> Draft | None:
    """The value that the clause before states: the measure, unit and time of one that says less."""
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    if len(before) < 1:
        row = [other for other in slots.sentence.clauses if other.start < clause.start]
        before = [other for other in row if not other.only_adverbs][-1:]
    rules = (*MODELS, part_of_what_entity_has)
    told = ([draft for rule in rules for draft in rule(each, slots)] for each in before)
    here = _newest(next((drafts for drafts in told if drafts), []))
    if here is None and any(
        isinstance(node, Phrase) and is_amount(node) and not _is_with_place(node, each)
        for each in before
        for node in each.nodes
    ):
        return None  # "Poland lost 1.6 million people, | Japan nearly 4 million": not one more of the sentence before
    model: Draft | None = here or slots.value_before()
    if model is None or not isinstance(model.query, ValueQuery):
        return model
    if here is None and slots.names_another_measure(model.query.measure, clause.end):
        return None
    if not is_one_person(clause.subject):
        return model
    measure = slots.of_one_person(clause, model.query.measure) or model.query.measure
    return replace(model, query=replace(model.query, measure=measure))  # "The average Indian | has $2,711"


def _is_with_place(amount: Phrase, clause: Clause) -> bool:
    """ "Russia came second | with nine million |, and Belarus managed seven": more of what the sentence before tells."""
    placed = any(phrase.only_place for phrase in clause.objects)
    return placed and any(tie in ("with", "at") and phrase is amount for tie, phrase in clause.adjuncts)


def _newest(drafts: list[Draft]) -> Draft | None:
    """The first of some values, or that of the same later: "grew by 2.9% in 2024 after 0.2% in 2023; Hungary managed …"."""
    first = drafts[0] if drafts else None
    for other in drafts[1:]:
        one, two = first.query if first is not None else None, other.query
        if not isinstance(one, ValueQuery) or not isinstance(two, ValueQuery):
            break
        same = (one.measure.concept, one.measure.topic, one.entity.id) == (
            two.measure.concept,
            two.measure.topic,
            two.entity.id,
        )
        if same and (one.period.year or 0) < (two.period.year or 0):
            first = other
    return first
