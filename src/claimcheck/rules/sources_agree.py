"""Sources that differ on a quantity that the article states are named.

## What it checks

Every figure of a quantity for whose period more than one series of the evidence has a value: another vintage of the
reference, another definition, or another source. The one that is farthest from the reference is named, with both
values.

## Why

A figure that is right by one publisher and wrong by the next needs its source in the text, and a revised one its date.

## Tolerance

Two values differ when the sets that their printed digits can stand for are disjoint, roundings up and truncations
included.

## Blind spots

It is a note and never weighs against the article: which source is right, arithmetic cannot say. It compares the same
quantity and period only, as the claim file names them.

## References

On vintages and revisions: Eurostat, *ESS guidelines on revision policy for PEEIs*, 2013.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.finding import Severity
from claimcheck.quantity import Quantity
from claimcheck.rule import Fact, Failing
from claimcheck.wording import middle, number

ID: Final = "sources-agree"
FAMILY: Final = "agreement"
SEVERITY: Final = Severity.NOTE


def check(case: Case) -> Iterator[Fact]:
    """Each statement of a quantity: the series that differs most from the reference."""
    for quantity, readings in case.stating.items():
        if not isinstance(quantity, Quantity):
            continue
        supplies = [
            found for series in case.evidence.of(quantity.measure) if (found := series.give(quantity)) is not None
        ]
        apart = [other for other in supplies[1:] if not other.generous.meets(supplies[0].generous)]
        if not apart:
            continue
        reference, other = supplies[0], max(apart, key=lambda one: _gap(one, supplies[0]))
        message = (
            f"{_difference(reference, other)} for {quantity}: {reference.printed} ({reference.series.name}) and "
            f"{other.printed} ({other.series.name}){_times(reference, other)}"
        )
        evidence = tuple(
            f"{observation.quantity}: {observation.printed} ({supply.series.name}, {observation.place})"
            for supply in (reference, other)
            for observation in supply.observations
        )
        for reading in readings:
            yield Fact(reading.claim.id, message, SEVERITY, reading=reading, evidence=evidence)


def _gap(one: Supply, other: Supply) -> Fraction:
    """How far apart the values are; a set without a middle is taken for zero."""
    return abs((middle(one.plain) or Fraction(0)) - (middle(other.plain) or Fraction(0)))


def _difference(reference: Supply, other: Supply) -> str:
    if reference.series.definition != other.series.definition:
        names = [supply.series.definition or "the definition of the claim" for supply in (reference, other)]
        return f"another definition ({names[1]}, not {names[0]}) gives another value"
    if reference.series.source.name == other.series.source.name:
        if reference.series.vintage == other.series.vintage:
            return f"another table of {other.series.source.name} gives another value"
        return "another vintage gives another value"
    return "another source gives another value"


def _times(reference: Supply, other: Supply) -> str:
    """By how much they differ, where a factor says it better than the eye does."""
    one, two = middle(reference.plain), middle(other.plain)
    if one is None or two is None or one <= 0 or two <= 0 or max(one, two) < 2 * min(one, two):
        return ""
    return f", {number(max(one, two) / min(one, two), 2)} times {'as much' if two > one else 'less'}"


_QUANTITIES = """
quantities:
  remittances: {measure: remittances, unit: USD, per: year, by: sender}
sources:
  bank: {title: Remittances by country, publisher: Central Bank, standing: official}
  model: {title: Bilateral estimates, publisher: World Institute, standing: modelled}
evidence:
  - quantity: remittances
    source: bank
    unit: million USD
    rows: |
      member,period,value,vintage
      Norland,2020,3000,2023-01
      Norland,2021,3120,2023-01
      Norland,2021,3121,2025-05
      Norland,2022,3119.8,2023-01
      Norland,2022,3209.8,2025-05
      Norland,2023,3300,2025-05
  - quantity: remittances
    source: model
    unit: million USD
    rows: |
      member,period,value
      Norland,2023,1320
claims:
"""

PASSING: Final = {
    "two vintages that may round one value": _QUANTITIES
    + """
  - {id: sent, quote: Norland sent $3.1 billion in 2021, kind: level, quantity: remittances, member: Norland,
     period: 2021, figure: $3.1 billion}
""",
    "one series only": _QUANTITIES
    + """
  - {id: sent, quote: Norland sent $3 billion in 2020, kind: level, quantity: remittances, member: Norland,
     period: 2020, figure: $3 billion}
""",
}

FAILING: Final = {
    "a revision": Failing(
        _QUANTITIES
        + """
  - {id: sent, quote: Norland sent $3.2 billion in 2022, kind: level, quantity: remittances, member: Norland,
     period: 2022, figure: $3.2 billion}
""",
        claims=("sent",),
        message=(
            "another vintage gives another value for remittances[Norland]@calendar 2022: 3,209.8 million USD (Central "
            "Bank, 2025-05) and 3,119.8 million USD (Central Bank, 2023-01)"
        ),
    ),
    "two publishers": Failing(
        _QUANTITIES
        + """
  - {id: sent, quote: Norland sent $3.3 billion in 2023, kind: level, quantity: remittances, member: Norland,
     period: 2023, figure: $3.3 billion}
""",
        claims=("sent",),
        message=(
            "another source gives another value for remittances[Norland]@calendar 2023: 3,300 million USD (Central "
            "Bank, 2025-05) and 1,320 million USD (World Institute), 2.5 times less"
        ),
    ),
}
