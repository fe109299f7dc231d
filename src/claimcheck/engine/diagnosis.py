"""Diagnosis: the conflicts and the lightest corrections of one component, searched together.

Conflicts and corrections are each other's minimal hitting sets (Reiter, "A theory of diagnosis from first principles",
AIJ 1987), which is how all of them are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import Final

from msgspec import Struct

from claimcheck.engine.box import Contradiction
from claimcheck.engine.derivation import Step, steps_of, support
from claimcheck.engine.judging import DEFAULT, Budget, Status, judge
from claimcheck.engine.problem import Problem
from claimcheck.engine.screening import Screen
from claimcheck.relation import Relation

SHOWN: Final = 20
"""Conflicts, or corrections of one weight, that are listed; their number can be exponential."""

NODES: Final = 20
"""Sets looked at for each one that is judged, when conflicts or corrections are sought; looking is much quicker."""

CHECKED_RELATIONS: Final = 200_000
"""Relations judged in all checks of one component: some seconds; but a few dozen checks are always made."""

EXACTLY: Final = 25
"""Relations from which on a check that the screen leaves open counts more, by the square: the simplex takes so long."""


class Diagnosis:
    """The conflicts and the corrections of one component; what its subsets were judged to be is kept for both.

    Statements are told by their numbers in the `problem`.
    """

    def __init__(self, problem: Problem, budget: Budget = DEFAULT) -> None:
        self.problem = problem
        self._budget = budget
        self._screen = Screen(problem.system)
        self._judged: dict[frozenset[int], tuple[Status, frozenset[int]]] = {}
        self._contradictions: dict[frozenset[int], Contradiction] = {}
        self.cost = 1
        """As how many checks the last judgement counts."""

    @cached_property
    def conflicts(self) -> Found:
        """The conflicts, smallest first: at most SHOWN of them."""
        search = self._all
        ordered = sorted(search.conflicts, key=lambda conflict: (len(conflict), sorted(conflict)))
        return Found(ordered[:SHOWN], search.ended or len(ordered) > SHOWN, search.undecided)

    @cached_property
    def corrections(self) -> Found:
        """The lightest corrections, all of the same weight: at most SHOWN of them."""
        weights = [statement.weight for statement in self.problem.statements]
        search = self._all
        if search.ended or search.undecided:
            # Not all were found by their number; the lightest are found first when they are sought by weight.
            search = _Search(self, weights)
            search.run(search.lightest_known)
        by_weight = [(sum(weights[number] for number in numbers), numbers) for _, numbers in search.corrections]
        least = min((weight for weight, _ in by_weight), default=0)
        lightest = sorted([numbers for weight, numbers in by_weight if weight == least], key=sorted)
        more = len(lightest) > SHOWN or (search.ended and not lightest)
        return Found(lightest[:SHOWN], more, search.undecided, least)

    def steps(self, conflict: Iterable[int]) -> tuple[Step, ...]:
        """The steps that show that the statements of a conflict cannot hold together, premises first."""
        return steps_of(self.problem, self._contradiction(frozenset(conflict)))

    def relations(self, conflict: Iterable[int]) -> tuple[Relation, ...]:
        """The relations by which the statements of a conflict cannot hold together."""
        found = support(self._contradiction(frozenset(conflict)))[1]
        return tuple(self.problem.relations[number] for number in sorted(found))

    def _contradiction(self, conflict: frozenset[int]) -> Contradiction:
        """What a conflict ends in; it is asked for its steps and for its relations."""
        if conflict not in self._contradictions:
            self._contradictions[conflict] = judge(self.problem, sorted(conflict), self._budget).contradiction
        return self._contradictions[conflict]

    @cached_property
    def _all(self) -> _Search:
        search = _Search(self, [1] * len(self.problem.statements))
        search.run(lambda _: False)
        return search

    def judged(self, active: frozenset[int]) -> tuple[Status, frozenset[int]] | None:
        """The status of some statements where it is known, and if contradicted, those that the derivation used."""
        return self._judged.get(active)

    def judge(self, active: frozenset[int]) -> tuple[Status, frozenset[int]]:
        """The status of some statements, and if contradicted, those of them that the derivation used."""
        numbers = sorted(active)
        self.cost = 1
        if self._screen.hold([self.problem.statements[number] for number in numbers]):
            found = Status.CONSISTENT, frozenset[int]()
        else:
            judgement = judge(self.problem, numbers, self._budget)
            self.cost = judgement.parts**2 + (len(self.problem.relations) // EXACTLY) ** 2
            found = judgement.status, support(judgement.contradiction)[0]
        self._judged[active] = found
        return found

    @property
    def checks(self) -> int:
        """How many subsets a search may judge."""
        return min(self._budget.checks, max(50, CHECKED_RELATIONS // (1 + len(self.problem.relations))))


class Found(Struct, frozen=True):
    """Sets of statements in a fixed order, and for corrections their weight.

    `more` says that others exist or may exist; with `undecided`, some subset could not be judged.
    """

    sets: Sequence[frozenset[int]]
    more: bool
    undecided: bool
    weight: int = 0


class _Search:
    """The search for all conflicts and corrections together, lightest corrections first.

    A set that hits every known conflict is freed and the rest is judged: if it can hold, the set is a correction,
    minimal by inclusion; if not, it gives a conflict that was not known. When no set is left, all of both are known.
    """

    def __init__(self, diagnosis: Diagnosis, weights: Sequence[int]) -> None:
        self.conflicts: list[frozenset[int]] = []
        self.corrections: list[tuple[int, frozenset[int]]] = []
        self.undecided = False
        self.ended = False
        self._diagnosis, self._weights = diagnosis, weights
        self._everything = frozenset(range(len(weights)))
        self._checks = diagnosis.checks

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
        known = self._diagnosis.judged(active)
        if known is None:
            if not self._checks:
                return Status.UNDECIDED, frozenset()
            known = self._diagnosis.judge(active)
            self._checks = max(0, self._checks - self._diagnosis.cost)
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
