"""Percent stand for percentage points, or points for percent.

## What happens

Support that falls from 31.2% to 28.2% falls by 3 percentage points and by 9.6 percent. Which is meant is lost on the
way from the table to the sentence.

## How it is undone

The words of the unit give way to the other's, and the figure is read again.

## Blind spots

Only a change has points. Where percent and points of a rate both fit, nothing tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Change
from claimcheck.figure import PERCENT, POINTS
from claimcheck.rewording import read_again, restated
from claimcheck.slip import Family, Looked, Named, Undone

ID: Final = "percent-for-point"
FAMILY: Final = Family.MEANING


def undo(looked: Looked) -> Iterator[Undone]:
    """The change in percentage points where percent are printed, and in percent where points are."""
    for claim in make(looked):
        subject, figure = looked.reading.subject, looked.figure
        rate = subject is not None and looked.dossier.measures[subject.measure].is_rate
        if figure is not None and (figure.unit == POINTS or rate):
            meant = "percent" if figure.unit == POINTS else "percentage points"
            yield Undone(claim, f"stands for {meant}")


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: one unit for the other."""
    claim, figure = looked.claim, looked.figure
    if not isinstance(claim, Change) or figure is None or figure.unit_span is None:
        return
    if figure.unit not in (PERCENT, POINTS):
        return
    begin, end = figure.unit_span
    before = figure.printed[:begin].rstrip(" -")
    for unit in (" percentage points",) if figure.unit == PERCENT else (" percent",):
        changed = read_again(figure, f"{before}{unit}{figure.printed[end:]}")
        if changed is not None:
            yield restated(claim, changed)


_FILE: Final = """
quantities:
  support: {measure: support for the party, unit: "%"}
sources:
  poll: {title: Poll, publisher: Pollster}
evidence:
  - quantity: support
    source: poll
    rows: |
      period,value
      2023,31.2
      2024,28.2
claims:
"""

NAMED: Final = {
    "percent for points": Named(
        _FILE
        + """
  - {id: loss, quote: the party lost 3.0 percent, kind: change, direction: fall, quantity: support, period: 2023..2024,
     figure: 3.0 percent}
""",
        claim="loss",
        sentence=(
            "percent-for-point: “3.0 percent” stands for percentage points: 31.2% in calendar 2023 to 28.2% "
            "in calendar 2024 is −3 percentage points; 1 in 99 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "points": _FILE
    + """
  - {id: loss, quote: the party lost 3.0 percentage points, kind: change, direction: fall, quantity: support,
     period: 2023..2024, figure: 3.0 percentage points}
""",
}
