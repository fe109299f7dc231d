"""From reasoning to findings: who is doubted, and conflicts that no single requirement shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten
from typing import Final

from msgspec.structs import replace

from claimcheck.assembling import Slack, Told
from claimcheck.case import Case
from claimcheck.engine.derivation import Step
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.quantity import ChangeForm, ChangeFrom, Quantity, RatioOf, ShareOf
from claimcheck.reasoning import Clash, Contradiction, Reasoned
from claimcheck.reporting import JOINT
from claimcheck.trial import Result
from claimcheck.weighing import Tried, Weighed
from claimcheck.wording import span

BESIDE_JOINT: Final = frozenset({"same-quantity", "agrees-with-source"})
"""Rules without which a joint conflict would say what they say of single statements, under another name."""

MOST_CLASHES: Final = 5
"""Conflicts of one component that get a finding each; the message of the last says when there are more."""


MOST_STEPS: Final = 6
"""Steps of the chain that shows a conflict in its message, the last among them."""

MOST_QUOTED: Final = 8
"""Claims of one conflict whose figures its message prints; of more, how many there are."""

SHOWN_OF_QUOTE: Final = 60
"""Letters of the words of a claim that prints no figure, in a conflict with others."""


def doubted(finding: Finding, reasoned: Reasoned) -> Finding:
    """A finding with the suspects of its conflict, and, where several claims are tied, the one to correct first.

    A disputed claim that every lightest correction would change is contradicted; the claims it clashes with are not.
    """
    contradiction = reasoned.about(finding.primary)
    if contradiction is None or finding.verdict not in (Verdict.CONTRADICTED, Verdict.DISPUTED):
        return finding
    finding = replace(finding, suspects=_suspects(finding, contradiction))
    if len(finding.claims) == 1:
        return finding
    verdicts = {claim: contradiction.verdict(claim) for claim in finding.claims}
    worst = min((verdict for verdict in verdicts.values() if verdict), default=None)
    if worst is None:
        return finding
    return replace(finding, verdict=worst)


def _suspects(finding: Finding, contradiction: Contradiction) -> tuple[str, ...]:
    """Of all that the corrections of a component would change, what clashes with the claims of this finding.

    Where these claims clash among themselves, or one of them alone with what sources say, the others are left out.
    """
    tied = set(finding.claims)
    touching = [set(clash.claims) for clash in contradiction.clashes if tied & set(clash.claims)]
    near = tied.union(*([among for among in touching if among <= tied] or touching))
    return tuple(one for one in contradiction.suspects if one in near or one not in contradiction.claims)


def verdicts(finding: Finding, reasoned: Reasoned) -> Iterator[tuple[str, Verdict]]:
    """What a finding says of each claim that it ties."""
    contradiction = reasoned.about(finding.primary)
    if finding.rule == JOINT and finding.verdict is Verdict.STRAINED:
        yield from ((claim, finding.verdict) for claim in finding.claims)
        return
    if len(finding.claims) == 1 or finding.verdict not in (Verdict.CONTRADICTED, Verdict.DISPUTED):
        yield finding.primary, finding.verdict
        return
    found = {claim: contradiction.verdict(claim) if contradiction else None for claim in finding.claims}
    # Where no correction known says which of them is wrong, any of them may be.
    doubted = any(found.values())
    for claim, verdict in found.items():
        if verdict is not None or not doubted:
            yield claim, verdict or Verdict.DISPUTED


def joint(
    case: Case, reasoned: Reasoned, tried: Sequence[Tried], weighed: Weighed, findings: Iterable[Finding] = ()
) -> Iterator[Finding]:
    """A finding for each clash that no broken trial of the chosen readings shows by itself, nor another finding."""
    refuted = {one.primary for one in findings if one.verdict is Verdict.CONTRADICTED and len(one.claims) == 1}
    shown = _shown(tried, weighed, Result.BROKEN)
    for contradiction in reasoned.contradictions:
        unseen = [clash for clash in _unseen(contradiction, shown) if not _is_refuted_alone(clash, refuted)]
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


def strained(case: Case, reasoned: Reasoned, tried: Sequence[Tried], weighed: Weighed) -> Iterator[Finding]:
    """A finding for each component whose figures hold together only by generous rounding, where no trial alone says so.

    Where some of its words have other readings, one of these may fit plainly, and nothing is said.
    """
    shown = _shown(tried, weighed, Result.STRAINED)
    for contradiction in reasoned.strains:
        if any(len(weighed.open[claim]) > 1 for claim in contradiction.claims):
            continue
        for clash in _unseen(contradiction, shown)[:1]:
            first = clash.claims[0]
            yield Finding(
                rule=JOINT,
                severity=Severity.WARNING,
                verdict=Verdict.STRAINED,
                primary=first,
                claims=clash.claims,
                message=f"hold together only by generous rounding: {_told(case, clash)}",
                place=case.dossier.places[first],
                words=case.dossier.words_of(first),
            )


def _shown(tried: Iterable[Tried], weighed: Weighed, result: Result) -> Mapping[str, Sequence[set[str]]]:
    """For each claim the claims that are tied to it by a trial of that result."""
    shown: dict[str, list[set[str]]] = {}
    for one in tried:
        if one.trial.result is result and weighed.stands(one):
            tied = {reading.claim.id for reading in one.trial.tied}
            for claim in tied:
                shown.setdefault(claim, []).append(tied)
    return shown


def _unseen(contradiction: Contradiction, shown: Mapping[str, Sequence[set[str]]]) -> list[Clash]:
    """The smallest clashes that no trial shows."""
    among = {frozenset(clash.claims) for clash in contradiction.clashes}
    return [
        clash
        for clash in contradiction.clashes
        if not any(_is_shown(clash, tied) for claim in clash.claims for tied in shown.get(claim, ()))
        and not any(fewer < set(clash.claims) for fewer in among)
    ]


def _is_shown(clash: Clash, tied: set[str]) -> bool:
    """Whether a broken requirement of the claims `tied` is a clash, or is one that sources bear out in part."""
    return tied <= set(clash.claims) or tied >= set(clash.claims)


def _is_refuted_alone(clash: Clash, refuted: set[str]) -> bool:
    """Whether a figure that nothing of its kind can be, such as a share of −40%, is all that a clash is about."""
    return set(clash.claims) <= refuted and all(isinstance(one.name, Told) for one in clash.statements)


def _finding(case: Case, contradiction: Contradiction, clash: Clash, *, more: bool) -> Finding:
    order = {verdict: number for number, verdict in enumerate(Verdict)}
    found = {claim: contradiction.verdict(claim) for claim in clash.claims}
    ordered = sorted(clash.claims, key=lambda claim: order.get(found[claim] or Verdict.UNCHECKED, len(order)))
    primary = ordered[0]
    return Finding(
        rule=JOINT,
        severity=Severity.ERROR,
        verdict=found[primary] or Verdict.DISPUTED,
        primary=primary,
        claims=tuple(ordered),
        message=f"cannot all hold: {_told(case, clash)}" + ("; more conflicts exist" if more else ""),
        place=case.dossier.places[primary],
        words=case.dossier.words_of(primary),
        suspects=contradiction.suspects,
    )


def _told(case: Case, clash: Clash) -> str:
    """The figures of a clash, and the chain that shows it, or else what sources say."""
    quoted = ", ".join(_quoted(case, claim) for claim in clash.claims[:MOST_QUOTED])
    if len(clash.claims) > MOST_QUOTED:
        quoted += f" and {len(clash.claims) - MOST_QUOTED} more"
    shown = said(case, clash.steps) or [
        f"{one.quantity} is {span(one.values, unit_of(case, one.quantity))} by its source"
        for one in clash.statements
        if not isinstance(one.name, Told)
    ]
    if not shown and len(clash.claims) == 1:
        shown = [f"by {' and '.join(map(str, clash.relations))}"]
    if len(shown) > MOST_STEPS:
        shown = [*shown[: MOST_STEPS - 1], "…", shown[-1]]
    return "; ".join([quoted, *shown])


def read_otherwise(case: Case, alone: Weighed, together: Weighed) -> Iterator[Finding]:
    """A finding for each claim whose words, read as they stand, hold with each of the others but not with all."""
    for reading in case.readings:
        claim = reading.claim.id
        if reading.secondary and alone.chosen[claim] != reading.number == together.chosen[claim]:
            yield Finding(
                rule=JOINT,
                severity=Severity.WARNING,
                verdict=Verdict.STRAINED,
                primary=claim,
                claims=(claim,),
                message=f"{_quoted(case, claim)} holds together with all the rest only read as {reading.label}",
                place=case.dossier.places[claim],
                words=case.dossier.words_of(claim),
            )


def said(case: Case, steps: Iterable[Step]) -> list[str]:
    """A chain in clauses: what each step leaves its quantity, and the statements it takes that from."""
    clauses = []
    for step in steps:
        if isinstance(step.quantity, Slack):
            continue
        origins = dict.fromkeys(origin(case, name) for name in step.statements)
        by = f", from {' and '.join(origins)}" if origins else ""
        clauses.append(f"{step.quantity} is {span(step.values, unit_of(case, step.quantity))}{by}")
    return clauses


def origin(case: Case, name: object) -> str:
    """Who says a statement, in words: a claim by its figure, a source by what it is a source of."""
    return _quoted(case, name.claim) if isinstance(name, Told) else str(name)


def _quoted(case: Case, claim: str) -> str:
    said = case.dossier.by_id[claim]
    return f"“{said.printed or shorten(said.quote, SHOWN_OF_QUOTE, placeholder=' …')}” ({claim})"


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
        case RatioOf(numerator=one, denominator=other) if not case.comparable(one, other):
            return f"{case.measure(one.measure).typed_unit.name}/{case.measure(other.measure).typed_unit.name}"
        case ChangeFrom() | RatioOf():
            return "times"
        case _:
            return ""
