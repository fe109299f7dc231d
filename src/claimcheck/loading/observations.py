"""The observations of a dossier: tables of evidence read into series."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from claimcheck import figure as figures
from claimcheck import period_grammar
from claimcheck import unit as units
from claimcheck.evidence import Days, Evidence, Observation, Series, span
from claimcheck.fault import Fault, did_you_mean
from claimcheck.finding import Place
from claimcheck.loading.claim_file import EvidenceRecord
from claimcheck.loading.table import Table, TableRow
from claimcheck.measure import Measure
from claimcheck.period import GREGORIAN, Calendar, Granularity, Period
from claimcheck.quantity import Quantity
from claimcheck.source import Source, is_dated
from claimcheck.text import printable

ROLES = ("member", "period", "value", "vintage", "source", "definition")


class Given(Struct, frozen=True):
    """One entry of `evidence` with its table read."""

    record: EvidenceRecord
    table: Table
    path: str
    place: Place


def evidence(
    given: Collection[Given],
    measures: Mapping[str, Measure],
    sources: Mapping[str, Source],
    calendars: Mapping[str, Calendar],
    faults: list[Fault],
) -> Evidence:
    """All series of the entries in `given`, best first; what cannot be read is added to `faults`."""
    by_measure: dict[str, list[Series]] = {name: [] for name in measures}
    counted = tuple(measure.typed_unit.name for measure in measures.values())
    for entry in given:
        measure = measures.get(entry.record.quantity)
        if measure is None:
            faults.append(_fault(entry.place, f"unknown quantity {entry.record.quantity!r}"))
            continue
        by_measure[entry.record.quantity] += _Reader(entry, measure, sources, calendars, counted, faults).series()
    return Evidence({name: tuple(_best_first(series)) for name, series in by_measure.items() if series})


def _best_first(series: list[Series]) -> list[Series]:
    # Sorting is stable: the newest vintage first, then what outweighs it, so equals keep the order of the file.
    newest = sorted(series, key=lambda one: one.vintage, reverse=True)
    return sorted(newest, key=lambda one: (not one.same_definition, one.source.standing))


class _Reader:
    def __init__(
        self,
        given: Given,
        measure: Measure,
        sources: Mapping[str, Source],
        calendars: Mapping[str, Calendar],
        counted: Collection[str],
        faults: list[Fault],
    ) -> None:
        self.given, self.record, self.measure = given, given.record, measure
        self.sources, self.calendars, self.faults = sources, calendars, faults
        self.counted = counted
        self.periods: dict[str, Period | None] = {}
        self.rounded = None if self.record.rounded is None else Fraction(self.record.rounded)

    def series(self) -> Iterator[Series]:
        patterns = self._columns()
        scaled = self._unit()
        if patterns is None or scaled is None:
            return
        columns = {role: _COLUMN.split(pattern) for role, pattern in patterns.items()}
        cells: dict[tuple[str, str, str], dict[Days, dict[tuple[str, ...], Observation]]] = {}
        for row in self.given.table.rows:
            texts = {role: _filled(parts, row.cells) for role, parts in columns.items()}
            observation = self._observation(row, texts, *scaled)
            if observation is None:
                continue
            series = (
                texts.get("source") or self.record.source or "",
                texts.get("vintage") or self.record.vintage or "",
                texts.get("definition") or self.record.definition or "",
            )
            periods_of = cells.setdefault(series, {}).setdefault(span(observation.quantity.period), {})
            before = periods_of.setdefault(observation.quantity.members, observation)
            if before is not observation:
                self._row_fault(row, f"{observation.quantity} stands here and in line {before.place.line}")
        for (source, vintage, definition), observed in cells.items():
            complete = self.record.complete or self._lists_all(observed)
            yield Series(
                measure=self.record.quantity,
                source_name=source,
                source=self.sources[source],
                vintage=vintage,
                definition=definition or self.measure.definition or "",
                same_definition=definition in ("", self.measure.definition),
                groups=self.record.groups,
                complete=complete,
                cells=observed,
                adding=self._kinds(observed),
                sums_members=complete and self.measure.is_additive,
            )

    def _kinds(self, observed: Mapping[Days, Mapping[tuple[str, ...], Observation]]) -> frozenset[Granularity]:
        """The kinds of periods of a flow, which add up to longer ones; none where nothing adds up over time."""
        if not self.measure.is_flow:
            return frozenset()
        periods = (next(iter(row.values())).quantity.period for row in observed.values())
        return frozenset(period.granularity for period in periods if period is not None)

    def _lists_all(self, observed: Mapping[Days, Mapping[tuple[str, ...], Observation]]) -> bool:
        """Whether the members make up the whole and none is missing in any period that lists members."""
        everyone = {(member,) for member in self.measure.members}
        return self.measure.complete and all(everyone <= row.keys() for row in observed.values() if set(row) - {()})

    def _columns(self) -> dict[str, str] | None:
        header = self.given.table.header
        columns = {role: f"{{{role}}}" for role in ROLES if role in header}
        for role, column in self.record.columns.items():
            columns[role] = column if "{" in column else f"{{{column}}}"
        missing = sorted({name for column in columns.values() for name in _COLUMN.findall(column)} - set(header))
        if "value" not in columns:
            missing = [*missing, "value"]
        if missing:
            known = ", ".join(header)
            self.faults.append(
                _fault(self.given.place, f"{self.given.path} has no column {', '.join(missing)}: it has {known}")
            )
            return None
        if "source" not in columns and self.record.source is None:
            self.faults.append(_fault(self.given.place, "evidence needs a source: the key `source`, or a column of it"))
            return None
        if self.record.source is not None and self.record.source not in self.sources:
            self.faults.append(_fault(self.given.place, f"unknown source {self.record.source!r}"))
            return None
        return columns

    def _unit(self) -> tuple[Fraction, str, Fraction] | None:
        """The scale of the column, its unit, and the factor from that to the unit of the measure."""
        try:
            scale, unit = units.read(self.record.unit or self.measure.unit, self.counted)
            return scale, unit.name, units.factor(unit, self.measure.typed_unit)
        except units.UnitError as error:
            self.faults.append(_fault(self.given.place, str(error)))
            return None

    def _observation(
        self, row: TableRow, texts: Mapping[str, str], scale: Fraction, unit: str, factor: Fraction
    ) -> Observation | None:
        source = texts.get("source") or self.record.source or ""
        vintage = texts.get("vintage") or self.record.vintage or ""
        if source not in self.sources:
            self._row_fault(row, f"unknown source {source!r}")
            return None
        if vintage and not is_dated(vintage):
            self._row_fault(row, f"write the vintage {vintage!r} as a date: 2025, 2025-05 or 2025-05-13")
            return None
        try:
            period = self._period(texts.get("period", ""))
            quantity = Quantity(self.record.quantity, self._members(texts.get("member", "")), period)
            place = Place(self.given.path, row.line)
            if self.measure.is_date:
                when = period_grammar.read(texts["value"], self.calendars)
                days = when.days()
                return Observation(quantity, texts["value"], "", days, Fraction(0), place)
            cell = figures.cell(texts["value"], scale, unit, self.rounded)
        except ValueError as error:
            self._row_fault(row, str(error))
            return None
        unit_as_written = self.record.unit or self.measure.unit
        return Observation(quantity, texts["value"], unit_as_written, cell.value * factor, cell.step * factor, place)

    def _period(self, text: str) -> Period | None:
        # The rows of a table share a few periods.
        if text not in self.periods:
            self.periods[text] = period_grammar.read(text, self.calendars).within(GREGORIAN) if text else None
        return self.periods[text]

    def _members(self, name: str) -> tuple[str, ...]:
        if name in ("", self.record.whole):
            return ()
        member = self.measure.member(name)
        if member is None and self.measure.complete and name not in self.record.groups:
            advice = did_you_mean(name, self.measure.members)
            raise ValueError(f"{name!r} is no member of {self.record.quantity}, whose members are complete{advice}")
        return (member or name,)

    def _row_fault(self, row: TableRow, message: str) -> None:
        self.faults.append(Fault(self.given.path, row.line, 0, printable(message)))


def _filled(parts: Sequence[str], cells: Mapping[str, str]) -> str:
    """The text of a row for a pattern of columns, whose parts are in turn the words between and a column's name."""
    return "".join(cells[part] if place % 2 else part for place, part in enumerate(parts))


def _fault(place: Place, message: str) -> Fault:
    return Fault(place.path, place.line, place.column, printable(message))


_COLUMN = re.compile(r"\{([^{}]++)\}")
