"""A sentence that is passed over by its words alone holds nothing that taking it apart would find."""

import pytest

from benchmarks import corpus
from checks.assay import vocabulary
from checks.reading.candidates import is_surely_none, may_hold_a_claim
from checks.reading.folding import fold
from checks.reading.periods import last_year, periods
from checks.reading.place_reader import places
from checks.reading.quantity_reader import quantity_reader
from checks.reading.sentences import sentences
from checks.reading.tokens import tokens
from checks.record import Record
from tests.grammar import pages

EXAMPLES = [text.replace(" ¶ ", "\n\n") for kind in pages.kinds() for _, text in pages.examples(kind)][::3]


def test_what_is_passed_over_holds_nothing(record: Record) -> None:
    words = vocabulary(record)
    passed_over, wrong = 0, []
    for text in (*EXAMPLES, *corpus.news(50_000)):
        folded = fold(text)
        found = words.find(text, folded)
        for start, end in sentences(folded, text):
            hits = [hit for hit in found if start <= hit.start and hit.end <= end]
            if not is_surely_none(folded, start, end, hits):
                continue
            passed_over += 1
            row = tokens(folded, start, end, text)
            times, ordering = periods(row, pages.DAY, set()), places(row)
            amounts = quantity_reader(words).read(row, set())
            year = last_year(times)
            if amounts or ordering or year or may_hold_a_claim(row, hits, amounts, ordering, times):
                wrong.append(text[start:end])
    assert passed_over > 100
    assert wrong == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody came between last year and May.",
        "It was an order of magnitude behind.",
        "He came second, behind two others.",
        "It was higher than ever.",
        "Fewer are mined than ever.",
        "Prices have risen for decades.",
        "The bulk of it lay behind.",
        "It was the better part of it.",
        "Peru was behind.",
    ],
)
def test_what_may_tell_something_is_taken_apart(sentence: str, record: Record) -> None:
    folded = fold(sentence)
    hits = vocabulary(record).find(sentence, folded)
    assert not is_surely_none(folded, 0, len(sentence), hits)
