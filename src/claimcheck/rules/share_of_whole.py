"""A share must follow from its part and its whole.

## What it checks

A share ("the majority of", "about 60% of", "one in five") against the part divided by the whole, where evidence or
other claims give both for the same period: share × whole = part.

## Why

A share is the figure most often worked out by hand, carried over from another year, or taken of another base. Its two
parts are usually printed nearby, so that a reader can redo it, and some do.

## Tolerance

The share is taken as the set its words stand for ("38%" is 37.5 to 38.5), the part and the whole as their tables print
them. It is broken when no value of the part divided by a value of the whole lies in the generous set of the share.
A whole that no row and no claim gives is the sum of its members, where the table or the quantity is `complete`. Where
the whole is zero no share can be worked out: that is a warning, and the share of something in nothing is broken.

## Blind spots

It does not know who is counted in part and whole. Where the sources name different definitions the message says so and
the claim is disputed, not contradicted. A share of an unnamed whole ("60% agree") is left alone.

## References

UNECE, *Making Data Meaningful*, part 2: a guide to presenting statistics, 2009, on percentages and their bases.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Share
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import ShareOf
from claimcheck.relation import Variable, equal
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import middle, percent

ID: Final = "share-of-whole"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

_NOTHING: Final = Interval.point(0)


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each share of a part in a whole: share (in percent) × whole = 100 × part."""
    for reading, claim in case.of(Share):
        if not isinstance(reading.stated, ShareOf):
            continue
        if case.known(reading.stated.whole) == _NOTHING:
            message = f"“{claim.printed}” is a share of nothing: the whole is zero{reading.stated.whole.when}"
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)
        share, part, whole = Variable(reading.stated), Variable(reading.stated.part), Variable(reading.stated.whole)
        yield Requirement(
            equal(share * whole, 100 * part),
            reading,
            broken=f"“{claim.printed}” does not follow from the part and its whole",
            arithmetic=_arithmetic,
        )


def _arithmetic(trial: Trial) -> str:
    stated = next(name for name in trial.statements if isinstance(name, ShareOf))
    part, whole = trial[stated.part], trial[stated.whole]
    share = middle(part.plain * Interval.point(100) / whole.plain)
    shown = "no share" if share is None else percent(share)
    return f"{part.said_beside(whole)} of {whole.said} is {shown}{stated.part.when}"


_QUANTITIES = """
quantities:
  members: {measure: members of the council, unit: people, by: party, members: {Greens: []}}
sources:
  council: {title: Register, publisher: City Council, standing: official}
evidence:
  - quantity: members
    source: council
    whole: all
    rows: |
      member,period,value
      Greens,2024,19
      all,2024,50
      Greens,1890,0
      all,1890,0
"""

_VOTES: Final = """
quantities:
  votes: {measure: votes, unit: votes, by: party, members: {Greens: [], Reds: [], Blues: []}}
sources:
  board: {title: Result, publisher: Election Board, standing: official}
evidence:
  - quantity: votes
    source: board
    complete: yes
    rows: |
      member,period,value
      Reds,2023,4000
      Blues,2023,3500
      Greens,2023,2500
claims:
"""

PASSING: Final = {
    "a whole that only its members make up": _VOTES
    + """
  - {id: reds, quote: the Reds won 40%, kind: share, quantity: votes, member: Reds, period: 2023, figure: 40%}
""",
    "a table that may lack members has no whole": _VOTES.replace("    complete: yes\n", "")
    + """
  - {id: reds, quote: the Reds won 38%, kind: share, quantity: votes, member: Reds, period: 2023, figure: 38%}
""",
    "the share its parts give, rounded": _QUANTITIES
    + """
claims:
  - {id: greens, quote: the Greens hold 38% of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: 38%}
""",
    "a hedge that covers it": _QUANTITIES
    + """
claims:
  - {id: greens, quote: the Greens hold about 40% of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: about 40%}
""",
    "a word for a share": _QUANTITIES
    + """
claims:
  - {id: greens, quote: the Greens hold over a third of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: over a third}
""",
}

FAILING: Final = {
    "two points less than the members make up": Failing(
        _VOTES
        + """
  - {id: reds, quote: the Reds won 38%, kind: share, quantity: votes, member: Reds, period: 2023, figure: 38%}
""",
        claims=("reds",),
        message=(
            "“38%” does not follow from the part and its whole: 4,000 votes of 10,000 votes (4,000 + 3,500 + 2,500) is "
            "40% in calendar 2023 [Election Board]"
        ),
    ),
    "a point and a half too much": Failing(
        _QUANTITIES
        + """
claims:
  - {id: greens, quote: the Greens hold 39% of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: 39%}
""",
        claims=("greens",),
        message=(
            "“39%” does not follow from the part and its whole: 19 of 50 people is 38% in calendar 2024 [City Council]"
        ),
    ),
    "a majority that is none": Failing(
        _QUANTITIES
        + """
claims:
  - {id: greens, quote: the Greens hold the majority of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: the majority}
""",
        claims=("greens",),
        message=(
            "“the majority” does not follow from the part and its whole: 19 of 50 people is 38% in calendar 2024 "
            "[City Council]"
        ),
    ),
    "a share of nothing": Failing(
        _QUANTITIES
        + """
claims:
  - {id: greens, quote: the Greens held 38% of the seats in 1890, kind: share, quantity: members, member: Greens,
     period: 1890, figure: 38%}
""",
        claims=("greens",),
        message="“38%” is a share of nothing: the whole is zero in calendar 1890",
    ),
}
