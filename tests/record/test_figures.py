"""Printed cells and rounding: what a figure may look like, and what it leaves possible."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.record.catalogue_entries import Rounding
from checks.record.cells import Status
from checks.record.figures import Mark, plain, read_figure

MARKS = {"NA": Mark(Status.NOT_AVAILABLE), "—": Mark(Status.ZERO), "W": Mark(Status.WITHHELD)}


@given(st.integers(min_value=1, max_value=10**15))
def test_grouped_digits_read_back(number: int) -> None:
    printed = read_figure(f" {number:,}\u00a0", MARKS)
    assert printed is not None
    assert (printed.value, printed.status) == (Decimal(number), None)


@given(st.decimals(min_value="0.000001", max_value="1e15", allow_nan=False, places=6))
def test_plain_writes_what_read_figure_reads(number: Decimal) -> None:
    printed = read_figure(plain(number), MARKS)
    assert printed is not None
    assert printed.value == number


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    printed = read_figure(text, MARKS)
    assert printed is None or printed.value is None or printed.value.is_finite()


@pytest.mark.parametrize(
    "text", ["1e30", "nan", "NaN", "inf", "-inf", "1,2", "1,2345", "12 000", "", "x", "e", "=A1+B1"]
)
def test_what_is_no_figure_is_refused(text: str) -> None:
    assert read_figure(text, {}) is None


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        (">90,000,000", 90_000_000, None),
        ("<200,000", None, 200_000),
        ("Less than 500", None, 500),
        ("more than 3", 3, None),
        ("330 - 390", 330, 390),
        ("10,000–15,000", 10_000, 15_000),
    ],
)
def test_bounds_and_ranges(text: str, lower: int | None, upper: int | None) -> None:
    printed = read_figure(text, MARKS)
    assert printed is not None
    assert printed.value is None
    assert (printed.lower, printed.upper) == (lower, upper)


def test_marks_keep_their_meaning() -> None:
    assert [
        printed and printed.status for printed in (read_figure("NA", MARKS), read_figure("W", MARKS))
    ] == [
        Status.NOT_AVAILABLE,
        Status.WITHHELD,
    ]
    dash, zero, estimate = (read_figure(text, MARKS) for text in ("—", "0", "e5,000"))
    assert dash is not None
    assert zero is not None
    assert estimate is not None
    assert (dash.value, dash.status) == (zero.value, zero.status) == (0, Status.ZERO)
    assert (estimate.value, estimate.status) == (5000, Status.ESTIMATED)


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=1, max_value=6))
def test_rounding_holds_the_figure_and_is_no_wider_than_its_digits(value: int, significant: int) -> None:
    interval = Rounding(significant).interval(float(value))
    widest = 10.0 ** (len(str(value)) - significant)
    assert interval.holds(value)
    assert interval.high - interval.low <= widest * (1 + 1e-9)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (3_800_000, 3_750_000, 3_850_000),
        (10_000_000, 9_500_000, 10_500_000),
        (41_600, 41_550, 41_650),
        (45_000, 44_500, 45_500),
        (2.5, 2.45, 2.55),
        (0, 0, 0),
    ],
)
def test_rounding_of_two_digits(value: float, low: float, high: float) -> None:
    interval = Rounding(2).interval(value)
    assert (interval.low, interval.high) == pytest.approx((low, high))


def test_rounding_is_no_finer_than_the_printed_step() -> None:
    interval = Rounding(2, step=1000).interval(5_000)
    assert (interval.low, interval.high) == (4_500, 5_500)


def test_exact_figures_are_points() -> None:
    interval = Rounding().interval(1_428_627_663)
    assert interval.low == interval.high == 1_428_627_663
