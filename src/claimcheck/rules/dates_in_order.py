"""Dates must keep to the order, or be the date, that the claim file declares.

## What it checks

Every line under `identities` that sets one date against another ("founded <= first-flight", "signed = in-force"). The
dates come from claims of the kind date and from evidence.

## Why

A biography or a chronology is put together from several sources, and an event slips before the one that made it
possible.

## Tolerance

A date stands for all its days: a year for the days of that year. An order is broken when no pair of days satisfies it,
and undecided where only some do, as between two events of one year.

## Blind spots

It knows no order that is not declared. How many years lie between two dates is the matter of age-and-span.

## References

ISO 8601-2:2019, on dates of reduced precision as the interval of all their days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.finding import Severity
from claimcheck.formula import Identity, Reference
from claimcheck.quantity import Quantity
from claimcheck.relation import Relation, Variable, at_most, equal, less
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "dates-in-order"
FAMILY: Final = "time"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """Each identity between two dates, about the latest claim that states one of them."""
    for identity in case.dossier.identities:
        left, right = identity.left, identity.right
        if not isinstance(left, Reference) or not isinstance(right, Reference):
            continue
        if not case.measure(left.quantity).is_date or not case.measure(right.quantity).is_date:
            continue
        one, other = case.dossier.referred(left), case.dossier.referred(right)
        for *others, primary in case.together(dict.fromkeys((one, other))):
            yield Requirement(
                _relation(identity, one, other),
                primary,
                broken=f"“{primary.claim.printed}” does not keep to the order of events",
                arithmetic=_arithmetic(identity, one, other),
                others=tuple(others),
                undecided="the order of two dates cannot be decided at the precision printed",
                comparable=True,
            )


def _relation(identity: Identity, one: Quantity, other: Quantity) -> Relation:
    left, right = Variable(one), Variable(other)
    match identity.sign:
        case "=":
            return equal(left, right)
        case "<":
            return less(left, right)
        case "<=":
            return at_most(left, right)
        case ">":
            return less(right, left)
        case ">=":
            return at_most(right, left)


_WORDS: Final = {
    "=": "should be the date of",
    "<": "should be before",
    "<=": "should not be after",
    ">": "should be after",
    ">=": "should not be before",
}


def _arithmetic(identity: Identity, one: Quantity, other: Quantity) -> Callable[[Trial], str]:
    def arithmetic(trial: Trial) -> str:
        return f"{one} {trial[one].said} {_WORDS[identity.sign]} {other} {trial[other].said}"

    return arithmetic


_QUANTITIES = """
quantities:
  founded: {measure: founding of the airline, unit: date}
  first-flight: {measure: first flight of the airline, unit: date}
identities:
  - founded < first-flight
sources:
  register: {title: Register, publisher: Trade Register, standing: official}
claims:
"""

PASSING: Final = {
    "one after the other": _QUANTITIES
    + """
  - {id: founded, quote: "founded on 30 June 1950", kind: date, quantity: founded, figure: 30 June 1950}
  - {id: flight, quote: "flew first in July 1950", kind: date, quantity: first-flight, figure: July 1950}
""",
    "no date of the other": _QUANTITIES
    + """
  - {id: founded, quote: founded in 1950, kind: date, quantity: founded, figure: "1950"}
""",
}

FAILING: Final = {
    "the wrong way round": Failing(
        _QUANTITIES
        + """
  - {id: founded, quote: founded in 1952, kind: date, quantity: founded, figure: "1952"}
  - {id: flight, quote: flew first in July 1950, kind: date, quantity: first-flight, figure: July 1950}
""",
        claims=("flight", "founded"),
        message=(
            "“July 1950” does not keep to the order of events: founded “1952” (founded) should be before "
            "first-flight “July 1950” (flight)"
        ),
    ),
    "one day for both": Failing(
        _QUANTITIES
        + """
  - {id: founded, quote: founded on 1 July 1950, kind: date, quantity: founded, figure: 1 July 1950}
  - {id: flight, quote: flew first on 1 July 1950, kind: date, quantity: first-flight, figure: 1 July 1950}
""",
        claims=("flight", "founded"),
        message=(
            "“1 July 1950” does not keep to the order of events: founded “1 July 1950” (founded) should be before "
            "first-flight “1 July 1950” (flight)"
        ),
    ),
    "two events of one year": Failing(
        _QUANTITIES
        + """
  - {id: founded, quote: founded in 1950, kind: date, quantity: founded, figure: "1950"}
  - {id: flight, quote: flew first in July 1950, kind: date, quantity: first-flight, figure: July 1950}
""",
        claims=("flight", "founded"),
        message=(
            "the order of two dates cannot be decided at the precision printed: founded “1950” (founded) should be "
            "before first-flight “July 1950” (flight)"
        ),
    ),
    "before a date of the evidence": Failing(
        _QUANTITIES.replace(
            "claims:",
            """evidence:
  - {quantity: founded, source: register, rows: "value\\n1950-07-02"}
claims:""",
        )
        + """
  - {id: flight, quote: flew first in June 1950, kind: date, quantity: first-flight, figure: June 1950}
""",
        claims=("flight",),
        message=(
            "“June 1950” does not keep to the order of events: founded 1950-07-02 should be before first-flight “June "
            "1950” (flight) [Trade Register]"
        ),
    ),
}
