"""What somebody brings forth, told by its name alone: "Lithium from Chile came to …", "China's vanadium makes up …". Examples: value.md, share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import EntityWords, MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, is_share
from checks.grammar.share_drafts import share_draft
from checks.grammar.slots import Slots
from checks.grammar.whole import concepts_of, ends_clause, whole_of
from checks.reading.clauses import Clause
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


CONSTRUCTIONS: tuple[Construction, ...] = (owned_topic_is_amount, owned_topic_is_part)
