"""The findings of a review on a terminal, worst first: those of a claim together, notes gathered, the accepted last."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from claimcheck.claim import AnyClaim, Listing, Rank
from claimcheck.dossier import Dossier
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report.excerpt import around, line
from claimcheck.report.layout import Line, indented
from claimcheck.report.location import shown_path
from claimcheck.report.notes import Gathered, gathered
from claimcheck.report.sheet import LABEL, NARROW, Sheet
from claimcheck.report.style import OF_WORDS, RESULTS, SEVERITIES, VERDICTS
from claimcheck.report.tally import counted
from claimcheck.wording import BY_CHANCE, NO_BETTER

MOST_FINDINGS: Final = 200
"""Findings told one by one; a file with more has one cause for most of them."""

MOST_PLACES: Final = {"slip": 2, "leaves": 2, "doubt": 4, "with": 4, "see": 3}
"""Texts of each kind under one finding."""

MOST_DRAWN: Final = 20
"""Findings with their sets drawn; what is drawn is worked out for each, which takes a few milliseconds."""

MOST_NAMED: Final = 8
"""Claims named in a line that gathers notes."""


class Findings:
    """The findings of one review on their way to a page; see `console.render` for `verbose` and `quiet`."""

    def __init__(self, review: Review, page: Sheet, *, verbose: bool, quiet: bool) -> None:
        self.review, self.page, self.verbose, self.quiet = review, page, verbose, quiet
        self.dossier = review.dossier
        self.drawn = 0

    def put(self) -> None:
        """What stands, then what somebody accepted."""
        told, together = self._sorted()
        self._findings(told)
        if not self.quiet:
            self._notes(together)
            self._accepted()

    def _sorted(self) -> tuple[Sequence[Finding], Sequence[Gathered]]:
        standing = [one for one in self.review.findings if one.accepted is None]
        if self.quiet:
            standing = [one for one in standing if one.severity is Severity.ERROR]
        # Those that the checker adds at the end, on acceptances, take their place among the others.
        standing.sort(key=lambda one: one.severity)
        return (standing, ()) if self.verbose else gathered(standing)

    def _findings(self, findings: Sequence[Finding]) -> None:
        """Each claim with all its findings, in the place of the worst."""
        shown = findings if self.verbose else findings[:MOST_FINDINGS]
        by_claim: dict[str, list[Finding]] = {}
        for finding in shown:
            by_claim.setdefault(finding.primary, []).append(finding)
        for group in by_claim.values():
            self.page.blank()
            self._of_claim(group)
        rest = findings[len(shown) :]
        if rest:
            told = [
                counted(number, severity.value)
                for severity in Severity
                if (number := sum(one.severity is severity for one in rest))
            ]
            self.page.blank()
            text = f"{counted(len(rest), 'more finding')} not shown: {', '.join(told)}. --verbose shows every finding."
            self.page.put([(text, "italic")])

    def _of_claim(self, group: Sequence[Finding]) -> None:
        first, *others = group
        claim = self.dossier.by_id[first.primary]
        sign, style = SEVERITIES[first.severity]
        head = [
            (sign, style),
            (f" {first.severity.value}", OF_WORDS.get(style, "bold")),
            (f" {line(first.rule)}", "bold"),
        ]
        head.append((f" · {line(first.primary)}", ""))
        if first.verdict is not Verdict.UNCHECKED:
            head.append(
                (f" · {first.verdict.value}", OF_WORDS.get(VERDICTS[first.verdict][1], "").removeprefix("bold "))
            )
        self.page.put(head, 2)
        self.page.labelled("at", [(self._place(first), "")])
        self.page.labelled("says", _quoted(claim))
        self.page.labelled("note" if first.severity is Severity.NOTE else "but", [(line(first.message), "")])
        for number, one in enumerate(others):
            sign, style = SEVERITIES[one.severity]
            said = f" {one.severity.value} {line(one.rule)}: {line(one.message)}"
            self.page.labelled("" if number else "also", [(sign, style), (said, "")])
        if first.severity is Severity.ERROR or self.verbose:
            self._sets(first.primary)
        for label, found in (
            ("slip", self._slips(group)),
            ("leaves", [left for one in group for left in self._follows(one)]),
            ("doubt", [self._related(name) for one in group for name in _doubted(one)]),
            ("with", [self._related(name) for one in group for name in one.claims[1:] if name not in _doubted(one)]),
            ("see", [self._near(place) for one in group for place in one.evidence]),
        ):
            texts = list(dict.fromkeys(found))
            for number, text in enumerate(self._most(texts, MOST_PLACES[label])):
                self.page.labelled("" if number else label, [(line(text), "")])

    def _slips(self, group: Sequence[Finding]) -> list[str]:
        """The slips that would explain findings; those that fit by chance are only counted."""
        slips = list(dict.fromkeys(slip for one in group for slip in one.slips))
        if self.verbose:
            return slips
        slips = [slip for slip in slips if not slip.endswith(NO_BETTER)]
        telling = [slip for slip in slips if BY_CHANCE not in slip]
        chance = len(slips) - len(telling)
        if chance:
            fit = counted(chance, "slip fits", "slips fit")
            telling.append(f"{fit}, which is likely by chance; --verbose shows {'it' if chance == 1 else 'them'}")
        return telling

    def _sets(self, claim: str) -> None:
        """What the figure of a claim stands for and what it was compared with, drawn on one axis."""
        if self.page.width < NARROW or (self.drawn >= MOST_DRAWN and not self.verbose):
            return
        # Where nothing is wrong, nothing is drawn, and how to draw need not be read.
        from claimcheck.report.bars import MOST_BARS, bars, is_telling

        plots = self.review.drawn(claim).plots
        for plot in plots if self.verbose else [one for one in plots if is_telling(one)][:1]:
            most = len(plot.sets) if self.verbose else MOST_BARS
            lines = list(bars(plot, self.page.width - LABEL, RESULTS, most=most))
            self.drawn += bool(lines)
            lead = [("  sets", "")]
            self.page.lines += indented((self.page.signs(each) for each in lines), lead, LABEL)

    def _follows(self, finding: Finding) -> Sequence[str]:
        """What the rest leaves a claim that cannot hold, or the sentence for it; not what its message says anyway."""
        if finding.verdict not in (Verdict.CONTRADICTED, Verdict.DISPUTED) or finding.severity is not Severity.ERROR:
            return ()
        if isinstance(self.dossier.by_id[finding.primary], Rank | Listing):
            return ()  # Which place or number is left, the message says.
        found = self.review.following(finding.primary)
        said = [one for one in found if not one.given and one.values.partition(" ")[0] not in finding.message]
        if said:
            # What leaves the figure as it is has nothing to do with what is wrong.
            plots = self.review.drawn(finding.primary).plots
            own = plots[0].sets[0].generous if plots else None
            said = [one for one in said if one.left is None or own is None or not one.left.meets(own)]
        return [one.chain[0] if len(one.chain) == 1 else f"{one.quantity}: {one.values}" for one in said]

    def _most(self, texts: Sequence[str], most: int) -> Iterator[str]:
        shown = texts[: len(texts) if self.verbose or len(texts) == most + 1 else most]
        yield from shown
        if len(texts) > len(shown):
            yield f"and {len(texts) - len(shown):,} more"

    def _place(self, finding: Finding) -> str:
        text = _shown(finding.place)
        if finding.words is None:
            return text
        words = finding.words
        # The words of an article inside the claim file are counted from their own first line.
        inside = words.path == finding.place.path
        where = "article " if inside else f"{line(_name(self.dossier, words.path))}:"
        return f"{text} · {where}{words.line}:{words.column}"

    def _related(self, name: str) -> str:
        claim = self.dossier.by_id.get(name)
        if claim is None:
            return name
        return f"{name} (line {self.dossier.places[name].line}) “{around(claim.quote, claim.printed, 80)}”"

    def _near(self, place: str) -> str:
        """A place of evidence, its file named from the folder of the dossier."""
        folder = str(self.dossier.path)
        return place if folder == "." else place.replace(folder + os.sep, "")

    def _notes(self, groups: Sequence[Gathered]) -> None:
        if not groups:
            return
        self.page.blank()
        for group in groups:
            names = list(dict.fromkeys(one.primary for one in group.findings))
            sign, style = SEVERITIES[Severity.NOTE]
            text = f" · {counted(len(names), 'claim')}: "
            text += line(group.message or f"such as {names[0]}: {group.findings[0].message}; also")
            named = names if group.message else names[1:]
            text += f"{':' if group.message else ''} {line(', '.join(named[:MOST_NAMED]))}"
            if len(named) > MOST_NAMED:
                text += f" and {len(named) - MOST_NAMED:,} more"
            self.page.put([(sign, style), (" note", "bold"), (f" {line(group.rule)}", "bold"), (text, "")], 2)

    def _accepted(self) -> None:
        # Those known from a baseline are only counted: nobody has decided to live with them.
        accepted = [one for one in self.review.findings if one.accepted is not None and not one.known]
        if accepted:
            self.page.blank()
        for one in accepted:
            text = f" {one.severity.value} {line(one.rule)} · {line(one.primary)} · {_shown(one.place)}"
            self.page.put([("= accepted", "bold"), (f"{text}: {line(one.accepted or '')}", "")], 2)


def _doubted(finding: Finding) -> tuple[str, ...]:
    """The claims to doubt; of a finding about one claim nothing else needs to be."""
    return () if finding.suspects == (finding.primary,) else finding.suspects


def _quoted(claim: AnyClaim) -> Line:
    """The quote with its figure in bold."""
    text = f"“{around(claim.quote, claim.printed)}”"
    figure = line(claim.printed)
    start = text.casefold().find(figure.casefold()) if figure else -1
    # Where folding the case changes the length, places in the two do not match, and nothing is put in bold.
    if start < 0 or len(text.casefold()) != len(text):
        return [(text, "italic")]
    end = start + len(figure)
    return [(text[:start], "italic"), (text[start:end], "bold italic"), (text[end:], "italic")]


def _name(dossier: Dossier, path: str) -> str:
    """A file of the dossier, named from its folder."""
    try:
        return str(Path(path).relative_to(dossier.path))
    except ValueError:
        return path


def _shown(place: Place) -> str:
    return f"{shown_path(place.path)}:{place.line}" if place.line else shown_path(place.path)
