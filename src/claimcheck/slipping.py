"""Which slips explain a claim: undone in it, they let all that is tied to it hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck.chance import chance
from claimcheck.claim import AnyClaim
from claimcheck.component import alone
from claimcheck.dossier import Dossier
from claimcheck.engine.narrowing import narrowed
from claimcheck.engine.system import Statement, System
from claimcheck.figure import Figure
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.judgement import Review
from claimcheck.period import Period
from claimcheck.reading import Reading
from claimcheck.reasoning import Reasoned
from claimcheck.relation import Agreement
from claimcheck.slip import Family, Looked, Slip, Undone
from claimcheck.slips import SLIPS
from claimcheck.trial import Result, outcome
from claimcheck.trial import Statement as Given
from claimcheck.weighing import Tried, Weighed

MOST_JUDGED: Final = 24
"""Claims without a slip that are judged anew for one suspect; figures that more fit are fitted by chance."""

LIKELY: Final = Fraction(1, 4)
"""The chance from which on a fit is said to be likely by chance."""

Judge = Callable[[Dossier], Review]


class Explained(Struct, frozen=True):
    """One slip that explains a claim: whether it fits plainly, its chance where that is known, and the clause.

    `instead` is the claim as it would stand without the slip, `near` whether its figure stands for the middle of what
    is needed, and does not only touch it. `listed` is a place where the figure stands too.
    """

    slip: str
    claim: str
    plainly: bool
    listed: bool
    family: Family
    chance: Fraction | None
    said: str
    instead: AnyClaim
    near: bool = True

    @property
    def is_likely(self) -> bool:
        """Whether so many other figures would fit as well that the fit says little."""
        return self.chance is not None and self.chance > LIKELY

    @property
    def place(self) -> tuple[bool, bool, bool, int, Fraction]:
        """What orders slips: those that explain, that do not fit by chance, plainly; by family, by chance."""
        return self.listed, self.is_likely, not self.plainly, self.family, self.chance or Fraction(0)


class Slipping(Struct, dict=True):
    """The slips that explain claims of one review. `judge` reviews a dossier by the same rules, without slips."""

    dossier: Dossier
    readings: Sequence[Reading]
    tried: Sequence[Tried]
    weighed: Weighed
    reasoned: Reasoned
    judge: Judge
    findings: Sequence[Finding]
    slips: Sequence[Slip] = field(default_factory=lambda: SLIPS)
    failures: dict[str, str] = field(default_factory=dict)
    _known: dict[str, tuple[Explained, ...]] = field(default_factory=dict)
    _components: dict[str, frozenset[str]] = field(default_factory=dict)
    _without: dict[str, frozenset[_Error]] = field(default_factory=dict)

    def explained(self, claim: str) -> tuple[Explained, ...]:
        """The slips that explain a claim, best first."""
        if claim not in self._known:
            self._known[claim] = self.by(claim, self.slips)
        return self._known[claim]

    def by(self, claim: str, slips: Sequence[Slip]) -> tuple[Explained, ...]:
        """Those of some slips that explain a claim, best first; of neighbouring figures only those in the middle."""
        found = sorted(self._explanations(claim, slips), key=lambda one: one.place)
        hit = {one.slip for one in found if one.near}
        return tuple(one for one in found if one.near or one.slip not in hit)

    def is_rounded(self, finding: Finding) -> bool:
        """Whether a finding says that a figure fits by generous rounding only, and not by words or an older source."""
        return finding.verdict is Verdict.STRAINED and any(
            one.rule == finding.rule
            and one.trial.result is Result.STRAINED
            and not (one.trial.origin or one.trial.loose or one.trial.yielding or one.trial.second_sense)
            for one in self._about.get(finding.primary, ())
        )

    def periods(self) -> Mapping[str, tuple[Period, ...]]:
        """For each claim the periods that slips name instead of its own, best first, as far as they were looked for."""
        found: dict[str, tuple[Period, ...]] = {}
        for claim, explained in self._known.items():
            moved = (one.instead.period for one in explained if not one.listed)
            own = self.dossier.by_id[claim].period
            found[claim] = tuple(dict.fromkeys(one for one in moved if one is not None and one != own))
        return found

    # What the review says of a claim.

    @cached_property
    def _about(self) -> dict[str, list[Tried]]:
        """The trials that tie each claim."""
        found: dict[str, list[Tried]] = {}
        for one in self.tried:
            for reading in one.trial.tied:
                found.setdefault(reading.claim.id, []).append(one)
        return found

    def _telling(self, claim: str) -> list[Tried]:
        """The trials of a claim, without those that tie it to another which is wrong whatever this one says."""
        apart = {
            other
            for one in self.findings
            if one.severity is Severity.ERROR and one.accepted is None and claim not in one.claims
            for other in one.claims
        }
        about = self._about.get(claim, [])
        return [one for one in about if not any(reading.claim.id in apart for reading in one.trial.tied)] or about

    def _component(self, claim: str) -> frozenset[str]:
        """The claims that requirements or a contradiction tie to one, directly or through others, with itself."""
        if claim not in self._components:
            reached = {claim}
            waiting = [claim]
            for name in waiting:
                tied = {reading.claim.id for one in self._about.get(name, ()) for reading in one.trial.tied}
                tied.update(*self._contradicted.get(name, ()))
                waiting += tied - reached
                reached |= tied
            self._components |= dict.fromkeys(reached, frozenset(reached))
        return self._components[claim]

    @cached_property
    def _contradicted(self) -> dict[str, list[frozenset[str]]]:
        """The claims of each contradiction in which a claim stands."""
        found: dict[str, list[frozenset[str]]] = {}
        for one in self.reasoned.contradictions:
            for claim in one.claims:
                found.setdefault(claim, []).append(one.claims)
        return found

    @cached_property
    def _open(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.rule, one.primary) for one in self.findings if one.verdict is Verdict.UNDECIDED)

    @cached_property
    def _strained(self) -> frozenset[str]:
        return frozenset(one.primary for one in self.findings if one.verdict is Verdict.STRAINED)

    @cached_property
    def _chosen(self) -> dict[str, list[Reading]]:
        found: dict[str, list[Reading]] = {}
        for reading in self.readings:
            found.setdefault(reading.claim.id, []).append(reading)
        for claim, known in found.items():
            known.sort(key=lambda reading: reading.number != self.weighed.chosen.get(claim, 0))
        return found

    def _errors_without(self, claim: str) -> frozenset[_Error]:
        """What is broken among the others of a component, whatever the claim says."""
        if claim not in self._without:
            others = self._component(claim) - {claim}
            self._without[claim] = _errors(self.judge(alone(self.dossier, others))) if others else frozenset()
        return self._without[claim]

    def _is_apart(self, rule: str, among: frozenset[str], claim: str) -> bool:
        """Whether claims break a rule without this one too, be it that a source gives what this one states."""
        return bool(among - {claim}) and (rule, among - {claim}) in self._errors_without(claim)

    # Undoing slips.

    def _explanations(self, claim: str, slips: Sequence[Slip]) -> Iterator[Explained]:
        about = self._telling(claim)
        # A claim that is not broken is strained, and a slip has to make it fit plainly.
        results = {one.trial.result for one in about}
        worst = Result.BROKEN if Result.BROKEN in results else Result.STRAINED
        wrong = [one for one in about if one.trial.result is worst]
        reading = self._chosen[claim][0]
        looked = Looked(self.dossier, reading, tuple(self._needed(reading, wrong)))
        if looked.figure is None and looked.claim.kind != "date":
            return
        judged = 0
        seen: set[str] = set()
        for slip in slips:
            for undone in self._undone(slip, looked):
                if undone.listed:
                    yield self._explained(slip, looked, undone, undone.said, plainly=bool(undone.plainly))
                    continue
                if slip.family is not Family.MEANING:
                    if undone.claim.printed in seen:
                        continue
                    seen.add(undone.claim.printed)
                judged += 1
                if judged > MOST_JUDGED:
                    return
                review = self.judge(alone(self.dossier, self._component(claim), undone.claim))
                arithmetic = self._closes(review, claim, {one.rule for one in wrong}, undone)
                if arithmetic is None:
                    continue
                plainly = self._is_plain(review, claim) if undone.plainly is None else undone.plainly
                # Digits that are made up and still fit only by generous rounding explain nothing.
                if plainly or slip.family is Family.MEANING:
                    yield self._explained(slip, looked, undone, arithmetic, plainly=plainly)

    def _undone(self, slip: Slip, looked: Looked) -> tuple[Undone, ...]:
        """What a slip undoes; one that raises has a defect, is named in the report and fails the run."""
        try:
            return tuple(islice(self._plausible(slip, looked), MOST_JUDGED))
        except Exception as error:
            self.failures[slip.id] = f"{type(error).__name__}: {error}"
            return ()

    def _plausible(self, slip: Slip, looked: Looked) -> Iterator[Undone]:
        """What a slip undoes, without what cannot fit as far as that is seen without judging anew."""
        figure = looked.figure
        for undone in slip.undo(looked):
            if figure is not None and undone.reached:
                if any(figure.generous.meets(one) for one in undone.reached):
                    yield undone
            elif figure is None or self._may_stand_for(looked, figure, undone):
                yield undone

    def _may_stand_for(self, looked: Looked, figure: Figure, undone: Undone) -> bool:
        """Whether a figure may be one that is read again: another value, which fits what the claim is compared with."""
        changed = getattr(undone.claim, "figure", None)
        if not isinstance(changed, Figure) or (changed.unit, changed.rate) != (figure.unit, figure.rate):
            return True
        if undone.reached is None and (changed.value == figure.value or _is_part_of_a_thing(looked, changed)):
            return False
        if undone.reached is None and looked.needed and not any(changed.generous.meets(one) for one in looked.needed):
            return False
        return self._may_hold(looked.claim, figure, changed)

    def _may_hold(self, claim: AnyClaim, figure: Figure, changed: Figure) -> bool:
        """Whether no requirement of a claim breaks with another figure in it, as far as its own trials tell."""
        return any(self._may_hold_in(reading, figure, changed) for reading in self._chosen[claim.id])

    def _may_hold_in(self, reading: Reading, figure: Figure, changed: Figure) -> bool:
        if reading.figure is not figure or reading.plain is None:
            return True
        by = Looked(self.dossier, reading).factor
        if figure.plain.scaled(by) != reading.plain:
            return True
        plain, generous = changed.plain.scaled(by), changed.generous.scaled(by)

        def with_other(given: Given) -> Given:
            return given if given.reading is not reading else replace(given, plain=plain, generous=generous)

        open_still: dict[int, bool] = {}
        for one in self._telling(reading.claim.id):
            if reading not in one.trial.tied or open_still.get(id(one.requirement)):
                continue
            trial = one.trial
            # On another series, or in another sense, it may fit although it does not on these statements.
            unknown = trial.loose or trial.yielding or trial.second_sense
            unknown = unknown or (bool(trial.supplies) and trial.result is not Result.BROKEN)
            open_still[id(one.requirement)] = unknown or any(
                outcome(
                    each.relation,
                    {name: with_other(given) for name, given in each.statements.items()},
                    None if each.pair is None else (with_other(each.pair[0]), with_other(each.pair[1])),
                )
                is not Result.BROKEN
                for each in (trial, *trial.also)
            )
        return all(open_still.values())

    def _needed(self, reading: Reading, wrong: Iterable[Tried]) -> Iterator[Interval]:
        """The values that would fit what a claim is compared with, in the unit of its figure."""
        claim = reading.claim.id
        by = 1 / (Looked(self.dossier, reading).factor or Fraction(1))
        found = False
        for one in wrong:
            values = _solved(one, claim)
            if values is not None:
                found = True
                yield values.scaled(by)
        if not found:
            left = self.reasoned.left(claim)
            if left is not None:
                yield left.values.scaled(by)

    def _closes(self, review: Review, claim: str, wrong: set[str], undone: Undone) -> str | None:
        """The arithmetic by which all holds; None where it does not, or where nothing compares the claim.

        What is broken without the claim too, and what was undecided before, may stay so. A slip that says how plainly
        it fits has held the figure against the evidence itself.
        """
        if review.failures:
            return None
        if not all(self._is_apart(rule, among, claim) for rule, among in _errors(review)):
            return None
        for finding in review.findings:
            opened = finding.verdict is Verdict.UNDECIDED and (finding.rule, finding.primary) not in self._open
            if opened and claim in finding.claims and finding.accepted is None:
                return None
        mine = next(one for one in review.judged if one.claim.id == claim)
        held = [one for one in mine.compared if one.result in (Result.HOLDS, Result.STRAINED)]
        best = [one for one in held if one.rule in wrong] or held
        if mine.verdict is Verdict.UNCHECKED or not best:
            return None if undone.plainly is None else ""
        # What a source says comes first, and what is quickest to redo.
        return min(best, key=lambda one: (not one.sources, len(one.arithmetic))).arithmetic

    def _is_plain(self, review: Review, claim: str) -> bool:
        """Whether a claim fits without generous rounding. What strains another one already is no matter of the slip."""
        return not any(
            one.verdict is Verdict.STRAINED and (one.primary == claim or one.primary not in self._strained)
            for one in review.findings
        )

    def _explained(self, slip: Slip, looked: Looked, undone: Undone, arithmetic: str, *, plainly: bool) -> Explained:
        if undone.listed or (undone.plainly is not None and undone.said):
            said = undone.said
        elif undone.said:
            said = f"{undone.said}: {arithmetic}"
        else:
            said = f"stands for “{undone.claim.printed}”: {arithmetic}"
        if not undone.listed and not plainly:
            said += ", by generous rounding"
        return Explained(
            slip.id,
            looked.claim.id,
            plainly,
            undone.listed,
            slip.family,
            chance(slip, looked, undone),
            said,
            undone.claim,
            slip.family is Family.MEANING or _is_near(looked, undone),
        )


_Error: TypeAlias = tuple[str, frozenset[str]]  # a rule, and the claims that break it


def _errors(review: Review) -> frozenset[_Error]:
    return frozenset(
        (one.rule, frozenset(one.claims))
        for one in review.findings
        if one.severity is Severity.ERROR and one.accepted is None
    )


def _is_part_of_a_thing(looked: Looked, changed: Figure) -> bool:
    """Whether a whole number of things would become one with a fraction: 1.4 for 14 helicopters."""
    subject, figure = looked.reading.subject, looked.figure
    if subject is None or figure is None or figure.value is None or changed.value is None:
        return False
    counted = looked.dossier.measures[subject.measure].typed_unit.dimension.startswith("count of ")
    return counted and figure.value.denominator == 1 < changed.value.denominator


def _is_near(looked: Looked, undone: Undone) -> bool:
    """Whether a figure without the slip stands for the middle of what is needed."""
    changed = getattr(undone.claim, "figure", None)
    return not isinstance(changed, Figure) or any(
        values.low is not None
        and values.high is not None
        and changed.plain.meets(Interval.point((values.low + values.high) / 2))
        for values in looked.needed
    )


def _solved(one: Tried, claim: str) -> Interval | None:
    """What the other statements of a trial leave the one of a claim."""
    mine = next((each for each in one.trial.all if each.reading is not None and each.reading.claim.id == claim), None)
    if mine is None:
        return None
    others = [each for each in one.trial.all if each is not mine]
    if isinstance(one.trial.relation, Agreement):
        return others[0].generous
    statements = tuple(Statement(number, each.stated, each.generous) for number, each in enumerate(others))
    return narrowed(System(statements, (one.trial.relation,))).ranges.get(mine.stated)
