"""The configuration of a newsroom: which rules, how much each weighs, where dossiers are, what fails a run."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from claimcheck.catalogue import UnknownRuleError, named
from claimcheck.fault import Fault, InputError, did_you_mean, quoted
from claimcheck.finding import Severity
from claimcheck.house_style import HOUSE, PAIRS, WIDEST, HouseStyle
from claimcheck.loading.files import read_text
from claimcheck.reporting import JOINT, UNUSED
from claimcheck.rule import FAMILIES
from claimcheck.text import place, printable

# What reads TOML is imported where there is some: most calls find no configuration.
if TYPE_CHECKING:
    from claimcheck.toml_places import Location, Places

FILE: Final = "claimcheck.toml"
"""A file of this name holds the configuration alone, and goes before the other one in the same folder."""
PROJECT_FILE: Final = "pyproject.toml"
"""A file of this name holds it in its table `tool.claimcheck`."""

CAP: Final = 1_000_000
"""Bytes of a file of configuration; a hundred times more than any has."""


class Configuration(Struct, frozen=True):
    """What a file of configuration says. Every part is as it is without a file unless the file says otherwise.

    `paths` and `baseline` are from the folder that one works in; in the file they are from its own folder. `severity`
    is by the names of rules. `coverage_fail_under` and `guard_fail_under` are percentages. `style` is how far
    hedges reach.
    """

    path: str | None = None
    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    fail_on: Severity = Severity.ERROR
    baseline: str | None = None
    coverage_fail_under: Fraction = Fraction(0)
    guard_fail_under: Fraction = Fraction(0)
    style: HouseStyle = HOUSE


def find(folder: Path) -> Path | None:
    """The file of configuration for work in `folder`: in it, or the nearest above it, up to the top of the repository.

    Outside a repository it is looked for up to the home folder. A `pyproject.toml` without `[tool.claimcheck]` is
    passed over; one that is no TOML is found, since nobody can say what it holds.
    """
    for above in (folder.absolute(), *folder.absolute().parents):
        if (above / FILE).exists():
            return above / FILE
        if (above / PROJECT_FILE).exists() and _speaks_of_claims(above / PROJECT_FILE):
            return above / PROJECT_FILE
        if (above / ".git").exists() or str(above) == os.path.expanduser("~"):
            break
    return None


def read(path: str | Path) -> Configuration:
    """The configuration in a file. Raises InputError with every fault in it, each at its line and column."""
    return _Reading(Path(path)).configuration()


def of(folder: Path) -> Configuration:
    """The configuration for work in `folder`, an empty one where no file is found. InputError as for `read`."""
    path = find(folder)
    return Configuration() if path is None else read(path)


def _speaks_of_claims(path: Path) -> bool:
    text = read_text(path, _shown(path), CAP)
    # Most projects have no such table, and need not wait for their file to be read as TOML.
    if not any("claimcheck" in line and "tool" in line for line in text.splitlines()) and "[tool]" not in text:
        return False
    import tomllib

    try:
        return "claimcheck" in tomllib.loads(text).get("tool", {})
    except (ValueError, RecursionError, AttributeError, TypeError):
        return True


def _shown(path: Path) -> str:
    """A path as a person in the working folder would name it."""
    try:
        return os.path.relpath(path)
    except ValueError:  # On another drive.
        return str(path)


_SYNTAX: Final = re.compile(r"(?s)(.*) \(at (?:line ([0-9]++), column ([0-9]++)|end of document)\)")
KEYS: Final = (
    "paths",
    "select",
    "ignore",
    "severity",
    "fail-on",
    "baseline",
    "coverage-fail-under",
    "guard-fail-under",
    "hedges",
)
HEDGES: Final = tuple(name.replace("_", "-") for name in HouseStyle.__struct_fields__)


class _Reading:
    """One file on its way to a configuration."""

    def __init__(self, path: Path) -> None:
        self.path, self.shown = path, _shown(path)
        self.faults: list[Fault] = []
        self.text = read_text(path, self.shown, CAP)
        self.places: Places | None = None
        self.inside: Location = () if path.name == FILE else ("tool", "claimcheck")

    def configuration(self) -> Configuration:
        table = self._table()
        for key in table:
            if key not in KEYS:
                self._fault((key,), f"unknown key {key!r}{_close(key, KEYS)}", key=True)
        given = Configuration(
            path=self.shown,
            paths=tuple(_shown(self.path.parent / path) for path in self._texts(table, "paths").values()),
            select=self._rules(table, "select"),
            ignore=self._rules(table, "ignore"),
            severity=self._severities(table),
            fail_on=self._severity(("fail-on",), table["fail-on"]) if "fail-on" in table else Severity.ERROR,
            baseline=self._file(table, "baseline"),
            coverage_fail_under=self._percentage(("coverage-fail-under",), table.get("coverage-fail-under", 0)),
            guard_fail_under=self._percentage(("guard-fail-under",), table.get("guard-fail-under", 0)),
            style=self._style(table),
        )
        if self.faults:
            raise InputError(self.faults)
        return given

    def _table(self) -> Mapping[str, Any]:
        """The table of the file that is meant, with its places."""
        import tomllib

        from claimcheck.toml_places import places

        try:
            table: Any = tomllib.loads(self.text, parse_float=_number)
            self.places = places(self.text)
        except tomllib.TOMLDecodeError as error:
            told = _SYNTAX.fullmatch(str(error))
            message = (told[1] if told else str(error)).lower()
            where = (int(told[2]), int(told[3])) if told and told[2] else place(self.text, len(self.text))
            raise InputError([Fault(self.shown, *where, printable(f"no TOML: {message}"))]) from None
        except (ValueError, RecursionError):
            # Numbers of thousands of digits, and lists in lists in lists.
            raise InputError([Fault(self.shown, 0, 0, "no TOML that can be read: a value is too large")]) from None
        for depth, key in enumerate(self.inside, 1):
            if key not in table:
                message = f"there is no table [tool.claimcheck] in it: only a file named {FILE} goes without"
                raise InputError([Fault(self.shown, 0, 0, message)])
            table = table[key]
            if not isinstance(table, dict):
                self._fault(self.inside[:depth], f"{key}: write a table, not {_said(table)}", whole=True)
                raise InputError(self.faults)
        found: Mapping[str, Any] = table
        return found

    # The values.

    def _texts(self, table: Mapping[str, Any], key: str) -> Mapping[int, str]:
        """The texts of a list, each by its position."""
        written = table.get(key, [])
        if not isinstance(written, list):
            self._fault((key,), f"{key}: write a list, not {_said(written)}")
            return {}
        for number, one in enumerate(written):
            if not isinstance(one, str) or not one.strip() or "\0" in one:
                self._fault((key, number), f"{key}: write a text, not {_said(one)}")
        return {number: one for number, one in enumerate(written) if isinstance(one, str)}

    def _rules(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        names = self._texts(table, key)
        for number, name in names.items():
            self._named((key, number), name)
        return tuple(names.values())

    def _named(self, location: Location, name: str, *, key: bool = False) -> tuple[str, ...]:
        try:
            return tuple(rule.id for rule in named(name))
        except UnknownRuleError as error:
            self._fault(location, str(error), key=key)
            return ()

    def _severities(self, table: Mapping[str, Any]) -> Mapping[str, Severity]:
        written = table.get("severity", {})
        if not isinstance(written, dict):
            self._fault(("severity",), f"severity: write a table of rules, not {_said(written)}")
            return {}
        found: dict[str, Severity] = {}
        # A rule by its own name goes before its family, whatever their order in the file.
        for name in sorted(written, key=lambda one: one not in FAMILIES):
            names = (name,) if name in (JOINT, UNUSED) else self._named(("severity", name), name, key=True)
            severity = self._severity(("severity", name), written[name])
            found |= dict.fromkeys(names, severity)
        return found

    def _severity(self, location: Location, written: Any) -> Severity:
        try:
            return Severity(written)
        except ValueError:
            message = f"{location[-1]}: write error, warning or note, not {_said(written)}"
            self._fault(location, message)
            return Severity.ERROR

    def _file(self, table: Mapping[str, Any], key: str) -> str | None:
        if key not in table:
            return None
        written = table[key]
        if not isinstance(written, str) or not written.strip() or "\0" in written:
            self._fault((key,), f"{key}: write the name of a file, not {_said(written)}")
            return None
        return _shown(self.path.parent / written)

    def _percentage(self, location: Location, written: Any, most: int = 100) -> Fraction:
        if isinstance(written, bool) or not isinstance(written, int | Decimal) or not 0 <= written <= most:
            self._fault(location, f"{location[-1]}: write a percentage from 0 to {most}, not {_said(written)}")
            return Fraction(0)
        return Fraction(written)

    def _style(self, table: Mapping[str, Any]) -> HouseStyle:
        written = table.get("hedges", {})
        if not isinstance(written, dict):
            self._fault(("hedges",), f"hedges: write a table of percentages, not {_said(written)}")
            return HOUSE
        before = len(self.faults)
        shares: dict[str, Fraction] = {}
        for key, value in written.items():
            if key not in HEDGES:
                self._fault(("hedges", key), f"unknown key {key!r}{_close(key, HEDGES)}", key=True)
                continue
            share = self._percentage(("hedges", key), value, most=int(WIDEST * 100)) / 100
            shares[key.replace("-", "_")] = share
        for narrow, wide in PAIRS if len(self.faults) == before else ():
            if shares.get(narrow, getattr(HOUSE, narrow)) > shares.get(wide, getattr(HOUSE, wide)):
                key = (narrow if narrow in shares else wide).replace("_", "-")
                message = f"{narrow} is at most {wide}".replace("_", "-")
                if wide not in shares or narrow not in shares:
                    unset = wide if wide not in shares else narrow
                    message += f", which is {float(getattr(HOUSE, unset) * 100):g} unless it is given"
                self._fault(("hedges", key), message)
        return HOUSE if len(self.faults) > before else HouseStyle(**shares)

    def _fault(self, location: Location, message: str, *, key: bool = False, whole: bool = False) -> None:
        location = location if whole else (*self.inside, *location)
        offset = self.places.of(location, key=key) if self.places else 0
        self.faults.append(Fault(self.shown, *place(self.text, offset), printable(message)))


def _number(text: str) -> Decimal | str:
    """A number with a point, exactly; a text where it is none or beyond all measure."""
    number = Decimal(text)
    return number if number.is_finite() and -20 < number.adjusted() < 20 and len(text) < 40 else text


def _close(name: str, known: Sequence[str]) -> str:
    return did_you_mean(name, known) or f": one of {', '.join(known)}"


def _said(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value) if value.strip() else "nothing"
        case int():
            return str(value) if abs(value) < 10**20 else "so large a number"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(value)
