"""A figure should not be a thousandfold off what the sources say of the same quantity.

## What it checks

A figure that does not agree with the reference for its quantity and period, but would if it were a hundred, a thousand
or some other power of ten (from 100 on) times as much, or as little. Where no source has the period, the figure against
the nearest periods before and after: three hundred times as much, or as little, as each of them is said.

## Why

Millions become billions in translation and in tables headed "in thousands"; crores and lakhs lose zeros on the way.

## Tolerance

With the period at hand the figure must agree exactly, in the sets that both stand for, once it is multiplied. Without
it a factor of 300 is asked for, since quantities grow, but not a thousandfold from year to year.

## Blind spots

It is a note: that the figure is wrong, where it is, agrees-with-source says. A factor of ten is not looked at, because
too many wrong figures are within ten of a right one by chance.

## References

Eurostat, *Statistical data editing*, Memobust handbook, 2014, on unity measure errors and the thousand error.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.quantity import Quantity
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing
from claimcheck.wording import middle, number

ID: Final = "within-magnitude"
FAMILY: Final = "agreement"
SEVERITY: Final = Severity.NOTE

EXPONENTS: Final = (3, 6, 2, 5, 4, 7, 9)
"""Powers of ten that go lost or are added, likely ones first: thousands, millions, percent, lakhs, crores."""

_THOUSAND: Final = Fraction(1000)

FAR: Final = 300
"""How many times the neighbouring periods a figure must be: about a thousand, less what a quantity grows."""


def check(case: Case) -> Iterator[Fact]:
    """Each statement of a quantity against its reference, or against the periods beside it."""
    for quantity, readings in case.stating.items():
        if not isinstance(quantity, Quantity) or case.measure(quantity.measure).is_date:
            continue
        reference = case.evidence.reference(quantity)
        beside = () if reference is not None else _beside(case, quantity)
        for reading in readings:
            if reference is not None:
                yield from _misses_zeros(reading, reference, quantity)
            elif beside:
                yield from _is_far_from(reading, beside)


def _misses_zeros(reading: Reading, reference: Supply, quantity: Quantity) -> Iterator[Fact]:
    assert reading.plain is not None
    assert reading.generous is not None
    if reading.generous.meets(reference.generous) or 0 in reading.generous:
        return
    for factor in (Fraction(10) ** sign for power in EXPONENTS for sign in (power, -power)):
        if (reading.plain * Interval.point(factor)).meets(reference.plain):
            # Thousands apart a scale word may be another one; a hundredth is none of a million.
            which = _which(reading) if factor in (_THOUSAND, 1 / _THOUSAND) else ""
            times = f"{number(factor)} times as much" if factor > 1 else f"a {_ORDINALS[1 / factor]} of it"
            message = f"“{reading.claim.printed}” would agree with the source if {times} were meant{which}"
            yield _fact(reading, message, (reference,), f"{reference.printed}{quantity.when}")
            return


def _beside(case: Case, quantity: Quantity) -> tuple[Supply, ...]:
    """The reference for the nearest period before, and that for the nearest one after."""
    if quantity.period is None:
        return ()
    # A day is a three hundred and sixty-fifth of its year, so that only periods of one kind can be compared.
    kind = quantity.period.granularity
    known = [period for period in case.evidence.periods(quantity) if period.granularity is kind]
    before = [period for period in known if period.end <= quantity.period.start]
    after = [period for period in known if period.start >= quantity.period.end]
    nearest = (*before[:1], *after[-1:])
    supplies = (case.evidence.reference(quantity.at(period)) for period in nearest)
    return tuple(supply for supply in supplies if supply is not None)


def _is_far_from(reading: Reading, beside: tuple[Supply, ...]) -> Iterator[Fact]:
    assert reading.plain is not None
    mine, theirs = middle(reading.plain), [middle(supply.plain) for supply in beside]
    if mine is None or mine <= 0:
        return
    factors = [mine / value for value in theirs if value is not None and value > 0]
    if len(factors) < len(beside):
        return
    if all(factor >= FAR for factor in factors):
        message = (
            f"“{reading.claim.printed}” is {number(min(factors), 2)} times the nearest figures known{_which(reading)}"
        )
    elif all(factor * FAR <= 1 for factor in factors):
        least = number(1 / max(factors), 2)
        message = f"the nearest figures known are {least} times “{reading.claim.printed}”{_which(reading)}"
    else:
        return
    figures = (f"{supply.printed}{supply.quantity.when}" for supply in beside)
    yield _fact(reading, message, beside, " and ".join(figures))


def _fact(reading: Reading, message: str, supplies: tuple[Supply, ...], figures: str) -> Fact:
    sources = "; ".join(dict.fromkeys(supply.series.name for supply in supplies))
    evidence = tuple(
        f"{observation.quantity}: {observation.printed} ({supply.series.name}, {observation.place})"
        for supply in supplies
        for observation in supply.observations
    )
    return Fact(reading.claim.id, f"{message}: {figures} [{sources}]", SEVERITY, reading=reading, evidence=evidence)


def _which(reading: Reading) -> str:
    """The question to ask where a scale word is printed."""
    for word, others in _SCALES.items():
        if word in reading.claim.printed.casefold().split():
            return f" ({word} or {others}?)"
    return ""


_SCALES: Final = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"}
_ORDINALS: Final = {
    Fraction(10) ** power: name
    for power, name in (
        (2, "hundredth"),
        (3, "thousandth"),
        (4, "ten-thousandth"),
        (5, "hundred-thousandth"),
        (6, "millionth"),
        (7, "ten-millionth"),
        (9, "billionth"),
    )
}


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
      2022,2108
      2023,2596
claims:
"""

PASSING: Final = {
    "the figure of the source": _QUANTITIES
    + """
  - {id: level, quote: $2.6 billion in 2023, kind: level, quantity: exports, period: 2023, figure: $2.6 billion}
""",
    "wrong, but not by zeros": _QUANTITIES
    + """
  - {id: level, quote: $2.2 million in 2023, kind: level, quantity: exports, period: 2023, figure: $2.2 million}
""",
    "much more than the years before": _QUANTITIES
    + """
  - {id: level, quote: $700 billion in 2024, kind: level, quantity: exports, period: 2024, figure: $700 billion}
""",
}

FAILING: Final = {
    "million for billion": Failing(
        _QUANTITIES
        + """
  - {id: level, quote: $2.6 million in 2023, kind: level, quantity: exports, period: 2023, figure: $2.6 million}
""",
        claims=("level",),
        message=(
            "“$2.6 million” would agree with the source if 1,000 times as much were meant (million or "
            "billion?): 2,596 million USD in calendar 2023 [Central Bank]"
        ),
    ),
    "a thousand times the year before": Failing(
        _QUANTITIES
        + """
  - {id: level, quote: $800 billion in 2024, kind: level, quantity: exports, period: 2024, figure: $800 billion}
""",
        claims=("level",),
        message=(
            "“$800 billion” is 308 times the nearest figures known (billion or million?): 2,596 million USD in "
            "calendar 2023 [Central Bank]"
        ),
    ),
}
