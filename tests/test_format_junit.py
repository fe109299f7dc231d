"""JUnit XML: read by somebody else's parser, and the same outcomes as a run of `pytest --claims`."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import junitparser
import pytest
from formatted import HARMFUL, TOWN, TOWN_ARTICLE, TOWN_CARGO, attacked, town
from reviewed import RAISES, TODAY, everything

# The plugin reads claim files: the YAML parser, written in C, cannot be loaded twice, so it is before pytester begins.
from claimcheck.checker import review
from claimcheck.loading.loader import load
from claimcheck.report.junit import written

pytest_plugins = ["pytester"]


def cases(text: str) -> list[junitparser.TestCase]:
    return [case for suite in junitparser.JUnitXml.fromstring(text.encode()) for case in suite]


def test_a_case_is_failed_skipped_or_passed(tmp_path: Path) -> None:
    text = written([town(tmp_path / "claims")])
    outcomes = {case.name: [type(one).__name__ for one in case.result] for case in cases(text)}
    assert outcomes == {
        "cargo-moved": [],
        "eastport": ["Failure"],
        "westport": ["Skipped"],
        "staff-paid": ["Failure"],
        "staff-lost": ["Failure"],
        "two-harbours": ["Failure"],
        "east-before-west": ["Skipped"],
        "gulls": ["Skipped"],
    }
    root = junitparser.JUnitXml.fromstring(text.encode())
    assert (root.tests, root.failures, root.errors, root.skipped) == (8, 4, 0, 3)
    (suite,) = list(root)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (8, 4, 0, 3)
    reasons = {case.name: case.result[0].message for case in cases(text) if case.result}
    assert reasons["westport"] == "accepted: counted before the flood"
    assert reasons["gulls"] == "gulls: unchecked"


def test_it_agrees_with_what_pytest_writes(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p claimcheck.pytest_plugin")
    folder = pytester.mkdir("claims")
    for name, content in (
        ("claims.yaml", TOWN.replace("rule: agrees,", "rule: agrees-with-source,")),
        ("article.txt", TOWN_ARTICLE),
        ("cargo.csv", TOWN_CARGO),
    ):
        (folder / name).write_text(content, encoding="utf-8")
    pytester.runpytest("--claims", "--junitxml=theirs.xml", "claims")
    theirs = cases((pytester.path / "theirs.xml").read_text(encoding="utf-8"))
    ours = cases(written([review(load("claims"))]))

    def told(case: junitparser.TestCase) -> tuple[str, str, list[str]]:
        return case.classname, case.name, [type(one).__name__ for one in case.result]

    assert [told(case) for case in ours] == [told(case) for case in theirs]
    assert {kind for case in ours for kind in told(case)[2]} == {"Failure", "Skipped"}


@pytest.mark.parametrize("harm", HARMFUL)
def test_hostile_words_are_words(harm: str, tmp_path: Path) -> None:
    found = attacked(HARMFUL[harm], tmp_path / "claims")
    text = written([found])
    root = ElementTree.fromstring(text)
    tags = {element.tag for element in root.iter()}
    assert tags == {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    assert len(cases(text)) == len(found.judged) + 1


def test_a_rule_that_raises_is_a_case_that_fails() -> None:
    *_, last = cases(written([review(everything().dossier, [RAISES], today=TODAY)]))
    assert last.name == "rule raises"
    assert "a defect of it: ZeroDivisionError" in last.result[0].message
