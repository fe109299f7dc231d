"""What is said to have risen rose, and what is said to have fallen fell.

## What it checks

A change that gives a direction and no figure to redo ("exports rose from 2020 to 2023", "the number fell by several
points"), against the levels of its first and its last period: the later one stands above the earlier one, or below it.

## Why

A direction outlives its figures: the sentence stays when its years are moved, and a table sorted from new to old turns
a fall into a rise. "Fell" is also written where growth only slowed down.

## Tolerance

Every value that the two levels can mean must stand in that order. Levels that are printed equal, or so close that
their rounding overlaps, leave it undecided. A bare year is tried in each calendar that is known.

## Blind spots

A change with a figure, "doubled" among them, belongs to change-between, its sign included. Only the two ends are
compared: that something rose steadily, or in every year between, is not looked at.

## References

UNECE, *Making Data Meaningful, Part 1: A guide to writing stories about numbers*, 2009, on describing change over
time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from claimcheck import loss
from claimcheck.case import Case
from claimcheck.claim import Change
from claimcheck.figure import Force
from claimcheck.finding import Severity
from claimcheck.quantity import Quantity
from claimcheck.relation import Variable, less
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "change-direction"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """Each change that says its direction only: the two levels stand in that order."""
    for reading, claim in case.of(Change):
        start, end = reading.other, reading.subject
        if start is None or end is None or not _says_direction_only(claim):
            continue
        falls = claim.falls
        if loss.are_compared(claim, case.measure(end.measure)):
            falls = loss.grow(claim)  # Where losses grow, the result falls.
        lower, higher = (end, start) if falls else (start, end)
        what = _named(case, end)
        way = "fall" if falls else "rise"
        yield Requirement(
            less(Variable(lower), Variable(higher)),
            reading,
            broken=f"{what} did not {way}",
            arithmetic=partial(_arithmetic, start, end),
            undecided=f"whether {what} did {way} cannot be decided at the precision printed",
        )


def _says_direction_only(claim: Change) -> bool:
    return claim.direction is not None and (claim.figure is None or claim.figure.force is Force.VAGUE)


def _named(case: Case, quantity: Quantity) -> str:
    measured = case.measure(quantity.measure).measure
    return f"{measured} ({quantity.who})" if quantity.members else measured


def _arithmetic(start: Quantity, end: Quantity, trial: Trial) -> str:
    first, last = trial[start], trial[end]
    way = (
        " is a fall" if last.plain.all_below(first.plain) else " is a rise" if first.plain.all_below(last.plain) else ""
    )
    return f"from {first.said}{start.when} to {last.said}{end.when}{way}"


_QUANTITIES = """
quantities:
  exports: {measure: exports of services, unit: USD, per: year, by: country}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: |
      member,period,value
      Norland,2020,1716
      Norland,2022,2718
      Norland,2023,2718
      Norland,2024,2596
claims:
"""

PASSING: Final = {
    "up from the first year to the last": _QUANTITIES
    + """
  - {id: growth, quote: exports rose from 2020 to 2023, kind: change, quantity: exports, member: Norland,
     period: 2020..2023, direction: rise}
""",
    "a fall": _QUANTITIES
    + """
  - {id: loss, quote: exports fell from 2023 to 2024, kind: change, quantity: exports, member: Norland,
     period: 2023..2024, direction: fall}
""",
    "a figure, which is for another rule": _QUANTITIES
    + """
  - {id: loss, quote: exports fell by 5% from 2020 to 2023, kind: change, quantity: exports, member: Norland,
     period: 2020..2023, direction: fall, figure: 5%}
""",
}

FAILING: Final = {
    "a fall printed as a rise": Failing(
        _QUANTITIES
        + """
  - {id: growth, quote: exports rose from 2023 to 2024, kind: change, quantity: exports, member: Norland,
     period: 2023..2024, direction: rise}
""",
        claims=("growth",),
        message=(
            "exports of services (Norland) did not rise: from 2,718 million USD in calendar 2023 to 2,596 million "
            "USD in calendar 2024 is a fall [Central Bank]"
        ),
    ),
    "a rise printed as a fall, in vague words": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: exports fell by several million dollars from 2020 to 2023, kind: change, quantity: exports,
     member: Norland, period: 2020..2023, direction: fall, figure: several}
""",
        claims=("loss",),
        message=(
            "exports of services (Norland) did not fall: from 1,716 million USD in calendar 2020 to 2,718 million "
            "USD in calendar 2023 is a rise [Central Bank]"
        ),
    ),
    "as high as it was": Failing(
        _QUANTITIES
        + """
  - {id: growth, quote: exports rose from 2022 to 2023, kind: change, quantity: exports, member: Norland,
     period: 2022..2023, direction: rise}
""",
        claims=("growth",),
        message=(
            "whether exports of services (Norland) did rise cannot be decided at the precision printed: from "
            "2,718 million USD in calendar 2022 to 2,718 million USD in calendar 2023 [Central Bank]"
        ),
    ),
}
