"""A place in an order says by what, among whom and when.

## What it checks

That a rank ("second highly educated community", "the largest since 1995") states the measure it is ranked by, the
universe that is ranked, and the period; that those it names are single members of that universe, and no group of them,
such as a union of countries among its own countries; and that the evidence knows them.

## Why

A superlative without a measure cannot be wrong, so it cannot be right: most are true of something, somewhere, at some
time.

## Tolerance

A missing measure leaves nothing to check and strains the claim. A missing universe or period is a note, as the
sentences around may give it. A measure that has a dimension (by country, by city) names the universe; so does `among`.
Where periods are ranked, as in "the largest since 1995", they are the universe.

## Blind spots

It reads what is typed, not the words: a universe that the words name counts only when the claim file has it under
`among`. Whether the measure is the one that the author meant nobody but the author can say.

## References

United Nations Economic Commission for Europe, *Making Data Meaningful*, part 1, 2009, on saying what a figure is of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Rank
from claimcheck.finding import Severity, Verdict
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing

ID: Final = "rank-scope"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.WARNING


def check(case: Case) -> Iterator[Fact]:
    """Each rank: what it leaves unsaid, and those named that have no place in it."""
    for reading, claim in case.of(Rank):
        yield from _unsaid(case, reading, claim)
    for one in case.claims:
        if isinstance(one, Rank) and one.quantity is not None and not one.in_time:
            yield from _misplaced(case, one, one.quantity)


def _unsaid(case: Case, reading: Reading, claim: Rank) -> Iterator[Fact]:
    shown = f"“{claim.position.printed}”" if claim.position else "this place in an order"
    by = case.measure(claim.quantity).by if claim.quantity is not None else None
    missing = [
        what
        for what, stated in (
            ("the measure it is ranked by", claim.quantity is not None),
            ("whose place it is", bool(claim.member) or by is None or claim.in_time),
            ("among whom", claim.among is not None or by is not None or claim.in_time),
            ("the period", claim.period is not None),
        )
        if not stated
    ]
    if not missing:
        return
    *most, last = missing
    message = f"{shown} does not say {', '.join(most)}{' or ' if most else ''}{last}"
    if claim.quantity is None:
        message += ", so that nothing can bear it out"
        yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)
    else:
        yield Fact(claim.id, message, Severity.NOTE, reading=reading)


def _misplaced(case: Case, claim: Rank, quantity: str) -> Iterator[Fact]:
    """Groups among those named, and names that stand in no table; as far as there is a table to look in."""
    measure, series = case.measure(quantity), case.evidence.of(quantity)
    groups = {group for one in series for group in one.groups}
    known = case.dossier.members(quantity)
    for name in (measure.member(name) or name for name in (*claim.member, *claim.after)):
        if name in groups:
            message = f"{name} is a group, which has no place in a ranking by {measure.by or 'member'}"
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)
        elif series and name not in known:
            message = f"{name} stands in no table of {measure.measure}: if it has another name there, list both"
            yield Fact(claim.id, message, Severity.NOTE)


_QUANTITIES = """
quantities:
  tea: {measure: exports of tea, unit: tonnes, per: year, by: country, members: {Westmark: [the Mark]}}
  education: {measure: share of adults with a degree, unit: "%"}
sources:
  board: {title: Tea in figures, publisher: Tea Board}
evidence:
  - quantity: tea
    source: board
    groups: [Southern Union]
    rows: |
      member,period,value
      Ostia,2023,523
      Westmark,2023,411
      Norland,2023,207
      Southern Union,2023,212
claims:
"""

PASSING: Final = {
    "measure, dimension and period": _QUANTITIES
    + """
  - {id: place, quote: "third after Ostia and the Mark in 2023", kind: rank, quantity: tea, member: Norland,
     period: 2023, position: third, after: [Ostia, the Mark]}
""",
    "a universe in words": _QUANTITIES
    + """
  - {id: place, quote: the best educated group of the country in 2023, kind: rank, quantity: education, period: 2023,
     among: groups of the country}
""",
    "periods are ranked": _QUANTITIES
    + """
  - {id: place, quote: the highest since 1995, kind: rank, quantity: education, period: 2023, since: 1995}
""",
}

FAILING: Final = {
    "no measure": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: ranked as second highly educated communities, kind: rank, position: second, period: 2023,
     among: communities}
""",
        claims=("place",),
        message="“second” does not say the measure it is ranked by, so that nothing can bear it out",
    ),
    "a measure without a universe or a period": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: the second best educated, kind: rank, position: second, quantity: education}
""",
        claims=("place",),
        message="“second” does not say among whom or the period",
    ),
    "a group among countries": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: "third after Ostia and the Southern Union in 2023", kind: rank, quantity: tea, member: Norland,
     period: 2023, position: third, after: [Ostia, Southern Union]}
""",
        claims=("place",),
        message="Southern Union is a group, which has no place in a ranking by country",
    ),
    "a name that no table knows": Failing(
        _QUANTITIES
        + """
  - {id: place, quote: "third after Ostia and Estmark in 2023", kind: rank, quantity: tea, member: Norland,
     period: 2023, position: third, after: [Ostia, Estmark]}
""",
        claims=("place",),
        message="Estmark stands in no table of exports of tea: if it has another name there, list both",
    ),
}
