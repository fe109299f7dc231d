"""Dates and periods in running text, and the periods that they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck.period import PeriodError, day, month, open_year, span
from claimcheck.phrase import GAP

# Outside these a number of four digits is more often a number than a year.
FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2199

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
            *("september sept sep", "october oct", "november nov", "december dec"),
        ),
        start=1,
    )
    for name in names.split()
}
MONTHS: Final = frozenset(_MONTHS)
# Only as names, with a capital: "may 3 people come" and "march 5 miles" are no dates.
_MONTH: Final = (
    "(?P<month>(?:" + "|".join(sorted((name.title() for name in _MONTHS), key=len, reverse=True)) + r")\b)\.?"
)
_YEAR: Final = r"(?P<year>[12][0-9]{3})(?![0-9]|[.,:][0-9])"
_CALENDARS: Final = {"fiscal": "fiscal", "financial": "fiscal", "academic": "academic", "school": "academic"}
_NAMED: Final = rf"(?:fiscal|financial|academic|school|tax|budget|crop|marketing){GAP}years?"
_ASCII: Final = re.ASCII | re.IGNORECASE

_DAY_MONTH: Final = re.compile(
    rf"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|and|or){GAP})(?P<last>[0-3]?[0-9])"
    rf"(?:st|nd|rd|th)?)?(?:{GAP}of)?{GAP}{_MONTH}(?:,?{GAP}{_YEAR})?",
    re.ASCII,
)
_MONTH_BEFORE: Final = re.compile(rf"{_MONTH}{GAP}(?:the{GAP})?", re.ASCII)
_AFTER_MONTH: Final = re.compile(
    rf"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:(?:[-–—]|{GAP}(?:to|and){GAP})(?P<last>[0-3]?[0-9])(?:st|nd|rd|th)?)?"
    rf"(?![0-9A-Za-z%]|[.,:/][0-9]|[-–][A-Za-z])(?!{GAP}(?:per{GAP}?cent|million|billion|people))"
    rf"(?:,?{GAP}{_YEAR})?",
    re.ASCII,
)
_ISO: Final = re.compile(r"(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])", re.ASCII)
_NUMERIC: Final = re.compile(r"[0-3]?[0-9]([/.])[0-3]?[0-9]\1(?:[12][0-9])?[0-9]{2}(?![0-9]|[/.][0-9])", re.ASCII)
_PAIR: Final = re.compile(
    rf"(?P<year>[12][0-9]{{3}})(?P<joint>{GAP}?[-–—/]{GAP}?)(?P<last>[12][0-9]{{3}}|[0-9]{{2}})(?![0-9A-Za-z]|[-/.,][0-9])",
    re.ASCII,
)
_DECADE: Final = re.compile(r"(?P<year>[12][0-9]{2}0)['’]?s(?![A-Za-z0-9])", re.ASCII)
_SHORT_DECADE: Final = re.compile(r"(?P<tens>[0-9])0s(?![A-Za-z0-9])", re.ASCII)
# The class of ’08: which century is not said.
_SHORT_YEAR: Final = re.compile(r"[0-9]{2}(?![0-9A-Za-z%’']|[.,:/-][0-9])", re.ASCII)
_CENTURY: Final = re.compile(rf"(?P<number>[0-9]{{1,2}})(?:st|nd|rd|th)(?:{GAP}|-)(?:century|centuries)\b", _ASCII)
_WHOLE_YEAR: Final = re.compile(r"[12][0-9]{3}(?![0-9A-Za-z%]|[.,:/][0-9]|[-–][0-9])", re.ASCII)
_CALENDAR_AFTER: Final = re.compile(rf"{GAP}(?P<name>{_NAMED})\b", _ASCII)
_CALENDAR_BEFORE: Final = re.compile(
    r"(?P<name>\b(?:fiscal|financial|academic|school|tax|budget|crop|marketing|FY)(?:\s(?:year|years))?\s?)\Z", _ASCII
)
_QUARTER_SIGN: Final = re.compile(
    rf"(?P<part>[QqHh])(?P<number>[1-4])(?![0-9A-Za-z])(?:{GAP}|[-/])?(?:of{GAP})?"
    rf"(?P<calendar>FY|fiscal{GAP}|FY{GAP})?(?P<year>[12][0-9]{{3}})?(?![0-9]|[.,][0-9])",
    re.ASCII,
)
_PART_OF_YEAR: Final = re.compile(
    rf"(?P<place>first|second|third|fourth|1st|2nd|3rd|4th|last|final)(?:{GAP}|-)(?P<part>quarter|half)\b"
    rf"(?:{GAP}of{GAP}(?:the{GAP})?(?:(?P<calendar>{_NAMED}|fiscal){GAP})?{_YEAR}"
    rf"|{GAP}of{GAP}(?:the{GAP})?(?:(?:last|this|next){GAP})?(?P<unnamed>{_NAMED}|year|season|match|game|decade|century)\b)?",
    _ASCII,
)
_SHORT_FISCAL: Final = re.compile(
    r"(?P<first>[0-9]{2})(?:[-–/](?P<last>[0-9]{2}))?(?![0-9A-Za-z%]|[.,/-][0-9])", re.ASCII
)
_PLACES: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


class Dated(Struct, frozen=True):
    """A date or a period: its span, the span of its value, the number it can be given by, and the period as written.

    `period` is "" where the words leave it open, and `is_part` says that they name a day, quarter or half of no year.
    """

    start: int
    end: int
    value_span: tuple[int, int]
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    period: str = ""
    unit: str = ""
    unit_span: tuple[int, int] | None = None
    is_part: bool = False


def at_digits(text: str, start: int, least: int) -> Dated | None:
    """The date whose digits begin at `start`; nothing before `least` belongs to it."""
    following = text[start + 1 : start + 5]
    if (dated := _with_month_before(text, start, least)) or (dated := _with_sign_before(text, start, least)):
        return dated
    if following[:1].isdigit() and following[1:2].isdigit():
        if text[start - 2 : start] in ("FY", "fy") and is_year(text, start):
            return year(text, start, least)
        return _with_year(text, start, least) if following[:3].isdigit() else None
    if text[start - 2 : start] in ("FY", "fy") and not (start > 2 and text[start - 3].isalnum()):
        return _short_fiscal(text, start, least)
    if match := _DAY_MONTH.match(text, start):
        return _of_days(match, match["month"], start)
    if match := _NUMERIC.match(text, start):
        return Dated(start, match.end(), match.span())
    if match := _CENTURY.match(text, start):
        number = int(match["number"])
        period = _period(lambda: str(span(open_year(100 * number - 99), open_year(100 * number))))
        return Dated(start, match.end(), match.span("number"), Fraction(number), period=period, unit="century")
    if (match := _SHORT_YEAR.match(text, start)) and start > least and text[start - 1] in "'’‘":
        return Dated(start - 1, match.end(), match.span(), is_part=True)
    if (match := _SHORT_DECADE.match(text, start)) and start > least and text[start - 1] in "'’‘":
        return Dated(start - 1, match.end(), match.span())
    return None


def _short_fiscal(text: str, start: int, least: int) -> Dated | None:
    """FY22, FY21/22: a fiscal year by its last digits, of this century."""
    found = _SHORT_FISCAL.match(text, start)
    if found is None or start - 2 < least:
        return None
    label = f"20{found['first']}" + (f"/{found['last']}" if found["last"] else "")
    value = None if found["last"] else Fraction(int(label))
    return Dated(start - 2, found.end(), found.span(), value, period=f"fiscal {label}", unit="year")


def at_ordinal(text: str, start: int) -> Dated | None:
    """The quarter or the half of a year that an ordinal at `start` begins."""
    match = _PART_OF_YEAR.match(text, start)
    if match is None:
        return None
    if match["year"] is None:
        return Dated(start, match.end(), match.span(), is_part=True)
    place, part = match["place"].lower(), match["part"].lower()
    number = _PLACES.get(place, 4 if part == "quarter" else 2)
    return Dated(start, match.end(), match.span(), period=_part(part, number, match["year"], match["calendar"] or ""))


def is_year(text: str, start: int) -> bool:
    """Whether the digits at `start` can be a year."""
    return _WHOLE_YEAR.match(text, start) is not None and FIRST_YEAR <= int(text[start : start + 4]) <= LAST_YEAR


def year(text: str, start: int, least: int) -> Dated:
    """The year whose four digits begin at `start`, with the name of its calendar before or behind it."""
    return _year(text, start, start + 4, text[start : start + 4], least)


def _year(text: str, start: int, end: int, label: str, least: int) -> Dated:
    name, first, last = "", start, end
    if after := _CALENDAR_AFTER.match(text, end):
        name, last = after["name"], after.end()
    elif before := _CALENDAR_BEFORE.search(text[max(least, start - 20) : start]):
        name, first = before["name"], start - len(before["name"])
    calendar = _calendar(name)
    value = Fraction(int(label)) if len(label) == 4 else None
    return Dated(first, last, (start, end), value, period=f"{calendar} {label}".strip(), unit="year")


def _calendar(name: str) -> str:
    word = name.split()[0].lower() if name.split() else ""
    return "fiscal" if word == "fy" else _CALENDARS.get(word, word)


def _with_year(text: str, start: int, least: int) -> Dated | None:
    """What begins with the four digits of a year, the bare year excepted."""
    if match := _ISO.match(text, start):
        return _of_days(match, "", start)
    if match := _DECADE.match(text, start):
        first = int(match["year"])
        # The 1900s are ten years or a hundred.
        period = (
            ""
            if first % 100 == 0 and first < 2000
            else _period(lambda: str(span(open_year(first), open_year(first + 9))))
        )
        return Dated(start, match.end(), match.span(), period=period)
    match = _PAIR.match(text, start)
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    first, digits, joint = int(match["year"]), match["last"], match["joint"]
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if len(digits) == 2 and (last - first == 1 or (joint == "/" and (first + 1) % 100 == int(digits))):
        return _year(text, start, match.end(), f"{first}/{(first + 1) % 100:02d}", least)
    if joint == "/" and last - first == 1:
        return _year(text, start, match.end(), f"{first}/{last % 100:02d}", least)
    if joint == "/" or not first < last <= LAST_YEAR:
        return None
    period = _period(lambda: str(span(open_year(first), open_year(last))))
    return Dated(start, match.end(), match.span(), low=Fraction(first), high=Fraction(last), period=period)


def _with_month_before(text: str, start: int, least: int) -> Dated | None:
    """March 2023, May 3, May 3, 2023: the digits after a month."""
    if not (start and text[start - 1] in " \xa0\n."):
        return None
    window = text[max(least, start - 16) : start]
    words = window.replace(".", " ").split()
    if words and words[-1] == "the":
        words.pop()
    if not words or words[-1].lower() not in MONTHS or words[-1].islower():
        return None
    first = max(least, start - 16) + window.rindex(words[-1])
    name = _MONTH_BEFORE.match(text, first)
    if name is None or name.end() != start:
        return None
    if is_year(text, start):
        number = _MONTHS[name["month"].lower()]
        period = _period(lambda: str(month(int(text[start : start + 4]), number)))
        return Dated(first, start + 4, (first, start + 4), period=period)
    match = _AFTER_MONTH.match(text, start)
    return None if match is None or int(match["day"]) > 31 else _of_days(match, name["month"], first)


def _with_sign_before(text: str, start: int, least: int) -> Dated | None:
    """Q3 2023, H1 2024: the digit after the letter of a quarter or a half."""
    if not (start > least and text[start - 1] in "QqHh"):
        return None
    if start - 1 > least and (text[start - 2].isalnum() or text[start - 2] == "_"):
        return None
    match = _QUARTER_SIGN.match(text, start - 1)
    if match is None or (match["part"].lower() == "h" and (match["number"] not in "12" or not match["year"])):
        return None
    if match["year"] is None:
        return Dated(start - 1, start + 1, (start - 1, start + 1), is_part=True)
    part = "quarter" if match["part"].lower() == "q" else "half"
    period = _part(part, int(match["number"]), match["year"], match["calendar"] or "")
    return Dated(match.start(), match.end(), match.span(), period=period)


def _part(part: str, number: int, digits: str, calendar: str) -> str:
    """A quarter or a half of a year as a claim file writes it."""
    name = _calendar(calendar)
    lead = f"{name} " if name else ""
    if part == "quarter":
        return f"{lead}{digits}-Q{number}"
    return f"{lead}{digits}-Q{2 * number - 1}..{digits}-Q{2 * number}"


def _of_days(match: re.Match[str], month_word: str, first: int) -> Dated:
    """A day, or the first to the last day, of a month."""
    groups = match.groupdict()
    value_span = (first, match.end())
    number = _MONTHS[month_word.lower()] if month_word else int(groups["number"])
    if not groups["year"]:
        return Dated(first, match.end(), value_span, is_part=True)
    days = [day_digits for day_digits in (groups["day"], groups.get("last")) if day_digits]

    def written() -> str:
        named = [day(int(groups["year"]), number, int(digits)) for digits in days]
        return str(named[0] if len(named) == 1 else span(named[0], named[1]))

    return Dated(first, match.end(), value_span, period=_period(written))


def _period(written: Callable[[], str]) -> str:
    """The period as a claim file writes it; "" for one that does not exist, such as 31 June."""
    try:
        return written()
    except PeriodError:
        return ""
