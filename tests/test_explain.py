"""A rule's page: what its file says, in the terminal and in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.explain import COMMAND, MOST_REPEATED, PAGES, files, page, write
from claimcheck.finding import Severity
from claimcheck.reporting import JOINT, UNUSED
from claimcheck.rule import FAMILIES, Failing, Rule
from claimcheck.rules import RULES

RULE = Rule(
    id="sums-up",
    family="totals",
    severity=Severity.ERROR,
    check=lambda case: (),
    passing={"a sum that is right": "\nclaims: []\n"},
    failing={"a sum that is wrong": Failing("\nclaims: []\n", ("total", "part"), "“5” is not 2 + 2")},
    page="A sum must be right.\n\n## What it checks\n\nA sum.\n",
)


def test_a_page_has_all_that_the_file_says() -> None:
    assert (
        page(RULE)
        == """\
# sums-up

A sum must be right.

Family: totals. Severity: error.

## What it checks

A sum.

## Examples that pass

A sum that is right:

```yaml
claims: []
```

## Examples that fail

A sum that is wrong:

```yaml
claims: []
```

The finding is about `total`, `part`:

```text
“5” is not 2 + 2
```
"""
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_prints_a_long_beginning_once_and_every_example_can_be_put_together_from_it(rule: Rule) -> None:
    examples = [*rule.passing.values(), *(example.text for example in rule.failing.values())]
    blocks = re.findall(r"```yaml\n(.*?)```", page(rule), re.DOTALL)
    common = blocks.pop(0) if "## What the examples begin with" in page(rule) else ""
    blocks = [block.replace("# Nothing before the claims.\n", "\n") for block in blocks]
    whole = [common * block.startswith("claims:") + block for block in blocks]
    assert [text.split() for text in examples] == [text.split() for text in whole]
    if common:
        assert page(rule).count(f"```yaml\n{common}```") == 1
        assert common.count("\n") > MOST_REPEATED


def test_there_is_a_page_for_everything_a_finding_names() -> None:
    assert set(PAGES) == {*(rule.id for rule in RULES), JOINT, UNUSED}


def test_the_index_lists_every_rule_once_under_its_family() -> None:
    index = files()["index.md"]
    for rule in RULES:
        assert index.count(f"| [{rule.id}]({rule.id}.md) | {rule.severity.value} | {rule.summary} |") == 1
        before = index[: index.index(f"[{rule.id}]")]
        assert before.rpartition("\n## ")[2].partition("\n")[0].lower() == rule.family
    shown = [line[3:].lower() for line in index.splitlines() if line.startswith("## ")]
    assert shown[:-1] == [family for family in FAMILIES if any(rule.family == family for rule in RULES)]


def test_the_pages_in_the_documentation_are_current(project: Path) -> None:
    folder = project / "docs" / "rules"
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    assert written == files(), f"run {COMMAND}"


def test_generated_pages_say_so_and_name_their_origin(project: Path) -> None:
    for name, text in files().items():
        first = text.partition("\n")[0]
        assert first.startswith("<!-- Generated from ")
        assert COMMAND in first
        origin = first.removeprefix("<!-- Generated from ").partition(" by ")[0]
        if name != "index.md":
            assert (project / origin).is_file()


def test_writing_takes_away_pages_of_rules_that_are_gone_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    write(folder)
    (folder / "gone.md").write_text("<!-- Generated from a rule that was -->\n", encoding="utf-8")
    (folder / "notes.md").write_text("Kept by hand.\n", encoding="utf-8")
    (folder / "index.md").write_text("old", encoding="utf-8")
    write(folder)
    assert {file.name for file in folder.iterdir()} == {*files(), "notes.md"}
    assert (folder / "index.md").read_text(encoding="utf-8") == files()["index.md"]


def test_the_command_that_pages_name_writes_them(tmp_path: Path) -> None:
    python, *words = COMMAND.split()
    assert python == "python3"
    done = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert {file.name for file in (tmp_path / "docs" / "rules").iterdir()} == set(files())
