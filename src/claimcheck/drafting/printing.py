"""The figure of a mention as a claim prints it, and the unit that its quantity is declared in."""

from __future__ import annotations

import re
from typing import Final

from claimcheck import figure as figures
from claimcheck import unit
from claimcheck.figure import Figure, FigureError
from claimcheck.scanning import Kind, Mention
from claimcheck.unit import UnitError
from claimcheck.yaml_text import one_line

# A bare number is no number of these, whatever the noun after it is.
_NOT_COUNTED: Final = frozenset({"share", "percentage points", "date"})
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


def declared_unit(figure: Figure, mention: Mention) -> str | None:
    """The unit to declare for a quantity that has this figure; None where none can hold it."""
    noun = mention.unit if mention.kind in (Kind.COUNT, Kind.VAGUE, Kind.RANGE, Kind.CHANGE) else ""
    for name in (figure.unit,) if figure.unit else (noun.lower(), ""):
        try:
            declared = unit.declare(name)[1]
            if not figure.unit and declared.dimension in _NOT_COUNTED:
                continue
            if figure.unit:
                unit.factor(unit.read(figure.unit, {declared.name})[1], declared)
        except UnitError:
            continue
        return name
    return None


def fits_unit(figure: Figure, name: str) -> bool:
    """Whether a figure can be of a quantity declared in a unit; one without a unit can."""
    if not figure.unit:
        return True
    try:
        declared = unit.declare(name)[1]
        unit.factor(unit.read(figure.unit, {declared.name})[1], declared)
    except UnitError:
        return False
    return True


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
