"""Limits that the words state, and what they place against one: 31 mg, which exceeds the limit of 25 mg."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from claimcheck import formula
from claimcheck.drafting.proposal import LimitProposed, Proposal
from claimcheck.drafting.skeleton import VALUE, WORD
from claimcheck.drafting.tying import Passage, as_rate, same_unit
from claimcheck.unit import UnitError

_LIMIT: Final = r"(?:limit|cap|ceiling|threshold|maximum)"
_PLACED: Final = re.compile(
    rf"(?P<subject>{VALUE})[^\ue000-\ue00f.;]{{0,60}}?,? (?:which |that )?"
    r"(?:(?:is|was|are|were|lies|stays|stayed|remained) )?(?:well |just |far )?"
    r"(?P<side>exceeds|exceeded|exceeding|above|over|below|under|within|reaches|reached|meets|met)"
    rf"(?: {WORD}){{0,4}}? {_LIMIT}(?: {WORD}){{0,3}}? of (?P<limit>{VALUE})"
)
_SIDES: Final = {
    **dict.fromkeys(("exceeds", "exceeded", "exceeding", "above", "over"), "above"),
    **dict.fromkeys(("below", "under"), "below"),
    "within": "at or below",
    **dict.fromkeys(("reaches", "reached", "meets", "met"), "at or above"),
}


def tie_limits(passage: Passage) -> None:
    """Let a stated limit be one of the file, and what is placed against it its subject."""
    for found in passage.skeleton.matches(_PLACED):
        subject, limit = passage.skeleton.figure(found, "subject"), passage.skeleton.figure(found, "limit")
        if subject is None or limit is None or limit.is_tied:
            continue
        for one in (subject, limit):
            as_rate(one)
        measured = subject.measured
        if measured is None or subject.kind != "level" or not same_unit(subject, limit):
            continue
        alike = [one for one in passage.levels(limit, back=0) if same_unit(one, limit)]
        value = _value(limit, measured.unit)
        if not value or len(alike) != 1:
            # Of several figures before a limit the words do not say plainly which one is placed against it.
            continue
        side = _SIDES[found["side"]]
        limit.kind, limit.is_tied = "threshold", True
        limit.limit = LimitProposed(
            f"limit of {measured.words}", value, side if side == "at or above" else "above", measured
        )
        limit.keys["side"] = side
        limit.refers = {"subject": measured}
        if subject.period:
            limit.keys["period"] = subject.period
        else:
            limit.keys.pop("period", None)


def _value(limit: Proposal, unit: str) -> str:
    """The value of a limit as a claim file writes it; "" where it cannot."""
    value = limit.mention.value
    if value is None or limit.mention.hedge:
        return ""
    written = f"{_decimal(value)} {unit}".strip()
    try:
        formula.value_in_year(formula.read_expression(written), None)
    except (formula.FormulaError, UnitError, ValueError):
        return ""
    return written


def _decimal(value: Fraction) -> str:
    whole, rest = divmod(value, 1)
    digits = ""
    while rest and len(digits) < 20:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)
