"""Reshaping: relations as the shapes that whole numbers can work with, rows and products of two."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias, cast

from claimcheck.engine.linear import Number, plain
from claimcheck.engine.shape import ALONE, Affine, ProductShape, RowShape, Shape, times
from claimcheck.relation import Constant, Product, Quotient, Relation, Sign, Sum, Term, Variable

Form: TypeAlias = dict[int, Number]  # the coefficient of each place, and the constant under ALONE

_ONE: Final = Constant(Fraction(1))

_WHOLE: Final = frozenset({int})

_FACTORED: Final = frozenset({Product, Quotient})


def shape_of(relation: Relation, places: Mapping[Hashable, int]) -> Shape | None:
    """`relation` as a row or as a product of two; None if it is neither. `places` numbers what it is asked for."""
    product = None
    if relation.sign is Sign.EQUAL:
        left, right = relation.left, relation.right
        if type(left) in _FACTORED:
            product = _product(left, right, places)
        if product is None and type(right) in _FACTORED:
            product = _product(right, left, places)
        if product is not None and len(product.places) == 3:
            return product
    # With a constant for a factor it may be a row.
    return _row(relation, places) or product


def _row(relation: Relation, places: Mapping[Hashable, int]) -> RowShape | None:
    """A linear relation; None where a quantity cancels out, since it stands in the relation all the same."""
    form: Form = {}
    if not _added(relation.left, 1, form, places) or not _added(relation.right, -1, form, places):
        return None
    constant = form.pop(ALONE, 0)
    if not form or not all(form.values()):
        return None
    if type(constant) is not int or not _WHOLE.issuperset(map(type, form.values())):
        # The numerators are all that is needed of numbers times the common denominator.
        scale = lcm(constant.denominator, *[number.denominator for number in form.values()])
        coefficients = {place: (number * scale).numerator for place, number in form.items()}
        return RowShape(coefficients, (constant * scale).numerator, relation.sign)
    return RowShape(cast(dict[int, int], form), constant, relation.sign)


def _product(term: Term, other: Term, places: Mapping[Hashable, int]) -> ProductShape | None:
    """A term that is a product or a quotient, set equal to a linear one."""
    if type(term) is Quotient:
        parts = term.denominator, other, term.numerator
    elif type(term) is Product and len(term.factors) == 2:
        parts = *term.factors, other
    else:
        return None
    first, second, third = [_affine(part, places) for part in parts]
    if first is None or second is None or third is None:
        return None
    # What a factor is multiplied by to be in integers, the product is too, and the other way round.
    (one, by_one), (two, by_two), (product, by_product) = first, second, third
    if one[0] == two[0] or one[0] == product[0] or two[0] == product[0]:
        return None
    return ProductShape(times(one, by_product), two, times(product, by_one * by_two))


def _affine(term: Term, places: Mapping[Hashable, int]) -> tuple[Affine, int] | None:
    """A term of at most one quantity in integers, and what it was multiplied by; None if it is zero or another."""
    if type(term) is Variable:
        return (places[term.name], 1, 0), 1
    form: Form = {}
    if not _added(term, 1, form, places):
        return None
    constant = form.pop(ALONE, 0)
    if len(form) > 1 or not all(form.values()) or not (form or constant):
        return None
    place, coefficient = form.popitem() if form else (ALONE, 0)
    by = lcm(coefficient.denominator, constant.denominator)
    if by == 1:
        return (place, coefficient.numerator, constant.numerator), 1
    return (place, (coefficient * by).numerator, (constant * by).numerator), by


def _added(term: Term, by: Number, form: Form, places: Mapping[Hashable, int]) -> bool:
    """Add `by` times the term to a form; False when it is not linear."""
    # Every relation passes here, and asking for the type itself is several times quicker than `isinstance`.
    if type(term) is Variable:
        place = places[term.name]
        form[place] = form[place] + by if place in form else by
        return True
    if type(term) is Sum:
        for part in term.terms:
            if type(part) is Variable:
                place = places[part.name]
                form[place] = form[place] + by if place in form else by
            elif not _added(part, by, form, places):
                return False
        return True
    if type(term) is Constant:
        form[ALONE] = form.get(ALONE, 0) + by * plain(term.value)
        return True
    if type(term) is Product:
        varying: Term | None = None
        for part in term.factors:
            number = _number(part)
            if number is not None:
                by = by * number
            elif varying is None:
                varying = part
            else:
                return False
        return _added(_ONE if varying is None else varying, by, form, places)
    if type(term) is Quotient:
        divisor = _number(term.denominator)
        return bool(divisor) and _added(term.numerator, by / Fraction(divisor or 1), form, places)
    raise AssertionError(term)


def _number(term: Term) -> Number | None:
    """The value of a term without quantities; None where it has some, or no value."""
    if type(term) is Variable:
        return None
    if type(term) is Constant:
        return plain(term.value)
    if type(term) is Quotient:
        above, below = _number(term.numerator), _number(term.denominator)
        return above / Fraction(below) if above is not None and below else None
    value: Number = 0
    if type(term) is Sum:
        for part in term.terms:
            number = _number(part)
            if number is None:
                return None
            value = value + number
    elif type(term) is Product:
        value = 1
        for part in term.factors:
            number = _number(part)
            if number is None:
                return None
            value = value * number
    return value
