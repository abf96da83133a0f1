"""Measures that are as large as another's: "is roughly equal to that of Peru", "are the same as Australia's". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.compared_sides import of_another_measure
from checks.grammar.compared_with import others_are_summed
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.ratios import level_of
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace


@needs("subject", "adjunct", verb=("be", "match"))
def measure_is_level(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "America's oil production is roughly equal to that of Saudi Arabia and Russia combined"; "… are the same as Peru's"."""
    subject, verb = clause.subject, clause.verb
    found = _level(clause, verb) if verb is not None else None
    if subject is None or verb is None or found is None or not subject.is_measure or subject.concept is None:
        return
    other, start = found
    if of_another_measure(subject, other) or subject.quantity is not None or other.quantity is not None:
        return
    owner, against = slots.owner(clause, subject), slots.owners(clause, other)
    measure = slots.measure(clause, subject, other)
    if measure is None or owner is None or not against:
        return
    if len(against) > 1 and not others_are_summed(clause, slots, other):
        return
    hedge = next(
        (n.text for n in clause.nodes if isinstance(n, Item) and n.text in english().approximators), None
    )
    ratio = level_of(hedge) if hedge is not None else None
    period, problem = slots.period(clause)
    query = ComparisonQuery(measure, owner, against, "equal", ratio, period=period)
    problem = problem_of(problem, owner, *against)
    anchor = (start, other.end)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(anchor, subject),
        query,
        "measure_is_level",
        verb.negated,
        clause.frame,
        problem,
    )


def _level(clause: Clause, verb: Verb) -> tuple[Phrase, int] | None:
    """Whose is as large, and where the words begin that say so: "equal | to", "(about) the same | as"."""
    to, same = clause.adjunct("to"), clause.adjunct("as")
    if verb.lemma == "equal" and not clause.objects:
        return (to, verb.start) if to is not None else None
    said = next((node for node in clause.tail if isinstance(node, Phrase)), None)
    if said is None or same is None or said.words[-1:] != ("same",) or not verb.is_a("be"):
        return None
    return same, said.start


@needs("subject", "active", said=("same", "similar"))
def have_the_same_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Kazakhstan and Mexico dig about the same amount of copper"; "Turkey produces roughly the same amount of boron as Chile"."""
    subject, verb = clause.subject, clause.verb
    alike = next((node for node in clause.tail if isinstance(node, Phrase) and _is_alike(node)), None)
    if subject is None or verb is None or verb.passive or alike is None or subject.is_measure:
        return
    tied = [pair for pair in clause.adjuncts if pair[1] is not alike]
    other = tied[0][1].entities if [tie for tie, _ in tied] == ["as"] else ()
    both = (*subject.entities, *other)
    told = alike.concept if alike.concept is not None and not alike.concept.data.get("generic") else None
    names = (told,) if told is not None else verb.concepts
    if len(both) != 2 or not names or (tied and not other) or subject.negated:
        return  # "the same amount of copper | as last year"
    measure = slots.measure(clause, replace(alike, concept=told, modifiers=(), opaque=False), names=names)
    if measure is None or len({each.id for each in both}) < 2:
        return
    about = _loosened(clause, alike)
    period, problem = slots.period(clause)
    query = ComparisonQuery(
        measure, both[0], both[1:], "equal", level_of("about" if about else None), period=period
    )
    problem = problem_of(problem, *both)
    anchor, named = (alike.start, tied[0][1].end if tied else alike.end), "have_the_same_amount"
    reach = span(anchor, subject)
    yield Draft(Kind.COMPARISON, anchor, reach, query, named, verb.negated, clause.frame, problem)


def _is_alike(phrase: Phrase) -> bool:
    """ "The same amount of copper", "similar amounts of gas"."""
    said = phrase.text.lower().removeprefix("the ").split(" of ")[0].split(" on ")[0]
    return said in english().function["amounts_alike"] and phrase.owner is None and not phrase.of_unknown


def _loosened(clause: Clause, alike: Phrase) -> bool:
    """Whether the words before say that it is only about the same: "almost the same", "similar"."""
    before = [node.text for node in clause.nodes if isinstance(node, Item) and node.end <= alike.start]
    similar = alike.text.lower().startswith("similar")
    return similar or any(word in english().approximators for word in before)


CONSTRUCTIONS: tuple[Construction, ...] = (measure_is_level, have_the_same_amount)
