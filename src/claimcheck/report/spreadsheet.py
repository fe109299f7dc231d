"""The claims of reviews as CSV, a row each: for spreadsheets and data frames, with no cell that would be computed."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from fractions import Fraction
from io import StringIO
from typing import Final

from claimcheck.judgement import Review
from claimcheck.records import COLUMNS, Cell
from claimcheck.report.excerpt import line
from claimcheck.scanning.showing import decimal

_COMPUTED: Final = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""The first characters, wide ones too, after which a spreadsheet takes a cell for a formula."""

GUARD: Final = "'"
"""What is put before such a text: spreadsheets take what follows as text."""


def written(reviews: Sequence[Review]) -> str:
    """The table as RFC 4180 has it: a header, commas, lines that end in a carriage return and a line feed.

    Each text stands on one line. Numbers have all their digits, yes and no are `true` and `false`, and what is not
    there is empty.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for review in reviews:
        writer.writerows([_cell(row[column]) for column in COLUMNS] for row in review.rows())
    return text.getvalue()


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | Fraction():
            return decimal(Fraction(value))
        case _:
            shown = line(value)
            return GUARD + shown if _COMPUTED.match(shown) else shown
