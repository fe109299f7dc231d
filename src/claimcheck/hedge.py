"""Hedges: the words that widen or bound a figure, and what each makes of the sets the bare figure stands for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck.house_style import HOUSE, HouseStyle
from claimcheck.interval import CLOSED, OPEN, Interval
from claimcheck.phrase import ANY_CASE, GAP, Pattern, Phrases


class Hedge(Enum):
    """The hedges, each by its commonest words."""

    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"
    UP_TO = "up to"
    NEARLY = "nearly"
    JUST_OVER = "just over"


BEFORE: Final[Mapping[str, Hedge]] = {
    "about": Hedge.ABOUT,
    "around": Hedge.ABOUT,
    "some": Hedge.ABOUT,
    "roughly": Hedge.ABOUT,
    "approximately": Hedge.ABOUT,
    "approx.": Hedge.ABOUT,
    "circa": Hedge.ABOUT,
    "ca.": Hedge.ABOUT,
    "c.": Hedge.ABOUT,
    "estimated": Hedge.ABOUT,
    "just about": Hedge.ABOUT,
    "in the region of": Hedge.ABOUT,
    "in the neighborhood of": Hedge.ABOUT,
    "in the neighbourhood of": Hedge.ABOUT,
    "on the order of": Hedge.ABOUT,
    "in the order of": Hedge.ABOUT,
    "more or less": Hedge.ABOUT,
    "somewhere around": Hedge.ABOUT,
    "in the vicinity of": Hedge.ABOUT,
    "barely": Hedge.ABOUT,
    "hardly": Hedge.ABOUT,
    "scarcely": Hedge.ABOUT,
    "perhaps": Hedge.ABOUT,
    "maybe": Hedge.ABOUT,
    "something like": Hedge.ABOUT,
    "somewhere near": Hedge.ABOUT,
    "somewhere in the region of": Hedge.ABOUT,
    "in the area of": Hedge.ABOUT,
    "round about": Hedge.ABOUT,
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    "over": Hedge.OVER,
    "well over": Hedge.OVER,
    "more than": Hedge.OVER,
    "greater than": Hedge.OVER,
    "higher than": Hedge.OVER,
    "larger than": Hedge.OVER,
    "bigger than": Hedge.OVER,
    "longer than": Hedge.OVER,
    "older than": Hedge.OVER,
    "beyond": Hedge.OVER,
    "well above": Hedge.OVER,
    "comfortably above": Hedge.OVER,
    "considerably above": Hedge.OVER,
    "significantly above": Hedge.OVER,
    "substantially above": Hedge.OVER,
    "way above": Hedge.OVER,
    "way more than": Hedge.OVER,
    "well beyond": Hedge.OVER,
    "well upwards of": Hedge.OVER,
    "well north of": Hedge.OVER,
    "far in excess of": Hedge.OVER,
    "far more than": Hedge.OVER,
    "much more than": Hedge.OVER,
    "north of": Hedge.OVER,
    "above": Hedge.OVER,
    "exceeds": Hedge.OVER,
    "exceed": Hedge.OVER,
    "exceeded": Hedge.OVER,
    "exceeding": Hedge.OVER,
    "in excess of": Hedge.OVER,
    "upwards of": Hedge.OVER,
    "upward of": Hedge.OVER,
    "well in excess of": Hedge.OVER,
    "way over": Hedge.OVER,
    "comfortably over": Hedge.OVER,
    "comfortably more than": Hedge.OVER,
    "many more than": Hedge.OVER,
    "considerably more than": Hedge.OVER,
    "significantly more than": Hedge.OVER,
    "substantially more than": Hedge.OVER,
    "well more than": Hedge.OVER,
    "far above": Hedge.OVER,
    "far exceeds": Hedge.OVER,
    "far exceeding": Hedge.OVER,
    "far exceeded": Hedge.OVER,
    "surpassing": Hedge.OVER,
    "topping": Hedge.OVER,
    "topped": Hedge.OVER,
    "surpassed": Hedge.OVER,
    ">": Hedge.OVER,
    "at least": Hedge.AT_LEAST,
    "at the very least": Hedge.AT_LEAST,
    "at a minimum": Hedge.AT_LEAST,
    "no fewer than": Hedge.AT_LEAST,
    "no less than": Hedge.AT_LEAST,
    "not less than": Hedge.AT_LEAST,
    "a minimum of": Hedge.AT_LEAST,
    "no lower than": Hedge.AT_LEAST,
    "more than or equal to": Hedge.AT_LEAST,
    "greater than or equal to": Hedge.AT_LEAST,
    "as little as": Hedge.AT_LEAST,
    "as few as": Hedge.AT_LEAST,
    "as low as": Hedge.AT_LEAST,
    "≥": Hedge.AT_LEAST,
    ">=": Hedge.AT_LEAST,
    "under": Hedge.UNDER,
    "well under": Hedge.UNDER,
    "less than": Hedge.UNDER,
    "comfortably below": Hedge.UNDER,
    "comfortably under": Hedge.UNDER,
    "considerably below": Hedge.UNDER,
    "significantly below": Hedge.UNDER,
    "substantially below": Hedge.UNDER,
    "way below": Hedge.UNDER,
    "way under": Hedge.UNDER,
    "well short of": Hedge.UNDER,
    "far short of": Hedge.UNDER,
    "fewer than": Hedge.UNDER,
    "lower than": Hedge.UNDER,
    "smaller than": Hedge.UNDER,
    "shorter than": Hedge.UNDER,
    "younger than": Hedge.UNDER,
    "far less than": Hedge.UNDER,
    "far fewer than": Hedge.UNDER,
    "much less than": Hedge.UNDER,
    "below": Hedge.UNDER,
    "well below": Hedge.UNDER,
    "considerably less than": Hedge.UNDER,
    "significantly less than": Hedge.UNDER,
    "substantially less than": Hedge.UNDER,
    "well less than": Hedge.UNDER,
    "far below": Hedge.UNDER,
    "<": Hedge.UNDER,
    "at most": Hedge.AT_MOST,
    "at the most": Hedge.AT_MOST,
    "at the very most": Hedge.AT_MOST,
    "at a maximum": Hedge.AT_MOST,
    "no longer than": Hedge.AT_MOST,
    "no older than": Hedge.AT_MOST,
    "no later than": Hedge.AT_MOST,
    "no more than": Hedge.AT_MOST,
    "not more than": Hedge.AT_MOST,
    "not exceeding": Hedge.AT_MOST,
    "a maximum of": Hedge.AT_MOST,
    "no higher than": Hedge.AT_MOST,
    "no greater than": Hedge.AT_MOST,
    "less than or equal to": Hedge.AT_MOST,
    "≤": Hedge.AT_MOST,
    "<=": Hedge.AT_MOST,
    "up to": Hedge.UP_TO,
    "as many as": Hedge.UP_TO,
    "as much as": Hedge.UP_TO,
    "as high as": Hedge.UP_TO,
    "anything up to": Hedge.UP_TO,
    "nearly": Hedge.NEARLY,
    "almost": Hedge.NEARLY,
    "close to": Hedge.NEARLY,
    "virtually": Hedge.NEARLY,
    "approaching": Hedge.NEARLY,
    "just shy of": Hedge.NEARLY,
    "shy of": Hedge.NEARLY,
    "not quite": Hedge.NEARLY,
    "getting on for": Hedge.NEARLY,
    "very nearly": Hedge.NEARLY,
    "just short of": Hedge.NEARLY,
    "a little short of": Hedge.NEARLY,
    "not far short of": Hedge.NEARLY,
    "the best part of": Hedge.NEARLY,
    "the better part of": Hedge.NEARLY,
    "best part of": Hedge.NEARLY,
    "better part of": Hedge.NEARLY,
    "closer to": Hedge.NEARLY,
    "a little below": Hedge.NEARLY,
    "a little fewer than": Hedge.NEARLY,
    "slightly fewer than": Hedge.NEARLY,
    "just less than": Hedge.NEARLY,
    "just fewer than": Hedge.NEARLY,
    "a little less than": Hedge.NEARLY,
    "slightly below": Hedge.NEARLY,
    "just under": Hedge.NEARLY,
    "just below": Hedge.NEARLY,
    "a little under": Hedge.NEARLY,
    "slightly under": Hedge.NEARLY,
    "slightly less than": Hedge.NEARLY,
    "nigh on": Hedge.NEARLY,
    "nearing": Hedge.NEARLY,
    "not far off": Hedge.NEARLY,
    "a bit less than": Hedge.NEARLY,
    "a bit under": Hedge.NEARLY,
    "a bit below": Hedge.NEARLY,
    "a shade under": Hedge.NEARLY,
    "a shade below": Hedge.NEARLY,
    "a touch under": Hedge.NEARLY,
    "a touch below": Hedge.NEARLY,
    "a fraction under": Hedge.NEARLY,
    "marginally below": Hedge.NEARLY,
    "marginally under": Hedge.NEARLY,
    "marginally less than": Hedge.NEARLY,
    "just over": Hedge.JUST_OVER,
    "just above": Hedge.JUST_OVER,
    "a little above": Hedge.JUST_OVER,
    "little more than": Hedge.JUST_OVER,
    "not much more than": Hedge.JUST_OVER,
    "only just over": Hedge.JUST_OVER,
    "just upwards of": Hedge.JUST_OVER,
    "just north of": Hedge.JUST_OVER,
    "just more than": Hedge.JUST_OVER,
    "a little more than": Hedge.JUST_OVER,
    "slightly above": Hedge.JUST_OVER,
    "a little over": Hedge.JUST_OVER,
    "slightly over": Hedge.JUST_OVER,
    "slightly more than": Hedge.JUST_OVER,
    "a bit more than": Hedge.JUST_OVER,
    "a bit over": Hedge.JUST_OVER,
    "a bit above": Hedge.JUST_OVER,
    "a shade over": Hedge.JUST_OVER,
    "a shade above": Hedge.JUST_OVER,
    "a touch over": Hedge.JUST_OVER,
    "a touch above": Hedge.JUST_OVER,
    "a fraction over": Hedge.JUST_OVER,
    "marginally above": Hedge.JUST_OVER,
    "marginally over": Hedge.JUST_OVER,
    "marginally more than": Hedge.JUST_OVER,
}
AFTER: Final[Mapping[str, Hedge]] = {
    "or more": Hedge.AT_LEAST,
    "or above": Hedge.AT_LEAST,
    "or over": Hedge.AT_LEAST,
    "or higher": Hedge.AT_LEAST,
    "or greater": Hedge.AT_LEAST,
    "at least": Hedge.AT_LEAST,
    "+": Hedge.AT_LEAST,
    "-plus": Hedge.AT_LEAST,
    "-odd": Hedge.ABOUT,
    "-ish": Hedge.ABOUT,
    "or less": Hedge.AT_MOST,
    "or fewer": Hedge.AT_MOST,
    "or below": Hedge.AT_MOST,
    "or under": Hedge.AT_MOST,
    "or lower": Hedge.AT_MOST,
    "at most": Hedge.AT_MOST,
    "or so": Hedge.ABOUT,
    "-some": Hedge.ABOUT,
    "ish": Hedge.ABOUT,
    "at the most": Hedge.AT_MOST,
    "at the very least": Hedge.AT_LEAST,
    "at a minimum": Hedge.AT_LEAST,
    "or thereabouts": Hedge.ABOUT,
    "and over": Hedge.AT_LEAST,
    "and above": Hedge.AT_LEAST,
    "or older": Hedge.AT_LEAST,
    "and older": Hedge.AT_LEAST,
    "and up": Hedge.AT_LEAST,
    "or longer": Hedge.AT_LEAST,
    "and under": Hedge.AT_MOST,
    "or younger": Hedge.AT_MOST,
    "and younger": Hedge.AT_MOST,
    "and below": Hedge.AT_MOST,
}


class Sets(Struct, frozen=True):
    """What a printed figure can mean (`plain`), can just about mean (`generous`), and what a reader expects.

    `plain` lies within `generous`; a value outside `expected` gives at most a note on the wording.
    """

    plain: Interval
    generous: Interval
    expected: Interval

    def mirrored(self) -> Sets:
        """The sets of the negative figure."""
        return Sets(-self.plain, -self.generous, -self.expected)

    def clipped(self, to: Interval) -> Sets:
        """The part of each set inside `to`."""
        return Sets(self.plain & to, self.generous & to, self.expected & to)


def around(value: Fraction, plain: Fraction, generous: Fraction) -> Sets:
    """`value` give or take a share of itself, both ends closed; what is expected is the plain set."""
    size = abs(value)
    inner = Interval.point(value).widened(size * plain)
    return Sets(inner, Interval.point(value).widened(size * generous), inner)


def rounded(value: Fraction, step: Fraction) -> Sets:
    """`value` rounded to `step`: half a step either way, and a whole step, exclusive, where it was cut off."""
    plain = Interval.point(value).widened(step / 2)
    return Sets(plain, Interval.open(value - step, value + step), plain)


def hedged(
    hedge: Hedge, bare: Sets, value: Fraction, nonzero: Fraction, *, fraction: bool = False, style: HouseStyle = HOUSE
) -> Sets:
    """The sets of a figure under `hedge`, from those it has bare.

    `nonzero` is one unit of the last digit of `value` that is not zero. `fraction`: the figure is printed as a
    fraction. Bounds stand on the number line; nearness is towards zero and away from it, so that "nearly −5" is
    −5 seen from zero. A hedge never makes a figure sharper: the generous set of "about" holds the bare one.
    """
    above = Interval(value, value + nonzero, OPEN, CLOSED)
    below = Interval(value - nonzero, value, CLOSED, OPEN)
    match hedge:
        case Hedge.ABOUT:
            size = abs(value)
            generous = bare.plain.widened(size * style.about_generous) | bare.generous
            return Sets(bare.plain.widened(size * style.about), generous, bare.plain)
        case Hedge.OVER:
            return Sets(Interval.above(value), Interval.above(value), above)
        case Hedge.AT_LEAST:
            whole = Interval.at_least(value)
            return Sets(whole, whole, above | Interval.point(value))
        case Hedge.UNDER:
            return Sets(Interval.below(value), Interval.below(value), below)
        case Hedge.AT_MOST | Hedge.UP_TO:
            whole = Interval.at_most(value)
            return Sets(whole, whole, below | Interval.point(value))
        case Hedge.NEARLY | Hedge.JUST_OVER:
            return _near(hedge, bare, value, fraction, style)


def _near(hedge: Hedge, bare: Sets, value: Fraction, fraction: bool, style: HouseStyle) -> Sets:
    if value == 0:
        # A share of zero is nothing; what is left of "close to zero" is the rounding of the zero.
        return Sets(bare.generous, bare.generous, bare.generous)
    if value < 0:
        return _near(hedge, bare, -value, fraction, style).mirrored()
    if hedge is Hedge.JUST_OVER:
        reach, expected = value * (1 + style.nearly), value * (1 + style.nearly_expected)
        return Sets(
            Interval(value, reach, OPEN, CLOSED), Interval.closed(value, reach), Interval(value, expected, OPEN, CLOSED)
        )
    reach = value * (1 - style.nearly)
    expected = value * (1 - (style.nearly_fraction if fraction else style.nearly_expected))
    return Sets(
        Interval(reach, value, CLOSED, OPEN), Interval.closed(reach, value), Interval(expected, value, CLOSED, OPEN)
    )


def between(low: Sets, high: Sets, first: Fraction, second: Fraction) -> Sets:
    """From the low end of one figure's sets to the high end of the other's; expected is [first, second]."""
    return Sets(_span(low.plain, high.plain), _span(low.generous, high.generous), Interval.closed(first, second))


def _span(low: Interval, high: Interval) -> Interval:
    return Interval(low.low, high.high, low.low_end, high.high_end)


def is_round(value: Fraction, nonzero: Fraction) -> bool:
    """Whether a reader takes `value` for a round number: at most two digits that count, or three with a five last.

    Hedges stand mostly before round numbers, and what they do to the others is to turn a precise reading into an
    approximate one (Williams and Power 2013): "around 10,164" is at least odd.
    """
    digits = abs(value / nonzero)
    return digits < 100 or (digits < 1000 and digits % 5 == 0)


_BEFORE: Final = Phrases({words: hedge for words, hedge in BEFORE.items() if words[0].isalpha()})
_AFTER: Final = Phrases({words: hedge for words, hedge in AFTER.items() if words[0].isalpha()})
_SIGNS: Final = tuple(sorted((sign for sign in BEFORE if not sign[0].isalpha()), key=len, reverse=True))
_GAP: Final = Pattern(GAP)
_GOES_ON: Final = Pattern(rf"{GAP}(?:to|than)(?![A-Za-z0-9])", ANY_CASE)
_JOINED: Final = Pattern(r"(?:\+|-plus|-odd|-?ish|-some)(?![0-9A-Za-z])", ANY_CASE)


def before(text: str, start: int) -> tuple[Hedge, int] | None:
    """The hedge at `start` with the gap after it, and the offset after both."""
    if found := _BEFORE.match(text, start):
        gap = _GAP.match(text, found[1])
        if gap is None and text[found[1] - 1] != ".":
            return None
        return found[0], gap.end() if gap else found[1]  # "c.£30m" needs no gap.
    for sign in _SIGNS:
        if text.startswith(sign, start):
            gap = _GAP.match(text, start + len(sign))
            return BEFORE[sign], gap.end() if gap else start + len(sign)
    return None


def joined(text: str, start: int) -> int:
    """The offset after the sign or word that a hyphen or nothing joins to a number ("-odd", "+"), or `start`."""
    found = _JOINED.match(text, start)
    return found.end() if found else start


def after(text: str, start: int) -> tuple[Hedge, int] | None:
    """The hedge that follows a figure ending at `start` ("or more", "+"), and the offset after it."""
    if sign := _JOINED.match(text, start):
        return AFTER[sign[0].lower()], sign.end()
    gap = _GAP.match(text, start)
    found = _AFTER.match(text, gap.end()) if gap else None
    # "5% and up to 7%", "5 or more than 6" go on to another figure.
    goes_on = found is not None and (text[found[1] : found[1] + 1] == "-" or _GOES_ON.match(text, found[1]))
    return None if goes_on else found
