"""Claim files as tests, in the runs of pytest that a reader would start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from xml.etree import ElementTree

import pytest
from conftest import ROOT
from msgspec.structs import replace

# Imported before pytester notes which modules there are: it forgets those that come later, and the YAML parser, which
# is written in C, cannot be loaded twice.
import claimcheck.catalogue
import claimcheck.checker
import claimcheck.loading.loader
import claimcheck.rules
from claimcheck.case import Case
from claimcheck.rule import Requirement

pytest_plugins = ["pytester"]

COUNCIL = """\
article:
  text: article.txt
quantities:
  members: {measure: members of the council, unit: people, by: party, members: {Greens: [], Reds: []}}
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
  - {id: right, quote: the Greens hold 38% of the seats, kind: share, quantity: members, member: Greens,
     period: 2024, figure: 38%, sources: [council]}
  - {id: wrong, quote: the Greens send 9 people, kind: level, quantity: members, member: Greens,
     period: 2024, figure: 9 people, sources: [council]}
  - id: kept
    quote: all 51 people
    kind: level
    quantity: members
    period: 2024
    figure: 51 people
    sources: [council]
    accept:
      - {rule: agrees-with-source, reason: quoted from the debate}
  - {id: unseen, quote: the Reds send 7 people, kind: untyped}
"""
ARTICLE = """\
In 2024 the Greens hold 38% of the seats.
Others print that the Greens send 9 people,
or speak of all 51 people,
and some add that the Reds send 7 people.
"""


@pytest.fixture
def desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with one dossier and one test of another kind, and a pytest that loads no other plugin."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p claimcheck.pytest_plugin")
    folder = pytester.mkdir("council")
    (folder / "claims.yaml").write_text(COUNCIL, encoding="utf-8")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    pytester.makepyfile("def test_of_another_kind(): pass")
    return pytester


def test_claim_files_are_left_alone_unless_asked_for(desk: pytest.Pytester) -> None:
    desk.runpytest().assert_outcomes(passed=1)
    desk.runpytest("council").assert_outcomes()


def test_every_claim_is_an_item_named_by_its_id(desk: pytest.Pytester) -> None:
    result = desk.runpytest("--claims", "--collect-only", "-q", "council")
    file = "council/claims.yaml"
    assert result.outlines[:4] == [f"{file}::{name}" for name in ("right", "wrong", "kept", "unseen")]
    desk.runpytest("--claims", "council/claims.yaml::right").assert_outcomes(passed=1)


def test_an_error_fails_one_accepted_is_expected_and_what_is_unchecked_does_not_pass(desk: pytest.Pytester) -> None:
    result = desk.runpytest("--claims", "-rsx")
    result.assert_outcomes(passed=2, failed=1, xfailed=1, skipped=1)
    result.stdout.fnmatch_lines_random(
        [
            "SKIPPED * council/claims.yaml: unseen: unchecked",
            "XFAIL council/claims.yaml::kept - *quoted from the debate",
        ]
    )


def test_the_failure_is_the_finding_with_file_line_and_quote_and_no_traceback(desk: pytest.Pytester) -> None:
    result = desk.runpytest("--claims", "council")
    place = Path("council", "claims.yaml")
    lines = result.outlines
    start = next(number for number, line in enumerate(lines) if line.startswith("___") and " wrong " in line)
    end = next(number for number, line in enumerate(lines) if "short test summary info" in line)
    assert lines[start + 1 : end] == [
        "contradicted: “9 people” is not what the source says: 19 people in calendar 2024 [City Council] "
        "(agrees-with-source)",
        f"    {place}:18",
        f"    {Path('council', 'article.txt')}:2: “the Greens send 9 people”",
        f"    members[Greens]@calendar 2024: 19 people (City Council, {place}:13)",
    ]


def test_warnings_do_not_fail_a_claim(desk: pytest.Pytester) -> None:
    """Such as the one that an accepted finding is not there."""
    unused = "figure: 38%, accept: [{rule: share-of-whole, reason: none}]"
    (desk.path / "council" / "claims.yaml").write_text(COUNCIL.replace("figure: 38%", unused), encoding="utf-8")
    desk.runpytest("--claims", "council/claims.yaml::right").assert_outcomes(passed=1)


def test_every_claim_that_a_clash_ties_fails(desk: pytest.Pytester) -> None:
    """Nothing shows which of the two is wrong, so that neither may pass."""
    (desk.path / "council" / "claims.yaml").write_text(
        """\
quantities:
  members: {measure: members of the council, unit: people}
claims:
  - {id: first, quote: 50 members, kind: level, quantity: members, period: 2024, figure: 50}
  - {id: second, quote: 40 members, kind: level, quantity: members, period: 2024, figure: 40}
""",
        encoding="utf-8",
    )
    result = desk.runpytest("--claims", "council")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["    tied to it: *"])


def test_a_claim_file_that_cannot_be_used_is_a_collection_error_with_its_faults(desk: pytest.Pytester) -> None:
    bad = desk.mkdir("bad")
    (bad / "claims.yaml").write_text('articel: {}\n"\u202e": []\n', encoding="utf-8")
    result = desk.runpytest("--claims")
    result.assert_outcomes(errors=1)
    place = Path("bad", "claims.yaml")
    result.stdout.fnmatch_lines([f"{place}:1:1: unknown key 'articel'*", f"{place}:2:1: *"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*\u202e*")


def test_a_rule_that_raises_fails_the_run(desk: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Case) -> Iterator[Requirement]:
        raise ZeroDivisionError("in the middle")

    first, *others = claimcheck.rules.RULES
    monkeypatch.setattr(claimcheck.catalogue, "RULES", (replace(first, check=broken), *others))
    result = desk.runpytest("--claims", "council")
    result.stdout.fnmatch_lines(
        [f"*_ rule {first.id} _*", "the rule raised, a defect of it: ZeroDivisionError: in the middle"]
    )
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_the_junit_report_holds_the_verdict_and_the_place(desk: pytest.Pytester) -> None:
    desk.runpytest("--claims", "--junit-xml=report.xml", "-o", "junit_family=xunit1", "council")
    cases = {case.get("name"): case for case in ElementTree.parse(desk.path / "report.xml").iter("testcase")}
    verdicts = {name: case.find("properties/property[@name='verdict']") for name, case in cases.items()}
    assert {name: verdict.get("value") for name, verdict in verdicts.items() if verdict is not None} == {
        "right": "consistent",
        "wrong": "contradicted",
        "kept": "contradicted",
        "unseen": "unchecked",
    }
    assert cases["right"].get("file") == "council/claims.yaml"
    assert cases["right"].get("line") == "15"


def test_a_setting_asks_for_claim_files_always(desk: pytest.Pytester) -> None:
    desk.makeini("[pytest]\nclaims = true")
    desk.runpytest("council").assert_outcomes(passed=1, failed=1, xfailed=1, skipped=1)


def test_the_fixtures_give_the_dossier_and_its_review(desk: pytest.Pytester) -> None:
    desk.makeini("[pytest]\nclaims_dossier = council")
    desk.makepyfile(
        """
        from claimcheck import Verdict

        def test_shares(dossier, review):
            assert review.dossier is dossier
            assert review.verdict("right") is Verdict.CONSISTENT
            assert review.verdict("wrong") is Verdict.CONTRADICTED
        """
    )
    desk.runpytest("test_the_fixtures_give_the_dossier_and_its_review.py").assert_outcomes(passed=1)


@pytest.fixture
def newsroom(pytester: pytest.Pytester) -> pytest.Pytester:
    """The folder of the page on checks of one's own: its settings, its tests, and the shipped dossier."""
    page = (ROOT / "docs" / "pytest.md").read_text(encoding="utf-8")
    settings, checks = (re.search(rf"^```{kind}\n(.*?)^```$", page, re.M | re.S) for kind in ("ini", "python"))
    assert settings
    assert checks
    pytester.makefile(".ini", pytest=settings[1])
    pytester.makepyfile(test_desk=checks[1])
    copytree(ROOT / "claims", pytester.path / "claims")
    return pytester


def test_the_first_five_checks_of_a_newsroom_run_as_their_page_says(
    newsroom: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUTF8", "1")
    page = (ROOT / "docs" / "pytest.md").read_text(encoding="utf-8")
    result = newsroom.runpytest_subprocess("test_desk.py")
    result.assert_outcomes(passed=7, failed=1)
    (shown,) = re.findall(r"^E       AssertionError: assert .*$", page, re.M)
    assert shown in result.outlines


def test_claims_and_checks_come_out_in_parallel_as_alone(newsroom: pytest.Pytester) -> None:
    alone = newsroom.runpytest("--claims", "-p", "no:xdist").parseoutcomes()
    parallel = newsroom.runpytest_subprocess("--claims", "-n", "2").parseoutcomes()
    assert parallel == alone
    assert parallel["failed"] == 3


def test_on_github_a_failed_claim_is_annotated_at_its_line(
    desk: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = desk.runpytest_subprocess("--claims", "council", "-p", "pytest_github_actions_annotate_failures.plugin")
    annotated = [line for line in (*result.outlines, *result.errlines) if line.startswith("::error")]
    assert len(annotated) == 1
    assert annotated[0].startswith("::error file=council/claims.yaml,line=18::wrong")
    assert "“9 people” is not what the source says" in annotated[0]


@pytest.mark.parametrize(
    ("setting", "said"),
    [("", "set claims_dossier to the folder of a dossier in *"), ("claims_dossier = nowhere", "*: cannot be read: *")],
)
def test_the_fixtures_say_what_they_miss(desk: pytest.Pytester, setting: str, said: str) -> None:
    desk.makeini(f"[pytest]\n{setting}")
    desk.makepyfile("def test_it(review): pass")
    result = desk.runpytest("test_the_fixtures_say_what_they_miss.py")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([said])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_the_coverage_of_the_text_is_one_more_test_where_a_setting_asks_for_it(pytester: pytest.Pytester) -> None:
    pytester.makefile(".yaml", claims=COUNCIL)
    pytester.makefile(".txt", article=ARTICLE + "Some 300 came.\n")
    pytester.runpytest("--claims").assert_outcomes(passed=1, failed=1, skipped=1, xfailed=1)
    pytester.makeini("[pytest]\nclaims_coverage = 100\n")
    result = pytester.runpytest("--claims")
    result.assert_outcomes(passed=1, failed=2, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines(["*article.txt:5:1: *Some 300* is in no claim"])
    pytester.makeini("[pytest]\nclaims_coverage = 50\n")
    pytester.runpytest("--claims").assert_outcomes(passed=2, failed=1, skipped=1, xfailed=1)
    pytester.makeini("[pytest]\nclaims_coverage = much\n")
    pytester.runpytest("--claims").stdout.fnmatch_lines(["*'much' is no percentage*"])


def test_the_configuration_is_that_of_the_command_line(desk: pytest.Pytester) -> None:
    (desk.path / "claimcheck.toml").write_text("[severity]\nagrees-with-source = 'warning'\n", encoding="utf-8")
    desk.runpytest("--claims", "council").assert_outcomes(passed=3, skipped=1)
    (desk.path / "claimcheck.toml").write_text("select = ['rankings']\n", encoding="utf-8")
    desk.runpytest("--claims", "council").assert_outcomes(skipped=4)
    (desk.path / "claimcheck.toml").write_text("ignore = ['agreements']\n", encoding="utf-8")
    broken = desk.runpytest("--claims", "council")
    broken.assert_outcomes(errors=1)
    broken.stdout.fnmatch_lines(["*claimcheck.toml:1:11: unknown rule 'agreements': did you mean 'agreement'*"])


def test_what_the_baseline_knows_fails_no_claim(desk: pytest.Pytester) -> None:
    from claimcheck import cli

    cli.main(["council", "--write-baseline", "known.json"])
    (desk.path / "claimcheck.toml").write_text("baseline = 'known.json'\n", encoding="utf-8")
    result = desk.runpytest("--claims", "council", "-rx")
    assert result.parseoutcomes().get("failed", 0) == 0
    result.stdout.fnmatch_lines(["*known: from the baseline known.json*"])
