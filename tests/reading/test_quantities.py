"""Quantities as newspapers write them: value, interval, unit and kind; hedges; and numbers that are none."""

import math

import pytest

from checks.assay import vocabulary
from checks.reading.folding import fold
from checks.reading.quantity_reader import QuantityReader
from checks.reading.tokens import tokens
from checks.reading.written_numbers import written_number
from checks.record import Record
from tests.reading.conftest import Read

# phrase, value, what it stands for either side, unit, kind
AMOUNTS = [
    # money
    ("$1.2bn", 1.2e9, 50e6, "USD", "money"),
    ("US$3.77 trillion", 3.77e12, 5e9, "USD", "money"),
    ("$94.93 billion", 94.93e9, 5e6, "USD", "money"),
    ("€40m", 40e6, 2e6, "EUR", "money"),
    ("£3k", 3000, 150, "GBP", "money"),
    ("¥13.9 trillion", 13.9e12, 50e9, "JPY", "money"),
    ("A$368 billion", 368e9, 500e6, "AUD", "money"),
    ("HK$12.5bn", 12.5e9, 50e6, "HKD", "money"),
    ("R$10 billion", 10e9, 500e6, "BRL", "money"),
    ("Rs 500 crore", 5e9, 250e6, "INR", "money"),
    ("Rs6.2 lakh crore", 6.2e12, 50e9, "INR", "money"),
    ("EUR40m", 40e6, 2e6, "EUR", "money"),
    ("CHF3.2bn", 3.2e9, 50e6, "CHF", "money"),
    ("USD 70 million", 70e6, 3.5e6, "USD", "money"),
    ("70 million USD", 70e6, 3.5e6, "USD", "money"),
    ("70 US dollars", 70, 3.5, "USD", "money"),
    ("4.3 billion euros", 4.3e9, 50e6, "EUR", "money"),
    ("10bn roubles", 10e9, 500e6, "RUB", "money"),
    ("1.5 trillion yuan", 1.5e12, 50e9, "CNY", "money"),
    ("200,000 Korean won", 200_000, 10_000, "KRW", "money"),
    ("500 million shekels", 500e6, 25e6, "ILS", "money"),
    ("3 cents", 0.03, 0.0015, "USD", "money"),
    ("$5", 5, 0.25, "USD", "money"),
    ("$.5bn", 500e6, 25e6, "USD", "money"),
    ("$100-million", 100e6, 5e6, "USD", "money"),
    ("a $1.9-trillion bill", 1.9e12, 50e9, "USD", "money"),
    ("an 850-million-dollar loan", 850e6, 5e6, "USD", "money"),
    ("$64,000", 64_000, 500, "USD", "money"),
    # rates
    ("$9,430 a tonne", 9430, 5, "USD/t", "rate"),
    ("$9,430 per tonne", 9430, 5, "USD/t", "rate"),
    ("$9,450/t", 9450, 5, "USD/t", "rate"),
    ("$106 a pound", 106, 0.5, "USD/lb", "rate"),
    ("$2,650 an ounce", 2650, 5, "USD/oz", "rate"),
    ("€310 per megawatt-hour", 310, 5, "EUR/MWh", "rate"),
    ("$70-a-barrel oil", 70, 3.5, "USD/bbl", "rate"),
    ("$50 a barrel", 50, 2.5, "USD/bbl", "rate"),
    ("£1,500-a-month rent", 1500, 50, "GBP/month", "rate"),
    ("$12,555 per head", 12_555, 0.5, "USD/head", "rate"),
    ("5 tons per capita", 5, 0.25, "t/capita", "rate"),
    ("30 people per square kilometre", 30, 1.5, "per km2", "amount"),
    ("4.5 per 1,000", 4.5, 0.05, "per thousand", "amount"),
    ("10,000 tons a year", 10_000, 500, "t", "amount"),
    ("10,000 tonnes per annum", 10_000, 500, "t", "amount"),
    ("5 million tons/year", 5e6, 250_000, "t", "amount"),
    # percentages
    ("70%", 70, 1, "%", "percent"),
    ("70 %", 70, 1, "%", "percent"),
    ("70 per cent", 70, 1, "%", "percent"),
    ("70 percent", 70, 1, "%", "percent"),
    ("71 percent", 71, 0.5, "%", "percent"),
    ("4.0%", 4, 0.05, "%", "percent"),
    ("0.5%", 0.5, 0.05, "%", "percent"),
    (".5%", 0.5, 0.05, "%", "percent"),
    ("100%", 100, 0.5, "%", "percent"),
    ("3.5 percentage points", 3.5, 0.05, "pp", "points"),
    ("a 2-percentage-point drop", 2, 0.5, "pp", "points"),
    ("25 basis points", 0.25, 0.005, "pp", "points"),
    ("half a percentage point", 0.5, 0.05, "pp", "points"),
    ("-0.5%", -0.5, 0.05, "%", "percent"),
    ("\u22120.5%", -0.5, 0.05, "%", "percent"),
    ("minus 1.2 percent", -1.2, 0.05, "%", "percent"),
    ("+3.2%", 3.2, 0.05, "%", "percent"),
    ("0.0%", 0, 0.05, "%", "percent"),
    # mass
    ("28.7 Mt", 28.7e6, 50_000, "t", "amount"),
    ("3.8 Mt", 3.8e6, 50_000, "t", "amount"),
    ("500 kt", 500_000, 25_000, "t", "amount"),
    ("1.5 Gt", 1.5e9, 50e6, "t", "amount"),
    ("45,000 t", 45_000, 500, "t", "amount"),
    ("45,000 tonnes", 45_000, 500, "t", "amount"),
    ("3.8 million metric tons", 3.8e6, 50_000, "t", "amount"),
    ("5 million tons", 5e6, 250_000, "t", "amount"),
    ("a 41,000-tonne cargo", 41_000, 500, "t", "amount"),
    ("a 3.8-million-ton deposit", 3.8e6, 50_000, "t", "amount"),
    ("5mn t", 5e6, 250_000, "t", "amount"),
    ("600 kg", 0.6, 0.03, "t", "amount"),
    ("2,000 troy ounces", 0.0622069536, 0.00311034768, "t", "amount"),
    ("3 million short tons", 2.72155422e6, 136077.711, "t", "amount"),
    ("5.5 million carats", 5.5e6, 50_000, "ct", "amount"),
    ("40 megatons", 40e6, 2e6, "t", "amount"),
    # energy, oil and volume
    ("20.1 million barrels of oil a day", 20.1e6, 50_000, "bbl/d", "amount"),
    ("13.4 million barrels of crude a day", 13.4e6, 50_000, "bbl/d", "amount"),
    ("9 million barrels per day", 9e6, 450_000, "bbl/d", "amount"),
    ("411,000 bpd", 411_000, 500, "bbl/d", "amount"),
    ("103.8 mb/d", 103.8e6, 50_000, "bbl/d", "amount"),
    ("2.2 million b/d", 2.2e6, 50_000, "bbl/d", "amount"),
    ("700 million barrels", 700e6, 35e6, "bbl", "amount"),
    ("142 bcm", 142e9, 500e6, "m3", "amount"),
    ("3bn cubic metres", 3e9, 150e6, "m3", "amount"),
    ("5 trillion cubic feet", 141.584233e9, 7.079211648e9, "m3", "amount"),
    ("22 200 TWh", 22.2e12, 50e9, "kWh", "amount"),
    ("22\u00a0200 TWh", 22.2e12, 50e9, "kWh", "amount"),
    ("22\u2009200 TWh", 22.2e12, 50e9, "kWh", "amount"),
    ("22\u202f200 TWh", 22.2e12, 50e9, "kWh", "amount"),
    ("22 200.5 TWh", 22.2005e12, 50e6, "kWh", "amount"),
    ("9,400 TWh", 9.4e12, 50e9, "kWh", "amount"),
    ("600 exajoules", 600e18, 30e18, "J", "amount"),
    ("120 GW", 120e9, 5e9, "W", "amount"),
    ("a 300MW plant", 300e6, 15e6, "W", "amount"),
    ("2 litres", 0.002, 0.0001, "m3", "amount"),
    # area, length and time
    ("2.38 million square kilometres", 2.38e6, 5000, "km2", "amount"),
    ("500 km2", 500, 25, "km2", "amount"),
    ("500 km²", 500, 25, "km2", "amount"),
    ("10 sq km", 10, 0.5, "km2", "amount"),
    ("10 square miles", 25.8998811, 1.294994055, "km2", "amount"),
    ("5,000 hectares", 50, 2.5, "km2", "amount"),
    ("200,000 acres", 809.3712845, 40.46856422, "km2", "amount"),
    ("1,200 km", 1200, 50, "km", "amount"),
    ("26 miles", 41.842944, 0.804672, "km", "amount"),
    ("84.0 years", 84, 0.5, "years", "amount"),
    ("81.3 years", 81.3, 0.05, "years", "amount"),
    # counts
    ("1.1m vehicles", 1.1e6, 50_000, None, "count"),
    ("5.4bn people", 5.4e9, 50e6, None, "count"),
    ("3k users", 3000, 150, None, "count"),
    ("12 mines", 12, 0, None, "count"),
    ("31 people", 31, 0, None, "count"),
    ("250 people", 250, 5, None, "count"),
    ("1,234,567 votes", 1.234567e6, 0.5, None, "count"),
    ("12,34,567 votes", 1.234567e6, 0.5, None, "count"),
    ("1.43 billion people", 1.43e9, 5e6, None, "count"),
    ("22 200 people", 22_200, 50, None, "count"),
    ("98.6 million", 98.6e6, 50_000, None, "count"),
    # words
    ("half a million people", 500_000, 25_000, None, "count"),
    ("half-a-million people", 500_000, 25_000, None, "count"),
    ("a half-million people", 500_000, 25_000, None, "count"),
    ("a quarter of a million people", 250_000, 12_500, None, "count"),
    ("three-quarters of a million people", 750_000, 37_500, None, "count"),
    ("two and a half million", 2.5e6, 125_000, None, "count"),
    ("a million and a half", 1.5e6, 75_000, None, "count"),
    ("one and a half thousand", 1500, 75, None, "count"),
    ("twenty-five mines", 25, 0, None, "count"),
    ("a hundred mines", 100, 5, None, "count"),
    ("a hundred and twenty miners", 120, 5, None, "count"),
    ("one hundred twenty-three million", 123e6, 500_000, None, "count"),
    ("three hundred thousand", 300_000, 15_000, None, "count"),
    ("two thousand five hundred", 2500, 50, None, "count"),
    ("two million five hundred thousand", 2.5e6, 50_000, None, "count"),
    ("one thousand and one", 1001, 0.5, None, "count"),
    ("sixty thousand", 60_000, 3000, None, "count"),
    ("a thousand homes", 1000, 50, None, "count"),
    ("a million homes", 1e6, 50_000, None, "count"),
    ("a dozen firms", 12, 0.6, None, "count"),
    ("two dozen firms", 24, 1.2, None, "count"),
    ("half a dozen firms", 6, 0.3, None, "count"),
    ("1½ million", 1.5e6, 75_000, None, "count"),
    ("2 1/2 million", 2.5e6, 125_000, None, "count"),
    ("zero tons", 0, 0, "t", "amount"),
    # parts
    ("one in five barrels", 20, 2, "%", "part"),
    ("1 in 4 children", 25, 2, "%", "part"),
    ("nine in 10 voters", 90, 2, "%", "part"),
    ("three out of four people", 75, 2, "%", "part"),
    ("one in 1,000 people", 0.1, 0.02, "%", "part"),
    ("two-thirds", 66.66666667, 2, "%", "part"),
    ("two thirds of it", 66.66666667, 2, "%", "part"),
    ("three-fifths of the seats", 60, 2, "%", "part"),
    ("a quarter of", 25, 2, "%", "part"),
    ("a third more", 33.33333333, 2, "%", "part"),
    ("half of output", 50, 2, "%", "part"),
    ("half the output", 50, 2, "%", "part"),
    ("a tenth of the price", 10, 2, "%", "part"),
    ("3/4 of the oil", 75, 2, "%", "part"),
    ("one-third", 33.33333333, 2, "%", "part"),
    # multiples
    ("twice the size", 2, 0.1, "x", "multiple"),
    ("twice as much", 2, 0.1, "x", "multiple"),
    ("thrice as much", 3, 0.15, "x", "multiple"),
    ("threefold", 3, 0.15, "x", "multiple"),
    ("ten-fold", 10, 0.5, "x", "multiple"),
    ("a 12-fold rise", 12, 0.6, "x", "multiple"),
    ("twentyfold", 20, 1, "x", "multiple"),
    ("hundredfold", 100, 5, "x", "multiple"),
    ("six times", 6, 0.3, "x", "multiple"),
    ("2.5 times", 2.5, 0.125, "x", "multiple"),
    ("3.5x faster", 3.5, 0.175, "x", "multiple"),
    ("one and a half times", 1.5, 0.075, "x", "multiple"),
    ("by a factor of four", 4, 0.2, "x", "multiple"),
    ("double the amount", 2, 0.1, "x", "multiple"),
]

# phrase, low, high, unit, kind: no single value is named
SPANS = [
    # ranges
    ("45,000-50,000 t", 45_000, 50_000, "t", "amount"),
    ("45,000–50,000 t", 45_000, 50_000, "t", "amount"),
    ("45,000 – 50,000 t", 45_000, 50_000, "t", "amount"),
    ("45-50,000 t", 45_000, 50_000, "t", "amount"),
    ("between 4 and 5 million", 4e6, 5e6, None, "count"),
    ("between 4 million and 5 million", 4e6, 5e6, None, "count"),
    ("between 900,000 and 1.2 million", 900_000, 1.2e6, None, "count"),
    ("4 to 5 million tons", 4e6, 5e6, "t", "amount"),
    ("4-5%", 4, 5, "%", "percent"),
    ("4%-5%", 4, 5, "%", "percent"),
    ("4% to 5%", 4, 5, "%", "percent"),
    ("between 4% and 5%", 4, 5, "%", "percent"),
    ("$4-5 billion", 4e9, 5e9, "USD", "money"),
    ("$4bn-$5bn", 4e9, 5e9, "USD", "money"),
    ("€4bn-5bn", 4e9, 5e9, "EUR", "money"),
    ("$4bn to $5bn", 4e9, 5e9, "USD", "money"),
    ("between $4bn and $5bn", 4e9, 5e9, "USD", "money"),
    ("five or six million", 5e6, 6e6, None, "count"),
    ("anywhere from 20 to 30 percent", 20, 30, "%", "percent"),
    ("8.5 million b/d to 9.5 million b/d", 8.5e6, 9.5e6, "bbl/d", "amount"),
    ("12-15 km", 12, 15, "km", "amount"),
    ("two to three times", 2, 3, "x", "multiple"),
    # vague
    ("dozens of firms", 26.4, 108, None, "vague"),
    ("scores of firms", 44, 108, None, "vague"),
    ("hundreds of firms", 220, 900, None, "vague"),
    ("thousands of firms", 2200, 9000, None, "vague"),
    ("thousands fled", 2200, 9000, None, "vague"),
    ("tens of thousands of people", 22_000, 90_000, None, "vague"),
    ("hundreds of thousands of people", 220_000, 900_000, None, "vague"),
    ("millions of people", 2.2e6, 9e6, None, "vague"),
    ("tens of millions of dollars", 22e6, 90e6, "USD", "money"),
    ("billions of dollars", 2.2e9, 9e9, "USD", "money"),
    ("tens of billions of euros", 22e9, 90e9, "EUR", "money"),
    ("hundreds of tonnes", 220, 900, "t", "amount"),
    ("a few hundred people", 220, 450, None, "vague"),
    ("several hundred people", 330, 900, None, "vague"),
    ("several million barrels", 3.3e6, 9e6, "bbl", "amount"),
    ("a couple of hundred people", 220, 270, None, "vague"),
    ("several fold", 3.3, 9, "x", "multiple"),
    ("severalfold", 3.3, 9, "x", "multiple"),
    ("several times", 3.3, 9, "x", "multiple"),
    ("two orders of magnitude", 55, 180, "x", "multiple"),
]


@pytest.mark.parametrize(("phrase", "value", "either_side", "unit", "kind"), AMOUNTS)
def test_an_amount(
    quantities: Read, phrase: str, value: float, either_side: float, unit: str | None, kind: str
) -> None:
    found = quantities(f"The figure is {phrase}.")
    assert len(found) == 1, found
    quantity = found[0][1]
    stated = quantity.stated
    assert stated.value == pytest.approx(value, rel=1e-9)
    assert (stated.low, stated.high) == pytest.approx((value - either_side, value + either_side), rel=1e-6)
    assert (stated.unit, quantity.kind) == (unit, kind)


@pytest.mark.parametrize(("phrase", "low", "high", "unit", "kind"), SPANS)
def test_an_amount_between_two_ends(
    quantities: Read, phrase: str, low: float, high: float, unit: str | None, kind: str
) -> None:
    found = quantities(f"The figure is {phrase}.")
    assert len(found) == 1, found
    quantity = found[0][1]
    assert quantity.stated.value is None
    assert (quantity.stated.low, quantity.stated.high) == pytest.approx((low, high))
    assert (quantity.stated.unit, quantity.kind) == (unit, kind)


def test_an_order_of_magnitude(quantities: Read) -> None:
    found = quantities("It is an order of magnitude larger than in 2020.")
    assert [(words, quantity.stated.low, quantity.stated.high) for words, quantity in found] == [
        ("an order of magnitude", 5.5, 18.0)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 22 million to 3.5 million", [(22e6, None), (3.5e6, None)]),
        ("from 3 to 4 percent", [(3, "%"), (4, "%")]),
        ("from 22 to 3.5 million tons", [(22e6, "t"), (3.5e6, "t")]),
        ("to £1.3m from £800,000", [(1.3e6, "GBP"), (800_000, "GBP")]),
        ("It rose 2 million to 5 million tons", [(2e6, None), (5e6, "t")]),
        ("It rose 8% to 5 million tons", [(8, "%"), (5e6, "t")]),
        ("5 and 3 million t respectively", [(5e6, "t"), (3e6, "t")]),
        ("5, 6 and 7 million tons respectively", [(5e6, "t"), (6e6, "t"), (7e6, "t")]),
        ("3% of 40 million tons", [(3, "%"), (40e6, "t")]),
        ("45 of the 193 members", [(45, None), (193, None)]),
        ("15 million vehicles and 400,000 t of copper", [(15e6, None), (400_000, "t")]),
        ("the total—5 million tons—fell by 3%", [(5e6, "t"), (3, "%")]),
        ("$400 to $1.2 million", [(400, "USD"), (1.2e6, "USD")]),
    ],
)
def test_several_quantities_that_are_no_range(
    quantities: Read, text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert [(each.stated.value, each.stated.unit) for _, each in quantities(text)] == expected


# phrase, the approximator, and the ends as multiples of the number; None is no end
HEDGES = [
    ("about 20 million", "about", 0.9, 1.1),
    ("around 20 million", "about", 0.9, 1.1),
    ("roughly 20 million", "about", 0.9, 1.1),
    ("some 20 million", "about", 0.9, 1.1),
    ("approximately 20 million", "about", 0.9, 1.1),
    ("an estimated 20 million", "exactly", 0.95, 1.05),
    ("in the region of 20 million", "about", 0.9, 1.1),
    ("20 million or so", "about", 0.9, 1.1),
    ("20 million-odd people", "about", 0.9, 1.1),
    ("nearly 20 million", "nearly", 0.9, 1.0),
    ("almost 20 million", "nearly", 0.9, 1.0),
    ("just under 20 million", "nearly", 0.9, 1.0),
    ("close to 20 million", "nearly", 0.9, 1.0),
    ("just over 20 million", "just_over", 1.0, 1.1),
    ("slightly more than 20 million", "just_over", 1.0, 1.1),
    ("over 20 million", "over", 1.0, None),
    ("more than 20 million", "over", 1.0, None),
    ("at least 20 million", "over", 1.0, None),
    ("upwards of 20 million", "over", 1.0, None),
    ("no fewer than 20 million", "over", 1.0, None),
    ("20 million or more", "over", 1.0, None),
    ("20 million-plus", "over", 1.0, None),
    ("20 million+", "over", 1.0, None),
    ("under 20 million", "under", None, 1.0),
    ("less than 20 million", "under", None, 1.0),
    ("fewer than 20 million", "under", None, 1.0),
    ("up to 20 million", "under", None, 1.0),
    ("as many as 20 million", "under", None, 1.0),
    ("20 million or fewer", "under", None, 1.0),
    ("exactly 20 million", "exactly", 0.95, 1.05),
    ("a total of 20 million", "exactly", 0.95, 1.05),
]


@pytest.mark.parametrize(("phrase", "approximator", "low", "high"), HEDGES)
def test_a_hedge(
    quantities: Read, phrase: str, approximator: str, low: float | None, high: float | None
) -> None:
    found = quantities(f"It has {phrase} there.")
    assert len(found) == 1, found
    words, quantity = found[0]
    stated = quantity.stated
    assert words == phrase.removesuffix(" people")
    assert (stated.approximator, stated.value) == (approximator, 20e6)
    assert stated.low == (None if low is None else pytest.approx(low * 20e6))
    assert stated.high == (None if high is None else pytest.approx(high * 20e6))


@pytest.mark.parametrize(
    ("phrase", "at_the_number"),
    [("more than 40 t", False), ("at least 40 t", True), ("under 40 t", False), ("up to 40 t", True)],
)
def test_a_bound_holds_at_its_own_number_or_not(quantities: Read, phrase: str, at_the_number: bool) -> None:
    assert quantities(f"It has {phrase}.")[0][1].stated.holds.holds(40) is at_the_number


def test_more_than_says_too_little_from_half_as_much_again(quantities: Read) -> None:
    assert quantities("It has more than 40 t.")[0][1].stated.understates_above == 60


# Bare numbers that only name something, and numbers that are dates, scores, places …
NO_QUANTITY = [
    "The G7 met the G20.",
    "A Boeing 737 crashed.",
    "A Boeing 737-800 crashed.",
    "The 737's wings broke off.",
    "COVID-19 spread.",
    "COVID–19 spread.",
    "5G networks spread.",
    "COP30 opened in Belem.",
    "A B-52 escorted an F-16.",
    "An Airbus A320 and a T-72 stood there.",
    "MH17 and H1N1 made headlines.",
    "They invoked Article 5.",
    "Articles 5 and 6 apply.",
    "Chapters 3 to 5 are long.",
    "Section 230 and section 14(b) apply.",
    "He wakes in Room 402.",
    "It began at 7:15 p.m.",
    "It began at 10 a.m. sharp.",
    "Final score: 3-0.",
    "They won 2-1.",
    "It was 6-4, 3-6.",
    "Odds of 20-1 were offered.",
    "Call 01726 555 0188.",
    "Call +44 20 7946 0958.",
    "Call 202-555-0134.",
    "Agent 007 returned.",
    "Version 1.2.3 came out.",
    "Windows 11 came out.",
    "The iPhone 15 sells well.",
    "Route 66 and Interstate 95 are long.",
    "Since 9/11 much has changed.",
    "The shop is open 24/7.",
    "On 2025-03-18 it opened.",
    "On 18 March 2025 it opened.",
    "On Feb. 18, 2025, it opened.",
    "On March 3 it opened.",
    "It opened in 2023.",
    "In 2010-15 it was shut.",
    "The 2023/24 season was long.",
    "In the 1990s he was in his 40s.",
    "It is No. 5 and the fifth-largest.",
    "It came 3rd in the 20th century.",
    "It was 35°C and then 30 °C.",
    "A 100m race and a 5k run were held.",
    "A six-figure sum was paid.",
    "In the second half of the match.",
    "A third term and a third-party vote.",
    "In the other half of the house.",
    "No one knows one another.",
    "One of the largest is here.",
    "He plans to double output.",
    "Double-digit growth came.",
    "It comes twice a week.",
    "Phase 3 trials and page 12.",
    "It costs 1.234.567 or 3,8 there.",
]


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_a_number_that_is_no_quantity(quantities: Read, text: str) -> None:
    assert [words for words, _ in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The 7 won medals.", 7, None),
        ("They won 12 medals.", 12, None),
        ("We saw 5 real estate firms.", 5, None),
        ("It happens three times a week.", 3, None),
        ("In 2024 45 people died.", 45, None),
        ("Last year 45 people died.", 45, None),
        ("A 5-year-old mine reopened.", 5, "years"),
        ("The pound fell to 1.25 in New York.", 1.25, None),
    ],
)
def test_the_word_behind_is_not_always_a_unit(
    quantities: Read, text: str, value: float, unit: str | None
) -> None:
    found = quantities(text)
    assert [(each.stated.value, each.stated.unit) for _, each in found] == [(value, unit)]


def test_units_that_differ_by_case_alone(record: Record) -> None:
    reader = QuantityReader(vocabulary(record))
    found = {}
    for text in ("3 Mt", "3 mt", "3Mt", "3mt", "3 MT"):
        row = tokens(fold(text), 0, len(text), text)
        found[text] = reader.read(row, set())[0].stated.value
    assert found == {"3 Mt": 3e6, "3 mt": 3, "3Mt": 3e6, "3mt": 3, "3 MT": 3}


@pytest.mark.parametrize(
    ("text", "attributive"),
    [("a 41,000-tonne cargo", True), ("a 3.8-million-ton deposit", True), ("41,000 tonnes", False)],
)
def test_hyphens_tie_an_amount_to_its_noun(quantities: Read, text: str, attributive: bool) -> None:
    assert quantities(text)[0][1].attributive is attributive


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("12", True),
        ("12 mines", True),
        ("about 12", False),
        ("12 tons", False),
        ("12 million", False),
        ("$12", False),
    ],
)
def test_a_bare_number_has_nothing_that_makes_it_an_amount(quantities: Read, text: str, bare: bool) -> None:
    assert quantities(f"It has {text} there.")[0][1].bare is bare


@pytest.mark.parametrize("unit", ["tons", "short tons", "ounces"])
def test_other_readings_of_a_unit_are_kept(quantities: Read, unit: str) -> None:
    stated = quantities(f"It mined 40 {unit} there.")[0][1].stated
    assert bool(stated.other_units) is (unit != "short tons")


@pytest.mark.parametrize(
    ("text", "value", "step", "last_step"),
    [
        ("7", 7, 1, 1),
        ("45,000", 45_000, 1000, 1),
        ("22 200", 22_200, 100, 1),
        ("22 200.5", 22_200.5, 0.1, 0.1),
        ("3.8", 3.8, 0.1, 0.1),
        ("3.80", 3.8, 0.1, 0.01),
        ("84.0", 84, 1, 0.1),
        ("0", 0, 1, 1),
        ("0.05", 0.05, 0.01, 0.01),
        (".5", 0.5, 0.1, 0.1),
        ("12,34,567", 1_234_567, 1, 1),
        ("2½", 2.5, 0.5, 0.5),
        ("¾", 0.75, 0.25, 0.25),
    ],
)
def test_digits_as_a_number(text: str, value: float, step: float, last_step: float) -> None:
    number = written_number(text)
    assert number is not None
    assert (number.value, number.step, number.last_step) == pytest.approx((value, step, last_step))


@pytest.mark.parametrize("text", ["1.2.3", "3,8", "1,2345", "45.000.000", "007", "00", "9" * 31])
def test_digits_that_are_no_number_in_english(text: str) -> None:
    assert written_number(text) is None


def test_no_amount_is_infinite(quantities: Read) -> None:
    for _, quantity in quantities("9" * 30 + " trillion" * 40 + " tons, and 1" + " million" * 40):
        assert quantity.stated.value is not None
        assert math.isfinite(quantity.stated.value)
