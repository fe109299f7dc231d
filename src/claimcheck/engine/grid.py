"""Grid: what is said of quantities as whole multiples of a fine unit, all ends rounded inward."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain
from math import lcm
from operator import attrgetter
from typing import Final

from claimcheck.engine.system import Statement
from claimcheck.interval import OPEN, Interval

ONE: Final = 10**9 << 39
"""One in the unit: decimals of nine places are whole multiples of it, and so are products of short binary fractions."""

ONE_BITS: Final = 256
"""Digits (binary) of one in the unit up to which it is made finer, so that numbers with just one value are whole."""

FAR: Final = ONE << 128
"""What stands for infinity, beyond any amount that an article prints."""

_SAID: Final = attrgetter("quantity", "values")


class Grid:
    """The box of a component, with its ends rounded inward and, to begin with, rounded outward.

    `low` and `high` are the inward ends of each place, low above high where no value is left; `least` and `most` the
    outward ends of what gave them. At `far` there is no end. `unit` is how many whole numbers make one. All of these
    are right for the component last made ready.
    """

    def __init__(
        self, places: Mapping[Hashable, int], bounds: Mapping[Hashable, Interval], statements: Iterable[Statement]
    ) -> None:
        self.unit, self.far = ONE, FAR
        self.low = lows = [-FAR] * len(places)
        self.high = highs = [FAR] * len(places)
        self.least, self.most = outer_lows, outer_highs = lows[:], highs[:]
        self._odd: dict[int, list[Interval]] = {}
        """What the unit cannot say: ends that are too far out, and single values that are not whole."""
        last: Interval | None = None
        least = outer_least = -FAR
        most = outer_most = FAR
        for name, values in chain(bounds.items(), map(_SAID, statements)):
            place = places[name]
            if values is not last:
                # Many quantities share one bound, which is rounded once.
                last, low, high = values, values.low, values.high
                if low is None:
                    least = -FAR
                else:
                    over, under = low.as_integer_ratio()
                    if under == 1:
                        least = outer_least = over * ONE
                    elif ONE % under and high == low:
                        self._odd.setdefault(place, []).append(values)
                        last = None
                        continue
                    else:
                        outer_least = over * ONE // under
                        least = -(-over * ONE // under)
                    if values.low_end is OPEN:
                        least += 1
                if high is None:
                    most = FAR
                else:
                    if high is not low:
                        over, under = high.as_integer_ratio()
                    if under == 1:
                        most = outer_most = over * ONE
                    else:
                        most = over * ONE // under
                        outer_most = -(-over * ONE // under)
                    if values.high_end is OPEN:
                        most -= 1
            if least > lows[place]:
                lows[place] = least
                outer_lows[place] = outer_least
            elif least <= -FAR and values.low is not None:
                self._odd.setdefault(place, []).append(values)
            if most < highs[place]:
                highs[place] = most
                outer_highs[place] = outer_most
            elif most >= FAR and values.high is not None:
                self._odd.setdefault(place, []).append(values)

    def ready(self, places: Sequence[int]) -> bool:
        """Set the unit for a component, so that numbers with just one value are whole; whether there is a handy one."""
        self.unit, self.far = ONE, FAR
        if not self._odd or self._odd.keys().isdisjoint(places):
            return True
        odd = [(place, values) for place in self._odd.keys() & places for values in self._odd[place]]
        points = [(place, values.low) for place, values in odd if values.low is not None and values.low == values.high]
        self.unit = unit = lcm(ONE, *[point.denominator for _, point in points])
        by = unit // ONE
        self.far = far = FAR * by
        whole = [(place, point.numerator * (unit // point.denominator)) for place, point in points]
        if len(whole) < len(odd) or unit.bit_length() > ONE_BITS or not all(-far < end < far for _, end in whole):
            return False
        for ends in (self.low, self.high, self.least, self.most):
            for place in places:
                ends[place] *= by
        for place, end in whole:
            self.low[place], self.high[place] = max(self.low[place], end), min(self.high[place], end)
            self.least[place], self.most[place] = max(self.least[place], end), min(self.most[place], end)
        return True
