"""What the open catalogues have, asked by a user's own tables: ids, spellings, units, publishers, measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from checks.errors import TableRefused
from checks.record import vocabulary
from checks.record.descriptors import Descriptor, Resource
from checks.record.known_words import KnownWords
from checks.record.own_cells import label_of
from checks.record.own_rows import entities_in
from checks.record.own_words import ONLY, held_words
from checks.record.tables import COLUMNS


class KnownEntries:
    """The entries of the catalogues already open, with those that a user's own tables add as they are read.

    `ids` by kind; `spelled`: the ids that a name may mean; `kinds`: the kind of each entity; `taken`: all names, folded.
    """

    def __init__(self, layers: Iterable[Mapping[str, Iterable[Any]]]) -> None:
        self.ids: dict[str, set[str]] = {}
        self.spelled: defaultdict[str, set[str]] = defaultdict(set)
        self.units: dict[str, Mapping[str, Any]] = {}
        self.unit_names: defaultdict[str, set[str]] = defaultdict(set)
        self.words = KnownWords()
        self.kinds: dict[str, str] = {}
        self.taken: set[str] = set()
        self.publishers: dict[str, Mapping[str, Any]] = {}
        self._publishing: set[str] = set()
        self.measures: dict[str, Mapping[str, Any]] = {}
        for layer in layers:
            self.learn(layer)

    def learn(self, layer: Mapping[str, Iterable[Any]]) -> None:
        """Take up the entries of a catalogue."""
        for kind, ids in vocabulary.word_ids(layer).items():
            self.ids.setdefault(kind, set()).update(ids)
        for text, kind, ids, _ in layer.get("name", ()):
            self.taken.add(text.casefold())
            if kind == "entity":
                self.spelled[label_of(text).casefold()].update(ids)
            elif kind == "unit":
                self.unit_names[ids[0]].add(text)
        self.words.learn(layer)
        for entry in layer.get("publisher", ()):
            self.publishers.update({text.casefold(): entry for text in entry["names"]})
        self._publishing.update(entry["publisher"] for entry in layer.get("measure", ()))
        self.kinds.update({entry["id"]: entry["kind"] for entry in layer.get("entity", ())})
        self.units.update({entry["id"]: entry for entry in layer.get("unit", ())})
        self.measures.update({entry["id"]: entry for entry in layer.get("measure", ())})

    def credited(self, descriptor: Descriptor) -> Descriptor:
        """The descriptor with its publisher as the tables held already name it: "International Monetary Fund" is the IMF."""
        known = self.publishers.get(descriptor.edition.publisher.casefold())
        if known is None or known["id"] not in self._publishing:
            return descriptor
        return replace(descriptor, edition=replace(descriptor.edition, publisher=known["id"]))

    def publisher(self, publisher: str) -> dict[str, Any]:
        """The entry of a publisher that no catalogue has; the names of one that is known by another come with it."""
        if publisher in self.ids.get("publisher", ()):
            return {}
        known = self.publishers.get(publisher.casefold())
        return {publisher: {"names": list(known["names"]) if known else []}}

    def is_tidy(self, text: str, factors: Mapping[str, Decimal]) -> bool:
        """Whether a table has the record's own columns, units and ids, so that nothing is to be understood first."""
        header = text.partition("\n")[0].rstrip("\r")
        known = self.ids.get("entity", set())
        return tuple(header.split(",")) == COLUMNS and all(
            entity in known and factors.get(measure, 1) == 1 for entity, measure in entities_in(text)
        )

    def factors(self, resource: Resource, measures: Mapping[str, Any], place: str) -> dict[str, Decimal]:
        """What turns the printed figures of each measure that a table may hold into its base unit."""
        described = {each: measures[each] or {} for each in measures if each in resource.measures}
        known = dict.fromkeys(self.measures, Decimal(1))
        return known | {each: self._factor(each, entry, place) for each, entry in described.items()}

    def _factor(self, measure: str, entry: Mapping[str, Any], place: str) -> Decimal:
        """What turns a printed figure into the measure's base unit."""
        unit = self.units.get(str(entry.get("unit")))
        try:
            multiplier = Decimal(str(entry.get("multiplier", 1)))
        except InvalidOperation:
            multiplier = Decimal(0)
        if not (multiplier.is_finite() and multiplier > 0):
            raise TableRefused(
                f"{place}: the multiplier of {measure} is no positive number; write it as 1000000"
            )
        return multiplier * (Decimal(repr(unit["factor"])) if unit else 1)

    def held_by_rows(self, measures: Iterable[Mapping[str, Any]]) -> list[str]:
        """What the rows of a table have: concepts with their topics, and again, marked so, those that no other table has."""
        own = {entry["id"]: held_words(entry) for entry in measures}
        others = {
            each for known in self.measures.values() if known["id"] not in own for each in held_words(known)
        }
        found = sorted({each for held in own.values() for each in held})
        return [*found, *(f"{ONLY}{each}" for each in found if each not in others)]
