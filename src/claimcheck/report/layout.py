"""Words laid out in lines no wider than a terminal, each with its style, in signs that the terminal's encoding has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

Styled: TypeAlias = tuple[str, str]
"""Words and the name of their style, "" for none."""

Line: TypeAlias = list[Styled]

ONE_COLUMN_EACH: Final = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u2010-\u2015\u2018-\u2026\u2212─━┄◆◀▶≠≤≥✓✗]*+"
)
"""Texts of characters that take one column each: of Latin, and the signs of reports."""

_SIGNS: Final = str.maketrans(
    dict(zip("✗≠✓·−–—×“”„‘’─━┄◆◀▶\N{NO-BREAK SPACE}\N{THIN SPACE}", 'x#+----x"""\'\'-=.o<>  ', strict=True))
    | {"…": "...", "≤": "<=", "≥": ">=", "→": "->", "←": "<-", "±": "+/-"}
)
"""What stands for the signs of a report, and for the commonest of an article, where the encoding lacks them."""


def encoded(text: str, encoding: str) -> str:
    """The text in characters that `encoding` has: signs by their ASCII likeness, other characters by their number.

    An encoding of Unicode has them all; one that Python does not know is taken for ASCII.
    """
    if text.isascii() or encoding.lower().startswith("utf"):
        return text
    try:
        return text.translate(_SIGNS).encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return text.translate(_SIGNS).encode("ascii", "backslashreplace").decode("ascii")


def wrapped(words: Iterable[Styled], width: int) -> list[Line]:
    """The words in lines of at most `width` columns, broken at blanks; what is longer than a line is broken within."""
    width = max(width, 1)
    lines: list[Line] = [[]]
    used = 0
    for token in _tokens(words):
        long = sum(_columns(text) for text, _ in token)
        # What no line can hold begins beside the words before it.
        if used and used + 1 + (long if long <= width else 1) > width:
            lines.append([])
            used = 0
        if used:
            _append(lines[-1], " ", token[0][1])
            used += 1
        if long <= width:
            for text, style in token:
                _append(lines[-1], text, style)
            used += long
            continue
        for text, style in token:
            for piece in _pieces(text, width):
                columns = _columns(piece)
                if used and used + columns > width:
                    lines.append([])
                    used = 0
                _append(lines[-1], piece, style)
                used += columns
    return lines


def fitted(text: str, width: int, encoding: str) -> str:
    """A text whose lines that are wider are broken, set in by two more than they begin; in signs of the encoding."""
    lines = []
    for each in encoded(text, encoding).split("\n"):
        if _columns(each) <= width:
            lines.append(each)
            continue
        start = len(each) - len(each.lstrip(" "))
        first, *rest = wrapped([(each[start:], "")], width - start - 2)
        lines.append(" " * start + "".join(words for words, _ in first))
        lines += [" " * (start + 2) + "".join(words for words, _ in one) for one in rest]
    return "\n".join(lines)


def beside(columns: Sequence[tuple[list[Line], int]], gap: str = "  ") -> Iterator[Line]:
    """Blocks of lines side by side, each padded to its width but the last."""
    height = max((len(lines) for lines, _ in columns), default=0)
    for row in range(height):
        line: Line = []
        blank = 0
        for lines, width in columns:
            cell = lines[row] if row < len(lines) else []
            if cell:
                if blank:
                    _append(line, " " * blank, "")
                line += cell
                blank = 0
            blank += width - columns_of(cell) + len(gap)
        yield line


def indented(lines: Iterable[Line], lead: Line, hang: int) -> Iterator[Line]:
    """Lines behind a lead of `hang` columns, which stands before the first of them only."""
    start: Line = [*lead, (" " * (hang - columns_of(lead)), "")]
    for line in lines:
        yield [*start, *line]
        start = [(" " * hang, "")]


def columns_of(line: Line) -> int:
    """How many columns of a terminal a line takes."""
    return sum(_columns(text) for text, _ in line)


def _columns(text: str) -> int:
    if text.isascii() or ONE_COLUMN_EACH.fullmatch(text):
        return len(text)
    # Words of other scripts, which most reports have none of.
    from rich.cells import cell_len

    return cell_len(text)


def _append(line: Line, text: str, style: str) -> None:
    if line and line[-1][1] == style:
        line[-1] = (line[-1][0] + text, style)
    elif text:
        line.append((text, style))


def _tokens(words: Iterable[Styled]) -> Iterator[list[Styled]]:
    """What stands between blanks, as the parts of it that differ in style."""
    token: list[Styled] = []
    for text, style in words:
        first, *others = text.split(" ")
        if first:
            token.append((first, style))
        for part in others:
            if token:
                yield token
            token = [(part, style)] if part else []
    if token:
        yield token


def _pieces(text: str, width: int) -> Iterator[str]:
    """A text too long for a line in pieces that fit one: after its hyphens and slashes, else character by character."""
    start = 0
    for end, character in enumerate(text, 1):
        if character in "-/" or end == len(text):
            piece = text[start:end]
            if _columns(piece) <= width:
                yield piece
            else:
                yield from piece
            start = end
