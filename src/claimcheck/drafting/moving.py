"""What moved, from where to where and by how much: the parts that a sentence about a change has, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from claimcheck.drafting.proposal import Proposal
from claimcheck.drafting.skeleton import (
    CHANGE,
    DATE,
    EARLY,
    FRACTION,
    LEVEL,
    MULTIPLE,
    PERCENT,
    POINTS,
    SPAN,
    STOP,
    VALUE,
    WHEN,
    WORD,
    Skeleton,
    date,
    tail,
)
from claimcheck.scanning import Mention


class Movement(Struct, frozen=True):
    """The levels that a change leads from and to, as the words have them, and what is said of how far it is.

    `before` are the words that lead to it and `sentence` those of the whole sentence, with their signs.
    `first` and `last` are the dates of the levels: a mention, or the words of one that is told from the other. `goes`
    is "rise" or "fall" where the words between the figures say so, and `said` the verb of "when it stood at".
    `other` names the thing that the start is of, where one thing is set against another: "" where no words do, and
    `relation` says which is more where no figure tells by how much.
    """

    before: str
    sentence: str
    end: Proposal
    start: Proposal | None
    changes: tuple[Proposal, ...]
    first: Mention | str | None
    last: Mention | str | None
    goes: str
    said: str
    other: str | None
    relation: str


_UP: Final = (
    "rose|risen|rises|rising|grew|grown|grows|increased|increases|climbed|climbs|jumped|jumps|soared|surged|expanded"
    "|swelled|raised|lengthened|doubled|tripled|quadrupled|crept up|inched up|went up|gone up|goes up|go up|leapt"
    "|rise|grow|increase|climb|expand"
)
_DOWN: Final = (
    "fell|fallen|falls|falling|dropped|drops|declined|declines|decreased|slipped|shrank|shrunk|cut|reduced|dipped"
    "|plunged|tumbled|halved|sank|slid|shortened|dwindled|contracted|lowered"
    "|went down|gone down|goes down|go down|fall|drop|decline|decrease|shrink|reduce|slip"
)
# Unemployment improves by falling, and a loss narrows by rising.
_EITHER: Final = (
    "improved|improves|worsened|widened|widens|narrowed|narrows|eased|eases|slowed|slows|strengthened|weakened|recovered"
    "|rebounded|accelerated|advanced|edged|moved|went|gone|changed"
)
_MOVED: Final = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|{_EITHER})(?: {WORD}){{0,2}}?"
# "Faster" is more of a speed and less of a time, so it says nothing.
_HIGHER: Final = "more|higher|larger|bigger|longer|greater|older|heavier|warmer|hotter|above|over|ahead|up|exceed"
_LOWER: Final = "less|fewer|lower|smaller|shorter|cheaper|lighter|colder|cooler|below|under|short|shy|behind|down"
_WAY: Final = re.compile(rf"\b(?:(?P<up>{_UP}|{_HIGHER})|(?P<down>{_DOWN}|{_LOWER}))\b")

_DET: Final = r"(?:the |its |their |his |her |our |an? )?"
_WHOSE: Final = rf"{_DET}(?:{WHEN}(?:['’]s)? )?(?:(?!(?:who|that|which|when|and|but|or|from|to|than)\b){WORD} ){{0,5}}?"
_AGAINST: Final = r"(?:from|against|on|over|compared with|compared to|versus)"
_THAT_IS: Final = (
    r"(?:\(|[–—] )?(?:(?:which|this|that) (?:is|was) |that is,? |or |i\.e\. |was |were |is |are )?"
    r"(?:still |about |almost |some |only |thus |marking |representing |equivalent to |equal to |or )?"
)
_OR: Final = r"(?:,? or |,? \(|,? that is,? |,? i\.e\. )"
# One figure of a change, and another one for the same: an increase of 43,000, or 19%.
_BY: Final = (
    rf"(?P<change>[{CHANGE}{POINTS}])(?:{_OR}(?P<also>[{PERCENT}{CHANGE}{FRACTION}{LEVEL}])(?! of )\)?)?"
    rf"(?: in (?:a|one) year)?"
)
_NOUN: Final = (
    "(?:rise|increase|gain|growth|jump|fall|drop|decline|decrease|reduction|change|difference|improvement"
    "|deterioration)"
)
_THEN: Final = (
    rf",? {_THAT_IS}(?:(?P<then>[{CHANGE}{POINTS}{MULTIPLE}])"
    rf"(?:{_OR}(?P<then_also>[{PERCENT}{CHANGE}{FRACTION}])(?! of )\)?)?"
    rf"|an? (?:{WORD} )?{_NOUN} of (?P<then_noun>[{PERCENT}{LEVEL}])"
    rf"|by (?P<then_by>[{PERCENT}{LEVEL}{POINTS}])|(?<=or )(?P<then_or>[{PERCENT}{FRACTION}])(?! of ))"
)
_BETWEEN: Final = rf",? (?:between|from) (?P<first_of_two>{DATE}) (?:and|to) (?P<last_of_two>{DATE})"
# Beside a level may stand the share that it is: 250.6 TWh (44.6%).
_SHARING: Final = rf"(?: \({PERCENT}\))?"
_END: Final = rf"(?P<end>{VALUE}){_SHARING}{tail('last')}"
_START: Final = rf"(?P<start>{VALUE}){_SHARING}{tail('first')}"
_SAYS: Final = rf"when (?:it|they|there|the (?:number|figure|total|{WORD})) (?:had )?(?P<verb>{WORD})(?: at| to)?"
_THAN: Final = (
    rf"(?:(?: {WORD}){{0,3}}? (?:more than|less than|fewer than|than|above|below|over|under|short of|shy of|ahead of"
    r"|up on|down on|behind|on))"
)
_AS: Final = rf"(?:(?: {WORD}){{0,3}}? (?:as|than))?"
_MOVES: Final = rf"(?:{_BY}{tail('when')}|{_MOVED})"

_FROM_TO: Final = rf"{_MOVES},? (?:[–—(] ?)?from {_WHOSE}{_START},? to {_DET}{_END}"
_TO_FROM: Final = rf"{_MOVES},? (?:to|at) (?:a total of )?{_DET}{_END},? \(?(?:up |down )?{_AGAINST} {_WHOSE}{_START}"
# 2.4 billion, 80% of its capacity of 3 billion and 15% more than the 2.09 billion of last spring.
_AND_SHARE: Final = rf"(?:,? [{PERCENT}{FRACTION}] of [^\ue000-\ue00f,;]{{0,60}}{LEVEL} and)?"
_MORE_THAN: Final = (
    rf"{_END}{_AND_SHARE},? {_THAT_IS}(?P<change>[{CHANGE}{PERCENT}{POINTS}{LEVEL}])"
    rf"(?:{_OR}(?P<also>[{PERCENT}{CHANGE}{LEVEL}])\)?)?{_THAN}(?: that of| those of)? (?P<whose>{_WHOSE}){_START}"
)
# 267.2 TWh, or 52.6% of the total, up from 250.6 TWh.
_OR_SHARE: Final = rf"(?:,? or [{PERCENT}{FRACTION}] of(?: {WORD}){{1,4}},)?"
_DOWN_FROM: Final = (
    rf"{_END}{_OR_SHARE},? (?:\(|was |were |is |are |which (?:was|is) )?(?P<moved>up|down)(?: {WORD})? from"
    rf" {_WHOSE}{_START}"
)
# Of "41 days above 35°C, compared with 27" the days are compared; "43 for those born abroad" is of others than before.
_BOUND: Final = r"(?<!\babove )(?<!\bbelow )(?<!\bover )(?<!\bunder )"
_ELSEWHERE: Final = (
    r"(?:(?=(?P<elsewhere> (?:for|among|of) (?!(?:the |its |their )?"
    rf"(?:{WHEN}|(?:same|previous|prior|preceding|first|second|third|last|whole|corresponding|year|period|quarter|season"
    r"|month|half|week)\b))))|)"
)
_COMPARED: Final = (
    rf"{_BOUND}(?P<end>{VALUE})(?: (?:{WORD}|{SPAN})){{0,8}}?{date('last')},? \(?"
    rf"(?:against|versus|compared (?:with|to)) {_WHOSE}(?P<start>{VALUE}){_ELSEWHERE}{_SHARING}{tail('first')}"
)


def _with(pattern: str, *endings: str) -> tuple[str, ...]:
    """A pattern with each of its endings, the longest first: it is done without one only where none is there."""
    return tuple(pattern + ending for ending in endings)


_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Enrolment fell from 6,210 to 5,980 pupils between 2019 and 2023, a drop of 3.7 percent.
        *_with(_FROM_TO, _BETWEEN + _THEN, _THEN, _BETWEEN, ""),
        # The number halved between 2003 and 2023, from 2,840 to 1,420.
        rf"(?P<change>{CHANGE}){_BETWEEN},? (?:[–—(] ?)?from (?P<start>{VALUE}) to (?P<end>{VALUE})",
        # Exports rose 12% to $4.5 billion in 2023 from $4.02 billion in 2022.
        *_with(_TO_FROM, _THEN, ""),
        # $12 million in 2023, up 20% from $10 million a year earlier.
        rf"{_END}{_OR_SHARE},? {_THAT_IS}{_BY},? {_AGAINST} {_WHOSE}{_START}",
        # A margin of 15.0%, an improvement of 1.2 percentage points from 13.8%.
        rf"{_END},? an? (?:{WORD} )?{_NOUN} of (?P<change>[{POINTS}{PERCENT}{LEVEL}]),? {_AGAINST} {_WHOSE}{_START}",
        # Turnout was 61.3%, down from 64.8% in 2019, a fall of 3.5 percentage points.
        *_with(_DOWN_FROM, _THEN, ""),
        *_with(_COMPARED, _THEN, ""),
        # 46%, down 5 points since January, when it stood at 51%.
        rf"{_END},? {_THAT_IS}(?P<change>[{CHANGE}{POINTS}])(?: since| from| on)(?: {WORD}){{0,3}}?"
        rf"(?: (?P<first>{WHEN}))?, {_SAYS} (?P<start>{VALUE})",
        # Support has dropped 5 points since January, when it stood at 51%, to 46%.
        rf"(?P<change>[{CHANGE}{POINTS}])(?: since| from)(?: {WORD}){{0,3}}?(?: (?P<first>{WHEN}))?, {_SAYS}"
        rf" (?P<start>{VALUE}), to (?P<end>{VALUE})",
        # 1.26 million in 2023, 12% more than in 2022, when it carried 1.125 million.
        rf"{_END},? {_THAT_IS}(?P<change>[{CHANGE}{PERCENT}{POINTS}{LEVEL}{MULTIPLE}]){_AS}{_THAN}? (?:in )?"
        rf"(?:{_DET}(?:{WORD} ){{0,4}}?(?:(?:of|in) )?)?(?P<first>{WHEN}), {_SAYS} (?P<start>{VALUE})",
        # 38 goals, twice as many as Norden, who have 19.
        rf"{_END},? {_THAT_IS}(?P<change>{MULTIPLE}){_AS} (?P<who>{WORD}(?: {WORD}){{0,3}}?), (?:who|which) {WORD}"
        rf" (?P<start>{VALUE})",
        # €3.3 billion in 2022, 10% more than the €3.0 billion it had paid in 2021.
        *_with(_MORE_THAN, _THEN, ""),
        rf"{_END},? {_THAT_IS}(?P<change>[{CHANGE}{MULTIPLE}]){_AS} (?P<whose>{_WHOSE}){_START}",
        # It reached 1.31 million, surpassing the 1.24 million of 2019 by 5.6%.
        rf"{_END},? (?:(?P<up>surpass|exceed|beat|top|outstripp|overtak)(?:ing|ed)|(?P<down>miss|undershoot)(?:ing|ed))"
        rf" (?P<whose>{_WHOSE}){_START} by (?P<change>[{PERCENT}{LEVEL}{POINTS}])",
        # 48,203 books in 2023, up 5% from 2022.
        rf"{_END},? {_THAT_IS}(?P<change>{CHANGE})(?: {WORD}){{0,3}}? (?:from|on|over|since|than in|than)"
        rf" (?P<first>{WHEN})",
        # It employs 62,400 people, 1,900 more than a year ago.
        rf"{_END},? {_THAT_IS}(?P<change>[{LEVEL}{POINTS}]) (?:more|fewer|less|higher|lower) than (?:in |at )?"
        rf"(?P<first>{WHEN})",
        # 12.4 million, more than the 11.9 million of Ostia.
        rf"{_END}, (?:still |far |well |much |slightly |just )?(?:(?P<more>more|higher|larger|bigger|greater|longer)"
        rf"|(?P<less>less|fewer|lower|smaller|shorter)) than (?P<whose>{_WHOSE}){_START}",
        # It fell by 12% to 220.
        rf"{_BY} to (?:a total of )?{_DET}{_END}",
    )
)
_CHANGES: Final = ("change", "also", "then", "then_also", "then_noun", "then_by", "then_or")


def movements(skeleton: Skeleton) -> Iterator[Movement]:
    """Every movement of a passage, the fullest reading first."""
    for pattern in _PATTERNS:
        for found in skeleton.matches(pattern):
            end, start = skeleton.figure(found, "end"), skeleton.figure(found, "start")
            if end is None:
                continue
            groups = found.groupdict()
            changes = (skeleton.figure(found, name) for name in _CHANGES)
            yield Movement(
                found.string[max(0, found.start() - 60) : found.start()],
                _sentence(found),
                end,
                start,
                tuple(one for one in changes if one is not None),
                skeleton.date(found, "first") or skeleton.date(found, "first_of_two"),
                skeleton.date(found, "last") or skeleton.date(found, "last_of_two") or skeleton.date(found, "when"),
                _goes(found),
                groups.get("verb") or "",
                _other(found),
                "more than" if groups.get("more") else "less than" if groups.get("less") else "",
            )


def _other(found: re.Match[str]) -> str | None:
    """What stands for the thing that the end is compared with; None where the start is what the end was before."""
    said = found.groupdict()
    if said.get("elsewhere"):
        return ""
    if not {"who", "whose"} & said.keys() or EARLY in (said.get("whose") or ""):
        return None
    return said.get("who") or said.get("whose") or ""


def _sentence(found: re.Match[str]) -> str:
    """The words of the sentence that a match ends in."""
    words = found.string
    stop = words.find(STOP, found.end())
    return words[words.rfind(STOP, 0, found.end()) + 1 : len(words) if stop < 0 else stop]


def _goes(found: re.Match[str]) -> str:
    """Which way the words of a movement go: "rise", "fall", or "" where they do not say."""
    groups = found.groupdict()
    if groups.get("up") or groups.get("moved") == "up":
        return "rise"
    if groups.get("down") or groups.get("moved") == "down":
        return "fall"
    place = found.end("change") if groups.get("change") else found.start()
    way = _WAY.search(found[0], max(0, place - found.start()))
    return "" if way is None else "rise" if way["up"] else "fall"
