"""What the configuration says, and over it what the command line says."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Final

from msgspec import Struct

from claimcheck import catalogue
from claimcheck.clashing import BESIDE_JOINT
from claimcheck.configuration import Configuration, of, read
from claimcheck.fault import Fault, InputError
from claimcheck.loading.loader import CLAIM_FILE
from claimcheck.loading.loader import find as found_at
from claimcheck.reporting import JOINT, UNUSED
from claimcheck.rule import Rule
from claimcheck.rules import RULES

USUAL: Final = "claims"
"""The folder of dossiers where none is named."""

ARTICLES: Final = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx"))
"""Endings of files that are articles and no claim files."""


def configured(options: Namespace) -> Configuration:
    """The configuration of the file named, or of the one found; an empty one with --no-config. InputError."""
    if options.no_config:
        return Configuration()
    return of(Path.cwd()) if options.config is None else read(options.config)


def claim_files(paths: tuple[str, ...], faults: list[Fault]) -> tuple[Path, ...]:
    """The claim files under the paths, each once, in their order; what cannot be found is added to `faults`.

    Without a path it is the folder `claims`, or the dossier in whose folder one stands.
    """
    found: dict[Path, None] = {}
    if not paths and not os.path.lexists(_here()):
        faults.append(Fault(USUAL, 0, 0, "no such folder: claimcheck draft FILE makes a dossier from an article"))
        return ()
    for path in paths or (_here(),):
        if Path(path).suffix.lower() in ARTICLES and Path(path).is_file():
            faults.append(Fault(path, 0, 0, f"an article, and no claim file: `claimcheck draft {path}` begins one"))
            continue
        try:
            found.update(dict.fromkeys(found_at(Path(path))))
        except InputError as error:
            faults += error.faults
    return tuple(found)


def claim_files_of(options: Namespace, configuration: Configuration) -> tuple[Path, ...]:
    """The claim files under the one path of a command, or those of the configuration; InputError where none is."""
    faults: list[Fault] = []
    found = claim_files(configuration.paths if options.path is None else (options.path,), faults)
    if faults:
        raise InputError(faults)
    return found


def _here() -> str:
    return "." if not os.path.lexists(USUAL) and os.path.lexists(CLAIM_FILE) else USUAL


class Selection(Struct, frozen=True):
    """The rules to check with, and the names of all that can find something then, the checker's own among them."""

    rules: tuple[Rule, ...]
    names: frozenset[str]


def rules(options: Namespace, configuration: Configuration) -> Selection:
    """The rules selected and not ignored. InputError for every name on the command line that is not known.

    --select sets aside what the configuration selects and ignores; --ignore adds to what it ignores.
    """
    selected, ignored = _split(options.select), _split(options.ignore)
    faults = []
    for option, names in (("--select", selected), ("--ignore", ignored)):
        for name in names:
            try:
                catalogue.named(name)
            except catalogue.UnknownRuleError as error:
                faults.append(Fault(option, 0, 0, str(error)))
    if faults:
        raise InputError(faults)
    select = selected or configuration.select
    ignore = ignored if selected else (*configuration.ignore, *ignored)
    chosen = catalogue.chosen(select, ignore)
    if not chosen:
        where = "--ignore" if ignored or configuration.path is None else configuration.path
        raise InputError([Fault(where, 0, 0, "no rule is left to check with")])
    known = {rule.id for rule in chosen}
    known |= {JOINT} if known >= BESIDE_JOINT else set()
    known |= {UNUSED} if len(chosen) == len(RULES) else set()
    return Selection(chosen, frozenset(known))


def _split(given: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for names in given for name in names.split(","))
