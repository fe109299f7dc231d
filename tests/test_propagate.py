"""Propagation: components, what follows with its chain, and that exact ends decide."""

from __future__ import annotations

import random
from collections.abc import Hashable, Mapping
from fractions import Fraction

import pytest
from benchmarks.soundness import _shuffled, samples
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.deciding import exactly
from claimcheck.engine.judging import Budget, Status
from claimcheck.engine.narrowing import follows, narrowed
from claimcheck.engine.system import Statement, System, components
from claimcheck.interval import CLOSED, OPEN, End, Interval
from claimcheck.relation import Constant, Quotient, Relation, Sum, Variable, at_most, equal, evaluate, less, names

A, B, C, D = (Variable(name) for name in "abcd")
closed, point = Interval.closed, Interval.point


def stated(**values: Interval) -> tuple[Statement, ...]:
    """One statement of each quantity, named by it."""
    return tuple(Statement(name, name, interval) for name, interval in values.items())


def status(*relations: Relation, bounds: Mapping[Hashable, Interval] | None = None, **values: Interval) -> Status:
    return narrowed(System(stated(**values), relations, bounds or {})).status


class TestComponents:
    def test_quantities_tied_by_a_relation_are_together_and_others_apart(self) -> None:
        system = System(stated(a=point(1), b=point(2), c=point(3)), (equal(C, A),), {"a": Interval.at_least(0)})
        together, alone = components(system)
        assert together.statements == stated(a=point(1), c=point(3))
        assert together.relations == system.relations
        assert together.bounds == system.bounds
        assert alone == System(stated(b=point(2)))

    def test_a_relation_of_constants_is_a_component_and_is_judged(self) -> None:
        one, two = Constant(Fraction(1)), Constant(Fraction(2))
        assert status(less(one, two), at_most(two, two)) is Status.CONSISTENT
        assert status(less(two, two)) is Status.CONTRADICTED

    def test_a_bound_without_statement_or_relation_is_judged(self) -> None:
        assert status(bounds={"a": closed(2, 1)}) is Status.CONTRADICTED

    def test_the_order_of_components_is_that_of_their_names(self) -> None:
        forward = System(stated(a=point(1), b=point(2), c=point(3)), (equal(B, C),))
        backward = System(forward.statements[::-1], forward.relations)
        assert [part.statements[0].name for part in components(forward)] == ["a", "b"]
        assert [{s.name for s in part.statements} for part in components(backward)] == [{"a"}, {"b", "c"}]


class TestEnds:
    """Touching ends decide by whether both are closed."""

    @pytest.mark.parametrize(
        ("low_end", "high_end", "expected"),
        [
            (CLOSED, CLOSED, Status.CONSISTENT),
            (OPEN, CLOSED, Status.CONTRADICTED),
            (CLOSED, OPEN, Status.CONTRADICTED),
            (OPEN, OPEN, Status.CONTRADICTED),
        ],
    )
    def test_sum_that_touches(self, low_end: End, high_end: End, expected: Status) -> None:
        parts = Interval(Fraction(1), Fraction("2.05"), CLOSED, high_end)
        total = Interval(Fraction("4.1"), Fraction(9), low_end, CLOSED)
        assert status(equal(C, A + B), a=parts, b=closed(1, Fraction("2.05")), c=total) is expected

    @pytest.mark.parametrize(("gap", "expected"), [(0, Status.CONSISTENT), (1, Status.CONTRADICTED)])
    def test_a_gap_below_the_precision_of_floats_is_seen(self, gap: int, expected: Status) -> None:
        third = Fraction(1, 3) + Fraction(gap, 10**60)
        assert status(equal(A * B, C), a=point(third), b=point(3), c=point(1)) is expected
        assert status(equal(A + B, C), equal(A, B), a=point(third), c=point(Fraction(2, 3))) is expected

    def test_strict_orders_round_a_cycle(self) -> None:
        assert status(at_most(A, B), at_most(B, C), at_most(C, A)) is Status.CONSISTENT
        assert status(at_most(A, B), at_most(B, C), less(C, A)) is Status.CONTRADICTED

    def test_orders_are_requirements_on_values(self) -> None:
        assert status(less(A, B), a=closed(1, 3), b=closed(2, 4)) is Status.CONSISTENT
        assert status(less(A, B), a=closed(2, 3), b=closed(1, 2)) is Status.CONTRADICTED
        assert status(at_most(A, B), a=closed(2, 3), b=closed(1, 2)) is Status.CONSISTENT


class TestAwkward:
    def test_quotient_by_an_interval_around_zero(self) -> None:
        assert status(equal(A / B, C), a=closed(1, 2), b=closed(-1, 1), c=closed(5, 6)) is Status.CONSISTENT
        assert (
            status(equal(A / B, C), a=closed(1, 2), b=closed(-1, 1), c=closed(0, Fraction(1, 2))) is Status.CONTRADICTED
        )

    def test_quotient_by_zero_has_no_value(self) -> None:
        assert status(equal(A / B, C), b=point(0)) is Status.CONTRADICTED
        assert status(equal(A, Quotient(B, Constant(Fraction(0))))) is Status.CONTRADICTED
        assert status(equal(A / B, C), a=point(0), b=closed(0, 1), c=point(0)) is Status.CONSISTENT

    def test_quotients_and_products_that_reach_zero(self) -> None:
        whole, rest = Interval.at_least(0), closed(0, 1)
        assert status(equal(A / B, C), a=point(0), b=whole, c=rest) is Status.CONSISTENT
        assert status(equal(A / B, C), a=whole, b=Interval.closed(0, 0), c=rest) is Status.CONTRADICTED
        assert status(equal(A * B, C), a=whole, b=point(0), c=closed(0, 1)) is Status.CONSISTENT
        assert status(equal(A * B, C), a=whole, b=point(0), c=closed(1, 2)) is Status.CONTRADICTED
        assert status(equal(A * B, C), a=Interval.above(0), b=Interval.above(0), c=point(0)) is Status.CONTRADICTED
        assert status(equal(A * B, C), a=Interval.above(0), b=whole, c=point(0)) is Status.CONSISTENT
        assert status(equal(A / B, C), a=Interval.above(0), b=whole, c=point(0)) is Status.CONTRADICTED

    def test_two_statements_of_one_name_are_refused(self) -> None:
        with pytest.raises(ValueError, match="same name"):
            narrowed(System((Statement("s", "a", point(1)), Statement("s", "a", point(2)))))

    def test_product_of_signs(self) -> None:
        assert status(equal(A * B, C), a=closed(-2, 2), b=closed(-2, 2), c=closed(1, 4)) is Status.CONSISTENT
        assert status(equal(A * B, C), a=closed(-2, 2), b=closed(-2, 2), c=closed(5, 9)) is Status.CONTRADICTED

    def test_a_quantity_twice_in_a_relation(self) -> None:
        assert status(equal(A, A + 1)) is Status.CONTRADICTED
        assert status(equal(A, A)) is Status.CONSISTENT
        assert status(equal(A + A, B), a=point(2), b=point(4)) is Status.CONSISTENT
        assert status(equal(A * A, B), a=closed(1, 2), b=closed(5, 6)) is Status.CONTRADICTED
        assert status(equal(A * A, B), a=point(2), b=point(4)) is Status.CONSISTENT
        assert status(equal(A / A, B), a=closed(1, 2), b=closed(2, 3)) is not Status.CONSISTENT

    def test_a_quantity_that_is_a_part_of_itself(self) -> None:
        whole = equal(A, A + B)
        assert status(whole, b=point(0)) is Status.CONSISTENT
        assert status(whole, b=closed(1, 2)) is Status.CONTRADICTED

    def test_identities_in_a_cycle(self) -> None:
        ring = (equal(A, B + 1), equal(B, C + 1), equal(C, A - 2))
        assert status(*ring) is Status.CONSISTENT
        assert status(*ring[:2], equal(C, A - 3)) is Status.CONTRADICTED

    def test_numbers_of_a_hundred_digits(self) -> None:
        huge = 10**100 + 1
        assert status(equal(A * B, C), a=point(huge), b=point(huge), c=point(huge**2)) is Status.CONSISTENT
        assert status(equal(A * B, C), a=point(huge), b=point(huge), c=point(huge**2 + 1)) is Status.CONTRADICTED
        assert status(equal(A + B, C), a=point(Fraction(1, huge)), b=point(1), c=point(1)) is Status.CONTRADICTED

    def test_products_in_a_cycle_beyond_the_largest_float(self) -> None:
        big = 10**400
        relations = equal(A * B, C), equal(A + B, D)
        known = stated(a=closed(big, 9 * big), b=closed(2 * big, 7 * big), d=closed(6 * big, 7 * big))
        product, too_large = closed(9 * big**2, 11 * big**2), closed(50 * big**2, 60 * big**2)
        assert narrowed(System((*known, *stated(c=product)), relations)).status is Status.CONSISTENT
        assert narrowed(System((*known, *stated(c=too_large)), relations)).status is Status.CONTRADICTED

    def test_an_empty_statement_contradicts_itself(self) -> None:
        assert status(a=closed(2, 1)) is Status.CONTRADICTED
        assert status(a=Interval.open(1, 1)) is Status.CONTRADICTED

    def test_long_chains_end(self) -> None:
        x = [Variable(i) for i in range(2_000)]
        sums = tuple(equal(x[i] + 1, x[i + 1]) for i in range(1_999))
        first, last = Statement("first", 0, point(0)), Statement("last", 1_999, point(1_999))
        assert narrowed(System((first, last), sums)).status is Status.CONSISTENT
        wrong = Statement("last", 1_999, point(2_000))
        assert narrowed(System((first, wrong), sums)).status is Status.CONTRADICTED

    def test_a_ring_of_three_hundred_ends(self) -> None:
        x = [Variable(i) for i in range(300)]
        ring = tuple(equal(x[i] + x[(i + 1) % 300], Variable(("sum", i))) for i in range(300))
        statements = tuple(Statement(i, ("sum", i), closed(9, 11)) for i in range(300))
        assert narrowed(System(statements, ring)).status is Status.CONSISTENT
        assert narrowed(System((*statements, Statement("x", 0, point(1000))), ring)).status is Status.CONSISTENT
        bounds: dict[Hashable, Interval] = {i: Interval.at_least(0) for i in range(300)}
        wrong = System((*statements, Statement("x", 0, point(12))), ring, bounds)
        assert narrowed(wrong).status is Status.CONTRADICTED

    def test_where_the_budget_ends_it_is_undecided(self) -> None:
        # Two numbers with the product 1 add up to 2 at least, which only splitting their intervals shows.
        one, total = Constant(Fraction(1)), Constant(Fraction(19, 10))
        wide = closed(Fraction(1, 2), 2)
        system = System(stated(a=wide, b=wide), (equal(A * B, one), equal(A + B, total)))
        assert exactly(system, Budget(revisions=1, splits=0)) is Status.UNDECIDED
        assert narrowed(system).status is Status.CONTRADICTED

    def test_where_the_pivots_end_it_is_undecided(self) -> None:
        ring = (equal(A + B, Constant(Fraction(1))), equal(B + C, Constant(Fraction(2))), equal(C + A, D))
        system = System(stated(d=closed(1, 2)), ring)
        assert exactly(system, Budget(pivots=0)) is Status.UNDECIDED
        assert narrowed(system).status is Status.CONSISTENT


class TestWhatFollows:
    def test_ranges_are_the_hull(self) -> None:
        system = System(stated(a=closed(1, 2), c=Interval.open(5, 7)), (equal(C, A + B),))
        assert narrowed(system).ranges == {"a": closed(1, 2), "b": Interval.open(3, 6), "c": Interval.open(5, 7)}

    def test_the_chain_names_relations_and_statements_premises_first(self) -> None:
        total, share = equal(C, A + B), equal(B / C, D)
        system = System(stated(a=point(6), b=point(4)), (share, total))
        found = narrowed(system)
        assert found.ranges["d"] == point(Fraction(2, 5))
        first, *_, last = found.chain("d")
        assert (first.quantity, first.relation, first.statements) == ("c", total, ("a", "b"))
        assert (last.quantity, last.relation, last.statements) == ("d", share, ("b",))
        assert found.chain("a") == ()

    def test_nothing_follows_from_a_contradiction_but_its_chain(self) -> None:
        system = System(stated(a=point(6), b=point(4), c=point(11), d=point(1)), (equal(C, A + B),))
        found = narrowed(system)
        assert found.ranges == {"d": point(1)}
        assert {name for step in found.because for name in step.statements} <= {"a", "b", "c"}
        assert found.because[0].relation == equal(C, A + B)

    def test_what_the_others_leave_a_quantity(self) -> None:
        system = System(stated(a=point(6), b=point(4), c=point(11)), (equal(C, A + B),))
        assert follows(system, "c").ranges["c"] == point(10)
        assert follows(system, "a").ranges["a"] == point(7)


@given(st.integers(0, 10_000))
def test_no_solution_is_lost(seed: int) -> None:
    """Values that meet all relations and statements stay inside the ranges."""
    rng = random.Random(seed)
    truth = {name: Fraction(rng.randint(1, 99), rng.randint(1, 9)) for name in "abcd"}
    left = rng.choice((A + B, A * B, A / B, (1 + A) * B, A - B, A * A))
    right = rng.choice((C + D, C * D, C / D, Sum((C, D, A)), Constant(Fraction(3))))
    slack = Variable("slack")
    points: dict[Hashable, Interval] = {name: point(value) for name, value in truth.items()}
    values = {"slack": evaluate(left, points) - evaluate(right, points)}
    for name, value in truth.items():
        if rng.random() < 0.7:
            values[name] = closed(value - Fraction(rng.randint(0, 3), 7), value + Fraction(rng.randint(0, 3), 7))
    found = narrowed(System(stated(**values), (equal(left, right + slack),)))
    assert found.status is not Status.CONTRADICTED
    assert all(truth[name] in interval for name, interval in found.ranges.items() if name in truth)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_input_changes_nothing(seed: int) -> None:
    for *_, system in samples(12, seed, sizes=(5, 10)):
        other = _shuffled(random.Random(seed), system)
        one, two = narrowed(system), narrowed(other)
        assert (one.status, one.ranges, one.because) == (two.status, two.ranges, two.because)
        assert all(one.chain(q) == two.chain(q) for relation in system.relations for q in names(relation))
