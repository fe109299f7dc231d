"""A measure: what is counted or measured, in which unit, over which members, as a stock or a flow."""

import re
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from claimcheck import unit
from claimcheck.interval import EVERYTHING, Interval
from claimcheck.unit import Unit
from claimcheck.written import Record, Text, Texts, YesNo

_NEVER_ADDED: Final = ("date", "share", "percentage", "multiple", "index", "temperature", "rank")
_OF_EACH: Final = re.compile(
    r"\b(?:averages?|mean|median|typical|rates?|ratio|(?<!constant )(?<!current )(?<!market )(?<![0-9] )prices?"
    r"|(?:class|family|household|group|farm|firm) sizes?|density|per (?!year|quarter|month|week|day|annum)[a-z]++"
    r"|an? (?:head|person|week|day)|each)\b",
    re.IGNORECASE,
)
"""Words of a measure that say of each one or on average, so that nothing is the sum of it."""


def _declares_unit(text: str) -> str:
    unit.declare(text)
    return text


class Measure(Record):
    """One entry of `quantities`: the measure behind every quantity of that name."""

    measure: Text = Field(description="what is measured, in words")
    unit: Annotated[Text, AfterValidator(_declares_unit)] = Field(
        default="",
        description="the unit of its values: USD, people, %, km, date; a plain noun declares a counted thing",
    )
    by: Text | None = Field(default=None, description="the dimension its members belong to: sender, city")
    per: Literal["year", "quarter", "month", "day"] | None = Field(
        default=None, description="a flow per this period, so that parts of the period add up; absent: a stock"
    )
    members: dict[Text, Texts] = Field(
        default={}, description="the members of the dimension, each with its other names"
    )
    complete: YesNo = Field(default=False, description="yes when the members make up the whole")
    signed: YesNo = Field(default=False, description="yes when values may be negative")
    of: Text | None = Field(default=None, description="for a percentage: what it is a share of")
    definition: Text | None = Field(
        default=None, description="the definition the article's words mean, if there are several"
    )

    @cached_property
    def typed_unit(self) -> Unit:
        """The unit as a type."""
        return unit.declare(self.unit)[1]

    @property
    def is_rate(self) -> bool:
        """Whether its values are percentages, so that a change of it may be in percentage points."""
        return self.typed_unit.dimension == "share"

    @property
    def is_flow(self) -> bool:
        """Whether amounts of parts of a period add up to that of the period."""
        return self.per is not None and not self.is_rate

    @property
    def is_additive(self) -> bool:
        """Whether what members have can be added: no rates, prices, averages, and nothing that is so much for each.

        Amounts that the file neither calls complete nor a flow may overlap, so only counted things are added there.
        """
        dimension = self.typed_unit.dimension
        if " / " in dimension or dimension.partition(" ")[0] in _NEVER_ADDED or _OF_EACH.search(self.measure):
            return False
        return self.complete or self.per is not None or dimension.startswith("count of ")

    @property
    def is_date(self) -> bool:
        """Whether its values are dates."""
        return self.typed_unit.dimension == "date"

    @cached_property
    def bounds(self) -> Interval:
        """The values it can take at all: amounts and counts are not negative unless the claim file says so.

        Temperatures may lie under the zero of their scale, and so may differences of them.
        """
        if self.signed or self.is_date or unit.are_temperatures(self.typed_unit):
            return EVERYTHING
        return Interval.at_least(Fraction(0))

    def member(self, name: str) -> str | None:
        """The member that goes by `name`, or None when there is no such member."""
        return self._names.get(name.casefold())

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for member, aliases in self.members.items():
            for name in (member, *aliases):
                names.setdefault(name.casefold(), member)
        return names
