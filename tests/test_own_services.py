"""What writers say of a user's own services: times that are fast or slow, scores, staff, and who alone lost some."""

from __future__ import annotations

from datetime import date

import pytest

from checks.record import Record
from tests.users_tables import hold_among, read, record_with

DAY = date(2024, 3, 20)
GARAGES = """Garage,Year,Repair time,Mechanics,Speed,Customers,Thefts
Alder,2022,5.1,44,31,610,30
Alder,2023,4.2,48,33,590,20
Birch,2022,9.0,20,60,140,4
Birch,2023,9.6,17,58,335,5
Cedar,2022,6.6,31,44,300,25
Cedar,2023,6.1,31,41,340,25
"""
GARAGES_TOLD = """publisher: Motor Guild
measures:
  garages.time: {names: [average response time], unit: hours, column: Repair time}
  garages.staff: {names: [engineers], kind: stock, column: Mechanics}
  garages.speed: {names: [average speed], unit: km/h, column: Speed}
  garages.thefts: {names: [thefts], column: Thefts}
  garages.members: {names: [regular customers], kind: stock, column: Customers}
"""
READING = """Country,Year,Score
Malta,2019,448
Malta,2023,445
Portugal,2019,492
Portugal,2023,477
Ireland,2019,518
Ireland,2023,516
"""
READING_TOLD = """publisher: Reading Panel
measures:
  reading.score: {names: [reading score], unit: points, column: Score}
"""

CLINICS = """Clinic,Quarter,Backlog,Appointments
Foss,2023-Q1,900,410
Foss,2023-Q2,870,420
Foss,2023-Q3,850,400
Foss,2023-Q4,810,395
Gale,2023-Q1,300,150
Gale,2023-Q2,310,152
Gale,2023-Q3,305,152
Gale,2023-Q4,320,160
"""
CLINICS_TOLD = """publisher: Clinic Watch
edition: 2023-Q4
published: 2024-02-01
measures:
  clinics.backlog: {names: [backlog], kind: stock, column: Backlog}
  clinics.appointments: {names: [appointments], column: Appointments}
"""
ABSENCE = """School,Year,Absence,Passed
Crane School,2020,5.0,70
Crane School,2021,5.5,72
Crane School,2022,6.0,75
Crane School,2023,6.4,81
Dale School,2020,9.9,70
Dale School,2021,9.5,68
Dale School,2022,9.4,66
Dale School,2023,8.0,64
"""
ABSENCE_TOLD = """publisher: School Board
measures:
  schools.absence: {names: [absence rate], unit: "%", column: Absence}
  schools.passed: {names: [pass rate], unit: "%", column: Passed}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The bundled record with four small tables of a user's beside it."""
    tables = {
        "garages": (GARAGES, GARAGES_TOLD),
        "reading": (READING, READING_TOLD),
        "clinics": (CLINICS, CLINICS_TOLD),
        "absence": (ABSENCE, ABSENCE_TOLD),
    }
    return record_with(tmp_path_factory.mktemp("services"), tables)


CLAIMS = [
    # What is fast is low of a time and high of a speed, and of nothing that is not named.
    ("Birch has the slowest response times.", "rank", "verified"),
    ("Birch has the fastest response times.", "rank", "contradicted"),
    ("Response times are quickest at Alder.", "rank", "verified"),
    ("Response times at Birch were faster than at Cedar in 2023.", "comparison", "contradicted"),
    ("Response times at Birch were slower than at Cedar in 2023.", "comparison", "verified"),
    ("Response times at Alder got faster in 2023.", "change", "verified"),
    ("Response times at Cedar improved by 0.5 hours in 2023.", "change", "verified"),
    ("India's economy grew faster than China's in 2022, the IMF says.", "comparison", "verified"),
    # A score stands without its unit, and its name in other words.
    ("Portugal's reading score was 477.", "value", "verified"),
    ("Portugal's reading score fell from 492 in 2019 to 477 in 2023.", "change", "verified"),
    ("Portugal scored 477 points in reading.", "value", "verified"),
    ("Portugal scored 477 points in science.", "value", "unverifiable"),
    ("Ireland scored higher in reading than Portugal.", "comparison", "verified"),
    ("Portugal worsened its reading score between 2019 and 2023.", "change", "verified"),
    # Who works somewhere, and who alone lost or won some.
    ("Alder employs 48 engineers.", "value", "verified"),
    ("Some 17 engineers work at Birch.", "value", "verified"),
    ("Alder lost regular customers in 2023.", "change", "verified"),
    ("Alder was the only garage of the three to lose regular customers in 2023.", "count", "verified"),
    (
        "Birch was the only garage of the three where the number of engineers fell in 2023.",
        "count",
        "verified",
    ),
    ("Cedar was the only garage of the three with more than 40 engineers in 2023.", "count", "contradicted"),
    # With all but those left out.
    ("The number of regular customers rose at every garage except Alder in 2023.", "count", "verified"),
    ("The number of engineers fell at every garage except Alder in 2023.", "count", "contradicted"),
    (
        "The number of regular customers rose at all but one of the three garages in 2023.",
        "count",
        "verified",
    ),
    ("The number of regular customers rose everywhere except at Alder in 2023.", "count", "verified"),
    ("The number of regular customers rose at every garage in Europe except Alder.", "count", "unverifiable"),
    # The same two by another measure.
    (
        "Birch has fewer engineers than Cedar, and it has five fewer regular customers.",
        "comparison",
        "verified",
    ),
    # A part of all that is listed, or of what was just added up.
    ("Half of all thefts took place at Cedar in 2023.", "share", "verified"),
    ("In 2023, 40% of all thefts were recorded at Alder.", "share", "verified"),
    ("Alder recorded 60% of all thefts at the three garages in 2023.", "share", "contradicted"),
    ("Alder recorded 40% of all thefts at the three garages in 2023.", "share", "verified"),
    ("Alder recorded 40% of all thefts at the four garages in 2023.", "share", "unverifiable"),
    ("The three garages recorded 50 thefts in 2023, of which 40% came from Alder.", "share", "verified"),
    (
        "In 2023, 50 thefts were recorded at the three garages. Alder accounted for 40% of them.",
        "share",
        "verified",
    ),
    # The longest, or the worst, of one's own years, which is no place among all; since a quarter, and in a row of them.
    ("Dale School's absence rate in 2023 was the worst since 2020.", "extreme", "contradicted"),
    ("Dale School's absence rate in 2023 was the best since 2020.", "extreme", "verified"),
    ("Dale School's absence rate in 2023 was the highest of the past four years.", "extreme", "contradicted"),
    ("Dale School's absence rate in 2023 was its worst.", "extreme", "contradicted"),
    ("Dale School posted its worst pass rate since 2020 in 2023.", "extreme", "verified"),
    (
        "The backlog at Foss was 810 in the fourth quarter, the lowest since the first quarter of 2023.",
        "extreme",
        "verified",
    ),
    (
        "The backlog at Gale was 320 in the fourth quarter, the lowest since the first quarter of 2023.",
        "extreme",
        "contradicted",
    ),
    (
        "In Europe the backlog at Foss in the fourth quarter was the lowest since the first quarter of 2023.",
        "extreme",
        "unverifiable",
    ),
    ("The backlog at Foss has fallen for three quarters in a row.", "change", "verified"),
    ("Foss has cut its backlog in each of the past three quarters.", "change", "verified"),
    ("The backlog at Gale has risen for three quarters in a row.", "change", "unverifiable"),
    ("Crane School's pass rate has risen three years in a row.", "change", "verified"),
    # Against one's own earlier figure, which is told or is the same; and what there is once it changed.
    ("Cedar had 31 engineers in 2023, as many as in 2022.", "change", "verified"),
    ("Cedar had 31 engineers in 2023, the same number as a year earlier.", "change", "verified"),
    ("Birch had 17 engineers in 2023, slightly fewer than the 20 it had in 2022.", "change", "verified"),
    ("Birch lost three engineers in 2023 and now has 17.", "value", "verified"),
    ("Only Alder employed more engineers in 2023 than in 2022.", "count", "verified"),
    ("Response times at Alder are less than half those at Birch.", "comparison", "verified"),
    ("Response times at Birch were at their slowest in 2022.", "extreme", "unverifiable"),
    ("Response times at Cedar were at their fastest in 2022.", "extreme", "unverifiable"),
    # A share of what was just added up, told by where that is; another's change behind a figure.
    ("The three garages had 96 engineers in 2023, half of that at Alder.", "share", "verified"),
    (
        "The number of engineers at Birch fell by three to 17 in 2023, while Alder saw a rise of four.",
        "change",
        "verified",
    ),
    # Two remarks on one figure, another's change, and what there is somewhere.
    (
        "Alder recorded 20 thefts in 2023, ten fewer than in 2022 and fewer than Cedar.",
        "comparison",
        "verified",
    ),
    (
        "Alder recorded 20 thefts in 2023, ten fewer than in 2022 but four times as many as Birch.",
        "comparison",
        "verified",
    ),
    (
        "The backlog at Gale was 320 in the fourth quarter, the lower of the two and well below Foss's 810.",
        "comparison",
        "verified",
    ),
    ("Birch lost three engineers in 2023, while Alder gained four.", "change", "verified"),
    ("Birch was the only one of the three to lose engineers in 2023.", "count", "verified"),
    ("Ireland's score in reading was 516.", "value", "verified"),
    ("Alder's customer base shrank to 590 in 2023.", "value", "verified"),
    # "Only" that says how little more, and not who alone.
    ("Birch has 335 regular customers. Cedar has only slightly more.", "value", "verified"),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), CLAIMS)
def test_own_services_are_read(record: Record, sentence: str, kind: str, verdict: str) -> None:
    hold_among(read(record, sentence, DAY), kind, verdict)


@pytest.mark.parametrize("things", ["books", "records", "stamps", "documents"])
def test_other_things_are_not_what_a_verb_tells(record: Record, things: str) -> None:
    found = read(record, f"Alder employed 48 {things} in 2023.", DAY)
    assert "verified" not in {each.verdict for each in found}


def test_speeds_beside_times_are_not_ordered_as_these_are(record: Record) -> None:
    told = (
        "Average speeds are highest at Birch. Average speeds are fastest at Birch. They are slowest at Alder."
    )
    hold_among(read(record, told, DAY), "rank", "verified")
