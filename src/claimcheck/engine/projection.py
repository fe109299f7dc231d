"""Projection: what one relation and the other quantities leave one quantity.

The relation is evaluated forwards on the intervals of the others and solved backwards (HC4: Benhamou, Goualard,
Granvilliers and Puget, "Revising hull and box consistency", ICLP 1999).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec import Struct

from claimcheck.engine.box import Box, Edge, Side
from claimcheck.engine.linear import Number, plain
from claimcheck.engine.product import PositiveProduct
from claimcheck.engine.span import (
    UNBOUNDED,
    Span,
    divided,
    factor,
    interval_of,
    meet,
    minus,
    plus,
    times,
    without_zero,
)
from claimcheck.relation import Constant, Product, Quotient, Relation, Sign, Sum, Term, Variable

UNBOUNDED_WIDTH: Final = Fraction(2)
"""The relative width of an interval without end: wider than any other."""


class LinearRow(Struct, frozen=True):
    """`Σ coefficient × quantity + constant  sign  0`, quantities by their places; it narrows each of them exactly."""

    terms: tuple[tuple[int, int], ...]
    constant: int
    sign: Sign
    places: tuple[int, ...]

    def project(self, target: int, box: Box, whole: bool = False) -> tuple[Side, Side, bool]:
        """The ends of what the relation and the other quantities leave `target`, and whether that is exact.

        With `whole`, ends may be rounded outward to whole numbers where that is quicker.
        """
        lows, highs = box.low, box.high
        low: Number | None = self.constant
        high: Number | None = self.constant if self.sign is Sign.EQUAL else None
        low_open = self.sign is Sign.LESS
        high_open = False
        low_premises: list[Edge] = []
        high_premises: list[Edge] = []
        own = 1
        for place, coefficient in self.terms:
            if place == target:
                own = coefficient
                continue
            least, most = (lows[place], highs[place]) if coefficient > 0 else (highs[place], lows[place])
            if low is not None:
                value = least.value
                if value is None:
                    low = None
                else:
                    low = low + (value if coefficient == 1 else value * coefficient)
                    low_open = low_open or least.is_open
                    low_premises.append(least)
            if high is not None:
                value = most.value
                if value is None:
                    high = None
                else:
                    high = high + (value if coefficient == 1 else value * coefficient)
                    high_open = high_open or most.is_open
                    high_premises.append(most)
        # own × target ∈ −[low, high], where an order leaves no high.
        if own == -1:
            below, above = low, high
        else:
            below = None if low is None else -low if own == 1 else Fraction(-low) / own
            above = None if high is None else -high if own == 1 else Fraction(-high) / own
        at_low: Side = UNBOUNDED if below is None else (below, low_open, tuple(low_premises))
        at_high: Side = UNBOUNDED if above is None else (above, high_open, tuple(high_premises))
        return (at_high, at_low, True) if own > 0 else (at_low, at_high, True)


class Tree(Struct, frozen=True):
    """A relation with products or quotients of quantities. Where a quantity occurs twice, the result is only outer."""

    relation: Relation
    place_of: Mapping[Hashable, int]
    places: tuple[int, ...]
    repeated: tuple[int, ...]
    unit: int
    quick: PositiveProduct | None

    def project(self, target: int, box: Box, whole: bool = False) -> tuple[Side, Side, bool] | None:
        """As for a row; None when no values of the quantities have the terms defined and related."""
        if self.quick is not None:
            ends = self.quick.project(target, box, whole)
            if ends is not None:
                return ends
        left, right, sign = self.relation.left, self.relation.right, self.relation.sign
        on_left = self._holds(left, target)
        known = self._evaluate(right if on_left else left, box)
        if known is None:
            return None
        span, exact = known
        if sign is not Sign.EQUAL:
            side = span[1] if on_left else span[0]
            if side[0] is not None:
                side = (side[0], side[1] or sign is Sign.LESS, side[2])
            span = (UNBOUNDED, side) if on_left else (side, UNBOUNDED)
        solved = self._solve(left if on_left else right, target, span, exact, box)
        if solved is None:
            return None
        (low, high), exact = solved
        return self._written(low), self._written(high), exact and all(box.is_point(place) for place in self.repeated)

    def _read(self, edge: Edge) -> Side:
        if edge.value is None:
            return UNBOUNDED
        return (edge.value if self.unit == 1 else Fraction(edge.value, self.unit)), edge.is_open, (edge,)

    def _written(self, side: Side) -> Side:
        return side if side[0] is None or self.unit == 1 else (plain(side[0] * self.unit), side[1], side[2])

    def places_in(self, term: Term) -> list[int]:
        """The places of the quantities in one of the relation's terms."""
        return [self.place_of[name] for name in dict.fromkeys(_occurrences(term))]

    def sign_of(self, term: Term, box: Box) -> tuple[int, tuple[Edge, ...]] | None:
        """1 or −1 when all values of a term lie on that side of zero, with the edges that say so; else None."""
        known = self._evaluate(term, box)
        if known is None:
            return None
        (low, low_open, lows), (high, high_open, highs) = known[0]
        if low is not None and (low > 0 or (low == 0 and low_open)):
            return 1, lows
        if high is not None and (high < 0 or (high == 0 and high_open)):
            return -1, highs
        return None

    def relative_width(self, term: Term, box: Box) -> Fraction:
        """The width of a term's interval over the sum of its ends' sizes: 1 or more when zero is inside."""
        known = self._evaluate(term, box)
        if known is None:
            return Fraction(0)
        low, high = known[0][0][0], known[0][1][0]
        if low is None or high is None:
            return UNBOUNDED_WIDTH
        return Fraction(high - low) / (abs(Fraction(low)) + abs(Fraction(high))) if low != high else Fraction(0)

    def _holds(self, term: Term, target: int) -> bool:
        match term:
            case Variable(name):
                return self.place_of[name] == target
            case Sum(parts) | Product(parts):
                return any(self._holds(part, target) for part in parts)
            case Quotient(numerator, denominator):
                return self._holds(numerator, target) or self._holds(denominator, target)
        return False

    def _evaluate(self, term: Term, box: Box) -> tuple[Span, bool] | None:
        match term:
            case Variable(name):
                place = self.place_of[name]
                return (self._read(box.low[place]), self._read(box.high[place])), True
            case Constant(value):
                return ((value, False, ()), (value, False, ())), True
            case Sum(parts) | Product(parts):
                return self._gathered(parts, box, product=isinstance(term, Product))
            case Quotient(numerator, denominator):
                top, bottom = self._evaluate(numerator, box), self._evaluate(denominator, box)
                if top is None or bottom is None:
                    return None
                quotient, exact = divided(top[0], bottom[0])
                return None if quotient is None else (quotient, exact and top[1] and bottom[1])
        raise AssertionError(term)

    def _gathered(self, parts: Iterable[Term], box: Box, product: bool) -> tuple[Span, bool] | None:
        """The sum or the product of the parts; zero or one of none."""
        result: Span | None = None
        exact = True
        for part in parts:
            value = self._evaluate(part, box)
            if value is None:
                return None
            exact = exact and value[1]
            if result is None:
                result = value[0]
            else:
                result = times(result, value[0]) if product else plus(result, value[0])
                if result is None:
                    return None
        if result is None:
            start = Fraction(int(product))
            result = (start, False, ()), (start, False, ())
        return result, exact

    def _solve(self, term: Term, target: int, span: Span, exact: bool, box: Box) -> tuple[Span, bool] | None:
        """The hull of the values of `target` for which `term` can be in `span`."""
        match term:
            case Variable():
                return span, exact
            case Sum(parts) | Product(parts):
                product = isinstance(term, Product)
                at = next(i for i, part in enumerate(parts) if self._holds(part, target))
                others = self._gathered((*parts[:at], *parts[at + 1 :]), box, product)
                if others is None:
                    return None
                if product:
                    other, fits = factor(span, others[0])
                    if other is None:
                        return None
                    return self._solve(parts[at], target, other, exact and others[1] and fits, box)
                return self._solve(parts[at], target, minus(span, others[0]), exact and others[1], box)
            case Quotient(numerator, denominator):
                if self._holds(numerator, target):
                    return self._solve_numerator(numerator, denominator, target, span, exact, box)
                return self._solve_denominator(numerator, denominator, target, span, exact, box)
        raise AssertionError(term)

    def _solve_numerator(
        self, numerator: Term, denominator: Term, target: int, span: Span, exact: bool, box: Box
    ) -> tuple[Span, bool] | None:
        bottom = self._evaluate(denominator, box)
        if bottom is None:
            return None
        divisor, fits = without_zero(bottom[0])
        if divisor is None:
            return None
        product = times(span, divisor)
        if product is None:
            return None
        fits = fits or 0 in interval_of(*span)
        return self._solve(numerator, target, product, exact and bottom[1] and fits, box)

    def _solve_denominator(
        self, numerator: Term, denominator: Term, target: int, span: Span, exact: bool, box: Box
    ) -> tuple[Span, bool] | None:
        top, bottom = self._evaluate(numerator, box), self._evaluate(denominator, box)
        if top is None or bottom is None:
            return None
        other, fits = factor(top[0], span)
        if other is None:
            return None
        divisor, whole = without_zero(meet(other, bottom[0]))
        if divisor is None:
            return None
        return self._solve(denominator, target, divisor, exact and top[1] and bottom[1] and fits and whole, box)


Projection: TypeAlias = LinearRow | Tree


def _occurrences(term: Term) -> Iterator[Hashable]:
    match term:
        case Variable(name):
            yield name
        case Sum(parts) | Product(parts):
            for part in parts:
                yield from _occurrences(part)
        case Quotient(numerator, denominator):
            yield from _occurrences(numerator)
            yield from _occurrences(denominator)
