"""The sign of each verdict, severity and result, one for all reports; it stands before the word and helps the eye."""

from __future__ import annotations

from typing import Final

from claimcheck.finding import Severity, Verdict
from claimcheck.trial import Result

VERDICTS: Final = {
    Verdict.CONTRADICTED: "✗",
    Verdict.DISPUTED: "≠",
    Verdict.UNDECIDED: "?",
    Verdict.STRAINED: "~",
    Verdict.CONSISTENT: "✓",
    Verdict.UNCHECKED: "·",
}
SEVERITIES: Final = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
RESULTS: Final = {Result.BROKEN: "✗", Result.OPEN: "?", Result.STRAINED: "~", Result.HOLDS: "✓"}
