"""A mean of whole numbers, and its standard deviation, must be ones that some answers give.

## What it checks

A mean whose sample the claim file gives (`mean: {n: 28, items: 1, sd: 1.21}`) and whose answers are whole numbers:
their sum must be a whole number (GRIM); with that sum some whole sum of squares must give the standard deviation
(GRIMMER); and for answers of 0 or 1 the mean and the number alone give it (DEBIT).

## Why

28 whole numbers have means 1/28 apart. Half of the means that are misprinted, or taken over other people than said,
fall between two of them, and one needs no data to see it.

## Tolerance

Mean and deviation may be rounded half up or half to even; where they fit only with decimals cut off, they are
strained. A deviation may be of the sample or of the population. The mean is not tested where n × items reaches 100 for
two decimals, 1,000 for three: every mean can come up then. The message says how many can.

## Blind spots

Answers in fractions, weighted means, and means of those who answered only. Without `items` or `binary` nothing is
known of the answers and nothing is tested. Of all sums of squares it asks the necessary: large enough, and odd or even
as the sum.

## References

Nicholas Brown and James Heathers, "The GRIM test", *Social Psychological and Personality Science* 8, 2017; Jordan
Anaya, "The GRIMMER test", *PeerJ Preprints* 4:e2400v1, 2016; Aurélien Allard, "Analytic-GRIMMER", 2018; James Heathers
and Nicholas Brown, "DEBIT", 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from claimcheck import hedge
from claimcheck.attainable import (
    MOST_SUMS,
    binary_deviation,
    cut_off,
    has_deviation,
    is_binary_deviation,
    neighbours,
    sums,
)
from claimcheck.case import Case
from claimcheck.claim import Level, Mean
from claimcheck.figure import Figure
from claimcheck.finding import Severity, Verdict
from claimcheck.hedge import Sets
from claimcheck.interval import Interval
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing
from claimcheck.wording import number

ID: Final = "attainable-mean"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Fact]:
    """Each bare mean of a known number of whole numbers, and then its standard deviation."""
    for reading, claim in case.of(Level):
        mean = claim.mean
        if mean is None or mean.n is None or (mean.items is None and not mean.binary):
            continue
        n, items = mean.n, mean.items or 1
        sets = _sets(claim.figure)
        if sets is None:
            continue
        answers = f"{n * items:,} {'answers of 0 or 1' if mean.binary else 'whole numbers'}"
        if not _totals(mean, sets.plain):
            rest = f"a mean of {answers}: {_nearest(mean, claim.figure, n * items)}"
            yield _fact(reading, claim.printed, rest, is_cut_off=bool(_totals(mean, sets.generous)))
        elif mean.sd is not None and (deviation := _sets(mean.sd)) is not None:
            yield from _deviation(reading, mean, mean.sd, sets, deviation, answers)


def _deviation(reading: Reading, mean: Mean, sd: Figure, sets: Sets, deviation: Sets, answers: str) -> Iterator[Fact]:
    fits, fits_cut_off = (
        _some_have(mean, one, other)
        for one, other in ((sets.plain, deviation.plain), (sets.generous, deviation.generous))
    )
    if fits is not False:
        return
    rest = f"the standard deviation of {answers} with the mean “{reading.claim.printed}”"
    if mean.binary and reading.figure is not None and reading.figure.value is not None:
        rest += f": it is {_root(binary_deviation(reading.figure.value, mean.n or 1), sd)}"
    yield _fact(reading, sd.printed, rest, is_cut_off=bool(fits_cut_off))


def _some_have(mean: Mean, values: Interval, deviation: Interval) -> bool | None:
    """Whether some sum that has a mean in `values` has a deviation in that set; None where there are too many sums."""
    n, items = mean.n or 1, mean.items or 1
    totals = _totals(mean, values)
    if totals.stop - totals.start > MOST_SUMS:
        return None
    if mean.binary:
        return any(is_binary_deviation(total, n, deviation) for total in totals)
    return any(has_deviation(total, n, items, deviation) for total in totals)


def _totals(mean: Mean, values: Interval) -> range:
    """The sums of answers whose mean is in `values`; answers of 0 or 1 sum to n at most."""
    n = (mean.n or 1) * (mean.items or 1)
    return sums(values & Interval.closed(0, 1) if mean.binary else values, n)


def _sets(figure: Figure) -> Sets | None:
    """A bare figure, rounded even where it has no decimals, or generously cut off; None for any other."""
    if figure.hedge or figure.value is None or figure.unit == "%":
        return None
    plain = hedge.rounded(figure.value, figure.place).plain
    return Sets(plain, plain | cut_off(figure.value, figure.place), plain)


def _fact(reading: Reading, printed: str, rest: str, *, is_cut_off: bool) -> Fact:
    if is_cut_off:
        message = f"“{printed}” is, only cut off and not rounded, {rest}"
        return Fact(reading.claim.id, message, Severity.WARNING, Verdict.STRAINED, reading)
    return Fact(reading.claim.id, f"“{printed}” cannot be {rest}", Severity.ERROR, Verdict.CONTRADICTED, reading)


def _nearest(mean: Mean, figure: Figure, n: int) -> str:
    assert figure.value is not None
    if mean.binary and not 0 <= figure.value <= 1:
        return "it lies between 0 and 1"
    digits = len(str(int(abs(figure.value) / figure.place))) + 1
    shown = " and ".join(
        f"{number(one * n)} divided by {n:,} is {number(one, digits)}" for one in neighbours(figure.value, n)
    )
    return f"{shown}; of every {number(1 / figure.place)} such means {n:,} can be"


def _root(variance: Fraction, sd: Figure) -> str:
    """A standard deviation to the printed place. The root is only shown; what is judged is its square."""
    root = Fraction((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())
    return number(round(root / sd.place) * sd.place, 12)


_QUANTITIES = """
quantities:
  answers: {measure: agreement from 1 to 7, unit: points}
claims:
"""

PASSING: Final = {
    "a mean and its deviation": _QUANTITIES
    + """
  - {id: mean, quote: "a mean of 3.46 (SD 1.20, n = 28)", kind: level, figure: 3.46, mean: {n: 28, items: 1, sd: 1.20}}
""",
    "more answers than means": _QUANTITIES
    + """
  - {id: mean, quote: a mean of 3.47, kind: level, figure: 3.47, mean: {n: 28, items: 4}}
""",
    "answers that need not be whole numbers": _QUANTITIES
    + """
  - {id: mean, quote: a mean of 3.47, kind: level, figure: 3.47, mean: {n: 28}}
""",
    "answers of 0 or 1": _QUANTITIES
    + """
  - {id: mean, quote: "0.46 (SD 0.51)", kind: level, figure: 0.46, mean: {n: 28, binary: yes, sd: 0.51}}
""",
}

FAILING: Final = {
    "between two means": Failing(
        _QUANTITIES
        + """
  - {id: mean, quote: a mean of 3.48, kind: level, figure: 3.48, mean: {n: 28, items: 1}}
""",
        claims=("mean",),
        message=(
            "“3.48” cannot be a mean of 28 whole numbers: 97 divided by 28 is 3.464 and 98 divided by 28 is 3.5; of "
            "every 100 such means 28 can be"
        ),
    ),
    "a deviation that no answers have": Failing(
        _QUANTITIES
        + """
  - {id: mean, quote: "a mean of 3.46 (SD 1.19, n = 28)", kind: level, figure: 3.46, mean: {n: 28, items: 1, sd: 1.19}}
""",
        claims=("mean",),
        message=("“1.19” cannot be the standard deviation of 28 whole numbers with the mean “3.46”"),
    ),
    "too wide for answers of 0 or 1": Failing(
        _QUANTITIES
        + """
  - {id: mean, quote: "0.46 (SD 0.62)", kind: level, figure: 0.46, mean: {n: 28, binary: yes, sd: 0.62}}
""",
        claims=("mean",),
        message=("“0.62” cannot be the standard deviation of 28 answers of 0 or 1 with the mean “0.46”: it is 0.51"),
    ),
}
