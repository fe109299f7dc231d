"""An average lies between the smallest and the largest of what it is an average of.

## What it checks

A mean that says what it is taken over (`mean: {of: class-size}`) against the smallest and the largest figure of the
members, where evidence or claims give every one of them for the same period.

## Why

However the members are weighted, no mean leaves their range. One that does was taken over another group or another
year, or is a sum; it needs no weights to see that.

## Tolerance

The mean stands between the two in every value that the figures can mean, or it is broken when it does so in none. A
mean is rounded, "24" to 23.5 to 24.5; one that meets the largest or the smallest within its rounding is passed over.

## Blind spots

A mean inside the range may still be wrong: the range is wide, and weights would be needed to say more. Where a member
is missing nothing is said, since the missing one may be the largest; nor where a bare year is known in two calendars.

## References

Augustin-Louis Cauchy, *Cours d'analyse*, 1821, note II: a mean lies between the smallest and the largest of its
values.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from msgspec.structs import replace

from claimcheck import hedge, unit
from claimcheck.case import Case
from claimcheck.claim import Level
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.period import GREGORIAN, Period
from claimcheck.quantity import CountOf, Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Outcome, Relation, Variable, at_most, test
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "average-within"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """Each mean over the members of a quantity: between the smallest and the largest of them."""
    for reading, claim in case.of(Level):
        if claim.mean is None or claim.mean.of is None or claim.mean.of.quantity not in case.dossier.measures:
            continue
        periods = _periods(case, reading.period)
        known = [sets for one in periods if (sets := _members(case, case.dossier.referred(claim.mean.of, one)))]
        stating = _stating(case, reading, claim.mean.of.quantity)
        if len(known) != 1 or stating is None or stating.plain is None:
            continue
        sets = known[0]
        smallest = min(sets, key=lambda one: (sets[one].low is not None, sets[one].low or 0))
        largest = max(sets, key=lambda one: (sets[one].high is None, sets[one].high or 0))
        mean = Variable(stating.stated)
        for one, relation, said in (
            (largest, at_most(mean, Variable(largest)), "more than the largest"),
            (smallest, at_most(Variable(smallest), mean), "less than the smallest"),
        ):
            if test(relation, {one: sets[one], stating.stated: stating.plain}) is not Outcome.OPEN:
                yield _required(relation, stating, one, said)


def _required(relation: Relation, stating: Reading, one: Quantity, said: str) -> Requirement:
    return Requirement(
        relation,
        stating,
        broken=f"“{stating.claim.printed}” is no average: it is {said} that it is over",
        arithmetic=partial(_arithmetic, one),
    )


def _periods(case: Case, period: Period | None) -> list[Period | None]:
    """The periods that may be meant: a bare year in each calendar of the file."""
    if period is None or not period.is_open:
        return [period]
    return [period.within(calendar) for calendar in (GREGORIAN, *case.dossier.calendars.values())]


def _stating(case: Case, reading: Reading, measure: str) -> Reading | None:
    """The reading with its figure as a number of its own, in the unit of the members; None where that is another."""
    figure, target = reading.figure, case.measure(measure).typed_unit
    if figure is None:
        return None
    by = Interval.point(1)
    if figure.unit:
        try:
            scale, printed = unit.read(unit.meant(figure.unit, target), case.dossier.counted)
            by = Interval.point(scale * unit.factor(printed, target))
        except unit.UnitError:
            return None
    plain, generous = figure.plain, figure.generous
    if plain.is_point and figure.value is not None:
        # A mean is a quotient, so it is rounded even where it looks like a count.
        sets = hedge.rounded(figure.value, figure.place)
        plain, generous = sets.plain, sets.generous | generous
    stated = CountOf(reading.claim.id)
    return replace(reading, stated=stated, unit=target.name, plain=plain * by, generous=generous * by)


def _members(case: Case, over: Quantity) -> dict[Quantity, Interval]:
    """What is known of each member that the mean is over; nothing where one of them is missing."""
    measure = case.measure(over.measure)
    listing = case.evidence.listing(over.measure, over.period)
    names = over.members
    if not names and listing is not None and listing.complete:
        names = listing.members(over.period)
    elif not names and measure.complete:
        names = tuple(measure.members)
    sets: dict[Quantity, Interval] = {}
    for name in names:
        one = Quantity(over.measure, (name,), over.period)
        supply = case.evidence.reference(one)
        stating = case.stating.get(one, ())
        known = supply.plain if supply is not None else stating[0].plain if stating else None
        if known is None:
            return {}
        sets[one] = known
    return sets


def _arithmetic(one: Quantity, trial: Trial) -> str:
    return f"{one.who} has {trial[one].said}{one.when}"


_QUANTITIES = """
quantities:
  class-size: {measure: pupils in a class, unit: pupils, by: school}
sources:
  office: {title: Schools, publisher: School Office, standing: official}
evidence:
  - quantity: class-size
    source: office
    complete: yes
    rows: |
      member,period,value
      Harbour,2023,19
      Hill,2023,22
      Mill,2023,24
claims:
"""

PASSING: Final = {
    "between the two": _QUANTITIES
    + """
  - {id: mean, quote: an average of 21.5 pupils in 2023, kind: level, figure: 21.5 pupils, period: 2023,
     mean: {of: class-size}}
""",
    "as large as the largest, rounded": _QUANTITIES
    + """
  - {id: mean, quote: an average of 24.0 pupils in 2023, kind: level, figure: 24.0 pupils, period: 2023,
     mean: {of: class-size}}
""",
    "members that are not all known": _QUANTITIES
    + """
  - {id: mean, quote: an average of 25 pupils in 2022, kind: level, figure: 25 pupils, period: 2022,
     mean: {of: class-size}}
""",
}

FAILING: Final = {
    "above the largest": Failing(
        _QUANTITIES
        + """
  - {id: mean, quote: an average of 24.1 pupils in 2023, kind: level, figure: 24.1 pupils, period: 2023,
     mean: {of: class-size}}
""",
        claims=("mean",),
        message=(
            "“24.1 pupils” is no average: it is more than the largest that it is over: Mill has 24 pupils in calendar "
            "2023 [School Office]"
        ),
    ),
    "below the smallest of those named": Failing(
        _QUANTITIES
        + """
  - {id: mean, quote: Hill and Mill have an average of 20 pupils, kind: level, figure: 20 pupils, period: 2023,
     mean: {of: "class-size[Hill, Mill]"}}
""",
        claims=("mean",),
        message=(
            "“20 pupils” is no average: it is less than the smallest that it is over: Hill has 22 pupils in calendar "
            "2023 [School Office]"
        ),
    ),
}
