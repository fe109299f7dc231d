"""Reasoning over all requirements together: what cannot hold at once, which claims are doubted first, what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from claimcheck.assembling import Lacking, Slack, Told, assembled
from claimcheck.case import Case
from claimcheck.engine.deciding import decided, troubled
from claimcheck.engine.derivation import Step, steps_of
from claimcheck.engine.diagnosis import Diagnosis
from claimcheck.engine.judging import Status, judge
from claimcheck.engine.narrowing import narrowed
from claimcheck.engine.problem import Problem
from claimcheck.engine.scaling import with_hundred
from claimcheck.engine.system import Statement, System, components
from claimcheck.finding import Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import Quantity, base_of, is_amount
from claimcheck.relation import Relation, names
from claimcheck.weighing import Tried, Weighed

MOST_RELATIONS: Final = 400
"""Relations of one component in which it is worked out what the rest leaves; it takes a second or so for all claims."""


MOST_HUNDREDS: Final = 8
"""Amounts of one clash that are taken as a hundred in turn, to tell it by the shortest chain; each judges it anew."""


class Clash(Struct, frozen=True):
    """Statements that cannot hold together: the claims among them, the relations that tie them, and the chain of steps.

    Two statements of one quantity clash without a step. Where no amount is known, the steps take one as a hundred.
    """

    claims: tuple[str, ...]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
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


class Left(Struct, frozen=True):
    """The values that the rest leaves a quantity, with the chain that gives them."""

    quantity: Hashable
    values: Interval
    steps: tuple[Step, ...]


class Reasoned(Struct, frozen=True, dict=True):
    """What reasoning found in one system: its contradictions, and the claims for which the budget ended.

    `strains` are contradictions of the plain sets, in components that the generous ones let hold.
    """

    system: System
    contradictions: tuple[Contradiction, ...] = ()
    undecided: frozenset[str] = frozenset()
    strains: tuple[Contradiction, ...] = ()

    def about(self, claim: str) -> Contradiction | None:
        """The contradiction in whose component a claim stands."""
        return self._by_claim.get(claim)

    @cached_property
    def _by_claim(self) -> Mapping[str, Contradiction]:
        return {claim: one for one in reversed(self.contradictions) for claim in one.claims}

    def left(self, claim: str) -> Left | None:
        """What everything but a claim leaves the quantity that the claim states.

        None where nothing ties that, or where the component is so large that working it out takes long.
        """
        mine = self._told.get(claim)
        part = None if mine is None else self._parts.get(mine.quantity)
        if mine is None or part is None or len(part.relations) > MOST_RELATIONS:
            return None
        kept = tuple(one for one in part.statements if not (isinstance(one.name, Told) and one.name.claim == claim))
        base = base_of(mine.quantity)
        # Without the claim the component may fall apart.
        for rest in components(System(kept, part.relations, part.bounds)):
            if any(mine.quantity in names(relation) for relation in rest.relations):
                judged = narrowed((base and with_hundred(rest, base, is_amount)) or rest)
                values = judged.ranges.get(mine.quantity)
                if values is not None:
                    return Left(mine.quantity, values, judged.chain(mine.quantity))
        return None

    @cached_property
    def _told(self) -> Mapping[str, Statement]:
        """What each claim says of the quantity it states."""
        told: dict[str, Statement] = {}
        for one in self.system.statements:
            if isinstance(one.name, Told) and not isinstance(one.quantity, Slack):
                told.setdefault(one.name.claim, one)
        return told

    @cached_property
    def _parts(self) -> Mapping[Hashable, System]:
        """For each quantity of a relation its component."""
        return {
            name: part for part in components(self.system) for relation in part.relations for name in names(relation)
        }


def reason(
    case: Case, tried: Sequence[Tried], lacking: Lacking, weighed: Weighed, *, thorough: bool = True
) -> Reasoned:
    """Put all requirements and statements of the chosen readings in one system, and judge it.

    Without `thorough` a contradiction is one clash of all its claims, with no corrections, and strains are not looked
    for: enough for whoever only asks whether a component can hold, and much quicker.
    """
    together = assembled(case, tried, lacking, weighed)
    system = together.system()
    contradictions: list[Contradiction] = []
    undecided: set[str] = set()
    for part, status in _troubled(system):
        claims = frozenset(claim for one in part.statements if (claim := _claim_of(one.name)))
        if status is Status.UNDECIDED:
            undecided |= claims
        elif claims and not thorough:
            everyone = Clash(tuple(sorted(claims, key=case.order.__getitem__)), (), (), ())
            contradictions.append(Contradiction(claims, (everyone,), (), more=False, complete=False))
        elif claims:
            contradictions.append(_diagnosed(case, claims, part))
    strains: list[Contradiction] = []
    if thorough:
        wrong = frozenset().union(*(one.claims for one in contradictions))
        for part, status in _troubled(together.system(plain=True)):
            claims = frozenset(claim for one in part.statements if (claim := _claim_of(one.name)))
            if status is Status.CONTRADICTED and claims and not claims & wrong:
                strains.append(_diagnosed(case, claims, part))
    return Reasoned(system, tuple(contradictions), frozenset(undecided), tuple(strains))


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
            relations = tuple(diagnosis.relations(numbers))
            steps = _in_hundreds(System(kept, relations, part.bounds)) or diagnosis.steps(numbers)
            clashes.append(Clash(tuple(sorted(among, key=case.order.__getitem__)), kept, relations, steps))
    lightest = diagnosis.corrections
    return Contradiction(
        claims,
        tuple(clashes),
        tuple(frozenset(statements[number].name for number in numbers) for numbers in lightest.sets),
        diagnosis.conflicts.more or lightest.more,
        complete=not (lightest.more or lightest.undecided),
    )


def _troubled(system: System) -> Iterator[tuple[System, Status]]:
    """The components that cannot hold, or of which it was not found, also with an amount taken as a hundred."""
    for part, status in troubled(system):
        if status is Status.UNDECIDED:
            for base in _bases(part):
                hundred = with_hundred(part, base, is_amount, told=False)
                if hundred is not None:
                    part, status = hundred, decided(hundred)
                    break
        if status is not Status.CONSISTENT:
            yield part, status


def _bases(system: System) -> list[Quantity]:
    """What the shares, changes and ratios that are stated are counted in, the most frequent first."""
    counted = Counter(base for one in system.statements if (base := base_of(one.quantity)) is not None)
    return [base for base, _ in counted.most_common()]


def _in_hundreds(clash: System) -> tuple[Step, ...]:
    """The shortest chain that shows a clash with an amount taken as a hundred; none where some amount is known."""
    chains = []
    for base in _bases(clash)[:MOST_HUNDREDS]:
        system = with_hundred(clash, base, is_amount)
        if system is not None:
            problem = Problem(system)
            chains.append(steps_of(problem, judge(problem, range(len(problem.statements))).contradiction))
    return min(filter(None, chains), key=len, default=())


def _claim_of(name: Hashable) -> str:
    return name.claim if isinstance(name, Told) else ""
