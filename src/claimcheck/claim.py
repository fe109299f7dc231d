"""A claim: one quantitative statement of the article, of a kind, anchored to its words."""

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import (
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from typing_extensions import TypeAliasType

from claimcheck import figure as figures
from claimcheck import formula, period_grammar
from claimcheck.anchor import LONGEST_QUOTE, occurs_in_order
from claimcheck.figure import Figure
from claimcheck.formula import Reference
from claimcheck.house_style import HOUSE, HouseStyle
from claimcheck.interval import Interval
from claimcheck.period import Calendar, Period
from claimcheck.phrase import Pattern
from claimcheck.written import Name, Record, Text, Texts, YesNo, read_as


class Context(Struct, frozen=True):
    """What reading a claim needs besides its own words: the calendars that the file declares, and the house style."""

    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    style: HouseStyle = HOUSE


def _context(info: ValidationInfo) -> Context:
    return info.context if isinstance(info.context, Context) else Context()


def _read_period(text: str, info: ValidationInfo) -> Period:
    return period_grammar.read(text, _context(info).calendars)


def _read_figure(text: str, info: ValidationInfo) -> Figure:
    return figures.read(text, _context(info).style)


def _read_reference(text: str, _: ValidationInfo) -> Reference:
    reference = formula.read_expression(text)
    if not isinstance(reference, Reference) or reference.period:
        raise ValueError(f"{text!r} names no quantity: write its name, or name[member]")
    return reference


_PRINTED = WithJsonSchema({"type": ["string", "number"]})
PeriodField = TypeAliasType("PeriodField", Annotated[Period, read_as(Period, _read_period), _PRINTED])
FigureField = TypeAliasType("FigureField", Annotated[Figure, read_as(Figure, _read_figure), _PRINTED])


ReferenceField = TypeAliasType(
    "ReferenceField", Annotated[Reference, read_as(Reference, _read_reference), WithJsonSchema({"type": "string"})]
)


Words = TypeAliasType("Words", Annotated[Text, StringConstraints(max_length=LONGEST_QUOTE)])


class Acceptance(Record):
    """A finding that a person lives with: the rule, the reason, and how long."""

    rule: Name = Field(description="the rule whose finding is accepted")
    reason: Text = Field(description="why")
    until: date | None = Field(default=None, description="the last day it is accepted: 2026-12-31")


class Claim(Record):
    """What claims of every kind have in common."""

    id: Name = Field(description="a short name, unique in the file")
    quote: Words = Field(description="the words of the article that carry the claim, exactly")
    prefix: Words | None = Field(default=None, description="the words right before, where the quote occurs twice")
    suffix: Words | None = Field(default=None, description="the words right after, where the quote occurs twice")
    period: PeriodField | None = Field(
        default=None, description="2022 · calendar 2022 · fiscal 2022 · 2022-Q3 · 2020..2023; absent: not stated"
    )
    sources: tuple[Name, ...] = Field(default=(), description="the sources named for it, by their names in `sources`")
    said_by: Text | None = Field(default=None, description="who is quoted for it")
    alternatives: tuple[dict[str, Any], ...] = Field(
        default=(),
        alias="or",
        description="other readings of the same words: the keys that differ, and a label",
    )
    accept: tuple[Acceptance, ...] = Field(default=(), description="findings accepted, each with a reason")

    @property
    def printed(self) -> str:
        """The figure as printed, or "" for a claim that states none."""
        return ""

    @property
    def number(self) -> Figure | None:
        """The figure or the position it states as a number; None where it states none, or a date."""
        return None

    @model_validator(mode="after")
    def _prints_its_figure(self) -> Self:
        if self.printed and not occurs_in_order(self.printed, self.quote):
            raise ValueError(f"the figure {self.printed!r} is not printed in the quote of this claim")
        return self


class _Measured(Claim):
    """A claim about a quantity."""

    quantity: Name | None = Field(default=None, description="the name of a quantity of this file")
    member: Texts = Field(default=(), description="a member, or several together; absent: the whole dimension")


class _Figured(_Measured):
    """A claim that may state a figure of a quantity."""

    figure: FigureField | None = Field(default=None, description="the figure as printed, hedge included")

    @property
    def printed(self) -> str:
        return self.figure.printed if self.figure else ""

    @property
    def number(self) -> Figure | None:
        return self.figure


def _read_whole_number(text: str, _: ValidationInfo) -> int:
    digits = text.strip().replace(",", "")
    if not _WHOLE_NUMBER.fullmatch(digits):
        raise ValueError(f"{text!r} is no whole number from 1 to 999,999,999")
    return int(digits)


_WHOLE_NUMBER = Pattern(r"[1-9][0-9]{0,8}+")
WholeNumber = Annotated[int, read_as(int, _read_whole_number), WithJsonSchema({"type": "integer", "minimum": 1})]


class Mean(Record):
    """What a figure is the mean of, and what is known of the sample."""

    of: ReferenceField | None = Field(default=None, description="the quantity whose members it is the mean of")
    n: WholeNumber | None = Field(default=None, description="how many people or things it is the mean over")
    items: WholeNumber | None = Field(
        default=None, description="where answers are whole numbers: how many of each person are in the mean"
    )
    sd: FigureField | None = Field(default=None, description="the standard deviation, as printed")
    binary: YesNo = Field(default=False, description="yes when every answer is 0 or 1")


class Level(_Figured):
    """An amount or a count."""

    kind: Literal["level"] = "level"
    figure: FigureField = Field(description="the figure as printed, hedge included")
    mean: Mean | None = Field(default=None, description="what it is the mean of, where it is one")


class Share(_Figured):
    """A part of a whole."""

    kind: Literal["share"] = "share"
    figure: FigureField = Field(description="the figure as printed, hedge included")
    of: ReferenceField | None = Field(
        default=None, description="the whole; absent: the whole dimension of the same quantity"
    )


class Direction(Enum):
    """Which way a change goes."""

    RISE = "rise"
    FALL = "fall"


class Change(_Figured):
    """A change between two periods: relative, absolute, in percentage points, or as a factor."""

    kind: Literal["change"] = "change"
    direction: Direction | None = Field(
        default=None, description="rise or fall; absent: what the figure says, a rise where it says nothing"
    )
    base: ReferenceField | None = Field(
        default=None, description="the quantity it is a change from, where the words set two against each other"
    )

    @property
    def falls(self) -> bool:
        """Whether the words say that it fell."""
        if self.direction is not None:
            return self.direction is Direction.FALL
        return self.figure is not None and self.figure.value is not None and self.figure.value < 0


class Ratio(_Figured):
    """One quantity in terms of another: three times as many, one in five, per head."""

    kind: Literal["ratio"] = "ratio"
    figure: FigureField = Field(description="the figure as printed, hedge included")
    to: ReferenceField = Field(description="the quantity it is compared with, or counted per")


class Order(Enum):
    """Which end of a ranking is first."""

    LARGEST_FIRST = "largest first"
    SMALLEST_FIRST = "smallest first"


_JOINT: Final = Pattern(r"(?:joint|tied|equal|shared)[ -](?:for |at )?", re.IGNORECASE)
_TOP: Final = Pattern(r"(?:the )?top[ -]", re.IGNORECASE)
_SUPERLATIVE: Final = Pattern(r"[a-z]{2,20}est|most|least|first|top|best|worst", re.IGNORECASE)
_NUMBERED: Final = Pattern(r"(?:number |no\. ?|#)", re.IGNORECASE)


def _read_position(value: str, _: ValidationInfo) -> Figure:
    """A place as printed: fourth, joint fourth, number one; or a bound on it, top five, which is any of 1 to 5."""
    text = value.strip()
    top = _TOP.match(text)
    lead = top or _JOINT.match(text) or _NUMBERED.match(text)
    offset = lead.end() if lead else 0
    try:
        position = figures.read(text[offset:])
    except figures.FigureError:
        if text.casefold().split()[-1:] and _SUPERLATIVE.fullmatch(text.split()[-1]):
            raise ValueError(
                f"{value!r} prints no position: leave `position` out and write `order: largest first` or smallest first"
            ) from None
        raise
    if position.value is None or position.value.denominator != 1 or position.value < 1:
        raise ValueError(f"{value!r} is no position in a ranking: write it as printed, such as fourth or top five")
    if lead is None:
        return position
    if not position.plain.is_point or position.unit not in ("", figures.RANK):
        raise ValueError(f"{value!r} is no position in a ranking: write it as printed, such as fourth or top five")
    places = Interval.closed(1, position.value) if top else position.plain
    return replace(
        position,
        printed=text,
        plain=places,
        generous=places,
        expected=places,
        unit=figures.RANK,
        value_span=_moved(position.value_span, offset),
        unit_span=_moved(position.unit_span, offset),
    )


def _moved(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return None if span is None else (span[0] + by, span[1] + by)


PositionField = TypeAliasType("PositionField", Annotated[Figure, read_as(Figure, _read_position), _PRINTED])


class Rank(_Measured):
    """A place in an order: the position, the measure ranked by, the universe, and who stands above.

    With `since` or `window` the order is one of periods: the largest since 1995, the lowest of 2014 to 2023.
    """

    kind: Literal["rank"] = "rank"
    position: PositionField | None = Field(
        default=None,
        description="the position as printed: fourth, joint fourth, top five; absent: only who stands above is said",
    )
    order: Order = Field(default=Order.LARGEST_FIRST, description="largest first or smallest first")
    after: Texts = Field(default=(), description="those said to stand above, in their order")
    among: Text | None = Field(default=None, description="the universe that is ranked, in words")
    since: PeriodField | None = Field(
        default=None, description="for the largest since a period: that period, which is not among those surpassed"
    )
    window: PeriodField | None = Field(
        default=None, description="for the largest of several periods: the first and the last, 2014..2023"
    )
    running: PositionField | None = Field(
        default=None, description="for the third year running: how many periods in a row the place is held, as printed"
    )

    @property
    def printed(self) -> str:
        return self.position.printed if self.position else super().printed

    @property
    def number(self) -> Figure | None:
        return self.position

    @property
    def is_joint(self) -> bool:
        """Whether the words say that the place is shared."""
        return self.position is not None and _JOINT.match(self.position.printed) is not None

    @property
    def in_time(self) -> bool:
        """Whether periods are ranked, and not members."""
        return self.since is not None or self.window is not None

    @model_validator(mode="after")
    def _ranks_one_thing(self) -> Self:
        if self.since is not None and self.window is not None:
            raise ValueError("write `since` or `window`, not both: the largest since 1995, or that of 1996..2023")
        if self.in_time and self.running is not None:
            raise ValueError("`running` counts periods in which a place among members is held; it needs no window")
        if self.in_time and self.after:
            raise ValueError("`after` names members that stand above; where periods are ranked there are none")
        if self.since is not None and self.period is not None and self.since.start >= self.period.start:
            raise ValueError(f"since {self.since} looks back from {self.period}, so it lies before it")
        if self.window is not None and self.period is not None and not self.window.overlaps(self.period):
            raise ValueError(f"the window {self.window} does not hold the period {self.period} of the claim")
        if self.running is not None and not occurs_in_order(self.running.printed, self.quote):
            raise ValueError(f"{self.running.printed!r} is not printed in the quote of this claim")
        return self


class Side(Enum):
    """On which side of a limit something stands, and whether the limit itself counts."""

    ABOVE = "above"
    AT_OR_ABOVE = "at or above"
    BELOW = "below"
    AT_OR_BELOW = "at or below"


class Threshold(_Figured):
    """A limit that is stated, or something placed against one."""

    kind: Literal["threshold"] = "threshold"
    limit: Name | None = Field(default=None, description="the name of a limit of this file")
    side: Side | None = Field(default=None, description="the side the words name: above, at or above, below, …")
    of: ReferenceField | None = Field(default=None, description="the base that the words measure against the limit")
    subject: ReferenceField | None = Field(default=None, description="the quantity that is placed against the limit")


class Listing(_Figured):
    """A stated number of things, and those that are named."""

    kind: Literal["list"] = "list"
    items: Texts = Field(default=(), description="the things named, as printed")
    complete: YesNo = Field(default=False, description="yes when the words name them all")

    @model_validator(mode="after")
    def _names_its_items(self) -> Self:
        for item in self.items:
            if not occurs_in_order(item, self.quote):
                raise ValueError(f"the item {item!r} is not named in the quote of this claim")
        return self


class Dated(Claim):
    """An event and when it was."""

    kind: Literal["date"] = "date"
    quantity: Name | None = Field(default=None, description="a quantity whose unit is date")
    member: Texts = Field(default=(), description="a member of its dimension, where it has one")
    figure: Text = Field(description="the date as printed")

    @property
    def printed(self) -> str:
        return self.figure

    @property
    def when(self) -> Period:
        """The date as a period; a day printed without its year is one of the year in which `period` lies."""
        years = set() if self.period is None else {self.period.start.year, (self.period.end - timedelta(1)).year}
        return period_grammar.read_printed(self.figure, years.pop() if len(years) == 1 else None)

    @model_validator(mode="after")
    def _is_a_date(self) -> Self:
        assert self.when
        return self


class Comparison(_Figured):
    """More than, or less than, with no figure."""

    kind: Literal["comparison"] = "comparison"
    relation: Literal["more than", "less than"] = Field(description="more than or less than")
    than: Text = Field(description="a member of the same quantity, or another quantity: name[member]")

    def other(self, members: Collection[str]) -> Reference:
        """The quantity on the other side; `members` are the names known for the quantity of this claim."""
        if self.than not in members:
            try:
                reference = formula.read_expression(self.than)
            except formula.FormulaError:
                reference = None
            if isinstance(reference, Reference) and (reference.members or not members):
                return reference
        return Reference(self.quantity or "", (self.than,))


class Untyped(Claim):
    """A statement that nobody has typed yet; it is counted and nothing checks it."""

    kind: Literal["untyped"] = "untyped"
    figure: Text | None = Field(default=None, description="the figure as printed")
    note: Text | None = Field(default=None, description="what is left to do")


AnyClaim: TypeAlias = Level | Share | Change | Ratio | Rank | Threshold | Listing | Dated | Comparison | Untyped
ClaimField = Annotated[AnyClaim, Field(discriminator="kind")]
KINDS: Mapping[str, type[Claim]] = {
    kind.model_fields["kind"].default: kind
    for kind in (Level, Share, Change, Ratio, Rank, Threshold, Listing, Dated, Comparison, Untyped)
}


def alternative(written: Mapping[str, Any], changes: Mapping[str, Any], context: Context) -> AnyClaim:
    """Another reading of a claim: its keys as written with `changes` put in their place.

    Where the kind changes, keys that the new kind does not know are left behind. Raises pydantic's ValidationError.
    """
    kind = KINDS.get(changes.get("kind", written["kind"]))
    known = set() if kind is None else {info.alias or name for name, info in kind.model_fields.items()}
    kept = {key: value for key, value in written.items() if key in known and key != "or"}
    new = {key: value for key, value in changes.items() if key != "label"}
    if kind is None:
        return claim(new, context)
    found = kind.model_validate(kept | new, context=context)
    assert isinstance(found, AnyClaim)
    return found


def claim(written: Mapping[str, Any], context: Context | None = None) -> AnyClaim:
    """A claim of any kind from its keys as written. Raises pydantic's ValidationError."""
    from pydantic import TypeAdapter

    found: AnyClaim = TypeAdapter(ClaimField).validate_python(written, context=context)
    return found
