"""Coverage as text and as a document for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from claimcheck.coverage import By, Coverage
from claimcheck.text import printable

_LONGEST_SHOWN: Final = 80


def text(covered: Sequence[Coverage]) -> str:
    """For each article what nothing accounts for, with its place, and the counts."""
    return "\n".join(line for one in covered for line in _lines(one)) + "\n"


def _lines(covered: Coverage) -> list[str]:
    path = covered.dossier.article.path
    lines = [
        f"{printable(path)}:{one.line}:{one.column}: “{_shown(one.text)}” ({one.kind}) is in no claim"
        for one in covered.unclaimed
    ]
    lines += [f"{one.place}: the words of this exemption are not in the article" for one in covered.lost]
    counted = (
        f"{covered.quantities} {'quantity' if covered.quantities == 1 else 'quantities'}: "
        f"{covered.count(By.CLAIM)} claimed, {covered.count(By.EXEMPTION)} exempted with a reason, "
        f"{covered.count(By.NOTHING)} in no claim"
    )
    by_rule = covered.count(By.RULE)
    if by_rule:
        counted += f"; {by_rule} more that a rule of scan exempts"
    return [*lines, f"{printable(path)}: coverage {percent(covered)}%", f"  {counted}"]


def percent(covered: Coverage) -> str:
    """The percentage to one decimal, rounded down, so that only a whole one reads 100."""
    tenths = int(covered.percent * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return printable(words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…")


def document(covered: Sequence[Coverage]) -> dict[str, Any]:
    """The same for programs; offsets are into the text of the article, and `by` says what accounts for a number."""
    return {"dossiers": [_dossier(one) for one in covered]}


def _dossier(covered: Coverage) -> dict[str, Any]:
    return {
        "claim_file": covered.dossier.claim_file,
        "article": covered.dossier.article.path,
        "coverage": percent(covered),
        "quantities": covered.quantities,
        "claimed": covered.count(By.CLAIM),
        "exempted": covered.count(By.EXEMPTION),
        "unclaimed": covered.count(By.NOTHING),
        "exempted_by_rule": covered.count(By.RULE),
        "numbers": [
            {
                "start": one.start,
                "end": one.end,
                "line": one.line,
                "column": one.column,
                "text": one.text,
                "kind": one.kind or None,
                "by": one.by.value,
                "name": one.name or None,
            }
            for one in covered.numbers
        ],
        "lost_exemptions": [{"quote": one.quote, "line": one.place.line} for one in covered.lost],
    }
