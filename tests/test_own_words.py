"""What a user's own tables bring is read as the record's own: products, rates, other rows than entities, marks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.errors import TableRefused
from checks.record import Record, open_record
from checks.record.own_cells import MARKS, figure
from tests.users_tables import hold_first, read, record_with, write_table

CROPS = """Year,Country,Coffee (kt),Tea (kt)
2022,Brazil,3172,0
2023,Brazil,3405,—
2022,Viet Nam,1954,105
2023,Viet Nam,1956,W
2022,Ethiopia,496,NA
2023,Ethiopia,559,NA
2023,Kenya*,49,412
2023,Côte d’Ivoire,93,NA
2023,Other countries,900,100
2023,World,11064,29800
"""
CROPS_TOLD = """publisher: Food and Agriculture Organization
measures:
  crops.coffee: {names: [coffee production, coffee harvest], verbs: [grow], agents: [coffee grower], unit: kt, column: Coffee (kt)}
  crops.tea: {names: [production of tea], verbs: [grow], unit: kt, column: Tea (kt)}
"""
HEALTH = """Country,Year,Beds,Deaths,Obese
Japan,2023,12.5,2.0,4.6
Sweden,2023,1.9,2.2,15.4
Sweden,2022,2.0,2.3,15.1
Norway,2023,3.4,2.6,14.3
"""
HEALTH_TOLD = """publisher: Hospital Review
measures:
  health.beds: {names: [hospital beds per 1,000 people], column: Beds}
  health.obese: {names: [share of adults who are obese, obesity rate], unit: "%", column: Obese}
  health.deaths: {names: [road death rate, road deaths per 100000 inhabitants], ranking: low, column: Deaths}
"""
SITES = """Airport,Year,Passengers
Vienna,2023,29500000
Atlanta,2023,104700000
Istanbul,2023,76000000
London Heathrow,2023,79200000
"""
SITES_TOLD = """publisher: Airport Watch
measures:
  sites.passengers: {names: [passengers], verbs: [handle], column: Passengers}
"""
TRADE = """Country,Year,Beef exports,Pork imports,Meat,Health,Press,Balance
Brazil,2022,2900,2,100,1520,110,61.5
Brazil,2023,2950,2,98,1600,92,98.8
China,2022,20,2100,61,1100,175,837.0
China,2023,20,1900,63,1180,179,823.0
Mexico,2022,440,1230,77,1190,127,-26.0
Mexico,2023,430,1310,79,1240,128,-5.5
"""
TRADE_TOLD = """publisher: Trade Desk
measures:
  trade.beef: {names: [beef exports], unit: kt, column: Beef exports}
  trade.pork: {names: [pork imports], unit: kt, column: Pork imports}
  trade.meat: {names: [meat consumption per person], verbs: [eat], unit: kg, column: Meat}
  trade.health: {names: [health spending per head], unit: USD, column: Health}
  trade.press: {names: [press freedom rank, press freedom], column: Press}
  trade.balance: {names: [trade balance], unit: EUR, multiplier: 1000000000, column: Balance}
"""
PRICES = """Country,Month,Petrol (EUR/l),Power (EUR/MWh)
Netherlands,2024-01,1.93,76.4
Netherlands,2024-02,1.98,61.0
Malta,2024-01,1.34,80.2
Malta,2024-02,1.34,79.9
Germany,2024-01,1.83,76.6
Germany,2024-02,1.79,61.3
"""
PRICES_TOLD = """publisher: Motorists
measures:
  prices.petrol: {names: [petrol price], unit: EUR/l, column: Petrol (EUR/l)}
  prices.power: {names: [wholesale power price, electricity price], unit: EUR/MWh, column: Power (EUR/MWh)}
"""
CITIES = """City,Year,Museums,Temperature,Nights,Score
Lisbon,2022,45,17.9,14.2,60.5
Lisbon,2023,48,18.0,15.3,61.0
Vienna,2022,101,12.1,13.2,95.1
Vienna,2023,103,12.3,17.3,98.4
Warsaw,2022,71,9.8,6.4,72.0
Warsaw,2023,74,10.4,7.6,70.5
"""
CITIES_TOLD = """publisher: City Survey
measures:
  city.museums: {names: [museums], kind: stock, column: Museums}
  city.temperature: {names: [average temperature], unit: degC, column: Temperature}
  city.nights: {names: [overnight stays, nights booked], multiplier: 1000000, column: Nights}
  city.score: {names: [overall score], column: Score}
"""
CLUBS = """Club,Year,Members,Staff,Share,Season ticket
Redford,2023,180000,120,41,410
Astoria,2023,140000,101,33,395
Bellmore,2023,60000,44,16,240
Union Park,2023,30000,25,10,180
"""
CLUBS_TOLD = """publisher: Club Survey
measures:
  clubs.members: {names: [members], kind: stock, column: Members}
  clubs.staff: {names: [employees], kind: stock, column: Staff}
  clubs.share: {names: [share of the market], unit: "%", column: Share}
  clubs.ticket: {names: [season ticket price], unit: EUR/season, column: Season ticket}
"""
UNITS = """units:
  EUR/l: {dimension: price of fuel, names: [euros a litre, euros per litre]}
  EUR/MWh: {dimension: price of power, names: [euros per megawatt-hour], cased: [EUR/MWh]}
  degC: {dimension: temperature, names: [degrees Celsius, degrees]}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The bundled record with seven small tables of a user's beside it."""
    root = tmp_path_factory.mktemp("own")
    (root / "catalogue").mkdir()
    (root / "catalogue" / "words.yaml").write_text(UNITS, encoding="utf-8")
    tables = {
        "crops": (CROPS, CROPS_TOLD),
        "health": (HEALTH, HEALTH_TOLD),
        "sites": (SITES, SITES_TOLD),
        "trade": (TRADE, TRADE_TOLD),
        "prices": (PRICES, PRICES_TOLD),
        "cities": (CITIES, CITIES_TOLD),
        "clubs": (CLUBS, CLUBS_TOLD),
    }
    return record_with(root, tables, edition="2024", published="2024-12-20")


CLAIMS = [
    # A product that the catalogue does not know has all words of production, and its own.
    ("Brazil produced 3.4 million tonnes of coffee in 2023.", "value", "verified", None),
    ("Brazil grew 3.4 million tonnes of coffee in 2023.", "value", "verified", None),
    ("Vietnam is the world's second-largest coffee grower.", "rank", "verified", None),
    ("One tonne of coffee in three is Brazilian.", "share", "unverifiable", "coarse"),
    ("Brazil accounts for 31% of the world's coffee.", "share", "verified", None),
    ("Ethiopia's coffee harvest rose by 13% in 2023.", "change", "verified", None),
    (
        "Brazil and Vietnam together produced 5.4 million tonnes of coffee in 2023.",
        "aggregate",
        "verified",
        None,
    ),
    ("The FAO says that Kenya produced 412,000 tonnes of tea in 2023.", "value", "verified", None),
    ("Brazil's economy grew by 3.4% in 2023.", "value", "unverifiable", "edition_not_held"),
    ("Ivory Coast grew 93,000 tonnes of coffee in 2023.", "value", "verified", None),
    # Marks, and rows that are no entity's.
    ("Vietnam produced 105,000 tonnes of tea in 2023.", "value", "unverifiable", "withheld"),
    ("Ethiopia produced 10,000 tonnes of tea in 2023.", "value", "unverifiable", "no_data_for_entity"),
    ("Brazil is the largest producer of coffee.", "rank", "verified", None),
    # Rates, in other words than the table's.
    ("Japan has 12.5 hospital beds per 1,000 inhabitants.", "value", "verified", None),
    ("Sweden has two hospital beds per thousand people.", "value", "verified", None),
    ("Norway has three hospital beds per thousand people.", "value", "unverifiable", "coarse"),
    ("Sweden's road death rate was 2.2 per 100,000 in 2023.", "value", "verified", None),
    ("Sweden's road death rate was 2.2 per million in 2023.", "value", "unverifiable", "unit_mismatch"),
    ("Norway has 1.9 hospital beds per thousand people.", "value", "contradicted", None),
    # A rate that is ranked from the lowest: "the highest" tells of the figures, "first" of the ordering.
    ("Norway has the highest road death rate.", "rank", "verified", None),
    ("Japan has the lowest road death rate.", "rank", "verified", None),
    ("Japan has the highest road death rate.", "rank", "contradicted", None),
    ("Japan ranks first for its road death rate.", "rank", "verified", None),
    ("No country has a higher road death rate than Norway.", "rank", "verified", None),
    ("Norway leads the world in its road death rate.", "rank", "unverifiable", "rank_undetermined"),
    ("Brazil's coffee harvest was 3.4 million tonnes in 2023.", "value", "verified", None),
    # Goods that are traded, and what people eat of them.
    ("Brazil exported 2.95 million tonnes of beef in 2023.", "value", "verified", None),
    ("Brazil is the largest exporter of beef.", "rank", "verified", None),
    ("China imported more pork than Mexico in 2023.", "comparison", "verified", None),
    ("China's imports of pork fell by 10% in 2023.", "change", "verified", None),
    ("Mexicans eat 79 kilograms of meat each.", "value", "verified", None),
    (
        "Brazil exported 2.95 million tonnes of poultry in 2023.",
        "value",
        "unverifiable",
        "no_reference_table",
    ),
    # Figures that are places, and figures below zero.
    ("Mexico is 128th in press freedom.", "rank", "verified", None),
    ("Mexico is third in press freedom.", "rank", "contradicted", None),
    ("China's trade balance was €823 billion in 2023.", "value", "verified", None),
    # What is no country.
    ("Istanbul's airport handled 76 million passengers in 2023.", "value", "verified", None),
    ("Vienna handled 29.5 million passengers in 2023. It trails Istanbul.", "value", "verified", None),
    ("Passengers at Istanbul numbered 76 million in 2023.", "value", "verified", None),
    (
        "Atlanta and Istanbul together handled 180.7 million passengers in 2023.",
        "aggregate",
        "verified",
        None,
    ),
    ("Atlanta handled 104.7 million passengers in 2023.", "value", "verified", None),
    ("London Heathrow had the second-most passengers in 2023.", "rank", "verified", None),
    # Prices: of what, in which month, and how the unit of one is put together.
    ("Petrol costs €1.98 a litre in the Netherlands.", "value", "verified", None),
    # A price is held against the month before; that of a year before, which the table lacks, may have been meant.
    ("Dutch petrol prices rose to €1.98 per litre in February 2024.", "value", "verified", None),
    ("Dutch petrol prices rose by 4% in February 2024.", "change", "unverifiable", "no_data_for_period"),
    ("Dutch petrol rose by 4% in February 2024 from a month earlier.", "change", "contradicted", None),
    ("Dutch petrol rose to €1.98 in February 2024 from €1.93 a month earlier.", "change", "verified", None),
    ("Brazil's coffee harvest rose by 7% month on month.", "change", "unverifiable", "ambiguous_period"),
    ("Petrol in the Netherlands became 2.6% dearer in February 2024.", "change", "verified", None),
    ("Petrol has become cheaper in Germany since January 2024.", "change", "verified", None),
    (
        "Petrol for farmers became 2.6% dearer in the Netherlands in February 2024.",
        "change",
        "unverifiable",
        None,
    ),
    ("Petrol has become less expensive in Germany since January 2024.", "change", "verified", None),
    # Without what it is by, a price bears a claim out, and refutes none unless another one says it.
    ("Petrol costs €1.98 in the Netherlands.", "value", "verified", None),
    ("Petrol costs €1.94 in the Netherlands.", "value", "unverifiable", "unit_mismatch"),
    ("Petrol costs €1.34 a litre in Malta. In the Netherlands it costs €1.98.", "value", "verified", None),
    ("German petrol costs less than Dutch.", "comparison", "verified", None),
    (
        "Petrol is nearly half as expensive again in the Netherlands as in Malta.",
        "comparison",
        "verified",
        None,
    ),
    ("Electricity cost €61.3/MWh in Germany in February 2024.", "value", "verified", None),
    ("Malta has the cheapest petrol.", "rank", "verified", None),
    ("Malta had the most expensive petrol in February 2024.", "rank", "contradicted", None),
    ("Petrol is cheapest in Malta.", "rank", "verified", None),
    ("Petrol is dearer in Germany than in Malta.", "comparison", "verified", None),
    ("Petrol did not cost €1.98 a litre in the Netherlands in February 2024.", "value", "contradicted", None),
    (
        "Petrol at motorway stations costs €1.98 a litre in the Netherlands.",
        "value",
        "unverifiable",
        "unknown_entity",
    ),
    ("Premium petrol costs €1.98 a litre in the Netherlands.", "value", "unverifiable", "unknown_entity"),
    # Of so many as the table lists, or of some others.
    ("Lisbon is the warmest of the three cities.", "rank", "verified", None),
    ("Lisbon is the warmest of the two cities.", "rank", "unverifiable", "ambiguous_measure"),
    (
        "Brazil has the largest coffee harvest of the four countries.",
        "rank",
        "unverifiable",
        "ambiguous_measure",
    ),
    ("Japan has the most hospital beds per head.", "rank", "verified", None),
    ("Japan has two hospital beds for every 1,000 people.", "value", "contradicted", None),
    ("Mexico's meat consumption is 79 kilograms per head.", "value", "verified", None),
    ("Mexicans eat more meat per head than the Chinese.", "comparison", "verified", None),
    ("Mexicans spend $1,240 a head on health.", "value", "verified", None),
    ("Brazil's health spending was $1,600 per person in 2023.", "value", "verified", None),
    ("Brazil spends more per head on health than China.", "comparison", "verified", None),
    ("Brazil spends more on health than China.", "comparison", "unverifiable", "no_reference_table"),
    ("Mexico spends $1,240 per head on health and education.", "value", "unverifiable", "no_reference_table"),
    ("Mexico spends $1,240 per patient on health.", "value", "unverifiable", "no_reference_table"),
    # Shares, word by word as the table calls them.
    ("In Japan 4.6% of adults are obese.", "value", "verified", None),
    ("Some 4.6% of Japanese adults are obese.", "value", "verified", None),
    ("In Japan 4.6% of adults are now obese.", "value", "verified", None),
    ("In Japan 14.6% of adults are obese.", "value", "contradicted", None),
    ("In Japan 4.6% of adults over 60 are obese.", "share", "unverifiable", "no_reference_table"),
    ("In Japan 4.6% of adults are not obese.", "share", "unverifiable", "no_reference_table"),
    ("In Japan 4.6% of children are obese.", "share", "unverifiable", "no_reference_table"),
    ("In Tokyo 4.6% of adults are obese.", "share", "unverifiable", "no_reference_table"),
    ("In Japan 4.6% of adults are severely obese.", "share", "unverifiable", "no_reference_table"),
    # What the rows are of, as a noun; small numbers of things, and points of a score.
    ("Only one city has more than 100 museums.", "count", "verified", None),
    ("No city has more museums than Vienna.", "rank", "verified", None),
    ("Warsaw is the city with the most museums.", "rank", "contradicted", None),
    ("Three cities in Austria have more than 50 museums.", "count", "unverifiable", "ambiguous_measure"),
    ("The number of museums in Lisbon rose by three in 2023.", "change", "verified", None),
    ("Warsaw's overall score fell by 1.5 points in 2023.", "change", "verified", None),
    (
        "Warsaw's overall score fell by 1.5 percentage points in 2023.",
        "change",
        "unverifiable",
        "unit_mismatch",
    ),
    ("Three countries have more than 50 museums.", "count", "unverifiable", "ambiguous_measure"),
    ("Three airports have more than 50 museums.", "count", "unverifiable", "ambiguous_measure"),
    ("No other Austrian city has as many museums as Vienna.", "rank", "unverifiable", "ambiguous_measure"),
    ("Of the three richest cities, Lisbon is the warmest.", "rank", "unverifiable", "ambiguous_measure"),
    (
        "Petrol for farmers cost €1.98 a litre in the Netherlands in February 2024.",
        "value",
        "unverifiable",
        None,
    ),
    ("Petrol used to cost €1.98 a litre in the Netherlands.", "value", "unverifiable", None),
    ("Vienna has 103 museums, the most of any city in the survey.", "value", "verified", None),
    ("Vienna has 103 museums, the most of any Austrian city.", "value", "verified", None),
    # All that a table lists, and no more.
    ("The four clubs have 410,000 members between them.", "aggregate", "verified", None),
    ("The five clubs have 410,000 members between them.", "aggregate", "unverifiable", "ambiguous_measure"),
    ("Two of the four clubs have more than 100,000 members.", "count", "verified", None),
    ("Two of the five clubs have more than 100,000 members.", "count", "unverifiable", "ambiguous_measure"),
    ("Of the four clubs, only Redford has more than 150,000 members.", "count", "verified", None),
    ("Redford has 180,000 members, the most of the four clubs.", "value", "verified", None),
    # What is usually done with what is counted, though the descriptor has no verbs.
    ("Redford employs 120 people.", "value", "verified", None),
    ("Redford employs 120 part-time people.", "count", "unverifiable", "no_reference_table"),
    ("Redford employs 30 people in its shops.", "value", "unverifiable", "ambiguous_measure"),
    ("Redford has 120 staff and a share of the market of 41%.", "value", "verified", None),
    ("Redford holds 41% of the market, ahead of Astoria with 33%.", "value", "verified", None),
    ("Redford's season ticket costs 410 euros, the dearest of the four.", "value", "verified", None),
    ("Vienna added two museums in 2023.", "change", "verified", None),
    ("Vienna added five museums in 2023.", "change", "unverifiable", "vague"),
    ("Vienna has the most museums and Lisbon the fewest.", "rank", "verified", None),
    ("Lisbon is the warmest city and Vienna the one with the most museums.", "rank", "verified", None),
    # What is done with the things that are counted.
    ("Vienna booked 17.3 million nights in 2023.", "value", "verified", None),
    ("Vienna booked more nights in 2023 than in 2022.", "change", "verified", None),
    ("Vienna booked 17.3 million luxury nights in 2023.", "count", "unverifiable", "no_reference_table"),
    ("Vienna has 17.3 million nights.", "count", "unverifiable", "no_reference_table"),
    ("In Japan 4.6% of adults are obese; in Sweden the share is 15.4%.", "value", "verified", None),
    # Adjectives that order as the figures do.
    ("Lisbon is the warmest city.", "rank", "verified", None),
    ("Vienna is the second-coldest city.", "rank", "verified", None),
    ("Warsaw is warmer than Vienna.", "comparison", "contradicted", None),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict", "reason"), CLAIMS)
def test_own_words_are_read_as_the_records(
    record: Record, sentence: str, kind: str, verdict: str, reason: str | None
) -> None:
    hold_first(read(record, sentence, date(2025, 2, 20)), kind, verdict, reason)


@pytest.mark.parametrize(
    ("text", "unit", "value", "status"),
    [
        ("45 000", None, 45_000, None),
        ("45\u202f000\u202f123", None, 45_000_123, None),
        ("45,000*", None, 45_000, None),
        ("12.5%", "%", 12.5, None),
        ("45,000 p", None, 45_000, "provisional"),
        ("45,000 (e)", None, 45_000, "estimated"),
        ("-2.5", None, -2.5, None),
    ],
)
def test_figures_as_they_are_printed(text: str, unit: str | None, value: float, status: str | None) -> None:
    printed = figure(text, MARKS, "table.csv:2", unit)
    assert (float(printed.value or 0), printed.status) == (value, status)


@pytest.mark.parametrize("text", ["12.5%", "45 00", "45,000 x", "lots"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(TableRefused, match=r"table\.csv:2: '.*' is not a number"):
        figure(text, MARKS, "table.csv:2")


def test_a_mark_may_be_told(tmp_path: Path) -> None:
    for meaning in ("zero", "nought"):
        marked = CROPS_TOLD + f'marks: {{"—": {meaning}}}\n'
        write_table(tmp_path / meaning, CROPS, marked, "2024", "2024-12-20")
    cell = open_record([tmp_path / "zero"]).table("crops.tea", "2024").cell("BRA", "2023")
    assert cell is not None
    assert cell.value == 0
    refused = open_record([tmp_path / "nought"]).refused
    assert "marks is a mapping of what is printed to one of reported" in refused[0]
