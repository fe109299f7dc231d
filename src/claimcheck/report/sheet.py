"""Lines on their way to a terminal, laid out in its width, in signs and styles that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from claimcheck.report.layout import Line, Styled, encoded, indented, wrapped

NARROW: Final = 60
"""Columns below which nothing is set in by more than two."""

LABEL: Final = 9
"""Columns before the texts of a finding, where it says what each is: at, says, but, see."""


class Sheet:
    """Lines on their way to a console, laid out in its width and in signs that its encoding has."""

    def __init__(self, console: Console, encoding: str | None = None) -> None:
        self.console, self.width = console, console.width
        self.encoding = encoding or console.encoding
        self.lines: list[Line] = []

    def blank(self) -> None:
        """An empty line."""
        self.lines.append([])

    def put(self, words: Iterable[Styled], hang: int = 0, lead: Sequence[Styled] = ()) -> None:
        """Words behind a lead of `hang` columns; without a lead the lines after the first are set in by as much."""
        lines = self.wrapped(words, self.width - hang)
        if lead:
            self.lines += indented(lines, self.signs(lead), hang)
        else:
            first, *rest = lines
            self.lines += [first, *([(" " * hang, ""), *each] for each in rest)]

    def labelled(self, label: str, words: Iterable[Styled]) -> None:
        """Words behind a label, set in by as much as labels take; "" for more of what the last label stands for."""
        if self.width < NARROW:
            self.put([(f"{label}: ", ""), *words] if label else words, 2, [("  ", "")])
        else:
            self.put(words, LABEL, [(f"  {label}", "")])

    def wrapped(self, words: Iterable[Styled], width: int) -> list[Line]:
        """The words in lines of that width."""
        return wrapped(self.signs(words), width)

    def signs(self, words: Iterable[Styled]) -> Line:
        """The words in signs that the encoding has."""
        return [(encoded(text, self.encoding), style) for text, style in words]

    def print(self) -> None:
        """Print every line."""
        self.console.print(Segments(self.segments()), end="", crop=False)

    def segments(self) -> Iterator[Segment]:
        """Every line, with no blanks at its end, so that a report can be kept in a file."""
        for each in self.lines:
            # A blank at the end can only come from the words laid out last.
            while each and not each[-1][0].strip():
                each.pop()
            for number, (text, style) in enumerate(each, 1):
                shown = text.rstrip() if number == len(each) else text
                yield Segment(shown, Style.parse(style) if style else None)
            yield Segment.line()
