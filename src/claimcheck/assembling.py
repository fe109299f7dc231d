"""Assembling: one system of all that the chosen readings say and require, and of what sources supply to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.engine.system import Statement, System
from claimcheck.figure import Figure, Force
from claimcheck.interval import ZERO, Interval
from claimcheck.quantity import ChangeForm, ChangeFrom, LimitValue, Quantity, ShareOf, base_of
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation, Variable, names, occurrences
from claimcheck.rule import Requirement
from claimcheck.source import Standing
from claimcheck.trial import Result
from claimcheck.trial import Statement as Given
from claimcheck.weighing import Tried, Weighed

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


_NOT_NEGATIVE: Final = Interval.at_least(0)
_POSITIVE: Final = Interval.above(0)

Lacking: TypeAlias = Sequence[tuple[Requirement, Mapping[Hashable, Given]]]
"""Requirements for which some quantity has no statement, with what sources give of the others."""


class _Said(Struct, frozen=True):
    """What a claim or sources say of a quantity: the sets of the figure, and how much it is trusted."""

    quantity: Hashable
    plain: Interval
    generous: Interval
    weight: int


class Assembled(Struct, frozen=True):
    """What the chosen readings and sources say, and what is required: a system with either sets of the figures.

    `bases` are what shares, changes and ratios are of.
    """

    said: Mapping[Hashable, _Said]
    relations: tuple[Relation, ...]
    bounds: Mapping[Hashable, Interval]
    bases: frozenset[Hashable]

    def system(self, *, plain: bool = False) -> System:
        """The system in which every figure stands for its generous set, or if `plain` for that."""
        statements = tuple(
            Statement(name, one.quantity, one.plain if plain else one.generous, one.weight)
            for name, one in self.said.items()
        )
        return System(statements, self.relations, {**self.bounds, **self._bounded_bases(statements)})

    def _bounded_bases(self, statements: Iterable[Statement]) -> Mapping[Hashable, Interval]:
        """The bases that are kept from being nothing: all, unless something near says that one is.

        Else no share could clash with another where no amount is known: of nothing, every percentage is nothing.
        """
        nothing: set[Hashable] = {one.quantity for one in statements if one.values.high == 0}
        spans = [set(names(relation)) for relation in self.relations] if nothing else []
        while reached := [span for span in spans if span & nothing]:
            nothing.update(*reached)
            spans = [span for span in spans if not span & nothing]
        return {base: _POSITIVE for base in self.bases - nothing if self.bounds.get(base) == _NOT_NEGATIVE}


def assembled(case: Case, tried: Sequence[Tried], lacking: Lacking, weighed: Weighed) -> Assembled:
    """Put together the statements of the chosen readings, those of sources, and the relations of what is required."""
    return _Assembly(case, tried, lacking, weighed).assembled()


class _Assembly(Struct):
    """What has been put together so far."""

    case: Case
    tried: Sequence[Tried]
    lacking: Lacking
    weighed: Weighed
    said: dict[Hashable, _Said] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    bounds: dict[Hashable, Interval] = field(default_factory=dict)
    related: dict[Hashable, None] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)

    def assembled(self) -> Assembled:
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
            if (one.trial.mixes_definitions and not requirement.comparable) or self._is_refuted_order(requirement):
                continue
            if not self._relate(requirement):
                continue
            for statement in one.trial.all:
                if statement.reading is None:
                    self._give(statement)
                elif self._is_chosen((statement.reading,)):
                    self._tell(statement.reading)
        for requirement, given in self.lacking:
            # What cannot be tested alone may still not hold together with the rest.
            if (
                isinstance(requirement.relation, Agreement)
                or not self._is_chosen((requirement.reading, *requirement.others))
                or (any(_is_of_another_definition(one) for one in given.values()) and not requirement.comparable)
                or self._is_refuted_order(requirement)
                or not self._relate(requirement)
            ):
                continue
            for seen in given.values():
                self._give(seen)
        stated = self.related
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
                self.bounds.setdefault(quantity, _NOT_NEGATIVE)
        bases = frozenset(base for quantity in self.related if (base := base_of(quantity)) is not None)
        return Assembled(self.said, tuple(self.relations), self.bounds, bases)

    def _is_refuted_order(self, requirement: Requirement) -> bool:
        """Whether a claim that is contradicted alone demands a relation without a figure of its own in it.

        A figure can be doubted and leaves the rest in peace; an order known to be wrong would set others at odds.
        """
        reading = requirement.reading
        return (
            reading.claim.id in self.weighed.certain
            and isinstance(requirement.relation, Relation)
            and (isinstance(reading.stated, LimitValue) or reading.stated not in occurrences(requirement.relation))
        )

    def _is_chosen(self, readings: Iterable[Reading]) -> bool:
        return all(self.weighed.chosen[reading.claim.id] == reading.number for reading in readings)

    def _tell(self, reading: Reading) -> None:
        if id(reading) in self.done:
            return
        self.done.add(id(reading))
        plain, generous, figure = reading.plain, reading.generous, reading.figure
        if reading.stated is None or plain is None or generous is None or not _is_binding(figure):
            return
        if figure is not None and figure.also is not None:
            plain, generous = plain | figure.also, generous | figure.also
        weight = HEDGED_WEIGHT if figure is not None and figure.hedge else CLAIM_WEIGHT
        # A rule may read a figure more widely, as a rate that is rounded although it looks like a count.
        self._say(Told(reading.claim.id, str(reading.stated)), _Said(reading.stated, plain, generous, weight))

    def _give(self, statement: Given) -> None:
        if statement.supply is None:
            self.bounds[statement.stated] = statement.plain  # The value of a limit is exact, and not in doubt.
            return
        weight = SOURCE_WEIGHTS[statement.supply.series.source.standing]
        # Where trials took a quantity from different series, any of the values may be meant.
        said = _Said(statement.stated, statement.plain, statement.generous, weight)
        self._say(Seen(str(statement.stated)), said)

    def _say(self, name: Hashable, said: _Said) -> None:
        known = self.said.get(name)
        if known is not None:
            said = replace(said, plain=known.plain | said.plain, generous=known.generous | said.generous)
        self.said[name] = said

    def _relate(self, requirement: Requirement) -> bool:
        """Take in the relation of a requirement, once; whether it is one for the engine."""
        relation, reading = requirement.relation, requirement.reading
        assert isinstance(relation, Relation)
        if id(requirement) in self.done:
            return True
        found = occurrences(relation)
        own = set(found)
        if len(own) < len(found):
            return False  # The engine takes each quantity of a relation once; the relation is tested alone.
        self.done.add(id(requirement))
        self.related |= dict.fromkeys(found)
        if not requirement.comparable:
            # Where the relation is what claims say themselves, and not the claim file, it falls with each of them.
            for one in (reading, *requirement.others):
                if one.stated is None or one.stated not in own:
                    slack = Slack(one.claim.id)
                    name = Told(one.claim.id, str(slack))
                    self.said[name] = _Said(slack, ZERO, ZERO, CLAIM_WEIGHT)
                    self.related[slack] = None
                    relation = Relation(relation.left, relation.sign, relation.right + Variable(slack))
        self.relations.append(relation)
        return True


def _is_of_another_definition(statement: Given) -> bool:
    return statement.supply is not None and not statement.supply.series.same_definition


def _is_binding(figure: Figure | None) -> bool:
    return figure is None or figure.force is Force.BINDING
