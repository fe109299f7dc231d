"""An axis: a straight line of numbers on which sets of values are drawn, with round numbers along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval

MOST_TICKS: Final = 6
"""Marks along an axis as wide as a column of text; a narrower one asks for fewer."""

_SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_BEYOND: Final = 10**15
"""From here on a power of ten says the scale, as no word does that a reader knows."""


class Tick(Struct, frozen=True):
    """A round number of an axis and its label, in the unit with the scale word of the axis."""

    value: Fraction
    label: str


class Axis(Struct, frozen=True):
    """A straight line of numbers from `low` to `high`, never logarithmic. `unit` names its unit with a scale word.

    Sets may reach beyond it: an end outside, or at infinity, is drawn as an arrow. `is_whole` says that every end is a
    whole number, so that no label needs to be a broken one.
    """

    low: Fraction
    high: Fraction
    unit: str
    scale: int = 1
    is_date: bool = False
    is_whole: bool = False

    def at(self, value: Fraction) -> Fraction:
        """Where a value stands, from 0 at the low end to 1 at the high one; beyond the ends, the end."""
        return min(max((value - self.low) / (self.high - self.low), Fraction(0)), Fraction(1))

    def place(self, values: Interval) -> tuple[Fraction, Fraction]:
        """Where a set begins and ends, each from 0 to 1; an end at infinity stands at the end of the axis."""
        low = Fraction(0) if values.low is None else self.at(values.low)
        return low, Fraction(1) if values.high is None else self.at(values.high)

    def ticks(self, most: int = MOST_TICKS) -> tuple[Tick, ...]:
        """At most so many round numbers from end to end: multiples of 1, 2, 2.5 or 5 times a power of ten."""
        if self.is_date:
            return _date_ticks(self.low, self.high, most)
        for step in _steps((self.high - self.low) / max(most, 1)):
            first, last = ceil(self.low / step), floor(self.high / step)
            if last - first < most and (step.denominator == 1 or not self.is_whole):
                break
        places = _decimals(step / self.scale)
        return tuple(
            Tick(number * step, _shown(number * step / self.scale, places)) for number in range(first, last + 1)
        )


def axis(sets: Iterable[Interval], unit: str, *, from_zero: bool = False) -> Axis | None:
    """The axis on which all the sets fit with some room around them; None where no set has a finite end.

    It begins at zero where the values lie far from it only by a little more than their own spread, and for `from_zero`.
    """
    sets = tuple(sets)
    ends = [end for one in sets if not one.is_empty for end in (one.low, one.high) if end is not None]
    if from_zero:
        ends.append(Fraction(0))
    if not ends:
        return None
    low, high = min(ends), max(ends)
    is_date = unit == "date"
    width = high - low or (Fraction(60) if is_date else abs(low) / 5 or Fraction(2))
    start, end = (
        bound + way * width * (_ROOM_FOR_ARROW if any(getattr(one, side) is None for one in sets) else _ROOM)
        for bound, way, side in ((low, -1, "low"), (high, 1, "high"))
    )
    if low == high:
        start, end = min(start, low - width / 2), max(end, high + width / 2)
    if not is_date:
        if low >= 0 and (start < 0 or low < (high - low) / 2):
            start = Fraction(0)
        if high <= 0 and (end > 0 or -high < (high - low) / 2) and start < 0:
            end = Fraction(0)
    scale, word = (1, "") if is_date else _scale(max(abs(start), abs(end)), end - start)
    is_whole = all(one.denominator == 1 for one in ends)
    return Axis(start, end, f"{word} {unit}".strip(), scale, is_date, is_whole and scale == 1)


_ROOM: Final = Fraction(1, 12)
_ROOM_FOR_ARROW: Final = Fraction(1, 5)
"""Of the width of all sets, the room left beside them; more where one goes on to infinity."""


def _scale(largest: Fraction, width: Fraction) -> tuple[int, str]:
    """The scale whose word keeps the labels short, down to three decimals."""
    if largest >= _BEYOND:
        power = len(str(floor(largest))) - 1
        return 10**power, f"× 10^{power}"
    for scale, word in _SCALES:
        if largest >= scale and width >= Fraction(scale, 100):
            return scale, word
    return 1, ""


def _steps(least: Fraction) -> Iterator[Fraction]:
    """1, 2, 2.5 and 5 times the powers of ten, from about `least` on."""
    power = Fraction(10) ** (len(str(least.numerator)) - len(str(least.denominator)) - 1)
    while True:
        yield from (power, power * 2, power * Fraction(5, 2), power * 5)
        power *= 10


def _decimals(step: Fraction) -> int:
    places = 0
    while (step * 10**places).denominator != 1:
        places += 1
    return places


def _shown(value: Fraction, places: int) -> str:
    whole, rest = divmod(round(abs(value) * 10**places), 10**places)
    return f"{'−' if value < 0 else ''}{whole:,}{f'.{rest:0{places}d}' if places else ''}"


_DAYS_APART: Final = (1, 2, 7, 14)
_MONTHS_APART: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


def _date_ticks(low: Fraction, high: Fraction, most: int) -> tuple[Tick, ...]:
    """Days, firsts of months or of years between two days counted as `date.toordinal` does."""
    first, last = max(ceil(low), 1), min(floor(high), date.max.toordinal())
    for apart in _DAYS_APART:
        if (last - first) // apart < most:
            days = range(first, last + 1, apart)
            return tuple(Tick(Fraction(day), date.fromordinal(day).isoformat()) for day in days)
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months: Sequence[int] = ()
    for apart in _MONTHS_APART:
        start = begin.year * 12 + begin.month - (begin.day == 1)
        months = range(-(-start // apart) * apart, end.year * 12 + end.month, apart)
        if len(months) <= most:
            break
    return tuple(
        Tick(Fraction(day.toordinal()), str(day.year) if apart >= 12 else day.isoformat()[:7])
        for day in (date(month // 12, month % 12 + 1, 1) for month in months)
    )
