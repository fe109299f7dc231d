"""Growth told year by year: up 10% in 2023 and 20% in 2024, or 32% in two years."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from claimcheck.drafting.proposal import Proposal
from claimcheck.drafting.skeleton import CHANGE, DATE, LEVEL, PERCENT, SPAN, WORD
from claimcheck.drafting.tying import Passage, unite
from claimcheck.scanning import Mention

_IN: Final = rf" (?:in|during) (?:the year )?(?P<date>{DATE})"
_FIRST: Final = re.compile(rf"(?P<change>{CHANGE}){_IN}")
_NEXT: Final = re.compile(
    r",? (?:and |then |and then |followed by |and by )?(?:by )?(?:an?(?:other)? )?(?:(?:further|additional) )?"
    rf"(?P<change>[{CHANGE}{PERCENT}]){_IN}"
)
_LEAD: Final = rf"(?:,? (?:or|making|that is|i\.e\.|for)|[,;:])(?: an?(?: {WORD}){{1,3}} of)?"
_YEARS: Final = r"(?:in|over|within|during|across) (?:(?:the|these|those|both|all) ){0,2}"
_ALL: Final = r"(?:in all|overall|in total|altogether|together)"
_IN_ALL: Final = re.compile(
    rf"{_LEAD} (?P<change>[{CHANGE}{PERCENT}])(?:(?: {WORD}){{0,2}}? {_YEARS}(?P<years>[{LEVEL}{SPAN}])| {_ALL})"
)


class _Grown(Struct, frozen=True):
    """A change of one year: its claim, and the periods before and behind."""

    change: Proposal
    first: str
    last: str


def tie_growth(passage: Passage) -> None:
    """Let changes of years that follow each other, and the one over all of them, be of one quantity."""
    for found in passage.skeleton.matches(_FIRST):
        grown = _grown(passage, found)
        if grown is None:
            continue
        chain, place = [grown], found.end()
        while (more := _NEXT.match(passage.skeleton.words, place)) and (after := _grown(passage, more)):
            if after.first != chain[-1].last:
                break
            chain.append(after)
            place = more.end()
        for one in chain:
            _set(one.change, chain[0].change, f"{one.first}..{one.last}")
        if len(chain) > 1:
            changes = [one.change for one in chain]
            in_all = _in_all(passage, place, len(chain))
            if in_all is not None:
                _set(in_all, chain[0].change, f"{chain[0].first}..{chain[-1].last}")
                changes.append(in_all)
            unite(changes)


def _grown(passage: Passage, found: re.Match[str]) -> _Grown | None:
    """A change in percent that no words tie to levels, with the year it is said of and the one before."""
    change, told = passage.skeleton.figure(found, "change"), passage.skeleton.date(found, "date")
    if change is None or change.is_tied or not isinstance(told, Mention) or change.mention.unit != "%":
        return None
    last = passage.dating.period(told)
    first = passage.dating.earlier(last, 1) if last else ""
    return _Grown(change, first, last) if first and passage.dating.spanned(first, last) else None


def _in_all(passage: Passage, place: int, years: int) -> Proposal | None:
    """The change over all the years, where the words say so."""
    found = _IN_ALL.match(passage.skeleton.words, place)
    change = None if found is None else passage.skeleton.figure(found, "change")
    if found is None or change is None or change.is_tied or change.mention.unit != "%":
        return None
    if found["years"] is not None:
        span = passage.skeleton.figure(found, "years")
        if span is None or span.mention.unit not in ("year", "years") or span.mention.value != years:
            return None
    return change


def _set(change: Proposal, first: Proposal, period: str) -> None:
    """Let a percentage be a change between two periods, the way that the first one goes unless its words say which."""
    if change.kind != "change":
        change.kind = "change"
        change.keys["direction"] = first.keys.get("direction", "rise")
        change.keys.pop("note", None)
        change.refers.pop("of", None)
        if change.measured is not None:
            change.measured.unit = change.measured.of = ""
    change.keys["period"] = period
