"""Relations tested on sets: equalities by meeting, orders by every pair."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.interval import EMPTY, Interval
from claimcheck.relation import Agreement, Constant, Outcome, Variable, at_most, equal, evaluate, less, names
from claimcheck.relation import test as outcome_of

a, b, c = Variable("a"), Variable("b"), Variable("c")
small = st.integers(min_value=1, max_value=9)


def box(**values: Interval) -> dict[Hashable, Interval]:
    found: dict[Hashable, Interval] = {}
    found.update(values)
    return found


class TestEqualities:
    """An equality holds when its sides meet and is broken when they are disjoint."""

    def test_touching_at_closed_ends_holds(self) -> None:
        relation = equal(a + b, c)
        given_ = box(a=Interval.closed(1, 2), b=Interval.closed(1, 2), c=Interval.closed(4, 5))
        assert outcome_of(relation, given_) is Outcome.HOLDS

    def test_touching_at_an_open_end_is_broken(self) -> None:
        relation = equal(a + b, c)
        given_ = box(a=Interval.closed(1, 2), b=Interval.closed(1, 2), c=Interval.open(4, 5))
        assert outcome_of(relation, given_) is Outcome.BROKEN

    def test_an_empty_side_is_broken(self) -> None:
        assert outcome_of(equal(a, b), box(a=EMPTY, b=Interval.closed(0, 9))) is Outcome.BROKEN

    @given(small, small)
    def test_a_change_follows_from_its_levels(self, start: int, end: int) -> None:
        change = Fraction(end - start, start) * 100
        exactly: dict[Hashable, Interval] = {
            "a": Interval.point(start),
            "b": Interval.point(end),
            "c": Interval.point(change),
        }
        assert outcome_of(equal((100 + c) * a, 100 * b), exactly) is Outcome.HOLDS


class TestOrders:
    """An order holds when every pair of values satisfies it, is broken when none does, and else is open."""

    @pytest.mark.parametrize(
        ("left", "right", "strict", "inclusive"),
        [
            (Interval.closed(1, 2), Interval.closed(3, 4), Outcome.HOLDS, Outcome.HOLDS),
            (Interval.closed(1, 2), Interval.closed(2, 4), Outcome.OPEN, Outcome.HOLDS),
            (Interval.closed(2, 2), Interval.closed(2, 2), Outcome.BROKEN, Outcome.HOLDS),
            (Interval.closed(1, 3), Interval.closed(2, 4), Outcome.OPEN, Outcome.OPEN),
            (Interval.closed(3, 4), Interval.closed(1, 3), Outcome.BROKEN, Outcome.OPEN),
            (Interval.open(3, 4), Interval.closed(1, 3), Outcome.BROKEN, Outcome.BROKEN),
            (Interval.above(5), Interval.below(5), Outcome.BROKEN, Outcome.BROKEN),
        ],
    )
    def test_three_values(self, left: Interval, right: Interval, strict: Outcome, inclusive: Outcome) -> None:
        assert outcome_of(less(a, b), box(a=left, b=right)) is strict
        assert outcome_of(at_most(a, b), box(a=left, b=right)) is inclusive


class TestTerms:
    """Terms read as formulas."""

    def test_operators_build_the_formula(self) -> None:
        assert str(equal((1 + a) * b, c - 2)) == "(1 + a) × b = (c + -1 × 2)"

    def test_names_stand_once_in_the_order_of_their_place(self) -> None:
        assert names(equal(b * a, a + c)) == ("b", "a", "c")
        assert names(Agreement("a")) == ("a",)
        assert names(equal(Constant(Fraction(2)), 2)) == ()

    def test_a_quotient_by_zero_has_no_value(self) -> None:
        assert evaluate(a / b, box(a=Interval.point(1), b=Interval.point(0))).is_empty
