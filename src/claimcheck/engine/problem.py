"""A problem: a system made ready, its quantities, statements and relations numbered and its ends in one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import Final

from claimcheck.engine.box import Box, Contradiction, Edge
from claimcheck.engine.linear import Number, Row, linear_row
from claimcheck.engine.product import positive_product
from claimcheck.engine.projection import LinearRow, Projection, Tree
from claimcheck.engine.system import System
from claimcheck.interval import CLOSED, OPEN, End, Interval
from claimcheck.relation import Relation, Sign, occurrences

FINE_BITS: Final = 64
"""How much finer than the common denominator the unit is where there are products, which are rounded to it."""

UNIT_BITS: Final = 256
"""Digits (binary) of the common denominator up to which a problem is kept in whole multiples of it: it is quicker."""


class Problem:
    """A system with its quantities, statements and relations numbered in a fixed order, whatever order they came in."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.statements = tuple(sorted(system.statements, key=lambda statement: repr(statement.name)))
        if len({statement.name for statement in self.statements}) < len(self.statements):
            raise ValueError("two statements of a system have the same name")
        self.relations = tuple(sorted(system.relations, key=str))
        stands = [list(occurrences(relation)) for relation in self.relations]
        every = dict.fromkeys([statement.quantity for statement in self.statements])
        every.update(dict.fromkeys(system.bounds))
        for found in stands:
            every.update(dict.fromkeys(found))
        self.quantities = sorted(every, key=repr)
        self.place_of = {name: place for place, name in enumerate(self.quantities)}
        rows = [linear_row(relation) for relation in self.relations]
        self.unit = _unit([*[statement.values for statement in self.statements], *system.bounds.values()])
        if None in rows:
            self.unit <<= FINE_BITS
        self.forms = tuple(map(self._form, self.relations, stands, rows))
        self.touching: list[list[int]] = [[] for _ in self.quantities]
        for number, form in enumerate(self.forms):
            for place in form.places:
                self.touching[place].append(number)
        unbounded = Interval(None, None)
        bounds = [
            self._edges(place, system.bounds.get(name, unbounded), -1) for place, name in enumerate(self.quantities)
        ]
        self._bounds = Box([low for low, _ in bounds], [high for _, high in bounds])
        self._stated = [
            self._edges(self.place_of[statement.quantity], statement.values, number)
            for number, statement in enumerate(self.statements)
        ]

    def _edges(self, place: int, interval: Interval, statement: int) -> tuple[Edge, Edge]:
        low, high = interval.low, interval.high
        return (
            Edge(None if low is None else self._inside(low), interval.low_end is OPEN, place, (), -1, statement, True),
            Edge(None if high is None else self._inside(high), interval.high_end is OPEN, place, (), -1, statement),
        )

    def _inside(self, value: Fraction) -> Number:
        times, rest = divmod(self.unit, value.denominator)
        return value * self.unit if rest else value.numerator * times

    def interval(self, box: Box, place: int) -> Interval:
        """The interval of a quantity, out of the problem's unit."""
        low, high = box.low[place], box.high[place]
        return Interval(self.outside(low), self.outside(high), _end(low), _end(high))

    def outside(self, edge: Edge) -> Fraction | None:
        """The value of an edge, out of the problem's unit."""
        return None if edge.value is None else Fraction(edge.value) / self.unit

    def _form(self, relation: Relation, stands: Sequence[Hashable], row: Row | None) -> Projection:
        place_of = self.place_of
        if row is None:
            places = tuple([place_of[name] for name in dict.fromkeys(stands)])
            repeated: tuple[int, ...] = ()
            if len(places) < len(stands):
                repeated = tuple(place_of[name] for name, count in Counter(stands).items() if count > 1)
            quick = positive_product(relation, place_of, self.unit)
            return Tree(relation, place_of, places, repeated, self.unit, quick)
        places = tuple([place_of[name] for name in row.coefficients])
        terms = tuple(zip(places, row.coefficients.values(), strict=True))
        return LinearRow(terms, row.constant * self.unit, row.sign, places)

    def box(self, active: Iterable[int]) -> Box:
        """The bounds, with the statements numbered in `active` holding."""
        box = self._bounds.copy()
        for number in active:
            box.restrict(self._stated[number])
        return box

    def constant_contradiction(self, number: int) -> Contradiction:
        """The contradiction of a relation between constants that does not hold."""
        form = self.forms[number]
        if isinstance(form, LinearRow):
            holds = form.constant == 0 if form.sign is Sign.EQUAL else form.constant < 0
            if holds or (form.sign is Sign.AT_MOST and form.constant == 0):
                return ()
        return (Edge(None, True, -1, (), number),)


def _end(edge: Edge) -> End:
    return OPEN if edge.is_open else CLOSED


def _unit(intervals: Iterable[Interval]) -> int:
    """The common denominator of all ends, or a large power of two where it is too long to be handy."""
    denominators: set[int] = set()
    for interval in intervals:
        if interval.low is not None:
            denominators.add(interval.low.denominator)
        if interval.high is not None:
            denominators.add(interval.high.denominator)
    unit = 1
    for denominator in denominators:
        unit = lcm(unit, denominator)
        if unit.bit_length() > UNIT_BITS:
            return 1 << UNIT_BITS
    return unit
