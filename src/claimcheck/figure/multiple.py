"""Multiples in words: doubled, threefold, three times as many, three times more."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from claimcheck.figure.amount import Amount, Kind
from claimcheck.figure.unit import TIMES
from claimcheck.numeral import Form, Numeral
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of

DOUBLINGS: Final = (
    dict.fromkeys(("double", "doubles", "doubled", "doubling", "twice"), Fraction(2))
    | dict.fromkeys(("triple", "triples", "tripled", "tripling", "trebled", "thrice"), Fraction(3))
    | dict.fromkeys(("quadruple", "quadruples", "quadrupled", "quadrupling"), Fraction(4))
    | dict.fromkeys(("quintuple", "quintuples", "quintupled", "quintupling"), Fraction(5))
    | dict.fromkeys(("sextupled", "sextupling"), Fraction(6))
    | dict.fromkeys(("treble", "trebles", "trebling"), Fraction(3))
    | dict.fromkeys(("halve", "halves", "halved", "halving"), Fraction(1, 2))
)
FOLDS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
}
WORDS: Final = frozenset({*DOUBLINGS, *(f"{number}fold" for number in FOLDS)})
"""The words that say a multiple by themselves; "three-fold" begins with a number."""
AS_MANY: Final = Pattern(rf"{GAP}(?P<words>as{GAP}[a-z]{{2,12}}){END}", ANY_CASE)
_TIMES_MORE: Final = Pattern(
    rf"{GAP}(?:more|higher|larger|greater|bigger|longer|faster|stronger|richer|older){END}", ANY_CASE
)
_MULTIPLE: Final = Pattern(rf"(?P<word>{any_of(DOUBLINGS)})(?![A-Za-z0-9-])", ANY_CASE)
_FOLD: Final = Pattern(rf"(?P<word>{any_of(FOLDS)})-?fold{END}", ANY_CASE)
_ARTICLE: Final = Pattern(rf"an?{GAP}", ANY_CASE)


def multiple(text: str, start: int) -> Amount | None:
    """`doubled`, `threefold`, `twice as many`."""
    found = _MULTIPLE.match(text, start) or _FOLD.match(text, start)
    if found is None:
        article = _ARTICLE.match(text, start)
        found = _FOLD.match(text, article.end()) if article else None
        if found is None:
            return None
    word = found["word"].lower()
    value = DOUBLINGS[word] if word in DOUBLINGS else Fraction(FOLDS[word])
    nonzero = value if value < 1 else Fraction(1)
    number = Numeral(value, nonzero, nonzero, Form.WORDS)
    end, more = compared(text, found.end())
    return Amount(number, Kind.MULTIPLE, TIMES, end, found.span(), found.span(), more=more)


def compared(text: str, end: int) -> tuple[int, bool]:
    """What follows "three times": "as many", or "more", which some take for one more."""
    if as_many := AS_MANY.match(text, end):
        return as_many.end(), False
    if more := _TIMES_MORE.match(text, end):
        return more.end(), True
    return end, False
