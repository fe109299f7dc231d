"""The lead of a report: in a line or two what the editor must do first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report.excerpt import line
from claimcheck.report.tally import counted

MOST_NAMED: Final = 6
"""Claims named in one sentence; the findings below name them all."""


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
    wrong = [one.primary for one in errors if one.verdict is Verdict.CONTRADICTED]
    disputed = [name for one in errors if one.verdict is Verdict.DISPUTED for name in one.claims if name not in wrong]
    others = [one.primary for one in errors if one.primary not in (*wrong, *disputed)]
    for asked, names in (
        ("Correct {}", wrong),
        ("Find out which of {} is wrong" if len(set(disputed)) > 1 else "Find out whether {} is wrong", disputed),
        ("Settle {}", others),
    ):
        known = list(dict.fromkeys(names))
        if known:
            yield f"{asked.format(counted(len(known), 'claim'))}: {_named(review, known)}."
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


def _named(review: Review, names: Sequence[str]) -> str:
    """Claims with their lines in the claim file, the first of many."""
    told = [f"{line(name)} (line {review.dossier.places[name].line})" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        told.append(f"{len(names) - MOST_NAMED:,} more")
    *first, last = told
    return f"{', '.join(first)} and {last}" if first else last
