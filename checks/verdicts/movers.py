"""Counts of those who rose or fell: of all whom a user's own table lists, as no other table lists just those."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.findings import Evidence, Verdict
from checks.intervals import point
from checks.queries import ChangeQuery, CountQuery
from checks.reasons import Reason
from checks.record.cells import Cell
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain, agreed
from checks.verdicts.change import asserted
from checks.verdicts.course import Span, spans
from checks.verdicts.evidence import Figure, evidence_of, read
from checks.verdicts.rank import lists_just
from checks.verdicts.rounding import Weighed, weigh
from checks.verdicts.settle import all_hold, answer_of
from checks.verdicts.view import View


def answer(query: CountQuery, view: View) -> Answer:
    """Hold the stated number against how many of those listed moved that way between the two periods."""
    found = spans(view, query.since, query.period)
    if isinstance(found, Reason):
        return abstain(found)
    return agreed([_over(query, span) for span in found], Reason.AMBIGUOUS_PERIOD)


def _over(query: CountQuery, span: Span) -> Answer:
    spot = span.end
    rows = spot.table.rows(spot.period)
    known = spot.catalogue.entities
    own = all((who := known.get(cell.entity)) is not None and who.kind == "other" for cell in rows)
    if (not own and query.so_many is None) or spot.table.residuals(spot.period):
        return abstain(Reason.UNDETERMINED if query.so_many is None else Reason.NO_DATA_FOR_ENTITY)
    if query.so_many is not None and not lists_just(spot, query.so_many):
        return abstain(Reason.AMBIGUOUS_MEASURE)
    moved = [(cell, _moves_so(span, cell, query)) for cell in rows]
    if any(so is None for _, so in moved):
        return abstain(Reason.UNDETERMINED)
    left_out = {each.id for each in query.except_for}
    inside = [cell for cell, so in moved if so and cell.entity not in left_out]
    weighed = weigh(query.number, point(len(inside)), point(len(inside)))
    if query.every and len(inside) != len(moved) - len(left_out):
        weighed = Weighed(Verdict.CONTRADICTED)
    if not left_out <= {cell.entity for cell, so in moved if not so}:
        weighed = Weighed(Verdict.CONTRADICTED)
    named = {each.id for each in (query.entity, *query.also) if each is not None}
    if not named <= {cell.entity for cell in inside}:
        weighed = Weighed(Verdict.CONTRADICTED)
    shown: tuple[Evidence, ...] = tuple(evidence_of(spot, cell, "member") for cell in inside or rows)
    return answer_of(weighed, shown, explain.moved(span, query, inside))


def _moves_so(span: Span, cell: Cell, query: CountQuery) -> bool | None:
    """Whether an entity's figure went that way, and by so much; None where that is not known for certain."""
    end, start = (read(spot, cell.entity, "member") for spot in (span.end, span.start))
    if not (isinstance(end, Figure) and isinstance(start, Figure)) or not (query.moved and query.measure):
        return None
    if end.possible.low != end.possible.high or start.possible.low != start.possible.high:
        return None
    risen = end.possible.low - start.possible.low
    if (risen <= 0) if query.moved == "up" else (risen >= 0):
        return False
    if query.relative is None and query.difference is None:
        return True
    one = ChangeQuery(
        query.measure, EntityWords(cell.entity, ""), query.moved, query.relative, difference=query.difference
    )
    verdict = all_hold(asserted(one, start, end)).verdict
    return None if verdict is Verdict.UNVERIFIABLE else verdict is Verdict.VERIFIED
