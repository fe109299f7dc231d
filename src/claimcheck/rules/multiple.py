"""One quantity is as many times another as is said.

## What it checks

A ratio of two quantities of one sort ("three times as many", "twice the size", "half as much", "120% of") against the
two amounts, where evidence or other claims give both for the same period: ratio × denominator = numerator.

## Why

A multiple hides both of its amounts, so that a slip in it does not show. It is also where the bases are swapped: twice
as many is not twice as many the other way round.

## Tolerance

A multiple in words is a round one: "three times" stands for 2.85 to 3.15, generously for 2.7 to 3.3, and "2.5 times"
for 2.45 to 2.55. "Three times more" is read as three times; where only four times fits, it is strained.

## Blind spots

A multiple over time ("doubled since 2020") is a change, which change-between redoes. Amounts in units that do not
convert are left alone, except that things of two sorts are compared by their number.

## References

Merriam-Webster, *Dictionary of English Usage*, 1994, under "times", on "times more".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from claimcheck import unit
from claimcheck.case import Case
from claimcheck.claim import Ratio
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.quantity import RatioOf
from claimcheck.relation import Variable, equal
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import middle, number, percent

ID: Final = "multiple"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

_UNITS: Final = {"": 1, "times": 1, "%": 100}
"""The units of a pure ratio, and the value each gives to a quantity set against its equal."""


def check(case: Case) -> Iterator[Requirement]:
    """Each pure ratio: ratio × denominator = numerator."""
    for reading, claim in case.of(Ratio):
        stated, figure = reading.stated, claim.figure
        if not isinstance(stated, RatioOf) or figure.rate or figure.unit not in _UNITS:
            continue
        factor = _factor(case, stated)
        if factor is None:
            continue
        one = _UNITS[figure.unit]
        ratio, numerator, denominator = Variable(stated), Variable(stated.numerator), Variable(stated.denominator)
        yield Requirement(
            equal(ratio * denominator, (one / factor) * numerator),
            reading,
            broken=f"“{claim.printed}” does not follow from the two amounts",
            arithmetic=partial(_arithmetic, stated, factor, figure.unit),
        )


def _factor(case: Case, stated: RatioOf) -> Fraction | None:
    """What one of the denominator's unit is in that of the numerator; None where they cannot be compared."""
    above, below = (case.measure(one.measure).typed_unit for one in (stated.numerator, stated.denominator))
    if above.dimension.startswith("count of ") and below.dimension.startswith("count of "):
        return Fraction(1)
    try:
        return unit.factor(below, above)
    except unit.UnitError:
        return None


def _arithmetic(stated: RatioOf, factor: Fraction, printed_unit: str, trial: Trial) -> str:
    above, below = trial[stated.numerator], trial[stated.denominator]
    ratio = middle(above.plain / (below.plain * Interval.point(factor)))
    if ratio is None:
        return f"{above.said} is no multiple of {below.said}"
    shown = f"{percent(100 * ratio)} of" if printed_unit == "%" else f"{number(ratio)} times"
    return f"{above.said} is {shown} {below.said}{stated.numerator.when}"


_QUANTITIES = """
quantities:
  students: {measure: students, unit: students, by: country}
sources:
  census: {title: Enrolment, publisher: Census, standing: official}
evidence:
  - quantity: students
    source: census
    rows: |
      member,period,value
      Norland,2023,2412
      Sudland,2023,8122
      Westland,2023,9650
claims:
"""

PASSING: Final = {
    "four times, nearly": _QUANTITIES
    + """
  - {id: more, quote: four times as many students from Westland as from Norland, kind: ratio, quantity: students,
     member: Westland, to: "students[Norland]", period: 2023, figure: four times as many}
""",
    "a third of it": _QUANTITIES
    + """
  - {id: fewer, quote: Norland sends 30% of what Sudland does, kind: ratio, quantity: students, member: Norland,
     to: "students[Sudland]", period: 2023, figure: 30%}
""",
}

FAILING: Final = {
    "not quite so many": Failing(
        _QUANTITIES
        + """
  - {id: more, quote: four times as many students from Sudland as from Norland, kind: ratio, quantity: students,
     member: Sudland, to: "students[Norland]", period: 2023, figure: four times as many}
""",
        claims=("more",),
        message=(
            "“four times as many” does not follow from the two amounts: 8,122 students is 3.37 times 2,412 students in "
            "calendar 2023 [Census]"
        ),
    ),
    "four times as many, called three times more": Failing(
        _QUANTITIES
        + """
  - {id: more, quote: three times more students from Westland than from Norland, kind: ratio, quantity: students,
     member: Westland, to: "students[Norland]", period: 2023, figure: three times more}
""",
        claims=("more",),
        message=(
            "fits only in the second sense of its words: 9,650 students is 4 times 2,412 students in calendar 2023 "
            "[Census]"
        ),
    ),
}
