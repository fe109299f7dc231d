"""The command line: what it prints, where it writes, and the status it ends with."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from msgspec.structs import replace

import claimcheck.rules
from claimcheck import cli
from claimcheck.cli.parser import COMMANDS, parser
from claimcheck.report import FORMATS
from claimcheck.rules import RULES

COUNCIL = """\
quantities:
  members: {measure: members of the council, unit: people, by: party, members: {Greens: []}}
sources:
  council: {title: Register, publisher: City Council, standing: official}
evidence:
  - quantity: members
    source: council
    whole: all
    rows: |
      member,period,value
      Greens,2024,19
      all,2024,50
claims:
  - {id: greens, quote: the Greens hold FIGURE of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: FIGURE, sources: [council]ACCEPT}
"""
ACCEPTED = ", accept: [{rule: share-of-whole, reason: the print run is done}]"
SHARE = ("--select", "share-of-whole")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the command is given in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, figure: str = "38%", accept: str = "") -> Path:
    """A dossier that states `figure` where 38% is right."""
    folder.mkdir(parents=True, exist_ok=True)
    claim_file = folder / "claims.yaml"
    claim_file.write_text(COUNCIL.replace("FIGURE", figure).replace("ACCEPT", accept), encoding="utf-8")
    return claim_file


# Exit status.


@pytest.mark.parametrize(
    ("figure", "accept", "options", "status"),
    [
        ("38%", "", [], 0),
        ("39%", "", [], 1),
        ("39%", "", ["--exit-zero"], 0),
        ("39%", "", ["--fail-on", "note"], 1),
        ("39%", ACCEPTED, [], 0),
        ("39%", ACCEPTED, ["--fail-on", "note"], 0),
        # An acceptance of what is not there is a warning.
        ("38%", ACCEPTED, [], 0),
        ("38%", ACCEPTED, ["--fail-on", "error"], 0),
        ("38%", ACCEPTED, ["--fail-on", "warning"], 1),
        ("38%", ACCEPTED, ["--fail-on", "note"], 1),
        ("38%", ACCEPTED, ["--fail-on", "note", "--exit-zero"], 0),
    ],
)
def test_the_status_says_whether_a_finding_stands(
    folder: Path, figure: str, accept: str, options: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims" / "council", figure, accept)
    assert cli.main([*SHARE, *options]) == status
    printed = capsys.readouterr()
    assert "greens" in printed.out
    assert printed.err == ""


def test_a_rule_that_raises_is_named_and_fails_even_with_exit_zero(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(case: Any) -> Iterator[Any]:
        raise ZeroDivisionError("in the middle")

    rules = tuple(replace(rule, check=broken) if rule.id == "share-of-whole" else rule for rule in RULES)
    monkeypatch.setattr("claimcheck.catalogue.RULES", rules)
    write(folder / "claims")
    assert cli.main(["--exit-zero"]) == 1
    printed = capsys.readouterr()
    assert "share-of-whole" in printed.out
    assert "in the middle" in printed.out


def test_a_defect_is_not_taken_for_a_contradiction(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*given: Any, **named: Any) -> None:
        raise ZeroDivisionError("\x1b[31m")

    monkeypatch.setattr("claimcheck.cli.checking.review", broken)
    write(folder / "claims")
    assert cli.main([]) == 2
    printed = capsys.readouterr()
    assert printed.err.endswith("This is a defect of claimcheck.\n")
    assert "\x1b" not in printed.err


def test_breaking_off_ends_with_the_status_of_the_signal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*given: Any, **named: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.cli.checking.review", broken_off)
    write(folder / "claims")
    assert cli.main([]) == 128 + signal.SIGINT


# Paths.


@pytest.mark.parametrize("words", [[], ["check"], ["claims"], ["check", "claims"], ["claims/council"], ["--verbose"]])
def test_check_is_the_command_and_claims_the_path_unless_named(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims" / "council", "39%")
    assert cli.main(words) == 1
    assert str(Path("claims", "council", "claims.yaml")) in capsys.readouterr().out


def test_a_dossier_named_twice_is_checked_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims" / "council")
    assert cli.main(["claims", "claims/council", "claims/council/claims.yaml", "--output-format", "json"]) == 0
    assert capsys.readouterr().out.count('"greens"') == report_of_one(capsys)


def report_of_one(capsys: pytest.CaptureFixture[str]) -> int:
    cli.main(["claims/council", "--output-format", "json"])
    return capsys.readouterr().out.count('"greens"')


def test_every_fault_of_every_file_is_told_in_a_line_and_what_loads_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims" / "council", "39%")
    for name in ("a", "b"):
        (folder / "claims" / name).mkdir()
        (folder / "claims" / name / "claims.yaml").write_text("articel: {}\nclaim: []\n", encoding="utf-8")
    assert cli.main(["claims", "nowhere"]) == 2
    printed = capsys.readouterr()
    assert "greens" in printed.out
    lines = printed.err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        *(f"{Path('claims', name, 'claims.yaml')}:{line}:1" for name in "ab" for line in (1, 2)),
        "nowhere",
    ]


def test_an_article_is_told_from_a_claim_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "Harbour.TXT").write_text("The port handled 4,812 ships.", encoding="utf-8")
    for command in ("check", "coverage", "guard"):
        assert cli.main([command, "Harbour.TXT"]) == 2
        told = "Harbour.TXT: an article, and no claim file: `claimcheck draft Harbour.TXT` begins one\n"
        assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    ("asked", "hint"), [("grens", "did you mean 'greens'?"), ("xyz", "there are greens"), ("e", "there are greens")]
)
def test_a_claim_that_is_not_there_is_answered_with_those_that_are(
    folder: Path, asked: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims")
    assert cli.main(["why", asked]) == 2
    assert capsys.readouterr().err == f"why: no claim is named {asked!r}: {hint}\n"


def test_no_claims_here_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert capsys.readouterr().err == "claims: no such folder: claimcheck draft FILE makes a dossier from an article\n"
    (folder / "claims").mkdir()
    assert cli.main([]) == 2
    assert capsys.readouterr().err == "claims: no claims.yaml here, nor in the folders inside\n"


# Rules.


def test_selecting_and_ignoring_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims", "39%")
    assert cli.main(["--select", "share-of-whole,change-between"]) == 1
    assert cli.main(["--select", "share-of-whole", "--select", "change-between"]) == 1
    assert cli.main(["--select", "change-between"]) == 0
    assert cli.main(["--ignore", "share-of-whole, change-between"]) == 0
    assert cli.main(["--select", "share-of-whole", "--ignore", "change-between"]) == 1
    assert capsys.readouterr().err == ""


def test_every_unknown_rule_is_named_with_those_it_is_close_to(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims")
    assert cli.main(["--select", "share-of-hole,zzz", "--ignore", "chance-between"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    ignored, selected, strange = printed.err.splitlines()
    # Which other names are close depends on the catalogue; the closest comes first.
    assert ignored.startswith("--ignore: unknown rule 'chance-between': did you mean 'change-between'")
    assert selected.startswith("--select: unknown rule 'share-of-hole': did you mean 'share-of-whole'")
    assert strange == "--select: unknown rule 'zzz': `claimcheck rules` lists them"


def test_families_are_named_like_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims", "39%")
    assert cli.main(["--select", "percentages"]) == 1
    assert cli.main(["--ignore", "percentages"]) == 0
    capsys.readouterr()
    assert cli.main(["--select", "percentage"]) == 2
    assert capsys.readouterr().err.startswith("--select: unknown rule 'percentage': did you mean 'percentages'")


def test_in_the_folder_of_a_dossier_that_one_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "39%")
    assert cli.main([*SHARE]) == 1
    assert "claims.yaml" in capsys.readouterr().out
    assert cli.main(["why", "greens"]) == 0
    # Where there is a folder of dossiers, that is meant.
    write(folder / "claims", "38%")
    assert cli.main([*SHARE]) == 0


def test_a_misspelt_command_is_not_taken_for_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["chek", "x"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(
        "error: there is no command and no file 'chek': did you mean `claimcheck check`?\n"
    )
    # A folder may have such a name.
    write(folder / "chek")
    assert cli.main(["chek"]) == 0


@pytest.mark.parametrize("options", [["--select", ""], [*SHARE, "--ignore", "share-of-whole"]])
def test_checking_nothing_is_refused(folder: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims")
    assert cli.main(options) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


# Where the report goes.


def test_json_holds_ascii_only_and_says_what_was_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims", "39%")
    assert cli.main([*SHARE, "--output-format", "json"]) == 1
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert "“39%” does not follow from the part and its whole" in json.dumps(json.loads(printed), ensure_ascii=False)


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_a_report_in_a_file_is_the_one_printed(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    write(folder / "claims", "39%")
    assert cli.main([*SHARE, "--output-format", form]) == 1
    report = capsys.readouterr().out
    # The file's text does not depend on the terminal.
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert cli.main([*SHARE, "--output-format", form, "--output", "report"]) == 1
    assert capsys.readouterr().out == ""
    assert (folder / "report").read_bytes().decode("utf-8") == report
    assert sorted(path.name for path in folder.iterdir()) == ["claims", "report"]


def test_several_reports_are_written_of_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims", "39%")
    assert cli.main([*SHARE, "--report", "json=one.json", "--report", "json=two.json"]) == 1
    assert "share-of-whole" in capsys.readouterr().out
    one = (folder / "one.json").read_text(encoding="utf-8")
    assert one == (folder / "two.json").read_text(encoding="utf-8")
    assert cli.main([*SHARE, "--output-format", "json"]) == 1
    assert capsys.readouterr().out == one
    # Files are whole reports or stay as they are.
    assert cli.main([*SHARE, "claims", "nowhere", "--report", "json=three.json"]) == 2
    assert not (folder / "three.json").exists()
    for wrong in ("json", "json=", "=x", "yaml=x"):
        with pytest.raises(SystemExit) as ended:
            cli.main(["--report", wrong])
        assert ended.value.code == 2


def test_an_old_report_stays_when_the_new_one_cannot_be_made_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    write(folder / "claims")
    report = folder / "report"
    report.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "replace", full)
    assert cli.main(["--output", "report"]) == 2
    assert capsys.readouterr().err == "report: cannot be written: no space left on device\n"
    assert report.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["claims", "report"]


def test_an_old_report_stays_when_the_input_cannot_be_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims" / "council")
    (folder / "report").write_text("old", encoding="utf-8")
    assert cli.main(["claims", "nowhere", "--output", "report"]) == 2
    assert (folder / "report").read_text(encoding="utf-8") == "old"
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_new_report_keeps_the_permissions_of_the_old(folder: Path) -> None:
    write(folder / "claims")
    report = folder / "report"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o640)
    assert cli.main(["--output", "report"]) == 0
    assert stat.S_IMODE(report.stat().st_mode) == 0o640


@pytest.mark.parametrize("output", ["claims", "claims/nowhere/report", "claims/claims.yaml/report", "a\0b", ""])
def test_where_nothing_can_be_written_is_said_in_a_line(
    folder: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims")
    assert cli.main(["--output", output]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert "cannot be written: " in printed.err
    assert sorted(path.name for path in folder.rglob("*")) == ["claims", "claims.yaml"]


def test_nothing_of_the_call_or_the_input_steers_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "claims.yaml").write_text('"\u202e\u001b[31m": 1\nclaims: \u202e', encoding="utf-8")
    for words in (
        ["\x1b[31mred"],
        ["claims.yaml"],
        ["--select", "\x1b[31m"],
        ["explain", "\u202e"],
        ["--output", "\x1b"],
    ):
        assert cli.main(words) == 2
    for words in (["--\x1b[31m"], ["--fail-on", "\x1b[31m"]):
        with pytest.raises(SystemExit) as ended:
            cli.main(words)
        assert ended.value.code == 2
    printed = capsys.readouterr()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed.out + printed.err)


# The other commands.


def test_explain_prints_the_page_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    from claimcheck.explain import PAGES

    for name, page in PAGES.items():
        assert cli.main(["explain", name]) == 0
        assert capsys.readouterr().out == page
    assert cli.main(["explain", "share-of-hole"]) == 2
    assert capsys.readouterr().err.startswith("explain: unknown rule 'share-of-hole': did you mean 'share-of-whole'")


def test_explain_sets_the_page_for_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    assert cli.main(["explain", "share-of-whole"]) == 0
    page = capsys.readouterr().out
    assert "\x1b[" in page
    assert "## What it checks" not in page
    assert "What it checks" in page


def test_rules_lists_every_rule_under_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == 0
    listed = []
    for block in capsys.readouterr().out.removesuffix("\n").split("\n\n"):
        family, *lines = block.splitlines()
        listed += [(family, *re.split(r"  +", line.strip(), maxsplit=2)) for line in lines]
    assert sorted(listed) == sorted((rule.family, rule.id, rule.severity.value, rule.summary) for rule in RULES)


def test_explain_lists_the_rules_of_a_family_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == 0
    every = capsys.readouterr().out
    assert cli.main(["explain"]) == 0
    assert capsys.readouterr().out == every
    assert cli.main(["explain", "rankings"]) == 0
    rankings = capsys.readouterr().out
    assert rankings.startswith("rankings\n")
    assert rankings.removesuffix("\n") in every
    assert len(rankings.splitlines()) == 1 + sum(rule.family == "rankings" for rule in RULES)


def test_schema_is_printed_or_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["title"] == "claimcheck claim file"
    assert cli.main(["schema", "--output", "claims.schema.json"]) == 0
    assert (folder / "claims.schema.json").read_text(encoding="utf-8") == printed


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"claimcheck {claimcheck.__version__}\n"


@pytest.mark.parametrize("words", [["--help"], ["check", "-h"], ["explain", "--help"], ["--verbose", "--help"]])
def test_help_is_printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: claimcheck ")


@pytest.mark.parametrize("words", [["--fail-on", "never"], ["--sel", "x"], ["rules", "x"], ["--output"]])
def test_a_wrong_call_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "error: " in printed.err


# The process.


def python(*words: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *words], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, **settings)


def test_the_module_runs_as_a_program(run: Run) -> None:
    done = run("python3 -m claimcheck --select change-between")
    assert done.returncode == 1
    assert "it-exports-growth" in done.stdout
    assert done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
@pytest.mark.parametrize(("words", "status"), [([], 1), (["rules"], 0), (["--help"], 0), (["schema"], 0)])
def test_a_reader_who_stops_reading_changes_nothing(folder: Path, words: list[str], status: int) -> None:
    write(folder / "claims", "39%")
    reading, writing = os.pipe()
    os.close(reading)
    done = python("-m", "claimcheck", *words, stdout=writing)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_printed_is_a_fault(folder: Path) -> None:
    write(folder / "claims")
    with open("/dev/full", "wb") as full:
        done = python("-m", "claimcheck", stdout=full)
    assert done.stderr == b"standard output: cannot be written: no space left on device\n"
    assert done.returncode == 2


def test_an_encoding_that_lacks_our_signs_gets_ascii(folder: Path) -> None:
    write(folder / "claims", "39%")
    done = python("-m", "claimcheck", stdout=subprocess.PIPE, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert done.stderr == b""
    assert b'"39%"' in done.stdout
    assert b"\\u201c" not in done.stdout


def test_checking_opens_no_socket(folder: Path) -> None:
    write(folder / "claims", "39%")
    program = (
        "import sys\n"
        "def watch(event, given):\n"
        "    if event.startswith('socket.'):\n"
        "        raise SystemExit(f'{event} {given}')\n"
        "sys.addaudithook(watch)\n"
        "from claimcheck.cli import main\n"
        "sys.exit(main(['check']))\n"
    )
    done = python("-c", program, stdout=subprocess.PIPE)
    assert done.stderr == b""
    assert done.returncode == 1
    # The watch itself works.
    watched = python("-c", program.replace("sys.exit(main(['check']))", "import socket; socket.socket()"))
    assert b"socket.__new__" in watched.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs the processor time of child processes")
def test_help_takes_at_most_three_times_an_empty_process(tmp_path: Path) -> None:
    import resource

    # With compiled modules, as an installed package has them.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)

    def seconds(*words: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        python(*words, stdout=subprocess.DEVNULL, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # The least of several in turn, since other work on the machine can only add to it.
    times = [(seconds("-m", "claimcheck", "--help"), seconds("-c", "pass")) for _ in range(10)]
    helping, empty = map(min, zip(*times, strict=True))
    assert helping <= 3 * empty


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_asked_for_alone_takes_what_it_takes_among_all(command: str) -> None:
    def told(whole: argparse.ArgumentParser) -> str:
        (commands,) = (one for one in whole._actions if isinstance(one, argparse._SubParsersAction))
        text: str = commands.choices[command].format_help()
        return text

    assert told(parser([command])) == told(parser())
    assert parser([]).format_help() == parser().format_help()
