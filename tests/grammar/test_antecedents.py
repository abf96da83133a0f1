"""Who "it" is: the one whom the sentence before names by itself, and nobody where it names only whose thing it speaks of."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from tests.grammar.conftest import Findings


@pytest.mark.parametrize(
    "before",
    [
        "Peru is rich in metals.",
        "Peru comes second.",
        "In South America, Peru comes second.",
        "Old rivals envy Peru.",
    ],
)
def test_it_is_who_was_named(before: str, findings: Findings) -> None:
    finding = findings(f"{before} It produced 2.6 million tonnes of copper in 2024.")[-1]
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
def test_it_is_nobody_where_only_whose_thing_it_is_was_named(before: str, findings: Findings) -> None:
    finding = findings(f"{before} It produced 5.3 million tonnes of copper in 2024.")[-1]
    assert finding.entity is None
    assert finding.verdict is Verdict.UNVERIFIABLE


def test_its_is_a_country_s_whose_thing_was_spoken_of(findings: Findings) -> None:
    finding = findings("Chile's mines are old. Its copper output was 5.3 million tonnes in 2024.")[-1]
    assert (finding.entity, finding.verdict) == ("CHL", Verdict.VERIFIED)
