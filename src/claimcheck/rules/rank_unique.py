"""One place of a ranking has one holder, and each has one place.

## What it checks

Two ranks of one ranking, that is of one measure, universe, period and order: that they do not give one place to two,
unless the words say that it is shared; and that they do not give one two places.

## Why

In a long text the second ranking is written weeks after the first, from another edition of the same table.

## Tolerance

"Joint" or "tied" in the words of either lets two share a place. A bound ("in the top five") is any of its places, and
so agrees with each of them. Claims that state no measure, or different periods, are not of one ranking.

## Blind spots

Universes are compared as `among` puts them, word for word. Two places further apart than those named between them, such
as a second and a fourth with two thirds, are not seen.

## References

Kendall, M. and Gibbons, J. D., *Rank Correlation Methods*, fifth edition, 1990, chapter 3, on tied ranks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Final, TypeAlias

from claimcheck.case import Case
from claimcheck.claim import Rank
from claimcheck.finding import Severity, Verdict
from claimcheck.quantity import CountOf, Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Variable, equal
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "rank-unique"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.ERROR

_SHARED: Final = re.compile(r"\b(?:joint|jointly|tied|ties|tying|equal|equally|shares? the)\b", re.IGNORECASE)
"""Words that say that a place is shared; one of them too many only keeps the rule quiet."""

_Held: TypeAlias = tuple[Reading, Rank, Quantity]


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Ranks of one ranking, two by two: one place each, and no place of two."""
    places: dict[Hashable, list[_Held]] = defaultdict(list)
    holders: dict[Hashable, list[_Held]] = defaultdict(list)
    for reading, claim in case.of(Rank):
        if reading.subject is None or claim.position is None or reading.secondary:
            continue
        ranking = (claim.among and claim.among.casefold(), claim.order, claim.since, claim.window)
        held = (reading, claim, reading.subject)
        holders[(ranking, reading.subject)].append(held)
        if _is_one(claim) and not claim.in_time:
            places[(ranking, reading.subject.measure, reading.period, claim.position.plain)].append(held)
    for of_one in holders.values():
        for (reading, claim, subject), (other, earlier, _) in _later_and_earlier(of_one):
            yield Requirement(
                equal(Variable(CountOf(claim.id)), Variable(CountOf(earlier.id))),
                reading,
                broken=f"{subject.who} is given two places of one ranking",
                arithmetic=partial(_arithmetic, claim, earlier),
                others=(other,),
            )
    for at_one in places.values():
        for (reading, claim, subject), (_, earlier, holder) in _later_and_earlier(at_one):
            if holder != subject and not _SHARED.search(claim.quote) and not _SHARED.search(earlier.quote):
                message = (
                    f"“{claim.printed}” is held by {subject.who} here and by {holder.who} in “{earlier.printed}” "
                    f"({earlier.id}){subject.when}"
                )
                yield Fact(claim.id, message, Severity.ERROR, Verdict.DISPUTED, reading, others=(earlier.id,))


def _later_and_earlier(held: list[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Pairs of two claims, the later one first: each with the first that gives just one place.

    No more are needed, because the bounds all hold the first place, and what agrees with one place agrees there.
    """
    number = next((number for number, (_, claim, _) in enumerate(held) if _is_one(claim)), 0)
    anchor = held[number]
    for place, other in enumerate(held):
        if other[1].id != anchor[1].id:
            yield (other, anchor) if place > number else (anchor, other)


def _is_one(claim: Rank) -> bool:
    return claim.position is not None and claim.position.plain.is_point


def _arithmetic(claim: Rank, earlier: Rank, _: Trial) -> str:
    return f"“{claim.printed}” here, “{earlier.printed}” ({earlier.id})"


_QUANTITIES = """
quantities:
  tea: {measure: exports of tea, unit: tonnes, per: year, by: country, members: {Norland: [the North], Ostia: []}}
claims:
"""

PASSING: Final = {
    "two places, two holders": _QUANTITIES
    + """
  - {id: north, quote: Norland is third in 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: third}
  - {id: east, quote: Ostia is second in 2023, kind: rank, quantity: tea, member: Ostia, period: 2023,
     position: second}
""",
    "a place that is shared": _QUANTITIES
    + """
  - {id: north, quote: Norland is joint third in 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: joint third}
  - {id: east, quote: Ostia is third in 2023, kind: rank, quantity: tea, member: Ostia, period: 2023, position: third}
""",
    "a place, and a bound that it is within": _QUANTITIES
    + """
  - {id: north, quote: Norland is third in 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: third}
  - {id: again, quote: the North is in the top three of 2023, kind: rank, quantity: tea, member: the North,
     period: 2023, position: top three}
""",
    "third of another year": _QUANTITIES
    + """
  - {id: north, quote: Norland is third in 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: third}
  - {id: east, quote: Ostia is third in 2022, kind: rank, quantity: tea, member: Ostia, period: 2022, position: third}
""",
}

FAILING: Final = {
    "one place, two holders": Failing(
        _QUANTITIES
        + """
  - {id: north, quote: Norland is third in 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: third}
  - {id: east, quote: Ostia is third in 2023, kind: rank, quantity: tea, member: Ostia, period: 2023, position: third}
""",
        claims=("east", "north"),
        message="“third” is held by Ostia here and by Norland in “third” (north) in 2023",
    ),
    "one holder, two places": Failing(
        _QUANTITIES
        + """
  - {id: north, quote: Norland is third in 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: third}
  - {id: again, quote: the North is fourth in 2023, kind: rank, quantity: tea, member: the North, period: 2023,
     position: fourth}
""",
        claims=("again", "north"),
        message="Norland is given two places of one ranking: “fourth” here, “third” (north)",
    ),
    "fourth, and in the top three": Failing(
        _QUANTITIES
        + """
  - {id: north, quote: Norland is in the top three of 2023, kind: rank, quantity: tea, member: Norland, period: 2023,
     position: top three}
  - {id: again, quote: the North is fourth in 2023, kind: rank, quantity: tea, member: the North, period: 2023,
     position: fourth}
""",
        claims=("again", "north"),
        message="Norland is given two places of one ranking: “fourth” here, “top three” (north)",
    ),
}
