"""Peeling: relations are taken off a component in whole numbers; when none is left, it can hold.

As in `propagation` it goes from the leaves inward; cycles are broken by values that are tried, or left to the simplex.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from claimcheck.engine.graph import Graph
from claimcheck.engine.grid import Grid
from claimcheck.engine.shape import RowShape, Shape
from claimcheck.engine.simplex import Limit, Solution, feasible
from claimcheck.relation import Sign

Step: TypeAlias = tuple[int, Iterable[int]]  # the number of a relation, and the places that it narrowed in turn

REVISIONS: Final = (1, 5)
"""How often all relations in cycles narrow their quantities before values are tried, and again where that failed."""

PIVOTS: Final = 10
"""Steps of the simplex for each relation left in a cycle."""

MOST_ROWS: Final = 100
"""Relations left in a cycle that the simplex is tried on; larger ones are left to `judging`, lest it be done twice."""

MOST_TRIALS: Final = 100
"""Quantities of one component that are given a value to break its cycles; each costs a look at what is left of it."""

TRIAL_BITS: Final = 24
"""Binary places that a trial value may have: the product of two of them still is a whole multiple of the unit."""


class Peeling:
    """What is left of the `shapes` of one component, by their numbers, and of the box of its places in a grid.

    `trace` is every step taken.
    """

    def __init__(self, graph: Graph, grid: Grid, places: Sequence[int], shapes: Mapping[int, Shape]) -> None:
        self.trace: list[Step] = []
        self._graph, self._shapes, self._touching = graph, shapes, graph.touching
        self._low, self._high, self._unit, self._far = grid.low, grid.high, grid.unit, grid.far
        self._alive = dict.fromkeys(shapes)
        self._places = places
        self._degree = dict(zip(places, map(len, map(graph.touching.__getitem__, places)), strict=True))

    def ends(self) -> bool:
        """Whether every relation can be taken off with values left to all quantities."""
        if not self._peeled(self._places):
            return False
        if not self._alive:
            return True
        order, rank = self._ordered()
        for more in REVISIONS:
            self._alive = dict.fromkeys(order)
            if not all(self._contracted(order) for _ in range(more)):
                return False
            low, high, degree = self._low, self._high, self._degree
            before = [(place, low[place], high[place], degree[place]) for place in rank]
            if self._tried(rank):
                return True
            for place, least, most, tied in before:
                low[place], high[place], degree[place] = least, most, tied
            if all(isinstance(self._shapes[number], RowShape) for number in order):
                break  # The simplex misses nothing.
        self._alive = dict.fromkeys(order)
        return self._solved(rank)

    def _peeled(self, places: Iterable[int]) -> bool:
        """Take off what can be; whether all quantities were left a value. `places` are all with more than one value."""
        alive, shapes, touching = self._alive, self._shapes, self._touching
        degree, low, high = self._degree, self._low, self._high
        # How many quantities with more than one value a relation shares with others; it is a leaf with one at most, and
        # loose while some quantity stands in it alone, which may make it true whatever the others are.
        links = dict.fromkeys(alive, 0)
        for place in places:
            if low[place] < high[place]:
                if degree[place] > 1:
                    for number in touching[place]:
                        if number in links:
                            links[number] += 1
            elif low[place] > high[place]:
                return False
        leaves = [number for number, shared in links.items() if shared <= 1]
        loose = [number for number, shared in links.items() if 1 < shared < len(shapes[number].places)]
        while True:
            for number in leaves:
                if number in alive and not self._picked(number, links, leaves, loose):
                    return False
            if not alive or not loose:
                return True
            looked, leaves, loose = loose, [], []
            for number in looked:
                if number in alive and self._is_idle(number):
                    del alive[number]
                    for place in shapes[number].places:
                        degree[place] -= 1
                        if degree[place] == 1 and low[place] < high[place]:
                            self._freed(place, links, leaves, loose)

    def _freed(self, place: int, links: dict[int, int], leaves: list[int], loose: list[int]) -> None:
        """Note what becomes a leaf or loose by a quantity that now stands in one relation, or has just one value."""
        for number in self._touching[place]:
            if number in self._alive:
                links[number] -= 1
                (leaves if links[number] <= 1 else loose).append(number)

    def _picked(self, number: int, links: dict[int, int], leaves: list[int], loose: list[int]) -> bool:
        """Take a leaf off and narrow the quantity that links it to others; whether something is left of it."""
        shape, degree, low, high = self._shapes[number], self._degree, self._low, self._high
        del self._alive[number]
        target, shared = shape.places[0], 0
        for place in shape.places:
            degree[place] = others = degree[place] - 1
            if others >= shared and low[place] < high[place]:
                target, shared = place, others
        self.trace.append((number, (target,)))
        least, most = shape.reach(target, low, high, self._unit)
        if not shared:
            # The last relation of the quantity: some number between two whole ones may do as well.
            return (least is None or least <= high[target]) and (most is None or most >= low[target])
        if least is not None:
            if least > low[target]:
                low[target] = least
            elif low[target] == -self._far:
                low[target] = 1 - self._far  # It may have an end now, if one beyond what stands for infinity.
        if most is not None:
            if most < high[target]:
                high[target] = most
            elif high[target] == self._far:
                high[target] = self._far - 1
        if shared == 1 or low[target] == high[target]:
            self._freed(target, links, leaves, loose)
        return low[target] <= high[target]

    def _is_idle(self, number: int) -> bool:
        """Whether a quantity in no other relation can make this one true, whatever the values of the others."""
        shape, degree, low, high, far = self._shapes[number], self._degree, self._low, self._high, self._far
        for place in shape.places:
            if degree[place] != 1 or low[place] == high[place]:
                continue
            if isinstance(shape, RowShape) and shape.sign is not Sign.EQUAL:
                # With this one at its best end, it holds however large the sum of the others is.
                _, above = shape.rooms(low, high, self._unit)
                if above + (shape.sign is Sign.LESS) <= abs(shape.coefficients[place]) * (high[place] - low[place]):
                    return True
                continue
            least, most = shape.reach(place, low, high, self._unit)
            assert least is not None
            assert most is not None
            # Rounded inward, so that the exact end lies less than one further out.
            if (least > low[place] or low[place] == -far) and (most < high[place] or high[place] == far):
                return True
        return False

    def _ordered(self) -> tuple[list[int], Mapping[int, int]]:
        """What is left in an order that does not depend on the one it came in, and the rank of each place."""
        graph, shapes = self._graph, self._shapes
        tied = {place for number in self._alive for place in shapes[number].places}
        rank = {place: number for number, place in enumerate(sorted(tied, key=graph.name))}
        keys = {number: sorted([rank[place] for place in shapes[number].places]) for number in self._alive}
        order = sorted(keys, key=keys.__getitem__)
        if any(keys[one] == keys[other] for one, other in pairwise(order)):
            order.sort(key=lambda number: (keys[number], graph.formula(number)))
        return order, rank

    def _contracted(self, numbers: Iterable[int]) -> bool:
        """Let relations narrow all their quantities, one after the other; whether all are left a value."""
        low, high, unit = self._low, self._high, self._unit
        for number in numbers:
            shape = self._shapes[number]
            self.trace.append((number, shape.places))
            if not shape.narrow(low, high, unit):
                return False
        return True

    def _tried(self, rank: Mapping[int, int]) -> bool:
        """Whether giving values to some quantities of cycles, one after the other, leaves all others a value."""
        degree, low, high, far = self._degree, self._low, self._high, self._far >> 1
        tied: Iterable[int] = rank
        for _ in range(MOST_TRIALS):
            if not self._peeled(tied):
                return False
            if not self._alive:
                return True
            tied = {p for number in self._alive for p in self._shapes[number].places if low[p] < high[p]}
            # One that is known to lie somewhere comes before one that may be anything, which the others then tell.
            at = max(tied, key=lambda place: (-far < low[place] and high[place] < far, degree[place], -rank[place]))
            if not self._fixed(at):
                return False
        return False

    def _solved(self, rank: Mapping[int, int]) -> bool:
        """Whether giving values to factors, the most frequent first, leaves rows that the simplex can solve."""
        low, high = self._low, self._high
        while True:
            rows = [self._shapes[number].row(low, high, self._unit) for number in self._alive]
            if len(rows) > MOST_ROWS:
                return False
            solvable = [row for row in rows if row is not None]
            if len(solvable) == len(rows):
                break
            factors = Counter(
                place
                for number, row in zip(self._alive, rows, strict=True)
                if row is None
                for place in self._shapes[number].places[:2]
                if low[place] < high[place]
            )
            if not self._fixed(max(factors, key=lambda place: (factors[place], -rank[place]))):
                return False
        places = {place for number in self._alive for place in self._shapes[number].places}
        lows: dict[Hashable, Limit] = {place: (low[place], False) for place in places}
        highs: dict[Hashable, Limit] = {place: (high[place], False) for place in places}
        return isinstance(feasible(solvable, lows, highs, PIVOTS * len(rows)), Solution)

    def _fixed(self, place: int) -> bool:
        """Give a quantity a value; whether the others in cycles are left one."""
        self._low[place] = self._high[place] = _trial(self._low[place], self._high[place], self._unit, self._far)
        touched = set(self._touching[place])
        return self._contracted([number for number in self._alive if number in touched])


def _trial(low: int, high: int, unit: int, far: int) -> int:
    """A short number near the middle of an interval: zero where one without ends has it inside."""
    beyond = far >> 1
    if low < -beyond:
        return min(0, high) if high >= 0 or high > beyond else high - max(unit, -high)
    if high > beyond:
        return low + max(unit, abs(low))
    width = high - low
    steps = width // (8 * unit)
    step = unit << steps.bit_length() - 1 if steps else unit >> min(TRIAL_BITS, (8 * unit // width).bit_length())
    value = ((low + high) // 2 + step // 2) // step * step
    return value if low <= value <= high else (low + high) // 2
