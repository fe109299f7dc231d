"""`claimcheck check`: reviews of dossiers as a report, and whether the run fails."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from claimcheck import report
from claimcheck.checker import review
from claimcheck.cli import status
from claimcheck.cli.delivery import WIDTH_IN_FILES, columns, console, deliver, is_styled
from claimcheck.cli.progress import progress
from claimcheck.cli.settings import Selection, claim_files, configured, rules
from claimcheck.configuration import Configuration
from claimcheck.fault import Fault, InputError
from claimcheck.finding import Severity
from claimcheck.judgement import Review
from claimcheck.loading.loader import load
from claimcheck.text import printable


def check(options: Namespace) -> int:
    """Check the dossiers that are named, once or after every change."""
    if not options.watch:
        return once(options)
    if options.write_baseline is not None:
        raise InputError([Fault("--watch", 0, 0, "write the baseline without it")])
    from claimcheck.cli.watching import watch

    return watch(options, once)


def once(options: Namespace) -> int:
    """Check the dossiers that are named, and print or write one report on them."""
    configuration = configured(options)
    chosen = rules(options, configuration)
    reviews, faults = _reviewed(options, configuration, chosen)
    if options.write_baseline is not None:
        if faults:
            raise InputError(faults)
        return _write_baseline(options.write_baseline, reviews, chosen)
    notices: list[str] = []
    named = configuration.baseline if options.baseline is None else options.baseline
    if named is not None:
        from claimcheck.baseline import read

        baseline = read(named)
        for number, one in enumerate(reviews):
            reviews[number], gone = baseline.applied(one, chosen.names)
            notices += [
                f"{named}: {entry.rule} of {entry.claim} in {one.dossier.claim_file} is found no more; "
                "--write-baseline takes it out"
                for entry in gone
            ]
    # What can be read is reported all the same, but a file that is there is a whole report.
    if not faults:
        for form, file in options.report:
            deliver(report.written(form, reviews), file)
    if reviews and not (faults and options.output):
        deliver(_report(reviews, options), options.output)
    for notice in notices:
        print(printable(notice), file=sys.stderr)
    if faults:
        raise InputError(faults)
    if any(one.failures for one in reviews):
        return status.BROKEN
    least = configuration.fail_on if options.fail_on is None else Severity(options.fail_on)
    standing = any(found.accepted is None and found.severity <= least for one in reviews for found in one.findings)
    return status.BROKEN if standing and not options.exit_zero else status.CLEAR


def _reviewed(options: Namespace, configuration: Configuration, chosen: Selection) -> tuple[list[Review], list[Fault]]:
    """The reviews of all dossiers that can be read, and the faults of those that cannot."""
    faults: list[Fault] = []
    found = claim_files(tuple(options.paths) or configuration.paths, faults)
    reviews = []
    with progress("checking") as show:
        for number, claim_file in enumerate(found):
            show(number, len(found))
            try:
                reviews.append(
                    review(load(claim_file, style=configuration.style), chosen.rules, severities=configuration.severity)
                )
            except InputError as error:
                faults += error.faults
    return reviews, faults


def _report(reviews: Sequence[Review], options: Namespace) -> str:
    if options.output_format in report.FORMATS:
        return report.written(options.output_format, reviews)
    from claimcheck.report.console import laid_out, plain, segments

    lay_out = partial(laid_out, reviews, verbose=options.verbose, quiet=options.quiet)
    if options.output:
        return plain(lay_out(WIDTH_IN_FILES))
    # What is kept in a file is UTF-8; a terminal may have fewer signs.
    encoding = sys.stdout.encoding or "ascii"
    if not is_styled():
        return plain(lay_out(columns() or WIDTH_IN_FILES, encoding))
    from rich.segment import Segments

    terminal, written = console()
    terminal.print(Segments(segments(lay_out(terminal.width, encoding))), end="", crop=False)
    return written.getvalue()


def _write_baseline(path: str, reviews: Sequence[Review], chosen: Selection) -> int:
    """Write what is known from now on; what the file says of dossiers and rules left out of this run stays in it."""
    from claimcheck.baseline import Baseline, read

    known = read(path) if os.path.exists(path) else Baseline(path)
    renewed = known.renewed(reviews, chosen.names)
    deliver(renewed.written(), path)
    count = len(renewed.entries)
    deliver(printable(f"{path}: {count:,} {'finding' if count == 1 else 'findings'} known from now on") + "\n")
    return status.CLEAR
