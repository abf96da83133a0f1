"""Who is credited with a claim, wherever the sentence, or the one before, says so."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from checks.reasons import Reason
from tests.grammar.conftest import Findings


@pytest.mark.parametrize(
    "text",
    [
        "In a report published in January, the U.S. Geological Survey put Chile's copper reserves at 190 million tonnes.",
        "In its latest report, the USGS estimates Chile's copper reserves at 190 million tonnes.",
        "Chile's copper reserves, which the USGS puts at 190 million tonnes, lie in the Andes.",
        "The USGS pegs Chile's copper reserves at 190 million tonnes.",
        "Chile's copper reserves are put at 190 million tonnes by the USGS.",
        "USGS figures put Chile's copper reserves at 190 million tonnes.",
        "Chile has 190 million tonnes of copper reserves, per the USGS.",
        "As the USGS notes, Chile has 190 million tonnes of copper reserves.",
        "Chile has 190 million tonnes of copper reserves, Reuters reported, citing the USGS.",
        "Chile has 190 million tonnes of copper reserves (source: USGS).",
        "The USGS published its report on Friday. Chile has 190 million tonnes of copper reserves, the agency said.",
        "The USGS published its report on Friday. According to the agency, Chile has 190 million tonnes of copper reserves.",
        "The USGS published its report on Friday. It put Chile's copper reserves at 190 million tonnes.",
        "Unlike the CIA, the USGS says Chile has 190 million tonnes of copper reserves.",
        "The USGS, not the CIA, says Chile has 190 million tonnes of copper reserves.",
    ],
)
def test_the_publisher_is_found(text: str, findings: Findings) -> None:
    finding = findings(text)[0]
    assert finding.attribution == "USGS"
    assert finding.verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    "text",
    [
        "OPEC said Saudi Arabia produced 9 million barrels of oil a day in 2024.",
        "The International Energy Agency put China's coal production at 4.8 billion tonnes in 2024.",
        "Chile's copper reserves stand at 190 million tonnes, says Wood Mackenzie.",
    ],
)
def test_a_publisher_that_is_not_held_is_never_replaced(text: str, findings: Findings) -> None:
    assert findings(text)[0].reason is Reason.SOURCE_NOT_HELD


@pytest.mark.parametrize(
    "text",
    [
        "Chile's president, Gabriel Boric, said on Monday the country holds the world's largest copper reserves.",
        "Chile's President Gabriel Boric told reporters that his country holds the world's largest copper reserves.",
        '"Our copper reserves are the largest in the world," Chile\'s President Gabriel Boric said.',
        "\"We hold the world's largest copper reserves,\" said Chile's mining minister.",
        "Chilean officials say the country holds the world's largest copper reserves.",
    ],
)
def test_a_speaker_speaks_for_a_country(text: str, findings: Findings) -> None:
    finding = findings(text)[0]
    assert finding.entity == "CHL"
    assert finding.verdict is Verdict.VERIFIED


def test_a_speaker_of_no_country_leaves_the_entity_open(findings: Findings) -> None:
    finding = findings('"We hold the world\'s largest copper reserves," the minister said.')[0]
    assert finding.reason is Reason.UNKNOWN_ENTITY


def test_a_publisher_goes_on_speaking_of_the_same_measure(findings: Findings) -> None:
    text = "Turkish inflation was 58.5% in 2024, according to the IMF. In Argentina inflation was 219.9% in 2024."
    assert "source: IMF [carried]" in findings(text)[-1].query


@pytest.mark.parametrize(
    "text",
    [
        "Turkish inflation was 58.5% in 2024, according to the IMF. Argentina's GDP was $633 billion in 2024.",
        "Turkish inflation was 58.5% in 2024, says the IMF. Prices hurt. Argentina's inflation was 219.9% in 2024.",
        "Turkish inflation was 58.5% in 2024, says Eurostat. Argentina's inflation was 219.9% in 2024.",
    ],
)
def test_no_publisher_goes_on_with_another_measure_or_later_or_without_a_table(
    text: str, findings: Findings
) -> None:
    assert "carried]" not in findings(text)[-1].query.replace("[carried: ", "")


def test_whoever_tells_it_unlike_a_publisher_is_credited_alone(findings: Findings) -> None:
    finding = findings("Unlike the USGS, the ministry says Peru mined 2.6 million tons of copper.")[0]
    assert "source: USGS" not in finding.query
