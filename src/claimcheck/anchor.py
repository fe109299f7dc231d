"""Where a claim's words stand in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice, product
from typing import Final, TypeAlias

from msgspec import Struct

from claimcheck.text import UNSEEN, Folded, Lines, folded

MOST_PLACES: Final = 20
"""How many places of one quote are told. An editor reads the first few; a quote of one letter has millions."""

LONGEST_QUOTE: Final = 5_000
"""In characters: more than a long paragraph. It bounds the time that a text made to be slow can take."""

# How deep the places of words may overlap; a text whose words do not overlap themselves has depth 1.
_DEEPEST: Final = 8

# What may stand between the digits of one number: points, commas, apostrophes, and the spaces that group thousands.
# Possessive, and read from either end of a number alike.
_DIGIT_FOLLOWS: Final = re.compile(rf"[{UNSEEN}]*+[.,'\u2019\u00a0\u2009\u202f]?+[{UNSEEN}]*+\d")
# How many characters beside a quote can belong to its number: a separator, a digit, and unseen characters, which in
# larger numbers are an attack and not a text.
_BESIDE: Final = 16

_CURRENCY: Final = "$€£¥¢₹₨₩₽₺₴₦₫₱₪৳"
# Beside a number these are the marks of notes and no part of it.
_SUPERSCRIPTS: Final = "\u00b9\u00b2\u00b3\u2070-\u2079"
# A number with what is printed onto it: its sign, currency and percent sign, and letters as in 5th, 1990s or 1.3bn.
# A hyphen after a letter or digit is a hyphen; elsewhere it is a minus sign.
_TOKEN: Final = re.compile(
    rf"""
      (?P<number> (?:(?<![^\s(\["'])[-+])?+ (?:[{_CURRENCY}]\s?+)?+
                  (?:(?<!\w)\.)?+ \d++ (?:[.,']\d++)*+ (?:[^\W\d_{_SUPERSCRIPTS}]++ | \s?+[%‰])?+ )
    | (?P<word> [^\W_]++(?:'[^\W_]++)*+ )
    | (?P<sign> [%‰{_CURRENCY}] )
    """,
    re.VERBOSE,
)
_ARTICLES: Final = frozenset({"a", "an", "the"})


class Anchor(Struct, frozen=True):
    """A stretch of the text: [start, end) in code points, with the line and column of its start, both from 1."""

    start: int
    end: int
    line: int
    column: int


class Ambiguous(Struct, frozen=True):
    """The places of words that stand in more than one, in their order; the first `MOST_PLACES` of them."""

    places: tuple[Anchor, ...]

    @property
    def first(self) -> Anchor:
        """The place taken until a prefix or suffix says which is meant."""
        return self.places[0]


_Span: TypeAlias = tuple[int, int]


class ArticleText:
    """The text of an article, made ready for finding the words of many claims."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Several rules and the report ask for the place of each claim.
        self._found: dict[tuple[str, str, str], Anchor | Ambiguous | None] = {}

    def find(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor | Ambiguous | None:
        """Where the words of `quote` stand; None where they do not.

        They are looked for as they are, and only where they do not stand so, in the folded form of `claimcheck.text`.
        White space around a quote does not count, and a quote without words stands nowhere. Digits are never matched
        loosely: a place that would cut a number, as "$1.3" would "$1.35", is none.

        Of several places those with `prefix` right before and `suffix` right after them, both folded, are taken; when
        there is none such, the words around have changed, and all the places stay.

        ValueError: one of the three is longer than `LONGEST_QUOTE`.
        """
        asked = quote, prefix, suffix
        if asked not in self._found:
            self._found[asked] = self._find(*asked)
        return self._found[asked]

    def _find(self, quote: str, prefix: str, suffix: str) -> Anchor | Ambiguous | None:
        for name, words in (("quote", quote), ("prefix", prefix), ("suffix", suffix)):
            if len(words) > LONGEST_QUOTE:
                raise ValueError(
                    f"the {name} has {len(words):,} characters; the most that is looked for is {LONGEST_QUOTE:,}"
                )
        quote = quote.strip()
        if not folded(quote).text.strip():
            return None
        spans: list[_Span] = []
        if prefix.strip() or suffix.strip():
            spans = self._in_context(quote, prefix, suffix)
            spans = [span for span in spans if self.text[slice(*span)] == quote] or spans
        spans = spans or self._exact(quote) or self._in_context(quote)
        anchors = tuple(Anchor(start, end, *self._lines.place(start)) for start, end in spans)
        if len(anchors) > 1:
            return Ambiguous(anchors)
        return anchors[0] if anchors else None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _folded(self) -> Folded:
        return folded(self.text)

    def _exact(self, quote: str) -> list[_Span]:
        return self._whole((start, start + len(quote)) for start in _occurrences(self.text, quote))

    def _in_context(self, quote: str, prefix: str = "", suffix: str = "") -> list[_Span]:
        before, words, after = (folded(part).text.strip() for part in (prefix, quote, suffix))
        # Searching for the words together with what is around them keeps a frequent quote from being slow. Whether a
        # space stands between is left to the article, since a prefix is seldom copied with the space at its end.
        found: list[_Span] = []
        for left, right in product(("", " ") if before else ("",), ("", " ") if after else ("",)):
            lead = len(before + left)
            starts = _occurrences(self._folded.text, before + left + words + right + after)
            found += self._whole(self._unfolded(start + lead, start + lead + len(words)) for start in starts)
        return sorted(found)[:MOST_PLACES]

    def _unfolded(self, start: int, end: int) -> _Span:
        # The last character is looked up, not the end: unseen characters that follow it are no part of the quote.
        return self._folded.original(start), self._folded.original(end - 1) + 1

    def _whole(self, spans: Iterable[_Span]) -> list[_Span]:
        """The first of the spans, at most `MOST_PLACES`, that cut no number."""
        return list(islice((span for span in spans if not self._cuts_number(*span)), MOST_PLACES))

    def _cuts_number(self, start: int, end: int) -> bool:
        """Whether a number of the text goes on beyond the first or last digit of a stretch."""
        before = self.text[max(0, start - _BESIDE) : start][::-1]
        after = self.text[end : end + _BESIDE]
        return bool(
            (self.text[start].isdecimal() and _DIGIT_FOLLOWS.match(before))
            or (self.text[end - 1].isdecimal() and _DIGIT_FOLLOWS.match(after))
        )


def occurs_in_order(words_of: str, quote: str) -> bool:
    """Whether every word and number of `words_of`, a claim's figure or position, is printed in `quote`, in that order.

    Case, the articles (a, an, the) and a final plural s are passed over; other words may stand between. Numbers are
    compared as printed: 5.2 is not 5.20, 47% is 47 % but not 47 percent, 5 is not 5th. Of no words, False.
    """
    wanted = _tokens(words_of)
    printed = iter(_tokens(quote))
    return bool(wanted) and all(token in printed for token in wanted)


def _tokens(words: str) -> list[str]:
    tokens = []
    for token in _TOKEN.finditer(folded(words).text.casefold()):
        if token["word"]:
            # The s of "us" and of "less" is not a plural.
            plural = len(token[0]) > 3 and token[0].endswith("s") and not token[0].endswith("ss")
            tokens.append(token[0][:-1] if plural else token[0])
        else:
            tokens.append(token[0].replace(" ", ""))
    return [token for token in tokens if token not in _ARTICLES]


def _occurrences(text: str, words: str) -> Iterator[int]:
    """The offsets at which `words` stand in `text`, overlapping ones too.

    Words that overlap themselves more than `_DEEPEST` deep throughout, as no prose does, are given up: looking at each
    place of five thousand ones in a million would take minutes.
    """
    most = 1_000 + _DEEPEST * len(text) // len(words)
    found = text.find(words)
    while found >= 0 and most:
        yield found
        found = text.find(words, found + 1)
        most -= 1
