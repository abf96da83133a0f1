"""Parts of years in sentences: named as tables have them, and resolved against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from checks.reading.folding import fold
from checks.reading.periods import periods
from checks.reading.tokens import tokens


@pytest.mark.parametrize(
    ("text", "published", "names"),
    [
        ("in the third quarter of 2024", date(2025, 3, 1), ["2024-Q3"]),
        ("in the last quarter of 2024", date(2025, 3, 1), ["2024-Q4"]),
        ("in the final quarter of 2024", date(2025, 3, 1), ["2024-Q4"]),
        ("in the last three months of 2024", date(2025, 3, 1), ["2024-Q4"]),
        ("in the final six months of 2024", date(2025, 3, 1), ["2024-H2"]),
        ("in the first half of 2024", date(2025, 3, 1), ["2024-H1"]),
        ("in the first six months of 2024", date(2025, 3, 1), ["2024-H1"]),
        ("in Q3 2024", date(2025, 3, 1), ["2024-Q3"]),
        ("for the second quarter of this year", date(2025, 8, 1), ["2025-Q2"]),
        ("for the second quarter of last year", date(2025, 8, 1), ["2024-Q2"]),
        ("in July 2024", date(2025, 3, 1), ["2024-07"]),
        # Without a year: the last one that had ended.
        ("in the third quarter", date(2025, 3, 1), ["2024-Q3"]),
        ("in the third quarter", date(2025, 10, 1), ["2025-Q3"]),
        ("in July", date(2025, 3, 1), ["2024-07"]),
        # Under way on that day, or of another calendar: a part of a year, and no more is known.
        ("in the third quarter", date(2025, 9, 30), ["2025"]),
        ("in the third quarter", None, [""]),
        ("in the fiscal third quarter of 2024", date(2025, 3, 1), ["2024"]),
        ("in the third quarter of fiscal 2024", date(2025, 3, 1), ["2024"]),
        ("in the third fiscal quarter of 2024", date(2025, 3, 1), ["2024"]),
        ("in the first nine months of 2024", date(2025, 3, 1), ["2024"]),
        ("in the last quarter", date(2025, 3, 1), ["2025"]),
    ],
)
def test_parts_of_years(text: str, published: date | None, names: list[str]) -> None:
    folded = fold(text)
    found = periods(tokens(folded, 0, len(folded)), published, set())
    assert [each.words.name for each in found] == names
    assert [each.words.how for each in found] == ["part"]
    assert [each.first for each in found] == [0]


@pytest.mark.parametrize("text", ["the third plant", "a quarter of it", "the first month"])
def test_what_is_no_part_of_a_year(text: str) -> None:
    folded = fold(text)
    assert periods(tokens(folded, 0, len(folded)), date(2025, 3, 1), set()) == []
