"""What somebody brings forth, told by its name alone: "Lithium from Chile came to …", "China's vanadium makes up …". Examples: value.md, share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.slots import Slots
from checks.grammar.whole import concepts_of, ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "active", "object", "amount", verb=("value",))
def owned_topic_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Lithium from Chile came to 49,000 tonnes in 2024"; "Peru's zinc totalled 1.3 million tonnes in 2024"."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    if subject is None or verb is None or verb.passive or verb.lemma == "be" or amount is None:
        return
    narrowed = any(phrase.start >= verb.end for _, phrase in clause.adjuncts)  # "… at one port"
    told = of_year(clause, slots) if is_amount(amount) and not narrowed else None
    if told is not None and amount.quantity is not None and amount.quantity.dimension == "mass":
        yield from value_draft(clause, slots, *told, amount, "owned_topic_is_amount", subject)


@needs("subject", "active", "object", "part of a whole", verb=("value", "be", "part_of"))
def owned_topic_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's vanadium makes up 70% of world output"; "Vanadium from China accounts for 70% of the global total"."""
    subject, verb, part = clause.subject, clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    owner = _whose(clause, slots) if subject is not None and verb is not None and not verb.passive else None
    if subject is None or owner is None or part is None or part.whole is None or part.whole.topics:
        return
    if not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    whole, names = whole_of(part, slots), concepts_of(part, None, slots)
    names = slots.concepts_of_bare_topic(subject) if names == () else names
    measure = slots.measure(clause, subject, names=names) if names else None
    if whole is not None and measure is not None:
        name = "owned_topic_is_part"
        yield from share_draft(clause, slots, Parts((owner,)), part, measure, whole, name, subject)


@needs("no verb", "object", "amount", kind=("parenthesis",))
def amount_beside_name(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru (1.3 million tonnes of zinc in 2024) is shaking"."""
    named, amount = clause.subject, clause.objects[0] if len(clause.objects) == 1 else None
    if clause.kind != "parenthesis" or named is None or amount is None or clause.adjuncts:
        return
    if not named.is_one_entity or not _is_of_topic(amount):
        return
    dated = slots.period(clause)[0].year is not None
    names = slots.concept_of_dated_topic(amount) if dated else slots.concepts_of_bare_topic(amount)
    measure = slots.measure(clause, amount, names=names) if names else None
    yield from value_draft(clause, slots, measure, named.entities[0], amount, "amount_beside_name", named)


@needs("subject", "object", "adjunct", "amount")
def entity_is_producer_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru, a producer of 1.3 million tonnes of zinc a year, is shaking"."""
    subject, maker, amount = (
        clause.subject,
        clause.objects[0] if clause.objects else None,
        clause.adjunct("of"),
    )
    told = clause.kind == "apposition" or (clause.verb is not None and clause.verb.is_a("be"))
    if subject is None or maker is None or amount is None or not told or not subject.is_one_entity:
        return
    if maker.agent is None or maker.place is not None or maker.topics or not _is_of_topic(amount):
        return
    measure = slots.measure(clause, amount, names=(maker.agent,))
    name = "entity_is_producer_of_amount"
    yield from value_draft(clause, slots, measure, subject.entities[0], amount, name, subject)


@needs("subject", "active", "amount object", verb=("undergo",))
def entity_records_mined_topic(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru recorded 1.3 million tonnes of mined zinc in 2024"."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    if subject is None or verb is None or verb.passive or amount is None or not subject.is_one_entity:
        return
    if not verb.is_a("undergo") or len(clause.objects) != 1:
        return
    if not _is_of_topic(amount) or "mined" not in amount.qualifiers:
        return
    measure = slots.measure(clause, amount, names=slots.vocabulary_concept("production"))
    name = "entity_records_mined_topic"
    yield from value_draft(clause, slots, measure, subject.entities[0], amount, name, subject)


def _is_of_topic(amount: Phrase) -> bool:
    plain = amount.is_only_of_topic and amount.owner is None and amount.scope is None
    return plain and amount.quantity is not None and amount.quantity.dimension == "mass" and is_amount(amount)


def of_year(clause: Clause, slots: Slots) -> tuple[MeasureWords, EntityWords] | None:
    """What a year's topic of somebody's is one of, and whose it is: "Chilean copper … in 2024", "graphite from Mozambique"."""
    owner = _whose(clause, slots)
    if owner is None or clause.subject is None or slots.period(clause)[0].year is None:
        return None
    names = slots.concept_of_dated_topic(clause.subject)
    measure = slots.measure(clause, clause.subject, names=names) if names else None
    return (measure, owner) if measure is not None else None


def _whose(clause: Clause, slots: Slots) -> EntityWords | None:
    """Whose topic a subject is that names nothing else: "Peru's zinc", "zinc | from Peru"."""
    subject = clause.subject
    if (
        subject is None
        or subject.facility
        or subject.opaque
        or not replace(subject, owner=None).is_only_topic
    ):
        return None
    behind = [pair for pair in clause.adjuncts if subject.end <= pair[1].start < _verb_start(clause)]
    if subject.owner is not None:
        return slots.owner(clause, subject) if not behind else None
    tie, named = behind[0] if len(behind) == 1 else ("", subject)
    return named.entities[0] if tie == "from" and named.is_one_entity else None


def _verb_start(clause: Clause) -> int:
    return clause.verb.start if clause.verb is not None else clause.end


CONSTRUCTIONS: tuple[Construction, ...] = (
    owned_topic_is_amount,
    owned_topic_is_part,
    amount_beside_name,
    entity_is_producer_of_amount,
    entity_records_mined_topic,
)
