"""Sets of values drawn as bars of signs, one below the other, on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from claimcheck.axis import Axis
from claimcheck.drawn import DrawnSet, Giver, Plot
from claimcheck.interval import CLOSED, Interval
from claimcheck.report.excerpt import line, shortened, squeezed
from claimcheck.report.layout import Line, Styled, columns_of
from claimcheck.trial import Result

MOST_BARS: Final = 4
"""Bars of one plot; the figure itself and the worst that it was compared with."""

LEAST: Final = 12
"""Columns of an axis, below which nothing is drawn."""

WIDEST: Final = 48
"""Columns of an axis, from which on a wider one shows no more."""

LABEL: Final = Fraction(9, 20)
"""Of the width, the most that is left to the labels."""

_POINT: Final = "◆"
_PLAIN: Final = "━"
_GENEROUS: Final = "┄"


def bars(plot: Plot, width: int, signs: Mapping[Result, Styled], *, most: int = MOST_BARS) -> Iterator[Line]:
    """The sets of a plot in lines of at most `width` columns: label, bar, and below them the axis with its unit.

    `signs` stand before what was compared, by how it came out.

    A bar is written as mathematicians write a set: `[` and `]` where its end belongs to it, `(` and `)` where not, `◀`
    and `▶` where it goes on beyond the axis; around what is meant in plain words, dots reach as far as generous
    rounding. Nothing is drawn of fewer than two sets, or where there is no room.
    """
    shown = plot.sets[:most]
    longest = int(width * LABEL) - 2
    labels = [squeezed(_label(one, shown), longest) for one in shown]
    unit = shortened(line(plot.axis.unit), longest)
    margin = max(columns_of([(each, "")]) for each in (*labels, unit)) + 4
    columns = min(width - margin, WIDEST)
    if len(shown) < 2 or columns < LEAST:
        return
    for label, one in zip(labels, shown, strict=True):
        style = "bold" if one.giver is Giver.FIGURE else ""
        sign = signs[one.result] if one.result is not None else (" ", "")
        bar = _bar(plot.axis, one, columns).rstrip()
        blank = " " * (margin - 2 - columns_of([(label, "")]))
        yield [sign, (f" {label}", style), (blank, ""), (bar, style)]
    yield [(f"  {unit}" + " " * (margin - 2 - columns_of([(unit, "")])) + _ticks(plot.axis, columns), "")]


def is_telling(plot: Plot) -> bool:
    """Whether a plot shows more than agreement: something broke or is open, or leaves what the figure cannot be."""
    own = [one.generous for one in plot.sets if one.giver is Giver.FIGURE]
    return any(
        one.result not in (None, Result.HOLDS)
        or (one.giver is Giver.REST and not any(one.generous.meets(figure) for figure in own))
        for one in plot.sets
    )


def _label(one: DrawnSet, shown: Sequence[DrawnSet]) -> str:
    """Who gives a set; where others of those shown have the same giver, of which period it is."""
    if one.giver is Giver.FIGURE:
        parts: tuple[str, ...] = (one.label, one.reading)
    else:
        like = [each.period for each in shown if _giver(each) == _giver(one) and each.whose == one.whose]
        # What is told apart by its period needs no other name.
        is_named = len(like) == 1 or len(set(like)) < len(like)
        whose = one.whose if len({each.whose for each in shown if each.giver is not Giver.FIGURE}) > 1 else ""
        parts = (whose, one.period if len(like) > 1 else "", _giver(one) if is_named else "")
    return line(", ".join(filter(None, parts)))


def _giver(one: DrawnSet) -> str:
    return one.rule if one.giver is Giver.ARITHMETIC else one.label


def _bar(axis: Axis, one: DrawnSet, columns: int) -> str:
    cells = [" "] * columns
    if not one.generous.is_empty:
        low, high = _cells(axis, one.generous, columns)
        cells[low : high + 1] = _GENEROUS * (high + 1 - low)
    low, high = _cells(axis, one.plain, columns)
    if low == high:
        cells[low] = _beyond(axis, one.plain) or _POINT
    else:
        cells[low : high + 1] = _PLAIN * (high + 1 - low)
        plain = one.plain
        cells[low] = "◀" if plain.low is None or plain.low < axis.low else "[" if plain.low_end is CLOSED else "("
        cells[high] = "▶" if plain.high is None or plain.high > axis.high else "]" if plain.high_end is CLOSED else ")"
    return "".join(cells)


def _beyond(axis: Axis, values: Interval) -> str:
    """The arrow of a set that lies outside the axis; "" for one that lies on it."""
    if values.low is not None and values.low > axis.high:
        return "▶"
    return "◀" if values.high is not None and values.high < axis.low else ""


def _cells(axis: Axis, values: Interval, columns: int) -> tuple[int, int]:
    low, high = axis.place(values)
    return round(low * (columns - 1)), round(high * (columns - 1))


def _ticks(axis: Axis, columns: int) -> str:
    """The labels of some round numbers, each centred below its place."""
    text = ""
    for tick in axis.ticks(max(columns // 12, 2)):
        place = round(axis.at(tick.value) * (columns - 1))
        start = max(place - len(tick.label) // 2, 0)
        # A label that would run into the one before it is left out.
        if start >= len(text) + (2 if text else 0) and start + len(tick.label) <= columns:
            text += " " * (start - len(text)) + tick.label
    return text
