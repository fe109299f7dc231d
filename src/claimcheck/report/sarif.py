"""The findings of reviews as SARIF 2.1.0, for code scanning: each at the words of the article, with its rule's page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from claimcheck.explain import PAGES
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report.excerpt import line
from claimcheck.report.location import Locations, Passage, from_top, uri
from claimcheck.report.tally import tally, total
from claimcheck.report.telling import explained
from claimcheck.reporting import JOINT
from claimcheck.rules import RULES
from claimcheck.text import printable

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT: Final = "%SRCROOT%"
"""What relative addresses start from: the top of the repository, wherever a reader has it."""

MOST_RELATED: Final = 100
"""Related places of one finding; a tenth of what code scanning takes."""

_LINK: Final = re.compile(r"\[([^\[\]]*+)\]\([^()]*+\)")


def written(reviews: Sequence[Review]) -> str:
    """The log as text: ASCII only, so that nothing in it steers the terminal it may be shown on."""
    return json.dumps(document(reviews), indent=2) + "\n"


def document(reviews: Sequence[Review]) -> dict[str, Any]:
    """The log: one run for all reviews, its results worst first within each."""
    run = _Run(reviews)
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run.document()]}


class _Run:
    def __init__(self, reviews: Sequence[Review]) -> None:
        self.reviews = reviews
        self.artifacts: dict[str, int] = {}
        self.has_baseline = any(review.counts.known for review in reviews)
        named = {finding.rule for review in reviews for finding in review.findings}
        named.update(failure.rule for review in reviews for failure in review.failures)
        known = [rule.id for rule in RULES] + [name for name in PAGES if name not in {rule.id for rule in RULES}]
        # Rules that are in no catalogue, as those of a reader's own, come last.
        ordered = [name for name in known if name in named] + sorted(named.difference(known))
        self.rules = {name: number for number, name in enumerate(ordered)}

    def document(self) -> dict[str, Any]:
        import claimcheck

        results = [result for review in self.reviews for result in self._results(review)]
        driver = {
            "name": "claimcheck",
            "semanticVersion": claimcheck.__version__,
            "shortDescription": {"text": "A type checker for the numbers in prose."},
            "rules": [_descriptor(name) for name in self.rules],
        }
        counts = [review.counts for review in self.reviews]
        run: dict[str, Any] = {
            "tool": {"driver": driver},
            "invocations": [
                {
                    "executionSuccessful": not any(review.failures for review in self.reviews),
                    "toolExecutionNotifications": [
                        self._notification(review, failure.rule, failure.error)
                        for review in self.reviews
                        for failure in review.failures
                    ],
                }
            ],
            "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository."}}},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": results,
            "properties": {"summary": tally(total(counts))},
        }
        # Known only now that every result has named its files.
        run["artifacts"] = [
            {"location": self._address(path), "encoding": "utf-8", "roles": ["analysisTarget"]}
            for path in list(self.artifacts)
        ]
        return run

    def _results(self, review: Review) -> Iterator[dict[str, Any]]:
        locations = Locations(review.dossier)
        met: Counter[str] = Counter()
        for finding in review.findings:
            fingerprint = _fingerprint(locations.claim_file, finding)
            met[fingerprint] += 1
            yield self._result(review, finding, locations, f"{fingerprint}:{met[fingerprint]}")

    def _result(self, review: Review, finding: Finding, locations: Locations, fingerprint: str) -> dict[str, Any]:
        claim = review.dossier.by_id[finding.primary]
        is_open = finding.verdict is Verdict.UNDECIDED
        lines = explained(finding)
        if finding.set_aside:
            lines.pop()  # It stands in the suppression, or as the state.
        words = locations.words(finding.primary)
        primary = self._at_words(words) if words else self._at(locations.claim(finding.primary))
        primary["logicalLocations"] = [
            {"name": finding.primary, "fullyQualifiedName": f"{locations.claim_file}::{finding.primary}"}
        ]
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self.rules[finding.rule],
            # By the standard a result has a level only where it fails; what cannot be decided is open.
            "kind": "open" if is_open else "fail",
            "level": "none" if is_open else finding.severity.value,
            "message": _message("\n".join(lines)),
            "locations": [primary],
            "relatedLocations": self._related(review, finding, locations),
            "partialFingerprints": {"claimcheckFinding/v1": fingerprint, "primaryLocationLineHash": fingerprint},
            "suppressions": []
            if finding.accepted is None or finding.known
            else [{"kind": "external", "status": "accepted", "justification": line(finding.accepted)}],
            "properties": {
                "verdict": finding.verdict.value,
                "claims": list(finding.claims),
                "figure": line(claim.printed),
            },
        }
        if self.has_baseline:
            result["baselineState"] = "unchanged" if finding.known else "new"
        return result

    def _related(self, review: Review, finding: Finding, locations: Locations) -> list[dict[str, Any]]:
        """The claim file, the claims tied to the primary one, and the cells that give the figures of others."""
        places = [(self._at(locations.claim(finding.primary)), f"the claim {finding.primary}")]
        for name in finding.claims[1:]:
            words = locations.words(name)
            places.append((self._at_words(words) if words else self._at(locations.claim(name)), f"the claim {name}"))
        compared = next((one.compared for one in review.judged if one.claim.id == finding.primary), ())
        for one in compared:
            if one.rule == finding.rule and one.about == finding.primary:
                for supply in one.supplies:
                    for cell in supply.observations:
                        place = Place(from_top(cell.place.path), cell.place.line)
                        places.append((self._at(place), f"{cell.quantity}: {cell.printed} ({supply.series.name})"))
        told: dict[str, dict[str, Any]] = {}
        for location, message in places:
            told.setdefault(message, location)
        return [
            {"id": number, **location, "message": _message(line(message))}
            for number, (message, location) in enumerate(list(told.items())[:MOST_RELATED], 1)
        ]

    def _notification(self, review: Review, rule: str, error: str) -> dict[str, Any]:
        message = f"the rule {rule} raised, a defect of it, on {from_top(review.dossier.claim_file)}: {error}"
        return {
            "level": "error",
            "message": _message(line(message)),
            "associatedRule": {"id": rule, "index": self.rules[rule]},
        }

    # Places.

    def _address(self, path: str) -> dict[str, Any]:
        address = uri(path)
        found: dict[str, Any] = {"uri": address}
        if not address.startswith("file:"):
            found["uriBaseId"] = ROOT
        return found | {"index": self.artifacts.setdefault(path, len(self.artifacts))}

    def _at(self, place: Place) -> dict[str, Any]:
        location: dict[str, Any] = {"artifactLocation": self._address(place.path)}
        if place.line:
            location["region"] = {"startLine": place.line}
            if place.column:
                location["region"]["startColumn"] = place.column
        return {"physicalLocation": location}

    def _at_words(self, words: Passage) -> dict[str, Any]:
        region: dict[str, Any] = {
            "startLine": words.line,
            "startColumn": words.column,
            "endLine": words.end_line,
            "endColumn": words.end_column,
        }
        if words.counts_as_its_file:
            region |= {"charOffset": words.start, "charLength": words.end - words.start}
        region["snippet"] = {"text": printable(words.text, keep="\n\t")}
        return {"physicalLocation": {"artifactLocation": self._address(words.path), "region": region}}


def _descriptor(name: str) -> dict[str, Any]:
    """A rule with its page, as far as a catalogue has it."""
    rule = next((rule for rule in RULES if rule.id == name), None)
    page = rule.page if rule else PAGES.get(name, "").partition("\n\n")[2]
    if not page:
        return {"id": name, "shortDescription": _message(name)}
    summary, _, rest = page.strip().partition("\n")
    severity = rule.severity if rule else Severity.ERROR if name == JOINT else Severity.WARNING
    first = next((part for part in rest.strip().split("\n\n") if not part.startswith("#")), summary)
    whole = _LINK.sub(r"\1", page.strip())
    return {
        "id": name,
        "shortDescription": _message(summary),
        "fullDescription": _message(_LINK.sub(r"\1", " ".join(first.split()))),
        "help": _message(whole) | {"markdown": _message(whole)["text"]},
        "defaultConfiguration": {"level": severity.value},
        "properties": {"tags": [rule.family if rule else "reasoning" if name == JOINT else "provenance"]},
    }


def _message(text: str) -> dict[str, Any]:
    """A text as a message: braces doubled, since single ones hold places for arguments, and nothing read as a link."""
    text = printable(text, keep="\n").replace("](", "] (")
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _fingerprint(claim_file: str, finding: Finding) -> str:
    """What stays the same of a finding while lines move, words are edited and figures are corrected."""
    parts = (claim_file, finding.rule, finding.primary)
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
