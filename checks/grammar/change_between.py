"""A change between two times while its claim is made: from when to when, which way, and why it may be unsure."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.grammar.change_dates import dated_in_between
from checks.grammar.course import Course
from checks.grammar.course_amounts import like
from checks.grammar.course_times import when
from checks.grammar.directions import Direction
from checks.grammar.in_each_year import row_of_course
from checks.grammar.other_times import is_now_and_again, says_when
from checks.grammar.rates_of_change import sets_rates_beside
from checks.grammar.slots import Slots
from checks.grammar.tenses import is_past
from checks.queries import ChangeQuery, InARow
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.values import dataclass


@dataclass
class Change:
    """A change between two times while its claim is made; the first `problem` that is found stays.

    `begin` None: from the year before. `row`: it is told of several years, each against the one before.
    """

    measure: MeasureWords
    entity: EntityWords
    direction: Direction
    told: Course
    begin: PeriodWords | None
    until: PeriodWords
    problem: str | None
    row: InARow | None = None

    def doubt(self, problem: str) -> None:
        """Note why the claim may not be judged, unless something was noted before."""
        self.problem = self.problem or problem

    @property
    def is_relative(self) -> bool:
        """Whether it is told as a part or a multiple of what it was."""
        return self.told.relative is not None or self.told.ratio is not None

    @property
    def is_yearly(self) -> bool:
        """Whether it is one of a year, as rates are."""
        one_year = self.begin is None or (
            self.until.year is not None and self.begin.year == self.until.year - 1
        )
        each = self.row is not None and not self.told.has_amount
        return one_year or sets_rates_beside(self.told) or each

    @property
    def is_of_years(self) -> bool:
        """Whether it is told of several years, each by itself."""
        return self.row is not None or self.told.in_series

    def left(self, slots: Slots) -> Stated | None:
        """The figure that it began with."""
        told = self.told
        return like(told.left, told.arrived, slots, self.measure) if told.left else None

    def arrived(self, slots: Slots) -> Stated | None:
        """The figure that it came to."""
        told = self.told
        return like(told.arrived, told.left, slots, self.measure) if told.arrived else None

    def query(self, slots: Slots) -> ChangeQuery:
        """The change as one of the measure; what it came to is a claim of its own where no beginning is told."""
        told, left = self.told, self.left(slots)
        return ChangeQuery(
            self.measure,
            self.entity,
            self.direction,
            told.relative,
            told.ratio,
            told.difference,
            left,
            self.arrived(slots) if left is not None else None,
            self.begin,
            self.until,
            in_a_row=self.row,
        )


def change_between(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords,
    entity: EntityWords | None,
    direction: Direction,
    told: Course,
) -> Change:
    """The change between its two times, turned round where the later one is told first."""
    between = dated_in_between(clause, slots) if told.since is None and told.until is None else None
    if between is not None and clause.verb is not None and clause.verb.is_a("be"):
        told.until = between
    if not told.is_dated and (beside := _year_of_what_it_goes_with(clause, slots)) is not None:
        told.until = beside
    begin, until, problem = when(told, slots)
    change = Change(measure, entity or EntityWords(None), direction, told, begin, until, problem)
    if between is not None and told.until is None:
        change.doubt("ambiguous_period")
    during = says_when(clause) if until.year is None and begin is None else None
    if during is not None and during.quantity is None and not during.is_change:
        change.doubt("ambiguous_period")  # "fell by 6% under Castillo"
    if is_now_and_again(slots.sentence.adverbs_of(clause)) or _is_afterwards(clause):
        change.doubt("ambiguous_period")
    if _is_turned(told, begin, until) and begin is not None:
        change.begin, change.until, change.problem = until, begin, told.problem
        change.direction = "down" if direction == "up" else "up"  # "mined more in 2023 than in 2024"
    if change.entity.id is None:
        change.doubt("unknown_entity")
    if change.direction in ("up", "down"):
        change.row, broken = row_of_course(told, change.begin, clause, slots)
        change.problem = change.problem or broken
    return change


def _year_of_what_it_goes_with(clause: Clause, slots: Slots) -> PeriodWords | None:
    """ "In 2022 Indonesia was worried, | its nickel output rising by 8%": the year of what it goes with; not of "it has risen by 8%"."""
    verb = clause.verb
    goes_with = verb is None or verb.form == "ing" or is_past(clause)
    time = slots.period(clause)[0] if goes_with else None
    return time if time is not None and time.year is not None else None


def _is_turned(told: Course, begin: PeriodWords | None, until: PeriodWords) -> bool:
    """Whether a year is set against a later one, by no number that only one of the two ways has."""
    years = (begin.year if begin is not None else None, until.year)
    plain = not (told.has_amount or told.left or told.arrived)
    return plain and years[0] is not None and years[1] is not None and years[0] > years[1]


def _is_afterwards(clause: Clause) -> bool:
    """ "Fell in 2023, | then recovered": a change at a time behind the one told before, and no other is named."""
    return not clause.periods and not english().function["afterwards"].isdisjoint(clause.adverbs)
