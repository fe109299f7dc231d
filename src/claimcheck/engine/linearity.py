"""Linearity: relations as rows once some quantities are known, and the factors that keep others from being rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from claimcheck.engine.box import Box
from claimcheck.engine.elimination import Known, Rows, eliminated
from claimcheck.engine.linear import Row, linear_form
from claimcheck.engine.problem import Problem
from claimcheck.engine.projection import LinearRow
from claimcheck.relation import Product, Quotient, Relation, Sum, Term


def rows_given(problem: Problem, box: Box, number: int, own: Collection[int] = ()) -> Rows | None:
    """A relation as rows given the values and the signs that are known; None where it stays a product.

    Quantities in `own` stand in no other relation that is looked at, so they can be eliminated.
    """
    form, relation = problem.forms[number], problem.relations[number]
    if isinstance(form, LinearRow):
        names = problem.quantities
        return Rows((Row({names[place]: c for place, c in form.terms}, form.constant, form.sign),))
    known = Known(problem, box)
    sides: list[Term] = [relation.left, relation.right]
    for i, side in enumerate(sides):
        if isinstance(side, Quotient) and linear_form(side, known) is None:
            # a / b = c is a = c × b when b cannot be zero; a negative b turns an order round.
            sign = form.sign_of(side.denominator, box)
            if sign is None:
                return None
            known.used += sign[1]
            sides[i] = side.numerator
            sides[1 - i] = Product((side.denominator, sides[1 - i]))
            if sign[0] < 0:
                sides.reverse()
            break
    relation = Relation(sides[0], relation.sign, sides[1])
    row = known.row(relation)
    if row is not None:
        return Rows((row,), tuple(known.used))
    for place in form.places:
        if place in own and place not in form.repeated:
            rows = eliminated(relation, place, known)
            if rows is not None:
                return rows
    return None


def own(problem: Problem, numbers: Sequence[int]) -> set[int]:
    """The places of quantities that stand in just one of some relations."""
    counts = Counter(place for number in numbers for place in problem.forms[number].places)
    return {place for place, count in counts.items() if count == 1}


class Factor(Struct, frozen=True):
    """A quantity in a factor, the relative width of the widest such factor, and in how many products it stands.

    In some product it is not in the widest factor if `needed`: when all such are known, every product is linear.
    """

    place: int
    width: Fraction
    products: int
    needed: bool


def fewest(factor: Factor) -> tuple[Fraction | int, ...]:
    """Order by which few quantities make all linear."""
    return -factor.products, factor.width, factor.place


def narrowest(factor: Factor) -> tuple[Fraction | int, ...]:
    """Order by which little freedom is taken at a time."""
    return not factor.needed, factor.width, factor.place


def factors_of(problem: Problem, box: Box, numbers: Sequence[int]) -> list[Factor]:
    """The quantities in factors that keep relations from being linear."""
    widths: dict[int, Fraction] = {}
    counts: Counter[int] = Counter()
    needed: set[int] = set()
    alone = own(problem, numbers)
    for number in numbers:
        form, relation = problem.forms[number], problem.relations[number]
        if isinstance(form, LinearRow):
            continue
        rows = rows_given(problem, box, number, alone)
        if rows is not None and rows.exact:
            continue
        for group in _groups(relation):
            open_factors: list[tuple[Fraction, list[int]]] = []
            for factor in group:
                places = [place for place in form.places_in(factor) if not box.is_point(place)]
                if places:
                    open_factors.append((form.relative_width(factor, box), places))
            open_factors.sort()
            for i, (width, places) in enumerate(open_factors, start=1):
                for place in places:
                    widths[place] = max(width, widths.get(place, width))
                    counts[place] += 1
                    if i < len(open_factors) or i == 1:
                        needed.add(place)
    return [Factor(place, widths[place], counts[place], place in needed) for place in sorted(widths)]


def _groups(relation: Relation) -> Iterator[tuple[Term, ...]]:
    """The terms multiplied with each other: factors of a product; a denominator with the other side, or alone."""
    stack: list[Term] = []
    for side, other in ((relation.left, relation.right), (relation.right, relation.left)):
        if isinstance(side, Quotient):
            yield (side.denominator, other)
            stack += (side.numerator, side.denominator)
        else:
            stack.append(side)
    while stack:
        term = stack.pop()
        if isinstance(term, Sum):
            stack += term.terms
        elif isinstance(term, Product):
            stack += term.factors
            if len(term.factors) > 1:
                yield term.factors
        elif isinstance(term, Quotient):
            yield (term.denominator,)
            stack += (term.numerator, term.denominator)
