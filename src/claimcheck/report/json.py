"""The review as JSON, for other programs: docs/schema/review.schema.json says what each key holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.judgement import Compared, Counts, Judged, Review
from claimcheck.trial import Result

VERSION: Final = 1
"""The version of this format: raised when a key goes or changes its meaning, not when one is added."""


def document(reviews: Sequence[Review]) -> dict[str, Any]:
    """The reviews as objects that `json` can write. Strings are the words of the files, whatever they contain."""
    return {"version": VERSION, "dossiers": [_dossier(review) for review in reviews]}


def written(reviews: Sequence[Review]) -> str:
    """The document as text, one value a line and with a final line end.

    It holds ASCII only, so that nothing in it steers the terminal it may be shown on, whatever its encoding.
    """
    return json.dumps(document(reviews), indent=2) + "\n"


def _dossier(review: Review) -> dict[str, Any]:
    dossier = review.dossier
    return {
        "path": str(dossier.path),
        "claim_file": dossier.claim_file,
        "title": dossier.article.title,
        "url": dossier.article.url,
        "failed": review.failed,
        "claims": [_claim(judged, review) for judged in review.judged],
        "findings": [_finding(finding) for finding in review.findings],
        "failures": [{"rule": failure.rule, "error": failure.error} for failure in review.failures],
        "exemptions": [
            {"quote": one.quote, "reason": one.reason, "line": one.place.line} for one in dossier.exemptions
        ],
        "counts": _counts(review.counts),
    }


def _claim(judged: Judged, review: Review) -> dict[str, Any]:
    claim = judged.claim
    place = review.dossier.places[claim.id]
    return {
        "id": claim.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "figure": claim.printed or None,
        "verdict": judged.verdict.value,
        "line": place.line,
        "column": place.column,
        "quantity": getattr(claim, "quantity", None),
        "member": list(getattr(claim, "member", ())),
        "period": None if claim.period is None else str(claim.period),
        "reading": judged.reading,
        "sources": list(claim.sources),
        "compared": [_comparison(one) for one in judged.compared],
        "follows": [
            {"quantity": one.quantity, "values": one.values, "chain": list(one.chain)}
            for one in review.following(claim.id)
        ],
    }


def _comparison(one: Compared) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "about": one.about,
        "result": one.result.value,
        "arithmetic": one.arithmetic,
        "sources": list(one.sources),
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
        "suspects": list(finding.suspects),
        "slips": list(finding.slips),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "claims": counts.claims,
        "verdicts": {verdict.value: counts.verdicts.get(verdict, 0) for verdict in Verdict},
        "findings": {severity.value: counts.findings.get(severity, 0) for severity in Severity},
        "accepted": counts.accepted,
        "rules": counts.rules,
        "failures": counts.failures,
        "trials": {result.value: counts.trials.get(result, 0) for result in Result},
        "untested": counts.untested,
        "explained": counts.explained,
        "exemptions": counts.exemptions,
    }
