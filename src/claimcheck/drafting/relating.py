"""Relations that a sentence states between its figures: a share and its whole, a change and its two levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimcheck.drafting.proposal import UNNAMED, Proposal, Proposer, period
from claimcheck.period import PeriodError, read
from claimcheck.scanning import Kind, Mention

_FROM: Final = re.compile(r"\b(?:from|against|compared\s+with|compared\s+to)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TO: Final = re.compile(r"\bto\s+(?:a\s+total\s+of\s+)?\Z", re.IGNORECASE)
_IN: Final = re.compile(r"\s*,?\s*\(?(?:in|for|at\s+the\s+end\s+of)?\s*(?:the\s+year\s+)?\Z", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(
    r"\s*,?\s*\(?(?:(?:a|one|the)\s+year\s+(?:earlier|before)|(?:in\s+)?the\s+previous\s+year)\b", re.IGNORECASE
)
# Between a change and the levels it leads from and to nothing else may be spoken of.
_BENIGN: Final = re.compile(
    r"(?:\s|[,(–—]|\b(?:from|to|in|by|or|up|down|a|an|of|the|year|and|rise|fall|increase|decrease|gain|growth|drop|which"
    r"|is|was|that|represents|representing|compared|with|between|over|period|change|jump|decline|total|rose|fell|grew"
    r"|increased|declined|dropped|climbed|earlier|before|previous)\b)*+",
    re.IGNORECASE,
)
_OF_WHOLE: Final = re.compile(
    r"\b(?:out\s+)?of\s+(?:(?:the|its|their|our|all|a\s+total\s+of|some|a)\s+)*(?:\w+\s+)?\Z", re.IGNORECASE
)
_BRACKET: Final = re.compile(
    r"\s*(?:[\w'’-]+\s+){0,3}?(?:\(|,\s+or\s+|,\s+that\s+is,?\s+|\s[–—]\s)(?:or\s+|that\s+is,?\s+)?", re.I
)
_BEFORE_BRACKET: Final = re.compile(r"\s*(?:\(|,\s+or\s+)", re.IGNORECASE)
_OWN_WHOLE: Final = re.compile(r"\s*of\b", re.IGNORECASE)


def relate(text: str, proposals: Sequence[Proposal], dated: Sequence[Mention], proposer: Proposer) -> None:
    """Let the claims of one sentence that it ties together share their quantities and periods."""
    levels = [one for one in proposals if one.kind == "level" and one.figure is not None]
    changes = [one for one in proposals if one.kind == "change"]
    shares = [one for one in proposals if one.kind == "share" and one.figure is not None]
    if len(changes) == 1 and levels:
        _change_and_levels(text, changes[0], levels, dated, proposer)
    if len(shares) == 1 and levels:
        _share_and_whole(text, shares[0], levels, proposer)


# A change with the levels it leads from and to.


def _change_and_levels(
    text: str, change: Proposal, levels: list[Proposal], dated: Sequence[Mention], proposer: Proposer
) -> None:
    start = [one for one in levels if _lead(text, one, _FROM)]
    end = [one for one in levels if _lead(text, one, _TO)]
    mention = change.mention
    if not end:
        # "… lent 48,203 books in 2023, up 5% from 2022": the level stands before its change.
        before = [one for one in levels if one.mention.end <= mention.start]
        if before and re.match(r"(?:up|down)\b", mention.text, re.I):
            end = [one for one in before[-1:] if _benign(text, one, mention, dated)]
    if len(start) > 1 or len(end) != 1 or start == end:
        return
    last = end[0]
    tied = [change, last, *start]
    places = sorted(tied, key=lambda one: one.mention.start)
    if not all(_benign(text, one, other.mention, dated) for one, other in pairwise(places)):
        return
    if len({_unit(proposer, one) for one in (last, *start)}) > 1:
        return
    if change.figure is not None and change.figure.unit not in ("%", "times") and start:
        units = {_unit(proposer, change), _unit(proposer, last)}
        if len(units) > 1 and "" not in units:
            return
    ends = _ends(text, change, last, start[0] if start else None, dated)
    if ends is None:
        return
    first_period, last_period = ends
    name = places[0].quantity
    kept = _unit(proposer, last)
    for one in tied:
        if one.quantity != name:
            proposer.measures.pop(one.quantity, None)
        one.quantity = one.keys["quantity"] = name
    proposer.measures[name]["unit"] = kept
    last.keys["period"] = last_period
    if start:
        start[0].keys["period"] = first_period
    change.keys["period"] = f"{first_period}..{last_period}"
    stretch = min(one.span[0] for one in tied), max(one.span[1] for one in tied)
    near = [one for one in dated if stretch[0] - 80 <= one.start <= stretch[1] + 80 and period(one) in ends]
    stretch = min([stretch[0], *(one.start for one in near)]), max([stretch[1], *(one.end for one in near)])
    for one in tied:
        one.needs = stretch


def _ends(
    text: str, change: Proposal, last: Proposal, start: Proposal | None, dated: Sequence[Mention]
) -> tuple[str, str] | None:
    """The periods of the two levels, where the words give both."""
    last_period = _period_after(text, last.mention.end, dated)
    if start is not None:
        first_period = _period_after(text, start.mention.end, dated)
    else:
        first_period = _period_after(text, change.mention.end, dated, lead=_FROM)
    if last_period and not first_period:
        place = start.mention.end if start is not None else change.mention.end
        if (before := re.match(r"\s*(?:on|from)?", text[place : place + 8])) and _YEAR_BEFORE.match(
            text[place + before.end() : place + 60]
        ):
            first_period = _earlier(last_period)
    if not last_period and not first_period:
        stretch = change.keys.get("period")
        if isinstance(stretch, str) and ".." in stretch:
            first_period, _, last_period = stretch.partition("..")
    if not last_period and first_period and start is None:
        return None
    if not first_period or not last_period or first_period == last_period:
        return None
    try:
        read(f"{first_period}..{last_period}")
    except PeriodError:
        return None
    return first_period, last_period


def _period_after(text: str, place: int, dated: Sequence[Mention], lead: re.Pattern[str] = _IN) -> str:
    """The period that stands right behind a figure."""
    following = next((one for one in dated if one.start >= place), None)
    if following is None or following.start - place > 60:
        return ""
    words = text[place : following.start]
    matched = lead.fullmatch(words) if lead is _IN else lead.search(words) and len(words) < 12
    return period(following) if matched else ""


def _earlier(written: str) -> str:
    try:
        return str(read(written).shifted(-1))
    except PeriodError:
        return ""


def _lead(text: str, one: Proposal, pattern: re.Pattern[str]) -> bool:
    start = one.mention.start
    return pattern.search(text[max(0, start - 24) : start]) is not None


def _benign(text: str, one: Proposal, other: Mention, dated: Sequence[Mention]) -> bool:
    """Whether between two figures nothing but their dates and words of change stand."""
    words = text[one.mention.end : other.start]
    if len(words) > 120:
        return False
    for date in reversed([date for date in dated if one.mention.end <= date.start and date.end <= other.start]):
        words = words[: date.start - one.mention.end] + words[date.end - one.mention.end :]
    return _BENIGN.fullmatch(words) is not None


# A share with its part and its whole.


def _share_and_whole(text: str, share: Proposal, levels: list[Proposal], proposer: Proposer) -> None:
    counted = [one for one in levels if one.mention.kind in (Kind.COUNT, Kind.MONEY, Kind.AMOUNT)]
    wholes = [one for one in counted if _OF_WHOLE.search(text[max(0, one.mention.start - 40) : one.mention.start])]
    if len(wholes) != 1:
        return
    whole = wholes[0]
    mention = share.mention
    between = text[mention.end : whole.mention.start]
    parts = [one for one in counted if one is not whole]
    part = next((one for one in reversed(parts) if _is_beside(text, one.mention, mention)), None)
    if part is None and _is_beside(text, whole.mention, mention):
        # "30 of the 40 schools (75%)": the part stands before its whole.
        part = next(
            (one for one in parts if _OF_WHOLE.fullmatch(text[one.mention.end : whole.mention.start].lstrip())), None
        )
    directly = len(between) < 40 and mention.end <= whole.mention.start and _OWN_WHOLE.match(between)
    if _OWN_WHOLE.match(text[mention.end : mention.end + 8]) and not directly:
        return
    if part is None and not directly:
        return
    whole_unit = _unit(proposer, whole)
    tied = [share, whole]
    if part is not None:
        if _unit(proposer, part) not in (whole_unit, "") and not (_is_noun(part) and _is_noun(whole)):
            return
        if (
            part.figure is not None
            and part.figure.unit
            and part.figure.unit != (whole.figure.unit if whole.figure else "")
        ):
            return
        part_name = part.quantity
        proposer.measures[part_name]["unit"] = whole_unit
        _name_part(proposer, part_name, whole)
        if share.quantity != part_name:
            proposer.measures.pop(share.quantity, None)
        share.quantity = share.keys["quantity"] = part_name
        tied.append(part)
    else:
        measure = proposer.measures[share.quantity]
        measure["unit"] = whole_unit
        measure.pop("of", None)
        _name_part(proposer, share.quantity, whole)
    share.keys["of"] = whole.quantity
    periods = [one.keys["period"] for one in tied if "period" in one.keys]
    for one in tied:
        if periods:
            one.keys["period"] = periods[0]
        one.needs = min(two.span[0] for two in tied), max(two.span[1] for two in tied)


def _name_part(proposer: Proposer, name: str, whole: Proposal) -> None:
    """Describe a part that the words do not name by the whole it is of."""
    measure = proposer.measures[name]
    if measure["measure"] == UNNAMED:
        measure["measure"] = f"part of {proposer.measures[whole.quantity]['measure']}"


def _is_noun(one: Proposal) -> bool:
    return one.mention.kind is Kind.COUNT and one.figure is not None and not one.figure.unit


def _is_beside(text: str, part: Mention, share: Mention) -> bool:
    """Whether a figure and its share stand side by side: 12 members (25%), 25% (12 members)."""
    if part.end <= share.start:
        between = text[part.end : share.start]
        return len(between) < 60 and _BRACKET.fullmatch(between) is not None
    return _BEFORE_BRACKET.fullmatch(text[share.end : part.start]) is not None


def _unit(proposer: Proposer, one: Proposal) -> str:
    return proposer.measures[one.quantity]["unit"] if one.quantity in proposer.measures else ""
