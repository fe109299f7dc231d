"""What a rule looks at: the readings of all claims and the dossier they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice, product
from typing import Final, TypeVar

from msgspec import Struct

from claimcheck.claim import AnyClaim, Claim
from claimcheck.dossier import Dossier
from claimcheck.evidence import Evidence
from claimcheck.interval import Interval
from claimcheck.measure import Measure
from claimcheck.period import Period
from claimcheck.quantity import Quantity, Stated, amounts_of
from claimcheck.reading import Reading

AClaim = TypeVar("AClaim", bound=Claim)

MOST_WAYS: Final = 8
"""Ways to take several claims together; where more state one quantity, same-quantity compares them with each other."""


class Case(Struct, frozen=True, dict=True):
    """A dossier with the readings of its claims, in the order of the file."""

    dossier: Dossier
    readings: tuple[Reading, ...]

    @property
    def evidence(self) -> Evidence:
        """What sources say."""
        return self.dossier.evidence

    @property
    def claims(self) -> tuple[AnyClaim, ...]:
        """The claims as their words stand, once each."""
        return self.dossier.claims

    def of(self, kind: type[AClaim]) -> Iterator[tuple[Reading, AClaim]]:
        """Each reading in which a claim is of `kind`, with that claim."""
        for reading in self.readings:
            if isinstance(reading.claim, kind):
                yield reading, reading.claim

    def measure(self, name: str) -> Measure:
        """The measure of that name."""
        return self.dossier.measures[name]

    def comparable(self, one: Quantity, other: Quantity) -> bool:
        """Whether values of two quantities stand in one unit, so that they can be set against each other."""
        return self.measure(one.measure).typed_unit == self.measure(other.measure).typed_unit

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each claim in the file, from 0."""
        return {claim.id: place for place, claim in enumerate(self.claims)}

    @cached_property
    def stating(self) -> Mapping[Stated, tuple[Reading, ...]]:
        """For each thing that figures are of, the readings that state it, in the order of the file."""
        found: dict[Stated, list[Reading]] = {}
        for reading in self.readings:
            if reading.stated is not None:
                found.setdefault(reading.stated, []).append(reading)
        return {stated: tuple(readings) for stated, readings in found.items()}

    @cached_property
    def between(self) -> Mapping[Quantity, tuple[Reading, ...]]:
        """For each quantity the readings that state a share, a change or a ratio of it, in the order of the file."""
        found: dict[Quantity, list[Reading]] = {}
        for reading in self.readings:
            for quantity in amounts_of(reading.stated):
                found.setdefault(quantity, []).append(reading)
        return {quantity: tuple(readings) for quantity, readings in found.items()}

    @cached_property
    def periods(self) -> Mapping[tuple[str, tuple[str, ...]], tuple[Period | None, ...]]:
        """For each measure and its members the periods in which readings state it, in the order of the file."""
        found: dict[tuple[str, tuple[str, ...]], list[Period | None]] = {}
        for stated in self.stating:
            if isinstance(stated, Quantity):
                found.setdefault((stated.measure, stated.members), []).append(stated.period)
        return {measured: tuple(periods) for measured, periods in found.items()}

    def known(self, quantity: Quantity) -> Interval | None:
        """The values that the evidence gives a quantity, or else the one claim that states it; None where neither."""
        supply = self.evidence.reference(quantity)
        if supply is not None:
            return supply.plain
        stating = self.stating.get(quantity, ())
        return stating[0].plain if len({reading.claim.id for reading in stating}) == 1 else None

    def together(self, wanted: Iterable[Stated]) -> Iterator[tuple[Reading, ...]]:
        """Ways to take all claims that state any of what is `wanted`: a reading for each that is stated.

        They are of different claims, the latest claim last. One claim alone is left out where the evidence has what it
        states: then it is held against that, and sources that differ among themselves are no fault of it.
        """
        stated = {one: self.stating[one] for one in wanted if one in self.stating}
        if len(stated) == 1 and isinstance(one := next(iter(stated)), Quantity):
            given = self.evidence.reference(one)
            if given is not None and not given.worked_out:
                return
        for readings in islice(product(*stated.values()), MOST_WAYS if stated else 0):
            if len({reading.claim.id for reading in readings}) == len(readings):
                yield tuple(sorted(readings, key=lambda reading: self.order[reading.claim.id]))
