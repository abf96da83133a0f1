"""What an article asserts: intervals, the query types, and the claim that carries one of them.

A claim's query is small and readable on its own. It speaks of measures as writers do, by concept ("reserves") and
topic ("rare earths"); which table's measure that is, the verdict finds out with the catalogue in hand.
"""

from __future__ import annotations

import math
from dataclasses import field, fields
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers between two ends, each end part of it or not.

    >>> Interval(3.75, 3.85).holds(3.8)
    True
    >>> Interval(40, math.inf, open_low=True).holds(40)
    False
    """

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def holds(self, number: float) -> bool:
        """Whether the number lies inside, with a relative tolerance of 1e-9 at closed ends for binary fractions."""
        slack = 1e-9 * max(abs(number), 1e-300)
        above = number > self.low + slack if self.open_low else number >= self.low - slack
        below = number < self.high - slack if self.open_high else number <= self.high + slack
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            return False
        if low < high:
            return True
        return self.holds(low) and other.holds(low)

    def within(self, other: Interval) -> bool:
        """Whether every number in here is in the other one, too."""
        low_fits = self.low > other.low or (self.low == other.low and (self.open_low or not other.open_low))
        high_fits = self.high < other.high or (
            self.high == other.high and (self.open_high or not other.open_high)
        )
        return low_fits and high_fits

    def times(self, factor: float) -> Interval:
        """The interval of another unit: both ends multiplied by a positive factor."""
        return Interval(self.low * factor, self.high * factor, self.open_low, self.open_high)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """The ratios of non-negative intervals; infinite where the divisor reaches zero."""
        low = self.low / other.high if other.high else math.inf
        high = self.high / other.low if other.low > 0 else math.inf
        return Interval(low, high)


ANY = Interval(-math.inf, math.inf)


def point(number: float) -> Interval:
    """The interval that holds one number."""
    return Interval(number, number)


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


class Frame(StrEnum):
    """How a sentence puts its claim. Everything but ASSERTED is not about the record (verdict not_checkable)."""

    ASSERTED = "asserted"
    FORECAST = "forecast"
    TARGET = "target"
    QUESTION = "question"
    CONDITIONAL = "conditional"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as a writer put it, in the base unit (tons for mass, USD, %, plain counts with unit None, x for times).

    `holds` is what the digits and the approximator allow: a figure inside is as stated (rules 3 and 4).
    `open` is what leaves the matter undecided: a figure in `open` but not in `holds` is `open_reason`; one outside
    of `open` is otherwise than stated. `holds` lies within `open`.
    `value` is the number that the words name, None where they name none ("hundreds").
    `low` and `high` are what the findings show: the bounds as written for a range, else those of `holds`.
    `understates_above`: a figure above it is verified with the note `understates` (rule 4).
    `other_units`: other readings of the written unit, as (name, factor to the base unit): "tons" may be short tons.
    """

    value: float | None
    holds: Interval
    open: Interval
    unit: str | None = None
    open_reason: Literal["coarse", "vague"] = "coarse"
    understates_above: float | None = None
    approximator: str | None = None
    words: str = ""
    written_unit: str | None = None
    unit_factor: float = 1.0
    other_units: tuple[tuple[str, float], ...] = ()

    @property
    def low(self) -> float | None:
        """The lower end of `holds`; None where there is none."""
        return None if math.isinf(self.holds.low) else self.holds.low

    @property
    def high(self) -> float | None:
        """The upper end of `holds`; None where there is none."""
        return None if math.isinf(self.holds.high) else self.holds.high


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure as the words name it: a concept of the catalogue ("reserves"), and its topic ("rare_earths") if any.

    `topic_carried`, `concept_carried`: taken from an earlier sentence or the headline, not from this one.
    `qualifiers` are ids of words that pick among a measure's readings: "ppp", "per_head", "refined", "contained".
    `by_head`: told by the last word of a name alone ("coverage" of "full-fibre coverage"), so that it may be another one.
    `rivals`: further topics that the context offers equally; any make the claim ambiguous_measure.
    `words` are shown, and make no other measure: two readings that name one measure by other words are the same.
    """

    concept: str
    topic: str | None = None
    topic_carried: bool = False
    concept_carried: bool = False
    qualifiers: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    words: str = field(default="", compare=False)
    by_head: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class EntityWords:
    """An entity as the words name it. `id` is None where the words name one that the catalogue does not know."""

    id: str | None
    words: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """A time as the words name it, resolved against the day of publication where it is relative ("last year").

    how: "in" ("in 2023"), "end" ("at the end of 2023"), "start" ("as of January 2024"), "part" ("in the first half").
    `edition` names an edition ("the 2024 edition") instead of, or beside, a year.
    `part`: which part of the year, H1, Q3 or 07; None where it is a whole year, or a part of which no table is kept.
    """

    year: int | None = None
    how: Literal["in", "end", "start", "part"] = "in"
    edition: str | None = None
    words: str = ""
    part: str | None = None

    @property
    def name(self) -> str:
        """The period as tables have it: "2024", "2024-Q3"; empty where the words name no year."""
        if self.year is None:
            return ""
        return f"{self.year}-{self.part}" if self.part else str(self.year)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is credited. `publisher` is an id of the catalogue, held or not; `speaker` a person's or body's name.

    `before`: the publisher whom the sentence right before credits with the same measure, and who goes on speaking where
    nobody is named: its tables are asked first among those that fit.
    """

    publisher: str | None = None
    speaker: str | None = None
    words: str = ""
    before: str | None = None


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


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Who stands above or below the entity, or how several are ordered among themselves.

    With an `entity`, `listed` stand on `side` of it; `exclusive`: exactly these do, and no others (rule 6).
    `between`: the entity stands somewhere between the two listed. `next`: they come right after it in the ordering.
    Without one, `listed` is the ordering itself; `exclusive` then says that it is the table's head.
    `sequence`: the order in which they are listed is asserted, too. `level`: they are said to be equal to the entity,
    or, without one, to share the place `first`.
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


@dataclass(frozen=True, slots=True)
class ShareQuery:
    """The parts together are the stated share (unit %) of the whole's figure."""

    measure: MeasureWords
    parts: tuple[EntityWords, ...]
    stated: Stated
    whole: str = "WORLD"
    period: PeriodWords = PeriodWords()


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
    `exactly`: no more than those ("for the third year running").
    """

    years: int | None = None
    exactly: bool = False


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
    """

    measure: MeasureWords
    entity: EntityWords
    side: Literal["highest", "lowest"]
    since: int | None = None
    period: PeriodWords = PeriodWords()
    peak: bool = False


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


def numbers_in(query: Query) -> dict[str, Stated]:
    """The numbers that a query states, by the names of its fields."""
    kind: type = type(query)
    told = ((name, getattr(query, name)) for name in _stating(kind))
    return {name: number for name, number in told if number is not None}


@lru_cache(maxsize=16)
def _stating(kind: type) -> tuple[str, ...]:
    """The fields of a kind of query that hold a number."""
    return tuple(each.name for each in fields(kind) if "Stated" in str(each.type))


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion: its words (offsets in code points), what it asks of the tables, and how the sentence puts it.

    `problem` is a Reason value that the reading itself found (unknown_entity, ambiguous_measure, no_reference_table);
    a verdict may only abstain then. `denied` turns the query round (rule 12).
    `construction` names the rule that read it.  `sentence` is the span of its sentence.
    `mentioned`: all entity ids that the article names, in order of first mention (for the diagnosis).
    """

    kind: Kind
    start: int
    end: int
    sentence: tuple[int, int]
    query: Query
    attribution: Attribution = Attribution()
    frame: Frame = Frame.ASSERTED
    denied: bool = False
    problem: str | None = None
    construction: str = ""
    mentioned: tuple[str, ...] = field(default=(), compare=False)
