"""What brackets, asides and the sentences beside a statement say of its figure leaves it open, or leaves it as it is."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from tests.grammar.conftest import Findings

DECIDED = {Verdict.VERIFIED, Verdict.CONTRADICTED}


@pytest.mark.parametrize(
    "text",
    [
        "Chile mined 5.3 million tons of copper in 2024. The figure excludes scrap.",
        "Chile mined 5.3 million tons of copper in 2024. That was ore, not metal.",
        "Chile mined 5.3 million tons of copper in 2024. All numbers are cumulative.",
        "Figures are for the first half. Chile mined 5.3 million tons of copper in 2024.",
        "Chile mined 5.3 million tons of copper in 2024, but that is per quarter.",
        "Chile mined 5.3 million tons of copper in 2024, a figure that includes Peru's.",
        "Chile mined 5.3 million tons of copper in 2024, a figure that excludes scrap.",
        "SATIRE - Chile mined 5.3 million tons of copper in 2024.",
        "Chile is nominally the largest copper producer.",
        "Chile alongside Peru is the largest copper producer.",
        "Alongside Peru, Chile is the largest copper producer.",
        "Chile's copper output in 2024 was at first put at 5.3 million tons.",
        "After inflation, German military spending rose by 31% in 2024.",
        "German military spending rose by 31% in 2024 after inflation.",
        "Chile mined 5.3 million tons of copper in 2024 (ore).",
        "Chile mined 5.3 million tons of copper in 2024 (first half).",
        "Chile mined 5.3 million tons of copper in 2024 (for Codelco).",
        "Chile mined 5.3 million tons of copper in 2024 (including Peru's).",
        "Turkey's inflation (food) was 58.5% in 2024.",
        "Turkey's inflation hit 58.5% of firms in 2024.",
        "Turkey's inflation hit 58.5% in 2024 for the poorest.",
        "Ukraine spent 34% of its GDP's growth on its military in 2024.",
        "Russia spent, over three years, $149 billion on its military in 2024.",
        "Chile mined 5.3 million tons of copper in 2024, assuming no strikes.",
        "On paper, Chile mined 5.3 million tons of copper in 2024.",
        "Copper output in 2024 (target): Chile 5.3 million tons.",
        "Copper output, Mt\nCountry | 2020 plan | 2024 plan\nChile | 5.0 | 5.3\nPeru | 2.5 | 2.6",
        "Copper output 2024, Mt, fictional data\nChile | 5.3\nPeru | 2.6",
        "Top copper producers, alphabetical\n1. Chile\n2. DRC\n3. Peru",
        "Chile mined 5.3 million tons of copper in 2024. False.",
        "Fast forward to 2035. Chile mines 5.3 million tons of copper.",
        "The first half was strong. Chile mined 5.3 million tons of copper.",
        "Between 2020 and 2024 Chile boomed. It mined 5.3 million tons of copper.",
        "Chile's copper output in 2024 was first put at 5.3 million tons.",
        "Chile's copper output was first reported in 2024.",
        "Chile's copper output is 5.3 million tons of emissions in 2024.",
        "Chile mined 5.3 million tons of copper as waste in 2024.",
        "Chile mined 5.3 million tons of copper in 2024 through brokers.",
        "Chile mined 5.3 million tons of copper via Panama in 2024.",
        "Chile mined 5.3 million tons of copper plus Bolivia's in 2024.",
        "Chile mined 5.3 million tons of copper belonging to BHP in 2024.",
        "Chile mined 5.3 million tons of copper in 2024 yet to be sold.",
        "Chile and Peru together mined 7.9 million tons of copper sold to China in 2024.",
        "Russia spent $149 billion on its military in 2024 before subsidies.",
        "Chile mines more copper than Peru waiting to be sold.",
        "Chile mines more copper belonging to the state than Peru.",
        "Chile mines more types of copper than Peru.",
        "Chile mines more copper than Peru a head.",
        "Chile mines more copper than Peru for every mine.",
        "Chile mined twice as much copper in 2024 as Peru in a decade.",
        "Chile's copper reserves are in greater demand than Peru's.",
        "India has more people than China who speak English.",
        "Chile, were it the world's largest copper producer, would rejoice.",
        "Chile is the world's largest copper producer but for Peru.",
        "Chile is the largest copper producer among those that publish figures.",
        "Chile is the largest copper producer among those to have signed.",
        "China, Vietnam and Russia were the top three tungsten miners to be fined.",
        "The top tungsten miners, last to first, are China, Vietnam and Russia.",
        "Chile's copper output rose to fame in 2024.",
        "Peru's copper output all but fell in 2024.",
    ],
)
def test_a_figure_that_is_told_to_be_another_one_is_not_decided(text: str, findings: Findings) -> None:
    assert DECIDED.isdisjoint({each.verdict for each in findings(text)})


@pytest.mark.parametrize(
    "text",
    [
        "Chile mined 5.3 million tons of copper in 2024. That includes 1.3 million tons from Escondida.",
        "Chile mined 5.3 million tons of copper in 2024. The figures are for 2024.",
        "All figures are in metric tons. Chile mined 5.3 million tons of copper in 2024.",
        "Chile mined 5.3 million tons of copper in 2024 (estimated).",
        "Chile mined 5.3 million tons of copper in 2024 (the target was missed).",
        "Turkey's inflation (annual average) was 58.5% in 2024.",
        "Chile mines more copper than Peru, all kinds of ore counted.",
        "Chile mined 5.3 million tons of copper in 2024, its best year in five years.",
        "The largest copper producer, by far, is Chile.",
        "Chile mined 5.3 million tons of copper in 2024 as strikes ended.",
        "Chile mined 5.3 million tons of copper in 2024 under pressure from China.",
        "Chile mined 5.3 million tons of copper in 2024 making it the largest producer.",
        "Chile mines more copper than Peru and China put together.",
    ],
)
def test_what_leaves_a_figure_as_it_is_leaves_it_decided(text: str, findings: Findings) -> None:
    assert Verdict.VERIFIED in {each.verdict for each in findings(text)}
