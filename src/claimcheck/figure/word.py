"""The words of the sentence around a figure: those that end a noun phrase, and plurals."""

from __future__ import annotations

from typing import Final

from claimcheck.phrase import Pattern, words_of

# Words that begin or end no counted noun: after one of them the sentence goes on.
FUNCTION_WORDS: Final = frozenset(
    words_of(
        "a an the and or but nor of in on at to from by for with as than that which who whose when where while is are"
        " was were be been has have had will would can could may might does do did it its they their this these those"
        " not more less fewer after before since during between among across within into over under about per each"
        " every all also only if then there here he she we you i another such no out off up down what how why because"
        " so"
    )
)
# Verbs in their commonest forms: where one stands, the noun phrase before it is over.
VERBS: Final = frozenset(
    words_of(
        "say says said tell tells told saw see sees seen get gets got go goes went make makes made take takes took come"
        " comes came give gives gave win won lose loses lost died left voted agreed called asked became remain"
        " remains remained must should include includes included lies sits keeps thinks believes expects knows seems"
        " appears becomes brings allows requires begins"
    )
)
_IRREGULAR_PLURALS: Final = frozenset(
    words_of(
        "people children men women police staff feet teeth cattle sheep aircraft spacecraft offspring species series"
        " personnel crew clergy livestock poultry fish salmon deer mice geese bacteria larvae alumni fungi criteria"
        " youth folk"
    )
)
# Plurals that describe the plural behind them: police officers, sports clubs, human rights groups.
ATTRIBUTIVE: Final = frozenset(
    words_of(
        "police staff crew women aircraft fish salmon sheep cattle livestock poultry youth sports rights arms goods"
        " savings communications systems operations news drugs arts customs veterans securities sales"
    )
)
# Adjectives that no ending gives away: "hospital" and "official", which are none, end like "national".
ADJECTIVES: Final = frozenset(
    words_of(
        "high low new old big small large little young major minor senior junior former current public private local"
        " national international global federal regional central primary secondary medical legal social political"
        " financial military nuclear commercial western eastern northern southern human recent full free good bad great"
        " long short serious single leading key main top other further extra additional"
    )
)
_ADJECTIVE_ENDINGS: Final = ("ous", "ful", "less", "ish", "able", "ible", "ed", "ese", "ly")
WORD: Final = Pattern(r"[^\W\d_](?:[^\W\d_]|[-'’](?=[^\W\d_])){0,39}+(?![^\W_])")


def describes(word: str) -> bool:
    """Whether a word, in lower case, is an adjective or an adverb by its look."""
    return word in ADJECTIVES or word.endswith(_ADJECTIVE_ENDINGS)


def is_plural(word: str) -> bool:
    """Whether a word, in lower case, is a plural noun by its look."""
    return word in _IRREGULAR_PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )
