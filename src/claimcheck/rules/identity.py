"""Quantities must keep to the identities that the claim file declares.

## What it checks

Every line under `identities` ("trade = exports + imports", "born-abroad <= residents") in each period in which a claim
states one of its quantities, or shares, changes or ratios of two, or in the period it names. The other quantities come
from claims and from evidence.

## Why

What holds between quantities by definition needs no source. It finds the figure that was taken from another table.

## Tolerance

Each figure is the set of values it can stand for, converted to one unit. An equality is broken when no values satisfy
it. An order is broken when none do, and undecided where only some do. What a table gives without a period, such as a
fixed rate, holds for any; what a claim gives without one goes with the only period that the others state.

## Blind spots

An identity is taken as the file declares it, also between sources of differing definitions. A quantity that occurs
twice in one identity is taken as if its two places were free of each other, so that a break may be missed. Identities
between dates are left to the rules dates-in-order and age-and-span. Where one claim alone takes part, of a quantity
that the evidence gives, only agrees-with-source speaks.

## References

Accounting identities as edits: Fellegi and Holt, "A Systematic Approach to Automatic Edit and Imputation", *Journal of
the American Statistical Association* 71, 1976.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.declared import Bound, bindings
from claimcheck.finding import Severity
from claimcheck.formula import Identity, references
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing, Requirement, Yield
from claimcheck.unit import UnitError

ID: Final = "identity"
FAMILY: Final = "totals"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Yield]:
    """Each identity in each of its periods, about the latest claim that states one of its quantities."""
    for identity in case.dossier.identities:
        if not any(case.measure(name.quantity).is_date for name in references(identity)):
            yield from _requirements(case, identity)


def _requirements(case: Case, identity: Identity) -> Iterator[Yield]:
    for bound in bindings(case, identity):
        for *others, primary in (*case.together(bound.quantities.values()), *_between(case, bound)):
            try:
                relation = bound.relation()
            except UnitError as error:
                message = f"“{identity.written}” joins different types: {error}"
                yield Fact(primary.claim.id, message, Severity.WARNING)
                return
            yield Requirement(
                relation,
                primary,
                broken=f"“{primary.claim.printed}” breaks an identity",
                arithmetic=bound.arithmetic,
                others=tuple(others),
                undecided="an identity cannot be decided at the precision printed",
                comparable=True,
            )


def _between(case: Case, bound: Bound) -> Iterator[tuple[Reading, ...]]:
    """The last reading of a share, a change or a ratio of what an identity joins, where no claim states the amounts.

    Alone such an identity is not tested; two of its quantities must be tied for it to be of use among all the rest.
    """
    quantities = bound.quantities.values()
    tied = [one for one in quantities if one in case.between]
    if len(tied) > 1 and not any(one in case.stating for one in quantities):
        yield (max((case.between[one][-1] for one in tied), key=lambda reading: case.order[reading.claim.id]),)


_QUANTITIES = """
quantities:
  trade: {measure: trade, unit: USD, per: year}
  exports: {measure: exports, unit: USD, per: year}
  imports: {measure: imports, unit: USD, per: year}
  gdp: {measure: gross domestic product, unit: USD, per: year}
  openness: {measure: trade in relation to gross domestic product, unit: "%"}
  citizens: {measure: citizens, unit: people}
  residents: {measure: residents, unit: people}
identities:
  - trade = exports + imports
  - openness = trade / gdp
  - citizens <= residents
sources:
  customs: {title: Foreign trade, publisher: Customs Office, standing: official}
evidence:
  - quantity: imports
    source: customs
    unit: million USD
    rows: |
      period,value
      calendar 2024,2100
claims:
"""

_FRANCS: Final = """
quantities:
  francs: {measure: exports in francs, unit: CHF, per: year}
  dollars: {measure: exports in dollars, unit: USD, per: year}
  rate: {measure: francs for a dollar, unit: CHF/USD}
identities:
  - francs = dollars * rate
claims:
  - {id: francs, quote: exports of CHF 910 million in 2023, kind: level, quantity: francs, period: 2023,
     figure: CHF 910 million}
  - {id: rate, quote: at 0.90 francs to the dollar, kind: level, quantity: rate, figure: 0.90}
"""

_CLUBS: Final = """
quantities:
  points: {measure: points of the season, unit: points, by: club}
  wins: {measure: matches won, unit: matches, by: club}
  draws: {measure: matches drawn, unit: matches, by: club}
identities:
  - points = 3 * wins + draws
claims:
  - {id: wins, quote: City with 28 wins, kind: level, quantity: wins, member: City, figure: 28 wins}
  - {id: draws, quote: and seven draws, kind: level, quantity: draws, member: City, figure: seven draws}
"""

PASSING: Final = {
    "for one member, of different counted things": _CLUBS
    + """
  - {id: points, quote: has 91 points, kind: level, quantity: points, member: City, figure: 91 points}
""",
    "an amount converted, its period unsaid": _FRANCS
    + """
  - {id: dollars, quote: ($1.01 billion), kind: level, quantity: dollars, figure: $1.01 billion}
""",
    "a sum within its rounding": _QUANTITIES
    + """
  - {id: exports, quote: exports of $5.1 billion, kind: level, quantity: exports, period: calendar 2024,
     figure: $5.1 billion}
  - {id: trade, quote: trade of $7.2 billion, kind: level, quantity: trade, period: calendar 2024, figure: $7.2 billion}
""",
    "a quotient in percent": _QUANTITIES
    + """
  - {id: openness, quote: trade is 29% of the economy, kind: level, quantity: openness, period: calendar 2024,
     figure: 29%}
  - {id: gdp, quote: an economy of $25 billion, kind: level, quantity: gdp, period: calendar 2024, figure: $25 billion}
  - {id: trade, quote: trade of $7.2 billion, kind: level, quantity: trade, period: calendar 2024, figure: $7.2 billion}
""",
    "an order that may be an equality": _QUANTITIES
    + """
  - {id: citizens, quote: "8,105 citizens", kind: level, quantity: citizens, period: calendar 2024, figure: "8,105"}
  - {id: residents, quote: "8,105 residents", kind: level, quantity: residents, period: calendar 2024, figure: "8,105"}
""",
}

FAILING: Final = {
    "points that the wins of the club do not give": Failing(
        _CLUBS
        + """
  - {id: points, quote: has 93 points, kind: level, quantity: points, member: City, figure: 93 points}
""",
        claims=("points", "wins", "draws"),
        message=(
            "“93 points” breaks an identity: 3 × “28 wins” (wins) + “seven draws” (draws) is 91 points, beside "
            "“93 points” (points), by points = 3 * wins + draws"
        ),
    ),
    "an amount converted the wrong way round": Failing(
        _FRANCS
        + """
  - {id: dollars, quote: ($0.82 billion), kind: level, quantity: dollars, figure: $0.82 billion}
""",
        claims=("dollars", "francs", "rate"),
        message=(
            "“$0.82 billion” breaks an identity: “$0.82 billion” (dollars) × “0.90” (rate) is 738 million CHF, beside "
            "“CHF 910 million” (francs) in 2023, by francs = dollars * rate"
        ),
    ),
    "a sum that does not come out": Failing(
        _QUANTITIES
        + """
  - {id: exports, quote: exports of $5.1 billion, kind: level, quantity: exports, period: calendar 2024,
     figure: $5.1 billion}
  - {id: trade, quote: trade of $7.5 billion, kind: level, quantity: trade, period: calendar 2024, figure: $7.5 billion}
""",
        claims=("trade", "exports"),
        message=(
            "“$7.5 billion” breaks an identity: “$5.1 billion” (exports) + 2,100 million USD is 7.2 billion USD, "
            "beside “$7.5 billion” (trade) in calendar 2024, by trade = exports + imports [Customs Office]"
        ),
    ),
    "a quotient that is another": Failing(
        _QUANTITIES
        + """
  - {id: openness, quote: trade is 32% of the economy, kind: level, quantity: openness, period: calendar 2024,
     figure: 32%}
  - {id: gdp, quote: an economy of $25 billion, kind: level, quantity: gdp, period: calendar 2024, figure: $25 billion}
  - {id: trade, quote: trade of $7.2 billion, kind: level, quantity: trade, period: calendar 2024, figure: $7.2 billion}
""",
        claims=("trade", "openness", "gdp"),
        message=(
            "“$7.2 billion” breaks an identity: “$7.2 billion” (trade) ÷ “$25 billion” (gdp) is 28.8%, beside “32%” "
            "(openness) in calendar 2024, by openness = trade / gdp"
        ),
    ),
    "an order the wrong way round": Failing(
        _QUANTITIES
        + """
  - {id: citizens, quote: "8,106 citizens", kind: level, quantity: citizens, period: calendar 2024, figure: "8,106"}
  - {id: residents, quote: "8,105 residents", kind: level, quantity: residents, period: calendar 2024, figure: "8,105"}
""",
        claims=("residents", "citizens"),
        message=(
            "“8,105” breaks an identity: “8,106” (citizens) should be at most “8,105” (residents) in calendar 2024, "
            "by citizens <= residents"
        ),
    ),
}
