"""Where sentences begin and end: abbreviations, initials, quotes, headlines, bullets and wrapped lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.reading.folding import fold
from checks.reading.sentences import sentences

# "¶" stands for a line break; "|" parts the sentences expected.
CASES = [
    "It rose.|It fell!|Did it?|It did.",
    "The U.S. mined 5 t.|Peru did not.",
    "He lives in the U.S.|The mine is big.",
    "The U.S. Geological Survey said so.|It is right.",
    "U.S. exports rose.|U.K. exports fell.",
    "It met E.U. and U.N. envoys.|They left.",
    "It ranks No. 5 in the world.|Nos. 3 and 4 follow.",
    "He said no.|She left.",
    "On Feb. 18 it rose.|It fell in Feb.|Then it rose.",
    "In Riyadh, Feb. 18, 2025.|AP Photo.",
    "Mr. Putin met Dr. Smith.|They talked.",
    "Sen. Doe and Lt. Gov. Roe left St. Petersburg.|Then they came back.",
    "J. R. R. Tolkien wrote.|He died.",
    "George W. Bush spoke.|Then he left.",
    "He was born in Washington, D.C.|He died there.",
    "It met at 5 p.m. on Monday.|It ended at 6 p.m.|The end.",
    "It holds approx. 5 t of it, e.g. copper, i.e. metal.|More follows.",
    "Acme Inc. left.|Acme Corp. stayed.",
    "He left Acme Inc.|The firm closed.",
    "It fell vs. the dollar.|It rose again.",
    "It costs $5.5 million.|It rose 3.5%.|It fell.",
    "It rose 3.5%.|Russia exported more.",
    "It ended in 2024.|5 mines closed.",
    "“It is big.”|He left.",
    '"It is big," he said.|"It is."|Then he left.',
    '"It is big!" he said.|She left.',
    '"Is it big?"|he asked.',
    "(It is big.)|It is.",
    "He paused… then left.|She stayed.",
    "Wait... what?|Then …|It came.",
    "Total output rose.¶|Reserves fell.",
    "MOSCOW MAKES OVERTURES¶|Russia’s envoy talked.¶|By Guy Birchall",
    "Moscow Makes Overtures to American Business Ahead of Trump Call¶|Kirill Dmitriev, the head, speaks.",
    "First paragraph without an end¶¶|Second paragraph.",
    "This line is wrapped¶and goes on here.|It ends.",
    "Total output of¶45,000 tons was reached.",
    "Its reserves are held by¶Russia and China,¶India and Brazil.",
    "According to the figures it published, the U.S.¶Geological Survey knows best.",
    "The long first line of this paragraph was wrapped by¶a mail program, and so the next line, which begins with¶"
    "Russia, belongs to it.",
    "Putin Warns the West¶|The long first line of this paragraph was wrapped by some program¶and so it goes on.",
    "Reserves:¶|44 million tons",
    "- China: 44 million tons¶|- Brazil: 21 million tons",
    "• China¶|• Brazil",
    "1. First point¶|2. Second point",
    "İstanbul is big.|It is.",
    "The end.Next one without space.",
    "Unbalanced (quotes “ and parentheses.|Next.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    expected = [each.replace("¶", "\n").strip() for each in case.split("|")]
    text = " ".join(case.replace("¶", "\n").split("|")).replace("\n ", "\n")
    assert [text[start:end] for start, end in sentences(fold(text), text)] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(fold(text), text) == []


@given(st.text(alphabet="aB5. \n?!…\"'(),%-:", max_size=120))
def test_sentences_lie_in_order_and_cover_all_but_space(text: str) -> None:
    last = 0
    for start, end in sentences(fold(text), text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
    assert not text[last:].strip()
