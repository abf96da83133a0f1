"""Remarks by which a figure is of other kinds, times, wholes or editions than the table's leave it open; others leave it as it is."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from tests.grammar.conftest import Findings

DECIDED = {Verdict.VERIFIED, Verdict.CONTRADICTED}


@pytest.mark.parametrize(
    "text",
    [
        "Greece's debt, public and private, was 151% of GDP in 2024.",
        "Greece's debt, bonds and loans alike, was 151% of GDP in 2024.",
        "Greece's debt, with guarantees, was 151% of GDP in 2024.",
        "Greece's debt, once guarantees are counted, was 151% of GDP in 2024.",
        "Italy's debt, on the widest definition, was 135% of GDP in 2024.",
        "Italy's debt, including that of its regions and banks, was 135% of GDP in 2024.",
        "Italy's debt was 135% of GDP in 2024, broadly defined.",
        "Italy's debt was 135% of GDP in 2024, on a five-year average.",
        "Bolivia's zinc output, concentrate only, was 510,000 tons in 2024.",
        "France's debt was 113% of exports in 2024.",
        "France's debt equals 113% of tax receipts.",
        "Bolivia mined 510,000 tons of zinc, along with lead, in 2024.",
        "Bolivia mined 510,000 tons of zinc in 2024, together with lead and silver.",
        "Bolivia mined 510,000 tons of zinc, silver and wolframite in 2024.",
        "Bolivia mined 510,000 tons of zinc in 2024 before the blockade.",
        "Bolivia had already mined 510,000 tons of zinc in 2024 when the blockade began.",
        "Bolivia mined 510,000 tons of zinc in the marketing year 2024.",
        "Bolivia's zinc output in 2024 was put at 510,000 tons before it was revised.",
        "Bolivia mines up to 510,000 tons of zinc a year at full capacity.",
        "An earlier version of this story gave Bolivia's zinc output in 2024 as 510,000 tons.",
        "A draft of the 2025 edition puts Bolivia's zinc output at 510,000 tons in 2024.",
        "Forced labour: tin is mined in China (23%).",
        "China's tin output was not even a quarter of the world's in 2024.",
        "Bolivia mined 510,000 tons of zinc in 2024, the brochure says. It did not.",
        "Bolivia mined 510,000 tons of zinc in 2024. The ministry later lowered the figure.",
        "Bolivia mined 510,000 tons of zinc in 2024. That is what the ministry had hoped.",
        "Inflation in Egypt was 33.3% in 2024 by one unofficial measure.",
        "Inflation in Egypt was 33.3% in 2024, core.",
        "The pound lost 33.3% in Egypt in 2024 as inflation raged.",
        "A fall in Bolivian zinc output of 510,000 tons in 2024 lifted prices.",
        "Some 1.8 million refugees in Uganda are Sudanese.",
        "Uganda spent $2 billion on its 1.8 million Sudanese refugees.",
        "Uganda registered 1.8 million refugees in 2024.",
        "Refugees who left Uganda numbered 1.8 million in 2024.",
        "Grasberg in Indonesia, the world's largest nickel producer, lost workers to a strike.",
        "India's official defence budget was $86 billion in 2024.",
        "Bolivia produced 510,000 tons of zinc so far in 2024.",
        "By exports, Peru is the second-largest zinc producer.",
        "Peru is the second-largest zinc producer, per head.",
        "Peru is the second-largest zinc producer, by one count.",
        "Peru is the second-largest zinc producer, at least in the Andes.",
        "Peru is close to being the second-largest zinc producer.",
        "Peru is, together with Bolivia, the second-largest zinc producer.",
        "Bolivia mined 510,000 tons of zinc in 2024 using a new method.",
        "Bolivia mined 510,000 tons of zinc in 2024, less than half of it at home.",
        "Bolivia had 510,000 tons of zinc to sell in 2024.",
        "Bolivia supplied 510,000 tons of zinc in 2024.",
        "Bolivia mined 510,000 tons of zinc in 2024, including Peru's.",
        "Chile's share of world copper output, by value, was 23% in 2024.",
        "Peru's copper output fell 5.8% in 2024 in dollar terms.",
        "Peru's copper output fell 5.8% below target in 2024.",
        "Peru's copper output fell by 160,000 tons of ore in 2024.",
        "Peru's copper output fell 5.8% in 2024 among small miners.",
        "Peru's copper output fell 5.8% in 2024 at mines owned by China.",
        "Peru's copper output fell 5.8% when the mines were shut.",
        "Strikes cost Peru 160,000 tons of copper output in 2024.",
        "German military spending rose 31.5% in euros in 2024.",
        "Greece's debt fell 14 points of revenue in 2024.",
        "Greece's debt fell 14 points in 2024 excluding guarantees.",
        "Zinc mine output, best year: China 4 million tons, Peru 1.3 million tons.",
        "Zinc mine output (before losses), 2024: China 4 million tons, Peru 1.3 million tons.",
        "Zinc mine output at full capacity: China 4 million tons, Peru 1.3 million tons.",
        "Zinc mine output, cumulative: China 4 million tons, Peru 1.3 million tons.",
        "Debt, % of exports: Japan 237%, Greece 151%.",
        "Inflation (rents), 2024: Turkey 58.5%, Egypt 33.3%.",
        "Imported inflation, 2024: Turkey 58.5%, Egypt 33.3%.",
        "Refugees with jobs, 2023: Turkey 3.3 million, Iran 3.8 million.",
        "Unemployment, long-term, 2024: South Africa 32.8%, Spain 11.3%.",
        "Unemployment in cities, 2024: South Africa 32.8%, Spain 11.3%.",
        "Inflation among the poor in 2024: Turkey 58.5%, Egypt 33.3%.",
        "Military spending, constant 2015 dollars: Germany $88.5 billion, India $86.1 billion.",
        "Spending on weapons in 2024: Germany $88.5 billion, India $86.1 billion.",
        "Uganda has taken in many Congolese. It hosts 1.8 million.",
        "Uganda has taken in many refugees. Sudanese number 1.8 million.",
        "Bolivia's smelters are old. They produced 510,000 tons of zinc in 2024.",
        "Greece's debts are huge. In all, households, firms and the state owe 151% of GDP.",
        "Italy's debt, for pensioners, was 135% of GDP in 2024.",
        "Bolivia mined 510,000 tons of zinc, including that of its firms in Peru, in 2024.",
        "China mined more zinc in 2024 than in any other year.",
        "Bolivia produced 510,000 tons of zinc during Arce's first two years.",
        "Bolivia produced 510,000 tons of zinc over the course of 2023 and 2024.",
    ],
)
def test_a_figure_that_is_told_otherwise_is_not_decided(text: str, findings: Findings) -> None:
    assert DECIDED.isdisjoint({each.verdict for each in findings(text)})


@pytest.mark.parametrize(
    "text",
    [
        "Italy's debt, by contrast, was 135% of GDP in 2024.",
        "Italy's debt, high and rising, was 135% of GDP in 2024.",
        "Unemployment, % of workforce, 2024: South Africa 32.8%, Spain 11.3%.",
        "Debt, % of GDP, 2024: Japan 237%, Greece 151%.",
        "Italy's debt, for example, was 135% of GDP in 2024.",
        "Italy's debt, by any measure a burden, was 135% of GDP in 2024.",
        "Italy's debt was 135% of national income in 2024.",
        "Bolivia mined 510,000 tons of zinc in the whole year 2024.",
        "Bolivia's zinc output was not even 600,000 tons in 2024.",
        "China's tin output was not even a third of the world's in 2024.",
    ],
)
def test_a_figure_that_is_told_as_the_table_tells_it_is_verified(text: str, findings: Findings) -> None:
    assert {each.verdict for each in findings(text)} == {Verdict.VERIFIED}


@pytest.mark.parametrize(
    "text",
    [
        "China has the most solar panels in the world.",
        "Canada's oil sands produced 5.9 million barrels a day in 2024.",
        "Bolivia is expected to regain fifth place in zinc, with 510,000 tons.",
    ],
)
def test_works_that_are_counted_and_what_is_foreseen_is_not_verified(text: str, findings: Findings) -> None:
    assert Verdict.VERIFIED not in {each.verdict for each in findings(text)}


def test_what_rose_to_a_percentage_was_less_before(findings: Findings) -> None:
    told = "Japan's debt {} to 237% of GDP in 2024."
    assert [each.verdict for each in findings(told.format("rose"))] == [Verdict.CONTRADICTED]
    assert [each.verdict for each in findings(told.format("fell"))] == [Verdict.VERIFIED]


def test_on_top_of_an_amount_is_no_place(findings: Findings) -> None:
    found = findings("Chile mined 5.3 million tons of copper in 2024, on top of 2.6 million from tailings.")
    assert "rank" not in [each.kind for each in found]
