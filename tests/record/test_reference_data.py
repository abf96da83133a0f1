"""The tables that come with Assay: that the lock is theirs, and figures that everything hangs on."""

import os
from datetime import date
from pathlib import Path

import pytest
import yaml

from checks.record import Record
from checks.record.cells import Status, Table
from checks.record.descriptors import find
from checks.record.lock import Lock, digest
from checks.record.opening import bundled

FOLDERS = [folder for folder in (bundled(), bundled() / "restricted") if folder.is_dir()]


def ranking(table: Table, period: str) -> list[str]:
    """Entities with a figure, the largest first."""
    known = [cell for cell in table.rows(period) if cell.value is not None]
    return [cell.entity for cell in sorted(known, key=lambda cell: -(cell.value or 0))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_lock_is_that_of_the_files(folder: Path) -> None:
    lock = Lock.read(folder)
    assert lock is not None
    locked = {key.removeprefix("file "): value["sha256"] for key, value in lock.under("file ")}
    tables = {
        (path.parent / resource["path"]).relative_to(folder).as_posix()
        for path in find(folder)
        for resource in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["resources"]
    }
    assert set(locked) == tables
    assert {name: digest(folder / name) for name in locked} == locked
    stray = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.csv")
        if "restricted" not in path.relative_to(folder).parts
    }
    assert stray == tables


@pytest.mark.parametrize(
    ("edition", "value", "place"),
    [("2023", 21_000_000, 3), ("2024", 10_000_000, 4), ("2025", 3_800_000, 5), ("2026", 3_800_000, 4)],
)
def test_russias_rare_earths(record: Record, edition: str, value: float, place: int) -> None:
    table = record.table("usgs.rare_earths.reserves", edition)
    period = str(int(edition) - 1)
    cell = table.cell("RUS", period)
    assert cell is not None
    assert cell.value == value
    assert 1 + sum((other.value or 0) > value for other in table.rows(period)) == place


def test_what_the_seed_article_hangs_on(record: Record) -> None:
    table = record.table("usgs.rare_earths.reserves", "2025")
    assert ranking(table, "2024")[:5] == ["CHN", "BRA", "IND", "AUS", "RUS"]
    assert table.cell("UKR", "2024") is None
    world = table.cell("WORLD", "2024")
    assert world is not None
    assert (world.row, world.value, world.lower) == ("total", None, 90_000_000)
    india = record.table("usgs.rare_earths.reserves", "2026").cell("IND", "2025")
    assert india is not None
    assert india.status is Status.NOT_AVAILABLE
    assert [edition.published for edition in record.editions("usgs.rare_earths.production")] == [
        date(2022, 1, 31),
        date(2023, 1, 31),
        date(2024, 1, 31),
        date(2025, 1, 31),
        date(2026, 2, 6),
    ]


@pytest.mark.parametrize(
    ("measure", "edition", "entity", "period", "value"),
    [
        # Corrected by errata: units and figures that the publisher's own file misprints.
        ("usgs.iron_ore.reserves", "2025", "AUS", "2024", 58_000_000_000),
        ("usgs.molybdenum.reserves", "2025", "CHN", "2024", 5_900_000),
        ("usgs.vanadium.reserves", "2026", "CHN", "2025", 5_800_000),
        ("usgs.zinc.reserves", "2023", "AUS", "2022", 66_000_000),
        ("usgs.kaolin.production", "2025", "WORLD", "2024", 44_000_000),
        ("usgs.rare_earths.production", "2025", "CAN", "2024", 0),
        # Types of one commodity are kept apart.
        ("usgs.copper.production", "2025", "PER", "2024", 2_600_000),
        ("usgs.copper.refinery_production", "2025", "CHN", "2024", 12_000_000),
        ("usgs.potash.reserves", "2025", "CAN", "2024", 1_100_000_000),
        ("usgs.potash.ore_reserves", "2025", "CAN", "2024", 4_500_000_000),
        ("usgs.platinum.production", "2025", "ZAF", "2024", 120),
        # Other publishers.
        ("worldbank.population", "2024-12", "IND", "2023", 1_428_627_663),
        ("imf.gdp", "2025-04", "JPN", "2024", 4_026_211_000_000),
        ("sipri.military_spending_share", "2025", "RUS", "2024", 7.05),
        ("unhcr.others_protected.origin", "2024", "VEN", "2024", 5_875_359),
        ("energy_institute.natural_gas.reserves", "2025", "TKM", "2018", 13.6e12),
        ("cia.military_spending_share", "2025", "RUS", "2024", 7),
    ],
)
def test_figures(record: Record, measure: str, edition: str, entity: str, period: str, value: float) -> None:
    cell = record.table(measure, edition).cell(entity, period)
    assert cell is not None
    assert cell.value == pytest.approx(value, rel=2e-3)


def test_projections_are_told_from_estimates(record: Record) -> None:
    table = record.table("imf.gdp", "2025-10")
    statuses = {
        period: cell.status for period in ("2024", "2025", "2026") if (cell := table.cell("DEU", period))
    }
    assert statuses["2025"] is statuses["2026"] is Status.PROJECTED
    assert statuses["2024"] in (Status.REPORTED, Status.ESTIMATED)
    population = record.table("un.population_yearend", "2024").cell("IND", "2060")
    assert population is not None
    assert population.status is Status.PROJECTED


def test_aggregates_never_stand_among_countries(record: Record) -> None:
    for measure in ("worldbank.gdp", "energy_institute.oil.production", "unhcr.refugees.origin"):
        edition = record.editions(measure)[-1]
        table = record.table(measure, edition.id)
        kinds = {record.catalogue.entities[cell.entity].kind for cell in table.rows(table.periods[-1])}
        assert kinds <= {"country", "territory"}


def test_errata_give_their_reasons() -> None:
    for path in bundled().rglob("errata.yaml"):
        for erratum in yaml.safe_load(path.read_text(encoding="utf-8")):
            assert set(erratum) == {"where", "printed", "correct", "reason"}
            assert len(erratum["reason"]) > 10 or erratum["reason"] == "The same."


def test_size() -> None:
    size = sum(path.stat().st_size for path in bundled().rglob("*") if path.is_file())
    assert size < 60_000_000


README = bundled() / "README.md"
EDITIONS = ("<!-- editions -->\n", "<!-- end -->\n")


def editions_held() -> str:
    """The table of the README: every edition with its day, and how many measures and cells it has."""
    lines = ["| edition | publisher | published | measures | cells |", "| --- | --- | --- | ---: | ---: |"]
    for folder in FOLDERS:
        lock = Lock.read(folder)
        assert lock is not None
        inside = "" if folder == bundled() else "restricted/"
        for key, entry in lock.under("edition "):
            name = key.removeprefix("edition ")
            tables = [each for _, each in lock.under(f"file {name}/")]
            measures = {measure for each in tables for measure in each["measures"]}
            cells = sum(each["rows"] for each in tables)
            day = ("about " if entry["published_inferred"] else "") + entry["published"]
            shown = (f"`{inside}{name}`", entry["publisher"], day, str(len(measures)), f"{cells:,}")
            lines.append(f"| {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


def test_the_readme_lists_every_edition() -> None:
    readme = README.read_text(encoding="utf-8")
    before, rest = readme.split(EDITIONS[0], 1)
    after = rest.split(EDITIONS[1], 1)[1]
    current = before + EDITIONS[0] + editions_held() + EDITIONS[1] + after
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        README.write_text(current, encoding="utf-8")
        readme = current
    assert readme == current
