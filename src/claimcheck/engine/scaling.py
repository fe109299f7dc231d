"""Scaling: a system that says nothing of how large its amounts are can be told with one of them taken as a hundred.

Where shares, changes and ratios are all that is said, every solution stays one when all amounts are multiplied by the
same number. So one of them may be given a value, and what follows for shares, changes and ratios does not hang on it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Final

from msgspec import Struct

from claimcheck.engine.system import Statement, System
from claimcheck.interval import EVERYTHING, Interval
from claimcheck.relation import Constant, Product, Quotient, Relation, Sum, Term, Variable

HUNDRED: Final = Interval.point(100)

_ZERO: Final = Interval.point(0)

_POSITIVE: Final = Interval.above(0)

_UNSCALED: Final = frozenset({EVERYTHING, Interval.at_least(0), _POSITIVE})
"""The bounds that are the same after multiplying all amounts."""


class Taken(Struct, frozen=True):
    """The name of the statement that an amount is a hundred of something."""

    quantity: Hashable

    def __str__(self) -> str:
        return f"{self.quantity} taken as 100"


def with_hundred(
    system: System, amount: Hashable, is_amount: Callable[[Hashable], bool], *, told: bool = True
) -> System | None:
    """The system with one amount, which is not zero, taken as a hundred; None where its size may matter.

    `is_amount` tells amounts, which grow with all others, from numbers, which do not. If it is `told`, it is a
    statement that the steps name; else a bound, which nothing can free.
    """
    zero = {one.quantity for one in system.statements if one.values == _ZERO}

    def degree(term: Term) -> int | None:
        """How often an amount is a factor of a term; None for zero, which is of any degree. ValueError when mixed."""
        match term:
            case Variable(name):
                return None if name in zero else int(is_amount(name))
            case Constant(value):
                return None if value == 0 else 0
            case Sum(parts):
                return _common(degree(part) for part in parts)
            case Product(factors):
                degrees = [degree(factor) for factor in factors]
                return None if None in degrees else sum(one for one in degrees if one is not None)
            case Quotient(numerator, denominator):
                above, below = degree(numerator), degree(denominator)
                return None if above is None or below is None else above - below
        raise AssertionError(term)

    def is_unscaled(relation: Relation) -> bool:
        try:
            _common((degree(relation.left), degree(relation.right)))
        except ValueError:
            return False
        return True

    if (
        system.bounds.get(amount) not in (_POSITIVE, HUNDRED)
        or any(is_amount(one.quantity) and one.quantity not in zero for one in system.statements)
        or any(
            is_amount(name) and name != amount and interval not in _UNSCALED for name, interval in system.bounds.items()
        )
        or not all(map(is_unscaled, system.relations))
    ):
        return None
    if not told:
        return System(system.statements, system.relations, {**system.bounds, amount: HUNDRED})
    taken = Statement(Taken(amount), amount, HUNDRED)
    return System((*system.statements, taken), system.relations, {**system.bounds, amount: _POSITIVE})


def _common(degrees: Iterable[int | None]) -> int | None:
    """The degree that all have which are not zero; ValueError where they differ."""
    known = {one for one in degrees if one is not None}
    if len(known) > 1:
        raise ValueError("terms of different degrees")
    return next(iter(known), None)
