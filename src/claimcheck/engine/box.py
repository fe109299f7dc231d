"""Boxes: the interval that each quantity is left with, each end remembering what gave it.

An edge knows the relation and the edges it came from, so every result can be redone by hand.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, TypeAlias

from msgspec import Struct

from claimcheck.engine.linear import Number

WHOLE_BITS: Final = 1
"""Digits (binary) of a denominator while searching: whole multiples of the unit, whose arithmetic is the quickest."""


class Edge:
    """One end of a quantity's interval and what gave it; a `value` of None is an end at infinity.

    Values are in the problem's unit: `value / unit` is the number that is meant.
    `relation` and `statement` are places in the problem, or −1; `premises` are the edges the relation was applied to.
    """

    __slots__ = ("is_low", "is_open", "place", "premises", "relation", "statement", "value")

    def __init__(
        self,
        value: Number | None,
        is_open: bool,
        place: int,
        premises: tuple[Edge, ...] = (),
        relation: int = -1,
        statement: int = -1,
        is_low: bool = False,
    ) -> None:
        self.value = value
        self.is_open = is_open
        self.place = place
        self.premises = premises
        self.relation = relation
        self.statement = statement
        self.is_low = is_low


class Box(Struct):
    """The low and the high edge of each quantity, by its place in the problem."""

    low: list[Edge]
    high: list[Edge]

    def copy(self) -> Box:
        return Box(self.low.copy(), self.high.copy())

    def is_point(self, place: int) -> bool:
        low = self.low[place].value
        return low is not None and low == self.high[place].value

    def empty(self, place: int) -> Contradiction:
        """The edges that leave the quantity no value; none when it has one."""
        low, high = self.low[place], self.high[place]
        if low.value is None or high.value is None or low.value < high.value:
            return ()
        if low.value == high.value and not (low.is_open or high.is_open):
            return ()
        return low, high

    def includes(self, place: int, low: Side, high: Side) -> bool:
        """Whether all numbers between two ends are in the interval of the quantity."""
        least, most = self.low[place], self.high[place]
        if least.value is not None and (low[0] is None or (low[0], low[1]) < (least.value, least.is_open)):
            return False
        return most.value is None or (high[0] is not None and (high[0], not high[1]) <= (most.value, not most.is_open))

    def restrict(self, edges: tuple[Edge, Edge]) -> None:
        """Take off a quantity what is outside of a low and a high edge."""
        low, high = edges
        place = low.place
        if low.value is not None:
            old = self.low[place]
            if (
                old.value is None
                or low.value > old.value
                or (low.value == old.value and low.is_open and not old.is_open)
            ):
                self.low[place] = low
        if high.value is not None:
            old = self.high[place]
            if (
                old.value is None
                or high.value < old.value
                or (high.value == old.value and high.is_open and not old.is_open)
            ):
                self.high[place] = high

    def narrow(self, place: int, low: Side, high: Side, relation: int, bits: int) -> tuple[bool, bool]:
        """Take off a quantity what is outside of `low` and `high`; whether that changed it, and whether it rounded."""
        changed = rounded = False
        value, is_open, premises = low
        if value is not None:
            old = self.low[place]
            if old.value is None or value > old.value or (is_open and not old.is_open and value == old.value):
                if value.denominator.bit_length() > bits:
                    value, is_open, rounded = _coarse(value, bits, down=True), True, True
                if old.value is None or value >= old.value:
                    self.low[place] = Edge(value, is_open, place, premises, relation, is_low=True)
                    changed = True
        value, is_open, premises = high
        if value is not None:
            old = self.high[place]
            if old.value is None or value < old.value or (is_open and not old.is_open and value == old.value):
                if value.denominator.bit_length() > bits:
                    value, is_open, rounded = _coarse(value, bits, down=False), True, True
                if old.value is None or value <= old.value:
                    self.high[place] = Edge(value, is_open, place, premises, relation)
                    changed = True
        return changed, rounded


Contradiction: TypeAlias = tuple[Edge, ...]  # edges that leave no value; none where there is no contradiction
Side: TypeAlias = tuple[Number | None, bool, tuple[Edge, ...]]  # an end that is being computed, and its premises


def _coarse(value: Number, bits: int, down: bool) -> Number:
    """A number beside `value` with about half of `bits` binary digits, or a whole one, below or above it."""
    if bits == WHOLE_BITS:
        return value // 1 if down else value // 1 + 1
    shift = bits // 2 + value.denominator.bit_length() - abs(value.numerator).bit_length()
    grid = Fraction(1 << shift) if shift >= 0 else Fraction(1, 1 << -shift)
    steps = value * grid
    floor = steps.numerator // steps.denominator
    return Fraction(floor if down else floor + 1) / grid
