"""By how much two differ, whichever is ahead: "The gap between Spain's jobless rate and Germany's is eight points". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.margins import can_be_margin
from checks.grammar.needs import needs
from checks.grammar.outsiders import GAP_IS_AMOUNT, opening_gap
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

Sides = tuple[MeasureWords | None, tuple[EntityWords, ...], Phrase]


@needs("subject", "active", "amount object", verb=("be", "value"))
def gap_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The difference between Chile's copper output and Peru's was 2.7 million tons in 2024"; "The gap in copper output between Chile and Peru was …"."""
    verb, amount = clause.verb, clause.objects[0] if len(clause.objects) == 1 else clause.adjunct("at", "to")
    if verb is None or amount is None or amount.quantity is None or verb.passive:
        return
    sides = _two_measured(clause, slots) or _two_named(clause, slots)
    if sides is None:
        return
    measure, owners, opening = sides
    if measure is None or len(owners) != 2 or not can_be_margin(amount, measure, slots):
        return
    period, problem = slots.period(clause)
    known = all(each.id is not None for each in owners) and not any(
        each.id in slots.scopes for each in owners
    )
    problem = problem or (None if known else "unknown_entity")
    difference = slots.with_unit(amount.quantity, measure)
    query = ComparisonQuery(measure, owners[0], owners[1:], "equal", None, difference, period=period)
    anchor = slots.sentence.span(amount.quantity.first, amount.quantity.after)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(anchor, opening),
        query,
        GAP_IS_AMOUNT,
        verb.negated,
        clause.frame,
        problem,
    )


def _is_gap(phrase: Phrase) -> bool:
    return (
        phrase.head in english().function["gap_nouns"]
        and phrase.words[:1] == ("the",)
        and len(phrase.words) == 2
    )


def _two_measured(clause: Clause, slots: Slots) -> Sides | None:
    """Each side with its figure: "between | Chile's copper output | and | Peru's"."""
    found, subject = opening_gap(clause, slots), clause.subject
    if found is None or subject is None or not _is_gap(found[0]):
        return None
    noun, one = found
    same = subject.elliptic or (
        subject.concept is not None and one.concept is not None and subject.concept.ids == one.concept.ids
    )
    if not one.is_measure or not same or subject.topics not in ((), one.topics):
        return None
    return slots.measure(clause, one), (*slots.owners(clause, one), *slots.owners(clause, subject)), noun


def _two_named(clause: Clause, slots: Slots) -> Sides | None:
    """In what two differ: "the gap | in copper output | between Chile and Peru"."""
    subject, two, what = clause.subject, clause.adjunct("between"), clause.adjunct("in")
    if subject is None or two is None or what is None or not _is_gap(subject):
        return None
    plain = len(two.entities) == 2 and two.concept is None and what.owner is None and not what.opaque
    measured = what.concept is not None and what.quantity is None
    return (slots.measure(clause, what), two.entities, subject) if plain and measured else None


CONSTRUCTIONS: tuple[Construction, ...] = (gap_is_amount,)
