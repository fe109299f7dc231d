"""A series as columns over time or as rows of members: each value placed in percent, and what the words name marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from claimcheck.drawn import Chart, Role
from claimcheck.interval import Interval
from claimcheck.report.html.bars import GAP, LETTER, NARROW, PlacedTick, percent
from claimcheck.wording import middle, number

FEW: Final = 6
"""Columns below which each stays as narrow as among so many."""

SHORT: Final = 5
"""Characters of a label, such as a year, that may reach a little beyond the first or the last column."""

_HEAD: Final = Fraction(1, 10)
"""Of the height of a chart, the room above the highest value, for the signs of marked ones."""

ROLES: Final = {
    Role.STATED: ("◆", "The words name"),
    Role.FITTING: ("○", "The figure fits"),
    Role.ABOVE: ("▲", "Said to stand above"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One value: its label, the figure as printed, its place and size in percent, and its roles as words of a style."""

    label: str
    printed: str
    centre: str
    left: str
    width: str
    top: str
    height: str
    length: str
    roles: tuple[str, ...]
    sign: str
    group: bool
    shown: str = ""
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Joined:
    """A line from the first value of a change to its last."""

    role: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Legend:
    """A mark in words."""

    role: str
    sign: str
    said: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart with everything placed. `gutter` is the width in percent that the labels of its axis take."""

    title: str
    note: str
    over_time: bool
    columns: tuple[Column, ...]
    marks: tuple[PlacedTick, ...]
    joined: tuple[Joined, ...]
    legend: tuple[Legend, ...]
    unit: str
    gutter: str
    rest: str
    band: tuple[str, str] | None
    zero: str
    spoken: str
    more: int


def columns(chart: Chart) -> Columns:
    """A chart as columns over time, or as rows of members."""
    line = chart.axis
    labels = [point.label for point in chart.points]
    common = _common(labels) if chart.over_time else ""
    short = [label.removeprefix(common) for label in labels]
    count = len(chart.points)
    values = [middle(point.values) or Fraction(0) for point in chart.points]
    zero = _y(line.at(Fraction(0)))
    marks = tuple(PlacedTick(percent(_y(line.at(tick.value))), tick.label, "start") for tick in line.ticks(4))
    longest = max((len(mark.label) for mark in marks), default=1)
    gutter = Fraction(longest * LETTER + GAP, NARROW + 40)
    shown = _labels_that_fit(chart, short, count, 1 - gutter)
    width = Fraction(7, 10 * max(count, FEW))
    placed = []
    for place, (point, value) in enumerate(zip(chart.points, values, strict=True)):
        top, bottom = sorted((_y(line.at(value)), zero))
        roles = chart.marks(place)
        left = min(line.at(value), line.at(Fraction(0)))
        placed.append(
            Column(
                label=point.label,
                printed=point.printed,
                centre=percent(Fraction(2 * place + 1, 2 * count)),
                left=percent(_x(place, count) - width / 2 if chart.over_time else left),
                width=percent(width),
                top=percent(top),
                height=percent(bottom - top),
                length=percent(abs(line.at(value) - line.at(Fraction(0)))),
                roles=tuple(role.value for role in Role if role in roles),
                sign="".join(ROLES[role][0] for role in Role if role in roles),
                group=point.group,
                shown=short[place] if place in shown else "",
                anchor=_anchor(place, count, short[place]),
            )
        )
    joined = tuple(
        Joined(
            one.role.value,
            *(percent(end) for place in one.points for end in (_x(place, count), _y(line.at(values[place])))),
        )
        for one in chart.marked
        if len(one.points) == 2
    )
    legend = tuple(_legend(chart, short, common))
    ends = [_number(chart, value) for value in (min(values), max(values))] if values else []
    what = "Columns" if chart.over_time else "Bars"
    spoken = f"{what} from zero: {count} values from {ends[0]} to {ends[1]} {line.unit}, {labels[0]} to {labels[-1]}. "
    spoken += " ".join(f"{one.said}." for one in legend)
    return Columns(
        title=chart.title,
        note=" · ".join(filter(None, (f"read {chart.reading}" if chart.reading else _calendar(common), chart.source))),
        over_time=chart.over_time,
        columns=tuple(placed),
        marks=marks,
        joined=joined,
        legend=legend,
        unit=line.unit,
        gutter=percent(gutter),
        rest=percent(1 - gutter),
        band=_band(chart.figure, chart),
        zero=percent(zero),
        spoken=spoken,
        more=chart.more,
    )


def _number(chart: Chart, value: Fraction) -> str:
    return number(value / chart.axis.scale)


def _x(place: int, count: int) -> Fraction:
    return Fraction(2 * place + 1, 2 * count)


def _y(share: Fraction) -> Fraction:
    """How far below the top of the chart a value stands."""
    return _HEAD + (1 - _HEAD) * (1 - share)


def _band(figure: Interval | None, chart: Chart) -> tuple[str, str] | None:
    """The values that the printed figure stands for, from its top, as a band behind the columns."""
    if figure is None or not chart.over_time:
        return None
    low, high = chart.axis.place(figure)
    return percent(_y(high)), percent((1 - _HEAD) * (high - low))


def _common(labels: Sequence[str]) -> str:
    """The name of the calendar that all the labels begin with."""
    first = labels[0].rpartition(" ")[0]
    return f"{first} " if first and all(label.startswith(f"{first} ") for label in labels) else ""


def _calendar(common: str) -> str:
    return f"{common.strip()} years" if common else ""


def _labels_that_fit(chart: Chart, labels: Sequence[str], count: int, width: Fraction) -> frozenset[int]:
    """The places whose labels are printed below the columns, so that none meets another on a phone."""
    wanted = [place for one in chart.marked for place in one.points]
    wanted += [0, count - 1, *range(count)]
    kept: list[int] = []
    step = width * NARROW / count
    for place in dict.fromkeys(wanted):
        if all(abs(place - other) * step >= _room(labels[place], labels[other]) for other in kept):
            kept.append(place)
    return frozenset(kept)


def _anchor(place: int, count: int, label: str) -> str:
    """How a label is set below its column, so that a long one does not leave the chart."""
    if len(label) > SHORT and count > 2 and place in (0, count - 1):
        return "end" if place else "start"
    return "middle"


def _room(one: str, other: str) -> int:
    return (len(one) + len(other)) * LETTER // 2 + GAP


def _legend(chart: Chart, short: Sequence[str], common: str) -> list[Legend]:
    found = []
    for role, (sign, said) in ROLES.items():
        told = []
        for one in chart.marked:
            if one.role is role:
                where = " to ".join(dict.fromkeys(short[place] for place in one.points))
                told.append(f"{where} ({one.said})" if one.said else where)
        if told:
            found.append(Legend(role.value, sign, f"{said} {', '.join(told)}"))
    return found
