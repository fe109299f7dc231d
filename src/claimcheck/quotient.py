"""Quotients of two amounts: what a share, a relative change, a factor or a ratio comes to, and what sources give."""

from __future__ import annotations

from typing import Final

from claimcheck.evidence import Evidence, Supply
from claimcheck.interval import ONE, Interval
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, ShareOf, Stated

_HUNDRED: Final = Interval.point(100)


def worked_out(stated: Stated, above: Interval, below: Interval) -> Interval:
    """The hull of what is stated, between what is divided and what it is divided by.

    A share and a relative change come in percent, a factor and a ratio as the number they are.
    """
    quotient = above / below
    if isinstance(stated, ShareOf):
        return quotient * _HUNDRED
    if isinstance(stated, ChangeFrom) and stated.form is ChangeForm.RELATIVE:
        return (quotient - ONE) * _HUNDRED
    return quotient


def supplied(evidence: Evidence, above: Quantity, below: Quantity) -> tuple[Supply, Supply] | None:
    """The references of both; of one measure they are from one series, so that both levels are of one vintage.

    None where sources lack one of them.
    """
    if above.measure == below.measure:
        found = next(evidence.supplies((above, below)), None)
        return None if found is None else (found[above], found[below])
    first, second = evidence.reference(above), evidence.reference(below)
    return None if first is None or second is None else (first, second)
