"""What can be asked for on the command line."""

from __future__ import annotations

import argparse
import os

from claimcheck.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction
    from typing import Any, Final, NoReturn

OF_NO_COMMAND: Final = ("-h", "--help", "--version", "--print-completion")
"""Options that stand alone; with any other the command is `check`."""

_STATUS: Final = """\
exit status: 0 nothing is contradicted; 1 something is (see --fail-on), or a rule raised; 2 the input or the call
cannot be used, or the output cannot be written.
"""
_PATH: Final = (
    "a claim file, the folder of one, or a folder of such folders (default: claims, or here where claims.yaml is)"
)


class _Formatter(argparse.HelpFormatter):
    """Help in the width of the terminal, asked for here, since argparse would import half a dozen modules to ask."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(prog, **{"width": _columns() - 2, **settings})


def _columns() -> int:
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **settings})

    def error(self, message: str) -> NoReturn:
        from claimcheck.text import printable

        super().error(printable(message))


def _check(command: argparse.ArgumentParser) -> None:
    command.description, command.epilog = "Check articles against their claim files and evidence.", _STATUS
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_PATH,
    )
    _add_list(command, "--select", "check with these rules or families of rules only; may be repeated")
    _add_list(command, "--ignore", "check without these rules or families; may be repeated")
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        help="the mildest finding that makes the exit status 1 (default: error)",
    )
    command.add_argument("--exit-zero", action="store_true", help="end with status 0 whatever is found")
    command.add_argument("--output-format", choices=("text", *FORMATS), default="text", help="(default: text)")
    length = command.add_mutually_exclusive_group()
    length.add_argument("--verbose", action="store_true", help="show also what was compared and held")
    length.add_argument("--quiet", action="store_true", help="show only what must be done, and the last line")
    _add_output(command)
    command.add_argument(
        "--report",
        action="append",
        default=[],
        type=_report,
        metavar="FORMAT=FILE",
        help=f"write another report to a file: {', '.join(FORMATS)}; may be repeated",
    )
    command.add_argument("--baseline", metavar="FILE", help="findings that are known, and do not fail the run")
    command.add_argument(
        "--write-baseline", metavar="FILE", help="instead of reporting, write what is found as known from now on"
    )
    command.add_argument("--watch", action="store_true", help="check again whenever a file of the dossiers changes")
    _add_configuration(command)


def _scan(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="the article: text, Markdown (.md), HTML or Word (.docx)")
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")


def _draft(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="the article: text, Markdown (.md), HTML or Word (.docx)")
    command.add_argument(
        "--output",
        metavar="FOLDER",
        help="where claims.yaml and article.txt are written (default: claims/NAME-OF-FILE)",
    )


def _coverage(command: argparse.ArgumentParser) -> None:
    _add_path(command)
    command.add_argument(
        "--fail-under",
        type=_percentage,
        metavar="PERCENT",
        help="end with status 1 where fewer of the quantities are accounted for",
    )
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")


def _anchor(command: argparse.ArgumentParser) -> None:
    _add_path(command)
    command.add_argument(
        "--write", action="store_true", help="put the new words of reworded and moved claims into the claim file"
    )
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")


def _guard(command: argparse.ArgumentParser) -> None:
    _add_path(command)
    command.add_argument(
        "--fail-under",
        type=_percentage,
        metavar="PERCENT",
        help="end with status 1 where fewer of the changes would be noticed",
    )
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")


def _why(command: argparse.ArgumentParser) -> None:
    command.add_argument("claim", metavar="CLAIM", help="its name in the claim file")
    _add_path(command)
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "rule",
        nargs="?",
        metavar="RULE",
        help="such as rank-order; the name of a family lists its rules, and without a name all are listed",
    )


def _schema(command: argparse.ArgumentParser) -> None:
    _add_output(command)


def _nothing(_: argparse.ArgumentParser) -> None:
    """The command takes no arguments."""


def _add_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help=_PATH,
    )
    _add_configuration(parser)


def _add_configuration(parser: argparse.ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration (default: claimcheck.toml, or pyproject.toml with [tool.claimcheck], here or above)",
    )
    group.add_argument("--no-config", action="store_true", help="read no configuration")


def _percentage(text: str) -> Fraction:
    from fractions import Fraction

    if len(text) > 20 or not text.replace(".", "", 1).isdecimal() or not 0 <= (value := Fraction(text)) <= 100:
        raise argparse.ArgumentTypeError("write a percentage from 0 to 100")
    return value


def _report(text: str) -> tuple[str, str]:
    form, sign, file = text.partition("=")
    if form not in FORMATS or not sign or not file:
        raise argparse.ArgumentTypeError(f"write FORMAT=FILE, where FORMAT is one of {', '.join(FORMATS)}")
    return form, file


def _add_list(parser: argparse.ArgumentParser, option: str, description: str) -> None:
    parser.add_argument(option, action="append", default=[], metavar="RULE[,RULE]", help=description)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all, instead of printing")


COMMANDS: Final = {
    "check": ("checking", "check dossiers (what is done when no command is named)", _check),
    "scan": ("texts", "find the quantities of an article", _scan),
    "draft": ("texts", "write a dossier for an article: every quantity a claim, for a person to finish", _draft),
    "coverage": ("texts", "list the quantities of the text that no claim accounts for", _coverage),
    "anchor": (
        "texts",
        "after the article was edited: which claims kept their words, which numbers changed",
        _anchor,
    ),
    "guard": ("guarding", "change every figure by every slip, and see which changes nobody would notice", _guard),
    "why": ("asking", "print all that is known of one claim, and the chain of arithmetic", _why),
    "explain": ("asking", "print the page of a rule or a slip", _explain),
    "rules": ("asking", "list the rules by family", _nothing),
    "schema": ("asking", "print the JSON Schema of a claim file", _schema),
}
"""Each command with the module that answers it, what it does in a line, and what gives it its arguments."""


def parser(asked: Iterable[str] | None = None) -> argparse.ArgumentParser:
    """What can be asked for, each command with the module and the function that answer it.

    Only the commands `asked` for have their arguments, all where none are given: who asks for one should not wait for
    those of the others.
    """
    whole = _Parser(
        prog="claimcheck",
        usage="claimcheck [check] [PATH ...] [options]\n       claimcheck COMMAND ...",
        description="A type checker for the numbers in prose. Without a command it checks; "
        "`claimcheck check --help` shows the options.",
        epilog=_STATUS,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="store_true", help="print the version")
    whole.add_argument(
        "--print-completion",
        choices=("bash", "zsh", "tcsh"),
        metavar="SHELL",
        help="print the script by which bash, zsh or tcsh completes commands, options, rules and files",
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", prog="claimcheck")
    for name, (module, told, add_arguments) in COMMANDS.items():
        is_asked = asked is None or name in asked
        description = f"{told[0].upper()}{told[1:]}."
        command = commands.add_parser(name, help=told, description=description, allow_abbrev=False, add_help=is_asked)
        if is_asked:
            add_arguments(command)
            command.set_defaults(answer=(module, name))
    return whole
