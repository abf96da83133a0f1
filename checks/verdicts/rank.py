"""Rank claims: an entity's place in an ordering (rule 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.findings import Evidence, Verdict
from checks.queries import RankQuery
from checks.reasons import Note, Reason
from checks.record.catalogue_entries import PLACE
from checks.record.cells import Cell
from checks.verdicts import explain, explain_places
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.evidence import Figure, Gap, evidence_of, read
from checks.verdicts.periods import of_year_before
from checks.verdicts.places import Outcome, apart, between, exactly, from_low, shared, ties_either_way
from checks.verdicts.rows import silent
from checks.verdicts.view import Spot
from checks.verdicts.worlds import Standing, scope_of, standing

SHOWN = 20
"""So many rows above the entity are shown as evidence."""


def answer(query: RankQuery, spot: Spot) -> Answer:
    """Hold the stated place against every place that the table leaves possible."""
    entity = query.entity.id or ""
    figure = read(spot, entity)
    if isinstance(figure, Gap):
        return abstain(figure.reason, figure.evidence, explain.no_figure(spot, [entity], figure.reason))
    if query.so_many is not None and not lists_just(spot, query.so_many):
        return abstain(Reason.AMBIGUOUS_MEASURE, figure.evidence, explain.value(spot, entity, figure))
    if spot.measure.basis == PLACE:
        return _printed_place(query, spot, figure)
    scope = scope_of(spot, query.among, [other.id or "" for other in query.except_for])
    if not scope.has(entity):
        return abstain(
            Reason.RANK_UNDETERMINED, figure.evidence, explain_places.outside(spot, entity, query.among)
        )
    found = standing(spot, entity, scope, from_low(spot, query.from_bottom))
    verdict, notes = _place_and_list(query, found, ties_either_way(spot))
    evidence = _evidence(spot, entity, found, query.from_bottom)
    says = explain_places.stands(spot, entity, figure, found, query.among, query.from_bottom)
    if found.without_figures:
        notes = (*notes, Note.SOME_WITHOUT_FIGURES)
    if verdict is Verdict.UNVERIFIABLE:
        return abstain(Reason.RANK_UNDETERMINED, evidence, says + explain_places.in_doubt(spot, found), notes)
    if verdict is Verdict.VERIFIED and (below := _left_out_below(query, spot)):
        return abstain(
            Reason.UNDETERMINED, evidence, says + explain_places.left_out_below(spot, below), notes
        )
    if verdict is Verdict.VERIFIED and query.moved and _stood_there_before(query, spot):
        return abstain(Reason.UNDETERMINED, evidence, says)
    if verdict is Verdict.VERIFIED and query.came_from is not None and not _came_from_there(query, spot):
        return abstain(Reason.UNDETERMINED, evidence, says)
    if verdict is Verdict.VERIFIED and found.rest_unlisted:
        notes = (*notes, Note.REST_UNLISTED)
        says += explain_places.REST_UNLISTED
    return Answer(verdict, None, notes, evidence, says)


def _left_out_below(query: RankQuery, spot: Spot) -> tuple[str, ...]:
    """Those whom "more than any country but Peru" leaves out though they stand below, which it denies without saying so."""
    ascending = from_low(spot, query.from_bottom)
    mine = spot.table.cells[(query.entity.id or "", spot.period)].possible()
    left_out = [
        (each.id or "", spot.table.cells.get((each.id or "", spot.period))) for each in query.except_for
    ]
    return tuple(
        name
        for name, cell in left_out
        if cell is not None and not silent(cell)
        if (cell.possible().low > mine.high if ascending else cell.possible().high < mine.low)
    )


def _came_from_there(query: RankQuery, spot: Spot) -> bool:
    """Whether the year before shows the place from which an entity is said to have come, and no other."""
    before = list(_standings_before(query, spot))
    return bool(before) and all(found.fewest + 1 == found.most + 1 == query.came_from for found in before)


def _standings_before(query: RankQuery, spot: Spot) -> Iterator[Standing]:
    """Where the entity stood in the year before."""
    entity = query.entity.id or ""
    for each in of_year_before(spot, query.period, ranking=True):
        if isinstance(read(each, entity), Gap):
            continue
        scope = scope_of(each, query.among, [other.id or "" for other in query.except_for])
        yield standing(each, entity, scope, from_low(each, query.from_bottom))


def _stood_there_before(query: RankQuery, spot: Spot) -> bool:
    """Whether the year before shows that place already, or, of a rise or fall, one as high or as low."""
    for found in _standings_before(query, spot):
        no_lower = found.most + 1 <= query.last or query.moved == "down"
        no_higher = found.fewest + 1 >= query.first or query.moved == "up"
        if no_lower and no_higher:
            return True
    return False


def lists_just(spot: Spot, number: int) -> bool:
    """Whether a table lists just so many, and leaves nobody out."""
    return len(spot.table.rows(spot.period)) == number and not spot.table.residuals(spot.period)


def _printed_place(query: RankQuery, spot: Spot, figure: Figure) -> Answer:
    """Hold a place against the one that the table prints: who else stands in it says nothing."""
    says = explain.value(spot, query.entity.id or "", figure)
    plain = query.among == "WORLD" and not (query.from_bottom or query.listed or query.joint)
    if not plain or figure.possible.low != figure.possible.high:
        return abstain(Reason.RANK_UNDETERMINED, figure.evidence, says)
    holds = query.first <= figure.possible.low <= query.last
    return Answer(Verdict.VERIFIED if holds else Verdict.CONTRADICTED, None, (), figure.evidence, says)


def _place_and_list(query: RankQuery, found: Standing, either_way: bool) -> Outcome:
    """The verdict on the place, and on the list of those above where the same words give one."""
    if query.joint:
        verdict, notes = shared(found, query.first, query.last)
    else:
        held = apart if query.strict else between
        verdict, notes = held(found, query.first, query.last, either_way)
    if not query.listed or verdict is Verdict.CONTRADICTED:
        return verdict, notes
    list_verdict, more = exactly(found, {other.id or "" for other in query.listed}, either_way)
    worst = verdict if list_verdict is Verdict.VERIFIED else list_verdict
    return worst, tuple(dict.fromkeys((*notes, *more)))


def _places(ordered: Sequence[Cell]) -> Iterator[int]:
    """The place of each of some cells in their order; those with the same figure share one."""
    place = 1
    for index, cell in enumerate(ordered):
        if index and cell.possible() != ordered[index - 1].possible():
            place = index + 1
        yield place


def _evidence(spot: Spot, entity: str, found: Standing, from_bottom: bool) -> tuple[Evidence, ...]:
    """The subject's cell, the rows that stand above or level, and those that may stand above."""
    ranked = found.settled and not from_bottom
    last = len(found.above) + 1
    rows = list(zip(found.above, _places(found.above), strict=True))[-SHOWN:]
    rows += [(cell, last) for cell in found.level]
    subject = evidence_of(spot, spot.table.cells[(entity, spot.period)], "subject", last if ranked else None)
    others = [evidence_of(spot, cell, "object", place if ranked else None) for cell, place in rows]
    doubtful = [evidence_of(spot, cell, "object") for cell in found.perhaps]
    return (subject, *others, *doubtful)
