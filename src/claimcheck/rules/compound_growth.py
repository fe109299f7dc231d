"""Growth per year compounds: the yearly rate and the total, or the two levels, say the same.

## What it checks

A change in percent per year, quarter or month ("grew by 8% a year from 2015 to 2020") against a change over the whole
of the same period that another claim states ("47% in all"), and against the two levels: (1 + rate)ⁿ × start = end,
where n counts the years.

## Why

Five years at 8% are 46.9% and not 40%. Rates are added up instead of compounded, totals are divided by the number of
years, and a yearly rate is printed as the total or the other way round.

## Tolerance

The rate is taken as the set its words stand for, and raised to the power exactly. Where only the sum of the yearly
rates fits, the claim is strained and the message says so: some do call the total divided by the years an average rate.

## Blind spots

From 2015 to 2020 are five years; who means six, with 2014 as the base, is contradicted. A yearly change in an amount
or in percentage points is not redone, nor are more than 120 steps.

## References

Eurostat, *Glossary: Compound annual growth rate (CAGR)*; OECD, *Data and Metadata Reporting and Presentation
Handbook*, 2007, section 5 on growth rates.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.claim import Change
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.period import MONTHS_IN, Period
from claimcheck.quantity import ChangeForm, ChangeFrom, CountOf, Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Outcome, Product, Relation, Term, Variable, equal, test
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import middle, percent, span

ID: Final = "compound-growth"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

MOST_STEPS: Final = 120
"""Steps that are compounded: ten years of months, or more years than a series of yearly rates has."""


class _Growth(Struct, frozen=True):
    """A rate of growth per `step` over `steps` of them, as a reading of its own, from `start` to `end`."""

    reading: Reading
    step: str
    steps: int
    start: Quantity
    end: Quantity

    @property
    def rate(self) -> Variable:
        return Variable(CountOf(self.reading.claim.id))

    @property
    def compounded(self) -> Term:
        """What one becomes. The rate occurs once in each factor, all are at least zero, so intervals stay exact."""
        return Product((1 + Fraction(1, 100) * self.rate,) * self.steps)

    @property
    def added(self) -> Term:
        return 1 + Fraction(self.steps, 100) * self.rate

    @property
    def printed(self) -> str:
        return self.reading.claim.printed

    @property
    def over(self) -> str:
        """The steps and the rate in words: 5 years at 8%."""
        assert self.reading.plain is not None
        return f"{self.steps} {self.step}{'s' if self.steps > 1 else ''} at {span(self.reading.plain, '%')}"

    @property
    def shown(self) -> str:
        """What the rate compounds to, in words."""
        assert self.reading.plain is not None
        rate = middle(self.reading.plain) or Fraction(0)
        return percent(100 * (1 + rate / 100) ** self.steps - 100, signed=True)

    def strained(self, message: str, *others: str) -> Fact:
        """The fact that only the sum of the rates fits."""
        claim = self.reading.claim.id
        return Fact(claim, message, Severity.WARNING, Verdict.STRAINED, self.reading, others=others)


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each yearly rate: against each total of the same period, and against the two levels."""
    for reading, claim in case.of(Change):
        growth = _growth(reading, claim)
        if growth is None:
            continue
        for form in (ChangeForm.RELATIVE, ChangeForm.MULTIPLE):
            for other in case.stating.get(ChangeFrom(form, growth.start, growth.end), ()):
                if other.claim.id != claim.id and other.figure is not None and not other.figure.rate:
                    yield _against_total(growth, other)
        yield _against_levels(case, growth)


def _growth(reading: Reading, claim: Change) -> _Growth | None:
    figure, start, end = claim.figure, reading.other, reading.subject
    if figure is None or figure.unit != "%" or start is None or end is None:
        return None
    steps = _steps(start.period, end.period, figure.rate)
    if steps is None:
        return None
    turned = Interval.point(-1 if claim.falls and (figure.value is None or figure.value > 0) else 1)
    all_of_it = Interval.at_least(-100)
    plain, generous = figure.plain * turned & all_of_it, figure.generous * turned & all_of_it
    if plain.is_empty:
        return None
    stating = replace(reading, stated=CountOf(claim.id), unit="%", plain=plain, generous=generous)
    return _Growth(stating, figure.rate, steps, start, end)


def _steps(start: Period | None, end: Period | None, step: str) -> int | None:
    """How many steps lie between two periods of one length; None where that is no whole number, or none at all."""
    if start is None or end is None or step not in MONTHS_IN or start.granularity is not end.granularity:
        return None
    months = 12 * (end.start.year - start.start.year) + end.start.month - start.start.month
    steps, rest = divmod(months, MONTHS_IN[step])
    return steps if not rest and start.start.day == end.start.day and 0 < steps <= MOST_STEPS else None


def _against_total(growth: _Growth, other: Reading) -> Requirement | Fact:
    stated = other.stated
    assert isinstance(stated, ChangeFrom)
    in_all = 1 + Fraction(1, 100) * Variable(stated) if stated.form is ChangeForm.RELATIVE else Variable(stated)
    if other.generous is not None and _only_added(growth, lambda grown: equal(grown, in_all), {stated: other.generous}):
        message = f"“{growth.printed}” fits “{other.claim.printed}” ({other.claim.id}) only with the rates added up: "
        message += f"compounded, {growth.over} are {growth.shown}"
        return growth.strained(message, other.claim.id)
    return Requirement(
        equal(growth.compounded, in_all),
        growth.reading,
        broken=f"“{growth.printed}” does not compound to the change in all",
        arithmetic=partial(_to_total, growth, stated),
        others=(other,),
    )


def _against_levels(case: Case, growth: _Growth) -> Requirement | Fact:
    start, end = growth.start, growth.end
    levels = next(case.evidence.supplies([start, end]), {})
    box: dict[Hashable, Interval] = {one: supply.generous for one, supply in levels.items()}
    if levels and _only_added(growth, lambda grown: equal(grown * Variable(start), Variable(end)), box):
        first, last = levels[start], levels[end]
        message = f"“{growth.printed}” fits the two levels only with the rates added up: compounded, {growth.over} are "
        message += f"{growth.shown}; {_between(growth, first.printed, first.plain, last.printed, last.plain)}"
        return growth.strained(f"{message} [{first.series.name}]")
    return Requirement(
        equal(growth.compounded * Variable(start), Variable(end)),
        growth.reading,
        broken=f"“{growth.printed}” does not lead from the one level to the other",
        arithmetic=partial(_to_levels, growth),
    )


def _only_added(growth: _Growth, need: Callable[[Term], Relation], given: Mapping[Hashable, Interval]) -> bool:
    """Whether the sum of the rates meets a need that compounding them does not."""
    assert growth.reading.generous is not None
    box: dict[Hashable, Interval] = {growth.rate.name: growth.reading.generous, **given}
    return test(need(growth.compounded), box) is Outcome.BROKEN and test(need(growth.added), box) is Outcome.HOLDS


def _to_total(growth: _Growth, stated: ChangeFrom, trial: Trial) -> str:
    return f"{growth.over} are {growth.shown}, beside {trial[stated].said}"


def _to_levels(growth: _Growth, trial: Trial) -> str:
    first, last = trial[growth.start], trial[growth.end]
    return f"{growth.over} are {growth.shown}; {_between(growth, first.said, first.plain, last.said, last.plain)}"


def _between(growth: _Growth, start: str, first: Interval, end: str, last: Interval) -> str:
    """The change between two levels in all and per step."""
    said = f"{start}{growth.start.when} to {end}{growth.end.when}"
    factor = middle(last / first)
    if factor is None or factor <= 0:
        return f"{said} is no growth by a rate"
    # The root is irrational and only shown, to a tenth of a percent; what is judged is the power.
    root = (Decimal(factor.numerator) / Decimal(factor.denominator)) ** (1 / Decimal(growth.steps))
    each = 100 * (Fraction(root) - 1)
    return f"{said} is {percent(100 * (factor - 1), signed=True)}, or {percent(each, signed=True)} a {growth.step}"


_QUANTITIES = """
quantities:
  exports: {measure: exports, unit: USD, per: year}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: |
      period,value
      2010,1000
      2015,1469
      2020,2060
claims:
"""

PASSING: Final = {
    "the rate of the levels": _QUANTITIES
    + """
  - {id: rate, quote: exports grew by 8% a year from 2010 to 2015, kind: change, quantity: exports,
     period: 2010..2015, figure: 8% a year}
""",
    "a rate and its total": _QUANTITIES
    + """
  - {id: rate, quote: exports grew by 8% a year from 2005 to 2010, kind: change, quantity: exports,
     period: 2005..2010, figure: 8% a year}
  - {id: total, quote: or 47% in all, kind: change, quantity: exports, period: 2005..2010, figure: 47%}
""",
}

FAILING: Final = {
    "a point and a half too much each year": Failing(
        _QUANTITIES
        + """
  - {id: rate, quote: exports grew by 9.6% a year from 2010 to 2015, kind: change, quantity: exports,
     period: 2010..2015, figure: 9.6% a year}
""",
        claims=("rate",),
        message=(
            "“9.6% a year” does not lead from the one level to the other: 5 years at 9.6% are +58.1%; 1,000 million "
            "USD in calendar 2010 to 1,469 million USD in calendar 2015 is +46.9%, or +8% a year [Central Bank]"
        ),
    ),
    "the total divided by the years": Failing(
        _QUANTITIES
        + """
  - {id: rate, quote: exports grew by 10.6% a year from 2010 to 2020, kind: change, quantity: exports,
     period: 2010..2020, figure: 10.6% a year}
""",
        claims=("rate",),
        message=(
            "“10.6% a year” fits the two levels only with the rates added up: compounded, 10 years at 10.6% are "
            "+173.9%; 1,000 million USD in calendar 2010 to 2,060 million USD in calendar 2020 is +106%, or +7.5% a "
            "year [Central Bank]"
        ),
    ),
    "a total that does not follow": Failing(
        _QUANTITIES
        + """
  - {id: rate, quote: exports grew by 8% a year from 2005 to 2010, kind: change, quantity: exports,
     period: 2005..2010, figure: 8% a year}
  - {id: total, quote: or 60% in all, kind: change, quantity: exports, period: 2005..2010, figure: 60%}
""",
        claims=("rate", "total"),
        message=("“8% a year” does not compound to the change in all: 5 years at 8% are +46.9%, beside “60%” (total)"),
    ),
}
