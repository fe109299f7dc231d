"""The figure is right, of another year or of the year of another calendar.

## What happens

A fiscal year is taken for a calendar year; the growth of one year is printed for three; last year's figure is carried
over.

## How it is undone

Periods are tried in classes: first the same years in the other calendars, then for a change those that keep one of its
two years. The first class in which something fits is named. Every series is tried, both levels from one of them, so
that a figure of a first print is found beside its revision. Only when no class fits are all other periods listed where
the figure stands too, without calling it a slip: most figures of two digits are the change of *some* two years.

## Blind spots

It knows the periods that the evidence knows, and those of the same kind as the one stated: no quarter for a year, which
part-year-for-year tries. A change keeps to one calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Final

from msgspec import Struct

from claimcheck.claim import AnyClaim, Rank
from claimcheck.evidence import Series, Supply
from claimcheck.interval import Interval
from claimcheck.period import Granularity, Period, PeriodError, span
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, ShareOf
from claimcheck.slip import Family, Looked, Named, Undone
from claimcheck.source import Standing
from claimcheck.wording import amount, middle, number, percent

ID: Final = "other-period"
FAMILY: Final = Family.MEANING

MOST_LISTED: Final = 4
"""Places that are listed for a figure that fits both ends of some other period; the rest are counted."""

MOST_SERIES: Final = 8
"""Series whose figure is told for one period: the first print, its revisions and other publishers."""

MOST_PERIODS: Final = 60
"""The newest periods of which every two are tried: thirty years in two calendars have nearly nine hundred pairs."""


class _Fit(Struct, frozen=True):
    """What one series gives for the figure in one period: its set in the unit of the figure, and the arithmetic."""

    period: Period
    values: Interval
    generous: Interval
    arithmetic: str
    series: Series


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim in the periods of the first class that has one in which the figure fits."""
    if looked.figure is None or looked.claim.period is None or looked.reading.stated is None:
        return
    searched: list[_Fit] = []
    own = _stated_periods(looked)
    for number_of_class, periods in enumerate(_classes(looked)):
        found = [fit for period in periods if period not in own for fit in _fits(looked, period)]
        searched += found
        fitting = [fit for fit in found if _meets(looked, fit)]
        if not fitting:
            continue
        # Where nothing fits plainly, figures that fit by generous rounding would be named as well.
        anyhow = not any(_plainly(looked, fit) for fit in fitting)
        reached = tuple(fit.generous if anyhow else fit.values for fit in searched)
        if number_of_class == _LISTED:
            yield _listing(looked, fitting, reached)
            return
        for period in dict.fromkeys(fit.period for fit in fitting):
            there = [fit for fit in found if fit.period == period]
            there.sort(key=lambda fit: not _plainly(looked, fit))
            plainly = any(_plainly(looked, fit) for fit in there)
            said = f"is {_named(period)}: " + "; ".join(_told(there))
            yield Undone(_moved(looked.claim, period), said, reached, plainly=plainly)
        return


_LISTED: Final = 2


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The claim a year later, a year earlier, and in another calendar."""
    period = looked.claim.period
    if period is None or looked.figure is None or isinstance(looked.claim, Rank):
        return
    for years in (1, -1):
        try:
            yield _moved(looked.claim, period.shifted(years))
        except PeriodError:
            continue
    if period.is_open or looked.reading.period is None:
        return
    for other in islice(_in_other_calendars(looked), 1):
        yield _moved(looked.claim, other)


def _moved(claim: AnyClaim, period: Period) -> AnyClaim:
    return claim.model_copy(update={"period": period})


# Which periods.


def _stated_periods(looked: Looked) -> frozenset[Period]:
    """The periods that the words name, in every calendar in which they are read."""
    period = looked.claim.period
    assert period is not None
    if not period.is_open:
        return frozenset({period})
    return frozenset({period, *_in_other_calendars(looked)})


def _in_other_calendars(looked: Looked) -> Iterator[Period]:
    """The years of the claim by their numbers in the calendars of the evidence."""
    period = looked.claim.period
    assert period is not None
    known = _known(looked)
    for calendar in dict.fromkeys(one.calendar for one in known):
        years = {one.year: one for one in known if one.calendar == calendar}
        if period.first is not None and period.last is not None:
            ends = years.get(period.first.year), years.get(period.last.year)
            if ends[0] is not None and ends[1] is not None:
                yield span(ends[0], ends[1])
        elif period.year in years:
            yield years[period.year]


def _known(looked: Looked) -> list[Period]:
    """The periods of the evidence that are of the kind of the claim's, newest first."""
    period, subject = looked.claim.period, looked.reading.subject
    if period is None or subject is None:
        return []
    kind = (period.first or period).granularity
    return [one for one in looked.dossier.evidence.periods(subject) if one.granularity is kind]


def _classes(looked: Looked) -> Iterator[Sequence[Period]]:
    """The same years in other calendars; one stated year kept; everything else."""
    period = looked.claim.period
    assert period is not None
    known = _known(looked)
    others = list(_in_other_calendars(looked)) if (period.first or period).granularity is Granularity.YEAR else []
    yield others
    if period.first is None or period.last is None:
        yield []
        yield [one for one in known if one not in others]
        return
    starts = [one for one in known if _is_end(one, period.first, period)]
    ends = [one for one in known if _is_end(one, period.last, period)]
    kept = list(dict.fromkeys((*_pairs_of(starts, known), *_pairs_of(known, ends))))
    kept = [one for one in kept if one not in others]
    yield kept
    newest = known[:MOST_PERIODS]
    yield [one for one in _pairs_of(newest, newest) if one not in others and one not in kept]


def _pairs_of(starts: Sequence[Period], ends: Sequence[Period]) -> Iterator[Period]:
    for end in ends:
        for start in starts:
            if start.calendar == end.calendar and start.start < end.start:
                yield span(start, end)


def _is_end(one: Period, stated: Period, whole: Period) -> bool:
    """Whether a period is the one stated; of a year whose calendar the words leave open, in any calendar."""
    if stated.granularity is Granularity.YEAR and whole.is_open:
        return one.year == stated.year
    return one == stated


# What the evidence gives there.


def _fits(looked: Looked, period: Period) -> Iterator[_Fit]:
    """The figure as each series gives it for a period."""
    stated = looked.reading.stated
    by = 1 / looked.factor
    match stated:
        case ChangeFrom() if period.first is not None and period.last is not None:
            start, end = stated.start.at(period.first), stated.end.at(period.last)
            for series in looked.dossier.evidence.of(end.measure)[:MOST_SERIES]:
                one, other = series.give(start), series.give(end)
                if one is None or other is None:
                    continue
                values, generous = (_change(stated.form, *pair) for pair in _pairs(one, other))
                told = _arithmetic(stated.form, values, looked)
                yield _Fit(
                    period,
                    values.scaled(by),
                    generous.scaled(by),
                    f"{_without_unit(one, other)} to {other.printed} is {told}",
                    series,
                )
        case Quantity():
            quantity = stated.at(period)
            for series in looked.dossier.evidence.of(quantity.measure)[:MOST_SERIES]:
                given = series.give(quantity)
                if given is not None:
                    yield _Fit(period, given.plain.scaled(by), given.generous.scaled(by), given.printed, series)
        case ShareOf():
            part, whole = stated.part.at(period), stated.whole.at(period)
            for one, other in _supplied(looked, part, whole):
                values, generous = ((first / second).scaled(100) for first, second in _pairs(one, other))
                shown = middle(values)
                told = "no percentage" if shown is None else percent(shown)
                yield _Fit(
                    period,
                    values.scaled(by),
                    generous.scaled(by),
                    f"{one.printed} of {other.printed} is {told}",
                    one.series,
                )
        case _:
            return


def _supplied(looked: Looked, part: Quantity, whole: Quantity) -> Iterator[tuple[Supply, Supply]]:
    evidence = looked.dossier.evidence
    if part.measure == whole.measure:
        for found in islice(evidence.supplies((part, whole)), MOST_SERIES):
            yield found[part], found[whole]
        return
    ways: Iterable[tuple[Series, Series]] = product(evidence.of(part.measure), evidence.of(whole.measure))
    for one, other in islice(ways, MOST_SERIES):
        given = one.give(part), other.give(whole)
        if given[0] is not None and given[1] is not None:
            yield given[0], given[1]


def _pairs(one: Supply, other: Supply) -> tuple[tuple[Interval, Interval], tuple[Interval, Interval]]:
    return (one.plain, other.plain), (one.generous, other.generous)


def _change(form: ChangeForm, start: Interval, end: Interval) -> Interval:
    match form:
        case ChangeForm.RELATIVE:
            return (end / start).scaled(100) - Interval.point(100)
        case ChangeForm.MULTIPLE:
            return end / start
        case _:
            return end - start


def _arithmetic(form: ChangeForm, values: Interval, looked: Looked) -> str:
    value = middle(values)
    if value is None:
        return "any change"
    match form:
        case ChangeForm.RELATIVE:
            return percent(value, signed=True)
        case ChangeForm.MULTIPLE:
            return f"{number(value)} times"
        case ChangeForm.POINTS:
            return amount(value, "percentage points")
        case _:
            return f"{'+' if value > 0 else ''}{amount(value, looked.reading.unit)}"


def _without_unit(one: Supply, other: Supply) -> str:
    """A figure without its unit, where the one beside it prints the same: 1,440 to 2,123 million USD."""
    figure, _, unit = one.printed.partition(" ")
    return figure if unit and other.printed.endswith(f" {unit}") else one.printed


def _meets(looked: Looked, fit: _Fit) -> bool:
    assert looked.figure is not None
    return looked.figure.generous.meets(fit.generous)


def _plainly(looked: Looked, fit: _Fit) -> bool:
    assert looked.figure is not None
    return looked.figure.plain.meets(fit.values)


# What is said.


def _named(period: Period) -> str:
    if period.first is not None and period.last is not None:
        return f"{period.first} to {period.last}"
    return f"of {period}"


def _told(fits: Sequence[_Fit]) -> Iterator[str]:
    """The arithmetic of each series, and which of several vintages came first."""
    vintages = sorted({fit.series.vintage for fit in fits if fit.series.vintage})
    for fit in fits[:MOST_LISTED]:
        which = ""
        if len(vintages) > 1 and fit.series.vintage:
            which = "first print, " if fit.series.vintage == vintages[0] else "revision, "
        yield f"{fit.arithmetic} ({which}{fit.series.name})"


def _standing(series: Series) -> int:
    """The place of its standing: official series first, modelled ones last."""
    return list(Standing).index(series.source.standing)


def _listing(looked: Looked, fitting: Sequence[_Fit], reached: tuple[Interval, ...]) -> Undone:
    """Where the figure stands too, by series; those that fit plainly if any do."""
    plain = [fit for fit in fitting if _plainly(looked, fit)]
    by_series: dict[str, tuple[Series, list[_Fit]]] = {}
    for fit in plain or fitting:
        by_series.setdefault(fit.series.name, (fit.series, []))[1].append(fit)
    parts = []
    for series, fits in sorted(by_series.values(), key=lambda item: _standing(item[0])):
        fits.sort(key=lambda fit: (fit.period.start, fit.period.end))
        told = [f"{_named(fit.period).removeprefix('of ')} ({fit.arithmetic})" for fit in fits[:MOST_LISTED]]
        if len(fits) > MOST_LISTED:
            told.append(f"{len(fits) - MOST_LISTED} more")
        parts.append(f"{', '.join(told)} by {series.name}, {series.source.standing.value}")
    said = f"is the figure of other periods: {'; '.join(parts)}"
    return Undone(looked.claim, said, reached, listed=True, plainly=bool(plain))


_FILE: Final = """
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  exports: {measure: exports of services, unit: USD, per: year}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
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
claims:
"""

NAMED: Final = {
    "the growth of one year for that of three": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 46% from 2020 to 2023, kind: change, quantity: exports, period: 2020..2023,
     figure: 46%}
""",
        claim="growth",
        sentence=(
            "other-period: “46%” is fiscal 2020 to fiscal 2021: 1,440 to 2,108 million USD is +46.4% (Central"
            " Bank); 1 in 228 figures of this precision would fit as well"
        ),
    ),
    "a fiscal year for a calendar year": Named(
        _FILE
        + """
  - {id: exports, quote: exports of $1.44 billion in the calendar year 2020, kind: level, quantity: exports,
     period: calendar 2020, figure: $1.44 billion}
""",
        claim="exports",
        sentence=(
            "other-period: “$1.44 billion” is of fiscal 2020: 1,440 million USD (Central Bank); 1 in 1,426 "
            "figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "a bare year, right in one calendar": _FILE
    + """
  - {id: growth, quote: exports grew by 58% from 2020 to 2023, kind: change, quantity: exports, period: 2020..2023,
     figure: 58%}
""",
}
