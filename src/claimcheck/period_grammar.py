"""The grammar of periods: how a claim file writes them, and the dates and years that prose prints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from claimcheck.fault import quoted
from claimcheck.period import GREGORIAN, MONTHS, Calendar, NamedBy, Period, PeriodError, day, month, open_year, span
from claimcheck.phrase import Pattern
from claimcheck.text import folded

_LONGEST: Final = 120
"""In characters: more than two days and the longest name of a calendar; what is longer is not looked at."""

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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
        raise PeriodError(f"{quoted(text)} is no range: it has a first and a last part, as in 2020..2023")
    begin = _read_part(first, calendars, "")
    return span(begin, _read_part(more[0], calendars, begin.calendar))


def _read_part(text: str, calendars: Mapping[str, Calendar], kept: str) -> Period:
    """One period that is no range; `kept` is the calendar that counts where the text names none."""
    parts = _PARTS.fullmatch(text)
    numbers = parts and _NUMBERS.fullmatch(parts["rest"])
    if not parts or not numbers or (parts["name"] and not re.search(r"(?:\s|\AFY)\Z", parts["name"])):
        if re.fullmatch(r"[0-9]++", text):
            raise PeriodError(f"{quoted(text)} is not a year: write four digits, 0001 to 9998")
        raise PeriodError(
            f"{quoted(text)} is not a period: write a year (2022), a quarter (2022-Q3), a month (2022-08), "
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
                f"{quoted(text)}: months and days are those of the calendar year, without a slash or name"
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
        raise PeriodError(f"no calendar is named {quoted(name)}; known are {', '.join(sorted(known))}")
    return known[name]


def _number_of_pair(text: str, year: str, other: str, calendar: Calendar | None) -> int:
    """The number that names a year written as the two it lies in, such as 2022/23."""
    if calendar is None:
        raise PeriodError(f"{quoted(text)} needs the name of its calendar in front, as in academic 2022/23")
    if not calendar.crosses:
        raise PeriodError(
            f"{quoted(text)}: the {calendar.name} year lies in one year, so it is written with one number"
        )
    following = f"{int(year) + 1:04d}"
    if other != following[-len(other) :]:
        raise PeriodError(f"{quoted(text)} is not one year: after {year} comes {following[-len(other) :]}")
    return int(year) if calendar.named_by is NamedBy.START else int(following)


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


def read_printed(text: str, otherwise: int | None = None) -> Period:
    """The period that prose prints, such as "in 2023", "March 2023", "Monday, 12 May 2021" or "the 1990s".

    A day that names no year is one of the year `otherwise`.

    A weekday is passed over; whether it is that of the date, `weekday_of` lets a rule ask. A decade is a range of ten
    years. Refused, because it can be two things, is a date in figures with slashes, or the 1900s (ten years or a
    hundred); and a day without any year.
    """
    found = _printed(text)
    if found is None:
        raise PeriodError(
            f"{quoted(text)} is not a date: write a year (2023), a month (March 2023), "
            "a day (12 May 2021, May 12, 2021 or 2021-05-12) or a decade (the 1990s)"
        )
    if decade := found.get("decade"):
        if decade.endswith("00"):
            raise PeriodError(f"{quoted(text)} can be ten years or a hundred")
        if not decade.endswith("0"):
            raise PeriodError(f"{quoted(text)} is not a decade: its first year ends in 0")
        return span(open_year(int(decade)), open_year(int(decade) + 9))
    if found["year"] is None and otherwise is None:
        raise PeriodError(f"{quoted(text)} names no year: give it as the `period`")
    year, month_word, day_digits = int(found["year"] or otherwise or 0), found.get("month"), found.get("day")
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
        raise PeriodError(f"{quoted(text)} is too long for a period: at most {_LONGEST} characters")
    return text
