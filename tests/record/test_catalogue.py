"""The catalogue that comes with Assay: names, groups by date, words of writers; and what an editor may get wrong."""

from collections import defaultdict
from datetime import date

import pytest

from checks.errors import CatalogueError
from checks.names import Name
from checks.record import Record
from checks.record.inflection import inflect, plural
from checks.record.vocabulary import compile_contents


@pytest.fixture(scope="module")
def names(record: Record) -> dict[str, list[Name]]:
    """All names by their text."""
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for name in record.catalogue.names():
        found[name.text].append(name)
    return found


def ids(names: dict[str, list[Name]], text: str, kind: str) -> set[str]:
    """What a text stands for, as one kind of name."""
    return {each for name in names.get(text, []) if name.kind == kind for each in name.ids}


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("Burma", "entity", {"MMR"}),
        ("Myanmar", "entity", {"MMR"}),
        ("Türkiye", "entity", {"TUR"}),
        ("DRC", "entity", {"COD"}),
        ("Congo (Kinshasa)", "entity", {"COD"}),
        ("Congo", "entity", {"COD", "COG"}),
        ("Korea", "entity", {"KOR", "PRK"}),
        ("Georgia", "entity", {"GEO", "USA_GA"}),
        ("Ivory Coast", "entity", {"CIV"}),
        ("the UK", "entity", set()),
        ("UK", "entity", {"GBR"}),
        ("British", "adjective", {"GBR"}),
        ("Russians", "adjective", {"RUS"}),
        ("Kremlin", "metonym", set()),
        ("the Kremlin", "metonym", {"RUS"}),
        ("USSR", "entity", {"SUN"}),
        ("U.S. Geological Survey", "publisher", {"USGS"}),
        ("Mineral Commodity Summaries", "dataset", {"USGS"}),
        ("Eurostat", "publisher", {"Eurostat"}),
        ("rare earth metals", "topic", {"rare_earths"}),
        ("mica", "topic", {"flake_mica", "sheet_mica"}),
        ("dug up", "concept_verb", {"production"}),
        ("sits on", "concept_verb", {"reserves"}),
        ("producers", "concept_agent", {"production"}),
        ("populous", "concept_adjective", {"population"}),
        ("refined", "concept_verb", {"production"}),
        ("refined", "qualifier", {"refined"}),
        ("Mt", "unit", {"Mt"}),
        ("barrels a day", "unit", {"bbl/d"}),
    ],
)
def test_names(names: dict[str, list[Name]], text: str, kind: str, wanted: set[str]) -> None:
    assert ids(names, text, kind) == wanted


def test_names_that_are_common_words_count_in_their_case_alone(names: dict[str, list[Name]]) -> None:
    for text in ("US", "Turkey", "Polish", "Chad", "Jordan"):
        assert {name.data.get("cased") for name in names[text]} == {"yes"}
    assert not {"us", "turkey", "polish", "earth"} & set(names)


def test_tons_say_what_else_they_may_be(names: dict[str, list[Name]]) -> None:
    (ton,) = names["tons"]
    assert (ton.data["base"], ton.data["factor"]) == ("t", "1.0")
    assert ton.data["other"] == "short ton=0.90718474;long ton=1.0160469088"


def test_groups_have_their_members_by_date(record: Record) -> None:
    members = record.catalogue.members
    assert "GBR" in members("EU27", date(2020, 1, 31))
    assert "GBR" not in members("EU27", date(2020, 2, 1))
    assert len(members("EU27", date(2025, 1, 1))) == 27
    assert members("BRICS", date(2010, 1, 1)) == {"BRA", "RUS", "IND", "CHN"}
    assert len(members("BRICS", date(2024, 6, 1))) == 9
    assert "SWE" in members("NATO", date(2024, 3, 7))
    assert "SWE" not in members("NATO", date(2024, 3, 6))
    assert "AGO" not in members("OPEC", None)
    assert len(members("G7", None)) == 7
    assert len(members("WORLD", None)) == 193 + 1


def test_who_may_or_may_not_be_counted(record: Record) -> None:
    optional = record.catalogue.optional_members
    assert {"RUS", "TUR", "CYP"} <= optional("EUROPE")
    assert "RUS" not in record.catalogue.members("EUROPE", None)
    assert {"TWN", "XKX", "GRL", "HKG"} <= optional("WORLD")
    assert "EGY" in optional("ASIA")


def test_every_group_has_known_members(record: Record) -> None:
    for group in record.catalogue.entities.values():
        for membership in record.catalogue.memberships(group.id):
            assert membership.member in record.catalogue.entities
            assert membership.since is None or membership.until is None or membership.since < membership.until


def test_words_find_their_measures_default_first(record: Record) -> None:
    found = record.catalogue.measures_for
    assert [measure.id for measure in found("production", "copper")][:2] == [
        "usgs.copper.production",
        "energy_institute.copper.production",
    ]
    assert [measure.id for measure in found("production", "copper", ["refined"])] == [
        "usgs.copper.refinery_production"
    ]
    assert found("gdp", None)[0].id == "worldbank.gdp"
    assert [measure.id for measure in found("gdp", None, ["ppp"])] == ["imf.gdp_ppp"]
    assert found("reserves", None) == ()
    assert found("population", "copper") == ()
    assert {measure.topics for measure in found("emissions", None)} == {("carbon_dioxide",)}


def test_the_plain_words_have_one_default(record: Record) -> None:
    defaults: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for measure in record.catalogue.measures.values():
        for topic in measure.topics or (None,):
            if measure.default:
                defaults[(measure.concept, topic)].append(measure.id)
    assert {words: several for words, several in defaults.items() if len(several) > 1} == {}


def test_every_measure_has_a_table(record: Record) -> None:
    assert [measure for measure in record.catalogue.measures if not record.editions(measure)] == []


def test_inflection() -> None:
    assert dict(inflect("supply")) == {
        "base": "supply",
        "s": "supplies",
        "past": "supplied",
        "participle": "supplied",
        "ing": "supplying",
    }
    assert dict(inflect("turn out"))["ing"] == "turning out"
    assert dict(inflect("take in", ("takes", "took", "taken", "taking")))["participle"] == "taken in"
    assert plural("economy") == "economies"
    assert plural("market") == "markets"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"countries": {"AAA": {"nam": "A"}}}, "countries: AAA: unknown field 'nam'"),
        ({"countries": {"AAA": {}}}, "countries: AAA: lacks a name"),
        (
            {"countries": {"AAA": {"name": "Oz"}, "BBB": {"name": "oz"}}},
            "'Oz' names AAA and BBB; list it under ambiguous:",
        ),
        (
            {"groups": {"G": {"name": "G", "members": ["AAA"]}}},
            "groups: G: entity 'AAA' is not in the catalogue",
        ),
        (
            {"countries": {"AAA": {"name": "A", "names": [False]}}},
            "names is a list of texts; quote words such as NO",
        ),
        ({"units": {"t": {"factor": 2}}}, "units: t: a unit needs a dimension and a positive factor"),
        ({"concepts": {"c": {"nouns": [3]}}}, "concepts: c: 3 is neither a text nor a mapping with a text"),
        ({"measures": {"m": {"title": "M"}}}, "measures: m: lacks publisher, concept, dimension, kind"),
        ({"people": {}}, "x.yaml: unknown section 'people'"),
        ([], "x.yaml: a catalogue file is a mapping of sections"),
        ({"ambiguous": {"Congo": ["COD"]}}, "'congo' is not a name of COD"),
    ],
)
def test_what_an_editor_may_get_wrong(content: object, message: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        compile_contents([(content, "x.yaml")])
    assert message in str(refused.value)
