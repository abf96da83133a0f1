"""What a sentence does not vouch for is never judged as if it did."""

from __future__ import annotations

from datetime import date

import pytest

from checks.assay import check
from checks.documents import Document
from checks.findings import Verdict
from checks.record import Record

DAY = date(2025, 6, 1)
DECIDED = {Verdict.VERIFIED, Verdict.CONTRADICTED}


def _verdicts(text: str, record: Record) -> list[Verdict]:
    return [finding.verdict for finding in check(Document("article", text, DAY), record).findings]


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that {}.",
        "It is not the case that {}.",
        "It is no longer true that {}.",
        "It is wrong to say that {}.",
        "It is a myth that {}.",
        "{}, which is not true.",
        "The claim that {} is false.",
        "He falsely claimed that {}.",
        "The minister denied that {}.",
        "Nobody believes that {}.",
        "The minister lied when he said {}.",
        "Some in Peru say {}; it is not.",
        "A quiz asks whether {}.",
        "If {}, prices will fall.",
        "Imagine that {}.",
        "Is it true that {}?",
    ],
)
def test_a_doubted_statement_is_not_judged(text: str, record: Record) -> None:
    said = text.format("Chile is the world's largest producer of copper")
    assert DECIDED.isdisjoint(_verdicts(said, record))


@pytest.mark.parametrize(
    "says",
    [
        "is almost",
        "is perhaps",
        "is probably",
        "is arguably",
        "is far from being",
        "is nowhere near",
        "is to be",
        "was thought to be",
        "could be",
        "hopes to be",
    ],
)
def test_a_place_that_is_not_quite_asserted_is_not_judged(says: str, record: Record) -> None:
    text = f"Chile {says} the world's largest producer of copper."
    assert DECIDED.isdisjoint(_verdicts(text, record))


@pytest.mark.parametrize(
    "text",
    [
        "Chile holds 190 million tonnes of copper reserves, but a strike stalled its plans to mine them.",
        "Chile is the world's largest producer of copper, not Peru.",
        "That figure is wrong: Chile is the world's largest producer of copper.",
        "It is true that Chile is the world's largest producer of copper.",
        "Chile is believed to be the world's largest producer of copper.",
        "Few people know that Chile is the world's largest producer of copper.",
        "Chile, not always a friend of miners, is the world's largest producer of copper.",
    ],
)
def test_a_doubt_about_something_else_leaves_the_statement_asserted(text: str, record: Record) -> None:
    assert _verdicts(text, record) == [Verdict.VERIFIED]
