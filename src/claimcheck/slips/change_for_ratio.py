"""A change stands for a ratio: what is 147% of the start has not grown by 147%.

## What happens

A table gives one year in percent of another, or as a multiple of it, and the sentence says "grew by". The other way
round, a growth of 300% is printed as three times as much, where it is four times.

## How it is undone

A percentage of a change is read as the end in percent of the start, and a multiple as the change in multiples.

## Blind spots

"Three times more" is read in both senses from the start, so that this slip is not looked for in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Change
from claimcheck.figure import PERCENT, TIMES
from claimcheck.interval import ONE, Interval
from claimcheck.quantity import ChangeForm, ChangeFrom
from claimcheck.rewording import mapped, restated, showing
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "change-for-ratio"
FAMILY: Final = Family.MEANING

_HUNDRED: Final = Interval.point(100)


def undo(looked: Looked) -> Iterator[Undone]:
    """A percentage less the hundred of the start; a multiple and the one of the start."""
    claim, figure = looked.claim, looked.figure
    if figure is None or figure.value is None or not isinstance(claim, Change) or figure.also is not None:
        return
    # A fall "by 80%" to what is 80% of the start: the digits are those of the end either way.
    match _form(looked):
        case ChangeForm.RELATIVE if figure.unit == PERCENT and looked.factor > 0 and figure.value > 0:
            changed = mapped(figure, figure.plain - _HUNDRED, figure.generous - _HUNDRED, figure.value - 100)
            reached = tuple(values + _HUNDRED for values in looked.needed)
            said = "is the end in percent of the start, and not the change"
        case ChangeForm.RELATIVE if figure.unit == PERCENT and looked.factor < 0 and figure.value > 0:
            changed = mapped(figure, _HUNDRED - figure.plain, _HUNDRED - figure.generous, 100 - figure.value)
            reached = tuple(_HUNDRED - values for values in looked.needed)
            said = "is what is left, in percent of the start, and not the change"
        case ChangeForm.MULTIPLE if figure.unit == TIMES:
            changed = mapped(figure, figure.plain + ONE, figure.generous + ONE, figure.value + 1)
            reached = tuple(values - ONE for values in looked.needed)
            said = "is the change as a multiple of the start, and not the end"
        case _:
            return
    yield Undone(restated(claim, changed), said, reached)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """A change printed as the end in percent of the start."""
    claim, figure = looked.claim, looked.figure
    if _form(looked) is not ChangeForm.RELATIVE or figure is None or figure.value is None or figure.unit != PERCENT:
        return
    change = figure.value if looked.factor > 0 else -figure.value
    if change <= -100 or (figure.value < 0):
        return
    changed = showing(figure, 100 + change)
    if changed is not None:
        yield restated(claim, changed)


def _form(looked: Looked) -> ChangeForm | None:
    stated = looked.reading.stated
    return stated.form if isinstance(stated, ChangeFrom) else None


_FILE: Final = (
    EXPORTS
    + """\
      2021,800
      2022,1310
claims:
"""
)

NAMED: Final = {
    "the end in percent of the start": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 164% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 164%}
""",
        claim="growth",
        sentence=(
            "change-for-ratio: “164%” is the end in percent of the start, and not the change: 800 million USD"
            " in calendar 2021 to 1,310 million USD in calendar 2022 is +63.8%; 1 in 812 figures of this "
            "precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the change": _FILE
    + """
  - {id: growth, quote: exports grew by 64% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 64%}
""",
}
