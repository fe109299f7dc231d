"""Shapes of relations in whole numbers: rows and products of two, and what they leave a quantity.

`reach` rounds inward, and what is left in it can be met; `hull` rounds outward, and what is outside of it cannot.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Final, TypeAlias

from claimcheck.engine.linear import Row
from claimcheck.relation import Sign

ALONE: Final = -1
"""The key under which a form has its constant; places of quantities count from zero."""

Ends: TypeAlias = Sequence[int]  # the low, or the high, end of each place, in whole multiples of a unit
Outer: TypeAlias = Mapping[int, int | None]  # the same, None where there is no end
Ratio: TypeAlias = tuple[int, int]  # a numerator and a positive denominator
Reach: TypeAlias = tuple[int | None, int | None]  # the least and the most whole number; None where there is no end


class RowShape:
    """`Σ coefficient × quantity + constant  sign  0`, in integers, with the coefficient of each place."""

    __slots__ = ("coefficients", "constant", "places", "sign")

    def __init__(self, coefficients: dict[int, int], constant: int, sign: Sign) -> None:
        self.coefficients = coefficients
        self.places = tuple(coefficients)
        self.constant = constant
        self.sign = sign

    def rooms(self, low: Ends, high: Ends, unit: int) -> tuple[int, int]:
        """How far below zero, and how far above it, the sum can be; for `<` below the last that is less than zero."""
        least = most = self.constant * unit if self.constant else 0
        for place, coefficient in self.coefficients.items():
            if coefficient == 1:
                least += low[place]
                most += high[place]
            elif coefficient == -1:
                least -= high[place]
                most -= low[place]
            elif coefficient > 0:
                least += coefficient * low[place]
                most += coefficient * high[place]
            else:
                least += coefficient * high[place]
                most += coefficient * low[place]
        return (-1 - least if self.sign is Sign.LESS else -least), most

    def reach(self, target: int, low: Ends, high: Ends, unit: int) -> Reach:
        """The whole multiples of the unit that the relation leaves `target`; least above most where there is none."""
        # From one end of the target the sum reaches zero after the room that it has with the target at that end.
        below, above = self.rooms(low, high, unit)
        own = self.coefficients[target]
        if own > 0:
            most = low[target] + (below if own == 1 else below // own)
            return (high[target] - (above if own == 1 else above // own) if self.sign is Sign.EQUAL else None), most
        least = high[target] - (below if own == -1 else below // -own)
        return least, (low[target] + (above if own == -1 else above // -own) if self.sign is Sign.EQUAL else None)

    def narrow(self, low: list[int], high: list[int], unit: int) -> bool:
        """Narrow all quantities in turn; whether something is left of each."""
        below, above = self.rooms(low, high, unit)
        if self.sign is not Sign.EQUAL:
            above += below + 1  # More than all quantities together can take up.
        if below < 0 or above < 0:
            return False
        for place, coefficient in self.coefficients.items():
            least, most = low[place], high[place]
            # The room of this quantity from its least number upward, and that from its most downward.
            if coefficient > 0:
                size, up, down = coefficient, below, above
            else:
                size, up, down = -coefficient, above, below
            span = size * (most - least)
            if span <= up and span <= down:
                continue
            new_least = most - down // size if span > down else least
            new_most = least + up // size if span > up else most
            if new_least > new_most:
                continue  # One number between two whole ones, which may do.
            low[place], high[place] = new_least, new_most
            if coefficient > 0:
                below -= size * (new_least - least)
                above -= size * (most - new_most)
            else:
                above -= size * (new_least - least)
                below -= size * (most - new_most)
        return True

    def hull(self, target: int, low: Outer, high: Outer, unit: int) -> Reach:
        """Two whole multiples of the unit around what the relation leaves `target`; None where there is no end."""
        least: int | None = self.constant * unit
        most: int | None = least if self.sign is Sign.EQUAL else None
        own = 1
        for place, coefficient in self.coefficients.items():
            if place == target:
                own = coefficient
                continue
            below, above = (low[place], high[place]) if coefficient > 0 else (high[place], low[place])
            least = None if least is None or below is None else least + coefficient * below
            most = None if most is None or above is None else most + coefficient * above
        if own < 0:
            own, least, most = -own, None if most is None else -most, None if least is None else -least
        return None if most is None else -most // own, None if least is None else -(least // own)

    def row(self, low: Ends, high: Ends, unit: int) -> Row:
        """The relation as a row between whole multiples of the unit."""
        coefficients: dict[Hashable, int] = dict(self.coefficients.items())
        return Row(coefficients, self.constant * unit, self.sign)


class ProductShape:
    """(a × first + b) × (c × second + d) = e × product + f in integers, with three different quantities.

    Each of the three is kept as its place, its coefficient and its constant; a place of ALONE is no quantity. Ends are
    worked out where all three are positive; `made_positive` turns those that are negative.
    """

    __slots__ = ("places", "terms")

    def __init__(self, one: Affine, other: Affine, product: Affine) -> None:
        self.terms = one, other, product
        self.places: tuple[int, ...] = one[0], other[0], product[0]
        if ALONE in self.places:
            self.places = tuple([place for place in self.places if place != ALONE])

    def reach(self, target: int, low: Ends, high: Ends, unit: int) -> tuple[int, int]:
        """The whole multiples of the unit that the relation leaves `target`; least above most where there is none."""
        one, other, product = self.terms
        if product[0] == target:
            (a_low, a_high), (b_low, b_high) = _ends(one, low, high, unit), _ends(other, low, high, unit)
            return _inward(product, (a_low * b_low, unit), (a_high * b_high, unit), unit)
        if other[0] == target:
            one, other = other, one
        (p_low, p_high), (o_low, o_high) = _ends(product, low, high, unit), _ends(other, low, high, unit)
        return _inward(one, (p_low * unit, o_high), (p_high * unit, o_low), unit)

    def narrow(self, low: list[int], high: list[int], unit: int) -> bool:
        """Narrow all quantities in turn; whether something is left of each."""
        for place in self.places:
            least, most = low[place], high[place]
            if least == most:
                continue
            new_least, new_most = self.reach(place, low, high, unit)
            if new_least > new_most:
                continue  # One number between two whole ones, which may do.
            if new_least > least:
                low[place] = least = new_least
            if new_most < most:
                high[place] = most = new_most
            if least > most:
                return False
        return True

    def hull(self, target: int, low: Outer, high: Outer, unit: int) -> Reach:
        """Two whole multiples of the unit around what the relation leaves `target`; None where there is no end."""
        one, other, product = self.terms
        if other[0] == target:
            one, other = other, one
        o_low, o_high = _outer_ends(other, low, high, unit)
        if product[0] == target:
            a_low, a_high = _outer_ends(one, low, high, unit)
            if a_low is None or o_low is None or a_low < 0 or o_low < 0:
                return None, None
            most = None if a_high is None or o_high is None else (a_high * o_high, unit)
            return _outward(product, (a_low * o_low, unit), most, unit)
        p_low, p_high = _outer_ends(product, low, high, unit)
        if p_low is None or o_low is None or p_low < 0 or o_low < 0:
            return None, None
        return _outward(
            one,
            (p_low * unit, o_high) if p_low > 0 and o_high else None,
            (p_high * unit, o_low) if o_low > 0 and p_high is not None else None,
            unit,
        )

    def row(self, low: Ends, high: Ends, unit: int) -> Row | None:
        """The relation as a row between whole multiples of the unit where a factor is known; None where none is."""
        one, two, product = self.terms
        for known, other in ((one, two), (two, one)):
            least, most = _ends(known, low, high, unit)
            if least == most:
                place, coefficient, constant = product
                row: dict[Hashable, int] = {other[0]: least * other[1], place: -coefficient * unit}
                row.pop(ALONE, None)
                return Row(row, (least * other[2] - constant * unit) * unit, Sign.EQUAL)
        return None

    def made_positive(self, low: list[int], high: list[int], unit: int) -> ProductShape | None:
        """The same with negative factors turned, all three terms made positive in the box; None where none can be."""
        shape: ProductShape | None = self
        for place, coefficient, constant in self.terms:
            if coefficient != 1 or high[place] + constant * unit <= 0:
                shape = self._turned(low, high, unit)
                break
        if shape is None:
            return None
        for place, coefficient, constant in shape.terms:
            if coefficient > 0:
                least = 1 - constant * unit if coefficient == 1 else -((constant * unit - 1) // coefficient)
                if low[place] < least:
                    low[place] = least
            elif coefficient:
                most = (constant * unit - 1) // -coefficient
                if high[place] > most:
                    high[place] = most
        return shape

    def _turned(self, low: Ends, high: Ends, unit: int) -> ProductShape | None:
        """The same with negative factors turned, so that all three can be positive in the box; None where none can."""
        one, other, product = self.terms
        signs = []
        for term in self.terms:
            least, most = _ends(term, low, high, unit)
            signs.append([sign for sign, is_possible in ((1, most > 0), (-1, least < 0)) if is_possible])
        for first in signs[0]:
            for second in signs[1]:
                if first * second in signs[2]:
                    if first == second == 1:
                        return self
                    return ProductShape(times(one, first), times(other, second), times(product, first * second))
        return None


Shape: TypeAlias = RowShape | ProductShape
Affine: TypeAlias = tuple[int, int, int]  # the place, the coefficient and the constant


def _ends(affine: Affine, low: Ends, high: Ends, unit: int) -> tuple[int, int]:
    place, coefficient, constant = affine
    if coefficient == 1:
        if not constant:
            return low[place], high[place]
        shift = constant * unit
        return low[place] + shift, high[place] + shift
    shift = constant * unit
    if coefficient > 0:
        return coefficient * low[place] + shift, coefficient * high[place] + shift
    return (coefficient * high[place] + shift, coefficient * low[place] + shift) if coefficient else (shift, shift)


def _outer_ends(affine: Affine, low: Outer, high: Outer, unit: int) -> Reach:
    place, coefficient, constant = affine
    shift = constant * unit
    if not coefficient:
        return shift, shift
    least, most = (low[place], high[place]) if coefficient > 0 else (high[place], low[place])
    return None if least is None else coefficient * least + shift, None if most is None else coefficient * most + shift


def _inward(affine: Affine, least: Ratio, most: Ratio, unit: int) -> tuple[int, int]:
    """The whole numbers that put a term between two ratios, whose denominators are positive."""
    _, coefficient, constant = affine
    if coefficient == 1:
        shift = constant * unit
        return -(-least[0] // least[1]) - shift, most[0] // most[1] - shift
    shift = constant * unit
    (least_over, least_under), (most_over, most_under) = (least, most) if coefficient > 0 else (most, least)
    return (
        -((shift * least_under - least_over) // (least_under * coefficient)),
        (most_over - shift * most_under) // (most_under * coefficient),
    )


def _outward(affine: Affine, least: Ratio | None, most: Ratio | None, unit: int) -> Reach:
    """Whole numbers around all that put a term between two ratios; None where there is no end."""
    _, coefficient, constant = affine
    shift = constant * unit
    if coefficient < 0:
        least, most = most, least
    return (
        None if least is None else (least[0] - shift * least[1]) // (least[1] * coefficient),
        None if most is None else -((shift * most[1] - most[0]) // (most[1] * coefficient)),
    )


def times(affine: Affine, by: int) -> Affine:
    if by == 1:
        return affine
    place, coefficient, constant = affine
    return place, by * coefficient, by * constant
