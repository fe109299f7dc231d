"""The house style of hedges: how far from the printed value words such as about, nearly and half may reach."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from msgspec import Struct


class HouseStyle(Struct, frozen=True):
    """How far words reach, each as a share of the printed value; the grounds are on the page `docs/figures.md`.

    Of each pair the first makes the plain set and the second the generous one, which is as wide at least. `nearly`
    serves both sets of nearly and of just over; what is expected of them lies nearer. ValueError for shares below
    nothing or above a half, and for a pair in the wrong order.
    """

    about: Fraction = Fraction(5, 100)  # About 60 % for 57 % passes without a word.
    about_generous: Fraction = Fraction(10, 100)  # Past a tenth, an editor would print another number.
    nearly: Fraction = Fraction(20, 100)  # "Nearly 60 %" can be defended for 48 %; for 47 % one says nearly half.
    nearly_expected: Fraction = Fraction(5, 100)  # Readers take "nearly" for a near miss.
    nearly_fraction: Fraction = Fraction(10, 100)  # Fractions lie further apart: nearly half is fine for 45 %.
    fraction: Fraction = Fraction(5, 100)  # Half for 47.5 %: a fraction in words is a round way to say it.
    fraction_generous: Fraction = Fraction(10, 100)
    one_in: Fraction = Fraction(10, 100)  # One in four for 24 %: one in three and one in five are far.
    one_in_generous: Fraction = Fraction(15, 100)

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            if not 0 <= getattr(self, name) <= WIDEST:
                raise ValueError(f"{name} lies from 0 to a half")
        for narrow, wide in PAIRS:
            if getattr(self, narrow) > getattr(self, wide):
                raise ValueError(f"{narrow} is at most {wide}")


WIDEST: Final = Fraction(1, 2)
"""A word that lets a figure be off by more than half says nothing of it."""

PAIRS: Final = (
    ("about", "about_generous"),
    ("nearly_expected", "nearly"),
    ("nearly_fraction", "nearly"),
    ("fraction", "fraction_generous"),
    ("one_in", "one_in_generous"),
)
"""Of these the first is at most the second, since the one set lies within the other."""

HOUSE: Final = HouseStyle()
"""The style where none is given."""
