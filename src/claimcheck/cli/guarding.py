"""`claimcheck guard`: which changes of figures the checks would notice, and the least that is asked for."""

from __future__ import annotations

import json
from argparse import Namespace

from claimcheck.cli import status
from claimcheck.cli.delivery import deliver, present
from claimcheck.cli.progress import progress
from claimcheck.cli.settings import claim_files_of, configured
from claimcheck.guarding import guard as guarded
from claimcheck.loading.loader import load
from claimcheck.report import guard as shown
from claimcheck.text import printable


def guard(options: Namespace) -> int:
    """Change every figure by every slip, and print how many of the changes would be noticed."""
    configuration = configured(options)
    guardings = []
    for claim_file in claim_files_of(options, configuration):
        dossier = load(claim_file, style=configuration.style)
        with progress("changing figures") as show:
            guardings.append(guarded(dossier, progress=show))
    if options.output_format == "json":
        deliver(json.dumps(shown.document(guardings), indent=2) + "\n")
    else:
        present(printable(shown.text(guardings), keep="\n"))
    least = configuration.guard_fail_under if options.fail_under is None else options.fail_under
    return status.BROKEN if any(one.score < least for one in guardings) else status.CLEAR
