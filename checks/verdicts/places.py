"""Rules 5 and 6 on places: whether a place, or a list of those above, holds in every world, in none, or in some."""

from __future__ import annotations

from checks.findings import Verdict
from checks.reasons import Note
from checks.verdicts.view import Spot
from checks.verdicts.worlds import Standing

Outcome = tuple[Verdict, tuple[Note, ...]]


def between(found: Standing, first: int, last: int, either_way: bool) -> Outcome:
    """Whether the place lies between two. Where ties stand in either order, one order in which it does is enough."""
    reach = len(found.level) if either_way else 0
    if found.fewest + 1 > last or found.most + 1 + reach < first:
        return Verdict.CONTRADICTED, ()
    if found.fewest + 1 + reach < first or found.most + 1 > last:
        return Verdict.UNVERIFIABLE, ()
    in_any_order = first <= found.fewest + 1 and found.most + 1 + reach <= last
    level_in_fact = bool(found.level) and not either_way
    return Verdict.VERIFIED, () if in_any_order and not level_in_fact else (Note.TIED,)


def apart(found: Standing, first: int, last: int, either_way: bool) -> Outcome:
    """Whether the place lies between two and is not shared ("more than any other")."""
    if found.level and found.fewest + 1 <= last:
        return (Verdict.UNVERIFIABLE if either_way else Verdict.CONTRADICTED), (Note.TIED,)
    return between(found, first, last, either_way)


def shared(found: Standing, first: int, last: int) -> Outcome:
    """Whether the place lies between two and is shared ("joint fourth")."""
    verdict, _ = between(found, first, last, either_way=False)
    if verdict is not Verdict.VERIFIED:
        return verdict, ()
    return (Verdict.VERIFIED, (Note.TIED,)) if found.level else (Verdict.CONTRADICTED, ())


def exactly(found: Standing, listed: set[str], either_way: bool) -> Outcome:
    """Whether exactly the listed stand above."""
    sure = {cell.entity for cell in found.above}
    level = {cell.entity for cell in found.level} if either_way else set()
    perhaps = {cell.entity for cell in found.perhaps}
    if not sure <= listed or not listed <= sure | level | perhaps:
        return Verdict.CONTRADICTED, ()
    if not found.settled:
        return Verdict.UNVERIFIABLE, ()
    return Verdict.VERIFIED, (Note.TIED,) if level else ()


def from_low(spot: Spot, from_bottom: bool) -> bool:
    """Whether the ordering begins with the lowest figure."""
    return (spot.measure.ranking == "low") != from_bottom


def ties_either_way(spot: Spot) -> bool:
    """Whether equal printed figures may stand in either order: those of a rounded measure."""
    rounding = spot.measure.rounding
    return rounding.significant is not None or rounding.step is not None
