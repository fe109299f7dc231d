"""What follows: the values that all other statements leave the quantity of a claim, and the chain that gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from claimcheck.case import Case
from claimcheck.clashing import origin, said, unit_of
from claimcheck.engine.scaling import Taken
from claimcheck.interval import Interval
from claimcheck.judgement import Compared, Follows
from claimcheck.period import Period
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity
from claimcheck.reading import Reading
from claimcheck.reasoning import Reasoned
from claimcheck.reporting import JOINT
from claimcheck.trial import Result
from claimcheck.weighing import Weighed
from claimcheck.wording import middle, span

MOST_IMPLIED: Final = 4
"""Claims without a period that a change is put together with."""

_HUNDRED: Final = Interval.point(100)


class Following(Struct, frozen=True, dict=True):
    """What follows for the claims of one review; each is worked out when it is asked for."""

    case: Case
    reasoned: Reasoned
    weighed: Weighed

    def __call__(self, claim: str) -> tuple[Follows, ...]:
        """What the rest leaves the quantity of a claim, and what its figure implies beside the rest."""
        if claim not in self._found:
            self._found[claim] = (*self._left(claim), *self._implied(claim))
        return self._found[claim]

    @cached_property
    def _found(self) -> dict[str, tuple[Follows, ...]]:
        """What was worked out, since a report asks for it more than once."""
        return {}

    @cached_property
    def _chosen(self) -> dict[str, Reading]:
        return {
            reading.claim.id: reading
            for reading in self.case.readings
            if self.weighed.chosen.get(reading.claim.id) == reading.number
        }

    def _left(self, claim: str) -> Iterator[Follows]:
        reading = self._chosen.get(claim)
        if reading is None or reading.stated is None:
            return
        left = self.reasoned.left(claim)
        if left is not None and left.steps:
            words = _in_words(left.values, unit_of(self.case, left.quantity))
            yield Follows(str(left.quantity), words, tuple(said(self.case, left.steps)), left=left.values)
            return
        if isinstance(reading.stated, Quantity):
            supply = self.case.evidence.reference(reading.stated)
            if supply is not None:
                unit = unit_of(self.case, reading.stated)
                chain = (f"{reading.stated} is {supply.printed}, from {supply.series.name}",)
                yield Follows(str(reading.stated), _in_words(supply.plain, unit), chain, given=True)

    def compared(self, claim: str) -> Compared | None:
        """What the rest leaves the quantity of a claim, as something that it was compared with and fits.

        None where the rest leaves any value, or none that the claim has. An end that all such quantities have, as
        shares have zero, says nothing.
        """
        left = self.reasoned.left(claim)
        if left is None or (left.values.high is None and (left.values.low is None or left.values.low <= 0)):
            return None
        mine = self._chosen[claim].generous
        if mine is not None and not mine.meets(left.values):
            return None
        tied = (name for step in left.steps for name in step.statements if not isinstance(name, Taken))
        others = dict.fromkeys(origin(self.case, name) for name in tied)
        if not others:
            return None
        words = _in_words(left.values, unit_of(self.case, left.quantity))
        verb = "leaves" if len(others) == 1 else "leave"
        return Compared(JOINT, claim, Result.HOLDS, f"{' and '.join(others)} {verb} it {words}", ())

    # A change with what the article says without a period.

    def _implied(self, claim: str) -> Iterator[Follows]:
        """What a change would make of a level that the article states without a period, read at one of its two ends.

        The other claim is not drawn into any conflict: its words do not say that it is of that period.
        """
        reading = self._chosen.get(claim)
        stated = None if reading is None else reading.stated
        if reading is None or not isinstance(stated, ChangeFrom) or reading.plain is None:
            return
        change = middle(reading.plain)
        if change is None:
            return
        exactly = Interval.point(change)
        for level in self._without_period(stated.end)[:MOST_IMPLIED]:
            if level.plain is None:
                continue
            yield from self._at_the_end(reading, stated, level, _start(stated.form, level.plain, exactly))

    def _without_period(self, quantity: Quantity) -> Sequence[Reading]:
        return [
            reading
            for reading in self._chosen.values()
            if reading.claim.period is None
            and isinstance(reading.stated, Quantity)
            and (reading.stated.measure, reading.stated.members) == (quantity.measure, quantity.members)
        ]

    def _at_the_end(self, reading: Reading, stated: ChangeFrom, level: Reading, start: Interval) -> Iterator[Follows]:
        unit = unit_of(self.case, stated.start)
        if start.low is None and start.high is None:
            return
        has = [
            f"{period} has {supply.printed}"
            for period in self._known_starts(reading, stated)
            if (supply := self.case.evidence.reference(stated.start.at(period))) is not None
        ]
        beside = f"; {', '.join(has)}" if has else ""
        words = span(start, unit)
        chain = (
            f"“{level.claim.printed}” ({level.claim.id}), which states no period, as the level at the end, with "
            f"“{reading.claim.printed}” would have begun at {words}{beside}",
        )
        begun = stated.start.at(None) if stated.start.period is None else stated.start
        yield Follows(f"{begun} by {level.claim.id}", words, chain)

    def _known_starts(self, reading: Reading, stated: ChangeFrom) -> Iterable[Period | None]:
        """The first year of the change in every calendar in which its words are read."""
        found = [
            other.stated.start.period
            for other in self.case.readings
            if other.claim.id == reading.claim.id and isinstance(other.stated, ChangeFrom)
        ]
        return list(dict.fromkeys(found)) or [stated.start.period]


def _start(form: ChangeForm, end: Interval, change: Interval) -> Interval:
    """The level at the start that a change leaves when the level at the end is known."""
    match form:
        case ChangeForm.RELATIVE:
            return end.scaled(100) / (_HUNDRED + change)
        case ChangeForm.MULTIPLE:
            return end / change
        case _:
            return end - change


def _in_words(values: Interval, unit: str) -> str:
    """A set of values in words: what lies in the middle of a narrow one, both ends of a wide one."""
    if values.low is None or values.high is None or values.low == values.high:
        return span(values, unit)
    low, high = span(Interval.point(values.low), unit), span(Interval.point(values.high), unit)
    return low if low == high else f"{low} to {high}"
