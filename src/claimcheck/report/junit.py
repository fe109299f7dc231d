"""The claims of reviews as JUnit XML, for programs that show tests: a suite for each dossier, a case for each claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.report.excerpt import line
from claimcheck.report.location import from_top
from claimcheck.report.telling import evidence, explained
from claimcheck.text import printable

_NO_CHARACTER: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, even escaped."""


def written(reviews: Sequence[Review]) -> str:
    """The file as text. It names no time and no machine, so that the same reviews give the same file."""
    root = Element("testsuites", {"name": "claimcheck"})
    suites = [_suite(review) for review in reviews]
    root.extend(suites)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(root, encoding='unicode')}\n"


def _suite(review: Review) -> Element:
    """A dossier; its cases come out as the items of `pytest --claims` do."""
    claim_file = from_top(review.dossier.claim_file)
    suite = Element("testsuite", {"name": _safe(claim_file)})
    for judged in review.judged:
        suite.append(_case(judged, review, claim_file))
    for failure in review.failures:
        case = SubElement(suite, "testcase", _named(claim_file, f"rule {failure.rule}"))
        message = f"the rule raised, a defect of it: {line(failure.error)}"
        SubElement(case, "failure", {"message": _safe(message), "type": "defect"}).text = _safe(message)
    for count, tag in (("tests", "."), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        found = len(suite) if tag == "." else len(suite.findall(f"testcase/{tag}"))
        suite.set(count, str(found))
    return suite


def _case(judged: Judged, review: Review, claim_file: str) -> Element:
    """A claim: failed by an error that stands, skipped where all are set aside or where nothing could be decided."""
    claim = judged.claim
    place = review.dossier.places[claim.id]
    case = Element("testcase", _named(claim_file, claim.id) | {"file": _safe(claim_file), "line": str(place.line)})
    about = review.of(claim.id)
    errors = [finding for finding in about if finding.severity is Severity.ERROR]
    standing = [finding for finding in errors if finding.accepted is None]
    if standing:
        failure = SubElement(case, "failure", {"message": _safe(line(standing[0].message)), "type": standing[0].rule})
        failure.text = _safe("\n\n".join(_told(finding, review) for finding in standing))
    elif errors:
        aside = "; ".join(dict.fromkeys(line(finding.set_aside) for finding in errors))
        kind = "known" if all(finding.known for finding in errors) else "accepted"
        SubElement(case, "skipped", {"message": _safe(aside), "type": kind})
    elif judged.verdict in (Verdict.UNCHECKED, Verdict.UNDECIDED):
        verdict = judged.verdict.value
        SubElement(case, "skipped", {"message": f"{claim.id}: {verdict}", "type": verdict})
    SubElement(case, "system-out").text = _safe("\n".join(_said(judged, about)))
    return case


def _named(claim_file: str, name: str) -> dict[str, str]:
    return {"classname": _safe(claim_file.replace("/", ".")), "name": _safe(name)}


def _told(finding: Finding, review: Review) -> str:
    primary = review.dossier.by_id[finding.primary]
    first, *rest = explained(finding)
    lines = [f"{finding.verdict.value}: {first} ({finding.rule})"]
    lines += [str(finding.place), f"{finding.words or 'quote'}: “{line(primary.quote)}”", *rest, *evidence(finding)]
    if len(finding.claims) > 1:
        lines.append(f"tied to it: {', '.join(finding.claims[1:])}")
    return "\n    ".join(lines)


def _said(judged: Judged, about: Sequence[Finding]) -> list[str]:
    """The verdict, the words, what was compared, and the findings that fail nothing."""
    read = f", read as {line(judged.reading)}" if judged.reading else ""
    lines = [f"{judged.verdict.value}{read}", f"“{line(judged.claim.quote)}”"]
    for one in dict.fromkeys(judged.compared):
        origin = "; ".join(filter(None, (one.rule, *one.sources)))
        lines.append(f"{one.result.value}: {line(one.arithmetic)} ({line(origin)})")
    if not judged.compared:
        lines.append(f"compared with nothing: {line(judged.lacks)}" if judged.lacks else "compared with nothing")
    milder = [finding for finding in about if finding.severity is not Severity.ERROR]
    return lines + [f"{finding.severity.value}: {line(finding.message)} ({finding.rule})" for finding in milder]


def _safe(text: str) -> str:
    """The text with every character replaced that steers a terminal, hides, or has no place in XML."""
    return _NO_CHARACTER.sub(lambda found: f"\\u{ord(found[0]):04x}", printable(text, keep="\n"))
