"""A figure needs a source, or evidence that it can be looked up in.

## What it checks

Claims that name no source, of quantities for which the dossier has no evidence. For a legal limit, the source of the
limit is one.

## Why

A reader who cannot see where a figure is from can only believe it or not. An editor should know which figures of the
text stand on nothing that anybody has looked at.

## Tolerance

A note, one for each claim. Evidence counts where it has the quantity in any of the periods that the words may mean.

## Blind spots

That a source is named does not mean that it says so. Lists and dates that are tied to no quantity are left alone, and
so is what nobody has typed yet.

## References

IFCN, *Code of principles* of the International Fact-Checking Network, on the transparency of sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import AnyClaim, Dated, Listing, Threshold, Untyped
from claimcheck.finding import Severity
from claimcheck.rule import Fact, Failing

ID: Final = "has-source"
FAMILY: Final = "provenance"
SEVERITY: Final = Severity.NOTE


def check(case: Case) -> Iterator[Fact]:
    """Each claim that names no source and has no evidence."""
    supplied = {
        reading.claim.id
        for reading in case.readings
        for quantity in (reading.subject, reading.other)
        if quantity is not None and case.evidence.reference(quantity) is not None
    }
    for claim in case.claims:
        if claim.id not in supplied and _needs_source(case, claim):
            yield Fact(claim.id, "names no source, and there is no evidence of what it measures", SEVERITY)


def _needs_source(case: Case, claim: AnyClaim) -> bool:
    match claim:
        case Untyped() | Listing(quantity=None) | Dated(quantity=None):
            return False
        case Threshold() if claim.limit is not None and case.dossier.limits[claim.limit].source is not None:
            return False
    return not claim.sources


_QUANTITIES = """
quantities:
  residents: {measure: residents, unit: people}
sources:
  census: {title: Census, publisher: Statistics Office}
evidence:
  - quantity: residents
    source: census
    rows: |
      period,value
      2023,12000
claims:
"""

PASSING: Final = {
    "a source is named": _QUANTITIES
    + """
  - {id: city, quote: 'in 2021 it had 11,500 residents', kind: level, quantity: residents, period: 2021,
     figure: '11,500', sources: [census]}
""",
    "evidence of the year": _QUANTITIES
    + """
  - {id: city, quote: 'in 2023 it had 12,000 residents', kind: level, quantity: residents, period: 2023,
     figure: '12,000'}
""",
    "a date of no quantity": _QUANTITIES
    + """
  - {id: founded, quote: founded in 1871, kind: date, figure: 1871}
""",
}

FAILING: Final = {
    "no evidence of the year": Failing(
        _QUANTITIES
        + """
  - {id: city, quote: 'in 2021 it had 11,500 residents', kind: level, quantity: residents, period: 2021,
     figure: '11,500'}
""",
        claims=("city",),
        message="names no source, and there is no evidence of what it measures",
    ),
    "no quantity": Failing(
        """
claims:
  - {id: city, quote: 'it had 11,500 residents', kind: level, figure: '11,500 residents'}
""",
        claims=("city",),
        message="names no source, and there is no evidence of what it measures",
    ),
}
