"""The checker: confronts the claims of a dossier with the rules and gives each claim its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from claimcheck.case import Case
from claimcheck.catalogue import named
from claimcheck.clashing import BESIDE_JOINT, doubted, joint, read_otherwise, strained, verdicts
from claimcheck.confronting import sourced, trials
from claimcheck.dossier import Dossier
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.following import Following
from claimcheck.judgement import Compared, Failure, Judged, Review, counts, with_findings
from claimcheck.lacking import Lacking
from claimcheck.period import Period
from claimcheck.reading import Reading, older_readings, readings
from claimcheck.reasoning import Reasoned
from claimcheck.relation import Agreement
from claimcheck.reporting import JOINT, Reporter, acceptances, reweighed, sorted_findings
from claimcheck.rule import Fact, Requirement, Rule
from claimcheck.settling import settled
from claimcheck.trial import Result
from claimcheck.weighing import Tried, Weighed, weigh

if TYPE_CHECKING:
    from claimcheck.drawn import Drawn


def review(
    dossier: Dossier,
    rules: Iterable[Rule | str] | None = None,
    *,
    today: date | None = None,
    slips: bool = True,
    severities: Mapping[str, Severity] | None = None,
) -> Review:
    """Check a dossier with `rules`, all of the catalogue unless given: rules, or names of rules and of families.

    `severities` gives what some rules find another severity than their own, by the names of the rules; the verdicts
    stay. ValueError for a name of a rule that is not known.
    `today` decides which accepted findings have run out; nothing else depends on the clock. Without `slips` no conflict
    is explained by one, and none is traced to the claims to doubt, which is quicker; what is broken is broken alike.
    """
    from claimcheck.rules import RULES

    catalogue = frozenset(rule.id for rule in RULES)
    chosen = RULES if rules is None else _known(rules)
    found = _Checking(dossier, chosen, catalogue).review(today or date.today(), slips=slips)
    if not severities:
        return found
    return with_findings(found, sorted_findings(dossier, chosen, reweighed(found.findings, chosen, severities)))


def _known(rules: Iterable[Rule | str]) -> tuple[Rule, ...]:
    """The rules, those named by a text taken from the catalogue; each once."""
    found = (named(one) if isinstance(one, str) else (one,) for one in rules)
    return tuple({rule.id: rule for some in found for rule in some}.values())


class _Ran(Struct):
    """What the rules said of some readings."""

    tried: list[Tried] = field(default_factory=list)
    facts: list[tuple[Rule, Fact]] = field(default_factory=list)
    untested: list[Requirement] = field(default_factory=list)


class _Checking:
    def __init__(self, dossier: Dossier, rules: Sequence[Rule], catalogue: frozenset[str]) -> None:
        self.dossier, self.rules, self.catalogue = dossier, rules, catalogue
        self.failures: dict[str, str] = {}

    def review(self, today: date, *, slips: bool) -> Review:
        known = tuple(readings(self.dossier))
        ran = self._run(Case(self.dossier, known))
        weighed = self._weigh(known, ran)
        older = tuple(self._older(known, weighed))
        if older:
            # A claim that no new period fits may be an old figure: its older periods are readings of their own.
            order = {claim.id: place for place, claim in enumerate(self.dossier.claims)}
            known = tuple(sorted((*known, *older), key=lambda reading: order[reading.claim.id]))
            ran = self._run(Case(self.dossier, known))
            weighed = self._weigh(known, ran)
        case = Case(self.dossier, known)
        lacking = [(one, given) for one in ran.untested if (given := sourced(one, case)) is not None]
        alone = weighed
        weighed, reasoned = settled(case, ran.tried, lacking, weighed, thorough=slips)
        reporter = Reporter(self.dossier, self.rules, known, ran.tried, ran.facts, weighed)
        findings = [doubted(finding, reasoned) for finding in reporter.findings()]
        if {rule.id for rule in self.rules} >= BESIDE_JOINT:
            findings += joint(case, reasoned, ran.tried, weighed, findings)
            findings += strained(case, reasoned, ran.tried, weighed)
        findings += read_otherwise(case, alone, weighed)
        self.failures |= reporter.failures
        findings = sorted_findings(
            self.dossier, self.rules, acceptances(self.dossier, findings, self.rules, self.catalogue, today)
        )
        fitting: Mapping[str, Sequence[Period]] = {}
        if slips and any(finding.severity is not Severity.NOTE for finding in findings):
            # Many files have no such finding, and then the library of slips need not be read.
            from claimcheck.naming import Naming
            from claimcheck.slipping import Slipping

            judge = partial(review, rules=self.rules, today=today, slips=False)
            naming = Naming(Slipping(self.dossier, known, ran.tried, weighed, reasoned, judge, findings))
            findings = naming.named()
            fitting = naming.periods()
            self.failures |= naming.slipping.failures
        following = Following(case, reasoned, weighed)
        judged = tuple(self._judged(ran, weighed, known, findings, reporter, reasoned, following))
        together = sum(one.rule == JOINT for told in judged for one in told.compared)
        failures = tuple(Failure(rule, error) for rule, error in self.failures.items())
        return Review(
            dossier=self.dossier,
            judged=judged,
            findings=tuple(findings),
            counts=counts(
                self.dossier,
                judged,
                tuple(findings),
                rules=len(self.rules),
                failures=len(failures),
                trials=Counter(one.trial.result for one in ran.tried if weighed.stands(one))
                + Counter({Result.HOLDS: together}),
                untested=len(ran.untested),
                explained=sum(
                    one.trial.result is Result.BROKEN and weighed.stands(one) and weighed.explained(one)
                    for one in ran.tried
                ),
            ),
            failures=failures,
            following=following,
            drawn=_Later(case, ran.tried, weighed, following, reporter.comparison, fitting),
        )

    def _run(self, case: Case) -> _Ran:
        ran = _Ran()
        for rule in self.rules:
            # A rule that raises has a defect. It is named in the report and fails the run; the others still count.
            try:
                for found in rule.check(case):
                    if isinstance(found, Fact):
                        ran.facts.append((rule, found))
                        continue
                    tested = [Tried(rule.id, found, trial) for trial in trials(found, case)]
                    ran.tried += tested
                    if not tested:
                        ran.untested.append(found)
            except Exception as error:
                self.failures[rule.id] = f"{type(error).__name__}: {error}"
        return ran

    def _weigh(self, known: Sequence[Reading], ran: _Ran) -> Weighed:
        warned: Counter[tuple[str, int]] = Counter()
        for _, fact in ran.facts:
            if fact.reading is not None and fact.severity is not Severity.NOTE:
                warned[fact.claim, fact.reading.number] += 1
        return weigh(known, ran.tried, warned)

    def _older(self, known: Iterable[Reading], weighed: Weighed) -> Iterable[Reading]:
        counted = Counter(reading.claim.id for reading in known)
        for claim in self.dossier.claims:
            if claim.id in weighed.contradicted:
                yield from older_readings(self.dossier, claim, counted[claim.id])

    def _judged(
        self,
        ran: _Ran,
        weighed: Weighed,
        known: Sequence[Reading],
        findings: Sequence[Finding],
        reporter: Reporter,
        reasoned: Reasoned,
        following: Following,
    ) -> Iterable[Judged]:
        said: dict[str, list[Verdict]] = {claim.id: [] for claim in self.dossier.claims}
        borne_out = _borne_out(ran.tried, weighed)
        clashing: set[str] = set()
        for finding in findings:
            of_each = tuple(verdicts(finding, reasoned))
            if any(verdict is Verdict.DISPUTED for _, verdict in of_each):
                clashing |= {
                    name for name in finding.claims if not _is_explained(name, finding.claims, weighed.certain)
                }
            for name, verdict in of_each:
                if verdict is Verdict.DISPUTED and _is_explained(name, finding.claims, weighed.certain):
                    continue
                if verdict not in _MILD or not _is_spared(name, finding.claims, borne_out):
                    said[name].append(verdict)
        compared: dict[str, list[Compared]] = {claim.id: [] for claim in self.dossier.claims}
        for one in ran.tried:
            if weighed.stands(one) and not weighed.explained(one):
                comparison = reporter.comparison(one)
                for reading in one.trial.tied:
                    name = reading.claim.id
                    compared[name].append(comparison)
                    verdict = _MILDEST[one.trial.result]
                    if verdict in _MILD and _is_spared(name, [tied.claim.id for tied in one.trial.tied], borne_out):
                        verdict = Verdict.CONSISTENT
                    if not one.trial.loose or one.trial.result is Result.HOLDS:
                        said[name].append(verdict)
        lacking = Lacking(Case(self.dossier, tuple(known)))
        taken = {reading.claim.id: reading for reading in known if weighed.chosen[reading.claim.id] == reading.number}
        for claim in self.dossier.claims:
            reading = taken[claim.id]
            if reading.secondary and compared[claim.id]:
                said[claim.id].append(Verdict.STRAINED)
            worst = min(said[claim.id], default=Verdict.UNCHECKED)
            if worst is Verdict.UNCHECKED and claim.id in clashing:
                # It is doubted after others, as a hedged figure is; but nothing bears it out, and they clash with it.
                worst = Verdict.DISPUTED
            elif worst is Verdict.UNCHECKED and (together := following.compared(claim.id)) is not None:
                compared[claim.id].append(together)
                worst = Verdict.CONSISTENT
            lacks = lacking(reading) if worst is Verdict.UNCHECKED else ""
            yield Judged(claim, worst, reading.label, tuple(compared[claim.id]), lacks)


def _borne_out(tried: Iterable[Tried], weighed: Weighed) -> frozenset[str]:
    """The claims whose own figure is what the source of their quantity says."""
    return frozenset(
        one.primary
        for one in tried
        if one.alone
        and isinstance(one.requirement.relation, Agreement)
        and one.trial.result is Result.HOLDS
        and not one.trial.loose
        and weighed.stands(one)
    )


def _is_explained(claim: str, tied: Sequence[str], certain: frozenset[str]) -> bool:
    """Whether a conflict follows from another of its claims, which is contradicted alone."""
    return claim not in certain and any(other in certain for other in tied)


def _is_spared(claim: str, tied: Sequence[str], borne_out: frozenset[str]) -> bool:
    """Whether what only strains or stays open between several claims is left to others, since a source bears it out."""
    return claim in borne_out and any(other not in borne_out for other in tied)


class _Later(Struct, dict=True):
    """What is drawn of claims, for a report that draws; one that does not need not even read how."""

    case: Case
    tried: Sequence[Tried]
    weighed: Weighed
    following: Following
    compared: Callable[[Tried], Compared]
    fitting: Mapping[str, Sequence[Period]]

    def __call__(self, claim: str) -> Drawn:
        return self._drawing(claim)

    @cached_property
    def _drawing(self) -> Callable[[str], Drawn]:
        from claimcheck.drawing import Drawing

        # A report may ask twice, for the sets and for what they leave.
        return cache(Drawing(self.case, self.tried, self.weighed, self.following, self.compared, self.fitting))


_MILD: Final = (Verdict.STRAINED, Verdict.UNDECIDED)

_MILDEST: Final = {
    Result.BROKEN: Verdict.UNCHECKED,
    Result.OPEN: Verdict.UNDECIDED,
    Result.STRAINED: Verdict.STRAINED,
    Result.HOLDS: Verdict.CONSISTENT,
}
"""What one comparison says of each claim that it ties; of a broken one, its finding says who is to blame."""
