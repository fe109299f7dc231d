"""Periods as types: years of a named calendar, quarters, months, days and ranges of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.phrase import Pattern
from claimcheck.text import folded, printable


class PeriodError(ValueError):
    """A period that cannot be read, does not exist, or lies outside the dates that can be counted."""


class Naming(Enum):
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

_MONTHS_OF: Final = {YEAR: 12, QUARTER: 3, MONTH: 1}
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""The names of the months, January first."""
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONGEST: Final = 120
"""In characters: more than two days and the longest name of a calendar; what is longer is not looked at."""

_OUT_OF_REACH: Final = "{what} is out of reach: periods lie from 0001-01-01 to 9999-12-30"


class Calendar(Struct, frozen=True):
    """A way to count years: its name in words of letters, the month (1 to 12) its years start in, and their naming.

    `written` shows how one of its years is written, such as 2022/23; else one that crosses New Year is written as both
    its years where it is named by the first, and as one where it is named by the second.
    """

    name: str
    starts: int
    named_by: Naming
    written: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^\W\d_]++(?:[ -][^\W\d_]++)*+", self.name) or len(self.name) > 40:
            raise PeriodError(f"{_shown(self.name)} cannot name a calendar: write at most 40 letters, in words")
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
        return "/" in self.written if self.written else self.named_by is Naming.START

    def _first_month(self, number: int) -> int:
        year = number - 1 if self.crosses and self.named_by is Naming.END else number
        return _month_index(year, self.starts)


GREGORIAN: Final = Calendar("calendar", 1, Naming.START)
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


_NO_CALENDARS: Final[Mapping[str, Calendar]] = MappingProxyType({})
_PARTS: Final = re.compile(r"(?P<name>[^0-9]*+)(?P<rest>[0-9].*+)", re.DOTALL)
_NUMBERS: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:/(?P<other>[0-9]{4}|[0-9]{2}))?"
    r"(?:-Q(?P<quarter>[0-9])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


def read(text: str, calendars: Mapping[str, Calendar] = _NO_CALENDARS) -> Period:
    """The period that a claim file writes, such as 2022, fiscal 2022-Q3, academic 2022/23, 2022-08 or 2020..2023.

    `calendars` are those declared, by name; `calendar` is always known. FY2022 is the fiscal year 2022 where a calendar
    of that name is declared. A range that names a calendar at its first part keeps it for the last.
    """
    text = _bounded(text)
    first, *more = (part.strip() for part in text.split(".."))
    if not more:
        return _read_part(text, calendars, "")
    if len(more) > 1 or not first or not more[0]:
        raise PeriodError(f"{_shown(text)} is no range: it has a first and a last part, as in 2020..2023")
    begin = _read_part(first, calendars, "")
    return span(begin, _read_part(more[0], calendars, begin.calendar))


def _read_part(text: str, calendars: Mapping[str, Calendar], kept: str) -> Period:
    """One period that is no range; `kept` is the calendar that counts where the text names none."""
    parts = _PARTS.fullmatch(text)
    numbers = parts and _NUMBERS.fullmatch(parts["rest"])
    if not parts or not numbers or (parts["name"] and not re.search(r"(?:\s|\AFY)\Z", parts["name"])):
        if re.fullmatch(r"[0-9]++", text):
            raise PeriodError(f"{_shown(text)} is not a year: write four digits, 0001 to 9998")
        raise PeriodError(
            f"{_shown(text)} is not a period: write a year (2022), a quarter (2022-Q3), a month (2022-08), "
            "a day (2022-08-14) or a range of one of them (2020..2023)"
        )
    name = parts["name"].strip()
    calendar = _calendar(name or kept, calendars)
    year, quarter, month_digits, day_digits = (numbers[key] for key in ("year", "quarter", "month", "day"))
    other = numbers["other"]
    if calendar is not None and calendar.crosses and month_digits and not day_digits and not other:
        # Of a calendar that crosses New Year, 2022-23 is a year; such a calendar has no months.
        other, month_digits = month_digits, None
    if month_digits is not None:
        if other or (calendar is not None and calendar.crosses):
            raise PeriodError(
                f"{_shown(text)}: months and days are those of the calendar year, without a slash or name"
            )
        if day_digits is not None:
            return day(int(year), int(month_digits), int(day_digits))
        return month(int(year), int(month_digits))
    number = int(year) if other is None else _number_of_pair(text, year, other, calendar)
    if quarter is not None:
        return (calendar or GREGORIAN).quarter(number, int(quarter))
    return open_year(number) if calendar is None else calendar.year(number)


def _calendar(name: str, calendars: Mapping[str, Calendar]) -> Calendar | None:
    """The calendar of that name; None where there is no name."""
    if not name:
        return None
    known = {**calendars, GREGORIAN.name: GREGORIAN}
    if name == "FY" and name not in known:
        name = "fiscal"
    if name not in known:
        raise PeriodError(f"no calendar is named {_shown(name)}; known are {', '.join(sorted(known))}")
    return known[name]


def _number_of_pair(text: str, year: str, other: str, calendar: Calendar | None) -> int:
    """The number that names a year written as the two it lies in, such as 2022/23."""
    if calendar is None:
        raise PeriodError(f"{_shown(text)} needs the name of its calendar in front, as in academic 2022/23")
    if not calendar.crosses:
        raise PeriodError(
            f"{_shown(text)}: the {calendar.name} year lies in one year, so it is written with one number"
        )
    following = f"{int(year) + 1:04d}"
    if other != following[-len(other) :]:
        raise PeriodError(f"{_shown(text)} is not one year: after {year} comes {following[-len(other) :]}")
    return int(year) if calendar.named_by is Naming.START else int(following)


def _spelled(names: tuple[str, ...], *shorter: str) -> dict[str, int]:
    """The ways to write each of the names, by its place from 1: in full and by its first three letters."""
    ways = {way.casefold(): place for place, name in enumerate(names, 1) for way in (name, name[:3])}
    return ways | {way: ways[way[:3]] for way in shorter}


_MONTH_WORDS: Final = _spelled(MONTHS, "sept")
_WEEKDAY_WORDS: Final = _spelled(_WEEKDAYS, "tues", "thur", "thurs")
_MONTH_WORD: Final = "(?P<month>" + "|".join(sorted(_MONTH_WORDS, key=len, reverse=True)) + r")\.?"
_WEEKDAY_WORD: Final = "(?P<weekday>" + "|".join(sorted(_WEEKDAY_WORDS, key=len, reverse=True)) + r")\b\.?"
_LEAD: Final = r"(?:(?:in|on|during|of) )?(?:the )?"
_DAY_WORD: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR_WORD: Final = r"(?P<year>[0-9]{4})"
_PRINTED: Final = tuple(
    Pattern(_LEAD + form, re.IGNORECASE)
    for form in (
        _YEAR_WORD,
        r"(?P<decade>[0-9]{4})'?s",
        rf"{_MONTH_WORD},? (?:of )?{_YEAR_WORD}",
        rf"(?:{_WEEKDAY_WORD},? (?:the )?)?{_DAY_WORD} (?:of )?{_MONTH_WORD},?(?: {_YEAR_WORD})?",
        rf"(?:{_WEEKDAY_WORD},? )?{_MONTH_WORD} (?:the )?{_DAY_WORD}(?:,? {_YEAR_WORD})?",
        rf"(?:{_WEEKDAY_WORD},? )?{_YEAR_WORD}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
    )
)


def read_printed(text: str) -> Period:
    """The period that prose prints, such as "in 2023", "March 2023", "Monday, 12 May 2021" or "the 1990s".

    A weekday is passed over; whether it is that of the date, `weekday_of` lets a rule ask. A decade is a range of ten
    years. Refused, because it can be two things, is a date in figures with slashes, or the 1900s (ten years or a
    hundred); and a day without its year.
    """
    found = _printed(text)
    if found is None:
        raise PeriodError(
            f"{_shown(text)} is not a date: write a year (2023), a month (March 2023), "
            "a day (12 May 2021, May 12, 2021 or 2021-05-12) or a decade (the 1990s)"
        )
    if decade := found.get("decade"):
        if decade.endswith("00"):
            raise PeriodError(f"{_shown(text)} can be ten years or a hundred")
        if not decade.endswith("0"):
            raise PeriodError(f"{_shown(text)} is not a decade: its first year ends in 0")
        return span(open_year(int(decade)), open_year(int(decade) + 9))
    if found["year"] is None:
        raise PeriodError(f"{_shown(text)} names no year")
    year, month_word, day_digits = int(found["year"]), found.get("month"), found.get("day")
    if month_word is None:
        return open_year(year)
    number = _MONTH_WORDS.get(month_word.casefold()) or int(month_word)
    return month(year, number) if day_digits is None else day(year, number, int(day_digits))


def weekday_of(text: str) -> str | None:
    """The weekday that a printed date begins with, in full ("Monday"); None where it names none, or is no date."""
    weekday = (_printed(text) or {}).get("weekday")
    return weekday and _WEEKDAYS[_WEEKDAY_WORDS[weekday.casefold()] - 1]


def _printed(text: str) -> dict[str, str | None] | None:
    """The words of a printed date by what they are; None where it has no form that is known."""
    normal = folded(_bounded(text)).text.strip()
    match = next(filter(None, (form.fullmatch(normal) for form in _PRINTED)), None)
    return match and match.groupdict()


def _bounded(text: str) -> str:
    text = text.strip()
    if len(text) > _LONGEST:
        raise PeriodError(f"{_shown(text)} is too long for a period: at most {_LONGEST} characters")
    return text


def _shown(text: str) -> str:
    return f"'{printable(text if len(text) <= 50 else text[:49] + '…')}'"


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
