"""Yearly rates are added up instead of compounded, or a total is divided by the number of years.

## What happens

Five years at 8% are printed as 40%, where they are 46.9%; a growth of 46.9% over five years is printed as 9.4% a year,
where it is 8%.

## How it is undone

The total is divided by its years and compounded; a yearly rate is multiplied by them and read as the total. Both are
worked out exactly for the whole set of values that the figure stands for.

## Blind spots

Rates that differ from year to year are not added up. compound-growth itself calls a yearly rate that is the total
divided by the years strained and says so; the slip is then named beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck.claim import AnyClaim, Change
from claimcheck.figure import PERCENT
from claimcheck.interval import Interval
from claimcheck.period import Granularity, Period
from claimcheck.rewording import mapped, restated, showing
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "added-not-compounded"
FAMILY: Final = Family.MEANING

MOST_YEARS: Final = 120
"""Years that are compounded: more than a series of yearly figures has."""


def undo(looked: Looked) -> Iterator[Undone]:
    """The total that the yearly rates come to."""
    claim, figure, years = looked.claim, looked.figure, _years(looked)
    if figure is None or figure.value is None or not years or looked.factor <= 0 or figure.value <= -100:
        return
    if figure.rate == "year":
        plain, generous = figure.plain.scaled(years), figure.generous.scaled(years)
        total = replace(mapped(figure, plain, generous, figure.value * years), rate="")
        yield Undone(restated(claim, total), f"is the whole change divided by {years} years")
        return
    if figure.plain.low is None or figure.plain.high is None or figure.plain.low <= -100 * years:
        return
    yearly = _compounded(Interval.point(figure.value), years)
    assert yearly.low is not None
    changed = mapped(figure, _compounded(figure.plain, years), _compounded(figure.generous, years), yearly.low)
    yield Undone(restated(claim, changed), f"is the sum of {years} yearly rates, which compound")


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The total as the sum of yearly rates."""
    claim, figure, years = looked.claim, looked.figure, _years(looked)
    if figure is None or figure.value is None or not years or figure.rate or looked.factor <= 0:
        return
    # The root is what a person would have worked out and printed: it is a made figure, no stated one.
    rate = (1 + float(figure.value) / 100) ** (1 / years) - 1 if figure.value > -100 else 0.0
    changed = showing(figure, Fraction(rate * 100 * years))
    if changed is not None:
        yield restated(claim, changed)


def _years(looked: Looked) -> int:
    """The years over which a change in percent runs; 0 where there is none, or just one."""
    claim, figure = looked.claim, looked.figure
    if not isinstance(claim, Change) or figure is None or figure.unit != PERCENT:
        return 0
    years = _between(claim.period)
    return years if 1 < years <= MOST_YEARS else 0


def _between(period: Period | None) -> int:
    if period is None or period.first is None or period.last is None:
        return 0
    return period.last.year - period.first.year if period.first.granularity is Granularity.YEAR else 0


def _compounded(change: Interval, years: int) -> Interval:
    """(1 + c/n)ⁿ − 1, in percent; rising in c where 1 + c/n is positive, so that the ends give the ends."""
    low, high = (None if end is None else _power(end, years) for end in (change.low, change.high))
    return Interval(low, high, change.low_end, change.high_end)


def _power(change: Fraction, years: int) -> Fraction:
    return ((1 + change / years / 100) ** years - 1) * 100


_FILE: Final = (
    EXPORTS
    + """\
      2015,1000
      2020,1469
claims:
"""
)

NAMED: Final = {
    "five years at 8% added up": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 40% from 2015 to 2020, kind: change, quantity: exports, period: 2015..2020,
     figure: 40%}
""",
        claim="growth",
        sentence=(
            "added-not-compounded: “40%” is the sum of 5 yearly rates, which compound: 1,000 million USD in "
            "calendar 2015 to 1,469 million USD in calendar 2020 is +46.9%; 1 in 132 figures of this "
            "precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "compounded": _FILE
    + """
  - {id: growth, quote: exports grew by 46.9% from 2015 to 2020, kind: change, quantity: exports, period: 2015..2020,
     figure: 46.9%}
""",
}
