"""Lines of a report on their way to a terminal, laid out in its width and in signs that its encoding has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.report.layout import Line, Styled, encoded, indented, wrapped

NARROW: Final = 60
"""Columns below which nothing is set in by more than two."""

LABEL: Final = 9
"""Columns before the texts of a finding, where it says what each is: at, says, but, see."""


class Sheet:
    """Lines of at most `width` columns."""

    def __init__(self, width: int, encoding: str) -> None:
        self.width, self.encoding = width, encoding
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

    def finished(self) -> list[Line]:
        """Every line, with no blanks at its end, so that a report can be kept in a file."""
        for each in self.lines:
            # A blank at the end can only come from the words laid out last.
            while each and not each[-1][0].strip():
                each.pop()
            if each:
                text, style = each[-1]
                each[-1] = (text.rstrip(), style)
        return self.lines
