"""Part and whole, or the two sides of a ratio, have changed places.

## What happens

"A fifth of graduates are engineers" becomes "a fifth of engineers are graduates"; pupils per teacher are printed as
teachers per pupil; 1.25 times as many in one place is four fifths as many in the other.

## How it is undone

The quantity of the claim and the one that it is set against change places. The figure stays as it is printed.

## Blind spots

Only where the claim names the other quantity. A whole that is all members of the same quantity cannot be its part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Ratio, Share
from claimcheck.formula import Reference
from claimcheck.interval import Interval
from claimcheck.slip import Family, Looked, Named, Undone

ID: Final = "part-and-whole-swapped"
FAMILY: Final = Family.MEANING


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim with its two quantities the other way round."""
    square = Interval.point(10_000 if isinstance(looked.claim, Share) else 1)
    # What the figure would have to be of the quantities as they stand tells what it could be of them swapped.
    unit = 100 if isinstance(looked.claim, Share) and looked.figure and looked.figure.unit == "" else 1
    reached = tuple(square / values for values in looked.needed if unit == 1)
    for claim in make(looked):
        subject, other = looked.reading.subject, looked.reading.other
        said = f"is of {other.who} in {subject.who}" if subject and other else "has its two sides swapped"
        yield Undone(claim, said, reached or None)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: swapping twice leaves the claim as it was."""
    claim = looked.claim
    if not isinstance(claim, Share | Ratio) or claim.quantity is None or looked.figure is None:
        return
    other = claim.of if isinstance(claim, Share) else claim.to
    if other is None:
        return
    here = Reference(claim.quantity, claim.member)
    update = {"quantity": other.quantity, "member": other.members, "of" if isinstance(claim, Share) else "to": here}
    yield claim.model_copy(update=update)


_FILE: Final = """
quantities:
  members: {measure: members of the union, unit: people}
  workers: {measure: people at work, unit: people}
sources:
  office: {title: Work, publisher: Statistics Office, standing: official}
evidence:
  - quantity: members
    source: office
    rows: |
      period,value
      2022,5000
  - quantity: workers
    source: office
    rows: |
      period,value
      2022,4000
claims:
"""

NAMED: Final = {
    "a ratio the other way round": Named(
        _FILE
        + """
  - {id: ratio, quote: workers are 1.25 times the members, kind: ratio, quantity: workers, period: 2022, to: members,
     figure: 1.25 times}
""",
        claim="ratio",
        sentence=(
            "part-and-whole-swapped: “1.25 times” is of members in workers: 5,000 people is 1.25 times 4,000 "
            "people in calendar 2022; 1 in 1,238 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the ratio as the words say": _FILE
    + """
  - {id: ratio, quote: members are 1.25 times the workers, kind: ratio, quantity: members, period: 2022, to: workers,
     figure: 1.25 times}
""",
}
