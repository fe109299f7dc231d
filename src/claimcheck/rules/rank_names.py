"""The nth of a ranking comes after just n − 1 others, each named once.

## What it checks

A place with the names of those above it ("the fourth largest sender, after Saudi Arabia, the UAE and the UK"): as many
names as the place has above it, the holder of the place not among them, and none twice, by whatever names they go.

## Why

A list of those above is often taken from another year or another table than the place itself; a name that drops out, or
an old place that stays, leaves the two one apart. Anyone can see that without a figure.

## Tolerance

None: places and names are counted. "Top five" is any place from first to fifth. A place without names, and names
without a place, are left alone.

## Blind spots

It takes the names for all of those above. Words that name only some ("fourth, behind China among others") should not
list them under `after`. Two that share a place above count as two, as in standard competition ranking. Two spellings of
a name are one only where the quantity lists them as such.

## References

Standard competition ranking, under "Ranking" in the *Encyclopedia of Statistical Sciences*, second edition, 2006.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Rank
from claimcheck.finding import Severity, Verdict
from claimcheck.quantity import CountOf
from claimcheck.relation import Variable, equal
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import ordinal

ID: Final = "rank-names"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each rank that names those above: the place is one more than their number, and all are different."""
    for claim in case.claims:
        if isinstance(claim, Rank):
            yield from _doubled(case, claim)
    for reading, claim in case.of(Rank):
        named = _named(case, claim, claim.after)
        if named and claim.position is not None:
            yield Requirement(
                equal(Variable(CountOf(claim.id)), len(set(named)) + 1),
                reading,
                broken=f"“{claim.printed}” is not the place after those named",
                arithmetic=partial(_arithmetic, tuple(dict.fromkeys(named))),
            )


def _named(case: Case, claim: Rank, names: tuple[str, ...]) -> tuple[str, ...]:
    """Members, each by the name that the quantity lists first."""
    if claim.quantity is None:
        return names
    return tuple(case.measure(claim.quantity).member(name) or name for name in names)


def _doubled(case: Case, claim: Rank) -> Iterator[Fact]:
    own = _named(case, claim, claim.member)
    for name, times in Counter(_named(case, claim, claim.after)).items():
        if own == (name,):
            message = f"{name} is named among those that stand above {name}"
        elif times > 1:
            message = f"{name} is named {times} times among those that stand above"
        else:
            continue
        yield Fact(claim.id, message, Severity.ERROR, Verdict.CONTRADICTED)


def _arithmetic(named: tuple[str, ...], _: Trial) -> str:
    *first, last = named
    names = f"{', '.join(first)} and {last}" if first else last
    return f"after {names} comes the {ordinal(len(named) + 1)}"


_QUANTITIES = """
quantities:
  tea: {measure: exports of tea, unit: tonnes, per: year, by: country,
    members: {Norland: [], Kingdom of Westmark: [Westmark], Sudmark: [], Ostia: []}}
claims:
"""

PASSING: Final = {
    "fourth after three": _QUANTITIES
    + """
  - {id: place, quote: "Norland is the fourth largest, after Ostia, Westmark and Sudmark", kind: rank, quantity: tea,
     member: Norland, position: fourth, after: [Ostia, Westmark, Sudmark]}
""",
    "one of the top five, after three": _QUANTITIES
    + """
  - {id: place, quote: "Norland is in the top five, after Ostia, Westmark and Sudmark", kind: rank, quantity: tea,
     member: Norland, position: top five, after: [Ostia, Westmark, Sudmark]}
""",
    "a place without names": _QUANTITIES
    + """
  - {id: place, quote: Norland is the fourth largest, kind: rank, quantity: tea, member: Norland, position: fourth}
""",
}

FAILING: Final = {
    "fourth after two": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: "Norland is the fourth largest, after Ostia and Westmark", kind: rank, quantity: tea,
     member: Norland, position: fourth, after: [Ostia, Westmark]}
""",
        claims=("place",),
        message=("“fourth” is not the place after those named: after Ostia and Kingdom of Westmark comes the third"),
    ),
    "in the top three, after three": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: "Norland is in the top three, after Ostia, Westmark and Sudmark", kind: rank, quantity: tea,
     member: Norland, position: top three, after: [Ostia, Westmark, Sudmark]}
""",
        claims=("place",),
        message=(
            "“top three” is not the place after those named: after Ostia, Kingdom of Westmark and Sudmark comes "
            "the fourth"
        ),
    ),
    "after itself": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: "Norland is third, after Ostia and Norland", kind: rank, quantity: tea, member: Norland,
     position: third, after: [Ostia, Norland]}
""",
        claims=("place",),
        message="Norland is named among those that stand above Norland",
    ),
    "one of them under two names": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: "Norland comes after Westmark and the Kingdom of Westmark", kind: rank, quantity: tea,
     member: Norland, after: [Westmark, Kingdom of Westmark]}
""",
        claims=("place",),
        message="Kingdom of Westmark is named 2 times among those that stand above",
    ),
}
