"""What a source credits somebody with where its words do not say: "The USGS has South Africa at 120 tons". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_OPENING = ("on", "for", "in")


@needs("subject", "active", "object", "amount", verb=("put",))
def publisher_gives_entity_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The IMF gave Poland a GDP of $917 billion in 2024": a measure with its figure, behind whose it is."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.publisher is None or len(clause.objects) != 2:
        return
    whose, had = clause.objects
    named = whose.is_entity and len(whose.entities) == 1 and whose.quantity is None
    if not named or had.concept is None or had.owner is not None or not is_amount(had):
        return
    if had.quantity is None or had.quantity.attributive or had.place is not None or had.words[:1] != ("a",):
        return
    measure, entity = slots.measure(clause, had), slots.entity(clause, whose)
    yield from value_draft(clause, slots, measure, entity, had, "publisher_gives_entity_measure", whose)


def measure_credited(clause: Clause, slots: Slots, whose: Phrase, amount: Phrase) -> MeasureWords | None:
    """What a source credits somebody with: as its amount says, what is brought forth in a year, or what is spoken of."""
    if amount.concept is not None and amount.whole is None:
        return slots.measure(clause, amount)
    if amount.topics:
        return _of_a_year(clause, slots, amount)
    if amount.opaque or amount.quantity is None or not whose.entities:
        return None
    told = _said_first(clause, slots, whose) or _told_before(clause, slots, amount)
    if told is None or not _fits(amount, told):
        return None
    dimension = amount.quantity.dimension or "count"
    return told if dimension in slots.dimensions.get(told.concept, frozenset()) else None


def _of_a_year(clause: Clause, slots: Slots, amount: Phrase) -> MeasureWords | None:
    names = slots.concept_of_dated_topic(amount) if clause.periods and not amount.opaque else ()
    return slots.measure(clause, amount, names=names) if names else None


def _said_first(clause: Clause, slots: Slots, whose: Phrase) -> MeasureWords | None:
    """ "On coal, | the Energy Institute puts India at …", "For defence spending | SIPRI has Poland at …"."""
    opening = [
        phrase for tie, phrase in slots.framing(clause) if tie in _OPENING and phrase.end <= whose.start
    ]
    if len(opening) != 1 or opening[0].owner is not None or opening[0].entities or opening[0].opaque:
        return None
    if opening[0].concept is not None and opening[0].quantity is None:
        return slots.measure(clause, opening[0])
    return _of_a_year(clause, slots, opening[0]) if opening[0].topics else None


def _told_before(clause: Clause, slots: Slots, amount: Phrase) -> MeasureWords | None:
    """ "Manganese output is up. | The USGS has Gabon at …"; "Platinum is scarce. | The USGS has South Africa at … in 2024"."""
    context = slots.sentence.context
    if "concept_noun" in context.opens_with:
        return slots.heading_measure()
    if "topic" not in context.opens_with or len(context.topics) != 1:
        return None
    return _of_a_year(clause, slots, replace(amount, topic=context.topics[0], topics=context.topics))


def _fits(amount: Phrase, told: MeasureWords) -> bool:
    """Whether an amount has no noun, or only names what the percentages of a measure are of: "135% of | GDP"."""
    whole = amount.whole
    if whole is None:
        return amount.is_bare
    bases = {each.of for each in english().percentages if each.concept == told.concept}
    return whole.concept is not None and whole.owner is None and not bases.isdisjoint(whole.concept.ids)


@needs("active", "object", "adjunct", "amount", verb=("put", "have"))
def publisher_puts_topic_at(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The Energy Institute put Canadian hydropower at 343 TWh in 2024"; "The USGS has Chile's copper at 5.3 million tons in 2024"."""
    subject, verb, amount = clause.subject, clause.verb, clause.adjunct("at")
    if subject is None or subject.publisher is None or verb is None or len(clause.objects) != 1:
        return
    topic = clause.objects[0]
    if (
        amount is None
        or not is_amount(amount)
        or not amount.is_bare
        or topic.opaque
        or topic.quantity is not None
    ):
        return
    if topic.topic is None or topic.concept is not None or topic.whole is not None or topic.facility:
        return
    measure, entity = _of_a_year(clause, slots, topic), slots.owner(clause, topic)
    if measure is not None and entity is not None:
        yield from value_draft(clause, slots, measure, entity, amount, "publisher_puts_topic_at", topic)
