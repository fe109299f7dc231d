"""Which dossiers and which rules a call is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from claimcheck import catalogue
from claimcheck.fault import Fault, InputError
from claimcheck.loading.loader import CLAIM_FILE, find
from claimcheck.rule import Rule

USUAL: Final = "claims"
"""The folder of dossiers where none is named."""


def claim_files(paths: Sequence[str], faults: list[Fault]) -> tuple[Path, ...]:
    """The claim files under the paths, each once, in their order; what cannot be found is added to `faults`.

    Without a path it is the folder `claims`, or the dossier in whose folder one stands.
    """
    found: dict[Path, None] = {}
    for path in paths or (_here(),):
        try:
            found.update(dict.fromkeys(find(Path(path))))
        except InputError as error:
            faults += error.faults
    return tuple(found)


def claim_files_of(path: str | None) -> tuple[Path, ...]:
    """The claim files under one path, as above; InputError where there is none."""
    faults: list[Fault] = []
    found = claim_files(() if path is None else (path,), faults)
    if faults:
        raise InputError(faults)
    return found


def rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that the options name, by themselves or by their family; InputError for every name unknown."""
    selected, ignored = _split(select), _split(ignore)
    faults = []
    for option, names in (("--select", selected), ("--ignore", ignored)):
        for name in names:
            try:
                catalogue.named(name)
            except catalogue.UnknownRuleError as error:
                faults.append(Fault(option, 0, 0, str(error)))
    chosen = () if faults else catalogue.chosen(selected, ignored)
    if not faults and not chosen:
        faults.append(Fault("--ignore", 0, 0, "no rule is left to check with"))
    if faults:
        raise InputError(faults)
    return chosen


def _split(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",")]


def _here() -> str:
    return "." if not Path(USUAL).exists() and Path(CLAIM_FILE).exists() else USUAL
