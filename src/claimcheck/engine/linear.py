"""Linear forms of terms, and linear relations as rows in integers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from msgspec import Struct

from claimcheck.relation import Constant, Product, Quotient, Relation, Sign, Sum, Term, Variable

Number: TypeAlias = Fraction | int
Form: TypeAlias = tuple[dict[Hashable, Number], Number]  # the coefficient of each variable, and the constant


class Row(Struct, frozen=True):
    """`Σ coefficient × variable + constant  sign  0`, in integers."""

    coefficients: Mapping[Hashable, int]
    constant: int
    sign: Sign


def plain(value: Number) -> Number:
    """Whole numbers as `int`, whose arithmetic is many times quicker."""
    return value.numerator if value.denominator == 1 else value


def no_value(_: Hashable) -> Fraction | None:
    """No variable is known."""
    return None


def linear_form(term: Term, known: Callable[[Hashable], Fraction | None] = no_value) -> Form | None:
    """`term` as a linear form, each variable with a `known` value put in as a constant; None when it is not linear."""
    coefficients: dict[Hashable, Number] = {}
    constant = _added(term, 1, coefficients, known)
    return None if constant is None else (coefficients, constant)


def linear_row(relation: Relation, known: Callable[[Hashable], Fraction | None] = no_value) -> Row | None:
    """`relation` as a row with all terms on the left; None when it is not linear."""
    coefficients: dict[Hashable, Number] = {}
    left = _added(relation.left, 1, coefficients, known)
    right = None if left is None else _added(relation.right, -1, coefficients, known)
    if left is None or right is None:
        return None
    constant = left + right
    scale = lcm(constant.denominator, *[c.denominator for c in coefficients.values()])
    if scale == 1:
        return Row({n: c.numerator for n, c in coefficients.items() if c}, constant.numerator, relation.sign)
    return Row({n: int(c * scale) for n, c in coefficients.items() if c}, int(constant * scale), relation.sign)


def _added(
    term: Term, times: Number, coefficients: dict[Hashable, Number], known: Callable[[Hashable], Fraction | None]
) -> Number | None:
    """Add `times` the term to `coefficients`, and give the constant it has besides; None when it is not linear."""
    kind = type(term)
    if kind is Variable:
        assert isinstance(term, Variable)
        value = known(term.name)
        if value is not None:
            return times * value
        coefficients[term.name] = coefficients[term.name] + times if term.name in coefficients else times
        return 0
    if kind is Constant:
        assert isinstance(term, Constant)
        return times * plain(term.value)
    if kind is Sum:
        assert isinstance(term, Sum)
        constant: Number = 0
        for part in term.terms:
            more = _added(part, times, coefficients, known)
            if more is None:
                return None
            if more:
                constant = constant + more
        return constant
    if kind is Product:
        assert isinstance(term, Product)
        varying: dict[Hashable, Number] = {}
        start: Number = 1
        for factor in term.factors:
            form = linear_form(factor, known)
            if form is None or (form[0] and varying):
                return None
            if form[0]:
                varying, start = form
            else:
                times = times * form[1]
        for name, coefficient in varying.items():
            coefficients[name] = coefficients.get(name, 0) + coefficient * times
        return start * times
    assert isinstance(term, Quotient)
    denominator = linear_form(term.denominator, known)
    if denominator is None or denominator[0] or denominator[1] == 0:
        return None
    return _added(term.numerator, times / Fraction(denominator[1]), coefficients, known)
