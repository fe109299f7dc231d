"""The claims of a review on a terminal: the verdict of each, its figure, and the worst that it was compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimcheck.claim import AnyClaim, Comparison, Listing, Rank, Threshold
from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.report.excerpt import line, shortened
from claimcheck.report.layout import Line, Styled, beside, indented
from claimcheck.report.sheet import NARROW, Sheet
from claimcheck.report.style import OF_WORDS, RESULTS, VERDICTS
from claimcheck.report.tally import counted
from claimcheck.trial import Result

MOST_ROWS: Final = 200
"""Claims in one table: what a person scrolls through."""

LONGEST_ARITHMETIC: Final = 110
"""Characters of arithmetic in the table; the finding and the other formats have all of it."""

WIDE: Final = 120
"""Columns from which on the claims are a table of four columns; below, each claim is a block of lines."""

VERDICT: Final = 16
"""Columns of the verdict beside a claim."""


class ClaimTable:
    """The claims of one review on their way to a page; `verbose` shows every claim with every comparison."""

    def __init__(self, review: Review, page: Sheet, *, verbose: bool) -> None:
        self.review, self.page, self.verbose = review, page, verbose
        self.dossier = review.dossier

    def put(self) -> None:
        """The claims, and how many are not shown."""
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
        sign, style = VERDICTS[judged.verdict]
        lines = [[(sign, style), (f" {judged.verdict.value}", OF_WORDS.get(style, ""))]]
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

    def _items(self, judged: Judged) -> list[tuple[Styled, str]]:
        # The worst first; of a claim that is consistent, what it agrees with, since the blame lies with another.
        order = list(Result) if judged.verdict < Verdict.CONSISTENT else list(reversed(Result))
        comparisons = sorted(dict.fromkeys(judged.compared), key=lambda one: order.index(one.result))
        items: list[tuple[Styled, str]] = []
        for one in comparisons:
            about = "" if one.about == judged.claim.id else f" of {one.about}"
            if about and one.result is Result.BROKEN and not self.verbose:
                # It stands with the finding of the other claim.
                items.append((RESULTS[one.result], line(f"{one.rule}{about} (line {self._line_of(one.about)})")))
                continue
            by = f" [{'; '.join(one.sources)}]" if one.sources else ""
            said = one.arithmetic if self.verbose else shortened(one.arithmetic, LONGEST_ARITHMETIC)
            items.append((RESULTS[one.result], line(f"{one.rule}{about}: {said}{by}")))
        # What a rule saw in the words alone, or in several claims together, is no comparison of a figure; where the
        # verdict rests on that, it comes first.
        shown = {one.rule for one in comparisons if one.result is not Result.HOLDS}
        for finding in reversed(self.review.of(judged.claim.id)):
            if finding.verdict is judged.verdict is not Verdict.UNCHECKED and finding.rule not in shown:
                said = finding.message if self.verbose else shortened(finding.message, LONGEST_ARITHMETIC)
                items.insert(0, (VERDICTS[finding.verdict], line(f"{finding.rule}: {said}")))
        return items


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
