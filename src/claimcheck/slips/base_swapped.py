"""A change is counted of the end, where the start is its base.

## What happens

From 80 to 100 is a rise of 25% and from 100 back to 80 a fall of 20%: who divides the difference by the later figure
prints 20% for the rise.

## How it is undone

The digits stay. A printed share p of the end is p / (1 − p) of the start, worked out for the whole set of values that
the figure stands for.

## Blind spots

Changes of a few percent are nearly the same of either base, so that rounding hides the slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from claimcheck.claim import AnyClaim, Change
from claimcheck.figure import PERCENT
from claimcheck.interval import Interval
from claimcheck.quantity import ChangeForm, ChangeFrom
from claimcheck.rewording import mapped, restated, showing
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "base-swapped"
FAMILY: Final = Family.MEANING

_HUNDRED: Final = Interval.point(100)


def undo(looked: Looked) -> Iterator[Undone]:
    """The change of the start that the printed one of the end comes to."""
    claim, figure = looked.claim, looked.figure
    if not _is_relative(looked) or figure is None or figure.value is None:
        return
    sign = 1 if looked.factor > 0 else -1
    if figure.plain.high is None or figure.plain.low is None or sign * figure.value >= 100:
        return
    plain, generous = (_of_start(values.scaled(sign)).scaled(sign) for values in (figure.plain, figure.generous))
    value = sign * 100 * sign * figure.value / (100 - sign * figure.value)
    reached = tuple(_of_end(values.scaled(sign)).scaled(sign) for values in looked.needed)
    said = "is the difference in percent of the end, and not of the start"
    yield Undone(restated(claim, mapped(figure, plain, generous, value)), said, reached)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The change printed in percent of the end."""
    claim, figure = looked.claim, looked.figure
    if not _is_relative(looked) or figure is None or figure.value is None:
        return
    sign = 1 if looked.factor > 0 else -1
    value = sign * figure.value
    if value == -100:
        return
    changed = showing(figure, 100 * value / (100 + value))
    if changed is not None:
        yield restated(claim, changed)


def _is_relative(looked: Looked) -> bool:
    stated, figure = looked.reading.stated, looked.figure
    return (
        isinstance(looked.claim, Change)
        and isinstance(stated, ChangeFrom)
        and stated.form is ChangeForm.RELATIVE
        and figure is not None
        and figure.unit == PERCENT
        and figure.value != Fraction(0)
    )


def _of_start(change: Interval) -> Interval:
    """100 c / (100 − c), written so that c occurs once."""
    return Interval.point(10_000) / (_HUNDRED - change) - _HUNDRED


def _of_end(change: Interval) -> Interval:
    """100 c / (100 + c), likewise."""
    return _HUNDRED - Interval.point(10_000) / (_HUNDRED + change)


_FILE: Final = (
    EXPORTS
    + """\
      2021,800
      2022,1310
claims:
"""
)

NAMED: Final = {
    "a rise counted of the end": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 38.9% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 38.9%}
""",
        claim="growth",
        sentence=(
            "base-swapped: “38.9%” is the difference in percent of the end, and not of the start: 800 million"
            " USD in calendar 2021 to 1,310 million USD in calendar 2022 is +63.8%; 1 in 963 figures of this "
            "precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "a rise counted of the start": _FILE
    + """
  - {id: growth, quote: exports grew by 63.8% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 63.8%}
""",
}
