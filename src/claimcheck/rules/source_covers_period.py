"""A source cannot report what ended after it was published.

## What it checks

The date of publication of the sources that a claim names against its stated period; and the date of the table that
gives the reference for it (its vintage, else the publication of its source) against the period of the table's figure.
What adds up over time, such as a year's exports, is known when the period has ended; a stock, such as the residents of
a town, when it has begun.

## Why

A figure for 2023 from a text of 2022 is a forecast, a part of the year, or a mix-up of source or year. None of these is
what the words say.

## Tolerance

Dates are compared at their last possible day: "published 2025" may be 31 December 2025. A claim with several sources
is only told of when none of them is late enough. A bare year is tried in each calendar that is known. It is a warning.

## Blind spots

Limits are left alone, since a law says what will hold, and so are modelled sources, periods that end after the article
itself was published, because those may be forecasts, and sources without a date. A figure that was published on the
last days of its period passes.

## References

IMF, *Special Data Dissemination Standard: the guide*, 2013, on the periodicity and timeliness of data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck import period_grammar
from claimcheck.case import Case
from claimcheck.claim import Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.period import Period
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing
from claimcheck.source import Standing

ID: Final = "source-covers-period"
FAMILY: Final = "provenance"
SEVERITY: Final = Severity.WARNING


def check(case: Case) -> Iterator[Fact]:
    """Each reading whose period was not over when its sources, or its evidence, appeared."""
    for reading in case.readings:
        if isinstance(reading.claim, Threshold):
            continue
        messages = (_named(case, reading), _of_evidence(case, reading))
        for message in filter(None, messages):
            yield Fact(reading.claim.id, message, SEVERITY, Verdict.STRAINED, reading)


def _named(case: Case, reading: Reading) -> str | None:
    claim = reading.claim
    period = _period(reading)
    if claim.period is None or period is None or _is_forecast(case, period):
        return None
    flow = reading.subject is not None and case.measure(reading.subject.measure).per is not None
    dated = []
    for source in (case.dossier.sources[name] for name in claim.sources):
        published = _days(source.published)
        if source.standing is Standing.MODELLED or published is None or not _too_early(published, period, flow=flow):
            return None
        dated.append(f"{source.name}, published {source.published}")
    if not dated:
        return None
    return f"{period.words} had not {'ended' if flow else 'begun'} when its source appeared: {'; '.join(dated)}"


def _of_evidence(case: Case, reading: Reading) -> str | None:
    for quantity in (reading.subject, reading.other):
        supply = None if quantity is None else case.evidence.reference(quantity)
        if supply is None or supply.quantity.period is None or _is_forecast(case, supply.quantity.period):
            continue
        series, period = supply.series, supply.quantity.period
        flow = case.measure(series.measure).per is not None
        known = _days(series.vintage or series.source.published)
        if series.source.standing is Standing.MODELLED or known is None or not _too_early(known, period, flow=flow):
            continue
        name = series.name if series.vintage else f"{series.name}, published {series.source.published}"
        return f"{period.words} had not {'ended' if flow else 'begun'} when its evidence was current: {name}"
    return None


def _period(reading: Reading) -> Period | None:
    """The period that must be known: of a change, that of its end."""
    if reading.subject is not None:
        return reading.subject.period
    return reading.period if reading.period is None or reading.period.last is None else reading.period.last


def _too_early(known: Period, period: Period, *, flow: bool) -> bool:
    return known.end < period.end if flow else known.end <= period.start


def _is_forecast(case: Case, period: Period) -> bool:
    published = case.dossier.article.published
    return published is not None and published.end < period.end


def _days(text: str | None) -> Period | None:
    """The days on which something may have been published; None where no date is given."""
    return None if text is None else period_grammar.read(text)


_QUANTITIES = """
quantities:
  exports: {measure: exports, unit: USD, per: year}
  students: {measure: students, unit: students}
sources:
  early: {title: Exports until October, publisher: Trade Office, published: 2022-11}
  late: {title: Annual report, publisher: Trade Office, published: 2022}
evidence:
  - quantity: exports
    source: early
    unit: million USD
    rows: |
      period,value
      2021,877
      2023,1016
claims:
"""

PASSING: Final = {
    "published within the year, perhaps on its last day": _QUANTITIES
    + """
  - {id: exports, quote: 'exports of $950 million in 2022', kind: level, quantity: exports, period: 2022,
     figure: $950 million, sources: [late]}
""",
    "one of two sources is late enough": _QUANTITIES
    + """
  - {id: exports, quote: 'exports of $950 million in 2022', kind: level, quantity: exports, period: 2022,
     figure: $950 million, sources: [early, late]}
""",
    "a stock is known within the year": _QUANTITIES
    + """
  - {id: students, quote: 'in 2022 there were 9,500 students', kind: level, quantity: students, period: 2022,
     figure: '9,500 students', sources: [early]}
""",
    "evidence of a year that was over": _QUANTITIES
    + """
  - {id: exports, quote: exports of $877 million in 2021, kind: level, quantity: exports, period: 2021,
     figure: $877 million}
""",
}

FAILING: Final = {
    "a source from before the end of the year": Failing(
        _QUANTITIES
        + """
  - {id: exports, quote: 'exports of $950 million in 2022', kind: level, quantity: exports, period: 2022,
     figure: $950 million, sources: [early]}
""",
        claims=("exports",),
        message="calendar 2022 had not ended when its source appeared: Trade Office, published 2022-11",
    ),
    "a stock of a year to come": Failing(
        _QUANTITIES
        + """
  - {id: students, quote: 'in 2023 there were 9,500 students', kind: level, quantity: students, period: 2023,
     figure: '9,500 students', sources: [early]}
""",
        claims=("students",),
        message="calendar 2023 had not begun when its source appeared: Trade Office, published 2022-11",
    ),
    "a table that is older than its figure": Failing(
        _QUANTITIES
        + """
  - {id: exports, quote: exports of $1.0 billion in 2023, kind: level, quantity: exports, period: 2023,
     figure: $1.0 billion}
""",
        claims=("exports",),
        message="calendar 2023 had not ended when its evidence was current: Trade Office, published 2022-11",
    ),
}
