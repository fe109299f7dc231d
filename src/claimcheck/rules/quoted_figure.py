"""The excerpt of a source should print the figure that the source is named for.

## What it checks

Levels and limits against the figures in the excerpts of the sources that the claim names: that one of them agrees.

## Why

An excerpt is what somebody saw. Where it prints figures, and none of them is the article's, the source may say
something else, or the excerpt was cut from another place.

## Tolerance

Figures are read by the same grammar and agree when the sets they stand for meet, whatever their units: "$1.3 billion"
and "1,312 million" do. One may lack the scale word that the column of a table had (thousand, million, billion), and a
part of one agrees with its percentage. It is a note, and none is given where any excerpt has an agreeing figure, or
where no excerpt prints a figure other than a year.

## Blind spots

Any figure of the excerpt that happens to agree satisfies it. Shares, changes, ratios, ranks and several members
together are left alone, because they are worked out from what an excerpt prints.

## References

IFCN, *Code of principles* of the International Fact-Checking Network, on letting readers redo the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from claimcheck import figure as figures
from claimcheck.case import Case
from claimcheck.claim import Level, Share, Threshold
from claimcheck.figure import Figure, Force
from claimcheck.finding import Severity
from claimcheck.quantity import Quantity
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing

ID: Final = "quoted-figure"
FAMILY: Final = "provenance"
SEVERITY: Final = Severity.NOTE

MOST_EXCERPTS: Final = 256
"""Excerpts that are not read anew when a dossier is judged again, as for every slip that is tried."""

SCALES: Final = tuple(Fraction(10) ** power for power in (0, 3, 6, 9, -3, -6, -9))
"""What a figure of a table is multiplied by where the head of its column says thousands, millions or billions."""


def check(case: Case) -> Iterator[Fact]:
    """Each figure that no excerpt of its sources prints, although they print others."""
    sources = case.dossier.sources
    excerpts: dict[str, tuple[Figure, ...]] = {}
    for reading in case.readings:
        figure = reading.figure
        if figure is None or figure.force is Force.VAGUE or not _is_copied(reading):
            continue
        for name in reading.claim.sources:
            if name not in excerpts:
                excerpts[name] = _printed(sources[name].excerpt or "")
        named = [name for name in reading.claim.sources if any(map(_counts, excerpts[name]))]
        if named and not any(_agree(figure, other) for name in named for other in excerpts[name]):
            excerpt = " nor of ".join(f"“{name}”" for name in named)
            yield Fact(
                reading.claim.id,
                f"“{figure.printed}” is not among the figures in the excerpt of {excerpt}",
                SEVERITY,
                reading=reading,
            )


def _is_copied(reading: Reading) -> bool:
    """Whether the figure is one that a source prints, rather than one worked out from what sources print."""
    claim = reading.claim
    if isinstance(claim, Share):
        return isinstance(reading.stated, Quantity)
    return isinstance(claim, Threshold) or (isinstance(claim, Level) and len(claim.member) < 2)


@lru_cache(maxsize=MOST_EXCERPTS)
def _printed(excerpt: str) -> tuple[Figure, ...]:
    """The figures of an excerpt, in their order."""
    found = []
    at = 0
    while at < len(excerpt):
        one = figures.match(excerpt, at)
        if one is None:
            at += 1
            while excerpt[at - 1 : at + 1].isalpha() and at < len(excerpt):
                at += 1  # No figure begins inside a word.
        else:
            found.append(one[0])
            at = max(one[1], at + 1)
    return tuple(found)


def _counts(figure: Figure) -> bool:
    """Whether it is a figure that could be copied: no vague word, and no bare number that is likely a year."""
    year = not figure.unit and not figure.hedge and figure.value is not None and 1900 <= figure.value < 2100
    return figure.force is not Force.VAGUE and not year


def _agree(one: Figure, other: Figure) -> bool:
    if other.force is Force.VAGUE:
        return False
    factors = SCALES if _counts(other) else SCALES[:1]
    if "%" in (one.unit, other.unit) and one.unit != other.unit:
        factors = (Fraction(1), Fraction(100), Fraction(1, 100))
    return any(one.plain.scaled(factor).meets(other.plain) for factor in factors)


_SOURCES = """
sources:
  press:
    title: Remittances in 2022
    publisher: Daily Press
    excerpt: In 2022, workers abroad sent home 1,312 million dollars, half of it from three countries.
  index: {title: List of tables, publisher: Central Bank, excerpt: tables for 2022}
claims:
"""

PASSING: Final = {
    "the same in another scale": _SOURCES
    + """
  - {id: sent, quote: workers sent $1.3 billion, kind: level, figure: $1.3 billion, sources: [press]}
""",
    "a part and its percentage": _SOURCES
    + """
  - {id: part, quote: 50% of it, kind: level, figure: 50%, sources: [press]}
""",
    "an excerpt with no figure but a year": _SOURCES
    + """
  - {id: sent, quote: workers sent $1.4 billion, kind: level, figure: $1.4 billion, sources: [index]}
""",
}

FAILING: Final = {
    "another figure": Failing(
        _SOURCES
        + """
  - {id: sent, quote: workers sent $1.4 billion, kind: level, figure: $1.4 billion, sources: [press]}
""",
        claims=("sent",),
        message="“$1.4 billion” is not among the figures in the excerpt of “press”",
    ),
    "digits that differ in the last place": Failing(
        _SOURCES
        + """
  - {id: sent, quote: workers sent $1.310 billion, kind: level, figure: $1.310 billion, sources: [press, index]}
""",
        claims=("sent",),
        message="“$1.310 billion” is not among the figures in the excerpt of “press”",
    ),
}
