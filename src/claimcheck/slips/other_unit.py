"""The unit or the currency is another one: miles for kilometres, dollars for euros.

## What happens

A number is copied and its unit is set by habit: a table in euros becomes dollars, tons and tonnes, miles and kilometres
are one word for the other.

## How it is undone

The currency sign gives way to the currency of the quantity, and a measured unit to the one it is commonly confused
with; then the figure is read again.

## Blind spots

An amount that was converted at a rate is not looked for: which rate is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Dated, Rank, Untyped
from claimcheck.figure import MONEY
from claimcheck.rewording import read_again, restated
from claimcheck.slip import Family, Looked, Named, Undone

ID: Final = "other-unit"
FAMILY: Final = Family.MEANING

CONFUSED: Final = (
    (("km", "kilometres", "kilometers", "kilometre"), ("miles", "mile")),
    (("metres", "meters", "m"), ("feet", "ft", "yards")),
    (("kg", "kilograms", "kilos"), ("pounds", "lb", "lbs")),
    (("tonnes", "tonne"), ("tons", "ton")),
    (("hectares", "ha"), ("acres", "acre")),
    (("litres", "liters"), ("gallons",)),
    (("kW",), ("MW",)),
    (("MW",), ("GW",)),
    (("kWh",), ("MWh",)),
    (("MWh",), ("GWh",)),
    (("GWh",), ("TWh",)),
    (("mg",), ("g",)),
    (("g",), ("kg",)),
)
"""Units that are taken for each other, each by the ways to write it, the usual one first."""

_OTHER_SIGN: Final = {"$": "€", "€": "$", "£": "$"}


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim in the currency of its quantity, and in each unit that its own is confused with."""
    figure, subject = looked.figure, looked.reading.subject
    if figure is None or isinstance(looked.claim, Rank | Dated | Untyped):
        return
    if figure.unit in MONEY:
        meant = looked.dossier.measures[subject.measure].unit if subject is not None else ""
        if meant in MONEY and meant != figure.unit:
            bare = "".join(character for character in figure.printed if character not in "$€£¥")
            changed = read_again(figure, f"{bare.removesuffix(figure.unit).strip()} {meant}")
            if changed is not None and changed.value == figure.value:
                yield Undone(restated(looked.claim, changed), f"is in {meant}")
        return
    for claim in _in_other_units(looked):
        yield Undone(claim)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The claim with the sign of another currency, or a unit that its own is confused with."""
    figure, claim = looked.figure, looked.claim
    if figure is None or isinstance(claim, Rank | Dated | Untyped):
        return
    for sign, other in _OTHER_SIGN.items():
        if sign in figure.printed and figure.unit in MONEY:
            changed = read_again(figure, figure.printed.replace(f"US{sign}", other).replace(sign, other))
            if changed is not None and changed.unit != figure.unit:
                yield restated(claim, changed)
                return
    yield from _in_other_units(looked)


def _in_other_units(looked: Looked) -> Iterator[AnyClaim]:
    figure, claim = looked.figure, looked.claim
    if figure is None or figure.unit_span is None or isinstance(claim, Rank | Dated | Untyped):
        return
    begin, end = figure.unit_span
    unit = figure.printed[begin:end]
    for one, other in CONFUSED:
        for mine, theirs in ((one, other), (other, one)):
            if unit in mine:
                changed = read_again(figure, figure.printed[:begin] + theirs[0] + figure.printed[end:])
                if changed is not None:
                    yield restated(claim, changed)


_FILE: Final = """
quantities:
  distance: {measure: length of the road, unit: km}
sources:
  office: {title: Roads, publisher: Roads Office, standing: official}
evidence:
  - quantity: distance
    source: office
    rows: |
      period,value
      2022,120.4
claims:
"""

NAMED: Final = {
    "miles for kilometres": Named(
        _FILE
        + """
  - {id: road, quote: the road has 120.4 miles, kind: level, quantity: distance, period: 2022, figure: 120.4 miles}
""",
        claim="road",
        sentence=(
            "other-unit: “120.4 miles” stands for “120.4 km”: 120.4 km in calendar 2022; 1 in 3,973 figures "
            "of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "kilometres": _FILE
    + """
  - {id: road, quote: the road has 120.4 km, kind: level, quantity: distance, period: 2022, figure: 120.4 km}
""",
}
