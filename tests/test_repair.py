"""Corrections: of least weight, all ties, each one verified."""

from __future__ import annotations

from itertools import combinations

import pytest
from test_conflict import holds, small_linear

from claimcheck.engine.diagnosis import SHOWN
from claimcheck.engine.judging import Budget
from claimcheck.engine.repair import corrections
from claimcheck.engine.system import Statement, System
from claimcheck.interval import Interval
from claimcheck.relation import Variable, equal, less

A, B, C = (Variable(name) for name in "abc")
point = Interval.point


def lightest(system: System) -> tuple[int, set[frozenset[object]]]:
    """By trying every subset of the statements."""
    best: dict[int, set[frozenset[object]]] = {}
    for size in range(len(system.statements) + 1):
        for chosen in combinations(system.statements, size):
            names = frozenset(statement.name for statement in chosen)
            if holds(system, names):
                best.setdefault(sum(statement.weight for statement in chosen), set()).add(names)
    weight = min(best)
    return weight, best[weight]


def total(part: int = 1, rest: int = 1, whole: int = 1) -> System:
    statements = (
        Statement("part", "a", point(1), part),
        Statement("rest", "b", point(2), rest),
        Statement("whole", "c", point(4), whole),
    )
    return System(statements, (equal(C, A + B),))


def test_a_consistent_system_needs_no_correction() -> None:
    assert corrections(System((Statement("x", "a", point(1)),))).sets == ((),)


def test_all_ties_in_a_fixed_order() -> None:
    found = corrections(total())
    assert found.sets == (("part",), ("rest",), ("whole",))
    assert (found.weight, found.more, found.undecided) == (1, False, False)


def test_the_least_trusted_is_freed() -> None:
    assert corrections(total(part=3, rest=2, whole=3)).sets == (("rest",),)
    assert corrections(total(part=3, rest=2, whole=3)).weight == 2


def test_two_light_statements_before_a_heavy_one() -> None:
    heavy = Statement("heavy", "a", point(1), 3)
    light = tuple(Statement(f"light {i}", "a", point(2)) for i in range(2))
    assert corrections(System((heavy, *light))).sets == (("light 0", "light 1"),)


def test_one_of_each_contradicted_component() -> None:
    pair = (Statement("c1", "c", point(1)), Statement("c2", "c", point(2)))
    system = System((Statement("a1", "a", point(1)), Statement("a2", "a", point(2)), *pair))
    assert corrections(system).sets == (("a1", "c1"), ("a1", "c2"), ("a2", "c1"), ("a2", "c2"))


def test_nothing_corrects_relations_that_cannot_hold() -> None:
    found = corrections(System((Statement("x", "a", point(1)),), (less(A, A),)))
    assert found.sets == ()
    assert not found.more


def test_at_most_twenty_then_more() -> None:
    parts = tuple(Statement(i, i, point(1)) for i in range(SHOWN))
    relation = equal(sum((Variable(i) for i in range(1, SHOWN)), Variable(0)), C)
    nineteen = System((*parts[1:], Statement("whole", "c", point(9))), (relation,), {0: point(1)})
    assert len(corrections(nineteen).sets) == SHOWN
    assert not corrections(nineteen).more
    twenty_one = System((*parts, Statement("whole", "c", point(9))), (relation,))
    assert len(corrections(twenty_one).sets) == SHOWN
    assert corrections(twenty_one).more


def test_a_budget_that_ends_says_more() -> None:
    found = corrections(total(), Budget(checks=1))
    assert found.sets == ()
    assert found.more


@pytest.mark.parametrize("seed", range(40))
def test_exactly_the_lightest_are_found(seed: int) -> None:
    system = small_linear(seed, statements=6)
    if not holds(System((), system.relations, system.bounds)):
        assert corrections(system).sets == ()
        return
    found = corrections(system)
    assert (found.weight, set(map(frozenset, found.sets))) == lightest(system)
    assert not found.undecided
    assert corrections(System(system.statements[::-1], system.relations[::-1], system.bounds)) == found
