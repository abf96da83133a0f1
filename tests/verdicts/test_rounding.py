"""Rule 3: a stated number against a printed figure."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from checks.claim_words import Stated
from checks.findings import Verdict
from checks.intervals import Interval, point
from checks.reasons import Note, Reason
from checks.verdicts.rounding import weigh
from tests.verdicts.tables import exactly, more_than

# Of nine digits, as figures are printed: closer neighbours are equal to the comparison of floats, not to intervals.
numbers = some.floats(min_value=1.0, max_value=1e12, allow_nan=False).map(lambda each: float(f"{each:.9g}"))
widths = some.floats(min_value=0.0, max_value=0.3)


def around(number: float, part: float) -> Interval:
    return Interval(number * (1 - part), number * (1 + part))


@pytest.mark.parametrize(
    ("stated", "printed", "verdict", "reason"),
    [
        (7e6, 6.9e6, Verdict.VERIFIED, None),
        (7.3e6, 6.9e6, Verdict.CONTRADICTED, None),
        (5e6, 5.4e6, Verdict.UNVERIFIABLE, Reason.COARSE),
        (5e6, 5.6e6, Verdict.CONTRADICTED, None),
        (45_000.0, 45_400.0, Verdict.VERIFIED, None),
        (45_000.0, 45_600.0, Verdict.CONTRADICTED, None),
    ],
)
def test_digits_stand_for_half_a_unit(
    stated: float, printed: float, verdict: Verdict, reason: Reason | None
) -> None:
    weighed = weigh(exactly(stated), point(printed), point(printed))
    assert (weighed.verdict, weighed.reason) == (verdict, reason)


def test_the_tables_own_rounding_only_protects() -> None:
    printed, rounded = point(45_000.0), Interval(44_500, 45_500)
    assert weigh(exactly(45_300.0), printed, rounded).reason is Reason.FINER_THAN_TABLE
    assert weigh(exactly(45_300.0), printed, printed).verdict is Verdict.CONTRADICTED


def test_coarse_comes_before_finer_and_finer_before_vague() -> None:
    rounded = Interval(4.7, 5.5)
    coarse = Stated(4.0, Interval(3.8, 4.8), Interval(3.5, 5.2))
    vague = Stated(4.0, Interval(3.8, 4.8), Interval(3.5, 5.2), open_reason="vague")
    assert weigh(coarse, point(5.0), rounded).reason is Reason.COARSE
    assert weigh(vague, point(5.0), rounded).reason is Reason.FINER_THAN_TABLE
    assert weigh(vague, point(5.0), point(5.0)).reason is Reason.VAGUE


def test_far_beyond_a_bound_is_understated() -> None:
    assert weigh(more_than(20e6), point(44e6), point(44e6)).notes == (Note.UNDERSTATES,)
    assert weigh(more_than(40e6), point(44e6), point(44e6)).notes == ()
    assert weigh(more_than(40e6), point(40e6), point(40e6)).verdict is Verdict.CONTRADICTED


def test_bounds_are_worlds() -> None:
    bound = Interval(90e6, math.inf, open_low=True)
    assert weigh(more_than(90e6), bound, bound).verdict is Verdict.VERIFIED
    assert weigh(more_than(100e6), bound, bound).reason is Reason.UNDETERMINED
    assert weigh(exactly(50e6), bound, bound).verdict is Verdict.CONTRADICTED


@given(numbers, numbers, widths, widths, widths)
def test_rounding_never_verifies_nor_contradicts(
    number: float, printed: float, near: float, further: float, rounding: float
) -> None:
    stated = Stated(number, around(number, near), around(number, near + further))
    sharp = weigh(stated, point(printed), point(printed))
    blurred = weigh(stated, point(printed), around(printed, rounding))
    assert (sharp.verdict is Verdict.VERIFIED) == (blurred.verdict is Verdict.VERIFIED)
    assert sharp.verdict is Verdict.CONTRADICTED or blurred.verdict is not Verdict.CONTRADICTED


@given(numbers, numbers, numbers, widths, widths)
@example(1.0, 2.0, 1.125, 0.0, 0.0)
def test_what_holds_of_an_interval_holds_of_each_number_in_it(
    number: float, one: float, other: float, near: float, further: float
) -> None:
    stated = Stated(number, around(number, near), around(number, near + further))
    possible = Interval(min(one, other), max(one, other))
    verdict = weigh(stated, possible, possible).verdict
    inside = [possible.low, (possible.low + possible.high) / 2, possible.high]
    each = {weigh(stated, point(printed), point(printed)).verdict for printed in inside}
    if verdict is not Verdict.UNVERIFIABLE:
        assert each == {verdict}
