"""One trial of a requirement: each of its quantities given by one statement, and how the relation comes out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from claimcheck.evidence import Supply
from claimcheck.interval import Interval
from claimcheck.quantity import Quantity, Stated
from claimcheck.reading import DIFFERENCE, Reading
from claimcheck.relation import Agreement, Outcome, Relation, Term, evaluate, test
from claimcheck.wording import middle, span


class Result(Enum):
    """How a trial comes out, worst first."""

    BROKEN = "broken"
    OPEN = "open"
    STRAINED = "strained"
    HOLDS = "holds"


class Statement(Struct, frozen=True):
    """One statement of a quantity: by the article, by a source, or by a limit. The sets are in the quantity's unit."""

    stated: Stated
    plain: Interval
    generous: Interval
    printed: str
    unit: str = ""
    reading: Reading | None = None
    supply: Supply | None = None

    @property
    def said(self) -> str:
        """The figure as printed; one of another claim in quotation marks, with the name of the claim."""
        return self.printed if self.reading is None else f"“{self.printed}” ({self.reading.claim.id})"

    @property
    def converted(self) -> str:
        """What the figure is in the unit of its quantity, as a clause to go before others; "" where it prints that."""
        figure = None if self.reading is None else self.reading.figure
        if figure is None or figure.plain == self.plain or _sizes(figure.plain) == _sizes(self.plain):
            return ""
        if (value := middle(self.plain)) is None or (figure.value is not None and abs(value) == abs(figure.value)):
            return ""  # A mean that is printed as a count is only rounded more widely.
        taken = f"{DIFFERENCE} " if self.reading is not None and self.reading.label.endswith(DIFFERENCE) else ""
        when = self.stated.when if isinstance(self.stated, Quantity) and (figure.rate or not figure.unit) else ""
        return f"{taken}“{self.printed}” is {span(self.plain, self.unit)}{when}, beside "

    def said_beside(self, other: Statement) -> str:
        """The same without the unit, where the figure beside it prints that already: 19 of 50 people."""
        if self.reading is None and other.reading is None and self.unit and other.printed.endswith(f" {self.unit}"):
            return self.printed.removesuffix(f" {self.unit}")
        return self.said


def _sizes(values: Interval) -> set[Fraction]:
    """The ends of a set without their signs; a zero may only be where the quantity begins."""
    return {abs(end) for end in (values.low, values.high) if end}


class Trial(Struct, frozen=True):
    """A relation with a statement for each of its quantities.

    `tied` are the readings it rests on, the one it is about first, each claim once. In an agreement the `pair` are the
    two statements of one quantity. `origin` names the series that was used instead of the reference, where only that
    one fits. `loose` says that a vague word keeps a conflict from weighing, `yielding` that a bound such as "up to"
    does, `second_sense` that only the second sense of a figure fits. `also` are broken trials on other series.
    """

    relation: Relation | Agreement
    statements: Mapping[Hashable, Statement]
    pair: tuple[Statement, Statement] | None
    tied: tuple[Reading, ...]
    result: Result
    origin: str = ""
    loose: bool = False
    yielding: bool = False
    second_sense: bool = False
    also: tuple[Trial, ...] = ()

    def __getitem__(self, stated: Stated) -> Statement:
        return self.statements[stated]

    @property
    def mine(self) -> Statement:
        """In an agreement: the statement of the claim it is about."""
        assert self.pair is not None
        return self.pair[0]

    @property
    def theirs(self) -> Statement:
        """In an agreement: the statement that the claim is held against."""
        assert self.pair is not None
        return self.pair[1]

    def value(self, term: Term) -> Interval:
        """The plain set of a term."""
        return evaluate(term, {name: statement.plain for name, statement in self.statements.items()})

    @property
    def all(self) -> tuple[Statement, ...]:
        """Every statement of the trial."""
        return self.pair if self.pair is not None else tuple(self.statements.values())

    @property
    def supplies(self) -> tuple[Supply, ...]:
        """What sources contribute."""
        return tuple(one.supply for one in self.all if one.supply is not None)

    @property
    def mixes_definitions(self) -> str:
        """The definitions that differ among the figures of sources, in words; "" where they agree."""
        odd = [supply for supply in self.supplies if not supply.series.same_definition]
        names = dict.fromkeys(supply.series.definition or "the definition of the claim" for supply in self.supplies)
        return " and ".join(names) if odd else ""


def outcome(
    relation: Relation | Agreement,
    statements: Mapping[Hashable, Statement],
    pair: tuple[Statement, Statement] | None,
) -> Result:
    """How the relation comes out on these statements, plain sets first.

    An equality holds when the plain sets meet, is strained when only the generous ones do, and else is broken. An
    order holds when every pair of plain values satisfies it, is broken when no pair of generous ones does, is strained
    when only generous ones do, and else is open.
    """
    if isinstance(relation, Agreement):
        assert pair is not None
        one, other = pair
        if one.plain.meets(other.plain):
            return Result.HOLDS
        return Result.STRAINED if one.generous.meets(other.generous) else Result.BROKEN
    plain = test(relation, {name: statement.plain for name, statement in statements.items()})
    if plain is Outcome.HOLDS:
        return Result.HOLDS
    if plain is Outcome.OPEN:
        return Result.OPEN
    generous = test(relation, {name: statement.generous for name, statement in statements.items()})
    return Result.BROKEN if generous is Outcome.BROKEN else Result.STRAINED
