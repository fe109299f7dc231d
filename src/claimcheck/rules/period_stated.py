"""A figure needs a period: of which year, month or day it is.

## What it checks

Levels, shares, changes, ranks, ratios and comparisons of a quantity whose words name no period.

## Why

Without its period a figure cannot be looked up, grows old unseen, and is compared with figures of other years. The
writer has the year at hand; the reader has not.

## Tolerance

A note, one for each claim, whatever the figure. The period is the one that the claim file gives: where a sentence
before it names the year, the claim should say so.

## Blind spots

Vague figures ("several startups"), limits, lists and dates are left alone. A date of publication is a hint that the
figure is of about that time, and no more than a hint.

## References

OECD, *Data and Metadata Reporting and Presentation Handbook*, 2007, on the reference period that goes with each figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import AnyClaim, Change, Comparison, Level, Rank, Ratio, Share
from claimcheck.figure import Force
from claimcheck.finding import Severity
from claimcheck.rule import Fact, Failing

ID: Final = "period-stated"
FAMILY: Final = "wording"
SEVERITY: Final = Severity.NOTE

LONGEST_SHOWN: Final = 60
"""Characters of a quote that stand for a claim without a figure: enough to know it by."""


def check(case: Case) -> Iterator[Fact]:
    """Each claim of a quantity in no period."""
    for claim in case.claims:
        if _needs_period(claim):
            words = claim.printed or shorten(claim.quote, LONGEST_SHOWN, placeholder=" …")
            yield Fact(claim.id, f"no period is stated for “{words}”", SEVERITY)


def _needs_period(claim: AnyClaim) -> bool:
    if not isinstance(claim, Level | Share | Change | Rank | Ratio | Comparison) or claim.quantity is None:
        return False
    figure = None if isinstance(claim, Rank) else claim.figure
    return claim.period is None and (figure is None or figure.force is not Force.VAGUE)


_QUANTITIES = """
quantities:
  residents: {measure: residents, unit: people}
  shops: {measure: shops, unit: shops}
claims:
"""

PASSING: Final = {
    "a year": _QUANTITIES
    + """
  - {id: city, quote: 'In 2023 the city had 12,000 residents', kind: level, quantity: residents, period: 2023,
     figure: '12,000'}
""",
    "a vague number": _QUANTITIES
    + """
  - {id: shops, quote: there are several shops, kind: level, quantity: shops, figure: several shops}
""",
}

FAILING: Final = {
    "a number of no year": Failing(
        _QUANTITIES
        + """
  - {id: city, quote: 'the city has 12,000 residents', kind: level, quantity: residents, figure: '12,000'}
""",
        claims=("city",),
        message="no period is stated for “12,000”",
    ),
    "a comparison of no year": Failing(
        """
quantities:
  residents: {measure: residents, unit: people, by: city, members: {Norwick: [], Sudbury: []}}
claims:
  - {id: larger, quote: Norwick is larger than Sudbury, kind: comparison, quantity: residents, member: Norwick,
     relation: more than, than: Sudbury}
""",
        claims=("larger",),
        message="no period is stated for “Norwick is larger than Sudbury”",
    ),
}
