"""Weighing trials: which reading of each claim fits best, and what is broken even so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.reading import Reading
from claimcheck.rule import Requirement
from claimcheck.trial import Result, Trial

MOST_COMBINATIONS: Final = 64
"""Combinations of readings tried in one component of claims; beyond them a conflict is undecided."""


class Tried(Struct, frozen=True):
    """One trial with its rule and requirement."""

    rule: str
    requirement: Requirement
    trial: Trial

    @property
    def primary(self) -> str:
        """The claim it is about."""
        return self.requirement.reading.claim.id

    @property
    def alone(self) -> bool:
        """Whether just one claim of the article takes part."""
        return len(self.trial.tied) == 1

    @property
    def excused(self) -> str:
        """The definitions that differ, where they may be why it breaks; "" where they are no excuse."""
        return "" if self.requirement.comparable else self.trial.mixes_definitions


Chosen: TypeAlias = dict[str, int]


class Weighed(Struct, frozen=True):
    """For each claim the number of the reading that fits best; the claims that no reading saves, and those of them that
    break against figures of their own definition; the components that have more combinations of readings than are
    tried, as the set of their claims; and the claims of components in which bare years of one measure fit only when
    they are read in different calendars. `open` are the readings of each claim that do not break alone, or all where
    all do; `bare` the measure and the calendar of each reading of a bare year."""

    chosen: Mapping[str, int]
    contradicted: frozenset[str]
    certain: frozenset[str]
    untried: frozenset[str]
    mixed: frozenset[str] = frozenset()
    open: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    bare: Mapping[tuple[str, int], tuple[str, str]] = field(default_factory=dict)

    def reread(self, chosen: Mapping[str, int]) -> Weighed:
        """The same with other readings chosen for some claims."""
        return replace(self, chosen={**self.chosen, **chosen})

    def mixes_calendars(self, claims: Iterable[str]) -> bool:
        """Whether bare years of one measure are read in different calendars by the readings chosen for `claims`."""
        return _mixes_calendars({claim: self.chosen[claim] for claim in claims}, self.bare)

    def stands(self, tried: Tried) -> bool:
        """Whether a trial rests on chosen readings only."""
        return all(self.chosen[reading.claim.id] == reading.number for reading in tried.trial.tied)

    def explained(self, tried: Tried) -> bool:
        """Whether a broken trial of several claims follows from one that is contradicted alone."""
        return not tried.alone and any(reading.claim.id in self.certain for reading in tried.trial.tied)


def weigh(readings: Iterable[Reading], tried: Sequence[Tried], warned: Mapping[tuple[str, int], int]) -> Weighed:
    """Choose a reading for every claim so that as little as possible breaks.

    A claim takes one reading in all its trials. `warned` counts the warnings of facts by claim and reading. Fewest
    claims that break alone come first, then fewest broken trials of several claims, undecided ones, strained ones;
    at a tie the words as they stand.
    """
    options: dict[str, list[Reading]] = {}
    for reading in readings:
        options.setdefault(reading.claim.id, []).append(reading)
    alone: dict[tuple[str, int], list[Result]] = {}
    together: list[Tried] = []
    for one in tried:
        if one.alone:
            reading = one.trial.tied[0]
            alone.setdefault((reading.claim.id, reading.number), []).append(one.trial.result)
        else:
            together.append(one)
    costs = {
        (claim, reading.number): _cost(alone.get((claim, reading.number), ()), reading, warned)
        for claim, known in options.items()
        for reading in known
    }
    contradicted = frozenset(
        claim for claim, known in options.items() if all(costs[claim, one.number][0] for one in known)
    )
    sure = {
        (one.primary, one.requirement.reading.number)
        for one in tried
        if one.alone and one.trial.result is Result.BROKEN and not one.excused
    }
    certain = frozenset(
        claim for claim in contradicted if all((claim, reading.number) in sure for reading in options[claim])
    )
    live = [one for one in together if not any(reading.claim.id in certain for reading in one.trial.tied)]
    bare = {
        (claim, one.number): (one.subject.measure, one.period.calendar)
        for claim, known in options.items()
        for one in known
        if one.claim.period is not None
        and one.claim.period.is_open
        and one.subject is not None
        and one.period is not None
    }
    chosen: Chosen = {}
    untried: set[str] = set()
    mixed: set[str] = set()
    for component, trials in _components(options, live):
        best, complete = _best(component, options, costs, trials, bare)
        chosen |= best
        if not complete:
            untried.update(component)
        if trials and _mixes_calendars(best, bare):
            mixed.update(component)
    unbroken = {
        claim: tuple(one.number for one in known if claim in contradicted or not costs[claim, one.number][0])
        for claim, known in options.items()
    }
    return Weighed(chosen, contradicted, certain, frozenset(untried), frozenset(mixed), unbroken, bare)


_Cost: TypeAlias = tuple[int, int, int, int, int]
_Calendars: TypeAlias = Mapping[tuple[str, int], tuple[str, str]]


def _cost(results: Sequence[Result], reading: Reading, warned: Mapping[tuple[str, int], int]) -> _Cost:
    """(broken, 0 for what breaks together, open, strained, number of the reading) of one claim in one reading."""
    strained = sum(result is Result.STRAINED for result in results) + reading.secondary
    return (
        int(Result.BROKEN in results),
        0,
        sum(result is Result.OPEN for result in results),
        strained + warned.get((reading.claim.id, reading.number), 0),
        reading.number,
    )


def _components(
    options: Mapping[str, list[Reading]], together: Sequence[Tried]
) -> Iterable[tuple[list[str], list[Tried]]]:
    """Claims that share a trial, directly or through others, with those trials; in the order of the claims."""
    parent = {claim: claim for claim in options}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for one in together:
        first, *others = (reading.claim.id for reading in one.trial.tied)
        for other in others:
            parent[root(other)] = root(first)
    members: dict[str, tuple[list[str], list[Tried]]] = {}
    for claim in options:
        members.setdefault(root(claim), ([], []))[0].append(claim)
    for one in together:
        members[root(one.trial.tied[0].claim.id)][1].append(one)
    return members.values()


def _best(
    component: list[str],
    options: Mapping[str, list[Reading]],
    costs: Mapping[tuple[str, int], _Cost],
    trials: Sequence[Tried],
    bare: _Calendars,
) -> tuple[Chosen, bool]:
    """The combination of readings that costs least, and whether it was found among all that could be."""
    numbers = []
    for claim in component:
        least = min(costs[claim, reading.number][0] for reading in options[claim])
        numbers.append([one.number for one in options[claim] if costs[claim, one.number][0] == least])
    if not trials:
        chosen = {
            claim: min((costs[claim, number], number) for number in known)[1]
            for claim, known in zip(component, numbers, strict=True)
        }
        return chosen, True
    complete = prod(map(len, numbers)) <= MOST_COMBINATIONS
    # Beyond the bound, only those are tried in which every claim takes its first, second, … reading alike: bare years
    # all in one calendar, which is how most articles mean them.
    combinations: Iterable[tuple[int, ...]] = (
        product(*numbers)
        if complete
        else [tuple(known[min(place, len(known) - 1)] for known in numbers) for place in range(max(map(len, numbers)))]
    )
    best: Chosen = {}
    least_cost: _Cost | None = None
    for combination in combinations:
        picked = dict(zip(component, combination, strict=True))
        cost = _total(picked, costs, trials, bare)
        if least_cost is None or cost < least_cost:
            best, least_cost = picked, cost
    return best, complete or (least_cost is not None and least_cost[1] == 0)


def _total(picked: Chosen, costs: Mapping[tuple[str, int], _Cost], trials: Sequence[Tried], bare: _Calendars) -> _Cost:
    sums = [sum(column) for column in zip(*(costs[item] for item in picked.items()), strict=True)]
    for one in trials:
        if all(picked[reading.claim.id] == reading.number for reading in one.trial.tied):
            sums[1] += one.trial.result is Result.BROKEN
            sums[2] += one.trial.result is Result.OPEN
            sums[3] += one.trial.result is Result.STRAINED
    # Two claims may escape each other by reading their bare years in two calendars. That is taken only where it keeps a
    # trial from breaking, so it weighs more than every trial that stays open together and less than a broken one.
    sums[2] += (len(trials) + 1) * _mixes_calendars(picked, bare)
    return sums[0], sums[1], sums[2], sums[3], sums[4]


def _mixes_calendars(picked: Chosen, bare: _Calendars) -> bool:
    """Whether bare years of one measure are read in different calendars."""
    calendars: dict[str, str] = {}
    for item in picked.items():
        if item in bare:
            measure, calendar = bare[item]
            if calendars.setdefault(measure, calendar) != calendar:
                return True
    return False
