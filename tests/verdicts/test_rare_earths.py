"""The bundled tables of rare earths: claims about Russia's reserves, and the same claims changed."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest

from checks.claim_words import Attribution, EntityWords, MeasureWords, Stated
from checks.claims import Claim
from checks.findings import Judgement, Verdict
from checks.intervals import Interval
from checks.queries import ComparisonQuery, CountQuery, Kind, OrderQuery, RankQuery, ValueQuery
from checks.reasons import Note, Reason
from checks.record import Record
from checks.verdicts import judge
from tests.verdicts.tables import exactly, more_than, named, whole

RESERVES = MeasureWords("reserves", "rare_earths")
RUSSIA = EntityWords("RUS")
SPRING_2024, SPRING_2025, AUTUMN_2026 = date(2024, 3, 18), date(2025, 3, 18), date(2026, 10, 1)


def checked(record: Record, query: Any, day: date = SPRING_2025, **more: Any) -> Judgement:
    attribution = more.pop("attribution", Attribution("USGS"))
    return judge(Claim(Kind.VALUE, 0, 1, (0, 1), query, attribution, **more), record, day)


def place(number: int) -> RankQuery:
    return RankQuery(RESERVES, RUSSIA, number, number)


def following(*listed: str) -> OrderQuery:
    return OrderQuery(RESERVES, RUSSIA, named(*listed), exclusive=True)


def amount(number: float, said: str) -> ValueQuery:
    carried = MeasureWords("reserves", "rare_earths", topic_carried=True)
    return ValueQuery(carried, RUSSIA, exactly(number, words=said))


FOUR = ("CHN", "BRA", "IND", "AUS")


def test_the_claims_as_they_were_made(record: Record) -> None:
    fifth = checked(record, place(5))
    assert (fifth.verdict, fifth.notes) == (Verdict.VERIFIED, (Note.SOME_WITHOUT_FIGURES,))
    assert (
        fifth.query
        == "rank(usgs.rare_earths.reserves, RUS, among: WORLD) = 5, source: USGS, as of 2025-03-18"
    )
    cell = fifth.evidence[0]
    assert (cell.publisher, cell.edition, cell.entity, cell.value, cell.rank) == (
        "USGS",
        "2025",
        "RUS",
        3.8e6,
        5,
    )
    said = (
        "USGS's 2025 edition puts Russia fifth, at 3.8 million t, behind China, Brazil, India and Australia."
    )
    assert fifth.explanation == said
    assert checked(record, following(*FOUR)).verdict is Verdict.VERIFIED
    value = checked(record, amount(3.8e6, "3.8 million metric tons"))
    assert value.verdict is Verdict.VERIFIED
    assert "[carried: rare_earths]" in value.query


def test_what_no_table_decides(record: Record) -> None:
    several = Stated(None, Interval(3, 10), Interval(2, 15), "x", "vague", words="several fold")
    more = ComparisonQuery(RESERVES, RUSSIA, named("UKR"), ratio=several)
    compared = checked(record, more, attribution=Attribution(speaker="Dmitriev"))
    assert (compared.verdict, compared.reason) == (Verdict.UNVERIFIABLE, Reason.NO_DATA_FOR_ENTITY)
    hundreds = Stated(None, Interval(200, 1000), Interval(100, 2000), None, "vague", words="hundreds")
    firms = checked(record, CountQuery(hundreds, "Western firms"), attribution=Attribution())
    assert (firms.reason, firms.measure) == (Reason.NO_REFERENCE_TABLE, None)


@pytest.mark.parametrize("query", [place(5), following(*FOUR), amount(3.8e6, "3.8 million metric tons")])
def test_a_year_earlier_they_were_ahead_of_the_edition(record: Record, query: Any) -> None:
    found = checked(record, query, SPRING_2024)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.AHEAD_OF_EDITION)
    assert found.evidence[0].edition == "2024"
    assert found.diagnosis is not None
    assert found.diagnosis.kind == "other_edition"
    assert "2025 edition" in found.diagnosis.text
    assert "2025 edition" in found.explanation


def test_when_india_has_no_figure_any_more(record: Record) -> None:
    for query in (place(5), place(4), following(*FOUR), following("CHN", "BRA", "AUS")):
        found = checked(record, query, AUTUMN_2026)
        assert (found.verdict, found.reason) == (Verdict.UNVERIFIABLE, Reason.RANK_UNDETERMINED)
        assert {cell.role for cell in found.evidence} == {"closest"}
        assert "India" in found.explanation
    assert checked(record, place(6), AUTUMN_2026).verdict is Verdict.CONTRADICTED
    value = checked(record, amount(3.8e6, "3.8 million metric tons"), AUTUMN_2026)
    assert (value.verdict, value.evidence[0].edition) == (Verdict.VERIFIED, "2026")


def test_a_wrong_place(record: Record) -> None:
    found = checked(record, place(4))
    assert found.verdict is Verdict.CONTRADICTED
    assert "fifth, " in found.explanation


def test_a_wrong_scale(record: Record) -> None:
    found = checked(record, amount(3.8e9, "3.8 billion metric tons"))
    assert found.verdict is Verdict.CONTRADICTED
    assert found.diagnosis is not None
    assert found.diagnosis.kind == "power_of_ten"
    assert "million, not billion" in found.explanation


def test_a_wrong_country_in_the_list(record: Record) -> None:
    found = checked(record, following("CHN", "BRA", "IND", "CAN"))
    assert found.verdict is Verdict.CONTRADICTED
    assert found.diagnosis is not None
    assert found.diagnosis.replacement == "Australia"
    assert "Australia" in found.explanation


def test_another_measure(record: Record) -> None:
    found = checked(record, amount(2500.0, "2,500 metric tons"))
    assert found.verdict is Verdict.CONTRADICTED
    assert found.diagnosis is not None
    assert found.diagnosis.kind == "other_measure"
    assert "matches mine production, not reserves" in found.explanation


def test_the_world_total_is_only_a_bound(record: Record) -> None:
    world = ValueQuery(RESERVES, EntityWords("WORLD"), more_than(90e6))
    assert checked(record, world).verdict is Verdict.VERIFIED
    assert math.isinf(more_than(90e6).holds.high)


@pytest.mark.parametrize(
    ("day", "verdict"), [(SPRING_2025, Verdict.VERIFIED), (SPRING_2024, Verdict.CONTRADICTED)]
)
def test_how_many_have_more_than_twenty_million(record: Record, day: date, verdict: Verdict) -> None:
    two = CountQuery(whole(2), "countries", RESERVES, more_than(20e6))
    assert checked(record, two, day).verdict is verdict
