"""The command line: what is asked for is answered by its module, and the exit status says how it ended."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from io import StringIO

from claimcheck.cli import status
from claimcheck.cli.parser import COMMANDS, OF_NO_COMMAND, parser

# Everything else is imported where it is used, since `--help` should not wait for it; not even for `typing`, which
# takes a tenth of its time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import Final

OBJECTS_BETWEEN_COLLECTIONS: Final = 100_000
"""Nearly all that a run makes is kept to its end: looking for garbage as often as usual is an eighth of the time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for and return the exit status; `SystemExit` for help and for a wrong call."""
    for name in ("stdout", "stderr"):
        # Whoever closes one wants nothing of it; Python leaves nothing in its place.
        if getattr(sys, name) is None:
            setattr(sys, name, StringIO())
    for stream in (sys.stdout, sys.stderr):
        # What the terminal's encoding lacks is shown by its number, rather than ending the report half way.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Records of claim files need no plugins, and looking for some reads the metadata of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    words = list(sys.argv[1:] if arguments is None else arguments)
    usual = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        return _answer(words)
    except KeyboardInterrupt:
        return status.INTERRUPTED
    finally:
        if arguments is None:
            gc.freeze()  # The process ends: nothing that is left is looked through for garbage once more.
        else:
            gc.set_threshold(*usual)
        with suppress(OSError):
            from claimcheck.cli.delivery import put

            put("")


def _answer(words: list[str]) -> int:
    if not words or words[0].partition("=")[0] not in (*COMMANDS, *OF_NO_COMMAND):
        if words and (meant := _meant(words[0])):
            parser().error(f"there is no command and no file {words[0]!r}: did you mean `claimcheck {meant}`?")
        words = ["check", *words]
    options = parser(words[:1]).parse_args(words)
    if options.version:
        import claimcheck
        from claimcheck.cli.delivery import put

        put(f"claimcheck {claimcheck.__version__}\n")
        return status.CLEAR
    from claimcheck.fault import InputError
    from claimcheck.text import printable

    try:
        if options.print_completion is not None:
            from claimcheck.cli.completion import print_completion

            print_completion(options.print_completion)
            return status.CLEAR
        return _of_module(options)
    except InputError as error:
        for fault in error.faults:
            print(printable(str(fault)), file=sys.stderr)
        return status.UNUSABLE
    except Exception:
        import traceback

        # Not status 1, which would say that the article is contradicted.
        print(printable(traceback.format_exc(), keep="\n"), file=sys.stderr, end="")
        print("This is a defect of claimcheck.", file=sys.stderr)
        return status.UNUSABLE


def _meant(word: str) -> str:
    """The command that a first word misspells, "" where it is an option, a file, or like none of them."""
    if word.startswith("-") or not word.isalpha() or os.path.lexists(word):
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, COMMANDS, n=1, cutoff=0.7)), "")


def _of_module(options: Namespace) -> int:
    from importlib import import_module

    module, function = options.answer
    ended: int = getattr(import_module(f"claimcheck.cli.{module}"), function)(options)
    return ended
