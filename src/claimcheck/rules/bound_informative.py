"""A bound should stand near the value it bounds.

## What it checks

Figures under a bounding word ("over half a million", "nearly 60%", "up to 40", "dozens", "a majority", "more than
doubled") for which evidence has the value: the value fits the words, but lies outside what they lead a reader to
expect. The note gives the value, its source, and a wording with the value rounded to two digits.

## Why

"Over half a million" is true of 684,438, but a reader takes it for something below 600,000, since a writer who knew
more would have said more. A bound far from its value is mostly an old figure that was left standing.

## Tolerance

Expected is up to one unit of the last digit that is not zero beyond the bound ("over 500,000" up to 600,000), for
"nearly" and "just over" a twentieth of the value, of a fraction in words a tenth, for words such as "dozens" the values
below the next such word. The note is only given where the value fits the words at all and none of it is expected.

## Blind spots

It knows the tables of the dossier and no others. A far bound may be meant, as where a law names the bound. "About" and
ranges are left alone, because what fits those is near anyway.

## References

Cummins, C., Sauerland, U. and Solt, S., *Granularity and scalar implicature in numerical expressions*, Linguistics and
Philosophy 35, 2012.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from claimcheck import quotient
from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.quantity import Quantity, Stated, divided
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing
from claimcheck.wording import amount, middle

ID: Final = "bound-informative"
FAMILY: Final = "wording"
SEVERITY: Final = Severity.NOTE

_NEAR_ANYWAY: Final = frozenset({"", "about", "between"})


def check(case: Case) -> Iterator[Fact]:
    """Each bounded figure whose value in evidence fits it and is not what it leads to expect."""
    for reading in case.readings:
        figure = reading.figure
        if figure is None or figure.hedge in _NEAR_ANYWAY or reading.stated is None or reading.expected is None:
            continue
        known = _known(case, reading.stated)
        if known is None or reading.plain is None:
            continue
        value, supplies = known
        if value.meets(reading.plain) and not value.meets(reading.expected):
            yield Fact(
                reading.claim.id,
                _message(figure.printed, value, supplies, reading),
                SEVERITY,
                reading=reading,
                evidence=tuple(
                    f"{one.quantity}: {one.printed} ({supply.series.name}, {one.place})"
                    for supply in supplies
                    for one in supply.observations
                ),
            )


def _known(case: Case, stated: Stated) -> tuple[Interval, tuple[Supply, ...]] | None:
    """The value that the reference gives for what is stated, in the unit it is stated in, and where it is from."""
    if isinstance(stated, Quantity):
        supply = case.evidence.reference(stated)
        return None if supply is None else (supply.plain, (supply,))
    parts = divided(stated)
    pair = None if parts is None else quotient.supplied(case.evidence, *parts)
    return None if pair is None else (quotient.worked_out(stated, pair[0].plain, pair[1].plain), pair)


def _message(printed: str, value: Interval, supplies: tuple[Supply, ...], reading: Reading) -> str:
    sources = "; ".join(dict.fromkeys(supply.series.name for supply in supplies))
    central = middle(value)
    if central is None:
        return f"“{printed}” is far from the value [{sources}]"
    shown = supplies[0].printed if isinstance(reading.stated, Quantity) else amount(central, reading.unit)
    when = supplies[0].quantity.when
    wording = f"“about {amount(_two_digits(central), reading.unit)}”"
    return f"“{printed}” is far from the value: {shown}{when}; {wording} would say more [{sources}]"


def _two_digits(value: Fraction) -> Fraction:
    """The value rounded to the first two digits that count."""
    step = Fraction(1)
    while abs(value) >= 100 * step:
        step *= 10
    while 0 < abs(value) < 10 * step:
        step /= 10
    return round(value / step) * step


_QUANTITIES = """
quantities:
  residents: {measure: residents, unit: people, by: district, members: {Harbour: []}}
sources:
  census: {title: Census, publisher: Statistics Office, standing: official}
evidence:
  - quantity: residents
    source: census
    whole: all
    rows: |
      member,period,value
      Harbour,2023,349063
      all,2023,684438
claims:
"""

PASSING: Final = {
    "below the next step": _QUANTITIES
    + """
  - {id: city, quote: 'over 600,000 people live here', kind: level, quantity: residents, period: 2023,
     figure: 'over 600,000 people'}
""",
    "near the value it is nearly": _QUANTITIES
    + """
  - {id: city, quote: 'nearly 700,000 people live here', kind: level, quantity: residents, period: 2023,
     figure: 'nearly 700,000 people'}
""",
    "a wrong figure is the matter of another rule": _QUANTITIES
    + """
  - {id: city, quote: 'over 700,000 people live here', kind: level, quantity: residents, period: 2023,
     figure: 'over 700,000 people'}
""",
}

FAILING: Final = {
    "far above the bound": Failing(
        _QUANTITIES
        + """
  - {id: city, quote: over half a million people live here, kind: level, quantity: residents, period: 2023,
     figure: over half a million people}
""",
        claims=("city",),
        message=(
            "“over half a million people” is far from the value: 684,438 people in calendar 2023; "
            "“about 680,000 people” would say more [Statistics Office]"
        ),
    ),
    "nearly, for a share that is not near": Failing(
        _QUANTITIES
        + """
  - {id: harbour, quote: nearly 60% of them in the Harbour district, kind: share, quantity: residents, member: Harbour,
     period: 2023, figure: nearly 60%}
""",
        claims=("harbour",),
        message=(
            "“nearly 60%” is far from the value: 51% in calendar 2023; “about 51%” would say more [Statistics Office]"
        ),
    ),
}
