"""Count claims: how many entities satisfy something."""

from __future__ import annotations

from checks.findings import Evidence, Verdict
from checks.intervals import Interval
from checks.queries import CountQuery
from checks.reasons import Note, Reason
from checks.record.cells import Cell
from checks.values import dataclass, replace
from checks.verdicts import explain, explain_places
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.evidence import Gap, evidence_of, read, rounding_of
from checks.verdicts.places import between, from_low, ties_either_way
from checks.verdicts.rank import lists_just
from checks.verdicts.rounding import ABOVE_ZERO, Weighed, weigh
from checks.verdicts.rows import rows_of
from checks.verdicts.settle import answer_of
from checks.verdicts.view import Spot
from checks.verdicts.worlds import hidden_beyond, possible_members, scope_of, standing

SHOWN = 20
"""So many of those counted are shown as evidence."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Who satisfies it, for certain and perhaps, and how many: in every world, and before the figures were rounded."""

    inside: tuple[Cell, ...]
    perhaps: tuple[Cell, ...]
    outside: tuple[Cell, ...]
    possible: Interval
    rounded: Interval
    rest_unlisted: bool


def answer(query: CountQuery, spot: Spot) -> Answer:
    """Hold the stated number against every number that the table leaves possible."""
    scope = scope_of(spot, query.among)
    if not scope.sure and not scope.optional:
        return abstain(Reason.UNKNOWN_ENTITY)
    if query.so_many is not None and not lists_just(spot, query.so_many):
        return abstain(Reason.AMBIGUOUS_MEASURE)
    for member in query.members:
        if isinstance(gap := read(spot, member.id or ""), Gap):
            return abstain(gap.reason)
    tally = tally_of(query, spot) if query.top is None else _among_the_first(query, spot, query.top)
    evidence = _evidence(query, spot, tally)
    if not evidence:
        return abstain(Reason.NO_DATA_FOR_ENTITY)
    weighed = weigh(query.number, tally.possible, tally.rounded)
    says = explain.counted(spot, query, tally.possible, tally.inside)
    for entity in (query.entity, *query.also):
        if entity is not None and weighed.verdict is not Verdict.CONTRADICTED:
            weighed = _with_entity(entity.id or "", spot, tally, weighed)
    if query.top is not None and weighed.reason is Reason.UNDETERMINED:
        weighed = replace(weighed, reason=Reason.RANK_UNDETERMINED)
    found = answer_of(weighed, evidence, says)
    if found.holds and tally.rest_unlisted:
        return found.noted(Note.REST_UNLISTED).saying(explain_places.REST_UNLISTED)
    return found


def tally_of(query: CountQuery, spot: Spot) -> Tally:
    """Count the scope's members inside the threshold, in every world."""
    scope = scope_of(spot, query.among, [other.id or "" for other in query.except_for])
    holds = query.threshold.holds if query.threshold else ABOVE_ZERO
    zone = query.threshold.open if query.threshold else ABOVE_ZERO
    inside: list[Cell] = []
    perhaps: list[Cell] = []
    outside: list[Cell] = []
    members, remainder = possible_members(spot, scope)
    for cell, possible, sure in members:
        certainly = holds.holds(possible.low) if possible.low == possible.high else possible.within(holds)
        if certainly and sure:
            inside.append(cell)
        else:
            (perhaps if certainly or possible.meets(zone) else outside).append(cell)
    hidden, rest_unlisted = hidden_beyond(remainder, zone.low)
    doubted = {each.id for each in query.perhaps_except}
    perhaps += [cell for cell in inside if cell.entity in doubted]
    inside = [cell for cell in inside if cell.entity not in doubted]
    possible = Interval(len(inside), len(inside) + len(perhaps) + hidden)
    fewest = sum(rounding_of(spot, cell).within(holds) for cell in inside)
    most = possible.high + sum(rounding_of(spot, cell).meets(holds) for cell in outside if cell.known)
    return Tally(
        tuple(inside), tuple(perhaps), tuple(outside), possible, Interval(fewest, most), rest_unlisted
    )


def _among_the_first(query: CountQuery, spot: Spot, top: int) -> Tally:
    """Count the scope's members, or those named, among the world's first so many, in every world."""
    scope, world = scope_of(spot, query.among), scope_of(spot, "WORLD")
    named = {each.id for each in query.members}
    low, either_way = from_low(spot, from_bottom=False), ties_either_way(spot)
    inside: list[Cell] = []
    perhaps: list[Cell] = []
    outside: list[Cell] = []
    hidden = 0.0
    for cell in rows_of(spot.table, spot.period).figures:
        if not world.has(cell.entity):
            continue
        found = standing(spot, cell.entity, world, low)
        verdict, notes = between(found, 1, top, either_way)
        if not named:
            hidden = max(hidden, found.most - found.fewest if verdict is Verdict.UNVERIFIABLE else 0.0)
        if cell.entity in named if named else scope.has(cell.entity):
            sure = verdict is Verdict.VERIFIED and not notes and cell.entity in scope.sure
            (outside if verdict is Verdict.CONTRADICTED else inside if sure else perhaps).append(cell)
    possible = Interval(len(inside), min(float(top), len(inside) + len(perhaps) + hidden))
    return Tally(tuple(inside), tuple(perhaps), tuple(outside), possible, possible, rest_unlisted=False)


def _with_entity(entity: str, spot: Spot, tally: Tally, weighed: Weighed) -> Weighed:
    """The claim names one of those counted ("only Germany"): it must be among them, too."""
    if weighed.reason is Reason.FINER_THAN_TABLE:
        return weighed
    figure = read(spot, entity)
    if isinstance(figure, Gap):
        return Weighed(Verdict.UNVERIFIABLE, figure.reason)
    if entity in {cell.entity for cell in tally.inside}:
        return weighed
    if entity in {cell.entity for cell in tally.perhaps}:
        return Weighed(Verdict.UNVERIFIABLE, Reason.UNDETERMINED)
    return Weighed(Verdict.CONTRADICTED)


def _evidence(query: CountQuery, spot: Spot, tally: Tally) -> tuple[Evidence, ...]:
    """Those counted, those in doubt, and the next one outside; for places where the scope has none, the table's head."""
    inside = tuple(evidence_of(spot, cell, "member") for cell in tally.inside[:SHOWN])
    others = (*tally.perhaps[:SHOWN], *tally.outside[:1])
    if query.top is not None and not (inside or others):
        others = rows_of(spot.table, spot.period).figures[: query.top]
    return (*inside, *(evidence_of(spot, cell, "object") for cell in others))
