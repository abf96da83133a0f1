"""Constructions of the kind count: how many satisfy something. Examples: count.md."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from checks.claims import CountQuery, Interval, Kind, Stated, point
from checks.grammar.amounts import only_the_subject
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def _countries(phrase: Phrase | None) -> bool:
    """Whether a phrase counts countries: "only four countries", "at least six of them"."""
    if phrase is None or phrase.quantity is None or phrase.quantity.kind != "count":
        return False
    return phrase.head in english().function["country_nouns"]


def _number(phrase: Phrase, clause: Clause) -> Stated:
    """The number that is counted to; bare digits and words are exact."""
    assert phrase.quantity is not None
    stated = phrase.quantity.stated
    if stated.approximator is None and stated.value is not None and stated.value < 100:
        return replace(stated, holds=point(stated.value), open=point(stated.value))
    return stated


def countries_have_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only four countries hold more than 5 million tons of rare earths"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not clause.objects
        or not (_countries(subject) or _counted_before(clause, slots))
    ):
        return
    amount = clause.objects[0]
    if (
        amount.quantity is None
        or amount.quantity.stated.approximator not in ("over", "under")
        or not verb.concepts
    ):
        return
    concepts = (amount.concept,) if amount.concept is not None else verb.concepts
    before = [p for other in slots.leaned_on(clause) if other is not clause for p in other.objects]
    measure = slots.measure(clause, amount, *before, names=concepts)
    if measure is None:
        return
    period, problem = slots.period(clause)
    stated = replace(amount.quantity.stated, understates_above=None)
    query = CountQuery(
        _number(subject, clause), "countries", measure, stated, subject.scope or "WORLD", period=period
    )
    yield Draft(
        Kind.COUNT,
        (subject.start, subject.end),
        span(subject, amount),
        query,
        "countries_have_amount",
        verb.negated,
        clause.frame,
        problem,
    )


def only_entity_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the G7 countries only Germany had gross government debt of less than 100 percent of GDP in 2024"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or len(subject.entities) != 1
        or not only_the_subject(clause)
        or not clause.objects
    ):
        return
    amount = clause.objects[0]
    if (
        amount.quantity is None
        or amount.quantity.stated.approximator not in ("over", "under")
        or amount.is_part
    ):
        return
    names = (amount.concept,) if amount.concept is not None else verb.concepts
    measure = slots.measure(clause, amount, names=names) if names else None
    if measure is None or clause.adjunct("than") is not None:
        return
    group = next((p for tie, p in clause.adjuncts if tie in ("of", "among", "in") and p.entities), None)
    among = group.entities[0].id if group is not None else "WORLD"
    if among is None or among not in slots.scopes:
        return
    period, problem = slots.period(clause)
    one = Stated(1.0, point(1.0), point(1.0), words="one")
    threshold = replace(amount.quantity.stated, understates_above=None)
    query = CountQuery(one, "countries", measure, threshold, among, subject.entities[0], period)
    anchor = (clause.start, amount.end)
    yield Draft(
        Kind.COUNT, anchor, anchor, query, "only_entity_has_amount", verb.negated, clause.frame, problem
    )


def economies_exceed_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only two economies top $10 trillion, and seven top $3 trillion"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("exceed") or not clause.objects or verb.passive:
        return
    amount = clause.objects[0]
    if (
        amount.quantity is None
        or amount.quantity.kind not in ("money", "amount", "count")
        or amount.is_measure
    ):
        return
    named = subject
    if not _countries(subject) and _counted_before(clause, slots):
        named = next(
            (p for other in slots.sentence.clauses if (p := other.subject) is not None and _countries(p)),
            subject,
        )
    if named.agent is None or subject.quantity is None or subject.quantity.kind != "count":
        return
    measure = slots.measure(clause, named)
    if measure is None or amount.quantity.stated.value is None:
        return
    period, problem = slots.period(clause)
    bound = Interval(amount.quantity.stated.value, math.inf, open_low=True)
    threshold = replace(amount.quantity.stated, holds=bound, open=bound)
    query = CountQuery(
        _number(subject, clause), "countries", measure, threshold, named.scope or "WORLD", period=period
    )
    anchor = (subject.start, amount.end)
    yield Draft(
        Kind.COUNT, anchor, anchor, query, "economies_exceed_amount", verb.negated, clause.frame, problem
    )


def _counted_before(clause: Clause, slots: Slots) -> bool:
    """Whether a bare number stands where countries were counted before: "…; no fewer than eight mined more than …"."""
    subject = clause.subject
    if (
        subject is None
        or subject.quantity is None
        or subject.quantity.kind != "count"
        or subject.opaque
        or subject.concept
    ):
        return False
    return any(_countries(other.subject) for other in slots.sentence.clauses if other.start < clause.start)


def vague_number_of_things(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Hundreds of Western firms exited Russia"; "thousands of miners marched"."""
    for phrase in (
        *([clause.subject] if clause.subject else []),
        *clause.objects,
        *(each for _, each in clause.adjuncts),
    ):
        quantity = phrase.quantity
        measured = phrase.is_measure and not (phrase.concept and phrase.concept.data.get("generic"))
        if quantity is None or quantity.kind != "vague" or measured or _amount_of_topic(phrase):
            continue
        counted = next((word for word in phrase.words if word in english().countable), None)
        if counted is None and quantity.bare:
            continue
        start, end = slots.sentence.span(quantity.first, quantity.after)
        inside = [token for token in slots.sentence.tokens if start <= token.start < phrase.end]
        named = next((token.end for token in inside if token.text == counted), phrase.end)
        query = CountQuery(quantity.stated, counted or phrase.head)
        problem = "no_reference_table"
        yield Draft(
            Kind.COUNT,
            (start, max(end, named)),
            (phrase.start, phrase.end),
            query,
            "vague_number_of_things",
            False,
            clause.frame,
            problem,
        )


def _amount_of_topic(phrase: Phrase) -> bool:
    """Whether it is the topic itself that is counted ("millions of carats"), not a thing ("dozens of gold mines")."""
    return phrase.topic is not None and not phrase.facility and phrase.head not in english().countable


CONSTRUCTIONS: tuple[Construction, ...] = (
    countries_have_amount,
    only_entity_has_amount,
    economies_exceed_amount,
    vague_number_of_things,
)
