"""Periods as types: years of a named calendar, quarters, months, days and ranges of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import Enum
from itertools import islice
from typing import Final

from msgspec import Struct

from claimcheck.fault import quoted
from claimcheck.interval import Interval


class PeriodError(ValueError):
    """A period that cannot be read, does not exist, or lies outside the dates that can be counted."""


class NamedBy(Enum):
    """Which of its two calendar years a year that crosses New Year is named by."""

    START = "the year it starts in"
    END = "the year it ends in"


class Granularity(Enum):
    """The kinds of period; a range goes from one year, quarter, month or day to another of its kind."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    RANGE = "range"


YEAR: Final = Granularity.YEAR
QUARTER: Final = Granularity.QUARTER
MONTH: Final = Granularity.MONTH
DAY: Final = Granularity.DAY
RANGE: Final = Granularity.RANGE

MONTHS_IN: Final = {"year": 12, "quarter": 3, "month": 1}
"""How many months a period has, by the word for its kind; the others are no whole number of them."""
_MONTHS_OF: Final = {kind: MONTHS_IN[kind.value] for kind in (YEAR, QUARTER, MONTH)}
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""The names of the months, January first."""

_OUT_OF_REACH: Final = "{what} is out of reach: periods lie from 0001-01-01 to 9999-12-30"


MOST_PARTS: Final = 120
"""Parts that a period is divided in at most: ten years of months."""


class Calendar(Struct, frozen=True):
    """A way to count years: its name in words of letters, the month (1 to 12) its years start in, and their naming.

    `written` shows how one of its years is written, such as 2022/23; else one that crosses New Year is written as both
    its years where it is named by the first, and as one where it is named by the second.
    """

    name: str
    starts: int
    named_by: NamedBy
    written: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^\W\d_]++(?:[ -][^\W\d_]++)*+", self.name) or len(self.name) > 40:
            raise PeriodError(f"{quoted(self.name)} cannot name a calendar: write at most 40 letters, in words")
        if not 1 <= self.starts <= 12:
            raise PeriodError(f"the {self.name} year cannot start in month {self.starts}: months are 1 to 12")
        if self.name == "calendar" and self.starts != 1:
            raise PeriodError("the calendar year starts in January; a year that starts later needs another name")

    @property
    def crosses(self) -> bool:
        """Whether a year of this calendar lies in two years of the Gregorian one."""
        return self.starts != 1

    def year(self, number: int) -> Period:
        """The year named `number`."""
        return _months(YEAR, self.name, self._first_month(number), number, pair=self._is_pair)

    def quarter(self, number: int, quarter: int) -> Period:
        """The quarter, 1 to 4, of the year named `number`."""
        if not 1 <= quarter <= 4:
            raise PeriodError(f"there is no quarter {quarter}: quarters are Q1 to Q4")
        index = self._first_month(number) + 3 * (quarter - 1)
        return _months(QUARTER, self.name, index, number, quarter, pair=self._is_pair)

    @property
    def _is_pair(self) -> bool:
        if not self.crosses:
            return False
        return any(map(self.written.count, "/-–")) if self.written else self.named_by is NamedBy.START

    def _first_month(self, number: int) -> int:
        year = number - 1 if self.crosses and self.named_by is NamedBy.END else number
        return _month_index(year, self.starts)


GREGORIAN: Final = Calendar("calendar", 1, NamedBy.START)
"""The civil calendar, also before it was introduced; months and days are always its own."""


class Period(Struct, frozen=True, cache_hash=True):
    """The days from `start` up to, not including, `end`, as a person names them.

    `calendar` names the calendar; it is empty for a year, or a range of years, whose calendar the words leave open,
    and whose days are then those of the Gregorian year. `year` is the number that the year is named by, of a quarter,
    month or day the year it belongs to, of a range that of its first part. `number` is 1 to 4 for a quarter, else 0.
    Only a range has `first` and `last`. `pair` says that its year is written as the two it lies in, 2022/23.
    """

    granularity: Granularity
    calendar: str
    start: date
    end: date
    year: int
    number: int = 0
    first: Period | None = None
    last: Period | None = None
    pair: bool = False

    @property
    def words(self) -> str:
        """The period as a sentence names it: a range from its first part to its last, its calendar named once."""
        if self.first is None or self.last is None:
            return str(self)
        return f"{self.first} to {str(self.last).removeprefix(f'{self.calendar} ')}"

    @property
    def is_open(self) -> bool:
        """Whether the words leave open which calendar is meant."""
        return not self.calendar

    def __str__(self) -> str:
        """The normal form, which `read` reads back."""
        if self.first is not None and self.last is not None:
            return f"{self.first}..{self.last}"
        name = f"{self.calendar} " if self.calendar else ""
        match self.granularity:
            case Granularity.YEAR:
                return f"{name}{self._label()}"
            case Granularity.QUARTER:
                return f"{'' if self.calendar == GREGORIAN.name else name}{self._label()}-Q{self.number}"
            case Granularity.MONTH:
                return self.start.isoformat()[:7]
        return self.start.isoformat()

    def within(self, calendar: Calendar) -> Period:
        """A period that leaves its calendar open, read in `calendar`; any other as it is."""
        if not self.is_open:
            return self
        if self.first is not None and self.last is not None:
            return span(self.first.within(calendar), self.last.within(calendar))
        return calendar.year(self.year)

    def shifted(self, years: int) -> Period:
        """The same period so many years later, or earlier where negative. A 29 February needs a leap year."""
        if self.first is not None and self.last is not None:
            return span(self.first.shifted(years), self.last.shifted(years))
        if self.granularity is DAY:
            return day(self.start.year + years, self.start.month, self.start.day)
        return self._moved(years * 12 // _MONTHS_OF[self.granularity])

    def next(self) -> Period:
        """The period of the same kind, and for a range the same number of parts, that follows this one."""
        return self._moved(self._width())

    def previous(self) -> Period:
        """The period of the same kind, and for a range the same number of parts, that this one follows."""
        return self._moved(-self._width())

    def parts(self) -> Iterator[Period]:
        """The years, quarters, months or days of a range, first to last; any other period alone."""
        part = self if self.first is None else self.first
        for step in range(self._width()):
            yield part._moved(step)

    def quarters(self) -> tuple[Period, ...]:
        """The four quarters of a year, by its own calendar; of an open year, the Gregorian ones."""
        if self.granularity is not YEAR:
            raise PeriodError(f"{self} is not a year, so it has no four quarters")
        calendar, index = self.calendar or GREGORIAN.name, _month_index(self.start.year, self.start.month)
        return tuple(
            _months(QUARTER, calendar, index + 3 * step, self.year, step + 1, pair=self.pair) for step in range(4)
        )

    def months(self) -> tuple[Period, ...]:
        """The months that make up this period, in order."""
        if self.start.day != 1 or self.end.day != 1:
            raise PeriodError(f"{self} is not made up of whole months")
        low, high = (_month_index(edge.year, edge.month) for edge in (self.start, self.end))
        return tuple(_months(MONTH, GREGORIAN.name, index, index // 12) for index in range(low, high))

    def divisions(self) -> Iterator[tuple[Period, ...]]:
        """The ways to divide a period of whole months in parts of one kind, larger ones first: years, quarters, months.

        A year and a range of years have the quarters of their calendar, a range of months those of the Gregorian one.
        """
        if self.granularity in (MONTH, DAY) or (self.first is not None and self.first.granularity is DAY):
            return
        parts = tuple(islice(self.parts(), MOST_PARTS + 1))
        if 1 < len(parts) <= MOST_PARTS:
            yield parts
        if parts[0].granularity is YEAR and 4 * len(parts) <= MOST_PARTS:
            yield tuple(quarter for year in parts for quarter in year.quarters())
        if parts[0].granularity is MONTH and len(parts) > 3 and self.start.month % 3 == 1 and len(parts) % 3 == 0:
            yield tuple(GREGORIAN.quarter(one.year, (one.start.month + 2) // 3) for one in parts[::3])
        if parts[0].granularity is not MONTH and _MONTHS_OF[parts[0].granularity] * len(parts) <= MOST_PARTS:
            yield self.months()

    def contains(self, other: Period) -> bool:
        """Whether every day of `other` is a day of this."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether some day is in both."""
        return self.start < other.end and other.start < self.end

    def days(self) -> Interval:
        """The days as numbers, first to last, counted as `date.toordinal` does (1 January of year 1 is 1)."""
        return Interval.closed(self.start.toordinal(), self.end.toordinal() - 1)

    def _label(self) -> str:
        """The year as its calendar writes it."""
        if not self.pair:
            return f"{self.year:04d}"
        first = (_month_index(self.start.year, self.start.month) - 3 * max(self.number - 1, 0)) // 12
        return f"{first:04d}/{(first + 1) % 100:02d}"

    def _width(self) -> int:
        """How many parts a range has; 1 for any other period."""
        if self.first is None or self.last is None:
            return 1
        return self.last._index() - self.first._index() + 1

    def _index(self) -> int:
        """A count that goes up by one from each period to the next."""
        if self.granularity is DAY:
            return self.start.toordinal()
        # Years of one calendar start in one month, so whole years also count those that start in July.
        return _month_index(self.start.year, self.start.month) // _MONTHS_OF[self.granularity]

    def _moved(self, steps: int) -> Period:
        """The period of the same kind so many periods later."""
        if self.first is not None and self.last is not None:
            return span(self.first._moved(steps), self.last._moved(steps))
        if self.granularity is DAY:
            return _day(self.start.toordinal() + steps)
        index = _month_index(self.start.year, self.start.month) + steps * _MONTHS_OF[self.granularity]
        if self.granularity is QUARTER:
            years, quarter = divmod(self.number - 1 + steps, 4)
            return _months(QUARTER, self.calendar, index, self.year + years, quarter + 1, pair=self.pair)
        number = self.year + steps if self.granularity is YEAR else index // 12
        return _months(self.granularity, self.calendar, index, number, pair=self.pair)


def open_year(number: int) -> Period:
    """The year named `number`, its calendar left open."""
    return _months(YEAR, "", _month_index(number, 1), number)


def month(year: int, number: int) -> Period:
    """The month, 1 to 12, of a year."""
    if not 1 <= number <= 12:
        raise PeriodError(f"there is no month {number}: months are 01 to 12")
    return _months(MONTH, GREGORIAN.name, _month_index(year, number), year)


def day(year: int, month: int, number: int) -> Period:
    """The day of a month of a year."""
    if not 1 <= month <= 12:
        raise PeriodError(f"there is no month {month}: months are 01 to 12")
    if not date.min.year <= year <= date.max.year:
        raise PeriodError(_OUT_OF_REACH.format(what=f"the year {year:04d}"))
    if not 1 <= number <= monthrange(year, month)[1]:
        raise PeriodError(f"there is no day {number} in {MONTHS[month - 1]} {year:04d}")
    return _day(date(year, month, number).toordinal())


def span(first: Period, last: Period) -> Period:
    """The range from the first to the last of two periods of one kind and calendar, both included."""
    if RANGE in (first.granularity, last.granularity):
        raise PeriodError(f"a range has two parts that are none themselves, unlike {first} and {last}")
    if first.granularity is not last.granularity:
        raise PeriodError(
            f"a range goes from one {first.granularity.value} to another, not from {first} to {last}, "
            f"which is a {last.granularity.value}"
        )
    if first.calendar != last.calendar:
        raise PeriodError(f"a range keeps to one calendar: {first} and {last} are not of the same")
    if last.start < first.start:
        raise PeriodError(f"the range {first}..{last} ends before it begins")
    return Period(RANGE, first.calendar, first.start, last.end, first.year, first=first, last=last)


def _month_index(year: int, number: int) -> int:
    return year * 12 + number - 1


def _months(
    granularity: Granularity, calendar: str, index: int, year: int, number: int = 0, *, pair: bool = False
) -> Period:
    """The period of whole months that begins with the month of that index; it must lie within countable dates."""
    start, end = index, index + _MONTHS_OF[granularity]
    if start // 12 < date.min.year or end // 12 > date.max.year:
        name = f"the {calendar} year" if calendar not in ("", GREGORIAN.name) else "the year"
        raise PeriodError(_OUT_OF_REACH.format(what=f"{name} {year:04d}"))
    return Period(
        granularity,
        calendar,
        date(start // 12, start % 12 + 1, 1),
        date(end // 12, end % 12 + 1, 1),
        year,
        number,
        pair=pair,
    )


def _day(ordinal: int) -> Period:
    # The end of a day is the next one, so the last date of all has none.
    if not 1 <= ordinal < date.max.toordinal():
        raise PeriodError(_OUT_OF_REACH.format(what="the day"))
    start = date.fromordinal(ordinal)
    return Period(DAY, GREGORIAN.name, start, date.fromordinal(ordinal + 1), start.year)
