"""What is drawn of each claim of a review: which sets stand beside its figure, and which series it was judged on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.claim import Order, Rank
from claimcheck.drawn import Axis, Chart, Drawn, DrawnSet, Giver, Marked, Plot, Point, Role, axis
from claimcheck.evidence import Series
from claimcheck.following import Following
from claimcheck.interval import Interval
from claimcheck.judgement import Compared
from claimcheck.period import Period
from claimcheck.quantity import ChangeForm, ChangeFrom, LimitValue, Quantity, ShareOf, Stated
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation, Sign, occurrences, solve
from claimcheck.trial import Result, Statement, Trial
from claimcheck.weighing import Tried, Weighed
from claimcheck.wording import amount, middle, number, percent

MOST_SETS: Final = 10
"""Sets of one plot beside the figure itself; the worst comparisons come first, the rest are counted."""

MOST_POINTS: Final = 48
"""Points of one chart; four years of months."""

FEWEST: Final = 3
"""Periods from which on a level is shown among others; two are a change."""

MOST_MEMBERS: Final = 12
"""Members of a ranking that are shown, the first ones and those that the words name."""

MOST_FITTING: Final = 6
"""Periods marked because the figure would be right there; where more fit, they tell nothing."""

MOST_CHARTS: Final = 3
"""Charts of one claim: a calendar each."""

AS_THEY_STAND: Final = "the words as they stand"
"""The name of the first reading of words, where another one is chosen."""

_PLACES: Final = "rank"
"""The unit of places in an order, which are no amounts to draw beside each other."""

Comparing = Callable[[Tried], Compared]


class Drawing(Struct, frozen=True, dict=True):
    """What is drawn of the claims of one review; each is worked out when it is asked for.

    `compared` words one trial; `fitting` are, by claim, the periods of which a slip says that the figure is theirs.
    """

    case: Case
    tried: Sequence[Tried]
    weighed: Weighed
    following: Following
    compared: Comparing
    fitting: Mapping[str, Sequence[Period]]

    def __call__(self, claim: str) -> Drawn:
        """The plots and charts of a claim; nothing for one that states no figure and was not compared."""
        return Drawn(partial(self._plots, claim), partial(_charts, self, claim))

    @cached_property
    def _tried(self) -> Mapping[str, Sequence[Tried]]:
        found: dict[str, list[Tried]] = {}
        for one in self.tried:
            for reading in one.trial.tied:
                found.setdefault(reading.claim.id, []).append(one)
        return found

    @cached_property
    def _readings(self) -> Mapping[str, Sequence[Reading]]:
        """The readings of each claim, the chosen one first."""
        found: dict[str, list[Reading]] = {}
        for reading in self.case.readings:
            found.setdefault(reading.claim.id, []).append(reading)
        for claim, readings in found.items():
            readings.sort(key=lambda reading: reading.number != self.weighed.chosen.get(claim, 0))
        return found

    def readings(self, claim: str) -> Sequence[Reading]:
        """The readings of a claim, the chosen one first."""
        return self._readings.get(claim, ())

    # Sets.

    def _plots(self, claim: str) -> Iterator[Plot]:
        by_unit: dict[str, list[DrawnSet]] = {}
        own: dict[str, list[DrawnSet]] = {}
        for unit, drawn in self._sets(claim):
            by_unit.setdefault(unit, []).append(drawn)
        for reading in self.readings(claim):
            if reading.plain is None or reading.generous is None or reading.unit == _PLACES:
                continue
            figure = DrawnSet(Giver.FIGURE, reading.claim.printed, reading.plain, reading.generous)
            known = own.setdefault(reading.unit, [])
            if all((one.plain, one.generous) != (figure.plain, figure.generous) for one in known):
                known.append(figure if not known else replace(figure, reading=reading.label))
        chosen = next(iter(self.readings(claim)), None)
        first = "" if chosen is None else chosen.unit
        # What nothing was compared with is still shown in the reading that was chosen.
        units = [unit for unit in own if unit in by_unit or unit == first] + [one for one in by_unit if one not in own]
        for unit in units:
            sets = _distinct(by_unit.get(unit, ()))
            shown = (*own.get(unit, ()), *sets[:MOST_SETS])
            if all(_says_nothing(one.plain) for one in shown):
                continue
            line = axis((values for one in shown for values in (one.plain, one.generous)), unit)
            if line is not None:
                yield Plot(line, shown, max(len(sets) - MOST_SETS, 0))

    def _sets(self, claim: str) -> Iterator[tuple[str, DrawnSet]]:
        """What a claim was held against, with its unit: in the reading chosen first, the worst results first."""
        found: list[tuple[str, DrawnSet]] = []
        numbers = {reading.number: place for place, reading in enumerate(self.readings(claim))}
        tried = sorted(
            self._tried.get(claim, ()),
            key=lambda one: (_number(one, claim, numbers), list(Result).index(one.trial.result)),
        )
        for one in tried:
            mine = next((each for each in one.trial.tied if each.claim.id == claim), None)
            stands = self.weighed.stands(one) and not self.weighed.explained(one)
            if mine is None or not (stands or self._bears_on(one, claim)):
                continue
            own = _own(one.trial, claim)
            if own is not None and (mine.unit == _PLACES or (one.primary != claim and _is_order(one.trial))):
                continue  # A claim that lends its figure to an order is left much more than it says.
            if own is not None:
                found += [(mine.unit, each) for each in self._left(one, own, mine)]
            elif not isinstance(one.requirement.reading.claim, Rank) and one.primary == claim:
                found += self._sides(one, claim)
        yield from found
        yield from self._rest(claim, [drawn for _, drawn in found])

    def _bears_on(self, one: Tried, claim: str) -> bool:
        """Whether a trial of a reading that was not chosen is to be drawn.

        It is where it refutes a claim that is contradicted in every reading, or read in a lesser one; and where the
        figure cannot be of what the words name, since then the other readings tell what it may be of.
        """
        if one.primary != claim:
            return False
        chosen = next(iter(self.readings(claim)))
        if chosen.stated is None and chosen.figure is not None:
            return True
        return one.alone and one.trial.result is Result.BROKEN and self.all_readings_matter(claim)

    def all_readings_matter(self, claim: str) -> bool:
        """Whether a claim is contradicted in every reading, or only a secondary one fits."""
        return claim in self.weighed.contradicted or any(one.secondary for one in self.readings(claim)[:1])

    def _left(self, one: Tried, own: Statement, mine: Reading) -> Iterator[DrawnSet]:
        """What the other statements of a trial leave the claim's own, and what other series would."""
        compared = self.compared(one)
        for trial in (one.trial, *one.trial.also[:1]):
            others = [each for each in trial.all if each.stated != own.stated or each.reading is not own.reading]
            plain, generous = (
                _solved(trial, own, {each.stated: getattr(each, name) for each in others})
                for name in ("plain", "generous")
            )
            if plain is None or generous is None or plain.is_empty or generous.is_empty:
                continue
            if _says_nothing(plain):
                continue
            chosen = self.weighed.chosen.get(mine.claim.id) == mine.number
            yield DrawnSet(
                _giver(others),
                _label(others, mine.claim.id),
                plain,
                generous,
                period=_when(own.stated),
                reading="" if chosen else mine.label or AS_THEY_STAND,
                rule=one.rule,
                result=one.trial.result if trial is one.trial else Result.BROKEN,
                arithmetic=compared.arithmetic if trial is one.trial else "",
            )

    def _sides(self, one: Tried, claim: str) -> Iterator[tuple[str, DrawnSet]]:
        """The two sides of an order that a claim states without a figure of its own."""
        if not _is_order(one.trial):
            return
        compared = self.compared(one)
        if len({each.unit for each in one.trial.all}) > 1:
            return
        for each in one.trial.all:
            yield (
                each.unit,
                DrawnSet(
                    _giver([each]),
                    _label([each], claim),
                    each.plain,
                    each.generous,
                    period=_when(each.stated),
                    whose=self._who(each.stated),
                    rule=one.rule,
                    result=one.trial.result,
                    arithmetic=compared.arithmetic,
                ),
            )

    def _rest(self, claim: str, known: Sequence[DrawnSet]) -> Iterator[tuple[str, DrawnSet]]:
        """What everything else together leaves the claim, where that says more than a single comparison."""
        reading = next(iter(self.readings(claim)), None)
        if reading is None or reading.stated is None or reading.unit == _PLACES:
            return
        for one in self.following(claim):
            if one.left is None or one.left.is_empty or one.quantity != str(reading.stated):
                continue
            if not any(one.left in (each.plain, each.generous) for each in known):
                yield reading.unit, DrawnSet(Giver.REST, "all the rest together", one.left, one.left)

    def _who(self, stated: Stated) -> str:
        match stated:
            case Quantity():
                return " and ".join(stated.members) or self.case.measure(stated.measure).measure
            case LimitValue():
                return self.case.dossier.limits[stated.limit].measure
            case _:
                return str(stated)


def _own(trial: Trial, claim: str) -> Statement | None:
    """What a claim states in a trial."""
    return next((one for one in trial.all if one.reading is not None and one.reading.claim.id == claim), None)


def _number(one: Tried, claim: str, order: Mapping[int, int]) -> int:
    return next((order.get(each.number, 0) for each in one.trial.tied if each.claim.id == claim), 0)


def _solved(trial: Trial, own: Statement, box: Mapping[Hashable, Interval]) -> Interval | None:
    if isinstance(trial.relation, Agreement):
        return next(iter(box.values()), None)
    if occurrences(trial.relation).count(own.stated) != 1:
        return None
    return solve(trial.relation, own.stated, box)


def _giver(others: Sequence[Statement]) -> Giver:
    if len(others) != 1:
        return Giver.ARITHMETIC
    if others[0].supply is not None:
        return Giver.SOURCE
    return Giver.LIMIT if isinstance(others[0].stated, LimitValue) else Giver.CLAIM


def _label(others: Sequence[Statement], claim: str) -> str:
    """Who gives the other statements, each once; what a claim is held against may be its own words."""
    return " with ".join(dict.fromkeys(_name(one, claim) for one in others))


def _name(one: Statement, claim: str) -> str:
    if one.supply is not None:
        return one.supply.series.name
    if one.reading is None:
        return "the limit"
    return "the words themselves" if one.reading.claim.id == claim else one.said


def _is_order(trial: Trial) -> bool:
    return isinstance(trial.relation, Relation) and trial.relation.sign is not Sign.EQUAL


def _says_nothing(values: Interval) -> bool:
    """Whether a set leaves out no amount: everything, or everything from zero on."""
    return values.high is None and (values.low is None or values.low == 0)


def _when(stated: Stated) -> str:
    match stated:
        case Quantity():
            return "" if stated.period is None else str(stated.period)
        case ShareOf():
            return _when(stated.part)
        case ChangeFrom():
            return f"{stated.start.period} to {stated.end.period}" if stated.start.period else ""
        case LimitValue():
            return "" if stated.year is None else str(stated.year)
        case _:
            return ""


def _distinct(sets: Iterable[DrawnSet]) -> list[DrawnSet]:
    """The sets without those that draw the same once more."""
    found: dict[Hashable, DrawnSet] = {}
    for one in sets:
        found.setdefault((one.label, one.plain, one.generous, one.period, one.reading, one.whose), one)
    return list(found.values())


# Series.


def _charts(drawing: Drawing, claim: str) -> Iterator[Chart]:
    found: list[Chart] = []
    for reading in drawing.readings(claim):
        if reading.subject is None or drawing.case.measure(reading.subject.measure).is_date:
            continue
        chart = _chart(drawing, reading, reading.subject)
        if chart is not None and all((chart.title, chart.points) != (one.title, one.points) for one in found):
            found.append(chart)
    yield from found[:MOST_CHARTS]


def _chart(drawing: Drawing, reading: Reading, subject: Quantity) -> Chart | None:
    claim = reading.claim
    chosen = drawing.weighed.chosen.get(claim.id) == reading.number
    if not chosen and (reading.secondary or not drawing.all_readings_matter(claim.id)):
        return None
    label = "" if chosen else reading.label or AS_THEY_STAND
    if isinstance(claim, Rank) and not claim.in_time:
        return _ranking(drawing.case, claim, subject, label)
    if isinstance(reading.stated, ChangeFrom):
        return _course(drawing, reading, subject, [reading.stated.start.period, reading.stated.end.period], label)
    if isinstance(claim, Rank) or reading.stated == subject:
        return _course(drawing, reading, subject, [subject.period], label)
    return None


def _course(
    drawing: Drawing, reading: Reading, subject: Quantity, stated: Sequence[Period | None], label: str
) -> Chart | None:
    """One quantity over the periods of the kind and calendar that are stated, by the best series that has them."""
    known = [period for period in stated if period is not None]
    if len(known) < len(stated):
        return None
    for series in drawing.case.evidence.of(subject.measure):
        if any(series.give(subject.at(period)) is None for period in known):
            continue
        periods = [
            period
            for period in reversed(drawing.case.evidence.periods(subject))
            if (period.granularity, period.calendar) == (known[0].granularity, known[0].calendar)
            and series.give(subject.at(period)) is not None
        ]
        change = reading.stated if isinstance(reading.stated, ChangeFrom) else None
        if any(period not in periods for period in known) or (change is None and len(periods) < FEWEST):
            return None
        marked = [tuple(known)]
        pairs: list[tuple[Period, ...]] = [
            (period.first, period.last) if period.first and period.last else (period,)
            for period in drawing.fitting.get(reading.claim.id, ())
        ]
        fitting = [pair for pair in pairs if len(pair) == len(known) and all(one in periods for one in pair)]
        if change is None and reading.stated == subject:
            fitting = list(_fitting(series, subject, reading, periods))
        kept = _window(periods, [period for pair in (*marked, *fitting) for period in pair])
        fitting = [pair for pair in fitting if all(one in kept for one in pair)]
        points = tuple(_point(series, subject.at(period), str(period)) for period in kept)
        marks = [
            Marked(role, tuple(kept.index(one) for one in pair), _change(points, kept, pair, change, drawing.case))
            for role, group in ((Role.STATED, marked), (Role.FITTING, fitting))
            for pair in group
        ]
        measure = drawing.case.measure(subject.measure)
        line = _axis_of(points, measure.typed_unit.name)
        if line is None:
            return None
        return Chart(
            title=_title(subject, measure.measure),
            source=series.name,
            over_time=True,
            axis=line,
            points=points,
            marked=tuple(marks),
            figure=reading.plain if reading.stated == subject else None,
            reading=label,
            more=len(periods) - len(kept),
        )
    return None


def _fitting(
    series: Series, subject: Quantity, reading: Reading, periods: Sequence[Period]
) -> Iterator[tuple[Period, ...]]:
    """Other periods whose value is within the plain set of a level, where they are few and the stated one is not."""
    plain = reading.plain
    assert plain is not None
    found = [
        period
        for period in periods
        if period != subject.period
        and (given := series.give(subject.at(period))) is not None
        and given.plain.meets(plain)
    ]
    own = series.give(subject)
    if len(found) <= MOST_FITTING and own is not None and not own.plain.meets(plain):
        yield from ((period,) for period in found)


def _window(periods: Sequence[Period], wanted: Sequence[Period]) -> list[Period]:
    """At most `MOST_POINTS` periods, with those wanted: the newest ones, or else those up to the last one wanted."""
    if len(periods) <= MOST_POINTS:
        return list(periods)
    first = min(periods.index(one) for one in wanted)
    start = min(max(first - 2, 0), len(periods) - MOST_POINTS)
    kept = list(periods[start : start + MOST_POINTS])
    # Where those wanted lie further apart, the ones between them that come last make room.
    missing = [one for one in wanted if one not in kept]
    return sorted({*kept[: MOST_POINTS - len(missing)], *missing, *wanted}, key=lambda one: one.start)


def _point(series: Series, quantity: Quantity, label: str) -> Point:
    given = series.give(quantity)
    assert given is not None
    return Point(label, given.printed, given.plain)


def _change(
    points: Sequence[Point], kept: Sequence[Period], pair: Sequence[Period], change: ChangeFrom | None, case: Case
) -> str:
    """What the change between two points comes to; of a single one its figure."""
    if change is None or len(pair) != 2:
        return points[kept.index(pair[0])].printed
    start, end = (points[kept.index(one)].values for one in pair)
    match change.form:
        case ChangeForm.RELATIVE:
            value = middle((end - start).scaled(100) / start)
            return "" if value is None else percent(value, signed=True)
        case ChangeForm.MULTIPLE:
            value = middle(end / start)
            return "" if value is None else f"{number(value)} times"
        case ChangeForm.POINTS | ChangeForm.ABSOLUTE:
            value = middle(end - start)
            points_of_rate = change.form is ChangeForm.POINTS
            unit = "percentage points" if points_of_rate else case.measure(change.end.measure).typed_unit.name
            return "" if value is None else f"{'+' if value > 0 else ''}{amount(value, unit)}"


def _title(subject: Quantity, measure: str) -> str:
    return f"{measure}: {' and '.join(subject.members)}" if subject.members else measure


def _axis_of(points: Sequence[Point], unit: str) -> Axis | None:
    return axis((point.values for point in points), unit, from_zero=True)


def _ranking(case: Case, claim: Rank, subject: Quantity, label: str) -> Chart | None:
    """The members of one period in their order, by the series that lists the subject with others."""
    if not subject.members:
        return None
    for series in case.evidence.of(subject.measure):
        mine = series.give(subject)
        names = [(name,) for name in series.members(subject.period) if name not in subject.members]
        if mine is not None and names:
            break
    else:
        return None
    named = {case.dossier.quantity(subject.measure, (name,)).members for name in claim.after}
    groups = [(name,) for name in series.groups]
    given = {
        members: supply
        for members in (subject.members, *names, *groups)
        if (supply := series.give(replace(subject, members=members))) is not None
    }
    largest_first = claim.order is Order.LARGEST_FIRST

    def height(members: tuple[str, ...]) -> tuple[bool, object]:
        value = middle(given[members].plain)
        return value is None, value if value is None else -value if largest_first else value

    ordered = sorted(given, key=height)
    wanted = {subject.members, *named}
    room = MOST_MEMBERS - sum(members in wanted for members in ordered)
    kept = []
    for members in ordered:
        if members in wanted:
            kept.append(members)
        elif room > 0:
            kept.append(members)
            room -= 1
    points = tuple(
        Point(" and ".join(members), given[members].printed, given[members].plain, group=members in groups)
        for members in kept
    )
    measure = case.measure(subject.measure)
    line = _axis_of(points, measure.typed_unit.name)
    if line is None:
        return None
    marked = [Marked(Role.STATED, (kept.index(subject.members),), claim.printed)]
    marked += [Marked(Role.ABOVE, (kept.index(one),)) for one in kept if one in named]
    when = "" if subject.period is None else f", {subject.period}"
    return Chart(
        title=f"{measure.measure}{when}",
        source=series.name,
        over_time=False,
        axis=line,
        points=points,
        marked=tuple(marked),
        reading=label,
        more=len(ordered) - len(kept),
    )
