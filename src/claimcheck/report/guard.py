"""What guards the figures of a dossier, as text for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from claimcheck.guarding import Figured, Guarding
from claimcheck.report.excerpt import line
from claimcheck.report.tally import counted

VERSION: Final = 1
"""The version of this format: raised when a key goes or changes its meaning, not when one is added."""

MOST_TOLD: Final = 6
"""Changes that nobody would notice which are told for one figure; the rest are counted."""


def text(guardings: Sequence[Guarding]) -> str:
    """The score of each dossier, what is not guarded and what would guard it."""
    return "\n".join("\n".join(_lines(one)) + "\n" for one in guardings)


def document(guardings: Sequence[Guarding]) -> dict[str, Any]:
    """The same as objects that `json` can write."""
    return {"version": VERSION, "dossiers": [_dossier(one) for one in guardings]}


def _lines(guarding: Guarding) -> Iterator[str]:
    dossier = guarding.dossier
    if dossier.article.title:
        yield line(dossier.article.title)
    yield line(dossier.claim_file)
    yield ""
    if guarding.unguarded:
        yield "Not guarded: no change of these figures would be noticed."
        for figured in guarding.unguarded:
            yield f"  {_head(guarding, figured)}"
            yield f"    would be guarded by {line(figured.needs)}"
        yield ""
    partly = [one for one in guarding.guarded if one.noticed < len(one.changes)]
    if partly:
        yield "Guarded in part: these changes would not be noticed."
        for figured in partly:
            missed = [one for one in figured.changes if not one.noticed]
            told = [f"“{line(one.printed)}” ({one.slip})" for one in missed[:MOST_TOLD]]
            if len(missed) > MOST_TOLD:
                told.append(f"{len(missed) - MOST_TOLD} more")
            yield f"  {_head(guarding, figured)}: {', '.join(told)}"
        yield ""
    passing = [one for one in guarding.guarded if one.passed]
    if passing:
        yield "Other figures that would pass, of those spread evenly from a tenth to ten times the value."
        for figured in passing:
            yield f"  {_head(guarding, figured)}: {figured.passed} of {figured.tried}"
        yield ""
    if guarding.unchanged:
        names = ", ".join(f"{line(claim.id)} “{line(claim.printed)}”" for claim in guarding.unchanged)
        yield f"Not tried: {counted(len(guarding.unchanged), 'figure')} in words, which no slip changes: {names}"
        yield ""
    whole = len(guarding.figures)
    yield (
        f"Guard score {guarding.score:.0f}%: {guarding.noticed:,} of {counted(guarding.changes, 'change')} would be "
        f"noticed; {len(guarding.guarded):,} of {counted(whole, 'figure')} {'is' if whole == 1 else 'are'} guarded."
    )


def _head(guarding: Guarding, figured: Figured) -> str:
    place = guarding.dossier.places[figured.claim.id]
    return f"{line(figured.claim.id)} (line {place.line}) “{line(figured.claim.printed)}”"


def _dossier(guarding: Guarding) -> dict[str, Any]:
    return {
        "claim_file": guarding.dossier.claim_file,
        "title": guarding.dossier.article.title,
        "score": round(guarding.score, 1),
        "changes": guarding.changes,
        "noticed": guarding.noticed,
        "guarded": len(guarding.guarded),
        "figures": [
            {
                "claim": one.claim.id,
                "figure": one.claim.printed,
                "line": guarding.dossier.places[one.claim.id].line,
                "guarded": one.is_guarded,
                "needs": None if one.is_guarded else one.needs,
                "tried": one.tried,
                "passed": one.passed,
                "changes": [
                    {"slip": each.slip, "printed": each.printed, "noticed": each.noticed} for each in one.changes
                ],
            }
            for one in guarding.figures
        ],
        "unchanged": [claim.id for claim in guarding.unchanged],
    }
