"""Words and phrases in running text: gaps, patterns that are compiled when first used, and tables of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Generic, Protocol, TypeVar

# One space between the words of a figure, or the end of a line, but never an empty line. Every repeat is bounded, so
# that a match at one place costs the same however long the text is.
GAP: Final = r"(?u:(?!\s{0,9}\n\s{0,9}\n)\s{1,9}+)"
# No word and no number ends before a letter or a digit.
END: Final = r"(?![A-Za-z0-9])"
# Letters of either case are the same, and only those of English are letters.
ANY_CASE: Final = re.ASCII | re.IGNORECASE

Meaning = TypeVar("Meaning")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one line."""
    return tuple(text.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest first; a space in a word stands for any gap."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", GAP) for w in sorted(words, key=len, reverse=True)) + ")"


def normal(words: str) -> str:
    """Words in lower case, with one space between them."""
    return " ".join(words.lower().split())


class _Matching(Protocol):
    def __call__(self, text: str, start: int = 0, /) -> re.Match[str] | None: ...


class _Finding(Protocol):
    def __call__(self, text: str, start: int = 0, /) -> Iterator[re.Match[str]]: ...


class Pattern:
    """A regular expression that is compiled when it is first used.

    A program that reads a few figures uses a few of the grammar's hundred patterns, and compiling all of them would
    take it longer than the reading.
    """

    __slots__ = ("_flags", "finditer", "fullmatch", "match", "search", "written")

    match: _Matching
    search: _Matching
    fullmatch: _Matching
    finditer: _Finding

    def __init__(self, written: str, flags: int = 0) -> None:
        self.written = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Only an attribute that has no value yet comes here, so that each is looked up at full speed from then on.
        if name not in ("match", "search", "fullmatch", "finditer"):
            raise AttributeError(name)
        compiled = re.compile(self.written, self._flags)
        self.match, self.search = compiled.match, compiled.search
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        return getattr(compiled, name)


# Bounded like every repeat, so that a letter run without end costs no more than a word.
_FIRST: Final = re.compile(r"[A-Za-z]{1,30}+(?![A-Za-z0-9])")


class Phrases(Generic[Meaning]):
    """Phrases with what they mean, found by their first word: that takes as long for a thousand as for ten.

    Each begins with a letter, and ends where a word ends. Of several that fit the longest counts. `cased`: capitals
    matter.
    """

    def __init__(self, meanings: Mapping[str, Meaning], *, cased: bool = False) -> None:
        self._cased = cased
        self._meanings = meanings
        rests: dict[str, list[str]] = {}
        for phrase in meanings:
            first = _FIRST.match(phrase)
            if first is None:
                raise ValueError(f"{phrase!r} does not begin with a letter")
            rests.setdefault(first[0], []).append(phrase[first.end() :])
        self._rests: dict[str, Pattern | None] = {
            first: None if rest == [""] else Pattern(any_of(rest) + END, re.ASCII if cased else ANY_CASE)
            for first, rest in rests.items()
        }

    def match(self, text: str, start: int) -> tuple[Meaning, int] | None:
        """What the phrase at `start` means, and the offset after it; None where none stands there."""
        first = _FIRST.match(text, start)
        if first is None:
            return None
        word = first[0] if self._cased else first[0].lower()
        if word not in self._rests:
            return None
        rest, end = self._rests[word], first.end()
        if rest is None:
            return self._meanings[word], end
        found = rest.match(text, end)
        if found is None:
            return None
        phrase = " ".join(text[start : found.end()].split())
        return self._meanings[phrase if self._cased else phrase.lower()], found.end()
