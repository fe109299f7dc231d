"""Reasoning over all requirements together: what cannot hold at once, which claims are doubted first, what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import prod
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.engine.conflict import conflicts
from claimcheck.engine.derivation import Step
from claimcheck.engine.judging import DEFAULT, Status
from claimcheck.engine.narrowing import narrowed
from claimcheck.engine.repair import corrections
from claimcheck.engine.system import Statement, System, components
from claimcheck.figure import Force
from claimcheck.finding import Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, ShareOf
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation, Variable, names, occurrences
from claimcheck.rule import Requirement
from claimcheck.source import Standing
from claimcheck.trial import Result
from claimcheck.trial import Statement as Given
from claimcheck.weighing import MOST_COMBINATIONS, Tried, Weighed

CLAIM_WEIGHT: Final = 10
HEDGED_WEIGHT: Final = 11
"""A hedged figure is doubted after a bare one: it leaves itself more room to be right."""

SOURCE_WEIGHTS: Final = {Standing.MODELLED: 10_000, Standing.REPORTED: 20_000, Standing.OFFICIAL: 40_000}
"""A source is doubted after the article, and an official series last: each outweighs some thousand claims."""


class Told(Struct, frozen=True, order=True):
    """The name of one thing that a claim says: the figure of a quantity, or that one quantity stands above another."""

    claim: str
    of: str

    def __str__(self) -> str:
        return f"claim {self.claim} of {self.of}"


class Seen(Struct, frozen=True):
    """The name of what sources say of a quantity."""

    quantity: str

    def __str__(self) -> str:
        return f"source of {self.quantity}"


class Slack(Struct, frozen=True):
    """How far an order that a claim states may be missed: not at all, unless that claim is freed."""

    claim: str

    def __str__(self) -> str:
        return f"slack of {self.claim}"


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


Lacking: TypeAlias = Sequence[tuple[Requirement, Mapping[Hashable, Given]]]
"""Requirements for which some quantity has no statement, with what sources give of the others."""


def settled(
    case: Case, tried: Sequence[Tried], lacking: Lacking, weighed: Weighed, *, thorough: bool = True
) -> tuple[Weighed, Reasoned]:
    """What reasoning finds, with other readings taken where those that fit one by one cannot hold together.

    A claim clashes with the others only when no reading of its words fits; where the readings of a component are too
    many to try them all, it is undecided.
    """
    reasoned = reason(case, tried, lacking, weighed, thorough=thorough)
    parts = _parts(case, tried, lacking) if reasoned.contradictions else {}
    changed: dict[str, int] = {}
    untried: set[str] = set()
    for contradiction in reasoned.contradictions:
        several = sorted(claim for claim in contradiction.claims if len(weighed.open[claim]) > 1)
        if not several:
            continue
        if prod(len(weighed.open[claim]) for claim in several) > MOST_COMBINATIONS:
            untried |= contradiction.claims
            continue
        part = parts[next(iter(contradiction.claims))]
        changed |= _holding(case, contradiction, several, part, weighed)
    if changed:
        weighed = weighed.reread(changed)
        reasoned = reason(case, tried, lacking, weighed, thorough=thorough)
    if untried:
        left = tuple(one for one in reasoned.contradictions if not one.claims & untried)
        reasoned = replace(reasoned, contradictions=left, undecided=reasoned.undecided | untried)
    return weighed, reasoned


class _Part(Struct):
    """Readings that quantities and requirements tie, whichever of them are chosen, with those requirements."""

    readings: list[Reading] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    lacking: list[tuple[Requirement, Mapping[Hashable, Given]]] = field(default_factory=list)


def _holding(
    case: Case, contradiction: Contradiction, several: Sequence[str], part: _Part, weighed: Weighed
) -> Mapping[str, int]:
    """The first other readings of `several` claims with which nothing breaks, alone or together; none: as they are."""
    within = Case(case.dossier, tuple(part.readings))
    for numbers in product(*(weighed.open[claim] for claim in several)):
        changed = dict(zip(several, numbers, strict=True))
        other = weighed.reread(changed)
        if other.mixes_calendars(contradiction.claims) or any(
            one.trial.result is Result.BROKEN and other.stands(one) and not weighed.stands(one) for one in part.tried
        ):
            continue
        found = reason(within, part.tried, part.lacking, other)
        if not found.undecided and not any(one.claims & contradiction.claims for one in found.contradictions):
            return changed
    return {}


def _parts(case: Case, tried: Sequence[Tried], lacking: Lacking) -> Mapping[str, _Part]:
    """For each claim the part that it belongs to."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def tie(nodes: Iterable[Hashable]) -> None:
        first, *others = map(root, nodes)
        for other in others:
            parent[root(other)] = root(first)

    for reading in case.readings:
        tie((reading.claim.id, reading.stated) if reading.stated is not None else (reading.claim.id,))
    for requirement in (*(one.requirement for one in tried), *(one for one, _ in lacking)):
        tie((requirement.reading.claim.id, *(one.claim.id for one in requirement.others), *names(requirement.relation)))
    found: dict[Hashable, _Part] = {}
    for reading in case.readings:
        found.setdefault(root(reading.claim.id), _Part()).readings.append(reading)
    for one in tried:
        found[root(one.primary)].tried.append(one)
    for requirement, given in lacking:
        found[root(requirement.reading.claim.id)].lacking.append((requirement, given))
    return {claim.id: found[root(claim.id)] for claim in case.claims}


def reason(
    case: Case, tried: Sequence[Tried], lacking: Lacking, weighed: Weighed, *, thorough: bool = True
) -> Reasoned:
    """Put all requirements and statements of the chosen readings in one system, and judge it.

    Without `thorough` a contradiction is one clash of all its claims, with no corrections: enough for whoever only asks
    whether a component can hold, and much quicker.
    """
    system = _Assembly(case, tried, lacking, weighed).system()
    contradictions: list[Contradiction] = []
    undecided: set[str] = set()
    for part in components(system):
        # One statement that no relation ties to another clashes with nothing.
        status = narrowed(part).status if part.relations or len(part.statements) > 1 else Status.CONSISTENT
        claims = frozenset(claim for one in part.statements if (claim := _claim_of(one.name)))
        if status is Status.UNDECIDED:
            undecided |= claims
        elif status is Status.CONTRADICTED and claims and not thorough:
            everyone = Clash(tuple(sorted(claims, key=case.order.__getitem__)), (), ())
            contradictions.append(Contradiction(claims, (everyone,), (), more=False, complete=False))
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
                    complete=not (lightest.more or lightest.undecided),
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


class _Assembly(Struct):
    """One system of everything that the chosen readings say and what sources supply to their trials."""

    case: Case
    tried: Sequence[Tried]
    lacking: Lacking
    weighed: Weighed
    statements: dict[Hashable, Statement] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    bounds: dict[Hashable, Interval] = field(default_factory=dict)

    def system(self) -> System:
        done: set[int] = set()
        agreed: set[Hashable] = set()
        borne_out: list[Given] = []
        for one in self.tried:
            requirement = one.requirement
            if not self._is_chosen((requirement.reading, *requirement.others)):
                continue
            if isinstance(requirement.relation, Agreement):
                # Claims that state one quantity may outvote each other; a source bears out the one that it agrees with.
                if not one.alone and one.trial.result is Result.BROKEN and not self.weighed.explained(one):
                    agreed.add(requirement.relation.quantity)
                elif one.trial.supplies and not one.excused:
                    borne_out.append(one.trial.theirs)
                continue
            if one.trial.mixes_definitions and not requirement.comparable:
                continue
            if _repeats_a_name(requirement.relation):
                continue  # The engine takes each quantity of a relation once; the relation is tested alone.
            for statement in one.trial.all:
                if statement.reading is not None:
                    if self._is_chosen((statement.reading,)):
                        self._tell(statement.reading)
                else:
                    self._give(statement)
            if id(requirement) not in done:
                done.add(id(requirement))
                self._relate(requirement.relation, requirement.reading)
        for requirement, given in self.lacking:
            # What cannot be tested alone may still not hold together with the rest.
            if (
                isinstance(requirement.relation, Agreement)
                or _repeats_a_name(requirement.relation)
                or not self._is_chosen((requirement.reading, *requirement.others))
                or (any(_is_of_another_definition(one) for one in given.values()) and not requirement.comparable)
            ):
                continue
            for seen in given.values():
                self._give(seen)
            self._relate(requirement.relation, requirement.reading)
        stated = {name for relation in self.relations for name in names(relation)}
        # Of two alone neither outvotes the other.
        stating: Counter[Hashable] = Counter(
            reading.stated for reading in self.case.readings if self._is_chosen((reading,))
        )
        agreed = {one for one in agreed if stating[one] > 2}
        for seen in borne_out:
            if seen.stated in stated or seen.stated in agreed:
                self._give(seen)
        for reading in self.case.readings:
            if (reading.stated in stated or reading.stated in agreed) and self._is_chosen((reading,)):
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

    def _give(self, statement: Given) -> None:
        if statement.supply is not None:
            self._see(statement.stated, statement.generous, statement.supply.series.source.standing)
        else:
            self.bounds[statement.stated] = statement.generous  # The value of a limit is not in doubt.

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


def _is_of_another_definition(statement: Given) -> bool:
    return statement.supply is not None and not statement.supply.series.same_definition


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
