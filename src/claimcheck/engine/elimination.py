"""Elimination: a relation without a factor that stands in no other, as the two rows that are left of it.

A share of a whole, a change from a start, a ratio to a base are mostly said once. Then share × whole = part says no
more than that the part lies between the least and the most share of the whole, and this is linear. So chains of shares
and of changes are judged exactly, also where no amount is known.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

from msgspec import Struct

from claimcheck.engine.box import Box, Edge
from claimcheck.engine.linear import Form, Row, linear_form, linear_row
from claimcheck.engine.problem import Problem
from claimcheck.relation import Relation, Sign


class Rows(Struct, frozen=True):
    """What a relation says as rows, and the edges that make it so; without `exact` it may say more than the rows."""

    rows: tuple[Row, ...]
    used: tuple[Edge, ...] = ()
    exact: bool = True


class Known:
    """The quantities with just one value, and one more that is put in; `used` are the edges of those asked for."""

    def __init__(self, problem: Problem, box: Box, put_in: tuple[Hashable, Fraction] | None = None) -> None:
        self.problem, self.box, self.put_in = problem, box, put_in
        self.used: list[Edge] = []

    def __call__(self, name: Hashable) -> Fraction | None:
        if self.put_in is not None and self.put_in[0] == name:
            return self.put_in[1]
        place = self.problem.place_of[name]
        if not self.box.is_point(place):
            return None
        self.used += (self.box.low[place], self.box.high[place])
        return self.problem.outside(self.box.low[place])

    def with_value(self, place: int, value: Fraction) -> Known:
        """The same with a value put in for one quantity."""
        return Known(self.problem, self.box, (self.problem.quantities[place], value))

    def row(self, relation: Relation) -> Row | None:
        """A relation as a row in the problem's unit; None when it is not linear."""
        row = linear_row(relation, self)
        return None if row is None else Row(row.coefficients, row.constant * self.problem.unit, row.sign)


def eliminated(relation: Relation, place: int, known: Known) -> Rows | None:
    """The relation without a quantity x that stands once in it and nowhere else; None where that takes more than rows.

    The two sides differ by a × x + b. Where a is above zero and x goes from l to h, this is zero for some x just where
    a × l + b ≤ 0 ≤ a × h + b, each strict where the end is open. Where a can be zero the rows are not strict, and leave
    out what an open end says.
    """
    box = known.box
    slope = _slope(relation, place, known)
    sign = None if slope is None else _sign(slope, known)
    if sign is None:
        return None
    way, is_strict, used = sign
    least, most = (box.low[place], box.high[place]) if way > 0 else (box.high[place], box.low[place])
    rows: list[Row] = []
    said: list[Edge] = [*known.used, *used]
    exact = is_strict
    if not is_strict:
        ends = (least, most) if relation.sign is Sign.EQUAL else (least,)
        exact = relation.sign is not Sign.LESS and not any(end.value is None or end.is_open for end in ends)
    for end, side in ((least, 1), (most, -1)):
        value = known.problem.outside(end)
        if value is None or (side < 0 and relation.sign is not Sign.EQUAL):
            continue  # An order leaves that side free.
        given = known.with_value(place, value)
        row = given.row(relation)
        if row is None:
            return None
        kind = Sign.LESS if is_strict and (end.is_open or relation.sign is Sign.LESS) else Sign.AT_MOST
        rows.append(Row({name: side * c for name, c in row.coefficients.items()}, side * row.constant, kind))
        said += (end, *given.used)
    return Rows(tuple(rows), tuple(said), exact)


def _slope(relation: Relation, place: int, known: Known) -> Form | None:
    """How left − right grows with a quantity, a linear form of the others."""
    difference = relation.left - relation.right
    at_one = linear_form(difference, known.with_value(place, Fraction(1)))
    at_zero = linear_form(difference, known.with_value(place, Fraction(0)))
    if at_one is None or at_zero is None:
        return None
    coefficients = {
        name: c for name in at_one[0] | at_zero[0] if (c := at_one[0].get(name, 0) - at_zero[0].get(name, 0))
    }
    return coefficients, at_one[1] - at_zero[1]


def _sign(form: Form, known: Known) -> tuple[int, bool, list[Edge]] | None:
    """1 or −1 where the form has no values beyond zero, whether it is never zero, and the edges that say so."""
    box = known.box
    for way in (1, -1):
        least: Fraction | None = Fraction(way * form[1])
        used: list[Edge] = []
        for name, coefficient in form[0].items():
            place = known.problem.place_of[name]
            edge = box.low[place] if way * coefficient > 0 else box.high[place]
            value = known.problem.outside(edge)
            if value is None:
                least = None
                break
            assert least is not None
            least += way * coefficient * value
            used.append(edge)
        if least is not None and least >= 0:
            return way, least > 0 or any(edge.is_open for edge in used), used
    return None
