"""The article as published, cut into paragraphs and these into stretches that one claim or none owns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise
from operator import itemgetter
from typing import Final

_BETWEEN: Final = re.compile(r"(?:\r\n|\n|\r)(?:[ \t]*+(?:\r\n|\n|\r))++")
_LINE: Final = re.compile(r"\r\n|\n|\r")

_ITEM: Final = re.compile(r"\s*+(?:[-*+•|>#]|[0-9]{1,3}[.)])\s")
"""What a line of a list, a table or a quotation begins with in plain text."""

WRAPPED: Final = range(55, 140)
"""Characters of the lines of a text that was wrapped by hand; such line ends are spaces to a reader."""

SHORT: Final = 90
"""Characters up to which a paragraph of one line that ends without a stop is a heading or a name."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A claim or a number in the text: [start, end), and where its figure stands in it, as far as that is found."""

    number: int
    start: int
    end: int
    figure: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a stretch, which are or are not the figure of its claim."""

    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text. `claim` is the one it belongs to, of several the one with the fewest words.

    `is_first` marks the first stretch of its claim, `is_last` the last one. `is_loose` says that it is a number which
    nothing claims. `ending` are claims that end here and own no stretch, so that they need a sign of their own.
    """

    pieces: tuple[Piece, ...]
    claim: int | None = None
    is_first: bool = False
    is_last: bool = False
    is_loose: bool = False
    ending: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the white space that follows it, and the claims that begin in it."""

    stretches: tuple[Stretch, ...]
    gap: str
    claims: tuple[int, ...]
    is_wrapped: bool
    is_short: bool
    length: int


def marked(text: str, claims: Sequence[Highlight], loose: Iterable[tuple[int, int]] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, whose stretches and gaps put together are the text again."""
    claims = [_whole(text, span) for span in claims]
    paragraphs = list(_paragraphs(text))
    starts = [start for start, _ in paragraphs]
    loose = sorted(loose)
    cuts = {0, len(text), *starts}
    for span in claims:
        cuts |= {span.start, span.end, *(span.figure or ())}
    for stretch in loose:
        cuts |= set(stretch)
    places = sorted(cut for cut in cuts if not _splits_line_end(text, cut))
    owned = list(_owned(claims, places))
    figures = {span.number: span.figure for span in claims if span.figure is not None}
    ends: dict[int, list[int]] = {}
    for span in claims:
        ends.setdefault(span.end, []).append(span.number)
    owners = {number for number in owned if number is not None}
    stretches: list[list[Stretch]] = [[] for _ in paragraphs]
    begun: set[int] = set()
    last: dict[int, tuple[int, int]] = {}
    beginnings = set(starts)
    for place, (start, end) in enumerate(pairwise(places)):
        own = owned[place]
        figure = figures.get(own) if own is not None else None
        piece = Piece(text[start:end], figure is not None and figure[0] <= start and end <= figure[1])
        paragraph = bisect_right(starts, start) - 1
        known = stretches[paragraph]
        ending = tuple(number for number in ends.get(end, ()) if number not in owners)
        if own is not None and known and known[-1].claim == own and not known[-1].ending and start not in beginnings:
            known[-1] = replace(known[-1], pieces=(*known[-1].pieces, piece), ending=ending)
        else:
            is_first = own is not None and own not in begun
            is_loose = own is None and _holds(loose, start, end)
            known.append(Stretch((piece,), own, is_first=is_first, is_loose=is_loose, ending=ending))
        if own is not None:
            begun.add(own)
            last[own] = paragraph, len(known) - 1
    for paragraph, position in last.values():
        stretches[paragraph][position] = replace(stretches[paragraph][position], is_last=True)
    stretches = [[part for one in known for part in _without_its_end(one)] for known in stretches]
    in_paragraph: dict[int, list[int]] = {}
    for span in claims:
        in_paragraph.setdefault(bisect_right(starts, span.start) - 1, []).append(span.number)
    gaps = [_gap(known) for known in stretches]
    return tuple(
        Paragraph(
            tuple(stretches[number]),
            gaps[number],
            tuple(in_paragraph.get(number, ())),
            is_wrapped=_is_wrapped(text[start:end]),
            is_short=_is_short(text[start:end]),
            length=end - start,
        )
        for number, (start, end) in enumerate(paragraphs)
    )


def _without_its_end(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch, and the white space at its end as one of nobody, so that the sign of its claim stands at its words."""
    last = stretch.pieces[-1]
    words = last.text.rstrip()
    if stretch.claim is None or not stretch.is_last or len(words) in (0, len(last.text)):
        yield stretch
        return
    yield replace(stretch, pieces=(*stretch.pieces[:-1], replace(last, text=words)))
    yield Stretch((Piece(last.text[len(words) :]),))


def _gap(stretches: list[Stretch]) -> str:
    """The white space at the end of a paragraph, which is taken from its last stretch."""
    if not stretches or stretches[-1].claim is not None:
        return ""
    last = stretches.pop()
    words = last.text.rstrip()
    if words:
        stretches.append(replace(last, pieces=(Piece(words),)))
    return last.text[len(words) :]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """What blank lines part, with these; without one, the lines."""
    parted = list(_BETWEEN.finditer(text)) or list(_LINE.finditer(text))
    start = 0
    for gap in parted:
        yield start, gap.end()
        start = gap.end()
    if start < len(text) or not parted:
        yield start, len(text)


def _owned(claims: Sequence[Highlight], places: Sequence[int]) -> Iterator[int | None]:
    """For each stretch between two places the claim that it belongs to.

    Of those that hold it, that is one whose figure it is, else the shortest.
    """
    beginning: dict[int, list[tuple[bool, int, int, int]]] = {}
    for span in claims:
        for is_words, (start, end) in ((True, (span.start, span.end)), (False, span.figure or (0, 0))):
            if start < end:
                beginning.setdefault(start, []).append((is_words, end - start, span.number, end))
    held: list[tuple[bool, int, int, int]] = []
    for start in places[:-1]:
        for one in beginning.get(start, ()):
            heappush(held, one)
        while held and held[0][3] <= start:
            heappop(held)
        yield held[0][2] if held else None


def _whole(text: str, span: Highlight) -> Highlight:
    """The span with the whole of a line end of two characters where it begins or ends inside one."""
    start = span.start - _splits_line_end(text, span.start)
    return replace(span, start=start, end=span.end + _splits_line_end(text, span.end))


def _splits_line_end(text: str, cut: int) -> bool:
    return text[cut - 1 : cut] == "\r" and text[cut : cut + 1] == "\n"


def _holds(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_right(stretches, start, key=itemgetter(0)) - 1
    return place >= 0 and end <= stretches[place][1]


def _is_wrapped(paragraph: str) -> bool:
    """Whether all lines but the last are about as long as each other, as a hand wraps them."""
    lines = _LINE.split(paragraph.strip())
    if any(_ITEM.match(line) for line in lines):
        return False
    return len(lines) > 1 and all(len(line) in WRAPPED for line in lines[:-1])


def _is_short(paragraph: str) -> bool:
    line = paragraph.strip()
    return 0 < len(line) <= SHORT and _LINE.search(line) is None and line[-1] not in ".!?:;,”\"'…"
