"""`claimcheck check`: reviews of dossiers as a report, and whether the run fails."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from claimcheck import report
from claimcheck.checker import review
from claimcheck.cli import status
from claimcheck.cli.choosing import claim_files, rules
from claimcheck.cli.delivery import console, deliver
from claimcheck.cli.progress import progress
from claimcheck.fault import Fault, InputError
from claimcheck.finding import Severity
from claimcheck.judgement import Review
from claimcheck.loading.loader import load


def check(options: Namespace) -> int:
    """Check the dossiers that are named, and print or write one report on them."""
    chosen = rules(options.select, options.ignore)
    faults: list[Fault] = []
    found = claim_files(options.paths, faults)
    reviews: list[Review] = []
    with progress("checking") as show:
        for number, claim_file in enumerate(found):
            show(number, len(found))
            try:
                reviews.append(review(load(claim_file), chosen))
            except InputError as error:
                faults += error.faults
    # What can be read is reported all the same, but a file that is there is a whole report.
    if reviews and not (faults and options.output):
        deliver(_report(reviews, options), options.output)
    if faults:
        raise InputError(faults)
    if any(one.failures for one in reviews):
        return status.BROKEN
    least = Severity(options.fail_on)
    standing = any(found.accepted is None and found.severity <= least for one in reviews for found in one.findings)
    return status.BROKEN if standing and not options.exit_zero else status.CLEAR


def _report(reviews: Sequence[Review], options: Namespace) -> str:
    if options.output_format in report.FORMATS:
        return report.written(options.output_format, reviews)
    from claimcheck.report.console import render

    terminal, written = console(options.output)
    # What is kept in a file is UTF-8; a terminal may have fewer signs.
    encoding = "utf-8" if options.output else sys.stdout.encoding
    render(reviews, terminal, verbose=options.verbose, encoding=encoding)
    return written.getvalue()
