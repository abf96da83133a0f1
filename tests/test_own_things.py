"""What writers say of a user's own sites, clubs and operators: averages, kinds, visits, quarters, "best" and "only in"."""

from __future__ import annotations

from datetime import date

import pytest

from checks.record import Record
from tests.users_tables import hold_first, read, record_with

FERRIES = """Line,Year,On time,Fare,Passengers
Strait Line,2022,88.0,24,3100000
Strait Line,2023,84.5,26,3300000
Skerry Ferries,2022,93.0,31,900000
Skerry Ferries,2023,95.5,32,870000
Bay Boats,2022,79.0,12,1500000
Bay Boats,2023,81.0,12.5,1480000
"""
FERRIES_TOLD = """publisher: Ferry Watch
measures:
  ferries.punctuality: {names: [punctuality, share of sailings on time], unit: "%", column: On time}
  ferries.fare: {names: [average fare], unit: EUR, column: Fare}
  ferries.passengers: {names: [passengers], column: Passengers}
"""
ZOOS = """Zoo,Year,Visitors,Keepers
Altona Zoo,2022,510000,61
Altona Zoo,2023,560000,66
Brae Park,2022,220000,30
Brae Park,2023,205000,28
Colmar Garden,2022,90000,12
Colmar Garden,2023,97000,12
"""
ZOOS_TOLD = """publisher: Zoo Review
measures:
  zoos.visitors: {names: [visitors], column: Visitors}
  zoos.keepers: {names: [workforce], kind: stock, column: Keepers}
"""
YARDS = """Plant,Quarter,Boats built,Staff,Rent
Dunmore,2023-Q3,410,120,9.5
Dunmore,2023-Q4,520,118,9.8
Everton,2023-Q3,230,70,4.0
Everton,2023-Q4,180,66,4.1
"""
YARDS_TOLD = """publisher: Boat Union
edition: 2023-Q4
published: 2024-02-01
measures:
  yards.boats: {names: [boats built, boat output], column: Boats built}
  yards.staff: {names: [staff], kind: stock, column: Staff}
  yards.rent: {names: [average monthly rent], unit: GBP, column: Rent}
"""
BARLEY = """Province,Year,Yield
Norte,2022,3.1
Norte,2023,1.6
Sur,2022,2.2
Sur,2023,2.4
"""
BARLEY_TOLD = """publisher: Barley Board
measures:
  barley.yield: {names: [barley yield], unit: t/ha, column: Yield}
"""


PALACES = """Palace,Year,Foreign visitors
Ravel Palace,2023,52000
Satie Palace,2023,31000
"""
PALACES_TOLD = """publisher: Palace Fund
measures:
  palaces.foreign: {names: [foreign visitors], column: Foreign visitors}
"""
SCHOOLS = """School,Year,Absence,Passed
Crane School,2023,6.1,81
Dale School,2023,9.4,64
Esk School,2023,4.0,77
"""
SCHOOLS_TOLD = """publisher: School Board
measures:
  schools.absence: {names: [absence rate], unit: "%", column: Absence}
  schools.passed: {names: [pass rate], unit: "%", column: Passed}
"""
GARBAGE = """Town,Year,Garden waste,Parks,Village parks,Per pupil
Ash,2022,1200,14,3,8100
Ash,2023,1500,15,4,8300
Elm,2022,900,9,2,7700
Elm,2023,600,9,2,7900
Oak,2022,300,6,1,9100
Oak,2023,310,6,1,9400
Yew,2022,450,8,5,6900
Yew,2023,440,7,5,7000
"""
GARBAGE_TOLD = """publisher: Town Hall
measures:
  towns.waste: {names: [garden waste], unit: t, column: Garden waste}
  towns.homes: {names: [homes completed], column: Parks}
  towns.affordable: {names: [affordable homes], column: Village parks}
  towns.pupil: {names: [spending per pupil], unit: GBP, column: Per pupil}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The bundled record with seven small tables of a user's beside it."""
    tables = {
        "ferries": (FERRIES, FERRIES_TOLD),
        "zoos": (ZOOS, ZOOS_TOLD),
        "yards": (YARDS, YARDS_TOLD),
        "barley": (BARLEY, BARLEY_TOLD),
        "garbage": (GARBAGE, GARBAGE_TOLD),
        "schools": (SCHOOLS, SCHOOLS_TOLD),
        "palaces": (PALACES, PALACES_TOLD),
    }
    return record_with(tmp_path_factory.mktemp("things"), tables)


CLAIMS = [
    # An average without the word for it, and what things are called that a column names.
    ("Skerry Ferries' fares rose by 3% in 2023.", "change", "verified"),
    ("Fares are highest at Skerry Ferries.", "rank", "verified"),
    ("At Bay Boats the average fare was 12.5 euros.", "value", "verified"),
    ("The Dunmore factory built 520 boats in the fourth quarter.", "value", "verified"),
    ("The Dunmore factory built 520 fishing boats in the fourth quarter.", "value", "unverifiable"),
    ("The Dunmore plant's supplier built 520 boats in the fourth quarter.", "value", "unverifiable"),
    ("Greater Altona Zoo had 560,000 visitors in 2023.", "count", "unverifiable"),
    # Money by what the name tells, in the words for it or without them.
    ("The average monthly rent in Dunmore was £9.80 in the fourth quarter of 2023.", "value", "verified"),
    ("The average rent in Dunmore was £9.80 a month in the fourth quarter of 2023.", "value", "verified"),
    ("The average rent in Dunmore was £9.30 in the fourth quarter of 2023.", "value", "contradicted"),
    ("The average rent in Dunmore was £9.80 a week in the fourth quarter of 2023.", "value", "unverifiable"),
    ("The average rent in Dunmore was £9.80 a square foot in late 2023.", "value", "unverifiable"),
    # Units that are made of known ones, by their signs.
    ("Norte's barley yield fell to 1.6 tonnes per hectare in 2023 from 3.1 tonnes.", "change", "verified"),
    ("Norte had the best barley yield in 2023.", "rank", "contradicted"),
    ("Punctuality is worst at Bay Boats.", "rank", "verified"),
    # Who goes where.
    ("Some 560,000 people visited Altona Zoo in 2023.", "value", "verified"),
    ("Brae Park was visited by 205,000 people in 2023.", "value", "verified"),
    ("Visitors to Brae Park numbered 205,000 in 2023.", "value", "verified"),
    ("Some 560,000 people visited Altona Zoo for the first time in 2023.", "count", "unverifiable"),
    ("Some 66 people work at Altona Zoo.", "value", "verified"),
    ("Some 66 people work night shifts at Altona Zoo.", "count", "unverifiable"),
    ("In 2023, 95.5% of Skerry Ferries' sailings ran on time.", "value", "verified"),
    ("In 2023, 95.5% of Skerry Ferries' morning sailings ran on time.", "share", "unverifiable"),
    # Parts of a year.
    ("In the last three months of 2023 Dunmore built 520 boats.", "value", "verified"),
    ("Dunmore built 520 boats in the final quarter of 2023.", "value", "verified"),
    ("Dunmore built 520 boats in the fourth quarter, 27% more than in the third.", "value", "verified"),
    ("At the end of 2023 Everton had 66 staff.", "value", "verified"),
    # The only topic of which a table lists somebody.
    ("Everton's output was 180 boats in the fourth quarter.", "value", "verified"),
    ("Everton's output was 190 boats in the fourth quarter.", "value", "contradicted"),
    # Who alone lies beyond a mark.
    ("Only at Bay Boats is punctuality below 82%.", "count", "verified"),
    ("Punctuality is below 90% only at Bay Boats.", "count", "contradicted"),
    # The head of a name that was told in full, who does at a place what is counted, and who brings it about.
    ("At Bay Boats punctuality is 81%. Bay Boats' average fare is 12.5 euros.", "value", "verified"),
    ("Workers at Dunmore built 520 boats in the fourth quarter of 2023.", "value", "verified"),
    ("Some workers at Dunmore built 520 boats in the fourth quarter of 2023.", "count", "unverifiable"),
    ("Workers at Dunmore built 520 boats at Everton in the fourth quarter of 2023.", "value", "unverifiable"),
    ("Altona Zoo recorded 560,000 visitors in 2023.", "value", "verified"),
    ("Ash collected 1,500 tonnes of garden waste in 2023.", "value", "verified"),
    ("Ash burned 1,500 tonnes of garden waste in 2023.", "value", "unverifiable"),
    ("Ash completed 15 homes in 2023.", "value", "verified"),
    ("Ash completed 15 cheap homes in 2023.", "value", "unverifiable"),
    ("Ash completed four affordable homes in 2023.", "value", "verified"),
    ("Oak spends £9,400 per pupil.", "value", "verified"),
    ("Oak spends £9,400 per patient.", "value", "unverifiable"),
    ("Elm's garden waste fell from 900 tonnes in 2022 to 600, a drop of a third.", "change", "verified"),
    # Who lost them and who won them, and the only one where something rose.
    ("All three zoos gained visitors in 2023.", "count", "contradicted"),
    ("Bay Boats lost passengers in 2023.", "change", "verified"),
    ("Altona Zoo was the only zoo where visitor numbers rose in 2023.", "count", "contradicted"),
    ("Brae Park was the only zoo whose visitor numbers fell in 2023.", "count", "verified"),
    ("Officials counted 560,000 visitors at Altona Zoo in 2023.", "value", "verified"),
    ("Garden waste rose at two of the four towns in 2023.", "count", "verified"),
    ("Garden waste rose in three of the four towns.", "count", "contradicted"),
    ("Altona Zoo's visitor numbers grew by 50,000 to 560,000 in 2023.", "change", "verified"),
    ("Altona Zoo's visitor numbers grew by 30,000 to 560,000 in 2023.", "change", "contradicted"),
    # Of some of whom a table counts, by the bare word: borne out by the same figure, refuted by none.
    ("Ravel Palace attracted 61,000 foreign visitors in 2023.", "value", "contradicted"),
    ("Ravel Palace attracted 61,000 visitors in 2023.", "value", "unverifiable"),
    ("Ravel Palace attracted 52,000 visitors in 2023.", "value", "verified"),
    # What is good of one measure is bad of another.
    ("Esk School has the best absence rate.", "rank", "verified"),
    ("Dale School has the best absence rate.", "rank", "contradicted"),
    ("Crane School has the best pass rate.", "rank", "verified"),
    ("Absence is worse at Dale School than at Crane School.", "comparison", "verified"),
    ("Absence at Dale School was 9.4%.", "value", "verified"),
    # News without a time, what is no more, and what only sounds alike.
    ("Average fares rose at Skerry Ferries and Bay Boats.", "change", "verified"),
    ("Visitor numbers fell at Altona Zoo.", "change", "contradicted"),
    ("Bay Boats carried 1.48 million fare-paying passengers in 2023.", "value", "unverifiable"),
    ("Rangers averted 560,000 visitors at Altona Zoo in 2023.", "count", "unverifiable"),
    ("Oak spends £9,400 on each pupil.", "value", "verified"),
    # By the head of a name alone, of whom a table lists: borne out, or open as another amount may be meant.
    ("Elm's waste fell by a third in 2023.", "change", "verified"),
    ("Elm's waste fell by a quarter in 2023.", "change", "unverifiable"),
    ("The rent in Dunmore was £9.80 in the fourth quarter of 2023.", "value", "verified"),
    # All that a table lists, and what may bear a share of it out though no total is printed.
    ("Ash collected more garden waste than the other three towns put together.", "comparison", "verified"),
    ("Ash collected more garden waste than the other four towns put together.", "comparison", "unverifiable"),
    ("Elm collected more garden waste than the other three towns combined.", "comparison", "contradicted"),
    ("Ash accounts for 53% of all garden waste.", "share", "verified"),
    ("Ash accounts for 70% of all garden waste.", "share", "unverifiable"),
    # How many rose or fell, of all that a table lists.
    ("Two of the four towns collected more garden waste in 2023 than in 2022.", "count", "verified"),
    ("Three of the four towns collected more garden waste in 2023 than in 2022.", "count", "contradicted"),
    ("Two of the five towns collected more garden waste in 2023 than in 2022.", "count", "unverifiable"),
    ("Garden waste rose in two of the four towns in 2023.", "count", "verified"),
    ("Only Bay Boats' average fare fell in 2023.", "count", "contradicted"),
    ("Only Skerry Ferries' passengers fell in 2023.", "count", "contradicted"),
    ("Only Strait Line's punctuality fell in 2023.", "count", "verified"),
    # Who alone rose or fell, by how much, and of how many.
    ("Only Altona Zoo and Colmar Garden gained visitors in 2023.", "count", "verified"),
    ("Only Altona Zoo and Brae Park gained visitors in 2023.", "count", "contradicted"),
    ("Only in Elm and Yew did garden waste fall in 2023.", "count", "verified"),
    ("Garden waste fell only in Elm in 2023.", "count", "contradicted"),
    ("Elm was the only town to cut its garden waste by more than 5% in 2023.", "count", "verified"),
    ("Elm was the only town to cut its garden waste in 2023.", "count", "contradicted"),
    (
        "Elm was the only one of the four towns whose garden waste fell by more than 5% in 2023.",
        "count",
        "verified",
    ),
    ("Elm was the only one of the two towns whose garden waste fell in 2023.", "count", "unverifiable"),
    ("Elm was the only town whose neighbours' garden waste fell in 2023.", "change", "unverifiable"),
    ("Garden waste fell in only two towns, Elm and Yew, in 2023.", "count", "verified"),
    ("Only Elm's and Yew's garden waste fell in 2023.", "count", "verified"),
    ("Elm and Yew were the only towns to cut garden waste in 2023.", "count", "verified"),
    ("Elm was the only small town to cut garden waste in 2023.", "change", "unverifiable"),
    # An increase is measured from where the change before it began.
    ("Ash has gained 300 tonnes of garden waste since 2022, an increase of 25%.", "change", "verified"),
    # Years that go on, and an overtaking as news.
    ("The Strait Line's average fare overtook that of Bay Boats in 2023.", "comparison", "unverifiable"),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), CLAIMS)
def test_own_things_are_told_as_writers_do(record: Record, sentence: str, kind: str, verdict: str) -> None:
    hold_first(read(record, sentence, date(2024, 3, 20)), kind, verdict)
