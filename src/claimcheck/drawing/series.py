"""The series that a claim is judged on: one quantity over time, or the members of one period in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from claimcheck.axis import Axis, axis
from claimcheck.case import Case
from claimcheck.claim import Order, Rank
from claimcheck.drawing.readings import Readings
from claimcheck.drawn import Chart, Marked, Point, Role
from claimcheck.evidence import Series
from claimcheck.period import Period
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity
from claimcheck.reading import Reading
from claimcheck.wording import amount, middle, number, percent

MOST_POINTS: Final = 48
"""Points of one chart; four years of months."""

FEWEST: Final = 3
"""Periods from which on a level is shown among others; two are a change."""

MOST_MEMBERS: Final = 12
"""Members of a ranking that are shown, the first ones and those that the words name."""

MOST_FITTING: Final = 6
"""Periods marked because the figure would be right there; where more fit, they tell nothing."""

MOST_CHARTS: Final = 3
"""Charts of one claim: a calendar each."""


def charts(case: Case, readings: Readings, fitting: Sequence[Period]) -> Iterator[Chart]:
    """The series of one claim; `fitting` are the periods of which a slip says that its figure is theirs."""
    found: list[Chart] = []
    for reading in readings:
        if reading.subject is None or case.measure(reading.subject.measure).is_date:
            continue
        if reading is not readings.chosen and (reading.secondary or not readings.others_matter):
            continue
        chart = _chart(case, reading, reading.subject, fitting, readings.name(reading))
        if chart is not None and all((chart.title, chart.points) != (one.title, one.points) for one in found):
            found.append(chart)
    yield from found[:MOST_CHARTS]


def _chart(case: Case, reading: Reading, subject: Quantity, fitting: Sequence[Period], label: str) -> Chart | None:
    claim = reading.claim
    if isinstance(claim, Rank) and not claim.in_time:
        return _ranking(case, claim, subject, label)
    if isinstance(reading.stated, ChangeFrom):
        return _course(case, reading, subject, [reading.stated.start.period, reading.stated.end.period], fitting, label)
    if isinstance(claim, Rank) or reading.stated == subject:
        return _course(case, reading, subject, [subject.period], fitting, label)
    return None


def _course(
    case: Case,
    reading: Reading,
    subject: Quantity,
    stated: Sequence[Period | None],
    slipped: Sequence[Period],
    label: str,
) -> Chart | None:
    """One quantity over the periods of the kind and calendar that are stated, by the best series that has them."""
    known = [period for period in stated if period is not None]
    if len(known) < len(stated):
        return None
    for series in case.evidence.of(subject.measure):
        if any(series.give(subject.at(period)) is None for period in known):
            continue
        periods = [
            period
            for period in reversed(case.evidence.periods(subject))
            if (period.granularity, period.calendar) == (known[0].granularity, known[0].calendar)
            and series.give(subject.at(period)) is not None
        ]
        change = reading.stated if isinstance(reading.stated, ChangeFrom) else None
        if any(period not in periods for period in known) or (change is None and len(periods) < FEWEST):
            return None
        marked = [tuple(known)]
        pairs: list[tuple[Period, ...]] = [
            (period.first, period.last) if period.first and period.last else (period,) for period in slipped
        ]
        fitting = [pair for pair in pairs if len(pair) == len(known) and all(one in periods for one in pair)]
        if change is None and reading.stated == subject:
            fitting = list(_fitting(series, subject, reading, periods))
        kept = _window(periods, [period for pair in (*marked, *fitting) for period in pair])
        fitting = [pair for pair in fitting if all(one in kept for one in pair)]
        points = tuple(_point(series, subject.at(period), str(period)) for period in kept)
        marks = [
            Marked(role, tuple(kept.index(one) for one in pair), _change(points, kept, pair, change, case))
            for role, group in ((Role.STATED, marked), (Role.FITTING, fitting))
            for pair in group
        ]
        measure = case.measure(subject.measure)
        line = _axis_of(points, measure.typed_unit.name)
        if line is None:
            return None
        return Chart(
            title=_title(subject, measure.measure),
            source=series.name,
            over_time=True,
            axis=line,
            points=points,
            marked=tuple(marks),
            figure=reading.plain if reading.stated == subject else None,
            reading=label,
            more=len(periods) - len(kept),
        )
    return None


def _fitting(
    series: Series, subject: Quantity, reading: Reading, periods: Sequence[Period]
) -> Iterator[tuple[Period, ...]]:
    """Other periods whose value is within the plain set of a level, where they are few and the stated one is not."""
    plain = reading.plain
    assert plain is not None
    found = [
        period
        for period in periods
        if period != subject.period
        and (given := series.give(subject.at(period))) is not None
        and given.plain.meets(plain)
    ]
    own = series.give(subject)
    if len(found) <= MOST_FITTING and own is not None and not own.plain.meets(plain):
        yield from ((period,) for period in found)


def _window(periods: Sequence[Period], wanted: Sequence[Period]) -> list[Period]:
    """At most `MOST_POINTS` periods, with those wanted: the newest ones, or else those up to the last one wanted."""
    if len(periods) <= MOST_POINTS:
        return list(periods)
    first = min(periods.index(one) for one in wanted)
    start = min(max(first - 2, 0), len(periods) - MOST_POINTS)
    kept = list(periods[start : start + MOST_POINTS])
    # Where those wanted lie further apart, the ones between them that come last make room.
    missing = [one for one in wanted if one not in kept]
    return sorted({*kept[: MOST_POINTS - len(missing)], *missing, *wanted}, key=lambda one: one.start)


def _point(series: Series, quantity: Quantity, label: str) -> Point:
    given = series.give(quantity)
    assert given is not None
    return Point(label, given.printed, given.plain)


def _change(
    points: Sequence[Point], kept: Sequence[Period], pair: Sequence[Period], change: ChangeFrom | None, case: Case
) -> str:
    """What the change between two points comes to; of a single one its figure."""
    if change is None or len(pair) != 2:
        return points[kept.index(pair[0])].printed
    start, end = (points[kept.index(one)].values for one in pair)
    match change.form:
        case ChangeForm.RELATIVE:
            value = middle((end - start).scaled(100) / start)
            return "" if value is None else percent(value, signed=True)
        case ChangeForm.MULTIPLE:
            value = middle(end / start)
            return "" if value is None else f"{number(value)} times"
        case ChangeForm.POINTS | ChangeForm.ABSOLUTE:
            value = middle(end - start)
            points_of_rate = change.form is ChangeForm.POINTS
            unit = "percentage points" if points_of_rate else case.measure(change.end.measure).typed_unit.name
            return "" if value is None else f"{'+' if value > 0 else ''}{amount(value, unit)}"


def _title(subject: Quantity, measure: str) -> str:
    return f"{measure}: {' and '.join(subject.members)}" if subject.members else measure


def _axis_of(points: Sequence[Point], unit: str) -> Axis | None:
    return axis((point.values for point in points), unit, from_zero=True)


def _ranking(case: Case, claim: Rank, subject: Quantity, label: str) -> Chart | None:
    """The members of one period in their order, by the series that lists the subject with others."""
    if not subject.members:
        return None
    for series in case.evidence.of(subject.measure):
        mine = series.give(subject)
        names = [(name,) for name in series.members(subject.period) if name not in subject.members]
        if mine is not None and names:
            break
    else:
        return None
    named = {case.dossier.quantity(subject.measure, (name,)).members for name in claim.after}
    groups = [(name,) for name in series.groups]
    given = {
        members: supply
        for members in (subject.members, *names, *groups)
        if (supply := series.give(replace(subject, members=members))) is not None
    }
    largest_first = claim.order is Order.LARGEST_FIRST

    def height(members: tuple[str, ...]) -> tuple[bool, object]:
        value = middle(given[members].plain)
        return value is None, value if value is None else -value if largest_first else value

    ordered = sorted(given, key=height)
    wanted = {subject.members, *named}
    room = MOST_MEMBERS - sum(members in wanted for members in ordered)
    kept = []
    for members in ordered:
        if members in wanted:
            kept.append(members)
        elif room > 0:
            kept.append(members)
            room -= 1
    points = tuple(
        Point(" and ".join(members), given[members].printed, given[members].plain, group=members in groups)
        for members in kept
    )
    measure = case.measure(subject.measure)
    line = _axis_of(points, measure.typed_unit.name)
    if line is None:
        return None
    marked = [Marked(Role.STATED, (kept.index(subject.members),), claim.printed)]
    marked += [Marked(Role.ABOVE, (kept.index(one),)) for one in kept if one in named]
    when = "" if subject.period is None else f", {subject.period}"
    return Chart(
        title=f"{measure.measure}{when}",
        source=series.name,
        over_time=False,
        axis=line,
        points=points,
        marked=tuple(marked),
        reading=label,
        more=len(ordered) - len(kept),
    )
