"""The checker: confronts the claims of a dossier with the rules and gives each claim its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimcheck.case import Case
from claimcheck.clashing import doubted, joint, verdicts
from claimcheck.confronting import trials
from claimcheck.dossier import Dossier
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Compared, Failure, Judged, Review, counts
from claimcheck.reading import Reading, older_readings, readings
from claimcheck.reasoning import Reasoned, reason
from claimcheck.reporting import Reporter, acceptances, sorted_findings
from claimcheck.rule import Fact, Rule
from claimcheck.trial import Result
from claimcheck.weighing import Tried, Weighed, weigh


def review(dossier: Dossier, rules: Iterable[Rule] | None = None, *, today: date | None = None) -> Review:
    """Check a dossier with `rules`, all of the catalogue unless given.

    `today` decides which accepted findings have run out; nothing else depends on the clock.
    """
    if rules is None:
        from claimcheck.rules import RULES

        rules = RULES
    return _Checking(dossier, tuple(rules)).review(today or date.today())


@dataclass
class _Ran:
    """What the rules said of some readings."""

    tried: list[Tried] = field(default_factory=list)
    facts: list[tuple[Rule, Fact]] = field(default_factory=list)
    untested: int = 0


class _Checking:
    def __init__(self, dossier: Dossier, rules: Sequence[Rule]) -> None:
        self.dossier, self.rules = dossier, rules
        self.failures: dict[str, str] = {}

    def review(self, today: date) -> Review:
        known = tuple(readings(self.dossier))
        ran = self._run(Case(self.dossier, known))
        weighed = self._weigh(known, ran)
        older = tuple(self._older(weighed))
        if older:
            # A claim that no new period fits may be an old figure: its older periods are readings of their own.
            known = (*known, *older)
            ran = self._run(Case(self.dossier, known))
            weighed = self._weigh(known, ran)
        reporter = Reporter(self.dossier, self.rules, known, ran.tried, ran.facts, weighed)
        case = Case(self.dossier, known)
        reasoned = reason(case, ran.tried, weighed)
        findings = [doubted(finding, reasoned) for finding in reporter.findings()]
        findings += joint(case, reasoned, ran.tried, weighed)
        self.failures |= reporter.failures
        findings = sorted_findings(self.dossier, self.rules, acceptances(self.dossier, findings, self.rules, today))
        judged = tuple(self._judged(ran, weighed, known, findings, reporter, reasoned))
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
                trials=Counter(one.trial.result for one in ran.tried if weighed.stands(one)),
                untested=ran.untested,
                explained=sum(
                    one.trial.result is Result.BROKEN and weighed.stands(one) and weighed.explained(one)
                    for one in ran.tried
                ),
            ),
            failures=failures,
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
                    ran.untested += not tested
            except Exception as error:
                self.failures[rule.id] = f"{type(error).__name__}: {error}"
        return ran

    def _weigh(self, known: Sequence[Reading], ran: _Ran) -> Weighed:
        warned: Counter[tuple[str, int]] = Counter()
        for _, fact in ran.facts:
            if fact.reading is not None and fact.severity is not Severity.NOTE:
                warned[fact.claim, fact.reading.number] += 1
        return weigh(known, ran.tried, warned)

    def _older(self, weighed: Weighed) -> Iterable[Reading]:
        for claim in self.dossier.claims:
            if claim.id in weighed.contradicted:
                yield from older_readings(self.dossier, claim)

    def _judged(
        self,
        ran: _Ran,
        weighed: Weighed,
        known: Sequence[Reading],
        findings: Sequence[Finding],
        reporter: Reporter,
        reasoned: Reasoned,
    ) -> Iterable[Judged]:
        said: dict[str, list[Verdict]] = {claim.id: [] for claim in self.dossier.claims}
        for finding in findings:
            for name, verdict in verdicts(finding, reasoned):
                said[name].append(verdict)
        compared: dict[str, list[Compared]] = {claim.id: [] for claim in self.dossier.claims}
        for one in ran.tried:
            if weighed.stands(one) and not weighed.explained(one):
                comparison = reporter.comparison(one)
                for reading in one.trial.tied:
                    compared[reading.claim.id].append(comparison)
        labels = {(reading.claim.id, reading.number): reading.label for reading in known}
        for claim in self.dossier.claims:
            worst = min(said[claim.id], default=Verdict.UNCHECKED)
            if worst is Verdict.UNCHECKED and compared[claim.id]:
                worst = Verdict.CONSISTENT
            label = labels.get((claim.id, weighed.chosen.get(claim.id, 0)), "")
            yield Judged(claim, worst, label, tuple(compared[claim.id]))
