"""Articles as they come: plain text, Markdown, web pages and Word documents, each as the text that is scanned."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from claimcheck.fault import Fault, InputError
from claimcheck.loading.files import read_bytes, read_text
from claimcheck.scanning import markup, word_file

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of an article: several times the longest novel; it bounds time and memory."""

_MARKDOWN: Final = frozenset((".md", ".markdown"))
_PAGES: Final = frozenset((".html", ".htm", ".xhtml"))
_ELSEWHERE: Final = {
    ".pdf": "a PDF",
    ".doc": "an old Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "a rich text",
    ".pages": "a Pages document",
    ".epub": "an e-book",
}


class Article(Struct, frozen=True):
    """The text that offsets count in, and notes on what was left out of it."""

    text: str
    notes: tuple[str, ...] = ()


def read(path: Path, shown: str) -> Article:
    """The article in the file at `path`, which a person named as `shown`; its ending says what it is.

    A file with another ending is read as plain text. Raises InputError for what cannot be read.
    """
    ending = path.suffix.lower()
    if ending in _ELSEWHERE:
        message = f"{_ELSEWHERE[ending]} cannot be read: save it as text, HTML or .docx"
        raise InputError([Fault(shown, 0, 0, message)])
    if ending == ".docx":
        try:
            return Article(*word_file.text_of(read_bytes(path, shown, LARGEST)))
        except word_file.WordFileError as error:
            raise InputError([Fault(shown, 0, 0, str(error))]) from None
    text = read_text(path, shown, LARGEST)
    if ending in _PAGES:
        return Article(markup.text_of(text))
    return Article(without_code(text) if ending in _MARKDOWN else text)


_FENCE: Final = re.compile(r"(?P<indent>[ ]{0,3})(?P<fence>`{3,}+|~{3,}+)(?P<info>.*)")
_INDENTED: Final = re.compile(r"(?:[ ]{4}|\t)\s*\S")
_BACKTICKS: Final = re.compile(r"`+")
_LIST: Final = re.compile(r"[ ]{0,3}(?:[-+*]|[0-9]{1,9}[.)])[ \t]")
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_VISIBLE: Final = re.compile(r"[^\n]")


def without_code(text: str) -> str:
    """Markdown with its code and comments blanked out, so that every offset stays what it is in the file."""
    text = _COMMENT.sub(lambda comment: _VISIBLE.sub(" ", comment[0]), text)
    lines = text.split("\n")
    kept: list[str] = []
    fence, is_list, before_is_blank, paragraph = "", False, True, list[str]()

    def finish() -> None:
        kept.extend(_without_spans("\n".join(paragraph)).split("\n") if paragraph else ())
        paragraph.clear()

    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            closes = mark is not None and mark["fence"].startswith(fence) and not mark["info"].strip()
            fence = "" if closes else fence
            kept.append(" " * len(line))
        elif mark is not None and not (mark["fence"][0] == "`" and "`" in mark["info"]):
            finish()
            fence = mark["fence"]
            kept.append(" " * len(line))
        elif before_is_blank and not is_list and _INDENTED.match(line):
            # After an empty line, four spaces make code; in a list they only continue a point.
            finish()
            kept.append(" " * len(line))
        elif not line.strip():
            finish()
            kept.append(line)
            before_is_blank = True
        else:
            is_list = _LIST.match(line) is not None or (is_list and line[:1] in " \t")
            before_is_blank = False
            paragraph.append(line)
    finish()
    return "\n".join(kept)


def _without_spans(paragraph: str) -> str:
    """A paragraph with its `code spans` blanked out: from a run of backticks to the next run of the same length."""
    runs = [found.span() for found in _BACKTICKS.finditer(paragraph)]
    following: dict[int, int] = {}
    partner: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        start, end = runs[place]
        if end - start in following:
            partner[place] = following[end - start]
        following[end - start] = place
    pieces, done, place = list[str](), 0, 0
    while place < len(runs):
        if place in partner:
            start, end = runs[place][0], runs[partner[place]][1]
            pieces += (paragraph[done:start], _VISIBLE.sub(" ", paragraph[start:end]))
            done, place = end, partner[place] + 1
        else:
            place += 1
    return "".join(pieces) + paragraph[done:]
