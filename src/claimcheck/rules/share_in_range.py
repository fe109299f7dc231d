"""A share lies between nothing and the whole, and nothing falls by more than all of it.

## What it checks

A share of a whole against the range from 0% to 100%, and a fall in percent against −100%, where the quantity cannot be
negative.

## Why

"Fell by 120%" is a rise turned round, with the smaller level as its base, or a fall to less than nothing. A share
above 100% is one of another base: the growth of the part, or the part divided by a different whole.

## Tolerance

Only what no value of the figure can be is reported: "about 100%" and "fell by 100%" pass.

## Blind spots

Where part and whole are different quantities, as debt and income, the one may be more than the other: such a share is
only strained, and should be typed as a ratio. Quantities declared as signed are left alone, since a part of a net
total can be more than the total.

## References

Darrell Huff, *How to Lie with Statistics*, 1954, chapter 9, on percentages that cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Change, Share
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import ShareOf
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing

ID: Final = "share-in-range"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

_ALL: Final = Interval.closed(0, 100)
_DOWN_TO_NOTHING: Final = Interval.at_least(-100)


def check(case: Case) -> Iterator[Fact]:
    """Each share of a whole, and each change in percent of what cannot be negative."""
    yield from _shares(case)
    yield from _changes(case)


def _shares(case: Case) -> Iterator[Fact]:
    for reading, claim in case.of(Share):
        stated = reading.stated
        if not isinstance(stated, ShareOf) or reading.generous is None or _is_signed(case, reading):
            continue
        if reading.generous.meets(_ALL):
            continue
        if stated.part.measure == stated.whole.measure or reading.generous.all_below(_ALL):
            message = f"“{claim.printed}” is no share of a whole: a part is between 0% and 100% of it"
            yield Fact(claim.id, message, Severity.ERROR, Verdict.CONTRADICTED, reading)
        else:
            message = f"“{claim.printed}” is more than the whole: if {_worded(case, stated.part.measure)} can exceed"
            message += f" {_worded(case, stated.whole.measure)}, it is a ratio and no share"
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)


def _changes(case: Case) -> Iterator[Fact]:
    for reading, claim in case.of(Change):
        if reading.subject is None or _is_signed(case, reading):
            continue
        change = _relative_change(claim)
        if change is not None and not change.meets(_DOWN_TO_NOTHING):
            message = f"“{claim.printed}” is more than all of it: {_worded(case, reading.subject.measure)} cannot fall"
            message += " below nothing, and a fall to nothing is 100%"
            yield Fact(claim.id, message, Severity.ERROR, Verdict.CONTRADICTED, reading)


def _relative_change(claim: Change) -> Interval | None:
    """What a figure in percent can mean, below zero where it is a fall."""
    figure = claim.figure
    if figure is None or figure.unit != "%":
        return None
    turned = claim.falls and (figure.value is None or figure.value > 0)
    return -figure.generous if turned else figure.generous


def _is_signed(case: Case, reading: Reading) -> bool:
    quantities = (reading.subject, reading.other)
    return any(one is not None and case.measure(one.measure).bounds.low is None for one in quantities)


def _worded(case: Case, measure: str) -> str:
    return case.measure(measure).measure


_QUANTITIES = """
quantities:
  seats: {measure: seats in the council, unit: seats, by: party}
  debt: {measure: public debt, unit: USD}
  product: {measure: the gross domestic product, unit: USD, per: year}
  balance: {measure: the trade balance, unit: USD, per: year, signed: yes}
claims:
"""

PASSING: Final = {
    "all of it": _QUANTITIES
    + """
  - {id: all, quote: the Greens hold 100% of the seats, kind: share, quantity: seats, member: Greens, figure: 100%}
""",
    "down to nothing": _QUANTITIES
    + """
  - {id: loss, quote: the seats of the Greens fell by 100%, kind: change, quantity: seats, member: Greens,
     direction: fall, figure: 100%}
""",
    "a balance, which may turn negative": _QUANTITIES
    + """
  - {id: loss, quote: the balance fell by 120%, kind: change, quantity: balance, direction: fall, figure: 120%}
""",
}

FAILING: Final = {
    "more than the whole": Failing(
        _QUANTITIES
        + """
  - {id: all, quote: the Greens hold 101% of the seats, kind: share, quantity: seats, member: Greens, figure: 101%}
""",
        claims=("all",),
        message="“101%” is no share of a whole: a part is between 0% and 100% of it",
    ),
    "below nothing": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: the seats of the Greens fell by 101%, kind: change, quantity: seats, member: Greens,
     direction: fall, figure: 101%}
""",
        claims=("loss",),
        message=(
            "“101%” is more than all of it: seats in the council cannot fall below nothing, and a fall to nothing is "
            "100%"
        ),
    ),
    "a ratio typed as a share": Failing(
        _QUANTITIES
        + """
  - {id: owed, quote: the debt is 120% of the domestic product, kind: share, quantity: debt, of: product, figure: 120%}
""",
        claims=("owed",),
        message=(
            "“120%” is more than the whole: if public debt can exceed the gross domestic product, it is a ratio and no "
            "share"
        ),
    ),
}
