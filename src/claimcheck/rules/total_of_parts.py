"""Parts must add up to their whole.

## What it checks

Figures for members of one dimension and for the whole, of one measure and period: the members make up the whole where
they are all known, and never more than it. A figure for several members together is the sum of their own. Rows of a
table fill in for members that the article leaves out.

## Why

A total and its parts are printed together more often than any other figures, and a reader with a pencil adds them up.

## Tolerance

Each figure is the set of values it can stand for, so that parts printed to a tenth may miss their total by as many
halves of a tenth as there are parts. What is not named counts as at least zero, unless values may be negative.

## Blind spots

Only what can be added is added: counted things, flows, and measures whose members are declared complete; no rates,
prices or averages, which the measure's words may say ("pupils per class", "mean rent"), nor a measure in a period for
which a claim states a mean (`mean`) of it. Rows that bundle members are never added to members. A total that sources
give themselves is left to the rule agrees-with-source, unless claims give its parts.

## References

XBRL International, *Calculations 1.1*, 2023, on totals of rounded figures as sums of intervals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.adding_up import sums
from claimcheck.case import Case
from claimcheck.claim import Level
from claimcheck.finding import Severity
from claimcheck.period import Period
from claimcheck.quantity import Quantity
from claimcheck.rule import Failing, Requirement

ID: Final = "total-of-parts"
FAMILY: Final = "totals"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """For each measure and period of which claims speak: the members and the whole, and members taken together."""
    stated: dict[tuple[str, Period | None], list[tuple[str, ...]]] = {}
    means = {
        (reading.subject.measure, reading.subject.period)
        for reading, claim in case.of(Level)
        if claim.mean is not None and reading.subject is not None
    }
    for one in case.stating:
        if (
            isinstance(one, Quantity)
            and case.measure(one.measure).is_additive
            and (one.measure, one.period) not in means
        ):
            stated.setdefault((one.measure, one.period), []).append(one.members)
    for (measure, period), said in stated.items():
        whole = Quantity(measure, (), period)
        members, complete = _members(case, whole, said)
        yield from _sums(case, whole, [(member,) for member in members], complete=complete)
        for together in said:
            if len(together) > 1:
                yield from _sums(case, Quantity(measure, together, period), [(one,) for one in together], complete=True)
            # Several members together, and a bundle of members, overlap the single ones, so each stands by itself.
            if len(together) > 1 or (together and together[0] not in members):
                yield from _sums(case, whole, [together], complete=False)


def _sums(case: Case, whole: Quantity, parts: list[tuple[str, ...]], *, complete: bool) -> Iterator[Requirement]:
    quantities = [Quantity(whole.measure, part, whole.period) for part in parts]
    return sums(case, whole, quantities, complete=complete, name=lambda part: part.who)


def _members(case: Case, whole: Quantity, said: list[tuple[str, ...]]) -> tuple[tuple[str, ...], bool]:
    """The single members that are added, and whether they are all there are."""
    measure = case.measure(whole.measure)
    if measure.complete and measure.members:
        return tuple(measure.members), True
    series = case.evidence.listing(whole.measure, whole.period)
    listed = () if series is None else series.members(whole.period)
    if series is not None and series.complete:
        return listed, True
    groups = {group for one in case.evidence.of(whole.measure) for group in one.groups}
    singles = (members[0] for members in said if len(members) == 1 and members[0] not in groups)
    return tuple(dict.fromkeys((*singles, *listed))), False


_QUANTITIES = """
quantities:
  loans: {measure: books lent, unit: books, per: year, by: branch, members: {Harbour: [], School: []}, complete: yes}
  remittances: {measure: remittances, unit: USD, per: year, by: sender}
sources:
  bank: {title: Remittances by country, publisher: Central Bank, standing: official}
evidence:
  - quantity: remittances
    source: bank
    unit: million USD
    whole: all
    groups: [Union]
    rows: |
      member,period,value
      Norland,2022,3200
      Sudland,2022,2100
      Union,2022,4000
      all,2022,9000
claims:
"""

PASSING: Final = {
    "parts that round to their total": _QUANTITIES
    + """
  - {id: all, quote: "24,000 books in 2023", kind: level, quantity: loans, period: calendar 2023, figure: "24,000"}
  - {id: harbour, quote: "the harbour branch 13.4 thousand", kind: level, quantity: loans, member: Harbour,
     period: calendar 2023, figure: 13.4 thousand}
  - {id: school, quote: "the school 10.7 thousand", kind: level, quantity: loans, member: School, period: calendar 2023,
     figure: 10.7 thousand}
""",
    "two members together": _QUANTITIES
    + """
  - {id: north, quote: Norland sent $3.2 billion, kind: level, quantity: remittances, member: Norland, period: 2022,
     figure: $3.2 billion}
  - {id: both, quote: the two sent $5.3 billion, kind: level, quantity: remittances, member: [Norland, Sudland],
     period: 2022, figure: $5.3 billion}
""",
    "one member, and two together, of a whole that has others too": _QUANTITIES
    + """
  - {id: all, quote: all senders together $8 billion, kind: level, quantity: remittances, period: 2021,
     figure: $8 billion}
  - {id: both, quote: Norland and Sudland sent $5.3 billion, kind: level, quantity: remittances,
     member: [Norland, Sudland], period: 2021, figure: $5.3 billion}
  - {id: north, quote: Norland sent $3.2 billion, kind: level, quantity: remittances, member: Norland, period: 2021,
     figure: $3.2 billion}
""",
    "so many for each, which have no total": """
quantities:
  classes: {measure: pupils per class, unit: pupils, by: school, members: {Hill: [], Mill: []}, complete: yes}
claims:
  - {id: all, quote: 25 pupils in a class, kind: level, quantity: classes, period: 2023, figure: 25}
  - {id: hill, quote: 24 at Hill, kind: level, quantity: classes, member: Hill, period: 2023, figure: 24}
  - {id: mill, quote: 26 at Mill, kind: level, quantity: classes, member: Mill, period: 2023, figure: 26}
""",
    "a mean, which is no total": _QUANTITIES
    + """
  - {id: mean, quote: "the branches lent 12,000.5 books on average", kind: level, quantity: loans,
     period: calendar 2023, figure: "12,000.5 books", mean: {of: loans}}
  - {id: harbour, quote: "the harbour branch 13,400", kind: level, quantity: loans, member: Harbour,
     period: calendar 2023, figure: "13,400"}
  - {id: school, quote: "the school 10,601", kind: level, quantity: loans, member: School, period: calendar 2023,
     figure: "10,601"}
""",
    "a part that a hedge keeps open": _QUANTITIES
    + """
  - {id: other, quote: Norland sent over $1 billion, kind: level, quantity: remittances, member: Norland, period: 2021,
     figure: over $1 billion}
  - {id: all, quote: all senders together $8 billion, kind: level, quantity: remittances, period: 2021,
     figure: $8 billion}
""",
}

FAILING: Final = {
    "a total that its parts do not give": Failing(
        _QUANTITIES
        + """
  - {id: all, quote: "24,310 books in 2023", kind: level, quantity: loans, period: calendar 2023, figure: "24,310"}
  - {id: harbour, quote: "the harbour branch 13.4 thousand", kind: level, quantity: loans, member: Harbour,
     period: calendar 2023, figure: 13.4 thousand}
  - {id: school, quote: "the school 10.7 thousand", kind: level, quantity: loans, member: School, period: calendar 2023,
     figure: 10.7 thousand}
""",
        claims=("all", "harbour", "school"),
        message=(
            "“24,310” is not the sum of its parts: Harbour “13.4 thousand” (harbour) + School “10.7 thousand” (school) "
            "is 24,100 books in calendar 2023"
        ),
    ),
    "a part larger than the whole": Failing(
        _QUANTITIES
        + """
  - {id: other, quote: Norland and Sudland sent $9.3 billion, kind: level, quantity: remittances,
     member: [Norland, Sudland], period: 2021, figure: $9.3 billion}
  - {id: all, quote: all senders together $8 billion, kind: level, quantity: remittances, period: 2021,
     figure: $8 billion}
""",
        claims=("all", "other"),
        message=(
            "“$8 billion” is less than its parts together: Norland and Sudland “$9.3 billion” (other) in calendar 2021"
        ),
    ),
    "two members that are not their sum": Failing(
        _QUANTITIES
        + """
  - {id: north, quote: Norland sent $3.2 billion, kind: level, quantity: remittances, member: Norland, period: 2022,
     figure: $3.2 billion}
  - {id: both, quote: the two sent $5.6 billion, kind: level, quantity: remittances, member: [Norland, Sudland],
     period: 2022, figure: $5.6 billion}
""",
        claims=("both", "north"),
        message=(
            "“$5.6 billion” is not the sum of its parts: Norland “$3.2 billion” (north) + Sudland 2,100 million USD is "
            "5.3 billion USD in calendar 2022 [Central Bank]"
        ),
    ),
}
