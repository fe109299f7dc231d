"""The commands that tell what is known: `why` of a claim, `explain` of a rule, `rules`, and `schema`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Final

from claimcheck.cli import status
from claimcheck.cli.delivery import WIDTH_IN_FILES, columns, console, deliver, present
from claimcheck.cli.settings import claim_files_of, configured
from claimcheck.fault import Fault, InputError, did_you_mean
from claimcheck.text import printable

MOST_NAMED: Final = 20
"""Claims that are named where the one asked for is like none of them."""


def why(options: Namespace) -> int:
    """Print all that is known of one claim."""
    from claimcheck.checker import review
    from claimcheck.loading.loader import load
    from claimcheck.report.why import text

    configuration = configured(options)
    dossiers = [load(claim_file, style=configuration.style) for claim_file in claim_files_of(options, configuration)]
    reviews = [review(dossier) for dossier in dossiers if options.claim in dossier.by_id]
    if not reviews:
        known = dict.fromkeys(name for dossier in dossiers for name in dossier.by_id)
        listed = ", ".join(list(known)[:MOST_NAMED]) + (", …" if len(known) > MOST_NAMED else "")
        hint = did_you_mean(options.claim, known, 3) or (f": there are {listed}" if known else "")
        raise InputError([Fault("why", 0, 0, f"no claim is named {options.claim!r}{hint}")])
    if options.output_format == "json":
        from claimcheck.report.json import told

        deliver(json.dumps(told(reviews, options.claim), indent=2) + "\n")
    else:
        width = columns() or WIDTH_IN_FILES
        present(printable("\n".join(text(one, options.claim, width) for one in reviews), keep="\n"))
    return status.CLEAR


def explain(options: Namespace) -> int:
    """Print the page of a rule or a slip, the rules of a family with their first lines, or all of these."""
    from claimcheck.catalogue import UnknownRuleError
    from claimcheck.explain import PAGES, SLIP_PAGES
    from claimcheck.rule import FAMILIES

    if options.rule is None or options.rule in FAMILIES:
        return rules(options)
    pages = PAGES | SLIP_PAGES
    if options.rule not in pages:
        raise InputError([Fault("explain", 0, 0, str(UnknownRuleError(options.rule, (*pages, *FAMILIES))))])
    text = pages[options.rule]
    if sys.stdout.isatty():
        from rich.markdown import Markdown

        terminal, written = console()
        terminal.print(Markdown(text))
        text = written.getvalue()
    deliver(text)
    return status.CLEAR


def rules(options: Namespace) -> int:
    """Print the rules by family, each with its severity and its first line; of one family where it is named."""
    from claimcheck.rule import FAMILIES
    from claimcheck.rules import RULES

    width = max(len(rule.id) for rule in RULES)
    asked = getattr(options, "rule", None)
    parts = []
    for family in FAMILIES if asked is None else (asked,):
        lines = [
            f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.summary}" for rule in RULES if rule.family == family
        ]
        if lines:
            parts.append("\n".join((family, *lines)))
    deliver("\n\n".join(parts) + "\n")
    return status.CLEAR


def schema(options: Namespace) -> int:
    """Print or write the JSON Schema of a claim file."""
    from claimcheck.schema import schema as of_claim_file

    deliver(json.dumps(of_claim_file(), indent=2, ensure_ascii=False) + "\n", options.output)
    return status.CLEAR
