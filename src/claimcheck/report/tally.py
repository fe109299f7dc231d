"""What was checked and what was not, counted in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Counts
from claimcheck.trial import Result


def counted(number: int, thing: str, things: str = "") -> str:
    """A number of things: 1 claim, 0 claims, 1,240 claims."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of several reviews together. Each ran the same rules, which are counted once."""
    every = list(counts)
    verdicts: Counter[Verdict] = Counter()
    findings: Counter[Severity] = Counter()
    trials: Counter[Result] = Counter()
    for one in every:
        verdicts.update(one.verdicts)
        findings.update(one.findings)
        trials.update(one.trials)
    return Counts(
        claims=sum(one.claims for one in every),
        verdicts=verdicts,
        findings=findings,
        accepted=sum(one.accepted for one in every),
        known=sum(one.known for one in every),
        rules=max((one.rules for one in every), default=0),
        failures=max((one.failures for one in every), default=0),
        trials=trials,
        untested=sum(one.untested for one in every),
        explained=sum(one.explained for one in every),
        exemptions=sum(one.exemptions for one in every),
    )


def tally(counts: Counts) -> str:
    """The counts in words: every claim by its verdict, every finding, every comparison, and what could not be made.

    What is accepted, untested or exempted is left out where there is none."""
    parts = [_claims(counts), _findings(counts), _rules(counts), _comparisons(counts)]
    if counts.untested:
        parts.append(f"{counted(counts.untested, 'requirement')} could not be tested, lacking a figure")
    if counts.exemptions:
        parts.append(counted(counts.exemptions, "exemption"))
    return "; ".join(parts) + "."


def caution(counts: Counts) -> str:
    """What a report without a conflict must add, so that silence is not taken for agreement; "" where there is one."""
    if counts.findings.get(Severity.ERROR) or counts.accepted or counts.known or counts.failures:
        return ""
    if not counts.claims:
        return "There is no claim in it: nothing was checked."
    if not sum(counts.trials.values()):
        if counts.findings.get(Severity.WARNING) or set(counts.verdicts) - {Verdict.UNCHECKED}:
            return "No figure was compared with another: what is said of them rests on their words alone."
        return "Nothing was compared, so nothing is known of these figures."
    return "No conflict was found, which does not make the figures true."


def _claims(counts: Counts) -> str:
    verdicts = [f"{counts.verdicts[verdict]:,} {verdict.value}" for verdict in Verdict if counts.verdicts.get(verdict)]
    return ": ".join(filter(None, (counted(counts.claims, "claim"), ", ".join(verdicts))))


def _findings(counts: Counts) -> str:
    found = [counted(counts.findings.get(severity, 0), severity.value) for severity in Severity]
    if counts.accepted:
        found.append(f"{counts.accepted:,} accepted")
    if counts.known:
        found.append(f"{counts.known:,} known from the baseline")
    return ", ".join(found)


def _rules(counts: Counts) -> str:
    ran = f"{counted(counts.rules, 'rule')} ran"
    return f"{ran}, of which {counts.failures:,} FAILED" if counts.failures else ran


def _comparisons(counts: Counts) -> str:
    words = {Result.BROKEN: "broke", Result.OPEN: "stayed open", Result.STRAINED: "strained", Result.HOLDS: "held"}
    results = {result: counts.trials.get(result, 0) for result in Result}
    parts = [f"{number:,} {words[result]}" for result, number in results.items() if number]
    if counts.explained and results[Result.BROKEN]:
        parts[0] += f" ({counts.explained:,} explained by a contradicted claim)"
    return ": ".join(filter(None, (counted(sum(results.values()), "comparison"), ", ".join(parts))))
