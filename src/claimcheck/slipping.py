"""Which slip explains a conflict: undone in one claim, it lets the whole component hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import ceil, floor
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from claimcheck import formula
from claimcheck.claim import AnyClaim, Ratio, Share, Threshold
from claimcheck.dossier import Dossier
from claimcheck.engine.narrowing import narrowed
from claimcheck.engine.system import Statement, System
from claimcheck.evidence import Evidence
from claimcheck.figure import Figure
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.judgement import Review
from claimcheck.period import Period
from claimcheck.reading import Reading
from claimcheck.reasoning import Reasoned, values_left
from claimcheck.relation import Agreement
from claimcheck.rewording import digits_of, showing
from claimcheck.slip import Family, Looked, Slip, Undone
from claimcheck.slips import SLIPS
from claimcheck.trial import Result
from claimcheck.weighing import Tried, Weighed
from claimcheck.wording import BY_CHANCE

MOST_FINDINGS: Final = 40
"""Findings of one review for which slips are looked for; a file with more has one cause for most of them."""

MOST_SUSPECTS: Final = 6
"""Suspects of one finding in which slips are looked for."""

MOST_JUDGED: Final = 24
"""Claims without a slip that are judged anew for one suspect; figures that more fit are fitted by chance."""

MOST_SHOWN: Final = 6
"""Slips named for one finding; the others fit no better than these."""

MOST_COUNTED: Final = 200
"""Figures that would fit which are looked at to tell the chance; where more fit, the fit says nothing."""

LIKELY: Final = Fraction(1, 4)
"""The chance from which on a fit is said to be likely by chance."""

TYPES: Final = {"point-or-percent": "percent-for-point", "unit-matches-measure": "other-unit"}
"""Rules that say that types do not fit, each with the slip that mistakes just these."""

AROUND: Final = 3
"""Figures that a slip of meaning would fit where it does not say more: the one printed and its two neighbours."""

NOT_LOOKED_FOR: Final = f"not looked for: slips are tried for the first {MOST_FINDINGS} conflicts of a file"

Judge = Callable[[Dossier], Review]


class Explained(Struct, frozen=True):
    """One slip that explains a claim: whether it fits plainly, its chance where that is known, and the sentence.

    `instead` is the claim as it would stand without the slip.
    """

    slip: str
    claim: str
    plainly: bool
    listed: bool
    family: int
    chance: Fraction | None
    said: str
    instead: AnyClaim

    @property
    def place(self) -> tuple[bool, bool, int, Fraction]:
        """What orders slips: those that explain, plainly, by family, by chance."""
        return self.listed, not self.plainly, self.family, self.chance or Fraction(0)


def alone(dossier: Dossier, claims: Iterable[str], instead: AnyClaim | None = None) -> Dossier:
    """A dossier of just some claims, with just the evidence they need; `instead` replaces the claim of its name.

    The words of the article are left out: only figures are judged again.
    """
    wanted = set(claims)
    kept = tuple(
        instead if instead is not None and claim.id == instead.id else claim
        for claim in dossier.claims
        if claim.id in wanted
    )
    alternatives = {name: others for name, others in dossier.alternatives.items() if name in wanted}
    if instead is not None and instead.id in alternatives:
        alternatives[instead.id] = tuple(
            replace(other, claim=_following(other.claim, dossier.by_id[instead.id], instead))
            for other in alternatives[instead.id]
        )
    worded = [*kept, *(other.claim for others in alternatives.values() for other in others)]
    measures = {name for claim in worded for name in _measures_of(claim, dossier)}
    if dossier.identities:
        for identity in dossier.identities:
            named = {one.quantity for side in (identity.left, identity.right) for one in formula.references(side)}
            if named & measures:
                measures |= named
    evidence = Evidence({name: series for name, series in dossier.evidence.series.items() if name in measures})
    return replace(
        dossier,
        article=replace(dossier.article, text=None),
        claims=kept,
        alternatives=alternatives,
        evidence=evidence,
        exemptions=(),
    )


def _following(other: AnyClaim, was: AnyClaim, now: AnyClaim) -> AnyClaim:
    """Another reading of the words of a claim that changed: the same figure and period change in it."""
    changed = {
        name: getattr(now, name)
        for name in ("figure", "period")
        if hasattr(now, name) and hasattr(other, name) and getattr(other, name) == getattr(was, name, None)
    }
    return other.model_copy(update=changed)


def _measures_of(claim: AnyClaim, dossier: Dossier) -> Iterator[str]:
    quantity: str | None = getattr(claim, "quantity", None)
    if quantity:
        yield quantity
    match claim:
        case Share(of=reference) | Ratio(to=reference) if reference is not None:
            yield reference.quantity
        case Threshold():
            for one in (claim.of, claim.subject, *_of_limit(claim, dossier)):
                if one is not None:
                    yield one.quantity
        case _:
            if getattr(claim, "kind", "") == "comparison":
                yield from dossier.measures
            mean = getattr(claim, "mean", None)
            if mean is not None and mean.of is not None:
                yield mean.of.quantity


def _of_limit(claim: Threshold, dossier: Dossier) -> Iterator[formula.Reference]:
    limit = dossier.limits.get(claim.limit or "")
    if limit is not None and limit.of is not None:
        yield limit.of


class Naming(Struct, dict=True):
    """The slips of one review. `judge` reviews a dossier by the same rules, without looking for slips."""

    dossier: Dossier
    readings: Sequence[Reading]
    tried: Sequence[Tried]
    weighed: Weighed
    reasoned: Reasoned
    judge: Judge
    slips: Sequence[Slip] = field(default_factory=lambda: SLIPS)
    failures: dict[str, str] = field(default_factory=dict)
    _known: dict[str, tuple[Explained, ...]] = field(default_factory=dict)
    _open: set[tuple[str, str]] = field(default_factory=set)
    _strained: set[str] = field(default_factory=set)
    _components: dict[str, frozenset[str]] = field(default_factory=dict)

    def named(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, each conflict with the slips that explain it; its suspects that have one come first."""
        result = []
        looked_for = 0
        findings = tuple(findings)
        self._open = {(one.rule, one.primary) for one in findings if one.verdict is Verdict.UNDECIDED}
        self._strained = {one.primary for one in findings if one.verdict is Verdict.STRAINED}
        for finding in findings:
            if finding.rule in TYPES and finding.severity is not Severity.NOTE:
                finding = self._with_slip_of_type(finding)
            elif is_conflict(finding):
                looked_for += 1
                finding = (
                    self._with_slips(finding)
                    if looked_for <= MOST_FINDINGS
                    else replace(finding, slips=(NOT_LOOKED_FOR,))
                )
            result.append(finding)
        return result

    def _with_slip_of_type(self, finding: Finding) -> Finding:
        """A finding that types do not fit, with the one slip that mistakes them."""
        slips = [slip for slip in self.slips if slip.id == TYPES[finding.rule]]
        found = sorted(self._explanations(finding.primary, slips), key=lambda one: one.place)
        claim = self.dossier.by_id[finding.primary]
        return replace(finding, slips=tuple(_sentence(claim, one, several=False) for one in found))

    def _with_slips(self, finding: Finding) -> Finding:
        suspects = [name for name in finding.suspects if name in self.dossier.by_id]
        if not suspects:
            suspects = [finding.primary] if finding.verdict is Verdict.CONTRADICTED else list(finding.claims)
        found = [explained for name in suspects[:MOST_SUSPECTS] for explained in self.explained(name)]
        # A place where the figure stands too is only listed where nothing explains it in this class.
        found.sort(key=lambda one: one.place)
        explained = {one.claim for one in found if not one.listed}
        several = len(suspects) > 1
        said = [_sentence(self.dossier.by_id[one.claim], one, several) for one in found[:MOST_SHOWN]]
        # Sorting keeps the order of equals: by trust, then by a slip that closes, then by place.
        ordered = sorted(finding.suspects, key=lambda name: (name not in self.dossier.by_id, name not in explained))
        return replace(finding, slips=tuple(said), suspects=tuple(ordered))

    def explained(self, claim: str) -> tuple[Explained, ...]:
        """The slips that explain a claim, best first."""
        if claim not in self._known:
            found = sorted(self._explanations(claim, self.slips), key=lambda one: one.place)
            self._known[claim] = tuple(found)
        return self._known[claim]

    def periods(self) -> Mapping[str, tuple[Period, ...]]:
        """For each claim the periods that slips name instead of its own, best first, as far as they were looked for."""
        found: dict[str, tuple[Period, ...]] = {}
        for claim, explained in self._known.items():
            moved = (one.instead.period for one in explained if not one.listed)
            own = self.dossier.by_id[claim].period
            found[claim] = tuple(dict.fromkeys(one for one in moved if one is not None and one != own))
        return found

    @cached_property
    def _about(self) -> dict[str, list[Tried]]:
        """The trials that tie each claim."""
        found: dict[str, list[Tried]] = {}
        for one in self.tried:
            for reading in one.trial.tied:
                found.setdefault(reading.claim.id, []).append(one)
        return found

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
    def _chosen(self) -> dict[str, list[Reading]]:
        found: dict[str, list[Reading]] = {}
        for reading in self.readings:
            found.setdefault(reading.claim.id, []).append(reading)
        for claim, known in found.items():
            known.sort(key=lambda reading: reading.number != self.weighed.chosen.get(claim, 0))
        return found

    def _explanations(self, claim: str, slips: Sequence[Slip]) -> Iterator[Explained]:
        reading = self._chosen[claim][0]
        looked = Looked(self.dossier, reading, tuple(self._needed(reading)))
        if looked.figure is None and looked.claim.kind != "date":
            return
        members = self._component(claim)
        broken = {one.rule for one in self._about.get(claim, ()) if one.trial.result is Result.BROKEN}
        judged = 0
        for slip in slips:
            for undone in self._undone(slip, looked):
                if undone.listed:
                    yield self._explained(slip, looked, undone, undone.said, plainly=bool(undone.plainly))
                    continue
                judged += 1
                if judged > MOST_JUDGED:
                    return
                review = self.judge(alone(self.dossier, members, undone.claim))
                arithmetic = _closes(review, claim, members, broken, self._open, compared=undone.plainly is not None)
                if arithmetic is None:
                    continue
                # What another claim of the component is strained by already is no matter of the slip.
                strained = any(
                    one.verdict is Verdict.STRAINED and one.primary in members - self._strained
                    for one in review.findings
                )
                plainly = undone.plainly if undone.plainly is not None else not strained
                yield self._explained(slip, looked, undone, arithmetic, plainly=plainly)

    def _undone(self, slip: Slip, looked: Looked) -> tuple[Undone, ...]:
        """What a slip undoes; one that raises has a defect, is named in the report and fails the run."""
        try:
            return tuple(islice(_plausible(slip, looked), MOST_JUDGED))
        except Exception as error:
            self.failures[slip.id] = f"{type(error).__name__}: {error}"
            return ()

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
            int(slip.family),
            _chance(slip, looked, undone),
            said,
            undone.claim,
        )

    def _needed(self, reading: Reading) -> Iterator[Interval]:
        """The values that would fit what a claim is compared with, in the unit of its figure."""
        claim = reading.claim.id
        by = 1 / (Looked(self.dossier, reading).factor or Fraction(1))
        found = False
        for one in self._about.get(claim, ()):
            if one.trial.result is not Result.BROKEN:
                continue
            values = _solved(one, claim)
            if values is not None:
                found = True
                yield values.scaled(by)
        if not found:
            for values, _ in values_left(self.reasoned.system, claim).values():
                yield values.scaled(by)


def is_conflict(finding: Finding) -> bool:
    """Whether a finding says that figures cannot hold together, and not that something is missing or unclear."""
    return finding.severity is Severity.ERROR and finding.verdict in (Verdict.CONTRADICTED, Verdict.DISPUTED)


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


def _plausible(slip: Slip, looked: Looked) -> Iterator[Undone]:
    """What a slip undoes, without what cannot fit as far as the values needed are known."""
    for undone in slip.undo(looked):
        figure = looked.figure
        if figure is not None and undone.reached and not any(figure.generous.meets(one) for one in undone.reached):
            continue
        if undone.reached is None and looked.needed and not _reaches(looked, undone.claim):
            continue
        yield undone


def _reaches(looked: Looked, claim: AnyClaim) -> bool:
    """Whether a figure that was rewritten lies among the values needed, where they are of one unit."""
    mine, theirs = looked.figure, getattr(claim, "figure", None)
    if mine is None or not isinstance(theirs, Figure) or (theirs.unit, theirs.rate) != (mine.unit, mine.rate):
        return True
    return any(theirs.generous.meets(one) for one in looked.needed)


def _closes(
    review: Review, claim: str, members: frozenset[str], broken: set[str], left: set[tuple[str, str]], *, compared: bool
) -> str | None:
    """The arithmetic by which a component holds; None where it does not, or where nothing compares the claim.

    What was `left` undecided before may stay so. `compared` says that the slip has held the figure against the evidence
    itself.
    """
    if review.failures:
        return None
    for finding in review.findings:
        if members.isdisjoint(finding.claims) or finding.accepted is not None:
            continue
        if finding.severity is Severity.ERROR:
            return None
        opened = finding.verdict is Verdict.UNDECIDED and (finding.rule, finding.primary) not in left
        if opened and claim in finding.claims:
            return None
    mine = next(one for one in review.judged if one.claim.id == claim)
    held = [one for one in mine.compared if one.result in (Result.HOLDS, Result.STRAINED)]
    best = [one for one in held if one.rule in broken] or held
    if mine.verdict is Verdict.UNCHECKED or not best:
        return "" if compared else None
    return best[0].arithmetic


# Chance.


def _chance(slip: Slip, looked: Looked, undone: Undone) -> Fraction | None:
    """The share of figures of this precision, from a tenth to ten times the value, that the slip would explain."""
    figure = looked.figure
    if figure is None or not figure.value or not figure.place:
        return None
    size = abs(figure.value)
    grid = range(ceil(size / 10 / figure.place), floor(size * 10 / figure.place) + 1)
    if len(grid) < 2:
        return None
    if undone.reached is not None:
        reached: int | None = _on_grid(
            [values if figure.value > 0 else -values for values in undone.reached], figure, grid
        )
    elif slip.family is Family.MEANING:
        reached = AROUND
    else:
        reached = _rewritten_on_grid(slip, looked, undone, grid)
    return None if reached is None else min(Fraction(max(reached, 1), len(grid)), Fraction(1))


def _on_grid(reached: Iterable[Interval], figure: Figure, grid: range) -> int:
    """How many figures of the grid some value that is reached would be rounded to."""
    ranges = []
    for values in reached:
        if values.is_empty:
            continue
        low = grid.start if values.low is None else max(grid.start, round(values.low / figure.place))
        high = grid.stop - 1 if values.high is None else min(grid.stop - 1, round(values.high / figure.place))
        if low <= high:
            ranges.append((low, high))
    count, last = 0, grid.start - 1
    for low, high in sorted(ranges):
        count += max(high - max(low, last + 1) + 1, 0)
        last = max(last, high)
    return count


def _rewritten_on_grid(slip: Slip, looked: Looked, undone: Undone, grid: range) -> int | None:
    """How many figures of the grid the slip would turn into one that fits; None where that is not known.

    A slip of digits undoes itself, so these are what it makes of the figures that fit.
    """
    figure, changed = looked.figure, getattr(undone.claim, "figure", None)
    if figure is None or not isinstance(changed, Figure) or not changed.value or digits_of(changed.printed) is None:
        return None
    sign = 1 if changed.value > 0 else -1
    found: set[int] = set()
    counted = 0
    for values in looked.needed or (changed.generous,):
        values = values.scaled(sign)
        if values.low is None or values.high is None:
            return len(grid)
        low, high = max(floor(values.low / changed.place), 0), ceil(values.high / changed.place)
        counted += high - low + 1
        if counted > MOST_COUNTED:
            return len(grid)
        for number in range(low, high + 1):
            fitting = showing(changed, number * changed.place)
            if fitting is None or not fitting.generous.meets(values.scaled(sign)):
                continue
            reading = replace(looked.reading, claim=undone.claim.model_copy(update={"figure": fitting}))
            for made in slip.undo(replace(looked, reading=reading)):
                other = getattr(made.claim, "figure", None)
                if isinstance(other, Figure) and other.value and other.place == figure.place:
                    place = abs(other.value) / figure.place
                    if place.denominator == 1 and int(place) in grid:
                        found.add(int(place))
    return len(found)


# What is said.


def _sentence(claim: AnyClaim, one: Explained, several: bool) -> str:
    name = f"“{claim.printed}” ({claim.id})" if several else f"“{claim.printed}”"
    return f"{one.slip}: {name} {one.said}{_by_chance(one.chance)}"


def _by_chance(chance: Fraction | None) -> str:
    if chance is None:
        return ""
    if chance > LIKELY:
        of_ten = max(round(chance * 10), 3)
        return f"; {BY_CHANCE}: {of_ten} in 10 figures of this precision would fit as well"
    return f"; 1 in {round(1 / chance):,} figures of this precision would fit as well"
