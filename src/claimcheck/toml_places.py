"""Where the keys and the values of a TOML file stand, which the standard library's reader does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Location: TypeAlias = "tuple[str | int, ...]"

_BLANK: Final = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACE: Final = re.compile(r"[ \t]*+")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]++")
_STRING: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""(?:"{0,2}+)'
    r"|'''(?:[^']|'(?!''))*+'''(?:'{0,2}+)"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
# A number, a date, yes or no; a date may hold a blank.
_PLAIN: Final = re.compile(r"[^,\]}#\n]*+")


@dataclass(frozen=True, slots=True)
class Places:
    """The offsets of a file's keys and values, by their path of keys and of positions in lists, counted from 0."""

    keys: dict[Location, int] = field(default_factory=dict)
    values: dict[Location, int] = field(default_factory=dict)

    def of(self, location: Location, *, key: bool = False) -> int:
        """The offset of the value at a path, or of its key; of the innermost part that is there."""
        places = self.keys if key else self.values
        while location and location not in places:
            location = location[:-1]
        return places.get(location, 0)


def places(text: str) -> Places:
    """The places in a text that `tomllib.loads` has read without complaint; of any other text they mean nothing."""
    walk = _Walk(text)
    walk.file()
    return walk.places


class _Walk:
    """One pass over the text. It leans on the text being valid: it only has to tell the parts apart."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.places = Places()
        self.lists: dict[Location, int] = {}

    def file(self) -> None:
        table: Location = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self._next("[["):
                start = self.at
                table = self._below((), self._key(), item=True)
                self._noted(table, start)
                self.at += 2
            elif self._next("["):
                start = self.at
                table = self._below((), self._key())
                self._noted(table, start)
                self.at += 1
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _noted(self, table: Location, start: int) -> None:
        # The first header of a table is its place; so are those of the tables it names on the way.
        for end in range(1, len(table) + 1):
            self.places.keys.setdefault(table[:end], start)
            self.places.values.setdefault(table[:end], start)

    def _below(self, table: Location, keys: list[str], *, item: bool = False) -> Location:
        """The path that the keys of a header lead to: through a list of tables to its last one, or a new one."""
        path = table
        for place, key in enumerate(keys, 1):
            path = (*path, key)
            if item and place == len(keys):
                self.lists[path] = self.lists.get(path, -1) + 1
            if path in self.lists:
                path = (*path, self.lists[path])
        return path

    def _pair(self, table: Location) -> None:
        start, path = self.at, table
        for key in self._key():
            path = (*path, key)
            self.places.keys.setdefault(path, start)
            self.places.values.setdefault(path, start)
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Location) -> None:
        self.places.values[path] = self.at
        self.places.keys.setdefault(path, self.at)
        if self._next("["):
            for number in self._parts("]"):
                self._value((*path, number))
        elif self._next("{"):
            for _ in self._parts("}"):
                self._pair(path)
        else:
            self._skip(_STRING) or self._skip(_PLAIN)

    def _parts(self, end: str) -> Iterator[int]:
        """Stop before each part of a list or of an inline table, and behind the bracket that ends it."""
        number = 0
        self._skip(_BLANK)
        while not self._next(end):
            yield number
            number += 1
            self._skip(_BLANK)
            self._next(",")
            self._skip(_BLANK)

    def _key(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            start = self.at
            if self._skip(_BARE):
                keys.append(self.text[start : self.at])
            else:
                self._skip(_STRING)
                keys.extend(tomllib.loads(f"key = {self.text[start : self.at]}").values())
            self._skip(_SPACE)
            if not self._next("."):
                return keys

    def _next(self, sign: str) -> bool:
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) * found
        return found

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return bool(found)
