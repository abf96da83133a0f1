"""How many people there are: "There are 8.2 billion people on Earth", "Nigeria's 223 million people". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_parts import is_base_behind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "amount")
def amount_of_people(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "There are 8.2 billion people on Earth"; "Nigeria's 223 million people have voted"."""
    there = clause.subject is not None and clause.subject.text.lower() == "there"
    if there and clause.verb is not None and clause.verb.is_a("be") and clause.objects:
        people = clause.objects[0]
    elif clause.subject is not None:
        people = clause.subject
    else:
        return
    if people.nationality is not None and is_amount(people):
        yield from _people_by_name(clause, slots, people, there)
    if people.concept is None or not people.concept.data.get("generic") or not is_amount(people):
        return
    quantity, owned = (
        people.quantity,
        people.owner is not None or people.scope is not None or people.owner_anaphor,
    )
    where = clause.adjunct("in", "on") if there and not (owned and len(clause.objects) > 1) else None
    if quantity is None or not quantity.has_multiplier or people.whole is not None or people.modifiers:
        return
    if not there and clause.verb is not None and not _are_all(people, slots):
        return  # "20 million people in France own a dog"
    behind = where if where is not None and where.start > people.start else people
    if is_postmodified(clause, slots, behind) or (where is None and not owned):
        return
    entity = slots.owner(clause, people) if where is None else slots.entity(clause, where)
    measure = slots.measure(clause, people)
    yield from value_draft(clause, slots, measure, entity, people, "amount_of_people", where)


def _are_all(people: Phrase, slots: Slots) -> bool:
    """Whether so many people are all there are: "Nigeria's | 223 million people", "the | 68 million people in France"."""
    assert people.quantity is not None
    begins = slots.sentence.tokens[people.quantity.first].start
    before = [token.text.lower() for token in slots.sentence.tokens if people.start <= token.start < begins]
    return bool(before) and before[-1] != "other"


def _people_by_name(clause: Clause, slots: Slots, people: Phrase, there: bool) -> Iterator[Draft]:
    """ "There were 35.98 million Malaysians in 2025": all of them, where no more is said."""
    names, quantity = slots.vocabulary_concept("population"), people.quantity
    plain = there and len(people.words) == 2 and quantity is not None and quantity.has_multiplier
    if not plain or clause.adjuncts or is_postmodified(clause, slots, people):
        return
    alone = replace(people, concept=names[0] if names else None, entities=(), opaque=False)
    measure = slots.measure(clause, alone, names=names) if names else None
    yield from value_draft(clause, slots, measure, people.nationality, alone, "amount_of_people", people)


def is_postmodified(clause: Clause, slots: Slots, phrase: Phrase) -> bool:
    """Whether words behind a phrase leave only some of what it names: "people living in poverty", "people who fled"."""
    follows, base = [*(node for node in clause.nodes if node.start >= phrase.end), None, None][:2]
    if isinstance(base, Phrase) and is_base_behind((phrase, follows)):
        return base.text.lower() not in english().function["bases_of_rates"]  # "public debt of 237% | of GDP"
    if isinstance(follows, Phrase) or (isinstance(follows, Item) and not _goes_on(follows)):
        return True
    relative = next((other for other in slots.sentence.clauses if other.start >= phrase.end), None)
    return (
        follows is None
        and relative is not None
        and relative.link == "relative"
        and (relative.start <= phrase.end + 1)
    )


def _goes_on(item: Item) -> bool:
    """Whether an item behind a noun is a verb of its own or no part of the noun's phrase."""
    if item.kind in ("auxiliary", "negation", "adverb", "period", "conjunction", "mark"):
        return True
    return item.is_verb and item.verb_form not in ("ing", "participle")
