"""No character that a reader cannot see may stand at a figure.

## What it checks

Control, bidirectional, zero-width and other unseen characters in the words of a claim, or right beside them: in the
article, and in the quote as the claim file has it.

## Why

An unseen character can turn the order in which digits are shown, hide a digit, or keep a search from finding the
figure. Mostly it came along from a web page or a PDF; sometimes it was put there.

## Tolerance

What honest text holds is passed over: spaces of every width, byte order marks at the start, joiners in emoji and in
scripts that need them. A soft hyphen counts only where it touches a digit. Beside means within four characters. It is a
warning, and the claim is strained until somebody has looked.

## Blind spots

Text away from claims is not looked at. Letters that look like digits or like other letters are not unseen.

## References

Unicode Consortium, *Unicode Technical Standard 55: Unicode source code handling*, 2024, on bidirectional reordering and
unseen characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.finding import Severity, Verdict
from claimcheck.rule import Fact, Failing
from claimcheck.text import Concealment, Hidden, Lines, hidden_characters

ID: Final = "hidden-character"
FAMILY: Final = "text"
SEVERITY: Final = Severity.WARNING

BESIDE: Final = 4
"""Characters around a claim's words that may touch its figure: a mark, a space, and a unit sign."""

MOST_SHOWN: Final = 3
"""Characters that a message names; one that is found leads to the others."""


def check(case: Case) -> Iterator[Fact]:
    """Each claim with an unseen character in its words or beside them."""
    article = case.dossier.article
    text = article.text or ""
    hidden = [one for one in hidden_characters(text) if _counts(one, text)]
    offsets = [one.offset for one in hidden]
    lines = Lines(text)
    for claim in case.claims:
        anchor = article.anchor(claim) if hidden else None
        if anchor is not None:
            first, last = (bisect_left(offsets, end) for end in (anchor.start - BESIDE, anchor.end + BESIDE))
            near = hidden[first:last]
            if near:
                named = [f"{one.name} at {':'.join(map(str, lines.place(one.offset)))}" for one in near]
                yield _fact(claim.id, "the article", named)
        inside = [one for one in hidden_characters(claim.quote) if _counts(one, claim.quote)]
        if inside:
            yield _fact(claim.id, "the quote", [f"{one.name} as character {one.offset + 1}" for one in inside])


def _counts(one: Hidden, text: str) -> bool:
    beside = text[max(0, one.offset - 1) : one.offset] + text[one.offset + 1 : one.offset + 2]
    return one.kind is not Concealment.SOFT_HYPHEN or any(character.isdigit() for character in beside)


def _fact(claim: str, where: str, named: list[str]) -> Fact:
    shown = ", ".join(named[:MOST_SHOWN])
    more = f" and {len(named) - MOST_SHOWN} more" if len(named) > MOST_SHOWN else ""
    message = f"what {where} prints may not be what it holds: {shown}{more}"
    return Fact(claim, message, SEVERITY, Verdict.STRAINED)


_ARTICLE = """
article:
  body: "In 2023 the city had 12,\\u200b000 residents, and 40 dis\\u00adtricts.\\nThe harbour has 1,350 residents."
claims:
"""

PASSING: Final = {
    "nothing hidden here": _ARTICLE
    + """
  - {id: harbour, quote: 'The harbour has 1,350 residents', kind: level, figure: '1,350 residents'}
""",
    "a soft hyphen in a word": _ARTICLE
    + """
  - {id: districts, quote: 40 districts, kind: level, figure: 40 districts}
""",
}

FAILING: Final = {
    "inside a number of the article": Failing(
        _ARTICLE
        + """
  - {id: city, quote: 'the city had 12,000 residents', kind: level, figure: '12,000 residents'}
""",
        claims=("city",),
        message="what the article prints may not be what it holds: ZERO WIDTH SPACE at 1:25",
    ),
    "in the quote": Failing(
        """
claims:
  - {id: city, quote: "the city had \\u202e21,000 residents", kind: level, figure: '21,000 residents'}
""",
        claims=("city",),
        message="what the quote prints may not be what it holds: RIGHT-TO-LEFT OVERRIDE as character 14",
    ),
}
