"""What can be asked for on the command line."""

from __future__ import annotations

import argparse

from claimcheck.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Final, NoReturn

COMMANDS: Final = ("check", "scan", "draft", "coverage", "anchor", "guard", "why", "explain", "rules", "schema")
OF_NO_COMMAND: Final = ("-h", "--help", "--version", "--print-completion")
"""Options that stand alone; with any other the command is `check`."""

_STATUS: Final = """\
exit status: 0 nothing is contradicted; 1 something is (see --fail-on), or a rule raised; 2 the input or the call
cannot be used, or the output cannot be written.
"""
_PATH: Final = (
    "a claim file, the folder of one, or a folder of such folders (default: claims, or here where claims.yaml is)"
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        from claimcheck.text import printable

        super().error(printable(message))


def parser() -> argparse.ArgumentParser:
    """What can be asked for, each command with the module and the function that answer it."""
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

    check = commands.add_parser(
        "check",
        help="check dossiers (what is done when no command is named)",
        description="Check articles against their claim files and evidence.",
        epilog=_STATUS,
        allow_abbrev=False,
    )
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_PATH,
    )
    _add_list(check, "--select", "check with these rules or families of rules only; may be repeated")
    _add_list(check, "--ignore", "check without these rules or families; may be repeated")
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        help="the mildest finding that makes the exit status 1 (default: error)",
    )
    check.add_argument("--exit-zero", action="store_true", help="end with status 0 whatever is found")
    check.add_argument("--output-format", choices=("text", *FORMATS), default="text", help="(default: text)")
    length = check.add_mutually_exclusive_group()
    length.add_argument("--verbose", action="store_true", help="show also what was compared and held")
    length.add_argument("--quiet", action="store_true", help="show only what must be done, and the last line")
    _add_output(check)
    check.add_argument(
        "--report",
        action="append",
        default=[],
        type=_report,
        metavar="FORMAT=FILE",
        help=f"write another report to a file: {', '.join(FORMATS)}; may be repeated",
    )
    check.add_argument("--baseline", metavar="FILE", help="findings that are known, and do not fail the run")
    check.add_argument(
        "--write-baseline", metavar="FILE", help="instead of reporting, write what is found as known from now on"
    )
    check.add_argument("--watch", action="store_true", help="check again whenever a file of the dossiers changes")
    _add_configuration(check)
    check.set_defaults(answer=("checking", "check"))

    guard = commands.add_parser(
        "guard",
        help="change every figure by every slip, and see which changes nobody would notice",
        allow_abbrev=False,
    )
    _add_path(guard)
    guard.add_argument(
        "--fail-under",
        type=_percentage,
        metavar="PERCENT",
        help="end with status 1 where fewer of the changes would be noticed",
    )
    guard.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    guard.set_defaults(answer=("guarding", "guard"))

    why = commands.add_parser(
        "why", help="print all that is known of one claim, and the chain of arithmetic", allow_abbrev=False
    )
    why.add_argument("claim", metavar="CLAIM", help="its name in the claim file")
    _add_path(why)
    why.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    why.set_defaults(answer=("asking", "why"))

    scan = commands.add_parser("scan", help="find the quantities of an article", allow_abbrev=False)
    scan.add_argument("file", metavar="FILE", help="the article: text, Markdown (.md), HTML or Word (.docx)")
    scan.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    scan.set_defaults(answer=("texts", "scan"))

    draft = commands.add_parser(
        "draft",
        help="write a dossier for an article: every quantity a claim, for a person to finish",
        allow_abbrev=False,
    )
    draft.add_argument("file", metavar="FILE", help="the article: text, Markdown (.md), HTML or Word (.docx)")
    draft.add_argument(
        "--output",
        metavar="FOLDER",
        help="where claims.yaml and article.txt are written (default: claims/NAME-OF-FILE)",
    )
    draft.set_defaults(answer=("texts", "draft"))

    coverage = commands.add_parser(
        "coverage", help="list the quantities of the text that no claim accounts for", allow_abbrev=False
    )
    _add_path(coverage)
    coverage.add_argument(
        "--fail-under",
        type=_percentage,
        metavar="PERCENT",
        help="end with status 1 where fewer of the quantities are accounted for",
    )
    coverage.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    coverage.set_defaults(answer=("texts", "coverage"))

    anchor = commands.add_parser(
        "anchor",
        help="after the article was edited: which claims kept their words, and which numbers changed",
        allow_abbrev=False,
    )
    _add_path(anchor)
    anchor.add_argument(
        "--write", action="store_true", help="put the new words of reworded and moved claims into the claim file"
    )
    anchor.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    anchor.set_defaults(answer=("texts", "anchor"))

    explain = commands.add_parser("explain", help="print the page of a rule or a slip", allow_abbrev=False)
    explain.add_argument(
        "rule",
        nargs="?",
        metavar="RULE",
        help="such as rank-order; the name of a family lists its rules, and without a name all are listed",
    )
    explain.set_defaults(answer=("asking", "explain"))

    rules = commands.add_parser("rules", help="list the rules by family", allow_abbrev=False)
    rules.set_defaults(answer=("asking", "rules"))

    schema = commands.add_parser("schema", help="print the JSON Schema of a claim file", allow_abbrev=False)
    _add_output(schema)
    schema.set_defaults(answer=("asking", "schema"))
    return whole


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
