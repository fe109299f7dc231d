"""Why nothing checked a claim: each reason on a claim that has just that, and none for a claim that was checked."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from claimcheck.checker import review
from claimcheck.finding import Verdict
from claimcheck.loading.loader import read

FILE: Final = """
article: {published: 2024}
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  ships: {measure: ships that called, unit: ships, per: year, by: harbour, members: {Lund: []}}
  staff: {measure: staff of the harbours, unit: people}
  cargo: {measure: cargo, unit: tonnes, per: year}
  opened: {measure: opening of the harbour, unit: date}
limits:
  draught: {measure: draught allowed, value: 12, side: below}
sources:
  office: {title: Ships, publisher: Office}
evidence:
  - quantity: ships
    source: office
    rows: |
      member,period,value
      Eastport,2019,10
      Eastport,2020,11
      Eastport,2021,12
      Westport,2017,1
      Westport,2018,2
      Westport,2019,3
      Westport,2020,4
  - quantity: cargo
    source: office
    rows: |
      period,value
      2025,4000
claims:
  - {id: it, quote: "CLAIMS"
"""

LEVEL: Final = "kind: level, quantity: {}, figure: 5"
REASONS: Final = {
    "kind: untyped": "it has no kind yet",
    "kind: untyped, note: ask the desk": "it has no kind yet: ask the desk",
    "kind: level, figure: 5": "it names no quantity",
    "kind: list, items: [ships]": "it names things and states no number of them",
    "kind: list, figure: 5": "it states a number of things and names none",
    "kind: date, figure: 1961": "it names no event that something else could date",
    "kind: date, quantity: opened, figure: 1961": "no table and no other claim gives opening of the harbour",
    "kind: threshold, figure: 5": "it names no limit of this file",
    "kind: threshold, limit: draught": "it states no value of the limit and places nothing against it",
    "kind: rank, quantity: ships, member: Lund, position: fifth, among: harbours, period: 2012": (
        "no table lists every harbour with ships that called in calendar 2012"
    ),
    "kind: change, quantity: ships, figure: 6%": "it does not say from when to when",
    LEVEL.format("staff"): "no table and no other claim gives staff of the harbours",
    LEVEL.format("ships") + ", member: Lund": "the tables of ships that called do not have Lund",
    LEVEL.format("ships") + ", member: Eastport, period: 2024": (
        "the tables have ships that called (Eastport) for calendar 2019, calendar 2020 and calendar 2021, not for "
        "calendar 2024"
    ),
    LEVEL.format("ships") + ", member: Westport, period: 2021": (
        "the tables have ships that called (Westport) for calendar 2017 to calendar 2020, not for calendar 2021"
    ),
    LEVEL.format(
        "cargo"
    ): "it states no period, and what the tables have of cargo is newer than the article: calendar 2025",
    "kind: share, quantity: staff, of: cargo, period: 2025, figure: 6%": (
        "no table and no other claim gives staff of the harbours"
    ),
    "kind: change, quantity: ships, member: Eastport, period: 2018..2019, figure: 6%": (
        "the tables have ships that called (Eastport) for calendar 2019, calendar 2020 and calendar 2021, not for "
        "calendar 2018"
    ),
    "kind: comparison, quantity: ships, member: Eastport, period: 2018, relation: more than, than: Westport": (
        "the tables have ships that called (Eastport) for calendar 2019, calendar 2020 and calendar 2021, not for "
        "calendar 2018"
    ),
}


def reason(claims: str) -> str:
    """What the one claim with these keys lacks, as far as the rules go that compare figures."""
    found = review(read(FILE.replace("CLAIMS", "in 1961 ships were fifth, 6% or 5").rstrip() + f", {claims}}}\n"))
    assert found.judged[0].verdict is Verdict.UNCHECKED
    return found.judged[0].lacks


@pytest.mark.parametrize("claim", REASONS)
def test_the_reason_is_said(claim: str) -> None:
    assert reason(claim) == REASONS[claim]


def test_the_periods_of_other_claims_are_named() -> None:
    other = "}\n  - {id: other, quote: 7 people, kind: level, quantity: staff, figure: 7 people, period: 2020"
    said = reason(f"{LEVEL.format('staff')}, period: 2021{other}")
    assert said == "no table has staff of the harbours, and other claims have it for calendar 2020 only"


def test_a_claim_that_was_checked_lacks_nothing() -> None:
    text = FILE.replace("CLAIMS", "12 ships").rstrip() + (
        ", kind: level, quantity: ships, member: Eastport, period: 2021, figure: 12 ships}\n"
    )
    (judged,) = review(read(text), today=date(2026, 1, 1)).judged
    assert judged.verdict is Verdict.CONSISTENT
    assert judged.lacks == ""
