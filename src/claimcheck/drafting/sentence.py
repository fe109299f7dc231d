"""Sentences and clauses of an article: the words that carry one quantity."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from claimcheck.yaml_text import UNWRITABLE

Span = tuple[int, int]

LONGEST: Final = 320
"""Characters of a quote that is a whole sentence; of a longer sentence the clauses around the quantity are quoted."""

_AROUND: Final = 120

_END: Final = re.compile(
    r"""
      [.!?…]["'”’)\]]{0,3}+[ \t\n\r\u00a0]{1,8}+(?=["'“‘(\[]?[A-Z0-9$£€À-Ý])
    | \n[ \t\r]*+\n
    | \n(?=[ \t]{0,8}+(?:[-*•]|[0-9]{1,3}[.)])[ \t])
    """,
    re.VERBOSE,
)
_ABBREVIATED: Final = re.compile(
    r"(?:(?<!°)\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Sen|Rep|Gov|Lt|Col|Rev|No|Nos|vs|etc|al|Inc|Ltd|Co|Corp|Art|Sec|Fig|Vol"
    r"|ca|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Phil|Ph|Sc|Rs|pp?|i\.e|e\.g))\Z"
)
_CLAUSE: Final = re.compile(r"[,;:)—–][ \n]|[ \n][(—–]")
_BLANKS: Final = " \t\n\r\v\f\x85\u2028\u2029"
_TRAILING: Final = _BLANKS + ".,;:!?"


class Sentences:
    """The sentences of a text, none of which ends inside one of the `taken` spans."""

    _BREAK: Final = re.compile(r"\n[ \t\r]*+\n|\n(?=[ \t]{0,8}+(?:[-*•#]|[0-9]{1,3}[.)])[ \t])")

    def __init__(self, text: str, taken: Sequence[Span]) -> None:
        self.text = text
        self._starts = [start for start, _ in taken]
        self._ends = [end for _, end in taken]
        ends = []
        for end in _END.finditer(text):
            place = end.start() + 1
            if text[end.start()] == "." and _ABBREVIATED.search(text, max(0, end.start() - 8), end.start()):
                continue
            if not self._cuts(place):
                ends.append((place, end.end()))
        self._bounds = [0, *(after for _, after in ends)]
        self._stops = [*(place for place, _ in ends), len(text)]

    def of(self, place: int) -> Span:
        """The sentence at an offset: from its first character to behind its last."""
        number = bisect_right(self._bounds, place) - 1
        return self._bounds[number], max(self._stops[number], place)

    def number(self, place: int) -> int:
        """The number of the sentence at an offset, from 0."""
        return bisect_right(self._bounds, place) - 1

    def are_apart(self, one: int, other: int) -> bool:
        """Whether an empty line, or a point of a list, stands between two offsets."""
        return self._BREAK.search(self.text, one, other) is not None

    def stops(self, first: int, last: int) -> list[int]:
        """Where sentences end between two offsets, each behind its last mark."""
        return self._stops[bisect_right(self._stops, first) : bisect_left(self._stops, last)]

    def _cuts(self, place: int) -> bool:
        """Whether an offset lies inside one of the taken spans."""
        number = bisect_left(self._starts, place) - 1
        return number >= 0 and self._ends[number] > place

    def quoted(self, start: int, end: int) -> Span:
        """The words to quote for what stands at [start, end): its sentence, or the clauses around it."""
        first, last = self.of(start)
        last = max(last, end)
        first, last = max(first, start - 4 * LONGEST), min(last, end + 4 * LONGEST)
        for hidden in UNWRITABLE.finditer(self.text, first, last):
            if hidden.end() <= start:
                first = hidden.end()
            elif hidden.start() >= end:
                last = hidden.start()
                break
        if last - first > LONGEST:
            first, last = self._from(first, start), self._to(end, last)
        return self._trimmed(first, last, start, end)

    def _from(self, first: int, start: int) -> int:
        """Where the clause that leads to `start` begins."""
        least = max(first, start - _AROUND)
        if least == first:
            return first
        cuts = [cut.end() for cut in _CLAUSE.finditer(self.text, least, start) if not self._cuts(cut.end())]
        cuts = [cut for cut in cuts if start - cut >= 20] or cuts[:1]
        if cuts:
            return cuts[0]
        space = min((place for blank in _BLANKS if (place := self.text.find(blank, least, start)) >= 0), default=start)
        while space < start and self._cuts(space + 1):
            space += 1
        return space

    def _to(self, end: int, last: int) -> int:
        """Where the clause that follows `end` ends."""
        most = min(last, end + _AROUND)
        if most == last:
            return last
        cuts = [cut.start() for cut in _CLAUSE.finditer(self.text, end, most) if not self._cuts(cut.start())]
        cuts = [cut for cut in cuts if cut - end >= 20] or cuts[-1:]
        if cuts:
            return cuts[-1]
        space = max((self.text.rfind(blank, end, most) for blank in _BLANKS), default=-1)
        while space > end and self._cuts(space):
            space -= 1
        return space if space >= end else end

    def _trimmed(self, first: int, last: int, start: int, end: int) -> Span:
        while first < start and self.text[first] in _BLANKS:
            first += 1
        while last > end and self.text[last - 1] in _TRAILING:
            last -= 1
        return first, last
