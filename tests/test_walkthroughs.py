"""Pages to follow step by step, as a reader does: their files written, their commands run, their output compared."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Run

STEP = re.compile(
    r"(?:`(?P<file>[\w./-]+)`[^\n`]*:\n\n)?^```(?P<language>[a-z]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("page", ["tutorial", "how-to"])
def test_a_page_can_be_followed(page: str, desk: Path, run: Run) -> None:
    """A block after a file's name is that file, one of commands is run, and each line of output is printed in order.

    A line `…` leaves lines out, and a difference is what to replace in the claim file. The desk of the other pages is
    cleared, since these begin with nothing.
    """
    for folder in ("claims", "docs"):
        shutil.rmtree(desk / folder)
    printed = ""
    for step in STEP.finditer((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")):
        if step["file"]:
            path = desk / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["body"], encoding="utf-8")
        elif step["language"] == "bash":
            for command in step["body"].splitlines():
                stated = re.search(r"# exit status (\d)", command)
                result = run(command)
                assert result.stderr == "", command
                assert result.returncode == int(stated[1] if stated else 0), command + "\n" + result.stdout
                printed = result.stdout
        elif step["language"] == "diff":
            claim_file = desk / "claims" / "harbour" / "claims.yaml"
            text = claim_file.read_text(encoding="utf-8")
            for old, new in re.findall(r"-(.*)\n\+(.*)\n", step["body"]):
                assert old in text
                text = text.replace(old, new)
            claim_file.write_text(text, encoding="utf-8")
        else:
            rest = printed.splitlines()
            for line in step["body"].splitlines():
                if line != "…":
                    assert line in rest, f"not printed: {line}\nbut: {printed}"
                    del rest[: rest.index(line) + 1]
