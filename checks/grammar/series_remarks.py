"""A row of like changes, told beside the last of them: "…, its second contraction in a row". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.changes import ANY
from checks.grammar.directions import noun_direction
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.extremes import period_of_extreme
from checks.grammar.needs import needs
from checks.grammar.rates_of_change import rate_of
from checks.grammar.series import row_of
from checks.grammar.slots import Slots, span
from checks.grammar.spoken_of import spoken_of
from checks.queries import ChangeQuery, Kind
from checks.reading.clauses import Clause
from checks.values import replace


@needs("no verb", "object", "change")
def remark_in_a_row(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina's economy shrank by 1.3% in 2024, its second contraction in a row"; "…, the third consecutive annual rise"."""
    row = row_of(clause)
    if row is None or clause.link != ",":
        return
    phrase = clause.objects[0]
    spoken = spoken_of(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    period, problem = period_of_extreme(before, slots)
    rate = rate_of(measure)
    grown = bool(rate) and bool(slots.vocabulary_concept(rate))
    measure = replace(measure, concept=rate) if grown else measure
    grown = grown or measure.concept == "growth"
    if not grown and slots.is_told_in_money(measure):
        problem = problem or "ambiguous_measure"  # in prices of which year?
    problem = problem_of(problem, entity)
    anchor = (phrase.start, clause.end)
    query = ChangeQuery(
        measure,
        entity or EntityWords(None),
        noun_direction(phrase),
        ANY if grown else None,
        to_period=period,
        in_a_row=row,
    )
    name, frame = "remark_in_a_row", model.frame if model is not None else before.frame
    yield Draft(Kind.CHANGE, anchor, span(anchor), query, name, False, frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (remark_in_a_row,)
