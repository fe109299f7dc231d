"""Million stands for billion, or thousands of a table are printed as they are.

## What happens

A table in thousands of dollars is copied without its heading; million and billion are confused, also between languages
in which a billion is a million million.

## How it is undone

The scale word gives way to the next larger and the next smaller one. A figure without a scale word has its point moved
by three places, unless it is a percentage. Then the figure is read again.

## Blind spots

A slip of a million at once is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Dated, Rank, Untyped
from claimcheck.figure import BASIS_POINTS, PERCENT, POINTS, TIMES
from claimcheck.rewording import digits_in, moved, read_again, restated, rewritten
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "times-thousand"
FAMILY: Final = Family.SCALE

SCALES: Final = (
    ("thousand", "million", "billion", "trillion"),
    ("k", "mn", "bn", "tn"),
    ("k", "m", "b", "t"),
)
"""Scale words by their size; in each row the next is a thousand times the one before."""


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim a thousand times as large, and a thousandth of it."""
    for claim in make(looked):
        yield Undone(claim)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: one way undoes the other."""
    claim, figure = looked.claim, looked.figure
    digits = digits_in(claim)
    if figure is None or isinstance(claim, Dated | Rank | Untyped):
        return
    if figure.unit in (PERCENT, POINTS, BASIS_POINTS, TIMES):
        return
    for words in SCALES:
        for place, word in enumerate(words):
            others = (*words[place + 1 : place + 2], *words[max(place - 1, 0) : place])
            pattern = re.compile(rf"(?<![A-Za-z]){word}(?![A-Za-z])", re.IGNORECASE)
            if pattern.search(figure.printed):
                for other in others:
                    found = read_again(figure, pattern.sub(other, figure.printed, count=1))
                    if found is not None:
                        yield restated(claim, found)
                return
    for places in (3, -3):
        shifted = None if digits is None else moved(digits, places)
        changed = None if shifted is None else rewritten(claim, shifted)
        if changed is not None:
            yield changed


_FILE: Final = (
    EXPORTS
    + """\
      2021,1250
      2022,1310
claims:
"""
)

NAMED: Final = {
    "million for billion": Named(
        _FILE
        + """
  - {id: exports, quote: exports of $1.3 million in 2022, kind: level, quantity: exports, period: 2022,
     figure: $1.3 million}
""",
        claim="exports",
        sentence=(
            "times-thousand: “$1.3 million” stands for “$1.3 billion”: 1,310 million USD in calendar 2022; 1 "
            "in 129 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the amount of the table": _FILE
    + """
  - {id: exports, quote: exports of $1.3 billion in 2022, kind: level, quantity: exports, period: 2022,
     figure: $1.3 billion}
""",
}
