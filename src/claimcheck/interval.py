"""An interval of exact numbers whose two ends are each open or closed: what a figure can mean."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

Exact: TypeAlias = Fraction | int


class End(Enum):
    """Whether the value at an end belongs to the interval. Not a bool, because `True` would not say which."""

    OPEN = "open"
    CLOSED = "closed"


OPEN: Final = End.OPEN
CLOSED: Final = End.CLOSED


class Interval(Struct, frozen=True):
    """The numbers between `low` and `high`; `None` stands for an end at infinity, which is always open.

    Arithmetic gives the hull of all results, with the ends exact: `a + b` holds just the sums of a value of `a`
    and a value of `b`. When one variable occurs once, evaluating an expression on intervals is therefore exact.
    The empty interval absorbs: every operation with it is empty.
    """

    low: Fraction | None
    high: Fraction | None
    low_end: End = CLOSED
    high_end: End = CLOSED

    def __post_init__(self) -> None:
        if type(self.low) is Fraction and type(self.high) is Fraction:
            return  # So it is nearly always.
        for name, end in (("low", "low_end"), ("high", "high_end")):
            value = getattr(self, name)
            if value is None:
                force_setattr(self, end, OPEN)
            elif not isinstance(value, Fraction):
                force_setattr(self, name, _exact(value))

    # Constructors, named as one says them.

    @classmethod
    def point(cls, value: Exact) -> Interval:
        """Just `value`."""
        exact = _exact(value)
        return cls(exact, exact)

    @classmethod
    def closed(cls, low: Exact, high: Exact) -> Interval:
        """[low, high]."""
        return cls(_exact(low), _exact(high))

    @classmethod
    def open(cls, low: Exact, high: Exact) -> Interval:
        """(low, high)."""
        return cls(_exact(low), _exact(high), OPEN, OPEN)

    @classmethod
    def above(cls, low: Exact) -> Interval:
        """(low, ∞)."""
        return cls(_exact(low), None, OPEN)

    @classmethod
    def at_least(cls, low: Exact) -> Interval:
        """[low, ∞)."""
        return cls(_exact(low), None)

    @classmethod
    def below(cls, high: Exact) -> Interval:
        """(−∞, high)."""
        return cls(None, _exact(high), OPEN, OPEN)

    @classmethod
    def at_most(cls, high: Exact) -> Interval:
        """(−∞, high]."""
        return cls(None, _exact(high), OPEN)

    # Questions.

    @property
    def is_empty(self) -> bool:
        """Whether no number is inside."""
        low, high = self.low, self.high
        if low is None or high is None:
            return False
        # Every operation asks this, and fractions compare by hand in a third of the time.
        above, below = low.numerator * high.denominator, high.numerator * low.denominator
        return above > below or (above == below and (self.low_end is OPEN or self.high_end is OPEN))

    @property
    def is_point(self) -> bool:
        """Whether exactly one number is inside."""
        return self.low is not None and self.low == self.high and not self.is_empty

    def __contains__(self, value: Exact) -> bool:
        exact = _exact(value)
        if self.low is not None and (exact < self.low or (exact == self.low and self.low_end is OPEN)):
            return False
        return self.high is None or exact < self.high or (exact == self.high and self.high_end is CLOSED)

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return not (self & other).is_empty

    def within(self, other: Interval) -> bool:
        """Whether every number of this is in `other`; the empty interval is within all."""
        return self.is_empty or (self & other) == self

    def all_below(self, other: Interval) -> bool:
        """Whether every number of this is less than every number of `other`."""
        if self.is_empty or other.is_empty:
            return True
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and OPEN in (self.high_end, other.low_end))

    def all_at_most(self, other: Interval) -> bool:
        """Whether every number of this is less than, or equal to, every number of `other`."""
        if self.is_empty or other.is_empty:
            return True
        return self.high is not None and other.low is not None and self.high <= other.low

    # Set operations.

    def __and__(self, other: Interval) -> Interval:
        low, low_end = _tighter_low(self, other)
        high, high_end = _tighter_high(self, other)
        return Interval(low, high, low_end, high_end)

    def __or__(self, other: Interval) -> Interval:
        """The smallest interval that holds both: their hull, not their union."""
        if self is other or self.is_empty:
            return other
        if other.is_empty:
            return self
        return _hull(
            [(self.low, self.low_end), (other.low, other.low_end)],
            [(self.high, self.high_end), (other.high, other.high_end)],
        )

    def widened(self, by: Exact) -> Interval:
        """Both ends moved outward by `by`, which is not negative; each stays open or closed."""
        low = None if self.low is None else self.low - by
        high = None if self.high is None else self.high + by
        return Interval(low, high, self.low_end, self.high_end)

    def scaled(self, by: Exact) -> Interval:
        """Every value multiplied by `by`: the same as multiplying by its point, and much quicker."""
        if by.numerator == by.denominator or self.is_empty:
            return self
        if by.numerator == 0:
            return ZERO
        low = None if self.low is None else self.low * by
        high = None if self.high is None else self.high * by
        if by.numerator < 0:
            return Interval(high, low, self.high_end, self.low_end)
        return Interval(low, high, self.low_end, self.high_end)

    # Arithmetic.

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_end, self.low_end)

    def __add__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, _both(self.low_end, other.low_end), _both(self.high_end, other.high_end))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        if other.low is not None and other.low == other.high:
            return self.scaled(other.low)
        if self.low is not None and self.low == self.high:
            return other.scaled(self.low)
        if _is_positive(self) and _is_positive(other):
            return _times_positive(self, other)
        corners = [
            _corner(a, a_end, a_side, b, b_end, b_side)
            for a, a_end, a_side in ((self.low, self.low_end, -1), (self.high, self.high_end, 1))
            for b, b_end, b_side in ((other.low, other.low_end, -1), (other.high, other.high_end, 1))
        ]
        # A zero inside one factor is reached with every value of the other, whatever its ends.
        if 0 in self or 0 in other:
            corners.append((0, Fraction(0), CLOSED))
        lows = [(None if way < 0 else value, end) for way, value, end in corners if way <= 0]
        highs = [(None if way > 0 else value, end) for way, value, end in corners if way >= 0]
        return _hull(lows, highs)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; no value is divided by zero, so dividing by {0} gives the empty interval."""
        if self.is_empty or other.is_empty or other == ZERO:
            return EMPTY
        if self == ZERO:
            return ZERO
        if _is_positive(other):
            return self * _reciprocal(other)
        negative, positive = other & Interval.below(0), other & Interval.above(0)
        quotients = [self * _reciprocal(half) for half in (negative, positive) if not half.is_empty]
        return quotients[0] if len(quotients) == 1 else quotients[0] | quotients[1]

    def __str__(self) -> str:
        if self.is_empty:
            return "∅"
        if self.is_point:
            return f"{{{self.low}}}"
        left = "[" if self.low_end is CLOSED else "("
        right = "]" if self.high_end is CLOSED else ")"
        low = "−∞" if self.low is None else str(self.low)
        high = "∞" if self.high is None else str(self.high)
        return f"{left}{low}, {high}{right}"


def _exact(value: Exact) -> Fraction:
    # Most ends are fractions already, and making one anew is what arithmetic on intervals would do most.
    return value if type(value) is Fraction else Fraction(value)


EVERYTHING: Final = Interval(None, None, OPEN, OPEN)
EMPTY: Final = Interval(Fraction(1), Fraction(0))
ZERO: Final = Interval.point(0)
ONE: Final = Interval.point(1)

_Edge: TypeAlias = tuple[Fraction | None, End]


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of all the intervals; of none, {0}."""
    rest = iter(intervals)
    result = next(rest, ZERO)
    for interval in rest:
        result = result + interval
    return result


def _both(one: End, other: End) -> End:
    return CLOSED if one is CLOSED and other is CLOSED else OPEN


def _tighter_low(a: Interval, b: Interval) -> _Edge:
    if a.low is None:
        return b.low, b.low_end
    if b.low is None or a.low > b.low:
        return a.low, a.low_end
    if a.low == b.low:
        return a.low, _both(a.low_end, b.low_end)
    return b.low, b.low_end


def _tighter_high(a: Interval, b: Interval) -> _Edge:
    if a.high is None:
        return b.high, b.high_end
    if b.high is None or a.high < b.high:
        return a.high, a.high_end
    if a.high == b.high:
        return a.high, _both(a.high_end, b.high_end)
    return b.high, b.high_end


def _hull(lows: list[_Edge], highs: list[_Edge]) -> Interval:
    """The interval from the least of `lows` to the greatest of `highs`; at equal values a closed end wins."""
    low: Fraction | None = None
    low_end = OPEN
    if all(value is not None for value, _ in lows):
        low = min(value for value, _ in lows if value is not None)
        low_end = CLOSED if (low, CLOSED) in lows else OPEN
    high: Fraction | None = None
    high_end = OPEN
    if all(value is not None for value, _ in highs):
        high = max(value for value, _ in highs if value is not None)
        high_end = CLOSED if (high, CLOSED) in highs else OPEN
    return Interval(low, high, low_end, high_end)


def _is_positive(values: Interval) -> bool:
    return values.low is not None and values.low.numerator > 0


def _times_positive(a: Interval, b: Interval) -> Interval:
    """The product of two intervals above zero, which is what most quantities are: low by low and high by high."""
    assert a.low is not None
    assert b.low is not None
    high = None if a.high is None or b.high is None else a.high * b.high
    return Interval(a.low * b.low, high, _both(a.low_end, b.low_end), _both(a.high_end, b.high_end))


def _corner(
    a: Fraction | None, a_end: End, a_side: int, b: Fraction | None, b_end: End, b_side: int
) -> tuple[int, Fraction, End]:
    """The product at one pair of ends: (−1, 0 or 1 for −∞, finite or ∞; the value if finite; its end)."""
    if a is not None and b is not None:
        return 0, a * b, _both(a_end, b_end)
    a_sign = a_side if a is None else (a > 0) - (a < 0)
    b_sign = b_side if b is None else (b > 0) - (b < 0)
    way = a_sign * b_sign
    # Zero times an unbounded end: every product with that zero is zero, but open unless the zero is inside,
    # which __mul__ adds as a corner of its own.
    return way, Fraction(0), OPEN


def _reciprocal(half: Interval) -> Interval:
    """1/x for an interval that lies wholly above or wholly below zero."""
    if half.low is not None and half.low >= 0:
        high = None if half.low == 0 else 1 / half.low
        if half.high is None:
            return Interval(Fraction(0), high, OPEN, half.low_end)
        return Interval(1 / half.high, high, half.high_end, half.low_end)
    return -_reciprocal(-half)
