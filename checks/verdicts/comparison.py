"""Comparison claims: one entity's figure against the sum of others'."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.findings import Verdict
from checks.intervals import point
from checks.queries import ComparisonQuery
from checks.reasons import Reason
from checks.values import replace
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.evidence import Figure, Gap, read, sum_of
from checks.verdicts.explain import REST_OF_WORLD
from checks.verdicts.head import head
from checks.verdicts.measures import sister
from checks.verdicts.periods import of_year_before, spots
from checks.verdicts.rank import lists_just
from checks.verdicts.rounding import SOME, Weighed, of_degree, weigh
from checks.verdicts.settle import answer_of, without_figures
from checks.verdicts.view import Spot

_EQUAL = Stated(0.0, point(0.0), point(0.0))
_LEVEL = 1.01
"""How many times the smaller of two figures the larger may be, for the word "equal" to be no more than coarse."""


def answer(query: ComparisonQuery, spot: Spot) -> Answer:
    """Hold the stated relation against the figures of both sides."""
    other = _other_spot(query, spot)
    if isinstance(other, Reason):
        return abstain(other)
    ours = [(each.id or "", read(spot, each.id or "")) for each in (query.entity, *query.also)]
    named = [name for name, _ in ours]
    theirs = [(words.id or "", _read_other(other, named, words.id or "")) for words in query.others]
    if query.all_others and query.next_places:
        if not lists_just(other, query.next_places + 1):
            return abstain(Reason.AMBIGUOUS_MEASURE)
        beside = [cell.entity for cell in other.table.rows(other.period) if cell.entity not in named]
        theirs = [(each, _read_other(other, named, each)) for each in beside]
    elif query.next_places:
        theirs = [("WORLD", head(other, "WORLD", query.next_places, after=named))]
    summed = len(theirs) + (query.next_places or 0) > 1 or len(ours) > 1
    if summed and not other.measure.exhaustive:
        return abstain(Reason.UNDETERMINED, (), explain.not_additive(other))
    sides = [
        *((spot, name, found) for name, found in ours),
        *((other, name, found) for name, found in theirs),
    ]
    if missing := without_figures(sides):
        return missing
    mine = sum_of(found for _, found in ours if isinstance(found, Figure))
    total = sum_of(found for _, found in theirs if isinstance(found, Figure))
    weighed, relation = _weigh(query, mine, total)
    if query.leads and not _is_first(query, spot):
        weighed = Weighed(Verdict.CONTRADICTED)
    if (
        query.newly
        and not query.difference
        and weighed.verdict is Verdict.VERIFIED
        and was_so_before(query, spot)
    ):
        weighed = Weighed(Verdict.UNVERIFIABLE, Reason.UNDETERMINED)
    says = explain.against(spot, other, query, mine, total, relation)
    return answer_of(weighed, (*mine.evidence, *total.evidence), says)


def _weigh(query: ComparisonQuery, mine: Figure, total: Figure) -> tuple[Weighed, Figure | None]:
    """The verdict, and the ratio or difference that it was passed on."""
    apart = query.direction == "equal" and query.difference is not None
    less = query.direction == "less" or (apart and (mine - total).possible.high < 0)
    if query.ratio is not None:
        turned = less and query.ratio.holds.low >= 1
        above, below = (total, mine) if turned else (mine, total)
        if below.possible.low <= 0 or above.possible.low < 0:
            return Weighed(Verdict.UNVERIFIABLE, Reason.UNDETERMINED), None
        ratio = above / below
        return weigh(query.ratio, ratio.possible, ratio.rounded), ratio
    difference = total - mine if less else mine - total
    stated = query.difference or (_EQUAL if query.direction == "equal" else SOME)
    shown = difference if query.difference else None
    weighed = weigh(stated, difference.possible, difference.rounded)
    if stated is _EQUAL and weighed.verdict is Verdict.CONTRADICTED and _is_about_level(mine, total):
        return Weighed(Verdict.UNVERIFIABLE, Reason.COARSE), shown
    above, below = (total, mine) if less else (mine, total)
    return of_degree(weighed, query.degree, above.possible, below.possible), shown


def _is_about_level(one: Figure, other: Figure) -> bool:
    """Whether two figures are so close that whoever rounds them may call them equal: 133.95% and 134.01%."""
    low, high = sorted((one.possible.low, other.possible.low))
    return low > 0 and high <= low * _LEVEL


def was_so_before(query: ComparisonQuery, spot: Spot) -> bool:
    """Whether the year before shows the same relation already, so that nobody came to be ahead in the year named."""
    for each in of_year_before(spot, query.period, ranking=False):
        mine, total = (read(each, words.id or "") for words in (query.entity, query.others[0]))
        if isinstance(mine, Figure) and isinstance(total, Figure):
            weighed, _ = _weigh(replace(query, ratio=None, difference=None, degree=""), mine, total)
            if weighed.verdict is Verdict.VERIFIED:
                return True
    return False


def _is_first(query: ComparisonQuery, spot: Spot) -> bool:
    """Whether no figure that is listed is larger than the entity's."""
    first = head(spot, "WORLD", 1)
    return not isinstance(first, Gap) and first.evidence[0].entity == query.entity.id


def _other_spot(query: ComparisonQuery, spot: Spot) -> Spot | Reason:
    """Where the others' figures are read: the same spot, unless another measure or period is named."""
    found = spot
    if query.other_measure is not None:
        elsewhere = sister(spot, query.other_measure)
        if elsewhere is None:
            return Reason.NO_REFERENCE_TABLE
        found = elsewhere
    if query.other_period is not None:
        dated = spots(found.view, query.other_period, ranking=False)
        if isinstance(dated, Reason):
            return dated
        if len(dated) > 1:
            return Reason.AMBIGUOUS_PERIOD
        found = dated[0]
    return found


def _read_other(spot: Spot, named: list[str], other: str) -> Figure | Gap:
    """One of those compared with; the rest of the world is what the world has without any of those named."""
    if other != REST_OF_WORLD:
        return read(spot, other, "object")
    world, ours = read(spot, "WORLD", "total"), [read(spot, each, "object") for each in named]
    if gap := next((each for each in (world, *ours) if isinstance(each, Gap)), None):
        return gap
    mine = sum_of(each for each in ours if isinstance(each, Figure))
    assert isinstance(world, Figure)
    return replace(world.without(mine), evidence=world.evidence)
