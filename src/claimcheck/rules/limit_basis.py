"""A limit is measured on what its law measures it on.

## What it checks

The base that a threshold claim names ("50 percent or more of imports under the programme") against the base of the
limit's own text ("… of total imports"); for a limit that is an amount, the quantity placed against it; and for one in
percent that has a `part`, the quantity of which the claim says so many percent.

## Why

Half of a small base is a much lower bar than half of a large one, and summaries drop just the words that say which it
is.

## Tolerance

None: the two are the same quantity of the claim file, or they are not. A base narrowed to a member of the law's own
quantity is the same. A claim that names no base is left alone.

## Blind spots

The claim file says which quantity the words mean, and which the law means. A percentage placed as a quantity of its own
says no more of what it is a part of than its name.

## References

19 U.S.C. 2463(c)(2)(A)(i)(II): "equal to or exceeding 50 percent of the appraised value of the total imports of that
article into the United States".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck import formula
from claimcheck.case import Case
from claimcheck.claim import Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.limit import Limit
from claimcheck.quantity import Quantity
from claimcheck.rule import Fact, Failing

ID: Final = "limit-basis"
FAMILY: Final = "thresholds"
SEVERITY: Final = Severity.WARNING


def check(case: Case) -> Iterator[Fact]:
    """Each threshold claim: the base it names is that of the limit, and so is what it places against an amount."""
    for claim in case.claims:
        if not isinstance(claim, Threshold):
            continue
        limit = case.dossier.limits.get(claim.limit or "")
        if limit is None or limit.of is None:
            continue
        law = case.dossier.referred(limit.of)
        base = None if claim.of is None else case.dossier.referred(claim.of)
        if base is not None and not _same(base, law):
            message = (
                f"the words hold {_words(case, base)} against {limit.measure}, which is set on {_words(case, law)}"
            )
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)
        placed = _placed(case, claim)
        part = None if limit.part is None else case.dossier.referred(limit.part)
        if (
            part is not None
            and placed is not None
            and not case.measure(placed.measure).is_rate
            and not _same(placed, part)
        ):
            message = f"the words count {_words(case, placed)} for {limit.measure}, which counts {_words(case, part)}"
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)
        if placed is not None and placed != base and not _in_percent(limit) and not _same(placed, law):
            message = f"the words place {_words(case, placed)} against {limit.measure}, which is on {_words(case, law)}"
            yield Fact(claim.id, message, Severity.WARNING, Verdict.STRAINED)


def _placed(case: Case, claim: Threshold) -> Quantity | None:
    if claim.subject is not None:
        return case.dossier.referred(claim.subject)
    return None if claim.quantity is None else case.dossier.quantity(claim.quantity, claim.member)


def _same(named: Quantity, law: Quantity) -> bool:
    return named.measure == law.measure and law.members in ((), named.members)


def _in_percent(limit: Limit) -> bool:
    year = limit.in_force.first.year if limit.in_force is not None else 2000
    return formula.value_in_year(limit.value, year)[1].dimension == "share"


def _words(case: Case, quantity: Quantity) -> str:
    words = case.measure(quantity.measure).measure
    return f"{words} ({' and '.join(quantity.members)})" if quantity.members else words


_LIMITS = """
quantities:
  from-one-country: {measure: imports from one country, unit: USD, per: year, by: country, members: {Norland: []}}
  imports: {measure: all imports of the product, unit: USD, per: year}
  under-programme: {measure: imports under the programme, unit: USD, per: year}
limits:
  quota: {measure: the quota, value: 50%, side: at or above, of: imports, part: from-one-country}
  allowance: {measure: the allowance, value: 195 million USD, side: above, of: from-one-country}
claims:
"""

PASSING: Final = {
    "the base of the law": _LIMITS
    + """
  - {id: limit, quote: 50 percent or more of all imports, kind: threshold, limit: quota, of: imports}
""",
    "the part that the law counts": _LIMITS
    + """
  - {id: limit, quote: imports from Norland are 50 percent or more, kind: threshold, limit: quota, of: imports,
     quantity: from-one-country, member: Norland}
""",
    "one member of what the law measures": _LIMITS
    + """
  - {id: limit, quote: imports from Norland exceed it, kind: threshold, limit: allowance, side: above,
     subject: "from-one-country[Norland]"}
""",
}

FAILING: Final = {
    "a narrower base": Failing(
        _LIMITS
        + """
  - {id: limit, quote: 50 percent or more of imports under the programme, kind: threshold, limit: quota,
     of: under-programme}
""",
        claims=("limit",),
        message=(
            "the words hold imports under the programme against the quota, which is set on all imports of the product"
        ),
    ),
    "another part of the base": Failing(
        _LIMITS
        + """
  - {id: limit, quote: imports under the programme are 50 percent or more, kind: threshold, limit: quota, of: imports,
     quantity: under-programme}
""",
        claims=("limit",),
        message="the words count imports under the programme for the quota, which counts imports from one country",
    ),
    "another quantity placed against it": Failing(
        _LIMITS
        + """
  - {id: limit, quote: imports of the product exceed it, kind: threshold, limit: allowance, side: above,
     subject: imports}
""",
        claims=("limit",),
        message=(
            "the words place all imports of the product against the allowance, which is on imports from one country"
        ),
    ),
}
