"""A range of two amounts in one unit: from 5 to 10, between 5 and 10, 5–10."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from claimcheck.figure.amount import Amount
from claimcheck.figure.amount_in_text import amount
from claimcheck.numeral import Form, Numeral
from claimcheck.phrase import ANY_CASE, GAP, Pattern

# "18- to 24-year-olds": the hyphen waits for the word that follows the other end.
TO: Final = Pattern(rf"{GAP}(?P<words>to|through|or){GAP}|-{GAP}to{GAP}|-to-|[-–‑~]", ANY_CASE)
_AND: Final = Pattern(rf"{GAP}(?:and|to){GAP}|[-–‑]", ANY_CASE)
BETWEEN: Final = Pattern(rf"(?P<word>between|from){GAP}", ANY_CASE)


def between(text: str, word: re.Match[str]) -> tuple[Amount, Amount] | None:
    joint = _AND if word["word"].lower() == "between" else TO
    # In "between two hundred and five hundred" the "and" belongs to the range; in "between one hundred and five and
    # two hundred" the first belongs to the number.
    for joined in (False, True):
        first = amount(text, word.end(), joined=joined)
        link = joint.match(text, first.end) if first else None
        if first is None or link is None:
            continue
        second = amount(text, link.end(), joined=joined, is_money=first.unit_before)
        if second is not None and (ends := one_unit(first, second)):
            return ends
    return None


def one_unit(first: Amount, second: Amount, *, touching: bool = False) -> tuple[Amount, Amount] | None:
    """Both ends of a range in one unit and scale, the lower first; None where they are no range.

    `touching`: only a dash stands between them, so that the first may leave its thousands to the second: "10-12,000".
    """
    forms = (first.numeral.form, second.numeral.form)
    if Form.ORDINAL in forms or Form.PLURAL in forms or first.more:
        return None
    if second.more:
        # "Two or three times faster": what that says beyond the two multiples is left open.
        second = replace(second, more=False)
    if not first.unit and second.unit:
        first = replace(first, unit=second.unit, kind=second.kind)
    elif first.unit_before and not second.unit:
        second = replace(second, unit=first.unit, unit_span=first.unit_span)
    if first.unit != second.unit or first.kind is not second.kind:
        return None
    scale = second.numeral.scale
    if first.numeral.scale == 1 and scale >= 1_000 and first.numeral.value < 1_000:
        # "5 to 10 million" is five million; what "900 to 1.2 million" would be is anybody's guess.
        if first.numeral.value >= second.numeral.value / scale:
            return None
        first = replace(first, numeral=first.numeral.scaled(scale))
    if touching and _leaves_thousands(first.numeral, second.numeral):
        number = first.numeral
        thousands = replace(number, value=number.value * 1_000, last_nonzero_place=number.last_nonzero_place * 1_000)
        first = replace(first, numeral=thousands)
    if first.numeral.value >= second.numeral.value:
        return None
    return first, second


def _leaves_thousands(first: Numeral, second: Numeral) -> bool:
    """Whether "10" of "10-12,000" is ten thousand: the ends of a range lie no further apart than one to four."""
    if first.form is not Form.INTEGER or second.form is not Form.INTEGER or second.last_nonzero_place < 1_000:
        return False
    return first.value < 100 and first.value * 1_000 < second.value <= first.value * 4_000


def is_next(first: Amount, second: Amount) -> bool:
    """Whether "two or three" is a range: the second follows the first; "15 or 25" are two figures."""
    scale = second.numeral.scale
    return (
        not first.unit
        and second.numeral.value - first.numeral.value * (scale if first.numeral.scale == 1 else 1) == scale
    )


def is_a_level(change: Amount, second: Amount) -> bool:
    """Whether what follows "rose by 5 to" is what was reached, and not the end of a range.

    It is where both have a unit or scale of their own ("by $1.15 to $15", "by 640 million to 5.8 billion"), or lie too
    far apart for one range, which small numbers do less.
    """
    first, last, scale = abs(change.numeral.value), abs(second.numeral.value), second.numeral.scale
    if (change.unit and second.unit) or 1 < change.numeral.scale < scale:
        return True
    if change.numeral.scale == 1 and first * scale < last:
        first *= scale  # "By 5 to 7 million" leaves its scale to the second.
    return last > (6 if first >= 100 and scale == 1 else 10) * first
