"""Rewriting a printed figure, its digits or its words, and reading it again."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck import figure as figures
from claimcheck.claim import AnyClaim, Dated, Rank, Untyped
from claimcheck.figure import Figure, FigureError
from claimcheck.interval import Interval
from claimcheck.period import PeriodError

_DIGITS: Final = re.compile(r"[0-9]++(?:,[0-9]++)*+(?:\.[0-9]++)?+")
MOST_YEARS: Final = 100
"""Years by which a date is moved: 2022 is read over where 2002 was meant, and not where 2202 was."""

MOST_PLACES: Final = 15
"""Digits of a figure that are rewritten: a longer one is no slip of a person but of a program."""


def digits_of(printed: str) -> str | None:
    """The digits of a printed figure, with commas and point, such as 1,440.5; None where it is written in words."""
    found = _DIGITS.search(printed)
    return None if found is None or len(found[0]) > MOST_PLACES else found[0]


def decimals_of(digits: str) -> int:
    """How many digits stand after the point."""
    return len(digits.partition(".")[2])


def with_digits(figure: Figure, digits: str) -> Figure | None:
    """The figure with other digits in the same words; None where that is no figure."""
    return read_again(figure, _DIGITS.sub(digits, figure.printed, count=1))


def read_again(figure: Figure, printed: str) -> Figure | None:
    """The figure that other words print; None where they are none, or say nothing else."""
    if printed == figure.printed:
        return None
    try:
        return figures.read(printed, figure.style)
    except FigureError:
        return None


def showing(figure: Figure, value: Fraction, place: Fraction | None = None) -> Figure | None:
    """The figure in the same words with another value, rounded to `place`, its own unless given; not its sign."""
    digits = digits_of(figure.printed)
    if digits is None or not figure.value:
        return None
    shown = Fraction(digits.replace(",", ""))
    if not shown:
        return None
    unit = abs(figure.value) / shown
    place = (figure.place if place is None else place) / unit
    decimals = 0
    while Fraction(1, 10**decimals) > place and decimals < MOST_PLACES:
        decimals += 1
    return with_digits(figure, written(round(abs(value) / unit / place) * place, decimals, "," in digits))


def written(value: Fraction, decimals: int, commas: bool) -> str:
    """A value that is not negative in digits, with so many decimals."""
    whole, rest = divmod(round(value * 10**decimals), 10**decimals)
    tail = f".{rest:0{decimals}d}" if decimals else ""
    return f"{whole:,}{tail}" if commas or whole >= 10_000 else f"{whole}{tail}"


def moved(digits: str, places: int) -> str | None:
    """Digits with the point so many places further right, or left where negative: 4.7 and 1 give 47.

    A zero at the end of a whole number goes, or comes; None where only zeros would be left.
    """
    whole, _, decimals = digits.replace(",", "").partition(".")
    commas = "," in digits
    if places < 0 and not decimals:
        while places and len(whole) > 1 and whole.endswith("0"):
            whole, places = whole[:-1], places + 1
    point = len(whole) + places
    every = whole + decimals
    if point <= 0:
        every, point = "0" * (1 - point) + every, 1
    every = every.ljust(point, "0")
    if not every.strip("0") or len(every) > MOST_PLACES:
        return None
    shown = f"{int(every[:point]):,}" if commas or point > 4 else str(int(every[:point]))
    return f"{shown}.{every[point:]}" if every[point:] else shown


def regrouped(digits: str, like: str) -> str:
    """Digits with their commas set anew where `like` has any."""
    whole, dot, decimals = digits.replace(",", "").partition(".")
    return f"{int(whole):,}{dot}{decimals}" if "," in like else f"{int(whole)}{dot}{decimals}"


def restated(claim: AnyClaim, figure: Figure) -> AnyClaim:
    """The claim with another figure in the place of its own."""
    assert not isinstance(claim, Rank | Dated | Untyped)
    return claim.model_copy(update={"figure": figure})


def redated(claim: Dated, printed: str) -> Dated | None:
    """The claim with another date; None where that is none, or so far away that nobody would read over it."""
    other = claim.model_copy(update={"figure": printed})
    try:
        years = other.when.year - claim.when.year
    except PeriodError:
        return None
    return other if abs(years) <= MOST_YEARS else None


def mapped(figure: Figure, plain: Interval, generous: Interval, value: Fraction) -> Figure:
    """A figure whose digits stay and whose values are others: what they would be of another base."""
    return replace(figure, value=value, plain=plain, generous=generous, expected=plain, also=None)


def rewritten(claim: AnyClaim, digits: str) -> AnyClaim | None:
    """The claim with other digits in its figure or date; None where it has none, or they are none."""
    if isinstance(claim, Dated):
        return redated(claim, _DIGITS.sub(digits, claim.figure, count=1))
    if isinstance(claim, Rank | Untyped) or claim.figure is None or claim.figure.value is None:
        return None
    figure = with_digits(claim.figure, digits)
    return None if figure is None else restated(claim, figure)


def digits_in(claim: AnyClaim) -> str | None:
    """The digits that a claim prints in its figure; of a date that prints several numbers, none."""
    if isinstance(claim, Dated):
        numbers = _DIGITS.findall(claim.figure)
        return numbers[0] if len(numbers) == 1 else None
    if isinstance(claim, Rank | Untyped) or claim.figure is None or claim.figure.value is None:
        return None
    return digits_of(claim.printed)
