"""How likely a slip explains a figure by chance: the share of other figures of its precision that it would explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Final

from claimcheck.figure import Figure
from claimcheck.interval import Interval
from claimcheck.rewording import decimals_of, digits_of, written
from claimcheck.slip import Family, Looked, Slip, Undone

MOST_COUNTED: Final = 200
"""Figures that would fit which are looked at to tell the chance; of more, so many are taken, evenly spread."""

_HALF: Final = Fraction(1, 2)

AROUND: Final = 3
"""Figures that a slip of meaning would fit where it does not say more: the one printed and its two neighbours."""


def chance(slip: Slip, looked: Looked, undone: Undone) -> Fraction | None:
    """The share of figures of this precision, from a tenth to ten times the value, that the slip would explain."""
    figure = looked.figure
    if figure is None or not figure.value or not figure.place:
        return None
    size = abs(figure.value)
    grid = range(ceil(size / 10 / figure.place), floor(size * 10 / figure.place) + 1)
    if len(grid) < 2:
        return None
    if undone.reached is not None:
        turned = -1 if figure.value < 0 else 1
        reached = _on_grid([values.scaled(turned) for values in undone.reached], figure, grid)
    elif slip.family is not Family.MEANING and _is_one_sided(looked, undone):
        return Fraction(1)
    elif slip.rewrites is not None:
        found = _rewritten(slip, looked, undone, grid)
        if found is None:
            return None
        reached = found
    elif slip.family is Family.MEANING:
        reached = AROUND
    else:
        reached = _on_grid(_scaled(looked, undone), figure, grid)
    return min(Fraction(max(reached, 1), len(grid)), Fraction(1))


def _on_grid(reached: Iterable[Interval], figure: Figure, grid: range) -> int:
    """How many figures of the grid some value that is reached would be rounded to."""
    ranges = []
    for values in reached:
        if values.is_empty:
            continue
        low = grid.start if values.low is None else max(grid.start, round(values.low / figure.place))
        high = grid.stop - 1 if values.high is None else min(grid.stop - 1, round(values.high / figure.place))
        if low <= high:
            ranges.append((low, high))
    count, last = 0, grid.start - 1
    for low, high in sorted(ranges):
        count += max(high - max(low, last + 1) + 1, 0)
        last = max(last, high)
    return count


def _fitting(looked: Looked, undone: Undone) -> tuple[Interval, ...]:
    """The sizes, in the unit of the figure, that would fit: those needed, or the set of the figure without the slip."""
    changed: Figure | None = getattr(undone.claim, "figure", None)
    fitting = looked.needed or (() if changed is None else (changed.plain,))
    turned = -1 if changed is not None and changed.value is not None and changed.value < 0 else 1
    return tuple(values.scaled(turned) for values in fitting)


def _is_one_sided(looked: Looked, undone: Undone) -> bool:
    """Whether whatever is large enough would fit, or whatever is small enough: then most changes of a figure do."""
    figure = looked.figure
    if figure is None or figure.plain.low is None or figure.plain.high is None:
        return True
    # An amount that may be as small as it likes is bounded by 0.
    return any(not values.low or values.high is None for values in _fitting(looked, undone))


def _scaled(looked: Looked, undone: Undone) -> Iterator[Interval]:
    """What would fit, as it would stand with a slip that multiplies: a thousand times as large, or a thousandth."""
    figure, changed = looked.figure, getattr(undone.claim, "figure", None)
    if figure is not None and figure.value and isinstance(changed, Figure) and changed.value:
        for values in _fitting(looked, undone):
            yield values.scaled(abs(figure.value / changed.value))


def _rewritten(slip: Slip, looked: Looked, undone: Undone, grid: range) -> int | None:
    """How many figures of the grid the slip would turn into one that fits; None where that is not known.

    A slip of digits undoes itself, so these are what it makes of the digits that fit: with as many decimals as the
    figure, with one more and with one less.
    """
    figure = looked.figure
    digits = None if figure is None else digits_of(figure.printed)
    if figure is None or figure.value is None or digits is None or slip.rewrites is None:
        return None
    shown = Fraction(digits.replace(",", ""))
    scale = abs(figure.value) / shown
    decimals = decimals_of(digits)
    # The last digit of 12,000 counts here as printed, whatever it says of the precision.
    step = figure.place / scale * 10**decimals
    if step.denominator > 1:
        return None
    steps = int(step)
    explained: dict[int, int] = {}
    for places in range(max(decimals - 1, 0), decimals + 2):
        for values in _fitting(looked, undone):
            inside = values.scaled(10**places / scale)
            # What is a hundred times as large, or a hundredth, one digit does not make.
            low, high = grid.start * steps // 100, grid.stop * steps * 100
            low = max(low, 1, 0 if inside.low is None else ceil(inside.low - _HALF))
            high = high if inside.high is None else min(high, floor(inside.high + _HALF))
            stride = max((high - low + 1) // MOST_COUNTED, 1)
            for number in range(low, high + 1, stride):
                fitting = written(Fraction(number, 10**places), places, commas="," in digits)
                for text in slip.rewrites(fitting):
                    if decimals_of(text) == decimals:
                        place, rest = divmod(int(text.replace(",", "").replace(".", "")), steps)
                        if not rest and place in grid:
                            explained.setdefault(place, stride)
    return sum(explained.values())
