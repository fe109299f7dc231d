"""Sets as bars on one line: where each begins and ends in percent of the width, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from claimcheck.axis import Axis, Tick
from claimcheck.drawn import DrawnSet, Giver, Plot
from claimcheck.interval import CLOSED, Interval
from claimcheck.report.sign import RESULTS
from claimcheck.trial import Result
from claimcheck.wording import middle, number, span

FINEST: Final = 9
"""Digits after which two ends are the same to a reader, and one of them is shown."""

NARROW: Final = 280
"""Pixels that an axis has on a phone; labels are left out so that they do not meet there."""

LETTER: Final = 7
GAP: Final = 8
"""Pixels of a letter and between two labels, for a face of twelve pixels."""

SAID: Final = {
    Result.BROKEN: "does not fit",
    Result.OPEN: "cannot be decided",
    Result.STRAINED: "fits only loosely",
    Result.HOLDS: "fits",
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A set as a line from `start` to `end`, in percent; each end is closed, open, or an arrow into the infinite."""

    start: str
    end: str
    width: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One set: who gives it, with what is to be said of it, its plain stroke and, where it is wider, the generous."""

    label: str
    note: str
    values: str
    spoken: str
    is_figure: bool
    result: Result | None
    sign: str
    said: str
    plain: Stroke
    generous: Stroke | None


@dataclass(frozen=True, slots=True)
class PlacedTick:
    """A round number of the axis: its place in percent, its label, and how that is set against the place."""

    place: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A plot with everything placed. `band` is the plain set of the figure, which goes through all rows."""

    rows: tuple[Bar, ...]
    marks: tuple[PlacedTick, ...]
    unit: str
    spoken: str
    band: Stroke | None
    more: int


def bars(plot: Plot) -> Bars:
    """A plot as bars."""
    line = plot.axis
    figure = next((one for one in plot.sets if one.giver is Giver.FIGURE), None)
    return Bars(
        rows=tuple(_bar(one, line) for one in plot.sets),
        marks=marks(line),
        unit="" if line.is_date or line.unit == "%" else line.unit,
        spoken=f"The axis goes from {_end(line, line.low)} to {_end(line, line.high)} {_unit(line)}".strip(),
        band=None if figure is None or len(plot.sets) == 1 else _stroke(figure.plain, line),
        more=plot.more,
    )


def marks(line: Axis) -> tuple[PlacedTick, ...]:
    """The round numbers of an axis, as many as fit on a phone, those near its ends set inward."""
    ticks = next((found for most in range(6, 2, -1) if _fit(found := line.ticks(most))), line.ticks(2))
    placed = []
    for tick in ticks:
        place = line.at(tick.value)
        anchor = "start" if place < Fraction(1, 20) else "end" if place > Fraction(19, 20) else "middle"
        placed.append(PlacedTick(percent(place), f"{tick.label}%" if line.unit == "%" else tick.label, anchor))
    return tuple(placed)


def _fit(ticks: Sequence[Tick]) -> bool:
    return sum(len(tick.label) * LETTER + GAP for tick in ticks) <= NARROW


def _bar(one: DrawnSet, line: Axis) -> Bar:
    sign, said = ("", "") if one.result is None else (RESULTS[one.result], SAID[one.result])
    values = in_words(one.plain, line)
    shown = _middle(one.plain, line) if _is_narrow(one.plain, line) else values
    wide = one.generous != one.plain
    spoken = f"{values}, {_ends_in_words(one.plain)}"
    if wide:
        spoken += f"; with generous rounding {in_words(one.generous, line)}, {_ends_in_words(one.generous)}"
    if one.giver is Giver.FIGURE:
        label, by = f"“{one.label}” in the article", ""
    else:
        # What differs from row to row comes first; the source is often the same.
        label = " · ".join(filter(None, (one.whose, one.period)))
        label, by = (label, one.label) if label else (one.label, "")
    return Bar(
        label=label,
        note=" · ".join(filter(None, (one.reading and f"read {_read(one.reading)}", by))),
        values=shown,
        spoken=spoken,
        is_figure=one.giver is Giver.FIGURE,
        result=one.result,
        sign=sign,
        said=said,
        plain=_stroke(one.plain, line),
        generous=_stroke(one.generous, line) if wide else None,
    )


def _read(reading: str) -> str:
    return reading if reading.startswith("in ") else f"as {reading}"


def _stroke(values: Interval, line: Axis) -> Stroke:
    start, end = line.place(values)
    low = "arrow" if values.low is None else values.low_end.value
    high = "arrow" if values.high is None else values.high_end.value
    return Stroke(percent(start), percent(end), percent(end - start), low, high)


def percent(share: Fraction) -> str:
    """A share of the width as SVG takes it."""
    return f"{float(share) * 100:.2f}%"


def _unit(line: Axis) -> str:
    return "" if line.is_date else line.unit


def _end(line: Axis, value: Fraction) -> str:
    return _day(value) if line.is_date else number(value / line.scale)


def _day(value: Fraction) -> str:
    ordinal = min(max(int(value), 1), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()


def in_words(values: Interval, line: Axis) -> str:
    """The set in words, in the unit of the axis: 46.5 to 47.5%, over 0.5 million people, 10,164 students."""
    ends = [end for end in (values.low, values.high) if end is not None]
    if not ends:
        return "any value"
    said = [_day(end) for end in ends] if line.is_date else _apart([end / line.scale for end in ends])
    unit = _unit(line)
    tail = unit if unit == "%" or not unit else f" {unit}"
    if len(said) == 2:
        return f"{said[0]}{tail}" if said[0] == said[1] else f"{said[0]} to {said[1]}{tail}"
    if line.is_date:
        return span(values, "date")
    if values.high is None:
        return f"{'at least' if values.low_end is CLOSED else 'over'} {said[0]}{tail}"
    return f"{'at most' if values.high_end is CLOSED else 'under'} {said[0]}{tail}"


def _is_narrow(values: Interval, line: Axis) -> bool:
    """Whether a set is so narrow beside its axis that a reader takes it for a number."""
    if line.is_date or values.low is None or values.high is None:
        return False
    return (values.high - values.low) * 300 <= line.high - line.low


def _middle(values: Interval, line: Axis) -> str:
    value = middle(values)
    assert value is not None
    return in_words(Interval.point(round(value / line.scale, 3) * line.scale if line.scale > 1 else value), line)


def _apart(ends: Sequence[Fraction]) -> list[str]:
    """The ends with as many digits as tell them apart."""
    for digits in range(3, FINEST + 1):
        said = [number(end, digits) for end in ends]
        # A digit more than tells them apart shows how far they are from each other.
        if len(ends) == 1 or (said[0] != said[1] and _is_near(ends, said)):
            return said
    return [number(ends[0], 4)] * len(ends)


def _is_near(ends: Sequence[Fraction], said: Sequence[str]) -> bool:
    """Whether rounding has moved no end by more than a twentieth of the width."""
    width = abs(ends[1] - ends[0])
    shown = [Fraction(one.replace(",", "").replace("−", "-")) for one in said]
    return all(abs(end - one) * 20 <= width for end, one in zip(ends, shown, strict=True))


def _ends_in_words(values: Interval) -> str:
    if values.is_point:
        return "just that"
    closed = [
        end is CLOSED
        for end, value in ((values.low_end, values.low), (values.high_end, values.high))
        if value is not None
    ]
    if not closed:
        return "without an end"
    if len(closed) == 1:
        return "the end included" if closed[0] else "the end left out"
    if closed[0] == closed[1]:
        return "both ends included" if closed[0] else "both ends left out"
    return "the low end included" if closed[0] else "the high end included"
