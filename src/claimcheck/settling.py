"""Settling: other readings of a claim's words are taken where those that fit one by one cannot hold together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import product
from math import prod

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.assembling import Lacking
from claimcheck.case import Case
from claimcheck.reading import Reading
from claimcheck.reasoning import Contradiction, Reasoned, reason
from claimcheck.relation import names
from claimcheck.rule import Requirement
from claimcheck.trial import Result
from claimcheck.trial import Statement as Given
from claimcheck.weighing import MOST_COMBINATIONS, Tried, Weighed


def settled(
    case: Case, tried: Sequence[Tried], lacking: Lacking, weighed: Weighed, *, thorough: bool = True
) -> tuple[Weighed, Reasoned]:
    """What reasoning finds, with other readings taken where those that fit one by one cannot hold together.

    A claim clashes with the others only when no reading of its words fits; where the readings of a component are too
    many to try them all, it is undecided.
    """
    reasoned = reason(case, tried, lacking, weighed, thorough=thorough)
    parts: Mapping[str, _Part] = {}
    changed: dict[str, int] = {}
    untried: set[str] = set()
    for contradiction in reasoned.contradictions:
        several = sorted(claim for claim in contradiction.claims if len(weighed.open[claim]) > 1)
        if not several:
            continue
        if prod(len(weighed.open[claim]) for claim in several) > MOST_COMBINATIONS:
            untried |= contradiction.claims
            continue
        parts = parts or _parts(case, tried, lacking)
        part = parts[next(iter(contradiction.claims))]
        changed |= _holding(case, contradiction, several, part, weighed)
    if changed:
        weighed = weighed.reread(changed)
        reasoned = reason(case, tried, lacking, weighed, thorough=thorough)
    if untried:
        left = tuple(one for one in reasoned.contradictions if not one.claims & untried)
        reasoned = replace(reasoned, contradictions=left, undecided=reasoned.undecided | untried)
    return weighed, reasoned


class _Part(Struct):
    """Readings that quantities and requirements tie, whichever of them are chosen, with those requirements."""

    readings: list[Reading] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    lacking: list[tuple[Requirement, Mapping[Hashable, Given]]] = field(default_factory=list)


def _holding(
    case: Case, contradiction: Contradiction, several: Sequence[str], part: _Part, weighed: Weighed
) -> Mapping[str, int]:
    """The first other readings of `several` claims with which nothing breaks, alone or together; none: as they are."""
    within = Case(case.dossier, tuple(part.readings))
    for numbers in product(*(weighed.open[claim] for claim in several)):
        changed = dict(zip(several, numbers, strict=True))
        other = weighed.reread(changed)
        if other.mixes_calendars(contradiction.claims) or any(
            one.trial.result is Result.BROKEN and other.stands(one) and not weighed.stands(one) for one in part.tried
        ):
            continue
        found = reason(within, part.tried, part.lacking, other)
        if not found.undecided and not any(one.claims & contradiction.claims for one in found.contradictions):
            return changed
    return {}


def _parts(case: Case, tried: Sequence[Tried], lacking: Lacking) -> Mapping[str, _Part]:
    """For each claim the part that it belongs to."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def tie(nodes: Iterable[Hashable]) -> None:
        first, *others = map(root, nodes)
        for other in others:
            parent[root(other)] = root(first)

    for reading in case.readings:
        tie((reading.claim.id, reading.stated) if reading.stated is not None else (reading.claim.id,))
    for requirement in (*(one.requirement for one in tried), *(one for one, _ in lacking)):
        tie((requirement.reading.claim.id, *(one.claim.id for one in requirement.others), *names(requirement.relation)))
    found: dict[Hashable, _Part] = {}
    for reading in case.readings:
        found.setdefault(root(reading.claim.id), _Part()).readings.append(reading)
    for one in tried:
        found[root(one.primary)].tried.append(one)
    for requirement, given in lacking:
        found[root(requirement.reading.claim.id)].lacking.append((requirement, given))
    return {claim.id: found[root(claim.id)] for claim in case.claims}
