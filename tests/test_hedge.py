"""Hedges: what each makes of the sets of a bare figure, and where its words stand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import hedge as hedges
from claimcheck.hedge import AFTER, BEFORE, Hedge, Sets, around, between, hedged, is_round, rounded
from claimcheck.interval import CLOSED, OPEN, Interval

SIXTY = rounded(Fraction(60), Fraction(1))
VALUES = st.fractions(-(10**6), 10**6, max_denominator=1000)
STEPS = st.sampled_from([Fraction(1, 100), Fraction(1), Fraction(1000)])


def under(hedge: Hedge, *, fraction: bool = False) -> Sets:
    return hedged(hedge, SIXTY, Fraction(60), Fraction(10), fraction=fraction)


def test_rounding_keeps_its_ends_plainly_and_drops_them_generously() -> None:
    assert rounded(Fraction("5.2"), Fraction("0.1")) == Sets(
        Interval.closed(Fraction("5.15"), Fraction("5.25")),
        Interval.open(Fraction("5.1"), Fraction("5.3")),
        Interval.closed(Fraction("5.15"), Fraction("5.25")),
    )


def test_about_widens_by_a_twentieth_and_a_tenth() -> None:
    assert under(Hedge.ABOUT) == Sets(
        Interval.closed(Fraction("56.5"), Fraction("63.5")),
        Interval.closed(Fraction("53.5"), Fraction("66.5")),
        SIXTY.plain,
    )


def test_bounds_are_sharp() -> None:
    sixty = Fraction(60)
    assert under(Hedge.OVER) == Sets(
        Interval.above(60), Interval.above(60), Interval(sixty, Fraction(70), OPEN, CLOSED)
    )
    assert under(Hedge.AT_LEAST) == Sets(Interval.at_least(60), Interval.at_least(60), Interval.closed(60, 70))
    assert under(Hedge.UNDER) == Sets(
        Interval.below(60), Interval.below(60), Interval(Fraction(50), sixty, CLOSED, OPEN)
    )
    assert under(Hedge.AT_MOST) == Sets(Interval.at_most(60), Interval.at_most(60), Interval.closed(50, 60))
    assert under(Hedge.UP_TO) == under(Hedge.AT_MOST)


def test_nearly_stays_below_and_just_over_above() -> None:
    nearly, over = under(Hedge.NEARLY), under(Hedge.JUST_OVER)
    assert 60 not in nearly.plain
    assert 60 in nearly.generous
    assert 48 in nearly.plain
    assert Fraction("47.9") not in nearly.generous
    assert (57 in nearly.expected, Fraction("56.9") in nearly.expected) == (True, False)
    assert 60 not in over.plain
    assert 60 in over.generous
    assert (72 in over.plain, Fraction("72.1") in over.generous) == (True, False)
    assert (63 in over.expected, Fraction("63.1") in over.expected) == (True, False)


def test_nearly_expects_more_room_before_a_fraction() -> None:
    assert 54 in under(Hedge.NEARLY, fraction=True).expected
    assert Fraction("53.9") not in under(Hedge.NEARLY, fraction=True).expected
    assert 54 not in under(Hedge.NEARLY).expected


def test_nearly_zero_is_what_zero_is_generously() -> None:
    zero = rounded(Fraction(0), Fraction(1))
    assert hedged(Hedge.NEARLY, zero, Fraction(0), Fraction(1)).plain == zero.generous


def test_a_range_takes_the_outer_ends() -> None:
    low, high = rounded(Fraction(5), Fraction(1)), rounded(Fraction(10), Fraction(1))
    assert between(low, high, Fraction(5), Fraction(10)) == Sets(
        Interval.closed(Fraction("4.5"), Fraction("10.5")), Interval.open(4, 11), Interval.closed(5, 10)
    )


@given(st.sampled_from(Hedge), VALUES, STEPS, st.booleans())
def test_plain_lies_within_generous(hedge: Hedge, value: Fraction, step: Fraction, fraction: bool) -> None:
    sets = hedged(hedge, rounded(value, step), value, step, fraction=fraction)
    assert sets.plain.within(sets.generous)
    assert not sets.plain.is_empty


@given(VALUES, STEPS)
def test_about_never_makes_a_figure_sharper(value: Fraction, step: Fraction) -> None:
    bare = rounded(value, step)
    about = hedged(Hedge.ABOUT, bare, value, step)
    assert bare.plain.within(about.plain)
    assert bare.generous.within(about.generous)


@given(VALUES, STEPS)
def test_opposite_bounds_divide_the_line(value: Fraction, step: Fraction) -> None:
    bare = rounded(value, step)
    for one, other in ((Hedge.OVER, Hedge.AT_MOST), (Hedge.UNDER, Hedge.AT_LEAST)):
        first, second = hedged(one, bare, value, step).plain, hedged(other, bare, value, step).plain
        assert not first.meets(second)
        assert (first | second) == Interval(None, None, OPEN, OPEN)


@given(st.sampled_from([Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER]), VALUES.filter(bool), STEPS)
def test_nearness_is_the_same_on_both_sides_of_zero(hedge: Hedge, value: Fraction, step: Fraction) -> None:
    sets = hedged(hedge, rounded(value, step), value, step)
    assert hedged(hedge, rounded(-value, step), -value, step) == sets.mirrored()


def test_around_is_the_same_below_zero() -> None:
    share = (Fraction(5, 100), Fraction(10, 100))
    assert around(Fraction(-2), *share) == around(Fraction(2), *share).mirrored()


@pytest.mark.parametrize(
    ("value", "nonzero", "expected"),
    [
        (10_164, 1, False),
        (10_000, 10_000, True),
        (47, 1, True),
        (1250, 10, True),
        (1260, 10, False),
        (10_165, 1, False),
    ],
)
def test_round_numbers(value: int, nonzero: int, expected: bool) -> None:
    assert is_round(Fraction(value), Fraction(nonzero)) is expected


@pytest.mark.parametrize("words", BEFORE)
def test_finds_each_hedge_before_a_number(words: str) -> None:
    text = f"so {words.upper()} 5"
    assert hedges.before(text, 3) == (BEFORE[words], len(text) - 1)


@pytest.mark.parametrize("words", AFTER)
def test_finds_each_hedge_after_a_number(words: str) -> None:
    text = f"5{' ' if words[0].isalpha() else ''}{words}."
    assert hedges.after(text, 1) == (AFTER[words], len(text) - 1)


def test_finds_no_hedge_in_part_of_a_word() -> None:
    assert hedges.before("overall 5", 0) is None
    assert hedges.before("over5", 0) is None
    assert hedges.after("5 or moreover", 1) is None
    assert hedges.after("5+3", 1) is None


def test_the_longest_words_win() -> None:
    assert hedges.before("just over 5", 0) == (Hedge.JUST_OVER, 10)
    assert hedges.before("no more than 5", 0) == (Hedge.AT_MOST, 13)
