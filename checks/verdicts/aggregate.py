"""Aggregate claims: the sum, mean or share of named members, or of the first of an ordering; and what each of them has."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.queries import AggregateQuery, ShareQuery, ValueQuery
from checks.reasons import Reason
from checks.verdicts import explain, share, value
from checks.verdicts.answers import Answer, abstain, all_of
from checks.verdicts.evidence import Figure, Gap, read, sum_of
from checks.verdicts.head import head
from checks.verdicts.rank import lists_just
from checks.verdicts.settle import settled, without_figures
from checks.verdicts.view import Spot


def answer(query: AggregateQuery, spot: Spot) -> Answer:
    """Hold the stated number against what the members' figures come to."""
    if query.how in ("each", "each_share"):
        return _of_each(query, spot)
    if (rest := _printed_rest(query, spot)) is not None:
        return value.answer(ValueQuery(query.measure, rest, query.stated, query.period), spot)
    if not spot.measure.exhaustive and (query.how != "mean" or query.all_but):
        return abstain(Reason.UNDETERMINED, (), explain.not_additive(spot))
    members = [member.id or "" for member in query.members]
    if query.all_of and query.top is not None and not lists_just(spot, query.top):
        return abstain(Reason.AMBIGUOUS_MEASURE)
    if query.how == "mean":
        members = _each_member(spot, members)
    found: dict[str, Figure | Gap] = {member: read(spot, member, "member") for member in members}
    if query.top:
        found = {query.whole: head(spot, query.whole, query.top)}
    missing = without_figures((spot, member, figure) for member, figure in found.items())
    if missing:
        return missing
    figures = [figure for figure in found.values() if isinstance(figure, Figure)]
    total = sum_of(figures)
    number = query.top or len(figures)
    outcome = _aggregated(query, spot, total, number)
    if isinstance(outcome, Gap):
        return abstain(outcome.reason, (*total.evidence, *outcome.evidence))
    answered = settled(query.stated, outcome, explain.aggregate(spot, query, members, outcome))
    if query.any_of and answered.fails and outcome.possible.low > query.stated.holds.high:
        return abstain(
            Reason.UNDETERMINED, answered.evidence, answered.says
        )  # smaller ones may have just so much
    return answered


def _printed_rest(query: AggregateQuery, spot: Spot) -> EntityWords | None:
    """ "World output excluding the United States": the total that a table prints without one country's; None where it prints none."""
    only = query.members[0] if len(query.members) == 1 and query.whole == "WORLD" else None
    if only is None or not query.all_but or query.how != "sum":
        return None
    rest = f"WORLD_EXCEPT_{only.id}"
    return EntityWords(rest, only.words) if spot.table.cell(rest, spot.period) is not None else None


def _of_each(query: AggregateQuery, spot: Spot) -> Answer:
    """Every member's figure as stated: contradicted by one that is not, undecided while one is open."""
    return all_of([_of_one(query, member, spot) for member in query.members])


def _of_one(query: AggregateQuery, member: EntityWords, spot: Spot) -> Answer:
    if query.how == "each":
        return value.answer(ValueQuery(query.measure, member, query.stated, query.period), spot)
    return share.answer(ShareQuery(query.measure, (member,), query.stated, query.whole, query.period), spot)


def _aggregated(query: AggregateQuery, spot: Spot, total: Figure, number: int) -> Figure | Gap:
    """What is stated of the members together: their sum, mean or share, or that of all others."""
    if query.all_but:
        whole = read(spot, query.whole, "total")
        if isinstance(whole, Gap):
            return whole
        total = whole.without(total)
    if query.how == "mean":
        return total.times(1 / number)
    return share.share_of(spot, total, query.whole) if query.how == "share" else total


def _each_member(spot: Spot, members: list[str]) -> list[str]:
    """The members one by one: a group's mean is over its members."""
    each: list[str] = []
    for member in members:
        inside = spot.catalogue.members(member, spot.day)
        each += sorted(inside) if inside and spot.table.cell(member, spot.period) is None else [member]
    return each
