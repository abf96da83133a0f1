"""How a measure went over time: by how much, from what to what, from when to when; read from the words of one clause."""

from __future__ import annotations

from checks.claim_words import PeriodWords, Stated
from checks.grammar.course_amounts import in_percent_like
from checks.grammar.slots import Slots
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.reading.years import Period
from checks.values import dataclass

_AGAINST = ("with", "as", "against", "versus", "than", "over", "on", "below", "above")
_YEARLY = ("a year", "per year", "per annum", "/year", "an annum")
_LARGE = 10_000
_MONTHS_OF_A_YEAR = 12

_BEGINNING = ("from", "with", "against", "versus")


@dataclass
class Course:
    """What is said of a change beside its direction. `end` is the offset behind what was used.

    `to_extreme`: it ends at a highest or lowest, which is a claim of its own.
    `on_average`: it is that of each year, not of all of them together. `every_year`: it is told of each of them; `in_series` of several in a row.
    `at_pace`: it came to a percentage that may be its pace ("grew at 6%").  `as_before`: it has the times of the change before ("over the same period").
    `of`: the concepts of what its numbers count ("from 96 journalists to 81"), if they say it.
    `few`: it is by a number that only things that are counted can rise by ("by 60").
    `later`: it ends so many years behind its beginning. `arrived` is the quantity that the measure came to; `stretch` a length of time that is not placed in years.
    """

    relative: Stated | None = None
    ratio: Stated | None = None
    difference: Stated | None = None
    left: Quantity | None = None
    arrived: Quantity | None = None
    since: Period | None = None
    until: PeriodWords | None = None
    stretch: Period | None = None
    later: int = 0
    to_extreme: bool = False
    on_average: bool = False
    every_year: bool = False
    in_series: bool = False
    as_before: bool = False
    few: bool = False
    at_pace: bool = False
    of: tuple[str, ...] = ()
    end: int = 0
    problem: str | None = None

    @property
    def has_amount(self) -> bool:
        """Whether it is said by how much."""
        return self.relative is not None or self.ratio is not None or self.difference is not None

    @property
    def says_much(self) -> bool:
        """Whether an amount is told, or a time: more than that something rose."""
        return bool(self.has_amount or self.left or self.arrived or self.is_dated)

    @property
    def is_dated(self) -> bool:
        """Whether any time is said."""
        placed = self.since is not None or self.until is not None or self.stretch is not None
        return placed or self.in_series


def _crosses(quantity: Quantity) -> bool:
    """Whether a bound is a mark that was passed: "fell below 124 million", "rose above 5 million tons"."""
    return quantity.stated.words.startswith(("below ", "above ", "past ", "beyond "))


def put_quantity(found: Course, phrase: Phrase, quantity: Quantity, tie: str, slots: Slots) -> str:
    """Puts a quantity where its preposition says; the name of the place, "" where it cannot be."""
    if phrase.head == "months":
        return _months(found, quantity)
    if phrase.owner is not None and phrase.words[:1] == ("the",):
        return ""  # "up from | the 2.6 million tons produced in Peru"
    base = phrase.whole is None or phrase.whole.text.lower() in english().function["bases_of_rates"]
    if (
        not base
        or phrase.comparative is not None
        or (
            phrase.concept is not None
            and phrase.whole is None
            and not _is_its_unit(phrase)
            and not _is_counted(phrase, tie)
        )
        or phrase.place is not None
    ):
        return ""
    if phrase.opaque and phrase.head.endswith("er") and phrase.head not in ("higher", "lower"):
        return ""  # "8% faster than expected"
    others = phrase.concept is None and not phrase.topics and phrase.words[1:]
    if tie == "by" and quantity.kind == "count" and others and phrase.head.isalpha():
        return ""  # "the population grew by 4.8 million | children"
    if tie == "" and quantity.kind in ("amount", "money", "count", "percent") and _crosses(quantity):
        tie = "to"  # "fell below 124 million", "dropped below 9 percent"
    if phrase.concept is not None and phrase.whole is None and not _is_its_unit(phrase):
        found.of = (*found.of, *phrase.concept.ids)
    if tie in ("", "by"):
        if (
            found.has_amount
            or phrase.whole is not None  # "by 10% of | GDP"
            or phrase.is_change
            or any(quantity.stated.words.endswith(each) for each in _YEARLY)
        ):
            return ""
        return _amount(found, quantity, slots)
    if tie in ("to", "at"):
        found.at_pace = tie == "at" and quantity.kind == "percent"
        if found.arrived is not None or quantity.kind in ("multiple", "part", "points", "rate"):
            return ""
        found.arrived = quantity
        return "to"
    on_what_it_was = tie == "on" and phrase.words[:1] == (
        "the",
    )  # "a rise of 26% on | the 175,000 | of 2023"
    if tie in _BEGINNING or on_what_it_was:
        if found.left is not None or quantity.kind in ("multiple", "part", "points", "rate"):
            return ""
        found.left = quantity
        return "from"
    return "other"


def _months(found: Course, quantity: Quantity) -> str:
    """ "Up from 1.6 million | 12 months | earlier": a year before; any other number of months is none of a table of years."""
    if quantity.stated.value == _MONTHS_OF_A_YEAR:
        put_time(found, Period(0, 0, PeriodWords(words="a year earlier"), "at", 1), "", "")
    else:
        found.problem = found.problem or "ambiguous_period"
    return "other"


def _is_its_unit(phrase: Phrase) -> bool:
    """ "Sank to 1.14 | births per woman": an amount with the words that the measure is counted in."""
    decimals = english().function["concepts_with_decimals"]
    return phrase.concept is not None and phrase.owner is None and set(phrase.concept.ids) <= decimals


def _is_counted(phrase: Phrase, tie: str) -> bool:
    """ "From | 96 journalists | to 81", "from | the 4.7 million tons mined |": an end told with what it is of, which must be what changes."""
    kind = phrase.quantity.kind if phrase.quantity is not None else ""
    counted = kind == "count" and tie in ("from", "to", "by")
    counted = counted or (kind == "amount" and tie in _BEGINNING and phrase.words[:1] == ("the",))
    bare = phrase.owner is None and not phrase.owner_anaphor and phrase.scope is None and not phrase.topics
    return counted and bare and not phrase.modifiers and not phrase.opaque


def _amount(found: Course, quantity: Quantity, slots: Slots) -> str:
    quantity = in_percent_like(quantity, slots) or quantity
    if quantity.is_fraction:
        found.relative = quantity.stated
    elif quantity.kind == "multiple":
        found.ratio = quantity.stated
    elif quantity.kind in ("points", "amount", "money", "count"):
        if quantity.dimension == "time" or quantity.stated.unit == "years":
            return ""
        found.difference = slots.with_unit(quantity)
        found.few = quantity.kind == "count" and not _is_large(quantity)
    else:
        return ""
    return "by"


def _is_large(quantity: Quantity) -> bool:
    """Whether a count may be one of people: "shrank by 900,000", but not "by five"."""
    return not quantity.bare or (quantity.stated.value or 0) >= _LARGE


def put_time(found: Course, period: Period, tie: str, last: str) -> None:
    """Puts a time where its preposition, or the amount beside it, says."""
    if period.role == "date" or period.words.edition is not None:
        return
    if period.years is not None and period.years < 0:
        found.later = -period.years
        if period.words.year is not None and found.until is None:
            found.until = period.words
    elif period.role == "over":
        found.stretch = period
        found.until = period.words if period.words.year is not None else found.until
    elif period.role in ("since", "from") or tie in _AGAINST or (last == "from" and tie == ""):
        found.problem = found.problem or ("ambiguous_period" if found.since is not None else None)
        found.since = period
    elif tie == "" and period.years is not None:
        found.since = period
    elif found.until is not None and found.until.name != period.words.name:
        found.problem = "ambiguous_period"
    else:
        found.until = period.words
