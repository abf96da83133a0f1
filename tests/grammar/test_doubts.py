"""What a sentence does not vouch for is never judged as if it did."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from tests.grammar.conftest import Findings

DECIDED = {Verdict.VERIFIED, Verdict.CONTRADICTED}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's copper output was nearly the lowest since 2022.",
        "Japan's inflation was put at 2.7 percent in 2024, wrongly.",
        "Few economists believe that Japan's inflation was 2.7 percent in 2024.",
        "It is not true that {}.",
        "It is not the case that {}.",
        "{}. That is wrong.",
        "{}. Not true.",
        "{}. The figure is false.",
        "{}. That was the plan.",
        "There is little evidence that {}.",
        "The government wants to ensure that {}.",
        "The hope is that {}.",
        "The model assumes that {}.",
        "The ministry never said that {}.",
        "The ministry refused to confirm that {}.",
        "Contrary to claims that {}, output fell.",
        "Analysts are sceptical that {}.",
        "Myth: {}.",
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
        "The belief that {} is widespread.",
        "According to legend, {}.",
        "An earlier version of this article said that {}.",
        "{}, a figure that analysts dispute.",
        "{}, a figure disputed by the USGS.",
        "{}, a lie.",
        "{}, but officials deny it.",
        "{}, the opposition falsely says.",
        "{}, a figure since withdrawn.",
        "{}, according to a rejected study.",
        "{}, the minister is alleged to have said.",
        "Nobody believes this: {}.",
        "It is wrong to say the following: {}.",
        "{}. In truth it is not.",
        "{}. Except that it was not.",
        "{}. In fact it makes far less.",
        "{}. The minister lied.",
        "{}. That claim has since been debunked.",
        "{}. Verdict: mostly false.",
        "{}. Or at least, that was the dream.",
        "True or false? {}.",
        "Suppose the worst. {}.",
        "{}, or so it says.",
        "{}, or did.",
        "{}, as the joke goes.",
    ],
)
def test_a_doubted_statement_is_not_judged(text: str, findings: Findings) -> None:
    said = text.format("Chile is the world's largest producer of copper")
    assert DECIDED.isdisjoint({each.verdict for each in findings(said)})


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
def test_a_place_that_is_not_quite_asserted_is_not_judged(says: str, findings: Findings) -> None:
    text = f"Chile {says} the world's largest producer of copper."
    assert DECIDED.isdisjoint({each.verdict for each in findings(text)})


@pytest.mark.parametrize(
    "text",
    [
        "Chile holds 190 million tonnes of copper reserves, but a strike stalled its plans to mine them.",
        "Chile is the world's largest producer of copper, not Peru.",
        "That figure is wrong: Chile is the world's largest producer of copper.",
        "It is true that Chile is the world's largest producer of copper.",
        "The result is that Chile is the world's largest producer of copper.",
        "Data released on Friday showed that Chile is the world's largest producer of copper.",
        "It turned out that Chile is the world's largest producer of copper.",
        "Chile is believed to be the world's largest producer of copper.",
        "Few people know that Chile is the world's largest producer of copper.",
        "Chile, not always a friend of miners, is the world's largest producer of copper.",
        "Chile is the world's largest producer of copper. In fact it mines twice as much as Peru.",
        "Chile is the world's largest producer of copper. The true cost is unknown.",
        "Chile is the world's largest producer of copper, or cathodes.",
    ],
)
def test_a_doubt_about_something_else_leaves_the_statement_asserted(text: str, findings: Findings) -> None:
    assert {each.verdict for each in findings(text)} == {Verdict.VERIFIED}


@pytest.mark.parametrize(
    "says",
    [
        "failed to produce",
        "has yet to produce",
        "tried to produce",
        "had to produce",
        "needs to produce",
        "hopes to produce",
        "is meant to produce",
        "was due to produce",
        "is about to produce",
        "is on track to produce",
        "was supposed to produce",
        "is supposed to have produced",
        "is poised to produce",
        "is likely to produce",
    ],
)
def test_what_was_not_done_is_not_verified(says: str, findings: Findings) -> None:
    found = findings(f"Chile {says} 5.3 million tonnes of copper in 2024.")
    assert Verdict.VERIFIED not in {each.verdict for each in found}


@pytest.mark.parametrize(
    "text",
    [
        "Chile is not one of the world's three largest copper producers.",
        "Chile is, the ministry says, not one of the three largest producers of copper.",
        "Chile is a big country and not one of the three largest producers of copper.",
    ],
)
def test_who_is_not_one_of_the_first_is_not_verified_as_one(text: str, findings: Findings) -> None:
    assert Verdict.VERIFIED not in {each.verdict for each in findings(text)}


@pytest.mark.parametrize(
    "says", ["managed to produce", "is said to have produced", "appears to have produced"]
)
def test_what_was_done_in_more_words_is_judged(says: str, findings: Findings) -> None:
    found = findings(f"Chile {says} 5.3 million tonnes of copper in 2024.")
    assert {each.verdict for each in found} == {Verdict.VERIFIED}


@pytest.mark.parametrize("between", [", and not Chile,", ", not Chile,", ", though not Chile,"])
def test_who_is_named_as_not_meant_is_not_spoken_of(between: str, findings: Findings) -> None:
    found = findings(f"Peru{between} is the world's largest producer of copper.")
    assert {(each.verdict, each.entity) for each in found} == {(Verdict.CONTRADICTED, "PER")}


@pytest.mark.parametrize(
    "text",
    [
        "Russia leads the mining of palladium no longer.",
        "Chile mines no more copper than Peru.",
        "Chile mined 5.3 million tonnes of copper in 2024, more than Peru's 2.6 million and the DRC's 3.3 million combined.",
        "China mined 380 tons of gold in 2024. Russia's reserves are a fifth lower.",
        "Germany's economy contracted for the fifth year running in 2024, by 0.5%.",
        "Spain's unemployment rate is 20 points higher than Germany's.",
        "Chile mined 5.3 million tonnes of copper in 2024 and China 1.8 million tonnes more.",
        "Chile mined 5.3 million tonnes of copper in 2024; China mined 1.8 million tonnes less than that.",
        "Chile mined 5.3 million tonnes of copper in 2024 and sold China 1.8 million tonnes.",
        "Chile mined 5.3 million tonnes of copper in 2024, twice Peru's in 1990.",
        "Chile mined 5.3 million tonnes of copper in 2024, more than Peru in 1990.",
    ],
)
def test_a_word_that_turns_the_statement_is_heeded(text: str, findings: Findings) -> None:
    other = ("5.3 million", "2.6 million", "3.3 million", "380 tons")
    found = [each for each in findings(text) if not each.text.startswith(other)]
    assert Verdict.VERIFIED not in {each.verdict for each in found}


@pytest.mark.parametrize(
    "text",
    [
        "Chile may have mined 5.3 million tons of copper in 2024 and Peru, its neighbour, 2.6 million.",
        "Poland may have lost 1.6 million people since 2010; Italy, nearly a million.",
        "Peru may have raised its tin output by a fifth in 2024, to 31,000 tons, and Bolivia by an eighth, to 21,000.",
    ],
)
def test_what_goes_on_without_a_verb_is_as_unsure_as_what_it_goes_on_from(
    text: str, findings: Findings
) -> None:
    assert {finding.verdict for finding in findings(text)} == {Verdict.NOT_CHECKABLE}


@pytest.mark.parametrize(
    "caption",
    [
        "Fastest-growing zinc producers in 2024",
        "Zinc miners with shrinking output, 2024",
        "Zinc mine production: the losers of 2024",
        "Biggest rises in zinc output, 2024",
        "The gap between zinc output and demand, 2024",
        "Output of the two largest zinc mines in each country, 2024",
        "Zinc mine production as a by-product, 2024",
        "Zinc mine production among state firms, 2024",
        "Zinc mine production, change on 2023 (tons)",
    ],
)
def test_figures_of_another_thing_than_a_whole_amount_are_not_judged(
    caption: str, findings: Findings
) -> None:
    rows = "1. China – 4 million tons\n2. Peru – 1.3 million tons\n3. Australia – 1.1 million tons"
    assert DECIDED.isdisjoint({each.verdict for each in findings(f"{caption}\n\n{rows}")})
    told = findings(f"Zinc mine production in 2024\n\n{rows}")
    assert {each.verdict for each in told} == {Verdict.VERIFIED}


@pytest.mark.parametrize(
    "text",
    [
        "Zambia to mine 680,000 tons of copper in 2024",
        "Zambia to remain Africa's second-biggest copper producer",
        "Zambia's copper output to rise by a tenth in 2024",
        "Zambia set to mine 680,000 tons of copper in 2024",
        "Zambia told to mine 680,000 tons of copper in 2024",
    ],
)
def test_what_a_headline_says_is_to_come_is_not_judged(text: str, findings: Findings) -> None:
    assert {finding.verdict for finding in findings(text)} == {Verdict.NOT_CHECKABLE}


@pytest.mark.parametrize(
    "text",
    [
        "Zambia's copper output: 680,000 tons (planned)",
        "Zambia's copper output: 680,000 tons (2030 target)",
        "Zambia's copper output was 680,000 tons (forecast) in 2024.",
        "Zambia mining 680,000 tons of copper would be a feat.",
    ],
)
def test_an_amount_that_is_said_to_be_meant_is_not_judged(text: str, findings: Findings) -> None:
    assert {finding.verdict for finding in findings(text)} == {Verdict.NOT_CHECKABLE}
    told = findings("Zambia mined 680,000 tons of copper in 2024 (target: 700,000).")
    assert told[0].verdict is Verdict.VERIFIED


def test_a_publisher_that_revises_a_years_figure_tells_no_change_of_output(findings: Findings) -> None:
    text = "The USGS raised its estimate of Ghana's 2024 gold output by 130 tons."
    assert DECIDED.isdisjoint({each.verdict for each in findings(text)})
