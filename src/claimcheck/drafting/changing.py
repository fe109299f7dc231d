"""Changes tied to their levels: up 20% from $10 million a year earlier, twice as much as in 2003."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claimcheck.drafting.moving import Movement, movements
from claimcheck.drafting.naming import clause_after, label, short
from claimcheck.drafting.printing import readable
from claimcheck.drafting.proposal import UNNAMED, Measured, Proposal
from claimcheck.drafting.skeleton import CHANGE, DATE, LEVEL, PERCENT, STOP, WORD, is_span, tail
from claimcheck.drafting.tying import Pair, Passage, as_rate, being, can_take, earlier, follows, same_unit, unite
from claimcheck.scanning import Direction, Kind, Mention

_SAID_BACK: Final = re.compile(
    rf"(?:[Tt]he (?P<noun>increase|rise|growth|gain|fall|drop|decline|decrease|change)|[Tt]his|[Tt]hat|which|[Ii]t)"
    r" (?:is|was|represents|represented|means|meant|equals|amounts to)(?: thus| therefore)?"
    rf" (?P<change>[{CHANGE}{PERCENT}])"
    rf"| and(?: has| have)? (?P<doubled>{CHANGE})(?=[{STOP}.,;]|\Z)"
    rf"|\b(?:thus|therefore|hence|(?:so|which means|meaning)(?: that)? (?:it|they|the {WORD})(?: has| had| have)?)"
    rf" (?P<consequence>{CHANGE})"
)
# An increase of 3.1 million, or 20 per cent, from 15.5 million in 2022.
_TWICE_SAID: Final = re.compile(
    rf"(?P<change>{CHANGE})(?:,? or |,? \()(?P<also>[{CHANGE}{PERCENT}])\)?,? (?:from|on|over) (?:the )?"
    rf"(?P<start>{LEVEL}){tail('first')}"
)
_SINCE: Final = re.compile(
    rf"(?:[Tt]he (?:number|figure|total|amount|sum)|[Ii]t|[Tt]hat) (?:has |have |had )?(?:since )?(?P<change>{CHANGE})"
    rf"(?: since| from) (?P<first>{DATE})"
)
_OTHER_TERMS: Final = re.compile(
    r"\b(?:constant|like[- ]for[- ]like|organic(?:ally)?|in real terms|real-terms|adjusted|underlying|comparable"
    r"|per head|per capita|a year on average|annually|an annual|every year|each year)\b",
    re.IGNORECASE,
)
_ALONE: Final = frozenset({Kind.CHANGE, Kind.PERCENT})
_BARE_POINTS: Final = re.compile(r"[0-9] points?\Z")
_PERIODS_INSTEAD: Final = "give the two periods instead of a base, where they are known"
_FALLS: Final = frozenset({"fall", "drop", "decline", "decrease"})


def tie_changes(passage: Passage) -> None:
    """Let each change and the levels it leads from and to be of one quantity, with its two periods."""
    for movement in movements(passage.skeleton):
        _tie(passage, movement)
    for found in passage.skeleton.matches(_TWICE_SAID):
        _tie_twice_said(passage, found)


def _tie_twice_said(passage: Passage, found: re.Match[str]) -> None:
    """Let a change that is given both ways be from the level behind it; the one it leads to may stand elsewhere."""
    change, also, start = (passage.skeleton.figure(found, name) for name in ("change", "also", "start"))
    if change is None or also is None or start is None or also.figure is None or also.figure.unit != "%":
        return
    if change.is_tied or also.is_tied or start.is_tied or start.kind != "level" or start.measured is None:
        return
    if change.figure is None or change.figure.unit in ("%", "times") or not can_take(change, start.measured.unit):
        return
    if _OTHER_TERMS.search(found[0]) or (measured := unite([change, also])) is None:
        return
    told = passage.skeleton.date(found, "first")
    measured.unit = measured.unit or start.measured.unit
    also.kind = "change"
    also.keys.pop("note", None)
    also.refers.pop("of", None)
    also.keys["direction"] = change.keys.get("direction", "rise")
    start.refers["quantity"] = base = earlier(measured, passage.when(told)[0])
    start.keys.pop("period", None)
    start.is_tied = True
    for one in (change, also):
        one.refers["base"] = base
        one.comment = _PERIODS_INSTEAD


def tie_changes_said_back(passage: Passage) -> None:
    """Let a change that refers to two levels said before be that of those: the increase is 20%."""
    for found in passage.skeleton.matches(_SAID_BACK):
        names = ("change", "consequence", "doubled")
        change = next(filter(None, (passage.skeleton.figure(found, name) for name in names)), None)
        if change is None or change.is_tied or (found["doubled"] and change.mention.unit != "times"):
            continue
        reach = 0 if found["doubled"] else 1
        pairs = [one for one in passage.pairs if 0 <= passage.number(change) - one.sentence <= reach]
        if len({(one.measured.itself, one.first, one.last) for one in pairs}) != 1:
            continue
        if change.is_percent and change.kind != "change":
            if found["noun"] is None or found["noun"] == "change":
                continue
            change.kind = "change"
            change.keys["direction"] = "fall" if found["noun"] in _FALLS else "rise"
        if _fits(change, pairs[0].end):
            _set(change, pairs[0].measured, pairs[0].first, pairs[0].last, pairs[0].base)
            # The figure says the direction too.
            passage.said[:] = [one for one in passage.said if one.measured is not change.measured]
    for found in passage.skeleton.matches(_SINCE):
        change, told = passage.skeleton.figure(found, "change"), passage.skeleton.date(found, "first")
        if change is None or change.is_tied or not isinstance(told, Mention):
            continue
        levels = [
            one for one in passage.levels(change, back=1) if one.period and not is_span(passage.text, one.mention)
        ]
        measures = {one.measured for one in levels}
        if len(measures) == 1 and levels and _fits(change, levels[-1]):
            last = max((one.period for one in levels), key=lambda period: (len(period), period))
            ends = passage.ends(passage.when(told), last)
            if ends is not None and (measured := levels[-1].measured) is not None:
                _set(change, measured, *ends)


def _set(change: Proposal, measured: Measured, first: str, last: str, base: Measured | None = None) -> None:
    change.refers["quantity"] = measured
    if base is None:
        change.keys["period"] = f"{first}..{last}"
    else:
        change.refers["base"] = base
        change.comment = _PERIODS_INSTEAD
    change.is_tied = True


def _tie(passage: Passage, movement: Movement) -> None:
    end, start = movement.end, movement.start
    changes = [one for one in movement.changes if not one.is_tied]
    if movement.changes and not changes:
        return
    if not changes and (start is None or start.is_tied or end.is_tied):
        return
    if movement.said and not _is_said_again(movement):
        start = None
    if start is not None and start.is_percent is not end.is_percent:
        return
    if start is not None and not _is_one_unit(start, end):
        return
    if not _are_sure(passage, movement, changes, start):
        for change in changes:
            change.comment = "say which two figures it leads from and to: the words do not tell"
        return
    for level in (end, start):
        if level is not None:
            as_rate(level)
    for change in changes:
        levels = [one for one in (end, start) if one is not None]
        _in_its_unit(change, levels)
        _in_the_unit_of(change, levels)
    if end.kind != "level" or end.measured is None or (start is not None and start.kind != "level"):
        return
    if changes and not all(_fits(change, end) for change in changes):
        return
    stated = changes[0] if changes else None
    first = passage.when(movement.first)
    last = passage.when(movement.last)[0] or (end.period if end.period != first[0] else "")
    if isinstance(movement.last, str):
        last = ""
    if stated is not None and not movement.last and not movement.first and ".." in stated.period:
        first, last = (stated.period.partition("..")[0], None), stated.period.partition("..")[2]
    if first[0] and first[0] == last:
        return
    ends = passage.ends(first, last)
    if first[0] and last and ends is None:
        return
    is_alone = (
        stated is not None
        and stated.mention.value is not None
        and (stated.mention.kind in _ALONE or movement.first is not None)
    )
    if ends is None and start is None and not is_alone:
        return
    for change in changes:
        _as_change(change, movement)
    if not changes and start is not None:
        changes = _moved(passage, movement, start)
    if ends is not None:
        _between(passage, changes, end, start, ends)
    elif start is not None:
        _from_base(passage, changes, movement, start, first[0], last)
    elif stated is not None:
        measured = unite([*changes, end])
        if measured is not None and not movement.first and stated.period.count("..") == 1 and not end.period:
            end.keys["period"] = stated.period.partition("..")[2]


def _moved(passage: Passage, movement: Movement, start: Proposal) -> list[Proposal]:
    """A change of which the words say the direction alone, where the figures can tell it: it fell from 12 to 9."""
    end = movement.end
    if (
        (movement.other is not None and movement.first is None)
        or not movement.goes
        or start.figure is None
        or end.figure is None
    ):
        return []
    if start.figure.plain.meets(end.figure.plain) or start.figure.unit != end.figure.unit or start.measured is None:
        return []
    said = Proposal(end.mention, "change", {"direction": movement.goes}, {"quantity": Measured(UNNAMED, (), "")})
    passage.said.append(said)
    return [said]


def _compare(passage: Passage, movement: Movement, start: Proposal) -> None:
    """A claim that one thing is more than another, where no figure tells by how much."""
    end = movement.end
    if start.figure is None or end.figure is None or start.figure.plain.meets(end.figure.plain):
        return
    refers = {"quantity": end.refers["quantity"], "than": start.refers["quantity"]}
    said = Proposal(end.mention, "comparison", {"relation": movement.relation}, refers)
    said.reach(start.mention.start, start.mention.end)
    passage.said.append(said)


def _is_said_again(movement: Movement) -> bool:
    """Whether "when it carried" says of the earlier level what the clause before says of the later one."""
    before = re.search(rf"({WORD}) \Z", movement.before)
    return being(movement.said) == "be" or (before is not None and being(before[1]) == being(movement.said))


def _is_one_unit(start: Proposal, end: Proposal) -> bool:
    """Whether two levels that one leads to the other are of one unit: from 42 to 58 minutes too."""
    first, last = start.mention.value, end.mention.value
    if start.mention.rate != end.mention.rate and (start.mention.rate + end.mention.rate)[:1].isdigit():
        # "From 510 to 472 cars per 1,000 people" leaves what it is per to the second one.
        return False
    if first and last and start.mention.unit_span is None and not 1 < 1_000 * abs(last / first) < 1_000_000:
        # "From 3.1 to 3.8 million" leaves the scale to the second one.
        return False
    return same_unit(start, end) or (start.mention.kind is Kind.COUNT and not start.mention.unit and not end.is_percent)


def _are_sure(passage: Passage, movement: Movement, changes: list[Proposal], start: Proposal | None) -> bool:
    """Whether the words leave no other reading of what a change leads from and to.

    A change in other terms than those of the levels, such as in real ones, does not follow from them. Where the levels
    that stand next do not give the change, and others of the sentence do, the words are not plain.
    """
    relative = [one for one in changes if one.figure is not None and one.figure.unit == "%"]
    if relative and _OTHER_TERMS.search(movement.sentence):
        return False
    if start is None:
        return True
    others = [
        one
        for one in passage.claims
        if one.is_amount and passage.number(one) == passage.number(movement.end) and one not in changes
    ]
    for change in changes:
        if follows(change, start, movement.end, movement.goes) is not False:
            continue
        if any(follows(change, start, one, movement.goes) for one in others if one is not start) or any(
            follows(change, one, movement.end, movement.goes) for one in others if one is not movement.end
        ):
            return False
    return True


def _between(
    passage: Passage, changes: list[Proposal], end: Proposal, start: Proposal | None, ends: tuple[str, str]
) -> None:
    first, last = ends
    tied = [*changes, end, *([] if start is None else [start])]
    measured = unite(tied)
    if measured is None:
        return
    end.keys["period"] = last
    if start is not None:
        start.keys["period"] = first
        passage.pairs.append(Pair(measured, first, last, end, passage.number(end)))
    for change in changes:
        change.keys["period"] = f"{first}..{last}"
    stretch = min(one.span[0] for one in tied), max(one.span[1] for one in tied)
    for one in tied:
        one.reach(*stretch)


def _from_base(
    passage: Passage, changes: list[Proposal], movement: Movement, start: Proposal, first: str, last: str
) -> None:
    """Set one level against another, where the words do not give the periods of both."""
    end = movement.end
    is_earlier = movement.first is not None or movement.other is None
    is_first = start.mention.start < end.mention.start
    if movement.other is None and is_first and start.measured is not None and end.measured is not None and not end.noun:
        # Of "prices rose from $4 to $9" the words before the first figure say what both are.
        end.measured.words, end.measured.names = start.measured.words, start.measured.names
    measured = unite([*changes, end])
    if measured is None or start.measured is None:
        return
    if is_earlier:
        start.refers["quantity"] = earlier(measured, first)
    else:
        start.measured.unit = start.measured.unit or measured.unit
        _name_other(passage, start, measured, movement.other or "")
    start.is_tied = True
    if is_earlier:
        passage.pairs.append(Pair(measured, "", "", end, passage.number(end), start.refers["quantity"]))
    elif movement.relation:
        _compare(passage, movement, start)
    for change in changes:
        change.refers["base"] = start.refers["quantity"]
        if change.mention.unit == "times" and not is_earlier and change.mention.kind is Kind.MULTIPLE:
            change.kind = "ratio"
            change.keys.pop("direction", None)
            change.refers["to"] = change.refers.pop("base")
        change.comment = _PERIODS_INSTEAD if is_earlier else ""
    for one in (*changes, end, start):
        one.keys.pop("period", None)
        if last:
            one.keys["period"] = last


def _name_other(passage: Passage, start: Proposal, measured: Measured, other: str) -> None:
    """Name what another thing is compared with by what is said of it: the $500 million that had been planned."""
    if start.measured is None:
        return
    place = start.mention.end
    said = clause_after(passage.text[place : place + 80].partition(".")[0])
    names: Iterable[str] = ()
    if start.noun:
        if not (words := label(said)):
            return
        names = (f"{words}-{short(start.noun)}", *start.measured.names)
    elif short(other) and not other.endswith(("of", "of ")):
        names = (f"{short(other)}-{name}" for name in measured.names)
        said = short(other).replace("-", " ")
    elif said and not short(other):
        told = label(said) or short(said).rsplit("-", 1)[-1]
        names = (f"{told}-{name}".strip("-") for name in measured.names)
    else:
        return
    start.measured.words, start.measured.names = f"{measured.words}, {said}", tuple(names)


def _direction(movement: Movement) -> str:
    """Which way a movement goes by its words; where they do not say, by its levels."""
    said = [one.mention.direction for one in movement.changes if one.mention.direction is not None]
    first = None if movement.start is None else movement.start.mention.value
    last = movement.end.mention.value
    if movement.goes or said:
        return movement.goes or ("rise" if said[0] is Direction.UP else "fall")
    return "rise" if first is None or last is None or first <= last else "fall"


def _in_its_unit(change: Proposal, levels: Iterable[Proposal]) -> None:
    """Let a change in degrees be a bare number beside temperatures, and bare levels be in the points that it is in."""
    level = next(iter(levels))
    if change.figure is None or level.figure is None or change.mention.value_span is None:
        return
    if change.figure.unit in ("degree", "degrees") and level.figure.unit.startswith("°"):
        start, end = change.mention.value_span
        bare = readable(change.mention.text[start - change.mention.start : end - change.mention.start])
        if bare is not None:
            change.figure, change.keys["figure"] = bare, bare.printed
    elif not level.is_percent and _BARE_POINTS.search(change.mention.text):
        # A share has percentage points; an index, a league and a pressure have points.
        for one in (change, *levels):
            if one.measured is not None and one.measured.unit in ("", "%", "points"):
                one.measured.unit = "points"


def _in_the_unit_of(change: Proposal, levels: Iterable[Proposal]) -> None:
    """Let two bare levels be in the unit of their change: by 12 billion crowns, from 84 billion to 72 billion."""
    bare = [
        one.measured
        for one in levels
        if one.mention.kind is Kind.COUNT and one.mention.unit_span is None and one.measured is not None
    ]
    if (
        len(bare) == 2
        and change.mention.unit_span is not None
        and not change.is_percent
        and change.measured is not None
    ):
        for one in bare:
            one.unit = one.unit or change.measured.unit


def _as_change(change: Proposal, movement: Movement) -> None:
    """Let what a movement says of how far it went be a change, whatever it looked like alone."""
    if change.kind != "change" and change.mention.unit != "times":
        change.keys["direction"] = _direction(movement)
    change.kind = "change"
    change.keys.pop("note", None)
    change.refers.pop("to", None)
    change.refers.pop("of", None)
    if change.measured is not None and change.is_percent:
        change.measured.unit = change.measured.of = ""


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
            return level.measured.unit == "%" or (
                level.measured.unit == "points" and _BARE_POINTS.search(change.mention.text) is not None
            )
        case _:
            return can_take(change, level.measured.unit) and level.measured.unit != "%"
