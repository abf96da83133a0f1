"""The catalogue: what the record's measures, entities, publishers and units are, and the names that writers use."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Literal

from checks.intervals import Interval, point
from checks.names import Name
from checks.record.layered_names import merged


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


KINDS = ("entity", "member", "publisher", "measure", "unit", "name")
"""The kinds of entries of which a catalogue is made."""


class Catalogue:
    """Look-ups over measures, entities, groups and publishers; made from the lock, or from YAML files."""

    measures: dict[str, Measure]
    entities: dict[str, Entity]
    publishers: dict[str, Publisher]
    units: dict[str, Unit]

    def __init__(self, layers: Iterable[Mapping[str, Iterable[Any]]], held: Iterable[str] = ()) -> None:
        """Build from layers of plain entries as `vocabulary` compiles them; a later layer overrides an earlier one.

        `held`: the ids of the publishers of which tables are held.
        """
        kept = tuple(layers)
        self._name_layers = tuple(layer.get("name", ()) for layer in kept)
        publishing = frozenset(held)
        self.measures = {entry["id"]: _measure(entry) for layer in kept for entry in layer.get("measure", ())}
        self.entities = {entry["id"]: _entity(entry) for layer in kept for entry in layer.get("entity", ())}
        self.publishers = {
            entry["id"]: Publisher(
                entry["id"], entry["name"], tuple(entry["names"]), entry["id"] in publishing, entry.get("url")
            )
            for layer in kept
            for entry in layer.get("publisher", ())
        }
        self.units = {entry["id"]: Unit(**entry) for layer in kept for entry in layer.get("unit", ())}
        self._memberships: defaultdict[str, list[Membership]] = defaultdict(list)
        for layer in kept:
            for group, member, since, until in layer.get("member", ()):
                self._memberships[group].append(Membership(group, member, _day(since), _day(until)))

    @cached_property
    def _by_words(self) -> dict[tuple[str, str | None], tuple[Measure, ...]]:
        found: defaultdict[tuple[str, str | None], list[Measure]] = defaultdict(list)
        for measure in sorted(self.measures.values(), key=lambda each: (not each.default, each.id)):
            for concept in filter(None, (measure.concept, measure.also_concept)):
                for topic in measure.topics or (None,):
                    found[(concept, topic)].append(measure)
        topics: defaultdict[str, set[str | None]] = defaultdict(set)
        for concept, topic in found:
            topics[concept].add(topic)
        for concept, several in topics.items():
            if len(several) == 1 and None not in several:
                found[(concept, None)] = found[(concept, several.pop())]
        return {words: tuple(measures) for words, measures in found.items()}

    def measures_for(
        self, concept: str, topic: str | None, qualifiers: Iterable[str] = ()
    ) -> tuple[Measure, ...]:
        """All measures that the words can mean, defaults first; those with the qualifiers where any has them.

        Those that have just these qualifiers come before those that have further ones ("at constant prices").
        A concept whose measures share one topic ("emissions") needs no topic to be named.
        """
        found, wanted = self._by_words.get((concept, topic), ()), frozenset(qualifiers)
        if not wanted:
            return found
        exactly = tuple(measure for measure in found if wanted == frozenset(measure.qualifiers))
        at_least = tuple(measure for measure in found if wanted <= frozenset(measure.qualifiers))
        return exactly or at_least or found

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts of which the catalogue has measures."""
        return frozenset(measure.concept for measure in self.measures.values())

    @cached_property
    def _by_topic(self) -> dict[tuple[str, str], dict[str, int]]:
        """Per publisher and topic, its measures with their places in the catalogue."""
        found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for place, measure in enumerate(self.measures.values()):
            for topic in measure.topics:
                found[(measure.publisher, topic)][measure.id] = place
        return found

    def related(self, measure: Measure) -> list[Measure]:
        """The same publisher's other measures of a measure's topics, in the order of the catalogue."""
        places: dict[str, int] = {}
        for topic in measure.topics:
            places.update(self._by_topic.get((measure.publisher, topic), {}))
        return [self.measures[each] for each in sorted(places, key=places.__getitem__) if each != measure.id]

    def memberships(self, group: str) -> tuple[Membership, ...]:
        """All memberships of a group, past ones too; empty where the id is no group."""
        return tuple(self._memberships.get(group, ()))

    def members(self, group: str, day: date | None) -> frozenset[str]:
        """The ids of a group's certain members on a day (None: today's, the newest). WORLD has every country."""
        if group == "WORLD":
            return self._countries
        return frozenset(each.member for each in self._memberships.get(group, ()) if _runs(each, day))

    def optional_members(self, group: str) -> frozenset[str]:
        """The ids of entities that may or may not be counted to the group: territories, transcontinental states."""
        return self._optional.get(group, frozenset())

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(entity.id for entity in self.entities.values() if entity.kind == "country")

    @cached_property
    def _optional(self) -> dict[str, frozenset[str]]:
        groups = {group for entity in self.entities.values() for group in entity.optional_in}
        return {
            group: frozenset(entity.id for entity in self.entities.values() if group in entity.optional_in)
            for group in groups
        }

    def names(self) -> Iterable[Name]:
        """Every name of the vocabulary, for the reader; a name that several layers have stands for all their ids."""
        return merged(self._name_layers)


class Entries:
    """Entries as they stand in the lock, one JSON value a line; parsed when they are first asked for."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = tuple(lines)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._parsed)

    @cached_property
    def _parsed(self) -> list[Any]:
        parsed: list[Any] = json.loads(b"[" + b",".join(self._lines) + b"]")
        return parsed


def _measure(entry: Mapping[str, Any]) -> Measure:
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


def _entity(entry: Mapping[str, Any]) -> Entity:
    return Entity(
        entry["id"],
        entry["name"],
        entry["kind"],
        tuple(entry.get("names", ())),
        tuple(entry.get("adjectives", ())),
        tuple(entry.get("optional_in", ())),
        entry.get("sentence_name") or entry["name"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _runs(membership: Membership, day: date | None) -> bool:
    if day is None:
        return membership.until is None
    began = membership.since is None or membership.since <= day
    return began and (membership.until is None or day <= membership.until)
