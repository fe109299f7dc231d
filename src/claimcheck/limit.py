"""A legal or agreed limit: its value by date, its side, its base, and when it is in force."""

from datetime import date
from typing import Annotated

from msgspec import Struct
from pydantic import Field, ValidationInfo, WithJsonSchema

from claimcheck import formula, period_grammar
from claimcheck.claim import ReferenceField, Side
from claimcheck.formula import Node
from claimcheck.written import Name, Record, Text, read_as


class InForce(Struct, frozen=True):
    """The days from `first` to `last`, both included; a `last` of None has no end."""

    first: date
    last: date | None

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.last else f"since {self.first}"


def _read_in_force(value: str, _: ValidationInfo) -> InForce:
    first, dots, last = value.partition("..")
    if not dots:
        raise ValueError(f"write when the limit is in force as 1996-01-01..2020-12-31, or 1996-01-01.. , not {value!r}")
    start = period_grammar.read(first.strip(), {})
    end = period_grammar.read(last.strip(), {}) if last.strip() else None
    if end is not None and end.end <= start.start:
        raise ValueError(f"{value!r} ends before it begins")
    return InForce(start.start, None if end is None else date.fromordinal(end.end.toordinal() - 1))


class Limit(Record):
    """A threshold set by law or agreement, as its text has it."""

    measure: Text = Field(description="what is limited, in words")
    value: Annotated[
        Node,
        read_as(Node, lambda text, _: formula.read_expression(text)),
        WithJsonSchema({"type": ["string", "number"]}),
    ] = Field(description="75 million USD + 5 million USD * (year - 1996), or 50%")
    side: Side = Field(description="the side on which the limit is passed: above, at or above, below, at or below")
    in_force: Annotated[InForce, read_as(InForce, _read_in_force), WithJsonSchema({"type": "string"})] | None = Field(
        default=None, description="from and to, both days included: 1996-01-01..2020-12-31"
    )
    of: ReferenceField | None = Field(default=None, description="the quantity that the limit is measured on")
    part: ReferenceField | None = Field(
        default=None, description="for a limit in percent: the quantity that is set against that base"
    )
    source: Name | None = Field(default=None, description="the source that sets it, by its name in `sources`")

    @property
    def moves(self) -> bool:
        """Whether its value depends on the year."""
        try:
            formula.value_in_year(self.value, None)
        except formula.FormulaError:
            return True
        return False
