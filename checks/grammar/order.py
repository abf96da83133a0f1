"""Constructions of the kind order: which entities stand above or below another. Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.grammar import rank
from checks.grammar.among import among, only_beside
from checks.grammar.compared import only_before_subject
from checks.grammar.compared_sides import growing
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.order_followed import first_followed_by, is_followed_by
from checks.grammar.order_of_first import (
    entities_have_the_most_in_order,
    first_places_are,
    first_places_beside,
    first_places_go_to,
)
from checks.grammar.slots import Slots, span
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item

_ABOVE = ("following", "behind", "after")
_AHEAD, _ONLY = ("ahead", "above", "in front"), frozenset(("only", "just"))


@needs("adjunct", word=_ABOVE)
def place_behind_list(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "the fifth-largest reserves, following China, Brazil, India, and Australia": exactly these stand above."""
    others = clause.adjunct(*_ABOVE)
    if others is None or not (others.entities or others.listed or others.elliptic):
        return
    last = others is clause.adjuncts[-1][1] or any(node.text == "ahead" for node in clause.nodes)
    if clause.verb is None and (clause.objects or not last) and not _names_place(clause):
        return  # "After China joined the talks, …"
    listed = slots.owners(clause, others)
    preposition = next(tie for tie, phrase in clause.adjuncts if phrase is others)
    told = (list(rank.places_told(each, slots)) for each in _around(clause, slots))
    drafts = next((found for found in told if found), [])
    nearest = [each for each in drafts if each.anchor[1] <= others.start] or drafts[:1]
    place = max(nearest, key=lambda each: each.anchor, default=None)
    if (
        place is None
        or not isinstance(place.query, RankQuery)
        or place.query.first == 1
        or place.query.listed
    ):
        return
    start = next(
        (
            node.start
            for node in clause.nodes
            if node.end <= others.start and getattr(node, "text", "") == preposition
        ),
        others.start,
    )
    start = max(
        (
            node.start
            for node in clause.nodes
            if getattr(node, "text", "") == preposition and node.end <= others.start
        ),
        default=start,
    )
    query = OrderQuery(
        place.query.measure,
        place.query.entity,
        listed,
        "below" if place.query.from_bottom else "above",
        exclusive=len(listed) == place.query.first - 1,  # "fourth, behind Germany" names only the next one
        among=place.query.among,
        period=place.query.period,
    )
    yield Draft(
        Kind.ORDER,
        (start, others.end),
        (place.reach[0], others.end),
        query,
        "place_behind_list",
        place.denied,
        place.frame,
        place.problem,
    )


def _names_place(clause: Clause) -> bool:
    """Whether the place itself stands in the clause: "the No. 3 in nuclear power after America and China"."""
    return any(phrase.place is not None for phrase in clause.objects)


def _around(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The clause itself, the one it leans on, and the one right behind it: where the place may stand."""
    yield clause
    if clause.leans_on is not None:
        yield clause.leans_on
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if clause.verb is None and following:
        yield following[0]


@needs("no verb", "leans", word=("with",))
def with_only_these_ahead(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Spain ranks seventh in solar power, with only China, America, India, Japan, Germany and Brazil ahead of it"."""
    others, before = clause.adjunct("with"), clause.leans_on
    ahead = next((node for node in clause.nodes if node.text in _AHEAD), None)
    if (
        others is None
        or before is None
        or ahead is None
        or _ONLY.isdisjoint(clause.adverbs)
        or clause.objects
    ):
        return
    place = next((d for d in rank.places_told(before, slots) if isinstance(d.query, RankQuery)), None)
    listed = slots.owners(clause, others) if others.entities or others.listed or others.elliptic else ()
    if place is None or not isinstance(place.query, RankQuery) or not listed or place.query.first == 1:
        return
    told, start = place.query, clause.start
    side: Literal["above", "below"] = "below" if told.from_bottom else "above"
    query = OrderQuery(told.measure, told.entity, listed, side, True, among=told.among, period=told.period)
    reach, name = (place.reach[0], clause.end), "with_only_these_ahead"
    yield Draft(Kind.ORDER, (start, ahead.end), reach, query, name, place.denied, place.frame, place.problem)


@needs(verb=("rank", "cause"))
def measure_is_ranked_after(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS ranks Russia's reserves of rare earths after those of China, Brazil and India only"."""
    verb, others = clause.verb, clause.adjunct("after", "behind", "below")
    if verb is None or not verb.is_a("rank", "cause") or others is None:
        return
    named = clause.subject if verb.passive else (clause.objects[0] if clause.objects else None)
    listed = slots.owners(clause, others) if others.is_measure or others.entities else ()
    if named is None or named.concept is None or not listed or named.place is not None:
        return
    measure, entity = slots.measure(clause, named), slots.owner(clause, named)
    if measure is None or entity is None:
        return
    period, problem = slots.period(clause)
    only = "only" in clause.adverbs or only_beside(clause, others)
    query = OrderQuery(measure, entity, listed, "above", exclusive=only, period=period)
    start = next((node.start for node in clause.tail if node.start >= named.end), others.start)
    anchor = (start, others.end)
    problem = problem_of(problem, entity)
    named_here = "measure_is_ranked_after"
    yield Draft(
        Kind.ORDER, anchor, span(anchor, named), query, named_here, verb.negated, clause.frame, problem
    )


@needs("subject", "verb", "adjunct", word=("than",))
def only_these_have_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only China, Brazil and Australia have more rare earths than Russia"; "Only India and Mexico received more in remittances than the Philippines in 2024"."""
    subject, verb = clause.subject, clause.verb
    than, apart = clause.adjunct("than"), None
    if subject is None or verb is None or than is None or not subject.entities:
        return
    if not only_before_subject(clause) and (apart := _only_opens(clause, slots)) is None:
        return
    phrase = clause.objects[0] if clause.objects else clause.adjunct("in")
    grown = growing(clause, subject) if phrase is None else ()
    phrase = subject if grown else phrase  # "only Niger | grew faster | than Samoa"
    gets = phrase is not None and phrase.concept is not None and verb.is_a("receive")
    if phrase is None:
        return
    if not (gets or grown or verb.concepts or (verb.is_a("be") and phrase.adjective is not None)):
        return
    compared = [node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative]
    if len(compared) != 1 and phrase.comparative is None:
        return
    names = (phrase.concept,) if phrase.concept is not None else grown or verb.concepts
    measure = slots.measure(clause, phrase, names=names)
    owners = slots.owners(clause, than)
    scope = among(clause, slots)
    if measure is None or len(owners) != 1 or scope is None:
        return
    period, problem = slots.period(clause)
    side = "below" if "less" in (*compared, phrase.comparative) else "above"
    query = OrderQuery(measure, owners[0], subject.entities, side, True, among=scope, period=period)  # type: ignore[arg-type]
    start = apart if apart is not None else min(subject.start, clause.start)
    anchor = (start, than.end)
    yield Draft(
        Kind.ORDER, anchor, anchor, query, "only_these_have_more", verb.negated, clause.frame, problem
    )


def _only_opens(clause: Clause, slots: Slots) -> int | None:
    """ "| Only Chile and Peru, by its count, | mine more …": where "only" stands before a subject that something parts from its verb."""
    return next(
        (
            word.start
            for each in slots.sentence.clauses
            if each.verb is None and each.end <= clause.start
            for word, named in zip(each.nodes, each.nodes[1:], strict=False)
            if word.text == "only" and named is clause.subject
        ),
        None,
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    place_behind_list,
    with_only_these_ahead,
    measure_is_ranked_after,
    entities_have_the_most_in_order,
    first_places_are,
    first_places_beside,
    first_places_go_to,
    first_followed_by,
    is_followed_by,
    only_these_have_more,
)
