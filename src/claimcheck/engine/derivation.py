"""Derivations: the statements and relations that edges of a box rest on, and the steps that lead to them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from msgspec import Struct

from claimcheck.engine.box import Edge
from claimcheck.engine.problem import Problem
from claimcheck.interval import CLOSED, OPEN, Interval
from claimcheck.relation import Relation


class Step(Struct, frozen=True):
    """One step of a chain: `relation`, applied to statements and earlier steps, narrows `quantity` to `values`."""

    quantity: Hashable
    values: Interval
    relation: Relation
    statements: tuple[Hashable, ...]


def support(contradiction: Iterable[Edge]) -> tuple[frozenset[int], frozenset[int]]:
    """The statements and the relations that edges were derived from."""
    statements: set[int] = set()
    relations: set[int] = set()
    for edge in derivation(contradiction):
        if edge.statement >= 0:
            statements.add(edge.statement)
        if edge.relation >= 0:
            relations.add(edge.relation)
    return frozenset(statements), frozenset(relations)


def derivation(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges and all they were derived from, each once, premises first."""
    seen: set[int] = set()
    stack = [(edge, False) for edge in reversed(tuple(edges))]
    while stack:
        edge, ready = stack.pop()
        if ready:
            yield edge
        elif id(edge) not in seen:
            seen.add(id(edge))
            stack.append((edge, True))
            stack += ((premise, False) for premise in reversed(edge.premises))


def steps_of(problem: Problem, edges: Iterable[Edge]) -> tuple[Step, ...]:
    steps: dict[Step, None] = {}
    for edge in derivation(edges):
        if edge.relation >= 0 and edge.value is not None:
            end = OPEN if edge.is_open else CLOSED
            value = problem.outside(edge)
            values = Interval(value, None, end) if edge.is_low else Interval(None, value, OPEN, end)
            numbers = sorted({premise.statement for premise in edge.premises if premise.statement >= 0})
            statements = tuple(problem.statements[number].name for number in numbers)
            steps[Step(problem.quantities[edge.place], values, problem.relations[edge.relation], statements)] = None
    return tuple(steps)
