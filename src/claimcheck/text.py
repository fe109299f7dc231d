"""Text as it is published: lines and columns, look-alike characters, and nothing that could steer a terminal."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from enum import Enum
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.phrase import Pattern

# Characters are written by number in this file: as themselves they would be as hard to see as they are in an article.
_SPACES: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_LOOK_ALIKES: Final = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02",
    "'": "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u2032\uff07",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    " ": _SPACES,
}
# Soft hyphen, zero-width space, non-joiner and joiner, word joiner, zero-width no-break space.
UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_RUN: Final = re.compile(f" [ {UNSEEN}]++|[{UNSEEN}]++")

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text, for looking up many places. A line ends at a line feed, a carriage return, or both."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._length = len(text)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1 and in code points; the end of the text has a place too."""
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is outside the text, which has {self._length} characters")
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of one offset, as `Lines.place`; for many offsets of a text, keep its `Lines`."""
    return Lines(text).place(offset)


class Concealment(Enum):
    """How a character can hide: by what it does to the text, or by showing nothing."""

    CONTROL = "control"
    BIDIRECTIONAL = "bidirectional"
    SOFT_HYPHEN = "soft hyphen"
    ZERO_WIDTH = "zero width"
    BLANK = "blank letter"
    VARIATION = "variation selector"
    TAG = "tag"
    SURROGATE = "surrogate"


class Hidden(Struct, frozen=True):
    """A character that a reader does not see: its offset, itself, its Unicode name, and how it hides."""

    offset: int
    character: str
    name: str
    kind: Concealment


_CLASSES: Final = (
    (Concealment.CONTROL, Pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")),
    (Concealment.BIDIRECTIONAL, Pattern(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    (Concealment.SOFT_HYPHEN, Pattern(r"[\u00ad]")),
    (
        Concealment.ZERO_WIDTH,
        Pattern(r"[\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb]"),
    ),
    (Concealment.BLANK, Pattern(r"[\u115f\u1160\u2800\u3164\uffa0]")),
    (Concealment.VARIATION, Pattern(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")),
    (Concealment.TAG, Pattern(r"[\U000e0000-\U000e007f]")),
    (Concealment.SURROGATE, Pattern(r"[\ud800-\udfff]")),
)
# Every pattern above is one bracket, so that a text is searched in one pass for all of them.
_SUSPECT: Final = re.compile("[" + "".join(pattern.written.strip("[]") for _, pattern in _CLASSES) + "]")
_STEERING: Final = re.compile(_SUSPECT.pattern[:-1] + r"\t\n\u2028\u2029]")

_EMOJI: Final = Pattern(r"[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
# Arabic to Mongolian: scripts whose spelling uses joiners between their letters.
_JOINING: Final = Pattern(r"[\u0600-\u18af]")
_FLAG: Final = Pattern(r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")


def hidden_characters(text: str) -> tuple[Hidden, ...]:
    """The characters that a reader of the text does not see, in their order.

    Not among them is what honest text holds: tabs and line ends, spaces of every width, a byte order mark at the
    start, the joiners and selectors inside emoji, and joiners between letters that need them.
    """
    flags = {offset for flag in _FLAG.finditer(text) for offset in range(*flag.span())}
    found = []
    for suspect in _SUSPECT.finditer(text):
        offset, character = suspect.start(), suspect[0]
        if offset not in flags and not _is_honest(text, offset):
            found.append(Hidden(offset, character, *_description(character)))
    return tuple(found)


def printable(text: str, *, keep: str = "") -> str:
    r"""The text with every control, bidirectional or unseen character replaced by a sign for it.

    The C0 controls become their pictures (`␛`), others an escape (`\u202e`). `keep` may name the newline and the tab,
    which are else replaced too; where the newline is kept, a line end of two characters becomes one.
    """
    if not set(keep) <= {"\n", "\t"}:
        raise ValueError("only the newline and the tab can be kept")
    if text.isascii() and text.isprintable():
        return text
    if "\n" in keep:
        text = text.replace("\r\n", "\n")
    flags = {offset for flag in _FLAG.finditer(text) for offset in range(*flag.span())}

    def sign(suspect: re.Match[str]) -> str:
        character = suspect[0]
        if character in keep or suspect.start() in flags:
            return character
        # A carriage return before a newline is honest in a file, but moves the cursor of a terminal all the same.
        if character not in "\r\ufeff" and character not in _SPACES and _is_honest(text, suspect.start()):
            return character
        return _sign(character)

    return _STEERING.sub(sign, text)


class Folded:
    """A text in its normal form for matching, with the way back to the original.

    Every run of white space is one space; typographic quotation marks, apostrophes, dashes and minus signs are the
    ASCII ones; soft hyphens and zero-width characters are gone. Letters keep their case, and digits are untouched.
    """

    __slots__ = ("_removed", "_since", "text")

    text: str

    def __init__(self, original: str) -> None:
        # Replacing one for one first, in bulk, leaves only the removals to be looked at singly.
        for plain, variants in _LOOK_ALIKES.items():
            for variant in variants:
                original = original.replace(variant, plain)
        # From the offset since[k] of the folded text on, removed[k] characters of the original have been left out.
        self._since = [0]
        self._removed = [0]
        pieces = []
        done = removed = 0
        for run in _RUN.finditer(original):
            start, end = run.span()
            kept = start + 1 if original[start] == " " else start
            pieces.append(original[done:kept])
            self._since.append(kept - removed)
            removed += end - kept
            self._removed.append(removed)
            done = end
        pieces.append(original[done:])
        self.text = "".join(pieces)

    def original(self, offset: int) -> int:
        """The offset in the original of the character at `offset` of the folded text; of its end, the end."""
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside the folded text, which has {len(self.text)} characters")
        return offset + self._removed[bisect_right(self._since, offset) - 1]


def folded(text: str) -> Folded:
    """The text in its normal form for matching."""
    return Folded(text)


def _is_honest(text: str, offset: int) -> bool:
    """Whether the suspect character at `offset` has a use there that a reader sees, or is none at all."""
    character = text[offset]
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    match character:
        case "\r":
            return after == "\n"
        case "\ufeff":
            return offset == 0
        case "\u200c":
            return _JOINING.match(before) is not None
        case "\u200d":
            joins_emoji = (before == "\ufe0f" or _EMOJI.match(before)) and _EMOJI.match(after)
            return bool(joins_emoji or _JOINING.match(before))
    if "\ufe00" <= character <= "\ufe0f":
        # Letters and digits have no other look to select, except a digit in a keycap.
        return after == "\u20e3" or (len(before) == 1 and ord(before) > 0x7F and not _SUSPECT.match(before))
    # The supplementary selectors choose among the shapes of an ideograph.
    return "\U000e0100" <= character <= "\U000e01ef" and before >= "\u2e80" and not _SUSPECT.match(before)


@cache
def _description(character: str) -> tuple[str, Concealment]:
    """The Unicode name, or the label that Unicode gives a code point without one; and how the character hides."""
    category = {"Cc": "control", "Cs": "surrogate"}.get(unicodedata.category(character), "unassigned")
    name = unicodedata.name(character, f"{category}-{ord(character):04X}")
    return name, next(kind for kind, pattern in _CLASSES if pattern.match(character))


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
