"""A relation that must hold between quantities: sums, products and quotients set equal or put in order."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from claimcheck.interval import EVERYTHING, ONE, OPEN, Interval, total


class _Arithmetic:
    """The four operators, so that a rule reads as its formula: `(1 + change) * start`."""

    __slots__ = ()

    def __add__(self, other: Operand) -> Sum:
        return Sum((_term(self), _term(other)))

    def __radd__(self, other: Operand) -> Sum:
        return Sum((_term(other), _term(self)))

    def __sub__(self, other: Operand) -> Sum:
        return Sum((_term(self), Product((Constant(Fraction(-1)), _term(other)))))

    def __mul__(self, other: Operand) -> Product:
        return Product((_term(self), _term(other)))

    def __rmul__(self, other: Operand) -> Product:
        return Product((_term(other), _term(self)))

    def __truediv__(self, other: Operand) -> Quotient:
        return Quotient(_term(self), _term(other))


class Variable(_Arithmetic, Struct, frozen=True, cache_hash=True):
    """A quantity as a term; `name` is whatever identifies it (see `claimcheck.quantity`)."""

    name: Hashable

    def __str__(self) -> str:
        return str(self.name)


class Constant(_Arithmetic, Struct, frozen=True, cache_hash=True):
    """A number that is not in doubt."""

    value: Fraction

    def __str__(self) -> str:
        return str(self.value)


class Sum(_Arithmetic, Struct, frozen=True, cache_hash=True):
    """The sum of its terms; of none, zero."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return "(" + " + ".join(map(str, self.terms)) + ")"


class Product(_Arithmetic, Struct, frozen=True, cache_hash=True):
    """The product of its factors; of none, one."""

    factors: tuple[Term, ...]

    def __str__(self) -> str:
        return " × ".join(map(str, self.factors))


class Quotient(_Arithmetic, Struct, frozen=True, cache_hash=True):
    """Numerator divided by denominator; a denominator of zero has no quotient."""

    numerator: Term
    denominator: Term

    def __str__(self) -> str:
        return f"{self.numerator} / {self.denominator}"


Term: TypeAlias = Variable | Constant | Sum | Product | Quotient
Operand: TypeAlias = Term | int | Fraction


class Sign(Enum):
    """How the two sides of a relation stand to each other."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "≤"


class Outcome(Enum):
    """What testing a relation on sets can say; OPEN is an order that the sets leave undecided."""

    HOLDS = "holds"
    OPEN = "open"
    BROKEN = "broken"


class Relation(Struct, frozen=True, cache_hash=True, dict=True):
    """`left sign right`. Written so that each variable occurs once, testing it on intervals is exact."""

    left: Term
    sign: Sign
    right: Term

    @cached_property
    def names(self) -> tuple[Hashable, ...]:
        """The names of the quantities in it, each once; whoever tests it asks."""
        return tuple(dict.fromkeys(occurrences(self)))

    def __str__(self) -> str:
        return f"{self.left} {self.sign.value} {self.right}"


class Agreement(Struct, frozen=True, cache_hash=True):
    """All that is said of one quantity must agree: the sets of its statements meet."""

    quantity: Hashable

    def __str__(self) -> str:
        return f"all statements of {self.quantity} agree"


def equal(left: Operand, right: Operand) -> Relation:
    """`left = right`."""
    return Relation(_term(left), Sign.EQUAL, _term(right))


def less(left: Operand, right: Operand) -> Relation:
    """`left < right`."""
    return Relation(_term(left), Sign.LESS, _term(right))


def at_most(left: Operand, right: Operand) -> Relation:
    """`left ≤ right`."""
    return Relation(_term(left), Sign.AT_MOST, _term(right))


def names(relation: Relation | Agreement) -> tuple[Hashable, ...]:
    """The names of the quantities in a relation, each once, in the order of their first place."""
    if isinstance(relation, Agreement):
        return (relation.quantity,)
    return relation.names


def occurrences(relation: Relation) -> list[Hashable]:
    """The names in a relation in their order, one for each place they stand in."""
    found: list[Hashable] = []
    _collect(relation.left, found)
    _collect(relation.right, found)
    return found


def evaluate(term: Term, box: Mapping[Hashable, Interval]) -> Interval:
    """The hull of the values of `term` when each quantity ranges over its interval in `box`."""
    # Every trial passes here, and asking for the type is several times quicker than matching patterns.
    if isinstance(term, Variable):
        return box[term.name]
    if isinstance(term, Constant):
        return Interval.point(term.value)
    if isinstance(term, Sum):
        return total(evaluate(part, box) for part in term.terms)
    if isinstance(term, Product):
        factors = (evaluate(factor, box) for factor in term.factors)
        result = next(factors, ONE)
        for factor in factors:
            result = result * factor
        return result
    return evaluate(term.numerator, box) / evaluate(term.denominator, box)


def test(relation: Relation, box: Mapping[Hashable, Interval]) -> Outcome:
    """Whether `relation` can hold with each quantity in its interval.

    An equality holds when its two sides meet and is broken when they are disjoint. An order holds when every pair of
    values satisfies it, is broken when none does, and else is open.
    """
    left, right = evaluate(relation.left, box), evaluate(relation.right, box)
    match relation.sign:
        case Sign.EQUAL:
            return Outcome.HOLDS if left.meets(right) else Outcome.BROKEN
        case Sign.LESS:
            if left.all_below(right):
                return Outcome.HOLDS
            return Outcome.BROKEN if right.all_at_most(left) else Outcome.OPEN
        case Sign.AT_MOST:
            if left.all_at_most(right):
                return Outcome.HOLDS
            return Outcome.BROKEN if right.all_below(left) else Outcome.OPEN


def solve(relation: Relation, name: Hashable, box: Mapping[Hashable, Interval]) -> Interval:
    """The hull of the values of one quantity with which `relation` can hold, the others ranging over `box`.

    The quantity must occur once. Of an order it is the values that some values of the others leave it.
    """
    left, right = relation.left, relation.right
    on_left = name in _names_in(left)
    known = evaluate(right if on_left else left, box)
    if relation.sign is not Sign.EQUAL:
        strict = relation.sign is Sign.LESS
        if on_left:
            known = Interval(None, known.high, OPEN, OPEN if strict else known.high_end)
        else:
            known = Interval(known.low, None, OPEN if strict else known.low_end, OPEN)
    return _solve(left if on_left else right, name, known, box)


def _solve(term: Term, name: Hashable, known: Interval, box: Mapping[Hashable, Interval]) -> Interval:
    """The values of a quantity for which `term` can be in `known`."""
    match term:
        case Sum(parts) | Product(parts):
            at = next(place for place, part in enumerate(parts) if name in _names_in(part))
            others = (*parts[:at], *parts[at + 1 :])
            if isinstance(term, Sum):
                return _solve(parts[at], name, known - evaluate(Sum(others), box), box)
            return _solve(parts[at], name, _divided(known, evaluate(Product(others), box)), box)
        case Quotient(numerator, denominator):
            if name in _names_in(numerator):
                return _solve(numerator, name, known * evaluate(denominator, box), box)
            return _solve(denominator, name, _without_zero(_divided(evaluate(numerator, box), known)), box)
        case _:
            return known


def _divided(product: Interval, factor: Interval) -> Interval:
    """What times `factor` can be in `product`: anything, where both can be zero."""
    return EVERYTHING if 0 in product and 0 in factor else product / factor


def _without_zero(values: Interval) -> Interval:
    """What a denominator can be; a zero between other values stays in the hull."""
    low_end = OPEN if values.low == 0 else values.low_end
    return Interval(values.low, values.high, low_end, OPEN if values.high == 0 else values.high_end)


def _names_in(term: Term) -> list[Hashable]:
    found: list[Hashable] = []
    _collect(term, found)
    return found


def _term(operand: _Arithmetic | int | Fraction) -> Term:
    if isinstance(operand, int | Fraction):
        return Constant(Fraction(operand))
    assert isinstance(operand, Variable | Constant | Sum | Product | Quotient)
    return operand


def _collect(term: Term, found: list[Hashable]) -> None:
    # Every relation passes here many times, and asking for the type is several times quicker than matching patterns.
    if isinstance(term, Variable):
        found.append(term.name)
    elif isinstance(term, Sum):
        for part in term.terms:
            _collect(part, found)
    elif isinstance(term, Product):
        for part in term.factors:
            _collect(part, found)
    elif isinstance(term, Quotient):
        _collect(term.numerator, found)
        _collect(term.denominator, found)
