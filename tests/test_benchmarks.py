"""The annotated set is right, and Assay reads it no worse than it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import accuracy, cases, floors, oracle, quantities, report
from benchmarks.edits import apply
from benchmarks.floors import Floor
from benchmarks.mutants import mutants
from tests.formats.browser import CHROMIUM


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


@pytest.mark.parametrize("half", cases.HALVES)
def test_assay_reads_the_set_no_worse_than_its_floors(half: str) -> None:
    measured = accuracy.figures(accuracy.score_half(half).counts)
    held = floors.load()
    missed = {
        name: value
        for name, value in measured.items()
        if (floor := held.get(f"accuracy.{half}.{name}")) and not floors.holds(name, value, floor)
    }
    assert f"accuracy.{half}.false_verified" in held
    assert missed == {}


def test_a_finding_that_says_something_else_is_spurious_and_harmful() -> None:
    case = next(case for case in cases.load("open") if case["claims"])
    claim = case["claims"][0]
    start, end = cases.span(case["text"], claim)
    finding = {
        "start": start,
        "end": end,
        "text": claim["anchor"],
        "kind": "extreme",
        "verdict": "verified",
        "reason": None,
        "query": "",
        "entity": None,
        "stated": {},
    }
    score = accuracy.Score()
    accuracy.score_case(case, [finding], score)
    assert score.counts["spurious"] == 1
    assert score.counts["false verified"] >= 1
    assert accuracy.figures(score.counts)["recall"] == 0


def test_the_oracle_bears_out_no_mutant() -> None:
    case = next(case for case in cases.load("open") if case["id"] == "o-silver-mexico")
    claim = next(claim for claim in case["claims"] if claim["anchor"] == "6,300 tons")
    made = list(mutants(case, claim))
    assert {"number", "entity", "unit", "measure"} <= {mutant.sort for mutant in made}
    assert all(oracle.holds(mutant.asks) is not True for mutant in made if mutant.sort != "date")
    assert all(mutant.text != case["text"] for mutant in made)


def test_an_edit_moves_the_words_behind_it() -> None:
    text = "In Chile, Peru and Mexico"
    edited = apply(text, [(3, 8, "the Philippines"), (10, 14, "US")], 10, 14)
    assert edited.text == "In the Philippines, US and Mexico"
    assert edited.text[edited.start : edited.end] == "US"


def test_marks_leave_the_prose_and_keep_their_place() -> None:
    texts = quantities.load()
    assert sum(len(text.quantities) for text in texts) >= 200
    assert not any(mark in text.text for text in texts for mark in "{|}")
    exact = [[*text.quantities] for text in texts]
    assert set(quantities.figures(texts, exact).values()) == {1.0}
    assert quantities.figures(texts, [[] for _ in texts])["value"] == 0


def test_a_floor_rises_by_itself_and_falls_only_with_a_reason(tmp_path: Path) -> None:
    held = {"accuracy.open.recall": Floor(0.5), "accuracy.open.false_verified": Floor(0)}
    measured = {"accuracy.open.recall": 0.4, "accuracy.open.false_verified": 2.0}
    assert floors.raised(held, measured) == held
    assert floors.raised(held, {"accuracy.open.recall": 0.6})["accuracy.open.recall"] == Floor(0.6)
    with pytest.raises(ValueError, match="--reason"):
        floors.lowered(held, "accuracy.open.recall", measured, " ")
    lower = floors.lowered(held, "accuracy.open.recall", measured, "The set grew by harder texts.")
    floors.save(lower, tmp_path / "floors.json")
    assert floors.load(tmp_path / "floors.json") == lower
    assert lower["accuracy.open.recall"] == Floor(0.4, "The set grew by harder texts.")


def test_speed_has_room_and_less_time_is_better() -> None:
    held = floors.raised(
        {}, {"speed.news.share_of_tokenization": 0.01, "speed.ten_times_the_text.time": 10.0}
    )
    assert held["speed.news.share_of_tokenization"].value == pytest.approx(0.007)
    assert floors.holds("speed.ten_times_the_text.time", 12.9, held["speed.ten_times_the_text.time"])
    assert not floors.holds("speed.ten_times_the_text.time", 13.1, held["speed.ten_times_the_text.time"])


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_the_report_is_opened_and_filtered(capsys: pytest.CaptureFixture[str]) -> None:
    report.main(["--articles", "3", "--claims", "4"])
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("3 articles, ")
    assert [line.partition(":")[0] for line in told[1:]] == [
        "size",
        "opened and drawn",
        *(f"filter, {each}" for each in report.ASKED),
        "an article opened",
    ]
