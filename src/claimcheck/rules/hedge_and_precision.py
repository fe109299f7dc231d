"""A hedge belongs to a round figure: a figure printed exactly is either exact or rounded.

## What it checks

Figures with an approximating word ("about", "around", "some", "nearly", "just over") whose digits are those of an exact
count or measurement: "around 10,164 students". The note offers both mendings, the figure without the hedge and the
hedge with a rounded figure.

## Why

The hedge and the digits contradict each other: the reader cannot tell whether the writer knows the figure to the last
digit or only roughly. Such figures are mostly exact ones copied from a source, with a hedge put in by habit.

## Tolerance

A figure is round when at most two of its digits count, or three of which the last is a five: 10,000, 38, 1.3 million
and 12.5 are round, 38.1 and 10,164 are not. It is a note on the wording and says nothing of the value.

## Blind spots

Bounds ("at least 10,164", "over 3,512", "up to 1,250") are left alone: a law or a count under way may well be bounded
by an exact figure. So are ranges, fractions in words and vague words.

## References

Williams, G. and Power, R., *Hedging and rounding in numerical expressions*, Pragmatics & Cognition 21(1), 2013.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from claimcheck.case import Case
from claimcheck.figure import Figure
from claimcheck.finding import Severity
from claimcheck.rule import Fact, Failing

ID: Final = "hedge-and-precision"
FAMILY: Final = "wording"
SEVERITY: Final = Severity.NOTE

APPROXIMATORS: Final = frozenset({"about", "nearly", "just over"})
"""The hedges that call a figure approximate, by their commonest words; the others bound it."""

_DIGITS: Final = re.compile(r"[0-9][0-9,]*+(?:\.[0-9]++)?+")


def check(case: Case) -> Iterator[Fact]:
    """Each claim whose words hedge an exact figure."""
    for reading in case.readings:
        figure = reading.figure
        if figure is not None and figure.hedge in APPROXIMATORS and not figure.is_round:
            yield Fact(reading.claim.id, _message(figure), SEVERITY, reading=reading)


def _message(figure: Figure) -> str:
    message = f"“{figure.printed}” hedges an exact figure"
    spans = [span for span in (figure.value_span, figure.unit_span) if span is not None]
    if not spans:
        return message
    bare = figure.printed[min(start for start, _ in spans) : max(end for _, end in spans)]
    digits = _DIGITS.search(bare)
    if digits is None:
        return f"{message}: leave out the hedge, or round it"
    return f"{message}: either “{bare}” or “about {bare[: digits.start()]}{_rounded(digits[0])}{bare[digits.end() :]}”"


def _rounded(digits: str) -> str:
    """Printed digits with the first two that count kept, half a unit rounded up: 10,164 is 10,000 and 38.1 is 38."""
    plain = digits.replace(",", "")
    value, decimals = Fraction(plain), len(plain.partition(".")[2])
    step = Fraction(1, 10**decimals)
    while value >= 100 * step:
        step *= 10
    kept = int(value / step + Fraction(1, 2)) * step
    whole, rest = divmod(kept, 1)
    if step >= 1:
        return f"{whole:,}" if "," in digits else str(whole)
    places = len(str(step.denominator)) - 1
    return f"{whole:,}.{int(rest * 10**places):0{places}d}"


PASSING: Final = {
    "a hedge on a round figure": """
claims:
  - {id: pupils, quote: 'about 10,000 pupils were enrolled', kind: level, figure: 'about 10,000 pupils'}
""",
    "an exact figure without a hedge": """
claims:
  - {id: pupils, quote: '10,164 pupils were enrolled', kind: level, figure: '10,164 pupils'}
""",
    "three digits that end in five": """
claims:
  - {id: tax, quote: about 12.5% of the budget, kind: level, figure: about 12.5%}
""",
    "a bound may be exact": """
claims:
  - {id: votes, quote: 'at least 10,164 votes were counted by noon', kind: level, figure: 'at least 10,164 votes'}
""",
}

FAILING: Final = {
    "an exact count with a hedge": Failing(
        """
claims:
  - {id: pupils, quote: 'around 10,164 pupils were enrolled', kind: level, figure: 'around 10,164'}
""",
        claims=("pupils",),
        message="“around 10,164” hedges an exact figure: either “10,164” or “about 10,000”",
    ),
    "a digit too many to be round": Failing(
        """
claims:
  - {id: tax, quote: about 12.6% of the budget, kind: level, figure: about 12.6%}
""",
        claims=("tax",),
        message="“about 12.6%” hedges an exact figure: either “12.6%” or “about 13%”",
    ),
    "money": Failing(
        """
claims:
  - {id: debt, quote: 'a debt of just over $1,312 million', kind: level, figure: 'just over $1,312 million'}
""",
        claims=("debt",),
        message=(
            "“just over $1,312 million” hedges an exact figure: either “$1,312 million” or “about $1,300 million”"
        ),
    ),
}
