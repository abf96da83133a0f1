"""The annotated set is right, and Assay reads it no worse than it did."""

from __future__ import annotations

import pytest

from benchmarks import cases, oracle


@pytest.mark.parametrize("half", cases.HALVES)
def test_the_tables_bear_out_every_answer(half: str) -> None:
    assert [fault for case in cases.load(half) for fault in cases.faults(case)] == []


def test_no_text_stands_twice() -> None:
    texts = [case["text"] for half in cases.HALVES for case in cases.load(half)]
    names = [case["id"] for half in cases.HALVES for case in cases.load(half)]
    assert len(set(texts)) == len(texts)
    assert len(set(names)) == len(names)


def test_a_case_with_a_wrong_answer_is_noticed() -> None:
    case = cases.load("open")[0]
    claim = next(claim for claim in case["claims"] if claim["verdict"] == "verified" and "asks" in claim)
    wrong = {**case, "claims": [{**claim, "verdict": "contradicted"}, {**claim, "anchor": "not in the text"}]}
    assert len(cases.faults(wrong)) == 2


@pytest.mark.parametrize(
    ("value", "hedge", "percent", "wanted"),
    [
        (3_800_000, "", False, (3_750_000, 3_850_000)),
        (45_000, "", False, (44_500, 45_500)),
        (100_000_000, "", False, (95_000_000, 105_000_000)),
        (70, "", True, (69, 71)),
        (5.3, "", True, (5.25, 5.35)),
        (200, "about", False, (180, 220)),
        (4, "nearly", False, (3.6, 4)),
    ],
)
def test_the_oracle_takes_numbers_for_the_interval_of_their_digits(
    value: float, hedge: str, percent: bool, wanted: tuple[float, float]
) -> None:
    assert oracle.interval(value, hedge, percent) == pytest.approx(wanted)


def test_the_oracle_leaves_open_what_a_withheld_row_may_change() -> None:
    lithium = {
        "measure": "usgs.lithium.production",
        "edition": "2025",
        "period": "2024",
        "entities": ["AUS"],
    }
    assert oracle.holds({"ask": "rank", "of": lithium, "low": 1, "high": 1}) is None
    assert oracle.holds({"ask": "rank", "of": lithium, "low": 3, "high": 3}) is False
