"""The commands about an article's text: `scan`, `draft`, `coverage` and `anchor`."""

from __future__ import annotations

import json
import shlex
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from claimcheck.anchoring import Reanchored
from claimcheck.cli import status
from claimcheck.cli.delivery import deliver, present
from claimcheck.cli.progress import progress
from claimcheck.cli.settings import claim_files_of, configured
from claimcheck.dossier import Dossier
from claimcheck.text import printable


def scan(options: Namespace) -> int:
    """Print the quantities of an article."""
    from claimcheck.scanning.command import answer

    deliver(answer(options))
    return status.CLEAR


def draft(options: Namespace) -> int:
    """Write a dossier for an article and say what was written."""
    from claimcheck.drafting import draft as drafted_from
    from claimcheck.scanning.inputs import read

    file = Path(options.file)
    with progress("drafting"):
        article = read(file, options.file)
        drafted = drafted_from(article.text, options.file)
    folder = Path("claims", file.stem) if options.output is None else Path(options.output)
    written = drafted.write(folder)
    lines = [f"{path}: written" for path in written]
    lines += [f"note: {note}" for note in article.notes]
    lines.append(f"{drafted.claims} claims, {drafted.untyped} of them untyped")
    if drafted.claims:
        lines.append(
            f"next: claimcheck check {shlex.quote(str(folder))} shows what the text itself confirms or refutes"
        )
    deliver(printable("\n".join(lines), keep="\n") + "\n")
    return status.CLEAR


def coverage(options: Namespace) -> int:
    """Print which quantities of the articles no claim accounts for."""
    from claimcheck.coverage import coverage as covered_by
    from claimcheck.loading.loader import load
    from claimcheck.report import coverage as shown

    configuration = configured(options)
    covered = [covered_by(load(claim_file)) for claim_file in claim_files_of(options, configuration)]
    if options.output_format == "json":
        deliver(json.dumps(shown.document(covered), indent=2) + "\n")
    else:
        present(shown.text(covered))
    least = configuration.coverage_fail_under if options.fail_under is None else options.fail_under
    return status.BROKEN if any(one.percent < least for one in covered) else status.CLEAR


def anchor(options: Namespace) -> int:
    """Print what became of the words of the claims after an edit; with --write the claim files get the new ones."""
    from claimcheck.anchoring import State, reanchored, reanchored_exemptions
    from claimcheck.loading.loader import load
    from claimcheck.report import anchoring as shown

    dossiers = [(claim_file, load(claim_file)) for claim_file in claim_files_of(options, configured(options))]
    found = [(dossier, (*reanchored(dossier), *reanchored_exemptions(dossier))) for _, dossier in dossiers]
    report = "".join(shown.text(*one) for one in found)
    if options.output_format == "json":
        report = json.dumps(shown.document(found), indent=2) + "\n"
    written = []
    if options.write:
        for (claim_file, _), one in zip(dossiers, found, strict=True):
            count = _rewrite(claim_file, *one)
            if count:
                written.append(f"{claim_file}: new words written in {count} {'place' if count == 1 else 'places'}\n")
    if options.output_format == "json":
        deliver(report)
    else:
        present(report + "".join(written))
    broken = (State.NUMBER_CHANGED, State.LOST)
    failed = any(claim.state in broken for _, claims in found for claim in claims)
    return status.BROKEN if failed else status.CLEAR


def _rewrite(claim_file: Path, dossier: Dossier, found: Sequence[Reanchored]) -> int:
    """Put new words into the claim file, which must load again; how many claims and exemptions have changed."""
    from claimcheck.anchoring import new_words
    from claimcheck.editing import with_words
    from claimcheck.loading.loader import read

    count = len(dossier.claims)
    changes, exempt = new_words(dossier, found[:count]), new_words(dossier, found[count:])
    if not (changes or exempt):
        return 0
    text = claim_file.read_bytes().decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = with_words(text.removeprefix(mark), changes, exempt)
    read(text.replace("\r\n", "\n"), claim_file)
    deliver(mark + text, str(claim_file))
    return len(changes) + len(exempt)
