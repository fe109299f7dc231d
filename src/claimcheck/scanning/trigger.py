"""The characters and words at which a quantity may stand: what the scanner looks for before it reads any grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claimcheck import numeral_grammar
from claimcheck.figure import multiple
from claimcheck.numeral_words import SCALES
from claimcheck.phrase import words_of

SUPERLATIVES: Final = frozenset(
    words_of(
        "largest biggest greatest highest lowest smallest fewest fastest slowest quickest strongest weakest"
        " oldest youngest longest shortest tallest deepest widest richest poorest wealthiest busiest deadliest"
        " hottest coldest warmest coolest wettest driest heaviest lightest cheapest dearest costliest steepest"
        " sharpest broadest best worst hardest closest nearest furthest farthest safest cleanest dirtiest"
        " brightest darkest healthiest happiest"
    )
)
_OTHERS: Final = words_of(
    "both most majority number couple few handful scores dozens single quarters thirds tenths fifths"
)
_VAGUE_WORDS: Final = words_of("several multiple numerous various many countless")
_LIMITS: Final = words_of("threshold thresholds ceiling ceilings cap compared")
_LISTS: Final = words_of("including such mainly namely like after")


def tree(words: Iterable[str]) -> str:
    """A pattern for one of `words` that looks at each letter once, however many words there are."""
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    if not branches:
        return ""
    options = [re.escape(letter) + tree(rest) for letter, rest in sorted(branches.items())]
    return "(?:" + "|".join(options) + ")" + ("?" if ends else "")


ONE_MEASURES: Final = frozenset(
    words_of(
        "year month week day hour minute decade century fortnight mile kilometre kilometer metre meter foot inch"
        " yard tonne ton kilo kilogram kilogramme gram ounce acre hectare litre liter gallon pint barrel teaspoon"
        " tablespoon dollar euro pound"
    )
)
"""The units of which one is meant behind an article: about a mile, nearly an hour."""

WORDS: Final = frozenset(
    {
        *(word for word in numeral_grammar.FIRST_WORDS if word not in ("a", "an", "minus")),
        *(word for word in (*SCALES, "dozen") if len(word) > 3),
        *multiple.WORDS,
        *(word for word in ("third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth")),
        *_OTHERS,
        *_VAGUE_WORDS,
        *_LIMITS,
        *_LISTS,
        *SUPERLATIVES,
    }
)
_FRACTIONS: Final = "".join(sorted(sign for sign in numeral_grammar.FIRST_SIGNS if sign not in "0123456789-−."))

_MARKS: Final = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_ARTICLE_BEFORE: Final = r"(?<=[an][ \xa0\n])(?:(?<=[^a-z]a\s)|(?<=[^a-z]an\s))"
_WORD: Final = rf"(?<![a-z\d_])(?:{tree(WORDS)}|{_ARTICLE_BEFORE}{tree(ONE_MEASURES)})(?![a-z_])"
_URL: Final = r"(?<![a-z\d_])(?:https?://|www\.)"

# What is passed over is matched with the trigger behind it, so that a text is searched at the speed of one pattern.
TRIGGER: Final = re.compile(
    rf"(?:[^a-z_\d{_FRACTIONS}{_MARKS}]++|(?!{_WORD}|{_URL})[a-z_]++)*+"
    rf"(?:(?P<digit>[0-9]++)|(?P<word>{_WORD})|(?P<url>{_URL}[^\s<>\"]++)|(?P<part>[{_FRACTIONS}])|(?P<mark>[{_MARKS}]++)"
    r"|(?P<foreign>\d++))"
)
"""Where in a lowered text a quantity may stand next; the name of the group says what stands there."""


def lowered(text: str) -> str:
    """The text in lower case, with every offset what it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(character.lower() if character.isascii() else character for character in text)
