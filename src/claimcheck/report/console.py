"""The report for a terminal: what to do, the findings worst first, a table of claims, and a line that counts it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.judgement import Review
from claimcheck.report.claim_table import ClaimTable
from claimcheck.report.excerpt import line, shortened
from claimcheck.report.findings import Findings
from claimcheck.report.layout import Line
from claimcheck.report.lead import lead
from claimcheck.report.location import shown_path
from claimcheck.report.sheet import Sheet
from claimcheck.report.tally import caution, counted, tally, total

# A report that goes down a pipe needs nothing of Rich.
if TYPE_CHECKING:
    from rich.segment import Segment


def laid_out(
    reviews: Sequence[Review], width: int, encoding: str = "utf-8", *, verbose: bool = False, quiet: bool = False
) -> list[Line]:
    """The reviews in lines of at most that width, with styles, and ASCII for signs that the encoding lacks.

    `verbose` leaves nothing out: every claim, comparison, note and place of evidence. `quiet` says what must be done:
    the errors and the counts. Text of files stays text: no control character of it reaches a terminal, and no markup
    of it is obeyed.
    """
    page = Sheet(width, encoding)
    for number, review in enumerate(reviews):
        if number:
            page.blank()
        _put(review, page, verbose=verbose, quiet=quiet)
    if len(reviews) > 1:
        page.blank()
        counts = total(review.counts for review in reviews)
        fail = counted(sum(review.failed for review in reviews), "fails", "fail")
        page.put([(f"{counted(len(reviews), 'dossier')}, of which {fail}. {tally(counts)}", "bold")])
    elif not reviews:
        page.put([("There is no dossier: nothing was checked.", "")])
    return page.finished()


def plain(lines: Iterable[Line]) -> str:
    """The lines as they are kept in a file or go down a pipe, without styles."""
    return "".join("".join(text for text, _ in each) + "\n" for each in lines)


def segments(lines: Iterable[Line]) -> Iterator[Segment]:
    """The lines for Rich to print, with their styles."""
    from rich.segment import Segment
    from rich.style import Style

    for each in lines:
        for text, style in each:
            yield Segment(text, Style.parse(style) if style else None)
        yield Segment.line()


def _put(review: Review, page: Sheet, *, verbose: bool, quiet: bool) -> None:
    """One review on a page."""
    title, path = line(review.dossier.article.title), shown_path(review.dossier.claim_file)
    if title:
        page.put([(title, "bold")])
    page.put([(path, "" if title else "bold")])
    page.put([(lead(review), "bold")])
    for failure in review.failures:
        page.blank()
        page.put([("RULE FAILED ", "bold red"), (f"{line(failure.rule)}: {shortened(failure.error, 400)}", "")])
        page.put([("This is a defect of the rule. What it would have found is missing below, and the run fails.", "")])
    Findings(review, page, verbose=verbose, quiet=quiet).put()
    if not quiet:
        ClaimTable(review, page, verbose=verbose).put()
    page.blank()
    page.put([(f"{tally(review.counts)} {caution(review.counts)}".rstrip(), "bold")])
