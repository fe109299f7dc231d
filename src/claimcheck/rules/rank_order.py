"""A place in an order must be the place that the figures give.

## What it checks

A rank ("fourth largest, after Saudi Arabia, the UAE and the UK", "second only to Oman", "behind both", "in the top
five", "for the third year running") against the figures of the same period from one source. Those named above are
above; of the others as many as the place leaves room for, and no more. Groups, such as a union of countries, have no
place.

## Why

A ranking goes stale with one new figure, and its place is often taken from another year than its amounts.

## Tolerance

Equal members share a place (1, 2, 2, 4), so none but those above must be strictly larger; a place that counts equal
figures above as one (1, 2, 2, 3) is strained. "Joint fourth" needs another of the same figure. Where two printed
figures round too close to tell, and where the table leaves enough to members it does not list, it stays undecided.

## Blind spots

The order among those named above is not compared. Only a total can bound the members that a table does not list; rates
have none, so in such a table a rank by a rate can be refuted, never proved. In "joint fourth" an incomplete table may
lack the other one, which is then not asked for.

## References

Goldstein, H. and Spiegelhalter, D. J., "League Tables and Their Limitations", *Journal of the Royal Statistical Society
A* 159 (3), 1996. On ties: Kendall, M. and Gibbons, J. D., *Rank Correlation Methods*, fifth edition, 1990, chapter 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property, partial
from typing import Final

from msgspec import Struct

from claimcheck import ranking
from claimcheck.case import Case
from claimcheck.claim import Order, Rank
from claimcheck.evidence import UNLISTED, Series, Supply
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import EVERYTHING, Interval, total
from claimcheck.period import PeriodError
from claimcheck.quantity import Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Relation, Variable, at_most, equal, less
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import amount, middle, ordinal

ID: Final = "rank-order"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.ERROR

MOST_RUNNING: Final = 100
"""Periods in a row that are looked at for one claim; hardly a published ranking is older."""


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each rank among members: those above are above and the others are not, in every period it is held."""
    for reading, claim in case.of(Rank):
        if reading.subject is None or not reading.subject.members or claim.in_time:
            continue
        for subject in _held(reading.subject, claim):
            listing = _listing(case, subject)
            if listing is not None and not set(subject.members) & set(listing.groups):
                yield from _Claimed(case, reading, claim, subject, listing).needs()


def _held(subject: Quantity, claim: Rank) -> Iterator[Quantity]:
    """The subject in its period, and in those before it where the place is held for several running."""
    yield subject
    running = claim.running.value if claim.running is not None else None
    for _ in range(1, int(min(running or 1, MOST_RUNNING))):
        if subject.period is None:
            return
        try:
            subject = subject.at(subject.period.previous())
        except PeriodError:
            return
        yield subject


def _listing(case: Case, subject: Quantity) -> Series | None:
    """The best series that lists the subject with others; without one, the best that lists any."""
    for series in case.evidence.of(subject.measure):
        if series.give(subject) is not None and set(series.members(subject.period)) - set(subject.members):
            return series
    return case.evidence.listing(subject.measure, subject.period)


class _Claimed(Struct, frozen=True, dict=True):
    """A place that a reading gives to `subject`, in one period, and the series that lists the others."""

    case: Case
    reading: Reading
    claim: Rank
    subject: Quantity
    listing: Series

    def needs(self) -> Iterator[Requirement | Fact]:
        """What the place needs: the orders against those above it and those below."""
        # Where the printed digits bear the place out they decide; only the generous sets may refute it.
        holds = self.found is not None and self.found[0] in self.places
        sets = {one: (supply.plain if holds else supply.generous) * self.turned for one, supply in self.others.items()}
        if self.is_dense:
            message = f"{self.shown} counts equal figures above as one place; with each counted it is "
            place = ordinal(self.found[0]) if self.found is not None else ""
            yield self._fact(f"{message}{place}{self.subject.when}", Severity.WARNING)
        elif self.mine is not None:
            needed = ranking.needed(self.mine[not holds], sets, self.places, self.named, self.unlisted)
            if needed.missing:
                message = f"{self.shown} is past the last place: no more than {len(self.others)} can stand above"
                yield self._fact(f"{message}{self.subject.when}", Severity.ERROR)
            yield from (self._order(one, above=True) for one in needed.above)
            yield from (self._order(one, above=False) for one in needed.below)
            yield from self._partner(sets, needed.below)
            yield from self._left_open(needed)

    # The figures, turned over where the smallest is first.

    @cached_property
    def turned(self) -> Interval:
        return Interval.point(1 if self.claim.order is Order.LARGEST_FIRST else -1)

    @cached_property
    def mine(self) -> tuple[Interval, Interval] | None:
        """The plain and the generous set that the series gives for the subject, or else another claim."""
        given: tuple[Supply | Reading | None, ...] = (
            self.listing.give(self.subject),
            *self.case.stating.get(self.subject, ()),
        )
        for one in given:
            if one is not None and one.plain is not None and one.generous is not None:
                return one.plain * self.turned, one.generous * self.turned
        return None

    @cached_property
    def others(self) -> Mapping[Quantity, Supply]:
        names = (name for name in self.listing.members(self.subject.period) if name not in self.subject.members)
        given = ((one, self.listing.give(one)) for one in map(self._of, names))
        return {one: supply for one, supply in given if supply is not None}

    @cached_property
    def named(self) -> tuple[Quantity, ...]:
        """Those said to be above; a name that nothing gives a figure for leaves its place to whoever else is there."""
        named = dict.fromkeys(map(self._of, self.claim.after))
        return tuple(one for one in named if one != self.subject and (one in self.others or one in self.case.stating))

    @cached_property
    def unlisted(self) -> Interval | None:
        """The values of members that the series does not list; rates and signed values have no total to bound them."""
        if self.listing.complete:
            return None
        measure, rest = self.case.measure(self.subject.measure), self.listing.give(self._of(UNLISTED))
        if rest is None or measure.signed or (measure.is_rate and rest.observations):
            return EVERYTHING
        return rest.generous * self.turned

    @cached_property
    def found(self) -> tuple[int, int] | None:
        """The place in the series, with equals counted one by one and as one."""
        others = [supply.plain * self.turned for supply in self.others.values()]
        return None if self.mine is None else ranking.place(self.mine[0], others)

    @property
    def places(self) -> Interval:
        """Those the words leave: one, the first few of a bound, any where they only name those above."""
        if self.claim.position is not None:
            return self.claim.position.plain
        return Interval.at_least(1) if self.claim.after else Interval.point(1)

    @property
    def is_dense(self) -> bool:
        """Whether the words fit only when equal figures above count as one."""
        return self.found is not None and self.found[0] not in self.places and self.found[1] in self.places

    # The sentences.

    @property
    def shown(self) -> str:
        return f"“{self.claim.position.printed}”" if self.claim.position else f"the place of {self.subject.who}"

    @property
    def broken(self) -> str:
        place = self.found[0] if self.found is not None and self.found[0] not in self.places else None
        if place is not None and self.listing.complete:
            return f"{self.shown} is not what the figures give, which is {ordinal(place)}"
        if place is not None and self.places.high is not None and place > self.places.high:
            return f"{self.shown} is not what the figures give, which is {ordinal(place)} at best"
        return f"{self.shown} is not what the figures give"

    def _of(self, name: str) -> Quantity:
        return self.case.dossier.quantity(self.subject.measure, (name,), self.subject.period)

    def _fact(self, message: str, severity: Severity) -> Fact:
        verdict = {Severity.ERROR: Verdict.CONTRADICTED, Severity.WARNING: Verdict.STRAINED}
        return Fact(self.claim.id, message, severity, verdict.get(severity, Verdict.UNDECIDED), self.reading)

    def _order(self, other: Quantity, *, above: bool) -> Requirement:
        is_larger = above == (self.claim.order is Order.LARGEST_FIRST)
        smaller, larger = (self.subject, other) if is_larger else (other, self.subject)
        relation = (less if above else at_most)(Variable(smaller), Variable(larger))
        if other.members == (UNLISTED,):
            by = self.case.measure(self.subject.measure).by or "member"
            arithmetic = partial(_left_over, self.subject, other, self.claim.order, by)
            return Requirement(relation, self.reading, self.broken, arithmetic, undecided=self.unproved)
        return self._requirement(relation, other)

    def _requirement(self, relation: Relation, other: Quantity) -> Requirement:
        undecided = f"{self.shown} cannot be decided at the precision printed"
        arithmetic = partial(_arithmetic, self.subject, other)
        return Requirement(relation, self.reading, self.broken, arithmetic, undecided=undecided)

    def _partner(self, sets: Mapping[Quantity, Interval], below: tuple[Quantity, ...]) -> Iterator[Requirement]:
        """A joint place has another of the same figure; in a table that leaves some out it may be one of those."""
        if self.claim.is_joint and below and self.listing.complete:
            closest = max(below, key=lambda one: ranking.upper(sets[one]))
            yield self._requirement(equal(Variable(closest), Variable(self.subject)), closest)

    @property
    def unproved(self) -> str:
        if self.found is not None and self.found[0] in self.places:
            return f"{self.shown} holds as far as the table goes, which cannot prove it"
        return f"{self.shown} cannot be decided from the table"

    def _left_open(self, needed: ranking.Needed[Quantity]) -> Iterator[Requirement | Fact]:
        """What only members could decide that the table does not list, or whose figures are too close."""
        highest = self.places.high
        if self.unlisted is None or highest is None:
            if needed.is_open:
                yield self._fact(f"{self.shown} cannot be decided at the precision printed", Severity.NOTE)
        elif not needed.is_open and self.unlisted != EVERYTHING:
            yield self._order(self._of(UNLISTED), above=False)
        elif self.found is None or self.found[0] <= highest:
            by = self.case.measure(self.subject.measure).by or "member"
            yield self._fact(f"{self.unproved}: it does not list every {by}{self.subject.when}", Severity.NOTE)


def _arithmetic(subject: Quantity, other: Quantity, trial: Trial) -> str:
    return f"{other.who} has {trial[other].said}, {subject.who} {trial[subject].said}{subject.when}"


def _left_over(subject: Quantity, unlisted: Quantity, order: Order, by: str, trial: Trial) -> str:
    """What the table does not list, and which of its rows have no place."""
    supply = trial[unlisted].supply
    assert supply is not None
    mine = f"{subject.who} has {trial[subject].said}{subject.when}"
    if not supply.observations:
        return f"it does not list every {by} and gives no total, {mine}"
    whole, *listed = supply.observations
    rest = whole.plain
    for observation in listed:
        rest = rest - observation.plain
    left = max(middle(rest) or Fraction(0), Fraction(0))
    text = f"what it does not list by {by} sums to {amount(left, trial[unlisted].unit)}, {mine}"
    groups = [one for one in listed if one.quantity.members[0] in supply.series.groups]
    for group in groups:
        text += f"; {group.quantity.who} with {group.printed} is a group, which has no place"
        if order is Order.SMALLEST_FIRST or not group.plain.all_at_most(trial[subject].plain):
            text += f" but may hold a {by} that stands above"
    if groups and order is Order.LARGEST_FIRST and rest.all_at_most(trial[subject].plain):
        # Taken off, the groups would leave too little for another to stand above; but they may repeat listed rows.
        with_groups = total((rest, *(group.plain for group in groups)))
        most = amount(middle(with_groups) or Fraction(0), trial[unlisted].unit)
        text += f"; where a group bundles rows that are listed, up to {most} is not"
    return text


_QUANTITIES = """
quantities:
  ships: {measure: merchant ships, unit: ships, by: country, members: {Kingdom of Westmark: [Westmark]}}
sources:
  board: {title: Ships in figures, publisher: Ship Register, standing: official}
"""

_COMPLETE = (
    _QUANTITIES
    + """
evidence:
  - quantity: ships
    source: board
    complete: yes
    rows: |
      member,period,value
      Ostia,2023,523
      Westmark,2023,411
      Norland,2023,207
      Sudmark,2023,207
      Arland,2023,98
      Ostia,2022,494
      Westmark,2022,203
      Norland,2022,301
claims:
"""
)

_PARTIAL = (
    _QUANTITIES
    + """
evidence:
  - quantity: ships
    source: board
    whole: world
    groups: [Southern Union]
    rows: |
      member,period,value
      Ostia,2023,523
      Westmark,2023,411
      Norland,2023,207
      Southern Union,2023,212
      world,2023,WORLD
claims:
"""
)

PASSING: Final = {
    "third, after two": _COMPLETE
    + """
  - {id: place, quote: "third after Ostia and Westmark in 2023", kind: rank, quantity: ships, member: Norland,
     period: 2023, position: third, after: [Ostia, Westmark]}
""",
    "joint third": _COMPLETE
    + """
  - {id: place, quote: the joint third largest in 2023, kind: rank, quantity: ships, member: Norland, period: 2023,
     position: joint third}
""",
    "the smallest": _COMPLETE
    + """
  - {id: place, quote: the smallest fleet in 2023, kind: rank, quantity: ships, member: Arland, period: 2023,
     order: smallest first}
""",
    "what is not listed is too little to matter": _PARTIAL.replace("WORLD", "1459")
    + """
  - {id: place, quote: the second largest fleet in 2023, kind: rank, quantity: ships, member: Westmark, period: 2023,
     position: second}
""",
}

FAILING: Final = {
    "one more stands above": Failing(
        _COMPLETE
        + """
  - {id: place, quote: "second in 2023, after Ostia", kind: rank, quantity: ships, member: Norland, period: 2023,
     position: second, after: [Ostia]}
""",
        claims=("place",),
        message=(
            "“second” is not what the figures give, which is third: Kingdom of Westmark has 411 ships, Norland 207 "
            "ships in calendar 2023 [Ship Register]"
        ),
    ),
    "not in both years running": Failing(
        _COMPLETE
        + """
  - {id: place, quote: third for the second year running, kind: rank, quantity: ships, member: Norland, period: 2023,
     position: third, running: second}
""",
        claims=("place",),
        message=(
            "“third” is not what the figures give, which is second: Kingdom of Westmark has 203 ships, Norland 301 "
            "ships in calendar 2022 [Ship Register]"
        ),
    ),
    "fourth, where two share the third place above": Failing(
        _COMPLETE
        + """
  - {id: place, quote: fourth in 2023, kind: rank, quantity: ships, member: Arland, period: 2023, position: fourth}
""",
        claims=("place",),
        message="“fourth” counts equal figures above as one place; with each counted it is fifth in calendar 2023",
    ),
    "a table that leaves out others": Failing(
        _PARTIAL.replace("WORLD", "1603")
        + """
  - {id: place, quote: the third largest fleet in 2023, kind: rank, quantity: ships, member: Norland, period: 2023,
     position: third}
""",
        claims=("place",),
        message=(
            "“third” holds as far as the table goes, which cannot prove it: what it does not list by country sums to "
            "250 ships, Norland has 207 ships in calendar 2023; Southern Union with 212 ships is a group, which has no "
            "place but may hold a country that stands above [Ship Register]"
        ),
    ),
    "a group that may repeat rows of the table": Failing(
        _PARTIAL.replace("WORLD", "1603")
        + """
  - {id: place, quote: the second largest fleet in 2023, kind: rank, quantity: ships, member: Westmark, period: 2023,
     position: second}
""",
        claims=("place",),
        message=(
            "“second” holds as far as the table goes, which cannot prove it: what it does not list by country sums to "
            "250 ships, Kingdom of Westmark has 411 ships in calendar 2023; Southern Union with 212 ships is a group, "
            "which has no place; where a group bundles rows that are listed, up to 462 ships is not [Ship Register]"
        ),
    ),
}
