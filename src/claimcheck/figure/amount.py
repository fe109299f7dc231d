"""An amount: a number with its unit, before hedges, and the sets of values it stands for."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck.figure.unit import PER_HUNDRED, RANK, is_measured
from claimcheck.hedge import Hedge, Sets, around, hedged, rounded
from claimcheck.house_style import HouseStyle
from claimcheck.interval import Interval
from claimcheck.numeral import Form, Numeral
from claimcheck.numeral_words import DOZEN

# Whoever more than halved something has less than half of it left.
_OF_A_FALL: Final = {
    Hedge.OVER: Hedge.UNDER,
    Hedge.UNDER: Hedge.OVER,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_OVER: Hedge.NEARLY,
}
_ROUND_FROM: Final = 100  # Below a hundred, a count that ends in a zero is as likely exact.
_ROUND_GENEROUS: Final = Fraction(10, 100)  # 100 is not 140, though half its last non-zero place would allow it.


class Kind(Enum):
    """What decides how a bare number is rounded."""

    NUMBER = "number"
    MULTIPLE = "multiple"
    RATIO = "ratio"


class Amount(Struct, frozen=True):
    """A number with its unit, before hedges."""

    numeral: Numeral
    kind: Kind
    unit: str
    end: int
    value_span: tuple[int, int]
    unit_span: tuple[int, int] | None = None
    unit_before: bool = False
    more: bool = False

    @property
    def is_share_of_one(self) -> bool:
        return self.kind is Kind.RATIO or (
            self.numeral.form is Form.FRACTION and self.numeral.scale == 1 and not self.unit
        )

    def bare(self, style: HouseStyle) -> Sets:
        """The sets of the number without a hedge."""
        number = self.numeral
        if self.kind is Kind.RATIO:
            return around(number.value, style.one_in, style.one_in_generous)
        if number.form is Form.FRACTION or (self.kind is Kind.MULTIPLE and number.form is not Form.DECIMAL):
            return around(number.value, style.fraction, style.fraction_generous)
        return printed_number(number, self.unit)

    def sets(self, hedge: Hedge | None, style: HouseStyle) -> Sets:
        """The sets of the number under `hedge`."""
        if hedge is None:
            return self.bare(style)
        number = self.numeral
        if self.kind is Kind.MULTIPLE and number.form is Form.WORDS and number.value < 1:
            hedge = _OF_A_FALL.get(hedge, hedge)
        fraction = number.form is Form.FRACTION or self.kind is Kind.RATIO
        return hedged(hedge, self.bare(style), number.value, number.last_nonzero_place, fraction=fraction, style=style)


def is_exact(number: Numeral, unit: str) -> bool:
    """Whether a number printed without a hedge, in `unit`, is meant to its last unit: a rank, or a whole count."""
    if number.form is Form.ORDINAL or unit == RANK:
        return True
    return number.unit_in_last_place == 1 and unit not in PER_HUNDRED and not is_measured(unit)


def printed_number(number: Numeral, unit: str) -> Sets:
    """The sets of a number printed without a hedge, in `unit`.

    Decimals, scale words, percentages, money and measures are rounded to the last printed place: half of it either
    way, both ends closed, since rounding half up and half to even both occur; generously the whole place, open, for
    a number cut off or rounded up. Ranks and counts are exact. From 100 on, a count or an amount that ends in zeros may
    have been rounded to its last digit that is not zero, so its generous set is half of that place either way, but
    never more than a tenth of the value; its ends are closed.
    """
    value, exact = number.value, Interval.point(number.value)
    if number.form is Form.ORDINAL or unit == RANK:
        return Sets(exact, exact, exact)
    to_last_place = rounded(value, number.unit_in_last_place)
    if number.unit_in_last_place != 1 or unit in PER_HUNDRED:
        return to_last_place
    measured = is_measured(unit)
    plain = to_last_place.plain if measured else exact
    dozens = number.last_nonzero_place == DOZEN
    if dozens or (abs(value) >= _ROUND_FROM and number.last_nonzero_place > 1):
        wide = exact.widened(min(number.last_nonzero_place / 2, abs(value) * _ROUND_GENEROUS))
        return Sets(plain, wide, plain)
    return to_last_place if measured else Sets(exact, exact, exact)
