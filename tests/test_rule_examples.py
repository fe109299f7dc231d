"""Every rule keeps its promises: its page has all its parts, and its examples come out as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.checker import review
from claimcheck.dossier import Dossier
from claimcheck.loading.loader import read
from claimcheck.reporting import JOINT
from claimcheck.rule import FAMILIES, HEADINGS, Failing, Rule
from claimcheck.rules import RULES

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def passing() -> Iterator[Any]:
    for rule in RULES:
        for name, text in rule.passing.items():
            yield pytest.param(rule, text, id=f"{rule.id}: {name}")


def failing() -> Iterator[Any]:
    for rule in RULES:
        for name, example in rule.failing.items():
            yield pytest.param(rule, example, id=f"{rule.id}: {name}")


@pytest.fixture(scope="module")
def dossiers() -> list[Dossier]:
    """The claim files of all examples of all rules."""
    texts = [text for rule in RULES for text in rule.passing.values()]
    texts += [example.text for rule in RULES for example in rule.failing.values()]
    return [read(text) for text in texts]


@every_rule
def test_a_page_begins_with_a_sentence_and_has_every_heading_in_order(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.summary[0].isupper()
    headings = re.findall(r"^#+ (.+)$", rule.page, re.MULTILINE)
    assert tuple(headings) == HEADINGS
    parts = re.split(r"^## .+$", rule.page, flags=re.MULTILINE)
    assert all(part.strip() for part in parts), "a part is empty"


@every_rule
def test_a_rule_shows_both_kinds_of_example(rule: Rule) -> None:
    assert rule.passing
    assert rule.failing


@every_rule
def test_a_rule_is_of_a_family_and_in_a_file_of_its_name(rule: Rule, project: Path) -> None:
    assert rule.family in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert (project / "src" / "claimcheck" / "rules" / f"{rule.id.replace('-', '_')}.py").is_file()


def test_no_two_rules_share_a_name_and_none_is_left_out(project: Path) -> None:
    files = {file.stem for file in (project / "src" / "claimcheck" / "rules").glob("[!_]*.py")}
    assert sorted(rule.id.replace("-", "_") for rule in RULES) == sorted(files)


@pytest.mark.parametrize(("rule", "text"), list(passing()))
def test_a_passing_example_has_no_finding(rule: Rule, text: str) -> None:
    result = review(read(text), [rule])
    assert [finding.message for finding in result.findings] == []
    assert result.failures == ()


@pytest.mark.parametrize(("rule", "text"), list(passing()))
def test_a_passing_example_is_no_conflict_of_all_rules_together(rule: Rule, text: str) -> None:
    """What each requirement alone lets pass must not be refused when they are put in one system."""
    assert [finding.message for finding in review(read(text)).findings if finding.rule == JOINT] == []


@pytest.mark.parametrize(("rule", "example"), list(failing()))
def test_a_failing_example_has_the_one_finding_it_states(rule: Rule, example: Failing) -> None:
    result = review(read(example.text), [rule])
    assert result.failures == ()
    assert [(finding.claims, finding.message) for finding in result.findings] == [(example.claims, example.message)]
    assert result.findings[0].rule == rule.id


@every_rule
def test_a_rule_answers_on_the_examples_of_every_other_rule(rule: Rule, dossiers: list[Dossier]) -> None:
    """A rule sees every claim file, not only those it was written for, and raises on none."""
    for dossier in dossiers:
        assert review(dossier, [rule]).failures == ()


def test_all_rules_together_answer_on_every_example(dossiers: list[Dossier]) -> None:
    for dossier in dossiers:
        assert review(dossier).failures == ()
