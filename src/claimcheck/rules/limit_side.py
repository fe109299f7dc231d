"""What is placed against a limit stands on the side that the words name, and the words name the side that the law does.

## What it checks

A claim that places a quantity against a limit ("Norland's exports exceed the allowance", "stayed under it", "meets
it"): the quantity and the limit's value in that year, in that order. Where the limit is so many percent of something
(`of`) and an amount is placed against it, the percentage is worked out of the two amounts. A claim that states a limit:
whether the words and the limit's own text agree on the value itself, as "exceeds 50 percent" and "50 percent or more"
do not.

## Why

Strict and inclusive limits are swapped in retelling, and a quantity near its limit is easily put on the wrong side.

## Tolerance

The limit is exact, however the article rounds it, and a quantity whose printed figure stands for values on both sides
of it is undecided. Words that name the other side ("stays at or below 50") agree with a limit that is passed above 50:
only the value itself is compared.

## Blind spots

Where no quantity is placed, "below" may describe those whom the limit spares, so the wrong direction alone is not seen.

## References

On figures near a limit: JCGM 106, *Evaluation of measurement data: The role of measurement uncertainty in conformity
assessment*, 2012.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from claimcheck import formula, unit
from claimcheck.case import Case
from claimcheck.claim import Side, Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.quantity import LimitValue, Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Constant, Relation, Term, Variable, at_most, less
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import span

ID: Final = "limit-side"
FAMILY: Final = "thresholds"
SEVERITY: Final = Severity.ERROR

_WITHOUT_ITS_VALUE: Final = (Side.ABOVE, Side.AT_OR_BELOW)
"""The sides of a limit that is not passed at its very value."""


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each threshold claim with a limit: the order of what it places, or else the side it names."""
    for reading, claim in case.of(Threshold):
        if claim.limit is None:
            continue
        limit = case.dossier.limits[claim.limit]
        if reading.subject is not None:
            yield from _placed(case, reading, claim, reading.subject)
        elif claim.side is not None and (claim.side in _WITHOUT_ITS_VALUE) != (limit.side in _WITHOUT_ITS_VALUE):
            message = (
                f"the words say {claim.side.value} the limit, its text says {limit.side.value}: for exactly the value "
                f"of {limit.measure} they differ"
            )
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)


def _placed(case: Case, reading: Reading, claim: Threshold, subject: Quantity) -> Iterator[Requirement | Fact]:
    limit, measure = case.dossier.limits[claim.limit or ""], case.measure(subject.measure)
    side = claim.side or limit.side
    try:
        value = _value(case, reading, claim)
        _, of_limit = formula.value_in_year(limit.value, value.year)
        base = _base(case, claim, subject) if of_limit == unit.PERCENT and not measure.is_rate else None
        if base is not None:
            per_cent = unit.factor(case.measure(base.measure).typed_unit, measure.typed_unit) / 100
            bar: Term = per_cent * (Variable(value) * Variable(base))
        else:
            bar = _converted(Variable(value), *unit.conversion(of_limit, measure.typed_unit))
    except unit.UnitError as error:
        message = f"{measure.measure} cannot be set against {limit.measure}: {error}"
        yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)
        return
    except formula.FormulaError as error:
        message = f"{measure.measure} cannot be set against {limit.measure}: {error}"
        yield Fact(claim.id, message, Severity.NOTE, reading=reading)
        return
    name = f"{measure.measure} ({' and '.join(subject.members)})" if subject.members else measure.measure
    yield Requirement(
        _order(Variable(subject), side, bar),
        reading,
        broken=f"the words put {name} {side.value} {limit.measure}",
        arithmetic=partial(_arithmetic, subject, base, value),
        undecided=f"whether {name} stood {side.value} {limit.measure} cannot be decided at the precision printed",
    )


def _base(case: Case, claim: Threshold, subject: Quantity) -> Quantity | None:
    """What a limit in percent is a part of: the base that the words name, else that of the law."""
    named = claim.of or case.dossier.limits[claim.limit or ""].of
    return None if named is None else case.dossier.referred(named).at(subject.period)


def _converted(limit: Term, scale: Fraction, zero: Fraction) -> Term:
    """The limit in the unit of what is placed against it."""
    scaled = limit if scale == 1 else scale * limit
    return scaled if zero == 0 else scaled + Constant(zero)


def _order(subject: Term, side: Side, limit: Term) -> Relation:
    match side:
        case Side.ABOVE:
            return less(limit, subject)
        case Side.AT_OR_ABOVE:
            return at_most(limit, subject)
        case Side.BELOW:
            return less(subject, limit)
        case Side.AT_OR_BELOW:
            return at_most(subject, limit)


def _value(case: Case, reading: Reading, claim: Threshold) -> LimitValue:
    """The limit in the year of the claim, else of publication; in its last year where it had ended by then."""
    if isinstance(reading.stated, LimitValue):
        return reading.stated
    name, limit = claim.limit or "", case.dossier.limits[claim.limit or ""]
    if not limit.moves:
        return LimitValue(name, None)
    if reading.period is not None:
        return LimitValue(name, reading.period.year)
    published = case.dossier.article.published
    last = limit.in_force.last if limit.in_force is not None else None
    years = [one.year for one in (published, last) if one is not None]
    return LimitValue(name, min(years, default=None))


def _arithmetic(subject: Quantity, base: Quantity | None, value: LimitValue, trial: Trial) -> str:
    year = "" if value.year is None else f" of {value.year}"
    placed = trial[subject].said
    if base is not None:
        part = trial.value(Variable(subject) / Variable(base))
        scale = 100 * unit.factor(unit.declare(trial[subject].unit)[1], unit.declare(trial[base].unit)[1])
        whole = trial[base]
        placed = f"{trial[subject].said_beside(whole)} of {whole.said} is {span(part.scaled(scale), '%')}"
    return f"{placed}{subject.when}, and the limit{year} is {trial[value].said}"


_LIMITS = """
quantities:
  tea: {measure: exports of tea, unit: USD, per: year, by: country}
  clerks: {measure: clerks, unit: people}
limits:
  allowance: {measure: the allowance, value: 75 million USD + 5 million USD * (year - 1996), side: above}
  quota: {measure: the quota, value: 50%, side: at or above}
  ceiling: {measure: the ceiling for one country, value: 40%, side: above, of: tea}
sources:
  board: {title: Tea in figures, publisher: Tea Board}
evidence:
  - quantity: tea
    source: board
    unit: million USD
    whole: all
    rows: |
      member,period,value
      Norland,2020,196.2
      Ostia,2020,194.8
      Sudmark,2020,195
      all,2020,489
claims:
"""

PASSING: Final = {
    "above": _LIMITS
    + """
  - {id: place, quote: "Norland exceeded the allowance in 2020", kind: threshold, limit: allowance, side: above,
     subject: "tea[Norland]", period: 2020}
""",
    "under": _LIMITS
    + """
  - {id: place, quote: Ostia stayed under the allowance in 2020, kind: threshold, limit: allowance, side: below,
     subject: "tea[Ostia]", period: 2020}
""",
    "the side of the law": _LIMITS
    + """
  - {id: place, quote: 50 percent or more, kind: threshold, limit: quota, side: at or above, figure: 50 percent}
""",
    "above by less than the article rounds the limit to": _LIMITS
    + """
  - {id: place, quote: Norland exceeded the allowance of $0.2 billion in 2020, kind: threshold, limit: allowance,
     side: above, subject: "tea[Norland]", period: 2020, figure: $0.2 billion}
""",
    "above on another scale": """
quantities:
  peak: {measure: highest temperature, unit: °F}
limits:
  heat: {measure: the limit for work outside, value: 35 °C, side: above}
claims:

  - {id: peak, quote: with 96°F it was too hot to work, kind: level, quantity: peak, figure: 96°F}
  - {id: place, quote: with 96°F it was too hot to work, kind: threshold, limit: heat, subject: peak}
""",
    "an amount above so many percent of another": _LIMITS
    + """
  - {id: place, quote: Norland passed the ceiling in 2020, kind: threshold, limit: ceiling, side: above,
     subject: "tea[Norland]", period: 2020}
""",
    "the other side of it": _LIMITS
    + """
  - {id: place, quote: as long as it is below the quota, kind: threshold, limit: quota, side: below}
""",
}

FAILING: Final = {
    "under, on another scale": Failing(
        """
quantities:
  peak: {measure: highest temperature, unit: °F}
limits:
  heat: {measure: the limit for work outside, value: 35 °C, side: above}
claims:

  - {id: peak, quote: with 94°F it was too hot to work, kind: level, quantity: peak, figure: 94°F}
  - {id: place, quote: with 94°F it was too hot to work, kind: threshold, limit: heat, subject: peak}
""",
        claims=("place", "peak"),
        message=(
            "the words put highest temperature above the limit for work outside: “94°F” (peak), and the limit is 35 °C"
        ),
    ),
    "under, not above": Failing(
        _LIMITS
        + """
  - {id: place, quote: Ostia exceeded the allowance in 2020, kind: threshold, limit: allowance, side: above,
     subject: "tea[Ostia]", period: 2020}
""",
        claims=("place",),
        message=(
            "the words put exports of tea (Ostia) above the allowance: 194.8 million USD in calendar 2020, and the "
            "limit of 2020 is 195 million USD [Tea Board]"
        ),
    ),
    "an amount under so many percent of another": Failing(
        _LIMITS
        + """
  - {id: place, quote: Ostia passed the ceiling in 2020, kind: threshold, limit: ceiling, side: above,
     subject: "tea[Ostia]", period: 2020}
""",
        claims=("place",),
        message=(
            "the words put exports of tea (Ostia) above the ceiling for one country: 194.8 million of 489 million USD "
            "is 39.8% in calendar 2020, and the limit is 40% [Tea Board]"
        ),
    ),
    "too close to tell": Failing(
        _LIMITS
        + """
  - {id: place, quote: Sudmark met the allowance in 2020, kind: threshold, limit: allowance, side: at or above,
     subject: "tea[Sudmark]", period: 2020}
""",
        claims=("place",),
        message=(
            "whether exports of tea (Sudmark) stood at or above the allowance cannot be decided at the precision "
            "printed: 195 million USD in calendar 2020, and the limit of 2020 is 195 million USD [Tea Board]"
        ),
    ),
    "strict where the law is inclusive": Failing(
        _LIMITS
        + """
  - {id: place, quote: those that exceed 50 percent, kind: threshold, limit: quota, side: above, figure: 50 percent}
""",
        claims=("place",),
        message=(
            "the words say above the limit, its text says at or above: for exactly the value of the quota they differ"
        ),
    ),
    "people against money": Failing(
        _LIMITS
        + """
  - {id: place, quote: clerks above the allowance in 2020, kind: threshold, limit: allowance, side: above,
     subject: clerks, period: 2020}
""",
        claims=("place",),
        message=(
            "clerks cannot be set against the allowance: USD and people are different types: money and count of people"
        ),
    ),
}
