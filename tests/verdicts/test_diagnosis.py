"""Rule 11: what would make a contradicted claim true."""

from __future__ import annotations

from datetime import date
from typing import Any

from checks.claim_words import EntityWords, PeriodWords
from checks.findings import Diagnosis, Verdict
from checks.queries import OrderQuery, RankQuery, ValueQuery
from checks.reasons import Reason
from checks.values import replace
from checks.verdicts import judge
from tests.verdicts.tables import (
    PRODUCTION,
    Tables,
    catalogue,
    claim,
    edition,
    exactly,
    measure,
    named,
    over_time,
    table,
    words,
)

DAY = date(2025, 6, 1)

BOOK = Tables(
    catalogue(measure(), measure(PRODUCTION)),
    [
        table(edition("2025"), {"ALF": 6_900_000, "BRV": 3_800_000, "CHR": 45_000, "DLT": 12_000}),
        over_time(
            edition("2025"), {"BRV": {"2023": 2_700, "2024": 2_500}, "CHR": {"2023": 180, "2024": 190}}
        ),
    ],
)


def diagnosed(
    entity: str, number: float, said: str = "", mentioned: tuple[str, ...] = (), **more: Any
) -> Diagnosis | None:
    concept = str(more.pop("concept", "reserves"))
    said_as = exactly(number, words=said)
    query = ValueQuery(words(concept), EntityWords(entity), said_as, **more)
    return judge(claim(query, mentioned=mentioned), BOOK, DAY).diagnosis


def test_another_measure() -> None:
    found = diagnosed("BRV", 2_500.0)
    assert found is not None
    assert (found.kind, found.text) == ("other_measure", "The figure matches production, not reserves.")
    assert found.cell is not None
    assert found.cell.measure == PRODUCTION


def test_another_measure_of_what_was_only_carried_on_is_not_contradicted() -> None:
    carried = replace(words("reserves"), concept_carried=True)
    for number, expected in ((2_500.0, Reason.AMBIGUOUS_MEASURE), (1_000.0, Verdict.CONTRADICTED)):
        query = ValueQuery(carried, EntityWords("BRV"), exactly(number))
        found = judge(claim(query), BOOK, DAY)
        assert (found.reason or found.verdict) == expected


def test_a_power_of_ten() -> None:
    found = diagnosed("BRV", 3.8e9, "3.8 billion tons")
    assert found is not None
    assert (found.kind, found.replacement) == ("power_of_ten", "3.8 million tons")
    assert "million, not billion" in found.text
    slipped = diagnosed("BRV", 380_000.0, "380,000 tons")
    assert slipped is not None
    assert (slipped.kind, slipped.replacement) == ("power_of_ten", "3.8 million t")


def test_another_unit() -> None:
    found = diagnosed("CHR", 99_000_000.0, "99 million tons")
    assert found is not None
    assert found.kind == "other_unit"
    assert "pounds" in found.text


def test_swapped_digits() -> None:
    found = diagnosed("CHR", 54_000.0)
    assert found is not None
    assert (found.kind, found.replacement) == ("digits", "45,000 t")


def test_another_entity_that_is_named_or_next_in_rank() -> None:
    for mentioned, entity in ((("ALF",), "DLT"), ((), "BRV")):
        found = diagnosed(entity, 6_900_000.0, mentioned=mentioned)
        assert found is not None
        assert (found.kind, found.replacement) == ("other_entity", "Alfa")
    assert diagnosed("DLT", 6_900_000.0) is None


def test_another_period() -> None:
    found = diagnosed("BRV", 2_700.0, concept="production", period=PeriodWords(2024))
    assert found is not None
    assert (found.kind, found.cell and found.cell.period) == ("other_period", "2023")


def test_one_digit_is_no_match() -> None:
    assert diagnosed("BRV", 4e9, "4 billion tons") is None


def test_denials_are_not_diagnosed_by_figures() -> None:
    query = ValueQuery(words(), EntityWords("BRV"), exactly(3_800_000.0))
    assert judge(claim(query, denied=True), BOOK, DAY).diagnosis is None


def test_the_true_place() -> None:
    found = judge(claim(RankQuery(words(), EntityWords("CHR"), 1, 2)), BOOK, DAY).diagnosis
    assert found is not None
    assert (found.kind, found.replacement) == ("other_place", "third")


def test_who_is_missing_from_a_list() -> None:
    listed = OrderQuery(words(), EntityWords("CHR"), named("ALF", "DLT"), exclusive=True)
    found = judge(claim(listed), BOOK, DAY).diagnosis
    assert found is not None
    assert (found.kind, found.replacement, found.text) == (
        "other_entity",
        "Bravo",
        "Bravo stands above Charlie, not Delta.",
    )
    too_many = OrderQuery(words(), EntityWords("CHR"), named("ALF", "BRV", "DLT"), exclusive=True)
    found = judge(claim(too_many), BOOK, DAY).diagnosis
    assert found is not None
    assert found.text == "Delta does not stand above Charlie."
