"""From weighed trials and facts to findings: one for each rule and claim, with its arithmetic and evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from msgspec.structs import replace

from claimcheck.dossier import Dossier
from claimcheck.fault import did_you_mean
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Compared
from claimcheck.reading import Reading
from claimcheck.rule import Fact, Rule
from claimcheck.trial import Result, Trial
from claimcheck.weighing import Tried, Weighed

MOST_CLAUSES: Final = 4
"""Clauses of arithmetic in one message; a reader redoes the first ones, the rest are counted."""

JOINT: Final = "joint-conflict"
"""The finding that several claims cannot all hold although no single requirement is broken."""

UNUSED: Final = "unused-acceptance"
"""The finding that an accepted finding is not there any more, or has run out."""


class Reporter:
    """Writes the findings of one review."""

    def __init__(
        self,
        dossier: Dossier,
        rules: Sequence[Rule],
        readings: Sequence[Reading],
        tried: Sequence[Tried],
        facts: Sequence[tuple[Rule, Fact]],
        weighed: Weighed,
    ) -> None:
        self.dossier, self.weighed = dossier, weighed
        self.tried, self.facts = tried, facts
        self.readings = {(reading.claim.id, reading.number): reading for reading in readings}
        self.failures: dict[str, str] = {}

    def findings(self) -> tuple[Finding, ...]:
        """The findings of requirements and of facts."""
        return (*self._of_trials(), *self._of_facts())

    def comparison(self, one: Tried) -> Compared:
        """What a claim was compared with in one trial."""
        trial = one.trial
        sources = tuple(_series(trial))
        return Compared(one.rule, one.primary, trial.result, self._clause(one), sources, trial.supplies)

    # Findings of requirements.

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str], list[Tried]]:
        groups: dict[tuple[str, str], list[Tried]] = {}
        for one in self.tried:
            groups.setdefault((one.primary, one.rule), []).append(one)
        return groups

    def _of_trials(self) -> Iterable[Finding]:
        for (claim, _), group in self._groups.items():
            standing = [one for one in group if self.weighed.stands(one) and not self.weighed.explained(one)]
            alone = [one for one in standing if one.alone and one.trial.result is Result.BROKEN]
            together = [one for one in standing if not one.alone and one.trial.result is Result.BROKEN]
            if alone and claim in self.weighed.contradicted:
                yield self._contradicted(alone, group)
            elif together:
                yield self._disputed(together)
            else:
                yield from self._milder(claim, standing, group)
        yield from self._evading()

    def _evading(self) -> Iterable[Finding]:
        """A finding for each claim that is read otherwise because of what other claims say, not of a source."""
        evaded: dict[tuple[str, str], list[Tried]] = {}
        for one in self.tried:
            left = [reading for reading in one.trial.tied if self.weighed.chosen[reading.claim.id] != reading.number]
            if not one.alone and one.trial.result in (Result.BROKEN, Result.OPEN) and len(left) == 1:
                (reading,) = left
                claim = reading.claim.id
                if not reading.secondary and self.readings[claim, self.weighed.chosen[claim]].secondary:
                    evaded.setdefault((claim, one.rule), []).append(one)
        for (claim, _), tried in evaded.items():
            tried.sort(key=lambda one: one.trial.result is Result.OPEN)
            requirement = tried[0].requirement
            said = requirement.broken if tried[0].trial.result is Result.BROKEN else requirement.undecided
            label = self.readings[claim, self.weighed.chosen[claim]].label
            message = f"{said}: {self._clauses(tried)}; it fits only with {claim} read as {label}"
            finding = self._finding(tried, Severity.WARNING, Verdict.STRAINED, message)
            yield replace(
                finding,
                primary=claim,
                claims=tuple(dict.fromkeys((claim, *finding.claims))),
                place=self.dossier.places[claim],
                words=self.dossier.words_of(claim),
            )

    def _contradicted(self, alone: list[Tried], group: list[Tried]) -> Finding:
        broken = [one for one in group if one.alone and one.trial.result is Result.BROKEN]
        # The chosen reading's arithmetic comes first, then what the other readings give.
        broken.sort(key=lambda one: not self.weighed.stands(one))
        definitions = "" if any(not one.excused for one in alone) else alone[0].excused
        message = f"{alone[0].requirement.broken}: {self._clauses(broken)}"
        if definitions:
            message += f"; the sources may not count the same thing ({definitions})"
        message += self._elsewhere(broken, group)
        verdict = Verdict.DISPUTED if definitions else Verdict.CONTRADICTED
        return self._finding(broken, Severity.ERROR, verdict, message)

    def _disputed(self, together: list[Tried]) -> Finding:
        first = together[0]
        message = f"{first.requirement.broken}: {self._clauses(together)}"
        if any(reading.claim.id in self.weighed.untried for reading in first.trial.tied):
            message += "; the words have too many readings to try them all"
            return self._finding(together, Severity.NOTE, Verdict.UNDECIDED, message)
        definitions = next((one.excused for one in together if one.excused), "")
        if definitions:
            message += f"; the sources may not count the same thing ({definitions})"
        return self._finding(together, Severity.ERROR, Verdict.DISPUTED, message)

    def _milder(self, claim: str, standing: list[Tried], group: list[Tried]) -> Iterable[Finding]:
        chosen = self.readings[claim, self.weighed.chosen[claim]]
        refuted = [
            one
            for one in group
            if one.alone and one.trial.result is Result.BROKEN and not one.requirement.reading.secondary
        ]
        if chosen.secondary and refuted:
            yield self._only_read_otherwise(chosen, refuted, standing)
            return
        escaped = self._escaped(group)
        if escaped:
            message = (
                f"{escaped[0].requirement.broken}: {self._clauses(escaped)}; it fits only when one bare year is read "
            )
            message += "in one calendar and the other in another"
            yield self._finding(escaped, Severity.WARNING, Verdict.STRAINED, message)
            return
        undecided = [one for one in standing if one.trial.result is Result.OPEN]
        if undecided:
            message = f"{undecided[0].requirement.undecided}: {self._clauses(undecided)}"
            yield self._finding(undecided, Severity.NOTE, Verdict.UNDECIDED, message)
            return
        strained = [one for one in standing if one.trial.result is Result.STRAINED]
        strained.sort(key=lambda one: one.trial.loose)  # A vague word in one trial does not soften the others.
        if strained:
            severity = Severity.NOTE if strained[0].trial.loose else Severity.WARNING
            verdict = Verdict.UNCHECKED if strained[0].trial.loose else Verdict.STRAINED
            yield self._finding(strained, severity, verdict, self._strained(strained))

    def _escaped(self, group: list[Tried]) -> list[Tried]:
        """The trials of claims with bare years that hold only because each is read in another calendar."""
        return [
            one
            for one in group
            if not one.alone
            and one.trial.result is Result.BROKEN
            and all(reading.claim.id in self.weighed.mixed for reading in one.trial.tied)
            and any(self.weighed.chosen[reading.claim.id] == reading.number for reading in one.trial.tied)
        ]

    def _strained(self, strained: list[Tried]) -> str:
        first = strained[0]
        if first.trial.origin:
            return f"{first.requirement.broken}, but fits an older or lesser source, {first.trial.origin}: " + (
                self._clauses(strained)
            )
        if first.trial.loose:
            return f"{first.requirement.broken}, as far as the vague word goes: {self._clauses(strained)}"
        if first.trial.second_sense:
            return f"fits only in the second sense of its words: {self._clauses(strained)}"
        if first.trial.yielding:
            return f"{first.requirement.broken}, though such a bound can be meant loosely: {self._clauses(strained)}"
        return f"fits only by generous rounding: {self._clauses(strained)}"

    def _only_read_otherwise(self, chosen: Reading, refuted: list[Tried], standing: list[Tried]) -> Finding:
        fitting = [one for one in standing if one.rule == refuted[0].rule] or standing
        message = f"{refuted[0].requirement.broken}: {self._clauses(refuted)}; it fits only read as {chosen.label}"
        if fitting:
            message += f": {self._clauses(fitting)}"
        definitions = next((one.trial.mixes_definitions for one in (*refuted, *fitting)), "")
        if definitions:
            message += f"; the sources may not count the same thing ({definitions})"
        return self._finding([*refuted, *fitting], Severity.WARNING, Verdict.STRAINED, message)

    # Findings of facts.

    def _of_facts(self) -> Iterable[Finding]:
        seen: set[tuple[str, str, str]] = set()
        for rule, fact in self.facts:
            if fact.reading is not None and self.weighed.chosen[fact.claim] != fact.reading.number:
                continue
            if (rule.id, fact.claim, fact.message) in seen:
                continue
            seen.add((rule.id, fact.claim, fact.message))
            message = fact.message
            if fact.severity is not Severity.NOTE and fact.reading is not None:
                message += self._read_otherwise(fact.claim)
            yield Finding(
                rule=rule.id,
                severity=fact.severity,
                verdict=fact.verdict or Verdict.UNCHECKED,
                primary=fact.claim,
                claims=(fact.claim, *fact.others),
                message=message,
                place=self.dossier.places[fact.claim],
                words=self.dossier.words_of(fact.claim),
                evidence=fact.evidence,
            )

    def _read_otherwise(self, claim: str) -> str:
        """What the readings that were not chosen give: they fit, or do not, with their arithmetic."""
        labels: dict[str, list[Tried]] = {}
        for one in self.tried:
            reading = one.requirement.reading
            if one.primary == claim and reading.number != self.weighed.chosen[claim] and reading.label:
                labels.setdefault(reading.label, []).append(one)
        # The readings that fit come first.
        ordered = sorted(labels, key=lambda label: all(one.trial.result is Result.BROKEN for one in labels[label]))
        return "".join(f"; read as {label}, {self._fits_or_not(labels[label])}" for label in ordered)

    def _fits_or_not(self, tried: list[Tried]) -> str:
        fits = [one for one in tried if one.trial.result in (Result.HOLDS, Result.STRAINED)]
        breaks = [one for one in tried if one.trial.result is Result.BROKEN]
        parts = []
        if fits:
            parts.append(f"it fits: {self._clauses(fits)}")
        if breaks:
            shown = dict.fromkeys(self._arithmetic(one, one.trial) for one in breaks)
            parts.append(f"{'but does not fit' if fits else 'it does not fit'}: {'; '.join(shown)}")
        open_still = any(one.trial.result is Result.OPEN for one in tried)
        return ", ".join([*parts, "and some of it stays open"] if parts and open_still else parts) or "it stays open"

    def _elsewhere(self, broken: list[Tried], group: list[Tried]) -> str:
        """What other claims of the article make of what is broken, where that fits."""
        refuted = {id(one.requirement) for one in broken}
        fits = [
            one
            for one in group
            if not one.alone and one.trial.result is Result.HOLDS and id(one.requirement) in refuted
        ]
        return f"; it fits what the article says itself: {self._clauses(fits)}" if fits else ""

    # Parts of a finding.

    def _finding(self, tried: Sequence[Tried], severity: Severity, verdict: Verdict, message: str) -> Finding:
        primary = tried[0].primary
        claims = dict.fromkeys(
            [primary, *(reading.claim.id for one in tried if not one.alone for reading in one.trial.tied)]
        )
        sources = list(dict.fromkeys(name for one in tried for name in _series(one.trial)))
        if sources:
            message += f" [{'; '.join(sources)}]"
        return Finding(
            rule=tried[0].rule,
            severity=severity,
            verdict=verdict,
            primary=primary,
            claims=tuple(claims),
            message=message,
            place=self.dossier.places[primary],
            words=self.dossier.words_of(primary),
            evidence=tuple(dict.fromkeys(place for one in tried for place in _places(one.trial))),
        )

    def _clauses(self, tried: Sequence[Tried]) -> str:
        clauses = list(dict.fromkeys(self._clause(one) for one in tried))
        shown = "; ".join(clauses[:MOST_CLAUSES])
        rest = len(clauses) - MOST_CLAUSES
        return f"{shown}; and {rest} more" if rest > 0 else shown

    def _clause(self, one: Tried) -> str:
        """The arithmetic of a trial, and of the newest older vintage or lesser source that breaks it as well."""
        clause = self._arithmetic(one, one.trial)
        for other in one.trial.also[:1]:
            clause += f" ({_unlike(other, one.trial)}: {self._arithmetic(one, other)})"
        return clause

    def _arithmetic(self, one: Tried, trial: Trial) -> str:
        try:
            return one.requirement.arithmetic(trial)
        except Exception as error:
            # The sentence of a rule is part of the rule: one that raises fails the run like the rule itself.
            self.failures[one.rule] = f"{type(error).__name__}: {error}"
            return "(the rule could not say how)"


def _unlike(other: Trial, reference: Trial) -> str:
    """How the series of one trial is told apart from the reference: by its vintage where the source is the same."""
    sources = {supply.series.source.name for supply in reference.supplies}
    used = set(_series(reference))
    apart = [supply.series for supply in other.supplies if supply.series.name not in used]
    names = (f"vintage {one.vintage}" if one.vintage and one.source.name in sources else one.name for one in apart)
    return " and ".join(dict.fromkeys(names))


def _series(trial: Trial) -> Iterable[str]:
    return dict.fromkeys(supply.series.name for supply in trial.supplies)


def _places(trial: Trial) -> Iterable[str]:
    for supply in trial.supplies:
        for observation in supply.observations:
            yield f"{observation.quantity}: {observation.printed} ({supply.series.name}, {observation.place})"


def acceptances(
    dossier: Dossier, findings: Sequence[Finding], rules: Sequence[Rule], catalogue: Collection[str], today: date
) -> tuple[Finding, ...]:
    """The findings with those accepted marked; an acceptance that matches nothing or has run out is a finding.

    `rules` are those that ran, `catalogue` the names of all there are.
    """
    known = {rule.id for rule in rules}
    used: set[tuple[str, str]] = set()
    marked = []
    for finding in findings:
        reason = None
        for acceptance in dossier.by_id[finding.primary].accept:
            if acceptance.rule == finding.rule:
                used.add((finding.primary, finding.rule))
                if acceptance.until is None or today <= acceptance.until:
                    reason = acceptance.reason
        marked.append(replace(finding, accepted=reason))
    for claim in dossier.claims:
        for acceptance in claim.accept:
            if acceptance.rule not in known and acceptance.rule in catalogue:
                continue  # It was not asked.
            if acceptance.rule not in known and acceptance.rule != JOINT:
                close = did_you_mean(acceptance.rule, catalogue)
                message = f"accepts a finding of {acceptance.rule!r}, which is no rule{close}"
            elif (claim.id, acceptance.rule) not in used:
                message = (
                    f"accepts a finding of {acceptance.rule} that is not there (reason given: {acceptance.reason})"
                )
                tied = [one.primary for one in findings if one.rule == acceptance.rule and claim.id in one.claims]
                if tied:
                    message += f"; one that ties this claim is found in {tied[0]}: accept it there"
            elif acceptance.until is not None and today > acceptance.until:
                message = f"the acceptance of {acceptance.rule} ran out on {acceptance.until}"
            else:
                continue
            marked.append(
                Finding(
                    rule=UNUSED,
                    severity=Severity.WARNING,
                    verdict=Verdict.UNCHECKED,
                    primary=claim.id,
                    claims=(claim.id,),
                    message=message,
                    place=dossier.places[claim.id],
                )
            )
    return tuple(marked)


def reweighed(findings: Iterable[Finding], rules: Iterable[Rule], severities: Mapping[str, Severity]) -> list[Finding]:
    """The findings with the severities that a house gives some rules.

    What a rule finds at its own severity, or worse, gets the one given; what it finds more mildly never gets worse than
    it is, so that a rule made an error does not make errors of what it cannot decide.
    """
    own = {rule.id: rule.severity for rule in rules} | {JOINT: Severity.ERROR, UNUSED: Severity.WARNING}
    weighed = []
    for finding in findings:
        severity = severities.get(finding.rule, finding.severity)
        if finding.severity > own[finding.rule]:
            severity = max(severity, finding.severity)
        weighed.append(replace(finding, severity=severity))
    return weighed


def sorted_findings(dossier: Dossier, rules: Sequence[Rule], findings: Iterable[Finding]) -> list[Finding]:
    """Findings worst first, then in the order of the claims and of the rules; those of no rule last."""
    claims = {claim.id: number for number, claim in enumerate(dossier.claims)}
    order = {rule.id: number for number, rule in enumerate(rules)}
    return sorted(
        findings,
        key=lambda one: (one.severity, one.verdict, claims[one.primary], order.get(one.rule, len(order)), one.rule),
    )
