"""A product of two quantities set equal to a third where nothing is negative: what it leaves each of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction

from msgspec import Struct

from claimcheck.engine.box import Box, Edge, Side
from claimcheck.engine.linear import Number, linear_form, plain
from claimcheck.engine.span import UNBOUNDED, Span
from claimcheck.relation import Product, Quotient, Relation, Sign


class Affine(Struct, frozen=True):
    """`constant + coefficient × quantity`, with a positive coefficient; a place of −1 is no quantity."""

    place: int
    constant: Number
    coefficient: Number

    def ends(self, box: Box) -> Span:
        if self.place < 0:
            return (self.constant, False, ()), (self.constant, False, ())
        low, high = box.low[self.place], box.high[self.place]
        return self._end(low), self._end(high)

    def _end(self, edge: Edge) -> Side:
        value = edge.value
        if value is None:
            return UNBOUNDED
        if self.coefficient != 1:
            value = value * self.coefficient
        return (value + self.constant if self.constant else value), edge.is_open, (edge,)

    def solved(self, side: Side) -> Side:
        """What `side` is for the quantity."""
        value = side[0]
        if value is None:
            return side
        if self.constant:
            value = value - self.constant
        return (value if self.coefficient == 1 else Fraction(value) / self.coefficient), side[1], side[2]


class PositiveProduct(Struct, frozen=True):
    """`first × second = product` for three different quantities: the quick way where nothing is below zero.

    If it `divides`, the relation was `product / first = second`, and the first is not zero.
    """

    first: Affine
    second: Affine
    product: Affine
    unit: int
    divides: bool

    def project(self, target: int, box: Box, whole: bool = False) -> tuple[Side, Side, bool] | None:
        """As for a row; None where something may be below zero, or zero decides."""
        if target == self.product.place:
            return self._project_product(box, whole)
        mine, other = (self.first, self.second) if target == self.first.place else (self.second, self.first)
        (pl, ph), (ol, oh) = self.product.ends(box), other.ends(box)
        if pl[0] is None or ol[0] is None or pl[0] < 0 or ol[0] < 0 or ph[0] == 0 or oh[0] == 0:
            return None
        if pl[0] == 0 and not pl[1] and ((ol[0] == 0 and not ol[1]) or (self.divides and mine is self.first)):
            return None
        # That nothing is negative is a premise of each end.
        low: Side = (0, pl[1] if pl[0] == 0 else True, pl[2] + ol[2])
        if pl[0] > 0 and oh[0] is not None:
            low = (self._quotient(pl[0], oh[0], whole, 0), pl[1] or oh[1], pl[2] + oh[2] + ol[2])
        high = UNBOUNDED
        if ph[0] is not None and ol[0] > 0:
            high = (self._quotient(ph[0], ol[0], whole, 1), ph[1] or ol[1], ph[2] + ol[2])
        return mine.solved(low), mine.solved(high), not whole

    def _project_product(self, box: Box, whole: bool) -> tuple[Side, Side, bool] | None:
        (al, ah), (bl, bh) = self.first.ends(box), self.second.ends(box)
        if al[0] is None or bl[0] is None or al[0] < 0 or bl[0] < 0 or ah[0] == 0 or bh[0] == 0:
            return None
        if al[0] > 0 and bl[0] > 0:
            low: Side = (self._product(al[0], bl[0], whole, 0), al[1] or bl[1], al[2] + bl[2])
        elif self.divides and al[0] == 0 and not al[1]:
            return None
        else:
            low = (0, (al[0] > 0 or al[1]) and (bl[0] > 0 or bl[1]), al[2] + bl[2])
        high = UNBOUNDED
        if ah[0] is not None and bh[0] is not None:
            high = (self._product(ah[0], bh[0], whole, 1), ah[1] or bh[1], ah[2] + bh[2] + al[2] + bl[2])
        return self.product.solved(low), self.product.solved(high), not whole

    def _product(self, a: Number, b: Number, whole: bool, up: int) -> Number:
        """a × b in the unit; when rounded to a whole number, one more for `up`."""
        if whole:
            return a * b // self.unit + up
        return a * b if self.unit == 1 else Fraction(a * b, self.unit)

    def _quotient(self, a: Number, b: Number, whole: bool, up: int) -> Number:
        return a * self.unit // b + up if whole else Fraction(a * self.unit, b)


def positive_product(relation: Relation, place_of: Mapping[Hashable, int], unit: int) -> PositiveProduct | None:
    """`relation` as a product of two terms set equal to a third, each of one quantity of its own; None if it is not."""
    if relation.sign is not Sign.EQUAL:
        return None
    left, right = relation.left, relation.right
    if isinstance(right, Product | Quotient):
        left, right = right, left
    if isinstance(left, Quotient):
        terms = (left.denominator, right, left.numerator)
    elif isinstance(left, Product) and len(left.factors) == 2:
        terms = (*left.factors, right)
    else:
        return None
    parts: list[Affine] = []
    for term in terms:
        form = linear_form(term)
        if form is None or len(form[0]) > 1:
            return None
        ((name, coefficient),) = form[0].items() or ((None, 1),)
        if coefficient <= 0:
            return None
        parts.append(Affine(place_of[name] if form[0] else -1, plain(form[1] * unit), plain(coefficient)))
    places = [part.place for part in parts if part.place >= 0]
    if len(set(places)) < len(places):
        return None
    return PositiveProduct(parts[0], parts[1], parts[2], unit, isinstance(left, Quotient))
