"""What news say of a user's own countries and places: shares of people, prices of things, and what rose or fell where."""

from __future__ import annotations

from datetime import date

import pytest

from checks.record import Record
from tests.users_tables import hold_only, read, record_with

SMOKING = """Country,Year,Smokers,Thefts
Finland,2022,14.1,9100
Finland,2023,12.6,8800
Hungary,2022,27.3,6200
Hungary,2023,27.0,6200
Ghana,2022,3.5,3000
Ghana,2023,3.4,2900
Austria,2022,20.9,7400
Austria,2023,21.3,8100
"""
SMOKING_TOLD = """publisher: Health Watch
measures:
  health.smokers: {names: [share of people using tobacco], unit: "%", column: Smokers}
  health.thefts: {names: [bicycle thefts], column: Thefts}
"""
RESORTS = """Resort,Year,Guests,Cabin,Heat
Brenva,2022,410000,120,3.1
Brenva,2023,430000,134,3.4
Solda,2022,98000,88,0.9
Solda,2023,91000,92,0.8
Ulm,2022,61000,70,0.2
Ulm,2023,60000,71,0.2
Vigo,2022,230000,101,1.7
Vigo,2023,241000,99,1.9
"""
RESORTS_TOLD = """publisher: Alpine Board
measures:
  resorts.guests: {names: [guests], column: Guests}
  resorts.cabin: {names: [average price of a cabin], unit: EUR, column: Cabin}
  resorts.power: {names: [power generation], unit: GWh, column: Heat}
"""
RIVERS = """River,Year,Length,Quality,Accidents
Oru,2022,3120,61,3.1
Oru,2023,3120,61,3.4
Selm,2022,1450,48,2.0
Selm,2023,1450,52,1.6
Tavra,2022,2210,70,0.4
Tavra,2023,2210,68,0.4
"""
RIVERS_TOLD = """publisher: River Trust
measures:
  rivers.length: {names: [length], unit: km, kind: stock, column: Length}
  rivers.quality: {names: [water quality], unit: points, column: Quality}
  rivers.accidents: {names: [accident rate], column: Accidents}
"""
BEARS = """Reserve,Year,Bears
Taiga,2019,240
Taiga,2023,200
Fells,2019,90
Fells,2023,96
"""
BEARS_TOLD = """publisher: Ranger Union
measures:
  bears.number: {names: [bears, number of bears], kind: stock, column: Bears}
"""
SCHOOLS = """School,Year,Pupils,Loans,Passes
Larkhill Academy,2022,610,8200,71.0
Larkhill Academy,2023,655,8900,77.2
Kingsway High School,2022,902,6100,82.6
Kingsway High School,2023,930,5900,81.9
"""
SCHOOLS_TOLD = """publisher: Examinations Board
measures:
  schools.pupils: {names: [pupils], column: Pupils}
  schools.loans: {names: [loans], column: Loans}
  schools.passes: {names: [pass rate], unit: "%", column: Passes}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The bundled record with five small tables of a user's beside it."""
    tables = {
        "smoking": (SMOKING, SMOKING_TOLD),
        "resorts": (RESORTS, RESORTS_TOLD),
        "rivers": (RIVERS, RIVERS_TOLD),
        "bears": (BEARS, BEARS_TOLD),
        "schools": (SCHOOLS, SCHOOLS_TOLD),
    }
    return record_with(tmp_path_factory.mktemp("news"), tables)


CLAIMS = [
    # A share of a country's people, by the name of its people and with the verb of the table.
    ("In 2023, 12.6% of Finns used tobacco.", "value", "verified"),
    ("Some 27% of the population of Hungary uses tobacco.", "value", "verified"),
    ("Some 12.6% of Hungarians use tobacco.", "value", "contradicted"),
    ("One in five Hungarians uses tobacco.", "value", "contradicted"),
    ("Around one in four people in Hungary used tobacco in 2023.", "value", "verified"),
    ("Some 27% of the rural population of Hungary uses tobacco.", "share", "unverifiable"),
    ("In 2023, 27% of Hungarians used snuff.", "share", "unverifiable"),
    # What a thing costs of which the name tells an average price.
    ("A cabin in Brenva costs €134 on average.", "value", "verified"),
    ("Cabins in Solda cost an average of €120.", "value", "contradicted"),
    ("A heated cabin in Solda costs €92.", "value", "unverifiable"),
    # Who goes somewhere.
    ("Some 430,000 people came to Brenva in 2023.", "value", "verified"),
    ("About 91,000 guests flocked to Solda in 2023.", "value", "verified"),
    ("Guests in Solda came to 91,000 in 2023.", "value", "verified"),
    ("Some 430,000 people came to Brenva to ski in 2023.", "count", "unverifiable"),
    # By how many more than then.
    ("Austria recorded 700 more bicycle thefts in 2023 than in 2022.", "change", "verified"),
    ("Austria recorded 300 fewer bicycle thefts in 2023 than in 2022.", "change", "contradicted"),
    # Amounts with an adjective that orders by a measure, and what weighs how much.
    ("The Oru is 3,120 kilometres long.", "value", "verified"),
    ("The Selm is 1,550 kilometres long.", "value", "contradicted"),
    ("The Selm's longest arm is 1,450 kilometres long.", "value", "unverifiable"),
    ("The Oru is three times as long as the Selm.", "comparison", "contradicted"),
    ("Only the Oru and the Tavra are more than 2,000 km long.", "count", "verified"),
    ("Only the Oru is more than 2,000 km long.", "count", "contradicted"),
    ("The Selm is less than 2,000 km long.", "value", "verified"),
    # Better and worse, where it is known which way that is.
    ("Water quality improved in the Selm in 2023.", "change", "verified"),
    ("Water quality got worse in the Selm in 2023.", "change", "contradicted"),
    ("The accident rate worsened in the Selm in 2023.", "change", "contradicted"),
    ("The accident rate got better in the Oru in 2023.", "change", "contradicted"),
    # How much better it got there than here, and of what age.
    ("Some 91,000 guests came to Solda under 30 in 2023.", "count", "unverifiable"),
    # Of three, where those are all that a table of such things lists; and of all the others.
    ("The accident rate rose in two of the three rivers in 2023.", "count", "contradicted"),
    ("Two of the three rivers are more than 2,000 km long.", "count", "verified"),
    ("Brenva had more guests in 2023 than any of the other three resorts.", "rank", "verified"),
    ("Solda had more guests in 2023 than any of the other three resorts.", "rank", "contradicted"),
    ("Brenva had more guests in 2023 than any of the other four resorts.", "rank", "unverifiable"),
    ("Brenva had the most guests of any of the four resorts in 2023.", "rank", "verified"),
    # A thing with the word for it before its name, and what a thing fetches.
    ("River Oru is 3,120 kilometres long.", "value", "verified"),
    ("Cabins in Solda went for an average of €92.", "value", "verified"),
    ("The number of guests in the four resorts rose by 20,000 in 2023.", "change", "unverifiable"),
    # Who is named behind so many, and "only" before a subject that other words part from its verb.
    ("Guest numbers fell at two of the four resorts, Solda and Ulm, in 2023.", "count", "verified"),
    ("Guest numbers fell at two of the four resorts, Solda and Vigo, in 2023.", "count", "contradicted"),
    ("Guest numbers fell at two of the four resorts, among them Vigo, in 2023.", "count", "unverifiable"),
    ("Only Brenva, the union says, gained guests in 2023.", "count", "contradicted"),
    # A change in a year where the table lacks the one before.
    ("The number of bears in Taiga fell by 40 in 2023.", "change", "unverifiable"),
    ("The number of bears in Taiga fell by 40 between 2019 and 2023.", "change", "verified"),
    # What is no more than it sounds like: by train, for the first time, each year, until then, again and again.
    ("Some 430,000 people came to Brenva by train in 2023.", "count", "unverifiable"),
    ("Guest numbers fell at two of the four resorts for the first time in 2023.", "count", "unverifiable"),
    ("Solda was the only resort to lose more than 5,000 guests in 2023.", "count", "unverifiable"),
    # News of own places though the bundled record has the measure, too; and where it was so, told first.
    ("Power generation rose at Brenva and Vigo.", "change", "verified"),
    ("Power generation rose at Solda.", "change", "contradicted"),
    ("In two of the four resorts, guest numbers rose in 2023.", "count", "verified"),
    ("Bicycle thefts rose in two of the four countries in 2023.", "count", "contradicted"),
    ("Bicycle thefts in Hungary did not change in 2023.", "change", "verified"),
    # Schools by the first word of their name.
    ("Larkhill's pass rate rose to 77.2% in 2023.", "value", "verified"),
    ("At Larkhill the pass rate was 71% in 2023.", "value", "contradicted"),
    ("Larkhill Academy issued 8,900 loans in 2023.", "value", "verified"),
    # Who passes something exceeds nothing, and what was gained is no amount of the one measure that has such a verb.
    ("At Larkhill Academy 77% of leavers passed in 2023.", "share", "unverifiable"),
    ("Larkhill Academy, with 655 pupils, gained 45.", "value", "verified"),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), CLAIMS)
def test_news_of_own_places_are_read(record: Record, sentence: str, kind: str, verdict: str) -> None:
    hold_only(read(record, sentence, date(2024, 3, 20)), kind, verdict)
