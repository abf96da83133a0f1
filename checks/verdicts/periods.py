"""Rule 2: which period of which table the words speak of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checks.claim_words import PeriodWords
from checks.reasons import Reason
from checks.record.catalogue_entries import Measure
from checks.record.cells import Edition, Status, Table
from checks.record.periods import length_of
from checks.verdicts.editions import gap_between
from checks.verdicts.rows import covered, remembered, rows_of
from checks.verdicts.view import Spot, View

COMPLETE = 0.9
_COMPARED = 3
"""A period is complete when it covers this part of the entities of the best-covered of so many last ones."""

_KEPT_AT_THE_END = ("capacity",)
"""Concepts that publishers keep as of the last day of a year beside what was made in it."""

_BY_DISTANCE = (["ago"], ["earlier"], ["before"], ["later"])
"""How words end that tell a time by its distance, of which no year is known: "a decade ago"."""
_NEXT = ("the next year", "the following year", "the year after", "a year on", "one year on")


def spots(view: View, words: PeriodWords, ranking: bool) -> tuple[Spot, ...] | Reason:
    """Where to read, or why nowhere.

    Several spots where "in 2024" may mean either edition of a stock, or where an undated claim may already be about
    a period that is still incomplete. `ranking`: the claim asks for places, so that its period must be complete.
    """
    if words.year is None and (words.words.split()[-1:] in _BY_DISTANCE or words.words in _NEXT):
        return Reason.AMBIGUOUS_PERIOD
    if words.year is None:
        newest = latest(view)
        if newest is None:
            return Reason.NO_DATA_FOR_PERIOD
        return (newest,) if ranking else (newest, *_incomplete_since(newest))
    if words.how == "part" or (words.how in ("start", "end") and _is_over_a_year(view.measure)):
        return _ranked(covering(view, words.name), ranking) if words.part else Reason.NO_DATA_FOR_PERIOD
    if view.measure.kind == "stock" and by_edition(view.table(view.standing)):
        return _stock_of_editions(view, words.year, words.how)
    before = words.how == "start" and view.measure.kind == "stock"
    year = str(words.year - 1 if before else words.year)
    found = covering(view, year)
    if isinstance(found, Reason) and view.measure.kind == "stock" and words.how in ("start", "end"):
        found = _at_the_end_of(view, year, found)
    return _ranked(found, ranking)


def of_year_before(spot: Spot, words: PeriodWords, ranking: bool) -> tuple[Spot, ...]:
    """Where to read the year before the one that words name, or before a spot's own; nowhere if that year is not told."""
    year = words.year if words.year is not None else int(spot.period[:4])
    found = spots(spot.view, PeriodWords(year - 1), ranking)
    return () if isinstance(found, Reason) else found


def _at_the_end_of(view: View, year: str, without: Reason) -> Spot | Reason:
    """A stock's last quarter, month or half of a year that is not printed as a whole."""
    parts = (covering(view, f"{year}-{part}") for part in ("Q4", "12", "H2"))
    return next((spot for spot in parts if not isinstance(spot, Reason)), without)


def _ranked(found: Spot | Reason, ranking: bool) -> tuple[Spot, ...] | Reason:
    """The spot alone, unless its period is to be ranked and is incomplete."""
    if isinstance(found, Reason):
        return found
    if projected(found.table, found.period):
        return (found,)
    if ranking and not complete(found.table, found.period):
        return Reason.INCOMPLETE_PERIOD
    return (found,)


def latest(view: View) -> Spot | None:
    """The newest period of the standing edition that is neither projected nor incomplete."""
    table = view.table(view.standing)
    period = newest_period(table)
    return Spot(view, table, period) if period else None


def covering(view: View, period: str) -> Spot | Reason:
    """The period in the newest edition that prints it."""
    newer: Edition | None = None
    for edition in view.known():
        if newer and gap_between(edition, newer):
            return (
                Reason.EDITION_NOT_HELD if _ever_printed(view, edition, period) else Reason.NO_DATA_FOR_PERIOD
            )
        table = view.table(edition)
        if period in table.periods:
            return Spot(view, table, period)
        newer = edition
    return Reason.NO_DATA_FOR_PERIOD


def by_edition(table: Table) -> bool:
    """Whether the table is a stock that each edition prints once, for the year before the edition's own."""
    edition_year = table.edition.id[:4]
    if len(table.periods) != 1 or not table.periods[0].isdigit() or not edition_year.isdigit():
        return False
    return int(table.periods[0]) == int(edition_year) - 1


def newest_period(table: Table) -> str | None:
    """The newest period that is neither projected nor incomplete; None where all are."""
    return remembered(table, "newest", lambda: _newest_of(table))


def projected(table: Table, period: str) -> bool:
    """Whether the period lies after the publisher's last actual year."""
    last = table.edition.last_actual_year
    if last is not None and period[:4].isdigit():
        return int(period[:4]) > last
    return remembered(table, f"projected {period}", lambda: _all_projected(table, period))


def complete(table: Table, period: str) -> bool:
    """Whether the period covers enough entities to rank them."""
    best = remembered(table, "best covered", lambda: _best_covered(table))
    return covered(table, period) >= COMPLETE * best


def of_year(measure: Measure, year: str) -> PeriodWords:
    """The words for a measure's figure of just that year, and of no year before where it is a stock."""
    return PeriodWords(int(year), "end" if measure.kind == "stock" else "in")


def named(period: str) -> PeriodWords:
    """The words for just a period of a table: "2024-Q3"."""
    year, _, part = period.partition("-")
    return PeriodWords(int(year), "part" if part else "in", part=part or None)


def _is_over_a_year(measure: Measure) -> bool:
    """Whether figures are a sum or mean over their period, and so none of its last day: inflation "at the end of 2024"."""
    return measure.kind == "flow" and measure.concept not in _KEPT_AT_THE_END


def _stock_of_editions(view: View, year: int, how: str) -> tuple[Spot, ...] | Reason:
    years = {"end": [year], "start": [year - 1]}.get(how, [year, year - 1])
    found = [covering(view, str(each)) for each in years]
    places = tuple(spot for spot in found if isinstance(spot, Spot))
    missing = tuple(reason for reason in found if isinstance(reason, Reason))
    if len(places) < len(found) and how == "in" and places and places[0].period == str(year):
        return Reason.EDITION_NOT_HELD
    return places or missing[0]


def _incomplete_since(newest: Spot) -> tuple[Spot, ...]:
    table = newest.table
    later = [
        period
        for period in table.periods
        if period > newest.period
        and length_of(period) == length_of(newest.period)
        and not projected(table, period)
    ]
    return tuple(Spot(newest.view, table, period) for period in later)


def _ever_printed(view: View, edition: Edition, period: str) -> bool:
    older = view.at(edition)
    return any(period in older.table(each).periods for each in older.known())


def _newest_of(table: Table) -> str | None:
    return next((period for period in _actual_periods(table) if complete(table, period)), None)


def _best_covered(table: Table) -> int:
    newest = islice(_actual_periods(table), _COMPARED)
    return max((covered(table, period) for period in newest), default=0)


def _actual_periods(table: Table) -> Iterator[str]:
    """The newest first, one at a time: the rows of old ones are seldom asked for."""
    return (period for period in sorted(table.periods, reverse=True) if not projected(table, period))


def _all_projected(table: Table, period: str) -> bool:
    figures = rows_of(table, period).figures
    return bool(figures) and all(cell.status is Status.PROJECTED for cell in figures)
