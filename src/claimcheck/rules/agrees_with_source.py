"""A figure must agree with what the best source says of the same quantity.

## What it checks

Every figure of a quantity (a level, a rate, a date) against the reference for that quantity and period: the newest
vintage of the best standing, official before reported before modelled.

## Why

The commonest error in print is a number that stands right in some table, but not for this country, year or unit.

## Tolerance

The two figures agree when the sets they stand for meet; both are widened by their own rounding and hedges, never by
more. A figure that fits only an older vintage or a lesser source is strained, and that source is named as its likely
origin. An unstated period means the two newest observations at publication; one that fits an older period only is
strained.

## Blind spots

It knows the tables of the dossier and no others. A figure for which they have no value of the same period is untouched.

## References

On vintages and revisions: Eurostat, *ESS guidelines on revision policy for PEEIs*, 2013.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.finding import Severity
from claimcheck.quantity import Quantity
from claimcheck.relation import Agreement
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "agrees-with-source"
FAMILY: Final = "agreement"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """Each statement of a quantity agrees with the evidence for it."""
    for reading in case.readings:
        given = case.evidence.reference(reading.stated) if isinstance(reading.stated, Quantity) else None
        if given is not None and not given.worked_out:
            yield Requirement(
                Agreement(given.quantity),
                reading,
                broken=f"“{reading.claim.printed}” is not what the source says",
                arithmetic=_arithmetic,
            )


def _arithmetic(trial: Trial) -> str:
    theirs = trial.theirs
    assert isinstance(theirs.stated, Quantity)
    return f"{trial.mine.converted}{theirs.said}{theirs.stated.when}"


_QUANTITIES = """
quantities:
  remittances: {measure: remittances, unit: USD, per: year, by: sender}
sources:
  bank: {title: Remittances by country, publisher: Central Bank, standing: official}
  model: {title: Bilateral estimates, publisher: World Institute, standing: modelled}
evidence:
  - quantity: remittances
    source: bank
    unit: million USD
    rows: |
      member,period,value,vintage
      Norland,2022,3119.8,2023-01
      Norland,2022,3209.8,2025-05
  - quantity: remittances
    source: model
    unit: million USD
    rows: |
      member,period,value
      Norland,2022,1323.3
claims:
"""

_TEMPERATURES: Final = """
quantities:
  peak: {measure: highest temperature, unit: °C}
  warming: {measure: degrees above the average, unit: °C}
sources:
  office: {title: Temperatures, publisher: Weather Office, standing: official}
evidence:
  - {quantity: peak, source: office, rows: "period,value\\n2023,48.3\\n"}
  - {quantity: warming, source: office, rows: "period,value\\n2023,1.5\\n"}
claims:
"""

_RESULT: Final = """
quantities:
  result: {measure: net result, unit: USD, per: year, signed: yes}
sources:
  report: {title: Annual report, publisher: The company}
evidence:
  - {quantity: result, source: report, unit: million USD, rows: "period,value\\n2022,-20.1\\n2023,35\\n"}
claims:
"""

PASSING: Final = {
    "a loss, where results are below zero": _RESULT
    + """
  - {id: loss, quote: a loss of $20.1 million in 2022, kind: level, quantity: result, period: 2022,
     figure: $20.1 million}
""",
    "a temperature on another scale": _TEMPERATURES
    + """
  - {id: peak, quote: 119°F in 2023, kind: level, quantity: peak, period: 2023, figure: 119°F}
""",
    "a difference of temperatures on another scale": _TEMPERATURES
    + """
  - {id: warming, quote: 2.7°F above average in 2023, kind: level, quantity: warming, period: 2023, figure: 2.7°F}
""",
    "the newest vintage, rounded": _QUANTITIES
    + """
  - {id: sent, quote: Norland sent $3.2 billion in 2022, kind: level, quantity: remittances, member: Norland,
     period: 2022, figure: $3.2 billion}
""",
    "no value of that period": _QUANTITIES
    + """
  - {id: sent, quote: Norland sent $1 billion in 2021, kind: level, quantity: remittances, member: Norland,
     period: 2021, figure: $1 billion}
""",
}

FAILING: Final = {
    "a profit that was a loss": Failing(
        _RESULT
        + """
  - {id: loss, quote: a profit of $20.1 million in 2022, kind: level, quantity: result, period: 2022,
     figure: $20.1 million}
""",
        claims=("loss",),
        message="“$20.1 million” is not what the source says: −20.1 million USD in calendar 2022 [The company]",
    ),
    "two degrees less on another scale": Failing(
        _TEMPERATURES
        + """
  - {id: peak, quote: 117°F in 2023, kind: level, quantity: peak, period: 2023, figure: 117°F}
""",
        claims=("peak",),
        message=(
            "“117°F” is not what the source says: “117°F” is 47.2 °C, beside 48.3 °C in calendar 2023; as a difference "
            "“117°F” is 65 °C, beside 48.3 °C in calendar 2023 [Weather Office]"
        ),
    ),
    "no table has it": Failing(
        _QUANTITIES
        + """
  - {id: sent, quote: Norland sent $2.2 billion in 2022, kind: level, quantity: remittances, member: Norland,
     period: 2022, figure: $2.2 billion}
""",
        claims=("sent",),
        message=(
            "“$2.2 billion” is not what the source says: 3,209.8 million USD in calendar 2022 "
            "(vintage 2023-01: 3,119.8 million USD in calendar 2022) [Central Bank, 2025-05]"
        ),
    ),
    "an older vintage": Failing(
        _QUANTITIES
        + """
  - {id: sent, quote: Norland sent $3.12 billion in 2022, kind: level, quantity: remittances, member: Norland,
     period: 2022, figure: $3.12 billion}
""",
        claims=("sent",),
        message=(
            "“$3.12 billion” is not what the source says, but fits an older or lesser source, Central Bank, 2023-01: "
            "3,119.8 million USD in calendar 2022 [Central Bank, 2023-01]"
        ),
    ),
}
