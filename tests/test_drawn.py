"""What is drawn of a claim: axes and their round numbers, the sets beside a figure, and the series it was judged on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Hashable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reviewed import trade

from claimcheck.axis import axis
from claimcheck.checker import review
from claimcheck.drawn import Giver, Role
from claimcheck.interval import EVERYTHING, Interval
from claimcheck.judgement import Review
from claimcheck.loading.loader import load, read
from claimcheck.relation import Outcome, Relation, Variable, at_most, equal, less, solve
from claimcheck.relation import test as compare
from claimcheck.trial import Result

VALUES = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1000)
SMALL = st.fractions(min_value=-20, max_value=20, max_denominator=4)


@pytest.fixture(scope="module")
def article(project: Path) -> Review:
    return review(load(project / "claims" / "pakistani-american-diaspora"))


# Axes.


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=4), st.integers(2, 8))
def test_an_axis_holds_every_end_and_its_ticks_are_even_and_say_their_value(
    ends: list[tuple[Fraction, Fraction]], most: int
) -> None:
    sets = [Interval.closed(min(pair), max(pair)) for pair in ends]
    line = axis(sets, "USD")
    assert line is not None
    assert all(line.low <= one.low <= one.high <= line.high for one in sets if one.low is not None and one.high)
    ticks = line.ticks(most)
    assert len(ticks) <= most
    assert all(line.low <= tick.value <= line.high for tick in ticks)
    assert len({later.value - tick.value for tick, later in pairwise(ticks)}) <= 1
    for tick in ticks:
        assert Fraction(tick.label.replace(",", "").replace("−", "-")) * line.scale == tick.value


@given(VALUES, VALUES)
def test_places_on_an_axis_keep_the_order_of_values(one: Fraction, other: Fraction) -> None:
    line = axis([Interval.closed(-1000, 1000)], "")
    assert line is not None
    low, high = sorted((one, other))
    assert 0 <= line.at(low) <= line.at(high) <= 1


@pytest.mark.parametrize(
    ("low", "high", "unit", "begins", "shown"),
    [
        (Fraction(9_500), Fraction(10_500), "students", "above", "students"),
        (Fraction(0), Fraction(10), "students", "at", "students"),
        (Fraction(3, 2), Fraction(10), "students", "at", "students"),
        (Fraction(-5), Fraction(10), "%", "below", "%"),
        (Fraction(13 * 10**8), Fraction(32 * 10**8), "USD", "above", "billion USD"),
        (Fraction(10**16), Fraction(4 * 10**16), "USD", "at", "× 10^16 USD"),
    ],
)
def test_an_axis_begins_at_zero_unless_the_values_lie_far_from_it(
    low: Fraction, high: Fraction, unit: str, begins: str, shown: str
) -> None:
    line = axis([Interval.closed(low, high)], unit)
    assert line is not None
    assert line.unit == shown
    assert {"above": line.low > 0, "at": line.low == 0, "below": line.low < low}[begins]


def test_counts_have_no_broken_ticks() -> None:
    line = axis([Interval.point(11), Interval.point(12)], "organizations")
    assert line is not None
    assert [tick.label for tick in line.ticks()] == ["11", "12"]


def test_an_unbounded_set_reaches_the_end_of_the_axis() -> None:
    line = axis([Interval.above(50), Interval.closed(40, 60)], "%")
    assert line is not None
    assert line.place(Interval.above(50))[1] == 1
    assert line.place(Interval.closed(40, 60))[1] < 1


def test_nothing_finite_has_no_axis() -> None:
    assert axis([EVERYTHING], "USD") is None
    assert axis([], "USD") is None


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ((738_521, 738_523), ["2023-01-01", "2023-01-02", "2023-01-03"]),
        ((738_521, 738_885), ["2023-01", "2023-04", "2023-07", "2023-10", "2024-01"]),
        ((704_918, 740_000), ["1940", "1960", "1980", "2000", "2020"]),
    ],
)
def test_an_axis_of_dates_is_marked_by_the_calendar(days: tuple[int, int], labels: list[str]) -> None:
    line = axis([Interval.closed(*days)], "date")
    assert line is not None
    assert [tick.label for tick in line.ticks()][-len(labels) :] == labels


# What one relation leaves one quantity.

A, B, C = (Variable(name) for name in "abc")
FORMS = [
    equal(A + B, C),
    equal(A - B, C),
    equal(A * B, C),
    equal(C / A, B),
    equal((100 + A) * B, 100 * C),
    less(A, B + C),
    at_most(B * 2, A),
    less(C, A - B),
]


@given(st.sampled_from(FORMS), SMALL, st.tuples(SMALL, SMALL), st.tuples(SMALL, SMALL))
@example(equal(C / A, B), Fraction(0), (Fraction(1), Fraction(1)), (Fraction(0), Fraction(0)))
def test_a_value_is_left_when_the_relation_can_hold_with_it(
    relation: Relation, value: Fraction, one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]
) -> None:
    box: dict[Hashable, Interval] = {
        "b": Interval.closed(min(one), max(one)),
        "c": Interval.closed(min(other), max(other)),
    }
    outcome = compare(relation, {**box, "a": Interval.point(value)})
    left = solve(relation, "a", box)
    if outcome is not Outcome.BROKEN:
        assert value in left
    elif 0 not in box["b"]:
        # Where no factor can be zero the set has no gap, so that its hull holds nothing else.
        assert value not in left


# Claims.


def test_a_change_is_drawn_beside_what_each_calendar_gives(article: Review) -> None:
    (plot,) = article.drawn("it-exports-growth").plots
    figure, calendar, fiscal = plot.sets
    assert figure.giver is Giver.FIGURE
    assert (figure.label, figure.plain) == ("47%", Interval.closed(Fraction(93, 2), Fraction(95, 2)))
    assert calendar.plain == Interval.closed(Fraction(2717500 * 100, 171650) / 10 - 100, calendar.plain.high or 0)
    assert (calendar.giver, calendar.rule, calendar.result) == (Giver.ARITHMETIC, "change-between", Result.BROKEN)
    assert (calendar.period, calendar.reading) == ("calendar 2020 to calendar 2023", "")
    assert (fiscal.period, fiscal.reading) == ("fiscal 2020 to fiscal 2023", "in fiscal years")
    assert plot.axis.unit == "%"


def test_the_pair_stated_and_the_pair_that_fits_are_marked(article: Review) -> None:
    calendar, fiscal = article.drawn("it-exports-growth").charts
    assert [(one.role, one.said) for one in calendar.marked] == [(Role.STATED, "+58.4%")]
    assert [(one.role, one.said) for one in fiscal.marked] == [(Role.STATED, "+80.3%"), (Role.FITTING, "+46.4%")]
    labels = [[fiscal.points[place].label for place in one.points] for one in fiscal.marked]
    assert labels == [["fiscal 2020", "fiscal 2023"], ["fiscal 2020", "fiscal 2021"]]
    assert fiscal.reading == "in fiscal years"


def test_a_level_is_drawn_beside_its_source_and_where_it_would_be_right(article: Review) -> None:
    drawn = article.drawn("us-remittances")
    assert {one.giver for one in drawn.plots[0].sets} == {Giver.FIGURE, Giver.SOURCE}
    fitting = {
        chart.points[place].label
        for chart in drawn.charts
        for one in chart.marked
        if one.role is Role.FITTING
        for place in one.points
    }
    assert fitting == {"calendar 2005", "calendar 2006", "fiscal 2005"}


def test_a_rank_is_drawn_among_the_members(article: Review) -> None:
    (chart,) = article.drawn("us-rank").charts
    assert [point.label for point in chart.points][:4] == [
        "Saudi Arabia",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
    ]
    assert [point.label for point in chart.points if point.group] == ["EU countries (group)"]
    assert chart.marks(3) == {Role.STATED}
    assert chart.marks(0) == {Role.ABOVE}
    assert not chart.over_time


def test_only_the_chosen_reading_of_a_consistent_claim_is_drawn(article: Review) -> None:
    (plot,) = article.drawn("students").plots
    assert [one.period for one in plot.sets] == ["", "academic 2022/23"]


def test_a_claim_without_a_figure_is_drawn_by_the_two_sides_of_its_order(article: Review) -> None:
    (plot,) = article.drawn("market-access").plots
    assert {one.whose for one in plot.sets} == {"Pakistan", "India"}


def test_a_limit_and_what_is_placed_against_it_stand_on_one_axis() -> None:
    found = review(
        read("""
quantities:
  tea: {measure: exports of tea, unit: USD, per: year, by: country}
limits:
  allowance: {measure: the allowance, value: 75 million USD + 5 million USD * (year - 1996), side: above}
sources:
  board: {title: Tea in figures, publisher: Tea Board}
evidence:
  - {quantity: tea, source: board, unit: million USD, rows: "member,period,value\\nOstia,2020,194.8\\n"}
claims:
  - {id: place, quote: Ostia exceeded the allowance in 2020, kind: threshold, limit: allowance, side: above,
     subject: "tea[Ostia]", period: 2020}
""")
    )
    (plot,) = found.drawn("place").plots
    assert {one.giver for one in plot.sets} == {Giver.SOURCE, Giver.LIMIT}
    assert all(one.result is Result.BROKEN for one in plot.sets)


def test_what_other_claims_leave_is_drawn_with_their_names() -> None:
    (plot,) = review(read(trade(395))).drawn("both").plots
    figure, left = plot.sets[:2]
    assert left.giver is Giver.ARITHMETIC
    assert left.label == "“$125 million” (out) with “$250 million” (in)"
    assert left.plain == Interval.closed(374_000_000, 376_000_000)
    assert not figure.generous.meets(left.generous)


def test_nothing_is_drawn_of_a_claim_that_states_nothing() -> None:
    drawn = review(read(trade(395))).drawn("alone")
    assert (drawn.plots, drawn.charts) == ((), ())


def test_every_set_of_every_example_lies_on_its_axis(project: Path) -> None:
    for folder in sorted((project / "docs" / "examples").iterdir()):
        if not folder.is_dir():
            continue
        found = review(load(folder))
        for judged in found.judged:
            drawn = found.drawn(judged.claim.id)
            for plot in drawn.plots:
                assert plot.axis.low < plot.axis.high
                for one in plot.sets:
                    low, high = plot.axis.place(one.generous)
                    assert 0 <= low <= high <= 1
            for chart in drawn.charts:
                assert chart.axis.low <= 0 <= chart.axis.high
                assert all(0 <= place < len(chart.points) for one in chart.marked for place in one.points)


def test_a_review_that_nobody_draws_reads_nothing_of_drawing(project: Path) -> None:
    program = (
        "import sys, claimcheck; claimcheck.review(claimcheck.load('claims/pakistani-american-diaspora')); "
        "print({f'claimcheck.{name}' for name in ('axis', 'drawn', 'drawing', 'report')} & set(sys.modules), "
        "{'jinja2', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set() set()"
