"""Shares that a measure exceeds or nears: "Chile's copper output exceeds a fifth of the world's". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.share_of_measure import measure_is_part
from checks.grammar.sharing import share_is_part
from checks.grammar.slots import Slots
from checks.grammar.verb_hedges import HEDGED_BY, hedged_by
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("subject", "active", "object", "percentage", verb=("exceed", "near", "miss"))
def part_is_exceeded(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output exceeds a fifth of the world's"; "Indonesia's share of nickel output nears 60%"."""
    verb, part = clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if verb is None or verb.passive or not verb.is_a(*HEDGED_BY):
        return
    if part is None or part.quantity is None:
        return
    if not part.quantity.is_fraction or part.owner is not None or part.comparative is not None:
        return
    reached = replace(clause, verb=replace(verb, lemma="reach", classes=("value",), concepts=()))
    for rule in (measure_is_part, share_is_part):
        for draft in rule(reached, slots):
            if isinstance(draft.query, ShareQuery | AggregateQuery):
                yield replace(hedged_by(draft, verb), construction="part_is_exceeded")


CONSTRUCTIONS: tuple[Construction, ...] = (part_is_exceeded,)
