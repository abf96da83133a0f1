"""Text to tokens: what stays one token, and where each begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.reading.folding import fold
from checks.reading.tokens import tokens

CASES = [
    ("Russia's 3.8 million t.", ["russia", "'s", "3.8", "million", "t", "."]),
    ("Russia’s", ["russia", "'s"]),
    ("the states' mines", ["the", "states", "'", "mines"]),
    ("it's can't O'Neil l'état", ["it", "'s", "can't", "o'neil", "l'état"]),
    ("U.S. and e.g. D.C.", ["u.s.", "and", "e.g.", "d.c."]),
    ("G7 COP30 A320 H1N1 km2 km²", ["g7", "cop30", "a320", "h1", "n1", "km2", "km²"]),
    ("COVID-19", ["covid", "-", "19"]),
    ("45,000-50,000", ["45,000", "-", "50,000"]),
    ("1.2.3", ["1.2.3"]),
    ("$1.2bn", ["$", "1.2", "bn"]),
    ("US$3.77", ["us", "$", "3.77"]),
    ("Rs500 EUR1.5bn", ["rs", "500", "eur", "1.5", "bn"]),
    ("$.5bn", ["$", ".5", "bn"]),
    ("It ended.5 left", ["it", "ended", ".", "5", "left"]),
    ("22 200 TWh", ["22 200", "twh"]),
    ("22\u00a0200", ["22 200"]),
    ("22\u2009200", ["22 200"]),
    ("22\u202f200", ["22 200"]),
    ("1 234 567.8", ["1 234 567.8"]),
    ("It made 22 200.", ["it", "made", "22 200", "."]),
    ("22 200, more", ["22 200", ",", "more"]),
    ("22 2000", ["22", "2000"]),
    ("0 123", ["0", "123"]),
    ("01726 555 0188", ["01726", "555", "0188"]),
    ("2024 100", ["2024", "100"]),
    ("5\n300", ["5", "300"]),
    ("1½ ¾", ["1½", "¾"]),
    ("50%", ["50", "%"]),
    ("a_b", ["a", "_", "b"]),
    ("e\u0301", ["e", "\u0301"]),
    ("😀5", ["😀", "5"]),
    ("١٢٣", ["١٢٣"]),
    ("中国有5", ["中国有5"]),
    ("", []),
    (" \n\t", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(fold(text), 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "glued"),
    [("5 t", [False, False]), ("5t", [False, True]), ("5 %", [False, False]), ("(5", [False, True])],
)
def test_a_token_is_glued_where_no_space_stands_before_it(text: str, glued: bool) -> None:
    assert [token.glued for token in tokens(text, 0, len(text))] == glued


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("U.S. tons", ["word", "word"]),
        ("5 t", ["number", "word"]),
        ("China's", ["word", "possessive"]),
        ("%", ["mark"]),
        ("Rs5", ["word", "number"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokens(fold(text), 0, len(text))] == kinds


def test_the_written_form_keeps_its_case() -> None:
    text = "3 Mt of U.S. ore"
    assert [token.written for token in tokens(fold(text), 0, len(text), text)] == [
        "3",
        "Mt",
        "of",
        "U.S.",
        "ore",
    ]
    assert {token.written for token in tokens(fold(text), 0, len(text))} == {""}


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "first. second 5 t"
    found = tokens(text, 7, len(text))
    assert [(token.start, token.end) for token in found] == [(7, 13), (14, 15), (16, 17)]
    assert [token.text for token in tokens(text, 7, 13)] == ["second"]


@given(st.text(max_size=200))
def test_tokens_cover_all_but_space_in_order(text: str) -> None:
    folded = fold(text)
    found = tokens(folded, 0, len(folded))
    last = 0
    for token in found:
        assert folded[token.start : token.end] == token.text
        assert folded[last : token.start].isspace() or last == token.start
        last = token.end
    assert not folded[last:].strip()
