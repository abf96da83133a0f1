"""Rule 11, figures: another measure, unit, order of digits, entity or place that matches what is stated."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from itertools import pairwise

from checks.claim_words import Stated
from checks.findings import Diagnosis
from checks.queries import OrderQuery, RankQuery, ValueQuery
from checks.record.catalogue_entries import Measure
from checks.record.cells import Cell
from checks.verdicts.evidence import evidence_of
from checks.verdicts.measures import at_same_time, fits
from checks.verdicts.places import from_low, ties_either_way
from checks.verdicts.rows import rows_of
from checks.verdicts.view import Spot
from checks.verdicts.wording import amount, entity_name, listing, measure_name, place, possessive
from checks.verdicts.worlds import scope_of, standing

SCALES = ("thousand", "million", "billion", "trillion")
POWERS = (3, -3, 6, -6, 9, -9, 1, -1, 2, -2)
OTHER_UNITS = {
    "t": {
        "metric tons": 1.0,
        "short tons": 0.90718474,
        "pounds": 0.00045359237,
        "troy ounces": 0.0000311034768,
    },
    "km2": {
        "square kilometres": 1.0,
        "hectares": 0.01,
        "acres": 0.0040468564224,
        "square miles": 2.589988110336,
    },
}
"""Units of a dimension that are taken for each other, with their factors to its base unit."""


def telling(stated: Stated) -> bool:
    """Whether the number has two significant digits or more: a match of one digit is mere chance."""
    return stated.value is not None and len(_digits(stated)) > 1


def of_value(query: ValueQuery, spot: Spot, mentioned: Iterable[str]) -> Diagnosis | None:
    """What else the stated number matches."""
    cell = spot.table.cell(query.entity.id or "", spot.period)
    stated = query.stated
    if not telling(stated) or cell is None or cell.value is None:
        return None
    return (
        _other_measure(stated, spot, cell)
        or _other_power(stated, spot, cell)
        or _other_unit(stated, spot, cell)
        or _other_digits(stated, spot, cell)
        or _other_entity(stated, spot, cell, mentioned)
    )


def of_place(query: RankQuery, spot: Spot) -> Diagnosis | None:
    """The place that makes a contradicted rank true; None where the table leaves it open, or the place told is right."""
    if spot.measure.ranking == "low":
        return None  # from which end it is counted, the words tell
    entity = query.entity.id or ""
    scope = scope_of(spot, query.among, [other.id or "" for other in query.except_for])
    found = standing(spot, entity, scope, from_low(spot, query.from_bottom))
    if not found.settled or query.first <= found.fewest + 1 <= query.last:
        return None
    true_place = place(found.fewest + 1)
    stated_place = place(query.first) if query.first == query.last else f"among the first {query.last}"
    text = f"The place is {true_place}, not {stated_place}."
    rank = None if query.from_bottom else found.fewest + 1
    cell = evidence_of(spot, spot.table.cells[(entity, spot.period)], "subject", rank)
    return Diagnosis("other_place", text, cell, true_place)


def in_list(query: OrderQuery, spot: Spot) -> Diagnosis | None:
    """Who belongs in an exclusive list, and who does not."""
    entity = query.entity.id if query.entity else None
    if entity is None or not query.exclusive:
        return None
    if query.side == "next":
        return _between_them(query, spot, entity)
    low = from_low(spot, query.from_bottom) != (query.side == "below")
    found = standing(spot, entity, scope_of(spot, query.among), low)
    level = {cell.entity for cell in found.level} if ties_either_way(spot) else set()
    listed = [other.id or "" for other in query.listed]
    missing = [cell for cell in found.above if cell.entity not in listed]
    sure = {cell.entity for cell in found.above}
    wrong = [other for other in listed if other not in sure | level]
    if not found.settled or not (missing or wrong):
        return None
    subject = entity_name(spot.catalogue, entity)
    names = listing([entity_name(spot.catalogue, cell.entity) for cell in missing])
    others = listing([entity_name(spot.catalogue, other) for other in wrong])
    if not missing:
        verb = "does" if len(wrong) == 1 else "do"
        return Diagnosis("other_entity", f"{others} {verb} not stand {query.side} {subject}.")
    verb, instead = "stands" if len(missing) == 1 else "stand", f", not {others}" if wrong else ""
    cell = evidence_of(spot, missing[0], "object")
    replacement = names if len(missing) == len(wrong) == 1 else None
    return Diagnosis("other_entity", f"{names} {verb} {query.side} {subject}{instead}.", cell, replacement)


def _between_them(query: OrderQuery, spot: Spot, entity: str) -> Diagnosis | None:
    """Who stands between an entity and the last of those that are said to come right after it."""
    scope, low = scope_of(spot, query.among), from_low(spot, query.from_bottom)
    last = query.listed[-1].id or ""
    mine, theirs = (standing(spot, each, scope, low) for each in (entity, last))
    told = {
        entity,
        *(each.id for each in query.listed),
        *(cell.entity for cell in (*mine.above, *mine.level)),
    }
    missing = [cell for cell in theirs.above if cell.entity not in told]
    if not missing:
        return None
    subject, other = (entity_name(spot.catalogue, each) for each in (entity, last))
    names = listing([entity_name(spot.catalogue, cell.entity) for cell in missing])
    verb = "stands" if len(missing) == 1 else "stand"
    cell = evidence_of(spot, missing[0], "object")
    return Diagnosis("other_entity", f"{names} {verb} between {subject} and {other}.", cell)


def _other_measure(stated: Stated, spot: Spot, cell: Cell) -> Diagnosis | None:
    """The same entity's figure of another measure of the topic."""
    own = spot.measure
    for measure in spot.catalogue.related(own):
        if not fits(stated.unit, measure):
            continue
        there = at_same_time(spot, measure)
        found = there.table.cell(cell.entity, there.period) if there else None
        if there and found and _matches(stated.value, stated, found, measure):
            text = f"The figure matches {_short(measure, own)}, not {_short(own, measure)}."
            return Diagnosis("other_measure", text, evidence_of(there, found, "closest"))
    return None


def _other_power(stated: Stated, spot: Spot, cell: Cell) -> Diagnosis | None:
    for power in POWERS:
        if not _matches((stated.value or 0.0) * 10.0**power, stated, cell, spot.measure):
            continue
        written = next((scale for scale in SCALES if re.search(rf"\b{scale}\b", stated.words)), None)
        right = SCALES.index(written) + power // 3 if written and power % 3 == 0 else -1
        shown = evidence_of(spot, cell, "subject")
        if written and 0 <= right < len(SCALES):
            words = re.sub(rf"\b{written}\b", SCALES[right], stated.words)
            return Diagnosis(
                "power_of_ten", f"The digits match: {SCALES[right]}, not {written}.", shown, words
            )
        figure = amount(cell.value or 0.0, spot.measure.unit)
        text = f"The digits match, a power of ten away: {figure}."
        return Diagnosis("power_of_ten", text, shown, figure)
    return None


def _other_unit(stated: Stated, spot: Spot, cell: Cell) -> Diagnosis | None:
    number = (stated.value or 0.0) / stated.unit_factor
    for name, factor in OTHER_UNITS.get(spot.measure.unit or "", {}).items():
        if math.isclose(factor, stated.unit_factor, rel_tol=1e-3):
            continue
        if stated.holds.times(factor / stated.unit_factor).holds(cell.value or 0.0):
            text = f"The figure matches if it is counted in {name}."
            return Diagnosis("other_unit", text, evidence_of(spot, cell, "subject"), f"{number:,.10g} {name}")
    return None


def _other_digits(stated: Stated, spot: Spot, cell: Cell) -> Diagnosis | None:
    """Two neighbouring digits in the other order."""
    digits = _digits(stated)
    scale = (stated.value or 0.0) / int(digits)
    for place_, (one, other) in enumerate(pairwise(digits)):
        swapped = digits[:place_] + other + one + digits[place_ + 2 :]
        if one != other and _matches(int(swapped) * scale, stated, cell, spot.measure):
            figure = amount(int(swapped) * scale, spot.measure.unit)
            text = f"The printed figure has two digits the other way round: {figure}."
            return Diagnosis("digits", text, evidence_of(spot, cell, "subject"), figure)
    return None


def _other_entity(stated: Stated, spot: Spot, cell: Cell, mentioned: Iterable[str]) -> Diagnosis | None:
    """An entity that the article names, or the next in rank."""
    ranked = [row.entity for row in rows_of(spot.table, spot.period).figures]
    here = ranked.index(cell.entity) if cell.entity in ranked else None
    next_ones = [] if here is None else ranked[max(0, here - 1) : here] + ranked[here + 1 : here + 2]
    for other in dict.fromkeys((*mentioned, *next_ones)):
        found = spot.table.cell(other, spot.period)
        if other != cell.entity and found and _matches(stated.value, stated, found, spot.measure):
            name = entity_name(spot.catalogue, other)
            return Diagnosis(
                "other_entity",
                f"The figure matches {possessive(name)}.",
                evidence_of(spot, found, "closest"),
                name,
            )
    return None


def _matches(number: float | None, stated: Stated, cell: Cell, measure: Measure) -> bool:
    """Whether a number is the cell's as printed: a rounded figure exactly, an exact one to the number's digits."""
    if number is None or not cell.value:
        return False
    if measure.rounding.significant is not None or measure.rounding.step is not None:
        return math.isclose(number, cell.value, rel_tol=1e-9)
    places = len(_digits(stated)) - 1 - math.floor(math.log10(abs(cell.value)))
    return math.isclose(number, round(cell.value, places), rel_tol=1e-9)


def _digits(stated: Stated) -> str:
    """The significant digits of the number as it was written, before its unit was converted."""
    written = abs((stated.value or 0.0) / stated.unit_factor)
    return f"{written:.12e}".split("e")[0].replace(".", "").rstrip("0") or "0"


def _short(measure: Measure, other: Measure) -> str:
    """A measure's name against another's: without what both titles end in ("mine production", "reserves")."""
    name, _, rest = measure_name(measure).partition(" of ")
    return name if rest and measure_name(other).endswith(f" of {rest}") else measure_name(measure)
