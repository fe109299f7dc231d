"""Screening: which components surely can hold, and which surely cannot, in whole numbers, so that few need exact work.

Every set is taken a little too small: ends are rounded inward to whole multiples of a fine unit, an open end gives way
by one, an end at infinity stands very far out. What holds in the smaller sets holds in those that are meant. What does
not is taken through the same steps with all ends rounded outward; where these leave a quantity no value, it surely
cannot hold. Anything else is left to `judging`, which decides it exactly.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from claimcheck.engine.graph import Graph, Part
from claimcheck.engine.grid import Grid
from claimcheck.engine.peeling import Peeling, Step
from claimcheck.engine.shape import ProductShape, Shape
from claimcheck.engine.system import Statement, System
from claimcheck.interval import Interval


def screened(system: System) -> tuple[tuple[System, bool], ...]:
    """The components of `system` that are not shown to hold, and whether they are shown not to.

    They stand in the order of the first of their names.
    """
    screen = Screen(system)
    left: list[Part] = []
    refuted: list[bool] = []
    for part in screen.graph.parts():
        holds = screen.holds(*part)
        if not holds:
            left.append(part)
            refuted.append(holds is False)
    # A relation between constants has no quantity; it is a component of its own.
    lone = [(System((), (relation,)), False) for relation in sorted(screen.graph.lone, key=str)]
    return (*[(part, refuted[number]) for number, part in screen.cut(left)], *lone)


class Screen:
    """A system as a graph, what is said of each of its quantities, and the box of the component looked at."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.graph = Graph(system)
        self._grid = Grid(self.graph.places, system.bounds, system.statements)

    def hold(self, statements: Iterable[Statement]) -> bool:
        """Whether some statements are shown to hold together with all relations and bounds."""
        graph = self.graph
        self._grid = Grid(graph.places, self.system.bounds, statements)
        return not graph.lone and all(self.holds(*part) for part in graph.parts())

    def cut(self, parts: Sequence[Part]) -> list[tuple[int, System]]:
        """Components as systems of their own, each with its number, in the order of the first of their names."""
        graph = self.graph
        if len(parts) == 1 and len(parts[0][0]) == len(graph.names) and not graph.lone:
            return [(0, self.system)]
        part_of = {place: number for number, (inside, _) in enumerate(parts) for place in inside}
        statements: list[list[Statement]] = [[] for _ in parts]
        bounds: list[dict[Hashable, Interval]] = [{} for _ in parts]
        if parts:
            for statement in self.system.statements:
                number = part_of.get(graph.places[statement.quantity])
                if number is not None:
                    statements[number].append(statement)
            for name, interval in self.system.bounds.items():
                number = part_of.get(graph.places[name])
                if number is not None:
                    bounds[number][name] = interval
        first = [min(map(graph.name, inside)) for inside, _ in parts]
        return [
            (
                number,
                System(
                    tuple(statements[number]),
                    tuple([graph.relations[i] for i in sorted(parts[number][1])]),
                    bounds[number],
                ),
            )
            for number in sorted(range(len(parts)), key=first.__getitem__)
        ]

    def holds(self, places: Sequence[int], numbers: Sequence[int]) -> bool | None:
        """Whether a component is shown to hold, or not to hold; None where neither is."""
        grid = self._grid
        if not grid.ready(places):
            return None
        shapes: dict[int, Shape] = {}
        is_positive = True
        for number in numbers:
            shape = self.graph.shapes[number]
            if shape is None:
                return None
            if type(shape) is ProductShape:
                positive = shape.made_positive(grid.low, grid.high, grid.unit)
                is_positive = is_positive and positive is not None
                shape = positive or shape
            shapes[number] = shape
        trace: Iterable[Step] = ()
        if is_positive:
            peeling = Peeling(self.graph, grid, places, shapes)
            if peeling.ends():
                return True
            trace = peeling.trace
        return False if self._is_refuted(places, shapes, trace) else None

    def _is_refuted(self, places: Iterable[int], shapes: Mapping[int, Shape], trace: Iterable[Step]) -> bool:
        """Whether the steps taken leave some quantity no value when they are taken again, all rounded outward."""
        grid = self._grid
        far, unit = grid.far, grid.unit
        low: dict[int, int | None] = {}
        high: dict[int, int | None] = {}
        for place in places:
            start, end = grid.least[place], grid.most[place]
            if start > end and -far < start and end < far:
                return True
            low[place] = None if start == -far else start
            high[place] = None if end == far else end
        for number, targets in trace:
            shape = shapes[number]
            for target in targets:
                least, most = shape.hull(target, low, high, unit)
                old = low[target]
                if least is None or (old is not None and old >= least):
                    least = old
                else:
                    low[target] = least
                old = high[target]
                if most is None or (old is not None and old <= most):
                    most = old
                else:
                    high[target] = most
                if least is not None and most is not None and least > most:
                    return True
        return False
