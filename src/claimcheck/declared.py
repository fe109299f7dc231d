"""A declared identity as a relation: its names bound to quantities of one period, its figures to one unit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck import formula, period_grammar, unit, wording
from claimcheck.case import Case
from claimcheck.formula import Identity, Node, Number, Operation, Reference, Year
from claimcheck.period import GREGORIAN, Calendar, Period, PeriodError
from claimcheck.quantity import Quantity
from claimcheck.relation import Constant, Relation, Term, Variable, at_most, equal, less
from claimcheck.trial import Trial
from claimcheck.unit import NUMBER, PERCENT, TIMES, Unit, UnitError


class Bound(Struct, frozen=True):
    """The quantities that the names of an identity stand for in one period. Dates of events have no period."""

    identity: Identity
    case: Case
    quantities: dict[Reference, Quantity]
    period: Period | None

    @property
    def is_of_dates(self) -> bool:
        """Whether it works with dates, so that the year is all its days."""
        return any(self.case.measure(name.quantity).is_date for name in self.quantities)

    def relation(self) -> Relation:
        """What the identity demands. Raises UnitError, naming both, where it joins what has different types."""
        identity = self.identity
        one, other, _ = self._sides()
        match identity.sign:
            case "=":
                relation = equal(one, other)
            case "<" | "<=":
                relation = (less if identity.sign == "<" else at_most)(one, other)
            case ">" | ">=":
                relation = (less if identity.sign == ">" else at_most)(other, one)
        return relation

    def _sides(self) -> tuple[Term, Term, Unit]:
        return _in_one_unit(self._term(self.identity.left), self._term(self.identity.right))

    def _term(self, node: Node) -> tuple[Term, Unit]:
        match node:
            case Number(value, name):
                scale, of_number = unit.declare(name)
                return Constant(value * scale), of_number
            case Year():
                assert self.period is not None
                return Constant(Fraction(self.period.year)), NUMBER
            case Reference():
                return Variable(self.quantities[node]), self.case.measure(node.quantity).typed_unit
            case Operation(sign, left, right):
                return _joined(sign, self._term(left), self._term(right))

    def arithmetic(self, trial: Trial) -> str:
        """How the two sides come out: those with signs of arithmetic with their figures and their result."""
        one, other, in_unit = self._sides()
        sides = []
        for node, term in ((self.identity.left, one), (self.identity.right, other)):
            text = self.said(node, trial)
            if isinstance(node, Operation):
                values = trial.value(term)
                text += " has no value" if values.is_empty else f" is {wording.span(values, in_unit.name)}"
            sides.append(text)
        if self.identity.sign != "=":
            first, second = sides
            link = f" should be {_ORDERS[self.identity.sign]} "
        else:
            first, second = sides if isinstance(self.identity.left, Operation) else reversed(sides)
            link = ", beside "
        when = "" if self.period is None else f" in {self.period.words}"
        return f"{first}{link}{second}{when}, by {self.identity.written}"

    def said(self, node: Node, trial: Trial) -> str:
        """A formula with the figures in place of the names."""
        match node:
            case Reference():
                return trial[self.quantities[node]].said
            case Operation(sign, left, right):
                return f"{self._factor(left, sign, trial)} {_SHOWN[sign]} {self._factor(right, sign, trial)}"
            case Year() if self.period is not None:
                return str(self.period if self.is_of_dates else self.period.year)
        return str(node)

    def _factor(self, node: Node, sign: str, trial: Trial) -> str:
        text = self.said(node, trial)
        return f"({text})" if isinstance(node, Operation) and sign != "+" else text


_SHOWN: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_ORDERS: Final = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def bindings(case: Case, identity: Identity) -> Iterator[Bound]:
    """The identity in its own periods, or in each for which a claim states one of the names that have none.

    It may state a share, a change or a ratio of it as well. One that names no members holds for the whole, and for each
    member of which a claim states something where all its names are of one dimension. Where nothing in it has a period,
    the year of an identity between dates is that of publication; of no other one.
    """
    names = formula.references(identity)
    seen: set[tuple[Quantity, ...]] = set()
    for members in ((), *_members(case, identity)):
        named = {name: _of(case, name, members) for name in names}
        for bound in _bindings(case, identity, named):
            key = tuple(bound.quantities.values())
            if key not in seen:
                seen.add(key)
                yield bound


def _members(case: Case, identity: Identity) -> Iterator[tuple[str, ...]]:
    """Each member for which the identity holds by itself.

    A measure without a dimension, such as a rate of exchange, may stand in a product with those that have one.
    """
    names = formula.references(identity)
    by = {(case.measure(name.quantity).by or "").casefold() for name in names}
    in_products = not any(sign in "+-" for side in (identity.left, identity.right) for sign in _signs(side))
    if any(name.members or case.measure(name.quantity).is_date for name in names) or len(by - {""}) != 1:
        return
    if "" in by and not in_products:
        return
    measures = {name.quantity for name in names if case.measure(name.quantity).by}
    if len(measures) > 1:
        yield from dict.fromkeys(
            members for measure, members in case.periods if measure in measures and len(members) == 1
        )


def _signs(node: Node) -> Iterator[str]:
    if isinstance(node, Operation):
        yield node.sign
        yield from _signs(node.left)
        yield from _signs(node.right)


def _of(case: Case, name: Reference, members: tuple[str, ...]) -> Quantity:
    """The quantity of a name, of these members where it has a dimension and names none; its period left open."""
    if members and not name.members and case.measure(name.quantity).by:
        return case.dossier.quantity(name.quantity, members)
    return case.dossier.referred(name)


def _bindings(case: Case, identity: Identity, names: dict[Reference, Quantity]) -> Iterator[Bound]:
    dates = [name for name in names if case.measure(name.quantity).is_date]
    free = [names[name] for name in names if not name.period and name not in dates]
    found = dict.fromkeys(period for one in free for period in case.periods.get((one.measure, one.members), ()))
    loose = {(one.measure, one.members) for one in free}
    found |= dict.fromkeys(one.period for one in case.between if (one.measure, one.members) in loose)
    # A named year that leaves its calendar open is taken in each, as claims take it.
    every = (None, GREGORIAN, *case.dossier.calendars.values())
    named = (_at(case, name, names[name], None, calendar) for name in names if name.period for calendar in every)
    found |= dict.fromkeys(one.period for one in named if one in case.stating)
    is_one = len(found.keys() - {None}) == 1
    for period in found if free else [None]:
        calendars = every
        if period is not None:
            calendars = tuple(one for one in every if (one.name if one else "") == period.calendar)
        for calendar in calendars:
            quantities = {name: _at(case, name, names[name], period, calendar) for name in names}
            if period is not None:
                quantities |= _without_period(case, quantities, stated=is_one)
            # A formula whose names are of several years has no year of its own.
            known = {one.period: None for one in quantities.values() if one.period is not None}
            of_all = next(iter(known)) if len(known) == 1 else None
            if of_all is None and not known and dates:
                of_all = case.dossier.article.published
            if of_all is not None or not speaks_of_year(identity):
                yield Bound(identity, case, quantities, of_all)


def _without_period(case: Case, quantities: dict[Reference, Quantity], *, stated: bool) -> dict[Reference, Quantity]:
    """Those quantities that are known only without a period: a rate that holds for any, in a table or, where the claims
    are of one period alone, `stated` by another claim."""
    found: dict[Reference, Quantity] = {}
    for name, quantity in quantities.items():
        timeless = quantity.at(None)
        if name.period or timeless == quantity or quantity in case.stating or case.evidence.reference(quantity):
            continue
        if case.evidence.reference(timeless) or (stated and timeless in case.stating):
            found[name] = timeless
    return found


def _at(case: Case, name: Reference, quantity: Quantity, period: Period | None, calendar: Calendar | None) -> Quantity:
    """The quantity of a name in its own period, or else in that one; an open year that `calendar` cannot count stays
    open."""
    if case.measure(name.quantity).is_date:
        return quantity
    at = period_grammar.read(name.period, case.dossier.calendars) if name.period else period
    if at is not None and calendar is not None:
        # The first year that can be named begins before all dates in a calendar that starts later.
        with suppress(PeriodError):
            at = at.within(calendar)
    return quantity.at(at)


def speaks_of_year(node: Identity | Node) -> bool:
    """Whether the year itself is part of a formula."""
    if isinstance(node, Identity | Operation):
        return speaks_of_year(node.left) or speaks_of_year(node.right)
    return isinstance(node, Year)


# Units: what is added has one type, and what is multiplied or divided gives the type of the product or quotient.


def _scaled(term: Term, by: Fraction) -> Term:
    return term if by == 1 else by * term


def _in_one_unit(left: tuple[Term, Unit], right: tuple[Term, Unit]) -> tuple[Term, Term, Unit]:
    (one, of_one), (other, of_other) = left, right
    if all(
        of_side.dimension.startswith("count of ") and " / " not in of_side.dimension for of_side in (of_one, of_other)
    ):
        return one, other, of_one  # Who declares that people are adults and children counts them together.
    if unit.compatible(of_other, of_one):
        return one, _scaled(other, unit.factor(of_other, of_one)), of_one
    return _scaled(one, unit.factor(of_one, of_other)), other, of_other


def _joined(sign: str, left: tuple[Term, Unit], right: tuple[Term, Unit]) -> tuple[Term, Unit]:
    if sign in "+-":
        one, other, common = _in_one_unit(left, right)
        return (one + other if sign == "+" else one - other), common
    (one, of_one), (other, of_other) = left, right
    if sign == "*":
        for (first, of_first), (second, of_second) in ((left, right), (right, left)):
            if of_first.dimension in _PURE:
                return _scaled(first * second, _PURE[of_first.dimension]), of_second
            above, slash, below = of_first.name.rpartition("/")
            if slash and unit.compatible(of_second, unit.declare(below)[1]):
                return _scaled(first * second, unit.factor(of_second, unit.declare(below)[1])), unit.declare(above)[1]
        hint = ""
        if all(one.dimension.startswith("money ") for one in (of_one, of_other)):
            hint = f": the unit of an exchange rate is one currency per other, such as {of_other}/{of_one}"
        raise UnitError(f"{of_one} is multiplied by {of_other}{hint}")
    if of_one.dimension == of_other.dimension:
        return _scaled(one / other, 1 / unit.factor(of_other, of_one)), NUMBER
    if of_other.dimension in _PURE:
        return _scaled(one / other, 1 / _PURE[of_other.dimension]), of_one
    above, slash, below = of_other.name.rpartition("/")
    if slash and unit.compatible(of_one, unit.declare(above)[1]):
        return _scaled(one / other, unit.factor(of_one, unit.declare(above)[1])), unit.declare(below)[1]
    scale, quotient = unit.declare(f"{of_one.name or '1'}/{of_other.name}")
    return _scaled(one / other, scale), quotient


_PURE: Final = {NUMBER.dimension: Fraction(1), TIMES.dimension: Fraction(1), PERCENT.dimension: Fraction(1, 100)}
