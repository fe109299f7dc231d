"""A figure as printed in prose or in a table, and the sets of values it stands for: one grammar for scan and claims."""

from claimcheck.figure.cell import cell
from claimcheck.figure.locating import locate, match
from claimcheck.figure.money import MONEY
from claimcheck.figure.printed import Figure, FigureError, Force, Found
from claimcheck.figure.reading import MOST_CHARACTERS, read
from claimcheck.figure.unit import BASIS_POINTS, MEASURES, PERCENT, POINTS, RANK, TIMES
from claimcheck.figure.word import is_plural

__all__ = [
    "BASIS_POINTS",
    "MEASURES",
    "MONEY",
    "MOST_CHARACTERS",
    "PERCENT",
    "POINTS",
    "RANK",
    "TIMES",
    "Figure",
    "FigureError",
    "Force",
    "Found",
    "cell",
    "is_plural",
    "locate",
    "match",
    "read",
]
