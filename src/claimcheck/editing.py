"""Editing a claim file in place: the words of single claims replaced, everything else as a person wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import yaml
from msgspec import Struct
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimcheck.yaml_text import block, one_line

WORDS: Final = ("quote", "prefix", "suffix")
"""The keys that hold the anchor of a claim."""


class _Scalar(Struct, frozen=True):
    """Where a value stands: offsets from its first character to behind its last, and the style of its quotes."""

    start: int
    end: int
    style: str | None
    column: int
    in_braces: bool
    is_last: bool  # on its line: no comment follows


def with_words(
    text: str, claims: Mapping[int, Mapping[str, str]], exemptions: Mapping[int, Mapping[str, str]] | None = None
) -> str:
    """The text of a claim file with new words for some of its claims and exemptions, each by its position, from 0.

    Where a claim has the key its value is replaced, in the style it is written in; where it has not, the key is put
    behind the quote. Comments, order and layout stay. The text must be one that `loading.document.compose` reads.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    scalars = _scalars(text)
    edits: list[tuple[int, int, str]] = []
    changes = [(scalars["claims"][number], words) for number, words in claims.items()]
    changes += [(scalars["exemptions"][number], words) for number, words in (exemptions or {}).items()]
    for known, words in changes:
        for key in WORDS:
            if key not in words:
                continue
            if key in known:
                one = known[key]
                edits.append((one.start, one.end, _written(words[key], one)))
            else:
                quote = known["quote"]
                indent = " " * quote.column
                if quote.in_braces:
                    edits.append((quote.end, quote.end, f", {key}: {_quoted(words[key])}"))
                else:
                    edits.append((quote.end, quote.end, f"\n{indent}{key}: {block(words[key], quote.column + 2)}"))
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[0]):
        pieces += (text[done:start], new.replace("\n", newline))
        done = end
    return "".join(pieces) + text[done:]


def _written(words: str, old: _Scalar) -> str:
    if old.style in (">", "|") or (not old.style and not old.in_braces and old.is_last):
        return block(words, old.column + 2)
    return _quoted(words)


def _quoted(words: str) -> str:
    return "'" + one_line(words).replace("'", "''") + "'"


def _scalars(text: str) -> dict[str, list[dict[str, _Scalar]]]:
    """For each claim and each exemption the places of the values that hold its words."""
    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    parser = loader(text)
    places: dict[str, list[dict[str, _Scalar]]] = {"claims": [], "exemptions": []}
    path: list[Any] = []  # For each open container: the key of a mapping, or the position in a list.
    key: str | None = None
    braces: list[bool] = []
    column = 0
    try:
        while True:
            event: Any = parser.get_event()
            match event:
                case StreamEndEvent():
                    return places
                case MappingStartEvent() | SequenceStartEvent():
                    if path and isinstance(path[-1], list):
                        path[-1][0] += 1
                    elif path:
                        path[-1] = key
                    path.append([-1] if isinstance(event, SequenceStartEvent) else "")
                    braces.append(bool(event.flow_style))
                    key = None
                    if len(path) == 3 and path[0] in places and isinstance(event, MappingStartEvent):
                        places[path[0]].append({})
                case MappingEndEvent() | SequenceEndEvent():
                    path.pop()
                    braces.pop()
                    key = None
                case ScalarEvent():
                    if path and isinstance(path[-1], list):
                        path[-1][0] += 1
                    elif key is None:
                        assert event.start_mark is not None
                        key, column = event.value, event.start_mark.column
                    else:
                        if len(path) == 3 and path[0] in places and key in WORDS:
                            places[path[0]][-1][key] = _scalar(text, event, column, any(braces))
                        key = None
    finally:
        parser.dispose()


def _scalar(text: str, event: Any, column: int, in_braces: bool) -> _Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    # The end of block text is where the next thing begins, behind empty lines and comments.
    end = start + len(text[start:end].rstrip())
    if event.style in (">", "|"):
        end = start + len(_content(text[start:end], column))
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    return _Scalar(start, end, event.style, column, in_braces, not rest.strip())


def _content(words: str, column: int) -> str:
    """Block text without the comments that follow it, which are indented no further than its key."""
    lines = words.split("\n")
    last = len(lines)
    while last > 1 and (
        not lines[last - 1].strip()
        or (lines[last - 1].lstrip().startswith("#") and len(lines[last - 1]) - len(lines[last - 1].lstrip()) <= column)
    ):
        last -= 1
    return "\n".join(lines[:last]).rstrip()
