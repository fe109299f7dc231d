"""The words of the sentence around a figure: those that end a noun phrase, and plurals."""

from __future__ import annotations

from typing import Final

from claimcheck.phrase import Pattern, words_of

# Words that begin or end no counted noun: after one of them the sentence goes on.
FUNCTION_WORDS: Final = frozenset(
    words_of(
        "a an the and or but nor of in on at to from by for with as than that which who whose when where while is are"
        " was were be been has have had will would can could may might does do did it its they their this these those"
        " not more less fewer after before since during between into over under about per each every all also only if"
        " then there here he she we you i another such no out off up down what how why because so"
    )
)
_IRREGULAR_PLURALS: Final = frozenset(words_of("people children men women police staff feet teeth cattle sheep"))
WORD: Final = Pattern(r"[^\W\d_](?:[^\W\d_]|[-'’](?=[^\W\d_])){0,39}+(?![^\W_])")


def is_plural(word: str) -> bool:
    """Whether a word, in lower case, is a plural noun by its look."""
    return word in _IRREGULAR_PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
