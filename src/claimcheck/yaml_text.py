"""The text of a claim file: values written so that they are read back as they are, whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.text import UNSEEN

WIDTH: Final = 110
"""Columns of a line of block text, before its indentation; a longer word has a line of its own."""

# What a claim file cannot hold, not even escaped: controls, lone surrogates, noncharacters. Line ends become spaces.
UNWRITABLE: Final = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
_BLANK: Final = re.compile("[ \\t\\n\\r\\v\\f\\x85\u2028\u2029]++")
_UNSEEN: Final = re.compile(f"[{UNSEEN}]++")
# Nothing in these has a meaning of its own in YAML, and a ' #' or ': ' cannot occur. A comma has one within brackets.
_PLAIN: Final = re.compile(r"[A-Za-z0-9$£€][A-Za-z0-9$£€%°.()'’/ +_–-]{0,200}(?<! )")
_PLAIN_ALONE: Final = re.compile(r"[A-Za-z0-9$£€][A-Za-z0-9$£€%°.,()'’/ +_–-]{0,200}(?<![ ,])")


def one_line(text: str) -> str:
    """Words of the article as a claim file gives them: on one line, without what nobody sees.

    Spaces that group the digits of a number stay as they are.
    """
    return _BLANK.sub(" ", _UNSEEN.sub("", UNWRITABLE.sub("", text))).strip(" ")


def scalar(text: str, *, alone: bool = False) -> str:
    """A value on one line, in quotes where it needs them; `alone` where it is neither in a list nor folded again."""
    words = one_line(text)
    plain = _PLAIN_ALONE if alone else _PLAIN
    return words if plain.fullmatch(words) else "'" + words.replace("'", "''") + "'"


def flow(items: tuple[str, ...]) -> str:
    """A list on one line."""
    return "[" + ", ".join(scalar(item) for item in items) + "]"


def block(text: str, indent: int) -> str:
    """A block scalar for prose: its header, and below it the words, folded."""
    margin = "\n" + " " * indent
    return ">-" + margin + margin.join(_folded(one_line(text)))


def _folded(words: str) -> Iterator[str]:
    """Lines that YAML joins to the same words again: broken at single spaces only."""
    line = ""
    for word in words.split(" "):
        if line and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
