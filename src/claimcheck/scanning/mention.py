"""What is found in a text: quantities with their parts, and what is exempt, with the rule that exempts it."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck.figure import Figure, Found

Span = tuple[int, int]


class Kind(Enum):
    """What a quantity is, as far as its words say."""

    COUNT = "count"
    AMOUNT = "amount"  # with a unit of measure or of time
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage points"
    BASIS_POINTS = "basis points"
    FRACTION = "fraction"
    RATIO = "ratio"  # one in five
    RATE = "rate"  # per year, per head, per 100,000
    CHANGE = "change"
    MULTIPLE = "multiple"
    RANGE = "range"
    RANK = "rank"
    SUPERLATIVE = "superlative"
    PERIOD = "period"
    ENUMERATION = "enumeration"
    VAGUE = "vague"
    UNTYPED = "untyped"  # digits that are neither understood nor exempt: for a person to look at


class Direction(Enum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class Mention(Struct, frozen=True):
    """A quantity of the text; every span is a pair of offsets into it, the end excluded.

    `value` is as printed, with its scale multiplied out and without the sign that a falling verb gives it (that is
    `direction`); None for a range, whose ends are `low` and `high`, and for what names no number. `unit` is the
    currency code, the unit as printed, or the head of the counted noun, "students" of "Pakistani students"; "" where
    the words give none. `hedge` is as printed, `bound` the name of its class ("about" for "roughly"). `rate` is what
    the quantity is per. `period` is a date as a claim file writes it: 2022, fiscal 2022, 2022-Q3, 2022-08-14,
    1990..1999. `members` are those that an enumeration names. `shared` is the figure, with its unit, of a number whose
    unit stands behind another one: "6.86 per cent" of "6.86 and 6.37 per cent". Its own words say less, which
    is `found`, and hold no unit, so that `unit_span` is None.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    hedge: str = ""
    bound: str = ""
    value_span: Span | None = None
    unit_span: Span | None = None
    hedge_span: Span | None = None
    rate: str = ""
    direction: Direction | None = None
    period: str = ""
    members: tuple[str, ...] = ()
    found: Found | None = None
    shared: Found | None = None

    @property
    def figure(self) -> Figure | None:
        """The figure with the sets of values it stands for; None for dates, superlatives and what is not understood."""
        found = self.shared or self.found
        return None if found is None else found.figure


class Exemption(Struct, frozen=True):
    """Words with a number in them, or a list or a comparison without one, that are no quantity, and why."""

    start: int
    end: int
    text: str
    rule: str


class Scan(Struct, frozen=True):
    """The quantities of a text and its exemptions, each in the order of their places; none overlaps another."""

    text: str
    quantities: tuple[Mention, ...]
    exemptions: tuple[Exemption, ...]


RULES: Final = {
    "address": "a house number with its street",
    "age-group": "an age group or a decade of life, such as under-25s or in his 30s",
    "citation": "the number of a law or a decision",
    "comparison-without-figure": "a comparison that gives no number",
    "date-part": "a day, quarter or half without its year",
    "digits-of-another-script": "digits other than 0 to 9, which are not read",
    "footnote-mark": "the mark of a note",
    "identifier": "a name, a code or a number that only identifies",
    "isbn": "the number of a book or a journal",
    "limit-without-figure": "a limit that gives no number",
    "list-number": "the number of a point in a list",
    "name": "a number that is part of a name",
    "ordering-word": "first, second and so on, which order what is said",
    "page-number": "a page",
    "phone-number": "a telephone number",
    "postcode": "a postal code",
    "pronoun": "one, where it counts nothing",
    "score": "the result of a match or of a vote",
    "section-number": "the number of a section, article, table or the like",
    "set-phrase": "a phrase in which the number word counts nothing",
    "time-of-day": "a time of day",
    "uncounted-list": "a list whose number the words do not state",
    "url": "an address in the net",
    "version": "a version",
}
"""The rules of exemption, and what each exempts."""
