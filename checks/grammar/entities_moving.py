"""Changes of whoever is named, in what was told of another: "Peru slipped to 2.6 million from 2.76 million". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import Stated
from checks.grammar.change_complements import course_of
from checks.grammar.changes import change_draft
from checks.grammar.directions import direction_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.value_before import model_before
from checks.queries import ValueQuery
from checks.reading.clauses import Clause

_LARGE = 1000


@needs("subject", "active", "entity", "amount", "adjunct", verb=("rise", "fall"))
def entity_moves_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 5.3 million tons of copper in 2024. Peru slipped to 2.6 million tons from 2.76 million"."""
    subject, verb = clause.subject, clause.verb
    direction = direction_of(clause, ("rise", "up"), ("fall", "down"))
    if subject is None or verb is None or direction is None or clause.objects:
        return
    if not subject.is_entity or subject.is_measure or subject.topics or len(subject.entities) != 1:
        return
    told = course_of(clause, slots)
    if told is None or told.arrived is None:
        return
    before = model_before(clause, slots)
    query = before.query if before is not None and before.problem is None else None
    if not isinstance(query, ValueQuery) or not _is_alike(told.arrived.stated, query.stated):
        return
    if told.until is None and told.since is None:
        told.until = query.period
    about = carried_measure(query.measure), slots.entity(clause, subject)
    yield from change_draft(
        clause, slots, about, direction, told, verb.start, "entity_moves_to", subject, denied=verb.negated
    )


def _is_alike(stated: Stated, model: Stated) -> bool:
    """Whether an amount is told in the unit of the one before, or is as large a number without one."""
    if stated.unit is not None or model.unit is None:
        return stated.unit == model.unit
    return model.unit != "%" and (stated.value or 0) >= _LARGE


CONSTRUCTIONS: tuple[Construction, ...] = (entity_moves_to,)
