"""What writers say of national statistics of a user's own: where things are counted, who arrives, what is earned, by how many."""

from __future__ import annotations

from datetime import date

import pytest

from checks.record import Record
from tests.users_tables import hold_first, hold_only, read, record_with

INMATES = """Country,Year,Inmates,Per million,Malaria
Kenya,2022,54000,1040,11000
Kenya,2023,57000,1070,10400
Ghana,2022,14200,430,13100
Ghana,2023,13900,415,12800
Malawi,2022,15100,760,7300
Malawi,2023,15800,775,6900
"""
INMATES_TOLD = """publisher: Prison Observatory
measures:
  jails.inmates: {names: [prison inmates, prisoners], kind: stock, column: Inmates}
  jails.rate: {names: [prison inmates per million people], column: Per million}
  jails.malaria: {names: [malaria deaths], column: Malaria}
"""
GALLERIES = """Gallery,Year,Visitors,Far,Heating,Halls,Guards
Danish Gallery,2022,310000,12,40,3.1,41
Danish Gallery,2023,350000,14,36,3.4,45
Frisk House,2022,140000,9,21,2.2,20
Frisk House,2023,150000,7,22,2.2,18
Gold Rooms,2022,90000,8,30,4.6,31
Gold Rooms,2023,70000,6,31,4.6,30
"""
GALLERIES_TOLD = """publisher: Gallery Review
measures:
  gallery.visitors: {names: [visitors], column: Visitors}
  gallery.late: {names: [share of long-distance visitors], unit: "%", column: Far}
  gallery.heating: {names: ["heating's share of emissions"], unit: "%", column: Heating}
  gallery.halls: {names: [length of corridors], unit: km, kind: stock, column: Halls}
  gallery.guards: {names: [crew, guards], kind: stock, column: Guards}
"""
GUESTS = """Country,Year,Guests,Fishing,Oats,Turnout,Cider,Cider a head
Iceland,2022,1.7,2.5,3300,77,0.7,1.9
Iceland,2023,2.2,2.6,3100,80,0.8,2.1
Norway,2022,5.1,14.6,3900,76,21,3.9
Norway,2023,6.2,15.1,2600,74,23,4.2
Latvia,2022,1.3,0.3,2100,61,5,2.6
Latvia,2023,1.5,0.4,2200,59,4,2.3
"""
GUESTS_TOLD = """publisher: Baltic Board
measures:
  baltic.guests: {names: [visitor arrivals, foreign visitor arrivals], multiplier: 1000000, column: Guests}
  baltic.fishing: {names: [fishing revenue], unit: USD, multiplier: 1000000000, column: Fishing}
  baltic.oats: {names: [oat yield], unit: kg/ha, column: Oats}
  baltic.turnout: {names: [voter turnout], unit: "%", column: Turnout}
  baltic.cider: {names: [cider consumption], unit: litres, multiplier: 1000000, column: Cider}
  baltic.each: {names: [cider consumption per head], unit: litres, column: Cider a head}
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The bundled record with three small tables of a user's beside it."""
    tables = {
        "jails": (INMATES, INMATES_TOLD),
        "baltic": (GUESTS, GUESTS_TOLD),
        "galleries": (GALLERIES, GALLERIES_TOLD),
    }
    return record_with(tmp_path_factory.mktemp("statistics"), tables)


FIRST = [
    # Where things are counted, as their measure's name says.
    ("Kenya's prisons held 57,000 inmates in 2023, up from 54,000 a year earlier.", "value", "verified"),
    ("Ghanaian prisons held 15,100 inmates in 2023.", "value", "contradicted"),
    ("Malawi's prisons hold more inmates than Ghana's.", "comparison", "verified"),
    ("Malawi's crowded prisons hold 15,800 inmates.", "value", "unverifiable"),
    # Who died, only beside what of.
    ("Some 12,800 people died of malaria in Ghana in 2023, down 2% on 2022.", "value", "verified"),
    ("In Malawi 6,900 people were killed by malaria in 2023.", "value", "verified"),
    ("In Malawi 6,900 people were killed in 2023.", "count", "unverifiable"),
    ("Some 6,900 people died in Malawi in 2023.", "count", "unverifiable"),
    ("Malaria killed 6,900 children in Malawi in 2023.", "count", "unverifiable"),
    # A rate under all names of what it counts.
    ("Kenya has 1,070 prisoners per million people, Ghana 415.", "value", "verified"),
    ("Malawi had 775 prisoners for every million people in 2023.", "value", "verified"),
    # Who arrives.
    ("Norway welcomed 6.2 million foreign visitors in 2023, 22% more than in 2022.", "value", "verified"),
    ("Some 2.2 million visitors arrived in Iceland in 2023.", "value", "verified"),
    ("The number of foreign visitors to Latvia rose to 1.5 million in 2023.", "value", "verified"),
    ("Iceland received 1.1 million British visitors in 2023.", "value", "unverifiable"),
    # What money comes from.
    ("Norway earned $15.1 billion from fishing in 2023.", "value", "verified"),
    ("No other country earns more from fishing than Norway.", "rank", "verified"),
    ("Iceland earned $1.2 billion from fish farming in 2023.", "value", "unverifiable"),
    # More of them at one than at the other.
    ("More people died of malaria in Ghana than in Malawi in 2023.", "comparison", "verified"),
    ("More people visited Frisk House than the Danish Gallery in 2023.", "comparison", "contradicted"),
    ("More than twice as many people visited the Danish Gallery as Frisk House.", "comparison", "verified"),
    ("Fewer visitors came to Frisk House than to the Danish Gallery in 2023.", "comparison", "verified"),
    ("More people visited the Danish Gallery's shop than Frisk House.", "comparison", "unverifiable"),
    # A name that begins with a people's.
    ("The Danish Gallery had 350,000 visitors in 2023.", "value", "verified"),
    # Shares in the words of their names.
    ("At Frisk House, heating accounted for 22% of emissions in 2023, up from 21%.", "value", "verified"),
    ("Lighting makes up 22% of Frisk House's emissions.", "share", "unverifiable"),
    # What is drunk, and by each.
    ("Norwegians drank 23 million litres of cider in 2023.", "value", "verified"),
    ("Young Norwegians drank 23 million litres of cider in 2023.", "value", "unverifiable"),
    ("Norwegians drink 4.2 litres of cider a head each year, more than anyone else.", "value", "verified"),
    # A word that tells by itself what it is of.
    ("Turnout in Norway slipped to 74% in 2023.", "value", "verified"),
    ("Iceland had the highest turnout in 2023.", "rank", "verified"),
    # So long is what a measure is the length of, and so many more are of those that it counts.
    ("Gold Rooms has 4.6 kilometres of corridors.", "value", "verified"),
    ("Gold Rooms has 4.2 kilometres of corridors.", "value", "unverifiable"),
    ("Gold Rooms has more corridors than Frisk House.", "comparison", "unverifiable"),
    ("The Danish Gallery's crew grew by four guards in 2023.", "change", "verified"),
    # How many, and who they are, before the verb.
    (
        "Two of the three galleries, Frisk House and Gold Rooms, had fewer guards than in 2022.",
        "count",
        "verified",
    ),
    (
        "Two of the three galleries, Frisk House and Gold Rooms, had fewer visitors than in 2022.",
        "count",
        "contradicted",
    ),
    # A rate by weight in another weight.
    ("Norway's oat yield fell to 2.6 tonnes a hectare in 2023.", "value", "verified"),
    ("Norway's oat yield was 3.9 tonnes per hectare in 2023.", "value", "contradicted"),
]


@pytest.mark.parametrize(("sentence", "kind", "verdict"), FIRST)
def test_national_statistics_are_told_as_writers_do(
    record: Record, sentence: str, kind: str, verdict: str
) -> None:
    hold_first(read(record, sentence, date(2024, 3, 1)), kind, verdict)


def test_what_goes_on_by_the_head_is_held_against_no_total(record: Record) -> None:
    found = read(
        record, "Norway had 1,100 visitor arrivals per 1,000 people, against 790 in Latvia.", date(2024, 3, 1)
    )
    assert [(each.kind, each.verdict) for each in found] == [("value", "unverifiable")] * 2


def test_a_people_that_dies_by_itself_is_read_of_no_table(record: Record) -> None:
    hold_only(read(record, "In 2023 12,800 people died in Ghana.", date(2024, 3, 1)), "count", "unverifiable")
