"""Coverage as text and as a document for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from claimcheck.coverage import Accounted, By, Coverage
from claimcheck.drafting.sentence import Sentences
from claimcheck.text import printable
from claimcheck.yaml_text import scalar

_LONGEST_SHOWN: Final = 80
MOST_SKETCHED: Final = 10
"""Claims to paste that are printed: nobody pastes more at once, and `claimcheck draft` writes all of them."""


def text(covered: Sequence[Coverage]) -> str:
    """For each article what nothing accounts for, with its place, what to do about it, and the counts."""
    return "\n".join(line for one in covered for line in _lines(one)) + "\n"


def _lines(covered: Coverage) -> list[str]:
    path = covered.dossier.article.path
    lines = []
    sentences = Sentences(covered.dossier.article.text or "", ())
    for one in covered.unclaimed:
        lines.append(f"{printable(path)}:{one.line}:{one.column}: “{_shown(one.text)}” ({one.kind}) is in no claim")
        lines.append(f"    {_in_its_sentence(sentences, one)}")
    if covered.unclaimed:
        lines += _to_do(covered, sentences)
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


def _in_its_sentence(sentences: Sentences, one: Accounted) -> str:
    """A number in brackets among the words of its sentence, or of the clauses around it in a long one."""
    first, last = sentences.quoted(one.start, one.end)
    words = f"{sentences.text[first : one.start]}[{one.text}]{sentences.text[one.end : last]}"
    return printable(" ".join(words.split()))


def _to_do(covered: Coverage, sentences: Sentences) -> list[str]:
    """Claims to paste for the first numbers that are in none, and how to exempt one instead."""
    from claimcheck.drafting import sketches
    from claimcheck.fault import InputError

    try:
        sketched = sketches(sentences.text, (claim.id for claim in covered.dossier.claims))
    except InputError:
        return []
    found = [one for one in covered.unclaimed if one.start in sketched]
    if not found:
        return []
    first_of = f" (the first {MOST_SKETCHED} of {len(found)})" if len(found) > MOST_SKETCHED else ""
    several = "these" if len(found) > 1 else "this"
    lines = ["", f"To claim {several}{first_of}, paste under `claims:` and name the quantity:", ""]
    lines += [printable(line) for one in found[:MOST_SKETCHED] for line in sketched[one.start].split("\n")]
    first, last = sentences.quoted(found[0].start, found[0].end)
    lines += ["", "To leave out what needs no claim, paste its words under `exemptions:` with your reason:", ""]
    lines += [f"  - quote: {printable(scalar(sentences.text[first:last]))}", "    reason: …", ""]
    return lines


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
