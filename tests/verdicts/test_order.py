"""Rule 6: lists of who stands above, and orderings."""

from typing import Any

import pytest

from checks.claim_words import EntityWords
from checks.findings import Verdict
from checks.queries import OrderQuery
from checks.reasons import Note, Reason
from checks.verdicts import order
from checks.verdicts.answers import Answer
from tests.verdicts.tables import Printed, named, spot, words

ROWS: dict[str, Printed] = {"ALF": 50, "BRV": 40, "CHR": 30, "DLT": 20, "ECH": "NA", "FOX": "W"}
DECIDED: dict[str, Printed] = {entity: printed for entity, printed in ROWS.items() if entity != "FOX"}


def asked(
    entity: str | None,
    *listed: str,
    rows: dict[str, Printed] = DECIDED,
    earlier: dict[str, Printed] | None = None,
    **more: Any,
) -> Answer:
    subject = EntityWords(entity) if entity else None
    return order.answer(OrderQuery(words(), subject, named(*listed), **more), spot(rows, earlier))


def test_exclusive_names_exactly_those_above() -> None:
    assert asked("CHR", "ALF", "BRV", exclusive=True).verdict is Verdict.VERIFIED
    assert asked("CHR", "ALF", exclusive=True).verdict is Verdict.CONTRADICTED
    assert asked("CHR", "ALF", "BRV", "DLT", exclusive=True).verdict is Verdict.CONTRADICTED


def test_exclusive_is_open_where_somebody_may_stand_above() -> None:
    assert asked("CHR", "ALF", "BRV", exclusive=True, rows=ROWS).reason is Reason.RANK_UNDETERMINED
    assert asked("CHR", "ALF", exclusive=True, rows=ROWS).verdict is Verdict.CONTRADICTED
    found = asked("CHR", "ALF", "BRV", "ECH", exclusive=True, earlier={"ECH": 35})
    assert found.reason is Reason.RANK_UNDETERMINED


def test_a_listed_entity_that_never_had_a_figure() -> None:
    assert asked("CHR", "ALF", "BRV", "ECH", exclusive=True).reason is Reason.NO_DATA_FOR_ENTITY
    assert asked("CHR", "ALF", "GLF").reason is Reason.NO_DATA_FOR_ENTITY
    assert asked("CHR", "DLT", "GLF").verdict is Verdict.CONTRADICTED


def test_otherwise_it_is_a_comparison_with_each_one_named() -> None:
    assert asked("CHR", "ALF").verdict is Verdict.VERIFIED
    assert asked("CHR", "ALF", "DLT").verdict is Verdict.CONTRADICTED
    assert asked("BRV", "CHR", "DLT", side="below").verdict is Verdict.VERIFIED
    assert asked("CHR", "FOX", rows=ROWS).reason is Reason.WITHHELD


def test_another_order_is_remarked_on_or_contradicted() -> None:
    assert asked("CHR", "BRV", "ALF", exclusive=True).notes == (Note.LISTED_OUT_OF_ORDER,)
    assert asked("CHR", "BRV", "ALF").notes == (Note.LISTED_OUT_OF_ORDER,)
    assert asked("CHR", "BRV", "ALF", exclusive=True, sequence=True).verdict is Verdict.CONTRADICTED


def test_the_tables_head() -> None:
    assert asked(None, "ALF", "BRV", "CHR", exclusive=True, sequence=True).verdict is Verdict.VERIFIED
    assert asked(None, "ALF", "CHR", "BRV", exclusive=True, sequence=True).verdict is Verdict.CONTRADICTED
    assert asked(None, "ALF", "CHR", exclusive=True, sequence=True).verdict is Verdict.CONTRADICTED
    assert asked(None, "BRV", "ALF", exclusive=True).notes == (Note.LISTED_OUT_OF_ORDER,)
    assert (
        asked(None, "ALF", "BRV", exclusive=True, sequence=True, rows=ROWS).reason is Reason.RANK_UNDETERMINED
    )


def test_an_ordering_among_themselves() -> None:
    assert asked(None, "ALF", "CHR", sequence=True).verdict is Verdict.VERIFIED
    assert asked(None, "CHR", "ALF", sequence=True).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(("exact", "verdict"), [(False, Verdict.VERIFIED), (True, Verdict.CONTRADICTED)])
def test_equal_figures_in_sequence(exact: bool, verdict: Verdict) -> None:
    rows: dict[str, Printed] = {"ALF": 50, "BRV": 40, "CHR": 40}
    query = OrderQuery(words(), None, named("ALF", "CHR", "BRV"), exclusive=True, sequence=True)
    where = spot(rows, rounding={}) if exact else spot(rows)
    assert order.answer(query, where).verdict is verdict


def test_level_with() -> None:
    rows: dict[str, Printed] = {"ALF": 50, "BRV": 40, "CHR": 40}
    assert asked("BRV", "CHR", level=True, rows=rows).verdict is Verdict.VERIFIED
    assert asked("BRV", "ALF", level=True, rows=rows).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("listed", "rows", "verdict"),
    [
        (("CHR",), DECIDED, "verified"),
        (("CHR", "DLT"), DECIDED, "verified"),
        (("DLT",), DECIDED, "contradicted"),  # CHR stands between
        (("DLT", "CHR"), DECIDED, "contradicted"),
        (("ALF",), DECIDED, "contradicted"),  # it stands above
        (("CHR",), ROWS, "unverifiable"),  # FOX may stand between
    ],
)
def test_who_comes_next_comes_right_after(
    listed: tuple[str, ...], rows: dict[str, Printed], verdict: str
) -> None:
    found = asked("BRV", *listed, rows=rows, side="next", exclusive=True, sequence=True)
    assert found.verdict == verdict
