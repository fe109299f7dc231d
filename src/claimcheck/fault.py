"""A fault in what a person wrote, with its place: why an input cannot be used."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


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
