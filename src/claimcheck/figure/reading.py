"""A figure that stands alone, as in a claim file: read from end to end, or refused with what was not understood."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from claimcheck.fault import quoted
from claimcheck.figure.locating import found_at
from claimcheck.figure.printed import Figure, FigureError, Found
from claimcheck.house_style import HOUSE, HouseStyle
from claimcheck.numeral_grammar import MOST_DIGITS

# A printed figure is a few words; anything longer is a sentence that was pasted into the wrong place.
MOST_CHARACTERS: Final = 200


def read(text: str, style: HouseStyle = HOUSE) -> Figure:
    """The one figure that `text` is, from end to end, with hedges as a house means them.

    Raises FigureError where it is something else.
    """
    printed = text.strip()
    refuse_unreadable(printed)
    found = found_at(printed, 0, alone=True)
    if found is None:
        raise FigureError(_why_none(printed))
    if found.end < len(printed):
        raise FigureError(_why_more(printed, found, found.end))
    return found.in_style(style)


def refuse_unreadable(text: str) -> None:
    if not text:
        raise FigureError("the figure is empty")
    if len(text) > MOST_CHARACTERS:
        raise FigureError(f"a figure has at most {MOST_CHARACTERS} characters; this has {len(text)}")
    for character in () if text.isascii() and text.isprintable() else text:
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in "\t\r\n":
            raise FigureError(f"a hidden character, U+{ord(character):04X}, stands in the figure")
        if category == "Nd" and not character.isascii():
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            raise FigureError(f"{character!r} ({name}) is not one of the digits 0 to 9")
    digits = sum(character.isdigit() for character in text) if len(text) > MOST_DIGITS else 0
    if digits > MOST_DIGITS:
        raise FigureError(f"a figure has at most {MOST_DIGITS} digits; this has {digits}")


def _why_none(text: str) -> str:
    lowered = text.lower().lstrip("+-−")
    if lowered in ("nan", "inf", "infinity"):
        return f"{quoted(text)} is not a number"
    if re.fullmatch(r"[0-9.]++e[-+]?[0-9]++", lowered):
        return f"{quoted(text)} is not how prose prints a number: write its digits, or a scale word such as million"
    ends = re.search(r"([0-9][0-9.,]*+)(?:-|–| to | and )([0-9][0-9.,]*+)", text)
    if ends:
        return (
            f"{quoted(text)} is not one figure: a range runs from the lower number to the higher, in one unit,"
            " and takes no hedge but about"
        )
    return f"no figure is understood in {quoted(text)}"


def _why_more(text: str, figure: Found, end: int) -> str:
    rest = text[end:].strip()
    first = figure.printed
    for word in re.finditer(r"(?<![^\W_])[^\s]", rest):
        another = found_at(rest, word.start(), alone=False)
        if another is not None:
            return f"two figures in {quoted(text)}: {quoted(first)} and {quoted(another.printed)}"
    share_of_one = not figure.unit and figure.value is not None and 0 < figure.value < 1 and rest[0].isalpha()
    if share_of_one or re.match(r"of\b", rest):
        return f"{quoted(rest)} is what {quoted(first)} is part of, not part of the figure: leave it out"
    return f"{quoted(rest)} is not understood after {quoted(first)}"
