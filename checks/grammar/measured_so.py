"""Amounts told with an adjective that orders by a user's measure: "the river is 1,450 km long". Examples: tests/test_own_news.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.counted import count_draft, countries_counted, so_many, threshold_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.nobody_else import is_of_subject_only
from checks.grammar.slots import Slots
from checks.names import Name
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "object", "amount", "active", verb=("be", "rank"))
def entity_is_so_tall(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "the Selm is 1,450 kilometres long"; "only the Oru is more than 2,000 km long"; "two of the five rivers are …"."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    adjective = _said_of(clause, amount) if amount is not None else None
    if subject is None or verb is None or amount is None or adjective is None or not is_amount(amount):
        return
    if not (verb.is_a("be") or verb.lemma == "stand"):
        return
    measure, name = slots.measure(clause, replace(amount, adjective=adjective)), "entity_is_so_tall"
    if (tallied := countries_counted(clause, slots, subject)) is not None and measure is not None:
        if (threshold := threshold_of(amount)) is not None:
            yield count_draft(clause, slots, tallied, measure, threshold, amount, name)
        return
    if not subject.entities or not subject.is_entity:
        return
    if not is_of_subject_only(clause):
        entity = slots.entity(clause, subject)
        yield from value_draft(clause, slots, measure, entity, amount, name, subject)
        return
    threshold, (first, *also) = threshold_of(amount), subject.entities
    if threshold is None or measure is None or None in {each.id for each in subject.entities}:
        return
    period, problem = slots.period(clause)
    number, anchor = so_many(len(subject.entities)), (clause.start, amount.end)
    counts = CountQuery(number, "countries", measure, threshold, "WORLD", first, period, also=tuple(also))
    yield Draft(Kind.COUNT, anchor, anchor, counts, name, verb.negated, clause.frame, problem)


def _said_of(clause: Clause, amount: Phrase) -> Name | None:
    """The adjective behind an amount, as it stands and of the high end: "330 metres | tall", but not "taller"."""
    behind = next((node for node in clause.tail if node.start >= amount.end), None)
    word = behind.name("concept_adjective") if isinstance(behind, Item) else None
    told = amount.adjective or word
    plain = told is not None and told.data.get("end") != "low" and "form" not in told.data
    return told if plain and amount.comparative is None else None


CONSTRUCTIONS: tuple[Construction, ...] = (entity_is_so_tall,)
