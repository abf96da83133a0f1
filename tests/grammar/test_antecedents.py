"""Who "it" is: the one whom the sentence before names by itself, and nobody where it names only whose thing it speaks of."""

from __future__ import annotations

import pytest

from checks.findings import Reason, Verdict
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


@pytest.mark.parametrize(
    "before",
    [
        "Chile has a big miner, Codelco. It",
        "Chile has a region called Antofagasta. It",
        "Chile is home to Escondida, a giant mine. It",
        "Chile's biggest mine is Escondida. It",
        "Chile's state miner had a good year. It",
    ],
)
def test_it_is_nobody_where_a_mine_or_firm_may_be_meant(before: str, findings: Findings) -> None:
    finding = findings(f"{before} produced 5.3 million tonnes of copper in 2024.")[-1]
    assert finding.verdict is Verdict.UNVERIFIABLE


@pytest.mark.parametrize("text", ["Peru's biggest city is Lima. Its", "Peru's largest firm did well. Its"])
def test_its_is_nobody_s_where_one_thing_of_a_country_was_spoken_of(text: str, findings: Findings) -> None:
    finding = findings(f"{text} copper output was 2.6 million tonnes in 2024.")[-1]
    assert finding.verdict is Verdict.UNVERIFIABLE


@pytest.mark.parametrize("noun", ["goal", "target", "potential", "quota"])
def test_what_else_somebody_has_is_not_the_figure_spoken_of(noun: str, findings: Findings) -> None:
    text = f"Peru mined 2.6 million tonnes of copper in 2024. Chile's {noun} is 5.3 million tonnes."
    assert [each.text for each in findings(text) if each.verdict is Verdict.VERIFIED] == [
        "2.6 million tonnes"
    ]


def test_what_goes_on_from_a_plan_is_one(findings: Findings) -> None:
    found = findings("Peru wants to mine 3 million tonnes of copper. For Chile the figure is 5.3 million.")
    assert Verdict.VERIFIED not in {each.verdict for each in found}


def test_its_is_a_country_s_whose_thing_was_spoken_of(findings: Findings) -> None:
    finding = findings("Chile's mines are old. Its copper output was 5.3 million tonnes in 2024.")[-1]
    assert (finding.entity, finding.verdict) == ("CHL", Verdict.VERIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "Peru is on strike over copper. Output was 2.6 million tonnes in 2024.",
        "The Peruvian copper boom goes on: output was 2.6 million tonnes in 2024.",
    ],
)
def test_bare_output_is_that_of_the_only_country_spoken_of(text: str, findings: Findings) -> None:
    finding = findings(text)[-1]
    assert (finding.entity, finding.verdict) == ("PER", Verdict.VERIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Minsur had a bad year in copper. Output was 2.6 million tonnes in 2024.",
        "Peru is home to Antamina, a copper mine. Output was 2.6 million tonnes in 2024.",
        "A copper mine in Peru is on strike. Output was 2.6 million tonnes in 2024.",
        "Peru and Chile mine copper. Output was 2.6 million tonnes in 2024.",
        "Peruvian miner Minsur digs copper. Output was 2.6 million tonnes in 2024.",
    ],
)
def test_bare_output_may_be_an_enterprise_s(text: str, findings: Findings) -> None:
    assert findings(text)[-1].verdict is Verdict.UNVERIFIABLE


def test_we_are_the_country_of_the_speaker_s_office(findings: Findings) -> None:
    finding = findings(
        '"We have 12,000 tonnes of gold in the ground," said Madeleine King, Australia\'s resources minister.'
    )[0]
    assert (finding.entity, finding.verdict) == ("AUS", Verdict.VERIFIED)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "China makes most of the world's rare-earth magnets, and it mines 69 percent of the ore.",
            Verdict.VERIFIED,
        ),
        ("Peru's copper mines yielded 2.6 million tonnes of metal in 2024.", Verdict.VERIFIED),
        ("Peru's copper and zinc mines yielded 2.6 million tonnes of metal in 2024.", Verdict.UNVERIFIABLE),
    ],
)
def test_a_metal_or_ore_is_the_one_that_was_named(text: str, verdict: Verdict, findings: Findings) -> None:
    assert findings(text)[-1].verdict is verdict


def test_whoever_only_a_relation_names_makes_no_claim(findings: Findings) -> None:
    assert not findings("Peru mines copper. Its southern neighbour mined 5.3 million tonnes of it in 2024.")


def test_its_is_not_whoever_only_was_compared_with(findings: Findings) -> None:
    text = "Chile mines more copper than Peru, Zambia and Mexico. Its copper output was 5.3 million tonnes in 2024."
    assert (findings(text)[-1].entity, findings(text)[-1].verdict) == ("CHL", Verdict.VERIFIED)


@pytest.mark.parametrize(
    "text",
    [
        'Peru\'s energy minister told a mining congress in Lima that copper is king. "We mined 2.6 million tonnes of copper in 2024," he said.',
        'Peruvian officials said that copper is king. "Our copper output was 2.6 million tonnes in 2024," the minister added.',
    ],
)
def test_he_speaks_for_the_country_of_whoever_spoke_before(text: str, findings: Findings) -> None:
    assert (findings(text)[-1].entity, findings(text)[-1].verdict) == ("PER", Verdict.VERIFIED)


@pytest.mark.parametrize(
    "text",
    [
        "Copper scrap is dear. Chile produced 5.3 million tonnes of the stuff in 2024.",
        "Copper cathode is dear. Chile's output of it was 5.3 million tonnes in 2024.",
        "Copper wire is dear. Chile made 5.3 million tonnes of it in 2024.",
        'Antamina\'s boss, a Peruvian, was upbeat. "We produced 2.6 million tonnes of copper in 2024," he said.',
        'Peru\'s Southern Copper is upbeat. "We produced 2.6 million tonnes of copper in 2024," he said.',
        "China makes rare-earth magnets and copper wire, and it mines 69 percent of the ore.",
        "Escondida is Chile's pride. It produced 5.3 million tons of copper in 2024.",
        "A Chinese firm has bought a lithium deposit in Mali. The country has 3 million tons of lithium reserves.",
        "Chile's copper output target is ambitious. It is 5.3 million tons.",
        "Chile's copper output growth is strong. It was 5.3 million tons in 2024.",
    ],
)
def test_nobody_and_nothing_is_carried_that_was_not_spoken_of(text: str, findings: Findings) -> None:
    assert Verdict.VERIFIED not in {each.verdict for each in findings(text)}


def test_the_fund_is_no_survey(findings: Findings) -> None:
    text = "The USGS speaks of rare earths. Vietnam's reserves of them are 3.5 million tonnes, the {} says."
    assert findings(text.format("survey"))[-1].attribution == "USGS"
    assert findings(text.format("fund"))[-1].attribution == "the fund"


def test_the_central_african_country_is_none_that_lies_elsewhere(findings: Findings) -> None:
    before = "Indonesia turned out 44,000 tons of cobalt in 2024."
    found = findings(f"{before} The central African country holds half of the world's reserves.")
    assert found[0].entity == "IDN"
    assert "IDN" not in {finding.entity for finding in found[1:]}


@pytest.mark.parametrize(
    "spoken", ["It is Africa's second-largest producer", "The country is second in Africa"]
)
def test_it_is_neither_a_country_nor_its_neighbour(spoken: str, findings: Findings) -> None:
    before = "Ghana mined 150 tons of gold in 2024. Its neighbour Burkina Faso mined 60 tons."
    assert findings(f"{before} {spoken}.")[-1].entity is None


@pytest.mark.parametrize(
    "text",
    [
        "Spain's young are leaving. Their unemployment rate was 11.4 percent in 2024.",
        "Spain's south is poor. Unemployment was 11.4 percent in 2024.",
        "Spaniards move to Germany. Unemployment there was 11.4 percent in 2024.",
        "BHP left Chile. Its mines produced 5.3 million tons of copper in 2024.",
    ],
)
def test_some_of_a_people_or_another_s_name_leave_open_whose_it_is(text: str, findings: Findings) -> None:
    finding = findings(text)[-1]
    assert (finding.entity, finding.verdict) == (None, Verdict.UNVERIFIABLE)


def test_miners_whose_output_is_told_are_nobody_known(findings: Findings) -> None:
    found = findings("Chile has miners whose copper output exceeds 4 million tons.")
    assert {each.verdict for each in found} == {Verdict.UNVERIFIABLE}


def test_an_amount_is_not_of_the_only_good_claimed_where_another_was_named_last(findings: Findings) -> None:
    text = "Chile, the largest copper producer, mines much rhenium, too. Poland mined 9.4 tons."
    assert findings(text)[-1].reason is Reason.AMBIGUOUS_MEASURE


def test_a_burden_told_behind_an_amount_of_money_has_no_place_in_it(findings: Findings) -> None:
    text = "Israel's military spending was $46.5 billion in 2024. Its burden was the second highest after Ukraine's."
    assert {each.verdict for each in findings(text)[1:]} <= {Verdict.UNVERIFIABLE}
