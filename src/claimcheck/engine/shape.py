"""Shapes of relations in whole numbers: rows and products of two, and what they leave a quantity.

`reach` rounds inward, and what is left in it can be met; `hull` rounds outward, and what is outside of it cannot.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias, cast

from claimcheck.engine.linear import Number, Row, plain
from claimcheck.relation import Constant, Product, Quotient, Relation, Sign, Sum, Term, Variable

ALONE: Final = -1
"""The key under which a form has its constant; places of quantities count from zero."""

Form: TypeAlias = dict[int, Number]  # the coefficient of each place, and the constant
Ends: TypeAlias = Sequence[int]  # the low, or the high, end of each place, in whole multiples of a unit
Outer: TypeAlias = Mapping[int, int | None]  # the same, None where there is no end
Ratio: TypeAlias = tuple[int, int]  # a numerator and a positive denominator
Reach: TypeAlias = tuple[int | None, int | None]  # the least and the most whole number; None where there is no end


class RowShape:
    """`Σ coefficient × quantity + constant  sign  0`, in integers; `terms` are places with coefficients."""

    __slots__ = ("constant", "places", "sign", "terms")

    def __init__(self, terms: tuple[tuple[int, int], ...], constant: int, sign: Sign) -> None:
        self.terms = terms
        self.places = tuple([place for place, _ in terms])
        self.constant = constant
        self.sign = sign

    def reach(self, target: int, low: Ends, high: Ends, unit: int) -> Reach:
        """The whole multiples of the unit that the relation leaves `target`; least above most where there is none."""
        least = most = self.constant * unit
        own = 1
        for place, coefficient in self.terms:
            if place == target:
                own = coefficient
            elif coefficient > 0:
                least += coefficient * low[place]
                most += coefficient * high[place]
            else:
                least += coefficient * high[place]
                most += coefficient * low[place]
        if self.sign is not Sign.EQUAL:
            if self.sign is Sign.LESS:
                least += 1
            # own × target ≤ −least
            return (None, -least // own) if own > 0 else (-(least // own), None)
        if own == 1:
            return -most, -least
        if own == -1:
            return least, most
        return (-(most // own), -least // own) if own > 0 else (-(least // own), -most // own)

    def hull(self, target: int, low: Outer, high: Outer, unit: int) -> Reach:
        """Two whole multiples of the unit around what the relation leaves `target`; None where there is no end."""
        least: int | None = self.constant * unit
        most: int | None = least if self.sign is Sign.EQUAL else None
        own = 1
        for place, coefficient in self.terms:
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
        coefficients: dict[Hashable, int] = dict(self.terms)
        return Row(coefficients, self.constant * unit, self.sign)


class ProductShape:
    """(a × first + b) × (c × second + d) = e × product + f in integers, with three different quantities.

    Each of the three is kept as its place, its coefficient and its constant; a place of ALONE is no quantity. Ends are
    worked out where all three are positive; `turned` makes them so where some are negative.
    """

    __slots__ = ("factors", "places", "product")

    def __init__(self, factors: tuple[Affine, Affine], product: Affine) -> None:
        self.factors = factors
        self.product = product
        self.places = tuple([place for place, _, _ in (*factors, product) if place != ALONE])

    def reach(self, target: int, low: Ends, high: Ends, unit: int) -> Reach:
        """The whole multiples of the unit that the relation leaves `target`; least above most where there is none."""
        one, other = self.factors
        if self.product[0] == target:
            (a_low, a_high), (b_low, b_high) = _ends(one, low, high, unit), _ends(other, low, high, unit)
            return _inward(self.product, (a_low * b_low, unit), (a_high * b_high, unit), unit)
        if other[0] == target:
            one, other = other, one
        (p_low, p_high), (o_low, o_high) = _ends(self.product, low, high, unit), _ends(other, low, high, unit)
        return _inward(one, (p_low * unit, o_high), (p_high * unit, o_low), unit)

    def hull(self, target: int, low: Outer, high: Outer, unit: int) -> Reach:
        """Two whole multiples of the unit around what the relation leaves `target`; None where there is no end."""
        one, other = self.factors
        if other[0] == target:
            one, other = other, one
        o_low, o_high = _outer_ends(other, low, high, unit)
        if self.product[0] == target:
            a_low, a_high = _outer_ends(one, low, high, unit)
            if a_low is None or o_low is None or a_low < 0 or o_low < 0:
                return None, None
            most = None if a_high is None or o_high is None else (a_high * o_high, unit)
            return _outward(self.product, (a_low * o_low, unit), most, unit)
        p_low, p_high = _outer_ends(self.product, low, high, unit)
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
        for known, other in (self.factors, self.factors[::-1]):
            least, most = _ends(known, low, high, unit)
            if least == most:
                place, coefficient, constant = self.product
                row: dict[Hashable, int] = {other[0]: least * other[1], place: -coefficient * unit}
                row.pop(ALONE, None)
                return Row(row, (least * other[2] - constant * unit) * unit, Sign.EQUAL)
        return None

    def turned(self, low: Ends, high: Ends, unit: int) -> ProductShape | None:
        """The same with negative factors turned, so that all three can be positive in the box; None where none can."""
        one, other = self.factors
        ends = _ends(one, low, high, unit), _ends(other, low, high, unit), _ends(self.product, low, high, unit)
        if ends[0][1] > 0 and ends[1][1] > 0 and ends[2][1] > 0:
            return self
        signs = [((1,) if most > 0 else ()) + ((-1,) if least < 0 else ()) for least, most in ends]
        for first in signs[0]:
            for second in signs[1]:
                if first * second in signs[2]:
                    factors = _times(self.factors[0], first), _times(self.factors[1], second)
                    return ProductShape(factors, _times(self.product, first * second))
        return None

    def positive(self, unit: int) -> Iterator[tuple[int, int | None, int | None]]:
        """For each quantity the least or the most whole multiple of the unit that makes its term positive."""
        for affine in (*self.factors, self.product):
            place, coefficient, constant = affine
            if coefficient == 1 and not constant:
                yield place, 1, None
            elif place != ALONE:
                least, most = _inward(affine, (1, 1), (1, 1), unit)
                yield (place, least, None) if coefficient > 0 else (place, None, most)


Shape: TypeAlias = RowShape | ProductShape
Affine: TypeAlias = tuple[int, int, int]  # the place, the coefficient and the constant


def shape_of(relation: Relation, places: Mapping[Hashable, int]) -> Shape | None:
    """`relation` as a row or as a product of two; None if it is neither. `places` numbers what it is asked for."""
    form: Form = {}
    if _added(relation.left, 1, form, places) and _added(relation.right, -1, form, places):
        constant = form.pop(ALONE, 0)
        # A quantity that cancels out stands in the relation all the same: such a one is left to others.
        if not form or not all(form.values()):
            return None
        if type(constant) is not int or any(type(number) is not int for number in form.values()):
            # The numerators are all that is needed of numbers times the common denominator.
            scale = lcm(constant.denominator, *[number.denominator for number in form.values()])
            terms = tuple([(place, (number * scale).numerator) for place, number in form.items()])
            return RowShape(terms, (constant * scale).numerator, relation.sign)
        return RowShape(cast(tuple[tuple[int, int], ...], tuple(form.items())), constant, relation.sign)
    if relation.sign is not Sign.EQUAL:
        return None
    return _product(relation.left, relation.right, places) or _product(relation.right, relation.left, places)


def _product(term: Term, other: Term, places: Mapping[Hashable, int]) -> ProductShape | None:
    """A term that is a product or a quotient, set equal to a linear one."""
    if isinstance(term, Quotient):
        terms = term.denominator, other, term.numerator
    elif isinstance(term, Product) and len(term.factors) == 2:
        terms = *term.factors, other
    else:
        return None
    one, two, product = [_affine(part, places) for part in terms]
    if one is None or two is None or product is None:
        return None
    # What a factor is multiplied by to be in integers, the product is too, and the other way round.
    (one, by_one), (two, by_two), (product, by_product) = _whole(one), _whole(two), _whole(product)
    shape = ProductShape((_times(one, by_product), two), _times(product, by_one * by_two))
    return shape if len(set(shape.places)) == len(shape.places) else None


def _affine(term: Term, places: Mapping[Hashable, int]) -> tuple[int, Number, Number] | None:
    """A term of at most one quantity: its place, coefficient and constant; None if it is zero or another."""
    if isinstance(term, Variable):
        return places[term.name], 1, 0
    form: Form = {}
    if not _added(term, 1, form, places):
        return None
    constant = form.pop(ALONE, 0)
    if not form:
        return (ALONE, 0, constant) if constant else None
    ((place, coefficient), *others) = form.items()
    return (place, coefficient, constant) if coefficient and not others else None


def _whole(affine: tuple[int, Number, Number]) -> tuple[Affine, int]:
    """A term in integers, and what it was multiplied by."""
    place, coefficient, constant = affine
    if type(coefficient) is int and type(constant) is int:
        return (place, coefficient, constant), 1
    by = lcm(coefficient.denominator, constant.denominator)
    return (place, (coefficient * by).numerator, (constant * by).numerator), by


def _added(term: Term, by: Number, form: Form, places: Mapping[Hashable, int]) -> bool:
    """Add `by` times the term to a form; False when it is not linear."""
    if isinstance(term, Variable):
        place = places[term.name]
        form[place] = form[place] + by if place in form else by
        return True
    if isinstance(term, Sum):
        for part in term.terms:
            if isinstance(part, Variable):
                place = places[part.name]
                form[place] = form[place] + by if place in form else by
            elif not _added(part, by, form, places):
                return False
        return True
    if isinstance(term, Constant):
        form[ALONE] = form.get(ALONE, 0) + by * plain(term.value)
        return True
    if isinstance(term, Product):
        varying: Term | None = None
        for part in term.factors:
            number = None if isinstance(part, Variable) else _number(part)
            if number is not None:
                by = by * number
            elif varying is None:
                varying = part
            else:
                return False
        return _added(Constant(Fraction(1)) if varying is None else varying, by, form, places)
    divisor = _number(term.denominator)
    return bool(divisor) and _added(term.numerator, by / Fraction(divisor or 1), form, places)


def _number(term: Term) -> Number | None:
    """The value of a term without quantities; None where it has some, or no value."""
    if isinstance(term, Variable):
        return None
    if isinstance(term, Constant):
        return plain(term.value)
    if isinstance(term, Quotient):
        above, below = _number(term.numerator), _number(term.denominator)
        return above / Fraction(below) if above is not None and below else None
    parts = term.terms if isinstance(term, Sum) else term.factors
    for part in parts:
        if isinstance(part, Variable):
            return None
    value: Number = 0 if isinstance(term, Sum) else 1
    for part in parts:
        number = _number(part)
        if number is None:
            return None
        value = value + number if isinstance(term, Sum) else value * number
    return value


def _ends(affine: Affine, low: Ends, high: Ends, unit: int) -> tuple[int, int]:
    place, coefficient, constant = affine
    if coefficient == 1 and not constant:
        return low[place], high[place]
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


def _times(affine: Affine, by: int) -> Affine:
    if by == 1:
        return affine
    place, coefficient, constant = affine
    return place, by * coefficient, by * constant
