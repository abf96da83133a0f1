"""Folding compares texts without ever moving an offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.reading.folding import fold, lower, name_form, without_invisible


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Russia’s “ore”", 'russia\'s "ore"'),
        ("22\u00a0200\u2009TWh", "22 200 twh"),
        ("5\u20116 \u22125%", "5-6 -5%"),
        ("a — b – c", "a – b – c"),
        ("«Ore»", '"ore"'),
        ("İstanbul", "İstanbul"),
        ("ÉTAT ß Σ", "état ß σ"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(lower(text)) == len(name_form(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_marks_are_spaces_in_the_form_of_names() -> None:
    assert name_form("u.s. (rare-earth)") == "u s   rare earth "


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_invisible_marks_are_left_out_with_their_places_kept(mark: str) -> None:
    text, places = without_invisible(f"{mark}Chi{mark}na")
    assert text == "China"
    assert places == [1, 2, 3, 5, 6, 7]


def test_a_text_without_invisible_marks_stays_as_it_is() -> None:
    assert without_invisible("China") == ("China", None)


@given(st.text(alphabet="ab \u00ad\u200b\u200d"))
def test_places_lead_back_to_the_letters(text: str) -> None:
    kept, places = without_invisible(text)
    if places is None:
        assert kept == text
    else:
        assert "".join(text[place] for place in places[:-1]) == kept
        assert places[-1] == len(text)
