"""What to write instead: only where words can simply be put in the place of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.findings import Diagnosis, StatedShown
from checks.formats.correction import correction
from tests.formats.samples import CELL, CONTRADICTED, finding


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


def test_nothing_is_put_in_where_more_is_wrong_or_nothing_is() -> None:
    assert correction(finding()) is None
    assert correction(CONTRADICTED) is None
    other_unit = replace(CONTRADICTED, kind="value", stated=StatedShown(10.0, unit="%"))
    assert correction(other_unit) is None
    listed = Diagnosis("other_entity", "Brazil stands above Russia, not Peru.", CELL, "Brazil")
    assert correction(replace(CONTRADICTED, kind="order", diagnosis=listed)) is None
