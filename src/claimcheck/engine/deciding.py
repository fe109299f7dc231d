"""Deciding: which components of a system cannot hold: all are screened, and what that leaves open is judged exactly."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.engine.judging import DEFAULT, Budget, Status, judge
from claimcheck.engine.problem import Problem
from claimcheck.engine.screening import screened
from claimcheck.engine.system import System


def troubled(system: System, budget: Budget = DEFAULT) -> Iterator[tuple[System, Status]]:
    """The components of `system` that are contradicted or undecided, in the order of the first of their names."""
    for part, is_refuted in screened(system):
        status = Status.CONTRADICTED if is_refuted else exactly(part, budget)
        if status is not Status.CONSISTENT:
            yield part, status


def decided(system: System, budget: Budget = DEFAULT) -> Status:
    """Whether the whole of `system` can hold: contradicted where one component is, else undecided where one is."""
    found = {status for _, status in troubled(system, budget)}
    return next((status for status in (Status.CONTRADICTED, Status.UNDECIDED) if status in found), Status.CONSISTENT)


def exactly(part: System, budget: Budget = DEFAULT) -> Status:
    """Whether one component can hold, without screening it first."""
    problem = Problem(part)
    return judge(problem, range(len(problem.statements)), budget).status
