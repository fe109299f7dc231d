"""The report for a terminal: a table of claims, the findings worst first, and a last line that counts everything."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from rich import box
from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from claimcheck.claim import AnyClaim, Comparison, Listing, Threshold
from claimcheck.dossier import Dossier
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.judgement import Compared, Judged, Review
from claimcheck.report.excerpt import around, line, shortened
from claimcheck.report.notes import Gathered, gathered
from claimcheck.report.tally import caution, counted, tally, total
from claimcheck.trial import Result

MOST_ROWS: Final = 200
"""Claims in one table: what a person scrolls through, and what Rich sets in a tenth of a second."""

MOST_FINDINGS: Final = 200
"""Findings told one by one; a file with more has one cause for most of them."""

MOST_COMPARISONS: Final = 2
"""Comparisons shown for one claim; the worst come first, the rest are counted."""

MOST_PLACES: Final = 4
"""Places of evidence and related claims under one finding."""

MOST_NAMED: Final = 8
"""Claims named in a line that gathers notes."""

LONGEST_ARITHMETIC: Final = 140
"""Characters of arithmetic in the table; the finding and the other formats have all of it."""

_NARROW: Final = 100
"""Columns below which names and figures take fewer of them, to leave room for what a claim was compared with."""

_GAPS: Final = 7
"""Columns that Rich sets between those of the table: a blank after each of the four, and three that divide them."""

_LEAST: Final = 16
"""Columns for what a claim was compared with, however narrow the terminal is."""

# Words carry the meaning; the sign helps the eye, and colour only repeats it.
_VERDICTS: Final = {
    Verdict.CONTRADICTED: ("✗", "bold red"),
    Verdict.DISPUTED: ("≠", "red"),
    Verdict.UNDECIDED: ("?", "magenta"),
    Verdict.STRAINED: ("~", "yellow"),
    Verdict.CONSISTENT: ("✓", "green"),
    Verdict.UNCHECKED: ("·", "dim"),
}
_SEVERITIES: Final = {
    Severity.ERROR: ("✗", "bold red"),
    Severity.WARNING: ("!", "bold yellow"),
    Severity.NOTE: ("·", "bold blue"),
}
_RESULTS: Final = {
    Result.BROKEN: ("✗", "red"),
    Result.OPEN: ("?", "magenta"),
    Result.STRAINED: ("~", "yellow"),
    Result.HOLDS: ("✓", "green"),
}


def render(reviews: Sequence[Review], console: Console, *, verbose: bool = False) -> None:
    """Print the reviews. `verbose` leaves nothing out: every claim, comparison, note and place of evidence.

    Text of files is printed as text: no control character of it reaches the terminal, and no markup of it is obeyed.
    """
    for number, review in enumerate(reviews):
        if number:
            console.print()
        _Report(review, console, verbose).print()
    if len(reviews) > 1:
        console.print()
        counts = total(review.counts for review in reviews)
        fail = counted(sum(review.failed for review in reviews), "fails", "fail")
        _put(console, Text(f"{counted(len(reviews), 'dossier')}, of which {fail}. {tally(counts)}", "bold"))
    elif not reviews:
        _put(console, Text("There is no dossier: nothing was checked."))


LABEL_WIDTH: Final = 9
"""Columns before the texts of a finding, where it says what each is: at, says, but, see."""


class _Report:
    """One review on its way to a console."""

    def __init__(self, review: Review, console: Console, verbose: bool) -> None:
        self.review, self.console, self.verbose = review, console, verbose
        self.dossier = review.dossier

    def print(self) -> None:
        self._title()
        self._failures()
        if self.review.judged:
            self._claims()
        told, together = self._sorted()
        self._findings(told)
        self._notes(together)
        self._accepted()
        self._counts()

    def _put(self, *renderables: RenderableType) -> None:
        for renderable in renderables:
            _put(self.console, renderable)

    def _title(self) -> None:
        title = line(self.dossier.article.title)
        path = Text(_shown_path(self.dossier.claim_file), "dim" if title else "bold")
        self._put(*([Text(title, "bold")] if title else []), path)

    def _failures(self) -> None:
        for failure in self.review.failures:
            text = Text("\nRULE FAILED ", "bold red")
            text.append(f"{line(failure.rule)}: {shortened(failure.error, 400)}")
            text.append("\nThis is a defect of the rule. What it would have found is missing below, and the run fails.")
            self._put(text)

    # The table.

    def _claims(self) -> None:
        shown, hidden = self._rows()
        narrow = self.console.width < _NARROW
        figures = [_figure(one) for one in shown]
        widths = [
            len("✗ contradicted"),
            min(max(map(len, ("line 1,000", *(one.claim.id for one in shown)))), 16 if narrow else 26),
            min(max(len("figure"), *(part.cell_len for one in figures for part in one.split())), 18 if narrow else 30),
        ]
        widths.append(max(self.console.width - sum(widths) - _GAPS, _LEAST))
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
        for header, width in zip(("verdict", "claim", "figure", "compared with"), widths, strict=True):
            table.add_column(header, width=width, overflow="fold")
        accepted = {one.primary for one in self.review.findings if one.accepted is not None}
        for judged, figure in zip(shown, figures, strict=True):
            sign, style = _VERDICTS[judged.verdict]
            verdict = Text(f"{sign} {judged.verdict.value}", style)
            if judged.claim.id in accepted:
                verdict.append("\n  accepted", "dim not bold")
            named = Text(_broken(line(judged.claim.id), widths[1]))
            named.append(f"\nline {self.dossier.places[judged.claim.id].line}", "dim")
            table.add_row(verdict, named, figure, self._compared(judged, widths[3]))
        self._put(Text(), table)
        if hidden:
            verdicts = [verdict for verdict in Verdict if any(one.verdict is verdict for one in hidden)]
            told = ", ".join(
                f"{sum(one.verdict is verdict for one in hidden):,} {verdict.value}" for verdict in verdicts
            )
            text = f"{counted(len(hidden), 'more claim')} not shown: {told}. --verbose shows every claim."
            self._put(Text(text, "italic"))

    def _rows(self) -> tuple[list[Judged], list[Judged]]:
        """The claims that are shown and those that are not, in the order of the file; where there are too many, the
        worst are shown."""
        judged = self.review.judged
        if self.verbose or len(judged) <= MOST_ROWS:
            return list(judged), []
        worst = sorted(range(len(judged)), key=lambda number: judged[number].verdict)
        kept = frozenset(worst[:MOST_ROWS])
        return (
            [one for number, one in enumerate(judged) if number in kept],
            [one for number, one in enumerate(judged) if number not in kept],
        )

    def _compared(self, judged: Judged, width: int) -> Text:
        comparisons = sorted(dict.fromkeys(judged.compared), key=lambda one: list(Result).index(one.result))
        most = len(comparisons) if self.verbose else MOST_COMPARISONS
        items = [
            self._item(*_RESULTS[one.result], one.arithmetic, self._origin(judged, one), width)
            for one in comparisons[:most]
        ]
        if len(comparisons) > most:
            items.append(Text(f"and {len(comparisons) - most:,} more", "dim"))
        if not items:
            # A rule may have judged the words of a claim without comparing a figure.
            items = [
                self._item(*_VERDICTS[one.verdict], one.message, (one.rule,), width)
                for one in self.review.of(judged.claim.id)
                if one.verdict is not Verdict.UNCHECKED
            ][:1]
        return Text("\n").join(items) if items else Text("nothing to compare with", "dim")

    def _origin(self, judged: Judged, one: Compared) -> tuple[str, ...]:
        """By which rule, about which other claim, and whose figures."""
        about = "" if one.about == judged.claim.id else f"about {one.about}"
        return one.rule, about, "; ".join(one.sources)

    def _item(self, sign: str, style: str, said: str, origin: Iterable[str], width: int) -> Text:
        """What a claim was compared with, below its sign, and in the next line by which rule and whose figures."""
        text = Text(line(said) if self.verbose else shortened(said, LONGEST_ARITHMETIC))
        text.append(f"\n{line(' · '.join(filter(None, origin)))}", "dim")
        item = Text(f"{sign} ", style)
        item.append_text(self._hanging(text, width))
        return item

    def _hanging(self, text: Text, width: int) -> Text:
        """The text in lines of two columns less than the width, each after the first indented by these."""
        return Text("\n  ", "default").join(text.wrap(self.console, max(width - 2, 1), overflow="fold"))

    # The findings.

    def _sorted(self) -> tuple[Sequence[Finding], Sequence[Gathered]]:
        standing = [one for one in self.review.findings if one.accepted is None]
        # Those that the checker adds at the end, on acceptances, take their place among the others.
        standing.sort(key=lambda one: one.severity)
        return (standing, ()) if self.verbose else gathered(standing)

    def _findings(self, findings: Sequence[Finding]) -> None:
        shown = findings if self.verbose else findings[:MOST_FINDINGS]
        for finding in shown:
            self._put(Text(), self._finding(finding))
        rest = findings[len(shown) :]
        if rest:
            told = [
                counted(number, severity.value)
                for severity in Severity
                if (number := sum(one.severity is severity for one in rest))
            ]
            text = (
                f"\n{counted(len(rest), 'more finding')} not shown: {', '.join(told)}. --verbose shows every finding."
            )
            self._put(Text(text, "italic"))

    def _finding(self, finding: Finding) -> RenderableType:
        sign, style = _SEVERITIES[finding.severity]
        claim = self.dossier.by_id[finding.primary]
        head = Text(f"{sign} {finding.severity.value}", style)
        head.append(f" {line(finding.rule)}", "bold default")
        head.append(f" · {line(finding.primary)}", "default")
        if finding.verdict is not Verdict.UNCHECKED:
            head.append(f" · {finding.verdict.value}", "not bold " + _VERDICTS[finding.verdict][1])
        rows = [
            ("at", self._place(finding)),
            ("says", _quoted(claim)),
            ("note" if finding.severity is Severity.NOTE else "but", Text(line(finding.message))),
        ]
        for label, texts in (
            ("slip", finding.slips),
            ("leaves", self._follows(finding)),
            # Of a finding about one claim nothing else needs to be doubted.
            ("doubt", [self._related(name) for name in finding.suspects if finding.suspects != (finding.primary,)]),
            ("with", [self._related(name) for name in finding.claims[1:]]),
            ("see", [self._near(place) for place in finding.evidence]),
        ):
            rows += [("" if number else label, Text(line(text))) for number, text in enumerate(self._most(texts))]
        for label, text in rows:
            head.append(f"\n  {label:<7}", "not bold dim")
            lines = text.wrap(self.console, max(self.console.width - LABEL_WIDTH, 20), overflow="fold")
            head.append_text(Text("\n" + " " * LABEL_WIDTH).join(lines))
        return head

    def _follows(self, finding: Finding) -> Sequence[str]:
        """What the rest leaves a claim that cannot hold, or the sentence for it; not what its message says anyway."""
        if finding.verdict not in (Verdict.CONTRADICTED, Verdict.DISPUTED) or finding.severity is not Severity.ERROR:
            return ()
        found = self.review.following(finding.primary)
        said = (one for one in found if not one.given)
        return [one.chain[0] if len(one.chain) == 1 else f"{one.quantity}: {one.values}" for one in said]

    def _most(self, texts: Sequence[str]) -> Iterable[str]:
        most = len(texts) if self.verbose or len(texts) == MOST_PLACES + 1 else MOST_PLACES
        yield from texts[:most]
        if len(texts) > most:
            yield f"and {len(texts) - most:,} more"

    def _place(self, finding: Finding) -> Text:
        text = Text(_shown_place(finding.place))
        if finding.words is not None:
            words = finding.words
            # The words of an article inside the claim file are counted from their own first line.
            inside = words.path == finding.place.path
            where = "article " if inside else f"{line(_name(self.dossier, words.path))}:"
            text.append(f" · {where}{words.line}:{words.column}", "dim")
        return text

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
        self._put(Text())
        for group in groups:
            names = list(dict.fromkeys(one.primary for one in group.findings))
            sign, style = _SEVERITIES[Severity.NOTE]
            text = Text(f"{sign} note", style)
            text.append(f" {line(group.rule)}", "bold default")
            text.append(f" · {counted(len(names), 'claim')}: ", "default")
            text.append(line(group.message or f"such as {names[0]}: {group.findings[0].message}; also"), "default")
            named = names if group.message else names[1:]
            text.append(": " if group.message else " ", "default")
            text.append(line(", ".join(named[:MOST_NAMED])), "default")
            if len(named) > MOST_NAMED:
                text.append(f" and {len(named) - MOST_NAMED:,} more", "default")
            self._put(self._hanging(text, self.console.width))

    def _accepted(self) -> None:
        accepted = [one for one in self.review.findings if one.accepted is not None]
        if accepted:
            self._put(Text())
        for one in accepted:
            text = Text("= accepted", "bold")
            text.append(f" {one.severity.value} {line(one.rule)} · {line(one.primary)}", "default")
            text.append(f" · {_shown_place(one.place)}", "dim not bold")
            text.append(f": {line(one.accepted or '')}", "not bold")
            self._put(self._hanging(text, self.console.width))

    def _counts(self) -> None:
        counts = self.review.counts
        said = caution(counts)
        self._put(Text(), Text(f"{tally(counts)} {said}".rstrip(), "bold"))


def _figure(judged: Judged) -> Text:
    """The figure as printed, and what it is of: members or quantity, and the period as stated or as read."""
    claim = judged.claim
    members: tuple[str, ...] = getattr(claim, "member", ())
    quantity: str = getattr(claim, "quantity", None) or ""
    named = members[:2] if len(members) < 4 else members[:1]
    of = ", ".join(named) if members else quantity
    if len(members) > len(named):
        of += f" and {len(members) - len(named)} more"
    when = str(claim.period) if claim.period is not None else ""
    read = "" if judged.reading in ("", when) else f"read as {judged.reading}".replace("as in ", "in ", 1)
    text = Text(line(claim.printed) or _without_figure(claim))
    details = ", ".join(filter(None, (of, when, read)))
    if details:
        text.append(f"\n{line(details)}", "dim")
    return text


def _broken(name: str, width: int) -> str:
    """A name in lines of at most that width, broken after hyphens where it has some."""
    lines = [""]
    for part in re.findall(r"[^-]*+-|[^-]++", name):
        if lines[-1] and len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _without_figure(claim: AnyClaim) -> str:
    match claim:
        case Comparison():
            return line(f"{claim.relation} {claim.than}")
        case Listing():
            return f"{counted(len(claim.items), 'thing')} named"
        case Threshold() if claim.limit is not None:
            return line(f"{claim.side.value if claim.side else 'at'} {claim.limit}")
        case _:
            return f"{claim.kind} without a figure"


def _quoted(claim: AnyClaim) -> Text:
    text = Text(f"“{around(claim.quote, claim.printed)}”", "italic")
    figure = line(claim.printed)
    start = text.plain.casefold().find(figure.casefold()) if figure else -1
    if start >= 0:
        text.stylize("bold", start, start + len(figure))
    return text


def _name(dossier: Dossier, path: str) -> str:
    """A file of the dossier, named from its folder."""
    try:
        return str(Path(path).relative_to(dossier.path))
    except ValueError:
        return path


def _shown_place(place: Place) -> str:
    return f"{_shown_path(place.path)}:{place.line}" if place.line else _shown_path(place.path)


def _shown_path(path: str) -> str:
    """The path as it was named, from the working folder on where it lies inside that."""
    full = Path(path)
    if full.is_absolute() and full.is_relative_to(Path.cwd()):
        return line(str(full.relative_to(Path.cwd())))
    return line(path)


def _put(console: Console, renderable: RenderableType) -> None:
    """Print without the blanks that would fill each line up to the width, for reports that are kept in files."""
    printed: list[Segment] = []
    for row in console.render_lines(renderable, pad=False):
        segments = list(row)
        while segments and not segments[-1].text.strip():
            segments.pop()
        if segments:
            last = segments.pop()
            segments.append(Segment(last.text.rstrip(), last.style, last.control))
        printed += segments
        printed.append(Segment.line())
    console.print(Segments(printed), end="")
