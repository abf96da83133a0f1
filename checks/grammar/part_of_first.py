"""What nobody else has: "No country mines half as much copper as Chile", who so has more than twice as much. Examples: comparison.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.grammar.compared import Compared
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.ratios import ratio_of
from checks.grammar.slots import Slots, span
from checks.intervals import Interval
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def nobody_has_part(
    clause: Clause, slots: Slots, measure: MeasureWords, first: EntityWords, each: Compared, nobody: Phrase
) -> Iterator[Draft]:
    """That one has more than so many times what anybody else has; nothing where nobody has more than it by so much."""
    quantity = each.amount.quantity if each.amount is not None else None
    plain = quantity is not None and quantity.kind in ("multiple", "part", "percent") and not each.again
    whole_world = nobody.scope in (None, "WORLD") and not nobody.entities and nobody.owner is None
    if quantity is None or not plain or not whole_world or each.size not in ("much", "many"):
        return
    part = ratio_of(quantity)
    if part.value is None or not 0 < part.value < 1 or part.approximator is not None:
        return
    times = 1 / part.value
    above = Interval(times, math.inf, open_low=True)
    ratio = Stated(times, above, above, "x", words=f"more than {times:g} times", written_unit="times")
    period, problem = slots.period(clause)
    query = ComparisonQuery(measure, first, (), "more", ratio, period=period, next_places=1, leads=True)
    anchor = span(nobody, (each.start, each.end))
    problem = problem_of(problem, first)
    yield Draft(Kind.COMPARISON, anchor, anchor, query, "nobody_has_part", False, clause.frame, problem)
