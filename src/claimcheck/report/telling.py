"""A finding in plain lines: its sentence, the slips that would explain it, whom to doubt, and where figures stand."""

from __future__ import annotations

from typing import Final

from claimcheck.finding import Finding
from claimcheck.report.excerpt import line

MOST_EVIDENCE: Final = 10
"""Places of evidence that are told of one finding; a ranking rests on hundreds."""


def explained(finding: Finding) -> list[str]:
    """The sentence of a finding, then a line for each slip, and one for the claims to doubt where they are others."""
    lines = [line(finding.message), *(f"Slip: {line(slip)}" for slip in finding.slips)]
    if finding.suspects and finding.suspects != (finding.primary,):
        lines.append(f"Doubt first: {line(', '.join(finding.suspects))}")
    if finding.set_aside:
        aside = line(finding.set_aside)
        lines.append(aside[0].upper() + aside[1:])
    return lines


def evidence(finding: Finding) -> list[str]:
    """A line for each figure that others give, and a last one that counts those left out."""
    lines = [line(place) for place in finding.evidence[:MOST_EVIDENCE]]
    rest = len(finding.evidence) - len(lines)
    return [*lines, f"and {rest:,} more"] if rest > 0 else lines
