"""From reasoning to findings: who is doubted, and conflicts that no single requirement shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from claimcheck.case import Case
from claimcheck.conflict import Step
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, RatioOf, ShareOf
from claimcheck.reasoning import Clash, Contradiction, Reasoned, Slack, Told
from claimcheck.trial import Result
from claimcheck.weighing import Tried, Weighed
from claimcheck.wording import span

JOINT: Final = "joint-conflict"
"""The finding that several claims cannot all hold although no single requirement is broken."""

MOST_CLASHES: Final = 5
"""Conflicts of one component that get a finding each; the message of the last says when there are more."""


def doubted(finding: Finding, reasoned: Reasoned) -> Finding:
    """A finding with the suspects of its conflict, and, where several claims are tied, the one to correct first.

    A disputed claim that every lightest correction would change is contradicted; the claims it clashes with are not.
    """
    contradiction = reasoned.about(finding.primary)
    if contradiction is None or finding.verdict not in (Verdict.CONTRADICTED, Verdict.DISPUTED):
        return finding
    finding = replace(finding, suspects=contradiction.suspects)
    if len(finding.claims) == 1:
        return finding
    verdicts = {claim: contradiction.verdict(claim) for claim in finding.claims}
    worst = min((verdict for verdict in verdicts.values() if verdict), default=None)
    if worst is None:
        return finding
    return replace(finding, verdict=worst)


def verdicts(finding: Finding, reasoned: Reasoned) -> Iterator[tuple[str, Verdict]]:
    """What a finding says of each claim that it ties."""
    contradiction = reasoned.about(finding.primary)
    if len(finding.claims) == 1 or finding.verdict not in (Verdict.CONTRADICTED, Verdict.DISPUTED):
        yield finding.primary, finding.verdict
        return
    for claim in finding.claims:
        found = contradiction.verdict(claim) if contradiction else Verdict.DISPUTED
        if found is not None:
            yield claim, found


def joint(case: Case, reasoned: Reasoned, tried: Sequence[Tried], weighed: Weighed) -> Iterator[Finding]:
    """A finding for each clash that no broken trial of the chosen readings shows by itself."""
    shown = [
        {reading.claim.id for reading in one.trial.tied}
        for one in tried
        if one.trial.result is Result.BROKEN and weighed.stands(one)
    ]
    for contradiction in reasoned.contradictions:
        unseen = [clash for clash in contradiction.clashes if not any(one <= set(clash.claims) for one in shown)]
        for number, clash in enumerate(unseen[:MOST_CLASHES], 1):
            more = contradiction.more or len(unseen) > MOST_CLASHES
            yield _finding(case, contradiction, clash, more=more and number == min(len(unseen), MOST_CLASHES))
    for claim in sorted(reasoned.undecided, key=case.order.__getitem__):
        yield Finding(
            rule=JOINT,
            severity=Severity.NOTE,
            verdict=Verdict.UNDECIDED,
            primary=claim,
            claims=(claim,),
            message="whether this can hold together with all the rest was not found within the budget",
            place=case.dossier.places[claim],
            words=case.dossier.words_of(claim),
        )


def _finding(case: Case, contradiction: Contradiction, clash: Clash, *, more: bool) -> Finding:
    order = {verdict: number for number, verdict in enumerate(Verdict)}
    found = {claim: contradiction.verdict(claim) for claim in clash.claims}
    ordered = sorted(clash.claims, key=lambda claim: order.get(found[claim] or Verdict.UNCHECKED, len(order)))
    primary = ordered[0]
    quoted = ", ".join(f"“{case.dossier.by_id[claim].printed}” ({claim})" for claim in clash.claims)
    shown = said(case, clash.steps) or [
        f"{one.quantity} is {span(one.values, unit_of(case, one.quantity))} by its source"
        for one in clash.statements
        if not isinstance(one.name, Told)
    ]
    message = f"cannot all hold: {'; '.join([quoted, *shown])}"
    if more:
        message += "; more conflicts exist"
    return Finding(
        rule=JOINT,
        severity=Severity.ERROR,
        verdict=found[primary] or Verdict.DISPUTED,
        primary=primary,
        claims=tuple(ordered),
        message=message,
        place=case.dossier.places[primary],
        words=case.dossier.words_of(primary),
        suspects=contradiction.suspects,
    )


def said(case: Case, steps: Iterable[Step]) -> list[str]:
    """A chain in clauses: what each step leaves its quantity, and the statements it takes that from."""
    clauses = []
    for step in steps:
        if isinstance(step.quantity, Slack):
            continue
        origin = dict.fromkeys(_origin(case, name) for name in step.statements)
        by = f", from {' and '.join(origin)}" if origin else ""
        clauses.append(f"{step.quantity} is {span(step.values, unit_of(case, step.quantity))}{by}")
    return clauses


def _origin(case: Case, name: object) -> str:
    if isinstance(name, Told):
        printed = case.dossier.by_id[name.claim].printed
        return f"“{printed}” ({name.claim})" if printed else name.claim
    return str(name)


def unit_of(case: Case, stated: object) -> str:
    """The unit that values of a quantity are in."""
    match stated:
        case Quantity():
            return case.measure(stated.measure).typed_unit.name
        case ShareOf():
            return "%"
        case ChangeFrom(form=ChangeForm.RELATIVE):
            return "%"
        case ChangeFrom(form=ChangeForm.POINTS):
            return "percentage points"
        case ChangeFrom(form=ChangeForm.ABSOLUTE):
            return case.measure(stated.end.measure).typed_unit.name
        case ChangeFrom() | RatioOf():
            return "times"
        case _:
            return ""
