"""Sets drawn as bars: what each sign says, that nothing is wider than asked, and when nothing is drawn."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.axis import Axis
from claimcheck.drawn import DrawnSet, Giver, Plot
from claimcheck.interval import Interval
from claimcheck.report.bars import LEAST, bars, is_telling
from claimcheck.report.layout import columns_of, encoded
from claimcheck.trial import Result

SIGNS: Final = {result: (sign, "") for result, sign in zip(Result, "✗?~✓", strict=True)}
AXIS: Final = Axis(Fraction(0), Fraction(10), "million USD")


def source(values: Interval, generous: Interval | None = None, label: str = "Office", period: str = "") -> DrawnSet:
    return DrawnSet(Giver.SOURCE, label, values, generous or values, period=period, result=Result.BROKEN)


def figure(values: Interval, generous: Interval | None = None) -> DrawnSet:
    return DrawnSet(Giver.FIGURE, "$3 million", values, generous or values)


def lines(*sets: DrawnSet, width: int = 36, most: int = 9, encoding: str = "utf-8") -> list[str]:
    found = list(bars(Plot(AXIS, sets), width, SIGNS, most=most))
    assert all(columns_of(each) <= width for each in found)
    return [encoded("".join(text for text, _ in each), encoding) for each in found]


@pytest.mark.parametrize(
    ("values", "bar"),
    [
        (Interval.closed(2, 6), "    [━━━━━━━]        "),
        (Interval.open(2, 6), "    (━━━━━━━)        "),
        (Interval.closed(2, 6) & Interval.above(2), "    (━━━━━━━]        "),
        (Interval.at_least(5), "          [━━━━━━━━━▶"),
        (Interval.above(5), "          (━━━━━━━━━▶"),
        (Interval.at_most(5), "◀━━━━━━━━━]          "),
        (Interval.closed(5, 50), "          [━━━━━━━━━▶"),
        (Interval.point(5), "          ◆          "),
        (Interval.closed(5, Fraction("5.01")), "          ◆          "),
        (Interval.closed(40, 50), "                    ▶"),
        (Interval.closed(-9, -8), "◀                    "),
        (Interval(None, None), "◀━━━━━━━━━━━━━━━━━━━▶"),
    ],
)
def test_each_end_is_written_as_it_is(values: Interval, bar: str) -> None:
    shown = lines(figure(Interval.closed(1, 2)), source(values))[1]
    assert shown == f"✗ Office       {bar}".rstrip()


def test_generous_rounding_is_dotted_around_the_plain_set_and_the_figure_comes_first() -> None:
    assert lines(figure(Interval.closed(4, 6), Interval.open(2, 8)), source(Interval.point(10))) == [
        "  $3 million       ┄┄┄┄[━━━]┄┄┄┄",
        "✗ Office                           ◆",
        "  million USD  0                  10",
    ]


def test_where_the_encoding_lacks_the_signs_bars_are_ascii() -> None:
    shown = lines(figure(Interval.closed(4, 6), Interval.open(2, 8)), source(Interval.at_least(9)), encoding="ascii")
    assert shown[:2] == ["  $3 million       ....[===]....", "x Office                         [=>"]


def test_sets_of_one_giver_are_told_apart_by_their_period_or_by_both() -> None:
    own = figure(Interval.closed(1, 2))
    two = [source(Interval.point(number), period=f"{2020 + number}") for number in (3, 4)]
    assert [each.split()[1] for each in lines(own, *two)[1:3]] == ["2023", "2024"]
    same = [source(Interval.point(number), period="2023") for number in (3, 4)]
    assert [each.split()[1:3] for each in lines(own, *same)[1:3]] == [["2023,", "Office"]] * 2
    assert lines(own, source(Interval.point(3), period="2023"))[1].split()[1] == "Office"


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    sets = figure(Interval.closed(1, 2)), source(Interval.point(3), label="The Bank of Norland, 2025-05-13")
    assert lines(*sets, width=60)[1].startswith("✗ The Bank of Nor … 5-05-13  ")
    assert lines(*sets, width=90)[1].startswith("✗ The Bank of Norland, 2025-05-13  ")


def test_nothing_is_drawn_of_one_set_or_without_room() -> None:
    own, other = figure(Interval.closed(1, 2)), source(Interval.point(3))
    assert lines(own) == []
    assert lines(own, other, most=1) == []
    assert lines(own, other, width=LEAST) == []
    assert len(lines(own, other, other, other, most=2)) == 3


def test_a_plot_of_agreement_tells_nothing_and_one_that_leaves_other_values_does() -> None:
    own = figure(Interval.closed(1, 2))
    held = DrawnSet(Giver.SOURCE, "Office", own.plain, own.plain, result=Result.HOLDS)
    apart = DrawnSet(Giver.REST, "all the rest together", Interval.above(2), Interval.above(2))
    meeting = DrawnSet(Giver.REST, "all the rest together", Interval.above(2), Interval.at_least(2))
    assert not is_telling(Plot(AXIS, (own, held, meeting)))
    assert is_telling(Plot(AXIS, (own, held, apart)))
    assert is_telling(Plot(AXIS, (own, source(Interval.point(3)))))
    # The two sides of an order have no figure between them.
    assert is_telling(Plot(AXIS, (source(Interval.point(3)), source(Interval.point(4)))))


def test_two_sides_of_an_order_are_named_by_what_they_are_of() -> None:
    sides = [
        DrawnSet(Giver.SOURCE, "Office", Interval.point(number), Interval.point(number), whose=name, period="2023")
        for number, name in ((3, "East"), (4, "West"))
    ]
    assert [each.split()[:2] for each in lines(*sides)[:2]] == [["East,", "Office"], ["West,", "Office"]]


ENDS: Final = st.one_of(st.none(), st.fractions(-20, 20))


@given(st.lists(st.tuples(ENDS, ENDS), min_size=2, max_size=4), st.integers(1, 90))
def test_any_sets_fit_in_any_width(ends: list[tuple[Fraction | None, Fraction | None]], width: int) -> None:
    sets = [
        source(Interval(low, high) if low is None or high is None or low <= high else Interval(high, low))
        for low, high in ends
    ]
    for shown in lines(figure(sets[0].plain), *sets, width=width):
        assert "\n" not in shown
