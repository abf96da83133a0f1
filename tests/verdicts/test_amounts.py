"""Values, comparisons, counts, shares and aggregates at one spot (rules 3, 5, 8, 9)."""

import math
from typing import Any

import pytest

from checks.claim_words import EntityWords, Stated
from checks.findings import Verdict
from checks.intervals import Interval
from checks.queries import AggregateQuery, ComparisonQuery, CountQuery, ShareQuery, ValueQuery
from checks.reasons import Note, Reason
from checks.verdicts import aggregate, comparison, count, share, value
from checks.verdicts.answers import Answer
from checks.verdicts.explain import REST_OF_WORLD
from tests.verdicts.tables import Printed, exactly, more_than, named, percent, spot, whole, words

ROWS: dict[str, Printed] = {
    "ALF": 50,
    "BRV": 40,
    "CHR": 30,
    "DLT": 20,
    "ECH": "NA",
    "FOX": "W",
    "GLF": 0,
    "OTHER": 6,
    "WORLD": 200,
}
CERTAIN: dict[str, Printed] = {
    entity: printed for entity, printed in ROWS.items() if entity not in ("FOX", "OTHER")
}
OVER_100: dict[str, Printed] = {**CERTAIN, "WORLD": ">100"}


def outcome(answer: Answer) -> Reason | Verdict:
    return answer.reason or answer.verdict


def stated(entity: str, number: float, rows: dict[str, Printed] = ROWS) -> Reason | Verdict:
    return outcome(value.answer(ValueQuery(words(), EntityWords(entity), exactly(number)), spot(rows)))


def test_values() -> None:
    assert stated("ALF", 50.0) is Verdict.VERIFIED
    assert stated("ALF", 70.0) is Verdict.CONTRADICTED
    assert stated("WORLD", 200.0) is Verdict.VERIFIED
    assert stated("GLF", 0.0) is Verdict.VERIFIED
    assert stated("ECH", 10.0) is Reason.NO_DATA_FOR_ENTITY
    assert stated("FOX", 10.0) is Reason.WITHHELD
    assert stated("ISL", 10.0) is Reason.NO_DATA_FOR_ENTITY
    assert stated("ALF", 10.0, {"ALF": "50p", "BRV": 10}) is Reason.PROJECTION_ONLY


def test_a_printed_bound_is_no_number() -> None:
    over = ValueQuery(words(), EntityWords("WORLD"), more_than(100.0))
    assert value.answer(over, spot(OVER_100)).verdict is Verdict.VERIFIED
    assert stated("WORLD", 120.0, OVER_100) is Reason.UNDETERMINED
    assert stated("WORLD", 80.0, OVER_100) is Verdict.CONTRADICTED


def compared(entity: str, *others: str, rows: dict[str, Printed] = CERTAIN, **more: Any) -> Answer:
    query = ComparisonQuery(words(), EntityWords(entity), named(*others), **more)
    return comparison.answer(query, spot(rows))


TIMES = Stated(2.5, Interval(2.4, 2.6), Interval(2.4, 2.6), "x")


def test_comparisons() -> None:
    assert compared("ALF", "BRV").verdict is Verdict.VERIFIED
    assert compared("ALF", "BRV", direction="less").verdict is Verdict.CONTRADICTED
    assert compared("ALF", "CHR", "DLT").reason is Reason.FINER_THAN_TABLE  # 50 against 30 + 20
    assert compared("ALF", "CHR", "DLT", direction="equal").verdict is Verdict.VERIFIED
    assert compared("ALF", "DLT", ratio=TIMES).verdict is Verdict.VERIFIED
    assert compared("DLT", "ALF", ratio=TIMES, direction="less").verdict is Verdict.VERIFIED
    assert compared("ALF", "BRV", ratio=TIMES).verdict is Verdict.CONTRADICTED
    assert compared("ALF", "BRV", difference=exactly(10.0)).verdict is Verdict.VERIFIED
    assert compared("BRV", "ALF", difference=exactly(10.0), direction="less").verdict is Verdict.VERIFIED
    assert compared("ALF", "BRV", difference=exactly(25.0)).verdict is Verdict.CONTRADICTED


def test_what_is_said_to_be_equal_and_is_nearly_so_is_open() -> None:
    rows: dict[str, Printed] = {"ALF": 100_100, "BRV": 100_900, "CHR": 103_300}
    assert compared("ALF", "BRV", rows=rows, direction="equal").reason is Reason.COARSE
    assert compared("ALF", "CHR", rows=rows, direction="equal").verdict is Verdict.CONTRADICTED


def test_a_ratio_of_rounded_figures_is_protected_by_their_rounding() -> None:
    nearly = Stated(2.52, Interval(2.515, 2.525), Interval(2.515, 2.525), "x")
    assert compared("ALF", "DLT", ratio=nearly).reason is Reason.FINER_THAN_TABLE


def test_a_side_without_a_figure() -> None:
    found = compared("ALF", "ECH")
    assert found.reason is Reason.NO_DATA_FOR_ENTITY
    assert {cell.role for cell in found.evidence} == {"closest"}
    assert "Echo" in found.says
    assert compared("ALF", "FOX", rows=ROWS).reason is Reason.WITHHELD
    assert compared("FOX", "ECH", rows=ROWS).reason is Reason.NO_DATA_FOR_ENTITY


def test_the_rest_of_the_world() -> None:
    assert compared("ALF", REST_OF_WORLD).verdict is Verdict.CONTRADICTED
    assert compared("ALF", REST_OF_WORLD, rows={"ALF": 120, "WORLD": 200}).verdict is Verdict.VERIFIED
    assert compared("ALF", REST_OF_WORLD, rows={"ALF": 120, "WORLD": ">200"}).reason is Reason.UNDETERMINED


def test_the_next_so_many() -> None:
    assert compared("ALF", next_places=2).verdict is Verdict.CONTRADICTED
    assert compared("ALF", next_places=1).verdict is Verdict.VERIFIED
    assert compared("ALF", next_places=1, rows={**CERTAIN, "FOX": "W"}).reason is Reason.UNDETERMINED
    assert compared("ALF", next_places=9).reason is Reason.UNDETERMINED


def counted(
    number: int, threshold: float | None, rows: dict[str, Printed] = CERTAIN, **more: Any
) -> Reason | Verdict:
    limit = more_than(threshold) if threshold is not None else None
    return outcome(count.answer(CountQuery(whole(number), "countries", words(), limit, **more), spot(rows)))


def test_counts() -> None:
    assert counted(2, 35.0) is Verdict.VERIFIED
    assert counted(3, 35.0) is Verdict.CONTRADICTED
    assert counted(2, 35.0, ROWS) is Reason.UNDETERMINED  # Foxtrot is withheld
    assert counted(1, 35.0, ROWS) is Verdict.CONTRADICTED
    assert counted(4, None) is Verdict.VERIFIED  # Golf has nothing
    assert counted(1, 35.0, except_for=named("ALF")) is Verdict.VERIFIED


def test_counts_with_a_remainder() -> None:
    assert counted(2, 35.0, {**CERTAIN, "OTHER": 60}) is Verdict.VERIFIED
    assert counted(2, 35.0, {**CERTAIN, "OTHER": 80}) is Reason.UNDETERMINED
    assert counted(4, None, {**CERTAIN, "OTHER": 6}) is Reason.UNDETERMINED


def test_a_count_may_hang_on_the_tables_rounding() -> None:
    assert counted(3, 30.0) is Reason.FINER_THAN_TABLE  # Charlie's 30 may have been 30.4
    assert counted(2, 30.0) is Verdict.VERIFIED


def test_a_count_that_names_who_it_is() -> None:
    assert counted(1, 45.0, entity=EntityWords("ALF")) is Verdict.VERIFIED
    assert counted(1, 45.0, entity=EntityWords("BRV")) is Verdict.CONTRADICTED


def test_how_many_of_the_first_belong_to_a_group() -> None:
    assert counted(2, None, among="EAST", top=2) is Verdict.VERIFIED
    assert counted(0, None, among="EAST", top=2) is Verdict.CONTRADICTED
    assert counted(2, None, among="EAST", top=3) is Reason.RANK_UNDETERMINED  # Charlie may belong to it
    assert counted(2, None, ROWS, among="EAST", top=2) is Reason.RANK_UNDETERMINED


MOST = Stated(None, Interval(50, 100, open_low=True), Interval(50, 100, open_low=True), "%")


def shared(
    parts: tuple[str, ...],
    what: Stated,
    rows: dict[str, Printed] = ROWS,
    note: str | None = None,
    **more: Any,
) -> Answer:
    return share.answer(ShareQuery(words(), named(*parts), what, **more), spot(rows, note=note))


def test_shares() -> None:
    assert shared(("ALF",), percent(25.0)).verdict is Verdict.VERIFIED
    assert shared(("ALF", "BRV"), percent(45.0)).verdict is Verdict.VERIFIED
    assert shared(("ALF",), percent(30.0)).verdict is Verdict.CONTRADICTED
    assert shared(("BRV",), MOST, OVER_100).verdict is Verdict.CONTRADICTED
    assert shared(("ALF",), percent(40.0), OVER_100).reason is Reason.UNDETERMINED
    assert shared(("FOX",), percent(40.0)).reason is Reason.WITHHELD
    assert shared(("ALF",), percent(40.0), {"ALF": 50}).reason is Reason.NO_DATA_FOR_ENTITY


def test_a_total_that_leaves_somebody_out_is_only_a_lower_bound() -> None:
    assert shared(("ALF",), percent(25.0), note="Excludes U.S. production.").reason is Reason.UNDETERMINED
    assert shared(("ALF",), MOST, note="Excludes U.S. production.").verdict is Verdict.CONTRADICTED


def together(what: Stated, *members: str, rows: dict[str, Printed] = CERTAIN, **more: Any) -> Answer:
    query = AggregateQuery(words(), named(*members), what, **more)
    return aggregate.answer(query, spot(rows))


def test_aggregates() -> None:
    assert together(exactly(90.0), "ALF", "BRV").verdict is Verdict.VERIFIED
    assert together(exactly(45.0), "ALF", "BRV", how="mean").verdict is Verdict.VERIFIED
    assert together(percent(45.0), "ALF", "BRV", how="share").verdict is Verdict.VERIFIED
    assert together(exactly(110.0), "ALF", "BRV", all_but=True).verdict is Verdict.VERIFIED
    assert together(exactly(90.0), "ALF", "ECH").reason is Reason.NO_DATA_FOR_ENTITY


def test_a_total_printed_without_one_country_is_that_of_all_but_it() -> None:
    rows = {"ALF": 100, "BRV": 40, "FOX": "W", "WORLD_EXCEPT_FOX": 150}
    assert together(exactly(150.0), "FOX", rows=rows, all_but=True).verdict is Verdict.VERIFIED
    assert together(exactly(190.0), "FOX", rows=rows, all_but=True).verdict is Verdict.CONTRADICTED
    assert together(exactly(150.0), "BRV", rows=rows, all_but=True).verdict is not Verdict.VERIFIED


def test_the_first_of_an_ordering() -> None:
    assert together(exactly(120.0), top=3).verdict is Verdict.VERIFIED
    assert together(percent(60.0), top=3, how="share").verdict is Verdict.VERIFIED
    assert together(exactly(120.0), top=3, rows=ROWS).reason is Reason.UNDETERMINED
    assert together(exactly(50.0), top=3, rows=ROWS).verdict is Verdict.CONTRADICTED


def test_a_group_is_its_printed_row_or_its_members() -> None:
    # 90 with those who belong to it for certain, 120 with one who may or may not.
    assert together(exactly(90.0), "EAST").reason is Reason.UNDETERMINED
    assert together(exactly(120.0), "EAST").reason is Reason.UNDETERMINED
    assert together(more_than(80.0), "EAST").verdict is Verdict.VERIFIED
    assert together(exactly(150.0), "EAST").verdict is Verdict.CONTRADICTED
    assert together(exactly(60.0), "EAST").verdict is Verdict.CONTRADICTED
    assert together(exactly(70.0), "EAST", rows={**CERTAIN, "EAST": 70}).verdict is Verdict.VERIFIED
    assert together(exactly(45.0), "EAST", how="mean").verdict is Verdict.VERIFIED
    assert together(exactly(50.0), "EAST", rows={"ALF": 50}).reason is Reason.NO_DATA_FOR_ENTITY


@pytest.mark.parametrize("how", ["sum", "share"])
def test_rates_are_not_added_up(how: Any) -> None:
    query = AggregateQuery(words(), named("ALF", "BRV"), exactly(90.0), how=how)
    assert aggregate.answer(query, spot(CERTAIN, exhaustive=False)).reason is Reason.UNDETERMINED


def test_understated_bounds_are_noted() -> None:
    query = ValueQuery(words(), EntityWords("ALF"), more_than(20.0))
    assert value.answer(query, spot(ROWS)).notes == (Note.UNDERSTATES,)
    assert math.isinf(more_than(20.0).holds.high)
