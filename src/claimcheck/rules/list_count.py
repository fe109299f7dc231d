"""A stated number of things must be the number of those named.

## What it checks

A claim of the kind list: where the words name all the things, their number is the one stated; where they name some, the
number stated is at least that. "Both" before a complete list stands for two. A thing that is named twice is said.

## Why

Lists grow and shrink in editing, and the number in front of them stays.

## Tolerance

The number is taken as the set its words stand for, so that "about five" may go with six names.

## Blind spots

It counts the items as the claim file separates them, and takes its word for whether they are all. "Both" is seen only
where it stands right before the first item.

## References

The Chicago Manual of Style, on numbers in running text that introduce a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.claim import Listing
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import CountOf, Stated
from claimcheck.reading import Reading
from claimcheck.relation import Constant, Term, Variable, equal
from claimcheck.rule import Fact, Failing, Requirement, Yield

ID: Final = "list-count"
FAMILY: Final = "totals"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Yield]:
    """Each list: the items against the number, and no item twice."""
    for reading, claim in case.of(Listing):
        members = [_member(case, claim, item) for item in claim.items]
        # Of each thing the first name printed for it; the same thing counts once, whatever it is called.
        named = dict(zip(reversed(members), reversed(claim.items), strict=True))
        items = [named[member] for member in dict.fromkeys(members)]
        for member, times in Counter(members).items():
            if times > 1:
                message = f"“{named[member]}” is named {'twice' if times == 2 else f'{times} times'}"
                yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)
        if items and reading.stated is not None:
            yield _requirement(reading, claim, reading.stated, items)
        elif claim.complete and items and len(items) != 2 and _says_both(claim):
            yield Fact(claim.id, f"“both” stands before {_shown(items)}", Severity.ERROR, Verdict.CONTRADICTED, reading)


def _member(case: Case, claim: Listing, item: str) -> str:
    member = None if claim.quantity is None else case.measure(claim.quantity).member(item)
    return member or " ".join(item.casefold().split())


def _requirement(reading: Reading, claim: Listing, stated: Stated, items: list[str]) -> Requirement:
    number: Term = Constant(Fraction(len(items)))
    others: tuple[Reading, ...] = ()
    if not claim.complete:
        # The things not named are a number of their own, at least zero: so a hedged number is tested by meeting.
        unnamed = CountOf(f"{claim.id}, not named")
        number = number + Variable(unnamed)
        others = (replace(reading, stated=unnamed, plain=_ANY, generous=_ANY),)
    return Requirement(
        equal(Variable(stated), number),
        reading,
        broken=f"“{claim.printed}” is {'not' if claim.complete else 'less than'} the number of things named",
        arithmetic=lambda trial: f"{_shown(items)}, {', '.join(items)}",
        others=others,
    )


_ANY: Final = Interval.at_least(0)


def _shown(items: list[str]) -> str:
    return "one thing" if len(items) == 1 else f"{len(items)} things"


def _says_both(claim: Listing) -> bool:
    before, _, _ = claim.quote.partition(claim.items[0])
    return before.casefold().split()[-1:] == ["both"]


PASSING: Final = {
    "a complete list": """
claims:
  - {id: cities, quote: "three cities, York, Hull and Leeds", kind: list, figure: three cities,
     items: [York, Hull, Leeds], complete: yes}
""",
    "some of them": """
claims:
  - {id: cities, quote: "three cities, including York, Hull and Leeds", kind: list, figure: three cities,
     items: [York, Hull, Leeds]}
""",
    "a vague number": """
claims:
  - {id: cities, quote: "several cities, such as York and Hull", kind: list, figure: several, items: [York, Hull]}
""",
    "both": """
claims:
  - {id: cities, quote: "both York and Hull", kind: list, items: [York, Hull], complete: yes}
""",
}

FAILING: Final = {
    "one too few": Failing(
        """
claims:
  - {id: cities, quote: "four cities, York, Hull and Leeds", kind: list, figure: four cities,
     items: [York, Hull, Leeds], complete: yes}
""",
        claims=("cities",),
        message="“four cities” is not the number of things named: 3 things, York, Hull, Leeds",
    ),
    "more than there are": Failing(
        """
claims:
  - {id: cities, quote: "two cities, including York, Hull and Leeds", kind: list, figure: two cities,
     items: [York, Hull, Leeds]}
""",
        claims=("cities",),
        message="“two cities” is less than the number of things named: 3 things, York, Hull, Leeds",
    ),
    "one of them twice": Failing(
        """
claims:
  - {id: cities, quote: "York, Hull and York", kind: list, items: [York, Hull, York]}
""",
        claims=("cities",),
        message="“York” is named twice",
    ),
    "both of three": Failing(
        """
claims:
  - {id: cities, quote: "both York, Hull and Leeds", kind: list, items: [York, Hull, Leeds], complete: yes}
""",
        claims=("cities",),
        message="“both” stands before 3 things",
    ),
}
