"""A baseline: the findings known on a day, kept in a file, so that only what is new fails a run."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.fault import Fault, InputError
from claimcheck.finding import Finding, Severity
from claimcheck.judgement import Review, with_findings
from claimcheck.loading.files import read_text
from claimcheck.text import printable

VERSION: Final = 1
"""The version of the file: raised when a key changes its meaning."""

CAP: Final = 64_000_000
"""Bytes of a baseline: several hundred thousand findings."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """By what a finding is known again: its claim file, claim and rule, and the claim's figure as printed.

    Neither the line of the claim nor the words and numbers of the message count, so that moving a claim, or a new
    vintage of the evidence, changes nothing; another figure in the claim makes a new finding. `claim_file` is named
    from the folder of the baseline. `severity` is the one it had: a finding that is worse today is new.
    """

    claim_file: str
    claim: str
    rule: str
    figure: str
    severity: str = field(compare=False)


class Baseline(Struct, frozen=True):
    """The findings known, in the file at `path`; what a rule found of a claim more than once stands there as often."""

    path: str
    entries: tuple[Known, ...] = ()

    def applied(self, review: Review, ran: Collection[str]) -> tuple[Review, tuple[Known, ...]]:
        """The review with what is known marked, and the entries about it that are found no more.

        `ran` are the names of the rules that ran: of the others an entry may still hold. Where a rule finds more of a
        claim than is known, all of it is shown, since nothing tells which is new.
        """
        allowed = Counter(self.entries)
        worst: dict[Known, Severity] = {}
        for known in self.entries:
            worst[known] = min(Severity(known.severity), worst.get(known, Severity.NOTE))
        entries = [self._entry(review, one) for one in review.findings]
        found = Counter(entry for entry, one in zip(entries, review.findings, strict=True) if one.accepted is None)
        findings = [
            replace(one, accepted=f"from the baseline {self.path}", known=True)
            if one.accepted is None and found[entry] <= allowed[entry] and one.severity >= worst[entry]
            else one
            for entry, one in zip(entries, review.findings, strict=True)
        ]
        here = self._claim_file(review)
        gone = Counter(entry for entry in self.entries if entry.claim_file == here and entry.rule in ran) - found
        return with_findings(review, findings), tuple(sorted(gone.elements()))

    def renewed(self, reviews: Iterable[Review], ran: Collection[str]) -> Baseline:
        """What is known after these reviews: their findings, and what is known of other dossiers and rules."""
        reviews = list(reviews)
        checked = {self._claim_file(review) for review in reviews}
        found = [
            self._entry(review, one)
            for review in reviews
            for one in review.findings
            if one.accepted is None or one.known
        ]
        anew = frozenset(found)
        kept = [
            entry
            for entry in self.entries
            if (entry.claim_file not in checked or entry.rule not in ran) and entry not in anew
        ]
        entries = sorted([*kept, *found], key=lambda entry: (entry, entry.severity))
        return Baseline(self.path, tuple(entries))

    def written(self) -> str:
        """The file, one entry a line, in a fixed order, so that a change of it reads well."""
        lines = ",\n".join(f"    {json.dumps(asdict(entry))}" for entry in self.entries)
        return f'{{\n  "version": {VERSION},\n  "findings": [{f"{chr(10)}{lines}{chr(10)}  " if lines else ""}]\n}}\n'

    def _entry(self, review: Review, finding: Finding) -> Known:
        claim = review.dossier.by_id[finding.primary]
        return Known(self._claim_file(review), claim.id, finding.rule, claim.printed, finding.severity.value)

    def _claim_file(self, review: Review) -> str:
        folder = Path(self.path).parent
        try:
            return Path(os.path.relpath(review.dossier.claim_file, folder)).as_posix()
        except ValueError:  # On another drive.
            return Path(review.dossier.claim_file).as_posix()


def read(path: str) -> Baseline:
    """The baseline in a file. Raises InputError for a file that cannot be read or was not written as one."""
    text = read_text(Path(path), path, CAP)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError([Fault(path, error.lineno, error.colno, f"no JSON: {error.msg.lower()}")]) from None
    except (ValueError, RecursionError):
        raise InputError([Fault(path, 0, 0, "no JSON that can be read: a value is too large")]) from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        message = f"no baseline of version {VERSION}: write it anew with --write-baseline"
        raise InputError([Fault(path, 0, 0, message)])
    faults = [
        Fault(path, 0, 0, f"finding {number} {printable(message)}")
        for number, entry in enumerate(data["findings"], 1)
        if (message := _refusal(entry))
    ]
    if faults:
        raise InputError(faults[:MOST_FAULTS])
    return Baseline(path, tuple(Known(**entry) for entry in data["findings"]))


MOST_FAULTS: Final = 20
"""Faults of one baseline that are told: the file is written by a program, and a fault in it is seldom alone."""

_KEYS: Final = ("claim_file", "claim", "rule", "figure", "severity")


def _refusal(entry: Any) -> str:
    """Why an entry is none; "" where it is one."""
    if not isinstance(entry, dict):
        return "is no object"
    if set(entry) != set(_KEYS):
        return f"has not the keys {', '.join(_KEYS)}"
    if not all(isinstance(value, str) for value in entry.values()):
        return "has a value that is no text"
    severities = [severity.value for severity in Severity]
    return "" if entry["severity"] in severities else f"has no severity of {', '.join(severities)}"
