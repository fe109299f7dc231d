"""The sets that stand beside the figure of a claim: what it was held against, and what all the rest leaves it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.axis import axis
from claimcheck.case import Case
from claimcheck.claim import Rank
from claimcheck.drawing.readings import Readings
from claimcheck.drawn import DrawnSet, Giver, Plot
from claimcheck.following import Following
from claimcheck.interval import Interval
from claimcheck.judgement import Compared
from claimcheck.quantity import ChangeFrom, LimitValue, Quantity, ShareOf, Stated
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation, Sign, occurrences, solve
from claimcheck.trial import Result, Statement, Trial
from claimcheck.weighing import Tried, Weighed

MOST_SETS: Final = 10
"""Sets of one plot beside the figure itself; the worst comparisons come first, the rest are counted."""

_PLACES: Final = "rank"
"""The unit of places in an order, which are no amounts to draw beside each other."""


class Plotting(Struct, frozen=True):
    """Draws the sets of one claim, with `tried` what it took part in. `compared` words one trial."""

    claim: str
    case: Case
    readings: Readings
    tried: Sequence[Tried]
    weighed: Weighed
    following: Following
    compared: Callable[[Tried], Compared]

    def plots(self) -> Iterator[Plot]:
        """The sets on one axis for each unit, those of the figure itself first."""
        by_unit: dict[str, list[DrawnSet]] = {}
        own: dict[str, list[DrawnSet]] = {}
        for unit, drawn in self._sets():
            by_unit.setdefault(unit, []).append(drawn)
        for reading in self.readings:
            if reading.plain is None or reading.generous is None or reading.unit == _PLACES:
                continue
            figure = DrawnSet(Giver.FIGURE, reading.claim.printed, reading.plain, reading.generous)
            known = own.setdefault(reading.unit, [])
            if all((one.plain, one.generous) != (figure.plain, figure.generous) for one in known):
                known.append(figure if not known else replace(figure, reading=reading.label))
        # What nothing was compared with is still shown in the reading that was chosen.
        units = [unit for unit in own if unit in by_unit or unit == self.readings.chosen.unit] + [
            one for one in by_unit if one not in own
        ]
        for unit in units:
            sets = _distinct(by_unit.get(unit, ()))
            shown = (*own.get(unit, ()), *sets[:MOST_SETS])
            if all(_says_nothing(one.plain) for one in shown):
                continue
            line = axis((values for one in shown for values in (one.plain, one.generous)), unit)
            if line is not None:
                yield Plot(line, shown, max(len(sets) - MOST_SETS, 0))

    def _sets(self) -> Iterator[tuple[str, DrawnSet]]:
        """What a claim was held against, with its unit: in the reading chosen first, the worst results first."""
        found: list[tuple[str, DrawnSet]] = []
        numbers = {reading.number: place for place, reading in enumerate(self.readings)}
        tried = sorted(
            self.tried,
            key=lambda one: (_number(one, self.claim, numbers), list(Result).index(one.trial.result)),
        )
        for one in tried:
            mine = next((each for each in one.trial.tied if each.claim.id == self.claim), None)
            stands = self.weighed.stands(one) and not self.weighed.explained(one)
            if mine is None or not (stands or self._bears_on(one)):
                continue
            own = _own(one.trial, self.claim)
            if own is not None and (mine.unit == _PLACES or (one.primary != self.claim and _is_order(one.trial))):
                continue  # A claim that lends its figure to an order is left much more than it says.
            if own is not None:
                found += [(mine.unit, each) for each in self._left(one, own, mine)]
            elif not isinstance(one.requirement.reading.claim, Rank) and one.primary == self.claim:
                found += self._sides(one)
        yield from found
        yield from self._rest([drawn for _, drawn in found])

    def _bears_on(self, one: Tried) -> bool:
        """Whether a trial of a reading that was not chosen is to be drawn.

        It is where it refutes a claim that is contradicted in every reading, or read in a lesser one; and where the
        figure cannot be of what the words name, since then the other readings tell what it may be of.
        """
        if one.primary != self.claim:
            return False
        if self.readings.chosen.stated is None and self.readings.chosen.figure is not None:
            return True
        return one.alone and one.trial.result is Result.BROKEN and self.readings.others_matter

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
            yield DrawnSet(
                _giver(others),
                _label(others, self.claim),
                plain,
                generous,
                period=_when(own.stated),
                reading=self.readings.name(mine),
                rule=one.rule,
                result=one.trial.result if trial is one.trial else Result.BROKEN,
                arithmetic=compared.arithmetic if trial is one.trial else "",
            )

    def _sides(self, one: Tried) -> Iterator[tuple[str, DrawnSet]]:
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
                    _label([each], self.claim),
                    each.plain,
                    each.generous,
                    period=_when(each.stated),
                    whose=self._who(each.stated),
                    rule=one.rule,
                    result=one.trial.result,
                    arithmetic=compared.arithmetic,
                ),
            )

    def _rest(self, known: Sequence[DrawnSet]) -> Iterator[tuple[str, DrawnSet]]:
        """What everything else together leaves the claim, where that says more than a single comparison."""
        reading = self.readings.chosen
        if reading.stated is None or reading.unit == _PLACES:
            return
        for one in self.following(self.claim):
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
