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


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    tables = {
        "podium": (CONDUCTORS, CONDUCTORS_TOLD),
        "albums": (ALBUMS, ALBUMS_TOLD),
        "studios": (STUDIOS, STUDIOS_TOLD),
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
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "verdict", "reason"), TOLD)
def test_own_people_and_works_are_read_as_countries_are(
    record: Record, sentence: str, kind: str, verdict: str, reason: str | None
) -> None:
    hold_first(read(record, sentence, date(2024, 6, 3)), kind, verdict, reason)
