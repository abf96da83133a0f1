"""An entity's place in an ordering, and who stands above it, in a sentence for a reader of the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from checks.record.cells import Cell
from checks.verdicts.evidence import Figure
from checks.verdicts.explain import NAMED, edition_of, figure_words, names_of, when
from checks.verdicts.view import Spot
from checks.verdicts.wording import amount, entity_name, entity_names, listing, place
from checks.verdicts.worlds import Standing

REST_UNLISTED = "; a country not listed could stand above only with more than half of the remainder"


def stands(spot: Spot, entity: str, figure: Figure, found: Standing, among: str, from_bottom: bool) -> str:
    """An entity's place, with who stands above it."""
    inside = "" if among == "WORLD" else f" in {entity_name(spot.catalogue, among)}"
    rank = (
        ("the " if from_bottom else "")
        + places(found.fewest, found.most)
        + (" from below" if from_bottom else "")
    )
    name, at = entity_name(spot.catalogue, entity), figure_words(figure, spot.measure.unit)
    level = f", level with {names_of(spot, found.level)}" if found.level else ""
    behind = f", behind {_nearest(spot, found.above)}" if found.above else ""
    return f"{edition_of(spot)} puts {name} {rank}{inside}, at {at}{when(spot)}{level}{behind}"


def side(
    spot: Spot, entity: str, truly: Sequence[str], which: Literal["above", "below"], found: Standing
) -> str:
    """Who stands on one side of an entity."""
    names = entity_names(spot.catalogue, truly) if truly else "nobody"
    surely = "" if found.settled else " for certain"
    return (
        f"{edition_of(spot)} puts {names} {which} {entity_name(spot.catalogue, entity)}{surely}{when(spot)}"
    )


def outside(spot: Spot, entity: str, among: str) -> str:
    """That an entity is none of those among whom it is ranked."""
    return f"{entity_name(spot.catalogue, entity)} is not counted to {entity_name(spot.catalogue, among)}"


def places(fewest: int, most: float) -> str:
    """A place that several worlds may leave open.

    >>> places(4, 4), places(3, 4), places(3, 9)
    ('fifth', 'fourth or fifth', 'fourth or lower')
    """
    if most == fewest:
        return place(fewest + 1)
    if most == fewest + 1:
        return f"{place(fewest + 1)} or {place(fewest + 2)}"
    return f"{place(fewest + 1)} or lower"


def left_out_below(spot: Spot, entities: Sequence[str]) -> str:
    """Who is left out of an ordering though they do not stand above, as leaving them out makes readers think."""
    return f"; {entity_names(spot.catalogue, entities)}, left out by the words, stand lower"


def in_doubt(spot: Spot, found: Standing) -> str:
    """Who may stand above an entity, and why that is open."""
    known = {earlier.entity: earlier for earlier in found.earlier}
    names = []
    for entity in [cell.entity for cell in found.perhaps[:NAMED]]:
        name, before = entity_name(spot.catalogue, entity), known.get(entity)
        had = amount(before.possible.low, spot.measure.unit) if before else ""
        names.append(f"{name} ({had} in the {before.edition} edition, none now)" if before else name)
    if found.hidden:
        names.append("a country not listed by name")
    return f"; {listing(names)} may stand above it" if names else ""


def _nearest(spot: Spot, above: Sequence[Cell]) -> str:
    return (
        names_of(spot, above)
        if len(above) <= NAMED
        else f"{names_of(spot, above[-1:])} and {len(above) - 1} others"
    )
