"""A system: statements that may be wrong, and the relations and bounds that must hold, in their components."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from msgspec import Struct, field

from claimcheck.interval import Interval
from claimcheck.relation import Relation, names


class Statement(Struct, frozen=True):
    """That `quantity` is one of `values`. It can be wrong: freeing it costs `weight`, how much it is trusted."""

    name: Hashable
    quantity: Hashable
    values: Interval
    weight: int = 1


class System(Struct, frozen=True):
    """Statements that may be wrong, with relations and bounds that must hold. A quantity without bounds is any number.

    The names of the statements differ; names of statements and of quantities are told apart by their `repr`.
    """

    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...] = ()
    bounds: Mapping[Hashable, Interval] = field(default_factory=dict)


def components(system: System) -> tuple[System, ...]:
    """`system` cut into parts that share no quantity, in the order of the first of their names."""
    spans = [names(relation) for relation in system.relations]
    tied: dict[Hashable, list[tuple[Hashable, ...]]] = {statement.quantity: [] for statement in system.statements}
    for name in system.bounds:
        tied.setdefault(name, [])
    for span in spans:
        for name in span:
            tied.setdefault(name, []).append(span)
    part_of: dict[Hashable, int] = {}
    members: list[list[Hashable]] = []
    for start in tied:
        if start in part_of:
            continue
        part_of[start] = number = len(members)
        reached = [start]
        members.append(reached)
        for name in reached:
            for span in tied[name]:
                for other in span:
                    if other not in part_of:
                        part_of[other] = number
                        reached.append(other)
    if len(members) == 1 and all(spans):
        return (system,)
    statements: list[list[Statement]] = [[] for _ in members]
    for statement in system.statements:
        statements[part_of[statement.quantity]].append(statement)
    relations: list[list[Relation]] = [[] for _ in members]
    lone: list[Relation] = []
    for relation, span in zip(system.relations, spans, strict=True):
        (relations[part_of[span[0]]] if span else lone).append(relation)
    bounds: list[dict[Hashable, Interval]] = [{} for _ in members]
    for name, interval in system.bounds.items():
        bounds[part_of[name]][name] = interval
    first = [min(map(repr, reached)) for reached in members]
    found = [
        System(tuple(statements[i]), tuple(relations[i]), bounds[i])
        for i in sorted(range(len(members)), key=first.__getitem__)
    ]
    # A relation between constants has no quantity; it is a component of its own.
    return (*found, *(System((), (relation,)) for relation in sorted(lone, key=str)))
