"""The decimal point stands one place off, or a zero is missing or too many.

## What happens

4.7% becomes 47%, $13 billion becomes $1.3 billion, 12,000 becomes 1,200: a zero is lost in typing, a point is set by
another country's habit or dropped by a program that reads a table.

## How it is undone

The point of the printed digits is moved one place to either side, a zero at the end of a whole number goes or comes,
and the figure is read again with the precision that it then has.

## Blind spots

A figure in words (half a million) has no point. A figure that prints one digit fits many others ten times as large.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Dated
from claimcheck.rewording import digits_in, moved, rewritten
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "times-ten"
FAMILY: Final = Family.SCALE


def rewrites(digits: str) -> Iterator[str]:
    """The digits with the point one place further right, and one further left."""
    for places in (1, -1):
        shifted = moved(digits, places) if digits else None
        if shifted is not None:
            yield shifted


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim with its point one place further right, and one further left."""
    for claim in make(looked):
        yield Undone(claim)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: a slip to the right undoes one to the left."""
    if isinstance(looked.claim, Dated):
        return
    for text in rewrites(digits_in(looked.claim) or ""):
        claim = rewritten(looked.claim, text)
        if claim is not None:
            yield claim


_FILE: Final = (
    EXPORTS
    + """\
      2021,1250
      2022,1310
claims:
"""
)

NAMED: Final = {
    "a growth of 4.8% that lost its point": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 48% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 48%}
""",
        claim="growth",
        sentence=(
            "times-ten: “48%” stands for “4.8%”: 1,250 million USD in calendar 2021 to 1,310 million USD in "
            "calendar 2022 is +4.8%; 1 in 95 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the growth as the levels give it": _FILE
    + """
  - {id: growth, quote: exports grew by 4.8% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 4.8%}
""",
}
