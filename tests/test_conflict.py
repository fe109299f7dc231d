"""Conflicts: judged like an independent elimination does, minimal, all of them, in a fixed order."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterable
from fractions import Fraction
from itertools import combinations

import pytest
from benchmarks.soundness import generated, is_linear, samples
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine.conflict import conflicts
from claimcheck.engine.diagnosis import SHOWN
from claimcheck.engine.judging import Budget, Status
from claimcheck.engine.linear import Row, linear_row
from claimcheck.engine.narrowing import narrowed
from claimcheck.engine.simplex import Infeasible, Limit, Solution, feasible
from claimcheck.engine.system import Statement, System
from claimcheck.interval import CLOSED, OPEN, Interval
from claimcheck.relation import Constant, Sign, Sum, Term, Variable, at_most, equal, evaluate, less

A, B, C, D = (Variable(name) for name in "abcd")
closed, point = Interval.closed, Interval.point
Inequality = tuple[dict[object, Fraction], Fraction, bool]  # Σ coefficient × variable + constant < or ≤ 0


def satisfiable(inequalities: list[Inequality]) -> bool:
    """Fourier and Motzkin's elimination: slow, and simple enough to be the reference."""
    names = sorted({name for form, *_ in inequalities for name in form}, key=repr)
    for name in names:
        lower = [entry for entry in inequalities if entry[0].get(name, 0) < 0]
        upper = [entry for entry in inequalities if entry[0].get(name, 0) > 0]
        inequalities = [entry for entry in inequalities if not entry[0].get(name, 0)]
        for low, low_constant, low_strict in lower:
            for high, high_constant, high_strict in upper:
                a, b = high[name], -low[name]
                form = {n: a * low.get(n, Fraction(0)) + b * high.get(n, Fraction(0)) for n in {*low, *high} - {name}}
                inequalities.append((form, a * low_constant + b * high_constant, low_strict or high_strict))
        inequalities = list(
            {(tuple(sorted(f.items(), key=repr)), c, s): (f, c, s) for f, c, s in inequalities}.values()
        )
    return all(constant < 0 or (constant == 0 and not strict) for _, constant, strict in inequalities)


def of_rows(rows: Iterable[Row]) -> list[Inequality]:
    found: list[Inequality] = []
    for row in rows:
        form = {name: Fraction(c) for name, c in row.coefficients.items()}
        found.append((form, Fraction(row.constant), row.sign is Sign.LESS))
        if row.sign is Sign.EQUAL:
            found.append(({name: -c for name, c in form.items()}, -Fraction(row.constant), False))
    return found


def of_interval(name: object, interval: Interval) -> list[Inequality]:
    found: list[Inequality] = []
    if interval.low is not None:
        found.append(({name: Fraction(-1)}, interval.low, interval.low_end is OPEN))
    if interval.high is not None:
        found.append(({name: Fraction(1)}, -interval.high, interval.high_end is OPEN))
    return found


def holds(system: System, without: Iterable[object] = ()) -> bool:
    rows = [linear_row(relation) for relation in system.relations]
    inequalities = of_rows(row for row in rows if row is not None)
    assert None not in rows
    for name, interval in system.bounds.items():
        inequalities += of_interval(name, interval)
    for statement in system.statements:
        if statement.name not in set(without):
            inequalities += of_interval(statement.quantity, statement.values)
    return satisfiable(inequalities)


def minimal_conflicts(system: System) -> set[frozenset[object]]:
    """By trying every subset of the statements."""
    every = [statement.name for statement in system.statements]
    found: set[frozenset[object]] = set()
    for size in range(len(every) + 1):
        for chosen in map(frozenset, combinations(every, size)):
            if not any(known <= chosen for known in found) and not holds(system, set(every) - chosen):
                found.add(chosen)
    return found


def small_linear(seed: int, statements: int = 7) -> System:
    """A linear system of few quantities, with cycles, whose ends often touch."""
    rng = random.Random(seed)
    quantities = [Variable(name) for name in "abcd"]
    relations = []
    for _ in range(rng.randint(2, 4)):
        x, y, z = rng.sample(quantities, 3)
        relations.append(
            rng.choice((equal(x + y, z), equal(x, y + 1), less(x, y), at_most(x + y, z + z), equal(x - y, z)))
        )
    made = []
    for number in range(rng.randint(2, statements)):
        low = Fraction(rng.randint(-4, 8), 2)
        high = low + rng.choice((0, 0, 1, Fraction(1, 2), 3))
        ends = (CLOSED, CLOSED) if low == high else (rng.choice((OPEN, CLOSED)), rng.choice((OPEN, CLOSED)))
        made.append(Statement(f"s{number}", rng.choice("abcd"), Interval(low, high, *ends), rng.randint(1, 3)))
    return System(tuple(made), tuple(relations), {"a": Interval.at_least(0)})


class TestJudgement:
    @pytest.mark.parametrize("start", range(0, 400, 100))
    def test_linear_cycles_are_decided_as_elimination_does(self, start: int) -> None:
        for seed in range(start, start + 100):
            system = small_linear(seed)
            expected = Status.CONSISTENT if holds(system) else Status.CONTRADICTED
            assert narrowed(system).status is expected, seed

    @pytest.mark.parametrize("size", [5, 10, 20])
    def test_a_planted_solution_is_never_contradicted(self, size: int) -> None:
        rng = random.Random(size)
        for shape in ("tree", "linear cycles", "product cycles"):
            for _ in range(25):
                system = generated(rng, size, shape, satisfiable=True, tight=False)
                status = narrowed(system).status
                assert status is Status.CONSISTENT or (shape == "product cycles" and status is Status.UNDECIDED)

    def test_components_without_products_in_a_cycle_are_always_decided(self) -> None:
        for shape, _, _, system in samples(60, 5):
            if shape == "tree" or is_linear(system):
                assert narrowed(system).status is not Status.UNDECIDED

    def test_ratios_round_a_cycle(self) -> None:
        ratios = (equal(A / B, Variable("ab")), equal(B / C, Variable("bc")), equal(A / C, Variable("ac")))
        positive: dict[Hashable, Interval] = {name: Interval.above(0) for name in "abc"}
        right = tuple(Statement(name, name, point(value)) for name, value in (("ab", 2), ("bc", 3), ("ac", 6)))
        wrong = (*right[:2], Statement("ac", "ac", point(7)))
        assert narrowed(System(right, ratios, positive)).status is Status.CONSISTENT
        assert narrowed(System(wrong, ratios, positive)).status is Status.CONTRADICTED


LINEAR_TERMS = st.recursive(
    st.one_of(
        st.sampled_from([A, B, C, D]),
        st.fractions(-9, 9, max_denominator=9).map(Constant),
    ),
    lambda terms: st.one_of(
        st.lists(terms, max_size=3).map(lambda parts: Sum(tuple(parts))),
        st.tuples(terms, st.fractions(-9, 9, max_denominator=9)).map(lambda pair: pair[0] * pair[1]),
        st.tuples(terms, st.integers(1, 9)).map(lambda pair: pair[0] / pair[1]),
    ),
    max_leaves=8,
)


class TestRows:
    @given(LINEAR_TERMS, LINEAR_TERMS, st.lists(st.integers(-99, 99), min_size=4, max_size=4))
    def test_a_row_is_the_difference_of_the_sides_times_a_positive_number(
        self, left: Term, right: Term, values: list[int]
    ) -> None:
        row = linear_row(equal(left, right))
        assert row is not None
        valued: dict[Hashable, int] = dict(zip("abcd", values, strict=True))
        difference = evaluate(left - right, {name: point(value) for name, value in valued.items()}).low
        total = row.constant + sum(coefficient * valued[name] for name, coefficient in row.coefficients.items())
        assert difference is not None
        assert (total > 0, total < 0) == (difference > 0, difference < 0)

    @pytest.mark.parametrize("term", [A * B, A / B, Constant(Fraction(1)) / A, A * (B + 1), A / Constant(Fraction(0))])
    def test_products_of_quantities_and_quotients_by_them_are_no_rows(self, term: Term) -> None:
        assert linear_row(equal(term, C)) is None

    def test_known_values_make_a_product_a_row(self) -> None:
        halved: dict[Hashable, Fraction] = {"b": Fraction(1, 2)}
        assert linear_row(equal(A * (B + 1), C), halved.get) == Row({"a": 3, "c": -2}, 0, Sign.EQUAL)


class TestSimplex:
    @given(st.integers(0, 100_000))
    @settings(deadline=None)
    def test_it_agrees_with_elimination_and_proves_it(self, seed: int) -> None:
        rng = random.Random(seed)
        rows = [
            Row(
                {n: rng.choice((-3, -1, 1, 2)) for n in rng.sample("abcd", rng.randint(1, 3))},
                rng.randint(-3, 3),
                rng.choice(list(Sign)),
            )
            for _ in range(rng.randint(1, 4))
        ]
        intervals: dict[Hashable, Interval] = {}
        for name in "abcd":
            low = Fraction(rng.randint(-6, 6), rng.randint(1, 3))
            high = low + Fraction(rng.randint(0, 4), 2)
            ends = (CLOSED, CLOSED) if low == high else (rng.choice((OPEN, CLOSED)), rng.choice((OPEN, CLOSED)))
            intervals[name] = Interval(low if rng.random() < 0.8 else None, high if rng.random() < 0.8 else None, *ends)
        lows: dict[Hashable, Limit] = {n: (i.low, i.low_end is OPEN) for n, i in intervals.items() if i.low is not None}
        highs: dict[Hashable, Limit] = {
            n: (i.high, i.high_end is OPEN) for n, i in intervals.items() if i.high is not None
        }
        found = feasible(rows, lows, highs, 1_000)
        if isinstance(found, Solution):
            for row in rows:
                total = sum(c * found.values[n] for n, c in row.coefficients.items()) + row.constant
                assert {Sign.EQUAL: total == 0, Sign.LESS: total < 0, Sign.AT_MOST: total <= 0}[row.sign]
            assert all(value in intervals[one] for one, value in found.values.items())
        else:
            assert isinstance(found, Infeasible)
            used = of_rows(rows[i] for i in found.rows)
            for one in found.lows:
                used += of_interval(one, Interval(Fraction(lows[one][0]), None, intervals[one].low_end))
            for one in found.highs:
                used += of_interval(one, Interval(None, Fraction(highs[one][0]), OPEN, intervals[one].high_end))
            assert not satisfiable(used)

    def test_no_pivots_no_answer(self) -> None:
        rows = [Row({"a": 1, "b": 1}, -5, Sign.EQUAL)]
        assert feasible(rows, {}, {}, 0) is None
        assert isinstance(feasible(rows, {}, {}, 1), Solution)


class TestConflicts:
    def test_two_statements_of_one_quantity(self) -> None:
        system = System((Statement("one", "a", point(1)), Statement("other", "a", point(2))))
        assert conflicts(system).sets == (("one", "other"),)

    def test_smallest_first_and_only_what_clashes(self) -> None:
        system = System(
            (
                Statement("part", "a", point(1)),
                Statement("rest", "b", point(2)),
                Statement("total", "c", point(4)),
                Statement("whole", "c", point(5)),
                Statement("aside", "d", point(9)),
            ),
            (equal(C, A + B), less(A, D)),
        )
        found = conflicts(system)
        assert found.sets == (("total", "whole"), ("part", "rest", "total"), ("part", "rest", "whole"))
        assert not found.more
        assert not found.undecided

    def test_relations_that_cannot_hold_are_the_empty_conflict(self) -> None:
        assert conflicts(System((Statement("x", "a", point(1)),), (less(A, A),))).sets == ((),)
        assert conflicts(System((), (equal(A, Constant(Fraction(1))),), {"a": Interval.above(1)})).sets == ((),)

    def test_no_conflict(self) -> None:
        assert conflicts(System((Statement("x", "a", point(1)),), (less(A, B),))).sets == ()

    def test_at_most_twenty_then_more(self) -> None:
        seven = tuple(Statement(i, "a", point(i)) for i in range(7))
        found = conflicts(System(seven))
        assert len(found.sets) == SHOWN
        assert found.more
        assert not conflicts(System(seven[:6])).more

    def test_a_budget_that_ends_says_more(self) -> None:
        statements = tuple(Statement(i, "a", point(i)) for i in range(6))
        assert conflicts(System(statements), Budget(checks=3)).more

    @pytest.mark.parametrize("seed", range(40))
    def test_all_minimal_conflicts_are_found(self, seed: int) -> None:
        system = small_linear(seed, statements=6)
        found = conflicts(system)
        expected = minimal_conflicts(system)
        assert found.more or set(map(frozenset, found.sets)) == expected
        assert set(map(frozenset, found.sets)) <= expected
        assert list(map(len, found.sets)) == sorted(map(len, found.sets))
        assert conflicts(System(system.statements[::-1], system.relations[::-1], system.bounds)) == found
