"""The parts of a period must add up to it: a year is its four quarters and its twelve months.

## What it checks

Figures of a flow (a quantity that is counted per a period) for a year and for its quarters or months, and for a quarter
and its months, calendar and fiscal years each by themselves. Where only some parts are known, they are at most the
whole.

## Why

The figure of nine months is printed as that of the year, a quarter is left out of the sum, or the year of one calendar
stands beside the months of another.

## Tolerance

Each figure is the set of values it can stand for. What is not known counts as at least zero, unless values may be
negative.

## Blind spots

Stocks do not add up over time and are left alone, and so are rates. Seasonally adjusted or annualised quarters do not
add up either, which only their definition can say. Days and weeks are not added.

## References

IMF, *Quarterly National Accounts Manual*, 2017, chapter 6, on quarters that must sum to their year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from claimcheck.adding_up import sums
from claimcheck.case import Case
from claimcheck.dossier import Dossier
from claimcheck.finding import Severity
from claimcheck.period import GREGORIAN, Granularity, Period, PeriodError
from claimcheck.quantity import Quantity
from claimcheck.rule import Failing, Requirement

ID: Final = "periods-add-up"
FAMILY: Final = "totals"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """Each year and quarter of a flow that a claim states, or states a part of, against its parts."""
    divided = _divided(case)
    wholes: dict[Quantity, None] = {}
    for stated in case.stating:
        if isinstance(stated, Quantity) and stated.period is not None and stated.measure in divided:
            measure = case.measure(stated.measure)
            if measure.per is not None and not measure.is_rate:
                wholes |= dict.fromkeys(stated.at(whole) for whole in _wholes(case.dossier, stated.period))
    for whole in wholes:
        assert whole.period is not None
        for parts in _divisions(whole.period):
            yield from sums(
                case, whole, [whole.at(part) for part in parts], complete=True, name=lambda part: str(part.period)
            )


def _divided(case: Case) -> frozenset[str]:
    """The measures of which claims or tables know a part of a year; of most, only years are known."""
    observed = (observation.quantity for observation in case.evidence.observations())
    known = (*observed, *(stated for stated in case.stating if isinstance(stated, Quantity)))
    return frozenset(
        one.measure for one in known if one.period is not None and one.period.granularity is not Granularity.YEAR
    )


def _wholes(dossier: Dossier, period: Period) -> Iterator[Period]:
    """The years and quarters that a period is, or is a part of."""
    if period.granularity in (Granularity.YEAR, Granularity.QUARTER):
        yield period
    if period.granularity not in (Granularity.QUARTER, Granularity.MONTH):
        return
    candidates: list[Callable[[], Period]] = []
    if period.granularity is Granularity.MONTH:
        candidates.append(partial(GREGORIAN.quarter, period.year, (period.start.month + 2) // 3))
    for calendar in (GREGORIAN, *dossier.calendars.values()):
        if period.granularity is Granularity.MONTH or calendar.name == period.calendar:
            candidates += (partial(calendar.year, period.year + step) for step in (0, 1, -1))
    for candidate in candidates:
        try:
            whole = candidate()
        except PeriodError:
            continue  # The first and the last of all years have no neighbour.
        if whole.contains(period):
            yield whole


def _divisions(period: Period) -> Iterator[tuple[Period, ...]]:
    if period.granularity is Granularity.YEAR:
        yield period.quarters()
    yield period.months()


_QUANTITIES = """
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  exports: {measure: exports of services, unit: USD, per: quarter}
sources:
  bank: {title: Exports by quarter, publisher: Central Bank, standing: official}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: |
      period,value
      fiscal 2023-Q1,600
      fiscal 2023-Q2,640
      fiscal 2023-Q3,650
      fiscal 2023-Q4,710
      2024-Q1,700
      2024-Q2,750
claims:
"""

PASSING: Final = {
    "the sum of four quarters": _QUANTITIES
    + """
  - {id: year, quote: $2.6 billion in fiscal 2023, kind: level, quantity: exports, period: fiscal 2023,
     figure: $2.6 billion}
""",
    "more than the two quarters known": _QUANTITIES
    + """
  - {id: year, quote: $1.5 billion in 2024, kind: level, quantity: exports, period: calendar 2024, figure: $1.5 billion}
""",
}

FAILING: Final = {
    "three quarters printed as the year": Failing(
        _QUANTITIES
        + """
  - {id: year, quote: $1.9 billion in fiscal 2023, kind: level, quantity: exports, period: fiscal 2023,
     figure: $1.9 billion}
""",
        claims=("year",),
        message=(
            "“$1.9 billion” is not the sum of its parts: fiscal 2023-Q1 600 million USD + fiscal 2023-Q2 640 "
            "million USD + fiscal 2023-Q3 650 million USD + fiscal 2023-Q4 710 million USD is 2.6 billion USD in "
            "fiscal 2023 [Central Bank]"
        ),
    ),
    "less than the two quarters known": Failing(
        _QUANTITIES
        + """
  - {id: year, quote: $1.3 billion in 2024, kind: level, quantity: exports, period: calendar 2024, figure: $1.3 billion}
""",
        claims=("year",),
        message=(
            "“$1.3 billion” is less than its parts together: 2024-Q1 700 million USD + 2024-Q2 750 million USD is 1.45 "
            "billion USD in calendar 2024 [Central Bank]"
        ),
    ),
    "a quarter too much": Failing(
        _QUANTITIES
        + """
  - {id: quarter, quote: $1.9 billion in the first quarter, kind: level, quantity: exports, period: 2025-Q1,
     figure: $1.9 billion}
  - {id: year, quote: $1.3 billion in 2025, kind: level, quantity: exports, period: calendar 2025, figure: $1.3 billion}
""",
        claims=("year", "quarter"),
        message=("“$1.3 billion” is less than its parts together: 2025-Q1 “$1.9 billion” (quarter) in calendar 2025"),
    ),
}
