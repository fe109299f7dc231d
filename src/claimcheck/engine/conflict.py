"""Conflicts: the smallest sets of statements that cannot hold together."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct

from claimcheck.engine.diagnosis import SHOWN, Diagnosis
from claimcheck.engine.judging import DEFAULT, Budget
from claimcheck.engine.problem import Problem
from claimcheck.engine.system import System, components


class Conflicts(Struct, frozen=True):
    """Sets of names of statements that cannot hold together, minimal by inclusion, smallest first.

    `more` says that others exist or may exist: the list was cut, or the budget ended. With `undecided`, some subset
    could not be judged, so that a set may be wider than it must.
    """

    sets: tuple[tuple[Hashable, ...], ...]
    more: bool = False
    undecided: bool = False


def conflicts(system: System, budget: Budget = DEFAULT) -> Conflicts:
    """The conflicts of `system`, component by component."""
    found: list[tuple[int, tuple[Hashable, ...]]] = []
    more = undecided = False
    for part in components(system):
        diagnosis = Diagnosis(Problem(part), budget)
        here = diagnosis.conflicts
        more, undecided = more or here.more, undecided or here.undecided
        statements = diagnosis.problem.statements
        found += (
            (len(conflict), tuple(statements[number].name for number in sorted(conflict))) for conflict in here.sets
        )
    found.sort(key=lambda entry: entry[0])
    return Conflicts(tuple(names for _, names in found[:SHOWN]), more or len(found) > SHOWN, undecided)
