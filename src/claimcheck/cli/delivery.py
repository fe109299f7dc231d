"""Where an answer goes: to the terminal, down a pipe, or into a file that is written whole."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import StringIO
    from typing import Final

    from rich.console import Console

WIDTH_IN_FILES: Final = 100
"""Columns of a text report that is written to a file, so that it does not depend on the terminal it is made in."""


def is_styled() -> bool:
    """Whether what is printed may have colours: on a terminal, or where the environment asks for them."""
    return sys.stdout.isatty() or any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))


def console() -> tuple[Console, StringIO]:
    """A console for what is printed, and what is printed on it, so that one place writes and can fail."""
    from io import StringIO

    from rich.console import Console

    written = StringIO()
    if sys.stdout.isatty():
        return Console(file=written, force_terminal=True), written
    # Where it is no terminal, nothing says how wide, so it is as wide as in a file; the environment may ask for another
    # width and for colour.
    width = None if os.environ.get("COLUMNS") else WIDTH_IN_FILES
    return Console(file=written, width=width), written


def columns() -> int | None:
    """How wide a text may be that is printed: as the terminal, or as the environment asks; else None for any width."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS"):
        return None
    import shutil

    return shutil.get_terminal_size().columns


def present(text: str) -> None:
    """Print a text in the width of the terminal and in signs that its encoding has; a pipe gets the lines whole."""
    width = columns()
    if width is not None or not (sys.stdout.encoding or "").lower().startswith("utf"):
        from claimcheck.report.layout import fitted

        text = fitted(text, sys.maxsize if width is None else width, sys.stdout.encoding or "ascii")
    deliver(text)


def deliver(text: str, output: str | None = None) -> None:
    """Write to the file `output`, or print where none is named. InputError when it cannot be written."""
    from claimcheck.fault import Fault, InputError

    try:
        if output is None:
            put(text)
        else:
            from pathlib import Path

            from claimcheck.whole_file import write_whole

            write_whole(Path(output), text.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError([Fault(output or "standard output", 0, 0, f"cannot be written: {reason.lower()}")]) from None


def put(text: str) -> None:
    """Print; a reader who has seen enough, such as `head`, is no fault and changes nothing of the exit status."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Else Python tries once more to write what is left, when it ends, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
