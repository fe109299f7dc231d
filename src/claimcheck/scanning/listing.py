"""Lists in prose: those whose number the words state, with the members they name, and those that state none."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.phrase import GAP

MOST_MEMBERS: Final = 20
"""A longer list is a table; it bounds how far a count looks for its members."""

# A list runs on over the end of a line, but not into an empty line or into the points of a list set out in lines.
_LINE_END: Final = r"\n(?!\s{0,9}(?:\n|[-*•–]|[0-9]{1,3}[.)]))"
_ITEM: Final = (
    rf"[^\s,;:.()—–](?:[^,;:.()\n—–]|{_LINE_END}){{0,79}}+(?:\.(?=[^\s])(?:[^,;:.()\n—–]|{_LINE_END}){{0,39}}+)?"
)
_OPENING: Final = re.compile(
    rf"(?P<sign>:|,|{GAP}?[—–]|{GAP}-(?={GAP})|{GAP}\()(?P<such>{GAP}(?:such{GAP}as|including|namely|among{GAP}them|for{GAP}example)|,)?{GAP}?",
    re.IGNORECASE,
)
_MEMBERS: Final = re.compile(rf"{_ITEM}(?:,{GAP}{_ITEM}){{0,{MOST_MEMBERS}}}+", re.IGNORECASE)
_AND: Final = re.compile(rf"(?:,{GAP}|{GAP})(?:and|or|&|as{GAP}well{GAP}as){GAP}|,{GAP}", re.IGNORECASE)
_LAST: Final = re.compile(rf"{GAP}(?:and|or){GAP}", re.IGNORECASE)
# What follows "two men," with one of these goes on about them and names none.
_NO_MEMBER: Final = re.compile(
    r"(?:one|two|three|both|all|each|some|most|many|who|which|that|of|in|on|at|by|with|from|for|after|before|as|is|are|was"
    r"|were|but|where|when|while|if|it|they|he|she|there|then|not|only)\b",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(
    rf"{GAP}(?P<first>(?:the{GAP})?[\w'’-]+(?:{GAP}[\w'’-]+){{0,3}}?){GAP}and{GAP}"
    rf"(?P<second>(?:the{GAP})?(?:[A-Z][\w'’-]*+(?:{GAP}[A-Z][\w'’-]*+){{0,3}}|[\w'’-]++))"
)


def after_count(text: str, end: int, count: int) -> tuple[int, tuple[str, ...]] | None:
    """The members named after a counted noun that ends at `end`, and where they end; None where none are.

    After a colon, or words such as "namely", whatever is listed is the list, complete or not. After a comma, a dash or
    a bracket, which stand for much else, it is one only where it has `count` members.
    """
    opening = _OPENING.match(text, end)
    if opening is None:
        return None
    found = _MEMBERS.match(text, opening.end())
    if found is None:
        return None
    words = found[0].split(" - ")[0].rstrip()
    names = tuple(name.strip() for name in _AND.split(words) if name.strip())
    stop = found.start() + len(words)
    announced = opening["sign"] == ":" or (opening["such"] or ",") != ","
    if len(names) > count and opening["sign"] == ",":
        # The clause goes on after the list: "two crops, wheat and rice, take most of the water".
        parts = words.split(",")
        kept = 0
        for number in range(1, len(parts) + 1):
            names_here = tuple(name.strip() for name in _AND.split(",".join(parts[:number])) if name.strip())
            kept += len(parts[number - 1]) + (number > 1)
            if len(names_here) == count and (count == 1 or _LAST.search(",".join(parts[:number]))):
                return None if _go_on(names_here) else (opening.end() + kept, names_here)
        return None
    if len(names) < 2 or _go_on(names) or (not announced and (len(names) != count or not _LAST.search(words))):
        return None
    if not announced and any(len(name.split()) > 5 for name in names):
        return None
    return stop, names


def _go_on(names: tuple[str, ...]) -> bool:
    """Whether what looks like members goes on about what is counted."""
    return any(_NO_MEMBER.match(name) for name in names)


def after_both(text: str, end: int) -> tuple[int, tuple[str, ...]] | None:
    """The two that "both" names, and where they end."""
    found = _BOTH.match(text, end)
    return None if found is None else (found.end(), (found["first"], found["second"]))


_STOP: Final = r"(?!(?:and|or|as|who|which|that|including|however|with|by|but|is|are|was|were|in|on|for|from|the)\b)"
# A list of names runs on over the end of a line like other words.
_SPACE: Final = r"(?: |\n(?![\s*•–-]))"
_WORD: Final = r"[^\W\d_][\w'’-]*+"
_COMMON: Final = rf"(?:the{_SPACE}|an?{_SPACE})?{_STOP}{_WORD}(?:{_SPACE}{_STOP}{_WORD}){{0,1}}+"
_NAME: Final = r"[A-Z(][\w'’)-]*+(?:\.[A-Za-z][\w'’)-]*+){0,5}+"
_PROPER: Final = (
    rf"(?:the{_SPACE}|The{_SPACE})?{_NAME}(?:{_SPACE}(?:of{_SPACE}|for{_SPACE}|the{_SPACE})?{_NAME}){{0,10}}+"
)
_JOINT: Final = rf",?{GAP}(?:and|as{GAP}well{GAP}as|or){GAP}"
_UNCOUNTED: Final = re.compile(
    rf",{_SPACE}(?:(?P<names>{_PROPER}(?:,{_SPACE}{_PROPER}){{0,{MOST_MEMBERS}}}+{_JOINT}(?:{_PROPER}|others\b))"
    rf"|{_COMMON}(?:,{_SPACE}{_COMMON}){{1,{MOST_MEMBERS}}}+{_JOINT}(?:the{_SPACE})?{_WORD}(?:- ?{_WORD})?"
    rf"(?:{GAP}and{GAP}the{GAP}{_WORD})?)"
)
_ANNOUNCED: Final = re.compile(
    rf"(?:including|such{_SPACE}as|mainly|namely|after|like){_SPACE}{_PROPER}"
    rf"(?:(?:,{_SPACE}and{_SPACE}|,{_SPACE}or{_SPACE}|,{_SPACE}|{_SPACE}and{_SPACE}|{_SPACE}or{_SPACE})"
    rf"(?:{_PROPER}|others\b)){{1,{MOST_MEMBERS}}}+"
)
# The full stop of "St." and "U.S." belongs to the name; any other ends the sentence before the list.
_FIRST_NAME: Final = r"(?:(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|Prof|Gen|Gov|Sen|Rep)\.|(?:[A-Z]\.){1,4}|[A-Z(][\w'’)-]*+)"
_FIRST_OF_LIST: Final = re.compile(rf"(?:{_FIRST_NAME}(?:{_SPACE}{_FIRST_NAME}){{0,4}}|[\w'’-]+)\Z")
_DEGREE: Final = r"[A-Z][A-Za-z]?(?:\.[ ]?[A-Z][A-Za-z]{0,3}){1,2}\.?"
_FIRST_DEGREE: Final = re.compile(rf"\b{_DEGREE}\Z")
_SECOND_DEGREE: Final = re.compile(rf"\. and (?={_DEGREE})")
_DEGREES: Final = re.compile(rf"{_DEGREE}(?: [a-z]++(?<=s))?")


def after_word(text: str, start: int) -> int | None:
    """The end of the list that "including", "such as" or the like opens at `start`; None where they open none."""
    found = _ANNOUNCED.match(text, start)
    return found.end() if found else None


def uncounted(text: str) -> list[tuple[int, int]]:
    """The lists of three members and more whose number the words do not state, and pairs of degrees."""
    spans = []
    for link in _SECOND_DEGREE.finditer(text):
        first = _FIRST_DEGREE.search(text[max(0, link.start() - 20) : link.start() + 1])
        second = _DEGREES.match(text, link.end())
        if first and second:
            spans.append((link.start() + 1 - len(first[0]), second.end()))
    for found in _UNCOUNTED.finditer(text):
        first = _FIRST_OF_LIST.search(text[max(0, found.start() - 60) : found.start()])
        start, end = found.span()
        if text[end - 1] == ")" and "(" not in found[0]:
            end -= 1
        if first is None:
            continue
        if found["names"] is None or not first[0][0].islower():
            spans.append((start - len(first[0]), end))
        elif "," in found["names"]:
            # "The largest, Alder, Birch and Cedar": a word in lower case is not one of the names.
            spans.append((start + 2, end))
    return sorted(spans)
