"""Rules 5 and 9: places in every world that a table leaves open."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checks.claim_words import EntityWords
from checks.findings import Verdict
from checks.queries import AggregateQuery, ComparisonQuery, CountQuery, OrderQuery, RankQuery
from checks.reasons import Note, Reason
from checks.verdicts import aggregate, comparison, count, order, rank
from checks.verdicts.answers import Answer
from tests.verdicts.tables import COUNTRIES, Printed, more_than, named, spot, whole, words

Rows = dict[str, Printed]


def ranked(rows: Rows, entity: str, place: int, earlier: Rows | None = None, **more: Any) -> Answer:
    """The answer to "it is the so-manieth"."""
    options = {"first": place, "last": place} | more
    query = RankQuery(words(), EntityWords(entity), **options)
    return rank.answer(query, spot(rows, earlier))


FOUR: Rows = {"ALF": 50, "BRV": 40, "CHR": 30, "DLT": 20}


def test_a_place_counts_those_strictly_above() -> None:
    assert ranked(FOUR, "CHR", 3).verdict is Verdict.VERIFIED
    assert ranked(FOUR, "CHR", 2).verdict is Verdict.CONTRADICTED
    assert ranked(FOUR, "CHR", 1, last=3).verdict is Verdict.VERIFIED
    assert ranked(FOUR, "CHR", 2, from_bottom=True).verdict is Verdict.VERIFIED


def test_totals_and_remainders_never_rank() -> None:
    assert ranked({**FOUR, "WORLD": 145, "OTHER": 5}, "ALF", 1).verdict is Verdict.VERIFIED


def test_the_evidence_begins_with_the_subject_and_its_place() -> None:
    first, *others = ranked(FOUR, "CHR", 3).evidence
    assert (first.entity, first.role, first.rank, first.value) == ("CHR", "subject", 3, 30)
    assert [(cell.entity, cell.role, cell.rank) for cell in others] == [
        ("ALF", "object", 1),
        ("BRV", "object", 2),
    ]


def test_what_is_projected_for_others_is_no_figure_yet() -> None:
    found = ranked({**FOUR, "ALF": "50p"}, "BRV", 1, earlier={"ALF": 45})
    assert (found.verdict, found.reason) == (Verdict.UNVERIFIABLE, Reason.RANK_UNDETERMINED)


def test_those_above_with_the_same_figure_share_a_place() -> None:
    found = ranked({**FOUR, "BRV": 50}, "CHR", 3)
    assert [(cell.entity, cell.rank) for cell in found.evidence] == [("CHR", 3), ("ALF", 1), ("BRV", 1)]


def test_a_withheld_row_may_outrank() -> None:
    found = ranked({**FOUR, "ECH": "W"}, "CHR", 3)
    assert (found.verdict, found.reason) == (Verdict.UNVERIFIABLE, Reason.RANK_UNDETERMINED)
    assert {cell.role for cell in found.evidence} == {"closest"}
    assert ranked({**FOUR, "ECH": "W"}, "CHR", 2).verdict is Verdict.CONTRADICTED
    assert ranked({**FOUR, "ECH": "W"}, "CHR", 5).verdict is Verdict.CONTRADICTED
    assert ranked({**FOUR, "ECH": "W"}, "CHR", 1, last=4).verdict is Verdict.VERIFIED


def test_a_bound_may_show_that_a_row_cannot_outrank() -> None:
    assert ranked({**FOUR, "ECH": "<25"}, "CHR", 3).verdict is Verdict.VERIFIED
    assert ranked({**FOUR, "ECH": "<35"}, "CHR", 3).reason is Reason.RANK_UNDETERMINED
    assert ranked({**FOUR, "ECH": ">60"}, "CHR", 4).verdict is Verdict.VERIFIED


def test_a_row_that_never_had_a_figure_hides_nothing() -> None:
    found = ranked({**FOUR, "ECH": "NA"}, "CHR", 3)
    assert found.verdict is Verdict.VERIFIED
    assert found.notes == (Note.SOME_WITHOUT_FIGURES,)
    assert ranked({**FOUR, "ECH": "Large"}, "CHR", 3).verdict is Verdict.VERIFIED


def test_an_earlier_figure_may_still_outrank() -> None:
    assert ranked({**FOUR, "ECH": "NA"}, "CHR", 3, {"ECH": 35}).reason is Reason.RANK_UNDETERMINED
    assert ranked({**FOUR, "ECH": "NA"}, "CHR", 3, {"ECH": 25}).verdict is Verdict.VERIFIED
    assert ranked(FOUR, "CHR", 3, {"ECH": 35}).reason is Reason.RANK_UNDETERMINED
    assert ranked({**FOUR, "ECH": "XX"}, "CHR", 3, {"ECH": 35}).verdict is Verdict.VERIFIED


def test_an_entity_that_joined_the_remainder_is_judged_by_it() -> None:
    assert ranked({**FOUR, "OTHER": 10}, "CHR", 3, {"ECH": 35}).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("remainder", "verdict", "notes"),
    [
        (25, Verdict.VERIFIED, ()),
        (50, Verdict.VERIFIED, (Note.REST_UNLISTED,)),
        (70, Verdict.UNVERIFIABLE, ()),
        ("NA", Verdict.VERIFIED, ()),
        (">10", Verdict.UNVERIFIABLE, ()),
    ],
)
def test_half_of_the_remainder_counts(remainder: Printed, verdict: Verdict, notes: tuple[Note, ...]) -> None:
    found = ranked({**FOUR, "OTHER": remainder}, "CHR", 3)
    assert (found.verdict, found.notes) == (verdict, notes)


def test_a_remainder_without_a_figure_now_is_as_large_as_before() -> None:
    rows: Rows = {**FOUR, "OTHER": "NA"}
    assert ranked(rows, "CHR", 3, {**FOUR, "OTHER": 70}).reason is Reason.RANK_UNDETERMINED


def test_a_remainder_leaves_the_lowest_open() -> None:
    assert ranked({**FOUR, "OTHER": 1}, "DLT", 1, from_bottom=True).reason is Reason.RANK_UNDETERMINED


def test_who_has_nothing_is_not_the_smallest() -> None:
    assert ranked({**FOUR, "ECH": 0}, "DLT", 1, from_bottom=True).verdict is Verdict.VERIFIED


def test_who_had_nothing_before_is_not_the_smallest_either() -> None:
    rows: Rows = {**FOUR, "ECH": "NA"}
    assert ranked(rows, "DLT", 1, {"ECH": 0, "FOX": 0}, from_bottom=True).verdict is Verdict.VERIFIED
    assert ranked(rows, "DLT", 1, {"ECH": 5}, from_bottom=True).reason is Reason.RANK_UNDETERMINED


def test_a_territory_may_or_may_not_count() -> None:
    assert ranked({**FOUR, "ISL": 35}, "CHR", 3).reason is Reason.RANK_UNDETERMINED
    assert ranked({**FOUR, "ISL": 35}, "BRV", 2).verdict is Verdict.VERIFIED
    assert ranked({**FOUR, "ISL": 35}, "CHR", 2).verdict is Verdict.CONTRADICTED


def test_a_groups_members_are_ranked_among_themselves() -> None:
    rows: Rows = {"DLT": 90, "ALF": 50, "BRV": 40, "CHR": 45}
    assert ranked(rows, "ALF", 1, among="EAST").verdict is Verdict.VERIFIED
    assert ranked(rows, "BRV", 2, among="EAST").reason is Reason.RANK_UNDETERMINED  # Charlie may belong to it
    assert ranked(rows, "DLT", 1, among="EAST").reason is Reason.RANK_UNDETERMINED  # Delta does not


def test_a_remainder_hides_no_member_of_a_group_that_is_listed_in_full() -> None:
    assert ranked({"ALF": 50, "BRV": 10, "OTHER": 900}, "BRV", 2, among="EAST").verdict is Verdict.VERIFIED
    assert ranked({"ALF": 50, "OTHER": 900}, "ALF", 1, among="EAST").reason is Reason.RANK_UNDETERMINED


def test_some_may_be_left_out() -> None:
    assert ranked(FOUR, "BRV", 1, except_for=named("ALF")).verdict is Verdict.VERIFIED


def test_nobody_is_first_but_for_one_who_stands_lower() -> None:
    found = ranked(FOUR, "ALF", 1, except_for=named("BRV"))
    assert found.reason is Reason.UNDETERMINED
    assert "left out by the words, stand lower" in found.says


def test_a_group_that_is_left_out_is_left_out_with_all_its_members() -> None:
    rows: Rows = {"ALF": 50, "BRV": 40, "DLT": 20, "ECH": 10}
    assert ranked(rows, "DLT", 1, except_for=named("EAST")).verdict is Verdict.VERIFIED
    assert ranked(rows, "ECH", 1, except_for=named("EAST")).verdict is Verdict.CONTRADICTED
    found = ranked(FOUR, "DLT", 1, except_for=named("EAST"))
    assert found.reason is Reason.RANK_UNDETERMINED  # Charlie may belong to it


def test_equal_rounded_figures_stand_in_either_order() -> None:
    rows: Rows = {"ALF": 50, "BRV": 40, "CHR": 40, "DLT": 20}
    for place in (2, 3):
        assert ranked(rows, "BRV", place).notes == (Note.TIED,)
        assert ranked(rows, "CHR", place).verdict is Verdict.VERIFIED
    assert ranked(rows, "CHR", 4).verdict is Verdict.CONTRADICTED
    assert ranked(rows, "CHR", 1, last=3).notes == ()
    assert ranked(rows, "CHR", 2, joint=True).notes == (Note.TIED,)
    assert ranked(rows, "DLT", 4, joint=True).verdict is Verdict.CONTRADICTED


def test_more_than_any_other_asserts_a_difference() -> None:
    rows: Rows = {"ALF": 40, "BRV": 40, "CHR": 20}
    assert ranked(rows, "ALF", 1).verdict is Verdict.VERIFIED
    assert ranked(rows, "ALF", 1, strict=True).reason is Reason.RANK_UNDETERMINED
    assert ranked(rows, "CHR", 1, strict=True).verdict is Verdict.CONTRADICTED


def test_equal_exact_figures_are_equal() -> None:
    query = RankQuery(words(), EntityWords("CHR"), 3, 3)
    exact = spot({"ALF": 50, "BRV": 40, "CHR": 40}, rounding={})
    assert rank.answer(query, exact).verdict is Verdict.CONTRADICTED


def test_second_only_to_names_exactly_those_above() -> None:
    assert ranked(FOUR, "BRV", 2, listed=named("ALF")).verdict is Verdict.VERIFIED
    assert ranked(FOUR, "BRV", 2, listed=named("CHR")).verdict is Verdict.CONTRADICTED
    assert ranked(FOUR, "CHR", 3, listed=named("ALF")).verdict is Verdict.CONTRADICTED


# ---- by brute force: a verdict other than unverifiable holds in every world that can be written out

cells = some.one_of(
    some.integers(1, 9),
    some.sampled_from(["W", "NA", "<3", "<6", ">4", ">7"]),
)
tables = some.dictionaries(some.sampled_from(sorted(COUNTRIES)[:5]), cells, min_size=2)


def worlds(rows: Rows, remainder: int) -> Iterator[dict[str, float]]:
    """Figures for every row: withheld ones are anything, bounded ones anything beyond; NA rows have none."""
    choices = {"W": [0.5, 3.5, 99.5], "NA": [-1.0]}
    choices |= {"<3": [0.5, 2.5], "<6": [0.5, 5.5], ">4": [4.5, 99.5], ">7": [7.5, 99.5]}
    options = [
        choices[printed] if isinstance(printed, str) else [float(printed)] for printed in rows.values()
    ]
    most = remainder / 2 - 0.01  # never exactly a printed figure
    hidden = [[-1.0], [most], [most - 0.25, most]] if remainder else [[-1.0]]
    for figures, unlisted in itertools.product(itertools.product(*options), hidden):
        yield dict(zip(rows, figures, strict=True)) | {
            f"H{number}": each for number, each in enumerate(unlisted)
        }


@given(tables, some.integers(1, 5), some.integers(0, 1), some.integers(0, 12))
def test_a_decided_place_holds_in_every_world(rows: Rows, first: int, span: int, remainder: int) -> None:
    numbers = [entity for entity, printed in rows.items() if not isinstance(printed, str)]
    for entity in numbers:
        shown = {**rows, "OTHER": remainder} if remainder else rows
        found = ranked(shown, entity, first, last=first + span)
        truths = set()
        for world in worlds(rows, remainder):
            above = sum(figure > world[entity] for figure in world.values())
            level = sum(figure == world[entity] for figure in world.values()) - 1
            truths.add(above + 1 <= first + span and above + 1 + level >= first)
        if found.verdict is Verdict.VERIFIED:
            assert truths == {True}
        elif found.verdict is Verdict.CONTRADICTED:
            assert True not in truths


@given(tables, some.sets(some.sampled_from(sorted(COUNTRIES)[:5]), max_size=3))
def test_a_verified_exclusive_list_is_the_set_above_in_every_world(rows: Rows, listed: set[str]) -> None:
    for entity in (entity for entity, printed in rows.items() if not isinstance(printed, str)):
        above = listed - {entity}
        query = OrderQuery(words(), EntityWords(entity), named(*sorted(above)), exclusive=True)
        found = order.answer(query, spot(rows))
        if found.verdict is Verdict.VERIFIED and Note.TIED not in found.notes:
            for world in worlds(rows, 0):
                assert {other for other, figure in world.items() if figure > world[entity]} == above


@given(tables, some.integers(0, 4), some.integers(1, 8), some.integers(0, 12))
def test_a_decided_count_holds_in_every_world(rows: Rows, number: int, limit: int, remainder: int) -> None:
    shown = {**rows, "OTHER": remainder} if remainder else rows
    query = CountQuery(whole(number), "countries", words(), more_than(float(limit)))
    found = count.answer(query, spot(shown, rounding={}))
    truths = {sum(figure > limit for figure in world.values()) == number for world in worlds(rows, remainder)}
    if found.verdict is Verdict.VERIFIED:
        assert truths == {True}
    elif found.verdict is Verdict.CONTRADICTED:
        assert True not in truths


@given(tables, some.integers(1, 3), some.integers(1, 30))
def test_a_decided_sum_of_the_first_holds_in_every_world(rows: Rows, top: int, limit: int) -> None:
    query = AggregateQuery(words(), (), more_than(float(limit)), top=top)
    found = aggregate.answer(query, spot(rows, rounding={}))
    truths = {sum(sorted(world.values(), reverse=True)[:top]) > limit for world in worlds(rows, 0)}
    if found.verdict is Verdict.VERIFIED:
        assert truths == {True}
    elif found.verdict is Verdict.CONTRADICTED:
        assert True not in truths


def set_against(rows: Rows, *together: str, **more: Any) -> Answer:
    """The answer to "those together have more than …"."""
    first, *also = named(*together)
    query = ComparisonQuery(words(), first, more.pop("others", ()), "more", also=tuple(also), **more)
    return comparison.answer(query, spot(rows))


def test_the_rest_of_the_world_is_without_all_who_are_set_against_it() -> None:
    rows: Rows = {"ALF": 30, "BRV": 30, "CHR": 25, "DLT": 15, "WORLD": 100}
    rest = named("REST_OF_WORLD")
    assert set_against(rows, "ALF", "BRV", others=rest).verdict is Verdict.VERIFIED
    assert set_against(rows, "BRV", "DLT", others=rest).verdict is Verdict.CONTRADICTED
    assert set_against(rows, "ALF", others=rest).verdict is Verdict.CONTRADICTED


def test_the_next_stand_behind_all_who_are_set_against_them() -> None:
    rows: Rows = {"ALF": 30, "BRV": 30, "CHR": 25, "DLT": 20, "ECH": 5}
    assert set_against(rows, "ALF", "BRV", next_places=2).verdict is Verdict.VERIFIED
    assert set_against(rows, "ALF", "CHR", next_places=1).reason is Reason.UNDETERMINED
