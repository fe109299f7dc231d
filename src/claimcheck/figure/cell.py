"""A number in a table, whose unit and scale its column states."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from claimcheck import hedge as hedges
from claimcheck import numeral as numerals
from claimcheck.figure.amount import printed_number
from claimcheck.figure.printed import Figure, FigureError
from claimcheck.figure.reading import refuse_unreadable, shown
from claimcheck.hedge import Sets
from claimcheck.phrase import Pattern

_CELL: Final = Pattern(r"[-−]?[0-9.][0-9.,\xa0\u2009\u202f]*+")


def cell(printed: str, scale: Fraction, unit: str, rounded: Fraction | None = None) -> Figure:
    """A cell of a table whose column is in `scale` times `unit`.

    "2596" in millions of USD is 2,596 million USD, with one million as its last place. With a scale of one a count
    is exact, zeros at its end included, since a table that rounds says so: `rounded` is the step the publisher rounds
    to, in the unit of the column as printed, so that it is multiplied by `scale` too: half of it either way plainly,
    all of it, open, generously.
    Raises FigureError for a cell that holds no single number.
    """
    digits = printed.strip()
    refuse_unreadable(digits)
    found = numerals.match(digits) if _CELL.fullmatch(digits) else None
    if found is None or found[1] < len(digits):
        raise FigureError(f"{shown(digits)} in a table is not a number: write it in digits, such as 2,596 or −0.3")
    if scale <= 0 or (rounded is not None and rounded <= 0):
        raise FigureError("the scale of a column and the step it is rounded to are greater than zero")
    number = found[0] if scale == 1 else found[0].scaled(scale)
    place = number.unit_in_last_place if rounded is None else rounded * scale
    plain = printed_number(number, unit).plain
    if rounded is None and scale == 1 and plain.is_point:
        sets = Sets(plain, plain, plain)
    else:
        sets = hedges.rounded(number.value, place)
    return Figure(
        digits, number.value, sets.plain, sets.generous, sets.expected, unit, place=place, value_span=(0, len(digits))
    )
