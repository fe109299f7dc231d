"""A ranking asks of a place just what follows from it, whatever values the figures stand for."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.claim import Rank
from claimcheck.claim import claim as read_claim
from claimcheck.interval import EVERYTHING, Interval
from claimcheck.ranking import Needed, needed, place

VALUES = st.integers(0, 6)
SETS = st.tuples(VALUES, VALUES).map(lambda pair: Interval.closed(min(pair), max(pair)))
POINTS = VALUES.map(Interval.point)
PLACES = st.integers(1, 5).map(Interval.point) | st.integers(1, 5).map(lambda last: Interval.closed(1, last))


def whole_numbers(values: Interval) -> range:
    assert values.low is not None
    assert values.high is not None
    return range(int(values.low), int(values.high) + 1)


def standard_place(subject: int, others: list[int]) -> int:
    return 1 + sum(other > subject for other in others)


def outcome(subject: Interval, others: dict[int, Interval], asked: Needed[int]) -> bool | None:
    """What the orders asked for come to: false when one is broken, true when all hold, None when they are open."""
    if asked.missing:
        return False
    if any(others[one].all_at_most(subject) for one in asked.above):
        return False
    if any(subject.all_below(others[one]) for one in asked.below):
        return False
    held = all(subject.all_below(others[one]) for one in asked.above)
    return True if held and all(others[one].all_at_most(subject) for one in asked.below) and not asked.is_open else None


@given(POINTS, st.lists(POINTS, max_size=5), PLACES)
def test_exact_figures_meet_what_is_needed_just_when_the_place_is_held(
    subject: Interval, figures: list[Interval], places: Interval
) -> None:
    others = dict(enumerate(figures))
    mine, *values = (int(one.low or 0) for one in (subject, *figures))
    assert outcome(subject, others, needed(subject, others, places)) is (standard_place(mine, values) in places)


@given(SETS, st.lists(SETS, max_size=3), PLACES)
def test_what_is_refuted_is_false_and_what_is_proved_true_for_every_value(
    subject: Interval, figures: list[Interval], places: Interval
) -> None:
    others = dict(enumerate(figures))
    found = outcome(subject, others, needed(subject, others, places))
    held = {
        standard_place(mine, values) in places
        for mine, *values in product(*(whole_numbers(one) for one in (subject, *figures)))
    }
    assert found is None or held == {found}


@given(SETS, st.lists(SETS, max_size=3), PLACES)
def test_each_order_asked_for_follows_from_the_place(
    subject: Interval, figures: list[Interval], places: Interval
) -> None:
    """Else two claims that are both right could be shown to conflict."""
    asked = needed(subject, dict(enumerate(figures)), places)
    if outcome(subject, dict(enumerate(figures)), asked) is False:
        return
    for mine, *values in product(*(whole_numbers(one) for one in (subject, *figures))):
        if standard_place(mine, values) in places:
            assert all(mine < values[one] for one in asked.above)
            assert all(values[one] <= mine for one in asked.below)


@given(POINTS, st.lists(POINTS, max_size=3), st.lists(VALUES, max_size=3), PLACES)
def test_members_that_are_not_listed_are_reckoned_with(
    subject: Interval, figures: list[Interval], hidden: list[int], places: Interval
) -> None:
    others = dict(enumerate(figures))
    found = outcome(subject, others, needed(subject, others, places, unlisted=Interval.closed(0, 6)))
    mine, *values = (int(one.low or 0) for one in (subject, *figures))
    if standard_place(mine, [*values, *hidden]) in places:
        assert found is not False
    elif mine == 6:
        assert found is not True


def test_those_named_are_above_and_leave_the_other_places_to_the_largest() -> None:
    sets = {name: Interval.point(value) for name, value in (("A", 9), ("B", 7), ("C", 5), ("D", 1))}
    asked = needed(Interval.point(6), sets, Interval.point(3), named=("B",))
    assert asked.above == ("B", "A")
    assert asked.below == ("C", "D")


def test_a_place_that_hangs_on_which_of_two_is_larger_is_open() -> None:
    sets = {"wide": Interval.closed(0, 100), "also wide": Interval.closed(10, 90)}
    asked = needed(Interval.point(40), sets, Interval.point(2))
    assert asked.is_open
    assert not asked.above
    assert not asked.below


def test_a_bound_that_members_not_listed_could_pass_is_open() -> None:
    sets = {"A": Interval.point(9), "B": Interval.point(1)}
    assert needed(Interval.point(5), sets, Interval.closed(1, 3), unlisted=Interval.closed(0, 7)).is_open
    assert not needed(Interval.point(5), sets, Interval.closed(1, 3), unlisted=Interval.closed(0, 4)).is_open
    assert not needed(Interval.point(5), sets, Interval.point(2), unlisted=Interval.closed(0, 7)).is_open


def test_a_place_past_the_last_is_missed_by_so_many() -> None:
    one = {"A": Interval.point(1)}
    assert needed(Interval.point(0), one, Interval.point(4)).missing == 2
    assert needed(Interval.point(0), one, Interval.point(2)).missing == 0


@pytest.mark.parametrize(
    ("others", "expected"),
    [([], (1, 1)), ([5, 4, 3], (3, 3)), ([5, 5, 3], (3, 2)), ([3, 3, 2], (1, 1))],
)
def test_equals_share_a_place_and_those_above_count_one_by_one_or_as_one(
    others: list[int], expected: tuple[int, int]
) -> None:
    assert place(Interval.point(3), map(Interval.point, others)) == expected


def test_a_place_is_open_where_figures_overlap() -> None:
    assert place(Interval.point(3), [Interval.closed(2, 4)]) is None
    assert place(Interval.point(3), [EVERYTHING]) is None
    assert place(Interval.point(3), [Interval.closed(2, 3)]) == (1, 1)


# The words for a place.


def rank(quote: str, **keys: str) -> Rank:
    claim = read_claim({"id": "place", "kind": "rank", "quote": quote, **keys})
    assert isinstance(claim, Rank)
    return claim


@pytest.mark.parametrize(
    ("printed", "places", "joint"),
    [
        ("fourth", Interval.point(4), False),
        ("second-largest", Interval.point(2), False),
        ("joint fourth", Interval.point(4), True),
        ("tied for 4th", Interval.point(4), True),
        ("number one", Interval.point(1), False),
        ("No. 3", Interval.point(3), False),
        ("top five", Interval.closed(1, 5), False),
        ("the top 10", Interval.closed(1, 10), False),
    ],
)
def test_a_place_is_read_as_printed(printed: str, places: Interval, joint: bool) -> None:
    claim = rank(f"it is {printed}", position=printed)
    assert claim.position is not None
    assert claim.position.plain == places
    assert claim.printed == printed
    assert claim.is_joint is joint
    start, end = claim.position.value_span or (0, 0)
    assert printed[start:end] in printed.split()[-1]


@pytest.mark.parametrize("printed", ["0", "top 0", "joint 1.5", "top about five", "top", "joint", "top five percent"])
def test_what_is_no_place_is_refused(printed: str) -> None:
    with pytest.raises(ValidationError):
        rank(f"it is {printed}", position=printed)


@pytest.mark.parametrize(
    "keys",
    [
        {"since": "1995", "window": "1996..2023"},
        {"since": "1995", "after": "Ostia"},
        {"since": "1995", "running": "third"},
        {"since": "2023", "period": "2023"},
        {"window": "1996..2022", "period": "2023"},
        {"running": "fourth"},
    ],
)
def test_a_rank_over_time_refuses_what_does_not_go_together(keys: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        rank("the largest since 1995, for the third year running", **keys)


def test_the_year_before_the_period_may_be_the_one_it_is_the_largest_since() -> None:
    assert rank("the largest since 2022", since="2022", period="2023").in_time
    assert not rank("third for the third year running", position="third", running="third").in_time
