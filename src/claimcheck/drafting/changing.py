"""Changes tied to their levels: up 20% from $10 million a year earlier, twice as much as in 2003."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from claimcheck.drafting.naming import clause_after, short
from claimcheck.drafting.proposal import Measured, Proposal
from claimcheck.drafting.skeleton import CHANGE, DATE, MULTIPLE, PERCENT, VALUE, WHEN, WORD, date
from claimcheck.drafting.tying import Pair, Passage, as_rate, being, can_take, same_unit, unite
from claimcheck.scanning import Mention

_AGAINST: Final = r"(?:from|against|on|over|compared with|compared to|versus)"
_THAT_IS: Final = r"(?:\(|[–—] )?(?:which (?:is|was) |that is,? |or |i\.e\. |was |were |is |are )?"
_BETWEEN: Final = rf"(?:between|from) (?P<first_of_two>{DATE}) (?:and|to) (?P<last_of_two>{DATE})"
_MOVED: Final = (
    r"(?:rose|risen|rises|rising|grew|grown|grows|fell|fallen|falls|falling|dropped|drops|declined|declines|increased"
    r"|increases|decreased|climbed|jumped|went|gone|slipped|shrank|shrunk|cut|reduced|raised|expanded|swelled|dipped"
    r"|edged|moved|plunged|soared|surged|tumbled)"
)

_END: Final = rf"(?P<end>{VALUE}){date('last')}"
_START: Final = rf"(?:the )?(?P<start>{VALUE}){date('first')}"
_CHANGE: Final = rf"{_THAT_IS}(?P<change>{CHANGE})"
_MORE: Final = rf"{_THAT_IS}(?P<change>[{CHANGE}{MULTIPLE}])(?: {WORD}){{0,3}}? (?:than|as)"
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Exports rose 12% to $4.5 billion in 2023 from $4.02 billion in 2022.
        rf"(?P<change>{CHANGE})(?: (?:in |during )?(?P<when>{WHEN}))? (?:to|at) (?:a total of )?{_END},? (?:up |down )?"
        rf"{_AGAINST} {_START}",
        # The number halved between 2003 and 2023, from 2,840 to 1,420.
        rf"(?P<change>{CHANGE}) {_BETWEEN},? (?:[–—(] ?)?from (?P<start>{VALUE}) to (?P<end>{VALUE})",
        rf"(?P<change>{CHANGE}),? from {_START},? to {_END}",
        # Enrolment fell from 6,210 to 5,980 pupils between 2019 and 2023, a drop of 3.7 percent.
        rf"from (?P<start>{VALUE}),? to (?P<end>{VALUE}) {_BETWEEN},? {_CHANGE}",
        rf"from {_START},? to {_END},? {_CHANGE}",
        # $12 million in 2023, up 20% from $10 million a year earlier.
        rf"{_END},? {_CHANGE} {_AGAINST} {_START}",
        # Turnout was 61.3%, down from 64.8% in 2019, a fall of 3.5 percentage points.
        rf"{_END},? \(?(?:up|down)(?: {WORD})? from {_START},? {_CHANGE}",
        # Turnout fell to 58.2% from 63.0% four years earlier, a drop of 4.8 percentage points.
        rf"{_MOVED} to {_END},? from {_START},? {_CHANGE}",
        # 1.26 million in 2023, 12% more than in 2022, when it carried 1.125 million.
        rf"{_END},? {_MORE} (?:in )?(?P<first>{WHEN}), when (?:it|they|the (?:number|figure|total)) (?:had )?"
        rf"(?P<verb>{WORD})(?: at)? (?P<start>{VALUE})",
        # €3.3 billion in 2022, 10% more than the €3.0 billion it had paid in 2021.
        rf"{_END},? {_MORE} {_START}",
        rf"{_END},? {_THAT_IS}(?P<change>[{CHANGE}{MULTIPLE}]) {_START}",
        # 48,203 books in 2023, up 5% from 2022.
        rf"{_END},? {_CHANGE}(?: {WORD}){{0,3}}? (?:from|on|over|since|than in|than) (?P<first>{WHEN})",
        # It fell by 12% to 220.
        rf"(?P<change>{CHANGE}) to (?:a total of )?{_END}",
        # The same levels without the figure of their change.
        rf"{_MOVED}(?: {WORD})? from (?P<start>{VALUE}),? to (?P<end>{VALUE}) {_BETWEEN}",
        rf"{_MOVED}(?: {WORD})? from {_START},? to {_END}",
        rf"{_MOVED} to {_END},? from {_START}",
        rf"{_END},? \(?(?:(?:up|down)(?: {WORD})? from|against|versus) {_START}",
        rf"(?P<end>{VALUE})(?: {WORD}){{0,8}}?{date('last')},? \(?compared (?:with|to) {_START}",
    )
)

_SAID_BACK: Final = re.compile(
    rf"(?:[Tt]he (?P<noun>increase|rise|growth|gain|fall|drop|decline|decrease|change)|[Tt]his|[Tt]hat|which|[Ii]t)"
    r" (?:is|was|represents|represented|means|meant|equals|amounts to)(?: thus| therefore)?"
    rf" (?P<change>[{CHANGE}{PERCENT}])"
    rf"|\b(?:thus|therefore|hence) (?P<consequence>{CHANGE})"
)
_SINCE: Final = re.compile(
    rf"(?:[Tt]he (?:number|figure|total|amount|sum)|[Ii]t|[Tt]hat) (?:has |have |had )?(?:since )?(?P<change>{CHANGE})"
    rf"(?: since| from) (?P<first>{DATE})"
)
_FALLS: Final = frozenset({"fall", "drop", "decline", "decrease"})


def tie_changes(passage: Passage) -> None:
    """Let each change and the levels it leads from and to be of one quantity, with its two periods."""
    for pattern in _PATTERNS:
        for found in passage.skeleton.matches(pattern):
            _tie(passage, found)


def tie_changes_said_back(passage: Passage) -> None:
    """Let a change that refers to two levels said before be that of those: the increase is 20%."""
    for found in passage.skeleton.matches(_SAID_BACK):
        change = passage.skeleton.figure(found, "change") or passage.skeleton.figure(found, "consequence")
        if change is None or change.is_tied:
            continue
        pairs = [one for one in passage.pairs if 0 <= passage.number(change) - one.sentence <= 1]
        if len({(one.measured.itself, one.first, one.last) for one in pairs}) != 1:
            continue
        if change.is_percent and change.kind != "change":
            if found["noun"] is None or found["noun"] == "change":
                continue
            change.kind = "change"
            change.keys["direction"] = "fall" if found["noun"] in _FALLS else "rise"
        if _fits(change, pairs[0].end):
            _set(change, pairs[0].measured, pairs[0].first, pairs[0].last)
    for found in passage.skeleton.matches(_SINCE):
        change, told = passage.skeleton.figure(found, "change"), passage.skeleton.date(found, "first")
        if change is None or change.is_tied or not isinstance(told, Mention):
            continue
        levels = [one for one in passage.levels(change, back=1) if one.period]
        measures = {one.measured for one in levels}
        if len(measures) == 1 and levels and _fits(change, levels[-1]):
            last = max((one.period for one in levels), key=lambda period: (len(period), period))
            ends = passage.ends(passage.when(told), last)
            if ends is not None and (measured := levels[-1].measured) is not None:
                _set(change, measured, *ends)


def _set(change: Proposal, measured: Measured, first: str, last: str) -> None:
    change.refers["quantity"] = measured
    change.keys["period"] = f"{first}..{last}"
    change.is_tied = True


def _tie(passage: Passage, found: re.Match[str]) -> None:
    skeleton = passage.skeleton
    change, end, start = (skeleton.figure(found, name) for name in ("change", "end", "start"))
    if end is None or (change is not None and change.is_tied):
        return
    if start is not None and change is None and (start.is_tied or end.is_tied):
        return
    if "verb" in found.re.groupindex and not _is_said_again(passage, found):
        start = None
    if start is not None and start.is_percent is not end.is_percent:
        return
    for level in (end, start):
        if level is not None:
            as_rate(level)
    if end.kind != "level" or end.measured is None or (start is not None and not same_unit(start, end)):
        return
    if change is not None and not _fits(change, end):
        return
    told = skeleton.date(found, "last") or skeleton.date(found, "last_of_two") or skeleton.date(found, "when")
    earlier = skeleton.date(found, "first") or skeleton.date(found, "first_of_two")
    first = passage.when(earlier)
    last = passage.when(told)[0] or (end.period if end.period != first[0] else "")
    if isinstance(told, str):
        last = ""
    if change is not None and not told and not earlier and ".." in change.period:
        first, last = (change.period.partition("..")[0], None), change.period.partition("..")[2]
    if first[0] and first[0] == last:
        return
    ends = passage.ends(first, last)
    tied = [one for one in (change, end, start) if one is not None]
    if first[0] and last and ends is None:
        return
    if ends is not None:
        _between(passage, tied, change, end, start, ends)
    elif change is not None and start is not None:
        _from_base(passage, change, end, start, earlier is not None, first[0], last)
    elif change is not None and change.mention.value is not None:
        measured = unite([change, end])
        if measured is not None and not earlier and change.period.count("..") == 1 and not end.period:
            end.keys["period"] = change.period.partition("..")[2]


def _is_said_again(passage: Passage, found: re.Match[str]) -> bool:
    """Whether "when it carried" says of the earlier level what the clause before says of the later one."""
    words = passage.skeleton.words[max(0, found.start() - 60) : found.start()]
    before = re.search(rf"({WORD}) \Z", words)
    return being(found["verb"]) == "be" or (before is not None and being(before[1]) == being(found["verb"]))


def _between(
    passage: Passage,
    tied: list[Proposal],
    change: Proposal | None,
    end: Proposal,
    start: Proposal | None,
    ends: tuple[str, str],
) -> None:
    first, last = ends
    measured = unite(tied)
    if measured is None:
        return
    end.keys["period"] = last
    if start is not None:
        start.keys["period"] = first
        passage.pairs.append(Pair(measured, first, last, end, passage.number(end)))
    if change is not None:
        _as_change(change)
        change.keys["period"] = f"{first}..{last}"
    stretch = min(one.span[0] for one in tied), max(one.span[1] for one in tied)
    for one in tied:
        one.reach(*stretch)


def _from_base(
    passage: Passage, change: Proposal, end: Proposal, start: Proposal, is_earlier: bool, first: str, last: str
) -> None:
    """Set one level against another, where the words do not give the periods of both."""
    measured = unite([change, end])
    if measured is None or start.measured is None:
        return
    if is_earlier or _is_moved(change):
        when = f", in {first}" if first else ", earlier"
        base = replace(measured, words=measured.words + when, names=tuple(f"earlier-{one}" for one in measured.names))
        start.refers["quantity"] = base
    else:
        _name_other(passage, start, measured)
    change.refers["base"] = start.refers["quantity"]
    start.is_tied = True
    if change.mention.unit == "times" and change.kind in ("untyped", "ratio"):
        change.kind = "ratio"
        change.keys = {key: value for key, value in change.keys.items() if key != "note"}
        change.refers["to"] = change.refers.pop("base")
    else:
        _as_change(change)
    for one in (change, end, start):
        one.keys.pop("period", None)
        if last:
            one.keys["period"] = last
    change.comment = "give the two periods instead of a base, where they are known" if is_earlier else ""


def _name_other(passage: Passage, start: Proposal, measured: Measured) -> None:
    """Name what another thing is compared with by what is said of it: the $500 million that had been planned."""
    place = start.mention.end
    said = clause_after(passage.text[place : place + 80].partition(".")[0])
    if start.measured is not None and said and not start.noun:
        start.measured.words = f"{measured.words}, {said}"
        start.measured.names = tuple(f"{short(said).rsplit('-', 1)[-1]}-{name}".strip("-") for name in measured.names)


def _is_moved(change: Proposal) -> bool:
    """Whether a change is one over time, and not a comparison of two things: rose by 5%, but not 5% more."""
    return change.mention.direction is not None


def _as_change(change: Proposal) -> None:
    """Let a multiple that compares two periods be a change."""
    change.kind = "change"
    change.keys.pop("note", None)
    change.refers.pop("to", None)


def _fits(change: Proposal, level: Proposal) -> bool:
    """Whether a change can be one of that level: relative, in points of a percentage, or in its unit."""
    if change.figure is None or level.measured is None:
        return False
    match change.figure.unit:
        case "%":
            return True
        case "times":
            return True
        case "percentage points" | "basis points":
            return level.measured.unit == "%"
        case _:
            return can_take(change, level.measured.unit) and level.measured.unit != "%"
