"""An age, or a number of years, must be the time between its dates.

## What it checks

Every line under `identities` that works with dates: `age = visited - born`, `ended = began + 5 years`. In it, `year`
stands for the period of the claim and, where it states none, for the date of publication: `age = year - born`.

## Why

"Founded in 1950, seventy years ago" was right in the year it was first written.

## Tolerance

A date stands for all its days. A number of years that has passed is one that is complete ("34" from the thirty-fourth
birthday until the day before the next), which two days' grace makes independent of leap years. A year less fits by
generous rounding: between years people count the difference of their numbers.

## Blind spots

Nothing is compared unless the claim file says which dates a span lies between. Dates can be subtracted, and spans added
to them; other arithmetic with dates is said to be none.

## References

ISO 8601-1:2019, on time intervals and durations.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import unit
from claimcheck.case import Case
from claimcheck.declared import Bound, bindings
from claimcheck.finding import Severity
from claimcheck.formula import Identity, Node, Number, Operation, Reference, Year, references
from claimcheck.interval import CLOSED, OPEN, Interval, total
from claimcheck.measure import Measure
from claimcheck.quantity import CountOf
from claimcheck.reading import Reading
from claimcheck.relation import Relation, Sign, Sum, Term, Variable
from claimcheck.rule import Fact, Failing, Requirement, Yield
from claimcheck.trial import Trial
from claimcheck.unit import UnitError
from claimcheck.wording import number

ID: Final = "age-and-span"
FAMILY: Final = "time"
SEVERITY: Final = Severity.ERROR

DAYS_OF_MONTH: Final = Fraction(3652425, 120000)
"""The days of a month on average, a twelfth of a Gregorian year."""

GRACE: Final = 2
"""Days by which so many years of the calendar may differ from as many average ones."""


def check(case: Case) -> Iterator[Yield]:
    """Each identity that works with dates, about the latest claim that states one of its quantities."""
    for identity in case.dossier.identities:
        dates = [name for name in references(identity) if case.measure(name.quantity).is_date]
        # An identity of two dates and nothing else is a matter of their order.
        if dates and (identity.left not in dates or identity.right not in dates):
            yield from _requirements(case, identity)


def _requirements(case: Case, identity: Identity) -> Iterator[Yield]:
    for bound in bindings(case, identity):
        for *others, primary in case.together(bound.quantities.values()):
            try:
                span = _Span.of(bound)
            except UnitError as error:
                yield Fact(
                    primary.claim.id, f"“{identity.written}” does not work with dates: {error}", Severity.WARNING
                )
                return
            left_open = CountOf(f"{primary.claim.id}, days left open")
            yield Requirement(
                span.relation(left_open),
                primary,
                broken=f"“{primary.claim.printed}” does not fit the dates",
                arithmetic=span.arithmetic,
                others=(*others, _leaving_open(primary, left_open, span)),
                undecided="the time between two dates cannot be decided at the precision printed",
                comparable=True,
            )


def _leaving_open(primary: Reading, left_open: CountOf, span: _Span) -> Reading:
    """The days by which the words may differ from the numbers, as a statement of its own."""
    return replace(
        primary,
        stated=left_open,
        plain=total((*span.plain, *span.years)),
        generous=total((*span.generous, *span.years)),
    )


class _Span(Struct, frozen=True):
    """An identity in days: the terms of both sides, those to the right turned in sign, and what words leave open."""

    bound: Bound
    dates: tuple[Term, ...]
    spans: tuple[Term, ...]
    plain: tuple[Interval, ...]
    generous: tuple[Interval, ...]
    years: tuple[Interval, ...]

    @classmethod
    def of(cls, bound: Bound) -> _Span:
        """Raises UnitError where the identity does more than take dates from each other and add spans to them."""
        identity, case = bound.identity, bound.case
        dates: list[Term] = []
        spans: list[Term] = []
        plain: list[Interval] = []
        generous: list[Interval] = []
        years: list[Interval] = []
        balance = 0
        for sign, leaf in (*_leaves(identity.left, 1), *_leaves(identity.right, -1)):
            if isinstance(leaf, Year):
                assert bound.period is not None
                years.append(bound.period.days() * Interval.point(sign))
                balance += sign
            elif isinstance(leaf, Reference) and case.measure(leaf.quantity).is_date:
                dates.append(sign * Variable(bound.quantities[leaf]))
                balance += sign
            elif isinstance(leaf, Reference):
                days = _days(case.measure(leaf.quantity).unit)
                spans.append(sign * days * Variable(bound.quantities[leaf]))
                plain.append(Interval(Fraction(-GRACE), days + GRACE, CLOSED, OPEN) * Interval.point(sign))
                generous.append(Interval.open(-days - GRACE, days + GRACE) * Interval.point(sign))
            elif isinstance(leaf, Number):
                for sets in (plain, generous):
                    sets.append(Interval.point(sign * _days(leaf.unit) * leaf.value).widened(GRACE))
            else:
                raise UnitError("dates are subtracted, and spans are added to them")
        if balance:
            raise UnitError("each date of one side needs one of the other, or one to be taken from")
        return cls(bound, tuple(dates), tuple(spans), tuple(plain), tuple(generous), tuple(years))

    def relation(self, left_open: CountOf) -> Relation:
        terms = (*self.dates, *self.spans, Variable(left_open))
        nothing = Sum(())
        match self.bound.identity.sign:
            case "=":
                return Relation(Sum(terms), Sign.EQUAL, nothing)
            case "<" | "<=" as sign:
                return Relation(Sum(terms), Sign.LESS if sign == "<" else Sign.AT_MOST, nothing)
            case ">" | ">=" as sign:
                return Relation(nothing, Sign.LESS if sign == ">" else Sign.AT_MOST, Sum(terms))

    def arithmetic(self, trial: Trial) -> str:
        """The two sides with their figures, and the time between the dates where one span is compared with it."""
        identity = self.bound.identity
        left, right = (self.bound.said(node, trial) for node in (identity.left, identity.right))
        if identity.sign != "=":
            return f"{left} should be {_ORDERS[identity.sign]} {right}{self._apart(trial)}, by {identity.written}"
        if isinstance(identity.left, Reference):
            left, right = right, left
        return f"{left}{self._apart(trial)}, beside {right}, by {identity.written}"

    def _apart(self, trial: Trial) -> str:
        spans = [measure for name in self.bound.quantities if not (measure := self._measure(name)).is_date]
        if len(spans) != 1 or len(self.spans) != 1:
            return ""
        days = total((*(trial.value(term) for term in self.dates), *self.years))
        apart = days * Interval.point(1 / _days(spans[0].unit))
        if apart.low is None or apart.high is None:
            return ""
        ends = [number(end) for end in sorted((abs(apart.low), abs(apart.high)))]
        return f", {' to '.join(dict.fromkeys(ends))} {spans[0].typed_unit} apart"

    def _measure(self, name: Reference) -> Measure:
        return self.bound.case.measure(name.quantity)


_ORDERS: Final = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def _leaves(node: Node, sign: int) -> Iterator[tuple[int, Node]]:
    """The parts of a sum with their signs; a part that is none itself stays whole."""
    if isinstance(node, Operation) and node.sign in "+-":
        yield from _leaves(node.left, sign)
        yield from _leaves(node.right, sign if node.sign == "+" else -sign)
    else:
        yield sign, node


def _days(name: str) -> Fraction:
    """The days of one unit of time, average ones where the calendar decides. Raises UnitError for other units."""
    printed = unit.declare(name)[1]
    if printed.dimension == _MONTHS.dimension:
        return unit.factor(printed, _MONTHS) * DAYS_OF_MONTH
    return unit.factor(printed, _DAYS)


_MONTHS: Final = unit.read("months")[1]
_DAYS: Final = unit.read("days")[1]


_QUANTITIES = """
article: {published: 2024-06}
quantities:
  born: {measure: date of birth, unit: date, by: person, members: {Anna: [], Bert: []}}
  age: {measure: age, unit: years, by: person, members: {Anna: [], Bert: []}}
  founded: {measure: founding of the firm, unit: date}
  ended: {measure: end of the firm, unit: date}
identities:
  - age[Anna] = year - born[Anna]
  - ended = founded + 70 years
claims:
"""

PASSING: Final = {
    "the age at publication": _QUANTITIES
    + """
  - {id: born, quote: "born on 3 May 1990", kind: date, quantity: born, member: Anna, figure: 3 May 1990}
  - {id: age, quote: "Anna, 34, said", kind: level, quantity: age, member: Anna, figure: "34"}
""",
    "a year of birth": _QUANTITIES
    + """
  - {id: born, quote: born in 1990, kind: date, quantity: born, member: Anna, figure: "1990"}
  - {id: age, quote: "Anna, 33, said", kind: level, quantity: age, member: Anna, figure: "33"}
""",
    "seventy years": _QUANTITIES
    + """
  - {id: founded, quote: founded in 1950, kind: date, quantity: founded, figure: "1950"}
  - {id: ended, quote: it closed in 2020, kind: date, quantity: ended, figure: "2020"}
""",
}

FAILING: Final = {
    "the age of the year before": Failing(
        _QUANTITIES
        + """
  - {id: born, quote: "born on 3 May 1990", kind: date, quantity: born, member: Anna, figure: 3 May 1990}
  - {id: age, quote: "Anna, 32, said", kind: level, quantity: age, member: Anna, figure: "32"}
""",
        claims=("age", "born"),
        message=(
            "“32” does not fit the dates: 2024-06 − “3 May 1990” (born), 34.1 to 34.2 years apart, beside “32” (age), "
            "by age[Anna] = year - born[Anna]"
        ),
    ),
    "the difference of the years": Failing(
        _QUANTITIES
        + """
  - {id: born, quote: "born on 3 July 1990", kind: date, quantity: born, member: Anna, figure: 3 July 1990}
  - {id: age, quote: "Anna, 34, said", kind: level, quantity: age, member: Anna, figure: "34"}
""",
        claims=("age", "born"),
        message=(
            "fits only by generous rounding: 2024-06 − “3 July 1990” (born), 33.9 to 34 years apart, beside “34” "
            "(age), by age[Anna] = year - born[Anna]"
        ),
    ),
    "seventy-two years": Failing(
        _QUANTITIES
        + """
  - {id: founded, quote: founded in 1948, kind: date, quantity: founded, figure: "1948"}
  - {id: ended, quote: it closed in 2020, kind: date, quantity: ended, figure: "2020"}
""",
        claims=("ended", "founded"),
        message=(
            "“2020” does not fit the dates: “1948” (founded) + 70 years, beside “2020” (ended), by ended = founded + "
            "70 years"
        ),
    ),
}
