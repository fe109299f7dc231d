"""Two statements of one quantity must agree.

## What it checks

Figures that two claims give for the same quantity, member and period, or for the same share, change or ratio.

## Why

An article that gives one number twice gives two numbers sooner or later: the headline is rounded, the table revised, a
paragraph rewritten. No source is needed to see it.

## Tolerance

Two figures agree when the sets they stand for meet: "$1.3 billion" and "$1,312 million" do, "over half a million" and
"684,000" do. A bare year is tried in every calendar that is known, for both claims together. So many a month are taken
for the whole of the period, and so many a day or a week where the words call it an average.

## Blind spots

Which of the two is wrong it cannot say, so both are disputed. Two claims made of the same words are not compared.
Figures without a stated period are compared with each other and not with those of a stated one. The mean of a
quantity's own members (`mean`) is none of its amounts, and so many a day that are no average are left alone.

## References

The Associated Press Stylebook, on numbers that must match between headline, text and graphics.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.finding import Severity
from claimcheck.reading import Reading
from claimcheck.relation import Agreement
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "same-quantity"
FAMILY: Final = "agreement"
SEVERITY: Final = Severity.ERROR

MOST_PAIRED: Final = 8
"""Statements of one quantity up to which every two are compared: 28 pairs, as many as a reader follows."""


def check(case: Case) -> Iterator[Requirement]:
    """Each statement of a quantity agrees with the first one and with the lowest and the highest one."""
    for stated, readings in case.stating.items():
        if len({reading.claim.id for reading in readings}) < 2:
            continue
        # If any two of these sets are disjoint, then the lowest and the highest are. That is enough where each claim
        # has one reading; where some of them may turn out to be read otherwise, every two of a few are tested.
        bounds = (
            readings
            if len(readings) <= MOST_PAIRED
            else (readings[0], min(readings, key=_high), max(readings, key=_low))
        )
        for reading in readings:
            for other in dict.fromkeys(bounds):
                if case.order[other.claim.id] < case.order[reading.claim.id] and not _is_one_print(other, reading):
                    yield Requirement(
                        Agreement(stated),
                        reading,
                        broken=f"“{reading.claim.printed}” is not what the article says elsewhere",
                        arithmetic=_arithmetic,
                        others=(other,),
                    )


def _is_one_print(one: Reading, other: Reading) -> bool:
    """Whether two claims are made of the same words: a figure that is printed once agrees with itself."""
    return one.claim.quote in other.claim.quote or other.claim.quote in one.claim.quote


def _high(reading: Reading) -> tuple[bool, object]:
    assert reading.plain is not None
    high = reading.plain.high
    return high is None, 0 if high is None else high


def _low(reading: Reading) -> tuple[bool, object]:
    assert reading.plain is not None
    low = reading.plain.low
    return low is not None, 0 if low is None else low


def _arithmetic(trial: Trial) -> str:
    converted = trial.mine.converted
    return f"{converted}{trial.theirs.said}" if converted else f"“{trial.mine.printed}” beside {trial.theirs.said}"


_QUANTITIES = """
quantities:
  staff: {measure: staff of the hospital, unit: people}
  trial: {measure: length of the trial, unit: weeks}
  calls: {measure: calls for an ambulance, unit: calls, per: year}
claims:
"""

PASSING: Final = {
    "hedged and exact": _QUANTITIES
    + """
  - {id: headline, quote: "hospital with about 3,200 staff", kind: level, quantity: staff, period: 2024,
     figure: "about 3,200"}
  - {id: text, quote: "the hospital employs 3,187 people", kind: level, quantity: staff, period: 2024, figure: "3,187"}
""",
    "one print, two claims": _QUANTITIES
    + """
  - {id: count, quote: "3,187 staff", kind: level, quantity: staff, period: 2024, figure: "3,187"}
  - {id: list, quote: "3,187 staff including 12 deans", kind: level, quantity: staff, period: 2024, figure: "12"}
""",
    "a mean beside the total": _QUANTITIES
    + """
  - {id: total, quote: "1,533 calls in 2023", kind: level, quantity: calls, period: 2023, figure: "1,533"}
  - {id: mean, quote: an average of 4.2 a day, kind: level, quantity: calls, period: 2023, figure: 4.2 a day}
  - {id: weekly, quote: an average of 29.5 a week, kind: level, quantity: calls, period: 2023, figure: 29.5 a week}
""",
    "weeks beside months": _QUANTITIES
    + """
  - {id: months, quote: a trial of 18 months, kind: level, quantity: trial, figure: 18 months}
  - {id: weeks, quote: over 78 weeks, kind: level, quantity: trial, figure: 78 weeks}
""",
    "a day that is not every day": _QUANTITIES
    + """
  - {id: total, quote: "1,533 calls in 2023", kind: level, quantity: calls, period: 2023, figure: "1,533"}
  - {id: peak, quote: in summer 31 calls a day, kind: level, quantity: calls, period: 2023, figure: 31 calls a day}
""",
    "two years": _QUANTITIES
    + """
  - {id: before, quote: "it had 2,900 staff in 2023", kind: level, quantity: staff, period: 2023, figure: "2,900"}
  - {id: after, quote: "it has 3,187 staff in 2024", kind: level, quantity: staff, period: 2024, figure: "3,187"}
""",
}

FAILING: Final = {
    "more weeks than the months can have": Failing(
        _QUANTITIES
        + """
  - {id: months, quote: a trial of 18 months, kind: level, quantity: trial, figure: 18 months}
  - {id: weeks, quote: for 90 weeks, kind: level, quantity: trial, figure: 90 weeks}
""",
        claims=("weeks", "months"),
        message="“90 weeks” is not what the article says elsewhere: “90 weeks” beside “18 months” (months)",
    ),
    "a mean that does not make up the total": Failing(
        _QUANTITIES
        + """
  - {id: total, quote: "1,533 calls in 2023", kind: level, quantity: calls, period: 2023, figure: "1,533"}
  - {id: mean, quote: an average of 4.3 a day, kind: level, quantity: calls, period: 2023, figure: 4.3}
""",
        claims=("mean", "total"),
        message=("“4.3” is not what the article says elsewhere: “4.3” is 1,570 calls in 2023, beside “1,533” (total)"),
    ),
    "rounded without saying so": Failing(
        _QUANTITIES
        + """
  - {id: headline, quote: "hospital with 3,200 staff", kind: level, quantity: staff, period: 2024, figure: "3,200"}
  - {id: text, quote: "the hospital employs 3,187 people", kind: level, quantity: staff, period: 2024, figure: "3,187"}
""",
        claims=("text", "headline"),
        message="fits only by generous rounding: “3,187” beside “3,200” (headline)",
    ),
    "two exact counts": Failing(
        _QUANTITIES
        + """
  - {id: headline, quote: "hospital with 3,178 staff", kind: level, quantity: staff, period: 2024, figure: "3,178"}
  - {id: text, quote: "the hospital employs 3,187 people", kind: level, quantity: staff, period: 2024, figure: "3,187"}
""",
        claims=("text", "headline"),
        message="“3,187” is not what the article says elsewhere: “3,187” beside “3,178” (headline)",
    ),
    "a bound and a count below it": Failing(
        _QUANTITIES
        + """
  - {id: headline, quote: "hospital with over 3,200 staff", kind: level, quantity: staff, period: 2024,
     figure: "over 3,200"}
  - {id: text, quote: "the hospital employs 3,187 people", kind: level, quantity: staff, period: 2024, figure: "3,187"}
""",
        claims=("text", "headline"),
        message="“3,187” is not what the article says elsewhere: “3,187” beside “over 3,200” (headline)",
    ),
}
