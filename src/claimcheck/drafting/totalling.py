"""Totals of figures that the words add up: a total of £10 million, together the two services."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Final

from claimcheck.drafting.proposal import Proposal
from claimcheck.drafting.skeleton import DATE, LEVEL, STOP, WORD
from claimcheck.drafting.tying import Identity, Passage, same_unit
from claimcheck.scanning import Kind

_PLAIN: Final = r"[^\ue000-\ue00f;:()]"
# 12 mm, 8 mm and 31 mm, a spring total of 51 mm.
_LISTED: Final = (
    # What stands between two figures is taken whole, so that many commas are not tried one by one.
    rf"(?P<parts>{LEVEL}(?:(?={_PLAIN}{{0,120}}?(?:,|\band\b)){_PLAIN}{{0,120}}+{LEVEL}){{1,20}})"
    rf"(?:{_PLAIN}|{DATE}){{0,40}}?"
)
# "A total of 46 with draws" counts what is not in the list.
_NO_MORE: Final = rf"(?!(?: {WORD}){{0,2}},? (?:with|including|counting|since|plus|over|after)\b)"
_SUMMED: Final = tuple(
    re.compile(_LISTED + ending)
    for ending in (
        rf",? (?:for |giving |making |or )?an? (?:{WORD} ){{0,2}}?total of (?P<total>{LEVEL}){_NO_MORE}",
        rf",? (?:for |giving |making |or )?(?P<total>{LEVEL}) (?:in all|in total|altogether|together)\b",
        rf",? (?:together|altogether|in all|in total) (?P<total>{LEVEL}){_NO_MORE}",
    )
)
# Together the two services account for £154.2 million; the three together drew 2.83 million.
_MAKE: Final = (
    rf" (?!and\b|with\b){WORD}(?: (?:for|to|up|in|up to))? (?:about |some |a total of )?(?P<total>{LEVEL}){_NO_MORE}"
)
_TOGETHER: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{STOP} (?:Together|Combined|Taken together),? (?:(?:the|these|those|all) (?P<number>{LEVEL})|they|both)"
        rf"{_MAKE}",
        rf"{STOP} (?:The|These|Those|All) (?P<number>{LEVEL})(?: {WORD})? together{_MAKE}",
    )
)


def tie_totals(passage: Passage) -> None:
    """Let a total be the sum of the figures that its words add up, in their period."""
    for pattern in _SUMMED:
        for found in passage.skeleton.matches(pattern):
            total = passage.skeleton.figure(found, "total")
            if total is not None:
                number = found["parts"].count(LEVEL)
                _tie(passage, total, _addends(passage, total, back=0), number)
    for pattern in _TOGETHER:
        for found in passage.skeleton.matches(pattern):
            total, count = passage.skeleton.figure(found, "total"), passage.skeleton.figure(found, "number")
            if total is None:
                continue
            before = [one for one in _addends(passage, total, back=1) if passage.number(one) < passage.number(total)]
            said = None if count is None else count.mention.value
            _tie(passage, total, before, len(before) if said is None else said)


def _addends(passage: Passage, total: Proposal, *, back: int) -> list[Proposal]:
    """The levels before a total that could be added up to it."""
    bases = {None if pair.base is None else pair.base.itself for pair in passage.pairs}
    return [
        one
        for one in passage.levels(total, back=back)
        if one.is_amount
        and one.measured not in bases
        and one.mention.kind is total.mention.kind
        and (one.mention.kind is not Kind.COUNT or one.mention.rate == total.mention.rate)
        and same_unit(one, total)
    ]


def _tie(passage: Passage, total: Proposal, parts: list[Proposal], number: object) -> None:
    measures = {one.measured for one in parts}
    if len(parts) < 2 or len(parts) != number or len(measures) != len(parts) or total.measured in measures:
        return
    periods = {one.period for one in (*parts, total) if one.period}
    nouns = {one.noun for one in (*parts, total) if one.noun}
    if total.kind != "level" or total.measured is None or total.is_tied or len(periods) > 1 or len(nouns) > 1:
        return
    if not _is_sure(passage, total, parts):
        total.comment = "say what it is the total of: the words do not tell"
        return
    unit_name = next((one.measured.unit for one in (total, *parts) if one.measured and one.measured.unit), "")
    for one in (*parts, total):
        assert one.measured is not None
        one.measured.unit = unit_name
        for period in periods:
            one.keys["period"] = period
    if total.measured.words in {one.measured.words for one in parts if one.measured is not None}:
        total.measured.words, total.measured.names = f"total, {total.measured.words}", ("total", *total.measured.names)
    total.is_tied = True
    passage.identities.append(Identity(total.measured, "=", tuple(one.measured for one in parts if one.measured)))


def _is_sure(passage: Passage, total: Proposal, parts: list[Proposal]) -> bool:
    """Whether nothing else can be meant by a total that its parts do not give: one figure more or less, or a loss."""
    if _sums(parts, total):
        return True
    others = [one for one in _addends(passage, total, back=2) if one not in parts]
    return not any(_sums([*parts, one], total) for one in others) and not any(
        _sums([one for one in parts if one is not other], total, less) for other in parts for less in ((), (other,))
    )


def _sums(parts: Iterable[Proposal], total: Proposal, less: Iterable[Proposal] = ()) -> bool:
    """Whether figures, without those that are taken off again, can add up to a total."""
    sets = [one.figure.generous for one in parts if one.figure is not None]
    sets += [-one.figure.generous for one in less if one.figure is not None]
    return total.figure is None or not sets or reduce(add, sets).meets(total.figure.generous)
