"""A dossier from its files: every record typed, every name known, all faults of a claim file at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimcheck import formula, period_grammar, unit
from claimcheck.claim import (
    AnyClaim,
    Change,
    Comparison,
    Context,
    Dated,
    Level,
    Mean,
    Ratio,
    Share,
    Threshold,
    alternative,
)
from claimcheck.dossier import Alternative, Article, Dossier, Exemption
from claimcheck.evidence import Evidence
from claimcheck.fault import Fault, InputError, did_you_mean
from claimcheck.finding import Place
from claimcheck.formula import Reference
from claimcheck.house_style import HOUSE, HouseStyle
from claimcheck.loading import explanation, files
from claimcheck.loading.claim_file import CalendarRecord, ClaimFileRecord, EvidenceRecord
from claimcheck.loading.document import Document, Mark, compose
from claimcheck.loading.observations import Given, evidence
from claimcheck.loading.table import read_table
from claimcheck.measure import Measure
from claimcheck.period import MONTHS, Calendar, Granularity, NamedBy, PeriodError
from claimcheck.text import printable

CLAIM_FILE = "claims.yaml"

CLAIM_FILE_CAP = 16_000_000
"""Bytes of a claim file: some forty thousand claims, far above what a person keeps, far below what memory minds."""

TEXT_CAP = 64_000_000
"""Bytes of an article or a table of evidence."""


def find(path: Path) -> tuple[Path, ...]:
    """The claim files under `path`: itself, the one in the folder, or those of the folders inside, in order.

    Raises InputError when there is none.
    """
    if path.is_file() or not path.is_dir():
        return (path,)
    if (path / CLAIM_FILE).exists():
        return (path / CLAIM_FILE,)
    found = tuple(sorted(path.glob(f"*/{CLAIM_FILE}")))
    if not found:
        raise InputError([Fault(str(path), 0, 0, f"no {CLAIM_FILE} here, nor in the folders inside")])
    return found


def load(path: str | Path, *, style: HouseStyle = HOUSE) -> Dossier:
    """The dossier in the folder, or of the claim file, at `path`; its hedges are meant in the house style given.

    Raises InputError with every fault of the file, each at its line and column.
    """
    claim_file = Path(path)
    if claim_file.is_dir():
        claim_file = claim_file / CLAIM_FILE
    shown = str(claim_file)
    return read(files.read_text(claim_file, shown, CLAIM_FILE_CAP), claim_file, style=style)


def read(text: str, claim_file: Path = Path(CLAIM_FILE), *, style: HouseStyle = HOUSE) -> Dossier:
    """The dossier of a claim file whose text is given; the files it names are read from the folder of `claim_file`."""
    document = compose(text, str(claim_file))
    return _Loading(document, claim_file, style).dossier()


class _Loading:
    """One claim file on its way to a dossier."""

    def __init__(self, document: Document, claim_file: Path, style: HouseStyle) -> None:
        self.style = style
        self.document, self.claim_file, self.folder = document, claim_file, claim_file.parent
        self.shown = str(claim_file)
        self.faults: list[Fault] = []
        # What could not be read is left out, so that the rest is still looked at: the names it would have declared,
        # and for each list the places in the file of the items that stayed.
        self.unread: set[str] = set()
        self.kept: dict[str, list[int]] = {}

    def dossier(self) -> Dossier:
        context = Context(self._calendars(), self.style)
        record = self._record(context)
        dossier = Dossier(
            path=self.folder,
            claim_file=self.shown,
            article=self._article(record),
            calendars=context.calendars,
            measures=record.quantities,
            identities=record.identities,
            limits=record.limits,
            sources=record.sources,
            evidence=self._evidence(record, context.calendars),
            claims=record.claims,
            alternatives=self._alternatives(record, context),
            exemptions=tuple(
                Exemption(one.quote, one.reason, self._place("exemptions", number))
                for number, one in enumerate(record.exemptions)
            ),
            places={claim.id: self._place("claims", number) for number, claim in enumerate(record.claims)},
        )
        self._check_names(record, dossier)
        if self.faults:
            raise InputError(self.faults)
        return dossier

    def _record(self, context: Context) -> ClaimFileRecord:
        """The claim file as a record, without the parts that have faults."""
        try:
            return ClaimFileRecord.model_validate(self.document.data, context=context)
        except ValidationError as error:
            self.faults += explanation.faults(error, self.document, self.shown)
            faulty = {detail["loc"][:2] for detail in error.errors(include_url=False, include_input=False)}
        data = {
            key: self._sound(key, value, faulty) for key, value in self.document.data.items() if (key,) not in faulty
        }
        try:
            return ClaimFileRecord.model_validate(data, context=context)
        except ValidationError:
            raise InputError(self.faults) from None

    def _sound(self, section: str, value: Any, faulty: set[tuple[str | int, ...]]) -> Any:
        if isinstance(value, list):
            self.kept[section] = [place for place in range(len(value)) if (section, place) not in faulty]
            return [value[place] for place in self.kept[section]]
        if section == "article" or not isinstance(value, dict):
            return {} if any(section == where[0] for where in faulty) else value
        self.unread.update(str(where[1]) for where in faulty if where[0] == section and len(where) > 1)
        return {name: one for name, one in value.items() if (section, name) not in faulty}

    # The parts.

    def _calendars(self) -> Mapping[str, Calendar]:
        written = self.document.data.get("calendars")
        calendars: dict[str, Calendar] = {}
        for name, record in written.items() if isinstance(written, dict) else ():
            try:
                known = CalendarRecord.model_validate(record)
            except ValidationError:
                continue  # It is reported with the rest of the file.
            naming = NamedBy.END if known.named_by == "the year it ends in" else NamedBy.START
            try:
                calendars[name] = Calendar(name, MONTHS.index(known.starts) + 1, naming, known.written or "")
            except PeriodError as error:
                self._fault(("calendars", name, "[key]"), str(error))
        return calendars

    def _article(self, record: ClaimFileRecord) -> Article:
        written = record.article
        text, path = written.body, self.shown
        if written.text is not None:
            text, path = self._file(written.text, ("article", "text"))
        shown = None if text is None else text.replace("\r\n", "\n")
        return Article(
            title=written.title,
            authors=written.authors,
            published=written.published,
            url=written.url,
            path=path,
            text=shown,
            counts_as_its_file=text == shown and path != self.shown,
        )

    def _evidence(self, record: ClaimFileRecord, calendars: Mapping[str, Calendar]) -> Evidence:
        given = [entry for number, one in enumerate(record.evidence) for entry in self._given(one, number)]
        return evidence(given, record.quantities, record.sources, calendars, self.faults)

    def _given(self, record: EvidenceRecord, number: int) -> Iterator[Given]:
        try:
            if record.rows is not None:
                place = self._place("evidence", number, "rows")
                table = read_table(record.rows, self.shown, place.line + 1)
                yield Given(record, table, self.shown, self._place("evidence", number))
                return
            text, path = self._file(record.table or "", ("evidence", number, "table"))
            if text is not None:
                table = read_table(text.replace("\r\n", "\n"), path)
                yield Given(record, table, path, self._place("evidence", number))
        except InputError as error:
            self.faults += error.faults

    def _file(self, name: str, location: tuple[str | int, ...]) -> tuple[str | None, str]:
        """The text of a file of the dossier, or None with a fault, and its path as shown."""
        mark = self.document.mark(self._location(*location))
        try:
            path = files.inside(self.folder, name, self.shown, mark)
            return files.read_as_it_is(path, str(self.folder / name), TEXT_CAP), str(self.folder / name)
        except InputError as error:
            self.faults += error.faults
            return None, name

    def _alternatives(self, record: ClaimFileRecord, context: Context) -> Mapping[str, tuple[Alternative, ...]]:
        found: dict[str, tuple[Alternative, ...]] = {}
        for number, claim in enumerate(record.claims):
            written = self.document.data["claims"][self._location("claims", number)[1]]
            readings = []
            for place, changes in enumerate(claim.alternatives):
                try:
                    other = alternative(written, changes, context)
                except ValidationError as error:
                    location = self._location("claims", number, "or", place)
                    self.faults += explanation.faults(error, self.document, self.shown, location)
                    continue
                readings.append(Alternative(_label(changes), other, place))
            if readings:
                found[claim.id] = tuple(readings)
        return found

    # Names that must be known, and kinds that must fit.

    def _check_names(self, record: ClaimFileRecord, dossier: Dossier) -> None:
        for name, measure in dossier.measures.items():
            self._check_members(name, measure)
        seen: dict[str, int] = {}
        for number, claim in enumerate(dossier.claims):
            if claim.id in seen:
                before = self.document.mark(self._location("claims", seen[claim.id])).line
                self._fault(("claims", number, "id"), f"the id {claim.id!r} is taken by the claim in line {before}")
            seen.setdefault(claim.id, number)
            self._check_claim(claim, dossier, ("claims", number))
            for other in dossier.alternatives.get(claim.id, ()):
                self._check_claim(other.claim, dossier, ("claims", number, "or", other.place))
        for number, identity in enumerate(dossier.identities):
            for reference in (*formula.references(identity.left), *formula.references(identity.right)):
                where = ("identities", number)
                self._check_reference(reference, dossier, where)
                if reference.period:
                    try:
                        period_grammar.read(reference.period, dossier.calendars)
                    except PeriodError as error:
                        self._fault(where, str(error))
        for name, limit in dossier.limits.items():
            if limit.source is not None:
                self._check_known("source", limit.source, dossier.sources, ("limits", name, "source"))
            if limit.of is not None:
                self._check_reference(limit.of, dossier, ("limits", name, "of"))
            if limit.part is not None:
                self._check_reference(limit.part, dossier, ("limits", name, "part"))
            try:
                formula.value_in_year(limit.value, limit.in_force.first.year if limit.in_force else 2000)
            except (formula.FormulaError, unit.UnitError) as error:
                self._fault(("limits", name, "value"), str(error))

    def _check_members(self, quantity: str, measure: Measure) -> None:
        """No name is that of two members."""
        named: dict[str, str] = {}
        for member, others in measure.members.items():
            for name in (member, *others):
                first = named.setdefault(name.casefold(), member)
                if first != member:
                    message = f"{name!r} is a name of {first!r} and of {member!r}"
                    self._fault(("quantities", quantity, "members", member), message)

    def _check_claim(self, claim: AnyClaim, dossier: Dossier, where: tuple[str | int, ...]) -> None:
        for source in claim.sources:
            self._check_known("source", source, dossier.sources, (*where, "sources"))
        quantity: str = getattr(claim, "quantity", None) or ""
        members = getattr(claim, "member", ())
        if quantity:
            self._check_reference(Reference(quantity, members), dossier, (*where, "quantity"))
        elif members:
            self._fault((*where, "member"), "a member needs the quantity it is a member of")
        match claim:
            case Share(of=reference) | Ratio(to=reference) if reference is not None:
                self._check_reference(reference, dossier, (*where, "of" if isinstance(claim, Share) else "to"))
            case Threshold():
                for key in ("of", "subject"):
                    reference = getattr(claim, key)
                    if reference is not None:
                        self._check_reference(reference, dossier, (*where, key))
                if claim.limit is not None:
                    self._check_known("limit", claim.limit, dossier.limits, (*where, "limit"))
            case Level(mean=Mean(of=reference)) if reference is not None:
                self._check_reference(reference, dossier, (*where, "mean", "of"))
            case Comparison() if quantity in dossier.measures:
                self._check_reference(claim.other(dossier.members(quantity)), dossier, (*where, "than"))
            case Change(base=reference) if reference is not None:
                self._check_reference(reference, dossier, (*where, "base"))
            case Change() if claim.period is not None and claim.period.granularity is not Granularity.RANGE:
                self._fault((*where, "period"), "a change runs between two periods: write 2020..2023")
            case Dated() if quantity in dossier.measures and not dossier.measures[quantity].is_date:
                self._fault((*where, "quantity"), f"a date claim needs a quantity whose unit is date, not {quantity!r}")
            case _:
                pass
        if not isinstance(claim, Dated | Comparison) and quantity in dossier.measures:
            measure = dossier.measures[quantity]
            if measure.is_date:
                self._fault((*where, "quantity"), f"the values of {quantity!r} are dates: use the kind date")

    def _check_reference(self, reference: Reference, dossier: Dossier, where: tuple[str | int, ...]) -> None:
        if not self._check_known("quantity", reference.quantity, dossier.measures, where):
            return
        known = dossier.members(reference.quantity)
        for member in reference.members:
            if known and dossier.measures[reference.quantity].member(member) is None and member not in known:
                where_member = (*where[:-1], "member") if where[-1] == "quantity" else where
                self._fault(
                    where_member, f"unknown member {member!r} of {reference.quantity}{did_you_mean(member, known)}"
                )
        measure = dossier.measures[reference.quantity]
        meant = Counter(measure.member(member) or member for member in reference.members)
        for member, times in meant.items():
            if times > 1:
                where_member = (*where[:-1], "member") if where[-1] == "quantity" else where
                self._fault(where_member, f"{member!r} stands {times} times among the members taken together")

    def _check_known(self, what: str, name: str, known: Mapping[str, Any], where: tuple[str | int, ...]) -> bool:
        if name in known:
            return True
        if name not in self.unread:
            self._fault(where, f"unknown {what} {name!r}{did_you_mean(name, known)}")
        return False

    def _fault(self, location: tuple[str | int, ...], message: str) -> None:
        mark = self.document.mark(self._location(*location))
        self.faults.append(Fault(self.shown, mark.line, mark.column, printable(message)))

    def _location(self, *location: str | int) -> tuple[str | int, ...]:
        """A location among the items that were kept, as one in the file."""
        section, *rest = location
        if rest and isinstance(rest[0], int) and section in self.kept:
            rest[0] = self.kept[str(section)][rest[0]]
        return (section, *rest)

    def _place(self, *location: str | int) -> Place:
        mark: Mark = self.document.mark(self._location(*location))
        return Place(self.shown, mark.line, mark.column)


def _label(changes: Mapping[str, Any]) -> str:
    """How another reading is named in reports: its label, or the keys that differ."""
    if "label" in changes:
        return str(changes["label"])
    if "kind" in changes:
        return f"as a {changes['kind']}"
    return "with " + ", ".join(f"{key} {_said(value)}" for key, value in changes.items())


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
