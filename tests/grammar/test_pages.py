"""Every example of every page is read as its heading says, whatever the order of the constructions."""

import os
import random
import re

import pytest

from checks.grammar.drafts import Construction
from checks.grammar.reader import CONSTRUCTIONS
from checks.record import Record
from tests.grammar import pages

CASES = [(kind, heading, text) for kind in pages.kinds() for heading, text in pages.examples(kind)]


def test_the_pages_as_they_stand(record: Record) -> None:
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        for kind in pages.kinds():
            pages.rewrite(kind, record)
    wrong = [
        f"{kind}: {text}\n  read as  {found}\n  page has {heading}"
        for kind in pages.kinds()
        for heading, text in pages.examples(kind)
        if (found := pages.read(kind, text, record)) != heading
    ]
    assert not wrong, "\n".join(wrong)


def test_the_order_of_constructions_never_matters(record: Record) -> None:
    orders = [random.Random(seed).sample(CONSTRUCTIONS, len(CONSTRUCTIONS)) for seed in range(3)]
    for kind, heading, text in CASES:
        assert pages.read_in_orders(kind, text, record, orders) == [heading] * len(orders), text


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=lambda rule: rule.__name__)
def test_the_examples_of_a_docstring_stand_on_a_page_and_are_read(construction: Construction) -> None:
    """Whole sentences in a docstring are examples; what begins in lower case or holds "…" only shows a pattern."""
    quoted = [" ".join(each.split()) for each in re.findall(r'"([^"]+)"', construction.__doc__ or "")]
    assert quoted, f"{construction.__name__} has no example in its docstring"
    read = {text.rstrip(".") for _, heading, text in CASES if heading != pages.LEFT_ALONE}
    whole = [each for each in quoted if each[0].isupper() and "…" not in each]
    assert [each for each in whole if each.rstrip(".") not in read] == []


@pytest.mark.parametrize("kind", pages.kinds())
def test_a_page_ends_with_sentences_to_leave_alone(kind: str) -> None:
    headings = [heading for heading, _ in pages.examples(kind)]
    assert headings[-1] == pages.LEFT_ALONE
