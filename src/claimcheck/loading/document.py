"""A YAML document as plain text values with the place of each: no tags, no aliases, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from contextlib import suppress
from enum import Enum
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import yaml
from msgspec import Struct
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimcheck.fault import LONGEST_SHOWN, Fault, InputError, cut, quoted
from claimcheck.text import Lines

# A claim file needs about five levels; more than this is a slip of the brackets, or an attack.
DEEPEST_NESTING: Final = 32
_TOO_DEEP: Final = f"nested more than {DEEPEST_NESTING} deep: check brackets and indentation"
# Bounds memory, at about a kilobyte a value; ten thousand claims of ten keys are that many.
MOST_VALUES: Final = 200_000
# Bounds time and memory where the text is a few huge values; no book is as long.
MOST_CHARACTERS: Final = 10_000_000
# Nobody reads more faults at once, and a binary file has millions.
MOST_FAULTS: Final = 100
# Keys whose values are prose, where a ' #' is far likelier a word of the article than a comment.
PROSE_KEYS: Final = frozenset({"quote", "figure", "title", "event", "position", "reason"})

# Controls, lone surrogates, and the line ends that YAML counts as lines and editors do not.
_UNREADABLE: Final = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]|\\r(?!\\n)"
)
# What an escape in double quotes, such as "\0", must not bring in.
_CONTROL: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_COMMENT: Final = re.compile("[ \\t]++(?=#)")
_COMMENT_BELOW: Final = re.compile("[ \\t]*+\\r?\\n([ ]++)#")
_DIGITS: Final = frozenset("0123456789")


class Mark(NamedTuple):
    """A place in a file; both count from 1, the column in characters."""

    line: int
    column: int


class _ParserMark(Protocol):
    """A place as the YAML parser gives it: all count from 0, and `index` is in characters of the text."""

    index: int
    line: int
    column: int


# Where the key of a value (or the item of a list) begins, where the value begins, and the same for each value in it.
_Place: TypeAlias = "tuple[_ParserMark, _ParserMark, dict[str | int, _Place]]"


class Document(Struct, frozen=True):
    """What a YAML file says, in dictionaries, lists and text only.

    A scalar stays the text that was written: `5.20` keeps its zero, `no` is 'no', `null` is 'null'. Only where nothing
    stands, as after `key:`, the value is None; `""` is the empty text. Keys keep the order of the file.
    """

    data: dict[str, Any]
    _place: _Place

    def mark(self, location: Sequence[str | int]) -> Mark:
        """The place of the value at `location`, a path of keys and of positions from 0.

        Elements that lead nowhere are passed over, because the locations of pydantic's errors hold tags of unions, and
        keys that are missing: the answer is the deepest place that exists. A location that ends in '[key]' is the key
        before it.
        """
        if location and location[-1] == "[key]":
            return self.key_mark(location[:-1])
        return _mark(self._found(location)[1])

    def key_mark(self, location: Sequence[str | int]) -> Mark:
        """The place of the key at `location`, for a fault of the key itself; of an item, its own place."""
        return _mark(self._found(location)[0])

    def _found(self, location: Sequence[str | int]) -> _Place:
        place = self._place
        for element in location:
            place = place[2].get(element, place)
        return place


def compose(text: str, path: str, prose_keys: Container[str] = PROSE_KEYS) -> Document:
    """The document that `text` holds; `path` is the file as the user named it.

    Raises InputError with every fault found, up to `MOST_FAULTS`; behind a fault of syntax the rest cannot be read.
    A comment may not follow the unquoted value of one of `prose_keys`, because it is more likely part of the prose.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        raise InputError([Fault(path, 0, 0, f"longer than {MOST_CHARACTERS:,} characters, the most that is read")])
    composer = _Composer(text, path, prose_keys)
    with suppress(_StoppedError):
        composer.compose()
    if composer.faults:
        raise InputError(composer.faults)
    return Document(composer.top[0], composer.places[0])


class _StoppedError(Exception):
    """The rest of the file is not worth reading; the faults say why."""


class _Slot(Enum):
    """What stands in place of a key: nothing yet, the position of an item, or a key that was refused."""

    KEY = "key"
    ITEM = "item"
    REFUSED = "refused"


class _Composer:
    """Builds the values from the parser's events, one after the other: recursion could be exhausted by nesting.

    The container being filled is `values`, a dictionary or a list; `places` runs beside it, by key or by position. Both
    begin as a list that takes the document as its one item.
    """

    def __init__(self, text: str, path: str, prose_keys: Container[str]) -> None:
        self.text = text
        self.path = path
        self.prose_keys = prose_keys
        self.faults: list[Fault] = []
        self.top: list[Any] = []
        self.values: Any = self.top
        self.places: dict[str | int, _Place] = {}
        self.key: str | _Slot = _Slot.ITEM
        self.key_event: Any = None
        self.in_braces = False
        # The last unquoted value in the innermost braces, if it ends in a digit: a comma may have cut it short.
        self.number: Any = None
        self.outer: list[tuple[Any, dict[str | int, _Place], str | _Slot, bool]] = []

    def compose(self) -> None:
        self.refuse_unreadable()
        parser = _parser(self.text)
        try:
            self.take_events(parser)
        except yaml.MarkedYAMLError as error:
            mark, message = _syntax(error, self.text)
            # Not the line of the mark: where the last line is not ended, the end of the text is put on one more.
            self.fault(*Lines(self.text).place(min(mark.index, len(self.text))), message)
        finally:
            parser.dispose()
        self.refuse_other_than_mapping()

    def take_events(self, parser: _Parser) -> None:
        documents = values = 0
        while True:
            try:
                event = parser.get_event()
            except (ValueError, OverflowError):
                # The parser in Python converts numbers of escapes and directives without a bound.
                self.fault(0, 0, "not valid YAML: a number in an escape or in a directive is too large")
                return
            if event is None:
                return  # So says a parser that was asked again after its end.
            kind = type(event)
            if kind is ScalarEvent:
                self.take_scalar(event)
            elif kind is MappingStartEvent:
                self.enter(event, {}, _Slot.KEY)
            elif kind is SequenceStartEvent:
                self.enter(event, [], _Slot.ITEM)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.values, self.places, self.key, self.in_braces = self.outer.pop()
                self.number = None
                continue
            elif kind is AliasEvent:
                self.refuse(event.start_mark, "an alias ('*…') is not read: write the value out, or put it in quotes")
                self.take_alias(event)
            else:
                if kind is StreamEndEvent:
                    return
                documents += kind is DocumentStartEvent
                if documents > 1:
                    self.refuse(event.start_mark, "a second document begins here: a file holds one")
                    raise _StoppedError
                continue
            values += 1
            if values > MOST_VALUES:
                self.refuse(event.start_mark, f"more than {MOST_VALUES:,} keys and values, the most that is read")
                raise _StoppedError

    def take_scalar(self, event: Any) -> None:
        """A scalar is the next key of a mapping, or a value."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        value, style = event.value, event.style
        if style == '"' and _CONTROL.search(value):
            self.refuse(event.start_mark, "an escape in these quotes stands for a control character: leave it out")
        if self.key is _Slot.KEY:
            self.key_event = event
            self.key = value or _Slot.REFUSED
            if not value:
                self.refuse(event.start_mark, "a key is missing here")
        elif style:
            self.put(event.start_mark, value, {})
        else:
            if self.key in self.prose_keys:
                self.refuse_comment(event)
            if self.in_braces:
                self.refuse_cut_number(event)
            self.put(event.start_mark, value or None, {})

    def take_alias(self, event: Any) -> None:
        """An alias, already refused, stands for no key and for no value."""
        if self.key is _Slot.KEY:
            self.key = _Slot.REFUSED
        else:
            self.put(event.start_mark, None, {})

    def enter(self, event: Any, values: dict[str, Any] | list[Any], slot: _Slot) -> None:
        """A mapping or a list begins: until its end, it is the container being filled."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_properties(event)
        if len(self.outer) == DEEPEST_NESTING:
            self.refuse(event.start_mark, _TOO_DEEP)
            raise _StoppedError
        places: dict[str | int, _Place] = {}
        if self.key is _Slot.KEY:
            self.refuse(event.start_mark, "a key must be text, not a mapping or a list")
            self.key = _Slot.REFUSED
        else:
            self.put(event.start_mark, values, places)
        self.outer.append((self.values, self.places, self.key, self.in_braces))
        self.values, self.places, self.key = values, places, slot
        self.in_braces = slot is _Slot.KEY and event.flow_style
        self.number = None

    def put(self, mark: _ParserMark, value: Any, places: dict[str | int, _Place]) -> None:
        """Give the key its value, or the list its next item."""
        key = self.key
        if key is _Slot.ITEM:
            self.places[len(self.values)] = (mark, mark, places)
            self.values.append(value)
            return
        self.key = _Slot.KEY
        if not isinstance(key, str):
            return
        if key in self.values:
            first = self.places[key][0].line + 1
            self.refuse(self.key_event.start_mark, f"the key {quoted(key)} is already in line {first}: keys differ")
            return
        self.values[key] = value
        self.places[key] = (self.key_event.start_mark, mark, places)

    def refuse(self, mark: _ParserMark, message: str) -> None:
        """Note a fault at `mark`."""
        self.fault(mark.line + 1, mark.column + 1, message)

    def fault(self, line: int, column: int, message: str) -> None:
        if len(self.faults) == MOST_FAULTS:
            message = f"more than {MOST_FAULTS} faults: from here on the file was not read"
        self.faults.append(Fault(self.path, line, column, message))
        if len(self.faults) > MOST_FAULTS:
            raise _StoppedError

    def refuse_unreadable(self) -> None:
        """Refuse characters that cannot stand in a claim file, and put others there, so that the rest can be read."""
        lines = None
        for match in _UNREADABLE.finditer(self.text):
            lines = lines or Lines(self.text)
            character = f"U+{ord(match[0]):04X}"
            message = f"the character {character} cannot stand in this file; is the file text, in UTF-8?"
            if match[0] in "\r\x85\u2028\u2029":
                message = f"the line ends in {character}: save the file with ordinary line ends"
            self.fault(*lines.place(match.start()), message)
        if lines:
            self.text = _UNREADABLE.sub(lambda match: "\n" if match[0] == "\r" else "\ufffd", self.text)

    def refuse_properties(self, event: Any) -> None:
        """Refuse an anchor or a tag, which stand before the value proper."""
        if event.anchor is not None:
            self.refuse(event.start_mark, "an anchor ('&…') is not read: leave it out, or put the value in quotes")
        if event.tag is not None:
            self.refuse(event.start_mark, "a tag ('!…') is not read: leave it out, or put the value in quotes")

    def refuse_comment(self, event: Any) -> None:
        """Refuse a comment behind unquoted prose, on its line or, further in than the key, on the next."""
        end = event.end_mark
        if match := _COMMENT.match(self.text, end.index):
            place = end.line + 1, end.column + len(match[0]) + 1
            self.fault(*place, "' #' cuts the value short: put it in quotes")
        elif event.value and (match := _COMMENT_BELOW.match(self.text, end.index)):
            if len(match[1]) <= self.key_event.start_mark.column:
                return
            place = end.line + 2, len(match[1]) + 1
            self.fault(*place, "a line with '#' cuts the value above short: put the value in quotes, or move this line")

    def refuse_cut_number(self, event: Any) -> None:
        """Refuse `{value: 10,164}`, which YAML takes for the value 10 and a key 164 with nothing behind it."""
        if event.value:
            self.number = event if event.value[-1] in _DIGITS else None
        elif self.number is not None and isinstance(self.key, str) and self.key[0] in _DIGITS:
            start = self.number.start_mark
            end = min(self.key_event.end_mark.index, start.index + 2 * LONGEST_SHOWN)
            written = " ".join(self.text[start.index : end].split())
            place = start.line + 1, start.column + 1
            # In 1,234,567 the second comma tells again, and better, what the first did.
            if self.faults and (self.faults[-1].line, self.faults[-1].column) == place:
                self.faults.pop()
            self.fault(*place, f"a comma ends a value inside {{…}}: put {cut(written)} in quotes")
            self.key = _Slot.REFUSED
        else:
            self.number = None

    def refuse_other_than_mapping(self) -> None:
        """Refuse a document that is empty, a list or a text; told last, when nothing else was wrong with it."""
        if self.faults or (self.top and isinstance(self.top[0], dict)):
            return
        if not self.top or self.top[0] is None:
            self.fault(1, 1, "the document is empty")
            return
        kind = "a list" if isinstance(self.top[0], list) else "a text"
        self.refuse(
            self.places[0][1], f"the document is {kind}, where keys with their values ('key: value') must stand"
        )


class _Parser(Protocol):
    """The part of PyYAML's loaders that is used: its events. Their values are never constructed."""

    def get_event(self) -> Any: ...
    def dispose(self) -> None: ...


def _parser(text: str) -> _Parser:
    """The parser written in C, where PyYAML was built with it; the other takes ten times as long."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return loader(text)


def _syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[_ParserMark, str]:
    """The place and the message of a fault of syntax: where to look first, in an editor's words."""
    problem = error.problem or "a fault of syntax"
    here: Any = error.problem_mark or error.context_mark
    context: Any = error.context_mark or here
    character = text[here.index : here.index + 1]
    match error.context, problem:
        case _, "mapping values are not allowed in this context" | "mapping values are not allowed here":
            return here, "a ':' inside a value: put the value in quotes, or check the indentation"
        case _, "exceeded maximum nesting depth":
            # The parser looks ahead for a key; newer ones stop at a thousand brackets before they tell of the first.
            return here, _TOO_DEEP
        case _, "found character that cannot start any token" if character == "\t":
            return here, "a tab cannot indent: use spaces"
        case _, "found character that cannot start any token":
            return here, f"a value cannot begin with {quoted(character)}: put it in quotes"
        case _, "found unexpected end of stream":
            return context, "these quotes are not closed"
        case _, "did not find expected <document start>":
            return (
                here,
                "the document has ended before this: check the brackets and the quotes; a file holds one document",
            )
        case _, "did not find expected node content" if here.index >= len(text):
            return here, "the file ends inside brackets: check that each is closed"
        case "while scanning a simple key", _:
            return context, "no ':' follows this key: check the indentation, or put a value of several lines in quotes"
        case "while parsing a block mapping" | "while parsing a block collection", _:
            return here, "neither a key nor part of the value before: check the indentation and the quotes"
        case (("while parsing a flow mapping" | "while parsing a flow sequence"), _):
            bracket = text[context.index : context.index + 1]
            return here, f"expected a ',' or the end of the {quoted(bracket)} of line {context.line + 1}"
    return here, f"not valid YAML: {problem}"


def _mark(mark: _ParserMark) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
