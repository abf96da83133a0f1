"""Counts that go on from one before: "Of the ten largest, two are African. Five are Asian", "None of them is in Europe". Examples: count.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import Stated
from checks.grammar.counted import beyond, named_besides, number_of, threshold_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.told_before import told_before
from checks.grammar.within import within
from checks.intervals import Interval, point
from checks.queries import CountQuery, Kind
from checks.reading.carried_units import in_unit_of
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_UP_FROM = (["up", "from"], ["down", "from"], ["against"])
_THERE = (("there",), ("it",), ("the", "number"))


@needs("subject", verb=("be", "lie"))
def others_of_those_counted(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the ten most populous countries, two are African. One is European"; "None of them is in South America"."""
    subject, verb = _interrupted(clause, slots), clause.verb
    if verb is None or not verb.is_a("be", "lie") or verb.negated or subject is None:
        return
    number = _number(clause, subject)
    group = within(clause, slots) if number is not None else None
    earlier = slots.earlier(clause)
    counts = [draft for draft in earlier if isinstance(draft.query, CountQuery) and draft.problem is None]
    if number is None or group is None or len(counts) != 1:
        return
    told = counts[0].query
    assert isinstance(told, CountQuery)
    if told.measure is None or told.entity is not None or told.except_for:
        return
    goes_on = counts[0].construction == "others_of_those_counted"
    if told.top is None and told.among != "WORLD" and not goes_on:
        return  # "Three African countries …. Two are members of OPEC": of those that are in Africa
    query = replace(told, number=number, among=group)
    anchor, named = (clause.start, clause.end), "others_of_those_counted"
    yield Draft(Kind.COUNT, anchor, anchor, query, named, False, clause.frame)


def _interrupted(clause: Clause, slots: Slots) -> Phrase | None:
    """A clause's own subject; "… and | two of them | – Peru and Chile – | are in America": that before names between dashes."""
    if any(node is clause.subject for node in clause.nodes):
        return clause.subject
    between = [each for each in slots.sentence.clauses if each.end <= clause.start]
    told = [each.objects[0] for each in between[-2:] if each.kind == "fragment" and len(each.objects) == 1]
    named = len(told) == 2 and told[1].is_entity and told[1].quantity is None
    return told[0] if named else None


def _number(clause: Clause, subject: Phrase) -> Stated | None:
    """How many of those counted before are meant: "two", "none of them", "three of them"."""
    some = subject.some_of
    if some is not None and some.text.lower() != "them":
        return None
    if subject.words[:1] in (("none",), ("neither",)):
        return Stated(0.0, point(0.0), point(0.0), words=subject.words[0])
    plain = some is not None or not (subject.opaque or subject.concept or subject.topics or subject.place)
    bare = subject.quantity is not None and subject.quantity.bare
    return number_of(clause, subject) if bare and plain else None


@needs("subject", verb=("do",))
def so_many_did(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Five countries produced more than a million tons of zinc in 2024, a bank says. In truth only three did"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.lemma != "do" or verb.negated or clause.objects:
        return
    number = _number(clause, subject)
    earlier = slots.earlier(clause)
    counts = [draft for draft in earlier if isinstance(draft.query, CountQuery) and draft.problem is None]
    if number is None or len(counts) != 1 or any(phrase.quantity for _, phrase in clause.adjuncts):
        return
    told = counts[0].query
    period, problem = slots.period(clause)
    if not isinstance(told, CountQuery) or told.measure is None or told.entity is not None:
        return
    period = period if period.year is not None else told.period
    anchor, query = (clause.start, clause.end), replace(told, number=number, period=period)
    yield Draft(Kind.COUNT, anchor, anchor, query, "so_many_did", False, clause.frame, problem)


@needs("subject", "object", "dated", verb=("be",))
def so_many_were_there_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Seven countries spent more than $80 billion on their armed forces in 2024; in 2014 there were three"; "…; a year earlier it was five"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.words not in _THERE or len(clause.objects) != 1:
        return
    amount = clause.objects[0]
    none = amount.words == ("none",)
    plain = none or not (amount.opaque or amount.concept or amount.topics or amount.place or verb.negated)
    if not plain or clause.adjuncts or not (none or (amount.quantity is not None and amount.quantity.bare)):
        return
    counts = [
        each for each in slots.earlier(clause) if isinstance(each.query, CountQuery) and not each.problem
    ]
    told = counts[-1].query if counts and counts[-1] is slots.earlier(clause)[-1] else None
    if not isinstance(told, CountQuery) or told.threshold is None or told.entity is not None:
        return
    number = _number(clause, amount)
    period, problem = slots.period(clause)
    if number is None or period.year is None or period.year == told.period.year:
        return
    anchor, query = (clause.start, clause.end), replace(told, number=number, period=period)
    yield Draft(Kind.COUNT, anchor, anchor, query, "so_many_were_there_then", False, clause.frame, problem)


@needs("no verb", "amount", "dated", kind=("fragment",))
def up_from_so_many(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Seven countries spent more than $80 billion on their armed forces in 2024, up from two in 2014"."""
    before = slots.here_before(clause)
    told = before[-1].query if before else None
    if clause.verb is not None or not isinstance(told, CountQuery) or told.threshold is None or told.entity:
        return
    ties = [node.text for node in clause.nodes if isinstance(node, Item) and node.period is None]
    numbers = [node for node in clause.nodes if isinstance(node, Phrase)]
    times = [node.period for node in clause.nodes if isinstance(node, Item) and node.period is not None]
    if ties not in _UP_FROM or len(numbers) != 1 or len(times) != 1 or times[0].words.year is None:
        return
    quantity, number = numbers[0].quantity, number_of(clause, numbers[0])
    if quantity is None or number is None or not quantity.bare or numbers[0].opaque or numbers[0].topics:
        return
    now, then = told.number.value, number.value
    rose = now > then if now is not None and then is not None else None
    if rose is None or {"up": rose, "down": not rose}.get(ties[0]) is False:
        return
    anchor, name = (clause.nodes[0].start, clause.end), "up_from_so_many"
    query = replace(told, number=number, period=times[0].words)
    yield Draft(Kind.COUNT, anchor, anchor, query, name, False, before[-1].frame, before[-1].problem)


@needs("active", "amount object", "counted subject")
def so_many_beyond(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Seven countries mined more than 20,000 tons of tin in 2024. Only four of them mined more than 30,000"."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0]
    number = _number(clause, subject) if subject is not None else None
    if verb is None or subject is None or number is None or verb.negated or len(clause.objects) != 1:
        return
    counts = [
        each for each in slots.earlier(clause) if isinstance(each.query, CountQuery) and not each.problem
    ]
    told = counts[-1].query if len(counts) == len(slots.earlier(clause)) and counts else None
    if not isinstance(told, CountQuery) or told.measure is None or told.threshold is None or told.entity:
        return
    same = any(told.measure.concept in name.ids for name in verb.concepts)
    plain = amount.concept is None and not amount.opaque and amount.whole is None and not clause.adjuncts
    if not (same or verb.is_a("proverb", "have", "be")) or not plain or amount.quantity is None:
        return
    if amount.topics not in ((), (told.measure.topic,)):
        return
    stated = slots.with_unit(amount.quantity, told.measure)
    if stated.unit is None and told.threshold.unit is not None:
        stated = in_unit_of(told.threshold, stated, told.threshold.unit_factor)
    named = replace(amount, quantity=replace(amount.quantity, stated=stated))
    threshold = threshold_of(named)
    if threshold is None:
        return
    period, problem = slots.period(clause)
    period = period if period.year is not None else told.period
    query = replace(told, number=number, threshold=threshold, period=period)
    anchor, name = (clause.start, amount.end), "so_many_beyond"
    yield Draft(Kind.COUNT, anchor, anchor, query, name, False, clause.frame, problem)


@needs("subject", "active", "amount object", "negated")
def no_other_reaches(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey's mines produced three million tons of boron in 2024; no other country reached half a million"."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0]
    if subject is None or verb is None or verb.negated or verb.passive or len(clause.objects) != 1:
        return
    words = english().function
    nobody = subject.negated and (subject.head in words["country_nouns"] or "else" in subject.words)
    others = nobody and not {"other", "else"}.isdisjoint(subject.words)
    plain = amount.concept is None and not amount.opaque and amount.whole is None and amount.quantity
    if not others or not plain or amount.quantity is None or clause.adjuncts or subject.scope is not None:
        return
    told = told_before(clause, slots)
    if told is None or told.entity.id is None or told.entity.id in slots.scopes:
        return
    same = any(told.measure.concept in name.ids for name in verb.concepts)
    if not (same or verb.is_a("exceed", "value", "proverb", "have")) or amount.topics not in (
        (),
        (told.measure.topic,),
    ):
        return
    stated = slots.with_unit(amount.quantity, told.measure)
    threshold = _reached(replace(amount, quantity=replace(amount.quantity, stated=stated)), verb)
    if threshold is None:
        return
    none = Stated(0.0, point(0.0), point(0.0), words=subject.words[0])
    period, problem = slots.period(clause)
    period = period if period.year is not None else told.period
    query = CountQuery(none, "countries", told.measure, threshold, period=period, except_for=(told.entity,),
                       perhaps_except=named_besides(slots, (told.entity,)))  # fmt: skip
    anchor, named = (subject.start, amount.end), "no_other_reaches"
    yield Draft(Kind.COUNT, anchor, anchor, query, named, False, clause.frame, problem)


def _reached(amount: Phrase, verb: Verb) -> Stated | None:
    """The bound that nobody reaches: "reached | half a million", "managed as much as | half a million", "topped | …"."""
    stated = amount.quantity.stated if amount.quantity is not None else None
    if stated is None or stated.value is None:
        return None
    if verb.is_a("exceed") or stated.approximator == "over":
        return beyond(amount)
    at_least = stated.words.startswith(("as much as", "as many as", "even", "anything like"))
    if stated.approximator is not None and not at_least:
        return None
    bound = Interval(stated.value, math.inf)
    return replace(stated, holds=bound, open=bound, understates_above=None, approximator=None)


RULES: tuple[Construction, ...] = (
    others_of_those_counted,
    so_many_did,
    so_many_were_there_then,
    up_from_so_many,
    so_many_beyond,
    no_other_reaches,
)
