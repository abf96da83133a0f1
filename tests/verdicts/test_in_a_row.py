"""Changes told of several years in a row: each of them must hold."""

from __future__ import annotations

from datetime import date

import pytest

from checks.claim_words import EntityWords, PeriodWords
from checks.findings import Judgement, Verdict
from checks.queries import ChangeQuery, InARow
from checks.reasons import Reason
from checks.verdicts import judge
from tests.verdicts.tables import (
    PRODUCTION,
    Tables,
    catalogue,
    claim,
    edition,
    exactly,
    measure,
    over_time,
    words,
)

# Alfa falls from 2021 to 2024, after a rise; what Bravo did before 2022 is not known
BOOK = Tables(
    catalogue(measure(PRODUCTION)),
    [
        over_time(
            edition("2025"),
            {
                "ALF": {"2019": 20, "2020": 50, "2021": 40, "2022": 30, "2023": 20, "2024": 10},
                "BRV": {"2022": 3, "2023": 2, "2024": 1},
            },
        )
    ],
)


def fell(entity: str, row: InARow, begin: int | None = None, end: int | None = 2024) -> Judgement:
    start = PeriodWords(begin) if begin is not None else None
    query = ChangeQuery(
        words("production"),
        EntityWords(entity),
        "down",
        from_period=start,
        to_period=PeriodWords(end),
        in_a_row=row,
    )
    return judge(claim(query), BOOK, date(2025, 6, 1))


@pytest.mark.parametrize(
    ("row", "begin", "end", "expected"),
    [
        (InARow(4), None, 2024, Verdict.VERIFIED),
        (InARow(3), None, 2024, Verdict.VERIFIED),
        (InARow(4), None, None, Verdict.VERIFIED),
        (InARow(5), None, 2024, Verdict.CONTRADICTED),
        (InARow(4), None, 2023, Verdict.CONTRADICTED),
        (InARow(4, exactly=True), None, 2024, Verdict.VERIFIED),
        (InARow(3, exactly=True), None, 2024, Reason.AMBIGUOUS_PERIOD),
        (InARow(), 2020, 2024, Verdict.VERIFIED),
        (InARow(), 2019, 2024, Verdict.CONTRADICTED),
        (InARow(), None, 2024, Reason.AMBIGUOUS_PERIOD),
    ],
)
def test_each_of_the_years_must_hold(
    row: InARow, begin: int | None, end: int | None, expected: object
) -> None:
    found = fell("ALF", row, begin, end)
    assert (found.reason or found.verdict) == expected


def test_a_number_of_years_is_open_while_the_year_before_them_is_unknown() -> None:
    assert fell("BRV", InARow(2)).verdict is Verdict.VERIFIED
    assert fell("BRV", InARow(2, exactly=True)).reason is Reason.NO_DATA_FOR_PERIOD


def test_the_years_stand_in_the_explanation_and_in_the_evidence() -> None:
    found = fell("ALF", InARow(2))
    assert "a fall in each year from 2023 on" in found.explanation
    assert {cell.period for cell in found.evidence} == {"2022", "2023", "2024"}


@pytest.mark.parametrize(
    ("left", "arrived", "expected"),
    [
        (50, 10, Verdict.VERIFIED),
        (50, 20, Verdict.CONTRADICTED),
        (20, 10, Reason.AMBIGUOUS_PERIOD),  # the last year's course
    ],
)
def test_ends_are_those_of_the_whole_row(left: int, arrived: int, expected: Verdict | Reason) -> None:
    query = ChangeQuery(
        words("production"),
        EntityWords("ALF"),
        "down",
        from_stated=exactly(left),
        to_stated=exactly(arrived),
        from_period=PeriodWords(2020),
        to_period=PeriodWords(2024),
        in_a_row=InARow(),
    )
    found = judge(claim(query), BOOK, date(2025, 6, 1))
    assert expected in (found.verdict, found.reason)


@pytest.mark.parametrize(
    ("row", "begin", "expected"),
    [
        (InARow(loosely=True), 2020, Verdict.VERIFIED),
        (InARow(loosely=True), 2019, Reason.VAGUE),
        (InARow(with_first=True), 2021, Verdict.VERIFIED),
        (InARow(with_first=True), 2020, Reason.AMBIGUOUS_PERIOD),  # 2020 itself rose
    ],
)
def test_loose_words_and_a_first_year_leave_open_what_fails(
    row: InARow, begin: int, expected: Verdict | Reason
) -> None:
    found = fell("ALF", row, begin)
    assert expected in (found.verdict, found.reason)
