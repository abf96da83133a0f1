"""A statement that its sentence narrows is about something else than the table's figure: nothing is decided."""

from __future__ import annotations

import pytest

from checks.findings import Verdict
from tests.grammar.conftest import Findings

DECIDED = {Verdict.VERIFIED, Verdict.CONTRADICTED}


@pytest.mark.parametrize(
    "text",
    [
        "South Africa's unemployment rate was 33% in 2024 for women.",
        "South Sudan had 2.3 million people abroad; Sudan, 1.5 million.",
        "New Caledonia mined less than half of the nickel that it mined in 2023.",
        "China is the largest exporter to the United States.",
        "Including scrap, Chile produced 5.3 million tonnes of copper in 2024.",
        "Chile is the largest copper producer but one.",
        "German plants consumed 78.6 billion cubic metres of gas in 2024.",
        "German industry emitted 150 million tonnes of carbon dioxide in 2024.",
        "Emissions from German industry fell by 3% in 2024.",
        "Gas consumption at German plants rose by 3% in 2024.",
        "American refineries used 16 million barrels of oil a day in 2024.",
        "Poland is the biggest military spender of the three.",
        "Refugees are leaving Turkey for Germany. The country hosted 2.75 million at the end of 2024.",
        "Turkey sheltered 2.9 million Syrian refugees in 2024.",
        "Turkey's Syrian refugees numbered 2.9 million at the end of 2024.",
        "Turkey sheltered 2.9 million refugees under 18 at the end of 2024.",
        "Iran took in 3.49 million refugees in 2024 alone.",
        "Glencore's mines in the DRC produced 220,000 tonnes of cobalt in 2024.",
        "Glencore's output in the DRC was 220,000 tonnes of cobalt in 2024.",
        "Codelco's Chilean mines produced 5.3 million tonnes of copper in 2024.",
        "Chile produced 5.3 million tonnes of copper for export in 2024.",
        "Chile is the largest producer of copper that does not belong to the OECD.",
        "Kazakhstan is the largest country that has no coast.",
        "Chile has the largest copper reserves that can be mined at a profit.",
        "America spends more of its budget on defence than any other country.",
        "China aside, the world mined 120,000 tons of rare earths in 2024.",
        "Kazakhstan is the largest landlocked country.",
        "Few believe that Chile produced 5.3 million tonnes of copper in 2024.",
        "Germany's exports to China were $90 billion in 2024.",
        "Three in four Swiss women live in towns.",
        "Forests cover 4.9 million square kilometres of the Amazon.",
        "Some 1.5 million Syrians were refugees in Turkey at the end of 2024.",
        "Married women in Italy had 2.1 children on average in 2023.",
        "One young South African worker in three is out of a job.",
        "Finland is 74% forested in the north.",
        "A third of South Africa's young workers are jobless.",
        "Some 11.6 million people were displaced inside Sudan by floods alone at the end of 2024.",
        "Europe's biggest country by population, Russia aside, is Russia.",
        "Three Italian firms exported goods worth $677 billion in 2023.",
        "The share of young Ethiopians living in towns and cities was 24 percent in 2024.",
        "Chilean and Peruvian copper output was 2.6 million tons in 2024.",
        "Egypt's production of natural gas was the lowest for years in 2024.",
        "Egypt received $29.6 billion from its friends in the Gulf in 2023.",
        "Nuclear power supplied 451 TWh in Guangdong in 2024.",
        "36% of India's young people live in towns.",
        "OPEC+ pumped a third of the world's oil in 2024.",
        "A consultancy in London puts the country's lithium reserves at 9.3 million tonnes.",
        "Australia's exports to China, its largest market, were $337.6 billion in 2024.",
        "Japan's debt is the rich world's heaviest.",
        "Turkey hosts 2.9 million refugees from Syria.",
        "India's growth in exports was 6.5% in 2024.",
        "India's GDP per head grew by 6.5% in 2024.",
        "South Africa's unemployment rate was 33% in Gauteng in 2024.",
        "Unemployment among young South Africans was 33% in 2024.",
        "Chile produced 5.3 million tonnes of copper in 2024 in the Atacama region.",
        "Chile produced 5.3 million tonnes of copper in 2024 at Escondida.",
        "Chile produced 5.3 million tonnes of copper in 2024 from scrap.",
        "Chile produced 5.3 million tonnes of copper for China in 2024.",
        "Chile produced 5.3 million tonnes of high-grade copper in 2024.",
        "Chile's private miners produced 5.3 million tonnes of copper in 2024.",
        "Without Escondida, Chile produces 5.3 million tonnes of copper.",
        "Excluding mining, Chile's GDP was $330 billion in 2024.",
        "Chile's GDP was $330 billion in 2024, excluding mining.",
        "Chile has 19.7 million people who use the internet.",
        "Chile's population of working age is 19.7 million.",
        "Chile's copper output was 5.3 million tonnes below target.",
        "China's reserves of rare earths are 44 million tonnes short of the world's total.",
        "China's reserves of heavy rare earths are 44 million tonnes.",
        "India's GDP growth was 6.5% in the services sector in 2024.",
        "China, with its ally Russia, produced 270,000 tonnes of rare earths in 2024.",
        "Nigeria's Muslim population is the largest in Africa.",
        "India has the world's largest population of young people.",
        "BHP's Chilean copper output was 5.3 million tonnes in 2024.",
        "Codelco holds reserves of 190 million tonnes of copper in Chile.",
        "Chile is the largest copper producer for now, but only by exports.",
        "Chile's lithium reserves, in the Atacama alone, total 9.3 million tonnes.",
        "China's gold reserves are 3,100 tonnes, held by its central bank.",
        "Indonesian smelters produced 2.2 million tonnes of nickel in 2024.",
        "Peru produced 31,000 tonnes of tin concentrate in 2024.",
        "Per capita, Chile produced 5.3 million tonnes of copper in 2024.",
        "Chile produced 5.3 million tonnes of copper in 2024 per million inhabitants.",
        "Chile's copper output rose to 5.3 million tonnes a quarter in 2024.",
        "Chile's copper output fell 5.3 million tonnes short in 2024.",
        "Chile holds 19% of the world's copper and gold reserves.",
        "Chile has the largest untapped copper reserves in the world.",
        "Germany spends $88.5 billion on defence and development aid.",
        "Germany's military spending, adjusted for inflation, was $88.5 billion in 2024.",
        "India's nominal GDP grew by 6.5% in 2024.",
        "Japan's debt to foreigners is 237% of GDP.",
        "Relative to its population, Germany hosts the most refugees.",
    ],
)
def test_a_narrowed_statement_is_not_decided(text: str, findings: Findings) -> None:
    assert DECIDED.isdisjoint({each.verdict for each in findings(text)})


@pytest.mark.parametrize(
    "text",
    [
        "Chile produced 5.3 million tonnes of copper in 2024 for the third year in a row.",
        "Chile produced 5.3 million tonnes of copper in calendar 2024.",
        "Chile produced 5.3 million tonnes of copper in 2024 despite strikes at Escondida.",
        "Chile produced 5.3 million tonnes of copper in 2024, thanks to better ore.",
    ],
)
def test_what_narrows_nothing_leaves_it_decided(text: str, findings: Findings) -> None:
    assert {each.verdict for each in findings(text)} == {Verdict.VERIFIED}
