"""The text of a Word document (.docx): paragraphs apart, tracked changes reported, unpacked up to a bound."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.parsers import expat

from claimcheck.scanning.markup import raised

_MAIN: Final = "word/document.xml"
MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes of the unpacked text: a book of ten million characters, with its markup, stays under this."""
_MOST_MEMBERS: Final = 10_000
_MOST_DEPTH: Final = 1_000
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_DELETED: Final = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText"))


class WordFileError(ValueError):
    """A document that cannot be read; the message says why, for an editor."""


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the document with its tracked changes accepted, and notes that say what was accepted.

    Raises WordFileError for what is no such document, is encrypted, unpacks to more than `MOST_UNPACKED` bytes, or
    holds a document type declaration, which a Word document never does and which could define entities without end.
    """
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = walk.refuse
    parser.EntityDeclHandler = walk.refuse
    parser.StartElementHandler = walk.open
    parser.EndElementHandler = walk.close
    parser.CharacterDataHandler = walk.say
    try:
        parser.Parse(_unpacked(data), True)
    except expat.ExpatError as error:
        raise WordFileError(f"the document inside is broken: {expat.ErrorString(error.code)}") from None
    notes = []
    if walk.inserted or walk.removed:
        notes.append(
            f"tracked changes: {_count(walk.inserted, 'insertion')} read as part of the text,"
            f" {_count(walk.removed, 'deletion')} left out"
        )
    if walk.hidden:
        notes.append(f"hidden text: {_count(walk.hidden, 'passage')} left out")
    return "\n\n".join(paragraph for paragraph in walk.paragraphs if paragraph.strip()), tuple(notes)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _unpacked(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_MEMBERS:
                raise WordFileError(f"more than {_MOST_MEMBERS:,} parts, which no Word document has")
            try:
                member = archive.getinfo(_MAIN)
            except KeyError:
                raise WordFileError(f"not a Word document: it has no {_MAIN}") from None
            if member.flag_bits & 0x1:
                raise WordFileError("the document is encrypted: save it without a password")
            with archive.open(member) as part:
                # The size that the archive states may be a lie, so that what is read is bounded, too.
                content = part.read(MOST_UNPACKED + 1) if member.file_size <= MOST_UNPACKED else None
    except WordFileError:
        raise
    except Exception as error:
        # A damaged or hostile archive makes zipfile and its decompressors raise a dozen kinds of error, some their own.
        reason = str(error).rstrip(".") or "its parts cannot be unpacked"
        raise WordFileError(f"not a Word document: {reason}") from None
    if content is None or len(content) > MOST_UNPACKED:
        raise WordFileError(f"the document unpacks to more than {MOST_UNPACKED:,} bytes, the most that is read")
    return content


class _Walk:
    """The paragraphs so far, and whether what comes is deleted, hidden or raised."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.words: list[str] = []
        self.inserted = self.removed = self.hidden = 0
        self.depth = 0
        self.deleted = 0
        self.in_text = False
        self.is_raised = self.is_hidden = False

    def refuse(self, *_: object) -> None:
        raise WordFileError("the document holds a document type declaration, which no Word document does")

    def open(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _MOST_DEPTH:
            raise WordFileError(f"the document inside is nested more than {_MOST_DEPTH:,} deep")
        tag = _tag(name)
        if tag in _DELETED:
            self.removed += tag in ("del", "moveFrom") and not self.deleted
            self.deleted += 1
        elif tag in ("ins", "moveTo"):
            self.inserted += 1
        elif tag == "r":
            self.is_raised = self.is_hidden = False
        elif tag == "vertAlign":
            self.is_raised = _value(attributes) == "superscript"
        elif tag == "vanish":
            self.is_hidden = _value(attributes) not in ("0", "false")
            self.hidden += self.is_hidden
        elif tag == "t":
            self.in_text = True
        elif tag == "tab":
            self._add("\t")
        elif tag in ("br", "cr"):
            self._add("\n")
        elif tag == "noBreakHyphen":
            self._add("‑")

    def close(self, name: str) -> None:
        self.depth -= 1
        tag = _tag(name)
        if tag in _DELETED:
            self.deleted -= 1
        elif tag == "t":
            self.in_text = False
        elif tag == "p":
            self.paragraphs.append("".join(self.words))
            self.words = []

    def say(self, words: str) -> None:
        if self.in_text:
            self._add(raised(words) if self.is_raised else words)

    def _add(self, words: str) -> None:
        if not self.deleted and not self.is_hidden:
            self.words.append(words)


def _tag(name: str) -> str:
    """The name of an element of the Word namespaces; "" for others, whose text is a drawing's or an equation's."""
    space, _, tag = name.rpartition(" ")
    return tag if space in (_W, _STRICT) else ""


def _value(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith(" val")), "")
