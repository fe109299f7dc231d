"""A text as its reader sees it, without the characters that show nothing, and what is found in it put back in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from msgspec.structs import replace

from claimcheck.scanning.mention import Exemption, Mention, Scan, Span
from claimcheck.text import UNSEEN

# Marks and overrides of the direction of writing show nothing themselves. That they stand there is the business of
# the rule hidden-character; "1\u200b000" is read as the thousand that everybody sees.
_NOTHING: Final = re.compile(f"[{UNSEEN}\u061c\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069]++")


class Seen:
    """The text without what shows nothing; `text` is the original itself where nothing had to go."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._since: list[int] = []
        self._removed: list[int] = []
        pieces, done, removed = list[str](), 0, 0
        for run in _NOTHING.finditer(original):
            pieces.append(original[done : run.start()])
            done = run.end()
            self._since.append(run.start() - removed)
            removed += done - run.start()
            self._removed.append(removed)
        self.text = "".join((*pieces, original[done:])) if pieces else original

    def in_place(self, scan: Scan) -> Scan:
        """What was found in `text`, with the offsets of the original."""
        if self.text is self.original:
            return scan
        quantities = tuple(self._moved(mention) for mention in scan.quantities)
        exemptions = []
        for one in scan.exemptions:
            start, end = self._span((one.start, one.end))
            exemptions.append(Exemption(start, end, self.original[start:end], one.rule))
        return Scan(self.original, quantities, tuple(exemptions))

    def _moved(self, mention: Mention) -> Mention:
        start, end = self._span((mention.start, mention.end))
        value, unit, hedge = (
            None if span is None else self._span(span)
            for span in (mention.value_span, mention.unit_span, mention.hedge_span)
        )
        words = self.original[start:end]
        return replace(mention, start=start, end=end, text=words, value_span=value, unit_span=unit, hedge_span=hedge)

    def _span(self, span: Span) -> Span:
        """A span of `text` in the original: from its first to its last character, and what is unseen between them."""
        return self._place(span[0]), self._place(span[1] - 1) + 1

    def _place(self, offset: int) -> int:
        before = bisect_right(self._since, offset)
        return offset + (self._removed[before - 1] if before else 0)
