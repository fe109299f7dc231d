"""What a slip is: a typical mistake with a figure, how it is made and undone, its page and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from fractions import Fraction
from types import ModuleType
from typing import Final

from msgspec import Struct

from claimcheck.claim import AnyClaim
from claimcheck.dossier import Dossier
from claimcheck.figure import Figure
from claimcheck.interval import Interval
from claimcheck.reading import Reading

HEADINGS: Final = ("What happens", "How it is undone", "Blind spots")
"""The parts that every slip's page has, in this order."""

EXPORTS: Final = """
quantities:
  exports: {measure: exports of rice, unit: USD, per: year}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: |
      period,value
"""
"""The head of the claim files that show several slips; each adds its own levels and `claims:`."""


class Family(IntEnum):
    """What a slip mistakes; where several explain a figure as well, the first family is named first."""

    MEANING = 0
    """The figure is right, and its words say something else of it: other years, another base, another unit."""
    SCALE = 1
    """The digits are right and stand at another place."""
    DIGITS = 2
    """The digits themselves are wrong."""


class Looked(Struct, frozen=True):
    """What a slip looks at: a claim in one reading of its words, and what it would have to be.

    `needed` are the values that would fit what the claim is compared with, in the unit of its figure; empty where that
    is not known.
    """

    dossier: Dossier
    reading: Reading
    needed: tuple[Interval, ...] = ()

    @property
    def claim(self) -> AnyClaim:
        """The claim as it stands."""
        return self.reading.claim

    @property
    def figure(self) -> Figure | None:
        """Its figure, where that has one value; a range or a vague word has none that could slip."""
        figure = self.reading.figure
        return None if figure is None or figure.value is None else figure

    @property
    def factor(self) -> Fraction:
        """What a value in the unit of the figure is multiplied by to stand in that of the reading: −1 for a fall."""
        figure, plain = self.figure, self.reading.plain
        if figure is None or plain is None:
            return Fraction(1)
        if (
            figure.plain.high
            and plain.high is not None
            and figure.plain.scaled(plain.high / figure.plain.high) == plain
        ):
            return plain.high / figure.plain.high
        for one, other in (
            (figure.plain.low, plain.high),
            (figure.plain.high, plain.low),
            (figure.plain.low, plain.low),
        ):
            if one and other and figure.plain.scaled(other / one) == plain:
                return other / one
        return Fraction(1)


class Undone(Struct, frozen=True):
    """A claim as it would stand without a slip.

    `said` tells the reader what was mistaken, in a clause after the figure. `reached` are all the values, in the unit
    of the figure, that a figure could have had for this slip to explain it: so many figures would fit as well. None
    where the digits change; then they are counted from the figures that would fit. A `listed` one is a place where the
    figure stands too, and no explanation. `plainly` says whether it fits without generous rounding, where the slip
    knows.
    """

    claim: AnyClaim
    said: str = ""
    reached: tuple[Interval, ...] | None = None
    listed: bool = False
    plainly: bool | None = None


class Named(Struct, frozen=True):
    """A claim file in which the slip is named: for which claim, and the sentence, whole."""

    text: str
    claim: str
    sentence: str


class Slip(Struct, frozen=True):
    """A slip of the library. `page` is the docstring of its module.

    `undo` gives the claims that a claim may have been, `make` those that it becomes by the slip. Of a slip that changes
    nothing but printed digits, `rewrites` gives the digits that may have been meant; it is its own inverse.
    """

    id: str
    family: Family
    undo: Callable[[Looked], Iterable[Undone]]
    make: Callable[[Looked], Iterable[AnyClaim]]
    named: Mapping[str, Named]
    not_named: Mapping[str, str]
    page: str = ""
    rewrites: Callable[[str], Iterable[str]] | None = None

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.page.partition("\n")[0]


def of_module(module: ModuleType) -> Slip:
    """The slip that a module of `claimcheck.slips` defines: its constants, `undo` and `make`, its docstring."""
    return Slip(
        id=module.ID,
        family=module.FAMILY,
        undo=module.undo,
        make=module.make,
        named=module.NAMED,
        not_named=module.NOT_NAMED,
        page=module.__doc__ or "",
        rewrites=getattr(module, "rewrites", None),
    )
