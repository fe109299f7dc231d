"""Why a claim has its verdict: what it was compared with, what the rest leaves it, whom to doubt, and which slip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.judgement import Review
from claimcheck.report.bars import bars
from claimcheck.report.excerpt import line
from claimcheck.report.sign import RESULTS

_PLAIN: Final = {result: (sign, "") for result, sign in RESULTS.items()}


def text(review: Review, claim: str, width: int) -> str:
    """All that the review knows of one claim, its sets drawn in that width; KeyError when there is none of the name."""
    return "\n".join(_lines(review, claim, width)) + "\n"


def _lines(review: Review, name: str, width: int) -> Iterator[str]:
    judged = next((one for one in review.judged if one.claim.id == name), None)
    if judged is None:
        raise KeyError(name)
    dossier = review.dossier
    place = dossier.places[name]
    read = f", read as {line(judged.reading)}".replace("read as in ", "read in ") if judged.reading else ""
    yield f"{line(name)} is {judged.verdict.value}{read}"
    words = dossier.words_of(name)
    beside = f" · {line(words.path)}:{words.line}:{words.column}" if words else ""
    yield f"  {line(place.path)}:{place.line}{beside}"
    yield f"  “{line(judged.claim.quote)}”"
    yield ""
    yield "Compared with"
    if not judged.compared:
        yield "  nothing" + (f": {line(judged.lacks)}" if judged.lacks else "")
    for one in dict.fromkeys(judged.compared):
        origin = " · ".join(filter(None, (one.rule, "" if one.about == name else f"about {one.about}", *one.sources)))
        yield f"  {one.result.value}: {line(one.arithmetic)} ({line(origin)})"
    for plot in review.drawn(name).plots:
        drawn = list(bars(plot, width - 2, _PLAIN, most=len(plot.sets)))
        if drawn:
            yield ""
            yield "Drawn"
            yield from ("  " + "".join(words for words, _ in each).rstrip() for each in drawn)
    follows = review.following(name)
    yield ""
    yield "The rest leaves it"
    if not follows:
        yield "  any value: nothing else says anything of it"
    for found in follows:
        yield f"  {line(found.quantity)}: {line(found.values)}"
        for step in found.chain:
            yield f"    {line(step)}"
    findings = [one for one in review.of(name) if one.slips or one.suspects]
    suspects = list(dict.fromkeys(suspect for one in findings for suspect in one.suspects))
    slips = list(dict.fromkeys(slip for one in findings for slip in one.slips))
    for title, items in (("Doubt first", suspects), ("Slips", slips)):
        if items and items != [name]:
            yield ""
            yield title
            for item in items:
                yield f"  {line(item)}"
