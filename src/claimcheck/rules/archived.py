"""A page that a claim rests on should have an archived copy.

## What it checks

The sources with an address that claims name, or that set the limits they name: that an archived copy is given.

## Why

Pages change and vanish. Without a copy nobody can see, a year on, what the figure was checked against.

## Tolerance

A note, one for each source, told of the first claim that names it. Any address or reference of a copy counts; nothing
is opened or looked up.

## Blind spots

Sources of evidence that no claim names are left out, because the table in the dossier is itself a copy. A copy may be
of another day than the page that was read.

## References

Zittrain, J., Albert, K. and Lessig, L., *Perma: scoping and addressing the problem of link and reference rot in legal
citations*, Harvard Law Review Forum 127, 2014.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import AnyClaim, Threshold
from claimcheck.finding import Severity
from claimcheck.rule import Fact, Failing

ID: Final = "archived"
FAMILY: Final = "provenance"
SEVERITY: Final = Severity.NOTE


def check(case: Case) -> Iterator[Fact]:
    """Each source with an address and no copy, with the claims that name it."""
    naming: dict[str, list[str]] = {}
    for claim in case.claims:
        for name in dict.fromkeys(_named(case, claim)):
            naming.setdefault(name, []).append(claim.id)
    for name, (first, *others) in naming.items():
        source = case.dossier.sources[name]
        if source.url is not None and source.archived is None:
            yield Fact(first, f"no archived copy is given of “{name}”", SEVERITY, others=tuple(others))


def _named(case: Case, claim: AnyClaim) -> Iterator[str]:
    yield from claim.sources
    if isinstance(claim, Threshold) and claim.limit is not None:
        limit = case.dossier.limits[claim.limit]
        if limit.source is not None:
            yield limit.source


_SOURCES = """
sources:
  census: {title: Census, publisher: Statistics Office, url: 'https://example.com/census'}
  kept: {title: Census, publisher: Statistics Office, url: 'https://example.com/census',
    archived: 'https://archive.example/census'}
  book: {title: History of the Town, publisher: Town Press}
claims:
"""

PASSING: Final = {
    "with a copy": _SOURCES
    + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [kept]}
""",
    "a book": _SOURCES
    + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [book]}
""",
}

FAILING: Final = {
    "one claim": Failing(
        _SOURCES
        + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [census]}
""",
        claims=("city",),
        message="no archived copy is given of “census”",
    ),
    "two claims of one source": Failing(
        _SOURCES
        + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [census]}
  - {id: harbour, quote: '1,350 in the harbour', kind: level, figure: '1,350', sources: [census, kept]}
""",
        claims=("city", "harbour"),
        message="no archived copy is given of “census”",
    ),
}
