"""A judged claim as one row of a table: plain values under names that stay, for data frames and spreadsheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Final, TypeAlias

from claimcheck.claim import AnyClaim
from claimcheck.dossier import Dossier
from claimcheck.figure import Figure
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.interval import CLOSED

Cell: TypeAlias = str | int | bool | Fraction | None
"""A value of a row; a number that was printed is a fraction."""

FloatCell: TypeAlias = str | int | bool | float | None
"""The same for a data frame, which computes in floats."""

TOGETHER: Final = "; "
"""What stands between several values in one cell."""

COLUMNS: Final = (
    "claim_file",
    "claim",
    "kind",
    "verdict",
    "figure",
    "value",
    "low",
    "low_closed",
    "high",
    "high_closed",
    "unit",
    "hedge",
    "rate",
    "quantity",
    "member",
    "period",
    "period_first",
    "period_last",
    "reading",
    "sources",
    "said_by",
    "comparisons",
    "errors",
    "warnings",
    "notes",
    "accepted",
    "rules",
    "message",
    "slip",
    "doubt",
    "quote",
    "line",
    "column",
    "article",
    "article_line",
    "article_column",
)
"""The names of the columns, in their order; new ones come last."""


def row(
    dossier: Dossier, claim: AnyClaim, verdict: Verdict, reading: str, comparisons: int, findings: Sequence[Finding]
) -> dict[str, Cell]:
    """The row of a claim. `findings` are those about it, worst first; the columns are the same for every claim.

    `low` and `high` are the ends of the set the figure plainly stands for, in its `unit`, None for an end at infinity.
    """
    figure = getattr(claim, "position", None) or getattr(claim, "figure", None)
    figure = figure if isinstance(figure, Figure) else None
    plain = figure.plain if figure else None
    period = claim.period
    place, words = dossier.places[claim.id], dossier.words_of(claim.id)
    standing = [one for one in findings if one.accepted is None]
    counted = Counter(one.severity for one in standing)
    return {
        "claim_file": dossier.claim_file,
        "claim": claim.id,
        "kind": claim.kind,
        "verdict": verdict.value,
        "figure": claim.printed,
        "value": figure.value if figure else None,
        "low": plain.low if plain else None,
        "low_closed": plain is not None and plain.low is not None and plain.low_end is CLOSED,
        "high": plain.high if plain else None,
        "high_closed": plain is not None and plain.high is not None and plain.high_end is CLOSED,
        "unit": figure.unit if figure else "",
        "hedge": figure.hedge if figure else "",
        "rate": figure.rate if figure else "",
        "quantity": getattr(claim, "quantity", None) or "",
        "member": TOGETHER.join(getattr(claim, "member", ())),
        "period": "" if period is None else str(period),
        "period_first": "" if period is None else period.start.isoformat(),
        "period_last": "" if period is None else (period.end - timedelta(days=1)).isoformat(),
        "reading": reading,
        "sources": TOGETHER.join(claim.sources),
        "said_by": claim.said_by or "",
        "comparisons": comparisons,
        "errors": counted[Severity.ERROR],
        "warnings": counted[Severity.WARNING],
        "notes": counted[Severity.NOTE],
        "accepted": len(findings) - len(standing),
        "rules": TOGETHER.join(dict.fromkeys(one.rule for one in standing)),
        "message": standing[0].message if standing else "",
        "slip": next((one.slips[0] for one in standing if one.slips), ""),
        "doubt": TOGETHER.join(standing[0].suspects) if standing else "",
        "quote": claim.quote,
        "line": place.line,
        "column": place.column,
        "article": words.path if words else "",
        "article_line": words.line if words else None,
        "article_column": words.column if words else None,
    }


def floating(value: Cell) -> FloatCell:
    """The value for computing: a fraction as the float nearest to it, infinite where it is too large for one."""
    if not isinstance(value, Fraction):
        return value
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
