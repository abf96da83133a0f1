"""Who "it" is: the one whom the sentence before names by itself, and nobody where it names only whose thing it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from checks.assay import check
from checks.documents import Document
from checks.findings import Finding, Verdict
from checks.record import Record

DAY = date(2025, 6, 1)


def _last(text: str, record: Record) -> Finding:
    return check(Document("article", text, DAY), record).findings[-1]


@pytest.mark.parametrize(
    "before",
    [
        "Peru is rich in metals.",
        "Peru comes second.",
        "In South America, Peru comes second.",
        "Old rivals envy Peru.",
    ],
)
def test_it_is_who_was_named(before: str, record: Record) -> None:
    finding = _last(f"{before} It produced 2.6 million tonnes of copper in 2024.", record)
    assert (finding.entity, finding.verdict) == ("PER", Verdict.VERIFIED)


@pytest.mark.parametrize(
    "before",
    [
        "Codelco is Chile's state miner.",
        "The mine in Chile, owned by BHP, is old.",
        "Codelco comes from Chile.",
        "Peru and Chile are rivals.",
    ],
)
def test_it_is_nobody_where_only_whose_thing_it_is_was_named(before: str, record: Record) -> None:
    finding = _last(f"{before} It produced 5.3 million tonnes of copper in 2024.", record)
    assert finding.entity is None
    assert finding.verdict is Verdict.UNVERIFIABLE


def test_its_is_a_country_s_whose_thing_was_spoken_of(record: Record) -> None:
    finding = _last("Chile's mines are old. Its copper output was 5.3 million tonnes in 2024.", record)
    assert (finding.entity, finding.verdict) == ("CHL", Verdict.VERIFIED)
