"""A number in the article belongs to a claim, or is exempted with a reason.

## What it checks

The quantities that the article prints in digits and that lie in the quote of no claim and of no exemption. The report
names them in one note, with the claim that stands before the first of them.

## Why

Nothing is known of a number that nobody claimed: no rule looks at it, and that no conflict was found does not speak of
it.
An article that was checked in part must not look like one that was checked.

## Tolerance

What is no quantity is passed over: telephone numbers, identifiers, section numbers, page numbers, times of day, marks
of notes and the like, each by a named rule of `claimcheck scan`; and so are dates. This is a note and fails no run;
`claimcheck coverage --fail-under` does.

## Blind spots

Numbers in words are left to `claimcheck coverage`, and so are those inside a quote whose claim states another figure.
A dossier without claims has nothing that a note could be about.

## References

W3C, *Web Annotation Data Model*, Recommendation 2017, section 4.2.4, text quote selector.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from claimcheck.anchor import Ambiguous
from claimcheck.case import Case
from claimcheck.dossier import Dossier
from claimcheck.finding import Severity
from claimcheck.rule import Fact, Failing

ID: Final = "unclaimed-number"
FAMILY: Final = "text"
SEVERITY: Final = Severity.NOTE

MOST_SHOWN: Final = 5
"""Numbers that the note lists; `claimcheck coverage` lists them all."""

_DIGITS: Final = re.compile("[0-9]++")


def check(case: Case) -> Iterator[Fact]:
    """The numbers in digits that are in no claim, with the claim before the first of them."""
    text = case.dossier.article.text
    if not text or not case.claims:
        return
    stretches = _joined(sorted(_quoted(case.dossier)))
    if all(_holds(stretches, digits.start()) for digits in _DIGITS.finditer(text)):
        return
    # Most articles end here, without the scanner, which takes a while to get ready.
    from claimcheck.coverage import coverage

    found = [
        one
        for one in coverage(case.dossier).unclaimed
        if one.kind != "period" and _DIGITS.search(one.text) and not _holds(stretches, one.start)
    ]
    if not found:
        return
    shown = ", ".join(f"“{' '.join(one.text.split())}” ({one.line}:{one.column})" for one in found[:MOST_SHOWN])
    more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    before = sorted((anchor.start, claim.id) for claim in case.claims if (anchor := case.dossier.article.anchor(claim)))
    place = bisect_right(before, (found[0].start, ""))
    numbers = f"{shown}{more} in no claim: claim what is printed, or exempt it with a reason"
    if place:
        yield Fact(before[place - 1][1], f"after this claim, {numbers}", Severity.NOTE)
    else:
        yield Fact(case.claims[0].id, numbers, Severity.NOTE)


def _quoted(dossier: Dossier) -> Iterator[tuple[int, int]]:
    """Where the words of claims and of exemptions stand."""
    quotes = [(claim.quote, claim.prefix or "", claim.suffix or "") for claim in dossier.claims]
    for words in (*quotes, *((exemption.quote,) for exemption in dossier.exemptions)):
        found = dossier.article.words.find(*words)
        places = found.places if isinstance(found, Ambiguous) else (found,) if found else ()
        yield from ((place.start, place.end) for place in places)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order of their starts with those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _holds(stretches: list[tuple[int, int]], place: int) -> bool:
    """Whether one of the stretches, which are apart, holds a place."""
    number = bisect_right(stretches, place, key=lambda stretch: stretch[0])
    return number > 0 and stretches[number - 1][1] > place


_ARTICLE = """
article:
  body: |
    In 2023 the city had 12,000 residents. Its harbour took in $1.3 billion.
    Some 300 ships called, see section 12.
claims:
  - {id: city, quote: 'In 2023 the city had 12,000 residents', kind: level, figure: '12,000 residents'}
"""

PASSING: Final = {
    "all claimed": _ARTICLE
    + """
  - {id: harbour, quote: Its harbour took in $1.3 billion, kind: level, figure: $1.3 billion}
  - {id: ships, quote: Some 300 ships called, kind: level, figure: Some 300}
""",
    "the rest exempted": _ARTICLE
    + """
exemptions:
  - {quote: Its harbour took in $1.3 billion, reason: the council reports it elsewhere}
  - {quote: Some 300 ships called, reason: an estimate of a bystander}
""",
    "no text": """
claims:
  - {id: city, quote: 'In 2023 the city had 12,000 residents', kind: level, figure: '12,000 residents'}
""",
}

FAILING: Final = {
    "two in no claim": Failing(
        _ARTICLE,
        claims=("city",),
        message=(
            "after this claim, “$1.3 billion” (1:60), “Some 300 ships” (2:1) in no claim: "
            "claim what is printed, or exempt it with a reason"
        ),
    ),
    "one before all claims": Failing(
        """
article:
  body: |
    Some 300 ships called. In 2023 the city had 12,000 residents.
claims:
  - {id: city, quote: 'In 2023 the city had 12,000 residents', kind: level, figure: '12,000 residents'}
""",
        claims=("city",),
        message="“Some 300 ships” (1:1) in no claim: claim what is printed, or exempt it with a reason",
    ),
}
