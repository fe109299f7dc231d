"""A measure: what is counted or measured, in which unit, over which members, as a stock or a flow."""

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from claimcheck import unit
from claimcheck.interval import EVERYTHING, Interval
from claimcheck.unit import Unit
from claimcheck.written import Record, Text, Texts, YesNo


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
    def is_date(self) -> bool:
        """Whether its values are dates."""
        return self.typed_unit.dimension == "date"

    @property
    def bounds(self) -> Interval:
        """The values it can take at all: amounts and counts are not negative unless the claim file says so."""
        if self.signed or self.is_date:
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
