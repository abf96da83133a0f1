"""Who alone lies beyond a mark, told by where that is so: "above 2 million tons only in Chile". Examples: count.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import Stated
from checks.grammar.counted import beyond, so_many, threshold_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.nobody_else import only_where
from checks.grammar.slots import Slots
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause


@needs("active", "object", "adjunct", "amount", word=("only", "alone"))
def measure_exceeds_only_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Zinc output exceeded 3 million tons in 2024 only in China"; "Only in China is zinc output above 3 million tons"."""
    verb, where = clause.verb, only_where(clause)
    if verb is None or verb.passive or where is None or len(clause.objects) != 1:
        return
    amount, subject = clause.objects[0], clause.subject or clause.objects[0]
    if subject.concept is None or subject.owner is not None or subject.owner_anaphor or subject.scope:
        return
    threshold: Stated | None = None
    if verb.is_a("exceed") and clause.subject is not None:
        threshold = beyond(amount)
    elif verb.is_a("be", "value"):
        threshold = threshold_of(amount)
    measure = slots.measure(clause, subject, amount) if threshold is not None else None
    if measure is None or threshold is None:
        return
    period, problem = slots.period(clause)
    first, *also = where.entities
    number, others = so_many(len(where.entities)), tuple(also)
    query = CountQuery(number, "countries", measure, threshold, "WORLD", first, period, also=others)
    opens = where.start < amount.start
    anchor = (clause.start if opens else amount.start, max(amount.end, where.end))
    reach = (min(clause.start, anchor[0]), anchor[1])
    name = "measure_exceeds_only_in"
    yield Draft(Kind.COUNT, anchor, reach, query, name, verb.negated, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (measure_exceeds_only_in,)
