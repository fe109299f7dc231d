"""What a claim lacks to be checked: why no rule found anything to hold it against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from claimcheck.case import Case
from claimcheck.claim import Change, Comparison, Dated, Listing, Rank, Ratio, Threshold, Untyped
from claimcheck.period import Period
from claimcheck.quantity import ChangeFrom, Quantity, RatioOf, ShareOf
from claimcheck.reading import Reading

MOST_PERIODS: Final = 3
"""Periods of a table that are named one by one; of more, the first and the last."""


class Lacking(Struct, frozen=True):
    """What each claim of a case lacks; worked out for those that nothing checked."""

    case: Case

    def __call__(self, reading: Reading) -> str:
        """The reason in a clause, such as “no table and no other claim gives startups”; never empty."""
        return self._of_kind(reading) or self._of_figures(reading) or "no rule ties it to what else is said of it"

    def _of_kind(self, reading: Reading) -> str:
        """What the claim itself leaves out, so that no figures would help."""
        claim = reading.claim
        match claim:
            case Untyped():
                return "it has no kind yet" + (f": {claim.note}" if claim.note else "")
            case Listing() if claim.figure is None:
                return "it names things and states no number of them"
            case Listing() if not claim.items and claim.quantity is None:
                return "it states a number of things and names none"
            case Listing() if claim.quantity is None:
                return "it does not name them all"
            case Dated(quantity=None):
                return "it names no event that something else could date"
            case Threshold() if claim.limit is None:
                return "it names no limit of this file"
            case Threshold() if claim.figure is None and claim.subject is None:
                return "it states no value of the limit and places nothing against it"
            case Listing() | Dated() | Threshold() | Rank():
                return ""
        if claim.quantity is None:
            return "it names no quantity"
        if reading.mismatch:
            return reading.mismatch
        if isinstance(claim, Change) and (reading.subject is None or reading.other is None):
            return "it does not say from when to when"
        return ""

    def _of_figures(self, reading: Reading) -> str:
        """Which of the figures that would check it nobody gives."""
        if isinstance(reading.claim, Rank) and reading.subject is not None:
            return self._nobody_ranked(reading.subject)
        missing = [found for needed in _needed(reading) if (found := self._missing(needed, reading))]
        return " and ".join(dict.fromkeys(missing))

    def _nobody_ranked(self, subject: Quantity) -> str:
        by = self.case.measure(subject.measure).by or "member"
        return f"no table lists every {by} with {self.case.measure(subject.measure).measure}{subject.when}"

    def _missing(self, needed: Quantity, reading: Reading) -> str:
        """Why nothing gives that quantity; "" where something does."""
        if self.case.evidence.reference(needed) is not None or self._said_elsewhere(needed, reading):
            return ""
        named = self._named(needed)
        known = self.case.evidence.periods(needed)
        if known and needed.period is None:
            return f"it states no period, and what the tables have of {named} is newer than the article: {_told(known)}"
        if known and needed.period is not None:
            return f"the tables have {named} for {_told(known)}, not for {needed.period.words}"
        others = self._other_periods(needed, reading)
        if others:
            return f"no table has {named}, and other claims have it for {_told(others)} only"
        if needed.members and self.case.evidence.of(needed.measure):
            who = " and ".join(needed.members)
            return f"the tables of {self.case.measure(needed.measure).measure} do not have {who}"
        return f"no table and no other claim gives {named}"

    def _said_elsewhere(self, needed: Quantity, reading: Reading) -> bool:
        return any(other.claim.id != reading.claim.id for other in self.case.stating.get(needed, ()))

    def _other_periods(self, needed: Quantity, reading: Reading) -> tuple[Period, ...]:
        """The periods for which other claims state what is needed."""
        stated = self.case.periods.get((needed.measure, needed.members), ())
        known = [one for one in stated if one is not None and self._said_elsewhere(needed.at(one), reading)]
        return tuple(sorted(known, key=lambda period: (period.end, period.start), reverse=True))

    def _named(self, quantity: Quantity) -> str:
        measured = self.case.measure(quantity.measure).measure
        return f"{measured} ({quantity.who})" if quantity.members else measured


def _needed(reading: Reading) -> Iterator[Quantity]:
    """The quantities whose figures would check a reading."""
    match reading.stated:
        case ShareOf(part=one, whole=other) | RatioOf(numerator=one, denominator=other):
            yield from (one, other)
            return
        case ChangeFrom():
            yield from (reading.stated.start, reading.stated.end)
            return
    if reading.subject is not None:
        yield reading.subject
    if isinstance(reading.claim, Change | Comparison | Ratio) and reading.other is not None:
        yield reading.other


def _told(periods: tuple[Period, ...]) -> str:
    """Periods, which come newest first, in their order; of many the first and the last."""
    names = [period.words for period in reversed(periods)]
    if len(names) > MOST_PERIODS:
        return f"{names[0]} to {names[-1]}"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
