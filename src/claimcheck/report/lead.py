"""The lead of a report: in a line or two what the editor must do first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report.excerpt import line
from claimcheck.report.tally import counted

MOST_NAMED: Final = 4
"""Claims named in one sentence; the findings below name them all."""

MOST_CLASHES: Final = 2
"""Conflicts told in a sentence each."""


def lead(review: Review) -> str:
    """What to correct, what to find out, what to look at, and how much was compared with nothing."""
    return " ".join(_sentences(review))


def _sentences(review: Review) -> Iterable[str]:
    if review.failures:
        yield f"{counted(len(review.failures), 'rule')} failed, so that this report is not whole."
    if not review.judged:
        yield "There is no claim in it: nothing was checked."
        return
    standing = [one for one in review.findings if one.accepted is None]
    errors = [one for one in standing if one.severity is Severity.ERROR]
    wrong = list(dict.fromkeys(one.primary for one in errors if one.verdict is Verdict.CONTRADICTED))
    clashes = _clashes(review, errors, wrong)
    told = {*wrong, *(name for names in clashes for name in names)}
    others = list(dict.fromkeys(one.primary for one in errors if one.primary not in told))
    if wrong:
        yield f"Correct {counted(len(wrong), 'claim')}: {_named(review, wrong)}."
    for names in clashes[:MOST_CLASHES]:
        yield f"Find out {'which of' if len(names) > 1 else 'whether'} {_named(review, names)} is wrong."
    if len(clashes) > MOST_CLASHES:
        yield f"Settle {counted(len(clashes) - MOST_CLASHES, 'more conflict')}."
    if others:
        yield f"Settle {_named(review, others)}."
    warnings = sum(one.severity is Severity.WARNING for one in standing)
    if warnings:
        yield f"{'Then look' if errors else 'Look'} at {counted(warnings, 'warning')}."
    elif not errors:
        yield "Nothing has to be corrected."
    counts = review.counts.verdicts
    undecided, unchecked = counts.get(Verdict.UNDECIDED, 0), counts.get(Verdict.UNCHECKED, 0)
    if undecided:
        yield f"{counted(undecided, 'claim stays', 'claims stay')} undecided."
    if unchecked == len(review.judged):
        yield "No claim could be compared with anything."
    elif unchecked:
        yield f"{unchecked:,} of {counted(len(review.judged), 'claim')} had nothing to be compared with."


def _clashes(review: Review, errors: Sequence[Finding], wrong: Sequence[str]) -> list[list[str]]:
    """The claims that clash without one to blame, those of one conflict together, without those that are wrong."""
    clear = {one.claim.id for one in review.judged if one.verdict is Verdict.CONSISTENT} | set(wrong)
    clashes: list[list[str]] = []
    for one in errors:
        names = [name for name in one.claims if name not in clear] if one.verdict is Verdict.DISPUTED else []
        if names:
            tied = [clash for clash in clashes if set(clash) & set(names)]
            clashes = [clash for clash in clashes if clash not in tied]
            clashes.append(list(dict.fromkeys([*(name for clash in tied for name in clash), *names])))
    return clashes


def _named(review: Review, names: Sequence[str]) -> str:
    """Claims with their lines in the claim file, the first of many."""
    told = [f"{line(name)} (line {review.dossier.places[name].line})" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        told.append(f"{len(names) - MOST_NAMED:,} more")
    *first, last = told
    return f"{', '.join(first)} and {last}" if first else last
