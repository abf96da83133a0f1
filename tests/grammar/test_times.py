"""When a statement is about: a moment that a table can have, or a time that leaves it open."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from checks.reasons import Reason
from tests.grammar.conftest import Findings


@pytest.mark.parametrize(
    ("time", "period"),
    [
        ("in 2024", "2024"),
        ("during 2024", "2024"),
        ("in calendar 2024", "2024"),
        ("in '24", "2024"),
        ("last year", "2024"),
        ("in 2024 alone", "2024"),
        ("two years ago", "2023"),
    ],
)
def test_a_year_is_read(time: str, period: str, findings: Findings) -> None:
    finding = findings(f"Chile mined 5.3 million tonnes of copper {time}.")[0]
    assert finding.period == period
    assert finding.verdict in (Verdict.VERIFIED, Verdict.CONTRADICTED)


@pytest.mark.parametrize(
    "text",
    [
        "Chile's 2024 copper output was 5.3 million tonnes.",
        "The 2024 copper production of Chile was 5.3 million tonnes.",
        "Chile mined 5.3 million tonnes of copper in 2024, when prices were high.",
    ],
)
def test_a_year_is_read_before_its_noun_and_with_a_remark(text: str, findings: Findings) -> None:
    assert findings(text)[0].period == "2024"


@pytest.mark.parametrize(
    "time",
    [
        "in fiscal 2024",
        "in the 2023/24 season",
        "in 2023-24",
        "in FY2024",
        "in the 2024 fiscal year",
        "in Q4 2024",
        "in the fourth quarter",
        "in the third-quarter",
        "in mid-2024",
        "in early 2024",
        "in the 1990s",
        "in the 19th century",
        "in the year to March 2025",
    ],
)
def test_another_year_than_the_calendar_s_has_no_figure(time: str, findings: Findings) -> None:
    finding = findings(f"Chile mined 5.3 million tonnes of copper {time}.")[0]
    assert finding.reason is Reason.NO_DATA_FOR_PERIOD


@pytest.mark.parametrize(
    "opening",
    [
        "In recent years",
        "For decades",
        "At the time",
        "Until recently",
        "Since 1982",
        "Before 2020",
        "Between 2020 and 2024",
        "In 2023 and 2024",
        "During the war",
        "Under Allende",
        "Before the pandemic",
        "When Pinochet ruled",
        "At times",
        "In some years",
        "More often than not",
    ],
)
def test_a_time_that_no_table_dates_leaves_the_claim_open(opening: str, findings: Findings) -> None:
    finding = findings(f"{opening}, Chile was the world's largest producer of copper.")[0]
    assert finding.reason is Reason.AMBIGUOUS_PERIOD


@pytest.mark.parametrize("often", ["seldom", "rarely", "sometimes", "often", "usually"])
def test_what_holds_now_and_then_is_open(often: str, findings: Findings) -> None:
    finding = findings(f"Chile is {often} the world's largest producer of copper.")[0]
    assert finding.reason is Reason.AMBIGUOUS_PERIOD


def test_the_year_of_a_source_s_figures_dates_the_claim(findings: Findings) -> None:
    found = findings("Chile's copper output was 5.3 million tonnes, USGS figures for 2024 show.")
    assert found[0].period == "2024"
    found = findings("According to 2016 data from the USGS, Chile's copper output was 5.3 million tonnes.")
    assert found[0].reason is Reason.NO_DATA_FOR_PERIOD


def test_an_increase_behind_two_years_lies_between_them(findings: Findings) -> None:
    found = findings(
        "Chile mined 5,250,000 tons of copper in 2023 and 5,300,000 tons in 2024, an increase of 1%."
    )
    assert [each.verdict for each in found] == [Verdict.VERIFIED] * 3


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "Chile mined 5.3 million tonnes of copper in 2022. The year before it mined 5.6 million tonnes.",
            "2021",
        ),
        (
            "Chile mined 5.3 million tonnes of copper in 2022. Two years earlier output was 5.7 million tonnes.",
            "2020",
        ),
        (
            "Chile mined 5.6 million tonnes of copper in 2021. A year later output was 5.3 million tonnes.",
            "2022",
        ),
        (
            "Chile mined 5.6 million tonnes of copper in 2021. A year ago output was 5.3 million tonnes.",
            "2024",
        ),
    ],
)
def test_a_year_is_counted_from_the_one_named_right_before(
    text: str, period: str, findings: Findings
) -> None:
    assert findings(text)[-1].period == period


@pytest.mark.parametrize(
    "time",
    [
        "a decade ago",
        "two decades earlier",
        "a decade before",
        "between January and October",
        "by the end of October",
        "in 2024 or 2025",
        "in either 2023 or 2024",
        "in 2024, or in 2025",
    ],
)
def test_a_time_of_which_no_year_is_known_decides_nothing(time: str, findings: Findings) -> None:
    finding = findings(f"Chile mined 5.3 million tonnes of copper {time}.")[0]
    assert finding.reason is Reason.AMBIGUOUS_PERIOD


@pytest.mark.parametrize(
    "text",
    [
        "Peru mined 2.6 million tons of copper, 11% of the world's total, in 2022.",
        "Peru mined 2.6 million tons of copper – in 2022.",
        "Peru – in 2022 – mined 2.6 million tons of copper.",
        "Peru mined 2.6 million tons of copper, and that was in 2022.",
        "In 2022 (the year of the strike), Peru mined 2.6 million tons of copper.",
        "As early as 2022, Peru mined 2.6 million tons of copper.",
        "Chile mined 5.3 million tons of copper; in 2022, Peru mined 2.6 million tons of it.",
        "In 2022 Chile was the largest copper producer. Peru mined 2.6 million tons.",
    ],
)
def test_a_time_that_stands_apart_dates_the_claim(text: str, findings: Findings) -> None:
    found = next(each for each in findings(text) if each.text == "2.6 million tons")
    assert "2022" in found.query, found.query


@pytest.mark.parametrize(
    "text",
    [
        "Peru, the third-largest copper producer in 2022, mined 2.6 million tons.",
        "In its best year, Peru mined 2.6 million tons of copper.",
        "Peru's first-half copper production was 2.6 million tons in 2024.",
        "In the first half Peru mined 2.6 million tons of copper in 2024.",
        "In the year of the strike Peru mined 2.6 million tons of copper.",
    ],
)
def test_a_time_that_is_no_year_of_the_claim_s_decides_nothing(text: str, findings: Findings) -> None:
    found = next(each for each in findings(text) if each.text == "2.6 million tons")
    assert found.verdict == "unverifiable"


@pytest.mark.parametrize("time", ["under Castillo", "during the pandemic", "after the strike"])
def test_a_change_in_a_time_without_a_year_decides_nothing(time: str, findings: Findings) -> None:
    found = findings(f"Peru's copper output fell by 6% {time}.")[-1]
    assert found.reason is Reason.AMBIGUOUS_PERIOD


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Chile mined 5.3 million tons of copper. That was in 2015.", "2015"),
        ("Chile mined 5.3 million tons of copper. That was in 2024.", "2024"),
        ("Chile mined 5.3 million tons of copper. The year was 2015.", "2015"),
        ("Chile mined 5.3 million tons of copper in 2024. That was in 2015.", "2024"),
    ],
)
def test_a_time_may_be_told_by_the_next_sentence(text: str, period: str, findings: Findings) -> None:
    assert f"CHL, {period})" in findings(text)[0].query


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 Chile was poorer. It mined 5.3 million tons of copper.",
        "Chile's copper output went astray in 2010. It was 5.3 million tons.",
        "In 1989 Argentina was in chaos. Inflation averaged 220%.",
    ],
)
def test_what_was_may_have_been_in_the_year_of_the_sentence_before(text: str, findings: Findings) -> None:
    assert findings(text)[-1].reason is Reason.AMBIGUOUS_PERIOD


def test_what_is_was_not_in_the_year_of_the_sentence_before(findings: Findings) -> None:
    assert findings("In 2015 Chile was poorer. It mines 5.3 million tons of copper.")[-1].reason is None


@pytest.mark.parametrize(
    "text",
    [
        "The DRC overtook Peru in 2023 as the second-largest copper producer. Peru was third with 2.6 million tons.",
        "Peru mined less zinc than in 2023. Mexico mined more.",
        "The state overtook Peru in 2023 as the second-largest copper producer. Peru was third.",
    ],
)
def test_a_statement_behind_a_move_may_be_of_another_time(text: str, findings: Findings) -> None:
    assert findings(text)[-1].reason is Reason.AMBIGUOUS_PERIOD


@pytest.mark.parametrize(
    "time", ["in years", "in a generation", "in living memory", "of modern times", "yet", "recorded"]
)
def test_the_highest_of_a_long_time_is_no_place_among_countries(time: str, findings: Findings) -> None:
    finding = findings(f"Chile's copper output was the highest {time}.")[0]
    assert finding.kind == "extreme"
    assert finding.verdict is not Verdict.VERIFIED


def test_what_is_so_now_is_not_told_of_the_year_before(findings: Findings) -> None:
    text = (
        "Turkey was the largest miner of soda ash in 2023. The United States is first, with 12 million tons."
    )
    assert {each.reason for each in findings(text)[1:]} == {Reason.AMBIGUOUS_PERIOD}


def test_what_somebody_had_behind_another_year_is_of_either_year(findings: Findings) -> None:
    text = "A year earlier, China had mined 4 million tons of zinc. Peru had an output of 1.5 million tons."
    found = next(each for each in findings(text) if each.text == "1.5 million tons")
    assert found.reason is Reason.AMBIGUOUS_PERIOD
