"""Diagnosis: the search for all conflicts and all corrections of a problem together.

Conflicts and corrections are each other's minimal hitting sets (Reiter, "A theory of diagnosis from first principles",
AIJ 1987), which is how all of them are found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import Final

from claimcheck.engine.derivation import support
from claimcheck.engine.judging import Budget, Status, judge
from claimcheck.engine.problem import Problem

SHOWN: Final = 20
"""Conflicts, or corrections of one weight, that are listed; their number can be exponential."""

NODES: Final = 20
"""Sets looked at for each one that is judged, when conflicts or corrections are sought; looking is much quicker."""

CHECKED_RELATIONS: Final = 200_000
"""Relations judged in all checks of one component: some seconds; but a few dozen checks are always made."""


class Diagnosis:
    """The search for all conflicts and corrections of a problem together, lightest corrections first.

    A set that hits every known conflict is freed and the rest is judged: if it can hold, the set is a correction,
    minimal by inclusion; if not, it gives a conflict that was not known. When no set is left, all of both are known.
    """

    def __init__(self, problem: Problem, weights: Sequence[int], budget: Budget) -> None:
        self.conflicts: list[frozenset[int]] = []
        self.corrections: list[tuple[int, frozenset[int]]] = []
        self.undecided = False
        self.ended = False
        self._problem, self._weights, self._budget = problem, weights, budget
        self._everything = frozenset(range(len(problem.statements)))
        self._checks = min(budget.checks, max(50, CHECKED_RELATIONS // (1 + len(problem.relations))))
        self._judged: dict[frozenset[int], tuple[Status, frozenset[int]]] = {}

    def run(self, enough: Callable[[int], bool]) -> None:
        """Search until `enough` of the weight reached, nothing is left to try, or the budget has `ended`."""
        heap: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
        seen: set[tuple[int, ...]] = {()}
        tries = NODES * self._checks
        while heap:
            bound, _, freed = heappop(heap)
            if enough(bound):
                self.ended = True
                return
            if not tries or not self._checks:
                self.ended = True
                return
            tries -= 1
            free = frozenset(freed)
            if any(correction <= free for _, correction in self.corrections):
                continue
            true_bound = self._bound(free)
            if true_bound > bound:
                heappush(heap, (true_bound, -len(freed), freed))
                continue
            conflict = next((conflict for conflict in self.conflicts if not conflict & free), None)
            if conflict is None:
                others = self._everything - free
                status, core = self._judge(others)
                if status is Status.CONSISTENT:
                    self.corrections.append((bound, free))
                    continue
                if status is Status.UNDECIDED:
                    self.undecided = True
                    continue
                conflict = self._shrunk(self._replayed(others, core))
                self.conflicts.append(conflict)
            for number in sorted(conflict):
                wider = tuple(sorted((*freed, number)))
                if wider not in seen:
                    seen.add(wider)
                    heappush(heap, (self._bound(frozenset(wider)), -len(wider), wider))

    def lightest_known(self, bound: int) -> bool:
        """Whether more of the lightest corrections are known than are shown, or `bound` is beyond their weight."""
        return bool(self.corrections) and (bound > self.corrections[0][0] or len(self.corrections) > SHOWN)

    def _bound(self, free: frozenset[int]) -> int:
        """The least that a correction around `free` weighs: conflicts without a common statement each need one more."""
        weight = sum(self._weights[number] for number in free)
        covered: set[int] = set()
        for conflict in self.conflicts:
            if not conflict & free and not conflict & covered:
                weight += min((self._weights[number] for number in conflict), default=0)
                covered |= conflict
        return weight

    def _judge(self, active: frozenset[int]) -> tuple[Status, frozenset[int]]:
        """The status of some statements, and if contradicted, those of them that the derivation used."""
        known = self._judged.get(active)
        if known is None:
            if not self._checks:
                return Status.UNDECIDED, frozenset()
            self._checks -= 1
            judgement = judge(self._problem, sorted(active), self._budget)
            known = self._judged[active] = judgement.status, support(judgement.contradiction)[0]
        return known

    def _shrunk(self, core: frozenset[int]) -> frozenset[int]:
        """A conflict within `core`, minimal by inclusion: each statement is dropped if the others still conflict."""
        for number in sorted(core):
            if number in core:
                status, smaller = self._judge(core - {number})
                if status is Status.CONTRADICTED:
                    core = self._replayed(core - {number}, smaller)
                elif status is Status.UNDECIDED:
                    self.undecided = True
        return core

    def _replayed(self, active: frozenset[int], core: frozenset[int]) -> frozenset[int]:
        """`core`, the statements a contradiction of `active` used, if these alone are contradicted; else `active`."""
        return core if core == active or self._judge(core)[0] is Status.CONTRADICTED else active
