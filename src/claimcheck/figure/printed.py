"""A printed figure: what it says, where it stands, and the values it can mean."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from claimcheck import hedge as hedges
from claimcheck.house_style import HOUSE, HouseStyle
from claimcheck.interval import Interval
from claimcheck.numeral import Form


class FigureError(ValueError):
    """A text that is no figure; the message names what was not understood."""


class Force(Enum):
    """How hard a figure can be held to its bound."""

    BINDING = "binding"
    CANCELLABLE = "cancellable"  # "up to 5, in fact 6": a conflict is at most strained.
    VAGUE = "vague"  # "several": notes only, never contradicted.


class Figure(Struct, frozen=True):
    """A printed figure: what it says, in which unit, and the values it can mean.

    `plain` lies within `generous`; `expected` gives at most notes on wording. All three are in `unit`, with the scale
    multiplied out: "60%" is 60 in the unit "%", while "half", "a majority" and "one in five" are shares of one and
    have the unit "". A low end of −∞ ("under 5") stays open: what is counted cannot be negative is the reader's
    knowledge, not the figure's.

    `value` is None for a range and for a vague word; a falling verb makes it negative. `place` is one unit of the last
    printed digit. `also` is a strained second reading: "three times more" is 3, and also 4. `rate` is "year", "head",
    "100,000" and so on for what the figure is per, else "". `value_span` and `unit_span` are offsets in `printed`.
    `style` is the one its hedges are meant in.
    """

    printed: str
    value: Fraction | None
    plain: Interval
    generous: Interval
    expected: Interval
    unit: str = ""
    hedge: str = ""
    place: Fraction = Fraction(1)
    force: Force = Force.BINDING
    also: Interval | None = None
    rate: str = ""
    value_span: tuple[int, int] | None = None
    unit_span: tuple[int, int] | None = None
    style: HouseStyle = HOUSE

    @property
    def is_round(self) -> bool:
        """Whether the value is one that a reader takes for a round number; a range and a vague word are."""
        if not self.value:
            return True
        digits = self.value / self.place
        while digits.denominator == 1 and digits % 10 == 0:
            digits /= 10
        return hedges.is_round(digits, Fraction(1))


class Found(Struct, frozen=True):
    """A figure where it stands in running text, before the sets it stands for are worked out: what a scanner needs.

    `value` is as printed, so that a falling verb leaves it positive; `low` and `high` are the ends of a range, as
    printed too. All spans are offsets into the text. `rises` is None where no verb or noun of change belongs to the
    figure. `share` says that the figure is a part of one: half, one in five.
    """

    text: str
    start: int
    end: int
    value: Fraction | None
    unit: str
    hedge: str
    value_span: tuple[int, int]
    unit_span: tuple[int, int] | None
    hedge_span: tuple[int, int] | None
    rate: str
    form: Form | None
    work_out: Callable[[Found, HouseStyle], Figure]
    low: Fraction | None = None
    high: Fraction | None = None
    rises: bool | None = None
    share: bool = False
    ratio: bool = False

    @property
    def printed(self) -> str:
        """The words of the figure."""
        return self.text[self.start : self.end]

    @property
    def figure(self) -> Figure:
        """The figure with the sets it stands for."""
        return self.in_style(HOUSE)

    def in_style(self, style: HouseStyle) -> Figure:
        """The figure with the sets it stands for where hedges are meant in a house's style."""
        return self.work_out(self, style)

    def within(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """A span of the text as one of the figure's own words."""
        return None if span is None else (span[0] - self.start, span[1] - self.start)
