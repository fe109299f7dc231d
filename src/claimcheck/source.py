"""A published work that gives figures, and how far it is to be trusted."""

from enum import Enum
from functools import lru_cache, total_ordering
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from claimcheck import period_grammar
from claimcheck.period import Granularity, PeriodError
from claimcheck.written import Record, Text, YesNo


@total_ordering
class Standing(Enum):
    """The weight of a source: an official series before a report of one, a report before a model."""

    OFFICIAL = "official"
    REPORTED = "reported"
    MODELLED = "modelled"

    def __lt__(self, other: Self) -> bool:
        """Better is less, so that sorting puts the best standing first."""
        return _STANDINGS.index(self) < _STANDINGS.index(other)


_STANDINGS = list(Standing)


@lru_cache(maxsize=1024)  # Each row of a table may name its vintage, and most name the same.
def is_dated(text: str) -> bool:
    """Whether the text is a year, a month or a day that the calendar has: 2025, 2025-03 or 2025-03-14."""
    try:
        found = period_grammar.read(text)
    except PeriodError:
        return False
    return found.granularity in (Granularity.YEAR, Granularity.MONTH, Granularity.DAY) and text[0].isdecimal()


def _read_date(text: str) -> str:
    if not is_dated(text):
        raise ValueError(f"write a date such as 2025, 2025-03 or 2025-03-14, not {text!r}")
    return text


Date = Annotated[Text, AfterValidator(_read_date)]


class Source(Record):
    """A published work: what a claim cites and where an observation comes from."""

    title: Text = Field(description="the title as published")
    publisher: Text = Field(description="who published it")
    standing: Standing = Field(
        default=Standing.REPORTED, description="official series, report of one, or modelled estimate"
    )
    second_hand: YesNo = Field(
        default=False, description="yes when what was seen is a report of the publisher's figure"
    )
    url: Text | None = Field(default=None, description="where it was read")
    archived: Text | None = Field(default=None, description="an archived copy")
    published: Date | None = Field(default=None, description="date of publication: 2025, 2025-03 or 2025-03-14")
    retrieved: Date | None = Field(default=None, description="date it was read: 2025-03-14")
    excerpt: Text | None = Field(default=None, description="the words that carry the figure")

    @property
    def name(self) -> str:
        """The publisher, marked where the figure was seen at second hand."""
        return f"{self.publisher} (second-hand)" if self.second_hand else self.publisher
