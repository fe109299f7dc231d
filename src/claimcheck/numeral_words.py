"""The words, signs and letters that English has for numbers, each with what it is worth."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from claimcheck.phrase import words_of

_ONE_WORDS: Final = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TEN_WORDS: Final = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINAL_WORDS: Final = words_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
ONES: Final = {word: number for number, word in enumerate(_ONE_WORDS)} | {"nought": 0, "naught": 0}
TENS: Final = {word: 10 * number for number, word in enumerate(_TEN_WORDS, start=2)}
ORDINAL_ONES: Final = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)}
ORDINAL_TENS: Final = {word[:-1] + "ieth": number for word, number in TENS.items()}
ORDINAL_SCALES: Final = {
    "hundredth": 100,
    "thousandth": 1_000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
PARTS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1_000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "tr": 10**12,
    "tln": 10**12,
}
DOZEN: Final = 12
# "k" and "m" are scales where they touch their digits ("5 m" is five metres), the others only where money is meant.
LETTERS: Final = {"k": 1_000, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "cr": 10**7, "crs": 10**7}
PLURALS: Final = {
    "tens": 10,
    "dozens": DOZEN,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "lakhs": 100_000,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
SIGNS: Final = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}
