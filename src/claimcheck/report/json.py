"""The review as JSON, for other programs: docs/schema/review.schema.json says what each key holds."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from claimcheck.dossier import Dossier
from claimcheck.evidence import Observation, Series, Supply
from claimcheck.figure import Figure
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.judgement import Compared, Counts, Judged, Review
from claimcheck.report.exact import exact, exact_set
from claimcheck.source import Source
from claimcheck.trial import Result

VERSION: Final = 1
"""The version of this format: raised when a key goes or changes its meaning, not when one is added."""

_SLIP: Final = re.compile(r"([a-z]+(?:-[a-z]+)*+): ")


def document(reviews: Sequence[Review]) -> dict[str, Any]:
    """The reviews as objects that `json` can write. Strings are the words of the files, whatever they contain."""
    return {"version": VERSION, "dossiers": [_dossier(review) for review in reviews]}


def written(reviews: Sequence[Review]) -> str:
    """The document as text, one value a line and with a final line end.

    It holds ASCII only, so that nothing in it steers the terminal it may be shown on, whatever its encoding.
    """
    return json.dumps(document(reviews), indent=2) + "\n"


def told(reviews: Sequence[Review], claim: str) -> dict[str, Any]:
    """All that reviews know of the claims of a name: docs/schema/why.schema.json says what each key holds."""
    return {"version": VERSION, "claims": [_told(review, claim) for review in reviews]}


def _told(review: Review, name: str) -> dict[str, Any]:
    observations = _Observations()
    judged = next(one for one in review.judged if one.claim.id == name)
    return {
        "claim_file": review.dossier.claim_file,
        "claim": _claim(judged, review, observations),
        "findings": [_finding(finding) for finding in review.of(name)],
        "observations": observations.document,
    }


def _dossier(review: Review) -> dict[str, Any]:
    dossier = review.dossier
    observations = _Observations()
    return {
        "path": str(dossier.path),
        "claim_file": dossier.claim_file,
        "title": dossier.article.title,
        "url": dossier.article.url,
        "authors": list(dossier.article.authors),
        "published": None if dossier.article.published is None else str(dossier.article.published),
        "article": None if dossier.article.text is None else dossier.article.path,
        "failed": review.failed,
        "claims": [_claim(judged, review, observations) for judged in review.judged],
        "findings": [_finding(finding) for finding in review.findings],
        "failures": [{"rule": failure.rule, "error": failure.error} for failure in review.failures],
        "exemptions": [
            {"quote": one.quote, "reason": one.reason, "line": one.place.line} for one in dossier.exemptions
        ],
        "observations": observations.document,
        "sources": {name: _source(source) for name, source in dossier.sources.items()},
        "counts": _counts(review.counts),
    }


class _Observations:
    """The observations that claims were compared with, each once, in the order in which they are met."""

    def __init__(self) -> None:
        self.document: list[dict[str, Any]] = []
        self._numbers: dict[int, int] = {}

    def number(self, observation: Observation, series: Series) -> int:
        """The place of an observation in the list, from 0."""
        # A dossier holds each observation once, and hashing one would hash its fractions.
        if id(observation) not in self._numbers:
            self._numbers[id(observation)] = len(self.document)
            self.document.append(
                {
                    "quantity": str(observation.quantity),
                    "figure": observation.figure,
                    "unit": observation.unit,
                    "source": series.source_name,
                    "vintage": series.vintage or None,
                    "definition": series.definition or None,
                    "path": observation.place.path,
                    "line": observation.place.line,
                }
            )
        return self._numbers[id(observation)]


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "standing": source.standing.value,
        "second_hand": source.second_hand,
        "url": source.url,
        "archived": source.archived,
        "published": source.published,
        "retrieved": source.retrieved,
    }


def _claim(judged: Judged, review: Review, observations: _Observations) -> dict[str, Any]:
    claim = judged.claim
    dossier = review.dossier
    place = dossier.places[claim.id]
    return {
        "id": claim.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "figure": claim.printed or None,
        "stated": _stated(getattr(claim, "position", None) or getattr(claim, "figure", None)),
        "verdict": judged.verdict.value,
        "line": place.line,
        "column": place.column,
        "words": _words(dossier, judged),
        "quantity": getattr(claim, "quantity", None),
        "member": list(getattr(claim, "member", ())),
        "period": None if claim.period is None else str(claim.period),
        "reading": judged.reading,
        "lacks": judged.lacks,
        "sources": list(claim.sources),
        "said_by": claim.said_by,
        "compared": [_comparison(one, dossier, observations) for one in judged.compared],
        "follows": [
            {
                "quantity": one.quantity,
                "values": one.values,
                "left": None if one.left is None else exact_set(one.left),
                "chain": list(one.chain),
            }
            for one in review.following(claim.id)
        ],
    }


def _stated(figure: Any) -> dict[str, Any] | None:
    """What a printed figure stands for; None for a date, whose words are no number, and where there is none."""
    if not isinstance(figure, Figure):
        return None
    return {
        "value": exact(figure.value),
        "unit": figure.unit,
        "hedge": figure.hedge,
        "rate": figure.rate,
        "plain": exact_set(figure.plain),
        "generous": exact_set(figure.generous),
        "expected": exact_set(figure.expected),
    }


def _words(dossier: Dossier, judged: Judged) -> dict[str, Any] | None:
    anchor = None if dossier.article.text is None else dossier.article.anchor(judged.claim)
    if anchor is None:
        return None
    place = {"path": dossier.article.path, "line": anchor.line, "column": anchor.column}
    return place | {"start": anchor.start, "end": anchor.end}


def _comparison(one: Compared, dossier: Dossier, observations: _Observations) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "about": one.about,
        "result": one.result.value,
        "arithmetic": one.arithmetic,
        "sources": list(one.sources),
        "supplied": [_supply(supply, dossier, observations) for supply in one.supplies],
    }


def _supply(supply: Supply, dossier: Dossier, observations: _Observations) -> dict[str, Any]:
    return {
        "quantity": str(supply.quantity),
        "printed": supply.printed,
        "unit": dossier.measures[supply.quantity.measure].typed_unit.name,
        "plain": exact_set(supply.plain),
        "generous": exact_set(supply.generous),
        "observations": [observations.number(each, supply.series) for each in supply.observations],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "primary": finding.primary,
        "claims": list(finding.claims),
        "message": finding.message,
        "line": finding.place.line,
        "column": finding.place.column,
        "words": None if finding.words is None else _place(finding.words),
        "evidence": list(finding.evidence),
        "accepted": finding.accepted,
        "known": finding.known,
        "suspects": list(finding.suspects),
        "slips": [_slip(said) for said in finding.slips],
    }


def _slip(said: str) -> dict[str, Any]:
    """The sentence on a slip, and the name before its colon; None in a line that names none."""
    named = _SLIP.match(said)
    return {"slip": named[1] if named else None, "said": said[named.end() :] if named else said}


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "claims": counts.claims,
        "verdicts": {verdict.value: counts.verdicts.get(verdict, 0) for verdict in Verdict},
        "findings": {severity.value: counts.findings.get(severity, 0) for severity in Severity},
        "accepted": counts.accepted,
        "known": counts.known,
        "rules": counts.rules,
        "failures": counts.failures,
        "trials": {result.value: counts.trials.get(result, 0) for result in Result},
        "untested": counts.untested,
        "explained": counts.explained,
        "exemptions": counts.exemptions,
    }
