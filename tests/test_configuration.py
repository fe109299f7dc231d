"""Configuration: found, read with the place of every fault, and overruled by the command line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import claimcheck
from claimcheck import cli
from claimcheck.configuration import CAP, Configuration, find, read
from claimcheck.fault import InputError
from claimcheck.finding import Severity
from claimcheck.house_style import HouseStyle

DOSSIER = """\
article:
  title: A council
  published: 2024
  body: Greens hold {share} of the seats, 19 of 50.
quantities:
  seats: {{measure: seats of the council, unit: people, by: party, members: {{Greens: []}}}}
claims:
  - id: greens
    quote: Greens hold {share} of the seats
    kind: share
    quantity: seats
    member: Greens
    period: 2024
    figure: {share}
  - id: held
    quote: 19 of 50
    kind: level
    quantity: seats
    member: Greens
    period: 2024
    figure: 19
  - id: seats
    quote: of 50
    kind: level
    quantity: seats
    period: 2024
    figure: 50
"""


def write(folder: Path, share: str = "39%") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "claims.yaml").write_text(DOSSIER.format(share=share), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return desk


def faults(folder: Path, text: str, name: str = "claimcheck.toml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read(folder / name)
    return [str(fault) for fault in raised.value.faults]


# Where it is.


def test_it_is_looked_for_upwards_to_the_top_of_the_repository(folder: Path) -> None:
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    outside = folder.parent.parent / "claimcheck.toml"
    outside.write_text("", encoding="utf-8")
    assert find(deep) is None
    (folder.parent / "pyproject.toml").write_text("[project]\nname = 'claimcheck tool'\n", encoding="utf-8")
    assert find(deep) is None
    (folder.parent / "pyproject.toml").write_text("[tool.claimcheck]\n", encoding="utf-8")
    assert find(deep) == folder.parent / "pyproject.toml"
    (folder.parent / "claimcheck.toml").write_text("", encoding="utf-8")
    assert find(deep) == folder.parent / "claimcheck.toml"
    (folder / "a" / "pyproject.toml").write_text("[tool]\nclaimcheck.select = []\n", encoding="utf-8")
    assert find(deep) == folder / "a" / "pyproject.toml"
    outside.unlink()


def test_outside_a_repository_it_is_looked_for_up_to_the_home_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / ".git").rmdir()
    monkeypatch.setenv("HOME", str(folder))
    (folder.parent / "claimcheck.toml").write_text("", encoding="utf-8")
    assert find(folder) is None
    monkeypatch.setenv("HOME", str(folder.parent))
    assert find(folder) == folder.parent / "claimcheck.toml"


# What it says.


def test_everything_that_can_be_said(folder: Path) -> None:
    (folder.parent / "pyproject.toml").write_text(
        "[project]\nname = 'news'\n\n"
        "[tool.claimcheck]\n"
        "paths = ['claims', 'docs/examples']\n"
        "select = ['rankings', 'share-of-whole']\n"
        "ignore = ['rank-scope']\n"
        "fail-on = 'warning'\n"
        "baseline = 'known.json'\n"
        "coverage-fail-under = 99.5\n"
        "guard-fail-under = 60\n"
        "[tool.claimcheck.severity]\n"
        "rank-order = 'error'\n"
        "rankings = 'warning'\n"
        "joint-conflict = 'note'\n"
        "[tool.claimcheck.hedges]\n"
        "about = 2.5\n"
        "one-in-generous = 20\n",
        encoding="utf-8",
    )
    found = read(folder.parent / "pyproject.toml")
    assert found.path == "../pyproject.toml"
    assert found.paths == ("../claims", "../docs/examples")
    assert found.select == ("rankings", "share-of-whole")
    assert found.ignore == ("rank-scope",)
    assert found.fail_on is Severity.WARNING
    assert found.baseline == "../known.json"
    assert found.coverage_fail_under == Fraction("99.5")
    assert found.guard_fail_under == 60
    assert found.style == HouseStyle(about=Fraction(1, 40), one_in_generous=Fraction(1, 5))
    assert found.severity["rank-order"] is Severity.ERROR
    assert found.severity["rank-names"] is Severity.WARNING
    assert found.severity["joint-conflict"] is Severity.NOTE
    assert "share-of-whole" not in found.severity


def test_an_empty_file_says_nothing(folder: Path) -> None:
    (folder / "claimcheck.toml").write_text("", encoding="utf-8")
    assert read(folder / "claimcheck.toml") == Configuration(path="claimcheck.toml")


def test_all_faults_are_told_at_their_place(folder: Path) -> None:
    text = """\
# A comment.
selct = ["rank-order"]
ignore = ["rank-ordr", 7,
  "zzz"]
fail-on = "never"
"coverage-fail-under" = 101
guard-fail-under = true
paths = "claims"
baseline = ""

[severity]
rank-order = "loud"
rank-nams = "note"
"""
    assert faults(folder, text) == [
        "claimcheck.toml:2:1: unknown key 'selct': did you mean 'select'?",
        "claimcheck.toml:3:11: unknown rule 'rank-ordr': did you mean 'rank-order', 'rank-scope' or 'dates-in-order'?",
        "claimcheck.toml:3:24: ignore: write a text, not 7",
        "claimcheck.toml:4:3: unknown rule 'zzz': `claimcheck rules` lists them",
        "claimcheck.toml:5:11: fail-on: write error, warning or note, not 'never'",
        "claimcheck.toml:6:25: coverage-fail-under: write a percentage from 0 to 100, not 101",
        "claimcheck.toml:7:20: guard-fail-under: write a percentage from 0 to 100, not true",
        "claimcheck.toml:8:9: paths: write a list, not 'claims'",
        "claimcheck.toml:9:12: baseline: write the name of a file, not nothing",
        "claimcheck.toml:12:14: rank-order: write error, warning or note, not 'loud'",
        "claimcheck.toml:13:1: unknown rule 'rank-nams': did you mean 'rank-names', 'rankings' or 'rank-scope'?",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = [1,", "claimcheck.toml:1:8: no TOML: "),
        ("a = 1\na = 2\n", "claimcheck.toml:2:6: no TOML: cannot overwrite a value"),
        ("a = " + "9" * 5000, "claimcheck.toml: no TOML that can be read: a value is too large"),
        ("a = " + "[" * 5000 + "]" * 5000, "claimcheck.toml: no TOML that can be read: a value is too large"),
        ("coverage-fail-under = nan", "claimcheck.toml:1:23: coverage-fail-under: write a percentage from 0 to 100"),
        ("coverage-fail-under = 1e999999999", "claimcheck.toml:1:23: coverage-fail-under: write a percentage"),
        ("guard-fail-under = -0.1", "claimcheck.toml:1:20: guard-fail-under: write a percentage from 0 to 100"),
        ("severity = 'note'", "claimcheck.toml:1:12: severity: write a table of rules, not 'note'"),
        ("severity.rank-order = {}", "claimcheck.toml:1:23: rank-order: write error, warning or note, not a table"),
        ("hedges = 5", "claimcheck.toml:1:10: hedges: write a table of percentages, not 5"),
        ("hedges.abut = 5", "claimcheck.toml:1:1: unknown key 'abut': did you mean 'about'?"),
        ("hedges.about = 51", "claimcheck.toml:1:16: about: write a percentage from 0 to 50, not 51"),
        ("hedges.about = 12", "claimcheck.toml:1:16: about is at most about-generous, which is 10 unless it is given"),
        ("hedges.nearly = 3", "claimcheck.toml:1:17: nearly-expected is at most nearly, which is 5 unless it is given"),
        ("hedges = {about = 3, about-generous = 2}", "claimcheck.toml:1:19: about is at most about-generous"),
        ('"\\u001b[31m" = 1', "claimcheck.toml:1:1: unknown key '"),
        ("paths = ['a\\u0000b', \"a\\u0000b\"]", "claimcheck.toml:1:22: paths: write a text, not "),
        ("a = 1\0", "claimcheck.toml:1:6: a NUL character"),
        ("# " + "x" * CAP, "claimcheck.toml: larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_configuration_is_a_fault(folder: Path, text: str, fault: str) -> None:
    found = faults(folder, text)
    assert found[0].startswith(fault)
    assert "\x1b" not in "".join(found)


def test_a_project_file_needs_the_table(folder: Path) -> None:
    told = "there is no table [tool.claimcheck] in it: only a file named claimcheck.toml goes without"
    assert faults(folder, "[project]\n", "pyproject.toml") == [f"pyproject.toml: {told}"]
    assert faults(folder, "[tool]\nclaimcheck = 1\n", "pyproject.toml") == [
        "pyproject.toml:2:14: claimcheck: write a table, not 1"
    ]


def test_a_project_file_that_cannot_be_read_is_not_passed_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims", "38%")
    (folder / "pyproject.toml").write_text("[tool.claimcheck\n", encoding="utf-8")
    assert cli.main([]) == 2
    assert capsys.readouterr().err.startswith("pyproject.toml:1:17: no TOML: ")
    assert cli.main(["--no-config"]) == 0


# What comes of it.


def test_severities_make_findings_milder_and_worse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims")
    settings = folder / "claimcheck.toml"
    assert cli.main([]) == 1
    settings.write_text("[severity]\nshare-of-whole = 'warning'\n", encoding="utf-8")
    assert cli.main([]) == 0
    assert cli.main(["--fail-on", "warning"]) == 1
    assert "warning" in capsys.readouterr().out
    # A family is meant as one, and a rule by its own name goes before it.
    settings.write_text("severity = {share-of-whole = 'error', percentages = 'note'}\n", encoding="utf-8")
    assert cli.main([]) == 1
    # Notes of a rule become errors where a house asks for it.
    write(folder / "claims", "38%")
    settings.write_text("[severity]\nhas-source = 'error'\n", encoding="utf-8")
    assert cli.main([]) == 1
    assert cli.main(["--no-config"]) == 0


def test_what_a_rule_cannot_decide_is_no_error_because_the_rule_is(folder: Path) -> None:
    from claimcheck.reporting import reweighed
    from claimcheck.rules import RULES

    (rule,) = (one for one in RULES if one.id == "rank-order")
    dossier = claimcheck.load(write(folder / "claims"))
    (finding, *_) = claimcheck.review(dossier, ["share-of-whole"]).findings

    def weighed(own: Severity, found: Severity, given: Severity) -> Severity:
        from msgspec.structs import replace

        (one,) = reweighed(
            [replace(finding, rule=rule.id, severity=found)], [replace(rule, severity=own)], {rule.id: given}
        )
        return one.severity

    error, warning, note = Severity
    assert weighed(error, error, warning) is warning
    assert weighed(error, warning, error) is warning
    assert weighed(error, note, error) is note
    assert weighed(error, warning, note) is note
    assert weighed(note, note, error) is error
    assert weighed(note, warning, error) is error
    assert weighed(warning, note, error) is note


def test_the_command_line_goes_before_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims")
    write(folder / "others", "38%")
    settings = folder / "claimcheck.toml"
    settings.write_text("ignore = ['percentages']\n", encoding="utf-8")
    assert cli.main([]) == 0
    # What is selected by name is meant.
    assert cli.main(["--select", "share-of-whole"]) == 1
    # What is ignored comes on top.
    settings.write_text("select = ['percentages', 'text']\nfail-on = 'note'\n", encoding="utf-8")
    assert cli.main([]) == 1
    assert cli.main(["--ignore", "share-of-whole", "--fail-on", "error"]) == 0
    settings.write_text("paths = ['others']\nselect = ['percentages']\n", encoding="utf-8")
    assert cli.main([]) == 0
    assert cli.main(["claims"]) == 1
    capsys.readouterr()
    settings.write_text("select = ['percentages']\nignore = ['percentages']\n", encoding="utf-8")
    assert cli.main([]) == 2
    assert capsys.readouterr().err == "claimcheck.toml: no rule is left to check with\n"
    (folder / "loose.toml").write_text("[tool]\n", encoding="utf-8")
    assert cli.main(["--config", "loose.toml"]) == 2
    assert cli.main(["--config", "nowhere.toml"]) == 2
    assert capsys.readouterr().err.endswith("nowhere.toml: cannot be read: no such file or directory\n")


def test_the_least_coverage_and_guard_come_from_the_file(folder: Path) -> None:
    write(folder / "claims", "38%")
    (folder / "claims" / "article.txt").write_text("Greens hold 38% of the seats, 19 of 50. And 7 trees.")
    text = (folder / "claims" / "claims.yaml").read_text(encoding="utf-8")
    body = "  body: Greens hold 38% of the seats, 19 of 50.\n"
    (folder / "claims" / "claims.yaml").write_text(text.replace(body, "  text: article.txt\n"), encoding="utf-8")
    (folder / "claimcheck.toml").write_text("coverage-fail-under = 100\nguard-fail-under = 100\n", encoding="utf-8")
    assert cli.main(["coverage"]) == 1
    assert cli.main(["coverage", "--fail-under", "50"]) == 0
    assert cli.main(["coverage", "--no-config"]) == 0
    assert cli.main(["guard"]) == 1
    assert cli.main(["guard", "--fail-under", "1"]) == 0


def test_hedges_are_meant_in_the_house_style(folder: Path) -> None:
    write(folder / "claims", "about 39%")
    assert cli.main(["--fail-on", "warning"]) == 0
    settings = folder / "claimcheck.toml"
    # 38% lies in 39% ± 0.5 ± 2.5% of it, and not in 39% ± 0.5 ± 1% of it.
    settings.write_text("[hedges]\nabout = 2.5\nabout-generous = 2.5\n", encoding="utf-8")
    assert cli.main(["--fail-on", "warning"]) == 0
    settings.write_text("[hedges]\nabout = 1\n", encoding="utf-8")
    assert cli.main(["--fail-on", "warning"]) == 1
    assert cli.main([]) == 0
    settings.write_text("[hedges]\nabout = 1\nabout-generous = 1\n", encoding="utf-8")
    assert cli.main([]) == 1
    assert cli.main(["guard"]) == 0
    dossier = claimcheck.load("claims", style=read(settings).style)
    assert claimcheck.review(dossier).failed


def test_a_program_passes_what_it_wants(folder: Path) -> None:
    """The library reads no configuration by itself."""
    dossier = claimcheck.load(write(folder / "claims"))
    (folder / "claimcheck.toml").write_text("[severity]\npercentages = 'note'\n", encoding="utf-8")
    assert claimcheck.review(dossier).failed
    given = read("claimcheck.toml")
    assert not claimcheck.review(dossier, severities=given.severity).failed
    by_name = claimcheck.review(dossier, ["percentages", "has-source"])
    assert by_name.counts.rules == 13
    assert by_name.failed
    with pytest.raises(ValueError, match="unknown rule 'rank-ordr': did you mean 'rank-order'"):
        claimcheck.review(dossier, ["rank-ordr"])
