"""The figure of a mention as a claim prints it, and the unit that its quantity is declared in."""

from __future__ import annotations

import re
from typing import Final

from claimcheck import figure as figures
from claimcheck import unit
from claimcheck.drafting.denoting import Denotations
from claimcheck.figure import Figure, FigureError
from claimcheck.scanning import Kind, Mention
from claimcheck.unit import UnitError
from claimcheck.unit_names import CURRENCY_WORDS
from claimcheck.yaml_text import one_line

# A bare number is no number of these, whatever the noun after it is.
_NOT_COUNTED: Final = frozenset({"share", "percentage points", "date"})
# The noun of these is the unit of a bare number: of "37 consecutive days" too, which is no unit as it stands.
_NAMING: Final = frozenset({Kind.COUNT, Kind.VAGUE, Kind.RANGE, Kind.CHANGE, Kind.AMOUNT})
_CURRENCIES: Final = frozenset(words.split()[-1] for words in CURRENCY_WORDS)
_MAJORITY: Final = re.compile(r"\b(?:majority|most)\b", re.IGNORECASE)


def printed_figure(mention: Mention) -> Figure | None:
    """The figure of a mention in as few of its words as say the same; None where it is not understood alone."""
    if mention.found is None:
        return None
    spans = [span for span in (mention.hedge_span, mention.value_span) if span]
    unit_span = mention.unit_span
    counts = mention.kind in (Kind.COUNT, Kind.VAGUE)
    hulls = [] if not spans else [_hull(spans)] if counts or unit_span is None else [_hull([*spans, unit_span])]
    hulls.append((mention.start, mention.end))
    if mention.value_span and unit_span:
        hulls.append(_hull([mention.value_span, unit_span]))
    if mention.value_span:
        hulls.append(mention.value_span)
    wanted = mention.figure
    for start, end in hulls:
        figure = readable(one_line(mention.text[start - mention.start : end - mention.start]))
        if figure is not None and (wanted is None or _same(figure, wanted)):
            return figure
    return None


def readable(words: str) -> Figure | None:
    """The figure that words are; None where they are none."""
    try:
        return figures.read(words)
    except FigureError:
        return None


def declared(mention: Mention, figure: Figure, denotations: Denotations) -> tuple[Figure, str] | None:
    """The figure of a mention with the unit to declare for its quantity; None where none can hold it.

    Where the unit is none that is known, such as that of a blood pressure, the figure is the number alone.
    """
    if (name := _declared_unit(figure, mention, denotations)) is not None:
        return figure, name
    if mention.kind not in (Kind.AMOUNT, Kind.CHANGE) or mention.value_span is None:
        return None
    start, end = mention.value_span
    bare = readable(mention.text[start - mention.start : end - mention.start])
    if bare is None or mention.rate:
        return None
    name = _declared_unit(bare, mention, denotations)
    return None if name is None else (bare, name)


def _declared_unit(figure: Figure, mention: Mention, denotations: Denotations) -> str | None:
    noun = mention.unit if mention.kind in _NAMING else ""
    if mention.kind in (Kind.AMOUNT, Kind.CHANGE) and not noun.islower():
        noun = ""  # The mmHg of a blood pressure is a sign, and nothing that is counted.
    for name in (figure.unit,) if figure.unit else (noun.lower(), ""):
        try:
            meaning = denotations.meant(name)
            declared = unit.declare(meaning)[1]
            if not figure.unit and declared.dimension in _NOT_COUNTED:
                continue
            if figure.unit:
                unit.factor(unit.read(unit.meant(figure.unit, declared), {declared.name})[1], declared)
        except UnitError:
            continue
        return meaning
    return None


def fits_unit(figure: Figure, name: str) -> bool:
    """Whether a figure can be of a quantity declared in a unit; one without a unit can."""
    if not figure.unit:
        return True
    try:
        declared = unit.declare(name)[1]
        unit.factor(unit.read(unit.meant(figure.unit, declared), {declared.name})[1], declared)
    except UnitError:
        return False
    return True


def is_currency(noun: str) -> bool:
    """Whether a counted noun is the money of some country, whichever: crowns, dinars."""
    return noun.removesuffix("s") in _CURRENCIES


def is_majority(mention: Mention) -> bool:
    """Whether a vague mention bounds a share: most, a majority."""
    return mention.kind is Kind.VAGUE and _MAJORITY.search(mention.text) is not None


def _hull(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _same(one: Figure, other: Figure) -> bool:
    if one.rate != other.rate:
        return False
    if one.value is None or other.value is None:
        return one.value is None and other.value is None
    return abs(one.value) == abs(other.value)
