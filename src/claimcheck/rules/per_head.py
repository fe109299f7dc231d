"""A rate per head, or per so many, follows from an amount and a number of people or things.

## What it checks

A ratio that counts one thing per another ("$1,500 per head", "12 deaths per 100,000", "14 pupils per teacher") against
the two amounts, where evidence or other claims give both for the same period: rate × denominator = numerator.

## Why

A rate is worked out by hand from two tables, and takes its denominator from another year, another age group or another
unit: per thousand and per 100,000 differ by a factor of a hundred and look alike.

## Tolerance

A rate is a quotient, so "12 per 100,000" is rounded, to 11.5 to 12.5, although 12 deaths are not.

## Blind spots

Who is in the denominator it does not know: all inhabitants, adults, the insured. A rate that is standardised by age
does not follow from its two amounts, and should be a quantity of its own.

## References

World Health Organization, *Global Reference List of 100 Core Health Indicators*, 2018, on rates per 100,000
population.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from msgspec.structs import replace

from claimcheck import hedge, unit
from claimcheck.case import Case
from claimcheck.claim import Ratio
from claimcheck.figure import Figure
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.quantity import RatioOf
from claimcheck.reading import Reading
from claimcheck.relation import Variable, equal
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import amount, middle

ID: Final = "per-head"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

_PURE: Final = ("", "times", "%")


def check(case: Case) -> Iterator[Requirement]:
    """Each ratio per something: rate × denominator = numerator, the rate being per one of the denominator."""
    for reading, claim in case.of(Ratio):
        stated, figure = reading.stated, claim.figure
        if not isinstance(stated, RatioOf) or (not figure.rate and figure.unit in _PURE):
            continue
        scale = _scale(case, stated, figure)
        if scale is None:
            continue
        rate, numerator, denominator = Variable(stated), Variable(stated.numerator), Variable(stated.denominator)
        yield Requirement(
            equal(rate * denominator, numerator),
            _rounded(reading, figure, scale / _base(figure.rate)),
            broken=f"“{claim.printed}” does not follow from the two amounts",
            arithmetic=partial(_arithmetic, stated, figure.rate, case.measure(stated.numerator.measure).unit),
        )


def _base(rate: str) -> int:
    """How many of the denominator the rate is per: 100,000, or one."""
    digits = rate.replace(",", "")
    return int(digits) if digits.isdecimal() and int(digits) else 1


def _scale(case: Case, stated: RatioOf, figure: Figure) -> Fraction | None:
    """What brings the printed value to the unit of the numerator; None where it is of another type."""
    if figure.unit in _PURE:
        return Fraction(1) if figure.unit != "%" else None
    try:
        target = case.measure(stated.numerator.measure).typed_unit
        scale, printed = unit.read(unit.meant(figure.unit, target), case.dossier.counted)
        return scale * unit.factor(printed, target)
    except unit.UnitError:
        return None


def _rounded(reading: Reading, figure: Figure, scale: Fraction) -> Reading:
    """The reading in the unit of the numerator per one, its figure rounded even where it looks like a count."""
    plain, generous = figure.plain, figure.generous
    if plain.is_point and figure.value is not None:
        sets = hedge.rounded(figure.value, figure.place)
        plain, generous = sets.plain, sets.generous | generous
    by = Interval.point(scale)
    return replace(reading, plain=plain * by, generous=generous * by)


def _arithmetic(stated: RatioOf, printed_rate: str, printed_unit: str, trial: Trial) -> str:
    above, below = trial[stated.numerator], trial[stated.denominator]
    rate = middle(above.plain * Interval.point(_base(printed_rate)) / below.plain)
    shown = "no rate" if rate is None else amount(rate, printed_unit)
    each = f"per {printed_rate}" if printed_rate else "each"
    return f"{above.said} for {below.said} is {shown} {each}{stated.numerator.when}"


_QUANTITIES = """
quantities:
  deaths: {measure: deaths on the road, unit: deaths, per: year}
  spending: {measure: health spending, unit: USD, per: year}
  people: {measure: population, unit: people}
sources:
  office: {title: Yearbook, publisher: Statistical Office, standing: official}
evidence:
  - quantity: deaths
    source: office
    rows: |
      period,value
      2023,1043
  - quantity: spending
    source: office
    unit: million USD
    rows: |
      period,value
      2023,13044
  - quantity: people
    source: office
    rows: |
      period,value
      2023,8696104
claims:
"""

PASSING: Final = {
    "per 100,000, rounded": _QUANTITIES
    + """
  - {id: rate, quote: "12 deaths per 100,000 people", kind: ratio, quantity: deaths, to: people, period: 2023,
     figure: "12 deaths per 100,000"}
""",
    "dollars per head": _QUANTITIES
    + """
  - {id: each, quote: "$1,500 per head", kind: ratio, quantity: spending, to: people, period: 2023,
     figure: "$1,500 per head"}
""",
    "a pure multiple, which is for another rule": _QUANTITIES
    + """
  - {id: times, quote: three times as many deaths as people, kind: ratio, quantity: deaths, to: people, period: 2023,
     figure: three times as many}
""",
}

FAILING: Final = {
    "one too many": Failing(
        _QUANTITIES
        + """
  - {id: rate, quote: "13 deaths per 100,000 people", kind: ratio, quantity: deaths, to: people, period: 2023,
     figure: "13 deaths per 100,000"}
""",
        claims=("rate",),
        message=(
            "“13 deaths per 100,000” does not follow from the two amounts: 1,043 deaths for 8,696,104 people is 12 "
            "deaths per 100,000 in calendar 2023 [Statistical Office]"
        ),
    ),
    "per thousand": Failing(
        _QUANTITIES
        + """
  - {id: rate, quote: "12 deaths per 1,000 people", kind: ratio, quantity: deaths, to: people, period: 2023,
     figure: "12 deaths per 1,000"}
""",
        claims=("rate",),
        message=(
            "“12 deaths per 1,000” does not follow from the two amounts: 1,043 deaths for 8,696,104 people is 0.12 "
            "deaths per 1,000 in calendar 2023 [Statistical Office]"
        ),
    ),
    "another year's dollars": Failing(
        _QUANTITIES
        + """
  - {id: each, quote: "$1,420 per head", kind: ratio, quantity: spending, to: people, period: 2023,
     figure: "$1,420 per head"}
""",
        claims=("each",),
        message=(
            "“$1,420 per head” does not follow from the two amounts: 13,044 million USD for 8,696,104 people is 1,500 "
            "USD per head in calendar 2023 [Statistical Office]"
        ),
    ),
}
