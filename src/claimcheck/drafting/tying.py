"""Ties between the claims of one passage: what it takes for two of them to be of one quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.drafting.dating import Dating, years_earlier
from claimcheck.drafting.printing import fits_unit
from claimcheck.drafting.proposal import RATE_UNIT, UNNAMED, Measured, Proposal
from claimcheck.drafting.skeleton import Skeleton
from claimcheck.interval import Interval
from claimcheck.scanning import Direction, Kind, Mention


class Pair(Struct, frozen=True):
    """Two levels of one quantity, in two periods: `end` is the later one, `sentence` the last that speaks of them.

    Where the words give no periods, `base` is what the first is of.
    """

    measured: Measured
    first: str
    last: str
    end: Proposal
    sentence: int
    base: Measured | None = None


class Identity(Struct, frozen=True):
    """What the words say of quantities and no claim states: one is at most another (`<=`), or the sum of some (`=`)."""

    one: Measured
    relation: str
    others: tuple[Measured, ...]

    @property
    def all(self) -> tuple[Measured, ...]:
        """Every quantity of it, as it stands after joining."""
        return tuple(measured.itself for measured in (self.one, *self.others))


class Passage(Struct, eq=False):
    """A paragraph, or some of one: its claims in their order, the pairs found in it, and the identities that hold.

    `said` are claims that the words make beside those of their figures: which way it went, and which is more.
    """

    text: str
    skeleton: Skeleton
    claims: list[Proposal]
    dating: Dating
    sentence_of: dict[int, int]
    pairs: list[Pair] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)
    said: list[Proposal] = field(default_factory=list)

    def number(self, claim: Proposal) -> int:
        """The number of the sentence that a claim stands in."""
        return self.sentence_of[claim.mention.start]

    def levels(self, claim: Proposal, *, back: int) -> list[Proposal]:
        """The levels before a claim, in its sentence and so many before it."""
        number = self.number(claim)
        return [
            one
            for one in self.claims
            if one.mention.end <= claim.mention.start
            and number - back <= self.number(one)
            and one.kind == "level"
            and one.measured is not None
        ]

    def when(self, told: Mention | str | None) -> tuple[str, int | None]:
        """A date of the words: a period, or how many years before another one; 0 years where nobody says which."""
        if isinstance(told, Mention):
            return self.dating.period(told), None
        return "", None if told is None else years_earlier(told)

    def ends(self, first: tuple[str, int | None], last: str) -> tuple[str, str] | None:
        """The first and last period, where the words give both and one lies before the other."""
        written, years = first
        if not written and years and last:
            written = self.dating.earlier(last, years)
        return (written, last) if written and last and self.dating.spanned(written, last) else None


def same_unit(one: Proposal, other: Proposal) -> bool:
    """Whether two levels can be of one quantity: one unit, or one noun where both have one."""
    if one.figure is None or other.figure is None or one.measured is None or other.measured is None:
        return False
    units = {one.measured.unit.lower(), other.measured.unit.lower()}
    if len(units) == 1:
        return True
    counts = {Kind.COUNT, Kind.RANGE, Kind.VAGUE}
    return "" in units and one.mention.kind in counts and other.mention.kind in counts


def follows(change: Proposal, start: Proposal, end: Proposal, goes: str) -> bool | None:
    """Whether a change can lead from one level to another, read generously; None where that cannot be worked out."""
    moved, first, last = change.figure, start.figure, end.figure
    if moved is None or first is None or last is None or moved.value is None:
        return None
    if first.unit and last.unit and first.unit != last.unit:
        return None
    by = moved.generous
    if moved.value > 0 and (
        change.mention.direction is Direction.DOWN or (goes == "fall" and not change.mention.direction)
    ):
        by = -by
    whole = Interval.point(100)
    if change.mention.unit == "times" or moved.unit == "times":
        return (moved.generous * first.generous).meets(last.generous)
    if moved.unit == "%":
        return ((whole + by) * first.generous).meets(whole * last.generous)
    if change.mention.kind is Kind.FRACTION or (not moved.unit and 0 < abs(moved.value) < 1):
        return ((Interval.point(1) + by) * first.generous).meets(last.generous)
    return (first.generous + by).meets(last.generous)


def makes_up(share: Proposal, part: Proposal, whole: Proposal, *, rest: bool = False) -> bool | None:
    """Whether a share, or with `rest` what it leaves, can be that of a part in a whole; None where nobody can say."""
    if share.figure is None or part.figure is None or whole.figure is None or share.figure.value is None:
        return None
    if part.figure.unit and whole.figure.unit and part.figure.unit != whole.figure.unit:
        return None
    of = share.figure.generous if share.figure.unit else share.figure.generous * Interval.point(100)
    if rest:
        of = Interval.point(100) - of
    return (of * whole.figure.generous).meets(Interval.point(100) * part.figure.generous)


def as_rate(claim: Proposal) -> None:
    """Let a percentage that changes be a level: turnout fell from 64% to 61%."""
    if claim.is_percent and claim.kind == "share":
        claim.kind = "level"
        if claim.measured is not None:
            claim.measured.unit, claim.measured.of = RATE_UNIT, ""
            claim.measured.words = claim.measured.words.removeprefix("share, ")


def unite(claims: Iterable[Proposal]) -> Measured | None:
    """Let claims be of one quantity: that of the first of them in the text which the words name."""
    ordered = sorted(claims, key=lambda claim: claim.mention.start)
    measures = [claim.measured for claim in ordered if claim.measured is not None]
    kept = next((one for one in measures if one.words != UNNAMED), measures[0] if measures else None)
    if kept is None:
        return None
    units = [claim.measured.unit for claim in ordered if claim.kind == "level" and claim.measured is not None]
    for one in measures:
        kept.join(one)
    kept.itself.unit = next(filter(None, units), kept.itself.unit)
    for claim in ordered:
        claim.refers["quantity"] = kept
        claim.is_tied = True
    return kept


def earlier(measured: Measured, period: str) -> Measured:
    """A quantity as it was before, for as long as nobody knows the periods of both levels."""
    when = f" in {period}" if period else ", earlier"
    return replace(measured, words=measured.words + when, names=tuple(f"earlier-{name}" for name in measured.names))


def can_take(claim: Proposal, unit: str) -> bool:
    """Whether a figure can be of a quantity in a unit."""
    return claim.figure is not None and fits_unit(claim.figure, unit)


def being(verb: str) -> str:
    """A verb without its ending, with those that only say how much something is as one: was, stood at."""
    return "be" if verb.lower() in _BEING else _ENDING.sub("", verb.lower())


_ENDING = re.compile("(?:ed|es|s|d|e)\\Z")
_BEING = frozenset(
    {"is", "are", "was", "were", "been", "be", "stood", "stands", "being", "remained", "came", "comes", "amounted"}
    | {"totalled", "totaled", "numbered", "averaged"}
)
