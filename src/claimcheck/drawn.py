"""What is drawn of a claim: the sets of its figure and of what it is held against on one axis, and the series judged.

Everything is exact, in the unit that the axis names; only the report that draws it turns it into places on a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cached_property

from msgspec import Struct

from claimcheck.axis import Axis
from claimcheck.interval import Interval
from claimcheck.trial import Result


class Giver(Enum):
    """Who gives a set."""

    FIGURE = "figure"  # the claim itself, by its printed figure
    CLAIM = "claim"  # another claim of the article
    SOURCE = "source"
    LIMIT = "limit"
    ARITHMETIC = "arithmetic"  # several statements together, by the relation of one rule
    REST = "rest"  # all other statements of the article and its sources


class DrawnSet(Struct, frozen=True):
    """One set of values on the axis of a plot: the plain values and, around them, the generous ones.

    `label` says in words who gives it: the figure as printed, a source with its vintage, another claim. `period` is
    what it is of, `reading` the reading of the words that it belongs to where they have several. `rule`, `result` and
    `arithmetic` are those of the comparison; a set that no rule compared has none. `whose` names the quantity where
    one plot shows several, as the two sides of an order.
    """

    giver: Giver
    label: str
    plain: Interval
    generous: Interval
    period: str = ""
    reading: str = ""
    whose: str = ""
    rule: str = ""
    result: Result | None = None
    arithmetic: str = ""


class Plot(Struct, frozen=True):
    """Sets of one unit on one axis: first what the claim's own figure stands for, where it states one."""

    axis: Axis
    sets: tuple[DrawnSet, ...]
    more: int = 0
    """Sets that were left out, beyond the most that one plot shows."""


class Role(Enum):
    """What a marked point of a series is to the claim."""

    STATED = "stated"  # what the words name
    FITTING = "fitting"  # where the printed figure would be right
    ABOVE = "above"  # who is said to stand above


class Marked(Struct, frozen=True):
    """Points of a series by their places in it: one, or the first and the last of a change; `said` tells what it is."""

    role: Role
    points: tuple[int, ...]
    said: str = ""


class Point(Struct, frozen=True):
    """One value of a series: of a period or of a member, with the figure as its source prints it.

    A `group` bundles members and has no place among them.
    """

    label: str
    printed: str
    values: Interval
    group: bool = False


class Chart(Struct, frozen=True):
    """The series on which a claim is judged: one quantity over time, or the members of one period in their order.

    `figure` is the set of the printed figure where it is of the same unit as the points. `more` counts points that were
    left out.
    """

    title: str
    source: str
    over_time: bool
    axis: Axis
    points: tuple[Point, ...]
    marked: tuple[Marked, ...]
    figure: Interval | None = None
    reading: str = ""
    more: int = 0

    def marks(self, place: int) -> frozenset[Role]:
        """The roles of the point at a place."""
        return frozenset(one.role for one in self.marked if place in one.points)


class Drawn(Struct, frozen=True, dict=True):
    """All that is drawn of one claim: a plot for each unit in which it is compared, and the series behind it.

    Both are worked out when they are looked at: a terminal shows no charts.
    """

    draw_plots: Callable[[], Iterable[Plot]] = tuple
    draw_charts: Callable[[], Iterable[Chart]] = tuple

    @cached_property
    def plots(self) -> Sequence[Plot]:
        """The sets of values that the claim was compared with."""
        return tuple(self.draw_plots())

    @cached_property
    def charts(self) -> Sequence[Chart]:
        """The series that its figure stands among."""
        return tuple(self.draw_charts())
