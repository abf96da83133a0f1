"""Multiples behind an amount, of what was told of another before: "Australia produced 980 million, | over ten times as much". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import Frame
from checks.grammar.drafts import Construction, Draft
from checks.grammar.multiples_alone import multiple_alone
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.queries import ComparisonQuery, Kind, ValueQuery
from checks.reading.clauses import Clause


@needs("no verb", "object", "amount", "leans", kind=("fragment",), word=("as", "that"))
def multiple_of_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Iran mined 93 million tonnes of iron ore in 2025. Australia mined 980 million, | over ten times as much": as Iran."""
    found = multiple_alone(clause)
    if found is None or clause.periods or any(tie != "as" for tie, _ in clause.adjuncts):
        return
    phrase, ratio, _, direction, end = found
    if ratio is None or phrase.comparative is not None or clause.nodes[0] is not phrase or end < clause.end:
        return  # "once | twice as much | by volume"
    last = _right_before(clause, slots)
    own = _of_amount(last) if last is not None else None
    if last is None or own is None:
        return
    others = _amounts_of_others(own, [*slots.before, *slots.here_before(clause)])
    if len(others) != 1 or others[0].period.year != own.period.year:
        return  # "Iran mined 90 million tonnes in 2024. Australia mined 980 million in 2025, | ten times as much"
    against = (others[0].entity,)
    query = ComparisonQuery(own.measure, own.entity, against, direction, ratio, period=own.period)
    anchor, name = (phrase.start, end), "multiple_of_another"
    yield Draft(Kind.COMPARISON, anchor, span(last.reach, anchor), query, name, frame=clause.frame)


def _right_before(clause: Clause, slots: Slots) -> Draft | None:
    """The last claim of the clause that a fragment leans on."""
    leaned_on = clause.leans_on
    last = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    inside = leaned_on is not None and last is not None and leaned_on.start <= last.anchor[0] < leaned_on.end
    return last if inside else None


def _of_amount(draft: Draft) -> ValueQuery | None:
    """What a draft asks, where it asserts what somebody has."""
    asserted = draft.frame is Frame.ASSERTED and not draft.denied and draft.problem is None
    return draft.query if asserted and isinstance(draft.query, ValueQuery) else None


def _amounts_of_others(own: ValueQuery, told: list[Draft]) -> list[ValueQuery]:
    """What others have of the same; nothing where anything is told of a third, or in other terms, so that the multiple may be of that."""
    found: dict[str | None, ValueQuery] = {}
    for draft in told:
        entity, measure = getattr(draft.query, "entity", None), getattr(draft.query, "measure", None)
        if entity is None or measure is None:
            return []
        if carried_measure(measure) != carried_measure(own.measure):
            return []
        if entity.id == own.entity.id:
            continue
        amount = _of_amount(draft)
        if amount is not None:
            found[entity.id] = amount
        elif entity.id not in found:
            return []
    return list(found.values())


RULES: tuple[Construction, ...] = (multiple_of_another,)
