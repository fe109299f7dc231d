"""Corrections: the sets of statements of least weight which, freed, let all the others hold together.

They are the lightest minimal hitting sets of the conflicts, found best first with conflicts added as they turn up
(Davies and Bacchus, "Solving MAXSAT by solving a sequence of simpler SAT instances", CP 2011). Each one is judged
consistent before it is given out.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import islice, product

from msgspec import Struct

from claimcheck.engine.diagnosis import SHOWN, Diagnosis
from claimcheck.engine.judging import DEFAULT, Budget
from claimcheck.engine.problem import Problem
from claimcheck.engine.system import System, components


class Corrections(Struct, frozen=True):
    """Sets of names of statements, all of the same least `weight`, in a fixed order.

    A consistent system has one correction, the empty set. None at all: the relations and bounds alone cannot hold, or
    the budget ended first. `more` says that others of this weight exist or may exist; with `undecided`, some set could
    not be judged and a lighter correction may have been missed.
    """

    sets: tuple[tuple[Hashable, ...], ...]
    weight: int = 0
    more: bool = False
    undecided: bool = False


def corrections(system: System, budget: Budget = DEFAULT) -> Corrections:
    """The lightest corrections of `system`: one of each contradicted component, in every combination."""
    choices: list[list[tuple[Hashable, ...]]] = []
    weight = 0
    more = undecided = False
    for part in components(system):
        diagnosis = Diagnosis(Problem(part), budget)
        here = diagnosis.corrections
        undecided = undecided or here.undecided
        if not here.sets:
            return Corrections((), more=here.more, undecided=undecided)
        weight += here.weight
        more = more or here.more
        statements = diagnosis.problem.statements
        choices.append([tuple(statements[number].name for number in sorted(numbers)) for numbers in here.sets])
    combined = [tuple(name for names in choice for name in names) for choice in islice(product(*choices), SHOWN + 1)]
    return Corrections(tuple(combined[:SHOWN]), weight, more or len(combined) > SHOWN, undecided)
