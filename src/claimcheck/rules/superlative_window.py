"""The largest since a year is larger than in each year after it.

## What it checks

A rank over time ("the largest since 1995", "the lowest in a decade", "the second-highest of the century"): the figure
of its period against that of every other period in the window that the words name, both from one source. With `since`,
the window begins after the period named and ends before the claim's own; with `window` it is as written.

## Why

A superlative over time hangs on where its window begins, and that is the part of it that a writer is free to choose.

## Tolerance

The largest is larger than every other; one that is as large makes it a joint record at best. Figures that round too
close to tell leave it undecided, and so does a period of the window that no source gives. Where a window that begins a
period or two earlier would turn the answer, a note says so, and so does one where the words could look back further.

## Blind spots

It does not know whether the series was counted alike all along. "Record" needs a window from a
person: when records began.

## References

Blastland, M. and Dilnot, A., *The Tiger That Isn't: Seeing Through a World of Numbers*, 2007, on ups and downs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import islice
from typing import Final

from claimcheck import ranking
from claimcheck.case import Case
from claimcheck.claim import Order, Rank
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import EVERYTHING, Interval
from claimcheck.period import GREGORIAN, Granularity, Period, PeriodError
from claimcheck.quantity import Quantity
from claimcheck.reading import Reading
from claimcheck.relation import Variable, at_most, less
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "superlative-window"
FAMILY: Final = "rankings"
SEVERITY: Final = Severity.ERROR

LONGEST: Final = 1_200
"""Periods of a window that are looked at: a hundred years of months."""

MARGIN: Final = 2
"""Periods by which the beginning of a window is moved to see whether the answer turns; a writer's choice, not a law."""


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each rank over time: the other periods of its window are below, as many as its place leaves above."""
    for reading, claim in case.of(Rank):
        subject = reading.subject
        if not claim.in_time or subject is None or subject.period is None:
            continue
        if subject.period.granularity is Granularity.RANGE:
            continue
        window = [subject.at(period) for period in islice(_window(case, claim, subject.period), LONGEST + 1)]
        if len(window) > LONGEST:
            message = f"a window of more than {LONGEST:,} periods is not looked through"
            yield Fact(claim.id, message, Severity.NOTE, Verdict.UNDECIDED, reading)
            continue
        yield from _ranked(case, reading, claim, subject, window)


def _window(case: Case, claim: Rank, own: Period) -> Iterator[Period]:
    """The other periods of the window, those before the claim's own backward, then those after it."""
    calendar = case.dossier.calendars.get(own.calendar, GREGORIAN)
    try:
        since, whole = (one and one.within(calendar) for one in (claim.since, claim.window))
    except PeriodError:
        return
    first, last = (since.end, own.start) if since else (whole.start, whole.end) if whole else (own.start, own.start)
    for step in (Period.previous, Period.next):
        period = own
        while True:
            try:
                period = step(period)
            except PeriodError:
                break
            if period.start < first or period.end > last:
                break
            yield period


def _ranked(
    case: Case, reading: Reading, claim: Rank, subject: Quantity, window: list[Quantity]
) -> Iterator[Requirement | Fact]:
    turned = Interval.point(1 if claim.order is Order.LARGEST_FIRST else -1)
    sets = {one: values * turned for one, values in _known(case, window).items()}
    own = _known(case, [subject]).get(subject)
    if own is None or not sets:
        return
    own = own * turned
    missing = [one for one in window if one not in sets]
    places = claim.position.plain if claim.position is not None else Interval.point(1)
    needed = ranking.needed(own, sets, places, unlisted=EVERYTHING if missing else None)
    what = _what(case, claim)
    if needed.missing:
        message = f"{what} is past the last place: the window has {len(window) + 1} periods"
        yield Fact(claim.id, message, Severity.ERROR, Verdict.CONTRADICTED, reading)
        return
    broken = f"{subject.period} is not {what}"
    if places == Interval.point(1):
        surpassed = _since(subject, own, sets)
        if surpassed is not None:
            broken += f", but since {surpassed.period}"
        else:
            first = min((*window, subject), key=_start)
            turns = _turns(case, claim, first, own, turned)
            if turns:
                yield Fact(claim.id, f"{subject.period} is {what}{turns}", Severity.NOTE, reading=reading)
    for one in (*needed.above, *needed.below):
        is_above = one in needed.above
        larger, smaller = (one, subject) if is_above == (claim.order is Order.LARGEST_FIRST) else (subject, one)
        order = at_most if claim.is_joint and not is_above else less
        yield Requirement(
            order(Variable(smaller), Variable(larger)),
            reading,
            broken=broken,
            arithmetic=partial(_arithmetic, subject, one),
            undecided=f"whether {subject.period} is {what} cannot be decided at the precision printed",
        )
    if needed.is_open and not missing:
        message = f"whether {subject.period} is {what} cannot be decided at the precision printed"
        yield Fact(claim.id, message, Severity.NOTE, Verdict.UNDECIDED, reading)
    if missing:
        periods = ", ".join(str(one.period) for one in sorted(missing, key=_start)[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        message = f"whether {subject.period} is {what} stays open: no source gives {periods}{more}"
        yield Fact(claim.id, message, Severity.NOTE, Verdict.UNDECIDED, reading)


def _what(case: Case, claim: Rank) -> str:
    """The place in words, such as "the largest since 1995"."""
    place = "the largest"
    if claim.order is Order.SMALLEST_FIRST:
        measure = None if claim.quantity is None else case.measure(claim.quantity)
        is_count = measure is not None and measure.typed_unit.dimension.startswith("count of ")
        place = "the one with the fewest" if is_count else "the smallest"
    if claim.position is not None and claim.position.value != 1:
        place = f"“{claim.position.printed}”, {claim.order.value},"
    if claim.since is not None:
        return f"{place} since {claim.since.words}"
    return f"{place} of {claim.window.words if claim.window else ''}"


def _known(case: Case, quantities: Iterable[Quantity]) -> Mapping[Quantity, Interval]:
    """The generous sets of those that a source gives, or a claim of the article."""
    found = {}
    for one in quantities:
        for given in (case.evidence.reference(one), *case.stating.get(one, ())):
            if given is not None and given.generous is not None:
                found[one] = given.generous
                break
    return found


def _start(quantity: Quantity) -> date:
    return date.min if quantity.period is None else quantity.period.start


def _since(subject: Quantity, own: Interval, sets: Mapping[Quantity, Interval]) -> Quantity | None:
    """The last period before the subject's that is as large; None where there is none, or another after is."""
    as_large = [one for one, values in sets.items() if own.all_at_most(values)]
    return max((one for one in as_large if _start(one) < _start(subject)), key=_start, default=None)


def _turns(case: Case, claim: Rank, first: Quantity, own: Interval, turned: Interval) -> str:
    """How the answer turns when the window begins up to MARGIN periods before `first`; "" where it does not."""
    period = first.period
    for step in range(1, MARGIN + 1):
        try:
            period = period and period.previous()
        except PeriodError:
            return ""
        supply = case.evidence.reference(first.at(period))
        if supply is None or period is None:
            continue
        # The period named by `since` is the last that was as large: one that was smaller says less than is true.
        is_named = claim.since is not None and step == 1 and claim.since.granularity is period.granularity
        if is_named and (supply.plain * turned).all_below(own):
            return f", and beyond: {period} has {supply.printed}"
        if claim.window is not None and own.all_at_most(supply.plain * turned):
            return f", but no longer with {period}, which has {supply.printed}"
    return ""


def _arithmetic(subject: Quantity, other: Quantity, trial: Trial) -> str:
    return f"{trial[other].said}{other.when}, {trial[subject].said}{subject.when}"


_QUANTITIES = """
quantities:
  births: {measure: births, unit: births, per: year}
sources:
  register: {title: Births, publisher: Register Office, standing: official}
evidence:
  - quantity: births
    source: register
    rows: |
      period,value
      2010,641
      2011,655
      2012,602
      2013,611
      2014,607
      2015,624
      2016,618
      2018,597
claims:
"""

PASSING: Final = {
    "larger than in every year after": _QUANTITIES
    + """
  - {id: peak, quote: the most births since 2011 in 2015, kind: rank, quantity: births, period: 2015, since: 2011}
""",
    "the second of its window": _QUANTITIES
    + """
  - {id: peak, quote: the second-lowest number from 2012 to 2016 in 2014, kind: rank, quantity: births, period: 2014,
     position: second-lowest, order: smallest first, window: 2012..2016}
""",
}

FAILING: Final = {
    "a year after it had more": Failing(
        _QUANTITIES
        + """
  - {id: peak, quote: the most births since 2011 in 2016, kind: rank, quantity: births, period: 2016, since: 2011}
""",
        claims=("peak",),
        message=(
            "calendar 2016 is not the largest since 2011, but since calendar 2015: 624 births in calendar 2015, 618 "
            "births in calendar 2016 [Register Office]"
        ),
    ),
    "a window that leaves out the years with more": Failing(
        _QUANTITIES
        + """
  - {id: peak, quote: the most births in four years in 2015, kind: rank, quantity: births, period: 2015,
     window: 2012..2015}
""",
        claims=("peak",),
        message=(
            "calendar 2015 is the largest of 2012 to 2015, but no longer with calendar 2011, which has 655 births"
        ),
    ),
    "a year that said less than it could": Failing(
        _QUANTITIES
        + """
  - {id: peak, quote: the most births since 2012 in 2015, kind: rank, quantity: births, period: 2015, since: 2012}
""",
        claims=("peak",),
        message="calendar 2015 is the largest since 2012, and beyond: calendar 2012 has 602 births",
    ),
    "a year that no table has": Failing(
        _QUANTITIES
        + """
  - {id: low, quote: the fewest births from 2012 to 2018 in 2018, kind: rank, quantity: births, period: 2018,
     window: 2012..2018, order: smallest first}
""",
        claims=("low",),
        message=(
            "whether calendar 2018 is the one with the fewest of 2012 to 2018 stays open: no source gives calendar 2017"
        ),
    ),
}
