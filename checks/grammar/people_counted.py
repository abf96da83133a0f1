"""A people told by its name and number: "Malaysians numbered 35.98 million", "Ethiopia: 135 million people". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.inhabitants import is_postmodified
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


@needs("amount object", "no adjunct")
def people_number(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Malaysians numbered 35.98 million in 2025"; "Ethiopia: 135 million people and counting"."""
    verb, names = clause.verb, slots.vocabulary_concept("population")
    amount = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    if amount is None or not names or amount.quantity is None or not amount.quantity.has_multiplier:
        return
    bare = not amount.opaque and not amount.topics and amount.whole is None and amount.owner is None
    named: EntityWords | None = None
    if verb is not None and verb.lemma == "number" and not verb.passive and clause.subject is not None:
        plain = [word for word in clause.subject.words if word != "the"]
        neither = clause.subject.negated or clause.subject.text.lower().startswith(("neither ", "not "))
        alone = clause.subject.nationality is not None and len(plain) == 1 and not neither
        named = clause.subject.nationality if alone and amount.concept is None else None
        owned = clause.subject.owner is not None or clause.subject.owner_anaphor
        if owned and clause.subject.concept is not None and not (clause.subject.modifiers or neither):
            people = set(clause.subject.concept.ids) == {"population"} and amount.concept is None
            named = (
                slots.owner(clause, clause.subject) if people else None
            )  # "Its people numbered 27 million"
    elif verb is None and clause.link == ":" and clause.leans_on is not None and _counts_people(amount):
        label = clause.leans_on
        one = (
            label.objects[0]
            if label.verb is None and len(label.objects) == 1 and not label.adjuncts
            else None
        )
        named = (
            one.entities[0] if one is not None and len(one.entities) == 1 and one.quantity is None else None
        )
    if named is None or not bare or amount.quantity.kind != "count" or is_postmodified(clause, slots, amount):
        return
    dwellers = english().function["concepts_of_dwellers"]
    if not dwellers.isdisjoint(slots.sentence.context.concepts):
        return  # "Turkey hosts many refugees. | Syrians | number 2.9 million"
    measure = slots.measure(clause, amount, names=names)
    yield from value_draft(clause, slots, measure, named, amount, "people_number", clause.subject)


def _counts_people(amount: Phrase) -> bool:
    return amount.concept is not None and bool(amount.concept.data.get("generic")) and not amount.modifiers


CONSTRUCTIONS: tuple[Construction, ...] = (people_number,)
