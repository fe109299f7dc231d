"""Files written whole or not at all: beside their place first, then moved there in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

PREFIX: Final = ".claimcheck-"
SUFFIX: Final = ".part"
"""A file on its way is named by these and the number of its process, in the folder of the file it becomes."""

_NUMBERS: Final = count()


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` where `path` leads, following links, so that whatever happens its old or its new content is there.

    What a killed process left half written in the folder is taken away. OSError or ValueError when it cannot be done.
    """
    try:
        path = path.resolve()
    except RuntimeError:
        # This is how pathlib tells of links in a circle before Python 3.13.
        raise ValueError("it is a link in a circle") from None
    if path.is_symlink():
        raise ValueError("it is a link in a circle")
    if path.is_dir():
        raise ValueError("it is a folder")
    if path.exists() and not path.is_file():
        raise ValueError("it is not a regular file")
    with beside(path.parent, data) as made:
        if path.exists():
            shutil.copymode(path, made)
        os.replace(made, path)
        _settle(path.parent)


@contextmanager
def beside(folder: Path, data: bytes) -> Iterator[Path]:
    """A file in `folder` with the data, safe on the disk, for as long as it takes to move or to link it."""
    _take_away_what_was_left(folder)
    made, descriptor = _new(folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if os.name == "nt":
                file.close()  # There an open file cannot be moved, and is not locked either.
            # Else it stays open, and so locked, until it has its name: nobody may take it for one that was left.
            yield made
    finally:
        with suppress(OSError):
            made.unlink()


def _new(folder: Path) -> tuple[Path, int]:
    while True:
        made = folder / f"{PREFIX}{os.getpid()}-{next(_NUMBERS)}{SUFFIX}"
        try:
            descriptor = os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
        _lock(descriptor)
        # Between making and locking it, another process may have thought it left behind.
        with suppress(FileNotFoundError):
            if os.path.samestat(made.stat(), os.fstat(descriptor)):
                return made, descriptor
        os.close(descriptor)


def _take_away_what_was_left(folder: Path) -> None:
    """Remove files of processes that ended before they had moved them: those that nobody holds locked."""
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            descriptor = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                if _lock(descriptor):
                    left.unlink()
            finally:
                os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock an open file for this process, without waiting; False where another has it, or locks are not to be had."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _settle(folder: Path) -> None:
    """Have the new name in the folder outlast a power failure, where the system can be asked to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
