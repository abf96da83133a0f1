"""What the catalogue has entries of: measures and how they are rounded, entities and their groups, publishers, units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from checks.intervals import Interval, point


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a publisher rounds a measure's figures; `significant` None means that they are printed exactly.

    `step` is the smallest unit that the publisher prints, in the measure's unit: 1,000 for thousands of tons.
    """

    significant: int | None = None
    step: float | None = None

    def interval(self, value: float) -> Interval:
        """What a printed figure may have been before rounding: at most half a unit of its last meaningful digit.

        A figure that is printed with more digits than the measure's rounding is taken at its printed digits.

        >>> Rounding(significant=2).interval(3_800_000)
        Interval(low=3750000.0, high=3850000.0, open_low=False, open_high=False)
        >>> Rounding(significant=2).interval(41_600)
        Interval(low=41550.0, high=41650.0, open_low=False, open_high=False)
        """
        if value == 0 or (self.significant is None and self.step is None):
            return point(value)
        return _before_rounding(value, self.significant, self.step)


@lru_cache(maxsize=10_000)
def _before_rounding(value: float, significant: int | None, step: float | None) -> Interval:
    """The same, kept: the articles of a day ask for the same figures over and over."""
    printed = Decimal(repr(value)).normalize()
    places = [int(printed.as_tuple().exponent)]
    if significant is not None:
        places.append(printed.adjusted() - significant + 1)
    # The last digit is the finer of the two: more digits than the rounding are printed, or zeros that count.
    unit = float(Decimal(1).scaleb(min(places)))
    half = max(unit, step or 0.0) / 2
    return Interval(value - half, value + half)


PLACE = "place"
"""The basis of a measure whose figures are places in an ordering: a press freedom rank."""

BY_ITS_NAME = "by its name"
"""The basis of a measure of money whose name tells what it is by: "spending per pupil" in euros."""


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One measure of one publisher, made once for its catalogue.

    concept, topics: what writers call it ("reserves" of "rare_earths"); topics is empty for "population".
    default: the reading that is meant where the words leave several measures open (rule 8).
    qualifiers: words that select it among its rivals ("ppp", "refined"). dimension: mass, money, count, percent, …
    ranking: which end is first place.  exhaustive: parts add up to the whole, so sums over listed rows are allowed.
    headline: set where the publisher's own headline figure has another scope; says which, in words.
    namesake: set where the same words often mean another figure that no table holds; says which, in words.
    headline_adds: measures whose figures the headline adds, as far as they are held.
    also_concept: another concept whose bare words may mean this measure as well, though not by default: "refugees".
    per_head_of: the concept, and its topic where it has one, of which this is told by the head: GDP of "GDP per head".
    """

    id: str
    publisher: str
    dataset: str
    title: str
    concept: str
    topics: tuple[str, ...]
    dimension: str
    unit: str | None
    kind: Literal["stock", "flow"]
    basis: str | None = None
    default: bool = False
    qualifiers: tuple[str, ...] = ()
    ranking: Literal["high", "low"] = "high"
    exhaustive: bool = False
    rounding: Rounding = Rounding()
    headline: str | None = None
    namesake: str | None = None
    headline_adds: tuple[str, ...] = ()
    also_concept: str | None = None
    per_head_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, territory, group, continent, the world, or anything a user's own table lists.

    `optional_in`: groups of which it may or may not be counted a member ("RUS" in EUROPE; territories in COUNTRIES).
    """

    id: str
    name: str
    kind: Literal["country", "territory", "group", "continent", "world", "residual", "other"]
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    optional_in: tuple[str, ...] = ()
    sentence_name: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """An entity's time in a group; None means open at that end."""

    group: str
    member: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """A statistical publisher; `held` is false for one that is known by name only (source_not_held)."""

    id: str
    name: str
    names: tuple[str, ...]
    held: bool
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the vocabulary: `factor` turns a figure into the base unit `base` of its dimension."""

    id: str
    dimension: str
    base: str | None
    factor: float


def measure_of(entry: Mapping[str, Any]) -> Measure:
    """The measure of an entry as the lock keeps it."""
    rounding = entry.get("rounding", {})
    return Measure(
        **{
            name: value
            for name, value in entry.items()
            if name not in ("topics", "qualifiers", "rounding", "headline_adds", "per_head_of")
        },
        topics=tuple(entry.get("topics", ())),
        qualifiers=tuple(entry.get("qualifiers", ())),
        rounding=Rounding(rounding.get("significant"), rounding.get("step")),
        headline_adds=tuple(entry.get("headline_adds", ())),
        per_head_of=tuple(entry.get("per_head_of", ())),
    )


def entity_of(entry: Mapping[str, Any]) -> Entity:
    """The entity of an entry as the lock keeps it."""
    return Entity(
        entry["id"],
        entry["name"],
        entry["kind"],
        tuple(entry.get("names", ())),
        tuple(entry.get("adjectives", ())),
        tuple(entry.get("optional_in", ())),
        entry.get("sentence_name") or entry["name"],
    )


def day_of(text: str | None) -> date | None:
    """A day as the lock writes it; None where there is none."""
    return date.fromisoformat(text) if text else None


def holds_on(membership: Membership, day: date | None) -> bool:
    """Whether a membership holds on a day; None: today."""
    if day is None:
        return membership.until is None
    began = membership.since is None or membership.since <= day
    return began and (membership.until is None or day <= membership.until)
