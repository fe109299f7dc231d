"""Reasoning over all requirements together: what cannot hold at once, which claims are doubted first, what follows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.case import Case
from claimcheck.conflict import DEFAULT, Status, Step, conflicts, narrowed
from claimcheck.figure import Force
from claimcheck.finding import Verdict
from claimcheck.interval import Interval
from claimcheck.propagate import Statement, System, components
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, ShareOf
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation, Variable, names, occurrences
from claimcheck.repair import corrections
from claimcheck.source import Standing
from claimcheck.weighing import Tried, Weighed

CLAIM_WEIGHT: Final = 10
HEDGED_WEIGHT: Final = 11
"""A hedged figure is doubted after a bare one: it leaves itself more room to be right."""

SOURCE_WEIGHTS: Final = {Standing.MODELLED: 25, Standing.REPORTED: 45, Standing.OFFICIAL: 85}
"""A source outweighs some claims of one article, an official series more of them than a report of one or a model."""


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """The name of one thing that a claim says: the figure of a quantity, or that one quantity stands above another."""

    claim: str
    of: str

    def __str__(self) -> str:
        return f"claim {self.claim} of {self.of}"


@dataclass(frozen=True, slots=True)
class Seen:
    """The name of what sources say of a quantity."""

    quantity: str

    def __str__(self) -> str:
        return f"source of {self.quantity}"


@dataclass(frozen=True, slots=True)
class Slack:
    """How far an order that a claim states may be missed: not at all, unless that claim is freed."""

    claim: str

    def __str__(self) -> str:
        return f"slack of {self.claim}"


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements that cannot hold together: the claims among them, and the chain of steps that shows it.

    Two statements of one quantity clash without a step.
    """

    claims: tuple[str, ...]
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A component that cannot hold: its claims, the clashes in it, and its lightest corrections.

    A correction is a set of names of statements which, freed, let the rest hold. `more` says that clashes or
    corrections were cut.
    """

    claims: frozenset[str]
    clashes: tuple[Clash, ...]
    corrections: tuple[frozenset[Hashable], ...]
    more: bool

    @property
    def suspects(self) -> tuple[str, ...]:
        """What the corrections would change, claims before sources, each once."""
        found = {name for correction in self.corrections for name in correction}
        claims = sorted({name.claim for name in found if isinstance(name, Told)})
        return (*claims, *sorted(str(name) for name in found if not isinstance(name, Told)))

    def verdict(self, claim: str) -> Verdict | None:
        """Contradicted when it is in every lightest correction, disputed in some, None in none."""
        doubted = [any(_claim_of(name) == claim for name in correction) for correction in self.corrections]
        if doubted and all(doubted):
            return Verdict.CONTRADICTED
        return Verdict.DISPUTED if any(doubted) else None


@dataclass(frozen=True)
class Reasoned:
    """What reasoning found in one system: its contradictions, and the claims for which the budget ended."""

    system: System
    contradictions: tuple[Contradiction, ...] = ()
    undecided: frozenset[str] = frozenset()

    def about(self, claim: str) -> Contradiction | None:
        """The contradiction in whose component a claim stands."""
        return next((one for one in self.contradictions if claim in one.claims), None)


def reason(case: Case, tried: Sequence[Tried], weighed: Weighed) -> Reasoned:
    """Put all requirements and statements of the chosen readings in one system, and judge it."""
    system = _Assembly(case, tried, weighed).system()
    contradictions: list[Contradiction] = []
    undecided: set[str] = set()
    for part in components(system):
        # Statements of one quantity that no relation ties to another are compared by rules.
        status = narrowed(part).status if part.relations else Status.CONSISTENT
        claims = frozenset(claim for one in part.statements if (claim := _claim_of(one.name)))
        if status is Status.UNDECIDED:
            undecided |= claims
        elif status is Status.CONTRADICTED and claims:
            found, lightest = conflicts(part), corrections(part)
            clashes = (_clash(case, part, names_of) for names_of in found.sets)
            contradictions.append(
                Contradiction(
                    claims,
                    # What only sources say against each other is no matter of the article.
                    tuple(clash for clash in clashes if clash.claims),
                    tuple(frozenset(one) for one in lightest.sets),
                    found.more or lightest.more,
                )
            )
    return Reasoned(system, tuple(contradictions), frozenset(undecided))


def _clash(case: Case, part: System, names_of: Iterable[Hashable]) -> Clash:
    wanted = set(names_of)
    kept = tuple(one for one in part.statements if one.name in wanted)
    among = {claim for name in wanted if (claim := _claim_of(name))}
    steps = narrowed(System(kept, part.relations, part.bounds), DEFAULT).because
    return Clash(tuple(sorted(among, key=case.order.__getitem__)), kept, steps)


def _claim_of(name: Hashable) -> str:
    return name.claim if isinstance(name, Told) else ""


@dataclass
class _Assembly:
    """One system of everything that the chosen readings say and what sources supply to their trials."""

    case: Case
    tried: Sequence[Tried]
    weighed: Weighed
    statements: dict[Hashable, Statement] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    bounds: dict[Hashable, Interval] = field(default_factory=dict)

    def system(self) -> System:
        done: set[int] = set()
        for one in self.tried:
            requirement = one.requirement
            if isinstance(requirement.relation, Agreement) or not self._is_chosen(
                (requirement.reading, *requirement.others)
            ):
                continue
            if one.trial.mixes_definitions and not requirement.comparable:
                continue
            if _repeats_a_name(requirement.relation):
                continue  # Tested alone it is exact; among others it would only be an outer bound.
            for statement in one.trial.all:
                if statement.reading is not None:
                    self._tell(statement.reading)
                elif statement.supply is not None:
                    self._see(statement.stated, statement.generous, statement.supply.series.source.standing)
                else:
                    self.bounds[statement.stated] = statement.generous  # The value of a limit is not in doubt.
            if id(requirement) not in done:
                done.add(id(requirement))
                self._relate(requirement.relation, requirement.reading)
        stated = {name for relation in self.relations for name in names(relation)}
        for reading in self.case.readings:
            if reading.stated in stated and self._is_chosen((reading,)):
                self._tell(reading)
        for quantity in stated:
            if isinstance(quantity, Quantity):
                self.bounds.setdefault(quantity, self.case.measure(quantity.measure).bounds)
            elif isinstance(quantity, ShareOf) or (
                isinstance(quantity, ChangeFrom) and quantity.form is ChangeForm.MULTIPLE
            ):
                self.bounds.setdefault(quantity, Interval.at_least(0))
        return System(tuple(self.statements.values()), tuple(self.relations), self.bounds)

    def _is_chosen(self, readings: Iterable[Reading]) -> bool:
        return all(self.weighed.chosen[reading.claim.id] == reading.number for reading in readings)

    def _tell(self, reading: Reading) -> None:
        values = reading.generous
        if reading.stated is None or values is None or not _is_binding(reading):
            return
        if reading.figure is not None and reading.figure.also is not None:
            values = values | reading.figure.also
        # A rule may read a figure more widely, as a rate that is rounded although it looks like a count.
        name = Told(reading.claim.id, str(reading.stated))
        known = self.statements.get(name)
        values = values if known is None else known.values | values
        weight = HEDGED_WEIGHT if reading.figure and reading.figure.hedge else CLAIM_WEIGHT
        self.statements[name] = Statement(name, reading.stated, values, weight)

    def _see(self, quantity: Hashable, values: Interval, standing: Standing) -> None:
        # Where trials took a quantity from different series, any of the values may be meant.
        name = Seen(str(quantity))
        known = self.statements.get(name)
        values = values if known is None else known.values | values
        self.statements[name] = Statement(name, quantity, values, SOURCE_WEIGHTS[standing])

    def _relate(self, relation: Relation, reading: Reading) -> None:
        if reading.stated is not None and reading.stated in names(relation):
            self.relations.append(relation)
            return
        # The relation is what the claim itself says, so it falls with the claim.
        slack = Slack(reading.claim.id)
        name = Told(reading.claim.id, str(slack))
        self.statements[name] = Statement(name, slack, Interval.point(0), CLAIM_WEIGHT)
        self.relations.append(Relation(relation.left, relation.sign, relation.right + Variable(slack)))


def _repeats_a_name(relation: Relation) -> bool:
    found = list(occurrences(relation))
    return len(found) != len(set(found))


def _is_binding(reading: Reading) -> bool:
    return reading.generous is not None and (reading.figure is None or reading.figure.force is Force.BINDING)


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
