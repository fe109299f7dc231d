"""Numbers as a report says them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.interval import EVERYTHING, Interval
from claimcheck.wording import amount, middle, number, ordinal, percent, span

values = st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=10**9)


def back(shown: str) -> Fraction:
    """The value that a shown number has."""
    return Fraction(shown.replace(",", "").replace("−", "-").rstrip("%"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (7, "7"),
        (-7, "−7"),
        (1440, "1,440"),
        (10_164, "10,164"),
        (-1_234_567, "−1,234,567"),
        ("0.347", "0.347"),
        ("0.3471", "0.347"),
        ("0.0012345", "0.00123"),
        ("1.005", "1"),
        ("5.34", "5.34"),
        ("5.30", "5.3"),
        ("58.44", "58.4"),
        ("1440.4", "1,440"),
        ("-0.5", "−0.5"),
    ],
)
def test_a_number_keeps_its_whole_digits_and_three_that_count(value: int | str, shown: str) -> None:
    assert number(Fraction(value)) == shown


@given(values)
def test_a_shown_number_is_within_half_a_unit_of_its_third_digit(value: Fraction) -> None:
    error = abs(back(number(value)) - value)
    assert error <= max(abs(value) * Fraction(5, 1000), Fraction(1, 2 * 10**12))


@given(values.filter(lambda value: value.denominator == 1))
def test_whole_numbers_are_never_rounded(value: Fraction) -> None:
    assert back(number(value)) == value


@given(values)
def test_a_negative_number_is_its_positive_one_with_a_sign(value: Fraction) -> None:
    shown = number(abs(value))
    assert number(-abs(value)) == (shown if back(shown) == 0 else f"−{shown}")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (38, "38%"),
        ("80.27", "80.3%"),
        ("0.347", "0.35%"),
        ("-9.6", "−9.6%"),
        (0, "0%"),
        (1234, "1,234%"),
        ("0.999", "1%"),
    ],
)
def test_a_percentage_is_given_to_a_tenth_and_below_one_to_two_digits(value: int | str, shown: str) -> None:
    assert percent(Fraction(value)) == shown


@pytest.mark.parametrize(("value", "shown"), [("58.4", "+58.4%"), ("-9.6", "−9.6%"), ("0", "0%")])
def test_a_rise_is_signed(value: str, shown: str) -> None:
    assert percent(Fraction(value), signed=True) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (999_999, "USD", "999,999 USD"),
        (1_000_000, "USD", "1 million USD"),
        (5_340_000_000, "USD", "5.34 billion USD"),
        (-2_500_000_000_000, "USD", "−2.5 trillion USD"),
        (10_164, "students", "10,164 students"),
        ("38.1", "%", "38.1%"),
        (3, "", "3"),
        (2_000_000, "", "2 million"),
        (739_022, "date", "2024-05-16"),
        ("739022.5", "date", "2024-05-16"),
        (0, "date", "0 date"),
    ],
)
def test_an_amount_has_a_scale_word_from_a_million_on(value: int | str, unit: str, shown: str) -> None:
    assert amount(Fraction(value), unit) == shown


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (Interval.closed(2, 4), "3 people"),
        (Interval.open(2, 4), "3 people"),
        (Interval.above(3), "over 3 people"),
        (Interval.at_least(3), "at least 3 people"),
        (Interval.below(3), "under 3 people"),
        (Interval.at_most(3), "at most 3 people"),
        (EVERYTHING, "any people"),
    ],
)
def test_a_set_is_shown_by_its_middle_or_the_end_it_has(values: Interval, shown: str) -> None:
    assert span(values, "people") == shown


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (Interval.above(739_022), "after 2024-05-16"),
        (Interval.at_least(739_022), "on or after 2024-05-16"),
        (Interval.below(739_022), "before 2024-05-16"),
        (Interval.at_most(739_022), "on or before 2024-05-16"),
        (EVERYTHING, "any date"),
    ],
)
def test_a_set_of_days_is_shown_by_the_calendar(values: Interval, shown: str) -> None:
    assert span(values, "date") == shown


@pytest.mark.parametrize(
    ("place", "shown"), [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (112, "112th"), (1_003, "1,003rd")]
)
def test_a_place_in_an_order_is_an_ordinal(place: int, shown: str) -> None:
    assert ordinal(place) == shown


@pytest.mark.parametrize(
    ("values", "value"), [(Interval.closed(1, 4), Fraction(5, 2)), (Interval.above(3), 3), (Interval.at_most(3), 3)]
)
def test_the_middle_of_a_set(values: Interval, value: Fraction | int) -> None:
    assert middle(values) == value
    assert middle(EVERYTHING) is None
