"""What whole-number answers can have: checked against all answers of small samples."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attainable import (
    binary_deviation,
    has_deviation,
    is_binary_deviation,
    neighbours,
    sums,
    whole_numbers,
)
from claimcheck.interval import CLOSED, OPEN, Interval

HALF = Fraction(1, 200)


def printed(square: Fraction) -> Interval:
    """The values that a root printed to two decimals can have."""
    root = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt().quantize(Decimal("0.01"))
    return Interval.point(Fraction(root)).widened(HALF)


def samples(n: int) -> Iterator[tuple[int, Fraction]]:
    """The sum and the sum of squared deviations of each sample of n answers from 0 to 5."""
    for answers in combinations_with_replacement(range(6), n):
        total = sum(answers)
        yield total, sum(answer**2 for answer in answers) - Fraction(total**2, n)


@pytest.mark.parametrize("n", [2, 3, 4, 5])
@pytest.mark.parametrize("less", [0, 1])
def test_every_sample_has_its_deviation(n: int, less: int) -> None:
    for total, squares in samples(n):
        assert has_deviation(total, n, 1, printed(squares / (n - less)))


@pytest.mark.parametrize("items", [2, 3])
def test_scores_of_several_items_have_their_deviation(items: int) -> None:
    for total, squares in samples(4):
        assert has_deviation(total, 4, items, printed(squares / 3 / items**2))


def test_a_deviation_between_two_that_answers_have_is_refused() -> None:
    # Of 28 whole numbers that sum to 97 the squares sum to 375 or 377, and so on by twos: 1.18, 1.20.
    assert has_deviation(97, 28, 1, Interval.point(Fraction("1.20")).widened(HALF))
    assert not has_deviation(97, 28, 1, Interval.point(Fraction("1.19")).widened(HALF))


def test_unequal_answers_cannot_have_no_deviation() -> None:
    assert has_deviation(8, 4, 1, Interval.point(0))
    assert not has_deviation(9, 4, 1, Interval.closed(0, Fraction(1, 100)))


def test_a_negative_deviation_is_none() -> None:
    assert not has_deviation(8, 4, 1, Interval.closed(-2, -1))
    assert not is_binary_deviation(2, 4, Interval.closed(-2, -1))


@given(st.integers(2, 60), st.data())
def test_answers_of_0_or_1_have_the_deviation_of_their_mean(n: int, data: st.DataObject) -> None:
    ones = data.draw(st.integers(0, n))
    square = binary_deviation(Fraction(ones, n), n)
    assert is_binary_deviation(ones, n, printed(square))
    assert not is_binary_deviation(ones, n, printed(square) + Interval.point(1))


@given(st.integers(-200, 200), st.integers(0, 40), st.sampled_from([OPEN, CLOSED]), st.sampled_from([OPEN, CLOSED]))
def test_whole_numbers_are_those_inside(low: int, width: int, low_end: object, high_end: object) -> None:
    assert low_end in (OPEN, CLOSED)
    values = Interval(
        Fraction(low, 10),
        Fraction(low + width, 10),
        OPEN if low_end is OPEN else CLOSED,
        OPEN if high_end is OPEN else CLOSED,
    )
    assert list(whole_numbers(values)) == [number for number in range(-25, 30) if number in values]


def test_the_sums_behind_a_mean() -> None:
    assert list(sums(Interval.closed(Fraction("3.455"), Fraction("3.465")), 28)) == [97]
    assert not sums(Interval.closed(Fraction("3.475"), Fraction("3.485")), 28)


@given(st.fractions(-50, 50), st.integers(1, 1000))
def test_a_value_lies_between_its_neighbours(value: Fraction, n: int) -> None:
    below, above = neighbours(value, n)
    assert below <= value < above
    assert above - below == Fraction(1, n)
