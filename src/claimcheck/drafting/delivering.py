"""Writing the files of a new dossier: all of them or none, and never over a file that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from claimcheck.fault import Fault, InputError
from claimcheck.whole_file import beside


def write_new(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write each text as the file of its name into `folder`; the paths written.

    InputError, and nothing is written, where one of the files exists with another content, or the claim file at all.
    """
    wanted = {
        folder / name: text.encode() for name, text in texts.items() if not _is_there(folder / name, text.encode())
    }
    faults = [
        Fault(str(folder / name), 0, 0, "exists and is not overwritten: name another folder with --output")
        for name in texts
        if folder / name in wanted and os.path.lexists(folder / name)
    ]
    if faults:
        raise InputError(faults)
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            made = {path: stack.enter_context(beside(folder, data)) for path, data in wanted.items()}
            for path in wanted:
                # Unlike renaming, linking fails where another program has just made the file.
                os.link(made[path], path)
                written.append(path)
    except (OSError, ValueError) as error:
        for path in written:
            path.unlink(missing_ok=True)
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError([Fault(str(folder), 0, 0, f"cannot be written: {reason.lower()}")]) from None
    return tuple(written)


def _is_there(path: Path, data: bytes) -> bool:
    """Whether the article lies there already, as where a draft is made beside it."""
    if path.suffix != ".txt":
        return False
    try:
        return path.is_file() and path.stat().st_size <= 4 * len(data) + 3 and path.read_bytes() == data
    except (OSError, ValueError):
        return False
