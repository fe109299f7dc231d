"""The judged claims of reviews as schema.org JSON-LD: a ClaimReview each, and an Observation for each figure used."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from claimcheck.claim import AnyClaim
from claimcheck.dossier import Article, Dossier
from claimcheck.evidence import Observation, Series
from claimcheck.finding import Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.period import GREGORIAN, Granularity, Period
from claimcheck.report.excerpt import line
from claimcheck.source import Source

CONTEXT: Final = "https://schema.org"

RATINGS: Final = {Verdict.CONTRADICTED: 1, Verdict.DISPUTED: 2, Verdict.STRAINED: 3, Verdict.CONSISTENT: 4}
"""The scale: 1 cannot be so, 2 is one of several that cannot all be so, 3 fits only generously, 4 fits what it was
compared with, which does not make it true. What is undecided is reviewed and has no number; what nothing was compared
with is not reviewed."""

_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`\x7f-\x9f]++", re.IGNORECASE)
_DATED: Final = (Granularity.YEAR, Granularity.MONTH, Granularity.DAY)


def written(reviews: Sequence[Review]) -> str:
    """The graph as text that can stand in a `script` element of a page: ASCII, and no sign that could end one."""
    text = json.dumps(document(reviews), indent=2)
    return re.sub(r"[<>&]", lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


def document(reviews: Sequence[Review]) -> dict[str, Any]:
    """One graph for all reviews: the claims in the order of their files, then what they were compared with."""
    graph: list[dict[str, Any]] = []
    for number, review in enumerate(reviews, 1):
        # Names of claims are unique in a file alone.
        graph += _Graph(review.dossier, f"{number}-" if len(reviews) > 1 else "").of(review)
    return {"@context": CONTEXT, "@graph": graph}


class _Graph:
    """The nodes of one review. Their names are fragments of the page that the graph stands in."""

    def __init__(self, dossier: Dossier, prefix: str) -> None:
        self.dossier, self.prefix = dossier, prefix
        self.observations: list[dict[str, Any]] = []
        self._numbers: dict[int, str] = {}

    def of(self, review: Review) -> list[dict[str, Any]]:
        judged = [one for one in review.judged if one.verdict is not Verdict.UNCHECKED]
        return [*[self._claim_review(one, review) for one in judged], *self.observations]

    def _claim_review(self, judged: Judged, review: Review) -> dict[str, Any]:
        claim = judged.claim
        name = f"#{self.prefix}claim-{claim.id}"
        rating: dict[str, Any] = {"@type": "Rating", "alternateName": judged.verdict.value}
        if judged.verdict in RATINGS:
            rating |= {"ratingValue": RATINGS[judged.verdict], "worstRating": 1, "bestRating": 4}
        # What gave the verdict; of a claim that fits, what it was compared with.
        reasons = [finding.message for finding in review.of(claim.id) if finding.verdict is judged.verdict]
        reasons += [f"{one.result.value}: {one.arithmetic}" for one in judged.compared]
        if reasons:
            rating["ratingExplanation"] = line(reasons[0])
        cells = {
            self._observation(cell, supply.series): None
            for one in judged.compared
            for supply in one.supplies
            for cell in supply.observations
        }
        found = {
            "@type": "ClaimReview",
            "@id": name,
            "url": name,
            "claimReviewed": line(claim.quote),
            "reviewRating": rating,
            "itemReviewed": _claim(claim, self.dossier.article),
        }
        return found | ({"mentions": [{"@id": cell} for cell in cells]} if cells else {})

    def _observation(self, cell: Observation, series: Series) -> str:
        """The name of an observation, which is told once however many claims were compared with it."""
        if id(cell) not in self._numbers:
            name = f"#{self.prefix}observation-{len(self._numbers) + 1}"
            self._numbers[id(cell)] = name
            measure = self.dossier.measures[cell.quantity.measure]
            found: dict[str, Any] = {
                "@type": "Observation",
                "@id": name,
                "variableMeasured": line(measure.measure),
                # As the table prints it: a number of JSON would be rounded by what reads it.
                "value": line(cell.figure),
                "unitText": line(cell.unit),
            }
            if cell.quantity.members:
                found["observationAbout"] = {"@type": "Thing", "name": line(" and ".join(cell.quantity.members))}
            if cell.quantity.period is not None:
                found |= _when(cell.quantity.period)
            found["subjectOf"] = _dataset(series.source, series.vintage)
            self.observations.append(found)
        return self._numbers[id(cell)]


def _claim(claim: AnyClaim, article: Article) -> dict[str, Any]:
    """The claim as the article has it, and the article as where it appears."""
    appearance: dict[str, Any] = {"@type": "Article"}
    authors = [{"@type": "Person", "name": line(author)} for author in article.authors]
    if article.title:
        appearance["headline"] = line(article.title)
    if _is_address(article.url):
        appearance["url"] = article.url
    if authors:
        appearance["author"] = authors
    published = _date(article.published)
    if published:
        appearance["datePublished"] = published
    found: dict[str, Any] = {"@type": "Claim", "text": line(claim.quote), "appearance": appearance}
    if claim.said_by:
        # Whether a person or an organisation is quoted, nobody has typed.
        found["creditText"] = line(claim.said_by)
    elif authors:
        found["author"] = authors
    return found | ({"datePublished": published} if published else {})


def _dataset(source: Source, vintage: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Dataset",
        "name": line(source.title),
        "publisher": {"@type": "Organization", "name": line(source.publisher)},
    }
    if _is_address(source.url):
        found["url"] = source.url
    if source.published and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", source.published):
        found["datePublished"] = source.published
    return found | ({"version": line(vintage)} if vintage else {})


def _when(period: Period) -> dict[str, str]:
    """The first and the last day of a period, and, where the calendar of all names it, that name."""
    last = (period.end - timedelta(days=1)).isoformat()
    date = _date(period)
    return ({"observationDate": date} if date else {}) | {"observationPeriod": f"{period.start.isoformat()}/{last}"}


def _date(period: Period | None) -> str:
    """The year, month or day in ISO 8601; "" for a period that is none of the calendar of all."""
    if period is None or period.granularity not in _DATED or period.calendar not in ("", GREGORIAN.name):
        return ""
    return str(period).removeprefix(f"{GREGORIAN.name} ")


def _is_address(url: str | None) -> bool:
    """Whether a page may lead its reader there: `javascript:` and other schemes are left out."""
    return url is not None and _ADDRESS.fullmatch(url) is not None
