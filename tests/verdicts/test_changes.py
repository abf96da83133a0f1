"""Rules 2 and 10: changes between two times, extremes among the years held, and measures that are themselves changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checks.claim_words import EntityWords, PeriodWords, Stated
from checks.findings import Judgement, Verdict
from checks.intervals import Interval
from checks.queries import ChangeQuery, ExtremeQuery
from checks.reasons import Note, Reason
from checks.values import replace
from checks.verdicts import judge
from tests.verdicts.book import BOOK, DAY, MEASURES
from tests.verdicts.tables import (
    Tables,
    catalogue,
    claim,
    edition,
    exactly,
    measure,
    over_time,
    percent,
    words,
)


def changed(
    entity: str, concept: str = "production", day: date = DAY, record: Tables = BOOK, **more: Any
) -> Judgement:
    return judge(claim(ChangeQuery(words(concept), EntityWords(entity), **more)), record, day)


TWICE = Stated(2.0, Interval(1.9, 2.1), Interval(1.9, 2.1), "x")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"direction": "up"}, Verdict.VERIFIED),
        ({"direction": "down"}, Verdict.CONTRADICTED),
        ({"direction": "up", "relative": percent(23.0)}, Verdict.VERIFIED),
        ({"relative": percent(23.0)}, Verdict.VERIFIED),
        ({"direction": "up", "relative": percent(60.0)}, Verdict.CONTRADICTED),
        ({"direction": "down", "relative": percent(23.0)}, Verdict.CONTRADICTED),
        ({"direction": "up", "difference": exactly(3.0)}, Verdict.VERIFIED),
        ({"direction": "up", "from_stated": exactly(13.0), "to_stated": exactly(16.0)}, Verdict.VERIFIED),
        ({"direction": "up", "from_stated": exactly(16.0), "to_stated": exactly(13.0)}, Verdict.CONTRADICTED),
        ({"direction": "up", "ratio": TWICE}, Verdict.CONTRADICTED),
        ({"direction": "flat"}, Verdict.CONTRADICTED),
        ({"direction": "up", "from_period": PeriodWords(2010)}, Reason.NO_DATA_FOR_PERIOD),
    ],
)
def test_changes_over_a_year(more: dict[str, Any], expected: object) -> None:
    found = changed("ALF", **more)
    assert (found.reason if found.verdict is Verdict.UNVERIFIABLE else found.verdict) is expected


def test_both_ends_come_from_one_edition_where_it_prints_both() -> None:
    found = changed("ALF", direction="up", from_period=PeriodWords(2023), to_period=PeriodWords(2024))
    assert [(cell.edition, cell.period) for cell in found.evidence] == [("2025", "2024"), ("2025", "2023")]
    across = changed("ALF", direction="up", from_period=PeriodWords(2022))
    assert [(cell.edition, cell.period) for cell in across.evidence] == [("2025", "2024"), ("2024", "2022")]
    assert Note.ACROSS_EDITIONS in across.notes


def test_an_unchanged_figure_is_flat_and_may_have_risen_unseen() -> None:
    assert changed("BRV", direction="flat").verdict is Verdict.VERIFIED
    assert changed("BRV", direction="up").reason is Reason.FINER_THAN_TABLE


def test_a_stock_that_fell_between_editions_was_revised() -> None:
    found = changed("BRV", "reserves", direction="down", from_stated=exactly(22.0), to_stated=exactly(3.5))
    assert found.verdict is Verdict.VERIFIED
    assert found.notes == (Note.ACROSS_EDITIONS, Note.REVISION)


def test_a_change_is_revised_only_for_its_own_years() -> None:
    book = Tables(
        MEASURES,
        [
            over_time(edition("2024"), {"ALF": {"2022": 10, "2023": 12}, "BRV": {"2022": 10, "2023": 12}}),
            over_time(edition("2025"), {"ALF": {"2022": 10, "2023": 15}, "BRV": {"2023": 12, "2024": 8}}),
        ],
    )
    last_year = date(2024, 6, 1)
    risen: dict[str, Any] = {"direction": "up", "to_stated": exactly(12.0), "day": last_year, "record": book}
    assert changed("ALF", **risen).notes == (Note.REVISED_SINCE,)
    assert changed("BRV", direction="up", day=last_year).notes == ()


SERIES = Tables(
    MEASURES,
    [
        over_time(
            edition("2025"),
            {
                "ALF": {"2020": 30, "2021": 35, "2022": 20, "2023": 21, "2024": 25},
                "BRV": {"2020": 10, "2021": "NA", "2022": 11, "2023": 12, "2024": 13},
            },
        )
    ],
)


def peak(entity: str, since: int | None = None, year: int | None = 2024, **more: Any) -> object:
    query = ExtremeQuery(
        words("production"), EntityWords(entity), "highest", since, PeriodWords(year), **more
    )
    found = judge(claim(query), SERIES, DAY)
    return found.reason or found.verdict


def test_the_highest_since_a_year_excludes_that_year() -> None:
    assert peak("ALF", 2021) is Verdict.VERIFIED
    assert peak("ALF", 2020) is Verdict.CONTRADICTED
    assert peak("ALF", 2010) is Verdict.CONTRADICTED
    assert peak("BRV", 2021) is Verdict.VERIFIED
    assert peak("BRV", 2020) is Reason.NO_DATA_FOR_PERIOD
    assert peak("BRV", 2010) is Reason.NO_DATA_FOR_PERIOD


def test_a_record_is_only_ever_contradicted() -> None:
    assert peak("ALF") is Verdict.CONTRADICTED
    assert peak("BRV") is Reason.NO_DATA_FOR_PERIOD


def test_a_year_surpassed_since_is_ambiguous() -> None:
    assert peak("BRV", 2021, 2023) is Reason.AMBIGUOUS_PERIOD


def test_a_turning_point_is_above_the_years_on_both_sides() -> None:
    assert peak("ALF", year=2021, peak=True) is Verdict.VERIFIED
    assert peak("ALF", year=2024, peak=True) is Verdict.CONTRADICTED
    assert peak("ALF", year=2020, peak=True) is Verdict.CONTRADICTED


def test_down_from_a_figure_of_some_earlier_year_is_ambiguous() -> None:
    fell: dict[str, Any] = {"direction": "down", "to_stated": exactly(25.0), "record": SERIES}
    assert changed("ALF", from_stated=exactly(35.0), **fell).reason is Reason.AMBIGUOUS_PERIOD
    assert changed("ALF", from_stated=exactly(90.0), **fell).verdict is Verdict.CONTRADICTED
    dated = changed("ALF", from_stated=exactly(35.0), from_period=PeriodWords(2021), **fell)
    assert dated.verdict is Verdict.VERIFIED


RATES = Tables(
    catalogue(measure("desk.prices.inflation", unit="%", dimension="percent", rounding={}, exhaustive=False)),
    [
        over_time(
            edition("2025"),
            {"ALF": {"2023": 9.1, "2024": 4.2}, "BRV": {"2023": 1.0, "2024": -0.5}},
            "desk.prices.inflation",
        )
    ],
)


def test_a_rate_of_change_is_itself_the_change() -> None:
    for entity, direction, number in (("ALF", "up", 4.2), ("BRV", "down", 0.5)):
        found = changed(entity, "inflation", record=RATES, direction=direction, relative=exactly(number, "%"))
        assert found.verdict is Verdict.VERIFIED
    wrong = changed("BRV", "inflation", record=RATES, direction="up", relative=exactly(0.5, "%"))
    assert wrong.verdict is Verdict.CONTRADICTED
    against = changed(
        "ALF",
        "inflation",
        record=RATES,
        direction="up",
        relative=exactly(4.2, "%"),
        from_stated=exactly(12.0, "%"),
    )
    assert against.reason is Reason.AMBIGUOUS_MEASURE


def test_a_rate_that_fell_by_a_part_is_less_than_it_was() -> None:
    named = replace(words("inflation"), words="Alfland's inflation")
    for spoken, expected in (("by more than half", Verdict.VERIFIED), ("by 54%", Reason.AMBIGUOUS_MEASURE)):
        fell = replace(percent(54.0), words=spoken)
        query = ChangeQuery(named, EntityWords("ALF"), direction="down", relative=fell)
        found = judge(claim(query), RATES, DAY)
        assert expected in (found.verdict, found.reason)
