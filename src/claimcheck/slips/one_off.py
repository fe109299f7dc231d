"""A place or a count is one too many or too few.

## What happens

Fourth is printed where three stand above and one of them shares a place; both ends of a row are counted, or neither; a
list has lost a member and its count has not; an age is that of the next birthday.

## How it is undone

The number of a whole count or of a place is made one more and one less, in digits or in words, and the figure is read
again. Only exact figures up to a hundred are looked at, no percentages and no amounts of money.

## Blind spots

Of a place in an order the rule says itself which one is right, so that no slip is named for it; `guard` changes it all
the same. Number words are known up to twenty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from claimcheck.claim import AnyClaim, Level, Listing, Rank
from claimcheck.figure import Figure
from claimcheck.interval import Interval
from claimcheck.rewording import digits_of, read_again, restated, with_digits
from claimcheck.slip import Family, Looked, Named, Undone

ID: Final = "one-off"
FAMILY: Final = Family.DIGITS

MOST: Final = 100
"""The largest count that is taken for one off: who counts more, miscounts by more than one."""

CARDINALS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
"""Number words from one on; what stands beside another is one off."""

_WORD: Final = re.compile(rf"\b(?:{'|'.join((*CARDINALS, *ORDINALS))})\b", re.IGNORECASE)


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim with one more and one less; not of a place, whose rule says which is right."""
    if not isinstance(looked.claim, Rank):
        reached = tuple(values + Interval.point(by) for values in looked.needed for by in (1, -1))
        for claim in make(looked):
            yield Undone(claim, reached=reached)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: one more undoes one less."""
    claim, figure = looked.claim, looked.figure
    if figure is None or figure.value is None or not isinstance(claim, Level | Listing | Rank):
        return
    if isinstance(claim, Rank):
        for by in (1, -1):
            position = _placed(figure, by)
            if position is not None:
                yield claim.model_copy(update={"position": position})
    elif figure.generous.is_point and figure.value.denominator == 1:
        for by in (1, -1):
            changed = _counted(figure, by)
            if changed is not None and changed.value == figure.value + by:
                yield restated(claim, changed)


def _counted(figure: Figure, by: int) -> Figure | None:
    """The figure with a number that is so many more; None where it is none, or says none that can be changed."""
    assert figure.value is not None
    count = int(figure.value) + by
    # One thing is named in the singular, and so is not one off two in print.
    if not (1 < figure.value <= MOST and 1 < count <= MOST):
        return None
    if digits_of(figure.printed) == str(figure.value):
        return with_digits(figure, str(count))
    text = _reworded(figure.printed, by)
    return None if text is None else read_again(figure, text)


def _placed(position: Figure, by: int) -> Figure | None:
    """The place in words so many further down; of the top five, the top six."""
    text = _reworded(position.printed, by)
    if text is None or position.value is None:
        return None
    value = position.value + by
    places = Interval.point(value) if position.plain.is_point else Interval.closed(1, value)
    return replace(position, printed=text, value=value, plain=places, generous=places, expected=places, also=None)


def _reworded(printed: str, by: int) -> str | None:
    """What is printed with its one number word so many further on; None where there is none, or no such word."""
    found = _WORD.findall(printed)
    if len(found) != 1:
        return None
    words = CARDINALS if found[0].lower() in CARDINALS else ORDINALS
    place = words.index(found[0].lower()) + by
    if not 0 <= place < len(words):
        return None
    word = words[place].capitalize() if found[0][0].isupper() else words[place]
    return _WORD.sub(word, printed)


_FILE: Final = """
quantities:
  members: {measure: members of the council, unit: members}
sources:
  office: {title: Councils, publisher: Statistics Office, standing: official}
evidence:
  - quantity: members
    source: office
    rows: |
      period,value
      2022,48
claims:
"""

NAMED: Final = {
    "47 for 48": Named(
        _FILE
        + """
  - {id: members, quote: the council has 47 members, kind: level, quantity: members, period: 2022, figure: 47 members}
""",
        claim="members",
        sentence=(
            "one-off: “47 members” stands for “48 members”: 48 members in calendar 2022; 1 in 233 figures of this"
            " precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "all counted": _FILE
    + """
  - {id: members, quote: the council has 48 members, kind: level, quantity: members, period: 2022, figure: 48 members}
""",
}
