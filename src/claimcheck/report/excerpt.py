"""Words of an article on one line of a report: nothing in them steers a terminal, and long ones are cut with a sign."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.text import printable

LONGEST: Final = 160
"""Characters of a quote that a report shows: two lines of a terminal, more than most sentences around a figure."""

_WHITE: Final = re.compile(r"[ \t\r\n]++")
_TOKEN: Final = re.compile(r"\w++(?:[.,]\d++)*+")


def line(text: str) -> str:
    """The text on one line: line ends and tabs are spaces, whatever else would steer a terminal is a sign."""
    return printable(_WHITE.sub(" ", text).strip())


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text on one line, cut before a word and marked with an ellipsis where it is longer."""
    return _cut(_WHITE.sub(" ", text).strip(), 0, longest)


def squeezed(text: str, longest: int) -> str:
    """A text on one line; of a longer one its beginning and its last third, which tell most names apart."""
    words = line(text)
    if len(words) <= longest:
        return words
    end = max((longest - 3) // 3, 0)
    return f"{words[: max(longest - 3 - end, 1)].rstrip()} … {words[len(words) - end :].lstrip()}"


def around(quote: str, figure: str, longest: int = LONGEST) -> str:
    """The quote on one line; of a long one the part around its figure, with an ellipsis for what is left out."""
    words = _WHITE.sub(" ", quote).strip()
    if len(words) <= longest:
        return printable(words)
    start, end = _span(words, _WHITE.sub(" ", figure).strip())
    return _cut(words, max(0, min((start + end - longest) // 2, len(words) - longest)), longest)


def _cut(words: str, start: int, longest: int) -> str:
    end = start + longest
    head, tail = words[:start], words[end:]
    shown = words[start:end]
    # A cut falls between words, unless a word is longer than what is shown.
    if head and not head.endswith(" "):
        shown = shown.partition(" ")[2] or shown
    if tail and not tail.startswith(" "):
        shown = shown.rpartition(" ")[0] or shown
    return ("… " if head else "") + printable(shown.strip()) + (" …" if tail else "")


def _span(words: str, figure: str) -> tuple[int, int]:
    """Where the figure stands, or the first of its words that does; the start where none does."""
    tokens = sorted(_TOKEN.findall(figure), key=lambda token: not token[0].isdecimal())
    for wanted in (figure, *tokens):
        found = re.search(re.escape(wanted), words, re.IGNORECASE) if wanted else None
        if found:
            return found.span()
    return 0, 0
