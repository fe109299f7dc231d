"""Which means, shares and standard deviations whole-number answers of a sample can have."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Final

from claimcheck.interval import CLOSED, OPEN, Interval

MOST_SUMS: Final = 1_000
"""Sums of answers that are tried with a standard deviation; a mean that leaves more says too little to go on."""


def whole_numbers(values: Interval) -> range:
    """The whole numbers in a bounded set, from the least to the greatest."""
    assert values.low is not None
    assert values.high is not None
    first, last = ceil(values.low), floor(values.high)
    if values.low_end is OPEN and first == values.low:
        first += 1
    if values.high_end is OPEN and last == values.high:
        last -= 1
    return range(first, max(first, last + 1))


def sums(mean: Interval, n: int) -> range:
    """The sums of `n` whole numbers whose mean is in a set."""
    return whole_numbers(mean * Interval.point(n))


def cut_off(value: Fraction, step: Fraction) -> Interval:
    """The values that are printed as `value` when all that is smaller than `step` is cut off."""
    return Interval(value, value + step, CLOSED, OPEN) if value >= 0 else Interval(value - step, value, OPEN, CLOSED)


def neighbours(value: Fraction, n: int) -> tuple[Fraction, Fraction]:
    """The two means of `n` whole numbers next to a value: the one at or below it, and the one above."""
    below = floor(value * n)
    return Fraction(below, n), Fraction(below + 1, n)


def has_deviation(total: int, n: int, items: int, deviation: Interval) -> bool:
    """Whether `n` scores, each the mean of `items` whole numbers, which sum to `total` in all, can have this deviation.

    The sum of squares of the n sums is a whole number, is odd or even as their total is, and is at least what the most
    equal sums give. The deviation may be that of a sample (divided by n − 1) or of a population (divided by n).
    """
    every, rest = divmod(total, n)
    least = n * every**2 + 2 * every * rest + rest
    return any(
        (squares - total) % 2 == 0 and squares >= least
        for divisor in _divisors(n)
        for squares in _two_at_most(
            _squared(deviation) * Interval.point(divisor * items**2), Fraction(total**2, n), least
        )
    )


def is_binary_deviation(ones: int, n: int, deviation: Interval) -> bool:
    """Whether `n` answers of 0 or 1, of which so many are 1, have a standard deviation in a set."""
    squares = ones - Fraction(ones**2, n)
    return any((squares / divisor) in _squared(deviation) for divisor in _divisors(n))


def binary_deviation(mean: Fraction, n: int) -> Fraction:
    """The square of the standard deviation that `n` answers of 0 or 1 with this mean have, as a sample."""
    return mean * (1 - mean) * Fraction(n, max(n - 1, 1))


def _divisors(n: int) -> tuple[int, ...]:
    return (n - 1, n) if n > 1 else (n,)


def _squared(deviation: Interval) -> Interval:
    """The squares of a set of deviations, which are not negative."""
    positive = deviation & Interval.at_least(0)
    return positive * positive


def _two_at_most(spread: Interval, from_mean: Fraction, least: int) -> Iterator[int]:
    """The first two whole sums of squares that a spread around the mean allows: one is odd and one is even."""
    found = whole_numbers(spread + Interval.point(from_mean))
    start = max(found.start, least)
    yield from range(start, min(found.stop, start + 2))
