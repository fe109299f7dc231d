"""Confronting a requirement with what is said: which statements give its quantities, and how each trial comes out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product
from typing import Final

from claimcheck import formula
from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.figure import Force
from claimcheck.interval import Interval
from claimcheck.quantity import LimitValue, Quantity, Stated
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, names
from claimcheck.rule import Requirement
from claimcheck.trial import Result, Statement, Trial, outcome
from claimcheck.wording import amount

MOST_SERIES: Final = 16
"""Combinations of other series that are tried before a figure that breaks against the reference counts as broken."""

MOST_CLAIMS: Final = 8
"""Combinations of claims that state the same quantities; where they differ, same-quantity speaks of it anyway."""


def trials(requirement: Requirement, case: Case) -> Iterator[Trial]:
    """The trials of a requirement: on evidence, and on what other claims state of its quantities.

    None when some quantity has no statement: then the requirement cannot be tested.
    """
    if isinstance(requirement.relation, Agreement):
        yield from _agreements(requirement, case)
        return
    fixed = _fixed(requirement)
    wanted = [name for name in names(requirement.relation) if name not in fixed]
    observed = list(islice(_observed(wanted, case), MOST_SERIES))
    reference = observed[0] if observed else {}
    said = _said_elsewhere(wanted, case, requirement)
    if all(name in reference or name in said for name in wanted):
        first = {name: said[name][0] for name in wanted if name not in reference}
        yield _best(requirement, fixed | first, observed)
    for chosen in islice(product(*said.values()), MOST_CLAIMS):
        statements = dict(zip(said, chosen, strict=True))
        if any(name in reference for name in statements) and all(
            name in reference or name in statements for name in wanted
        ):
            yield _best(requirement, fixed | statements, observed)


def said(reading: Reading) -> Statement:
    """What a claim states in one reading."""
    assert reading.stated is not None
    assert reading.plain is not None
    assert reading.generous is not None
    return Statement(
        reading.stated, reading.plain, reading.generous, reading.claim.printed, reading.unit, reading=reading
    )


def _fixed(requirement: Requirement) -> dict[Hashable, Statement]:
    own = (requirement.reading, *requirement.others)
    wanted = names(requirement.relation)
    return {one.stated: said(one) for one in own if one.stated is not None and one.stated in wanted}


def _agreements(requirement: Requirement, case: Case) -> Iterator[Trial]:
    mine = said(requirement.reading)
    if requirement.others:
        yield _judged(requirement, {}, (mine, said(requirement.others[0])))
        return
    theirs = [found[mine.stated] for found in islice(_observed([mine.stated], case), MOST_SERIES)]
    if theirs:
        first, *others = (_judged(requirement, {}, (mine, one)) for one in theirs)
        yield _fitting(first, others)


def _observed(wanted: list[Hashable], case: Case) -> Iterator[dict[Hashable, Statement]]:
    """Ways to give the wanted quantities from sources, those that some source knows; the references first."""
    by_measure: dict[str, list[Quantity]] = {}
    fixed: dict[Hashable, Statement] = {}
    for name in wanted:
        if isinstance(name, Quantity) and case.evidence.reference(name) is not None:
            by_measure.setdefault(name.measure, []).append(name)
        elif isinstance(name, LimitValue):
            fixed[name] = _limit(name, case)
    ways = [list(islice(case.evidence.supplies(quantities), MOST_SERIES)) for quantities in by_measure.values()]
    if not ways and not fixed:
        return
    for combination in product(*ways):
        given = dict(fixed)
        for found in combination:
            given |= {quantity: _given(supply, case) for quantity, supply in found.items()}
        yield given


def _given(supply: Supply, case: Case) -> Statement:
    unit = case.measure(supply.quantity.measure).typed_unit.name
    return Statement(supply.quantity, supply.plain, supply.generous, supply.printed, unit, supply=supply)


def _limit(stated: LimitValue, case: Case) -> Statement:
    value, unit = formula.value_in_year(case.dossier.limits[stated.limit].value, stated.year)
    exactly = Interval.point(value)
    return Statement(stated, exactly, exactly, amount(value, unit.name), unit.name)


def _said_elsewhere(
    wanted: list[Hashable], case: Case, requirement: Requirement
) -> dict[Hashable, tuple[Statement, ...]]:
    """For each wanted quantity the statements that other claims make of it."""
    own = {one.claim.id for one in (requirement.reading, *requirement.others)}
    found: dict[Hashable, tuple[Statement, ...]] = {}
    for name in wanted:
        readings = case.stating.get(name, ()) if isinstance(name, Stated) else ()
        statements = tuple(said(reading) for reading in readings if reading.claim.id not in own)
        if statements:
            found[name] = statements
    return found


def _best(
    requirement: Requirement, statements: Mapping[Hashable, Statement], observed: list[dict[Hashable, Statement]]
) -> Trial:
    """The trial on the reference, or on another series where only that one fits."""
    ways = observed or [{}]
    first, *others = (_judged(requirement, {**way, **statements}, None) for way in ways)
    return _fitting(first, others)


def _fitting(reference: Trial, others: list[Trial]) -> Trial:
    if reference.result is not Result.BROKEN:
        return reference
    for other in others:
        if other.result in (Result.HOLDS, Result.STRAINED):
            superseded = dict.fromkeys(supply.series.name for supply in other.supplies)
            used = dict.fromkeys(supply.series.name for supply in reference.supplies)
            origin = " and ".join(name for name in superseded if name not in used) or " and ".join(superseded)
            return replace(other, result=Result.STRAINED, origin=origin)
    return replace(reference, also=tuple(other for other in others if other.result is Result.BROKEN))


def _judged(
    requirement: Requirement,
    given: Mapping[Hashable, Statement],
    pair: tuple[Statement, Statement] | None,
) -> Trial:
    relation = requirement.relation
    statements = {} if pair else {name: given[name] for name in names(relation)}
    result = outcome(relation, statements, pair)
    everything = pair if pair else tuple(statements.values())
    second_sense = result is Result.BROKEN and _fits_otherwise(requirement, statements, pair)
    if second_sense:
        result = Result.STRAINED
    tied = {one.claim.id: one for one in (requirement.reading, *requirement.others)}
    for one in everything:
        if one.reading is not None:
            tied.setdefault(one.reading.claim.id, one.reading)
    forces = {one.reading.figure.force for one in everything if one.reading is not None and one.reading.figure}
    loose = Force.VAGUE in forces
    if result is Result.BROKEN and (loose or Force.CANCELLABLE in forces):
        result = Result.STRAINED
    return Trial(relation, statements, pair, tuple(tied.values()), result, loose=loose, second_sense=second_sense)


def _fits_otherwise(
    requirement: Requirement,
    statements: Mapping[Hashable, Statement],
    pair: tuple[Statement, Statement] | None,
) -> bool:
    """Whether the second sense of a figure fits, as "three times more" may be four times."""
    reading = requirement.reading
    figure = reading.figure
    if figure is None or figure.also is None or figure.value in (None, 0) or reading.plain is None:
        return False
    second = replace(said(reading), plain=figure.also, generous=figure.also)
    if pair is not None:
        return outcome(requirement.relation, {}, (second, pair[1])) is not Result.BROKEN
    changed = {name: second if one.reading is reading else one for name, one in statements.items()}
    return outcome(requirement.relation, changed, None) is not Result.BROKEN
