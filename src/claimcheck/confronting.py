"""Confronting a requirement with what is said: which statements give its quantities, and how each trial comes out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import islice, product
from typing import Final

from msgspec.structs import replace

from claimcheck import formula
from claimcheck.case import Case
from claimcheck.evidence import Supply
from claimcheck.figure import Force
from claimcheck.interval import Interval
from claimcheck.quantity import LimitValue, Quantity, Stated
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation, names
from claimcheck.rule import Requirement
from claimcheck.trial import Result, Statement, Trial, outcome
from claimcheck.wording import amount

MOST_SERIES: Final = 64
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
    said = _said_elsewhere(wanted, case, requirement)
    # On evidence first: what a claim states and a source gives is taken from the source.
    reference = next(_observed(wanted, case, 1), {})
    silent = {name: statements for name, statements in said.items() if name not in reference}
    if reference and all(name in reference or name in silent for name in wanted):
        for chosen in _choices(silent):
            yield _best(requirement, fixed | chosen, reference, wanted, case)
        if len(silent) == len(said):
            return
    # Then on all that claims state; only the rest has to be known to one series.
    rest = [name for name in wanted if name not in said]
    reference = next(_observed(rest, case, 1), {})
    if all(name in reference for name in rest):
        for chosen in _choices(said):
            yield _best(requirement, fixed | chosen, reference, rest, case)


def sourced(requirement: Requirement, case: Case) -> Mapping[Hashable, Statement] | None:
    """What sources give of a requirement that lacks some quantity; None where no one series gives all of that."""
    given: list[Hashable] = [
        name
        for name in names(requirement.relation)
        if isinstance(name, LimitValue) or (isinstance(name, Quantity) and case.evidence.reference(name) is not None)
    ]
    return next(_observed(given, case, 1), None) if given else {}


def _choices(said: Mapping[Hashable, tuple[Statement, ...]]) -> Iterator[dict[Hashable, Statement]]:
    """Ways to take one statement of each quantity, no claim in two of its readings."""
    for chosen in islice(product(*said.values()), MOST_CLAIMS):
        readings = {(one.reading.claim.id, one.reading.number) for one in chosen if one.reading is not None}
        if len({claim for claim, _ in readings}) == len(readings):
            yield dict(zip(said, chosen, strict=True))


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
    wanted = {name for name in names(requirement.relation) if not isinstance(name, LimitValue)}
    return {one.stated: said(one) for one in own if one.stated is not None and one.stated in wanted}


def _agreements(requirement: Requirement, case: Case) -> Iterator[Trial]:
    mine = said(requirement.reading)
    if requirement.others:
        yield _judged(requirement, {}, (mine, said(requirement.others[0])))
        return
    theirs = [found[mine.stated] for found in _observed([mine.stated], case, MOST_SERIES)]
    if not theirs:
        return
    first, *others = theirs
    yield _fitting(
        _judged(requirement, {}, (mine, first)), (_judged(requirement, {}, (mine, other)) for other in others)
    )


def _observed(wanted: list[Hashable], case: Case, most: int) -> Iterator[dict[Hashable, Statement]]:
    """Ways to give the wanted quantities from sources, those that some source knows; the references first."""
    by_measure: dict[str, list[Quantity]] = {}
    fixed: dict[Hashable, Statement] = {}
    for name in wanted:
        if isinstance(name, Quantity) and case.evidence.reference(name) is not None:
            by_measure.setdefault(name.measure, []).append(name)
        elif isinstance(name, LimitValue):
            fixed[name] = _limit(name, case)
    if not by_measure and not fixed:
        return
    ways = [list(islice(case.evidence.supplies(quantities), most)) for quantities in by_measure.values()]
    for combination in islice(product(*ways), most):
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
    """For each wanted quantity the statements that other claims make of it.

    The value of a limit is known exactly; what claims print for it is only held against it by itself.
    """
    own = {one.claim.id for one in (requirement.reading, *requirement.others)}
    found: dict[Hashable, tuple[Statement, ...]] = {}
    for name in wanted:
        readings = case.stating.get(name, ()) if isinstance(name, Stated) and not isinstance(name, LimitValue) else ()
        statements = tuple(said(reading) for reading in readings if reading.claim.id not in own)
        if statements:
            found[name] = statements
    return found


def _best(
    requirement: Requirement,
    statements: Mapping[Hashable, Statement],
    reference: Mapping[Hashable, Statement],
    wanted: list[Hashable],
    case: Case,
) -> Trial:
    """The trial on the reference, or on another series where only that one fits."""
    return _fitting(
        _judged(requirement, {**reference, **statements}, None),
        (
            _judged(requirement, {**way, **statements}, None)
            for way in islice(_observed(wanted, case, MOST_SERIES), 1, None)
        ),
    )


def _fitting(reference: Trial, others: Iterator[Trial]) -> Trial:
    """The trial on the reference, or one of the others, which are only looked at where that one is broken."""
    if reference.result is not Result.BROKEN:
        return reference
    broken: list[Trial] = []
    for other in others:
        if other.result in (Result.HOLDS, Result.STRAINED):
            superseded = dict.fromkeys(supply.series.name for supply in other.supplies)
            used = dict.fromkeys(supply.series.name for supply in reference.supplies)
            origin = " and ".join(name for name in superseded if name not in used) or " and ".join(superseded)
            return replace(other, result=Result.STRAINED, origin=origin)
        if other.result is Result.BROKEN:
            broken.append(other)
    return replace(reference, also=tuple(broken))


def _judged(
    requirement: Requirement,
    given: Mapping[Hashable, Statement],
    pair: tuple[Statement, Statement] | None,
) -> Trial:
    relation = requirement.relation
    statements = {} if pair else {name: given[name] for name in names(relation)}
    result = outcome(relation, statements, pair)
    everything = pair if pair else tuple(statements.values())
    second_sense = result is Result.BROKEN and _fits_otherwise(relation, statements, pair)
    if second_sense:
        result = Result.STRAINED
    tied = {one.claim.id: one for one in (requirement.reading, *requirement.others)}
    for one in everything:
        if one.reading is not None:
            tied.setdefault(one.reading.claim.id, one.reading)
    forces = {one.reading.figure.force for one in everything if one.reading is not None and one.reading.figure}
    loose, yielding = Force.VAGUE in forces, result is Result.BROKEN and Force.CANCELLABLE in forces
    if yielding or (loose and result is Result.BROKEN):
        result = Result.STRAINED
    return Trial(
        relation,
        statements,
        pair,
        tuple(tied.values()),
        result,
        loose=loose,
        yielding=yielding,
        second_sense=second_sense,
    )


def _fits_otherwise(
    relation: Relation | Agreement,
    statements: Mapping[Hashable, Statement],
    pair: tuple[Statement, Statement] | None,
) -> bool:
    """Whether the second sense of a figure fits, as "three times more" may be four times."""
    if pair is not None:
        one, other = pair
        pairs = [(second, other) for second in _second_sense(one)] + [(one, second) for second in _second_sense(other)]
        return any(outcome(relation, {}, senses) is not Result.BROKEN for senses in pairs)
    return any(
        outcome(relation, {**statements, name: second}, None) is not Result.BROKEN
        for name, one in statements.items()
        for second in _second_sense(one)
    )


def _second_sense(statement: Statement) -> Iterator[Statement]:
    figure = statement.reading.figure if statement.reading is not None else None
    if figure is not None and figure.also is not None and figure.value not in (None, 0):
        yield replace(statement, plain=figure.also, generous=figure.also)
