"""What a stated number stands for: rules 3 and 4 of the verdicts, by example and as properties."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.claim_words import Stated
from checks.digits import Number, digits, measured
from checks.intervals import Interval
from checks.reading import stated as rules
from checks.reading.language import Approximator, english
from checks.reading.written_numbers import written_number

WORDS = english()
APPROXIMATORS = sorted({each.id for each in WORDS.approximators.values()})


def number(text: str, factor: float = 1) -> Number:
    """A number as it is written, with what multiplies it."""
    found = written_number(text)
    assert found is not None
    return found.times(factor)


def near(interval: Interval, low: float, high: float) -> bool:
    """Whether an interval has these ends."""
    return (interval.low, interval.high) == (pytest.approx(low), pytest.approx(high))


# digits, what multiplies them, then the ends of what holds and of what stays open
DIGITS = [
    ("3.8", 1e6, 3.75e6, 3.85e6, 3.75e6, 3.85e6),
    ("45,000", 1, 44_500, 45_500, 44_500, 45_500),
    ("100", 1e6, 95e6, 105e6, 85e6, 115e6),
    ("5", 1e6, 4.75e6, 5.25e6, 4.5e6, 5.5e6),
    ("1", 1e9, 0.95e9, 1.05e9, 0.85e9, 1.15e9),
    ("2", 1e6, 1.9e6, 2.1e6, 1.7e6, 2.3e6),
    ("9", 1e6, 8.55e6, 9.45e6, 8.5e6, 9.5e6),
    ("10", 1, 9.5, 10.5, 8.5, 11.5),
    ("12", 1, 11.5, 12.5, 11.5, 12.5),
    ("84.0", 1, 83.5, 84.5, 83.5, 84.5),
    ("1,234,567", 1, 1_234_566.5, 1_234_567.5, 1_234_566.5, 1_234_567.5),
    ("0", 1, 0, 0, 0, 0),
]


@pytest.mark.parametrize(("text", "factor", "low", "high", "open_low", "open_high"), DIGITS)
def test_half_a_unit_of_the_last_digit_that_is_not_zero(
    text: str, factor: float, low: float, high: float, open_low: float, open_high: float
) -> None:
    holds, open_ = digits(number(text, factor))
    assert near(holds, low, high)
    assert near(open_, open_low, open_high)


PERCENTAGES = [
    ("70", 69, 71, 67, 73),
    ("10", 9, 11, 7, 13),
    ("90", 89, 91, 87, 93),
    ("100", 99.5, 100.5, 99.5, 100.5),
    ("71", 70.5, 71.5, 70.5, 71.5),
    ("5", 4.5, 5.5, 4.5, 5.5),
    ("70.0", 69.95, 70.05, 69.95, 70.05),
    ("4.50", 4.495, 4.505, 4.495, 4.505),
    ("110", 109.5, 110.5, 109.5, 110.5),
]


@pytest.mark.parametrize(("text", "low", "high", "open_low", "open_high"), PERCENTAGES)
def test_percentages_count_their_zeros_except_the_tens(
    text: str, low: float, high: float, open_low: float, open_high: float
) -> None:
    holds, open_ = rules.percent_digits(number(text))
    assert near(holds, low, high)
    assert near(open_, open_low, open_high)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("1", 1, 1), ("99", 99, 99), ("100", 95, 105), ("2.5", 2.45, 2.55)]
)
def test_whole_counts_below_a_hundred_are_exact(text: str, low: float, high: float) -> None:
    assert near(rules.exact_count(number(text))[0], low, high)


def test_large_negative_numbers_are_no_exact_counts() -> None:
    holds, _ = rules.exact_count(Number(-45_000, 1000, 1))
    assert near(holds, -45_500, -44_500)


def test_a_range_holds_with_both_ends_and_is_open_by_their_rounding() -> None:
    holds, open_ = rules.between(number("45,000"), number("50,000"))
    assert near(holds, 45_000, 50_000)
    assert near(open_, 44_500, 55_000)
    assert holds.holds(45_000)
    assert holds.holds(50_000)


@pytest.mark.parametrize(
    ("percent", "low", "high"),
    [(50, 48, 52), (100 / 3, 31.3333, 35.3333), (10, 8, 12), (1, 0.8, 1.2), (0.1, 0.08, 0.12)],
)
def test_a_part_in_words_is_meant_to_two_points(percent: float, low: float, high: float) -> None:
    holds, _ = rules.part(percent, WORDS)
    assert (holds.low, holds.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


@pytest.mark.parametrize(
    ("times", "about", "low", "high"), [(2, False, 1.9, 2.1), (2, True, 1.7, 2.3), (10, False, 9.5, 10.5)]
)
def test_a_multiple(times: float, about: bool, low: float, high: float) -> None:
    assert near(rules.multiple(times, about, WORDS)[0], low, high)


@pytest.mark.parametrize(
    ("figure", "holds", "open_"),
    [
        (200, False, True),
        (230, True, True),
        (900, True, True),
        (950, False, True),
        (140, False, False),
        (1300, False, False),
    ],
)
def test_a_vague_amount_holds_well_inside_and_fails_well_outside(
    figure: float, holds: bool, open_: bool
) -> None:
    inside, outside = rules.vague(200, 1000, WORDS)
    assert (inside.holds(figure), outside.holds(figure)) == (holds, open_)


def test_countless_has_no_other_end() -> None:
    holds, open_ = rules.vague(100, None, WORDS)
    assert holds.high == open_.high == math.inf


# ---------------------------------------------------------------- hedges
def plain(text: str, factor: float = 1) -> Stated:
    """A number in digits, not hedged."""
    written = number(text, factor)
    return Stated(written.value, *digits(written))


# words, figure, whether it is as stated, whether it stays undecided
HEDGED = [
    ("about", 18.0e6, True, True),
    ("about", 17.9e6, False, True),
    ("about", 16.9e6, False, False),
    ("around", 22.0e6, True, True),
    ("roughly", 22.1e6, False, True),
    ("roughly", 23.1e6, False, False),
    ("nearly", 19.0e6, True, True),
    ("nearly", 20.0e6, True, True),
    ("nearly", 18.0e6, False, True),
    ("nearly", 20.5e6, False, True),
    ("nearly", 25.0e6, False, False),
    ("just over", 21.0e6, True, True),
    ("just over", 19.0e6, False, True),
    ("over", 20.1e6, True, True),
    ("over", 20.0e6, False, False),
    ("over", 19.9e6, False, False),
    ("at least", 20.0e6, True, True),
    ("at least", 900e6, True, True),
    ("under", 19.9e6, True, True),
    ("under", 20.0e6, False, False),
    ("up to", 20.0e6, True, True),
    ("up to", 20.1e6, False, False),
    ("exactly", 20.5e6, True, True),
    ("exactly", 23.5e6, False, False),
]


@pytest.mark.parametrize(("words", "figure", "holds", "open_"), HEDGED)
def test_hedges(words: str, figure: float, holds: bool, open_: bool) -> None:
    stated = rules.hedged(plain("20", 1e6), WORDS.approximators[words])
    assert (stated.holds.holds(figure), stated.open.holds(figure)) == (holds, open_)


def test_about_a_percentage_is_never_narrower_than_the_percentage() -> None:
    written = number("3")
    stated = rules.hedged(Stated(3.0, *rules.percent_digits(written), "%"), WORDS.approximators["about"])
    assert near(stated.holds, 2.5, 3.5)


def test_only_more_than_understates() -> None:
    with_note = {name for name, each in WORDS.approximators.items() if each.understates}
    assert "more than" in with_note
    assert "just over" not in with_note
    stated = rules.hedged(plain("20", 1e6), WORDS.approximators["more than"])
    assert stated.understates_above == pytest.approx(30e6)


@pytest.mark.parametrize("name", ["about", "nearly"])
def test_hedges_below_zero_keep_their_ends_in_order(name: str) -> None:
    stated = rules.hedged(
        Stated(-5.0, Interval(-5.5, -4.5), Interval(-5.5, -4.5), "%"), WORDS.approximators[name]
    )
    assert stated.holds.low < stated.holds.high
    assert stated.holds.holds(-5)


def test_an_amount_without_a_number_is_left_as_it_is() -> None:
    holds, open_ = rules.vague(200, 1000, WORDS)
    vague = Stated(None, holds, open_, open_reason="vague")
    stated = rules.hedged(vague, WORDS.approximators["about"])
    assert (stated.holds, stated.open, stated.value) == (holds, open_, None)


# ---------------------------------------------------------------- properties
@st.composite
def written(draw: st.DrawFn) -> Number:
    """A number as digits may write it."""
    whole = draw(st.integers(0, 10**9))
    decimals = draw(st.text(alphabet="0123456789", max_size=4))
    found = written_number(f"{whole}.{decimals}" if decimals else str(whole))
    assert found is not None
    return found


factors = st.sampled_from([1e-6, 0.001, 0.01, 0.90718474, 1.0, 2.589988110336, 1e3, 1e6, 1e9, 1e12])
plain_rules = st.sampled_from([digits, rules.percent_digits, rules.exact_count])


@given(written(), plain_rules)
def test_the_value_holds_and_what_holds_is_open(stated: Number, rule: object) -> None:
    holds, open_ = rule(stated)  # type: ignore[operator]
    assert holds.holds(stated.value)
    assert holds.within(open_)


@given(written())
def test_never_wider_than_five_and_fifteen_percent(stated: Number) -> None:
    holds, open_ = digits(stated)
    slack = 1e-9 * stated.value  # binary fractions
    assert holds.high - holds.low <= 2 * 0.05 * stated.value + slack
    assert open_.high - open_.low <= 2 * 0.15 * stated.value + slack
    assert holds.high - holds.low <= stated.step + slack


@given(written(), factors)
def test_a_unit_scales_both_intervals(stated: Number, factor: float) -> None:
    for one, other in zip(digits(stated), digits(stated.times(factor)), strict=True):
        assert (other.low, other.high) == (pytest.approx(one.low * factor), pytest.approx(one.high * factor))


@given(st.sampled_from([10, 20, 30, 40, 50, 60, 70, 80, 90]))
def test_the_tens_stand_for_one_point_and_coarsely_for_three(percent: int) -> None:
    holds, open_ = rules.percent_digits(number(str(percent)))
    assert near(holds, percent - 1, percent + 1)
    assert near(open_, percent - 3, percent + 3)
    exact, _ = rules.percent_digits(number(f"{percent}.0"))
    assert near(exact, percent - 0.05, percent + 0.05)


@given(written(), st.sampled_from(sorted(WORDS.approximators)))
def test_what_a_hedge_lets_hold_is_open_too(stated: Number, words: str) -> None:
    assume(stated.value > 0)
    hedge: Approximator = WORDS.approximators[words]
    hedged = rules.hedged(Stated(stated.value, *digits(stated)), hedge)
    assert hedged.holds.within(hedged.open)
    assert hedged.holds.low < hedged.holds.high
    assert hedged.approximator == hedge.id


@given(st.floats(1, 1e12), st.floats(1.3, 100))
def test_a_vague_amount_holds_within_what_is_open(low: float, ratio: float) -> None:
    holds, open_ = rules.vague(low, low * ratio, WORDS)
    assert holds.low < holds.high
    assert holds.within(open_)


@given(st.floats(1e-6, 100))
def test_a_part_stays_above_zero(percent: float) -> None:
    holds, open_ = rules.part(percent, WORDS)
    assert 0 < open_.low <= holds.low < percent < holds.high <= open_.high


def test_every_class_of_hedges_is_tried() -> None:
    assert APPROXIMATORS == ["about", "exactly", "just_over", "nearly", "over", "under"]


@pytest.mark.parametrize(("value", "low", "high"), [(72.0, 71.5, 72.5), (70.0, 66.5, 73.5), (6.0, 5.7, 6.3)])
def test_a_small_number_that_measures_is_rounded(value: float, low: float, high: float) -> None:
    counted = Stated(value, *rules.exact_count(Number(value, 1.0, 1.0)))
    holds = measured(counted).holds
    assert (holds.low, holds.high) == (pytest.approx(low), pytest.approx(high))
