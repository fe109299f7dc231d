"""A percentage should follow from its figures as they are printed, not only from what they were rounded from.

## What it checks

Shares, relative changes and multiples printed in plain digits ("10.20%", "1.4 times"), of two figures that sources or
claims of the article print without a hedge. Where the rounding of the two allows what is printed, but dividing them as
they stand gives something else, the note gives both: what they come to, and how far apart their rounding lets it be.

## Why

49 and 44 million may have been 48.6 and 44.1 before they were rounded, so that growth of 10.2% is not refuted by them.
But a reader with a calculator finds 11.4%, and so does one who looks for a slip: 10.2% is what 44 to 49 gives on the
wrong base. Either the two figures need another digit, or the percentage one less.

## Tolerance

What the two come to may be rounded, cut off or rounded up to the last digit that is printed: 44 to 49 is 11.36%, so
"11.3%" and "11.4%" are quiet, and so is "11%". It is a note and says nothing against the value: a figure that was
worked out before rounding is right, and often is.

## Blind spots

Sums and differences are left alone, since readers know that rounded figures need not add up. So are hedged figures,
ranges and words such as "half" or "doubled", which are wide enough already.

## References

UNECE, *Making Data Meaningful*, part 2: a guide to presenting statistics, 2009, on rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.figure import Figure
from claimcheck.finding import Severity
from claimcheck.interval import Interval
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, ShareOf, divided
from claimcheck.quotient import supplied, worked_out
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Failing
from claimcheck.wording import middle, number

ID: Final = "follows-as-printed"
FAMILY: Final = "wording"
SEVERITY: Final = Severity.NOTE

_NOTHING: Final = Interval.point(0)
_SIGNS: Final = {"%": "%", "times": " times"}
"""The units of a quotient in plain digits, as they are written behind a number."""


class _Operand(Struct, frozen=True):
    """A figure that is divided: in words, the values it may have been rounded from, and its claim or its cells."""

    said: str
    rounded: Interval
    claims: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def printed(self) -> Interval:
        """The value as it stands."""
        value = middle(self.rounded)
        assert value is not None
        return Interval.point(value)


def check(case: Case) -> Iterator[Fact]:
    """Each quotient that holds within the rounding of its two figures, and not between them as they are printed."""
    for reading in case.readings:
        figure, stated = reading.figure, reading.stated
        if stated is None or figure is None or figure.hedge or figure.rate or figure.unit not in _SIGNS:
            continue
        pair = _operands(case, reading)
        if pair is None or reading.plain is None or reading.generous is None:
            continue
        above, below = pair
        as_rounded = worked_out(stated, above.rounded, below.rounded)
        as_printed = worked_out(stated, above.printed, below.printed)
        if as_rounded.meets(reading.plain) and not as_printed.meets(reading.generous):
            yield Fact(
                reading.claim.id,
                _message(reading, figure, pair, as_printed, as_rounded),
                SEVERITY,
                reading=reading,
                others=(*above.claims, *below.claims),
                evidence=(*above.cells, *below.cells),
            )


def _operands(case: Case, reading: Reading) -> tuple[_Operand, _Operand] | None:
    """What is divided by what: from sources where they give both, else each from them or from the one claim of it.

    None where that is not two amounts in one unit, each printed as one number, or the divisor may be zero or less.
    """
    parts = divided(reading.stated)
    if parts is None or not case.comparable(*parts):
        return None
    supplies = supplied(case.evidence, *parts) or [case.evidence.reference(quantity) for quantity in parts]
    found = []
    for quantity, supply in zip(parts, supplies, strict=True):
        operand = _claimed(case, quantity, reading) if supply is None else _given(supply)
        if operand is None:
            return None
        found.append(operand)
    above, below = found
    return (above, below) if _NOTHING.all_below(below.rounded) else None


def _given(supply: Supply) -> _Operand:
    cells = [f"{one.quantity}: {one.printed} ({supply.series.name}, {one.place})" for one in supply.observations]
    return _Operand(supply.printed, supply.plain, cells=tuple(cells))


def _claimed(case: Case, quantity: Quantity, reading: Reading) -> _Operand | None:
    """What the one other claim that states a quantity prints, if that is one number without a hedge."""
    stating = [one for one in case.stating.get(quantity, ()) if one.claim.id != reading.claim.id]
    if len(stating) != 1:
        return None
    figure, plain, claim = stating[0].figure, stating[0].plain, stating[0].claim
    if figure is None or figure.value is None or figure.hedge or plain is None:
        return None
    return _Operand(f"“{claim.printed}” ({claim.id})", plain, claims=(claim.id,))


def _message(
    reading: Reading, figure: Figure, pair: tuple[_Operand, _Operand], as_printed: Interval, as_rounded: Interval
) -> str:
    above, below = (one.said for one in pair)
    stated = reading.stated
    is_growth = isinstance(stated, ChangeFrom) and stated.form is ChangeForm.RELATIVE
    ends = [end for end in (middle(as_printed), as_rounded.low, as_rounded.high) if end is not None]
    value, low, high = (_shown(end, figure, is_growth=is_growth) for end in ends)
    match stated:
        case ChangeFrom(start=start, end=end):
            redone = f"{below}{start.when} to {above}{end.when} is {value}"
        case ShareOf(whole=whole):
            redone = f"{above} of {below}{whole.when} is {value}"
        case _:
            redone = f"{above} is {value} {below}"
    said = f"“{reading.claim.printed}” holds only between unrounded figures"
    return f"{said}: {redone} as printed, {low} to {high} unrounded"


def _shown(value: Fraction, figure: Figure, *, is_growth: bool) -> str:
    """A quotient with as many decimals as the figure prints."""
    plus = "+" if is_growth and value > 0 else ""
    return f"{plus}{number(round(value / figure.place) * figure.place, 12)}{_SIGNS[figure.unit]}"


_FIGURES: Final = """
quantities:
  sales: {measure: sales, unit: USD, per: year}
  costs: {measure: costs, unit: USD, by: purpose, members: {wages: [], rent: []}}
  staff: {measure: staff, unit: people, by: site, members: {North: []}}
sources:
  firm: {title: Annual report, publisher: The company}
evidence:
  - quantity: sales
    source: firm
    unit: million USD
    rows: |
      period,value
      2022,44
      2023,49
  - quantity: costs
    source: firm
    unit: million USD
    whole: all
    rows: |
      member,period,value
      wages,2023,4.4
      rent,2023,3.1
      all,2023,15.1
  - quantity: staff
    source: firm
    whole: all
    rows: |
      member,period,value
      North,2023,44
      all,2023,151
claims:
"""

_IN_THE_TEXT: Final = """
quantities:
  sales: {measure: sales, unit: USD, per: year}
claims:
  - {id: before, quote: after $39.7 billion in 2022, kind: level, quantity: sales, period: 2022, figure: $39.7 billion}
  - {id: now, quote: $44.6 billion in 2023, kind: level, quantity: sales, period: 2023, figure: $44.6 billion}
"""

PASSING: Final = {
    "what the printed figures give": _FIGURES
    + """
  - {id: growth, quote: sales grew by 11.36%, kind: change, quantity: sales, period: 2022..2023, figure: 11.36%}
""",
    "cut off instead of rounded": _FIGURES
    + """
  - {id: growth, quote: sales grew by 11.3%, kind: change, quantity: sales, period: 2022..2023, figure: 11.3%}
""",
    "a hedge": _FIGURES
    + """
  - {id: growth, quote: sales grew by about 10.2%, kind: change, quantity: sales, period: 2022..2023,
     figure: about 10.2%}
""",
    "counts, which are not rounded": _FIGURES
    + """
  - {id: north, quote: 29% of the staff, kind: share, quantity: staff, member: North, period: 2023, figure: 29%}
""",
    "in the text": _IN_THE_TEXT
    + """
  - {id: growth, quote: sales rose 12.3%, kind: change, quantity: sales, period: 2022..2023, figure: 12.3%}
""",
    "a hedged level": _IN_THE_TEXT.replace("$39.7 billion", "about $39.7 billion")
    + """
  - {id: growth, quote: sales rose 12.5%, kind: change, quantity: sales, period: 2022..2023, figure: 12.5%}
""",
}

FAILING: Final = {
    "the change on the wrong base, within the rounding": Failing(
        _FIGURES
        + """
  - {id: growth, quote: sales grew by 10.2%, kind: change, quantity: sales, period: 2022..2023, figure: 10.2%}
""",
        claims=("growth",),
        message=(
            "“10.2%” holds only between unrounded figures: 44 million USD in calendar 2022 to 49 million USD in "
            "calendar 2023 is +11.4% as printed, +9% to +13.8% unrounded"
        ),
    ),
    "in the text": Failing(
        _IN_THE_TEXT
        + """
  - {id: growth, quote: sales rose 12.5%, kind: change, quantity: sales, period: 2022..2023, figure: 12.5%}
""",
        claims=("growth", "now", "before"),
        message=(
            "“12.5%” holds only between unrounded figures: “$39.7 billion” (before) in 2022 to “$44.6 billion” (now) "
            "in 2023 is +12.3% as printed, +12.1% to +12.6% unrounded"
        ),
    ),
    "a share": Failing(
        _FIGURES
        + """
  - {id: wages, quote: 28.8% went into wages, kind: share, quantity: costs, member: wages, period: 2023, figure: 28.8%}
""",
        claims=("wages",),
        message=(
            "“28.8%” holds only between unrounded figures: 4.4 million USD of 15.1 million USD in calendar 2023 is "
            "29.1% as printed, 28.7% to 29.6% unrounded"
        ),
    ),
    "a multiple": Failing(
        _FIGURES
        + """
  - {id: wages, quote: 1.45 times as much as rent, kind: ratio, quantity: costs, member: wages, period: 2023,
     to: "costs[rent]", figure: 1.45 times}
""",
        claims=("wages",),
        message=(
            "“1.45 times” holds only between unrounded figures: 4.4 million USD is 1.42 times 3.1 million USD as "
            "printed, 1.38 times to 1.46 times unrounded"
        ),
    ),
}
