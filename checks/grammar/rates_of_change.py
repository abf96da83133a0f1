"""The rate at which a measure changes, where that is a measure of its own: the growth of an economy, inflation."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.grammar.course import Course
from checks.grammar.course_amounts import negative
from checks.grammar.course_times import when
from checks.grammar.directions import Direction
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause

# measures, as the words name them, of which a change by a percentage in a year is a measure of its own
_RATES = {("gdp", ""): "growth", ("inflation", "prices"): "inflation"}


def rate_of(measure: MeasureWords) -> str:
    """The rate at which a measure changes, where that is a measure of its own; "" where there is none."""
    named = {"", *measure.words.lower().split()} & {"", "prices"}
    rates = (rate for (concept, word), rate in _RATES.items() if concept == measure.concept and word in named)
    return next(rates, "")


def rate_that_moves(measure: MeasureWords, clause: Clause) -> str:
    """ "Japan's economy will grow by 1.1%. Last year | it grew | by 0.1%": the rate that was told of it, told again."""
    grown = clause.verb is not None and any(measure.concept in name.ids for name in clause.verb.concepts)
    return measure.concept if grown and measure.concept_carried and measure.concept in _RATES.values() else ""


def is_of_its_rate(told: Course) -> bool:
    """Whether only the rate of a change can have changed so: "up from 2.5%", "a percentage point more than in 2023"."""
    left = told.left is not None and told.left.kind == "percent" and told.arrived is None
    points = told.difference is not None and told.difference.unit == "pp"
    return (left or points) and told.relative is None and told.ratio is None


def is_pace(told: Course, measure: MeasureWords) -> bool:
    """Whether an economy came to a percentage, which can only be that of its growth."""
    percent = told.arrived is not None and told.arrived.kind == "percent" and not told.has_amount
    return percent and measure.concept == "gdp" and told.left is None and not measure.qualifiers


def signed(stated: Stated, direction: Direction) -> Stated:
    """A rate of growth, below zero where something shrank."""
    return negative(stated) if direction == "down" else stated


def sets_rates_beside(told: Course) -> bool:
    """ "Prices rose by 58.5% in 2024, against 72.3% in 2022": the earlier time is that of the other rate."""
    return told.relative is not None and told.left is not None and told.left.kind == "percent"


def rate_before(
    growth: MeasureWords,
    entity: EntityWords,
    told: Course,
    direction: Direction,
    slots: Slots,
    construction: str,
) -> Iterator[Draft]:
    """ "Grew 7.1% in 2024, compared with 5.1% in 2023": the rate of the earlier year."""
    assert told.left is not None
    assert told.since is not None
    at = slots.sentence.span(told.left.first, told.left.after)
    earlier = when(told, slots)[0]
    problem = None if earlier is not None and earlier.year is not None else "ambiguous_period"
    problem = problem if entity.id is not None else "unknown_entity"
    query = ValueQuery(growth, entity, signed(told.left.stated, direction), earlier or told.since.words)
    yield Draft(Kind.VALUE, at, at, query, construction, problem=problem)
