"""The text of a web page: blocks kept apart, raised digits marked as such, deleted and hidden text left out.

The walk is our own, because the text of an article is what its offsets count in: an extractor that joins "5.2" and the
mark of a note, or that keeps what was struck out, changes the numbers. Each character is looked at a bounded number of
times, also in a page that never ends: what the standard calls an end of file inside a tag or a comment drops the rest.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_NAME: Final = re.compile(r"/?[A-Za-z][^\s/>]{0,40}+")
_QUOTE_OR_END: Final = re.compile(r"[>\"']")
_HIDING: Final = re.compile(
    r"[\s\"'/]hidden(?:[\s=/>]|\Z)|style\s{0,9}=\s{0,9}[\"']?[^>\"']{0,400}?(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)",
    re.IGNORECASE,
)
_WHITE: Final = re.compile(r"[ \t\r\n\f]++")
_LINES: Final = re.compile(r"[ \n]++")
_RAISED_DIGITS: Final = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_ORDINAL_ENDINGS: Final = frozenset(("st", "nd", "rd", "th"))

_UNREAD: Final = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "select")
)
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed"))
_DELETED: Final = frozenset(("del", "s", "strike"))
_EMPTY: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_INLINE: Final = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "samp", "small", "span", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "wbr"),
    ]
)


def text_of(page: str) -> str:
    """The text that a reader of the page sees, with an empty line between blocks, also between the cells of a table."""
    walk = _Walk()
    at, size = 0, len(page)
    while at < size:
        sign = page.find("<", at)
        walk.say(page[at : size if sign < 0 else sign])
        if sign < 0:
            break
        at = _past_markup(page, sign, walk)
    return _LINES.sub(_line_end, "".join(walk.pieces)).strip()


def _line_end(white: re.Match[str]) -> str:
    ends = white[0].count("\n")
    return white[0] if not ends else "\n\n" if ends > 1 else "\n"


def _past_markup(page: str, sign: int, walk: _Walk) -> int:
    """The offset behind the markup that begins at `sign`; a "<" that begins none is text."""
    if page.startswith("<!--", sign):
        return _behind(page, "-->", sign + 4)
    if page.startswith(("<!", "<?"), sign):
        return _behind(page, ">", sign + 2)
    name = _NAME.match(page, sign + 1)
    if name is None:
        walk.say("<")
        return sign + 1
    end = name.end()
    while True:
        stop = _QUOTE_OR_END.search(page, end)
        if stop is None:
            return len(page)
        if stop[0] == ">":
            break
        end = page.find(stop[0], stop.end()) + 1
        if end == 0:
            return len(page)
    tag = name[0].lower()
    after = stop.end()
    if tag.startswith("/"):
        walk.close(tag[1:])
        return after
    walk.open(tag, page[name.end() : min(stop.start(), name.end() + 4_000)])
    if tag in _RAW:
        close = re.compile(f"</{tag}", re.IGNORECASE).search(page, after)
        if close is None:
            return len(page)
        if tag in ("textarea", "title") and tag not in _UNREAD:
            walk.say(page[after : close.start()])
        return close.start()
    return after


def _behind(page: str, sign: str, at: int) -> int:
    found = page.find(sign, at)
    return len(page) if found < 0 else found + len(sign)


class _Walk:
    """What has been said so far, and whether what comes is hidden or raised."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.unread = ""  # The name of the element that is not read, while inside one,
        self.depth = 0  # and how many of that name are open.
        self.raised: list[str] | None = None
        self.preformatted = 0

    def say(self, text: str) -> None:
        if self.unread or not text:
            return
        words = unescape(text)
        said = self.pieces if self.raised is None else self.raised
        if not self.preformatted:
            words = _WHITE.sub(" ", words)
            if words[:1] == " " and said and said[-1][-1:] in (" ", "\n"):
                words = words[1:]
        if words:
            said.append(words)

    def open(self, tag: str, attributes: str) -> None:
        if self.unread:
            if tag == self.unread:
                if tag == "p":
                    self.unread = ""  # A paragraph ends where the next begins.
                else:
                    self.depth += 1
            if self.unread:
                return
        if tag not in _EMPTY and (tag in _UNREAD or tag in _DELETED or _HIDING.search(attributes)):
            self.unread, self.depth = tag, 1
            self._break(tag)
            return
        if tag == "pre":
            self.preformatted += 1
        if tag == "sup" and self.raised is None:
            self.raised = []
        self._break(tag)

    def close(self, tag: str) -> None:
        if self.unread:
            if tag == self.unread:
                self.depth -= 1
                if not self.depth:
                    self.unread = ""
            return
        if tag == "pre" and self.preformatted:
            self.preformatted -= 1
        if tag == "sup" and self.raised is not None:
            self.pieces.append(raised("".join(self.raised)))
            self.raised = None
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag == "br":
            self.pieces.append("\n")
        elif tag not in _INLINE and tag not in _DELETED:
            if self.raised is not None:
                # A raised text that was never closed ends with its block.
                self.pieces.append(raised("".join(self.raised)))
                self.raised = None
            self.pieces.append("\n\n")


def raised(words: str) -> str:
    """Raised words in plain text: digits as raised digits, ordinal endings as they are, others in brackets."""
    bare = words.strip()
    if not bare or bare.lower() in _ORDINAL_ENDINGS:
        return bare
    digits = bare.strip("[]")
    if digits and all(character in "0123456789,+-−()–  " for character in digits):
        return digits.translate(_RAISED_DIGITS)
    return f"[{bare}]"
