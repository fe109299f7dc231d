"""`claimcheck guard`: which changes of figures the checks would notice, and the least that is asked for."""

from __future__ import annotations

import json
from argparse import Namespace

from claimcheck.cli import status
from claimcheck.cli.choosing import claim_files_of
from claimcheck.cli.delivery import deliver, present
from claimcheck.cli.progress import progress
from claimcheck.guarding import guard as guarded
from claimcheck.loading.loader import load
from claimcheck.report import guard as shown
from claimcheck.text import printable


def guard(options: Namespace) -> int:
    """Change every figure by every slip, and print how many of the changes would be noticed."""
    guardings = []
    for claim_file in claim_files_of(options.path):
        dossier = load(claim_file)
        with progress("changing figures") as show:
            guardings.append(guarded(dossier, progress=show))
    if options.output_format == "json":
        deliver(json.dumps(shown.document(guardings), indent=2) + "\n")
    else:
        present(printable(shown.text(guardings), keep="\n"))
    return status.BROKEN if any(one.score < options.fail_under for one in guardings) else status.CLEAR
