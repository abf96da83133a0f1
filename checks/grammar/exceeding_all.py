"""One against all others, told by a verb: "outproduces every other country", "the rest of the world". Examples: rank.md, comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.comparing import About
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import TOGETHER, is_any_other, is_rest_of_world
from checks.grammar.measured_in import measured_in
from checks.grammar.needs import needs
from checks.grammar.rank_alone import first_alone
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


@needs("subject", "active", "object", verb=("exceed",))
def exceeds_everyone(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey's boron reserves dwarf everyone else's"; "Germany outproduces every other European country in potash"."""
    other = _what_is_exceeded(clause)
    side = _side(clause, slots, other) if other is not None and is_any_other(other, clause) else None
    if other is not None and side is not None:
        measure, entity = side
        subject, named = clause.subject or other, "exceeds_everyone"
        yield from first_alone(clause, slots, measure, entity, "more", other, named, subject)


@needs("subject", "active", "object", verb=("exceed",))
def exceeds_the_rest(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China outproduces the rest of the world in rare earths"; "Chile's lithium reserves exceed those of all other countries combined"."""
    verb, other = clause.verb, _rest_of_world(clause)
    if other is None or verb is None:
        return
    together = other.text.lower().endswith("the rest of the world")
    if not together and TOGETHER.isdisjoint((*clause.adverbs, *other.words)):
        return  # "outproduces all other countries": each of them, or all together
    side = _side(clause, slots, other)
    measure, entity = side or (None, None)
    if measure is None:
        return
    period, problem = slots.period(clause)
    about = About(measure, entity or EntityWords(None), period, problem, clause.frame)
    rest = (EntityWords("REST_OF_WORLD", other.text),)
    query = ComparisonQuery(measure, about.entity, rest, "more", period=period)
    anchor, named = (verb.start, other.end), "exceeds_the_rest"
    reach, problem = span(anchor, clause.subject), about.problem_with(rest)
    yield Draft(Kind.COMPARISON, anchor, reach, query, named, verb.negated, clause.frame, problem)


@needs("subject", "active", "object", verb=("exceed",))
def exceeds_the_next(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's zinc output exceeds that of the next three countries combined"."""
    verb, found = clause.verb, _next_places(clause)
    if verb is None or found is None or TOGETHER.isdisjoint((*clause.adverbs, *found.words)):
        return
    side = _side(clause, slots, found)
    measure, entity = side or (None, None)
    if measure is None or found.quantity is None or found.quantity.stated.value is None:
        return
    period, problem = slots.period(clause)
    about = About(measure, entity or EntityWords(None), period, problem, clause.frame)
    places = int(found.quantity.stated.value)
    query = ComparisonQuery(measure, about.entity, (), "more", period=period, next_places=places)
    anchor, named, problem = (verb.start, found.end), "exceeds_the_next", about.problem_with(())
    reach = span(anchor, clause.subject)
    yield Draft(Kind.COMPARISON, anchor, reach, query, named, verb.negated, clause.frame, problem)


def _next_places(clause: Clause) -> Phrase | None:
    """So many that rank next: "that of | the next | three countries"."""
    for before, phrase in pairwise([node for node in clause.tail if isinstance(node, Phrase)]):
        if before.words[-1:] == ("next",) and phrase.quantity is not None and phrase.quantity.bare:
            return phrase
    return None


def _rest_of_world(clause: Clause) -> Phrase | None:
    """Everyone else together as what is exceeded: "the rest of the world", "that of | all other countries"."""
    other = _what_is_exceeded(clause)
    return other if other is not None and is_rest_of_world(other) else None


def _what_is_exceeded(clause: Clause) -> Phrase | None:
    """The one object of a verb, or whose it is: "that of | any other country"."""
    other, of = clause.objects[0] if len(clause.objects) == 1 else None, clause.adjunct("of")
    return of if other is not None and other.anaphor == "measure" and of is not None else other


def _side(
    clause: Clause, slots: Slots, other: Phrase
) -> tuple[MeasureWords | None, EntityWords | None] | None:
    """What is said to exceed, and whose it is; None where the clause does not say that one exceeds another."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not verb.is_a("exceed"):
        return None
    if len(subject.entities) > 1 or subject.negated:
        return None
    if subject.is_measure and subject.concept is not None:
        return slots.measure(clause, subject), slots.owner(clause, subject)
    if subject.facility and subject.topics:  # "Chinese tungsten mines | outproduce | all others"
        made = slots.vocabulary_concept("production")
        return slots.measure(clause, subject, names=made), slots.owner(clause, subject)
    if subject.is_entity:
        made = slots.vocabulary_concept("production") if other.topics else ()
        if made:  # "every other European country | in potash"
            return slots.measure(clause, other, names=made), slots.entity(clause, subject)
        return measured_in(clause, slots, subject, other), slots.entity(clause, subject)
    return None


CONSTRUCTIONS: tuple[Construction, ...] = (exceeds_everyone, exceeds_the_rest, exceeds_the_next)
