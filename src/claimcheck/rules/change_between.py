"""A change must follow from its two levels.

## What it checks

A change with a figure ("grew by 47% from 2020 to 2023", "fell by 3 percentage points", "more than doubled") against
the levels of the first and the last period, both from one source and one vintage: (1 + change) × start = end for a
relative change, end − start for one in the unit or in points, factor × start = end for a multiple. With a `base` the
change is one from that quantity in the same period: 20% more than the neighbour's.

## Why

Growth figures are copied together with their percentage and lose their years, their base or their direction on the
way.

## Tolerance

The figure is taken as the set its words stand for, the levels as their tables print them. Where no period is stated,
the change to the newest observation at publication is meant, or to the one before, from the period that comes before it
or a year earlier. A bare year is tried in each calendar that the evidence knows, both ends in the same one; only when
none fits is the change contradicted.

## Blind spots

A change without both levels in evidence, or in claims of the article, is left alone. So are a vague one ("by several
points"), whose direction change-direction looks at, one per year, which compound-growth redoes, and percentage points
of what is no percentage, which point-or-percent names. A percentage or a factor that starts from a negative level, such
as a loss, has no agreed meaning; it is said, and not compared, unless both levels are negative and the words speak of
losses or deficits: then it is one of their size. It does not adjust prices: a real change against nominal
levels breaks although it may be right, which the definition of the series should say.

## References

OECD, *Data and Metadata Reporting and Presentation Handbook*, 2007, section 5 on growth rates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck import loss
from claimcheck.case import Case
from claimcheck.claim import Change
from claimcheck.figure import Figure, Force
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.quantity import ChangeForm, ChangeFrom
from claimcheck.relation import Relation, Variable, equal
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import amount, middle, number, percent

ID: Final = "change-between"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

_NOTHING: Final = Interval.point(0)


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each change with a figure: its level at the end follows from that at the start."""
    for reading, claim in case.of(Change):
        stated = reading.stated
        if not isinstance(stated, ChangeFrom) or not _is_between_levels(case, stated, reading.figure):
            continue
        start = case.known(stated.start) if stated.form in (ChangeForm.RELATIVE, ChangeForm.MULTIPLE) else None
        end = case.known(stated.end)
        of_losses = loss.are_compared(claim, case.measure(stated.end.measure)) and (
            end is None or end.all_below(_NOTHING)
        )
        if start is not None and start.all_below(_NOTHING) and not of_losses:
            message = f"“{claim.printed}” starts from a negative level{stated.start.when}"
            message += ": a percentage or a factor of it has no agreed meaning and is not compared"
            yield Fact(claim.id, message, Severity.NOTE, None, reading)
        else:
            yield Requirement(
                _relation(stated),
                reading,
                broken=f"“{claim.printed}” does not follow from the two levels",
                arithmetic=_arithmetic,
            )


def _is_between_levels(case: Case, stated: ChangeFrom, figure: Figure | None) -> bool:
    """Whether the figure is the whole change of the levels, and one that they can have."""
    measure = case.measure(stated.end.measure)
    if figure is None or figure.force is Force.VAGUE or not case.comparable(stated.start, stated.end):
        return False
    if figure.rate and not (stated.form is ChangeForm.ABSOLUTE and measure.per is not None):
        return False
    return stated.form is not ChangeForm.POINTS or measure.is_rate


def _relation(stated: ChangeFrom) -> Relation:
    change, start, end = Variable(stated), Variable(stated.start), Variable(stated.end)
    match stated.form:
        case ChangeForm.RELATIVE:
            return equal((100 + change) * start, 100 * end)
        case ChangeForm.MULTIPLE:
            return equal(change * start, end)
        case ChangeForm.ABSOLUTE | ChangeForm.POINTS:
            return equal(start + change, end)


def _arithmetic(trial: Trial) -> str:
    stated = next(name for name in trial.statements if isinstance(name, ChangeFrom))
    start, end = trial[stated.start], trial[stated.end]
    match stated.form:
        case ChangeForm.RELATIVE:
            change = middle((end.plain - start.plain) * Interval.point(100) / start.plain)
            shown = "no percentage" if change is None else percent(change, signed=True)
        case ChangeForm.MULTIPLE:
            factor = middle(end.plain / start.plain)
            shown = "no factor" if factor is None else f"{number(factor)} times"
        case ChangeForm.POINTS:
            shown = _signed(end.plain - start.plain, "percentage points")
        case ChangeForm.ABSOLUTE:
            shown = _signed(end.plain - start.plain, end.unit)
    return f"{trial[stated].converted}{start.said}{stated.start.when} to {end.said}{stated.end.when} is {shown}"


def _signed(difference: Interval, unit: str) -> str:
    value = middle(difference)
    if value is None:
        return f"any number of {unit}"
    return f"{'+' if value > 0 else ''}{amount(value, unit)}"


_QUANTITIES = """
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  exports: {measure: exports of services, unit: USD, per: year}
  support: {measure: support for the party, unit: "%"}
  profit: {measure: profit, unit: USD, signed: yes}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
  poll: {title: Poll, publisher: Pollster}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: |
      period,value
      fiscal 2020,1440
      fiscal 2021,2108
      fiscal 2023,2596
      calendar 2020,1716
      calendar 2023,2718
  - quantity: support
    source: poll
    rows: |
      period,value
      2023,31.2
      2024,28.2
  - quantity: profit
    source: bank
    unit: million USD
    rows: |
      period,value
      2021,-10
      2022,-5
      2023,10
      2024,14
claims:
"""

_NEIGHBOURS: Final = """
quantities:
  rain: {measure: rain, unit: mm, by: town, members: {Aberville: [], Bemouth: []}}
  heat: {measure: highest temperature, unit: °C, by: town, members: {Aberville: [], Bemouth: []}}
claims:
  - {id: hot, quote: Aberville reached 48.3°C, kind: level, quantity: heat, member: Aberville, figure: 48.3°C}
  - {id: mild, quote: Bemouth reached 40.0°C, kind: level, quantity: heat, member: Bemouth, figure: 40.0°C}
  - {id: wet, quote: Aberville had 843 mm of rain, kind: level, quantity: rain, member: Aberville, figure: 843 mm}
  - {id: dry, quote: Bemouth had 703 mm, kind: level, quantity: rain, member: Bemouth, figure: 703 mm}
"""

_QUARTERS: Final = """
quantities:
  sales: {measure: sales, unit: EUR, per: year}
sources:
  firm: {title: Results by quarter, publisher: The company}
evidence:
  - quantity: sales
    source: firm
    unit: million EUR
    rows: |
      period,value
      2022-Q1,90
      2022-Q2,95
      2022-Q3,100
      2022-Q4,115
      2023-Q1,100
      2023-Q2,110
      2023-Q3,120
      2023-Q4,150
claims:
"""

PASSING: Final = {
    "years known by their quarters": _QUARTERS
    + """
  - {id: growth, quote: sales rose 20% in 2023, kind: change, quantity: sales, period: 2022..2023, figure: 20%}
""",
    "the change of its years": _QUANTITIES
    + """
  - {id: growth, quote: exports grew by 46% from fiscal 2020 to fiscal 2021, kind: change, quantity: exports,
     period: fiscal 2020..fiscal 2021, figure: 46%}
""",
    "a bare year, right in one calendar": _QUANTITIES
    + """
  - {id: growth, quote: exports grew by 58% from 2020 to 2023, kind: change, quantity: exports, period: 2020..2023,
     figure: 58%}
""",
    "a loss that halved": _QUANTITIES
    + """
  - {id: loss, quote: losses halved in 2022, kind: change, quantity: profit, period: 2021..2022, figure: halved}
""",
    "a loss that narrowed by an amount": _QUANTITIES
    + """
  - {id: loss, quote: the loss narrowed by $5 million, kind: change, quantity: profit, period: 2021..2022,
     direction: fall, figure: $5 million}
""",
    "the change of the two newest years, unsaid": _QUANTITIES
    + """
  - {id: growth, quote: profit grew by 40%, kind: change, quantity: profit, figure: 40%}
""",
    "from profit to profit": _QUANTITIES
    + """
  - {id: growth, quote: profit grew by 40% in 2024, kind: change, quantity: profit, period: 2023..2024, figure: 40%}
""",
    "more than another": _NEIGHBOURS
    + """
  - {id: more, quote: Aberville had 20% more rain than Bemouth, kind: change, direction: rise, quantity: rain,
     member: Aberville, base: "rain[Bemouth]", figure: 20%}
""",
    "degrees of another scale": _NEIGHBOURS
    + """
  - {id: hotter, quote: 15°F hotter than Bemouth, kind: change, direction: rise, quantity: heat,
     member: Aberville, base: "heat[Bemouth]", figure: 15°F}
""",
    "points between two rates": _QUANTITIES
    + """
  - {id: loss, quote: the party lost 3 percentage points, kind: change, direction: fall, quantity: support,
     period: 2023..2024, figure: 3 percentage points}
""",
}

FAILING: Final = {
    "the growth of nine months for that of the year": Failing(
        _QUARTERS
        + """
  - {id: growth, quote: sales rose 16% in 2023, kind: change, quantity: sales, period: 2022..2023, figure: 16%}
""",
        claims=("growth",),
        message=(
            "“16%” does not follow from the two levels: 400 million EUR (90 + 95 + 100 + 115) in 2022 to 480 million "
            "EUR (100 + 110 + 120 + 150) in 2023 is +20% [The company]"
        ),
    ),
    "a difference with the zero of another scale": Failing(
        _NEIGHBOURS
        + """
  - {id: hotter, quote: 47°F hotter than Bemouth, kind: change, direction: rise, quantity: heat,
     member: Aberville, base: "heat[Bemouth]", figure: 47°F}
""",
        claims=("hotter", "mild", "hot"),
        message=(
            "“47°F” does not follow from the two levels: “47°F” is 26.1 °C, beside “40.0°C” (mild) to “48.3°C” (hot) "
            "is +8.3 °C"
        ),
    ),
    "a share of the larger one": Failing(
        _NEIGHBOURS
        + """
  - {id: more, quote: Aberville had 17% more rain than Bemouth, kind: change, direction: rise, quantity: rain,
     member: Aberville, base: "rain[Bemouth]", figure: 17%}
""",
        claims=("more", "dry", "wet"),
        message="“17%” does not follow from the two levels: “703 mm” (dry) to “843 mm” (wet) is +19.9%",
    ),
    "the growth of other years": Failing(
        _QUANTITIES
        + """
  - {id: growth, quote: exports grew by 47% from 2020 to 2023, kind: change, quantity: exports, period: 2020..2023,
     figure: 47%}
""",
        claims=("growth",),
        message=(
            "“47%” does not follow from the two levels: 1,716 million USD in calendar 2020 to 2,718 million USD in "
            "calendar 2023 is +58.4%; 1,440 million USD in fiscal 2020 to 2,596 million USD in fiscal 2023 is +80.3% "
            "[Central Bank]"
        ),
    ),
    "percent where points are meant": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: the party lost 3 percent, kind: change, direction: fall, quantity: support, period: 2023..2024,
     figure: 3 percent}
""",
        claims=("loss",),
        message=(
            "“3 percent” does not follow from the two levels: 31.2% in calendar 2023 to 28.2% in calendar 2024 "
            "is −9.6% [Pollster]"
        ),
    ),
    "a loss that shrank by less": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: the loss narrowed by 30%, kind: change, quantity: profit, period: 2021..2022, direction: fall,
     figure: 30%}
""",
        claims=("loss",),
        message=(
            "“30%” does not follow from the two levels: −10 million USD in calendar 2021 to −5 million USD in calendar "
            "2022 is −50.6% [Central Bank]"
        ),
    ),
    "no change of any two years, unsaid": Failing(
        _QUANTITIES
        + """
  - {id: loss, quote: the party lost 5 points, kind: change, direction: fall, quantity: support, figure: 5 points}
""",
        claims=("loss",),
        message=(
            "“5 points” does not follow from the two levels: 31.2% in calendar 2023 to 28.2% in calendar 2024 is −3 "
            "percentage points [Pollster]"
        ),
    ),
    "from a loss to a profit": Failing(
        _QUANTITIES
        + """
  - {id: turn, quote: profit grew by 300% in 2023, kind: change, quantity: profit, period: 2022..2023, figure: 300%}
""",
        claims=("turn",),
        message=(
            "“300%” starts from a negative level in calendar 2022: a percentage or a factor of it has no agreed "
            "meaning and is not compared"
        ),
    ),
}
