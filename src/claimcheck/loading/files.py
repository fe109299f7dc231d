"""Files of a dossier, read safely."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PureWindowsPath
from typing import Final

from claimcheck.fault import Fault, InputError, quoted
from claimcheck.text import place

_CONTROL: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


def read_text(path: Path, shown: str, cap: int) -> str:
    """The text of a file as `read_as_it_is` gives it, but that `\\r\\n` becomes `\\n`."""
    return read_as_it_is(path, shown, cap).replace("\r\n", "\n")


def read_as_it_is(path: Path, shown: str, cap: int) -> str:
    """The text of the file at `path`, which a person named as `shown`: UTF-8, a byte order mark dropped.

    Raises InputError for a file that cannot be opened, is no regular file, has more than `cap` bytes, is not UTF-8, or
    holds a NUL; the place is that of the first such byte.
    """
    data = read_bytes(path, shown, cap).removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8: the byte 0x{data[error.start]:02X} cannot be read here; save the file as UTF-8"
        raise InputError([_fault_at(data[: error.start], shown, message)]) from None
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError([_fault_at(data[:nul], shown, "a NUL character; is the file text, in UTF-8?")])
    return text


def inside(folder: Path, name: str, shown: str, mark: tuple[int, int]) -> Path:
    """The path of the file `name` in `folder`, as a claim file names it: relative, with `/`, not leading out.

    `shown` is the claim file and `mark` the line and the column of the name in it; InputError is raised there. The file
    need not exist.
    """
    message = _refusal(folder, name)
    if message:
        raise InputError([Fault(shown, *mark, message)])
    return folder / name


def read_bytes(path: Path, shown: str, cap: int) -> bytes:
    """The bytes of a regular file. It is opened without waiting, because a FIFO may never be written to."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError([Fault(shown, 0, 0, _not_regular(path))])
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            # Asked again, because another file may have taken the name since.
            if not stat.S_ISREG(status.st_mode):
                raise InputError([Fault(shown, 0, 0, "not a regular file")])
            # Read as well, because a file may grow, and some that are made up by the system tell no size.
            data = b"" if status.st_size > cap else file.read(cap + 1)
    except OSError as error:
        raise InputError([Fault(shown, 0, 0, f"cannot be read: {(error.strerror or 'unknown').lower()}")]) from None
    except ValueError:
        raise InputError([Fault(shown, 0, 0, "cannot be read: not a name of a file")]) from None
    if status.st_size > cap or len(data) > cap:
        raise InputError([Fault(shown, 0, 0, f"larger than {cap:,} bytes, the most that is read")])
    return data


def _not_regular(path: Path) -> str:
    return "a folder, not a file" if path.is_dir() else "not a regular file"


def _fault_at(before: bytes, shown: str, message: str) -> Fault:
    """A fault just behind `before`, which is UTF-8."""
    text = before.decode("utf-8")
    return Fault(shown, *place(text, len(text)), message)


def _refusal(folder: Path, name: str) -> str | None:
    """Why `name` does not name a file inside `folder`; None where it does."""
    if not name.strip():
        return "the name of a file must stand here"
    if _CONTROL.search(name):
        return "a control character in the name of a file"
    named = quoted(name)
    if name.startswith("/"):
        return f"{named} is an absolute path: name a file in the folder of the claim file"
    if "\\" in name:
        return f"{named} has a backslash: write folder/file with '/'"
    if PureWindowsPath(name).drive:
        return f"{named} begins with a drive: name a file in the folder of the claim file"
    depth = 0
    for part in name.split("/"):
        depth += {"": 0, ".": 0, "..": -1}.get(part, 1)
        if depth < 0:
            return f"{named} leads out of the folder of the claim file"
    try:
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            return f"{named} is a link that leads out of the folder of the claim file"
    except (OSError, RuntimeError):
        # RuntimeError is how pathlib tells of links in a circle before Python 3.13.
        return f"{named} cannot be followed: it is a link in a circle, or too long"
    return None
