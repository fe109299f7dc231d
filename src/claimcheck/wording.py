"""Numbers as a report says them: grouped, short enough to read, never more precise than they are."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

from claimcheck.interval import CLOSED, Interval

_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
BY_CHANCE: Final = "that is likely by chance"
"""What is said of a slip that as many figures would fit as not; a short report only counts such slips."""

NO_BETTER: Final = "no better or by chance"
"""How the line ends that counts the slips that are not named."""

_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number(value: Fraction, significant: int = 3) -> str:
    """A value with at least its whole digits and at most `significant` digits where it has decimals: 1,440 · 0.347."""
    if value.denominator == 1:
        return f"{value.numerator:,}".replace("-", "−")
    size, least = abs(value.numerator), 10 ** (significant - 1) * value.denominator
    decimals = 0
    while decimals < 12 and size * 10**decimals < least:
        decimals += 1
    rounded = round(Fraction(size * 10**decimals, value.denominator))
    whole, rest = divmod(rounded, 10**decimals)
    sign = "−" if rounded and value.numerator < 0 else ""
    tail = f".{rest:0{decimals}d}".rstrip("0").rstrip(".") if decimals else ""
    return f"{sign}{whole:,}{tail}"


def ordinal(place: int) -> str:
    """A place in an order: first, twelfth, 21st."""
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ending = "th" if place // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{ending}"


def percent(value: Fraction, *, signed: bool = False) -> str:
    """A percentage to a tenth, below one to two digits: 80.3%, 0.35%; `signed` puts a plus before a rise."""
    shown = number(value, 2) if abs(value) < 1 else number(Fraction(round(value * 10), 10), 12)
    return f"+{shown}%" if signed and value > 0 else f"{shown}%"


def amount(value: Fraction, unit: str) -> str:
    """A value with its unit, large ones with a scale word: 5.34 billion USD, 10,164 students, 38.1%, 2024-05-16."""
    if unit == "%":
        return percent(value)
    if unit == "date" and 1 <= value <= date.max.toordinal():
        return date.fromordinal(floor(value)).isoformat()
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{number(value / scale)} {word} {unit}".strip()
    return f"{number(value)} {unit}".strip()


def middle(values: Interval) -> Fraction | None:
    """The value to show for a set: the middle of a bounded one, the end of one that has just one, else None.

    The empty set, such as that of a quotient by zero, has none either.
    """
    if values.is_empty:
        return None
    if values.low is not None and values.high is not None:
        return (values.low + values.high) / 2
    return values.low if values.low is not None else values.high


def span(values: Interval, unit: str) -> str:
    """A set in words: its middle when bounded; over or under its end when not, at least or at most when that counts."""
    value = middle(values)
    if value is None:
        return f"any {unit}".strip()
    if unit == "date" and (values.low is None or values.high is None):
        return _day(values)
    if values.high is None:
        return f"{'at least' if values.low_end is CLOSED else 'over'} {amount(value, unit)}"
    if values.low is None:
        return f"{'at most' if values.high_end is CLOSED else 'under'} {amount(value, unit)}"
    return amount(value, unit)


def _day(values: Interval) -> str:
    """A set of days without an end on one side, in words."""
    if values.low is not None:
        return f"{'on or ' if values.low_end is CLOSED else ''}after {amount(values.low, 'date')}"
    assert values.high is not None
    return f"{'on or ' if values.high_end is CLOSED else ''}before {amount(values.high, 'date')}"
