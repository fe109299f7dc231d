"""The words and numbers of a text in their order, and which numbers differ between two texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from claimcheck.numeral_words import SCALES
from claimcheck.phrase import words_of
from claimcheck.text import folded

_NUMBER_WORDS: Final = frozenset(
    words_of(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
        "million billion trillion lakh crore dozen dozens hundreds thousands millions billions half halves third "
        "thirds quarter quarters fifth fifths sixth seventh eighth ninth tenth second first fourth twice thrice "
        "double doubled triple tripled trebled quadrupled halved single both several majority most bn mn tn"
    )
)
_SCALES: Final = frozenset({*SCALES, "dozen", "%"})
_TOKEN: Final = re.compile(
    r"(?P<number>[-−]?[$€£¥₹]?\d++(?:[.,'\u00a0\u2009\u202f]\d++)*+(?:[A-Za-z%‰]++)?)|(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*+)"
    r"|(?P<percent>[%‰$€£¥₹])"
)


class Token(Struct, frozen=True):
    """A word or a number of a text in lower case, at [start, end)."""

    start: int
    end: int
    word: str
    is_number: bool


def tokens(text: str) -> list[Token]:
    """Words and numbers of a text with their places; "per cent" is the sign for it, wherever it stands."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        word = folded(found[0]).text.casefold()
        number = found["number"] is not None or word in _NUMBER_WORDS
        if word in ("percent", "cent", "%") and tokens:
            last = tokens[-1]
            if word == "cent" and last.word == "per" and len(tokens) > 1:
                tokens.pop()
                last = tokens[-1]
            elif word == "cent":
                tokens.append(Token(*found.span(), word, number))
                continue
            if last.is_number and last.word[-1:].isdigit():
                tokens[-1] = Token(last.start, found.end(), last.word + "%", True)
                continue
        tokens.append(Token(*found.span(), word, number))
    return tokens


def numbers(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The numbers among them, as they are written."""
    return tuple(token.word for token in tokens if token.is_number)


def plain(numbers: Sequence[str]) -> tuple[str, ...]:
    """The numbers with a comma for any sign that groups their digits; only such a sign is a space inside a number."""
    return tuple(re.sub("[ \u00a0\u2009\u202f]", ",", number) for number in numbers)


def differing(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers that are not the same, each with those of its scale that stay: 1.3 billion, not 1.3."""
    first = 0
    while first < min(len(before), len(now)) and before[first] == now[first]:
        first += 1
    last = 0
    while last < min(len(before), len(now)) - first and before[-1 - last] == now[-1 - last]:
        last += 1
    if first and _is_scale(before, now, first):
        first -= 1
    while last and before[len(before) - last] in _SCALES:
        last -= 1
    return before[first : len(before) - last], now[first : len(now) - last]


def _is_scale(before: tuple[str, ...], now: tuple[str, ...], place: int) -> bool:
    """Whether a scale word was replaced, so that the digits before it are part of what changed."""
    return any(numbers[place : place + 1] and numbers[place] in _SCALES for numbers in (before, now))
