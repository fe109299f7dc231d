"""A digit is missing, or one is printed too many.

## What happens

12,543 becomes 1,254 or 12,5433: a key is missed or hit twice, a footnote mark is taken for a digit (5.2 with note 1
becomes 5.21), the end of a line cuts a number.

## How it is undone

Each digit is left out, and each of 0 to 9 is put in at each place; then the figure is read again. A figure of the same
value is no other one: 2.0 million is 2 million. A point is never left without digits beside it, and a zero more or less
at the end is the matter of times-ten. A figure that then fits only by generous rounding is not named.

## Blind spots

There are many ways to put in a digit, so that this fits by chance more often than other slips do, above all figures of
one or two digits. It is named last, all its figures for one claim in one line, and only counted where another slip says
more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim
from claimcheck.rewording import digits_in, moved, regrouped, rewritten
from claimcheck.slip import Family, Looked, Named, Undone

ID: Final = "digit-dropped"
FAMILY: Final = Family.DIGITS


def rewrites(digits: str) -> Iterator[str]:
    """The digits with one less, then with one more."""
    if digits:
        tenfold = {moved(digits, 1), moved(digits, -1)}
        for text in dict.fromkeys((*_with_one_less(digits), *_with_one_more(digits))):
            found = regrouped(text, digits)
            if found not in tenfold:
                yield found


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim with a digit less, or one more."""
    for text in rewrites(digits_in(looked.claim) or ""):
        claim = rewritten(looked.claim, text)
        if claim is not None:
            yield Undone(claim)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The claim with a digit less."""
    digits = digits_in(looked.claim) or ""
    for text in rewrites(digits):
        claim = rewritten(looked.claim, text) if len(text) < len(digits) else None
        if claim is not None:
            yield claim


def _with_one_less(digits: str) -> Iterator[str]:
    if sum(character.isdigit() for character in digits) < 2:
        return
    for place, character in enumerate(digits):
        text = digits[:place] + digits[place + 1 :]
        if character.isdigit() and _is_written(text):
            yield text


def _with_one_more(digits: str) -> Iterator[str]:
    for place in range(len(digits) + 1):
        for digit in "0123456789":
            text = digits[:place] + digit + digits[place:]
            if _is_written(text):
                yield text


def _is_written(text: str) -> bool:
    """Whether a person writes digits so: with digits on both sides of a point, and no zero in front of others."""
    plain = text.replace(",", "")
    return (
        plain[:1].isdigit()
        and plain[-1:].isdigit()
        and (not plain.startswith("0") or plain.startswith("0."))
        and plain.strip("0.") != ""
    )


_FILE: Final = """
quantities:
  students: {measure: students from abroad, unit: students}
sources:
  office: {title: Students, publisher: Statistics Office, standing: official}
evidence:
  - quantity: students
    source: office
    rows: |
      period,value
      2022,12543
claims:
"""

NAMED: Final = {
    "1,243 for 12,543": Named(
        _FILE
        + """
  - {id: students, quote: "1,243 students came in 2022", kind: level, quantity: students, period: 2022,
     figure: "1,243 students"}
""",
        claim="students",
        sentence=(
            "digit-dropped: “1,243 students” stands for “12,543 students”: 12,543 students in calendar 2022; 1 in"
            " 2,461 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "all digits": _FILE
    + """
  - {id: students, quote: "12,543 students came in 2022", kind: level, quantity: students, period: 2022,
     figure: "12,543 students"}
""",
}
