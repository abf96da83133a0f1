"""What is told of the people, works and firms of a user's own tables: what somebody earns, what sells, what money goes on."""

from __future__ import annotations

from datetime import date

import pytest

from checks.record import Record
from tests.users_tables import hold_first, read, record_with

CONDUCTORS = """Conductor,Year,Salary,Musicians
Ida Brandt,2022,310000,88
Ida Brandt,2023,340000,91
Paul Ferro,2022,520000,104
Paul Ferro,2023,455000,99
Ana Sousa,2022,190000,61
Ana Sousa,2023,190000,64
"""
CONDUCTORS_TOLD = """publisher: Podium
measures:
  podium.salary: {names: [annual salary], unit: EUR, column: Salary}
  podium.musicians: {names: [musicians], kind: stock, column: Musicians}
"""
ALBUMS = """Album,Year,Copies sold
Low Tide,2022,90000
Low Tide,2023,140000
Paper Moon,2022,210000
Paper Moon,2023,103000
Wide Sky,2022,52000
Wide Sky,2023,61000
"""
ALBUMS_TOLD = """publisher: Vinyl Count
measures:
  albums.copies: {names: [copies sold, sales], column: Copies sold}
"""
STUDIOS = """Studio,Year,Spending,Seats
Northlight,2022,210.5,900
Northlight,2023,164.0,950
Harbour,2022,41.0,310
Harbour,2023,77.5,300
Mill Lane,2022,60.2,1200
Mill Lane,2023,55.0,1250
"""
STUDIOS_TOLD = """publisher: Screen Ledger
measures:
  studios.spending: {names: [advertising spending], unit: EUR, multiplier: 1000000, column: Spending}
  studios.seats: {names: [capacity, seating capacity], unit: seats, kind: stock, column: Seats}
"""
PLAYERS = """Player,Year,Prize money,Titles,Frames won
Mark Ronan,2022,410000,2,310
Mark Ronan,2023,655000,4,348
Judd Ellery,2022,720000,5,402
Judd Ellery,2023,500000,3,360
Neil Storm,2022,180000,0,205
Neil Storm,2023,96000,0,190
"""
PLAYERS_TOLD = """publisher: Cue Almanac
measures:
  cue.money: {names: [prize money], unit: GBP, column: Prize money}
  cue.titles: {names: [titles, titles won], column: Titles}
  cue.frames: {names: [frames won], column: Frames won}
"""
TOWERS = """Tower,Year,Height,Guests,Fee
Kite Tower,2023,310,2600000,12
Mast Hill,2023,188,910000,9
The Spindle,2023,244,1300000,15
"""
TOWERS_TOLD = """publisher: Tower Guide
measures:
  towers.height: {names: [height], unit: m, kind: stock, column: Height}
  towers.guests: {names: [guests], column: Guests}
  towers.fee: {names: [entry fee], unit: EUR, ranking: low, column: Fee}
"""
CLINICS = """Clinic,Year,Wait,Absence,Union
Ashby,2022,12,4.1,31.0
Ashby,2023,9,4.4,30.5
Barton,2022,20,6.0,44.0
Barton,2023,22,5.2,45.2
Corby,2022,15,5.1,12.0
Corby,2023,15,7.3,12.4
"""
CLINICS_TOLD = """publisher: Clinic Watch
measures:
  clinics.wait: {names: [average wait], unit: days, ranking: low, column: Wait}
  clinics.absence: {names: [default ratio], unit: "%", ranking: low, column: Absence}
  clinics.union: {names: [union membership rate], unit: "%", column: Union}
"""
STAMPS = """Country,Year,Price of a stamp
Malta,2022,0.37
Malta,2023,0.42
Iceland,2022,1.90
Iceland,2023,2.15
Chile,2023,0.88
"""
STAMPS_TOLD = """publisher: Stamp Desk
measures:
  stamps.price: {names: [price of a stamp], unit: EUR, column: Price of a stamp}
"""
CITIES = """City,Year,Flyovers,Canals
Hong Kong,2022,549,4
Hong Kong,2023,553,4
Three Rivers,2022,120,9
Three Rivers,2023,131,9
Lagos,2022,88,2
Lagos,2023,93,3
"""
CITIES_TOLD = """publisher: Skyline Register
measures:
  cities.flyovers: {names: [flyovers], kind: stock, column: Flyovers}
  cities.canals: {names: [canals], kind: stock, column: Canals}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    tables = {
        "podium": (CONDUCTORS, CONDUCTORS_TOLD),
        "albums": (ALBUMS, ALBUMS_TOLD),
        "studios": (STUDIOS, STUDIOS_TOLD),
        "players": (PLAYERS, PLAYERS_TOLD),
        "towers": (TOWERS, TOWERS_TOLD),
        "clinics": (CLINICS, CLINICS_TOLD),
        "stamps": (STAMPS, STAMPS_TOLD),
        "cities": (CITIES, CITIES_TOLD),
    }
    return record_with(tmp_path_factory.mktemp("own"), tables)


TOLD = [
    # What somebody is paid: a figure that agrees is of the salary, one that does not may be of something else.
    ("Paul Ferro earned 455,000 euros in 2023.", "value", "verified", None),
    ("Ida Brandt was paid 340,000 euros in 2023, 10% more than in 2022.", "value", "verified", None),
    ("Ida Brandt was paid 80,000 euros in damages.", "value", "unverifiable", "ambiguous_measure"),
    ("Paul Ferro remained the best-paid conductor.", "rank", "verified", None),
    ("Ida Brandt was the lowest-paid conductor in 2023.", "rank", "contradicted", None),
    ("Ana Sousa earned more than Ida Brandt in 2023.", "comparison", "unverifiable", "ambiguous_measure"),
    # Whose salary is his or hers.
    ("Paul Ferro moved to Lyon; his annual salary fell to 455,000 euros.", "value", "verified", None),
    ("Ida Brandt had a good year. She earned 340,000 euros.", "value", "verified", None),
    ("Paul Ferro's deputy left, and his annual salary was 455,000 euros.", "value", "unverifiable", "unknown_entity"),
    ("Paul Ferro met Ana Sousa. His annual salary fell by 12.5%.", "change", "unverifiable", "unknown_entity"),
    # What sells, and what is counted of it once that was said.
    ("Low Tide was the best-selling album of 2023.", "rank", "verified", None),
    ("Low Tide was the second-best-selling album of 2023.", "rank", "contradicted", None),
    ("Low Tide was the best-selling album of 2023 with 140,000 copies.", "rank", "verified", None),
    ("Low Tide was given away in 140,000 copies.", "count", "unverifiable", "no_reference_table"),
    # Millions behind an amount of money are money.
    ("Northlight spent €164 million on advertising in 2023, less than the 210.5 million of the year before.", "value", "verified", None),
    ("Harbour's advertising spending rose to €77.5 million, while Mill Lane's fell from 60.2 million to 55 million.", "value", "verified", None),
    ("Northlight spent more on advertising than Harbour and Mill Lane together.", "comparison", "verified", None),
    # What is counted in a word of the user's own needs not be said to be.
    ("Northlight has a capacity of 950.", "value", "verified", None),
    ("Northlight has a capacity of 1,450.", "value", "contradicted", None),
    # What is won besides other things, and what is won in money.
    ("Mark Ronan won four titles in 2023.", "value", "verified", None),
    ("Judd Ellery won 360 frames and three titles in 2023.", "value", "verified", None),
    ("Judd Ellery won 402 frames in 2023.", "value", "contradicted", None),
    ("Mark Ronan won £655,000 in prize money in 2023.", "value", "verified", None),
    # People go by their last names.
    ("Ellery's prize money fell to £500,000 in 2023, less than Ronan's.", "value", "verified", None),
    ("Ellery's prize money rose to £500,000 in 2023.", "value", "contradicted", None),
    # A letter that is a unit, and a million all the same.
    ("Mark Ronan's prize money was £0.655m in 2023.", "value", "verified", None),
    ("Kite Tower had 2.6m guests in 2023.", "value", "verified", None),
    ("Kite Tower is 310m tall.", "value", "verified", None),
    # Where a low figure is first, "the cheapest" is the lowest all the same.
    ("Mast Hill is the cheapest tower.", "rank", "verified", None),
    ("The Spindle is the cheapest tower.", "rank", "contradicted", None),
    ("Barton has the shortest wait.", "rank", "contradicted", None),
    ("Ashby has the best default ratio.", "rank", "verified", None),
    ("Corby has the best default ratio.", "rank", "contradicted", None),
    ("Corby has the worst default ratio.", "rank", "verified", None),
    ("Barton's default ratio improved to 5.2% from 6%.", "change", "verified", None),
    ("Union membership is highest at Barton.", "rank", "verified", None),
    # Things that cost, where another table's adjectives are of a fee.
    ("Stamps are cheapest in Malta.", "rank", "verified", None),
    ("Stamps are cheapest in Chile.", "rank", "contradicted", None),
    ("People in Iceland pay €2.15 for a stamp.", "value", "verified", None),
    ("Collectors in Iceland paid €2,150 for a stamp.", "value", "unverifiable", "ambiguous_measure"),
    # Where a thing lies says nothing more of it, and what a firm does somewhere is a part.
    ("The Spindle in Rotterdam had 1.3 million guests in 2023.", "value", "verified", None),
    ("Chile's Kite Tower had more guests in 2023 than Mast Hill near Cardiff.", "comparison", "verified", None),
    ("Northlight in Canada spent €164 million on advertising in 2023.", "value", "unverifiable", None),
    # What is charged, for a thing or for itself.
    ("Mast Hill charges 9 euros, The Spindle 15 euros.", "value", "verified", None),
    ("Mast Hill charges 30 euros for a guided tour.", "value", "unverifiable", "ambiguous_measure"),
    # The largest of a kind, by what is said beside it and by nothing else.
    ("With 2.6 million guests, Kite Tower is the largest tower.", "value", "verified", None),
    ("Kite Tower has 2.6 million guests. It is the largest tower.", "value", "verified", None),
    ("With 910,000 guests, Mast Hill is third, behind Kite Tower and The Spindle.", "value", "verified", None),
    # A place that is perhaps no country is a city all the same, and a name may begin with a number.
    ("Lagos ranks third for flyovers.", "rank", "verified", None),
    ("Three Rivers had 131 flyovers in 2023.", "value", "verified", None),
    # By so much, and to so much: two figures.
    ("Low Tide sold 140,000 copies in 2023, 50,000 more than a year earlier.", "value", "verified", None),
    # What is named behind a comparison with another year is not of that year.
    ("Mark Ronan won £655,000 in prize money in 2023, more than what he won in 2022, and four titles.", "value", "verified", None),
]  # fmt: skip


def test_the_largest_of_a_kind_is_so_by_what_is_said_beside_it(record: Record) -> None:
    day = date(2024, 6, 3)
    largest = read(record, "With 910,000 guests, Mast Hill is the largest tower.", day)
    assert [(each.kind, each.verdict) for each in largest][1:] == [("rank", "contradicted")]
    assert len(read(record, "Mast Hill has 910,000 guests. It is the largest tower.", day)) == 1


def test_an_amount_by_which_and_one_to_which_are_no_range(record: Record) -> None:
    found = read(
        record, "Paul Ferro cut his annual salary by 65,000 euros to 900,000 euros.", date(2024, 6, 3)
    )
    assert [(each.kind, each.verdict) for each in found] == [
        ("change", "verified"),
        ("value", "contradicted"),
    ]


@pytest.mark.parametrize(("sentence", "kind", "verdict", "reason"), TOLD)
def test_own_people_and_works_are_read_as_countries_are(
    record: Record, sentence: str, kind: str, verdict: str, reason: str | None
) -> None:
    hold_first(read(record, sentence, date(2024, 6, 3)), kind, verdict, reason)
