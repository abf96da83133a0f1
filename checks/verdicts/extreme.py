"""Extreme claims: a maximum or minimum over time (rule 10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.findings import Verdict
from checks.queries import ExtremeQuery
from checks.reasons import Note, Reason
from checks.record.periods import follows, length_of
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.closest import closest
from checks.verdicts.course import before as spots_before
from checks.verdicts.course import first_year, last_year, years
from checks.verdicts.evidence import Figure, Gap, read
from checks.verdicts.periods import spots
from checks.verdicts.rounding import SOME, Weighed, weigh
from checks.verdicts.settle import all_hold, answer_of
from checks.verdicts.view import Spot, View

Year = tuple[Spot, Figure]


def answer(query: ExtremeQuery, view: View) -> Answer:
    """Hold the figure against those of all other years spoken of."""
    found = spots(view, query.period, ranking=False)
    if isinstance(found, Reason):
        return closest(query, view, found)
    if len(found) == 1 and query.part is not None and not found[0].period.isdigit():
        return _since_part(query, found[0])
    if len(found) > 1 or not found[0].period.isdigit():
        return closest(query, view, Reason.AMBIGUOUS_PERIOD)
    spot, entity = found[0], query.entity.id or ""
    figure = read(spot, entity)
    if isinstance(figure, Gap):
        return abstain(figure.reason, figure.evidence, explain.no_figure(spot, [entity], figure.reason))
    year = int(spot.period)
    first = first_year(view) if query.since is None else min(query.since + 1, year - 1)
    before, gapless = _figures(view, entity, first, year - 1)
    after, _ = _figures(view, entity, year + 1, last_year(view) or year)
    weighed = all_hold(_beats(query, figure, other) for other in (*before, *(after if query.peak else ())))
    if weighed.verdict is Verdict.VERIFIED:
        weighed = _whole_time(query, figure, before, after, gapless)
    rivals = _nearest(query, (*before, *(after if query.peak else ())))
    evidence = (*figure.evidence, *(cell for _, other in rivals for cell in other.evidence))
    answered = answer_of(weighed, evidence, explain.extreme(spot, entity, figure, rivals[:1]))
    across = any(other.table.edition.id != spot.table.edition.id for other, _ in before)
    return answered.noted(Note.ACROSS_EDITIONS) if across else answered


def _since_part(query: ExtremeQuery, spot: Spot) -> Answer:
    """ "The lowest since December": against all months, or quarters, between that one and the one told of."""
    began, entity = f"{query.since}-{query.part}", query.entity.id or ""
    figure = read(spot, entity)
    if isinstance(figure, Gap):
        return abstain(figure.reason, figure.evidence, explain.no_figure(spot, [entity], figure.reason))
    if length_of(began) != length_of(spot.period) or began >= spot.period:
        return abstain(Reason.AMBIGUOUS_PERIOD, figure.evidence)
    earlier = spots_before(spot)
    between = [each for each in earlier if each.period > began] or list(earlier[:1])
    periods = [spot.period, *(each.period for each in between)]
    gapless = all(map(follows, periods, periods[1:])) and (
        follows(periods[-1], began) or periods[-1] == began
    )
    found = [(each, read(each, entity, "object")) for each in between]
    figures = [(each, other) for each, other in found if isinstance(other, Figure)]
    weighed = all_hold(_beats(query, figure, other) for other in figures)
    if weighed.verdict is Verdict.VERIFIED and (not gapless or len(figures) < len(found)):
        weighed = Weighed(Verdict.UNVERIFIABLE, Reason.NO_DATA_FOR_PERIOD)
    rivals = _nearest(query, figures)
    evidence = (*figure.evidence, *(cell for _, other in rivals for cell in other.evidence))
    return answer_of(weighed, evidence, explain.extreme(spot, entity, figure, rivals[:1]))


def _whole_time(
    query: ExtremeQuery, figure: Figure, before: Sequence[Year], after: Sequence[Year], gapless: bool
) -> Weighed:
    """What is left open where no year held speaks against it: years not held, and years since."""
    if not before or not (after if query.peak else gapless and query.since is not None):
        return Weighed(Verdict.UNVERIFIABLE, Reason.NO_DATA_FOR_PERIOD)
    since_then = all_hold(_beats(query, figure, other) for other in after)
    if since_then.verdict is not Verdict.VERIFIED:
        return Weighed(Verdict.UNVERIFIABLE, Reason.AMBIGUOUS_PERIOD)
    return Weighed(Verdict.VERIFIED)


def _figures(view: View, entity: str, first: int, last: int) -> tuple[list[Year], bool]:
    """The entity's figures over some years, and whether none is missing."""
    spots_of = years(view, max(first, first_year(view)), last)
    found = [(spot, read(spot, entity, "object")) for spot in spots_of.values() if isinstance(spot, Spot)]
    figures = [(spot, figure) for spot, figure in found if isinstance(figure, Figure)]
    return figures, len(figures) == last - first + 1


def _beats(query: ExtremeQuery, figure: Figure, other: Year) -> Weighed:
    """Whether the figure is more extreme than another year's."""
    distance = figure - other[1] if query.side == "highest" else other[1] - figure
    return weigh(SOME, distance.possible, distance.rounded)


def _nearest(query: ExtremeQuery, others: Iterable[Year]) -> list[Year]:
    """The other years, the most extreme first."""
    highest = query.side == "highest"
    return sorted(others, key=lambda other: other[1].possible.low, reverse=highest)
