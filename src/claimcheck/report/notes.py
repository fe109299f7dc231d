"""Notes that would speak about claim after claim, gathered in one line for each rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from claimcheck.finding import Finding, Severity, Verdict

GATHERED: Final = frozenset({"has-source", "period-stated", "archived", "bound-informative"})
"""Rules that have something to say of nearly every claim of an unfinished file."""

MANY: Final = 3
"""Notes of one rule from which on they are gathered, whatever the rule."""

_QUOTED: Final = re.compile(r"“[^“”]*+”")


class Gathered(Struct, frozen=True):
    """The notes of one rule. `message` is what they say, each quotation left out; "" where they differ in more."""

    rule: str
    message: str
    findings: tuple[Finding, ...]


def gathered(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Gathered, ...]]:
    """The findings to be told one by one, and the notes to be told together, both in their order.

    A note that leaves a claim undecided carries arithmetic of its own and is always told by itself.
    """
    often = Counter(one.rule for one in findings if _is_remark(one))
    together: dict[str, list[Finding]] = {}
    single = []
    for one in findings:
        if _is_remark(one) and (one.rule in GATHERED or often[one.rule] >= MANY):
            together.setdefault(one.rule, []).append(one)
        else:
            single.append(one)
    return tuple(single), tuple(
        Gathered(rule, _common([note.message for note in notes]), tuple(notes)) for rule, notes in together.items()
    )


def _is_remark(finding: Finding) -> bool:
    return finding.severity is Severity.NOTE and finding.verdict is Verdict.UNCHECKED and finding.accepted is None


def _common(messages: Sequence[str]) -> str:
    if len(set(messages)) == 1:
        return messages[0]
    patterns = {_QUOTED.sub("“…”", message) for message in messages}
    return patterns.pop() if len(patterns) == 1 else ""
