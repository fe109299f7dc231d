"""The exact simplex: whether linear rows can hold within given limits, and if not, what shows it.

The simplex is the one of Dutertre and de Moura, "A fast linear-arithmetic solver for DPLL(T)" (CAV 2006): every
relation gets a variable of its own, limits are moved instead of rows, and a strict limit is the limit plus or minus an
infinitesimal. Rows are kept in integers as in Edmonds' pivoting, so nothing is ever rounded. When the limits cannot be
met, the row that shows it names them: by Farkas' lemma a positive combination of them is absurd.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Final, TypeAlias

from msgspec import Struct

from claimcheck.engine.linear import Number, Row
from claimcheck.relation import Sign

Limit: TypeAlias = tuple[Number, bool]  # the value, and whether it is open: not itself allowed

BLAND_AFTER: Final = 4
"""Pivots per row by the quick choice of the entering variable, before Bland's choice, which cannot cycle."""


class Solution:
    """That every row and every limit can be met, with `values` of the variables that do, worked out when asked for."""

    def __init__(self, tableau: _Tableau) -> None:
        self._tableau = tableau

    @cached_property
    def values(self) -> Mapping[Hashable, Fraction]:
        return self._tableau.values()


class Infeasible(Struct, frozen=True):
    """Rows (by their place), low limits and high limits (by variable) that cannot hold together."""

    rows: tuple[int, ...]
    lows: tuple[Hashable, ...]
    highs: tuple[Hashable, ...]


def feasible(
    rows: Sequence[Row], lows: Mapping[Hashable, Limit], highs: Mapping[Hashable, Limit], pivots: int
) -> Solution | Infeasible | None:
    """A solution of `rows` within the limits, or why there is none; None when `pivots` steps were not enough.

    No low limit may lie above the high limit of its variable. The order of the rows, and of the variables in them,
    fixes every choice.
    """
    return _Tableau(rows, lows, highs).solved(pivots)


_Value: TypeAlias = tuple[int, int]  # a number and its multiple of the infinitesimal, compared in that order


class _Tableau:
    """Each basic variable b as `scale[b] × b = Σ coefficient × variable` over variables that stand at a limit.

    Variables are numbered: those of the rows first, then one for each row's sum. Values are multiplied by `self.unit`,
    which makes every limit an integer.
    """

    def __init__(self, rows: Sequence[Row], lows: Mapping[Hashable, Limit], highs: Mapping[Hashable, Limit]) -> None:
        self.names = list(dict.fromkeys(name for row in rows for name in row.coefficients))
        place = {name: i for i, name in enumerate(self.names)}
        known_lows = {place[n]: limit for n, limit in lows.items() if n in place}
        known_highs = {place[n]: limit for n, limit in highs.items() if n in place}
        limits = (*known_lows.values(), *known_highs.values())
        self.unit = unit = lcm(1, *(value.denominator for value, _ in limits))
        self.count = count = len(self.names)
        size = count + len(rows)
        self.low: list[_Value | None] = [None] * size
        self.high: list[_Value | None] = [None] * size
        for i, (value, is_open) in known_lows.items():
            self.low[i] = (int(value * unit), int(is_open))
        for i, (value, is_open) in known_highs.items():
            self.high[i] = (int(value * unit), -int(is_open))
        self.point: list[_Value] = [low or high or (0, 0) for low, high in zip(self.low, self.high, strict=True)]
        self.scale: dict[int, int] = {}
        self.rows: dict[int, dict[int, int]] = {}
        self.columns: list[set[int]] = [set() for _ in range(size)]
        for i, row in enumerate(rows, start=count):
            edge = -row.constant * unit
            self.high[i] = (edge, -1 if row.sign is Sign.LESS else 0)
            if row.sign is Sign.EQUAL:
                self.low[i] = (edge, 0)
            self._set_row(i, 1, {place[name]: c for name, c in row.coefficients.items()})

    def solved(self, pivots: int) -> Solution | Infeasible | None:
        quick = BLAND_AFTER * len(self.rows)
        for step in range(pivots + 1):
            broken = self._first_broken()
            if broken is None:
                return Solution(self)
            basic, below = broken
            entering = self._entering(basic, below, quick=step < quick)
            if entering is None:
                return self._explanation(basic, below)
            if step < pivots:
                self._pivot(basic, entering, below)
        return None

    def _set_row(self, basic: int, scale: int, row: dict[int, int]) -> None:
        self.scale[basic], self.rows[basic] = scale, row
        number = small = 0
        value, columns = self.point, self.columns
        for i, coefficient in row.items():
            columns[i].add(basic)
            n, s = value[i]
            number += coefficient * n
            if s:
                small += coefficient * s
        # The value of a basic variable is kept times its scale, so that it is an integer.
        value[basic] = (number, small)

    def _first_broken(self) -> tuple[int, bool] | None:
        """The first basic variable outside its limits, and whether it is below the low one."""
        first: tuple[int, bool] | None = None
        for basic, scale in self.scale.items():
            if first is not None and basic > first[0]:
                continue
            value, low, high = self.point[basic], self.low[basic], self.high[basic]
            if low is not None and value < (low[0] * scale, low[1] * scale):
                first = basic, True
            elif high is not None and value > (high[0] * scale, high[1] * scale):
                first = basic, False
        return first

    def _entering(self, basic: int, below: bool, quick: bool) -> int | None:
        """The variable that can move the basic one towards its limit: of the shortest column, or the first."""
        best: tuple[int, int] | None = None
        for i, coefficient in self.rows[basic].items():
            limit = self.high[i] if (coefficient > 0) is below else self.low[i]
            if limit is None or self.point[i] != limit:
                key = (len(self.columns[i]) if quick else 0, i)
                if best is None or key < best:
                    best = key
        return None if best is None else best[1]

    def _pivot(self, basic: int, entering: int, below: bool) -> None:
        scale, row = self.scale.pop(basic), self.rows.pop(basic)
        for i in row:
            self.columns[i].discard(basic)
        limit = self.low[basic] if below else self.high[basic]
        assert limit is not None
        self.point[basic] = limit
        pivot = row.pop(entering)
        if pivot > 0:
            solved = {i: -coefficient for i, coefficient in row.items()}
            solved[basic] = scale
        else:
            solved, pivot = row, -pivot
            solved[basic] = -scale
        for other in sorted(self.columns[entering]):
            old = self.rows[other]
            by = old.pop(entering)
            new_scale = self.scale[other] * pivot
            new = old if pivot == 1 else {i: coefficient * pivot for i, coefficient in old.items()}
            for i, coefficient in solved.items():
                total = new.get(i, 0) + by * coefficient
                if total:
                    new[i] = total
                elif i in new:
                    del new[i]
                    self.columns[i].discard(other)
            if new_scale != 1:
                common = gcd(new_scale, *new.values())
                if common != 1:
                    new_scale //= common
                    new = {i: coefficient // common for i, coefficient in new.items()}
            self._set_row(other, new_scale, new)
        self.columns[entering] = set()
        self._set_row(entering, pivot, solved)

    def _explanation(self, basic: int, below: bool) -> Infeasible:
        lows, highs = ([basic], []) if below else ([], [basic])
        for i, coefficient in self.rows[basic].items():
            (highs if (coefficient > 0) is below else lows).append(i)
        both = (*lows, *highs)
        return Infeasible(
            tuple(sorted(i - self.count for i in both if i >= self.count)),
            tuple(self.names[i] for i in sorted(lows) if i < self.count),
            tuple(self.names[i] for i in sorted(highs) if i < self.count),
        )

    def values(self) -> dict[Hashable, Fraction]:
        """The values, with the infinitesimal made a number small enough for every limit."""
        exact = [
            (Fraction(n, self.scale.get(i, 1)), Fraction(s, self.scale.get(i, 1)))
            for i, (n, s) in enumerate(self.point)
        ]
        small = Fraction(1)
        for (number, part), low, high in zip(exact, self.low, self.high, strict=True):
            if low is not None and part < low[1] and number > low[0]:
                small = min(small, (number - low[0]) / (low[1] - part))
            if high is not None and part > high[1] and number < high[0]:
                small = min(small, (high[0] - number) / (part - high[1]))
        small /= 2
        return {name: (exact[i][0] + exact[i][1] * small) / self.unit for i, name in enumerate(self.names)}
