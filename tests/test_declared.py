"""Declared identities: names bound to periods and calendars, figures to one unit, sums of parts to their wholes."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.case import Case
from claimcheck.checker import review
from claimcheck.declared import bindings
from claimcheck.finding import Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read
from claimcheck.reading import readings
from claimcheck.rule import of_module
from claimcheck.rules import identity, total_of_parts

RULES: Final = (of_module(identity), of_module(total_of_parts))

MEASURES: Final = """
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  gdp: {measure: output, unit: USD, per: year, by: region, members: {North: [], South: []}, complete: yes}
  people: {measure: inhabitants, unit: people}
  per-head: {measure: output per head, unit: USD/people}
  part: {measure: share of the north, unit: "%"}
  road: {measure: length of the road, unit: km}
  path: {measure: length of the path, unit: m}
  ratio: {measure: road by path}
  year-counted: {measure: number of the year}
"""


def checked(line: str, *claims: tuple[str, str]) -> Review:
    """The claims, each a quantity and its figure in 2023, under one identity."""
    written = "".join(
        f'  - {{id: c{number}, quote: "the {name}: {figure}", kind: level, quantity: {name}, period: 2023,'
        f' figure: "{figure}"}}\n'
        for number, (name, figure) in enumerate(claims)
    )
    return review(read(f"{MEASURES}identities:\n  - {line}\nclaims:\n{written}"), RULES[:1])


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("per-head = gdp / people", [("gdp", "$9 million"), ("people", "3,001"), ("per-head", "2,999")]),
        ("gdp = per-head * people", [("gdp", "$9.0 million"), ("people", "3,001"), ("per-head", "2,999")]),
        ("gdp / per-head = people", [("gdp", "$9.0 million"), ("people", "3,001"), ("per-head", "2,999")]),
        ("part * people = 1200 people", [("people", "3,001"), ("part", "40%")]),
        ("people / 2 = 1500.5 people", [("people", "3,001")]),
        ("road = path * 2", [("road", "3.0 km"), ("path", "1,501 m")]),
        ("road + path = 4.5 km", [("road", "3.0 km"), ("path", "1,501 m")]),
        ("path = 4.5 km - road", [("road", "3.0 km"), ("path", "1,501 m")]),
        ("ratio = road / path", [("road", "3.0 km"), ("path", "1,501 m"), ("ratio", "2.0")]),
        ("year-counted = year", [("year-counted", "2,023")]),
        ("road > path", [("road", "3.0 km"), ("path", "1,501 m")]),
        ("path < road", [("road", "3.0 km"), ("path", "1,501 m")]),
    ],
)
def test_units_are_converted(line: str, claims: list[tuple[str, str]]) -> None:
    found = checked(line, *claims)
    assert not found.findings
    assert {judged.verdict for judged in found.judged} == {Verdict.CONSISTENT}
    # The same identity with the figure of the last claim ten times as large does not hold.
    name, figure = claims[-1]
    larger = re.sub(r"[0-9][0-9,]*", lambda digits: f"{digits[0].replace(',', '')}0", figure, count=1)
    assert checked(line, *claims[:-1], (name, larger)).findings


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("gdp = people", "USD and people are different types"),
        ("people = gdp + people", "USD and people are different types"),
        ("people = gdp * people", "USD is multiplied by people"),
        ("gdp > 5", "USD and a pure number are different types"),
    ],
)
def test_what_joins_different_types_is_said_once(line: str, message: str) -> None:
    (finding,) = checked(line, ("gdp", "$9 million"), ("people", "3,001")).findings
    assert message in finding.message
    assert line in finding.message


@pytest.mark.parametrize(
    ("line", "periods"),
    [
        ("gdp = people", ["calendar 2022", "fiscal 2023"]),
        ("gdp@2023 = people@2023", ["2023", "calendar 2023", "fiscal 2023"]),
        ("gdp@fiscal 2023 = people", ["fiscal 2023"]),
        ("people = people", []),
    ],
)
def test_names_without_a_period_take_those_that_claims_state(line: str, periods: list[str]) -> None:
    dossier = read(
        f"{MEASURES}identities:\n  - {line}\nclaims:"
        """
  - {id: one, quote: 5 in 2022, kind: level, quantity: gdp, period: calendar 2022, figure: "5"}
  - {id: two, quote: 6 in 2023, kind: level, quantity: gdp, period: fiscal 2023, figure: "6"}
"""
    )
    found = list(bindings(Case(dossier, tuple(readings(dossier))), dossier.identities[0]))
    last = [list(bound.quantities.values())[-1] for bound in found]
    assert [str(quantity.period) for quantity in last] == periods


amounts = st.integers(min_value=1, max_value=10**9)


@given(amounts, amounts, st.integers(min_value=-3, max_value=3))
def test_a_total_is_its_parts_to_the_unit(north: int, south: int, off: int) -> None:
    """Exact counts: the whole agrees exactly when it is the sum, wherever rounding cannot explain a difference."""
    whole = north + south + off
    if whole < 1:
        return
    claims = "".join(
        f'  - {{id: {name}, quote: "{name} {value:.2f}", kind: level, quantity: gdp{member}, period: 2023,'
        f' figure: "{value:.2f}"}}\n'
        for name, value, member in (
            ("north", north, ", member: North"),
            ("south", south, ", member: South"),
            ("whole", whole, ""),
        )
    )
    found = review(read(f"{MEASURES}claims:\n{claims}"), RULES[1:])
    assert (found.verdict("whole") is Verdict.CONSISTENT) == (off == 0)
