"""GitHub annotations: one command a line, which the runner splits as it was put together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from formatted import HARMFUL, attacked, town
from hypothesis import given
from hypothesis import strategies as st
from reviewed import RAISES, TODAY, everything, many

from claimcheck.checker import review
from claimcheck.report.github import _command, written


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run_by_the_runner(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the documentation of GitHub's toolkit describes it: name, properties, message."""
    found = re.fullmatch(r"::([a-z]+) ?(.*?)::(.*)", line)
    assert found, line

    def decoded(text: str, *codes: tuple[str, str]) -> str:
        for code, character in (*codes, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, character)
        return text

    pairs = (pair.split("=", 1) for pair in found[2].split(",") if pair)
    properties = {key: decoded(value, ("%3A", ":"), ("%2C", ",")) for key, value in pairs}
    return found[1], properties, decoded(found[3])


def test_annotations_name_file_lines_and_columns() -> None:
    commands = [run_by_the_runner(line) for line in written([town(Path("claims", "a b"))]).splitlines()]
    assert [name for name, _, _ in commands] == ["notice"] + ["error"] * 3 + ["warning"] + ["notice"] * 2
    assert commands[0][1] == {"title": "claimcheck"}
    places = {properties["title"]: properties for _, properties, _ in commands[1:]}
    assert places["strained: cargo-moved (agrees)"] == {
        "file": "claims/a b/article.txt",
        "line": "1",
        "endLine": "1",
        "col": "17",
        "endColumn": "56",
        "title": "strained: cargo-moved (agrees)",
    }
    # Words on two lines have no columns; words that are lost are told at the claim.
    assert set(places["contradicted: eastport (agrees)"]) == {"file", "line", "endLine", "title"}
    assert places["disputed: staff-lost (same)"]["file"] == "claims/a b/claims.yaml"
    assert not any("westport" in title for title in places), "it is accepted"
    slip = "Slip: times-ten: “13 million tonnes” stands for “1.3 million tonnes”; 1 in 64 figures would fit as well"
    assert commands[1][2].splitlines()[1] == slip


def test_the_worst_of_all_articles_come_first_and_a_rule_that_raises_before_them() -> None:
    raised = review(everything().dossier, [RAISES], today=TODAY)
    names = [run_by_the_runner(line)[0] for line in written([everything(), raised, many(3)]).splitlines()]
    assert names == sorted(names[:1]) + sorted(names[1:], key=["error", "warning", "notice"].index)
    assert run_by_the_runner(written([raised]).splitlines()[1])[1]["title"] == "rule raises"


@pytest.mark.parametrize("harm", HARMFUL)
def test_hostile_words_give_no_command_of_their_own(harm: str, tmp_path: Path) -> None:
    lines = written([attacked(HARMFUL[harm], tmp_path / "claims")]).split("\n")
    assert lines.pop() == ""
    for line in lines:
        name, properties, _ = run_by_the_runner(line)
        assert name in {"error", "warning", "notice"}
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])), st.text())
def test_a_command_is_read_back_as_it_was(title: str, message: str) -> None:
    from claimcheck.report.excerpt import line

    command = _command("error", {"title": title}, message)
    assert "\n" not in command
    assert "\r" not in command
    if "\x85" not in message and not set(message) & set("\x0b\x0c\x1c\x1d\x1e\u2028\u2029"):
        assert run_by_the_runner(command) == ("error", {"title": line(title)}, message)
