"""What became of the words of claims, as text and as a document for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from claimcheck.anchoring import Reanchored, State
from claimcheck.dossier import Dossier, Exemption
from claimcheck.text import printable

_LONGEST_SHOWN: Final = 160


def text(dossier: Dossier, found: Sequence[Reanchored]) -> str:
    """The claims whose words are not where and as they were, and how many are of each state."""
    lines = []
    for one in found:
        if one.state is not State.UNCHANGED:
            lines += _lines(dossier, one)
    counted = Counter(one.state for one in found)
    counts = ", ".join(f"{counted[state]} {state.value}" for state in State if counted[state]) or "none"
    exempt = sum(isinstance(one.claim, Exemption) for one in found)
    claims = f"{len(found) - exempt} {'claim' if len(found) - exempt == 1 else 'claims'}"
    exemptions = f" and {exempt} {'exemption' if exempt == 1 else 'exemptions'}" if exempt else ""
    lines.append(f"{printable(dossier.claim_file)}: {claims}{exemptions}: {counts}")
    return "\n".join(lines) + "\n"


def _lines(dossier: Dossier, one: Reanchored) -> list[str]:
    place = one.claim.place if isinstance(one.claim, Exemption) else dossier.places[one.claim.id]
    head = f"{printable(str(place))}: {one.name}: {one.state.value}"
    if one.state is State.NUMBER_CHANGED:
        head += f": {said(one.before)} in the quote, {said(one.now)} in the article"
    if one.place is not None:
        head += f" ({printable(dossier.article.path)}:{one.place.line}:{one.place.column})"
    lines = [head]
    if one.state in (State.REWORDED, State.NUMBER_CHANGED, State.LOST):
        lines.append(f"    was: “{_shown(one.claim.quote)}”")
    if one.state in (State.REWORDED, State.NUMBER_CHANGED):
        lines.append(f"    now: “{_shown(one.words)}”")
    if one.note:
        lines.append(f"    {printable(one.note)}")
    return lines


def said(numbers: Sequence[str]) -> str:
    """Numbers as a message names them."""
    return f"“{printable(' '.join(numbers))}”" if numbers else "no number"


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return printable(words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…")


def document(dossiers: Sequence[tuple[Dossier, Sequence[Reanchored]]]) -> dict[str, Any]:
    """The same for programs; offsets are into the text of the article."""
    return {
        "dossiers": [
            {
                "claim_file": dossier.claim_file,
                "article": dossier.article.path,
                "claims": [{"id": one.name} | _found(one) for one in found if not isinstance(one.claim, Exemption)],
                "exemptions": [
                    {"quote": one.claim.quote} | _found(one) for one in found if isinstance(one.claim, Exemption)
                ],
            }
            for dossier, found in dossiers
        ]
    }


def _found(one: Reanchored) -> dict[str, Any]:
    return {
        "state": one.state.value,
        "start": one.place.start if one.place else None,
        "end": one.place.end if one.place else None,
        "line": one.place.line if one.place else None,
        "column": one.place.column if one.place else None,
        "words": one.words or None,
        "before": list(one.before),
        "now": list(one.now),
        "note": one.note or None,
    }
