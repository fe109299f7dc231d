"""What is said to be more must be more.

## What it checks

A comparison without a figure ("exports to India exceed those to Nepal", "trade is limited compared with India's")
against the two quantities, for the same period.

## Why

"More than" needs no number to be wrong. It is written from memory, and survives when the figures have changed places.

## Tolerance

It holds when every value that the one figure can stand for is on the right side of every value of the other, is broken
when none is, and is undecided in between. Equal values are neither more nor less.

## Blind spots

It does not know by how much a writer means "far more", and takes a comparison of two groups as one of their totals.

## References

J. E. Miller, *The Chicago Guide to Writing about Numbers*, 2nd edition 2015, on direction and magnitude.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Comparison
from claimcheck.finding import Severity
from claimcheck.quantity import Quantity
from claimcheck.relation import Variable, less
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "comparison-order"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """Each comparison of two quantities: the one said to be less is less."""
    for reading, claim in case.of(Comparison):
        if reading.subject is None or reading.other is None or reading.subject == reading.other:
            continue
        if not case.comparable(reading.subject, reading.other):
            continue
        subject, other = Variable(reading.subject), Variable(reading.other)
        subject_name, words = _name(case, reading.subject), f"{claim.relation} {_name(case, reading.other)}"
        yield Requirement(
            less(subject, other) if claim.relation == "less than" else less(other, subject),
            reading,
            broken=f"{subject_name} does not have {words}",
            arithmetic=partial(_arithmetic, reading.subject, reading.other),
            undecided=f"whether {subject_name} has {words} cannot be told at the precision printed",
        )


def _name(case: Case, quantity: Quantity) -> str:
    return " and ".join(quantity.members) or case.measure(quantity.measure).measure


def _arithmetic(subject: Quantity, other: Quantity, trial: Trial) -> str:
    return f"{trial[subject].said} beside {trial[other].said}{subject.when}"


_QUANTITIES = """
quantities:
  exports: {measure: exports, unit: USD, by: country, members: {Norland: [], Sudland: [], Estland: []}}
sources:
  office: {title: Exports, publisher: Trade Office, standing: official}
evidence:
  - quantity: exports
    source: office
    unit: million USD
    rows: |
      member,period,value
      Norland,2024,41.2
      Sudland,2024,41.4
claims:
"""

PASSING: Final = {
    "less by a tenth": _QUANTITIES
    + """
  - {id: less, quote: Norland exports less than Sudland, kind: comparison, quantity: exports, member: Norland,
     period: 2024, relation: less than, than: Sudland}
""",
    "no figure for one of them": _QUANTITIES
    + """
  - {id: less, quote: Norland exports less than Estland, kind: comparison, quantity: exports, member: Norland,
     period: 2024, relation: less than, than: Estland}
""",
}

FAILING: Final = {
    "the other way round": Failing(
        _QUANTITIES
        + """
  - {id: more, quote: Norland exports more than Sudland, kind: comparison, quantity: exports, member: Norland,
     period: 2024, relation: more than, than: Sudland}
""",
        claims=("more",),
        message=(
            "Norland does not have more than Sudland: 41.2 million USD beside 41.4 million USD in calendar 2024 "
            "[Trade Office]"
        ),
    ),
    "too close to tell": Failing(
        _QUANTITIES.replace("41.2", "41.32").replace("41.4", "41.3")
        + """
  - {id: more, quote: Norland exports more than Sudland, kind: comparison, quantity: exports, member: Norland,
     period: 2024, relation: more than, than: Sudland}
""",
        claims=("more",),
        message=(
            "whether Norland has more than Sudland cannot be told at the precision printed: 41.32 million USD beside "
            "41.3 million USD in calendar 2024 [Trade Office]"
        ),
    ),
}
