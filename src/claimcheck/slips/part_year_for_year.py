"""The figure of a part of the year is printed for the whole year.

## What happens

A release in April gives the nine months that are over, and the article prints them as the year; so do half years and
single quarters or months.

## How it is undone

Where the evidence has quarters or months of the year, their figures and their running sums from its first day are
tried for the figure.

## Blind spots

Only for what adds up over time, and only where the evidence has the parts. The calendar is the one that the year is
read in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Level
from claimcheck.evidence import Series, Supply
from claimcheck.interval import Interval, total
from claimcheck.period import Granularity, Period, span
from claimcheck.quantity import Quantity
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "part-year-for-year"
FAMILY: Final = Family.MEANING


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim for each part of its year that fits."""
    stated, figure, year = looked.reading.stated, looked.figure, looked.reading.period
    if not isinstance(looked.claim, Level) or not isinstance(stated, Quantity) or figure is None:
        return
    if year is None or year.granularity is not Granularity.YEAR or looked.dossier.measures[stated.measure].per is None:
        return
    by = 1 / looked.factor
    found = [
        (part, plain.scaled(by), generous.scaled(by), series)
        for series in looked.dossier.evidence.of(stated.measure)
        for part, plain, generous in _parts(series, stated, year)
    ]
    reached = tuple(plain for _, plain, _, _ in found)
    for part, plain, generous, series in found:
        if figure.generous.meets(generous):
            claim = looked.claim.model_copy(update={"period": part})
            said = f"is of {part.first} to {part.last}" if part.first and part.last else f"is of {part}"
            yield Undone(claim, f"{said} ({series.name})", reached, plainly=figure.plain.meets(plain))


def make(looked: Looked) -> Iterator[AnyClaim]:
    """None: which figure a part of the year had is not known from the claim."""
    return iter(())


def _parts(series: Series, stated: Quantity, year: Period) -> Iterator[tuple[Period, Interval, Interval]]:
    """The quarters and the months of a year that a series gives, and their sums from the first day on."""
    for parts in (year.quarters(), year.months()):
        running: list[Supply] = []
        for part in parts[:-1]:
            given = series.give(stated.at(part))
            if given is None:
                break
            running.append(given)
            yield part, given.plain, given.generous
            if len(running) > 1:
                plain, generous = total(one.plain for one in running), total(one.generous for one in running)
                yield span(parts[0], part), plain, generous


_FILE: Final = (
    EXPORTS
    + """\
      2022-Q1,300
      2022-Q2,320
      2022-Q3,310
      2022-Q4,380
      calendar 2022,1310
claims:
"""
)

NAMED: Final = {
    "nine months for the year": Named(
        _FILE
        + """
  - {id: exports, quote: exports of $930 million in 2022, kind: level, quantity: exports, period: 2022,
     figure: $930 million}
""",
        claim="exports",
        sentence=(
            "part-year-for-year: “$930 million” is of 2022-Q1 to 2022-Q3 (Central Bank); 1 in 837 figures of "
            "this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "the year": _FILE
    + """
  - {id: exports, quote: exports of $1.31 billion in 2022, kind: level, quantity: exports, period: 2022,
     figure: $1.31 billion}
""",
}
