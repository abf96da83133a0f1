"""What a claim asks of the tables: one query type for each kind.

A query is small and readable on its own. It speaks of measures as writers do, by concept ("reserves") and topic
("rare earths"); which table's measure that is, the verdict finds out with the catalogue in hand.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Literal

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.values import dataclass


class Kind(StrEnum):
    """What a claim asserts; see "Claim kinds" in docs."""

    VALUE = "value"
    RANK = "rank"
    ORDER = "order"
    SHARE = "share"
    COMPARISON = "comparison"
    CHANGE = "change"
    EXTREME = "extreme"
    AGGREGATE = "aggregate"
    COUNT = "count"


Degree = Literal["", "slight", "great"]


@dataclass(frozen=True, slots=True)
class ValueQuery:
    """value(measure, entity, period) is as stated.

    `moved`: it rose or fell to that ("slipped to 23%"), from the period `since` or, where none is said, the one before;
    `degree`: words that say without a number by how much ("plunged to 23%").
    `first`: it was so in no period before ("passed 5 million tons for the first time").
    """

    measure: MeasureWords
    entity: EntityWords
    stated: Stated
    period: PeriodWords = PeriodWords()
    moved: Literal["up", "down"] | None = None
    since: PeriodWords | None = None
    degree: Degree = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class RankQuery:
    """The entity's place among the scope lies between `first` and `last`, counted from the top (or the bottom).

    "fifth-largest": first = last = 5. "among the top three": first = 1, last = 3.
    `among` is an id of the world, a continent or a group; `strict`: asserts a difference ("more than any other").
    `listed` are entities that the same words say stand above ("second only to China"): they must be exactly those.
    `joint`: the place is said to be shared ("joint fourth").  `except_for` are left out of the ordering ("bar China").
    `so_many`: the scope is of just so many ("the highest of the six cities"): all that the table lists, if it lists so many.
    `by_value`: the words tell of the figures ("the highest"), not of the ordering ("first"); None where that is unsure.
    `moved`: it had not that place in the year before, but a lower one ("rose to third in 2023"), a higher one, or another.
    `came_from`: the place that it had before ("from fifth to third").
    """

    measure: MeasureWords
    entity: EntityWords
    first: int
    last: int
    among: str = "WORLD"
    from_bottom: bool = False
    strict: bool = False
    joint: bool = False
    listed: tuple[EntityWords, ...] = ()
    except_for: tuple[EntityWords, ...] = ()
    period: PeriodWords = PeriodWords()
    by_value: bool | None = field(default=None, compare=False)
    so_many: int | None = None
    moved: Literal["", "up", "down", "anew"] = ""
    came_from: int | None = None


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Who stands above or below the entity, or how several are ordered among themselves.

    With an `entity`, `listed` stand on `side` of it; `exclusive`: exactly these do, and no others (rule 6).
    `between`: the entity stands somewhere between the two listed. `next`: they come right after it in the ordering.
    Without one, `listed` is the ordering itself; `exclusive` then says that it is the table's head.
    `sequence`: the order in which they are listed is asserted, too. `level`: they are said to be equal to the entity,
    or, without one, to share the place `first`.
    `newly`: it was not so of any of them in the year before ("overtook Peru and Chile in 2023").
    """

    measure: MeasureWords
    entity: EntityWords | None
    listed: tuple[EntityWords, ...]
    side: Literal["above", "below", "between", "next"] = "above"
    exclusive: bool = False
    sequence: bool = False
    level: bool = False
    among: str = "WORLD"
    from_bottom: bool = False
    period: PeriodWords = PeriodWords()
    first: int = 1
    newly: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonQuery:
    """The entity's figure against the sum of the others' figures.

    `ratio` (unit x) or `difference` (the measure's unit) says by how much; without either only `direction` is said.
    An "equal" with a `difference` says by how much the two differ, and not which is the larger ("the gap between …").
    `next_places`: the others are the so many that rank next after the entity ("the next fifteen together").
    `leads`: the entity ranks first, and the one that comes next is compared with ("twice as much as any other country").
    `degree`: words that say without a number by how much ("slightly more than").
    `also`: those whose figures are taken together with the entity's ("Chile and | Peru | mine more than China and Zambia").
    `by_place`: who stands ahead is said, and not whose figure is the higher ("just ahead of Sweden").
    `all_others`: these are the `next_places` that a table lists beside the entity, and no more ("the other three together").
    `newly`: it was not so in the year before ("overtook Peru in 2023").
    """

    measure: MeasureWords
    entity: EntityWords
    others: tuple[EntityWords, ...]
    direction: Literal["more", "less", "equal"] = "more"
    ratio: Stated | None = None
    difference: Stated | None = None
    other_measure: MeasureWords | None = None
    period: PeriodWords = PeriodWords()
    other_period: PeriodWords | None = None
    next_places: int | None = None
    leads: bool = False
    degree: Degree = ""
    also: tuple[EntityWords, ...] = ()
    by_place: bool = False
    newly: bool = False
    all_others: bool = False


@dataclass(frozen=True, slots=True)
class CountQuery:
    """How many entities among the scope have a figure inside the threshold. `counted`: the noun that is counted.

    `measure` is None for counts of things that are no entities of any table ("hundreds of Western firms").
    `top`: how many of the world's first so many belong to the scope ("eight of the ten biggest are African").
    `except_for` are not counted ("no other country"), and `perhaps_except` may not be: whom an earlier sentence names.
    `entity` and `also` are among those counted, by name.
    `members`: nobody but these is counted ("neither Canada nor Mexico").
    `so_many`: of just so many ("two of the four museums"): all that the table lists, if it lists so many.
    `moved`: those are counted whose figure rose or fell, from the period `since` or, where none is said, the one before;
    `relative`, `difference`: by so much.
    `every`: all of them are counted, those in `except_for` left out, and none of these.
    """

    number: Stated
    counted: str
    measure: MeasureWords | None = None
    threshold: Stated | None = None
    among: str = "WORLD"
    entity: EntityWords | None = None
    period: PeriodWords = PeriodWords()
    top: int | None = None
    except_for: tuple[EntityWords, ...] = ()
    also: tuple[EntityWords, ...] = ()
    members: tuple[EntityWords, ...] = ()
    so_many: int | None = None
    moved: Literal["up", "down"] | None = None
    since: PeriodWords | None = None
    relative: Stated | None = None
    difference: Stated | None = None
    perhaps_except: tuple[EntityWords, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class ShareQuery:
    """The parts together are the stated share (unit %) of the whole's figure.

    `so_many`: the whole are just so many ("… of the five cities' buses"): all that the table lists, if it lists so many.
    """

    measure: MeasureWords
    parts: tuple[EntityWords, ...]
    stated: Stated
    whole: str = "WORLD"
    period: PeriodWords = PeriodWords()
    so_many: int | None = None


@dataclass(frozen=True, slots=True)
class AggregateQuery:
    """The sum, mean or share (of `whole`) of the members' figures, or of the first `top` of the ordering.

    how "each": every one of the members has the stated value ("15 tons apiece"); "each_share": the stated share.
    `all_of`: the first `top` are all that there are ("the five cities together"), if the table lists just so many.
    `any_of`: no more is said than that some so many have it ("just three countries"), so that others than the first may.
    """

    measure: MeasureWords
    members: tuple[EntityWords, ...]
    stated: Stated
    how: Literal["sum", "mean", "share", "each", "each_share"] = "sum"
    top: int | None = None
    all_but: bool = False
    whole: str = "WORLD"
    period: PeriodWords = PeriodWords()
    all_of: bool = False
    any_of: bool = False


@dataclass(frozen=True, slots=True)
class InARow:
    """Several years up to the last, of each of which the same change is told.

    `years`: how many; None where they are all those behind a beginning ("every year since 2020").
    `exactly`: no more than those ("for the third year running"). `with_first`: the first year may be one of them ("every
    year from 2015 to 2025"). `loosely`: most of them would do ("steadily").
    `unit`: what they are, where they are no years ("for four quarters in a row").
    """

    years: int | None = None
    exactly: bool = False
    unit: Literal["year", "quarter", "month"] = "year"
    with_first: bool = False
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class ChangeQuery:
    """The entity's figure between two periods: by a relative or an absolute amount, or from one figure to another.

    `degree`: words that say without a number by how much ("edged up", "plunged").
    `also`: those of whom the same is said, each by itself ("fell in China and | Peru").
    `in_a_row`: it is told of several years, each against the one before.
    """

    measure: MeasureWords
    entity: EntityWords
    direction: Literal["up", "down", "flat", "any"] = "any"
    relative: Stated | None = None
    ratio: Stated | None = None
    difference: Stated | None = None
    from_stated: Stated | None = None
    to_stated: Stated | None = None
    from_period: PeriodWords | None = None
    to_period: PeriodWords = PeriodWords()
    degree: Degree = ""
    also: tuple[EntityWords, ...] = ()
    in_a_row: InARow | None = None


@dataclass(frozen=True, slots=True)
class ExtremeQuery:
    """The entity's figure in a period is the highest or lowest since a year, or ever (`since` None).

    `peak`: it is the turning point of the years before and after ("peaked in 2021").
    `part`: that of the year `since` ("the lowest since December").
    """

    measure: MeasureWords
    entity: EntityWords
    side: Literal["highest", "lowest"]
    since: int | None = None
    period: PeriodWords = PeriodWords()
    peak: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class OpenQuery:
    """A claim of which no measure of the catalogue is understood: only its number or place, and what it is about.

    `stated` is None where the words state no number ("the tallest building"), `place` where they state no place.
    """

    stated: Stated | None
    about: str
    entity: EntityWords | None = None
    kind: Kind = Kind.VALUE
    place: int | None = None


Query = (
    ValueQuery
    | RankQuery
    | OrderQuery
    | ComparisonQuery
    | CountQuery
    | ShareQuery
    | AggregateQuery
    | ChangeQuery
    | ExtremeQuery
    | OpenQuery
)
