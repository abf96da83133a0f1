"""Constructions of the kind order: which entities stand above or below another. Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import EntityWords, Kind, OrderQuery, RankQuery
from checks.grammar import rank
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause

_ABOVE = ("following", "behind", "after")
_BELOW = ("ahead",)


def place_behind_list(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "the fifth-largest reserves, following China, Brazil, India, and Australia": exactly these stand above."""
    others = clause.adjunct(*_ABOVE)
    if others is None or not (others.entities or others.listed or others.elliptic):
        return
    preposition = next(tie for tie, phrase in clause.adjuncts if phrase is others)
    place = next((found for each in _around(clause, slots) for found in _places(each, slots)), None)
    if place is None or not isinstance(place.query, RankQuery) or place.query.first == 1:
        return
    start = next((node.start for node in clause.nodes if node.end <= others.start and getattr(node, "text", "") == preposition), others.start)
    start = max((node.start for node in clause.nodes if getattr(node, "text", "") == preposition and node.end <= others.start), default=start)
    query = OrderQuery(
        place.query.measure,
        place.query.entity,
        slots.owners(clause, others),
        "below" if place.query.from_bottom else "above",
        exclusive=True,
        among=place.query.among,
        period=place.query.period,
    )
    yield Draft(Kind.ORDER, (start, others.end), (place.reach[0], others.end), query, "place_behind_list", place.denied, place.frame, place.problem)


def _around(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The clause itself, the one it leans on, and the one right behind it: where the place may stand."""
    yield clause
    if clause.leans_on is not None:
        yield clause.leans_on
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if clause.verb is None and following:
        yield following[0]


def _places(clause: Clause, slots: Slots) -> Iterator[Draft]:
    for rule in rank.CONSTRUCTIONS:
        yield from rule(clause, slots)


def measure_trails_list(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia's reserves trail those of Brazil, China, Australia and India": each of them stands above."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.is_measure or not clause.objects:
        return
    if not verb.is_a("trail", "exceed"):
        return
    others = slots.owners(clause, clause.objects[0])
    entity = slots.owner(clause, subject)
    measure = slots.measure(clause, subject, clause.objects[0])
    if len(others) < 2 or measure is None:
        return
    period, problem = slots.period(clause)
    side = "above" if verb.is_a("trail") else "below"
    query = OrderQuery(measure, entity or EntityWords(None), others, side, period=period)  # type: ignore[arg-type]
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    anchor = (verb.start, clause.objects[0].end)
    yield Draft(Kind.ORDER, anchor, span(subject, anchor), query, "measure_trails_list", verb.negated, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (place_behind_list, measure_trails_list)
