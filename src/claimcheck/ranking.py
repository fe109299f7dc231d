"""A ranking: who must stand above a subject, and who must not, for it to hold a place among others."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

from msgspec import Struct

from claimcheck.interval import Interval

Member = TypeVar("Member", bound=Hashable)


class Needed(Generic[Member], Struct, frozen=True):
    """What a place needs: each of `above` is larger than the subject, none of `below` is.

    `missing` counts those that would have to stand above and are not there at all. `is_open` says that the place also
    hangs on members of which it is open how many are above, which no order of two can say.
    """

    above: tuple[Member, ...] = ()
    below: tuple[Member, ...] = ()
    missing: int = 0
    is_open: bool = False


def needed(
    subject: Interval,
    others: Mapping[Member, Interval],
    places: Interval,
    named: Collection[Member] = (),
    unlisted: Interval | None = None,
) -> Needed[Member]:
    """What must hold for a subject to have one of `places` among `others`, largest first.

    Equal members share a place, so one that stands above is strictly larger. `named` are said to stand above; of the
    rest as many are above as the place leaves room for. `unlisted` holds the values of any number of members that
    `others` does not have. For smallest first, turn the sets over with a minus.

    Each order asked for follows from the place, so that none of them is to blame for a conflict that it has part in.
    """
    fewest = max(0, int(places.low or 1) - 1 - len(named))
    most = None if places.high is None else max(0, int(places.high) - 1 - len(named))
    free = sorted((one for one in others if one not in named), key=lambda one: upper(others[one]), reverse=True)
    larger = [one for one in free if subject.all_below(others[one])]
    unsure = [one for one in free if one not in larger and not others[one].all_at_most(subject)]
    may_hide = unlisted is not None and not unlisted.all_at_most(subject)
    if most is not None and len(larger) >= most:
        # The room above is taken: whoever else is there is below, and so is one too many of those that are larger.
        taken = larger[:most]
        return Needed((*named, *taken[:fewest]), tuple(one for one in free if one not in taken))
    if fewest >= len(larger) + len(unsure) and not may_hide:
        # All that may be larger are needed above, and then the largest of the others, which are not.
        smaller = [one for one in free if one not in larger and one not in unsure]
        lacking = smaller[: fewest - len(larger) - len(unsure)]
        below = () if most is None else tuple(one for one in smaller if one not in lacking)
        return Needed((*named, *larger, *unsure, *lacking), below, max(0, fewest - len(free)))
    fits = fewest <= len(larger) and (most is None or (len(larger) + len(unsure) <= most and not may_hide))
    below = () if most is None else tuple(one for one in free if one not in larger and one not in unsure)
    return Needed((*named, *larger[:fewest]), below, is_open=not fits)


def place(subject: Interval, others: Iterable[Interval]) -> tuple[int, int] | None:
    """The place of a subject, largest first, with equals counted one by one and as one; None where it is open."""
    larger: list[Interval] = []
    for other in others:
        if subject.all_below(other):
            larger.append(other)
        elif not other.all_at_most(subject):
            return None
    apart = {other for other in larger if other.is_point}
    return len(larger) + 1, len(apart) + sum(not other.is_point for other in larger) + 1


def upper(values: Interval) -> tuple[bool, Fraction]:
    """The high end as a key to sort by, infinity last."""
    return values.high is None, values.high or Fraction(0)
