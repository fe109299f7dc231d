"""A yearly rate is printed for the whole period, or the whole change for a yearly rate.

## What happens

"Grew by 8% a year from 2015 to 2020" loses "a year", or a change over five years gains it.

## How it is undone

"A year" is put after the figure, or taken away, and it is read again.

## Blind spots

Only for changes in percent over more than one year.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from claimcheck.claim import AnyClaim, Change
from claimcheck.figure import PERCENT
from claimcheck.period import Granularity, Period
from claimcheck.rewording import read_again, restated
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "annual-for-total"
FAMILY: Final = Family.MEANING


def undo(looked: Looked) -> Iterator[Undone]:
    """The change a year that is printed as the whole one, and the other way round."""
    figure = looked.figure
    for claim in make(looked):
        yearly = figure is not None and figure.rate
        yield Undone(claim, "is the change over all years" if yearly else "is the change a year")


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: what is added undoes what is taken away."""
    claim, figure = looked.claim, looked.figure
    if not isinstance(claim, Change) or figure is None or figure.unit != PERCENT or years_of(claim.period) < 2:
        return
    if figure.rate == "year":
        yield restated(claim, replace(figure, rate=""))
    elif not figure.rate:
        changed = read_again(figure, f"{figure.printed} a year")
        if changed is not None and changed.rate == "year":
            yield restated(claim, changed)


def years_of(period: Period | None) -> int:
    """How many years lie from the first to the last of a range of years; 0 for any other period."""
    if period is None or period.first is None or period.last is None:
        return 0
    return period.last.year - period.first.year if period.first.granularity is Granularity.YEAR else 0


_FILE: Final = (
    EXPORTS
    + """\
      2015,1000
      2020,1469
claims:
"""
)

NAMED: Final = {
    "a rate that lost its year": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 8% from 2015 to 2020, kind: change, quantity: exports, period: 2015..2020,
     figure: 8%}
""",
        claim="growth",
        sentence=(
            "annual-for-total: “8%” is the change a year: 5 years at 8% are +46.9%; 1,000 million USD in "
            "calendar 2015 to 1,469 million USD in calendar 2020 is +46.9%, or +8% a year; 1 in 27 figures of"
            " this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the rate a year": _FILE
    + """
  - {id: growth, quote: exports grew by 8% a year from 2015 to 2020, kind: change, quantity: exports,
     period: 2015..2020, figure: 8% a year}
""",
}
