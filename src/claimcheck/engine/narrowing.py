"""Narrowing: what follows from a system, the values its statements and relations leave each quantity."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property

from claimcheck.engine.box import Box
from claimcheck.engine.deciding import decided
from claimcheck.engine.derivation import Step, steps_of
from claimcheck.engine.judging import DEFAULT, Budget, Status, judge
from claimcheck.engine.problem import Problem
from claimcheck.engine.propagation import COARSE_BITS, contract, peel
from claimcheck.engine.system import System, components
from claimcheck.interval import Interval


class Narrowing:
    """The judgement of a system, and what follows: the values its statements and relations leave each quantity.

    Nothing follows in a component that is contradicted; its quantities have no range. `because` is the chain of the
    first contradiction. Both are worked out when first asked for.
    """

    def __init__(self, system: System, budget: Budget) -> None:
        self._system, self._budget = system, budget
        self.status = decided(system, budget)

    @cached_property
    def ranges(self) -> Mapping[Hashable, Interval]:
        """The values left to each quantity: their exact hull where no cycle closes, else an interval around it."""
        return {
            name: problem.interval(box, place)
            for problem, box in self._boxes
            for place, name in enumerate(problem.quantities)
        }

    def chain(self, quantity: Hashable) -> tuple[Step, ...]:
        """The steps that give the range of `quantity`, premises first; none if its statements and bounds alone do."""
        for problem, box in self._boxes:
            place = problem.place_of.get(quantity)
            if place is not None:
                return steps_of(problem, (box.low[place], box.high[place]))
        return ()

    @cached_property
    def because(self) -> tuple[Step, ...]:
        """The steps that lead to the first contradiction, premises first."""
        if self.status is Status.CONTRADICTED:
            for problem in map(Problem, components(self._system)):
                judgement = judge(problem, range(len(problem.statements)), self._budget)
                if judgement.status is Status.CONTRADICTED:
                    return steps_of(problem, judgement.contradiction)
        return ()

    @cached_property
    def _boxes(self) -> tuple[tuple[Problem, Box], ...]:
        boxes = []
        for part in components(self._system):
            if self.status is Status.CONTRADICTED and decided(part, self._budget) is Status.CONTRADICTED:
                continue
            problem = Problem(part)
            box = problem.box(range(len(problem.statements)))
            peeled = peel(problem, box, range(len(problem.forms)))
            # Back outwards from the root, the reverse of peeling, one pass gives the hulls of a tree.
            order = (*peeled.left, *reversed(peeled.order))
            revisions = self._budget.revisions
            if not peeled.contradiction and not contract(problem, box, order, revisions, COARSE_BITS):
                boxes.append((problem, box))
        return tuple(boxes)


def narrowed(system: System, budget: Budget = DEFAULT) -> Narrowing:
    """Whether `system` can hold, and what it leaves each quantity."""
    if len({statement.name for statement in system.statements}) < len(system.statements):
        raise ValueError("two statements of a system have the same name")
    return Narrowing(system, budget)


def follows(system: System, quantity: Hashable, budget: Budget = DEFAULT) -> Narrowing:
    """What the statements about other quantities leave `quantity`."""
    others = tuple(statement for statement in system.statements if statement.quantity != quantity)
    return narrowed(System(others, system.relations, system.bounds), budget)
