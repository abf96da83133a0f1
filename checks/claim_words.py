"""What the words of a claim name: its numbers, its measure, whom and when it is about, and who is credited."""

from __future__ import annotations

import math
from dataclasses import field
from typing import Literal

from checks.intervals import Interval
from checks.values import dataclass


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
