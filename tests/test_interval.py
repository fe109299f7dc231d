"""Intervals: the laws of their algebra, and the ends that decide whether touching sets meet."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.interval import CLOSED, EMPTY, EVERYTHING, ONE, OPEN, ZERO, End, Interval, total

numbers = st.fractions(min_value=-20, max_value=20, max_denominator=12)
ends = st.sampled_from(End)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(st.none() | numbers)
    high = draw(st.none() | numbers)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high, draw(ends), draw(ends))


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a number inside it, often at its end."""
    values = draw(intervals().filter(lambda interval: not interval.is_empty))
    near = draw(numbers)
    inside = [end for end in (values.low, values.high) if end is not None and end in values]
    if near in values:
        inside.append(near)
    if values.low is not None and values.high is not None:
        inside.append((values.low + values.high) / 2)
    elif values.low is not None:
        inside.append(values.low + 1)
    elif values.high is not None:
        inside.append(values.high - 1)
    value = draw(st.sampled_from(inside or [Fraction(0)]))
    return values, value


class TestEnds:
    """Inclusivity is carried by each end."""

    @pytest.mark.parametrize(
        ("one", "other", "meet"),
        [
            (Interval.closed(1, 2), Interval.closed(2, 3), True),
            (Interval.closed(1, 2), Interval.open(2, 3), False),
            (Interval.open(1, 2), Interval.closed(2, 3), False),
            (Interval(Fraction(1), Fraction(2), CLOSED, OPEN), Interval.point(2), False),
            (Interval.above(2), Interval.point(2), False),
            (Interval.at_least(2), Interval.point(2), True),
            (Interval.below(2), Interval.above(2), False),
            (Interval.at_most(2), Interval.at_least(2), True),
        ],
    )
    def test_touching_sets_meet_only_where_both_ends_are_closed(
        self, one: Interval, other: Interval, meet: bool
    ) -> None:
        assert one.meets(other) is meet
        assert other.meets(one) is meet

    def test_negation_swaps_the_ends(self) -> None:
        assert -Interval(Fraction(5), Fraction(6), CLOSED, OPEN) == Interval(Fraction(-6), Fraction(-5), OPEN, CLOSED)

    def test_an_end_at_infinity_is_open(self) -> None:
        assert Interval(None, None, CLOSED, CLOSED) == EVERYTHING

    def test_an_empty_interval_is_found_by_its_ends(self) -> None:
        assert Interval.open(2, 2).is_empty
        assert not Interval.closed(2, 2).is_empty
        assert Interval.closed(3, 2).is_empty

    @pytest.mark.parametrize(
        ("shown", "interval"),
        [
            ("[1, 2)", Interval(Fraction(1), Fraction(2), CLOSED, OPEN)),
            ("(−∞, ∞)", EVERYTHING),
            ("{1/2}", Interval.point(Fraction(1, 2))),
            ("∅", EMPTY),
        ],
    )
    def test_prints_as_mathematics_writes_it(self, shown: str, interval: Interval) -> None:
        assert str(interval) == shown


class TestArithmetic:
    """The result holds the results of all members, and its closed ends are reached."""

    @given(members(), members())
    def test_holds_the_results_of_all_members(
        self, left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
    ) -> None:
        (a, x), (b, y) = left, right
        assert x + y in a + b
        assert x - y in a - b
        assert x * y in a * b
        if y:
            assert x / y in a / b

    @given(intervals(), intervals())
    def test_closed_ends_of_a_product_are_products(self, a: Interval, b: Interval) -> None:
        product = a * b
        corners = {x * y for x in (a.low, a.high) for y in (b.low, b.high) if x is not None and y is not None} | {0}
        for value, end in ((product.low, product.low_end), (product.high, product.high_end)):
            if not product.is_empty and value is not None:
                assert value in corners
                if end is CLOSED and value:
                    assert any(
                        x * y == value
                        for x in (a.low, a.high)
                        for y in (b.low, b.high)
                        if x is not None and y is not None and x in a and y in b
                    )

    @given(intervals(), intervals(), intervals())
    def test_sums_and_products_do_not_depend_on_the_order(self, a: Interval, b: Interval, c: Interval) -> None:
        assert a + b == b + a
        assert a * b == b * a
        assert (a + b) + c == a + (b + c)
        assert (a * b) * c == a * (b * c)
        assert total([a, b, c]) == a + b + c

    @given(intervals())
    def test_zero_and_one_change_nothing(self, a: Interval) -> None:
        if a.is_empty:
            a = EMPTY
        assert a + ZERO == a
        assert a * ONE == a
        assert a / ONE == a

    @given(intervals(), numbers)
    def test_scaling_is_multiplying_by_a_point(self, a: Interval, by: Fraction) -> None:
        scaled, product = a.scaled(by), a * Interval.point(by)
        assert scaled == product or (scaled.is_empty and product.is_empty)

    def test_a_product_with_an_open_zero_leaves_zero_out(self) -> None:
        assert Interval.open(0, 1) * Interval.above(0) == Interval.above(0)
        assert Interval.closed(0, 1) * Interval.above(0) == Interval.at_least(0)

    def test_nothing_is_divided_by_zero(self) -> None:
        assert (ONE / ZERO).is_empty
        assert ONE / Interval.closed(0, 2) == Interval.at_least(Fraction(1, 2))
        assert ONE / Interval.closed(-1, 1) == EVERYTHING
        assert ZERO / Interval.closed(-1, 1) == ZERO

    @given(intervals())
    def test_the_empty_interval_absorbs(self, a: Interval) -> None:
        for result in (a + EMPTY, a * EMPTY, a / EMPTY, EMPTY / a, a & EMPTY):
            assert result.is_empty


class TestSets:
    """Meeting, hull and order."""

    @given(members(), intervals())
    def test_what_is_in_both_is_in_the_intersection(self, pair: tuple[Interval, Fraction], other: Interval) -> None:
        values, member = pair
        assert (member in (values & other)) == (member in other)

    @given(intervals(), intervals())
    def test_the_hull_holds_both_and_the_intersection_is_in_both(self, a: Interval, b: Interval) -> None:
        assert a.within(a | b)
        assert b.within(a | b)
        assert (a & b).within(a)

    @given(members(), members())
    def test_orders_hold_for_all_members_or_are_not_claimed(
        self, left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
    ) -> None:
        (a, x), (b, y) = left, right
        if a.all_below(b):
            assert x < y
            assert not a.meets(b)
        if a.all_at_most(b):
            assert x <= y

    @given(intervals(), st.fractions(min_value=0, max_value=5, max_denominator=6))
    def test_widening_keeps_what_was_inside(self, a: Interval, by: Fraction) -> None:
        assert a.within(a.widened(by))
