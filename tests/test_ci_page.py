"""The page on CI: its files are valid to those who would read them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_docs import blocks

READERS = (
    ("repos:", ["pre_commit", "validate-config"]),
    ("name:", ["check_jsonschema", "--builtin-schema", "vendor.github-workflows"]),
    ("claims:", ["check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]),
)


@pytest.mark.parametrize("number", range(4))
def test_each_file_is_valid(project: Path, tmp_path: Path, number: int) -> None:
    found = list(blocks(project / "docs" / "ci.md", "yaml"))
    assert len(found) == 4
    path = tmp_path / "file.yaml"
    path.write_text(found[number][1], encoding="utf-8")
    (reader,) = (words for begin, words in READERS if found[number][1].startswith(begin))
    done = subprocess.run(
        [sys.executable, "-m", *reader, str(path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_names_the_hooks_and_the_inputs_there_are(project: Path) -> None:
    text = (project / "docs" / "ci.md").read_text(encoding="utf-8")
    hooks = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    inputs = yaml.safe_load((project / ".github" / "actions" / "check" / "action.yml").read_text(encoding="utf-8"))
    tables = [re.findall(r"^\| `([\w-]+)` \|", part, re.MULTILINE) for part in re.split(r"^## ", text, flags=re.M)]
    assert tables[1] == [hook["id"] for hook in hooks]
    assert tables[2] == list(inputs["inputs"])
    for hook in hooks:
        assert " ".join([hook["entry"], *hook.get("args", [])]) in text
