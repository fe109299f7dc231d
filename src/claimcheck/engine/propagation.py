"""Propagation: relations narrow the quantities of a box, one after another, until nothing or little changes.

Where no quantity closes a cycle, relations are taken off from the leaves inwards, each once, and the answer is exact
(Freuder, "A sufficient condition for backtrack-free search", JACM 1982); only what stands in a cycle needs more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from claimcheck.engine.box import WHOLE_BITS, Box, Contradiction, Edge
from claimcheck.engine.linear import Number
from claimcheck.engine.problem import Problem
from claimcheck.engine.projection import LinearRow, Projection
from claimcheck.relation import Sign

COARSE_BITS: Final = 256
"""Digits (binary) that the denominator of a propagated edge may have inside a cycle; more are rounded outward."""

ROUGH_BITS: Final = 16_384
"""The same outside of cycles, where an edge is computed once and only a very long chain of products comes near."""

WORTHWHILE: Final = 10_000
"""A step inside a cycle counts as progress when it takes off more than one part in so many of an interval."""

IDLE_ROUNDS: Final = 4
"""How often relations that bind nothing are looked for while peeling: each time costs one look at each relation."""


def fault_of(problem: Problem, number: int, box: Box) -> Contradiction:
    """All edges of a relation that has no values at all, as premises of one that stands for the relation."""
    places = problem.forms[number].places
    premises = tuple(edge for place in places for edge in (box.low[place], box.high[place]) if edge.value is not None)
    return (Edge(None, True, -1, premises, number),)


def narrow_by(problem: Problem, number: int, target: int, box: Box, bits: int) -> tuple[Contradiction, bool, bool]:
    """Narrow `target` in `box` by one relation: the contradiction if any, whether it changed, whether it is exact."""
    projected = problem.forms[number].project(target, box, bits == WHOLE_BITS)
    if projected is None:
        return fault_of(problem, number, box), True, True
    low, high, exact = projected
    changed, rounded = box.narrow(target, low, high, number, bits)
    return (box.empty(target) if changed else ()), changed, exact and not rounded


class Peeled(Struct):
    """What taking relations off from the leaves inwards gave.

    `left` are the relations that stay: those in cycles, those between cycles, and those whose effect is no interval.
    When none is left and there is no contradiction, all can hold together. `order` lists those taken off.
    """

    contradiction: Contradiction
    left: list[int]
    order: list[int]


def peel(problem: Problem, box: Box, numbers: Iterable[int]) -> Peeled:
    """Take relations off from the leaves inwards, narrowing `box` towards what is left; exact as far as it goes.

    A quantity with just one value links nothing, so cycles through it alone are no cycles. A relation that some
    quantity of its own can always make true goes too, wherever it stands.
    """
    alive = dict.fromkeys(numbers)
    order: list[int] = []
    forms, touching = problem.forms, problem.touching
    degree: dict[int, int] = {}
    for number in alive:
        for place in forms[number].places:
            degree[place] = degree.get(place, 0) + 1
    for place in degree:
        if box.is_point(place):
            degree[place] = 0
    links = {number: sum(1 for place in forms[number].places if degree[place] > 1) for number in alive}
    queue = deque(number for number in alive if links[number] <= 1)

    def take_off(number: int) -> None:
        del alive[number]
        order.append(number)
        for place in forms[number].places:
            degree[place] -= 1
            if degree[place] == 1:
                for other in touching[place]:
                    if other in alive:
                        links[other] -= 1
                        if links[other] == 1:
                            queue.append(other)

    for _ in range(IDLE_ROUNDS):
        while queue:
            number = queue.popleft()
            if number not in alive:
                continue
            places = forms[number].places
            if places:
                # The quantity that links the relation to the others, else any, and one that can still move first.
                target = max(places, key=degree.__getitem__)
                contradiction, _, exact = narrow_by(problem, number, target, box, ROUGH_BITS)
            else:
                contradiction, exact = problem.constant_contradiction(number), True
            if contradiction:
                return Peeled(contradiction, [], order)
            if exact:
                take_off(number)
        for number in [n for n in alive if _is_idle(forms[n], degree, box)]:
            take_off(number)
        if not queue:
            break
    return Peeled((), list(alive), order)


def _is_idle(form: Projection, degree: Mapping[int, int], box: Box) -> bool:
    """Whether a quantity in no other relation can make this one true, whatever the values of the others."""
    for place in form.places:
        if degree[place] != 1:
            continue
        if isinstance(form, LinearRow) and form.sign is not Sign.EQUAL:
            grows = next(coefficient for other, coefficient in form.terms if other == place) > 0
            if (box.low if grows else box.high)[place].value is None:
                return True
            continue
        solver = form if isinstance(form, LinearRow) else form.quick
        ends = None if solver is None else solver.project(place, box)
        if ends is not None and box.includes(place, ends[0], ends[1]):
            return True
    return False


def contract(problem: Problem, box: Box, numbers: Sequence[int], revisions: int, bits: int) -> Contradiction:
    """Narrow every quantity by every relation until little changes, each relation at most `revisions` times.

    Ends whose denominators have more than `bits` binary digits are rounded outward.
    """
    inside = set(numbers)
    waiting = set(numbers)
    left = dict.fromkeys(numbers, revisions)
    queue = deque(numbers)
    while queue:
        number = queue.popleft()
        waiting.discard(number)
        if not left[number]:
            continue
        left[number] -= 1
        for target in problem.forms[number].places:
            low, high = box.low[target].value, box.high[target].value
            contradiction, changed, _ = narrow_by(problem, number, target, box, bits)
            if contradiction:
                return contradiction
            if not changed or not _worthwhile(low, high, box.low[target].value, box.high[target].value):
                continue
            for other in problem.touching[target]:
                if other != number and other in inside and other not in waiting:
                    waiting.add(other)
                    queue.append(other)
    return ()


def _worthwhile(low: Number | None, high: Number | None, new_low: Number | None, new_high: Number | None) -> bool:
    if low is None or high is None or new_low is None or new_high is None:
        return True
    width = high - low
    return (width - (new_high - new_low)) * WORTHWHILE > width or new_low == new_high
