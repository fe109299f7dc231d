"""The report for a terminal: what to do, the findings worst first, a table of claims, and a line that counts it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions
from rich.segment import Segment

from claimcheck.judgement import Review
from claimcheck.report.claim_table import ClaimTable
from claimcheck.report.excerpt import line, shortened
from claimcheck.report.findings import Findings
from claimcheck.report.lead import lead
from claimcheck.report.location import shown_path
from claimcheck.report.sheet import Sheet
from claimcheck.report.tally import caution, counted, tally, total


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
        _put(review, page, verbose=verbose, quiet=quiet)
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
    _put(review, page, verbose=False, quiet=False)
    yield from page.segments()


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
