"""A review: what checking a dossier found, for every claim and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.claim import AnyClaim
from claimcheck.dossier import Dossier
from claimcheck.evidence import Supply
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.records import Cell, FloatCell, floating, row
from claimcheck.trial import Result

if TYPE_CHECKING:  # Most reports draw nothing, and need not read how.
    from rich.console import Console, ConsoleOptions
    from rich.segment import Segment

    from claimcheck.drawn import Drawn


class Compared(Struct, frozen=True, eq=False):
    """One thing a claim was compared with: by which rule, how it came out, the arithmetic, and whose figures.

    `about` is the claim that the rule looks at; a claim that only lends its figure to it is another one. `supplies` are
    those figures of sources, with the sets they stand for and the cells they come from; they are not compared.
    """

    rule: str
    about: str
    result: Result
    arithmetic: str
    sources: tuple[str, ...]
    supplies: tuple[Supply, ...] = ()

    @property
    def _told(self) -> tuple[object, ...]:
        return self.rule, self.about, self.result, self.arithmetic, self.sources

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Compared) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)


class Judged(Struct, frozen=True):
    """A claim with its verdict, the reading of its words that fits best, and what it was compared with.

    `lacks` says of an unchecked one why there was nothing to compare it with.
    """

    claim: AnyClaim
    verdict: Verdict
    reading: str
    compared: tuple[Compared, ...]
    lacks: str = ""


class Follows(Struct, frozen=True):
    """What the rest leaves one quantity: its values in words, and the chain of arithmetic that gives them.

    `given` says that no arithmetic was needed, since a source gives just that quantity. `left` is the set
    of the values in the unit of the quantity, where the rest leaves them to what the claim itself states.
    """

    quantity: str
    values: str
    chain: tuple[str, ...]
    given: bool = False
    left: Interval | None = None


def _nothing(_: str) -> tuple[Follows, ...]:
    return ()


def _not_drawn(_: str) -> Drawn:
    from claimcheck.drawn import Drawn

    return Drawn()


class Failure(Struct, frozen=True):
    """A rule that raised instead of answering: a defect of the rule, which fails the run."""

    rule: str
    error: str


class Counts(Struct, frozen=True):
    """What was checked and what was not. Every requirement is counted once, in one of its outcomes."""

    claims: int
    verdicts: Mapping[Verdict, int]
    findings: Mapping[Severity, int]
    accepted: int
    rules: int
    failures: int
    trials: Mapping[Result, int]
    untested: int
    explained: int
    exemptions: int
    known: int = 0
    """Findings known from a baseline; they are not among those accepted."""


class Review(Struct, frozen=True):
    """What checking one dossier found. Findings stand worst first, then in the order of the claims."""

    dossier: Dossier
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]
    counts: Counts
    failures: tuple[Failure, ...] = ()
    following: Callable[[str], tuple[Follows, ...]] = _nothing
    """What follows for the claim of a name; worked out when it is asked for."""
    drawn: Callable[[str], Drawn] = _not_drawn
    """The sets and series to draw for the claim of a name; worked out when it is asked for."""

    def __repr__(self) -> str:
        told = ", ".join(f"{number} {verdict.value}" for verdict, number in sorted(self.counts.verdicts.items()))
        return f"<Review of {self.dossier.claim_file}: {told or 'no claims'}>"

    def _repr_html_(self) -> str:
        """The review as a piece of HTML, for a notebook that asks for it."""
        from claimcheck.report.html import fragment

        return fragment(self)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        from claimcheck.report.console import laid_out, segments

        yield from segments(laid_out([self], options.max_width, options.encoding))

    def verdict(self, claim: str) -> Verdict:
        """The verdict on the claim of that name; KeyError when there is none."""
        for judged in self.judged:
            if judged.claim.id == claim:
                return judged.verdict
        raise KeyError(claim)

    def of(self, claim: str) -> tuple[Finding, ...]:
        """The findings that are about a claim, as their primary one or tied to it."""
        return tuple(finding for finding in self.findings if claim in finding.claims)

    def rows(self) -> list[dict[str, Cell]]:
        """One row for each claim, in the order of the file, every printed number exact."""
        about: dict[str, list[Finding]] = {judged.claim.id: [] for judged in self.judged}
        for finding in self.findings:
            for claim in finding.claims:
                about[claim].append(finding)
        return [
            row(self.dossier, one.claim, one.verdict, one.reading, len(one.compared), about[one.claim.id])
            for one in self.judged
        ]

    def to_records(self) -> list[dict[str, FloatCell]]:
        """One flat dictionary for each claim, with the same keys for all, as `pandas.DataFrame` takes them.

        `value`, `low` and `high` are floats, in the `unit` of the figure, with its scale multiplied out; `low` and
        `high` are the ends of the set it plainly stands for, None where there is none. Several names in one cell are
        parted by "; ", and a text that is not there is "".
        """
        return [{name: floating(value) for name, value in row.items()} for row in self.rows()]

    @property
    def failed(self) -> bool:
        """Whether an error stands that nobody accepted, or a rule raised."""
        return bool(self.failures) or any(
            finding.severity is Severity.ERROR and finding.accepted is None for finding in self.findings
        )


def with_findings(review: Review, findings: Sequence[Finding]) -> Review:
    """The review with other findings, counted anew: weighed otherwise, or known from before."""
    standing = [finding for finding in findings if finding.accepted is None]
    known = sum(finding.known for finding in findings)
    told = replace(
        review.counts,
        findings=Counter(finding.severity for finding in standing),
        accepted=len(findings) - len(standing) - known,
        known=known,
    )
    return replace(review, findings=tuple(findings), counts=told)


def counts(
    dossier: Dossier,
    judged: tuple[Judged, ...],
    findings: tuple[Finding, ...],
    *,
    rules: int,
    failures: int,
    trials: Mapping[Result, int],
    untested: int,
    explained: int,
) -> Counts:
    """Count what a review found and what it could not."""
    return Counts(
        claims=len(judged),
        verdicts=Counter(one.verdict for one in judged),
        findings=Counter(finding.severity for finding in findings if finding.accepted is None),
        accepted=sum(finding.accepted is not None for finding in findings),
        rules=rules,
        failures=failures,
        trials=trials,
        untested=untested,
        explained=explained,
        exemptions=len(dossier.exemptions),
    )
