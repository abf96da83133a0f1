"""What neither of two has: "Neither Peru nor Chile mines as much silver as Mexico". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.among import among
from checks.grammar.compared import Compared, compared
from checks.grammar.compared_sides import side
from checks.grammar.compared_with import others
from checks.grammar.counted import so_many
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.ordering import ordering
from checks.grammar.parts import of_every_one
from checks.grammar.placements import placements
from checks.grammar.slots import Slots, span
from checks.queries import CountQuery, Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("verb", "negated", "several")
def neither_has_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Neither Peru nor Chile mines as much silver as Mexico": both stand below it."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.negated or len(subject.entities) < 2 or verb.negated:
        return
    for each, measure, other in _set_against(clause, subject, slots):
        level: Literal["above", "below"] = "above" if each.direction == "less" else "below"
        anchor = (subject.start, each.end)
        yield _of_each(clause, slots, level, subject, measure, other, anchor, "neither_has_more")


def _set_against(
    clause: Clause, subject: Phrase, slots: Slots
) -> Iterator[tuple[Compared, MeasureWords, EntityWords]]:
    """The comparisons without an amount of the first of several with one other, and in what."""
    one = replace(subject, negated=False, entities=subject.entities[:1])
    told = replace(clause, subject=one)
    for each in compared(told):
        found, against = side(told, slots, each), others(told, slots, each)
        if found is not None and found[0] is not None and len(against) == 1 and each.amount is None:
            yield each, found[0], against[0]


def _of_each(
    clause: Clause,
    slots: Slots,
    level: Literal["above", "below"],
    subject: Phrase,
    measure: MeasureWords,
    other: EntityWords,
    anchor: tuple[int, int],
    construction: str,
) -> Draft:
    """That every one of a subject stands above or below another."""
    period, problem = slots.period(clause)
    query = OrderQuery(measure, other, subject.entities, level, period=period)
    problem = problem_of(problem, *subject.entities, other)
    reach = span(anchor, subject)
    return Draft(Kind.ORDER, anchor, reach, query, construction, False, clause.frame, problem)


@needs("verb", "several", word=("than",))
def both_have_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru and China each mine more silver than Bolivia"; "Mali and Ghana are both bigger gold producers than Burkina Faso"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.negated or len(subject.entities) < 2 or verb.negated:
        return
    for each, measure, other in _set_against(clause, subject, slots):
        if not each.denied and _each_of_them(clause, each):
            level: Literal["above", "below"] = "below" if each.direction == "less" else "above"
            anchor = (each.start, each.end)
            yield _of_each(clause, slots, level, subject, measure, other, anchor, "both_have_more")


def _each_of_them(clause: Clause, each: Compared) -> bool:
    """Whether several are compared one by one: "both mine more", "are bigger producers", not "mine more than"."""
    agents = any(phrase.agent is not None and phrase.head.endswith("s") for phrase in each.named)
    return agents or of_every_one(clause)


@needs("verb", "several", verb=("be", "rank", "join"))
def several_are_among_the_first(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Neither Canada nor Mexico is among the six largest copper miners"; "Kazakhstan and Mexico are not among the top five in zinc production"."""
    subject, verb = clause.subject, clause.verb
    found = list(placements(clause))
    place = found[0].phrase.place if len(found) == 1 else None
    if subject is None or verb is None or place is None or not place.several or place.low != 1:
        return
    if len(subject.entities) < 2 or subject.is_measure or (subject.negated and verb.negated):
        return
    if place.from_bottom or len(subject.entities) >= place.high:
        return
    measure = ordering(clause, slots, found[0].phrase, subject)
    if measure is None or among(clause, slots, found[0].phrase) != "WORLD":
        return
    period, problem = slots.period(clause)
    number = so_many(0 if subject.negated or verb.negated else len(subject.entities))
    query = CountQuery(number, "countries", measure, period=period, top=place.high, members=subject.entities)
    problem = problem_of(problem, *subject.entities)
    anchor, named = (subject.start, found[0].phrase.end), "several_are_among_the_first"
    yield Draft(Kind.COUNT, anchor, anchor, query, named, False, clause.frame, problem)


def denied_behind_neither(draft: Draft, clause: Clause) -> Draft:
    """The draft, denied where it stands behind "neither": "Brazil's output was | neither larger nor smaller than Peru's"."""
    verb = clause.verb
    if draft.denied or verb is None:
        return draft
    neither = [
        node for node in clause.nodes if node.text == "neither" and verb.start <= node.start < draft.anchor[0]
    ]
    return replace(draft, denied=True) if neither else draft


CONSTRUCTIONS: tuple[Construction, ...] = (neither_has_more, both_have_more, several_are_among_the_first)
