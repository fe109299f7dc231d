"""A percentage of a known number of people or things must come from a whole number of them.

## What it checks

A share in percent of a whole whose number is known exactly ("37% of the 26 respondents"): some whole number divided by
it must round to the percentage as printed.

## Why

Of 26 people 9 are 34.6% and 10 are 38.5%, and nothing lies between: 37% was worked out of another number, or is
misprinted. Neither the part nor its source is needed to see it.

## Tolerance

The percentage may be rounded half up or half to even; where it fits only when its decimals were cut off, it is
strained. Hedged percentages are left alone. With as many people as there are printable percentages (100 for whole
ones, 1,000 for one decimal) every percentage can come up and nothing is tested; the message says how many can.

## Blind spots

Polls weight their answers, and some leave out who did not answer: their percentages do not come from the number
printed as the sample. Where the part is known too, share-of-whole redoes the share instead.

## References

Nicholas Brown and James Heathers, "The GRIM test", *Social Psychological and Personality Science* 8, 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from claimcheck import hedge
from claimcheck.attainable import cut_off, neighbours, sums
from claimcheck.case import Case
from claimcheck.claim import Share
from claimcheck.figure import Figure
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.quantity import Quantity, ShareOf
from claimcheck.rule import Fact, Failing
from claimcheck.wording import number

ID: Final = "attainable-share"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR

_ONE_PERCENT: Final = Interval.point(Fraction(1, 100))


def check(case: Case) -> Iterator[Fact]:
    """Each bare percentage of a whole that is known exactly, whose part is not known."""
    for reading, claim in case.of(Share):
        stated, figure = reading.stated, claim.figure
        if not isinstance(stated, ShareOf) or figure.unit != "%" or figure.hedge or figure.value is None:
            continue
        if case.evidence.reference(stated.part) is not None or stated.part in case.stating:
            continue
        for n, claims, source in _known(case, stated.whole, claim.id):
            if n * figure.place >= 100:
                continue
            if sums(hedge.rounded(figure.value, figure.place).plain * _ONE_PERCENT, n):
                continue
            message = (
                f"“{claim.printed}” {{}} {n:,} {case.measure(stated.whole.measure).unit}: {_nearest(figure, n)}{source}"
            )
            if sums(cut_off(figure.value, figure.place) * _ONE_PERCENT, n):
                message = message.format("comes only cut off, and not rounded, from")
                yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED, reading, claims)
            else:
                verdict = Verdict.DISPUTED if claims else Verdict.CONTRADICTED
                yield Fact(claim.id, message.format("cannot come from"), Severity.ERROR, verdict, reading, claims)


def _known(case: Case, whole: Quantity, claim: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The number that a whole is known to have, the other claims that say so, and who says so, in words."""
    if not case.measure(whole.measure).typed_unit.dimension.startswith("count of "):
        return
    supply = case.evidence.reference(whole)
    if supply is not None:
        n = _exactly(supply.generous) if supply.series.same_definition else None
        if n:
            yield n, (), f" [{supply.series.name}]"
        return
    for other in case.stating.get(whole, ())[:1]:
        n = _exactly(other.generous) if other.generous is not None and other.claim.id != claim else None
        if n:
            yield n, (other.claim.id,), f" ({other.claim.id})"


def _exactly(values: Interval) -> int | None:
    """The whole number that is all a set holds; None where it holds others."""
    low = values.low
    return int(low) if low is not None and values.is_point and low.denominator == 1 and low > 0 else None


def _nearest(figure: Figure, n: int) -> str:
    assert figure.value is not None
    digits = len(str(int(100 / figure.place)))
    share = figure.value / 100
    shown = " and ".join(f"{int(one * n):,} of {n:,} is {number(100 * one, digits)}%" for one in neighbours(share, n))
    return f"{shown}; of every {number(100 / figure.place)} such percentages {n:,} can"


_QUANTITIES = """
quantities:
  smokers: {measure: respondents who smoke, unit: people}
  respondents: {measure: respondents, unit: people}
sources:
  survey: {title: Survey, publisher: Institute}
evidence:
  - quantity: respondents
    source: survey
    rows: |
      period,value
      2023,26
claims:
"""

PASSING: Final = {
    "ten of 26": _QUANTITIES
    + """
  - {id: smoke, quote: 38% smoke, kind: share, quantity: smokers, of: respondents, period: 2023, figure: 38%}
""",
    "more people than percentages": _QUANTITIES
    + """
  - {id: asked, quote: 101 people were asked in 2022, kind: level, quantity: respondents, period: 2022,
     figure: 101 people}
  - {id: smoke, quote: 37% smoke, kind: share, quantity: smokers, of: respondents, period: 2022, figure: 37%}
""",
    "a hedge": _QUANTITIES
    + """
  - {id: smoke, quote: about 37% smoke, kind: share, quantity: smokers, of: respondents, period: 2023,
     figure: about 37%}
""",
}

FAILING: Final = {
    "between nine and ten of 26": Failing(
        _QUANTITIES
        + """
  - {id: smoke, quote: 37% smoke, kind: share, quantity: smokers, of: respondents, period: 2023, figure: 37%}
""",
        claims=("smoke",),
        message=(
            "“37%” cannot come from 26 people: 9 of 26 is 34.6% and 10 of 26 is 38.5%; of every 100 such percentages "
            "26 can [Institute]"
        ),
    ),
    "the number is another claim's": Failing(
        _QUANTITIES
        + """
  - {id: asked, quote: 26 people were asked in 2022, kind: level, quantity: respondents, period: 2022,
     figure: 26 people}
  - {id: smoke, quote: 37% smoke, kind: share, quantity: smokers, of: respondents, period: 2022, figure: 37%}
""",
        claims=("smoke", "asked"),
        message=(
            "“37%” cannot come from 26 people: 9 of 26 is 34.6% and 10 of 26 is 38.5%; of every 100 such percentages "
            "26 can (asked)"
        ),
    ),
    "decimals cut off": Failing(
        _QUANTITIES
        + """
  - {id: smoke, quote: 34.6% and then 38.4% smoke, kind: share, quantity: smokers, of: respondents, period: 2023,
     figure: 38.4%}
""",
        claims=("smoke",),
        message=(
            "“38.4%” comes only cut off, and not rounded, from 26 people: 9 of 26 is 34.62% and 10 of 26 is 38.46%; of "
            "every 1,000 such percentages 26 can [Institute]"
        ),
    ),
}
