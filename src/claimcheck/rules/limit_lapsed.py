"""A limit that has lapsed is not spoken of as in force.

## What it checks

A threshold claim without a period, in an article published after the limit's last day in force; and one whose period
lies after that day.

## Why

Laws that end on a date, and are renewed late or never, live on in briefing papers. A reader of "if exports exceed the
threshold" takes it that there is one.

## Tolerance

A claim whose period lies inside the time in force, or reaches into it, is quiet. One without a period strains, whatever
its tense.

## Blind spots

It does not read tenses: "exceeded the threshold" without a year is taken as speaking of now. A renewal counts when
`in_force` is set to it.

## References

A programme that ended while articles still spoke of it: Congressional Research Service, *Generalized System of
Preferences (GSP): Overview and Issues for Congress*, RL33663, 2021.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.rule import Fact, Failing

ID: Final = "limit-lapsed"
FAMILY: Final = "thresholds"
SEVERITY: Final = Severity.WARNING


def check(case: Case) -> Iterator[Fact]:
    """Each threshold claim about a limit that had ended."""
    published = case.dossier.article.published
    for claim in case.claims:
        limit = case.dossier.limits.get(claim.limit or "") if isinstance(claim, Threshold) else None
        if limit is None or limit.in_force is None or limit.in_force.last is None:
            continue
        if claim.period is not None:
            if claim.period.start > limit.in_force.last:
                message = f"{limit.measure} lapsed on {limit.in_force.last}; the claim speaks of {claim.period.words}"
                yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)
        elif published is not None and published.start > limit.in_force.last:
            message = (
                f"{limit.measure} lapsed on {limit.in_force.last}; the article of {published} speaks of it as in force"
            )
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)


_LIMITS = """
limits:
  allowance: {measure: the duty-free allowance, value: 195 million USD, side: above, in_force: 1996-01-01..2020-12-31}
claims:
"""

PASSING: Final = {
    "a year in which it was in force": "article: {published: 2025}"
    + _LIMITS
    + """
  - {id: limit, quote: exports that exceeded the allowance in 2020, kind: threshold, limit: allowance, period: 2020}
""",
    "an article of its last year": "article: {published: 2020}"
    + _LIMITS
    + """
  - {id: limit, quote: exports that exceed the allowance, kind: threshold, limit: allowance}
""",
    "a period that reaches into it": _LIMITS
    + """
  - {id: limit, quote: exports above the allowance from 2020 to 2022, kind: threshold, limit: allowance,
     period: 2020..2022}
""",
}

FAILING: Final = {
    "an article of the year after": Failing(
        "article: {published: 2021}"
        + _LIMITS
        + """
  - {id: limit, quote: exports that exceed the allowance, kind: threshold, limit: allowance}
""",
        claims=("limit",),
        message="the duty-free allowance lapsed on 2020-12-31; the article of 2021 speaks of it as in force",
    ),
    "a period after it": Failing(
        _LIMITS
        + """
  - {id: limit, quote: exports that exceeded the allowance in 2021, kind: threshold, limit: allowance, period: 2021}
""",
        claims=("limit",),
        message="the duty-free allowance lapsed on 2020-12-31; the claim speaks of 2021",
    ),
}
