"""A pace: what so many a day, a week or a month come to over the period of a claim."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck import figure as figures
from claimcheck.claim import Level
from claimcheck.figure import Figure
from claimcheck.interval import ONE, Interval
from claimcheck.measure import Measure
from claimcheck.period import MONTHS_IN, Period

_DAYS: Final = {
    "second": Fraction(1, 86400),
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
}
_WEEKS_OF_A_YEAR: Final = Fraction(52)
_PER: Final = re.compile(r"\b(?:an?|per|each|every|daily|weekly|monthly)\b", re.IGNORECASE)
_AVERAGE: Final = re.compile(r"\b(?:averag|mean\b)", re.IGNORECASE)


def as_printed(claim: Level, measure: Measure, figure: Figure) -> Figure:
    """The figure of a flow with the pace that its quote prints right behind it, where the claim file left that out."""
    if measure.per is None or figure.rate or not _PER.search(claim.quote):
        return figure
    found = figures.match(claim.quote, max(claim.quote.find(figure.printed), 0))
    if found is None or found[0].value != figure.value or found[0].rate not in (*_DAYS, *MONTHS_IN):
        return figure
    return replace(figure, rate=found[0].rate)


def times(claim: Level, measure: Measure, figure: Figure, period: Period | None) -> Interval | None:
    """How often the rate of a figure is counted in its period: 12 for an amount a month, over a year; 1 for none.

    A year has its days divided by seven as its weeks, or 52. None where the number cannot be told: so many a day are a
    total only on average, since the days may differ; and so many a head or a branch are no amount of the flow at all.
    """
    per, rate = measure.per, figure.rate
    if per is None or (rate in ("", per) and (period is None or period.first is None)) or rate == per == "day":
        return ONE
    averages = claim.mean is not None or _AVERAGE.search(claim.quote) is not None
    if not rate and averages and period is not None and period.first is not None:
        # "Averaged $320 million between 2021 and 2023" is so much a year.
        rate = period.first.granularity.value
    if not rate:
        return ONE
    if rate in MONTHS_IN:
        months = MONTHS_IN.get(per) if period is None else _whole_months(period)
        return ONE if months is None else Interval.point(max(Fraction(months, MONTHS_IN[rate]), Fraction(1)))
    if rate not in _DAYS or period is None or not averages:
        return None
    number = (period.end - period.start).days / _DAYS[rate]
    is_weeks_of_a_year = rate == "week" and int(number) == _WEEKS_OF_A_YEAR
    return Interval.closed(_WEEKS_OF_A_YEAR if is_weeks_of_a_year else number, number)


def _whole_months(period: Period) -> int | None:
    """How many months a period has; None where it is not made up of whole ones."""
    if period.start.day != 1 or period.end.day != 1:
        return None
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
