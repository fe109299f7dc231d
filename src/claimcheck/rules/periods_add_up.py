"""The parts of a period must add up to it: a year is its four quarters and its twelve months.

## What it checks

Figures of a flow (a quantity that is counted per a period) for a year and for its quarters or months, for a quarter
and its months, and for a range such as a half-year, nine months or several years and its parts; calendar and fiscal
years each by themselves. A half and what claims state of the rest make up the year. Where only some parts are known,
they are at most the whole.

## Why

The figure of nine months is printed as that of the year, a quarter is left out of the sum, or the year of one calendar
stands beside the months of another.

## Tolerance

Each figure is the set of values it can stand for. What is not known counts as at least zero, unless values may be
negative.

## Blind spots

An amount that the words call an average, over a range, is taken for each of its years or months. Stocks do not add up
over time and are left alone, and so are rates. Seasonally adjusted or annualised quarters do not
add up either, which only their definition can say. Days and weeks are not added.

## References

IMF, *Quarterly National Accounts Manual*, 2017, chapter 6, on quarters that must sum to their year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
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
            if measure.is_flow:
                wholes |= dict.fromkeys(stated.at(whole) for whole in _wholes(case.dossier, stated.period))
    for whole in wholes:
        assert whole.period is not None
        divisions = [*((parts, True) for parts in whole.period.divisions()), *_stated_parts(case, whole)]
        for parts, complete in divisions:
            of_parts = [whole.at(part) for part in parts]
            yield from sums(case, whole, of_parts, complete=complete, name=_period_of)


def _period_of(part: Quantity) -> str:
    return "" if part.period is None else part.period.words


def _divided(case: Case) -> frozenset[str]:
    """The measures of which claims or tables know a part of a year; of most, only years are known."""
    observed = (observation.quantity for observation in case.evidence.observations())
    known = (*observed, *(stated for stated in case.stating if isinstance(stated, Quantity)))
    return frozenset(
        one.measure for one in known if one.period is not None and one.period.granularity is not Granularity.YEAR
    )


def _wholes(dossier: Dossier, period: Period) -> Iterator[Period]:
    """The years, quarters and ranges that a period is, and the years and quarters it is a part of."""
    if period.granularity in (Granularity.YEAR, Granularity.QUARTER, Granularity.RANGE):
        yield period
    if period.first is not None and period.first.granularity in (Granularity.QUARTER, Granularity.MONTH):
        yield from _wholes_of_range(dossier, period)
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


def _wholes_of_range(dossier: Dossier, period: Period) -> Iterator[Period]:
    """The year that a half, or nine months, is a part of."""
    for calendar in (GREGORIAN, *dossier.calendars.values()):
        for step in (0, 1):
            with suppress(PeriodError):
                year = calendar.year(period.year + step)
                if year.contains(period):
                    yield year


def _stated_parts(case: Case, whole: Quantity) -> Iterator[tuple[tuple[Period, ...], bool]]:
    """Each half or nine months that claims state, with what they state of the rest, and whether that is all of it."""
    assert whole.period is not None
    known = [one for one in case.periods.get((whole.measure, whole.members), ()) if one is not None]
    inside = [one for one in known if one.first is not None and whole.period.contains(one) and one != whole.period]
    for one in inside:
        found = [one]
        while (following := next((each for each in known if each.start == found[-1].end), None)) is not None:
            found.append(following)
        while (before := next((each for each in known if each.end == found[0].start), None)) is not None:
            found.insert(0, before)
        if found[0].start == whole.period.start and found[-1].end == whole.period.end:
            yield tuple(found), True
        else:
            yield (one,), False


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
    "nine months": _QUANTITIES
    + """
  - {id: months, quote: $1.89 billion in the first nine months, kind: level, quantity: exports,
     period: fiscal 2023-Q1..fiscal 2023-Q3, figure: $1.89 billion}
""",
    "two halves, as months and as quarters": _QUANTITIES
    + """
  - {id: first, quote: $1.51 billion from January to June, kind: level, quantity: exports, period: 2025-01..2025-06,
     figure: $1.51 billion}
  - {id: second, quote: $1.67 billion in the second half, kind: level, quantity: exports, period: 2025-Q3..2025-Q4,
     figure: $1.67 billion}
  - {id: year, quote: $3.2 billion in 2025, kind: level, quantity: exports, period: calendar 2025, figure: $3.2 billion}
""",
    "an average over years": """
quantities:
  aid: {measure: aid, unit: USD, per: year}
sources:
  bank: {title: Aid, publisher: Central Bank}
evidence:
  - {quantity: aid, source: bank, unit: million USD, rows: "period,value\\n2021,300\\n2022,310\\n2023,350\\n"}
claims:

  - {id: mean, quote: aid averaged $320 million between 2021 and 2023, kind: level, quantity: aid, period: 2021..2023,
     figure: $320 million}
  - {id: all, quote: $960 million from 2021 to 2023, kind: level, quantity: aid, period: 2021..2023,
     figure: $960 million}
""",
    "more than the two quarters known": _QUANTITIES
    + """
  - {id: year, quote: $1.5 billion in 2024, kind: level, quantity: exports, period: calendar 2024, figure: $1.5 billion}
""",
}

FAILING: Final = {
    "a half that is one quarter too much": Failing(
        _QUANTITIES
        + """
  - {id: half, quote: $1.89 billion in the first half, kind: level, quantity: exports,
     period: fiscal 2023-Q1..fiscal 2023-Q2, figure: $1.89 billion}
""",
        claims=("half",),
        message=(
            "“$1.89 billion” is not the sum of its parts: fiscal 2023-Q1 600 million USD + fiscal 2023-Q2 640 million "
            "USD is 1.24 billion USD in fiscal 2023-Q1 to 2023-Q2 [Central Bank]"
        ),
    ),
    "a half and the rest that are not the year": Failing(
        _QUANTITIES
        + """
  - {id: first, quote: $1.51 billion from January to June, kind: level, quantity: exports, period: 2025-01..2025-06,
     figure: $1.51 billion}
  - {id: second, quote: $1.67 billion in the second half, kind: level, quantity: exports, period: 2025-Q3..2025-Q4,
     figure: $1.67 billion}
  - {id: year, quote: $3.5 billion in 2025, kind: level, quantity: exports, period: calendar 2025, figure: $3.5 billion}
""",
        claims=("year", "first", "second"),
        message=(
            "“$3.5 billion” is not the sum of its parts: 2025-01 to 2025-06 “$1.51 billion” (first) + 2025-Q3 to "
            "2025-Q4 “$1.67 billion” (second) is 3.18 billion USD in calendar 2025"
        ),
    ),
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
