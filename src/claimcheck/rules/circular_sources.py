"""A source must be another text than the article, and two sources must be two.

## What it checks

The sources that a claim names, and that of the evidence for it, against the article: the same address, or the same
title. The sources that one claim names against each other: the same address.

## Why

A figure that is supported by the text it stands in, or by the same page under two names, has less support than it seems
to have.

## Tolerance

Addresses are compared without the scheme, "www.", a final slash, the part after "#", and parameters that only track
readers; titles without case. Nothing is guessed: two addresses that differ otherwise are two.

## Blind spots

A source that copied its figure from the article, or from another source, under an address of its own is not seen.

## References

Kovach, B. and Rosenstiel, T., *Blur: how to know what's true in the age of information overload*, 2010, on independent
and multiple sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from claimcheck.case import Case
from claimcheck.claim import AnyClaim
from claimcheck.finding import Severity, Verdict
from claimcheck.rule import Fact, Failing
from claimcheck.source import Source

ID: Final = "circular-sources"
FAMILY: Final = "provenance"
SEVERITY: Final = Severity.WARNING

TRACKING: Final = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid"})
"""Parameters of an address that tell a site where its reader came from; so do all that begin with utm_."""


def check(case: Case) -> Iterator[Fact]:
    """Each claim that is supported by its own article, or twice by one page."""
    of_evidence: dict[str, set[str]] = {}
    for reading in case.readings:
        for quantity in (reading.subject, reading.other):
            supply = None if quantity is None else case.evidence.reference(quantity)
            if supply is not None:
                of_evidence.setdefault(reading.claim.id, set()).add(supply.series.source_name)
    for claim in case.claims:
        used = dict.fromkeys((*claim.sources, *sorted(of_evidence.get(claim.id, ()))))
        for name in used:
            if _is_article(case, case.dossier.sources[name]):
                yield Fact(claim.id, f"its source “{name}” is the article itself", SEVERITY, Verdict.STRAINED)
        yield from _same_page(case, claim)


def _is_article(case: Case, source: Source) -> bool:
    article = case.dossier.article
    if article.url and source.url and _page(article.url) == _page(source.url):
        return True
    return bool(article.title) and article.title.casefold().split() == source.title.casefold().split()


def _same_page(case: Case, claim: AnyClaim) -> Iterator[Fact]:
    pages = {name: _page(url) for name in claim.sources if (url := case.dossier.sources[name].url)}
    for (one, page), (other, other_page) in combinations(pages.items(), 2):
        if page == other_page:
            # One page supports the claim as well as two names for it would: the verdict stays what it is.
            yield Fact(claim.id, f"its sources “{one}” and “{other}” are one page", SEVERITY)


def _page(url: str) -> str:
    """The address of a page in one form for all who link to it; of what is no address, the text."""
    try:
        parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
    except ValueError:
        return url.strip()
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if key.lower() not in TRACKING and not key.lower().startswith("utm_")
    ]
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}"


_SOURCES = """
article: {title: A Town Grows, url: 'https://www.example.org/town/'}
sources:
  itself: {title: Town, publisher: Example, url: 'http://example.org/town?utm_source=letter'}
  census: {title: Census, publisher: Statistics Office, url: 'https://example.com/census?year=2023'}
  census-again: {title: Residents, publisher: Statistics Office, url: 'https://www.example.com/census/?year=2023#top'}
  census-2022: {title: Census, publisher: Statistics Office, url: 'https://example.com/census?year=2022'}
  reprint: {title: A town grows, publisher: Elsewhere}
claims:
"""

PASSING: Final = {
    "another page": _SOURCES
    + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [census]}
""",
    "two pages of one site": _SOURCES
    + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [census, census-2022]}
""",
}

FAILING: Final = {
    "the article under another address": Failing(
        _SOURCES
        + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [census, itself]}
""",
        claims=("city",),
        message="its source “itself” is the article itself",
    ),
    "the article in another place": Failing(
        _SOURCES
        + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [reprint]}
""",
        claims=("city",),
        message="its source “reprint” is the article itself",
    ),
    "one page twice": Failing(
        _SOURCES
        + """
  - {id: city, quote: '12,000 residents', kind: level, figure: '12,000 residents', sources: [census, census-again]}
""",
        claims=("city",),
        message="its sources “census” and “census-again” are one page",
    ),
}
