"""What neither of two has: "Neither Peru nor Chile mines as much silver as Mexico". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claims import Kind, OrderQuery
from checks.grammar.compared import compared, others
from checks.grammar.compared_sides import side
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.values import replace


@needs("verb", "negated", "several")
def neither_has_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Neither Peru nor Chile mines as much silver as Mexico": both stand below it."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.negated or len(subject.entities) < 2 or verb.negated:
        return
    one = replace(subject, negated=False, entities=subject.entities[:1])
    told = replace(clause, subject=one)
    for each in compared(told):
        found, against = side(told, slots, each), others(told, slots, each)
        if found is None or found[0] is None or len(against) != 1 or each.amount is not None:
            continue
        period, problem = slots.period(clause)
        level: Literal["above", "below"] = "above" if each.direction == "less" else "below"
        query = OrderQuery(found[0], against[0], subject.entities, level, period=period)
        known = all(entity.id is not None for entity in (*subject.entities, *against))
        problem = problem if known else problem or "unknown_entity"
        anchor, named = (subject.start, each.end), "neither_has_more"
        yield Draft(Kind.ORDER, anchor, anchor, query, named, False, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (neither_has_more,)
