"""A length of time in two units or three, as one amount: two hours and 15 minutes, 3h 20m, an hour and 20 minutes."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck import numeral_grammar as numerals
from claimcheck.numeral import Form, Numeral
from claimcheck.phrase import ANY_CASE, GAP, Pattern

_NAMES: Final = {
    **dict.fromkeys(("year", "years", "yr", "yrs"), "year"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), "hour"),
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m"), "minute"),
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), "second"),
}
# A month has no fixed number of days and a year none of weeks, so that those stay two amounts.
_SIZES: Final = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
_UNIT: Final = Pattern(
    rf"(?:{GAP}|-)?(?P<unit>years?|yrs?|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![A-Za-z])",
    ANY_CASE,
)
_FIRST_LETTERS: Final = frozenset("ymwdhsYMWDHS\n\xa0\u2009\u202f")
_LINK: Final = Pattern(rf",?(?:{GAP}and)?{GAP}|(?=[0-9])", ANY_CASE)
_COUNT: Final = Pattern(r"[0-9]{1,2}(?:\.[0-9]{1,3})?(?![0-9]|[.,:/][0-9])")
_AN: Final = Pattern(rf"(?:an?|one)(?={GAP}(?:year|week|day|hour|minute),?{GAP}and{GAP})", ANY_CASE)


class Duration(Struct, frozen=True):
    """A length of time in its longest unit, which is named by a whole word, and where its parts stand."""

    number: Numeral
    unit: str
    start: int
    end: int
    value_end: int
    unit_span: tuple[int, int]


def an_hour_and(text: str, start: int) -> Duration | None:
    """`an hour and 20 minutes`."""
    found = _AN.match(text, start)
    return duration(text, Fraction(1), start, found.end()) if found else None


def duration(text: str, value: Fraction, start: int, end: int) -> Duration | None:
    """The length of time that begins with `value`, printed from `start` to `end`; None where it has one unit only."""
    if text[end : end + 2].lstrip(" -")[:1] not in _FIRST_LETTERS:
        return None
    first = longer = _UNIT.match(text, end)
    total, size, stop, value_end = value, 1, 0, end
    while longer and (link := _LINK.match(text, longer.end())):
        part = _part(text, link.end())
        shorter = _UNIT.match(text, part[1]) if part else None
        if part is None or shorter is None or text[shorter.end() : shorter.end() + 1].isalpha():
            break
        units = (_NAMES[longer["unit"].lower()], _NAMES[shorter["unit"].lower()])
        if units not in _SIZES or not 0 <= part[0] < _SIZES[units]:
            break
        size *= _SIZES[units]
        total += part[0] / size
        longer, stop, value_end = shorter, shorter.end(), part[1]
    if not first or not stop:
        return None
    step = Fraction(1, size)
    printed = first["unit"].lower()
    unit = printed if len(printed) > 3 or printed == "day" else _NAMES[printed] + "s" * (value != 1)
    return Duration(Numeral(total, step, step, Form.DECIMAL), unit, start, stop, value_end, first.span("unit"))


def _part(text: str, start: int) -> tuple[Fraction, int] | None:
    if count := _COUNT.match(text, start):
        return Fraction(count[0]), count.end()
    words = numerals.match(text, start)
    return (words[0].value, words[1]) if words and words[0].form is Form.WORDS else None
