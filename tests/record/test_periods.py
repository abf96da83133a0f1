"""Periods: as a table's author writes them, how long they last, when they end, how a sentence names them."""

from __future__ import annotations

from datetime import date

import pytest

from checks.record.periods import as_period, in_words, last_day, length_of, year_before


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        (" 2024-Q3 ", "2024-Q3"),
        ("2024q3", "2024-Q3"),
        ("2024 Q3", "2024-Q3"),
        ("Q3 2024", "2024-Q3"),
        ("H1/2024", "2024-H1"),
        ("2024-07", "2024-07"),
        ("2024-Q5", None),
        ("2024-H3", None),
        ("2024-13", None),
        ("2024-00", None),
        ("202407", None),
        ("FY24", None),
        ("Q3", None),
        ("24", None),
        ("", None),
    ],
)
def test_what_is_a_period(text: str, period: str | None) -> None:
    assert as_period(text) == period


@pytest.mark.parametrize(
    ("period", "length", "ends", "before", "words"),
    [
        ("2024", "year", date(2024, 12, 31), "2023", "2024"),
        ("2024-H1", "half", date(2024, 6, 30), "2023-H1", "the first half of 2024"),
        ("2024-Q4", "quarter", date(2024, 12, 31), "2023-Q4", "the fourth quarter of 2024"),
        ("2024-02", "month", date(2024, 2, 29), "2023-02", "February 2024"),
    ],
)
def test_what_a_period_is(period: str, length: str, ends: date, before: str, words: str) -> None:
    assert (length_of(period), last_day(period)) == (length, ends)
    assert (year_before(period), in_words(period)) == (before, words)


def test_what_is_in_no_known_form_is_left_alone() -> None:
    assert (length_of("2019/20"), last_day("2019/20"), in_words("2019/20")) == ("year", None, "2019/20")
