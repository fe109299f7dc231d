"""The claim file as a person writes it: one record for each of its sections."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from claimcheck import formula, unit
from claimcheck.claim import ClaimField, PeriodField, Words
from claimcheck.formula import Identity
from claimcheck.limit import Limit
from claimcheck.measure import Measure
from claimcheck.source import Source
from claimcheck.written import Name, Record, Text, Texts, YesNo, read_as

Month = Literal[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

ColumnRole = Literal["member", "period", "value", "vintage", "source", "definition"]


IdentityField = Annotated[
    Identity, read_as(Identity, lambda text, _: formula.read_identity(text)), WithJsonSchema({"type": "string"})
]


class ArticleRecord(Record):
    """The article: where its text is, and when it was published."""

    title: Text = Field(default="", description="the title as published")
    authors: Texts = Field(default=(), description="who wrote it")
    text: Text | None = Field(default=None, description="the file that holds the text, inside the dossier")
    body: Text | None = Field(default=None, description="the text itself, for a short one, instead of a file")
    published: PeriodField | None = Field(default=None, description="2025, 2025-03 or 2025-03-14")
    url: Text | None = Field(default=None, description="where it was published")

    @model_validator(mode="after")
    def _has_one_text(self) -> Self:
        if self.text is not None and self.body is not None:
            raise ValueError("give the text as a file (text) or here (body), not both")
        return self


class CalendarRecord(Record):
    """A calendar whose years are not the civil ones."""

    starts: Month = Field(description="the month its years begin with: July")
    named_by: Literal["the year it ends in", "the year it starts in"] = Field(
        default="the year it ends in", description="which of its two civil years names it"
    )
    written: Text | None = Field(default=None, description="how its years are written, for readers: 2022/23")


def _known_unit(value: Any) -> Any:
    if isinstance(value, str):
        unit.declare(value)
    return value


class EvidenceRecord(Record):
    """A table of observations of one quantity, from a CSV file or written here."""

    table: Text | None = Field(default=None, description="a CSV file inside the dossier")
    rows: Text | None = Field(default=None, description="the table itself as CSV, for a short one, instead of a file")
    quantity: Name = Field(description="the quantity that its figures are of")
    columns: dict[ColumnRole, Text] = Field(
        default={}, description="the column for each role, or a pattern of columns such as '{basis} {year}'"
    )
    unit: Annotated[Text, BeforeValidator(_known_unit)] | None = Field(
        default=None, description="the unit of the column, such as million USD; absent: that of the quantity"
    )
    whole: Text | None = Field(default=None, description="the row that is the whole dimension")
    groups: Texts = Field(default=(), description="rows that bundle members: never ranked, never added to members")
    complete: YesNo = Field(default=False, description="yes when no member is missing from the table")
    rounded: Annotated[Text, StringConstraints(pattern=r"^[0-9]{1,15}(\.[0-9]{1,9})?$")] | None = Field(
        default=None, description="the step its publisher rounds to: 1000"
    )
    definition: Text | None = Field(default=None, description="its definition, where it is not that of the quantity")
    source: Name | None = Field(default=None, description="its source, by its name in `sources`")
    vintage: Text | None = Field(default=None, description="when its figures were current: 2025-05 or 2025-05-13")

    @model_validator(mode="after")
    def _has_one_table(self) -> Self:
        if (self.table is None) == (self.rows is None):
            raise ValueError("give the observations as a file (table) or here (rows): one of the two")
        return self


class ExemptionRecord(Record):
    """A statement that is left out on purpose."""

    quote: Words = Field(description="the words of the article")
    reason: Text = Field(description="why no claim is made of it")


class ClaimFileRecord(Record):
    """A claim file: every quantitative statement of an article, and what it is checked against."""

    article: ArticleRecord = Field(default_factory=ArticleRecord)
    calendars: dict[Name, CalendarRecord] = Field(default={}, description="calendars other than the civil year")
    quantities: dict[Name, Measure] = Field(default={}, description="what the article measures")
    identities: tuple[IdentityField, ...] = Field(
        default=(), description="what always holds between quantities: trade = exports + imports"
    )
    limits: dict[Name, Limit] = Field(default={}, description="legal or agreed thresholds")
    sources: dict[Name, Source] = Field(default={}, description="the published works behind claims and evidence")
    evidence: tuple[EvidenceRecord, ...] = Field(default=(), description="tables of observations")
    claims: tuple[ClaimField, ...] = Field(default=(), description="the quantitative statements, in their order")
    exemptions: tuple[ExemptionRecord, ...] = Field(default=(), description="statements left out, with the reason")
