"""The words of a claim must stand in the article.

## What it checks

The quote of each claim against the text of the article: that it occurs there, and in one place only, or in one place
with the prefix and suffix that the claim gives.

## Why

A claim whose words are lost checks a sentence that nobody prints any more. Mostly the article was edited, and the
figure may be what was edited.

## Tolerance

White space, line ends, typographic quotation marks and dashes, soft hyphens and zero-width characters may differ.
Digits and letters may not: "$1.3" is not found in "$1.35". A lost quote is an error and leaves the claim undecided,
because the figure that is checked may not be the one that is printed. A quote in several places is a note.

## Blind spots

Words that stand in the article with another number are left to number-changed. Where the dossier holds no text nothing
is looked up. The quotes of exemptions are not looked for here. That the words
stand in the text does not mean that the claim types them rightly.

## References

W3C, *Web Annotation Data Model*, Recommendation 2017, section 4.2.4, text quote selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.anchor import MOST_PLACES, Ambiguous
from claimcheck.case import Case
from claimcheck.finding import Severity, Verdict
from claimcheck.rule import Fact, Failing

ID: Final = "quote-found"
FAMILY: Final = "text"
SEVERITY: Final = Severity.ERROR

MOST_SHOWN: Final = 5
"""Places that a message lists; they are there to be looked at, and nobody looks at more."""


def check(case: Case) -> Iterator[Fact]:
    """Each claim whose words are lost, or stand in several places."""
    article = case.dossier.article
    if article.text is None:
        return
    places = {
        claim.id: article.words.find(claim.quote, claim.prefix or "", claim.suffix or "") for claim in case.claims
    }
    changed: frozenset[str] = frozenset()
    if None in places.values():
        # Only where words are gone is it looked at what became of them.
        from claimcheck.anchoring import changed_numbers

        changed = frozenset(found.name for found in changed_numbers(case.dossier))
    for claim in case.claims:
        place = places[claim.id]
        if place is None and claim.id not in changed:
            yield Fact(
                claim.id,
                "its words are not in the article: copy them anew, and the figure with them, or drop the claim",
                Severity.ERROR,
                Verdict.UNDECIDED,
            )
        elif isinstance(place, Ambiguous):
            yield Fact(claim.id, _several(place), Severity.NOTE)


def _several(place: Ambiguous) -> str:
    shown = [f"{one.line}:{one.column}" for one in place.places[:MOST_SHOWN]]
    count = len(place.places)
    number = f"{count} places" if count < MOST_PLACES else f"{count} or more places"
    more = ", …" if count > MOST_SHOWN else ""
    return (
        f"its words stand in {number} of the article ({', '.join(shown)}{more}): "
        "give the words before or after them as prefix or suffix"
    )


_ARTICLE = """
article:
  body: |
    In 2023 the city had 12,000 residents.
    The “old town” had 1,350 residents, and the harbour had 1,350
    residents too.
claims:
"""

PASSING: Final = {
    "as printed": _ARTICLE
    + """
  - {id: city, quote: 'In 2023 the city had 12,000 residents', kind: level, figure: '12,000 residents'}
""",
    "other marks and line ends": _ARTICLE
    + """
  - {id: town, quote: 'The "old town" had 1,350 residents, and the harbour had 1,350 residents', kind: level,
     figure: '1,350 residents'}
""",
    "two places, told apart": _ARTICLE
    + """
  - {id: harbour, quote: 'had 1,350', prefix: the harbour, kind: level, figure: '1,350'}
""",
    "no text": """
claims:
  - {id: city, quote: 'In 2023 the city had 12,000 residents', kind: level, figure: '12,000 residents'}
""",
}

FAILING: Final = {
    "other words": Failing(
        _ARTICLE
        + """
  - {id: city, quote: 'The city counted 12,000 people in 2023', kind: level, figure: '12,000 people'}
""",
        claims=("city",),
        message="its words are not in the article: copy them anew, and the figure with them, or drop the claim",
    ),
    "a number cut short": Failing(
        _ARTICLE
        + """
  - {id: city, quote: 'city had 12', kind: level, figure: 12}
""",
        claims=("city",),
        message="its words are not in the article: copy them anew, and the figure with them, or drop the claim",
    ),
    "two places": Failing(
        _ARTICLE
        + """
  - {id: harbour, quote: 'had 1,350', kind: level, figure: '1,350'}
""",
        claims=("harbour",),
        message=(
            "its words stand in 2 places of the article (2:16, 2:53): give the words before or after them as prefix or "
            "suffix"
        ),
    ),
}
