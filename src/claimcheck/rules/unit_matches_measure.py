"""The unit that is printed must be one of the quantity that the claim is of.

## What it checks

The unit of a figure against the unit of its quantity: money of another currency or price year, another counted thing,
a percentage where an amount is meant. Also a figure of the claim file that leaves out the unit its quote prints with
it, where that unit is a percentage or of another type than the quantity's.

## Why

Units are types. People are not households, dollars not euros, per cent not percentage points, and a figure of one says
nothing of the other. The words and the claim file cannot both be right, and nothing else can check the figure.

## Tolerance

None for types: units that convert, such as miles and kilometres or half and 50%, match; others do not. A figure in °F
for a quantity in °C is converted too, both as a temperature and as a difference of two, which has no zero; a change is
always such a difference, and bare degrees are taken in the scale of the quantity. A sign or word that several
currencies go by at home, such as "$", "pesos" or "Rs", is of the quantity's currency where that is one of them; "US$"
and "Indian rupees" say themselves what they are. A figure that prints no "per" is per what its quantity is: "$1.21" of
dollars for a pound.

It is an error, and the claim is contradicted, where no reading of its words has a unit that fits: whichever of the two
is wrong, what is printed is not what is said to be measured. It is a warning where only some readings fail, and where
the unit is left out. A unit that is not known at all leaves the claim undecided.

## Blind spots

A figure without a unit is taken to be in the unit of its quantity. A phrase such as "enrolled students" counts as its
last word. A noun that is no unit, as in "28 wins" of matches, is taken for what the quantity counts, and so are nurses
or jobs where it counts people. Whether a bare "dollar" is that of the quantity's country nobody asks.

## References

BIPM, JCGM 200:2012, *International vocabulary of metrology* (VIM), 1.2, kind of quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimcheck import figure as figures
from claimcheck import unit
from claimcheck.case import Case
from claimcheck.claim import Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing

ID: Final = "unit-matches-measure"
FAMILY: Final = "wording"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Fact]:
    """Each reading whose unit is not that of its quantity, and each figure that leaves such a unit out."""
    fits = {reading.claim.id for reading in case.readings if not reading.mismatch}
    for reading in case.readings:
        if reading.mismatch:
            yield _mismatch(case, reading, otherwise=reading.claim.id in fits)
        else:
            yield from _left_out(case, reading)


def _mismatch(case: Case, reading: Reading, *, otherwise: bool) -> Fact:
    figure = reading.figure
    message = f"“{reading.claim.printed}” cannot be of {_of(case, reading)}: {reading.mismatch}"
    severity, verdict = Severity.ERROR, Verdict.CONTRADICTED
    if otherwise:
        severity, verdict = Severity.WARNING, Verdict.STRAINED
    elif figure is None or _read(figure.unit, case) is None:
        verdict = Verdict.UNDECIDED
        message = f"the unit of “{reading.claim.printed}” is not understood: {reading.mismatch}"
    else:
        message += _remedy(reading, figure.unit, case)
    return Fact(reading.claim.id, message, severity, verdict, reading)


def _remedy(reading: Reading, printed: str, case: Case) -> str:
    """What to change where a quantity counts one thing and its figure another: often they are the same ones."""
    counted = _read(printed, case)
    if isinstance(reading.claim, Threshold) or counted is None or reading.subject is None:
        return ""
    target = case.measure(reading.subject.measure).typed_unit
    if not all(one.dimension.startswith("count of ") for one in (counted, target)):
        return ""
    return f"; if the quantity counts {counted.name}, make that its unit"


def _left_out(case: Case, reading: Reading) -> Iterator[Fact]:
    """A unit that the quote prints with the figure, that the figure leaves out, and that is none of its quantity."""
    figure, quote = reading.figure, reading.claim.quote
    if figure is None or figure.unit or reading.plain is None:
        return
    # "Nine were grounded, three times as many as in 2023, when it was three": the bare number stands in the quote too.
    places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(figure.printed)}(?!\w)", quote)]
    printings = [figures.match(quote, place) for place in places]
    if not all(found is not None and found[0].unit and found[0].value == figure.value for found in printings):
        return
    found = next(filter(None, printings), None)
    if found is None:
        return
    printed, target = _read(found[0].unit, case), _read(reading.unit, case)
    if printed is None or target is None or printed.dimension.startswith("count of "):
        return
    if printed == unit.PERCENTAGE_POINTS and target in (unit.SCORE, unit.INDEX):
        return
    if not unit.compatible(printed, target) or target == unit.PERCENT:
        yield Fact(
            reading.claim.id,
            f"“{figure.printed}” leaves out its unit: the quote prints “{found[0].printed}”",
            Severity.WARNING,
            Verdict.STRAINED,
            reading,
        )


def _of(case: Case, reading: Reading) -> str:
    if isinstance(reading.claim, Threshold) and reading.claim.limit is not None:
        return case.dossier.limits[reading.claim.limit].measure
    if reading.subject is None:
        return "what is counted"
    measured = case.measure(reading.subject.measure).measure
    return f"{measured} ({reading.subject.who})" if reading.subject.members else measured


def _read(text: str, case: Case) -> unit.Unit | None:
    try:
        return unit.read(text, case.dossier.counted)[1]
    except unit.UnitError:
        return None


_QUANTITIES = """
quantities:
  students: {measure: students, unit: students}
  staff: {measure: staff, unit: people}
  grants: {measure: grants paid, unit: USD, per: year}
  passes: {measure: share of pupils who pass, unit: "%"}
  peak: {measure: highest temperature, unit: °C}
claims:
"""

PASSING: Final = {
    "the unit of the quantity": _QUANTITIES
    + """
  - {id: students, quote: '1,200 enrolled students', kind: level, quantity: students, figure: '1,200 enrolled students'}
""",
    "rupees, which are those of the quantity": """
quantities:
  profit: {measure: net profit, unit: INR}
claims:

  - {id: profit, quote: 'net profit of Rs 1,284 crore', kind: level, quantity: profit, figure: 'Rs 1,284 crore'}
""",
    "a number that stands in the quote twice, once with its unit left out": """
quantities:
  grounded: {measure: aircraft on the ground, unit: aircraft}
claims:

  - {id: before, quote: 'nine, three times as many as in 2023, when it was three', kind: level, quantity: grounded,
     figure: three}
""",
    "points of a score": """
quantities:
  points: {measure: points of the season, unit: points}
claims:

  - {id: points, quote: third with 83 points, kind: level, quantity: points, figure: 83}
""",
    "a noun for those counted": _QUANTITIES
    + """
  - {id: staff, quote: 406 jobs went, kind: level, quantity: staff, figure: 406 jobs}
  - {id: passed, quote: 31 whizzkids passed, kind: level, quantity: students, figure: 31 whizzkids}
""",
    "no unit": _QUANTITIES
    + """
  - {id: students, quote: '1,200 were enrolled', kind: level, quantity: students, figure: '1,200'}
""",
    "a fraction of a percentage": _QUANTITIES
    + """
  - {id: passes, quote: half of them pass, kind: level, quantity: passes, figure: half}
""",
    "a temperature on another scale": _QUANTITIES
    + """
  - {id: peak, quote: a peak of 119°F, kind: level, quantity: peak, figure: 119°F}
""",
    "a sign and a word that several currencies go by": """
quantities:
  budget: {measure: budget of the province, unit: CAD, per: year}
  deficit: {measure: fiscal deficit, unit: INR, per: year}
claims:

  - {id: budget, quote: spent $5.2 billion, kind: level, quantity: budget, figure: $5.2 billion}
  - {id: deficit, quote: a gap of Rs 16.5 lakh crore, kind: level, quantity: deficit, figure: Rs 16.5 lakh crore}
""",
    "so much, of what is measured per something": """
quantities:
  pound: {measure: dollars for a pound, unit: USD/GBP}
  density: {measure: density of population, unit: people/km2}
claims:

  - {id: pound, quote: at $1.21 to the pound, kind: level, quantity: pound, figure: $1.21}
  - {id: density, quote: 150 people to the square kilometre, kind: level, quantity: density, figure: 150 people}
""",
    "bare degrees": _QUANTITIES
    + """
  - {id: peak, quote: a peak of 48 degrees, kind: level, quantity: peak, figure: 48 degrees}
""",
}

FAILING: Final = {
    "other things counted": Failing(
        _QUANTITIES
        + """
  - {id: students, quote: '1,200 households', kind: level, quantity: students, figure: '1,200 households'}
""",
        claims=("students",),
        message=(
            "“1,200 households” cannot be of students: households and students are different things; if the quantity "
            "counts households, make that its unit"
        ),
    ),
    "another currency": Failing(
        _QUANTITIES
        + """
  - {id: grants, quote: grants of €1.3 billion, kind: level, quantity: grants, figure: €1.3 billion}
""",
        claims=("grants",),
        message=(
            "“€1.3 billion” cannot be of grants paid: EUR and USD are different currencies: give the exchange rate as "
            "a quantity with a source"
        ),
    ),
    "a sign of one currency only": Failing(
        """
quantities:
  budget: {measure: budget of the province, unit: CAD, per: year}
claims:

  - {id: budget, quote: spent US$5.2 billion, kind: level, quantity: budget, figure: US$5.2 billion}
""",
        claims=("budget",),
        message=(
            "“US$5.2 billion” cannot be of budget of the province: USD and CAD are different currencies: give the "
            "exchange rate as a quantity with a source"
        ),
    ),
    "so much per something else": Failing(
        """
quantities:
  price: {measure: price of carbon, unit: EUR/tonne}
claims:

  - {id: price, quote: €84 a head, kind: level, quantity: price, figure: €84 a head}
""",
        claims=("price",),
        message="“€84 a head” cannot be of price of carbon: EUR/people and EUR/tonnes are different types",
    ),
    "rupees for dollars": Failing(
        _QUANTITIES
        + """
  - {id: grants, quote: 'grants of Rs 1,284 crore', kind: level, quantity: grants, figure: 'Rs 1,284 crore'}
""",
        claims=("grants",),
        message=(
            "the unit of “Rs 1,284 crore” is not understood: 'rupees' is ambiguous: write INR, PKR, LKR, NPR or MUR"
        ),
    ),
    "degrees for a length": Failing(
        """
quantities:
  peak: {measure: highest wave, unit: m}
claims:

  - {id: peak, quote: a peak of 11°F, kind: level, quantity: peak, figure: 11°F}
""",
        claims=("peak",),
        message="“11°F” cannot be of highest wave: °F and m are different types: temperature and length",
    ),
    "a unit left out": Failing(
        _QUANTITIES
        + """
  - {id: passes, quote: 47 percent of them pass, kind: level, quantity: passes, figure: 47}
""",
        claims=("passes",),
        message="“47” leaves out its unit: the quote prints “47 percent”",
    ),
}
