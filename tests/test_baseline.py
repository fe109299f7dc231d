"""A baseline: what is known does not fail a run, what is new or worse does, and what is gone is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_configuration import write

from claimcheck import cli
from claimcheck.baseline import read
from claimcheck.fault import InputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def claim_file(folder: Path) -> Path:
    return folder / "claims" / "claims.yaml"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_known_does_not_fail_and_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims")
    assert cli.main(["--write-baseline", "known.json"]) == 0
    assert capsys.readouterr().out == "known.json: 4 findings known from now on\n"
    assert cli.main([]) == 1
    capsys.readouterr()
    assert cli.main(["--baseline", "known.json"]) == 0
    printed = capsys.readouterr()
    assert "0 errors, 0 warnings, 0 notes, 4 known from the baseline" in " ".join(printed.out.split())
    assert "does not follow" not in printed.out
    assert "disputed" in printed.out  # The verdict stands.
    assert printed.err == ""
    assert cli.main(["--baseline", "known.json", "--fail-on", "note"]) == 0


def test_no_format_takes_what_is_known_for_accepted(folder: Path) -> None:
    write(folder / "claims")
    cli.main(["--write-baseline", "known.json", "--select", "share-of-whole"])
    reports = {form: folder / f"report.{form}" for form in ("markdown", "junit", "sarif", "html", "github")}
    cli.main(["--baseline", "known.json", *(f"--report={form}={path}" for form, path in reports.items())])
    written = {form: path.read_text(encoding="utf-8") for form, path in reports.items()}
    assert "#### error (known): `greens`" in written["markdown"]
    assert "- Known: from the baseline known.json" in written["markdown"]
    assert '<skipped message="known: from the baseline known.json" type="known" />' in written["junit"]
    results = json.loads(written["sarif"])["runs"][0]["results"]
    states = {result["ruleId"]: result["baselineState"] for result in results}
    assert states.pop("share-of-whole") == "unchanged"
    assert set(states.values()) == {"new"}
    assert not any(result["suppressions"] for result in results)
    assert "<b>Known:</b> from the baseline known.json" in written["html"]
    assert "share-of-whole" not in written["github"]
    for form in ("markdown", "junit", "sarif", "github"):
        assert "accepted" not in written[form].lower()


def test_the_file_is_sorted_and_the_same_each_time(folder: Path) -> None:
    write(folder / "claims" / "one")
    write(folder / "claims" / "two")
    cli.main(["--write-baseline", "known.json"])
    text = (folder / "known.json").read_text(encoding="utf-8")
    entries = json.loads(text)["findings"]
    assert entries == sorted(entries, key=lambda one: tuple(one.values()))
    assert entries[1] == {
        "claim_file": "claims/one/claims.yaml",
        "claim": "greens",
        "rule": "share-of-whole",
        "figure": "39%",
        "severity": "error",
    }
    assert {one["claim_file"] for one in entries} == {"claims/one/claims.yaml", "claims/two/claims.yaml"}
    cli.main(["claims/two", "claims/one", "--write-baseline", "known.json"])
    assert (folder / "known.json").read_text(encoding="utf-8") == text
    # From another folder the same claim files are meant.
    (folder / "kept").mkdir()
    (folder / "kept" / "known.json").write_text(text.replace('"claims/', '"../claims/'), encoding="utf-8")
    assert cli.main(["--baseline", "kept/known.json"]) == 0


def test_a_finding_is_known_again_after_its_claim_moved_and_not_after_its_figure_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "claims")
    cli.main(["--write-baseline", "known.json"])
    # The claim moves down, and the message's numbers change with the whole.
    replaced(claim_file(folder), "article:", "# Lines\n# above.\narticle:")
    replaced(claim_file(folder), "of 50", "of 60")
    replaced(claim_file(folder), "figure: 50", "figure: 60")
    assert cli.main(["--baseline", "known.json", "--select", "share-of-whole"]) == 0
    replaced(claim_file(folder), "39%", "40%")
    capsys.readouterr()
    assert cli.main(["--baseline", "known.json", "--select", "share-of-whole"]) == 1
    printed = capsys.readouterr()
    assert printed.err == (
        "known.json: share-of-whole of greens in claims/claims.yaml is found no more; --write-baseline takes it out\n"
    )
    assert "0 known" not in printed.out


def test_what_got_worse_is_new(folder: Path) -> None:
    write(folder / "claims")
    (folder / "claimcheck.toml").write_text("[severity]\nshare-of-whole = 'warning'\n", encoding="utf-8")
    cli.main(["--write-baseline", "known.json"])
    assert cli.main(["--baseline", "known.json", "--fail-on", "warning"]) == 0
    assert cli.main(["--baseline", "known.json", "--no-config"]) == 1


def test_entries_that_were_not_looked_for_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "claims" / "one")
    write(folder / "claims" / "two")
    cli.main(["--write-baseline", "known.json"])
    text = (folder / "known.json").read_text(encoding="utf-8")
    write(folder / "claims" / "one", "38%")
    write(folder / "claims" / "two", "38%")
    capsys.readouterr()
    # Another rule, another dossier: nothing is said of the rest, and nothing of it is lost.
    assert cli.main(["--baseline", "known.json", "--select", "rank-order"]) == 0
    assert capsys.readouterr().err == ""
    assert cli.main(["claims/one", "--baseline", "known.json"]) == 0
    assert [line.split(" in ")[1][:10] for line in capsys.readouterr().err.splitlines()] == ["claims/one"] * 2
    cli.main(["claims/one", "--select", "share-of-whole", "--write-baseline", "known.json"])
    kept = (folder / "known.json").read_text(encoding="utf-8")
    gone = set(text.splitlines()) - set(kept.splitlines())
    assert len(gone) == 1
    assert '"claims/one/claims.yaml", "claim": "greens", "rule": "share-of-whole"' in gone.pop()


def test_writing_again_changes_nothing_whatever_was_selected(folder: Path) -> None:
    write(folder / "claims")
    replaced(
        claim_file(folder),
        "    figure: 39%\n",
        "    figure: 39%\n    accept:\n      - {rule: rank-order, reason: There is no such finding.}\n",
    )
    cli.main(["--write-baseline", "known.json"])
    text = (folder / "known.json").read_text(encoding="utf-8")
    assert "unused-acceptance" in text
    for options in ([], ["--select", "percentages"], ["--select", "rank-order"], ["--ignore", "agreement"]):
        assert cli.main([*options, "--write-baseline", "known.json"]) == 0
        assert (folder / "known.json").read_text(encoding="utf-8") == text
        assert cli.main([*options, "--baseline", "known.json", "--fail-on", "note"]) == 0


def test_accepted_findings_are_not_written(folder: Path) -> None:
    write(folder / "claims")
    replaced(
        claim_file(folder),
        "    figure: 39%\n",
        "    figure: 39%\n    accept:\n      - {rule: share-of-whole, reason: The council rounds up.}\n",
    )
    cli.main(["--write-baseline", "known.json"])
    assert "share-of-whole" not in (folder / "known.json").read_text(encoding="utf-8")


def test_the_configuration_may_name_it(folder: Path) -> None:
    write(folder / "claims")
    cli.main(["--write-baseline", "known.json"])
    (folder / "claimcheck.toml").write_text("baseline = 'known.json'\n", encoding="utf-8")
    assert cli.main([]) == 0
    (folder / "empty.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    assert cli.main(["--baseline", "empty.json"]) == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "known.json:1:1: no JSON: expecting value"),
        ('{"version": 1,\n "findings": [}', "known.json:2:15: no JSON: expecting value"),
        ("[" * 100_000, "known.json: no JSON that can be read: a value is too large"),
        ('{"version": ' + "9" * 5000 + "}", "known.json: no JSON that can be read: a value is too large"),
        ("[]", "known.json: no baseline of version 1: write it anew with --write-baseline"),
        ('{"version": 2, "findings": []}', "known.json: no baseline of version 1: write it anew with --write-baseline"),
        ('{"version": 1, "findings": [1]}', "known.json: finding 1 is no object"),
        ('{"version": 1, "findings": [{}]}', "known.json: finding 1 has not the keys claim_file, claim, rule,"),
        (
            '{"version": 1, "findings": [{"claim_file": 1, "claim": "", "rule": "", "figure": "", "severity": ""}]}',
            "known.json: finding 1 has a value that is no text",
        ),
        (
            '{"version": 1, "findings": [{"claim_file": "", "claim": "", "rule": "", "figure": "", "severity": ""}]}',
            "known.json: finding 1 has no severity of error, warning, note",
        ),
    ],
)
def test_what_is_no_baseline_is_a_fault(folder: Path, text: str, fault: str) -> None:
    (folder / "known.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read("known.json")
    assert str(raised.value).startswith(fault)
    write(folder / "claims")
    assert cli.main(["--baseline", "known.json"]) == 2
    # Nor is it written over: a slip in the name must not cost a file.
    assert cli.main(["--write-baseline", "known.json"]) == 2
    assert (folder / "known.json").read_text(encoding="utf-8") == text


def test_nothing_is_written_where_a_dossier_cannot_be_read(folder: Path) -> None:
    write(folder / "claims")
    assert cli.main(["claims", "nowhere", "--write-baseline", "known.json"]) == 2
    assert not (folder / "known.json").exists()
