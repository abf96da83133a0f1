"""Who comes behind somebody: "Behind Turkey come India and Iran", "… and is itself followed by Iran". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.exceeding import one_exceeds_another
from checks.grammar.measured_in import measured_in
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, Kind, OrderQuery
from checks.reading.clauses import Clause

_BEHIND = ("behind", "after", "below")


@needs("no subject", "object", "adjunct", verb=("rank", "be"))
def come_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Behind Turkey in feldspar come India, Iran and China, in that order"."""
    verb, leader = clause.verb, clause.adjunct(*_BEHIND)
    if clause.subject is not None or verb is None or leader is None or len(clause.objects) != 1:
        return
    behind = clause.objects[0]
    fronted = leader.end <= verb.start and len(leader.entities) == 1
    if not fronted or not behind.entities or behind.place is not None or verb.negated:
        return
    if not verb.is_a("rank", "be"):
        return
    measure = measured_in(clause, slots, leader, behind, told_before=False)
    if measure is None:
        return
    period, problem = slots.period(clause)
    query = OrderQuery(measure, leader.entities[0], behind.entities, "next", True, True, period=period)
    problem = problem_of(problem, *leader.entities, *behind.entities)
    anchor = (clause.start, _end(clause, slots))
    yield Draft(Kind.ORDER, anchor, anchor, query, "come_behind", False, clause.frame, problem)


def _end(clause: Clause, slots: Slots) -> int:
    """Where the words end, "in that order" behind them included."""
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    told = behind is not None and any(phrase.words == ("that", "order") for _, phrase in behind.adjuncts)
    return behind.end if behind is not None and told else clause.end


@needs("passive", "adjunct", "leans")
def followed_behind_comparison(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkmenistan trails Chile and Japan in iodine production, and is itself followed by Iran"."""
    verb, others, before = clause.verb, clause.adjunct("by"), clause.leans_on
    if verb is None or verb.lemma != "follow" or not verb.passive or verb.negated or before is None:
        return
    if (
        others is None
        or not others.entities
        or others.quantity is not None
        or clause.subject is not before.subject
    ):
        return
    model = next(one_exceeds_another(before, slots), None)
    told = model.query if model is not None else None
    if model is None or not isinstance(told, ComparisonQuery | OrderQuery) or told.entity is None:
        return
    query = OrderQuery(told.measure, told.entity, others.entities, "next", True, True, period=told.period)
    anchor, named = (verb.start, others.end), "followed_behind_comparison"
    reach = (model.reach[0], others.end)
    yield Draft(Kind.ORDER, anchor, reach, query, named, model.denied, model.frame, model.problem)


CONSTRUCTIONS: tuple[Construction, ...] = (come_behind, followed_behind_comparison)
