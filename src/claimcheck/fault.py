"""A fault in what a person wrote, with its place: why an input cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

LONGEST_SHOWN: Final = 60
"""Characters of an input that are shown where it cannot be used: enough to find it by."""


class Fault(Struct, frozen=True, order=True):
    """One thing that is wrong with an input.

    `path` is the file as the user named it; `line` and `column` count from 1 and are 0 where the fault has no place
    inside the file.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return f"{place}: {self.message}"


class InputError(Exception):
    """Input that cannot be used. It carries every fault that was found, in the order of their places."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


def quoted(text: str) -> str:
    """What a person wrote, in quotes: a long text is cut, and what a terminal could act on escaped."""
    return repr(cut(text))


def cut(text: str) -> str:
    """The beginning of a text, with an ellipsis where there is more of it."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def did_you_mean(name: str, known: Iterable[str], most: int = 1) -> str:
    """The names that come closest to one that is not known, to stand behind a message; "" where none is close."""
    # Only a run that ends in a fault needs it.
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(name, names, most)
    # Of a long name a person may write a part.
    close += [one for one in names if one not in close and len(name) > 2 and name.casefold() in one.casefold()]
    if not close:
        return ""
    *others, last = map(repr, close[:most])
    return f": did you mean {', '.join(others)}{' or ' if others else ''}{last}?"
