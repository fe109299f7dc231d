"""What is measured: a measure, members of its dimension, a period; and the shares, changes and ratios between such."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.period import Period


class Quantity(Struct, frozen=True, cache_hash=True):
    """One measured quantity, such as `remittances[United States]@calendar 2022`.

    `members` are those of the measure's dimension taken together, in a fixed order; none means the whole dimension.
    `period` is None where no words state it.
    """

    measure: str
    members: tuple[str, ...] = ()
    period: Period | None = None

    def at(self, period: Period | None) -> Quantity:
        """The same quantity in another period."""
        return replace(self, period=period)

    @property
    def when(self) -> str:
        """The period as a tail of a clause, such as " in fiscal 2022"; "" where none is stated."""
        return "" if self.period is None else f" in {self.period.words}"

    @property
    def who(self) -> str:
        """The members in words, or the measure where it is the whole."""
        return " and ".join(self.members) if self.members else self.measure

    def __str__(self) -> str:
        text = self.measure
        if self.members:
            text += f"[{', '.join(self.members)}]"
        return text if self.period is None else f"{text}@{self.period}"


class ChangeForm(Enum):
    """How a change is counted: of the start, in the unit, in points between two rates, or as end over start."""

    RELATIVE = "relative"
    ABSOLUTE = "absolute"
    POINTS = "percentage points"
    MULTIPLE = "multiple"


class ShareOf(Struct, frozen=True, cache_hash=True):
    """The share of `part` in `whole`, in percent."""

    part: Quantity
    whole: Quantity

    def __str__(self) -> str:
        return f"share of {self.part} in {self.whole}"


class ChangeFrom(Struct, frozen=True, cache_hash=True):
    """The change from `start` to `end`: in percent, in the unit when absolute, in points, or as a factor."""

    form: ChangeForm
    start: Quantity
    end: Quantity

    def __str__(self) -> str:
        return f"{self.form.value} change from {self.start} to {self.end}"


class RatioOf(Struct, frozen=True, cache_hash=True):
    """`numerator` divided by `denominator`, a pure number or an amount per one of the denominator."""

    numerator: Quantity
    denominator: Quantity

    def __str__(self) -> str:
        return f"{self.numerator} per {self.denominator}"


class LimitValue(Struct, frozen=True, cache_hash=True):
    """The value a legal limit has in a year; `year` is None where the limit does not move."""

    limit: str
    year: int | None

    def __str__(self) -> str:
        return self.limit if self.year is None else f"{self.limit}@{self.year}"


class CountOf(Struct, frozen=True, cache_hash=True):
    """The number of things that a claim counts; only the claim itself can say more of it."""

    claim: str

    def __str__(self) -> str:
        return f"figure of {self.claim}"


Stated: TypeAlias = Quantity | ShareOf | ChangeFrom | RatioOf | LimitValue | CountOf


def amounts_of(stated: object) -> tuple[Quantity, ...]:
    """The quantities that a share, a change or a ratio is between; none for anything else."""
    match stated:
        case ShareOf(part=one, whole=other) | RatioOf(numerator=one, denominator=other):
            return one, other
        case ChangeFrom(start=one, end=other):
            return one, other
    return ()


def divided(stated: object) -> tuple[Quantity, Quantity] | None:
    """What is divided by what in a share, a relative change, a factor or a ratio; None for anything else."""
    match stated:
        case ShareOf(part=above, whole=below) | RatioOf(numerator=above, denominator=below):
            return above, below
        case ChangeFrom(form=ChangeForm.RELATIVE | ChangeForm.MULTIPLE, end=above, start=below):
            return above, below
    return None


def base_of(stated: object) -> Quantity | None:
    """What a share, a relative change or a ratio is counted in: the whole, the start, the denominator; else None."""
    parts = divided(stated)
    return None if parts is None else parts[1]


def is_amount(stated: object) -> bool:
    """Whether it is counted in a unit and so grows with all amounts, where shares, ratios and numbers stay."""
    match stated:
        case Quantity() | LimitValue() | ChangeFrom(form=ChangeForm.ABSOLUTE | ChangeForm.POINTS):
            return True
    return False
