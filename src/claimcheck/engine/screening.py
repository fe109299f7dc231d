"""Screening: which components surely can hold, and which surely cannot, in whole numbers, so that few need exact work.

Every set is taken a little too small: ends are rounded inward to whole multiples of a fine unit, an open end gives way
by one, an end at infinity stands very far out. What holds in the smaller sets holds in those that are meant. What does
not is taken through the same steps with all ends rounded outward; where these leave a quantity no value, it surely
cannot hold. Anything else is left to `judging`, which decides it exactly.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from math import lcm
from typing import Final, TypeAlias

from claimcheck.engine.shape import ProductShape, RowShape, Shape, shape_of
from claimcheck.engine.simplex import Limit, Solution, feasible
from claimcheck.engine.system import Statement, System
from claimcheck.interval import OPEN, Interval
from claimcheck.relation import Sign, occurrences

FINE_BITS: Final = 48
"""How much finer than the common denominator the unit is: rounding inward costs less than any printed digit."""

UNIT_BITS: Final = 256
"""Digits (binary) of the common denominator up to which ends are exact in the unit; longer ones are left to others."""

FAR_BITS: Final = 128
"""Binary digits of the number that stands for infinity, beyond any amount that an article prints."""

REVISIONS: Final = 6
"""How often at most a relation in a cycle narrows its quantities, before values are tried and after each."""

WORTHWHILE: Final = 64
"""A step inside a cycle is followed up when it takes off more than one part in so many of an interval."""

PIVOTS: Final = 10
"""Steps of the simplex for each relation left in a cycle."""

IDLE_ROUNDS: Final = 4
"""How often relations that bind nothing are looked for: each time costs one look at each relation."""

MOST_TRIALS: Final = 100
"""Quantities of one component that are given a value to break its cycles; each costs a look at what is left of it."""

TRIAL_BITS: Final = 24
"""Binary places that a trial value may have: the product of two of them still is a whole multiple of the unit."""


def screened(system: System) -> tuple[tuple[System, bool], ...]:
    """The components of `system` that are not shown to hold, and whether they are shown not to.

    They stand in the order of the first of their names.
    """
    screen = Screen(system)
    left: list[_Part] = []
    refuted: list[bool] = []
    for part in screen.parts():
        holds = screen.holds(*part)
        if not holds:
            left.append(part)
            refuted.append(holds is False)
    # A relation between constants has no quantity; it is a component of its own.
    lone = [(System((), (relation,)), False) for relation in sorted(screen.lone, key=str)]
    return (*[(part, refuted[number]) for number, part in screen.cut(left)], *lone)


_Part: TypeAlias = tuple[list[int], list[int]]  # the places of a component, and the numbers of its relations


class _Places(dict[Hashable, int]):
    """The place of each quantity; one that is new gets the next."""

    def __missing__(self, name: Hashable) -> int:
        self[name] = place = len(self)
        return place


class Screen:
    """A system with its quantities and relations numbered as they come, and the box of the component looked at."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.places = places = _Places()
        self.said: list[tuple[Interval, ...]] = []
        self.shapes = [shape_of(relation, places) for relation in system.relations]
        self.spans = [
            tuple(dict.fromkeys([places[name] for name in occurrences(relation)])) if shape is None else shape.places
            for relation, shape in zip(system.relations, self.shapes, strict=True)
        ]
        self.lone = [relation for relation, span in zip(system.relations, self.spans, strict=True) if not span]
        # Those that no relation ties have their places too.
        for statement in system.statements:
            places[statement.quantity]
        for name in system.bounds:
            places[name]
        self.names = list(places)
        self.say(system.statements)
        self._names: dict[int, str] = {}
        self._formulas: dict[int, str] = {}
        size = len(places)
        self.touching: list[list[int]] = [[] for _ in range(size)]
        for number, span in enumerate(self.spans):
            for place in span:
                self.touching[place].append(number)
        self.low, self.high = [0] * size, [0] * size
        self.degree = [0] * size
        self.unit = self.far = 1
        self.ends: list[tuple[int, int | None, bool, int | None, bool]] = []

    def name(self, place: int) -> str:
        """What tells a quantity from others in every order."""
        known = self._names.get(place)
        if known is None:
            known = self._names[place] = repr(self.names[place])
        return known

    def formula(self, number: int) -> str:
        """What tells a relation from others of the same quantities."""
        known = self._formulas.get(number)
        if known is None:
            known = self._formulas[number] = str(self.system.relations[number])
        return known

    def say(self, statements: Iterable[Statement]) -> None:
        """Let just these statements hold, beside the bounds."""
        said: dict[Hashable, tuple[Interval, ...]] = {name: (values,) for name, values in self.system.bounds.items()}
        for statement in statements:
            said[statement.quantity] = (*said.get(statement.quantity, ()), statement.values)
        self.said = [said.get(name, ()) for name in self.names]

    def hold(self, statements: Iterable[Statement]) -> bool:
        """Whether some statements are shown to hold together with all relations and bounds."""
        self.say(statements)
        return not self.lone and all(self.holds(*part) for part in self.parts())

    def parts(self) -> Iterator[_Part]:
        """The components: the places of their quantities and the numbers of their relations."""
        touching, spans = self.touching, self.spans
        seen, taken = bytearray(len(touching)), bytearray(len(spans))
        for start in range(len(touching)):
            if seen[start]:
                continue
            seen[start] = 1
            places, numbers = [start], []
            for place in places:
                for number in touching[place]:
                    if not taken[number]:
                        taken[number] = 1
                        numbers.append(number)
                        for other in spans[number]:
                            if not seen[other]:
                                seen[other] = 1
                                places.append(other)
            yield places, numbers

    def cut(self, parts: Sequence[_Part]) -> list[tuple[int, System]]:
        """Components as systems of their own, each with its number, in the order of the first of their names."""
        if len(parts) == 1 and len(parts[0][0]) == len(self.names) and not self.lone:
            return [(0, self.system)]
        part_of = {place: number for number, (inside, _) in enumerate(parts) for place in inside}
        statements: list[list[Statement]] = [[] for _ in parts]
        bounds: list[dict[Hashable, Interval]] = [{} for _ in parts]
        if parts:
            for statement in self.system.statements:
                number = part_of.get(self.places[statement.quantity])
                if number is not None:
                    statements[number].append(statement)
            for name, interval in self.system.bounds.items():
                number = part_of.get(self.places[name])
                if number is not None:
                    bounds[number][name] = interval
        first = [min(map(self.name, inside)) for inside, _ in parts]
        relations = self.system.relations
        return [
            (
                number,
                System(
                    tuple(statements[number]), tuple([relations[i] for i in sorted(parts[number][1])]), bounds[number]
                ),
            )
            for number in sorted(range(len(parts)), key=first.__getitem__)
        ]

    def holds(self, places: Sequence[int], numbers: Sequence[int]) -> bool | None:
        """Whether a component is shown to hold, or not to hold; None where neither is."""
        shapes: dict[int, Shape] = {}
        for number in numbers:
            shape = self.shapes[number]
            if shape is None:
                return None
            shapes[number] = shape
        if not self._fits_unit(places):
            return None
        trace: list[tuple[int, int]] = []
        if self._boxed(places) and self._made_positive(shapes) and _Peeling(self, shapes, trace).ends():
            return True
        return False if self._is_refuted(places, shapes, trace) else None

    def _is_refuted(self, places: Sequence[int], shapes: Mapping[int, Shape], trace: Iterable[tuple[int, int]]) -> bool:
        """Whether the steps taken leave some quantity no value when they are taken again, all rounded outward."""
        low: dict[int, int | None] = dict.fromkeys(places)
        high: dict[int, int | None] = dict.fromkeys(places)

        def narrow(place: int, least: int | None, most: int | None) -> bool:
            old = low[place]
            if least is not None and (old is None or least > old):
                low[place] = old = least
            top = high[place]
            if most is not None and (top is None or most < top):
                high[place] = top = most
            return old is not None and top is not None and old > top

        for place, least, _, most, _ in self.ends:
            if narrow(place, least, most):
                return True
        return any(narrow(target, *shapes[number].hull(target, low, high, self.unit)) for number, target in trace)

    def _fits_unit(self, places: Sequence[int]) -> bool:
        """Put the ends of a component in a unit of which all are whole multiples; whether there is a handy one."""
        found = []
        denominators = {1}
        said = self.said
        for place in places:
            for values in said[place]:
                low, high = values.low, values.high
                least = None if low is None else low.as_integer_ratio()
                most = least if high is low else None if high is None else high.as_integer_ratio()
                if least is not None:
                    denominators.add(least[1])
                if most is not None:
                    denominators.add(most[1])
                found.append((place, least, values.low_end is OPEN, most, values.high_end is OPEN))
        unit = lcm(*denominators)
        if unit.bit_length() > UNIT_BITS:
            return False
        self.unit = unit = unit << FINE_BITS
        self.far = 1 << (FAR_BITS + unit.bit_length())
        times = {denominator: unit // denominator for denominator in denominators}
        self.ends = [
            (
                place,
                None if low is None else low[0] * times[low[1]],
                low_open,
                None if high is None else high[0] * times[high[1]],
                high_open,
            )
            for place, low, low_open, high, high_open in found
        ]
        return True

    def _boxed(self, places: Sequence[int]) -> bool:
        """Set the box to what statements and bounds leave each quantity; whether each is left a value."""
        low, high, far = self.low, self.high, self.far
        for place in places:
            low[place], high[place] = -far, far
        for place, least, low_open, most, high_open in self.ends:
            if least is not None:
                least += low_open
                if least > low[place]:
                    low[place] = least
                elif least <= -far:
                    return False
            if most is not None:
                most -= high_open
                if most < high[place]:
                    high[place] = most
                elif most >= far:
                    return False
            if low[place] > high[place]:
                return False
        return True

    def _made_positive(self, shapes: dict[int, Shape]) -> bool:
        """Turn factors that are negative, and leave all what makes their terms positive; whether each has something."""
        low, high = self.low, self.high
        for number, shape in shapes.items():
            if isinstance(shape, ProductShape):
                turned = shape.turned(low, high, self.unit)
                if turned is None:
                    return False
                shapes[number] = turned
                for place, least, most in turned.positive(self.unit):
                    if least is not None and low[place] < least:
                        low[place] = least
                    if most is not None and high[place] > most:
                        high[place] = most
                    if low[place] > high[place]:
                        return False
        return True


class _Peeling:
    """Taking relations off from the leaves inward, as in `propagation`; cycles are broken by values that are tried."""

    def __init__(self, screen: Screen, shapes: Mapping[int, Shape], trace: list[tuple[int, int]]) -> None:
        self._screen, self._shapes, self._trace = screen, shapes, trace
        self._low, self._high, self._unit, self._far = screen.low, screen.high, screen.unit, screen.far
        self._touching, self._degree = screen.touching, screen.degree
        self._alive = dict.fromkeys(shapes)
        for shape in shapes.values():
            for place in shape.places:
                screen.degree[place] = len(screen.touching[place])

    def ends(self) -> bool:
        """Whether every relation can be taken off with values left to all quantities."""
        if not self._peeled():
            return False
        if not self._alive:
            return True
        order, rank = self._ordered()
        self._alive = dict.fromkeys(order)
        if not self._contracted(order):
            return False
        places = [place for place in rank if self._low[place] < self._high[place]]
        before = [(place, self._low[place], self._high[place]) for place in places]
        if self._tried(rank):
            return True
        self._alive = dict.fromkeys(order)
        for place, least, most in before:
            self._low[place], self._high[place] = least, most
        return self._solved(rank)

    def _tried(self, rank: Mapping[int, int]) -> bool:
        """Whether giving values to some quantities of cycles, one after the other, leaves all others a value."""
        degree, low, high, far = self._degree, self._low, self._high, self._far >> 1
        for _ in range(MOST_TRIALS):
            if not self._peeled():
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
        found = feasible(solvable, lows, highs, PIVOTS * len(rows))
        return isinstance(found, Solution)

    def _fixed(self, place: int) -> bool:
        """Give a quantity a value; whether the others in cycles are left one."""
        self._low[place] = self._high[place] = _trial(self._low[place], self._high[place], self._unit, self._far)
        return self._contracted([number for number in self._touching[place] if number in self._alive])

    def _ordered(self) -> tuple[list[int], Mapping[int, int]]:
        """What is left in an order that does not depend on the one it came in, and the rank of each place."""
        screen = self._screen
        tied = {place for number in self._alive for place in self._shapes[number].places}
        rank = {place: number for number, place in enumerate(sorted(tied, key=screen.name))}
        keys = {n: tuple(sorted([rank[place] for place in self._shapes[n].places])) for n in self._alive}
        if len(set(keys.values())) == len(keys):
            return sorted(keys, key=keys.__getitem__), rank
        return sorted(keys, key=lambda number: (keys[number], screen.formula(number))), rank

    def _peeled(self) -> bool:
        """Take off what can be; whether all quantities were left a value."""
        alive, shapes, degree = self._alive, self._shapes, self._degree
        low, high = self._low, self._high
        links = {
            number: len([1 for place in shapes[number].places if degree[place] > 1 and low[place] < high[place]])
            for number in alive
        }
        queue = [number for number in alive if links[number] <= 1]
        for _ in range(IDLE_ROUNDS):
            for number in queue:
                if number in alive and not self._reaches(number):
                    return False
                self._take_off(number, links, queue)
            queue = []
            for number in list(alive):
                if self._is_idle(number):
                    self._take_off(number, links, queue)
            if not queue:
                break
        return True

    def _take_off(self, number: int, links: dict[int, int], queue: list[int]) -> None:
        alive, degree = self._alive, self._degree
        if number not in alive:
            return
        del alive[number]
        for place in self._shapes[number].places:
            degree[place] -= 1
            if degree[place] == 1 and self._low[place] < self._high[place]:
                for other in self._touching[place]:
                    if other in alive:
                        links[other] -= 1
                        if links[other] == 1:
                            queue.append(other)
                        break

    def _reaches(self, number: int) -> bool:
        """Narrow the quantity that links a relation to the others; whether something is left of it."""
        shape, degree, low, high = self._shapes[number], self._degree, self._low, self._high
        target, most_tied = shape.places[0], 0
        for place in shape.places:
            if degree[place] > most_tied and low[place] < high[place]:
                target, most_tied = place, degree[place]
        self._trace.append((number, target))
        least, most = shape.reach(target, low, high, self._unit)
        if most_tied < 2:
            # The last relation of the quantity: some number between two whole ones may do as well.
            return (least is None or least <= high[target]) and (most is None or most >= low[target])
        return self._narrowed(target, least, most)

    def _narrowed(self, target: int, least: int | None, most: int | None) -> bool:
        low, high, far = self._low, self._high, self._far
        if least is not None and least > low[target]:
            low[target] = least
        elif least is not None and low[target] == -far:
            low[target] = 1 - far  # It may have an end now, if one beyond what stands for infinity.
        if most is not None and most < high[target]:
            high[target] = most
        elif most is not None and high[target] == far:
            high[target] = far - 1
        return low[target] <= high[target]

    def _is_idle(self, number: int) -> bool:
        """Whether a quantity in no other relation can make this one true, whatever the values of the others."""
        shape, degree, low, high, far = self._shapes[number], self._degree, self._low, self._high, self._far
        for place in shape.places:
            if degree[place] != 1 or low[place] == high[place]:
                continue
            if isinstance(shape, RowShape) and shape.sign is not Sign.EQUAL:
                worst = shape.constant * self._unit + (shape.sign is Sign.LESS)
                for other, coefficient in shape.terms:
                    worst += coefficient * (low if (coefficient > 0) is (other == place) else high)[other]
                if worst <= 0:
                    return True
                continue
            least, most = shape.reach(place, low, high, self._unit)
            assert least is not None
            assert most is not None
            # Rounded inward, so that the exact end lies less than one further out.
            if (least > low[place] or low[place] == -far) and (most < high[place] or high[place] == far):
                return True
        return False

    def _contracted(self, numbers: Iterable[int]) -> bool:
        """Narrow all quantities in cycles until little changes; whether all are left a value."""
        trace = self._trace
        alive, shapes, touching, low, high = self._alive, self._shapes, self._touching, self._low, self._high
        queue = deque(numbers)
        waiting = set(queue)
        left = dict.fromkeys(alive, REVISIONS)
        while queue:
            number = queue.popleft()
            waiting.discard(number)
            if not left[number]:
                continue
            left[number] -= 1
            shape = shapes[number]
            for target in shape.places:
                before = high[target] - low[target]
                if not before:
                    continue
                trace.append((number, target))
                least, most = shape.reach(target, low, high, self._unit)
                if least is not None and most is not None and least > most:
                    continue  # One number between two whole ones, which may do.
                if not self._narrowed(target, least, most):
                    return False
                if (before - (high[target] - low[target])) * WORTHWHILE > before:
                    for other in touching[target]:
                        if other != number and other in alive and other not in waiting:
                            waiting.add(other)
                            queue.append(other)
        return True


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
