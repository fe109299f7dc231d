"""A figure in the present tense should be the newest one that could be known.

## What it checks

Levels without a stated period that fit an older observation and not the newest one known when the article was
published. The note gives both values.

## Why

A sentence without a year speaks of today. When a newer figure was out, the old one misleads although it was right
once, and it shows that the figure was copied from an older text.

## Tolerance

The newest observation is the last one of the same kind of period and calendar that ended by the time of publication; of
an article without a date, the last one of all. A figure that fits the newest value too is not stale. It is a note: a
figure that fits only a period before the two newest strains its claim already in `agrees-with-source`.

## Blind spots

An observation of a period that ended just before publication may not have been out yet. A claim with a stated period is
never stale. Shares, changes and ranks are not looked at, nor is the tense of the verb.

## References

Statistics Canada, *Policy on informing users of data quality and methodology*, on the reference period and timeliness
of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.period import Granularity
from claimcheck.quantity import Quantity
from claimcheck.rule import Fact, Failing

ID: Final = "stale"
FAMILY: Final = "wording"
SEVERITY: Final = Severity.NOTE


def check(case: Case) -> Iterator[Fact]:
    """Each level of no stated period that fits an older observation, and not the newest."""
    for reading in case.readings:
        stated, plain = reading.stated, reading.plain
        if reading.number or reading.claim.period is not None or not isinstance(stated, Quantity) or plain is None:
            continue
        newest, fitting = _newest_and_fitting(case, stated, plain)
        if newest is None or fitting is None:
            continue
        sources = "; ".join(dict.fromkeys((fitting.series.name, newest.series.name)))
        yield Fact(
            reading.claim.id,
            f"“{reading.claim.printed}” is of an older period: {_said(fitting)}, "
            f"while the newest known at publication is {_said(newest)} [{sources}]",
            SEVERITY,
        )


def _newest_and_fitting(case: Case, quantity: Quantity, plain: Interval) -> tuple[Supply | None, Supply | None]:
    """The newest observation at publication, and the newest older one of its kind that fits the figure.

    Neither, where the figure fits the newest of some kind of period, such as the fiscal and the calendar years.
    """
    published = case.dossier.article.published
    kinds: dict[tuple[Granularity, str], list[Supply]] = {}
    for period in case.evidence.periods(quantity):
        supply = case.evidence.reference(quantity.at(period))
        if supply is not None and (published is None or period.end <= published.end):
            kinds.setdefault((period.granularity, period.calendar), []).append(supply)
    if any(known[0].plain.meets(plain) for known in kinds.values()):
        return None, None
    for newest, *older in kinds.values():
        for supply in older:
            if supply.plain.meets(plain):
                return newest, supply
    return None, None


def _said(supply: Supply) -> str:
    return f"{supply.printed}{supply.quantity.when}"


_QUANTITIES = """
article: {published: 2024-06}
quantities:
  students: {measure: students, unit: students}
sources:
  register: {title: Register, publisher: Student Office, standing: official}
evidence:
  - quantity: students
    source: register
    rows: |
      period,value
      2019,7537
      2020,7957
      2021,7984
      2022,8772
      2023,10164
      2024,10988
claims:
"""

PASSING: Final = {
    "the newest at publication": _QUANTITIES
    + """
  - {id: students, quote: 'there are 10,164 students', kind: level, quantity: students, figure: '10,164 students'}
""",
    "an old figure with its year": _QUANTITIES
    + """
  - {id: students, quote: 'in 2020 there were 7,957 students', kind: level, quantity: students, period: 2020,
     figure: '7,957 students'}
""",
    "a bound that still holds": _QUANTITIES
    + """
  - {id: students, quote: 'there are over 8,000 students', kind: level, quantity: students,
     figure: 'over 8,000 students'}
""",
}

FAILING: Final = {
    "the figure of the year before": Failing(
        _QUANTITIES
        + """
  - {id: students, quote: 'there are 8,772 students', kind: level, quantity: students, figure: '8,772 students'}
""",
        claims=("students",),
        message=(
            "“8,772 students” is of an older period: 8,772 students in calendar 2022, while the newest known at "
            "publication is 10,164 students in calendar 2023 [Student Office]"
        ),
    ),
    "a figure from long ago": Failing(
        _QUANTITIES
        + """
  - {id: students, quote: 'nearly 7,600 students', kind: level, quantity: students, figure: 'nearly 7,600 students'}
""",
        claims=("students",),
        message=(
            "“nearly 7,600 students” is of an older period: 7,537 students in calendar 2019, while the newest known at "
            "publication is 10,164 students in calendar 2023 [Student Office]"
        ),
    ),
}
