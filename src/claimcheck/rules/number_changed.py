"""The words of a claim stand in the article with another number.

## What it checks

Each claim whose quote is not in the article, against the stretches of the article that have nearly the same words:
where the numbers there are others than those of the quote, both are named.

## Why

An article is corrected after the claims were made, or a figure slips in while it is typeset. Then the claim still
checks the old figure, and the new one has never been checked. That the words are lost says less than what they became.

## Tolerance

None for digits: they are compared as printed, and number words, scale words and ordinals like digits. "47%" and
"47 per cent" are one number. Of the other words three quarters have to be the same, and three at the least. What the
unchanged quote of another claim holds is no candidate. The claim stays undecided, because what is checked is not what
is printed; `claimcheck anchor` shows both wordings.

## Blind spots

A sentence that was rewritten together with its number counts as lost, and quote-found says so; so does a number that
moved into another sentence. Hedges are words like others: "over" for "nearly" is a rewording here.

## References

W3C, *Web Annotation Data Model*, Recommendation 2017, section 4.2.4, text quote selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.finding import Severity, Verdict
from claimcheck.rule import Fact, Failing

ID: Final = "number-changed"
FAMILY: Final = "text"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Fact]:
    """Each claim whose words the article prints with another number."""
    article = case.dossier.article
    if article.text is None or all(article.anchor(claim) is not None for claim in case.claims):
        return
    # Only where words are gone is it looked at what became of them.
    from claimcheck.anchoring import changed_numbers

    for found in changed_numbers(case.dossier):
        assert found.place is not None
        where = f"{found.place.line}:{found.place.column}"
        now = (
            f"the article has these words with {_said(found.now)} at {where}, where the quote has {_said(found.before)}"
        )
        yield Fact(
            found.name,
            f"{now}: find out which is right, and change the article or the claim",
            Severity.ERROR,
            Verdict.UNDECIDED,
        )


def _said(numbers: tuple[str, ...]) -> str:
    return f"“{' '.join(numbers)}”" if numbers else "no number"


_ARTICLE = """
article:
  body: |
    In 2023 the city had 12,000 residents. Exports of the harbour grew by 47% from 2020 to 2023.
    It is the fourth largest harbour of the country.
claims:
"""

PASSING: Final = {
    "as printed": _ARTICLE
    + """
  - {id: exports, quote: Exports of the harbour grew by 47% from 2020 to 2023, kind: change, figure: 47%}
""",
    "other words, the same numbers": _ARTICLE
    + """
  - {id: exports, quote: Exports of our harbour rose by 47 per cent from 2020 to 2023, kind: change,
     figure: 47 per cent}
""",
    "nothing like it": _ARTICLE
    + """
  - {id: ships, quote: some 300 ships call at the quay each year, kind: level, figure: some 300}
""",
}

FAILING: Final = {
    "another figure": Failing(
        _ARTICLE
        + """
  - {id: city, quote: 'In 2023 the city had 12,500 residents', kind: level, figure: '12,500 residents'}
""",
        claims=("city",),
        message=(
            "the article has these words with “12,000” at 1:1, where the quote has “12,500”: find out which is right, "
            "and change the article or the claim"
        ),
    ),
    "another year, in other words too": Failing(
        _ARTICLE
        + """
  - {id: exports, quote: Exports of the harbour rose by 47% from 2019 to 2023, kind: change, figure: 47%}
""",
        claims=("exports",),
        message=(
            "the article has these words with “2020” at 1:40, where the quote has “2019”: find out which is right, "
            "and change the article or the claim"
        ),
    ),
    "another rank": Failing(
        _ARTICLE
        + """
  - {id: rank, quote: the third largest harbour of the country, kind: rank, position: third}
""",
        claims=("rank",),
        message=(
            "the article has these words with “fourth” at 2:7, where the quote has “third”: find out which is right, "
            "and change the article or the claim"
        ),
    ),
}
