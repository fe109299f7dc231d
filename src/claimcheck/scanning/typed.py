"""What kind of quantity a figure is, in which unit, and which way it goes."""

from __future__ import annotations

import re
from typing import Final

from claimcheck import figure as figures
from claimcheck.figure import Found
from claimcheck.numeral import Form
from claimcheck.phrase import GAP, words_of
from claimcheck.scanning.mention import Direction, Kind, Mention

_ASCII: Final = re.ASCII | re.IGNORECASE

_SPECIAL_UNITS: Final = figures.MONEY | figures.MEASURES | {figures.PERCENT, figures.POINTS, figures.BASIS_POINTS}
DURATIONS: Final = frozenset(
    f"{unit}{ending}"
    for unit in words_of("year month week day hour minute second decade century")
    for ending in ("", "s")
) | {"centuries"}


def is_noun(found: Found) -> bool:
    return found.unit not in _SPECIAL_UNITS and found.unit not in (figures.TIMES, figures.RANK)


def head(unit: str) -> str:
    return unit.rsplit(" ", 1)[-1]


def typed(text: str, found: Found) -> Mention:
    """The mention of a figure."""
    unit, unit_span = found.unit, found.unit_span
    kind = _kind(text, found)
    if " " in unit and unit_span and is_noun(found) and unit not in figures.MEASURES and not _is_measure(unit):
        unit = head(unit)
        unit_span = (unit_span[1] - len(unit), unit_span[1])
    if unit == figures.POINTS and unit_span and text[slice(*unit_span)].lower() in ("point", "points"):
        around = text[max(0, found.start - 120) : found.end + 60].lower()
        size = found.value if found.value is not None else found.high
        # An index or a league counts points too, and no share moves by more than a hundred.
        if not _SHARES_NEAR.search(around) or _INDEX_NEAR.search(around) or (size or 0) > 100:
            unit, kind = "points", Kind.COUNT if kind is Kind.PERCENTAGE_POINTS else kind
    if unit == figures.RANK:
        unit, unit_span = "", None
    hedge = text[slice(*found.hedge_span)] if found.hedge_span else ""
    direction = None if found.rises is None else Direction.UP if found.rises else Direction.DOWN
    if kind is Kind.CHANGE and direction is None and found.value is not None:
        direction = Direction.UP if found.value >= 1 else Direction.DOWN
    is_vague = found.form is None or found.form is Form.PLURAL
    start = found.start
    # "Most" and "a majority" name no number, though they bound one.
    value = None if is_vague else found.value
    return Mention(
        start,
        found.end,
        text[start : found.end],
        kind,
        value,
        found.low,
        found.high,
        unit,
        hedge,
        found.hedge,
        found.value_span,
        unit_span,
        found.hedge_span,
        found.rate,
        direction,
        found=found,
    )


def _is_measure(unit: str) -> bool:
    return head(unit).rpartition("-")[2] in figures.MEASURES


def _kind(text: str, found: Found) -> Kind:
    if found.form is None or found.form is Form.PLURAL:
        return Kind.VAGUE
    if found.low is not None:
        return Kind.RANGE
    if found.unit == figures.RANK:
        return Kind.RANK
    if found.rises is not None:
        return Kind.CHANGE
    if found.unit == figures.TIMES:
        if found.rate:
            return Kind.RATE
        if (
            found.unit_span
            and text[slice(*found.unit_span)].lower() == "times"
            and found.value is not None
            and found.value.denominator == 1
            and not _COMPARES.match(text, found.unit_span[1])
        ):
            return Kind.COUNT
        word = text[slice(*found.value_span)].lower()
        if word in ("twice", "thrice") and not _COMPARES.match(text, found.end) and "as " not in found.printed:
            return Kind.COUNT  # "He scored twice."
        alone = found.unit_span == found.value_span and word not in ("twice", "thrice")
        return Kind.CHANGE if alone and not _AS_MANY.match(text, found.value_span[1]) else Kind.MULTIPLE
    if found.ratio:
        return Kind.RATIO
    if found.rate:
        return Kind.RATE
    if found.share:
        return Kind.FRACTION
    if found.unit in _KINDS:
        return _KINDS[found.unit]
    if found.unit in figures.MONEY:
        return Kind.MONEY
    if found.unit in figures.MEASURES or head(found.unit) in DURATIONS or _is_measure(found.unit):
        return Kind.AMOUNT
    return Kind.COUNT


_KINDS: Final = {
    figures.PERCENT: Kind.PERCENT,
    figures.POINTS: Kind.PERCENTAGE_POINTS,
    figures.BASIS_POINTS: Kind.BASIS_POINTS,
}
_AS_MANY: Final = re.compile(rf"{GAP}as{GAP}", _ASCII)
_COMPARES: Final = re.compile(
    rf"{GAP}(?:as|the|that|those|what|its|their|his|her|our|more|less|fewer|over|better|worse|[a-z]{{2,10}}er|average)\b",
    _ASCII,
)
_INDEX_NEAR: Final = re.compile(
    r"\b(?:dow|nasdaq|s&p|ftse|dax|cac|nikkei|hang seng|sensex|nifty|kse|index|industrials|league|season|games?|scored"
    r"|match(?:es)?|leaders?|clear at|championship|quarterback|rebounds)\b"
)
_SHARES_NEAR: Final = re.compile(r"%|per ?cent|\bshare\b|\bmargin\b|\brate\b|turnout|\bproportion\b")
