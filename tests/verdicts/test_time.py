"""Rules 1 and 2: editions and periods, through the whole way from claim to judgement."""

from __future__ import annotations

from datetime import date
from typing import Any

from checks.claim_words import EntityWords, PeriodWords
from checks.findings import Judgement, Verdict
from checks.queries import CountQuery, RankQuery, ValueQuery
from checks.reasons import Note, Reason
from checks.verdicts import judge
from tests.verdicts.book import BOOK, DAY, MEASURES
from tests.verdicts.tables import (
    Tables,
    claim,
    edition,
    exactly,
    more_than,
    over_time,
    table,
    value_of,
    whole,
    words,
)


def stock(
    entity: str, number: float, day: date | None = DAY, record: Tables = BOOK, **period: Any
) -> Judgement:
    query = ValueQuery(words(), EntityWords(entity), exactly(number), PeriodWords(**period))
    return judge(claim(query), record, day)


def flow(
    entity: str, number: float, day: date | None = DAY, record: Tables = BOOK, **period: Any
) -> Judgement:
    said = exactly(number)
    query = ValueQuery(words("production"), EntityWords(entity), said, PeriodWords(**period))
    return judge(claim(query), record, day)


def outcome(found: Judgement) -> object:
    return found.reason or found.verdict


def test_the_edition_of_the_day_decides() -> None:
    assert stock("BRV", 22.0, date(2024, 6, 1)).verdict is Verdict.VERIFIED
    outdated = stock("BRV", 22.0)
    assert (outdated.verdict, outdated.reason) == (Verdict.CONTRADICTED, Reason.OUTDATED)
    assert outdated.evidence[0].edition == "2025"
    assert outdated.diagnosis is not None
    assert outdated.diagnosis.cell is not None
    assert (outdated.diagnosis.kind, outdated.diagnosis.cell.edition) == ("other_edition", "2024")
    ahead = stock("BRV", 3.5, date(2024, 6, 1))
    assert (ahead.verdict, ahead.reason) == (Verdict.CONTRADICTED, Reason.AHEAD_OF_EDITION)
    assert "2025 edition" in ahead.explanation


def test_a_figure_revised_since_stays_verified() -> None:
    found = stock("BRV", 22.0, date(2024, 6, 1))
    assert found.notes == (Note.REVISED_SINCE,)
    assert "2026 edition" in found.explanation
    assert stock("ALF", 50.0, date(2024, 6, 1)).notes == ()
    assert stock("CHR", 10.0).notes == ()  # no figure in the newer edition is no other figure


def test_an_unknown_day_is_noted() -> None:
    found = stock("BRV", 3.5, None)
    assert (found.verdict, found.notes, found.evidence[0].edition) == (
        Verdict.VERIFIED,
        (Note.DATE_UNKNOWN,),
        "2026",
    )


def test_a_named_edition_is_the_one_that_counts() -> None:
    assert stock("BRV", 22.0, edition="2024").verdict is Verdict.VERIFIED
    assert outcome(stock("BRV", 3.5, edition="2024")) is Reason.AHEAD_OF_EDITION
    assert outcome(stock("BRV", 3.5, edition="2019")) is Reason.EDITION_NOT_HELD


def test_before_the_first_edition_nothing_is_decided() -> None:
    found = stock("BRV", 40.0, date(2022, 6, 1))
    assert found.reason is Reason.EDITION_NOT_HELD
    assert [cell.role for cell in found.evidence] == ["closest"]


def test_neighbours_of_a_gap_must_agree() -> None:
    gap = Tables(
        MEASURES,
        [
            table(edition("2023", next_release=date(2024, 1, 31)), {"ALF": 50, "BRV": 40}),
            table(edition("2025"), {"ALF": 50, "BRV": 22}),
        ],
    )
    between = date(2024, 6, 1)
    agreed = stock("ALF", 50.0, between, gap)
    assert (agreed.verdict, agreed.notes) == (Verdict.VERIFIED, (Note.NEIGHBOURING_EDITIONS,))
    assert stock("BRV", 40.0, between, gap).reason is Reason.EDITION_NOT_HELD
    wrong = stock("BRV", 90.0, between, gap)
    assert (wrong.verdict, wrong.notes) == (Verdict.CONTRADICTED, (Note.NEIGHBOURING_EDITIONS,))


def test_the_year_between_was_the_newest_in_the_edition_that_is_not_held() -> None:
    of_alf = {"2021": 10, "2022": 12, "2023": 14}
    gap = Tables(
        MEASURES,
        [
            over_time(
                edition("2022", next_release=date(2023, 1, 31)), {"ALF": {"2021": 10}, "BRV": {"2021": 5}}
            ),
            over_time(edition("2024"), {"ALF": of_alf, "BRV": dict.fromkeys(of_alf, 5)}),
        ],
    )
    between = date(2023, 6, 1)
    assert outcome(flow("ALF", 12.0, between, gap)) is Reason.EDITION_NOT_HELD
    assert outcome(flow("ALF", 90.0, between, gap)) is Verdict.CONTRADICTED
    assert outcome(flow("BRV", 5.0, between, gap)) is Verdict.VERIFIED


def test_a_year_of_a_stock_may_mean_two_editions() -> None:
    assert outcome(stock("BRV", 22.0, year=2024)) is Reason.AMBIGUOUS_PERIOD
    assert outcome(stock("CHR", 10.0, year=2024)) is Verdict.VERIFIED
    assert outcome(stock("CHR", 90.0, year=2024)) is Verdict.CONTRADICTED
    assert outcome(stock("BRV", 3.5, year=2024, how="end")) is Verdict.VERIFIED
    assert outcome(stock("BRV", 22.0, year=2024, how="start")) is Verdict.VERIFIED
    assert outcome(stock("BRV", 3.5, year=2025)) is Verdict.VERIFIED  # the edition of 2026 is not out yet
    assert outcome(stock("BRV", 3.5, year=2019)) is Reason.NO_DATA_FOR_PERIOD
    assert (
        outcome(stock("BRV", 40.0, year=2022)) is Reason.EDITION_NOT_HELD
    )  # the edition of 2022 is not held


def test_a_dated_flow_is_read_from_the_newest_edition_that_prints_it() -> None:
    assert flow("ALF", 13.0, year=2023).verdict is Verdict.VERIFIED
    revised = flow("ALF", 12.0, year=2023)
    assert (revised.verdict, revised.reason, revised.evidence[0].value) == (
        Verdict.CONTRADICTED,
        Reason.OUTDATED,
        13,
    )
    old = flow("ALF", 10.0, year=2022)
    assert (old.verdict, old.evidence[0].edition) == (Verdict.VERIFIED, "2024")
    assert outcome(flow("ALF", 10.0, year=1990)) is Reason.NO_DATA_FOR_PERIOD
    assert outcome(flow("ALF", 10.0, year=2024, how="part")) is Reason.NO_DATA_FOR_PERIOD


def test_an_undated_flow_is_of_the_newest_period() -> None:
    assert flow("ALF", 16.0).verdict is Verdict.VERIFIED
    before = flow("ALF", 13.0)
    assert (before.verdict, before.reason) == (Verdict.CONTRADICTED, Reason.OUTDATED)
    assert before.diagnosis is not None
    assert before.diagnosis.kind == "other_period"


OUTLOOK = Tables(
    MEASURES,
    [
        over_time(
            edition("2025", last_actual_year=2023),
            {
                "ALF": {"2022": 10, "2023": 12, "2024": "13p", "2025": "14p"},
                "BRV": {"2022": 20, "2023": 19, "2024": "18p", "2025": "17p"},
                "CHR": {"2022": 30},
                "DLT": {"2022": 40},
            },
        )
    ],
)


def test_projections_are_never_evidence() -> None:
    found = flow("ALF", 13.0, record=OUTLOOK, year=2024)
    assert found.reason is Reason.PROJECTION_ONLY
    assert [(cell.period, cell.value) for cell in found.evidence] == [("2024", 13), ("2022", 10)]
    assert outcome(flow("ALF", 99.0, record=OUTLOOK, year=2024)) is Reason.PROJECTION_ONLY


def test_projections_are_not_counted() -> None:
    query = CountQuery(whole(1), "countries", words("production"), more_than(12.0), period=PeriodWords(2024))
    assert judge(claim(query), OUTLOOK, DAY).reason is Reason.PROJECTION_ONLY


def test_an_incomplete_period_ranks_nobody() -> None:
    undated = RankQuery(words("production"), EntityWords("BRV"), 3, 3)
    found = judge(claim(undated), OUTLOOK, DAY)
    assert (found.verdict, found.period) == (Verdict.VERIFIED, "2022")
    dated = RankQuery(words("production"), EntityWords("BRV"), 1, 1, period=PeriodWords(2023))
    assert judge(claim(dated), OUTLOOK, DAY).reason is Reason.INCOMPLETE_PERIOD
    assert flow("BRV", 19.0, record=OUTLOOK, year=2023).verdict is Verdict.VERIFIED


def test_the_same_question_has_the_same_answer() -> None:
    assert judge(claim(value_of("BRV", 22.0)), BOOK, DAY) == judge(claim(value_of("BRV", 22.0)), BOOK, DAY)


def test_a_later_incomplete_period_protects_from_a_contradiction() -> None:
    early = Tables(
        MEASURES,
        [
            over_time(
                edition("2025"),
                {
                    "ALF": {"2023": 10, "2024": 20},
                    "BRV": {"2023": 10},
                    "CHR": {"2023": 10},
                },
            )
        ],
    )
    assert flow("ALF", 10.0, record=early).verdict is Verdict.VERIFIED
    assert flow("ALF", 20.0, record=early).reason is Reason.AMBIGUOUS_PERIOD
    assert flow("ALF", 70.0, record=early).verdict is Verdict.CONTRADICTED
