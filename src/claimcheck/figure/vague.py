"""Vague quantities: dozens of countries, several students, a majority."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import Final

from claimcheck.figure import rate as rates
from claimcheck.figure.noun import OF, noun
from claimcheck.figure.printed import Figure, Force, Found
from claimcheck.hedge import Sets
from claimcheck.house_style import HouseStyle
from claimcheck.interval import CLOSED, EVERYTHING, OPEN, Interval
from claimcheck.numeral_words import DOZEN, SCALES
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of, words_of

FROM_THREE: Final = ("several", "a few", "a handful", "multiple")
FROM_NOTHING: Final = (
    "numerous",
    "various",
    "many",
    "countless",
    "a number",
    "a couple",
    "few",
    *(f"a {size} number" for size in words_of("large small growing significant considerable")),
)
MAJORITY: Final = Pattern(
    rf"(?:(?:an?|the){GAP})?(?P<strong>(?:vast|great|large|overwhelming){GAP})?(?P<majority>majority){END}"
    rf"|(?P<most>most){END}",
    ANY_CASE,
)
_FEW: Final = Pattern(
    rf"(?:(?P<three>{any_of(FROM_THREE)})|(?P<any>{any_of(FROM_NOTHING)})){END}"
    rf"(?:{GAP}(?P<scale>{any_of([*SCALES, 'dozen'])}){END})?",
    ANY_CASE,
)
_HALF: Final = Fraction(1, 2)


def plural(scale: Fraction) -> Sets:
    """The sets of "dozens", "hundreds", "tens of thousands": two of them up, below what the next word says."""
    following = (100, 1_000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)
    limit = next((Fraction(word) for word in following if word > scale), scale * 1_000)
    if scale == 1_000:
        limit = Fraction(10**6)
    up = Interval.at_least(2 * scale)
    return Sets(up, up, Interval(2 * scale, limit, CLOSED, OPEN))


def vague(text: str, start: int, at: int, alone: bool) -> Found | None:
    """`several students`, `a handful of startups`, `numerous`; "several hundred" is hundreds."""
    words = _FEW.match(text, at)
    if words is None:
        return None
    end = words.end()
    name = "plural" if words["scale"] else "several" if words["three"] else "numerous"
    place = Fraction(SCALES.get(words["scale"].lower(), DOZEN)) if words["scale"] else Fraction(1)
    counted = noun(text, end, alone, of=True)
    unit, unit_span = "", None
    if counted is not None:
        unit, unit_span, end = counted[0], (counted[1], counted[2]), counted[2]
    rate, end = rates.behind(text, end)
    work_out = partial(_vaguely, place)
    return Found(text, start, end, None, unit, name, words.span(), unit_span, None, rate, None, work_out)


def _vaguely(place: Fraction, found: Found, style: HouseStyle) -> Figure:
    """The figure of a vague word."""
    force = Force.VAGUE
    if found.hedge == "plural":
        sets, force = plural(place), Force.BINDING
    elif found.hedge == "several":
        three = Interval.at_least(3)
        sets = Sets(three, Interval.at_least(2), three)
    else:
        sets = Sets(EVERYTHING, EVERYTHING, EVERYTHING)
    return Figure(
        found.printed,
        None,
        sets.plain,
        sets.generous,
        sets.expected,
        found.unit,
        found.hedge,
        place,
        force,
        rate=found.rate,
        value_span=found.within(found.value_span),
        unit_span=found.within(found.unit_span),
        style=style,
    )


def majority(text: str, start: int, words: re.Match[str], alone: bool) -> Found | None:
    """More than half of a whole of one; "most" and "the vast majority" are expected to be a good deal more."""
    end = words.end()
    if words["most"] and not alone and not OF.match(text, end) and noun(text, end, alone, of=False) is None:
        return None  # "most recent", "most notably"
    name, strong = "most" if words["most"] else "majority", bool(words["most"] or words["strong"])
    work_out = partial(_by_majority, strong)
    return Found(text, start, end, _HALF, "", name, words.span(), None, None, "", None, work_out, share=True)


def _by_majority(strong: bool, found: Found, style: HouseStyle) -> Figure:
    """The figure of a majority."""
    plain = Interval(_HALF, Fraction(1), OPEN, CLOSED)
    expected = Interval.closed(Fraction(6, 10), Fraction(95, 100))
    if not strong:
        expected = Interval(_HALF, Fraction(3, 4), OPEN, CLOSED)
    span, place = found.within(found.value_span), Fraction(1, 10)
    return Figure(
        found.printed, _HALF, plain, plain, expected, hedge=found.hedge, place=place, value_span=span, style=style
    )
