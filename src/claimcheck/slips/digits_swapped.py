"""Two digits that stand side by side have changed places.

## What happens

7.3 becomes 3.7, 1,254 becomes 1,524: the commonest slip of a hand that copies a number.

## How it is undone

Each two neighbouring digits that differ are put the other way round, one pair at a time, and the figure is read again.
It must then fit without generous rounding. A date is moved by a hundred years at most: what is farther off, nobody
reads over.

## Blind spots

Digits that are further apart, and a figure of one digit, in which nothing can be swapped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from claimcheck.claim import AnyClaim
from claimcheck.rewording import digits_in, rewritten
from claimcheck.slip import Family, Looked, Named, Undone

ID: Final = "digits-swapped"
FAMILY: Final = Family.DIGITS


def rewrites(digits: str) -> Iterator[str]:
    """The digits with each two neighbours that differ the other way round."""
    places = [place for place, character in enumerate(digits) if character.isdigit()]
    for one, other in pairwise(places):
        if digits[one] != digits[other]:
            swapped = list(digits)
            swapped[one], swapped[other] = digits[other], digits[one]
            text = "".join(swapped)
            if not text.startswith("0") or text.startswith("0."):
                yield text


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim with each two neighbouring digits the other way round."""
    for claim in make(looked):
        yield Undone(claim)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: swapping twice leaves the figure as it was."""
    for text in rewrites(digits_in(looked.claim) or ""):
        claim = rewritten(looked.claim, text)
        if claim is not None:
            yield claim


_FILE: Final = """
quantities:
  students: {measure: students from abroad, unit: students}
sources:
  office: {title: Students, publisher: Statistics Office, standing: official}
evidence:
  - quantity: students
    source: office
    rows: |
      period,value
      2022,12543
claims:
"""

NAMED: Final = {
    "12,453 for 12,543": Named(
        _FILE
        + """
  - {id: students, quote: "12,453 students came in 2022", kind: level, quantity: students, period: 2022,
     figure: "12,453 students"}
""",
        claim="students",
        sentence=(
            "digits-swapped: “12,453 students” stands for “12,543 students”: 12,543 students in calendar 2022; 1 "
            "in 30,821 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the digits in their order": _FILE
    + """
  - {id: students, quote: "12,543 students came in 2022", kind: level, quantity: students, period: 2022,
     figure: "12,543 students"}
""",
}
