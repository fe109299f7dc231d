"""`claimcheck check --watch`: dossiers are checked again whenever one of their files changes."""

from __future__ import annotations

import os
import select
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from claimcheck.cli import status
from claimcheck.cli.settings import claim_files, configured
from claimcheck.configuration import FILE, PROJECT_FILE, find
from claimcheck.fault import Fault, InputError
from claimcheck.loading.document import compose
from claimcheck.loading.files import read_text
from claimcheck.loading.loader import CLAIM_FILE_CAP
from claimcheck.text import printable

PAUSE: Final = 0.3
"""Seconds between two looks at the files; asking for their times is cheap, and works on every file system."""

SETTLING: Final = 0.1
"""Seconds without a change after which a save counts as finished: editors empty a file before they fill it."""

LONGEST_SETTLING: Final = 5.0
"""Seconds after which a file that never rests is checked all the same."""


def watch(options: Namespace, once: Callable[[Namespace], int]) -> int:
    """Check `once`, and again after each change of a file, until the user breaks off or nobody reads any more.

    Faults in the input are told, and watching goes on.
    """
    while True:
        files = _Files(options)
        seen = files.state()
        try:
            once(options)
        except InputError as error:
            for fault in error.faults:
                print(printable(str(fault)), file=sys.stderr)
        there = sum(signature is not None for signature in seen.values())
        told = f"{time.strftime('%H:%M:%S')}: checked; watching {there} {'file' if there == 1 else 'files'}"
        print(f"{told}, Ctrl-C ends", file=sys.stderr, flush=True)
        while files.state() == seen:
            time.sleep(PAUSE)
            if _nobody_reads():
                return status.CLEAR
        _settle(files)


def _settle(files: _Files) -> None:
    """Wait until the files have rested for a moment."""
    until = time.monotonic() + LONGEST_SETTLING
    state = files.state()
    while time.monotonic() < until:
        time.sleep(SETTLING)
        state, before = files.state(), state
        if state == before:
            return


def _nobody_reads() -> bool:
    """Whether standard output is a pipe that was closed at its other end, or a terminal that is gone."""
    try:
        asked = select.poll()
        asked.register(sys.stdout.fileno(), 0)
        return bool(asked.poll(0))
    except (AttributeError, OSError, ValueError):
        return False  # The system cannot be asked, or output is no file.


class _Files:
    """The files that a call reads: claim files and what they name, the configuration, the baseline."""

    def __init__(self, options: Namespace) -> None:
        self.paths: tuple[str, ...] = tuple(options.paths)
        self.fixed: set[Path] = set() if options.no_config else {Path(FILE), Path(PROJECT_FILE)}
        baseline = options.baseline
        with suppress(InputError):
            configuration = configured(options)
            self.paths = self.paths or configuration.paths
            baseline = configuration.baseline if baseline is None else baseline
        with suppress(InputError):
            path = Path(options.config) if options.config is not None else find(Path.cwd())
            self.fixed |= {path} if path is not None and not options.no_config else set()
        self.fixed |= {Path(baseline)} if baseline is not None else set()
        for claim_file in self._claim_files():
            self.fixed |= set(_named_in(claim_file))

    def state(self) -> dict[Path, tuple[int, ...] | None]:
        """Each file with what changes when it is written or replaced; None for one that is not there."""
        return {path: _signature(path) for path in (*self._claim_files(), *sorted(self.fixed))}

    def _claim_files(self) -> Iterable[Path]:
        faults: list[Fault] = []
        # A claim file that is named and not there may come.
        named = [Path(path) for path in self.paths if not os.path.isdir(path)]
        return dict.fromkeys((*claim_files(self.paths, faults), *named))


def _named_in(claim_file: Path) -> Iterator[Path]:
    """The article and the tables that a claim file names, as far as it can be read."""
    with suppress(InputError):
        data = compose(read_text(claim_file, str(claim_file), CLAIM_FILE_CAP), str(claim_file)).data
        article, evidence = data.get("article"), data.get("evidence")
        names = [article.get("text")] if isinstance(article, dict) else []
        names += [one.get("table") for one in evidence if isinstance(one, dict)] if isinstance(evidence, list) else []
        yield from (claim_file.parent / name for name in names if isinstance(name, str) and "\0" not in name)


def _signature(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
