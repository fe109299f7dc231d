"""What a rule is: what it looks for, the relations or facts it yields, its page and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Final, TypeAlias

from msgspec import Struct

from claimcheck.case import Case
from claimcheck.finding import Severity, Verdict
from claimcheck.reading import Reading
from claimcheck.relation import Agreement, Relation
from claimcheck.trial import Trial

FAMILIES: Final = (
    "percentages",
    "rankings",
    "thresholds",
    "totals",
    "agreement",
    "wording",
    "time",
    "provenance",
    "text",
)

HEADINGS: Final = ("What it checks", "Why", "Tolerance", "Blind spots", "References")
"""The parts that every rule's page has, in this order."""


class Requirement(Struct, frozen=True):
    """A relation that must hold, and what to print when it does not.

    `reading` is the one it is about and `others` those it rests on besides. `broken` is the sentence for a reader;
    `arithmetic` says for one trial, in a clause with its figures, how the two sides come out. `comparable` says that
    the claim file itself ties the figures together, so that differing definitions of sources are no excuse.
    """

    relation: Relation | Agreement
    reading: Reading
    broken: str
    arithmetic: Callable[[Trial], str]
    others: tuple[Reading, ...] = ()
    undecided: str = "cannot be decided at the precision printed"
    comparable: bool = False


class Fact(Struct, frozen=True):
    """Something a rule sees at once, without figures to compare.

    It is about the claim of that name, in one `reading` of it or in all. `verdict` is what it says of the claim;
    None leaves the claim as it is.
    """

    claim: str
    message: str
    severity: Severity
    verdict: Verdict | None = None
    reading: Reading | None = None
    others: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


Yield: TypeAlias = Requirement | Fact


class Failing(Struct, frozen=True):
    """A claim file that breaks the rule in one way: the claims it names and the message, whole."""

    text: str
    claims: tuple[str, ...]
    message: str


class Rule(Struct, frozen=True):
    """A rule of the catalogue. `page` is the docstring of its module."""

    id: str
    family: str
    severity: Severity
    check: Callable[[Case], Iterable[Yield]]
    passing: Mapping[str, str]
    failing: Mapping[str, Failing]
    page: str = ""

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.page.partition("\n")[0]


def of_module(module: ModuleType) -> Rule:
    """The rule that a module of `claimcheck.rules` defines: its constants, its `check`, its docstring."""
    return Rule(
        id=module.ID,
        family=module.FAMILY,
        severity=module.SEVERITY,
        check=module.check,
        passing=module.PASSING,
        failing=module.FAILING,
        page=module.__doc__ or "",
    )
