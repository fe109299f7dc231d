"""Guarding: which figures could change without anybody noticing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from claimcheck.checker import review
from claimcheck.claim import AnyClaim, Dated, Rank, Untyped
from claimcheck.component import alone
from claimcheck.dossier import Dossier
from claimcheck.figure import Force
from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.quantity import ChangeFrom, CountOf, LimitValue, Quantity, RatioOf, ShareOf, Stated
from claimcheck.reading import Reading, readings
from claimcheck.rewording import restated, showing
from claimcheck.rule import Rule
from claimcheck.slip import Looked
from claimcheck.slips import SLIPS

MOST_TIED: Final = 40
"""Claims that a changed claim is judged together with; a change is noticed by the nearest of them or by none."""

MOST_SPREAD: Final = 12
"""Figures that are put in the place of one, to tell how often any other would pass: one in twelve is rarely enough."""

Progress = Callable[[int, int], None]
"""Told after each figure how many of how many are done."""


class Changed(Struct, frozen=True):
    """One figure changed by one slip: what it then prints, and whether that would be noticed."""

    slip: str
    printed: str
    noticed: bool


class Figured(Struct, frozen=True):
    """One claim with a figure, changed by every slip that changes it. `needs` says what would guard it.

    `tried` figures of its precision, spread evenly from a tenth to ten times its value, were put in its place, and
    `passed` of them would not be noticed.
    """

    claim: AnyClaim
    changes: tuple[Changed, ...]
    needs: str
    tried: int = 0
    passed: int = 0

    @property
    def noticed(self) -> int:
        """How many of the changes would be noticed."""
        return sum(one.noticed for one in self.changes)

    @property
    def is_guarded(self) -> bool:
        """Whether some change of it would be noticed."""
        return self.noticed > 0


class Guarding(Struct, frozen=True):
    """How well the figures of a dossier are guarded. `unchanged` are claims whose figure no slip changes."""

    dossier: Dossier
    figures: tuple[Figured, ...]
    unchanged: tuple[AnyClaim, ...]

    @property
    def changes(self) -> int:
        """How many changes were tried."""
        return sum(len(one.changes) for one in self.figures)

    @property
    def noticed(self) -> int:
        """How many of them would be noticed."""
        return sum(one.noticed for one in self.figures)

    @property
    def guarded(self) -> tuple[Figured, ...]:
        """The figures of which some change would be noticed."""
        return tuple(one for one in self.figures if one.is_guarded)

    @property
    def unguarded(self) -> tuple[Figured, ...]:
        """The figures that could become any other."""
        return tuple(one for one in self.figures if not one.is_guarded)

    @property
    def score(self) -> float:
        """The share of changes that would be noticed, in percent; 100 where there is nothing to change."""
        return 100 * self.noticed / self.changes if self.changes else 100.0


def guard(
    dossier: Dossier,
    rules: Sequence[Rule] | None = None,
    *,
    today: date | None = None,
    progress: Progress | None = None,
) -> Guarding:
    """Change every figure by every slip, judge again what is tied to it, and see whether that is noticed."""
    whole = review(dossier, rules, today=today, slips=False)
    ties = _ties(whole)
    first = {reading.claim.id: reading for reading in reversed(tuple(readings(dossier)))}
    figures: list[Figured] = []
    unchanged: list[AnyClaim] = []
    for number, judged in enumerate(whole.judged, 1):
        claim = judged.claim
        if claim.printed:
            reading = first[claim.id]
            variants = dict(_variants(Looked(dossier, reading)))
            if variants:
                figures.append(_figured(dossier, rules, today, reading, ties[claim.id], variants))
            else:
                unchanged.append(claim)
        if progress is not None:
            progress(number, len(whole.judged))
    return Guarding(dossier, tuple(figures), tuple(unchanged))


def _variants(looked: Looked) -> Iterator[tuple[tuple[str, str], AnyClaim]]:
    """The claim changed by each slip, by the slip and what it then says."""
    figure = looked.reading.figure
    if figure is not None and (figure.value is None or figure.force is Force.VAGUE):
        return
    for slip in SLIPS:
        for made in slip.make(looked):
            yield (slip.id, _told(looked.claim, made)), made


def _told(claim: AnyClaim, made: AnyClaim) -> str:
    """What a changed claim says, where the change is not in its figure."""
    if made.printed != claim.printed:
        return made.printed
    if made.period != claim.period:
        return f"{made.printed} in {made.period}"
    return f"{made.printed}, turned"


def _figured(
    dossier: Dossier,
    rules: Sequence[Rule] | None,
    today: date | None,
    reading: Reading,
    tied: Sequence[str],
    variants: dict[tuple[str, str], AnyClaim],
) -> Figured:
    claim = reading.claim
    before = _troubles(review(alone(dossier, tied), rules, today=today, slips=False), claim.id)
    changes = []
    for (slip, told), made in variants.items():
        found = review(alone(dossier, tied, made), rules, today=today, slips=False)
        after = _troubles(found, claim.id)
        # A claim that is contradicted already stays so: that is no news, and it is noticed all the same.
        refuted = found.verdict(claim.id) in (Verdict.CONTRADICTED, Verdict.DISPUTED)
        changes.append(Changed(slip, told, refuted or bool(after - before)))
    spread = list(_spread(claim)) if any(one.noticed for one in changes) else []
    passed = sum(
        found.verdict(claim.id) not in (Verdict.CONTRADICTED, Verdict.DISPUTED)
        and not _troubles(found, claim.id) - before
        for found in (review(alone(dossier, tied, made), rules, today=today, slips=False) for made in spread)
    )
    return Figured(claim, tuple(changes), _needs(reading), len(spread), passed)


def _spread(claim: AnyClaim) -> Iterator[AnyClaim]:
    """The claim with other figures of its precision, evenly from a tenth to ten times its value."""
    figure = None if isinstance(claim, Rank | Dated | Untyped) else claim.figure
    if figure is None or not figure.value:
        return
    low, high = abs(figure.value) / 10, abs(figure.value) * 10
    for number in range(MOST_SPREAD):
        changed = showing(figure, low + (high - low) * number / (MOST_SPREAD - 1))
        if changed is not None:
            yield restated(claim, changed)


def _troubles(found: Review, claim: str) -> frozenset[tuple[str, str]]:
    """The errors and strained findings about a claim, by rule and message."""
    return frozenset(
        (finding.rule, finding.message)
        for finding in found.findings
        if claim in finding.claims
        and finding.severity is not Severity.NOTE
        and finding.verdict in (Verdict.CONTRADICTED, Verdict.DISPUTED, Verdict.STRAINED)
    )


def _ties(whole: Review) -> dict[str, list[str]]:
    """For each claim those that it was compared with, directly or not, and those of the same quantity; itself first."""
    claims = {judged.claim.id: judged for judged in whole.judged}
    by_measure: dict[str, list[str]] = {}
    for judged in whole.judged:
        for measure in _measures(judged):
            by_measure.setdefault(measure, []).append(judged.claim.id)
    tied: dict[str, dict[str, None]] = {name: {name: None} for name in claims}
    for finding in whole.findings:
        for name in finding.claims:
            tied[name].update(dict.fromkeys(finding.claims[:MOST_TIED]))
    for judged in whole.judged:
        for one in judged.compared:
            tied[judged.claim.id][one.about] = None
            tied[one.about][judged.claim.id] = None
        for measure in _measures(judged):
            same = by_measure[measure]
            at = same.index(judged.claim.id)
            nearest = same[max(at - MOST_TIED // 2, 0) : at + MOST_TIED // 2]
            tied[judged.claim.id].update(dict.fromkeys(nearest))
    return {name: list(others)[:MOST_TIED] for name, others in tied.items()}


def _measures(judged: Judged) -> Iterator[str]:
    claim = judged.claim
    quantity: str | None = getattr(claim, "quantity", None)
    if quantity:
        yield quantity
    for name in ("of", "to", "subject"):
        reference = getattr(claim, name, None)
        if reference is not None:
            yield reference.quantity
    limit = getattr(claim, "limit", None)
    if limit:
        yield f"limit {limit}"


def _needs(reading: Reading) -> str:
    """The evidence or the claim that would guard a figure."""
    stated: Stated | None = reading.stated
    match stated:
        case Quantity() if isinstance(reading.claim, Dated):
            return f"an observation of {stated} in a table of evidence"
        case Quantity(period=None):
            return f"a period for the claim, and an observation of {stated} in it"
        case Quantity():
            return f"an observation of {stated} in a table of evidence, or another claim of it"
        case ShareOf(part, whole):
            return f"observations of {part} and of {whole}"
        case RatioOf(numerator, denominator):
            return f"observations of {numerator} and of {denominator}"
        case ChangeFrom(start=start, end=end):
            return f"observations of {start} and of {end}, from one source"
        case LimitValue(limit=limit):
            return f"the value of the limit {limit}"
        case CountOf():
            return "all the things that are counted, named, with `complete: yes`"
        case _:
            pass
    if reading.subject is not None:
        return f"a period for the claim, and observations of {reading.subject} in it"
    return "a quantity for the claim, and an observation of it in a table of evidence"
