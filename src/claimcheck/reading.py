"""The readings of a claim: the ways to take its words, each with the quantities they name and the sets they state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import figure as figures
from claimcheck import formula, loss, pace, unit
from claimcheck import period as periods
from claimcheck.claim import (
    AnyClaim,
    Change,
    Comparison,
    Dated,
    Level,
    Listing,
    Mean,
    Rank,
    Ratio,
    Share,
    Side,
    Threshold,
    Untyped,
)
from claimcheck.dossier import Dossier
from claimcheck.figure import Figure, money
from claimcheck.formula import Reference
from claimcheck.interval import ONE, Interval
from claimcheck.measure import Measure
from claimcheck.period import GREGORIAN, Calendar, Granularity, Period, PeriodError
from claimcheck.quantity import ChangeForm, ChangeFrom, CountOf, LimitValue, Quantity, RatioOf, ShareOf, Stated
from claimcheck.unit import Unit
from claimcheck.unit_names import PERSONS

NEWEST: Final = 2
"""How many of the newest observations an unstated period may mean: the last one, or the one the author still knew."""

DIFFERENCE: Final = "as a difference"
"""Ends the label of a reading that takes degrees of another scale for a difference of two temperatures."""

PERCENT: Final = unit.read("%")[1]
POINTS: Final = unit.read("percentage points")[1]
TIMES: Final = unit.read("times")[1]
NUMBER: Final = unit.read("")[1]


class Reading(Struct, frozen=True, eq=False):
    """One way to take the words of a claim.

    `number` counts the readings of a claim from 0, the words as they stand. A `secondary` reading is one that only
    strains: listed under `or`, or an older period. `stated` is what the figure is of, `plain` and `generous` its sets
    in `unit`, `expected` the values that its wording leads a reader to expect. `subject` is the quantity the claim is
    about and `other` the one it is set against: the whole of a share, the start of a change, what a ratio or a
    comparison counts against. `mismatch` says why the printed unit cannot be that of the quantity; then the figure
    states nothing.
    """

    claim: AnyClaim
    number: int
    label: str = ""
    secondary: bool = False
    older: bool = False
    period: Period | None = None
    subject: Quantity | None = None
    other: Quantity | None = None
    stated: Stated | None = None
    unit: str = ""
    plain: Interval | None = None
    generous: Interval | None = None
    expected: Interval | None = None
    mismatch: str = ""

    @property
    def figure(self) -> Figure | None:
        """The figure it states, where it states one."""
        return self.claim.number


def readings(dossier: Dossier) -> Iterator[Reading]:
    """The readings of all claims, in the order of the file; older periods of unstated ones are left out."""
    calendars = _calendars_of_claims(dossier)
    for claim in dossier.claims:
        yield from _numbered(_readings_of(dossier, claim, calendars))


def older_readings(dossier: Dossier, claim: AnyClaim, first: int) -> Iterator[Reading]:
    """The readings of a claim that states no period in the periods before the newest ones, numbered from `first`."""
    older = []
    for label, worded, _ in _wordings(dossier, claim):
        if worded.period is not None:
            continue
        quantities = _quantities(dossier, worded)
        for period in _may_mean(dossier, worded, quantities)[1]:
            reading = _read(dossier, worded, period, quantities)
            older.append(replace(reading, label=_joined(label, period.words), secondary=True, older=True))
    return _numbered(older, first)


def _numbered(found: Iterable[Reading], first: int = 0) -> Iterator[Reading]:
    for number, reading in enumerate(found, first):
        yield replace(reading, number=number)


def _wordings(dossier: Dossier, claim: AnyClaim) -> Iterator[tuple[str, AnyClaim, bool]]:
    yield "", claim, False
    for alternative in dossier.alternatives.get(claim.id, ()):
        yield alternative.label, alternative.claim, True


def _readings_of(dossier: Dossier, claim: AnyClaim, calendars: dict[str, set[str]]) -> Iterator[Reading]:
    for label, worded, secondary in _wordings(dossier, claim):
        quantities = _quantities(dossier, worded)
        for period, in_words in _periods(dossier, worded, quantities, calendars):
            reading = _read(dossier, worded, period, quantities)
            reading = replace(reading, label=_joined(label, in_words), secondary=secondary)
            yield reading
            # So many °F can be a temperature, or so many degrees warmer where the quantity itself is a difference.
            if (difference := _as_difference(dossier, reading)) is not None:
                yield replace(difference, label=_joined(reading.label, DIFFERENCE))


def _joined(label: str, other: str) -> str:
    return ", ".join(part for part in (label, other) if part)


# Periods.


def _periods(
    dossier: Dossier, claim: AnyClaim, quantities: tuple[Quantity, ...], calendars: dict[str, set[str]]
) -> list[tuple[Period | None, str]]:
    """The periods that the words may mean, each with how it is told apart from the others."""
    period = claim.period
    if period is None:
        newest = _may_mean(dossier, claim, quantities)[0]
        return [(known, known.words if len(newest) > 1 else "") for known in newest] or [(None, "")]
    if not period.is_open:
        return [(period, "")]
    sets = [_calendars_of(dossier, quantity, calendars) for quantity in quantities]
    # Where nothing says more of one measure, the calendars of the others hold for it: so the years of both meet.
    known_sets = [known for known in sets if known] or [calendars[ANYWHERE]]
    names = set.intersection(*known_sets) or set.union(*known_sets)
    ordered = [one for one in (GREGORIAN, *dossier.calendars.values()) if one.name in names and _counts(one, period)]
    if not ordered:
        return [(period, "")]
    return [(period.within(one), f"in {one.name} years" if len(ordered) > 1 else "") for one in ordered]


def _counts(calendar: Calendar, period: Period) -> bool:
    """Whether a calendar has the year: the first that can be named begins before all dates where it starts later."""
    try:
        period.within(calendar)
    except PeriodError:
        return False
    return True


ANYWHERE: Final = ""
"""Stands among measures for all of them."""


def _may_mean(dossier: Dossier, claim: AnyClaim, quantities: tuple[Quantity, ...]) -> tuple[list[Period], list[Period]]:
    """The periods that a claim may mean which states none: the newest ones, and those before them."""
    known = _known_periods(dossier, claim, quantities)
    if not isinstance(claim, Change) or claim.base is not None:
        return known[:NEWEST], known[NEWEST:]
    changes = [found for place in range(len(known)) if (found := _changes_to(known, place))]
    return [one for found in changes[:NEWEST] for one in found], [one for found in changes[NEWEST:] for one in found]


def _changes_to(known: list[Period], place: int) -> list[Period]:
    """The ranges that end with one of the known periods and start with the one before it, or a year earlier.

    Where two periods are all there is, whatever lies between them, they are meant.
    """
    end = known[place]
    if end.first is not None:
        return []
    before = [one for one in known[place + 1 :] if (one.granularity, one.calendar) == (end.granularity, end.calendar)]
    starts = [one for one in before if one.end == end.start or len(known) == NEWEST]
    starts += [one for one in before if one.granularity is not Granularity.YEAR and one.start == _year_before(end)]
    return [periods.span(one, end) for one in dict.fromkeys(starts)]


def _year_before(period: Period) -> date | None:
    """The day on which a period began a year earlier; None where that has no such day."""
    try:
        return period.start.replace(year=period.start.year - 1)
    except ValueError:
        return None


def _known_periods(dossier: Dossier, claim: AnyClaim, quantities: tuple[Quantity, ...]) -> list[Period]:
    """The periods for which evidence knows all `quantities`, ended by the time of publication, newest first."""
    if not quantities:
        return []
    known = list(dossier.evidence.periods(quantities[0]))
    for quantity in quantities[1:]:
        others = {(period.start, period.end) for period in dossier.evidence.periods(quantity)}
        known = [period for period in known if (period.start, period.end) in others]
    if isinstance(claim, Rank) and not claim.in_time:
        # A table of one member ranks nobody.
        listed = ((period, dossier.evidence.listing(quantities[0].measure, period)) for period in known)
        known = [period for period, series in listed if series is not None and len(series.members(period)) > 1]
    published = dossier.article.published
    return [period for period in known if published is None or period.end <= published.end]


def _calendars_of(dossier: Dossier, quantity: Quantity, of_claims: dict[str, set[str]]) -> set[str]:
    known = {period.calendar for period in dossier.evidence.periods(quantity) if period.granularity in _YEARLY}
    return (known | of_claims.get(quantity.measure, set())) - {""}


def _calendars_of_claims(dossier: Dossier) -> dict[str, set[str]]:
    """The calendars that claims name for each measure, and those that claims and tables name for any."""
    named: dict[str, set[str]] = {}
    for claim in dossier.claims:
        quantity = getattr(claim, "quantity", None)
        if quantity is not None and claim.period is not None and claim.period.granularity in _YEARLY:
            named.setdefault(quantity, set()).add(claim.period.calendar)
    observed = {one.quantity.period for one in dossier.evidence.observations()}
    in_tables = {period.calendar for period in observed if period is not None and period.granularity in _YEARLY}
    named[ANYWHERE] = in_tables.union(*named.values()) - {""}
    return named


_YEARLY: Final = (Granularity.YEAR, Granularity.RANGE)


# Quantities.


def _quantities(dossier: Dossier, claim: AnyClaim) -> tuple[Quantity, ...]:
    """The quantities that the words name, without a period: the subject first, then what it is set against."""
    match claim:
        case Untyped() | Listing(quantity=None) | Dated(quantity=None):
            return ()
        case Threshold():
            return () if claim.subject is None else (dossier.referred(claim.subject),)
    if claim.quantity is None:
        return ()
    subject = dossier.quantity(claim.quantity, claim.member)
    match claim:
        case Share() if claim.of is not None:
            return subject, dossier.referred(claim.of)
        case Share() if claim.member and not dossier.measures[claim.quantity].is_rate:
            return subject, dossier.quantity(claim.quantity, ())
        case Ratio():
            return subject, dossier.referred(claim.to)
        case Change() if claim.base is not None:
            return subject, dossier.referred(claim.base)
        case Comparison():
            return subject, dossier.referred(claim.other(dossier.members(claim.quantity)))
    return (subject,)


def _read(dossier: Dossier, claim: AnyClaim, period: Period | None, quantities: tuple[Quantity, ...]) -> Reading:
    subject = quantities[0] if quantities else None
    other = quantities[1] if len(quantities) > 1 else None
    between = isinstance(claim, Change) and claim.base is None
    if between and subject is not None and period is not None and period.first and period.last:
        subject, other = subject.at(period.last), subject.at(period.first)
    elif not isinstance(claim, Dated):
        subject = None if subject is None else subject.at(period)
        other = None if other is None else other.at(period)
    bare = Reading(claim, 0, period=period, subject=subject, other=other)
    return _stating(dossier, bare)


def _stating(dossier: Dossier, reading: Reading) -> Reading:
    """The reading with what its figure states, in the unit of that."""
    claim, subject = reading.claim, reading.subject
    if isinstance(claim, Dated):
        if subject is None:
            return reading
        days = claim.when.days()
        return replace(reading, stated=subject, unit="date", plain=days, generous=days, expected=days)
    figure = reading.figure
    if figure is None:
        return reading
    if isinstance(claim, Threshold):
        figure = _without_side(figure, claim.side)
    measure = None if subject is None else dossier.measures[subject.measure]
    paced: Interval | None = ONE
    if measure is not None and measure.typed_unit in (unit.SCORE, unit.INDEX):
        figure = _scored(figure, measure.typed_unit)
    if measure is not None and isinstance(claim, Level):
        figure = pace.as_printed(claim, measure, figure)
        paced = pace.times(claim, measure, figure, reading.period)
    if paced is None:
        return reading
    often = paced
    try:
        named = _what_is_stated(dossier, reading, figure)
        if named is None:
            return reading
        stated, target, bounds = named
        if target == PERCENT and claim is not dossier.by_id[claim.id] and figure.unit in ("percentage points", ""):
            # A person lists this reading because "points" may stand for percent of a whole.
            factor, zero = Fraction(1) if figure.unit else Fraction(100), Fraction(0)
        elif (lengths := _days(dossier, figure, target)) is not None:
            often *= lengths
            factor, zero = Fraction(1), Fraction(0)
        else:
            factor, zero = _conversion(dossier, figure, target, stated, _names_of_member(dossier, subject))
            factor /= _base(figure)
    except (unit.UnitError, formula.FormulaError) as error:
        return replace(reading, mismatch=str(error))
    if isinstance(claim, Level) and (claim.mean is not None or often != ONE) and figure.plain.is_point:
        # A mean printed as a whole number is rounded, and no count; so is what happens a day or a month.
        figure = replace(
            figure, plain=figure.plain.widened(figure.place / 2), generous=figure.generous.widened(figure.place)
        )
    by = -factor if _is_turned(claim, figure, stated, measure) else factor
    # "Rose by less than 3%" and "fell by up to 3%" leave the other direction out.
    one_way = isinstance(stated, ChangeFrom) and figure.value is not None and figure.value >= 0
    printed = _FROM_ZERO if one_way else _ANY
    plain, generous, expected = (
        _bounded(_bounded(values, printed).scaled(by) * often, bounds)
        for values in (figure.plain, figure.generous, figure.expected)
    )
    if zero:
        at_zero = Interval.point(zero)
        plain, generous, expected = plain + at_zero, generous + at_zero, expected + at_zero
    return replace(reading, stated=stated, unit=target.name, plain=plain, generous=generous, expected=expected)


def _without_side(figure: Figure, side: Side | None) -> Figure:
    """The figure of a limit without a hedge that only names the side: the limit of "at least 55%" is 55%."""
    spans = [span for span in (figure.value_span, figure.unit_span) if span is not None]
    if side is None or not spans or figure.hedge != _SAID_BY[side]:
        return figure
    bare = figures.read(figure.printed[min(start for start, _ in spans) : max(end for _, end in spans)])
    return replace(figure, plain=bare.plain, generous=bare.generous, expected=bare.expected)


_SAID_BY: Final = {Side.ABOVE: "over", Side.AT_OR_ABOVE: "at least", Side.BELOW: "under", Side.AT_OR_BELOW: "at most"}
"""The hedge, by its commonest words, that says the same as each side of a limit."""


def _scored(figure: Figure, points: Unit) -> Figure:
    """A figure of a score or an index: points of it, where the figure alone would be read as percentage points."""
    if figure.unit != POINTS.name or figure.unit_span is None or "percent" in figure.printed.casefold():
        return figure
    start, end = figure.unit_span
    if points != unit.SCORE:
        return replace(figure, unit=points.name)
    without = figures.read(figure.printed[:start].rstrip(" -") + figure.printed[end:])
    return replace(figure, unit=points.name, plain=without.plain, generous=without.generous, expected=without.expected)


def _is_turned(claim: AnyClaim, figure: Figure, stated: Stated, measure: Measure | None) -> bool:
    """Whether a figure stands for its value with the other sign, which its words say and do not print.

    "Fell by 5%" is −5%; a factor such as "halved" has no sign. A loss is below zero where results are measured, and
    where losses become smaller by an amount, the result rises by it.
    """
    if isinstance(claim, Level) and isinstance(stated, Quantity) and measure is not None:
        return loss.has_other_sign(claim.quote, figure, measure)
    if not isinstance(claim, Change) or not isinstance(stated, ChangeFrom) or stated.form is ChangeForm.MULTIPLE:
        return False
    is_negative = figure.value is not None and figure.value < 0
    if measure is not None and loss.are_compared(claim, measure):
        return is_negative != (loss.grow(claim) is (stated.form is ChangeForm.ABSOLUTE))
    return claim.falls and not is_negative


def _bounded(values: Interval, bounds: Interval) -> Interval:
    """A set without a low end, such as "under 5", begins where the quantity does."""
    return values & bounds if values.low is None else values


_ANY: Final = Interval(None, None)
_FROM_ZERO: Final = Interval.at_least(0)


def _what_is_stated(dossier: Dossier, reading: Reading, figure: Figure) -> tuple[Stated, Unit, Interval] | None:
    claim, subject, other = reading.claim, reading.subject, reading.other
    match claim:
        case Rank():
            return CountOf(claim.id), unit.read("rank")[1], _FROM_ZERO
        case Threshold() if claim.limit is not None:
            return _limit_value(dossier, claim, reading.period)
        case Listing() if subject is None:
            return CountOf(claim.id), NUMBER, _FROM_ZERO  # Whatever the things are, they are counted.
    if subject is None:
        return None
    measure = dossier.measures[subject.measure]
    match claim:
        case Level(mean=Mean(of=Reference(quantity=over))) if over == claim.quantity and not figure.rate:
            return None  # A mean of the quantity's own members is no amount of it; average-within holds it to them.
        case Level() | Listing() | Share() if not (isinstance(claim, Share) and other is not None):
            return subject, measure.typed_unit, measure.bounds
        case Share() if other is not None:
            return ShareOf(subject, other), PERCENT, _FROM_ZERO
        case Change() if other is not None:
            form = change_form(figure)
            if figure.rate and (form is not ChangeForm.ABSOLUTE or measure.per is None):
                return None  # "8% a year" is no change over the whole period.
            target = {ChangeForm.RELATIVE: PERCENT, ChangeForm.POINTS: POINTS, ChangeForm.MULTIPLE: TIMES}
            bounds = _FROM_ZERO if form is ChangeForm.MULTIPLE else _ANY
            return ChangeFrom(form, other, subject), target.get(form, measure.typed_unit), bounds
        case Ratio() if other is not None:
            return (
                RatioOf(subject, other),
                TIMES if figure.unit in ("", "times") else unit.declare(words_of_unit(figure, measure.typed_unit))[1],
                _FROM_ZERO,
            )
        case _:
            return None


def change_form(figure: Figure) -> ChangeForm:
    """How the figure of a change counts: its unit says so, and a bare fraction is a part of the start."""
    if figure.unit == "%":
        return ChangeForm.RELATIVE
    if figure.unit in ("percentage points", "basis points"):
        return ChangeForm.POINTS
    if figure.unit == "times":
        return ChangeForm.MULTIPLE
    if figure.unit == "" and figure.value is not None and abs(figure.value) < 1:
        return ChangeForm.RELATIVE
    return ChangeForm.ABSOLUTE


def _limit_value(dossier: Dossier, claim: Threshold, period: Period | None) -> tuple[Stated, Unit, Interval]:
    limit = dossier.limits[claim.limit or ""]
    year = None
    if limit.moves:
        published = dossier.article.published
        year = period.year if period else published.year if published else None
        last = limit.in_force.last if limit.in_force else None
        if period is None and last is not None and (year is None or last.year < year):
            year = last.year
    _, of_unit = formula.value_in_year(limit.value, year if year is not None else 2000)
    return LimitValue(claim.limit or "", year), of_unit, _FROM_ZERO


def _base(figure: Figure) -> int:
    """How many a rate is counted per: 100,000 in "12 per 100,000"; 1 for a figure that is no such rate."""
    digits = figure.rate.replace(",", "")
    return int(digits) if digits.isdecimal() else 1


def _conversion(
    dossier: Dossier, figure: Figure, target: Unit, stated: Stated, own_names: frozenset[str]
) -> tuple[Fraction, Fraction]:
    """What a printed value is multiplied by, and what is then added, to stand in `target`.

    A figure with no unit is taken to be in it, and so are bare degrees. A noun that is a name of the claim's own member
    says who is counted and is no unit: "1,040 nurses" of the staff; nor is a noun that is no unit at all, or that names
    persons where people are counted.
    """
    none = Fraction(1), Fraction(0)
    if figure.unit == "" and target.dimension not in ("share", "percentage points"):
        return none
    if target == NUMBER or (target.dimension.startswith("count of") and figure.unit.casefold() in own_names):
        return none
    try:
        scale, printed = _printed_unit(dossier, figure, target)
    except unit.UnknownUnitError:
        if target.dimension.startswith("count of ") and figure.unit.islower():
            return (
                none  # Whatever noun is printed, such as the wins of so many matches, it counts those of the quantity.
            )
        raise
    if target.name == "people" and printed.name in PERSONS:
        return none
    if isinstance(stated, ChangeFrom):
        return scale * unit.factor_of_differences(printed, target), Fraction(0)
    factor, zero = unit.conversion(printed, target)
    return scale * factor, zero


def _days(dossier: Dossier, figure: Figure, target: Unit) -> Interval | None:
    """What a figure in months or years is multiplied by to stand in days or weeks, or the other way round."""
    if target.dimension not in ("time", "calendar time") or not figure.unit:
        return None
    scale, printed = _printed_unit(dossier, figure, target)
    lengths = unit.spread(printed, target)
    return None if lengths is None else Interval.closed(*lengths).scaled(scale)


def _printed_unit(dossier: Dossier, figure: Figure, target: Unit) -> tuple[Fraction, Unit]:
    """The scale and the unit that the figure prints."""
    words = words_of_unit(figure, target).removesuffix(" old")  # An age: 60 years old.
    if words in money.HUNDREDTHS and target.dimension.startswith("money "):
        # Cents are of the currency of the quantity; pence are of no other than pounds.
        currency = target.name.partition("/")[0]
        if (words == "pence") is (currency == "GBP"):
            scale, printed = unit.read(currency + _per(figure, target), dossier.counted)
            return scale / 100, printed
    if words in _DEGREES:
        words = target.name.partition("/")[0]
    scale, printed = unit.read(words + _per(figure, target), dossier.counted)
    if not figure.rate and (per := unit.per_as(printed, target)):
        return unit.read(words + per, dossier.counted)
    return scale, printed


def words_of_unit(figure: Figure, target: Unit) -> str:
    """The unit of a figure in words; where what is printed leaves it open, that of the quantity."""
    if figure.unit_span is not None:
        printed = figure.printed[slice(*figure.unit_span)]
        if (meant := unit.meant(printed, target)) != printed:
            return meant
    return unit.meant(figure.unit, target)


def _per(figure: Figure, target: Unit) -> str:
    """What a rate is printed per, as the tail of a unit, where the quantity is a rate too."""
    if "/" not in target.name or not figure.rate or figure.rate[0].isdigit():
        return ""
    return f" per {'person' if figure.rate == 'head' else figure.rate}"


_DEGREES: Final = ("degree", "degrees", "°")


def _as_difference(dossier: Dossier, reading: Reading) -> Reading | None:
    """A level of a temperature printed in degrees of another scale, read as a difference; None where it is no such."""
    figure, stated = reading.figure, reading.stated
    if figure is None or figure.unit in ("", *_DEGREES) or not isinstance(stated, Quantity):
        return None
    target = dossier.measures[stated.measure].typed_unit
    if not unit.are_temperatures(target):
        return None
    _, printed = _printed_unit(dossier, figure, target)
    if printed == target:
        return None
    by = unit.factor_of_differences(printed, target)
    plain, generous, expected = (one.scaled(by) for one in (figure.plain, figure.generous, figure.expected))
    return replace(reading, plain=plain, generous=generous, expected=expected)


def _names_of_member(dossier: Dossier, subject: Quantity | None) -> frozenset[str]:
    """The names of the members of a quantity, in one case."""
    if subject is None:
        return frozenset()
    declared = dossier.measures[subject.measure].members
    names = (name for member in subject.members for name in (member, *declared.get(member, ())))
    return frozenset(name.casefold() for name in names)
