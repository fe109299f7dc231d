"""The value stated for a limit is the one in force at its date.

## What it checks

A threshold claim with a figure ("exceeds $195 million in 2020") against the value that the limit has in that year by
its own text, and that the limit had begun by then. Without a period the year is that of publication, or the last year
in force where the limit ended before.

## Why

Limits that move with the year are quoted from older articles, with the value of the year in which those were written.

## Tolerance

The limit is exact; the article's figure for it is taken as printed. "About $195 million" fits a limit of 195 million.
Where a bound says the same as the side that the claim names (`side`), it is no hedge: in "at least 50 percent" the
limit is 50 percent.

## Blind spots

It knows the limits that the claim file lists, and the text of the law only as the file has it. That a limit has ended
is left to limit-lapsed.

## References

A limit that moves by the year: 19 U.S.C. 2463(c)(2)(A)(ii), "$75,000,000 for 1996", which rises by $5,000,000 a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from claimcheck import formula
from claimcheck.case import Case
from claimcheck.claim import Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.quantity import LimitValue
from claimcheck.relation import Agreement
from claimcheck.rule import Fact, Failing, Requirement
from claimcheck.trial import Trial

ID: Final = "limit-in-force"
FAMILY: Final = "thresholds"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement | Fact]:
    """Each threshold claim: its limit had begun in its period, and its figure is the value of that year."""
    for reading, claim in case.of(Threshold):
        if claim.limit is None:
            continue
        limit = case.dossier.limits[claim.limit]
        if limit.in_force is not None and claim.period is not None and claim.period.end <= limit.in_force.first:
            message = f"{limit.measure} is in force from {limit.in_force.first} on, after {claim.period.words}"
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)
            continue
        if not isinstance(reading.stated, LimitValue):
            continue
        try:
            formula.value_in_year(limit.value, reading.stated.year)
        except formula.FormulaError as error:
            message = f"{limit.measure} cannot be worked out: {error}"
            yield Fact(claim.id, message, Severity.NOTE, reading=reading)
        else:
            source = case.dossier.sources.get(limit.source or "")
            yield Requirement(
                Agreement(reading.stated),
                reading,
                broken=f"“{claim.printed}” is not the limit in force",
                arithmetic=partial(_arithmetic, limit.measure, "" if source is None else f" by {source.name}"),
            )


def _arithmetic(measure: str, by: str, trial: Trial) -> str:
    stated = trial.theirs.stated
    year = f" in {stated.year}" if isinstance(stated, LimitValue) and stated.year is not None else ""
    return f"{measure}{year} is {trial.theirs.said}{by}"


_LIMITS = """
limits:
  allowance: {measure: the duty-free allowance, value: 75 million USD + 5 million USD * (year - 1996), side: above,
    in_force: 1996-01-01..2020-12-31, source: act}
  quota: {measure: the quota, value: 50%, side: at or above}
sources:
  act: {title: Trade Act, publisher: Parliament of Norland, standing: official}
claims:
"""

PASSING: Final = {
    "the value of its year": _LIMITS
    + """
  - {id: limit, quote: "a value of $195 million in 2020", kind: threshold, limit: allowance, figure: $195 million,
     period: 2020}
""",
    "the last value, where no period is stated": "article: {published: 2025}"
    + _LIMITS
    + """
  - {id: limit, quote: "a value of $195 million", kind: threshold, limit: allowance, figure: $195 million}
""",
    "a bound that names the side": _LIMITS
    + """
  - {id: limit, quote: at least 50 percent, kind: threshold, limit: quota, side: at or above,
     figure: at least 50 percent}
""",
    "a bound of the value, which it fits": _LIMITS
    + """
  - {id: limit, quote: "a limit of over $190 million in 2020", kind: threshold, limit: allowance,
     figure: over $190 million, period: 2020}
""",
    "a limit that does not move": _LIMITS
    + """
  - {id: limit, quote: 50.0 percent or more, kind: threshold, limit: quota, figure: 50.0 percent}
""",
}

FAILING: Final = {
    "the value of another year": Failing(
        _LIMITS
        + """
  - {id: limit, quote: "a value of $190 million in 2020", kind: threshold, limit: allowance, figure: $190 million,
     period: 2020}
""",
        claims=("limit",),
        message=(
            "“$190 million” is not the limit in force: the duty-free allowance in 2020 is 195 million USD by "
            "Parliament of Norland"
        ),
    ),
    "a bound that names the side, of another value": Failing(
        _LIMITS
        + """
  - {id: limit, quote: at least 45 percent, kind: threshold, limit: quota, side: at or above,
     figure: at least 45 percent}
""",
        claims=("limit",),
        message="“at least 45 percent” is not the limit in force: the quota is 50%",
    ),
    "before it began": Failing(
        _LIMITS
        + """
  - {id: limit, quote: "a value of $70 million in 1995", kind: threshold, limit: allowance, figure: $70 million,
     period: 1995}
""",
        claims=("limit",),
        message="the duty-free allowance is in force from 1996-01-01 on, after 1995",
    ),
    "no year to work it out for": Failing(
        """
limits:
  allowance: {measure: the duty-free allowance, value: 75 million USD + 5 million USD * (year - 1996), side: above}
claims:
  - {id: limit, quote: "a value of $195 million", kind: threshold, limit: allowance, figure: $195 million}
""",
        claims=("limit",),
        message="the duty-free allowance cannot be worked out: the value depends on the year, and no year is known",
    ),
}
