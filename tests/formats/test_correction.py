"""What to write instead: only where words can simply be put in the place of others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.assay import check
from checks.documents import Document
from checks.findings import Diagnosis, StatedShown, Verdict
from checks.formats.correction import correction
from checks.record import Record
from tests.formats.samples import CELL, CONTRADICTED, finding

DAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("text", "stated", "words"),
    [
        ("10 million tons", 1e7, "3.8 million tons"),
        ("nearly 10,000,000 metric tons", 1e7, "3.8 million metric tons"),
        ("10 Mt", 1e7, "3.8 million t"),
        ("11 million short tons", 9_979_032.0, "3.8 million t"),
        ("ten million tons", 1e7, "3.8 million t"),
        ("10\nmillion", 1e7, "3.8 million"),
        ("10-million-ton", 1e7, "3.8 million t"),
    ],
)
def test_a_figure_keeps_the_writers_unit_where_it_is_the_tables(text: str, stated: float, words: str) -> None:
    one = replace(
        CONTRADICTED,
        kind="value",
        text=text,
        start=5,
        end=5 + len(text),
        stated=StatedShown(stated, unit="t"),
    )
    assert correction(one) == (5, 5 + len(text), words)


@pytest.mark.parametrize(
    ("text", "place", "written"),
    [
        ("the fifth-largest", "sixth", "the sixth-largest"),
        ("the world's fifth-largest", "first", "the world's largest"),
        ("ranks 23rd", "12th", "ranks 12th"),
        ("the largest", "second", None),
        ("fifth or sixth", "second", None),
    ],
)
def test_a_place_is_put_in_where_one_is_written(text: str, place: str, written: str | None) -> None:
    found = Diagnosis("other_place", "", CELL, place)
    corrected = correction(replace(CONTRADICTED, text=text, start=0, end=len(text), diagnosis=found))
    assert written == (corrected and text[: corrected.start] + corrected.words + text[corrected.end :])


WRONG = [
    ("Russia has the world's fourth-largest reserves of rare earth metals.", "fifth-largest"),
    ("Russia has 10 million tons of rare earths.", "3.8 million tons"),
    ("Chile produced about 53 Mt of copper in 2024.", "5.3 million t"),
    ("China produced 85% of the world's rare earths in 2024.", "69%"),
    ("China produced 85.0 percent of the world's rare earths in 2024.", "69.2 percent"),
    ("Chile's copper production rose 9% in 2024.", "rose 1%"),
    ("Australia produced 480 tons of gold in 2024.", "290 tons"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_is_put_in_makes_the_sentence_true(record: Record, text: str, words: str) -> None:
    (false,) = check(Document("a", text, DAY), record).findings
    found = correction(false)
    assert found is not None
    mended = text[: found.start] + found.words + text[found.end :]
    assert words in mended
    (true,) = check(Document("a", mended, DAY), record).findings
    assert (false.verdict, true.verdict) == (Verdict.CONTRADICTED, Verdict.VERIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "China produced more than 85% of the world's rare earths in 2024.",
        "China produced about 85% of the world's rare earths in 2024.",
        "Chile's copper production fell 30% in 2024.",
        "Chile's copper production fell to 4.9 million tons in 2024 from 5.25 million tons in 2023.",
        "Only three countries hold more than 5 million tons of rare-earth reserves.",
        "China has three times as much rare-earth reserves as Brazil.",
        "Russia does not have the world's fifth-largest reserves of rare earth metals.",
    ],
)
def test_more_than_one_figure_a_bound_or_a_direction_is_left_to_people(record: Record, text: str) -> None:
    (false,) = check(Document("a", text, DAY), record).findings
    assert (false.verdict, correction(false)) == (Verdict.CONTRADICTED, None)


def test_nothing_is_put_in_where_more_is_wrong_or_nothing_is() -> None:
    assert correction(finding()) is None
    assert correction(CONTRADICTED) is None
    other_unit = replace(CONTRADICTED, kind="value", stated=StatedShown(10.0, unit="%"))
    assert correction(other_unit) is None
    listed = Diagnosis("other_entity", "Brazil stands above Russia, not Peru.", CELL, "Brazil")
    assert correction(replace(CONTRADICTED, kind="order", diagnosis=listed)) is None
