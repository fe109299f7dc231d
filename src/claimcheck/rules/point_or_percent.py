"""Percentage points stand between two percentages, percent between any two amounts, and neither for the other.

## What it checks

A change in percentage points of something that is no percentage, such as a sum of money; a change in percentage points
that names no two periods; a change in percent of a rate whose two levels differ by just so many points; and a
comparison of a percentage with an amount.

## Why

From 31.2% to 28.2% is 3 percentage points and 9.6 percent: two true figures of two types, a factor of three apart.
Which is meant is lost on the way from the table to the sentence, and a point of what has no percentage means nothing
at all.

## Tolerance

The types are compared and not the sizes. That points are meant where percent is printed is only said when the points
fit the two levels as they are printed and the percent do not.

## Blind spots

Where percent and points both fit, as between two rates near 100%, nothing tells them apart. Of a claim that names no
quantity it can only say that the quantity is missing.

## References

OECD, *Data and Metadata Reporting and Presentation Handbook*, 2007, section 5, on percentages and percentage points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Change, Comparison
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import ChangeForm, ChangeFrom
from claimcheck.reading import Reading, change_form
from claimcheck.rule import Fact, Failing
from claimcheck.unit import INDEX, SCORE
from claimcheck.wording import middle, number, percent

ID: Final = "point-or-percent"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.WARNING


def check(case: Case) -> Iterator[Fact]:
    """Each change in points, each change in percent of a rate, and each comparison of a percentage with an amount."""
    for reading, claim in case.of(Change):
        form = None if claim.figure is None else change_form(claim.figure)
        if form is ChangeForm.POINTS and reading.unit not in (SCORE.name, INDEX.name):
            yield from _points(case, reading, claim)
        elif form is ChangeForm.RELATIVE:
            yield from _percent(case, reading, claim)
    for reading, _ in case.of(Comparison):
        yield from _compared(case, reading)


def _points(case: Case, reading: Reading, claim: Change) -> Iterator[Fact]:
    periods = "" if reading.other is not None else "it names no two periods to stand between"
    measure = None if reading.subject is None else case.measure(reading.subject.measure)
    if measure is not None and measure.is_rate:
        if periods:
            yield Fact(claim.id, f"“{claim.printed}” cannot be redone: {periods}", Severity.NOTE, reading=reading)
        return
    if measure is None:
        no_rate = "the claim names no percentage that changed"
    else:
        no_rate = f"{measure.measure} is no percentage" + (f" but is in {measure.unit}" if measure.unit else "")
    message = f"“{claim.printed}” is a difference between two percentages: {no_rate}"
    message += f", and {periods}" if periods else ""
    yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)


def _percent(case: Case, reading: Reading, claim: Change) -> Iterator[Fact]:
    """A note with the wording that fits, where points fit the two rates and percent do not."""
    stated = reading.stated
    if not isinstance(stated, ChangeFrom) or reading.plain is None or reading.generous is None or claim.figure is None:
        return
    if claim.figure.rate or not case.measure(stated.end.measure).is_rate:
        return
    levels = next(case.evidence.supplies([stated.start, stated.end]), None)
    if levels is None:
        return
    start, end = levels[stated.start], levels[stated.end]
    points = end.plain - start.plain
    relative = points * Interval.point(100) / start.plain
    by, in_percent = middle(points), middle(relative)
    if by is None or in_percent is None or not points.meets(reading.plain) or relative.meets(reading.generous):
        return
    shown = f"{number(abs(by))} percentage point{'' if abs(by) == 1 else 's'}"
    message = f"“{claim.printed}” is right in points: from {start.printed} to {end.printed} is {shown}, which is"
    message += f" {percent(abs(in_percent)).removesuffix('%')} percent"
    yield Fact(claim.id, message, Severity.NOTE, reading=reading)


def _compared(case: Case, reading: Reading) -> Iterator[Fact]:
    if reading.subject is None or reading.other is None:
        return
    one, other = case.measure(reading.subject.measure), case.measure(reading.other.measure)
    if one.is_rate == other.is_rate:
        return
    rate, amount = (one, other) if one.is_rate else (other, one)
    message = f"a percentage is compared with an amount: {rate.measure} in percent, {amount.measure}"
    message += f" in {amount.unit}" if amount.unit else " in plain numbers"
    yield Fact(reading.claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)


_QUANTITIES = """
quantities:
  income: {measure: national income, unit: USD, per: year}
  support: {measure: support for the party, unit: "%"}
  trust: {measure: trust in the party, unit: "%"}
sources:
  poll: {title: Poll, publisher: Pollster}
evidence:
  - quantity: support
    source: poll
    rows: |
      period,value
      2023,31.2
      2024,28.2
claims:
"""

PASSING: Final = {
    "points of a score": """
quantities:
  score: {measure: mean reading score, unit: points}
claims:
  - {id: fall, quote: the score fell by 15 points, kind: change, direction: fall, quantity: score, period: 2018..2022,
     figure: 15 points}
""",
    "points of an index": """
quantities:
  prices: {measure: consumer price index, unit: index points}
claims:
  - {id: rise, quote: the index rose by 4.4 points, kind: change, quantity: prices, period: 2022..2023,
     figure: 4.4 points}
""",
    "points between two rates": _QUANTITIES
    + """
  - {id: loss, quote: the party lost 3 percentage points, kind: change, direction: fall, quantity: support,
     period: 2023..2024, figure: 3 percentage points}
""",
    "percent of a rate, redone": _QUANTITIES
    + """
  - {id: loss, quote: the party lost 9.6 percent of its support, kind: change, direction: fall, quantity: support,
     period: 2023..2024, figure: 9.6 percent}
""",
    "percent of an amount": _QUANTITIES
    + """
  - {id: growth, quote: national income grew by 3%, kind: change, quantity: income, period: 2022..2023, figure: 3%}
""",
}

FAILING: Final = {
    "percentage points of an index": Failing(
        """
quantities:
  prices: {measure: consumer price index, unit: index points}
claims:
  - {id: rise, quote: the index rose by 4.4 percentage points, kind: change, quantity: prices, period: 2022..2023,
     figure: 4.4 percentage points}
""",
        claims=("rise",),
        message=(
            "“4.4 percentage points” is a difference between two percentages: consumer price index is no percentage "
            "but is in index points"
        ),
    ),
    "points of an amount of money": Failing(
        _QUANTITIES
        + """
  - {id: growth, quote: a 0.3 percentage point increase in national income, kind: change, quantity: income,
     figure: 0.3 percentage point}
""",
        claims=("growth",),
        message=(
            "“0.3 percentage point” is a difference between two percentages: national income is no percentage but is "
            "in USD, and it names no two periods to stand between"
        ),
    ),
    "points without their periods": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: the party lost 3 percentage points, kind: change, direction: fall, quantity: trust,
     figure: 3 percentage points}
""",
        claims=("loss",),
        message="“3 percentage points” cannot be redone: it names no two periods to stand between",
    ),
    "percent where points are meant": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: the party lost 3 percent, kind: change, direction: fall, quantity: support, period: 2023..2024,
     figure: 3 percent}
""",
        claims=("loss",),
        message=("“3 percent” is right in points: from 31.2% to 28.2% is 3 percentage points, which is 9.6 percent"),
    ),
    "a percentage against an amount": Failing(
        _QUANTITIES
        + """
  - {id: more, quote: the party had more support than the country had income, kind: comparison, quantity: support,
     period: 2023, relation: more than, than: income}
""",
        claims=("more",),
        message="a percentage is compared with an amount: support for the party in percent, national income in USD",
    ),
}
