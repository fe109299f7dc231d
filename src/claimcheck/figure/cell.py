"""A number in a table, whose unit and scale its column states."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck import numeral_grammar as numerals
from claimcheck.fault import quoted
from claimcheck.figure.amount import is_exact
from claimcheck.figure.printed import FigureError
from claimcheck.figure.reading import refuse_unreadable
from claimcheck.phrase import Pattern

_CELL: Final = Pattern(r"[-−]?[0-9.][0-9.,\xa0\u2009\u202f]*+")


class Cell(Struct, frozen=True):
    """The value of a cell and the step it is rounded to, 0 where it is exact; both in the unit of the column."""

    value: Fraction
    step: Fraction


def cell(printed: str, scale: Fraction, unit: str, rounded: Fraction | None = None) -> Cell:
    """A cell of a table whose column is in `scale` times `unit`.

    "2596" in millions of USD is 2,596 million USD, with one million as its last place. With a scale of one a count
    is exact, zeros at its end included, since a table that rounds says so: `rounded` is the step the publisher rounds
    to, in the unit of the column as printed, so that it is multiplied by `scale` too.
    Raises FigureError for a cell that holds no single number.
    """
    digits = printed.strip()
    refuse_unreadable(digits)
    found = numerals.match(digits) if _CELL.fullmatch(digits) else None
    if found is None or found[1] < len(digits):
        raise FigureError(f"{quoted(digits)} in a table is not a number: write it in digits, such as 2,596 or −0.3")
    if scale <= 0 or (rounded is not None and rounded <= 0):
        raise FigureError("the scale of a column and the step it is rounded to are greater than zero")
    number = found[0]
    if rounded is None and scale == 1 and is_exact(number, unit):
        return Cell(number.value, Fraction(0))
    return Cell(number.value * scale, (number.unit_in_last_place if rounded is None else rounded) * scale)
