"""Arithmetic on spans: two ends with the edges they rest on; quick where all is positive, else by `Interval`."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, TypeAlias

from claimcheck.engine.box import Edge, Side
from claimcheck.interval import CLOSED, OPEN, ZERO, Interval

Span: TypeAlias = tuple[Side, Side]  # a low and a high end

UNBOUNDED: Final[Side] = (None, True, ())
EVERYTHING: Final[Span] = (UNBOUNDED, UNBOUNDED)


def interval_of(low: Side, high: Side) -> Interval:
    """The numbers between two ends."""
    return Interval(
        None if low[0] is None else Fraction(low[0]),
        None if high[0] is None else Fraction(high[0]),
        OPEN if low[1] else CLOSED,
        OPEN if high[1] else CLOSED,
    )


def span_of(interval: Interval, premises: tuple[Edge, ...]) -> Span | None:
    """`interval` with `premises` at both ends; None when it is empty."""
    if interval.is_empty:
        return None
    low, high = interval.low, interval.high
    return (
        UNBOUNDED if low is None else (low, interval.low_end is OPEN, premises),
        UNBOUNDED if high is None else (high, interval.high_end is OPEN, premises),
    )


def is_positive(span: Span) -> bool:
    """Whether the low end lies above zero."""
    low = span[0][0]
    return low is not None and low > 0


def plus(a: Span, b: Span) -> Span:
    """All sums."""
    (al, ah), (bl, bh) = a, b
    low = UNBOUNDED if al[0] is None or bl[0] is None else (al[0] + bl[0], al[1] or bl[1], al[2] + bl[2])
    high = UNBOUNDED if ah[0] is None or bh[0] is None else (ah[0] + bh[0], ah[1] or bh[1], ah[2] + bh[2])
    return low, high


def minus(a: Span, b: Span) -> Span:
    """All differences."""
    (bl, bh) = b
    return plus(
        a,
        (
            UNBOUNDED if bh[0] is None else (-bh[0], bh[1], bh[2]),
            UNBOUNDED if bl[0] is None else (-bl[0], bl[1], bl[2]),
        ),
    )


def times(a: Span, b: Span) -> Span | None:
    """All products."""
    (al, ah), (bl, bh) = a, b
    if al[0] is not None and bl[0] is not None and al[0] > 0 and bl[0] > 0:
        low = al[0] * bl[0], al[1] or bl[1], al[2] + bl[2]
        if ah[0] is None or bh[0] is None:
            return low, UNBOUNDED
        return low, (ah[0] * bh[0], ah[1] or bh[1], ah[2] + bh[2] + low[2])
    return span_of(interval_of(al, ah) * interval_of(bl, bh), al[2] + ah[2] + bl[2] + bh[2])


def divided(a: Span, b: Span) -> tuple[Span | None, bool]:
    """The hull of the quotients, and whether every number in it is one."""
    (al, ah), (bl, bh) = a, b
    if al[0] is not None and bl[0] is not None and al[0] > 0 and bl[0] > 0:
        low = (
            (Fraction(0), True, al[2] + bl[2])
            if bh[0] is None
            else (Fraction(al[0]) / bh[0], al[1] or bh[1], al[2] + bh[2] + bl[2])
        )
        high = UNBOUNDED if ah[0] is None else (Fraction(ah[0]) / bl[0], ah[1] or bl[1], ah[2] + bl[2])
        return (low, high), True
    top, bottom = interval_of(al, ah), interval_of(bl, bh)
    return span_of(top / bottom, al[2] + ah[2] + bl[2] + bh[2]), 0 in top or not _straddles_zero(bottom)


def _straddles_zero(interval: Interval) -> bool:
    return (interval.low is None or interval.low < 0) and (interval.high is None or interval.high > 0)


def factor(product: Span, other: Span) -> tuple[Span | None, bool]:
    """The x for which x × `other` can be in `product`, as a hull, and whether every number in it is one."""
    if not (is_positive(product) and is_positive(other)):
        (pl, ph), (ol, oh) = product, other
        if 0 in interval_of(pl, ph) and 0 in interval_of(ol, oh):
            return EVERYTHING, True
    return divided(product, other)


def meet(a: Span, b: Span) -> Span:
    """The numbers in both."""
    (al, ah), (bl, bh) = a, b
    low = al if bl[0] is None or (al[0] is not None and (al[0], al[1]) >= (bl[0], bl[1])) else bl
    high = ah if bh[0] is None or (ah[0] is not None and (ah[0], not ah[1]) <= (bh[0], not bh[1])) else bh
    return low, high


def without_zero(span: Span) -> tuple[Span | None, bool]:
    """`span` without zero: None if nothing is left, and whether what is left has no hole."""
    if is_positive(span):
        return span, True
    interval = interval_of(*span)
    if interval.is_empty or interval == ZERO:
        return None, True
    low, high = span
    if low[0] == 0:
        low = (low[0], True, low[2])
    if high[0] == 0:
        high = (high[0], True, high[2])
    return (low, high), not _straddles_zero(interval)
