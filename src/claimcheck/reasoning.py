"""Reasoning over all requirements together: what cannot hold at once, which claims are doubted first, what is left."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from claimcheck.assembling import Lacking, Slack, Told, assembled
from claimcheck.case import Case
from claimcheck.engine.deciding import troubled
from claimcheck.engine.derivation import Step
from claimcheck.engine.diagnosis import Diagnosis
from claimcheck.engine.judging import Status
from claimcheck.engine.narrowing import narrowed
from claimcheck.engine.problem import Problem
from claimcheck.engine.system import Statement, System, components
from claimcheck.finding import Verdict
from claimcheck.interval import Interval
from claimcheck.relation import names
from claimcheck.weighing import Tried, Weighed


class Clash(Struct, frozen=True):
    """Statements that cannot hold together: the claims among them, and the chain of steps that shows it.

    Two statements of one quantity clash without a step.
    """

    claims: tuple[str, ...]
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]


class Contradiction(Struct, frozen=True):
    """A component that cannot hold: its claims, the clashes in it, and its lightest corrections.

    A correction is a set of names of statements which, freed, let the rest hold. `more` says that clashes or
    corrections were cut, `complete` that all of the lightest corrections are known.
    """

    claims: frozenset[str]
    clashes: tuple[Clash, ...]
    corrections: tuple[frozenset[Hashable], ...]
    more: bool
    complete: bool = True

    @property
    def suspects(self) -> tuple[str, ...]:
        """What the corrections would change, claims before sources, each once."""
        found = {name for correction in self.corrections for name in correction}
        claims = sorted({name.claim for name in found if isinstance(name, Told)})
        return (*claims, *sorted(str(name) for name in found if not isinstance(name, Told)))

    def verdict(self, claim: str) -> Verdict | None:
        """Contradicted when it is in every lightest correction, disputed in some, None in none of those known."""
        doubted = [any(_claim_of(name) == claim for name in correction) for correction in self.corrections]
        if doubted and all(doubted) and self.complete:
            return Verdict.CONTRADICTED
        return Verdict.DISPUTED if any(doubted) else None


class Reasoned(Struct, frozen=True, dict=True):
    """What reasoning found in one system: its contradictions, and the claims for which the budget ended."""

    system: System
    contradictions: tuple[Contradiction, ...] = ()
    undecided: frozenset[str] = frozenset()

    def about(self, claim: str) -> Contradiction | None:
        """The contradiction in whose component a claim stands."""
        return self._by_claim.get(claim)

    @cached_property
    def _by_claim(self) -> Mapping[str, Contradiction]:
        return {claim: one for one in reversed(self.contradictions) for claim in one.claims}


def reason(
    case: Case, tried: Sequence[Tried], lacking: Lacking, weighed: Weighed, *, thorough: bool = True
) -> Reasoned:
    """Put all requirements and statements of the chosen readings in one system, and judge it.

    Without `thorough` a contradiction is one clash of all its claims, with no corrections: enough for whoever only asks
    whether a component can hold, and much quicker.
    """
    system = assembled(case, tried, lacking, weighed)
    contradictions: list[Contradiction] = []
    undecided: set[str] = set()
    for part, status in troubled(system):
        claims = frozenset(claim for one in part.statements if (claim := _claim_of(one.name)))
        if status is Status.UNDECIDED:
            undecided |= claims
        elif claims and not thorough:
            everyone = Clash(tuple(sorted(claims, key=case.order.__getitem__)), (), ())
            contradictions.append(Contradiction(claims, (everyone,), (), more=False, complete=False))
        elif claims:
            contradictions.append(_diagnosed(case, claims, part))
    return Reasoned(system, tuple(contradictions), frozenset(undecided))


def _diagnosed(case: Case, claims: frozenset[str], part: System) -> Contradiction:
    """The clashes and the lightest corrections of a component."""
    diagnosis = Diagnosis(Problem(part))
    statements = diagnosis.problem.statements
    clashes = []
    for numbers in diagnosis.conflicts.sets:
        names_of = {statements[number].name for number in numbers}
        among = {claim for name in names_of if (claim := _claim_of(name))}
        # What only sources say against each other is no matter of the article.
        if among:
            kept = tuple(one for one in part.statements if one.name in names_of)
            clashes.append(Clash(tuple(sorted(among, key=case.order.__getitem__)), kept, diagnosis.steps(numbers)))
    lightest = diagnosis.corrections
    return Contradiction(
        claims,
        tuple(clashes),
        tuple(frozenset(statements[number].name for number in numbers) for numbers in lightest.sets),
        diagnosis.conflicts.more or lightest.more,
        complete=not (lightest.more or lightest.undecided),
    )


def _claim_of(name: Hashable) -> str:
    return name.claim if isinstance(name, Told) else ""


def values_left(system: System, claim: str) -> Mapping[Hashable, tuple[Interval, tuple[Step, ...]]]:
    """What everything but a claim leaves the quantity that the claim states, with the chain that gives it."""
    own = system.statements
    mine = [
        one
        for one in own
        if isinstance(one.name, Told) and one.name.claim == claim and not isinstance(one.quantity, Slack)
    ]
    if not mine:
        return {}
    others = System(tuple(one for one in own if one not in mine), system.relations, system.bounds)
    for part in components(others):
        if any(mine[0].quantity in names(relation) for relation in part.relations):
            judged = narrowed(part)
            left = judged.ranges.get(mine[0].quantity)
            if left is not None:
                return {mine[0].quantity: (left, judged.chain(mine[0].quantity))}
    return {}
