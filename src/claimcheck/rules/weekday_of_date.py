"""A printed weekday must be that of its date.

## What it checks

A date that is printed with its weekday ("Monday, 12 May 2021"), in the figure of a claim of the kind date or right
before it in the quote, against the calendar.

## Why

A weekday is a check digit: a date is copied from last year's announcement, or moved by a day, and the weekday stays.

## Tolerance

None: a date has one weekday.

## Blind spots

Days are counted in the Gregorian calendar throughout, also before a country took it over. A weekday after the date, or
a date without its year, is not seen.

## References

ISO 8601-1:2019, on calendar dates and the days of the week.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Dated
from claimcheck.finding import Severity, Verdict
from claimcheck.period import Granularity, PeriodError
from claimcheck.period_grammar import weekday_of
from claimcheck.rule import Fact, Failing

ID: Final = "weekday-of-date"
FAMILY: Final = "time"
SEVERITY: Final = Severity.ERROR

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(case: Case) -> Iterator[Fact]:
    """Each date that is printed with a weekday."""
    for claim in case.claims:
        if not isinstance(claim, Dated) or claim.when.granularity is not Granularity.DAY:
            continue
        printed = _with_weekday(claim)
        weekday = weekday_of(printed)
        right = WEEKDAYS[claim.when.start.weekday()]
        if weekday is not None and weekday != right:
            message = f"“{printed}” has the wrong weekday: {claim.when} is a {right}, not a {weekday}"
            yield Fact(claim.id, message, Severity.ERROR, Verdict.CONTRADICTED)


def _with_weekday(claim: Dated) -> str:
    """The date as printed, with the word before it where that makes it a date with its weekday."""
    before, found, _ = claim.quote.partition(claim.figure)
    words = before.rsplit(maxsplit=1)
    if not found or not words or weekday_of(claim.figure) is not None:
        return claim.figure
    longer = f"{words[-1].strip('(“,')} {claim.figure}"
    try:
        return longer if weekday_of(longer) is not None else claim.figure
    except PeriodError:
        return claim.figure


PASSING: Final = {
    "the weekday of the date": """
claims:
  - {id: day, quote: "on Wednesday, 12 May 2021, it closed", kind: date, figure: "Wednesday, 12 May 2021"}
""",
    "no weekday": """
claims:
  - {id: day, quote: "on 12 May 2021 it closed", kind: date, figure: 12 May 2021}
""",
}

FAILING: Final = {
    "the weekday of another year": Failing(
        """
claims:
  - {id: day, quote: "on Monday, 12 May 2021, it closed", kind: date, figure: "Monday, 12 May 2021"}
""",
        claims=("day",),
        message="“Monday, 12 May 2021” has the wrong weekday: 2021-05-12 is a Wednesday, not a Monday",
    ),
    "a weekday before the figure": Failing(
        """
claims:
  - {id: day, quote: "on Tuesday 12 May 2021 it closed", kind: date, figure: 12 May 2021}
""",
        claims=("day",),
        message="“Tuesday 12 May 2021” has the wrong weekday: 2021-05-12 is a Wednesday, not a Tuesday",
    ),
}
