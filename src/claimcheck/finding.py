"""What the checker says of a claim: findings, their severity, and the verdict."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering

from msgspec import Struct


@total_ordering
class Severity(Enum):
    """How much a finding weighs: an error breaks the generous sets too; a warning is strained or a fact; then notes."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def __lt__(self, other: Severity) -> bool:
        """Worse is less, so that sorting puts errors first."""
        return _SEVERITIES.index(self) < _SEVERITIES.index(other)


@total_ordering
class Verdict(Enum):
    """What is known of a claim after every rule has run, worst first."""

    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    UNDECIDED = "undecided"
    STRAINED = "strained"
    CONSISTENT = "consistent"
    UNCHECKED = "unchecked"

    def __lt__(self, other: Verdict) -> bool:
        """Worse is less, so that `min` gives the worst and sorting puts it first."""
        return _VERDICTS.index(self) < _VERDICTS.index(other)


_SEVERITIES = list(Severity)
_VERDICTS = list(Verdict)


class Place(Struct, frozen=True):
    """Where something stands: a file, and a line and column in it (from 1; 0 where it has none)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Finding(Struct, frozen=True):
    """A rule that is broken or cannot be decided.

    `claims` names every claim it ties, the primary one first. `verdict` is what the finding alone says of the primary
    claim. `place` is the claim in the claim file, `words` the claim in the article where its quote was found.
    `evidence` lists where the figures of others stand. `accepted` holds the reason why a person lives with it; of
    one that is `known` it names the baseline.
    `suspects` and `slips` are filled by reasoning over several claims.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    primary: str
    claims: tuple[str, ...]
    message: str
    place: Place
    words: Place | None = None
    evidence: tuple[str, ...] = ()
    accepted: str | None = None
    suspects: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    known: bool = False

    @property
    def set_aside(self) -> str:
        """Why it fails nothing: `known` from which baseline, or `accepted` for what reason; "" where it stands."""
        if self.accepted is None:
            return ""
        return f"{'known' if self.known else 'accepted'}: {self.accepted}"
