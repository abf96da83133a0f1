"""Noun phrases: who owns what, of which topic, how much of it, at which place in which ordering.

"Russia's rare-earth reserves", "the reserves of rare earths held by Russia" and "Russian reserves of rare earths" all
become one Phrase with the concept `reserves`, the topic `rare_earths` and the owner RUS.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.places import Place
from checks.reading.quantities import Quantity
from checks.reading.years import Period
from checks.values import dataclass

Side = Literal["highest", "lowest"]


@dataclass(frozen=True, slots=True)
class Extreme:
    """A highest or lowest over time: since a year, over a number of `years`, or ever where neither is said.

    `end` is the offset behind the words that say so. `judged`: it is told as good or bad ("its worst since 2012"), so that
    the side is that of a measure of which more is better. `told_of`: the concepts that its adjective orders by, and
    `low_of` those of which it is the low end ("its shortest wait", "its best absence rate"). `part`: that of the year `since`.
    """

    side: Side
    since: int | None = None
    years: int | None = None
    end: int = 0
    judged: bool = False
    told_of: tuple[str, ...] = ()
    low_of: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: items `first` up to, without, `after`; offsets are those of the text.

    entities    what the phrase as a whole denotes: one, or several that are coordinated; empty where it is no entity
    owner       whose the measure is: possessor, adjective, "of" or "in" complement
    scope       the world, a continent or a group in which a place or a whole is counted
    anaphor     "entity" ("the country", "it"), "measure" ("those of …", "the amount"), "topic", or None
    of_topic    the words for what was named before that a measure is of: "exports of | the fuel"
    elliptic    a possessive without what is possessed ("exceed Russia's")
    refers      what an entity that was named before is spoken of as: "group" ("the bloc"), "there", "the former", "the latter", or ""
    facility    it names what brings forth a country's output ("Peru's copper mines"), and so stands for its owner
    extreme     it is the highest or lowest over time ("its highest level since 2012", "a record 45,000 tons")
    opaque      its head is a word that the catalogue does not know, or something else of unknown owner stands in it
    adjective   the concept of a superlative adjective ("most populous")
    negated     "no country", "no other"
    modifiers   unknown words before a measure, which may make it another one ("female population")
    whole       what a part is a part of ("69% of the world's cement", "Chile's share of copper output")
    share       its head is a word for a part ("share", "proportion"); `owner` is then whose part it is
    some_of     those of whom so many are counted ("three of | the ten largest producers", "none of | the G7 countries")
    only_place  it is a place and nothing more ("third", "second place", "No. 2"), whatever it is a place in
    of_unknown  what a measure or agent is of, where the catalogue does not know it ("exporter of | toys")
    contained   the amount that an unknown head is said to be of ("net income of | $2.3 billion")
    nationality a people's adjective that stands alone ("is Chinese", "one in seven American")
    nation      whose people the phrase names ("Chilean officials")
    title       the place that stands before an entity's name: "the top copper producer | Chile", "runner-up | China"
    """

    first: int
    after: int
    start: int
    end: int
    text: str
    entities: tuple[EntityWords, ...] = ()
    owner: EntityWords | None = None
    scope: str | None = None
    concept: Name | None = None
    agent: Name | None = None
    adjective: Name | None = None
    topic: str | None = None
    topics: tuple[str, ...] = ()
    place: Place | None = None
    quantity: Quantity | None = None
    period: Period | None = None
    publisher: str | None = None
    qualifiers: tuple[str, ...] = ()
    anaphor: str | None = None
    owner_anaphor: bool = False
    scope_anaphor: bool = False
    of_topic: str = ""
    elliptic: bool = False
    refers: str = ""
    facility: bool = False
    opaque: bool = False
    negated: bool = False
    comparative: str | None = None
    modifiers: tuple[str, ...] = ()
    head: str = ""
    words: tuple[str, ...] = ()
    proper: bool = False
    listed: tuple[EntityWords, ...] = field(default=())
    extreme: Extreme | None = None
    whole: Phrase | None = None
    of_unknown: str = ""
    contained: Phrase | None = None
    share: bool = False
    some_of: Phrase | None = None
    only_place: bool = False
    nationality: EntityWords | None = None
    nation: EntityWords | None = None
    title: Phrase | None = None
    companions: tuple[EntityWords, ...] = field(default=())

    @property
    def is_measure(self) -> bool:
        """Whether the phrase names a measure, or stands for one named before."""
        return self.concept is not None or self.anaphor == "measure" or self.elliptic

    @property
    def is_of_one(self) -> bool:
        """Whether it is somebody's: "Peru's output", but not "African copper producers", among whom a place may be."""
        return self.owner is not None and self.owner.id != self.scope

    @property
    def is_change(self) -> bool:
        """Whether the phrase is headed by a noun for a rise or a fall."""
        words = english().function
        return self.head in words["rise_nouns"] or self.head in words["fall_nouns"]

    @property
    def is_entity(self) -> bool:
        """Whether the phrase denotes entities, or stands for one named before."""
        return bool(self.entities) or self.anaphor == "entity"

    @property
    def is_one_entity(self) -> bool:
        """Whether the phrase denotes one entity alone: "Chile", but not "Chile and Peru" or an amount of somebody's."""
        return self.is_entity and len(self.entities) == 1 and self.quantity is None

    @property
    def is_part(self) -> bool:
        """Whether the phrase is a part of what a topic, the world or a group has: "69% of the world's cement"."""
        whole = self.whole
        if whole is None:
            return False
        general = whole.concept is not None and bool(whole.concept.data.get("generic"))
        return bool(whole.topics or whole.scope or whole.entities or whole.anaphor or general)

    @property
    def is_only_topic(self) -> bool:
        """Whether the phrase says nothing but its one topic: "copper", "refined zinc"."""
        if self.topic is None or self.concept is not None or self.owner is not None or self.agent is not None:
            return False
        return self.quantity is None and self.place is None

    @property
    def only_qualifies(self) -> bool:
        """Whether the phrase only picks a reading of a measure: "purchasing-power parity", "market exchange rates"."""
        named = self.concept or self.agent or self.topics or self.entities or self.owner or self.quantity
        possessed = self.words[:1] in (("its",), ("their",))  # "its ore"
        return bool(self.qualifiers) and not named and self.place is None and not possessed

    @property
    def is_only_of_topic(self) -> bool:
        """Whether the phrase is an amount of one topic, and says nothing else: "120 tonnes of platinum"."""
        return (
            self.quantity is not None and self.topic is not None and self.concept is None and not self.opaque
        )

    @property
    def is_bare(self) -> bool:
        """Whether the phrase is a quantity and nothing else, or one with a countable noun ("one in seven barrels")."""
        return self.owner is None and self.scope is None and not self.topics and not self.owner_anaphor

    @property
    def can_be_owned(self) -> bool:
        """Whether a country can have what the phrase names: a measure, a place in an ordering, mines, a producer."""
        if self.is_measure or self.facility:
            return True
        return self.agent is not None or self.place is not None or self.adjective is not None


Node = Phrase | Item
