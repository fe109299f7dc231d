"""The report for a terminal: what to do, the findings worst first, a table of claims, and a line that counts it all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console, ConsoleOptions
from rich.segment import Segment, Segments
from rich.style import Style

from claimcheck.claim import AnyClaim, Comparison, Listing, Rank, Threshold
from claimcheck.dossier import Dossier
from claimcheck.finding import Finding, Place, Severity, Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.report.excerpt import around, line, shortened
from claimcheck.report.layout import Line, Words, beside, encoded, indented, wrapped
from claimcheck.report.lead import lead
from claimcheck.report.notes import Gathered, gathered
from claimcheck.report.sign import RESULTS, SEVERITIES, VERDICTS
from claimcheck.report.tally import caution, counted, tally, total
from claimcheck.trial import Result
from claimcheck.wording import BY_CHANCE

MOST_ROWS: Final = 200
"""Claims in one table: what a person scrolls through."""

MOST_FINDINGS: Final = 200
"""Findings told one by one; a file with more has one cause for most of them."""

MOST_PLACES: Final = {"slip": 2, "leaves": 2, "doubt": 4, "with": 4, "see": 3}
"""Texts of each kind under one finding."""

MOST_DRAWN: Final = 20
"""Findings with their sets drawn; what is drawn is worked out for each, which takes a few milliseconds."""

MOST_NAMED: Final = 8
"""Claims named in a line that gathers notes."""

LONGEST_ARITHMETIC: Final = 110
"""Characters of arithmetic in the table; the finding and the other formats have all of it."""

WIDE: Final = 120
"""Columns from which on the claims are a table of four columns; below, each claim is a block of lines."""

NARROW: Final = 60
"""Columns below which nothing is set in by more than two."""

LABEL: Final = 9
"""Columns before the texts of a finding, where it says what each is: at, says, but, see."""

VERDICT: Final = 16
"""Columns of the verdict beside a claim."""

# Words carry the meaning and are never dim; the sign helps the eye, and colour only repeats it. Of the usual colours
# only red and magenta can be read on a light ground and on a dark one, so that the others are left to signs.
_STYLES: Final = {
    "✗": "bold red",
    "≠": "bold red",
    "?": "bold magenta",
    "~": "bold yellow",
    "!": "bold yellow",
    "✓": "bold green",
}
_VERDICTS: Final = {verdict: (sign, _STYLES.get(sign, "")) for verdict, sign in VERDICTS.items()}
_SEVERITIES: Final = {severity: (sign, _STYLES.get(sign, "bold cyan")) for severity, sign in SEVERITIES.items()}
_RESULTS: Final = {result: (sign, _STYLES[sign]) for result, sign in RESULTS.items()}
_OF_WORDS: Final = {"bold red": "bold red", "bold magenta": "bold magenta"}
"""The styles of signs in which words can be read as well."""


def render(
    reviews: Sequence[Review],
    console: Console,
    *,
    verbose: bool = False,
    quiet: bool = False,
    encoding: str | None = None,
) -> None:
    """Print the reviews in at most the width of the console.

    `verbose` leaves nothing out: every claim, comparison, note and place of evidence. `quiet` prints what must be done:
    the errors and the counts. `encoding` is that of the terminal, where the console does not know it: signs that it
    lacks are printed in ASCII. Text of files is printed as text: no control character of it reaches the terminal, and
    no markup of it is obeyed.
    """
    page = Sheet(console, encoding)
    for number, review in enumerate(reviews):
        if number:
            page.blank()
        _Report(review, page, verbose=verbose, quiet=quiet).print()
    if len(reviews) > 1:
        page.blank()
        counts = total(review.counts for review in reviews)
        fail = counted(sum(review.failed for review in reviews), "fails", "fail")
        page.put([(f"{counted(len(reviews), 'dossier')}, of which {fail}. {tally(counts)}", "bold")])
    elif not reviews:
        page.put([("There is no dossier: nothing was checked.", "")])
    page.print()


def segments(review: Review, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
    """The report on one review in the width that the options leave it, for Rich to print among other things."""
    page = Sheet(console)
    page.width = options.max_width
    _Report(review, page, verbose=False, quiet=False).print()
    yield from page.segments()


class Sheet:
    """Lines on their way to a console, laid out in its width and in signs that its encoding has."""

    def __init__(self, console: Console, encoding: str | None = None) -> None:
        self.console, self.width = console, console.width
        self.encoding = encoding or console.encoding
        self.lines: list[Line] = []

    def blank(self) -> None:
        """An empty line."""
        self.lines.append([])

    def put(self, words: Iterable[Words], hang: int = 0, lead: Sequence[Words] = ()) -> None:
        """Words behind a lead of `hang` columns; without a lead the lines after the first are set in by as much."""
        lines = self.wrapped(words, self.width - hang)
        if lead:
            self.lines += indented(lines, self.signs(lead), hang)
        else:
            first, *rest = lines
            self.lines += [first, *([(" " * hang, ""), *each] for each in rest)]

    def wrapped(self, words: Iterable[Words], width: int) -> list[Line]:
        """The words in lines of that width."""
        return wrapped(self.signs(words), width)

    def signs(self, words: Iterable[Words]) -> Line:
        """The words in signs that the encoding has."""
        return [(encoded(text, self.encoding), style) for text, style in words]

    def print(self) -> None:
        """Print every line."""
        self.console.print(Segments(self.segments()), end="", crop=False)

    def segments(self) -> Iterator[Segment]:
        """Every line, with no blanks at its end, so that a report can be kept in a file."""
        for each in self.lines:
            # A blank at the end can only come from the words laid out last.
            while each and not each[-1][0].strip():
                each.pop()
            for number, (text, style) in enumerate(each, 1):
                shown = text.rstrip() if number == len(each) else text
                yield Segment(shown, Style.parse(style) if style else None)
            yield Segment.line()


class _Report:
    """One review on its way to a page."""

    def __init__(self, review: Review, page: Sheet, *, verbose: bool, quiet: bool) -> None:
        self.review, self.page, self.verbose, self.quiet = review, page, verbose, quiet
        self.dossier = review.dossier
        self.drawn = 0

    def print(self) -> None:
        self._title()
        self._failures()
        told, together = self._sorted()
        self._findings(told)
        if not self.quiet:
            self._notes(together)
            self._accepted()
            self._claims()
        self._counts()

    def _title(self) -> None:
        title = line(self.dossier.article.title)
        if title:
            self.page.put([(title, "bold")])
        self.page.put([(_shown_path(self.dossier.claim_file), "" if title else "bold")])
        self.page.put([(lead(self.review), "bold")])

    def _failures(self) -> None:
        for failure in self.review.failures:
            self.page.blank()
            self.page.put(
                [("RULE FAILED ", "bold red"), (f"{line(failure.rule)}: {shortened(failure.error, 400)}", "")]
            )
            self.page.put(
                [("This is a defect of the rule. What it would have found is missing below, and the run fails.", "")]
            )

    # The findings.

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
        sign, style = _SEVERITIES[first.severity]
        head = [
            (sign, style),
            (f" {first.severity.value}", _OF_WORDS.get(style, "bold")),
            (f" {line(first.rule)}", "bold"),
        ]
        head.append((f" · {line(first.primary)}", ""))
        if first.verdict is not Verdict.UNCHECKED:
            head.append(
                (f" · {first.verdict.value}", _OF_WORDS.get(_VERDICTS[first.verdict][1], "").removeprefix("bold "))
            )
        self.page.put(head, 2)
        self._row("at", [(self._place(first), "")])
        self._row("says", _quoted(claim))
        self._row("note" if first.severity is Severity.NOTE else "but", [(line(first.message), "")])
        for number, one in enumerate(others):
            sign, style = _SEVERITIES[one.severity]
            said = f" {one.severity.value} {line(one.rule)}: {line(one.message)}"
            self._row("" if number else "also", [(sign, style), (said, "")])
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
                self._row("" if number else label, [(line(text), "")])

    def _slips(self, group: Sequence[Finding]) -> list[str]:
        """The slips that would explain findings; those that fit by chance are only counted."""
        slips = list(dict.fromkeys(slip for one in group for slip in one.slips))
        telling = slips if self.verbose else [slip for slip in slips if BY_CHANCE not in slip]
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
            lines = list(bars(plot, self.page.width - LABEL, _RESULTS, most=most))
            self.drawn += bool(lines)
            lead = [("  sets", "")]
            self.page.lines += indented((self.page.signs(each) for each in lines), lead, LABEL)

    def _row(self, label: str, words: Iterable[Words]) -> None:
        if self.page.width < NARROW:
            self.page.put([(f"{label}: ", ""), *words] if label else words, 2, [("  ", "")])
        else:
            self.page.put(words, LABEL, [(f"  {label}", "")])

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
        text = _shown_place(finding.place)
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
            sign, style = _SEVERITIES[Severity.NOTE]
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
            text = f" {one.severity.value} {line(one.rule)} · {line(one.primary)} · {_shown_place(one.place)}"
            self.page.put([("= accepted", "bold"), (f"{text}: {line(one.accepted or '')}", "")], 2)

    # The table.

    def _claims(self) -> None:
        shown, hidden = self._rows()
        if not shown:
            return
        self.page.blank()
        accepted = {
            one.primary: "known" if one.known else "accepted"
            for one in self.review.findings
            if one.accepted is not None and not (one.known and one.severity is Severity.NOTE)
        }
        if self.page.width >= WIDE:
            self._columns(shown, accepted)
        else:
            self.page.put([("The claims, in the order of the file", "")])
            for judged in shown:
                self._block(judged, accepted.get(judged.claim.id, ""))
        if hidden:
            verdicts = [verdict for verdict in Verdict if any(one.verdict is verdict for one in hidden)]
            told = ", ".join(
                f"{sum(one.verdict is verdict for one in hidden):,} {verdict.value}" for verdict in verdicts
            )
            text = f"{counted(len(hidden), 'more claim')} not shown: {told}. --verbose shows every claim."
            self.page.put([(text, "italic")])

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

    def _columns(self, shown: Sequence[Judged], accepted: Mapping[str, str]) -> None:
        """The claims as a table: verdict, claim, figure, and what it was compared with."""
        names = min(max(len("line 1,000"), *(len(one.claim.id) for one in shown)), 26)
        figures = min(max(len("figure"), *(len(part) for one in shown for part in _figure(one))), 30)
        widths = (VERDICT - 2, names, figures, self.page.width - VERDICT - names - figures - 4)
        headers = ("verdict", "claim", "figure", "compared with")
        self.page.lines += beside(
            [(self.page.wrapped([(text, "")], width), width) for text, width in zip(headers, widths, strict=True)]
        )
        self.page.lines.append(self.page.signs([("─" * self.page.width, "")]))
        for judged in shown:
            figure, details = _figure(judged)
            verdict = self._verdict(judged, accepted.get(judged.claim.id, ""))
            cells = (
                [[(line(judged.claim.id), "bold")], [(f"line {self._line(judged)}", "")]],
                [[(figure, "")], [(details, "")]],
            )
            columns = [
                ([each for words in cell for each in self.page.wrapped(words, width)], width)
                for cell, width in zip(cells, widths[1:], strict=False)
            ]
            compared: list[Line] = []
            for sign, words in self._compared(judged):
                hang = 2 if sign else 0
                compared += indented(self.page.wrapped(words, widths[3] - hang), self.page.signs(sign), hang)
            first = ([self.page.signs(words) for words in verdict], widths[0])
            self.page.lines += beside([first, *columns, (compared, widths[3])])

    def _block(self, judged: Judged, accepted: str) -> None:
        """A claim in lines of its own: its verdict, its figure, and below that what it was compared with."""
        hang = VERDICT if self.page.width >= NARROW else 2
        figure, details = _figure(judged)
        verdict, *rest = self._verdict(judged, accepted)
        named = [(line(judged.claim.id), "bold"), (f" (line {self._line(judged)}): {figure}", "")]
        if details:
            named.append((f", {details}", ""))
        if hang == 2:
            self.page.put([*verdict, *(word for words in rest for word in words), (" ", ""), *named], hang)
        else:
            self.page.put(named, hang, verdict)
        start = len(self.page.lines)
        for sign, words in self._compared(judged):
            self.page.put(words, hang + 2 * len(sign), [(" " * hang, ""), *sign])
        if rest and hang > 2:
            # Below the verdict there is room beside what it was compared with.
            (first, *tail) = self.page.lines[start]
            mark = self.page.signs(rest[0])
            assert not first[0].strip()
            self.page.lines[start] = [*mark, (first[0][sum(len(text) for text, _ in mark) :], ""), *tail]

    def _verdict(self, judged: Judged, accepted: str) -> list[Line]:
        sign, style = _VERDICTS[judged.verdict]
        lines = [[(sign, style), (f" {judged.verdict.value}", _OF_WORDS.get(style, ""))]]
        if accepted:
            lines.append([(f"  {accepted}", "")])
        return lines

    def _line(self, judged: Judged) -> int:
        return self._line_of(judged.claim.id)

    def _line_of(self, claim: str) -> int:
        return self.dossier.places[claim].line

    def _compared(self, judged: Judged) -> Iterator[tuple[Line, Line]]:
        """The sign and the words of what a claim was compared with: the worst, and how many more there are."""
        items = self._items(judged)
        if not items:
            text = f"nothing to compare with: {line(judged.lacks)}" if judged.lacks else "nothing to compare with"
            yield [], [(text, "")]
        shown = items if self.verbose else items[:1]
        for sign, said in shown:
            more = f" and {len(items) - len(shown):,} more" if len(items) > len(shown) else ""
            yield [sign], [(said + more, "")]

    def _items(self, judged: Judged) -> list[tuple[Words, str]]:
        # The worst first; of a claim that is consistent, what it agrees with, since the blame lies with another.
        order = list(Result) if judged.verdict < Verdict.CONSISTENT else list(reversed(Result))
        comparisons = sorted(dict.fromkeys(judged.compared), key=lambda one: order.index(one.result))
        items: list[tuple[Words, str]] = []
        for one in comparisons:
            about = "" if one.about == judged.claim.id else f" of {one.about}"
            if about and one.result is Result.BROKEN and not self.verbose:
                # It stands with the finding of the other claim.
                items.append((_RESULTS[one.result], line(f"{one.rule}{about} (line {self._line_of(one.about)})")))
                continue
            by = f" [{'; '.join(one.sources)}]" if one.sources else ""
            said = one.arithmetic if self.verbose else shortened(one.arithmetic, LONGEST_ARITHMETIC)
            items.append((_RESULTS[one.result], line(f"{one.rule}{about}: {said}{by}")))
        # What a rule saw in the words alone, or in several claims together, is no comparison of a figure; where the
        # verdict rests on that, it comes first.
        shown = {one.rule for one in comparisons if one.result is not Result.HOLDS}
        for finding in reversed(self.review.of(judged.claim.id)):
            if finding.verdict is judged.verdict is not Verdict.UNCHECKED and finding.rule not in shown:
                said = finding.message if self.verbose else shortened(finding.message, LONGEST_ARITHMETIC)
                items.insert(0, (_VERDICTS[finding.verdict], line(f"{finding.rule}: {said}")))
        return items

    # The end.

    def _counts(self) -> None:
        counts = self.review.counts
        self.page.blank()
        self.page.put([(f"{tally(counts)} {caution(counts)}".rstrip(), "bold")])


def _doubted(finding: Finding) -> tuple[str, ...]:
    """The claims to doubt; of a finding about one claim nothing else needs to be."""
    return () if finding.suspects == (finding.primary,) else finding.suspects


def _figure(judged: Judged) -> tuple[str, str]:
    """The figure as printed; and what it is of, members or quantity, and the period as stated or as read."""
    claim = judged.claim
    members: tuple[str, ...] = getattr(claim, "member", ())
    quantity: str = getattr(claim, "quantity", None) or ""
    named = members[:2] if len(members) < 4 else members[:1]
    of = ", ".join(named) if members else quantity
    if len(members) > len(named):
        of += f" and {len(members) - len(named)} more"
    when = claim.period.words if claim.period is not None else ""
    read = "" if judged.reading in ("", when) else f"read as {judged.reading}".replace("as in ", "in ", 1)
    return line(claim.printed) or _without_figure(claim), line(", ".join(filter(None, (of, when, read))))


def _without_figure(claim: AnyClaim) -> str:
    match claim:
        case Comparison():
            return line(f"{claim.relation} {claim.than}")
        case Listing():
            return f"{counted(len(claim.items), 'thing')} named"
        case Rank():
            place = claim.order.value.partition(" ")[0]
            return line(f"{place} since {claim.since.words}" if claim.since is not None else place)
        case Threshold() if claim.limit is not None:
            return line(f"{claim.side.value if claim.side else 'at'} {claim.limit}")
        case _:
            return f"{claim.kind} without a figure"


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


def _shown_place(place: Place) -> str:
    return f"{_shown_path(place.path)}:{place.line}" if place.line else _shown_path(place.path)


def _shown_path(path: str) -> str:
    """The path as it was named, from the working folder on where it lies inside that."""
    full = Path(path)
    if full.is_absolute() and full.is_relative_to(Path.cwd()):
        return line(str(full.relative_to(Path.cwd())))
    return line(path)
