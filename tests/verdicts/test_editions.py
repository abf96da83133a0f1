"""Rule 1: the edition in force on a day."""

from datetime import date

from checks.record.cells import Edition
from checks.verdicts.editions import in_force, named
from tests.verdicts.tables import edition

YEARLY = (
    edition("2023", next_release=date(2024, 1, 31)),
    edition("2024", next_release=date(2025, 1, 31)),
    edition("2025"),
)


def ids(day: str | None, editions: tuple[Edition, ...] = YEARLY) -> tuple[list[str], bool]:
    found = in_force(editions, date.fromisoformat(day) if day else None)
    return [each.id for each in found.editions], found.settled


def test_an_edition_is_in_force_until_the_next() -> None:
    assert ids("2024-01-30") == (["2023"], True)
    assert ids("2024-01-31") == (["2024"], True)
    assert ids("2030-01-01") == (["2025"], True)


def test_without_a_day_the_newest_is_taken() -> None:
    assert ids(None) == (["2025"], True)


def test_nothing_is_known_of_the_days_before_the_first() -> None:
    assert ids("2022-05-01") == (["2023"], False)


def test_a_release_that_is_not_held_leaves_its_neighbours() -> None:
    gap = (edition("2023", next_release=date(2024, 1, 31)), edition("2025", next_release=date(2026, 1, 31)))
    assert ids("2023-12-31", gap) == (["2023"], True)
    assert ids("2024-06-01", gap) == (["2023", "2025"], True)
    assert ids("2026-06-01", gap) == (["2025"], False)


def test_an_inferred_day_may_be_fifteen_days_off() -> None:
    inferred = (edition("2024"), edition("2025", published_inferred=True))
    assert ids("2025-01-10", inferred) == (["2024"], True)
    assert ids("2025-01-20", inferred) == (["2024", "2025"], True)
    assert ids("2025-02-10", inferred) == (["2024", "2025"], True)
    assert ids("2025-02-20", inferred) == (["2025"], True)


def test_a_snapshot_is_only_sure_on_its_day_until_the_next_is_known() -> None:
    rolling = (
        edition("2024-10", "2024-10-15", kind="snapshot"),
        edition("2024-12", "2024-12-15", kind="snapshot", next_release=date(2025, 3, 1)),
        edition("2025-12", "2025-12-15", kind="snapshot"),
    )
    assert ids("2024-10-15", rolling) == (["2024-10"], True)
    assert ids("2024-11-01", rolling) == (["2024-10", "2024-12"], True)
    assert ids("2025-02-01", rolling) == (["2024-12"], True)
    assert ids("2025-06-01", rolling) == (["2024-12", "2025-12"], True)
    assert ids("2027-01-01", rolling) == (["2025-12"], True)


def test_a_named_edition_may_mean_several_of_those_out_by_then() -> None:
    twice = (edition("2025-04", "2025-04-20"), edition("2025-10", "2025-10-15"))
    spring, autumn = named(twice, "2025", date(2025, 6, 1)), named(twice, "2025", date(2025, 12, 1))
    exact = named(YEARLY, "2024", None)
    assert spring is not None
    assert autumn is not None
    assert exact is not None
    assert [each.id for each in spring.editions] == ["2025-04"]
    assert [each.id for each in autumn.editions] == ["2025-04", "2025-10"]
    assert [each.id for each in exact.editions] == ["2024"]
    assert named(YEARLY, "2019", None) is None
