"""Evidence: what sources say of quantities, kept by series, and which series is the reference for a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Final, TypeAlias

from msgspec import Struct, field

from claimcheck.finding import Place
from claimcheck.hedge import Sets, rounded
from claimcheck.interval import Interval, total
from claimcheck.period import Granularity, Period
from claimcheck.quantity import Quantity
from claimcheck.source import Source

Days: TypeAlias = tuple[date, date] | None

UNLISTED: Final = "(largest that the table does not list)"
"""The member that stands for the largest one outside an incomplete table: from zero to what the table leaves over."""


MOST_TERMS: Final = 5
"""Terms of a sum that are printed; the places of all stand with the finding."""


MOST_DIGITS: Final = 12
"""Digits of a figure that are printed with its decimals: a million million to the last unit."""


class Observation(Struct, frozen=True, dict=True):
    """A figure for a quantity that a source gives: as printed, and its sets in the unit of the measure.

    `value` is a number, or the days of a date; `step` is what the number is rounded to, 0 where it is exact. Of a long
    series few figures are compared with anything, so the sets are made when they are asked for.
    """

    quantity: Quantity
    figure: str
    unit: str
    value: Fraction | Interval
    step: Fraction
    place: Place

    @property
    def plain(self) -> Interval:
        """The values it stands for, as a publisher rounds."""
        return self._sets.plain

    @property
    def generous(self) -> Interval:
        """The same where it may have been cut off or rounded up."""
        return self._sets.generous

    @cached_property
    def _sets(self) -> Sets:
        if isinstance(self.value, Fraction) and self.step:
            return rounded(self.value, self.step)
        exact = Interval.point(self.value) if isinstance(self.value, Fraction) else self.value
        return Sets(exact, exact, exact)

    @cached_property
    def printed(self) -> str:
        """The figure as the table prints it, with its unit."""
        return f"{grouped(self.figure)}%" if self.unit == "%" else f"{grouped(self.figure)} {self.unit}".strip()


class Supply(Struct, frozen=True):
    """What one series gives for one quantity: an observation, a sum of some, or what they leave over.

    `worked_out` says that no row has it: it is the sum of the parts of the period, or of all members.
    """

    quantity: Quantity
    plain: Interval
    generous: Interval
    printed: str
    series: Series
    observations: tuple[Observation, ...]
    worked_out: bool = False


class Series(Struct, frozen=True):
    """The observations of one measure from one source, in one vintage and one definition.

    `groups` are rows that bundle members and are no members themselves. `complete` says that no member is missing.
    `adding` are the kinds of periods that add up to longer ones, none where the measure is no flow; `sums_members` says
    that the members add up to the whole and that none is missing.
    """

    measure: str
    source_name: str
    source: Source
    vintage: str
    definition: str
    same_definition: bool
    groups: tuple[str, ...]
    complete: bool
    cells: Mapping[Days, Mapping[tuple[str, ...], Observation]]
    adding: frozenset[Granularity] = frozenset()
    sums_members: bool = False

    @property
    def name(self) -> str:
        """The source and, where there is one, the vintage."""
        return f"{self.source.name}, {self.vintage}" if self.vintage else self.source.name

    def members(self, period: Period | None) -> tuple[str, ...]:
        """The single members listed for a period, in the order of the table, without groups and the whole."""
        row = self.cells.get(span(period), {})
        return tuple(key[0] for key in row if key and key[0] not in self.groups)

    def give(self, quantity: Quantity) -> Supply | None:
        """What this series says of `quantity`, or None when it says nothing."""
        return self._listed(quantity) or self._over_time(quantity)

    def _over_time(self, quantity: Quantity) -> Supply | None:
        """The sum of the parts of a period that has no row of its own."""
        period = quantity.period
        if period is None or quantity.members == (UNLISTED,) or not _ADD_UP_TO[period.granularity] & self.adding:
            return None
        for parts in period.divisions():
            given: list[Supply] = []
            for part in parts:
                supply = self._listed(quantity.at(part)) if part.granularity in self.adding else None
                if supply is None:
                    break
                given.append(supply)
            if len(given) == len(parts):
                seen = [observation for supply in given for observation in supply.observations]
                plain, generous = total(one.plain for one in given), total(one.generous for one in given)
                return Supply(quantity, plain, generous, _sum(seen), self, tuple(seen), worked_out=True)
        return None

    def _listed(self, quantity: Quantity) -> Supply | None:
        row = self.cells.get(span(quantity.period))
        if row is None:
            return None
        if quantity.members == (UNLISTED,):
            return self._unlisted(quantity, row)
        found = row.get(quantity.members)
        if found is not None:
            return Supply(quantity, found.plain, found.generous, found.printed, self, (found,))
        of_all = not quantity.members
        members = self.members(quantity.period) if of_all and self.sums_members else quantity.members
        parts = [row[(member,)] for member in members if (member,) in row and member not in self.groups]
        if not parts or len(parts) < len(members):
            return None
        parts.sort(key=lambda part: part.place.line)
        plain, generous = total(part.plain for part in parts), total(part.generous for part in parts)
        return Supply(quantity, plain, generous, _sum(parts), self, tuple(parts), worked_out=of_all)

    def _unlisted(self, quantity: Quantity, row: Mapping[tuple[str, ...], Observation]) -> Supply | None:
        """Between zero and what the members listed leave of the whole."""
        if self.complete:
            return None
        whole = row.get(())
        if whole is None:
            return Supply(quantity, _FROM_ZERO, _FROM_ZERO, "no total to bound them", self, ())
        listed = [observation for key, observation in row.items() if key]
        plain = _from_zero_to_the_largest(whole.plain, listed, self.groups, generous=False)
        generous = _from_zero_to_the_largest(whole.generous, listed, self.groups, generous=True)
        return Supply(quantity, plain, generous, f"the rest of {whole.printed}", self, (whole, *listed))


_ADD_UP_TO: Final[Mapping[Granularity, frozenset[Granularity]]] = {
    Granularity.RANGE: frozenset({Granularity.YEAR, Granularity.QUARTER, Granularity.MONTH}),
    Granularity.YEAR: frozenset({Granularity.QUARTER, Granularity.MONTH}),
    Granularity.QUARTER: frozenset({Granularity.MONTH}),
    Granularity.MONTH: frozenset(),
    Granularity.DAY: frozenset(),
}


def _sum(parts: list[Observation]) -> str:
    """A sum as a reader redoes it: what it comes to, and its terms; of many, the first ones and the last."""
    figures, unit = [grouped(part.figure) for part in parts], parts[0].unit
    if len(figures) > MOST_TERMS:
        figures = [*figures[: MOST_TERMS - 1], "…", figures[-1]]
    terms = " + ".join(figures)
    sum_of_all = _added([part.figure for part in parts]) if len({part.unit for part in parts}) == 1 else ""
    if not sum_of_all:
        return f"({terms}) {unit}".strip()
    return f"{sum_of_all}{unit if unit == '%' else f' {unit}'}".strip() + f" ({terms})"


def _added(figures: list[str]) -> str:
    """The sum of figures with as many decimals as the longest of them; "" where one of them is no plain number."""
    plain = [figure.replace(",", "").replace("−", "-") for figure in figures]
    if not all(map(_PLAIN_NUMBER.fullmatch, plain)):
        return ""
    decimals = max(len(figure.partition(".")[2]) for figure in plain)
    digits = int(sum(map(Fraction, plain)) * 10**decimals)
    sign, whole = "-" if digits < 0 else "", f"{abs(digits):0{decimals + 1}d}"
    return grouped(f"{sign}{whole[: len(whole) - decimals]}.{whole[len(whole) - decimals :]}".removesuffix("."))


_PLAIN_NUMBER: Final = re.compile(r"-?[0-9]{1,30}+(?:\.[0-9]{1,12}+)?", re.ASCII)


def _from_zero_to_the_largest(
    whole: Interval, listed: list[Observation], groups: tuple[str, ...], *, generous: bool
) -> Interval:
    # A group is not taken off: it may bundle members that are listed, or the very one that is not.
    rest = whole
    for observation in listed:
        if observation.quantity.members[0] not in groups:
            rest = rest - (observation.generous if generous else observation.plain)
    return _FROM_ZERO if rest.high is None else Interval.closed(0, max(rest.high, Fraction(0)))


_FROM_ZERO: Final = Interval.at_least(0)


class Evidence(Struct, frozen=True, dict=True):
    """All series of a dossier by measure, each list best first: the reference, then what it supersedes.

    Best is the definition the claim file means, then the standing of the source, then the newest vintage, then the
    order of the file.
    """

    series: Mapping[str, tuple[Series, ...]] = field(default_factory=dict)

    def of(self, measure: str) -> tuple[Series, ...]:
        """The series of a measure, best first."""
        return self.series.get(measure, ())

    def supplies(self, quantities: Iterable[Quantity]) -> Iterator[Mapping[Quantity, Supply]]:
        """Ways to supply all of `quantities`, which are of one measure; the reference first.

        All come from one series, so that both levels of a change are of one vintage. Only where no series knows them
        all, and all are of one period, as a part in one table and its whole in another, does each come from its own.
        """
        wanted = tuple(quantities)
        together = False
        for series in self.of(wanted[0].measure):
            given = {quantity: series.give(quantity) for quantity in wanted}
            found = {quantity: supply for quantity, supply in given.items() if supply is not None}
            if len(found) == len(given):
                together = True
                yield found
        if not together and len({span(quantity.period) for quantity in wanted}) == 1:
            ways = [[supply for one in self.of(each.measure) if (supply := one.give(each))] for each in wanted]
            for supplies in product(*ways):
                yield dict(zip(wanted, supplies, strict=True))

    def reference(self, quantity: Quantity) -> Supply | None:
        """What the best series that knows it says of a quantity."""
        # Every rule asks for the quantities of every claim.
        if quantity not in self._references:
            self._references[quantity] = next((found[quantity] for found in self.supplies([quantity])), None)
        return self._references[quantity]

    @cached_property
    def _references(self) -> dict[Quantity, Supply | None]:
        return {}

    def listing(self, measure: str, period: Period | None) -> Series | None:
        """The best series that lists members of a measure for a period."""
        return next((series for series in self.of(measure) if series.members(period)), None)

    def periods(self, quantity: Quantity) -> tuple[Period, ...]:
        """The periods for which some series gives `quantity` (its own period left aside), newest end first."""
        # Every claim of a quantity asks, and so do rules, each time for all the periods of its tables.
        asked = (quantity.measure, quantity.members)
        if asked not in self._periods:
            self._periods[asked] = self._periods_of(quantity)
        return self._periods[asked]

    @cached_property
    def _periods(self) -> dict[tuple[str, tuple[str, ...]], tuple[Period, ...]]:
        return {}

    def _periods_of(self, quantity: Quantity) -> tuple[Period, ...]:
        found: dict[Days, Period] = {}
        for series in self.of(quantity.measure):
            for where, row in series.cells.items():
                if where is None or where in found:
                    continue
                period = next(iter(row.values())).quantity.period
                if period is not None and series.give(quantity.at(period)) is not None:
                    found[where] = period
        return tuple(sorted(found.values(), key=lambda period: (period.end, period.start), reverse=True))

    def observations(self) -> Iterator[Observation]:
        """Every observation, in the order of measures, series and tables."""
        for group in self.series.values():
            for series in group:
                for row in series.cells.values():
                    yield from row.values()


def span(period: Period | None) -> Days:
    """The days a period covers: two names of the same days are one period to a table."""
    return None if period is None else (period.start, period.end)


def grouped(printed: str) -> str:
    """A number of a table as a reader takes it in: thousands grouped, decimals left out where digits are many."""
    sign, digits = ("−", printed[1:]) if printed.startswith(("-", "−")) else ("", printed)
    whole, dot, decimals = digits.partition(".")
    if not whole.isascii() or not whole.isdigit():
        return printed
    if len(whole) < 4:
        return sign + digits
    if len(whole) + len(decimals) > MOST_DIGITS:
        return f"{sign}{round(Fraction(digits)):,}"
    return f"{sign}{int(whole):,}{dot}{decimals}"
