"""What somebody has, as a multiple of another's: "Germany has a population twice that of Canada". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.held_places import holder
from checks.grammar.needs import needs
from checks.grammar.rank_beside import whom_it_tells_of
from checks.grammar.ratios import ratio_of, towards
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_OF_EVEN = ("as", "as")


@needs("two objects", "multiple")
def has_multiple_of_anothers(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Germany has a population twice that of Canada"; "… , with a coastline three times as long as Indonesia's"."""
    verb = clause.verb
    if len(clause.objects) < 2 or (verb is not None and (verb.passive or not verb.is_a("have"))):
        return
    for at, measured in enumerate(clause.nodes):
        told = isinstance(measured, Phrase) and measured.concept is not None and measured.quantity is None
        if not isinstance(measured, Phrase) or not told or measured.owner or measured.place:
            continue
        multiple, other = _of_another(clause.nodes[at + 1 :])
        subject = _holder(clause, slots)
        if multiple is None or other is None or multiple.quantity is None or subject is None:
            return
        others, measure = slots.owners(clause, other), slots.measure(clause, measured)
        entity = holder(clause, slots, subject)
        if measure is None or entity is None or len(others) != 1 or others[0].id in slots.scopes:
            return
        period, problem = slots.period(clause)
        problem = problem_of(problem, entity, others[0])
        ratio = ratio_of(multiple.quantity)
        query = ComparisonQuery(measure, entity, others, towards(ratio), ratio, period=period)
        anchor, denied = (multiple.start, other.end), verb is not None and verb.negated
        reach, named = span(anchor, measured), "has_multiple_of_anothers"
        yield Draft(Kind.COMPARISON, anchor, reach, query, named, denied, clause.frame, problem)
        return


def _of_another(behind: tuple[Node, ...]) -> tuple[Phrase | None, Phrase | None]:
    """ "… | twice | that of Canada", "… | three times | as | long | as | Indonesia's"."""
    multiple = behind[0] if behind and isinstance(behind[0], Phrase) else None
    if multiple is None or multiple.quantity is None or multiple.quantity.kind != "multiple":
        return None, None
    rest = behind[1:]
    if len(rest) > 3 and (rest[0].text, rest[2].text) == _OF_EVEN and _tells_of_size(rest[1]):
        rest = rest[3:]
    other = rest[0] if rest and isinstance(rest[0], Phrase) else None
    of_other = other is not None and (other.elliptic or other.anaphor == "measure")
    return (multiple, other) if of_other and other is not None and other.owner is not None else (None, None)


def _tells_of_size(node: Node) -> bool:
    return isinstance(node, Item) and node.text in english().function["sizes_compared"]


def _holder(clause: Clause, slots: Slots) -> Phrase | None:
    """Who has it: the subject, or whom a fragment with "with" stands beside."""
    if clause.verb is not None:
        return clause.subject
    first, before = clause.nodes[0], clause.leans_on
    if not (isinstance(first, Item) and first.text == "with"):
        return None
    if before is not None and before.verb is not None:
        return before.subject
    return clause.subject or whom_it_tells_of(clause, slots)


@needs("subject", "concept verb", "active", "two objects", "multiple")
def does_multiple_of_topic(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mines twice the copper of Peru"; "Chile digs up twice the copper that Peru does"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not verb.telling or len(clause.objects) != 2:
        return
    multiple, told = clause.objects
    quantity = multiple.quantity
    plain = not (told.concept or told.place or told.quantity or told.opaque or told.agent)
    if quantity is None or quantity.kind != "multiple" or not told.topics or not plain:
        return
    others, end = _whose_topic(clause, slots, told)
    measure, entity = slots.measure(clause, told, names=verb.telling), holder(clause, slots, subject)
    if measure is None or entity is None or len(others) != 1 or others[0].id in slots.scopes:
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity, others[0])
    ratio = ratio_of(quantity)
    query = ComparisonQuery(measure, entity, others, towards(ratio), ratio, period=period)
    anchor, named = (multiple.start, end), "does_multiple_of_topic"
    yield Draft(
        Kind.COMPARISON, anchor, span(subject, anchor), query, named, verb.negated, clause.frame, problem
    )


def _whose_topic(clause: Clause, slots: Slots, told: Phrase) -> tuple[tuple[EntityWords, ...], int]:
    """ "The copper | of Peru", "Peru's copper", "the copper | that Peru does": whose it is, and where that ends."""
    if told.owner is not None:
        return (told.owner,), told.end
    of = clause.adjunct("of")
    if of is not None:
        plain = of.start > told.end and len(clause.adjuncts) == 1 and of.is_entity
        return (of.entities, of.end) if plain else ((), 0)
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    does = behind is not None and behind.kind == "relative" and behind.antecedent is told
    if behind is None or not does or behind.verb is None or behind.subject is None or behind.periods:
        return (), 0
    same = behind.verb.lemma == "do" and not behind.verb.negated and not behind.adjuncts
    return (behind.subject.entities, behind.end) if same and behind.subject.is_entity else ((), 0)


CONSTRUCTIONS: tuple[Construction, ...] = (has_multiple_of_anothers, does_multiple_of_topic)
