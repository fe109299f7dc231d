"""One claim on a card: its words, its verdict, what it was compared with, drawn and in words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from claimcheck.claim import AnyClaim, Comparison, Listing, Rank, Threshold
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.report.excerpt import line, shortened
from claimcheck.report.html.bars import SAID, Bars, bars
from claimcheck.report.html.columns import Columns, columns
from claimcheck.report.sign import RESULTS, SEVERITIES, VERDICTS
from claimcheck.report.tally import counted
from claimcheck.trial import Result

MOST_FINDINGS: Final = 8
"""Findings told on one card; the errors come first, the rest are counted."""

MOST_COMPARISONS: Final = 20
"""Comparisons listed on one card; the worst come first, the rest are counted."""

MOST_LISTED: Final = 12
"""Places of evidence, slips and related claims under one finding."""

LONGEST_MESSAGE: Final = 2_000
"""Characters of one message; a longer one lists what nobody reads to its end."""

LONGEST_WORDS: Final = 120
"""Characters of a claim's words in a list of claims."""

LOUD: Final = (Verdict.CONTRADICTED, Verdict.DISPUTED, Verdict.UNDECIDED, Verdict.STRAINED)
"""The verdicts that ask a person to look."""

_SOURCE: Final = re.compile(r" \[([^\[\]]++)\]$")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, to a web address or a place of the page; or only words."""

    text: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One finding: what it says in a few words, the arithmetic, and what would explain it."""

    severity: str
    sign: str
    rule: str
    lead: str
    rest: str
    source: str
    about: Link | None
    slips: tuple[tuple[str, str], ...]
    suspects: tuple[Link, ...]
    tied: tuple[Link, ...]
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class Comparing:
    """One comparison: its result as a sign and in words, the arithmetic, and by which rule on whose figures."""

    result: str
    sign: str
    said: str
    arithmetic: str
    origin: str


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with all that the page says of it. `number` counts claims in the order of the article, from 1."""

    number: int
    anchor: str
    name: str
    verdict: str
    sign: str
    figure: str
    quote: tuple[str, str, str]
    of: str
    line: int
    told: tuple[ToldFinding, ...]
    more: int
    accepted: tuple[ToldFinding, ...]
    remarks: tuple[ToldFinding, ...]
    evidence: tuple[str, ...]
    opening: str
    follows: tuple[str, ...]
    chain: tuple[str, ...]
    plots: tuple[Bars, ...]
    charts: tuple[Columns, ...]
    compared: tuple[Comparing, ...]
    more_compared: int
    sources: tuple[Link, ...]
    said_by: str
    is_loud: bool
    in_text: bool
    silent: str

    @property
    def words(self) -> str:
        """The words of the claim, in a line."""
        return shortened("".join(self.quote), LONGEST_WORDS)


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim for which a page with thousands of them has only a line."""

    number: int
    anchor: str
    name: str
    verdict: str
    sign: str
    figure: str
    words: str
    in_text: bool


class Cards:
    """The cards of one review. `prefix` keeps the anchors of several dossiers on one page apart."""

    def __init__(self, review: Review, prefix: str, numbers: dict[str, int], findings: Sequence[Finding]) -> None:
        self.review, self.prefix, self.numbers = review, prefix, numbers
        self._findings: dict[str, list[Finding]] = {}
        for finding in findings:
            for claim in finding.claims:
                self._findings.setdefault(claim, []).append(finding)
        self._accepted: dict[str, list[Finding]] = {}
        for finding in review.findings:
            if finding.accepted is not None:
                self._accepted.setdefault(finding.primary, []).append(finding)

    def anchor(self, claim: str) -> str:
        """The place of the page where a card stands."""
        return f"{self.prefix}{claim}"

    def brief(self, judged: Judged, *, in_text: bool) -> Brief:
        """A line for a claim."""
        return Brief(
            number=self.numbers[judged.claim.id],
            anchor=self.anchor(judged.claim.id),
            name=judged.claim.id,
            verdict=judged.verdict.value,
            sign=VERDICTS[judged.verdict],
            figure=shortened(judged.claim.printed, 80) or without_figure(judged.claim),
            words=shortened(judged.claim.quote, LONGEST_WORDS),
            in_text=in_text,
        )

    def card(self, judged: Judged, *, in_text: bool) -> Card:
        """The card of a claim."""
        claim, review = judged.claim, self.review
        drawn = review.drawn(claim.id)
        found = [one for one in self._findings.get(claim.id, []) if not _is_remark(one)]
        remarks = [one for one in self._findings.get(claim.id, []) if _is_remark(one)][:MOST_FINDINGS]
        compared = sorted(dict.fromkeys(judged.compared), key=lambda one: list(Result).index(one.result))
        # What the rest leaves a place in an order is a number without a unit, which its message tells better.
        asked = judged.verdict in LOUD and not isinstance(claim, Rank)
        follows = [one for one in review.following(claim.id) if not one.given] if asked else []
        return Card(
            number=self.numbers[claim.id],
            anchor=self.anchor(claim.id),
            name=claim.id,
            verdict=judged.verdict.value,
            sign=VERDICTS[judged.verdict],
            figure=line(claim.printed) or without_figure(claim),
            quote=_parts(claim),
            of=self._of(judged),
            line=review.dossier.places[claim.id].line,
            told=tuple(self.told(finding, claim.id) for finding in found[:MOST_FINDINGS]),
            more=max(len(found) - MOST_FINDINGS, 0),
            accepted=tuple(self.told(finding, claim.id) for finding in self._accepted.get(claim.id, ())),
            remarks=tuple(self.told(finding, claim.id) for finding in remarks),
            evidence=tuple(dict.fromkeys(place for one in (*found, *remarks) for place in self._evidence(one))),
            opening=_opening(len(compared), len(remarks)),
            # What follows from another claim is one sentence; what is left to this one has a chain of its own.
            follows=tuple(line(one.values if one.left is not None else one.chain[0]) for one in follows),
            chain=tuple(line(step) for one in follows if one.left is not None for step in one.chain[:MOST_LISTED]),
            plots=tuple(map(bars, drawn.plots)),
            charts=tuple(map(columns, drawn.charts)),
            compared=tuple(
                Comparing(
                    one.result.value,
                    RESULTS[one.result],
                    SAID[one.result],
                    shortened(one.arithmetic, LONGEST_MESSAGE),
                    " · ".join(
                        filter(
                            None,
                            (
                                one.rule,
                                "" if one.about == claim.id else f"about {one.about}",
                                "; ".join(one.sources),
                            ),
                        )
                    ),
                )
                for one in compared[:MOST_COMPARISONS]
            ),
            more_compared=max(len(compared) - MOST_COMPARISONS, 0),
            sources=tuple(self._sources(claim)),
            said_by=line(claim.said_by or ""),
            is_loud=judged.verdict in LOUD,
            in_text=in_text,
            silent=_silence(judged, found),
        )

    def told(self, finding: Finding, claim: str) -> ToldFinding:
        """A finding, as the card of one of its claims tells it."""
        message = shortened(finding.message, LONGEST_MESSAGE)
        source = _SOURCE.search(message)
        message = message[: source.start()] if source else message
        lead, colon, rest = message.partition(": ")
        return ToldFinding(
            severity=finding.severity.value,
            sign=SEVERITIES[finding.severity],
            rule=finding.rule,
            lead=lead + (":" if colon else ""),
            rest=rest,
            source=source[1] if source else "",
            about=None if finding.primary == claim else self.link(finding.primary),
            slips=tuple((slip, line(text)) for slip, text in map(_slip, finding.slips[:MOST_LISTED])),
            suspects=tuple(
                self.link(name) for name in finding.suspects[:MOST_LISTED] if finding.suspects != (finding.primary,)
            ),
            tied=tuple(
                self.link(name) for name in finding.claims[:MOST_LISTED] if name not in (claim, finding.primary)
            ),
            set_aside=line(finding.set_aside),
        )

    def _evidence(self, finding: Finding) -> Iterator[str]:
        """Where the figures of others stand, each file named from the folder of the dossier."""
        folder = str(self.review.dossier.path)
        for place in finding.evidence[:MOST_LISTED]:
            yield line(place if folder == "." else place.replace(folder + os.sep, ""))

    def link(self, name: str) -> Link:
        """A claim of the dossier by its name, or whatever else a finding suspects."""
        claim = self.review.dossier.by_id.get(name)
        if claim is None:
            return Link(line(name))
        return Link(shortened(claim.printed, 60) or name, f"#{self.anchor(name)}", name)

    def _of(self, judged: Judged) -> str:
        """What the figure is of: the measure, the members, the period as stated or as read."""
        claim = judged.claim
        quantity: str = getattr(claim, "quantity", None) or ""
        measure = self.review.dossier.measures.get(quantity)
        members: tuple[str, ...] = getattr(claim, "member", ())
        when = str(claim.period).replace("..", " to ") if claim.period is not None else ""
        read = "" if judged.reading in ("", when) else f"read {_as(judged.reading)}"
        what = quantity if measure is None else measure.measure
        who = ", ".join(members[:6]) + (f" and {len(members) - 6} more" if len(members) > 6 else "")
        return line(" · ".join(filter(None, (what, who, when, read))))

    def _sources(self, claim: AnyClaim) -> Iterator[Link]:
        for name in claim.sources:
            source = self.review.dossier.sources.get(name)
            if source is not None:
                when = f", {source.published}" if source.published else ""
                yield Link(f"{line(source.title)}", web_address(source.url), f"{line(source.name)}{when}")


def _is_remark(finding: Finding) -> bool:
    """Whether a finding leaves the claim as it is."""
    return finding.severity is Severity.NOTE and finding.verdict is Verdict.UNCHECKED


def _opening(compared: int, remarks: int) -> str:
    """What a reader finds below the card when it is opened."""
    times = {0: "", 1: "compared once", 2: "compared twice"}.get(compared, f"compared {compared:,} times")
    noted = counted(remarks, "note") if remarks else ""
    return ", ".join(filter(None, (times, noted))).capitalize() or "Where it comes from"


def _as(reading: str) -> str:
    return reading if reading.startswith("in ") else f"as {reading}"


def _slip(text: str) -> tuple[str, str]:
    """The name of the slip and the sentence."""
    name, colon, sentence = text.partition(": ")
    return (name, sentence) if colon and " " not in name else ("", text)


def _silence(judged: Judged, found: Iterable[Finding]) -> str:
    """Why a claim shows no comparison, in a sentence; "" where there is something to show."""
    if judged.verdict is not Verdict.UNCHECKED:
        return ""
    if any(finding.severity is not Severity.NOTE for finding in found):
        return ""
    if judged.claim.kind == "untyped":
        return "Nobody has typed this statement yet, so nothing could check it."
    return f"Nothing to compare with: {line(judged.lacks)}" if judged.lacks else "Nothing was compared with it."


def _parts(claim: AnyClaim) -> tuple[str, str, str]:
    """The quote before its figure, the figure, and the quote after it."""
    quote, printed = " ".join(claim.quote.split()), " ".join(claim.printed.split())
    found = re.search(re.escape(printed), quote, re.IGNORECASE) if printed else None
    if found is None:
        return quote, "", ""
    return quote[: found.start()], found[0], quote[found.end() :]


def without_figure(claim: AnyClaim) -> str:
    """What a claim says that prints no figure."""
    match claim:
        case Comparison():
            return line(f"{claim.relation} {claim.than}")
        case Listing():
            return f"{counted(len(claim.items), 'thing')} named"
        case Threshold() if claim.limit is not None:
            return line(f"{claim.side.value if claim.side else 'at'} {claim.limit}")
        case _:
            return f"{claim.kind} without a figure"


def web_address(address: str | None) -> str:
    """An address that a page may link to: of the web, whole, and without a character that hides where it leads."""
    if address is None or not address.isascii() or not address.isprintable() or " " in address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
