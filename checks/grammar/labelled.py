"""Amounts behind a label and a colon: "Chile: 5.3 million tonnes of copper", "Copper: Chile 5.3 million tonnes". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("no verb", "object", "amount", kind=("fragment",))
def amounts_of_entity_labelled(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru: 2.6 million tonnes of copper, 3,100 tonnes of silver in 2024"."""
    label, row = _label(clause, slots)
    if label is None or len(label.entities) != 1 or label.quantity is not None or label.owner is not None:
        return
    if any(not phrase.is_only_of_topic or phrase.opaque for each in row for phrase in each.objects):
        return
    for amount in clause.objects:
        measure, time = _measured(clause, amount, row, slots)
        for draft in value_draft(
            clause, slots, measure, label.entities[0], amount, "amounts_of_entity_labelled"
        ):
            yield _at(draft, time)


@needs("no verb", "object", "amount", kind=("fragment",))
def amounts_of_topic_labelled(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Gold: China 380 tonnes, Russia 310, Australia 290 in 2024"."""
    label, row = _label(clause, slots)
    if label is None or not label.is_only_topic or label.opaque or not all(map(_is_whose_amount, row)):
        return
    who, amount = clause.objects
    measure, time = _measured(clause, label, row, slots)
    for draft in value_draft(clause, slots, measure, who.entities[0], amount, "amounts_of_topic_labelled"):
        yield _at(draft, time)


@needs("no verb", "object", "amount", kind=("parenthesis",))
def amount_labelled_in_brackets(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile (copper output: 5.3 million tons in 2024) is doing what it can"."""
    at = next((at for at, each in enumerate(slots.sentence.clauses) if each is clause), 0)
    label = slots.sentence.clauses[at - 1] if at and clause.link == ":" else None
    if label is None or label.kind != "parenthesis" or label.verb is not None or label.adjuncts:
        return
    if len(label.objects) != 1 or len(clause.objects) != 1:
        return
    whose, measured, amount = label.subject, label.objects[0], clause.objects[0]
    if whose is None or not whose.is_one_entity or measured.concept is None:
        return
    if (
        measured.quantity is not None
        or measured.owner is not None
        or not is_amount(amount)
        or clause.adjuncts
    ):
        return
    measure, name = slots.measure(label, measured, amount), "amount_labelled_in_brackets"
    yield from value_draft(clause, slots, measure, whose.entities[0], amount, name, whose)


def _is_whose_amount(clause: Clause) -> bool:
    """ "Chile 5.3 million tonnes": who, and how much, and no more."""
    who, amount = [*clause.objects, None, None][:2]
    if who is None or amount is None or len(clause.objects) != 2 or not is_amount(amount):
        return False
    plain = not (amount.topics or amount.concept or amount.opaque or amount.owner or amount.whole)
    return plain and len(who.entities) == 1 and who.quantity is None


def _label(clause: Clause, slots: Slots) -> tuple[Phrase | None, list[Clause]]:
    """The one phrase that opens a sentence before a colon, and all that stands behind it: fragments without a verb."""
    clauses = slots.sentence.clauses
    colon = next((at for at, each in enumerate(clauses) if each.link == ":"), len(clauses))
    head, row = clauses[:colon], list(clauses[colon:])
    alone = bool(head) and len(head[0].objects) == 1 and not any(each.adjuncts or each.verb for each in head)
    dated = all(not each.objects for each in head[1:])
    plain = all(each.verb is None and not each.adjuncts and each.link in (":", ",", "and") for each in row)
    told = alone and dated and plain and clause in row
    return (head[0].objects[0], row) if told else (None, row)


def _measured(
    clause: Clause, of: Phrase, row: list[Clause], slots: Slots
) -> tuple[MeasureWords | None, PeriodWords | None]:
    """By what a topic is measured, in a year what is brought forth then, and the time that the last in a row tells for all."""
    times = [time.words for each in row for time in each.periods if time.role == "at"]
    last = times[0] if len(times) == 1 and row[-1].periods and times[0].edition is None else None
    context, index = slots.sentence.context, slots.sentence.index
    names = slots.concept_of_dated_topic(of)
    under = (
        any(each in name.ids for name in names for each in context.concepts)
        and context.is_under_plain_measure
    )
    heading = context.period if under and last is None and context.period.year is not None else last
    dated = heading is not None or slots.period(clause)[0].year is not None
    if not dated or not (index == 0 or under):
        names = slots.concepts_of_bare_topic(of) or ()  # "Targets for 2024: …", "Exports in 2024: …"
    return (slots.measure(clause, of, names=names) if names else None), heading


def _at(draft: Draft, time: PeriodWords | None) -> Draft:
    query = draft.query
    if time is None or not isinstance(query, ValueQuery) or query.period.year is not None:
        return draft
    return replace(draft, query=replace(query, period=time))


CONSTRUCTIONS: tuple[Construction, ...] = (
    amounts_of_entity_labelled,
    amounts_of_topic_labelled,
    amount_labelled_in_brackets,
)
