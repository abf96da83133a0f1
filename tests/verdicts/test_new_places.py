"""Places that are said to be new in a year: the year before must not show them already."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from checks.claim_words import EntityWords, PeriodWords
from checks.findings import Verdict
from checks.queries import OrderQuery, RankQuery
from checks.reasons import Reason
from checks.verdicts import judge
from tests.verdicts.tables import (
    PRODUCTION,
    Tables,
    catalogue,
    claim,
    edition,
    measure,
    named,
    over_time,
    words,
)

# Bravo falls from the first place to the second, Alfa rises to the first, Charlie stays third
BOOK = Tables(
    catalogue(measure(PRODUCTION)),
    [
        over_time(
            edition("2025"),
            {
                "ALF": {"2023": 20, "2024": 40},
                "BRV": {"2023": 30, "2024": 30},
                "CHA": {"2023": 10, "2024": 10},
            },
        )
    ],
)


@pytest.mark.parametrize(
    ("entity", "place", "moved", "year", "expected"),
    [
        ("ALF", 1, "up", 2024, Verdict.VERIFIED),
        ("ALF", 1, "anew", 2024, Verdict.VERIFIED),
        ("ALF", 1, "down", 2024, Reason.UNDETERMINED),
        ("BRV", 2, "down", 2024, Verdict.VERIFIED),
        ("BRV", 2, "up", 2024, Reason.UNDETERMINED),
        ("CHA", 3, "anew", 2024, Reason.UNDETERMINED),
        ("CHA", 3, "", 2024, Verdict.VERIFIED),
        ("CHA", 2, "anew", 2024, Verdict.CONTRADICTED),
        ("BRV", 1, "anew", 2023, Verdict.VERIFIED),
    ],
)
def test_a_place_said_to_be_new_was_not_held_before(
    entity: str, place: int, moved: Literal["", "up", "down", "anew"], year: int, expected: object
) -> None:
    query = RankQuery(
        words("production"), EntityWords(entity), place, place, period=PeriodWords(year), moved=moved
    )
    found = judge(claim(query), BOOK, date(2025, 6, 1))
    assert (found.reason or found.verdict) == expected


@pytest.mark.parametrize(
    ("entity", "overtaken", "expected"),
    [
        ("ALF", ("BRV",), Verdict.VERIFIED),
        ("ALF", ("BRV", "CHA"), Reason.RANK_UNDETERMINED),
        ("BRV", ("CHA",), Reason.RANK_UNDETERMINED),
        ("CHA", ("ALF",), Verdict.CONTRADICTED),
    ],
)
def test_who_is_said_to_be_overtaken_was_ahead_before(
    entity: str, overtaken: tuple[str, ...], expected: object
) -> None:
    period = PeriodWords(2024)
    query = OrderQuery(
        words("production"), EntityWords(entity), named(*overtaken), "below", period=period, newly=True
    )
    found = judge(claim(query), BOOK, date(2025, 6, 1))
    assert (found.reason or found.verdict) == expected
