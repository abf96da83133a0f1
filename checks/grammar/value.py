"""Constructions of the kind value: a measure of an entity has a value. Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import EntityWords, Kind, MeasureWords, PeriodWords, Stated, ValueQuery
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_AMOUNTS = ("amount", "money", "count", "percent", "part", "vague")


def _amount(phrase: Phrase | None) -> bool:
    """Whether a phrase is a quantity that a measure can have, and not a place or a rate."""
    return phrase is not None and phrase.quantity is not None and phrase.place is None and phrase.quantity.kind in _AMOUNTS


def _draft(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    amount: Phrase,
    construction: str,
    *others: Phrase | None,
) -> Iterator[Draft]:
    if measure is None or amount.quantity is None:
        return
    quantity = amount.quantity
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    anchor = slots.sentence.span(quantity.first, quantity.after)
    yield Draft(
        Kind.VALUE,
        anchor,
        span(anchor, amount, *others),
        ValueQuery(measure, entity or EntityWords(None), quantity.stated, period),
        construction,
        denied=clause.verb is not None and clause.verb.negated,
        frame=clause.frame,
        problem=problem,
    )


def measure_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia's reserves total 3.8 million tons"; "its reserves, put at 3.8 million tons, …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.is_measure or subject.place is not None:
        return
    amount: Phrase | None = None
    if verb.is_a("value", "be") and clause.objects:
        amount = clause.objects[0]
    elif verb.is_a("put", "value", "rank") and (verb.passive or verb.form == "participle"):
        amount = clause.adjunct("at", "to")
    elif verb.is_a("rank", "put"):
        amount = clause.adjunct("at")
    if _amount(amount) and amount is not None:
        measure = slots.measure(clause, subject, amount)
        yield from _draft(clause, slots, measure, slots.owner(clause, subject), amount, "measure_is_amount", subject)


def entity_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia holds 3.8 million tons of rare earths"; "Australia mined 13,000 tons of rare earths in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or subject.is_measure:
        return
    amount = next((each for each in clause.objects[:2] if _amount(each)), None)
    if amount is None or verb.passive:
        return
    concepts = _concepts(verb.concepts, amount, clause, slots)
    if concepts:
        measure = slots.measure(clause, amount, *_topic_adjuncts(clause), names=concepts)
        yield from _draft(clause, slots, measure, slots.entity(clause, subject), amount, "entity_has_amount", subject)


def _topic_adjuncts(clause: Clause) -> list[Phrase]:
    return [phrase for preposition, phrase in clause.adjuncts if preposition in ("of", "in", "from") and phrase.topic]


def _concepts(names: tuple[Name, ...], amount: Phrase, clause: Clause, slots: Slots) -> tuple[Name, ...]:
    """The concepts of a verb; one that says little ("have") needs a topic or a concept beside the amount."""
    if amount.concept is not None:
        return (amount.concept,)
    telling = tuple(name for name in names if not name.data.get("generic"))
    if telling:
        return telling
    topics = {*amount.topics, *(topic for phrase in _topic_adjuncts(clause) for topic in phrase.topics)}
    fitting = tuple(name for name in names if any(topics & slots.topics.get(each, frozenset()) for each in name.ids))
    if fitting or not names:
        return fitting
    gapped = amount.opaque or amount.quantity is None or amount.quantity.dimension not in ("mass", "volume")
    return () if gapped else names


def amount_is_mined(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "An estimated 45,000 tonnes of rare earths were mined in the United States in 2024"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not _amount(amount) or not verb.passive or not verb.concepts:
        return
    where = clause.adjunct("in", "by", "from")
    measure = slots.measure(clause, amount, names=verb.concepts)
    yield from _draft(clause, slots, measure, slots.entity(clause, where), amount, "amount_is_mined", where)


def publisher_puts_measure_at(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS puts Vietnam's reserves of rare earths at 22 million tons"."""
    verb = clause.verb
    if verb is None or not verb.is_a("put") or not clause.objects or not clause.objects[0].is_measure:
        return
    measured, amount = clause.objects[0], clause.adjunct("at", "to")
    if _amount(amount) and amount is not None:
        measure = slots.measure(clause, measured, amount)
        yield from _draft(clause, slots, measure, slots.owner(clause, measured), amount, "publisher_puts_measure_at", measured)


def measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's 41,000-tonne molybdenum output"; "Russia's 3.8 million tons of rare-earth reserves"."""
    for phrase in (*([clause.subject] if clause.subject else []), *clause.objects, *(p for _, p in clause.adjuncts)):
        if phrase.concept is None or not _amount(phrase) or phrase.quantity is None:
            continue
        if not (phrase.quantity.attributive or phrase.owner is not None or phrase.owner_anaphor):
            continue
        measure = slots.measure(clause, phrase)
        yield from _draft(clause, slots, measure, slots.owner(clause, phrase), phrase, "measure_of_amount")


def entity_with_measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has rare-earth reserves of 3.8 million tons"; "with an output of 13,000 tons, Thailand …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or not (verb.concepts or verb.is_a("have")):
        return
    measured = clause.objects[0]
    amount = clause.adjunct("of", "at")
    if measured.concept is None or measured.owner is not None or not _amount(amount) or amount is None:
        return
    measure = slots.measure(clause, measured, amount)
    yield from _draft(clause, slots, measure, slots.entity(clause, subject), amount, "entity_with_measure_of_amount", subject)


def gapped_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "…, and Japan's three million"; "China mined 270,000 tons and Australia 13,000"."""
    before = clause.leans_on
    if clause.kind != "fragment" or before is None or clause.link not in ("and", ",", ";", "while", "but"):
        return
    owner = clause.objects[0] if clause.objects else None
    amount = clause.objects[1] if len(clause.objects) == 2 else clause.adjunct("with", "at")
    if owner is None or not _amount(amount) or amount is None or not (owner.is_entity or owner.elliptic):
        return
    model = next((draft for rule in _MODELS for draft in rule(before, slots)), None)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    entity = owner.owner if owner.elliptic else slots.entity(clause, owner)
    assert amount.quantity is not None
    period: PeriodWords = clause.periods[0].words if clause.periods else model.query.period
    for draft in _draft(clause, slots, model.query.measure, entity, amount, "gapped_amount", owner):
        entity = entity or EntityWords(None)
        query = ValueQuery(model.query.measure, entity, in_unit_of(model.query.stated, amount.quantity.stated), period)
        yield replace(
            draft, query=query, reach=(model.reach[0], draft.reach[1]), denied=model.denied, frame=model.frame
        )


def in_unit_of(whole: Stated, gapped: Stated) -> Stated:
    """A gapped number without a unit has that of the number before it: "Japan's three million" are tons, too."""
    if gapped.unit is not None or whole.unit is None:
        return gapped
    factor = whole.unit_factor
    return replace(
        gapped,
        value=None if gapped.value is None else gapped.value * factor,
        holds=gapped.holds.times(factor),
        open=gapped.open.times(factor),
        unit=whole.unit,
        written_unit=whole.written_unit,
        unit_factor=factor,
        other_units=whole.other_units,
    )


_MODELS: tuple[Construction, ...] = (measure_is_amount, entity_has_amount, amount_is_mined, publisher_puts_measure_at)
CONSTRUCTIONS: tuple[Construction, ...] = (
    *_MODELS,
    measure_of_amount,
    entity_with_measure_of_amount,
    gapped_amount,
)
