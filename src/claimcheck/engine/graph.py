"""Graph: the quantities and relations of a system, numbered as they come, and which of them touch."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from itertools import count
from typing import TypeAlias

from claimcheck.engine.reshaping import shape_of
from claimcheck.engine.system import System
from claimcheck.relation import Relation, occurrences

Part: TypeAlias = tuple[list[int], list[int]]  # the places of a component, and the numbers of its relations


class Places(dict[Hashable, int]):
    """The place of each quantity; one that is new gets the next."""

    def __missing__(self, name: Hashable) -> int:
        self[name] = place = len(self)
        return place


class Graph:
    """Quantities by their `places`, relations by their numbers, with the `shapes` of those that have one."""

    def __init__(self, system: System) -> None:
        self.relations = system.relations
        self.places = places = Places(zip(system.bounds, count(), strict=False))
        self.shapes = [shape_of(relation, places) for relation in system.relations]
        self.lone: list[Relation] = []
        """Relations between constants."""
        spans: list[Collection[int]] = []
        for relation, shape in zip(system.relations, self.shapes, strict=True):
            span: Collection[int] = {places[name] for name in occurrences(relation)} if shape is None else shape.places
            spans.append(span)
            if not span:
                self.lone.append(relation)
        # Those that no relation ties have their places too.
        for statement in system.statements:
            places[statement.quantity]
        self.touching: list[list[int]] = [[] for _ in places]
        """The numbers of the relations that each quantity stands in."""
        for number, span in enumerate(spans):
            for place in span:
                self.touching[place].append(number)
        self.names = list(places)
        self._spans = spans
        self._shown: dict[int, str] = {}
        self._formulas: dict[int, str] = {}

    def name(self, place: int) -> str:
        """What tells a quantity from others in every order."""
        known = self._shown.get(place)
        if known is None:
            known = self._shown[place] = repr(self.names[place])
        return known

    def formula(self, number: int) -> str:
        """What tells a relation from others of the same quantities."""
        known = self._formulas.get(number)
        if known is None:
            known = self._formulas[number] = str(self.relations[number])
        return known

    def parts(self) -> Iterator[Part]:
        """The components: the places of their quantities and the numbers of their relations."""
        related, spanned = self.touching.__getitem__, self._spans.__getitem__
        unseen = set(range(len(self.touching)))
        while unseen:
            places: set[int] = set()
            numbers: set[int] = set()
            found = {unseen.pop()}
            while found:
                places |= found
                further = set().union(*map(related, found)) - numbers
                numbers |= further
                found = set().union(*map(spanned, further)) - places
            unseen -= places
            yield list(places), list(numbers)
