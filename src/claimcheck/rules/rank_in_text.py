"""Places that a text gives must be those of the figures it gives itself.

## What it checks

Ranks that no table lists the members of. Two places of one ranking: who holds the better one has no less. The first
place: nobody in the text has more. Those named above ("third, after Ash and Birch"): they have no less.

## Why

A ranking is copied from one table and the amounts from another, or an edit changes one figure and leaves the order.

## Tolerance

Each figure is the set of values it can stand for. An order is broken when no values keep it, and undecided where only
some do. Equal figures may hold different places, since the text may round away what parts them.

## Blind spots

A first place among some ("the largest of the northern cities") is held only against those that the text ranks among
the same. How many stand above a second or a third is not counted. Where a table lists the members, rank-order speaks.

## References

Kendall, M. and Gibbons, J. D., *Rank Correlation Methods*, fifth edition, 1990, chapter 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import Final, TypeAlias

from claimcheck.case import Case
from claimcheck.claim import Order, Rank
from claimcheck.finding import Severity
from claimcheck.quantity import Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Variable, at_most
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "rank-in-text"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.ERROR

_Held: TypeAlias = tuple[Reading, Rank, Quantity]


def check(case: Case) -> Iterator[Requirement]:
    """Each place against the next that the text gives and against those named above; a first place against all."""
    rankings: dict[Hashable, list[_Held]] = defaultdict(list)
    for reading, claim in case.of(Rank):
        subject = reading.subject
        if subject is None or not subject.members or claim.in_time or reading.secondary:
            continue
        if case.evidence.listing(subject.measure, subject.period) is not None:
            continue
        for name in claim.after:
            above = case.dossier.quantity(subject.measure, (name,), subject.period)
            yield _order(
                above, subject, reading, claim, f"{above.who}, named above {subject.who}, has {_amount(claim, -1)}"
            )
        if _place(claim) is not None:
            key = (subject.measure, subject.period, claim.among and claim.among.casefold(), claim.order)
            rankings[key].append((reading, claim, subject))
    for held in rankings.values():
        yield from _in_order(held)
        yield from _first(case, held)


def _in_order(held: list[_Held]) -> Iterator[Requirement]:
    """Places next to each other in what the text gives; of several claims to one place the first of the file."""
    by_place = {_place(claim) or Fraction(1): (reading, claim, subject) for reading, claim, subject in reversed(held)}
    for (_, (upper, better, above)), (_, (lower, worse, below)) in pairwise(
        sorted(by_place.items(), key=itemgetter(0))
    ):
        if above != below:
            broken = f"{below.who} at “{_said(worse)}” has {_amount(worse, 1)} than {above.who} at “{_said(better)}”"
            yield _order(above, below, lower, worse, broken, upper)


def _first(case: Case, held: list[_Held]) -> Iterator[Requirement]:
    """The first place against every other member with a figure or a share, where the ranking is of all."""
    leader = next((one for one in held if _place(one[1]) == 1), None)
    if leader is None or leader[1].among is not None:
        return
    reading, claim, subject = leader
    ranked = {other for _, _, other in held}
    for other in dict.fromkeys((*case.stating, *case.between)):
        if (
            isinstance(other, Quantity)
            and other.members
            and (other.measure, other.period) == (subject.measure, subject.period)
            and not set(other.members) & set(subject.members)
            and other not in ranked
        ):
            broken = f"{other.who} has {_amount(claim, 1)} than {subject.who} at “{_said(claim)}”"
            yield _order(subject, other, reading, claim, broken)


def _place(claim: Rank) -> Fraction | None:
    """The one place that the words give: the first of "the largest", none of "in the top five" and "after Ash"."""
    if claim.position is None:
        return None if claim.after else Fraction(1)
    return claim.position.plain.low if claim.position.plain.is_point else None


def _said(claim: Rank) -> str:
    return claim.printed or claim.order.value.removesuffix(" first")


def _amount(claim: Rank, way: int) -> str:
    """What stands too high, at 1, has of what is ranked; what stands too low, at −1."""
    return "more" if (way > 0) == (claim.order is Order.LARGEST_FIRST) else "less"


def _order(
    above: Quantity, below: Quantity, reading: Reading, claim: Rank, broken: str, *others: Reading
) -> Requirement:
    smaller, larger = (below, above) if claim.order is Order.LARGEST_FIRST else (above, below)
    return Requirement(
        at_most(Variable(smaller), Variable(larger)),
        reading,
        broken=broken,
        arithmetic=partial(_arithmetic, above, below),
        others=others,
        undecided=f"whether {above.who} stands above {below.who} cannot be told at the precision printed",
    )


def _arithmetic(above: Quantity, below: Quantity, trial: Trial) -> str:
    return f"{trial[below].said} stands below {trial[above].said}{below.when}"


_QUANTITIES = """
quantities:
  people: {measure: inhabitants, unit: people, by: city, members: {Ash: [], Birch: [], Cedar: []}}
claims:
"""


def _city(name: str, figure: str) -> str:
    return f"""
  - {{id: {name.lower()}-size, quote: "{figure} live in {name}", kind: level, quantity: people, member: {name},
     period: 2024, figure: "{figure}"}}
"""


def _ranked(name: str, position: str, more: str = "") -> str:
    return f"""
  - {{id: {name.lower()}, quote: "{name} is {position}", kind: rank, quantity: people, member: {name}, period: 2024,
     position: {position}{more}}}
"""


PASSING: Final = {
    "places in the order of the figures": _QUANTITIES
    + _ranked("Ash", "first")
    + _ranked("Birch", "second")
    + _city("Ash", "81,204")
    + _city("Birch", "81,203"),
    "equal as printed": _QUANTITIES
    + _ranked("Ash", "first")
    + _ranked("Birch", "second")
    + _city("Ash", "81,204")
    + _city("Birch", "81,204"),
    "the first of some, beside one that is not said to be among them": _QUANTITIES
    + _ranked("Ash", "first", ", among: cities of the north")
    + _city("Ash", "81,204")
    + _city("Birch", "93,112"),
    "the smallest first": _QUANTITIES
    + _ranked("Ash", "first", ", order: smallest first")
    + _city("Ash", "81,204")
    + _city("Birch", "93,112"),
}

FAILING: Final = {
    "the second has more than the first": Failing(
        _QUANTITIES
        + _ranked("Ash", "first")
        + _ranked("Birch", "second")
        + _city("Ash", "81,204")
        + _city("Birch", "81,205"),
        claims=("birch", "ash", "birch-size", "ash-size"),
        message=(
            "Birch at “second” has more than Ash at “first”: “81,205” (birch-size) stands below “81,204” (ash-size) "
            "in 2024"
        ),
    ),
    "another has more than the first": Failing(
        _QUANTITIES + _ranked("Ash", "first") + _city("Ash", "81,204") + _city("Cedar", "81,205"),
        claims=("ash", "cedar-size", "ash-size"),
        message=("Cedar has more than Ash at “first”: “81,205” (cedar-size) stands below “81,204” (ash-size) in 2024"),
    ),
    "one named above has less": Failing(
        _QUANTITIES + _ranked("Ash", "second", ", after: Cedar") + _city("Ash", "81,204") + _city("Cedar", "81,203"),
        claims=("ash", "ash-size", "cedar-size"),
        message=("Cedar, named above Ash, has less: “81,204” (ash-size) stands below “81,203” (cedar-size) in 2024"),
    ),
}
