"""Screening: it settles the common case both ways, never wrongly, and leaves what touches to exact judging."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from benchmarks.soundness import samples

from claimcheck.engine.deciding import decided, exactly, troubled
from claimcheck.engine.judging import Status
from claimcheck.engine.screening import screened
from claimcheck.engine.system import Statement, System, components
from claimcheck.interval import CLOSED, OPEN, End, Interval
from claimcheck.relation import Constant, Quotient, Relation, Sum, Variable, at_most, equal, less

A, B, C, D = map(Variable, "abcd")
closed, point = Interval.closed, Interval.point


def told(**values: Interval) -> tuple[Statement, ...]:
    return tuple(Statement(f"s{name}", name, interval) for name, interval in values.items())


def looked(*relations: Relation, **values: Interval) -> bool | None:
    """Whether screening shows that the one component holds, or that it does not; None where it leaves it."""
    found = screened(System(told(**values), relations))
    if not found:
        return True
    ((_, is_refuted),) = found
    return False if is_refuted else None


SUM = equal(A + B, C)
SHARE = equal(A / B, C)
CHANGE = equal((100 + A) * B, 100 * C)


class TestBothSides:
    @pytest.mark.parametrize(
        ("relation", "values", "expected"),
        [
            (SUM, {"a": closed(1, 2), "b": closed(3, 4), "c": closed(5, 9)}, True),
            (SUM, {"a": closed(1, 2), "b": closed(3, 4), "c": closed(7, 9)}, False),
            (SUM, {"a": point(1), "b": point(2), "c": point(3)}, True),
            (SUM, {"a": point(1), "b": point(2), "c": point(4)}, False),
            (SHARE, {"a": closed(1, 2), "b": closed(4, 5), "c": closed(0, Fraction(1, 2))}, True),
            (SHARE, {"a": closed(1, 2), "b": closed(4, 5), "c": closed(Fraction(3, 5), 1)}, False),
            (SHARE, {"a": closed(-2, -1), "b": closed(4, 5), "c": closed(-1, 0)}, True),
            (SHARE, {"a": closed(-2, -1), "b": closed(4, 5), "c": closed(Fraction(1, 9), 1)}, None),
            (CHANGE, {"a": closed(-20, -10), "b": closed(99, 101), "c": closed(85, 86)}, True),
            (CHANGE, {"a": closed(-20, -10), "b": closed(99, 101), "c": closed(95, 96)}, False),
            (less(A, B), {"a": closed(1, 3), "b": closed(2, 2)}, True),
            (less(A, B), {"a": closed(3, 4), "b": closed(1, 2)}, False),
            (at_most(A + 1, B), {"a": closed(1, 3), "b": point(3)}, True),
        ],
    )
    def test_what_lies_apart_is_settled(
        self, relation: Relation, values: dict[str, Interval], expected: bool | None
    ) -> None:
        assert looked(relation, **values) is expected

    def test_two_statements_of_one_quantity_are_settled_without_a_relation(self) -> None:
        first, meets, apart = Statement(1, "a", closed(1, 2)), Statement(2, "a", closed(2, 3)), point(4)
        assert screened(System((first, meets))) == ()
        assert [is_refuted for _, is_refuted in screened(System((first, Statement(2, "a", apart))))] == [True]

    def test_a_quantity_that_nobody_states_takes_any_value(self) -> None:
        assert looked(SUM, a=closed(1, 2)) is True
        assert looked(less(A, B), b=closed(1, 2)) is True

    def test_a_cycle_is_broken_by_a_value_that_is_tried(self) -> None:
        ring = equal(A + B, C), equal(B + C, D), equal(D - A, 2 * B)
        assert looked(*ring, a=closed(1, 2), b=closed(3, 4), d=closed(7, 9)) is True
        products = equal(A * B, C), equal(A + B, D)
        assert looked(*products, a=closed(1, 3), b=closed(1, 3), c=closed(2, 3), d=closed(2, 5)) is True

    def test_shares_that_add_up_as_their_parts_do_need_the_simplex(self) -> None:
        one, other = Variable("one"), Variable("other")
        shares = equal(one * C, 100 * A), equal(other * C, 100 * B), equal(one + other, Constant(Fraction(100)))
        values = {"a": closed(30, 33), "b": closed(66, 70), "c": closed(97, 103)}
        assert looked(SUM, *shares, **values) is True
        assert looked(SUM, *shares, **values, one=closed(40, 50)) is False


class TestLeft:
    """What touches, or what whole numbers cannot say, is left; judging decides it."""

    @pytest.mark.parametrize(
        ("end", "status"), [(CLOSED, Status.CONSISTENT), (OPEN, Status.CONTRADICTED)], ids=["closed", "open"]
    )
    def test_ends_that_touch(self, end: End, status: Status) -> None:
        values = {"a": point(1), "b": point(2), "c": Interval(Fraction(3), Fraction(4), end, CLOSED)}
        system = System(told(**values), (SUM,))
        assert [is_refuted for _, is_refuted in screened(system)] == ([] if end is CLOSED else [False])
        assert decided(system) is status

    @pytest.mark.parametrize(
        ("relations", "values"),
        [
            ((equal(A * B * C, D),), {"a": point(1), "b": point(1), "c": point(1), "d": point(2)}),
            ((equal(A * A, B),), {"a": point(2), "b": point(5)}),
            ((equal(A - A, B),), {"a": point(2), "b": point(5)}),
            ((SHARE,), {"a": point(0), "b": point(0), "c": point(1)}),
            ((equal(A, Quotient(B, Constant(Fraction(0)))),), {"a": point(0), "b": point(0)}),
            ((less(A * B, C),), {"a": point(2), "b": point(2), "c": point(4)}),
            ((SUM,), {"a": point(10**100), "b": point(1), "c": point(10**100)}),
            ((SUM,), {"a": point(Fraction(1, 10**100)), "b": point(1), "c": point(1)}),
        ],
        ids=["three", "square", "cancels", "0 / 0", "by zero", "order", "a hundred digits", "a hundred decimals"],
    )
    def test_other_shapes_and_sizes(self, relations: tuple[Relation, ...], values: dict[str, Interval]) -> None:
        assert looked(*relations, **values) is None
        assert decided(System(told(**values), relations)) is Status.CONTRADICTED

    @pytest.mark.parametrize(
        "values", [Interval.at_least(10**60), Interval.at_most(-(10**60)), Interval.at_most(10**60), point(-(10**60))]
    )
    def test_ends_beyond_what_stands_for_infinity_are_no_contradiction(self, values: Interval) -> None:
        assert not any(is_refuted for _, is_refuted in screened(System(told(a=values))))
        assert decided(System(told(a=values, b=point(0)), (equal(A + B, C),))) is Status.CONSISTENT

    def test_an_end_that_was_rounded_before_the_unit_became_finer_is_no_contradiction(self) -> None:
        """b is a third: just the end that is no whole multiple of the unit, which the points make finer."""
        values = {
            "a": point(Fraction(1, 11)),
            "b": closed(Fraction(1, 3), Fraction(1, 2)),
            "c": point(Fraction(14, 33)),
        }
        assert looked(SUM, **values) is None
        assert decided(System(told(**values), (SUM,))) is Status.CONSISTENT

    def test_a_relation_between_constants_is_a_component_of_its_own(self) -> None:
        wrong = less(Constant(Fraction(2)), Constant(Fraction(1)))
        system = System(told(a=closed(1, 2)), (wrong, equal(Sum(()), Constant(Fraction(0)))))
        assert [part for part, _ in troubled(system)] == [System((), (wrong,))]


class TestLaws:
    def test_it_agrees_with_exact_judging(self) -> None:
        settled = 0
        for seed in range(3):
            for *_, system in samples(36, seed, (5, 10, 20)):
                truth = {exactly(part) for part in components(system)}
                found = screened(system)
                settled += not any(not is_refuted for _, is_refuted in found)
                if not found:
                    assert Status.CONTRADICTED not in truth
                if any(is_refuted for _, is_refuted in found):
                    assert truth != {Status.CONSISTENT}
        assert settled > 80, "most are settled without exact work"

    def test_the_order_changes_nothing(self) -> None:
        rng = random.Random(5)
        for *_, system in samples(24, 9, (10, 20)):
            other = System(
                tuple(rng.sample(system.statements, len(system.statements))),
                tuple(rng.sample(system.relations, len(system.relations))),
                dict(rng.sample(sorted(system.bounds.items()), len(system.bounds))),
            )
            assert [is_refuted for _, is_refuted in screened(system)] == [found for _, found in screened(other)]

    def test_parts_come_in_the_order_of_their_names(self) -> None:
        wrong = {name: closed(1, 2) for name in "dcba"}
        system = System((*told(**wrong), *(Statement(f"t{name}", name, point(9)) for name in "bdca")))
        assert [part.statements[0].quantity for part, _ in screened(system)] == list("abcd")
