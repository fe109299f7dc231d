"""A claim on its way into a draft: the mention it is of, its kind and its keys, and what it measures."""

from __future__ import annotations

from msgspec import Struct, field

from claimcheck.figure import Figure
from claimcheck.scanning import Kind, Mention

Value = str | tuple[str, ...]

UNNAMED = "something that the words do not name"

RATE_UNIT = "%"


class Measured(Struct, eq=False):
    """What a draft declares as a quantity. Claims share one where the words say that they are of the same.

    `words` say what is measured, `names` what it may be called for short, the best first. One that was joined to
    another stands for that one from then on.
    """

    words: str
    names: tuple[str, ...]
    unit: str
    of: str = ""
    per: str = ""
    joined: Measured | None = None

    @property
    def itself(self) -> Measured:
        """The one that this stands for."""
        found = self
        while found.joined is not None:
            found = found.joined
        return found

    def join(self, other: Measured) -> None:
        """Let another be the same from now on; its unit counts where this one has none."""
        kept, gone = self.itself, other.itself
        if kept is gone:
            return
        kept.unit, kept.per = kept.unit or gone.unit, kept.per or gone.per
        kept.names = tuple(dict.fromkeys((*kept.names, *gone.names)))
        if kept.words == UNNAMED:
            kept.words = gone.words
        gone.joined = kept


def publication() -> Measured:
    """The date of publication, as a quantity."""
    return Measured("date of publication", ("publication",), "date")


class LimitProposed(Struct, frozen=True):
    """A limit that the words state, with its side and what it is measured on."""

    words: str
    value: str
    side: str
    measured: Measured


class Proposal(Struct, eq=False):
    """A claim: `keys` are those of the claim file, in its order; `refers` are the quantities that keys name.

    `figure` is what its figure stands for, `noun` what it counts, as printed, `comment` is for the person, and `needs`
    the stretch that its quote must hold beside the mention. `is_tied` tells that the words tie it to another.
    """

    mention: Mention
    kind: str
    keys: dict[str, Value] = field(default_factory=dict)
    refers: dict[str, Measured] = field(default_factory=dict)
    figure: Figure | None = None
    comment: str = ""
    needs: tuple[int, int] | None = None
    limit: LimitProposed | None = None
    is_tied: bool = False

    @property
    def measured(self) -> Measured | None:
        """The quantity that the claim is of."""
        found = self.refers.get("quantity")
        return None if found is None else found.itself

    @property
    def period(self) -> str:
        """The period it states, "" where it states none."""
        return str(self.keys.get("period", ""))

    @property
    def span(self) -> tuple[int, int]:
        """What its quote must hold."""
        start, end = self.mention.start, self.mention.end
        if self.needs is not None:
            start, end = min(start, self.needs[0]), max(end, self.needs[1])
        return start, end

    @property
    def is_amount(self) -> bool:
        """Whether it is a count or an amount that a share or a change can be worked out from."""
        return self.kind in ("level", "threshold") and self.figure is not None and self.mention.kind in _AMOUNTS

    @property
    def is_percent(self) -> bool:
        """Whether its figure is a percentage, whatever it is one of."""
        return self.mention.kind is Kind.PERCENT and self.figure is not None

    @property
    def noun(self) -> str:
        """The noun that a count counts; "" for a bare number, and for what has a unit of measure."""
        return self.mention.unit.lower() if self.mention.kind in (Kind.COUNT, Kind.VAGUE, Kind.RANGE) else ""

    def reach(self, start: int, end: int) -> None:
        """Let the quote hold a stretch too."""
        first, last = self.needs or (start, end)
        self.needs = min(start, first), max(end, last)


_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.AMOUNT, Kind.RANGE})
