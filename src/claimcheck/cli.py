"""The command line: what is asked for, where the answer goes, and the exit status."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress

from claimcheck.report import FORMATS

# Everything else is imported where it is used, since `--help` should not wait for it; not even for `typing`, which
# takes a tenth of its time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from io import StringIO
    from pathlib import Path
    from typing import Final, NoReturn

    from rich.console import Console

    from claimcheck.anchoring import Reanchored
    from claimcheck.dossier import Dossier
    from claimcheck.fault import Fault
    from claimcheck.guarding import Guarding
    from claimcheck.judgement import Review
    from claimcheck.rule import Rule

CLEAR: Final = 0
"""Nothing is contradicted."""
BROKEN: Final = 1
"""A finding stands that fails the run, or a rule raised."""
UNUSABLE: Final = 2
"""The input or the call cannot be used."""
INTERRUPTED: Final = 130
"""The user broke off: 128 and the number of the signal, as shells count."""

OBJECTS_BETWEEN_COLLECTIONS: Final = 100_000
"""Nearly all that a run makes is kept to its end: looking for garbage as often as usual is an eighth of the time."""

WIDTH_IN_FILES: Final = 100
"""Columns of a text report that is written to a file, so that it does not depend on the terminal it is made in."""

SILENT_SECONDS: Final = 1.0
"""What a person waits without asking whether anything happens."""

_STATUS: Final = """\
exit status: 0 nothing is contradicted; 1 something is (see --fail-on), or a rule raised; 2 the input or the call
cannot be used.
"""
_COMMANDS: Final = ("check", "scan", "draft", "coverage", "anchor", "guard", "why", "explain", "rules", "schema")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for and return the exit status; `SystemExit` for help and for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        # What the terminal's encoding lacks is shown by its number, rather than ending the report half way.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Records of claim files need no plugins, and looking for some reads the metadata of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in (*_COMMANDS, "-h", "--help", "--version"):
        words.insert(0, "check")
    usual = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        return _answer(_parser().parse_args(words))
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.set_threshold(*usual)
        with suppress(OSError):
            _print("")


def _answer(options: argparse.Namespace) -> int:
    if options.version:
        import claimcheck

        _print(f"claimcheck {claimcheck.__version__}\n")
        return CLEAR
    from claimcheck.fault import InputError
    from claimcheck.text import printable

    try:
        status: int = options.command(options)
    except InputError as error:
        for fault in error.faults:
            print(printable(str(fault)), file=sys.stderr)
        return UNUSABLE
    except Exception:
        import traceback

        # Not status 1, which would say that the article is contradicted.
        print(printable(traceback.format_exc(), keep="\n"), file=sys.stderr, end="")
        print("This is a defect of claimcheck.", file=sys.stderr)
        return UNUSABLE
    return status


# The commands.


def _check(options: argparse.Namespace) -> int:
    from pathlib import Path

    from claimcheck.checker import review
    from claimcheck.fault import InputError
    from claimcheck.finding import Severity
    from claimcheck.loading.loader import find, load

    rules = _chosen(options.select, options.ignore)
    claim_files: dict[Path, None] = {}
    reviews: list[Review] = []
    faults: list[Fault] = []
    for path in options.paths:
        try:
            claim_files.update(dict.fromkeys(find(Path(path))))
        except InputError as error:
            faults += error.faults
    for claim_file in claim_files:
        try:
            reviews.append(review(load(claim_file), rules))
        except InputError as error:
            faults += error.faults
    # What can be read is reported all the same, but a file that is there is a whole report.
    if reviews and not (faults and options.output):
        _deliver(_report(reviews, options), options.output)
    if faults:
        raise InputError(faults)
    if any(one.failures for one in reviews):
        return BROKEN
    least = Severity(options.fail_on)
    standing = any(found.accepted is None and found.severity <= least for one in reviews for found in one.findings)
    return BROKEN if standing and not options.exit_zero else CLEAR


def _guard(options: argparse.Namespace) -> int:
    from claimcheck.report import guard as shown

    guardings = [_guarded(path) for path in _found(options.path)]
    if options.output_format == "json":
        import json

        _deliver(json.dumps(shown.document(guardings), indent=2) + "\n")
    else:
        from claimcheck.text import printable

        _deliver(printable(shown.text(guardings), keep="\n"))
    return BROKEN if any(one.score < options.fail_under for one in guardings) else CLEAR


def _guarded(claim_file: Path) -> Guarding:
    """What guards a dossier, with a bar on standard error where it takes longer than a second."""
    from time import monotonic

    from claimcheck.guarding import guard
    from claimcheck.loading.loader import load

    dossier = load(claim_file)
    begun = monotonic()
    if not sys.stderr.isatty():
        return guard(dossier)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("changing figures", visible=False)

        def show(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=monotonic() - begun > SILENT_SECONDS, refresh=True)

        return guard(dossier, progress=show)


def _found(path: str) -> Sequence[Path]:
    from pathlib import Path

    from claimcheck.loading.loader import find

    return find(Path(path))


def _why(options: argparse.Namespace) -> int:
    from claimcheck.checker import review
    from claimcheck.fault import Fault, InputError
    from claimcheck.loading.loader import load
    from claimcheck.report.why import text
    from claimcheck.text import printable

    dossiers = [load(claim_file) for claim_file in _found(options.path)]
    shown = [text(review(dossier), options.claim) for dossier in dossiers if options.claim in dossier.by_id]
    if not shown:
        from difflib import get_close_matches

        known = dict.fromkeys(name for dossier in dossiers for name in dossier.by_id)
        close = get_close_matches(options.claim, known)
        hint = f": did you mean {' or '.join(close)}?" if close else ""
        raise InputError([Fault("why", 0, 0, f"no claim is named {options.claim!r}{hint}")])
    _deliver(printable("\n".join(shown), keep="\n"))
    return CLEAR


def _scan(options: argparse.Namespace) -> int:
    from claimcheck.scanning.command import answer

    _deliver(answer(options))
    return CLEAR


def _draft(options: argparse.Namespace) -> int:
    from pathlib import Path

    from claimcheck.drafting import draft
    from claimcheck.scanning.inputs import read
    from claimcheck.text import printable

    file = Path(options.file)
    article = read(file, options.file)
    drafted = draft(article.text, options.file)
    folder = Path("claims", file.stem) if options.output is None else Path(options.output)
    written = drafted.write(folder)
    lines = [f"{path}: written" for path in written]
    lines += [f"note: {note}" for note in article.notes]
    lines.append(f"{drafted.claims} claims, {drafted.untyped} of them untyped")
    _deliver(printable("\n".join(lines), keep="\n") + "\n")
    return CLEAR


def _coverage(options: argparse.Namespace) -> int:
    from claimcheck.coverage import coverage
    from claimcheck.loading.loader import load
    from claimcheck.report import coverage as shown

    covered = [coverage(load(claim_file)) for claim_file in _found(options.path)]
    if options.output_format == "json":
        import json

        _deliver(json.dumps(shown.document(covered), indent=2) + "\n")
    else:
        _deliver(shown.text(covered))
    return BROKEN if any(one.percent < options.fail_under for one in covered) else CLEAR


def _anchor(options: argparse.Namespace) -> int:
    from claimcheck.anchoring import State, reanchored
    from claimcheck.loading.loader import load
    from claimcheck.report import anchoring as shown

    dossiers = [(claim_file, load(claim_file)) for claim_file in _found(options.path)]
    found = [(dossier, reanchored(dossier)) for _, dossier in dossiers]
    report = "".join(shown.text(*one) for one in found)
    if options.output_format == "json":
        import json

        report = json.dumps(shown.document(found), indent=2) + "\n"
    written = []
    if options.write:
        for (claim_file, _), one in zip(dossiers, found, strict=True):
            count = _rewrite(claim_file, *one)
            if count:
                written.append(f"{claim_file}: new words for {count} {'claim' if count == 1 else 'claims'}\n")
    _deliver(report + ("" if options.output_format == "json" else "".join(written)))
    broken = (State.NUMBER_CHANGED, State.LOST)
    return BROKEN if any(claim.state in broken for _, claims in found for claim in claims) else CLEAR


def _rewrite(claim_file: Path, dossier: Dossier, found: Sequence[Reanchored]) -> int:
    """Put the new words of claims into their claim file, which must load again; the number of claims changed."""
    from claimcheck.anchoring import new_words
    from claimcheck.editing import with_words
    from claimcheck.loading.loader import read

    changes = new_words(dossier, found)
    if not changes:
        return 0
    text = claim_file.read_bytes().decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = with_words(text.removeprefix(mark), changes)
    read(text.replace("\r\n", "\n"), claim_file)
    _deliver(mark + text, str(claim_file))
    return len(changes)


def _explain(options: argparse.Namespace) -> int:
    from claimcheck.explain import PAGES, SLIP_PAGES
    from claimcheck.fault import InputError

    pages = PAGES | SLIP_PAGES
    if options.rule not in pages:
        raise InputError([_unknown("explain", options.rule)])
    text = pages[options.rule]
    if sys.stdout.isatty():
        from rich.markdown import Markdown

        console, written = _console()
        console.print(Markdown(text))
        text = written.getvalue()
    _deliver(text)
    return CLEAR


def _rules(options: argparse.Namespace) -> int:
    from claimcheck.rule import FAMILIES
    from claimcheck.rules import RULES

    width = max(len(rule.id) for rule in RULES)
    parts = []
    for family in FAMILIES:
        of_family = [rule for rule in RULES if rule.family == family]
        if of_family:
            lines = (f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.summary}" for rule in of_family)
            parts.append("\n".join((family, *lines)))
    _deliver("\n\n".join(parts) + "\n")
    return CLEAR


def _schema(options: argparse.Namespace) -> int:
    import json

    from claimcheck.schema import schema

    _deliver(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", options.output)
    return CLEAR


# Which rules, and the report.


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of the catalogue that are selected, all unless any are, without those ignored; in its order."""
    from claimcheck.fault import Fault, InputError
    from claimcheck.rules import RULES

    known = {rule.id for rule in RULES}
    selected, ignored = _split(select), _split(ignore)
    faults = [_unknown("--select", name) for name in selected if name not in known]
    faults += [_unknown("--ignore", name) for name in ignored if name not in known]
    chosen = tuple(rule for rule in RULES if rule.id in (selected or known) and rule.id not in ignored)
    if not faults and not chosen:
        faults.append(Fault("--ignore", 0, 0, "no rule is left to check with"))
    if faults:
        raise InputError(faults)
    return chosen


def _split(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",")]


def _unknown(where: str, name: str) -> Fault:
    """The fault of a name that no rule has, with the names that are close to it."""
    from difflib import get_close_matches

    from claimcheck.fault import Fault
    from claimcheck.rules import RULES

    close = get_close_matches(name, [rule.id for rule in RULES])
    hint = f"did you mean {' or '.join(close)}?" if close else "`claimcheck rules` lists them"
    return Fault(where, 0, 0, f"unknown rule {name!r}: {hint}")


def _report(reviews: Sequence[Review], options: argparse.Namespace) -> str:
    from claimcheck import report

    if options.output_format in report.FORMATS:
        return report.written(options.output_format, reviews)
    from claimcheck.report.console import render

    console, written = _console(options.output)
    render(reviews, console, verbose=options.verbose)
    return written.getvalue()


# Where it goes.


def _console(output: str | None = None) -> tuple[Console, StringIO]:
    """A console for the terminal, or for a file; and what is printed on it, so that one place writes and can fail."""
    from io import StringIO

    from rich.console import Console

    written = StringIO()
    if output is not None:
        return Console(file=written, width=WIDTH_IN_FILES, color_system=None), written
    if sys.stdout.isatty():
        return Console(file=written, force_terminal=True), written
    # Where it is no terminal, nothing says how wide, so it is as wide as in a file; the environment may ask for another
    # width and for colour.
    width = None if os.environ.get("COLUMNS") else WIDTH_IN_FILES
    return Console(file=written, width=width), written


def _deliver(text: str, output: str | None = None) -> None:
    """Write to the file `output`, or print where none is named. InputError when it cannot be written."""
    from pathlib import Path

    from claimcheck.fault import Fault, InputError

    try:
        if output is None:
            _print(text)
        else:
            _write_whole(Path(output), text)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError([Fault(output or "standard output", 0, 0, f"cannot be written: {reason.lower()}")]) from None


def _print(text: str) -> None:
    """Print; a reader who has seen enough, such as `head`, is no fault and changes nothing of the exit status."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Else Python tries once more to write what is left, when it ends, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that, whatever happens, either its old or its new content is there."""
    import shutil

    path = path.resolve()
    if path.exists() and not path.is_file():
        raise ValueError("not a regular file")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(beside, "x", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink()


# What can be asked for.


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        from claimcheck.text import printable

        super().error(printable(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="claimcheck",
        usage="claimcheck [check] [PATH ...] [options]\n       claimcheck COMMAND ...",
        description="A type checker for the numbers in prose. Without a command it checks; "
        "`claimcheck check --help` shows the options.",
        epilog=_STATUS,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="claimcheck")

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
        default=["claims"],
        metavar="PATH",
        help="a claim file, the folder of one, or a folder of such folders (default: claims)",
    )
    _add_list(check, "--select", "check with these rules only; may be repeated")
    _add_list(check, "--ignore", "check without these rules; may be repeated")
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "note"),
        default="error",
        help="the mildest finding that makes the exit status 1 (default: error)",
    )
    check.add_argument("--exit-zero", action="store_true", help="end with status 0 whatever is found")
    check.add_argument("--output-format", choices=("text", *FORMATS), default="text", help="(default: text)")
    check.add_argument("--verbose", action="store_true", help="show also what was compared and held")
    _add_output(check)
    check.set_defaults(command=_check)

    guard = commands.add_parser(
        "guard",
        help="change every figure by every slip, and see which changes nobody would notice",
        allow_abbrev=False,
    )
    _add_path(guard)
    guard.add_argument(
        "--fail-under",
        type=float,
        default=0.0,
        metavar="PERCENT",
        help="end with status 1 where fewer of the changes would be noticed",
    )
    guard.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    guard.set_defaults(command=_guard)

    why = commands.add_parser(
        "why", help="print all that is known of one claim, and the chain of arithmetic", allow_abbrev=False
    )
    why.add_argument("claim", metavar="CLAIM", help="its name in the claim file")
    _add_path(why)
    why.set_defaults(command=_why)

    scan = commands.add_parser("scan", help="find the quantities of an article", allow_abbrev=False)
    scan.add_argument("file", metavar="FILE", help="the article: text, Markdown (.md), HTML or Word (.docx)")
    scan.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    scan.set_defaults(command=_scan)

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
    draft.set_defaults(command=_draft)

    coverage = commands.add_parser(
        "coverage", help="list the quantities of the text that no claim accounts for", allow_abbrev=False
    )
    _add_path(coverage)
    coverage.add_argument(
        "--fail-under",
        type=_percentage,
        default=0,
        metavar="PERCENT",
        help="end with status 1 where fewer of the quantities are accounted for",
    )
    coverage.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    coverage.set_defaults(command=_coverage)

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
    anchor.set_defaults(command=_anchor)

    explain = commands.add_parser("explain", help="print the page of a rule or a slip", allow_abbrev=False)
    explain.add_argument("rule", metavar="RULE", help="such as rank-order; `claimcheck rules` lists them")
    explain.set_defaults(command=_explain)

    rules = commands.add_parser("rules", help="list the rules by family", allow_abbrev=False)
    rules.set_defaults(command=_rules)

    schema = commands.add_parser("schema", help="print the JSON Schema of a claim file", allow_abbrev=False)
    _add_output(schema)
    schema.set_defaults(command=_schema)
    return parser


def _add_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        default="claims",
        metavar="PATH",
        help="a claim file, the folder of one, or a folder of such folders (default: claims)",
    )


def _percentage(text: str) -> Fraction:
    from fractions import Fraction

    if len(text) > 20 or not text.replace(".", "", 1).isdecimal() or not 0 <= (value := Fraction(text)) <= 100:
        raise argparse.ArgumentTypeError("write a percentage from 0 to 100")
    return value


def _add_list(parser: argparse.ArgumentParser, option: str, description: str) -> None:
    parser.add_argument(option, action="append", default=[], metavar="RULE[,RULE]", help=description)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all, instead of printing")
