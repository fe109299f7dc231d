"""The shares of one whole add up to it.

## What it checks

Shares that claims state of one whole, in one period, for different members of one dimension: a complete set adds up to
100%, an incomplete one to no more.

## Why

Each share of a set is rounded, revised and copied by itself. Their sum is the one check that needs no source, and a
reader of a chart makes it at a glance.

## Tolerance

Each share is taken as the set its words stand for, so that three times 33% is a whole: rounding may move a sum by half
a unit for each of its figures. A set is complete where the claim file says so of the members, or the table does, and
every member is in it.

## Blind spots

Answers that may be given together ("tick all that apply") add up to more than 100%: their quantity has no `by`, and is
left alone. Shares of two overlapping groups are not added. An incomplete set that touches 100% within its rounding is
passed over.

## References

Frederick Mosteller, Cleo Youtz and Douglas Zahn, "The distribution of sums of rounded percentages", *Demography* 4,
1967.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from claimcheck.case import Case
from claimcheck.claim import Share
from claimcheck.finding import Severity
from claimcheck.interval import Interval, total
from claimcheck.quantity import Quantity, ShareOf
from claimcheck.reading import Reading
from claimcheck.relation import Outcome, Relation, Sum, Variable, at_most, equal, test
from claimcheck.rule import Failing, Requirement
from claimcheck.trial import Trial
from claimcheck.wording import span

ID: Final = "shares-of-one-whole"
FAMILY: Final = "percentages"
SEVERITY: Final = Severity.ERROR


def check(case: Case) -> Iterator[Requirement]:
    """For each whole of which several shares are stated: their sum."""
    wholes: dict[tuple[str, Quantity], dict[ShareOf, Reading]] = {}
    for reading, _ in case.of(Share):
        stated = reading.stated
        if isinstance(stated, ShareOf) and stated.part.members and _is_exclusive(case, stated):
            wholes.setdefault((stated.part.measure, stated.whole), {}).setdefault(stated, reading)
    for shares in wholes.values():
        yield from _sum(case, _apart(shares))


def _sum(case: Case, shares: dict[ShareOf, Reading]) -> Iterator[Requirement]:
    if len({reading.claim.id for reading in shares.values()}) < max(2, len(shares)):
        return
    whole = Sum(tuple(Variable(share) for share in shares))
    complete = _is_complete(case, tuple(shares))
    relation = equal(whole, 100) if complete else at_most(whole, 100)
    if not complete and _is_open(relation, shares):
        return
    *others, last = shares.values()
    named = f"the shares of {_named(case, next(iter(shares)))}"
    yield Requirement(
        relation,
        last,
        broken=f"{named} do not add up to 100%" if complete else f"{named} add up to more than 100%",
        arithmetic=_arithmetic,
        others=tuple(others),
    )


def _is_exclusive(case: Case, share: ShareOf) -> bool:
    """Whether the members share the whole out among them: those of a dimension do, and groups of them overlap."""
    part, whole = case.measure(share.part.measure), case.measure(share.whole.measure)
    # Debt by country may exceed the product of all; people who answer do not exceed the people asked.
    counted = part.typed_unit == whole.typed_unit and part.typed_unit.dimension.startswith("count of ")
    groups = {group for series in case.evidence.of(share.part.measure) for group in series.groups}
    return bool(part.by) and (part is whole or counted) and not groups & set(share.part.members)


def _apart(shares: dict[ShareOf, Reading]) -> dict[ShareOf, Reading]:
    """The shares whose members do not overlap those of a share before; single members come first."""
    taken: set[str] = set()
    apart = {}
    for share in sorted(shares, key=lambda share: len(share.part.members) > 1):
        if taken.isdisjoint(share.part.members):
            taken.update(share.part.members)
            apart[share] = shares[share]
    return {share: reading for share, reading in shares.items() if share in apart}


def _is_complete(case: Case, shares: Sequence[ShareOf]) -> bool:
    """Whether every member of the dimension is in one of the shares, which are of all of it."""
    part, whole = shares[0].part, shares[0].whole
    if whole.members or whole.measure != part.measure:
        return False
    taken = {member for share in shares for member in share.part.members}
    measure = case.measure(part.measure)
    if measure.complete and measure.members:
        return taken.issuperset(measure.members)
    listing = case.evidence.listing(part.measure, part.period)
    return listing is not None and listing.complete and taken.issuperset(listing.members(part.period))


def _is_open(relation: Relation, shares: dict[ShareOf, Reading]) -> bool:
    box: dict[Hashable, Interval] = {
        share: reading.plain for share, reading in shares.items() if reading.plain is not None
    }
    return test(relation, box) is Outcome.OPEN


def _named(case: Case, share: ShareOf) -> str:
    return f"{case.measure(share.part.measure).measure}{share.part.when}"


def _arithmetic(trial: Trial) -> str:
    shown = " + ".join(statement.said for statement in trial.all)
    return f"{shown} is {span(total(statement.plain for statement in trial.all), '%')}"


_QUANTITIES = """
quantities:
  seats: {measure: seats in the council, unit: seats, by: party, complete: yes,
    members: {Greens: [], Reds: [], Blues: []}}
  loans: {measure: books lent, unit: books, per: year, by: branch}
  uses: {measure: reasons given, unit: people}
claims:
"""

PASSING: Final = {
    "thirds, rounded": _QUANTITIES
    + """
  - {id: greens, quote: the Greens hold 33%, kind: share, quantity: seats, member: Greens, period: 2024, figure: 33%}
  - {id: reds, quote: the Reds 33%, kind: share, quantity: seats, member: Reds, period: 2024, figure: 33%}
  - {id: blues, quote: and the Blues 33%, kind: share, quantity: seats, member: Blues, period: 2024, figure: 33%}
""",
    "a set that is not complete": _QUANTITIES
    + """
  - {id: greens, quote: the Greens hold 33%, kind: share, quantity: seats, member: Greens, period: 2024, figure: 33%}
  - {id: reds, quote: the Reds 20%, kind: share, quantity: seats, member: Reds, period: 2024, figure: 20%}
""",
    "answers given together": _QUANTITIES
    + """
  - {id: price, quote: 70% named the price, kind: share, quantity: uses, member: price, period: 2024, figure: 70%}
  - {id: taste, quote: 60% the taste, kind: share, quantity: uses, member: taste, period: 2024, figure: 60%}
""",
}

FAILING: Final = {
    "four points too many": Failing(
        _QUANTITIES
        + """
  - {id: greens, quote: the Greens hold 38%, kind: share, quantity: seats, member: Greens, period: 2024, figure: 38%}
  - {id: reds, quote: the Reds 33%, kind: share, quantity: seats, member: Reds, period: 2024, figure: 33%}
  - {id: blues, quote: and the Blues 33%, kind: share, quantity: seats, member: Blues, period: 2024, figure: 33%}
""",
        claims=("blues", "greens", "reds"),
        message=(
            "the shares of seats in the council in 2024 do not add up to 100%: “38%” (greens) + “33%” (reds) + “33%” "
            "(blues) is 104%"
        ),
    ),
    "more than there is": Failing(
        _QUANTITIES
        + """
  - {id: harbour, quote: the harbour lent 62% of the books, kind: share, quantity: loans, member: Harbour, period: 2024,
     figure: 62%}
  - {id: school, quote: the school 43%, kind: share, quantity: loans, member: School, period: 2024, figure: 43%}
""",
        claims=("school", "harbour"),
        message=("the shares of books lent in 2024 add up to more than 100%: “62%” (harbour) + “43%” (school) is 105%"),
    ),
}
