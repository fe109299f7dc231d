"""An exact number, and a set of them, as texts that lose nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from claimcheck.interval import CLOSED, Interval


def exact(value: Fraction | None) -> str | None:
    """The number in decimal digits where those end, else as a fraction: "3.5", "-1/3". None stays None."""
    if value is None:
        return None
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{'-' if value < 0 else ''}{whole}{'.' if part else ''}{part}"


def exact_set(values: Interval) -> dict[str, Any]:
    """The ends of a set, None where it has none, and whether each belongs to it."""
    return {
        "low": exact(values.low),
        "low_closed": values.low is not None and values.low_end is CLOSED,
        "high": exact(values.high),
        "high_closed": values.high is not None and values.high_end is CLOSED,
    }
