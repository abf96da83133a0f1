"""The catalogue: what the record's measures, entities, publishers and units are, and the names that writers use."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from checks.names import Name
from checks.record.catalogue_entries import (
    Entity,
    Measure,
    Membership,
    Publisher,
    Unit,
    day_of,
    entity_of,
    holds_on,
    measure_of,
)
from checks.record.layered_names import merged

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
        self.measures = {
            entry["id"]: measure_of(entry) for layer in kept for entry in layer.get("measure", ())
        }
        self.entities = {entry["id"]: entity_of(entry) for layer in kept for entry in layer.get("entity", ())}
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
                self._memberships[group].append(Membership(group, member, day_of(since), day_of(until)))

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
        return frozenset(each.member for each in self._memberships.get(group, ()) if holds_on(each, day))

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
