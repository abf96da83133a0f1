"""How many of the first places a group has: "Three of the ten largest gold producers are in Africa". Examples: count.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.counted import (
    Counted,
    count_draft,
    countries_counted,
    only_of_those,
    so_many,
    threshold_of,
)
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import together
from checks.grammar.rank_drafts import ordered_by_something_else
from checks.grammar.slots import Slots
from checks.grammar.within import unknown_group, within
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_AMONG = ("among", "in", "of")


@needs(verb=("be", "lie", "rank"))
def some_of_the_first_are_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Three of the ten largest gold producers are in Africa"; "Of the ten most populous countries, five are Asian"."""
    verb, tallied = clause.verb, countries_counted(clause, slots, clause.subject)
    placed = verb is not None and (verb.is_a("be", "lie") or verb.lemma == "sit")
    if verb is None or not placed or tallied is None or tallied.top is None or verb.negated:
        return
    top = tallied.top
    group = within(clause, slots)
    unknown = unknown_group(clause) if group is None else None
    measure = slots.measure(clause, top)
    if measure is None or top.place is None or (group is None and unknown is None):
        return
    period, problem = slots.period(clause)
    by_another = top.adjective is not None and " by " in top.text  # "the most forested countries by area"
    if by_another or ordered_by_something_else(clause, measure, slots):
        problem = problem or "ambiguous_measure"  # "the six biggest economies by exports"
    if unknown is not None:
        group, problem = unknown, problem or "unknown_entity"
    among = group or "WORLD"
    number = tallied.number
    if group is not None and _is_outside(clause):
        if number.value is None or number.approximator is not None:
            return
        number = so_many(top.place.high - int(number.value))  # four of six outside are two inside
    query = CountQuery(number, "countries", measure, among=among, period=period, top=top.place.high)
    anchor = (min(tallied.phrase.start, top.start), clause.end)
    named = "some_of_the_first_are_in"
    yield Draft(Kind.COUNT, anchor, anchor, query, named, False, clause.frame, problem)


def _is_outside(clause: Clause) -> bool:
    """ "Four of the six biggest economies are | outside | Europe"."""
    return clause.adjunct("outside") is not None


@needs(verb=("be", "rank"))
def first_places_of_group(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No African country is among the five biggest miners of lead ore"; "Norway is the only European country among the ten largest …"."""
    verb, among = clause.verb, [p for tie, p in clause.adjuncts if tie in _AMONG and p.place is not None]
    if verb is None or not verb.is_a("be", "rank") or len(among) != 1:
        return
    told = clause.objects[0] if clause.objects and only_of_those(clause.objects[0]) else None
    tallied = (
        countries_counted(clause, slots, _who_is_there(clause))
        if told is None
        else _only_one_counted(clause, told)
    )
    if tallied is None or tallied.top is not None or _is_but_for_somebody(clause, slots):
        return
    first = among[0]
    measure = slots.measure(clause, first) if first.place is not None and first.place.several else None
    if (
        measure is None
        or first.place is None
        or tallied.among == "WORLD"
        or first.scope not in (None, "WORLD")
    ):
        return
    period, problem = slots.period(clause)
    query = CountQuery(
        tallied.number, "countries", measure, among=tallied.among, period=period, top=first.place.high
    )
    if told is not None and clause.subject is not None:
        named_first, *also = clause.subject.entities
        query = replace(query, entity=named_first, also=tuple(also))
    anchor = (tallied.phrase.start, first.end)
    named = "first_places_of_group"
    yield Draft(Kind.COUNT, anchor, anchor, query, named, verb.negated, clause.frame, problem)


@needs("verb", "amount", "counted subject")
def some_of_the_first_have_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Six of the ten largest copper producers mined at least a million tons in 2024": beyond which stand just so many."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.some_of is None or len(clause.objects) != 1:
        return
    tallied, amount = countries_counted(clause, slots, subject), clause.objects[0]
    threshold = threshold_of(amount) if tallied is not None and tallied.top is not None else None
    if tallied is None or tallied.top is None or threshold is None or threshold.approximator != "over":
        return
    top, number = tallied.top, tallied.number.value
    first = slots.measure(clause, top)
    measure = slots.measure(clause, amount, top, names=verb.concepts or ())
    if top.place is None or number is None or number >= top.place.high or top.scope not in (None, "WORLD"):
        return
    if first is None or measure is None or together(clause, slots) or tallied.among != "WORLD":
        return
    if (first.concept, first.topic) == (measure.concept, measure.topic):
        name = "some_of_the_first_have_amount"
        yield count_draft(clause, slots, tallied, measure, threshold, amount, name)


def _is_but_for_somebody(clause: Clause, slots: Slots) -> bool:
    """ "No Arab country is among the five biggest producers | but Morocco": who is left out behind the rest."""
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    if behind is None or behind.link != "but" or behind.verb is not None or len(behind.objects) != 1:
        return False
    return behind.objects[0].is_entity and behind.leans_on is clause


def _who_is_there(clause: Clause) -> Phrase | None:
    """A clause's subject, or whom "there" stands for: "there is | no Arab country | among the top ten"."""
    there = clause.subject is not None and clause.subject.words == ("there",) and len(clause.objects) == 1
    return clause.objects[0] if there else clause.subject


def _only_one_counted(clause: Clause, told: Phrase) -> Counted | None:
    """ "Norway is | the only European country | among …", "Chile and Peru are the only South American ones": so many, and who."""
    subject = clause.subject
    if subject is None or not subject.entities or told.scope is None:
        return None
    return Counted(so_many(len(subject.entities)), told, told.scope)


CONSTRUCTIONS: tuple[Construction, ...] = (
    some_of_the_first_are_in,
    first_places_of_group,
    some_of_the_first_have_amount,
)
