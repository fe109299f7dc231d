"""The README shows the two commands that are checked, and a report that is really printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Run


@pytest.fixture(scope="module")
def readme(project: Path) -> str:
    return (project / "README.md").read_text(encoding="utf-8")


def test_the_first_block_holds_the_two_commands_that_the_whole_check_runs(readme: str) -> None:
    first = re.search(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert first is not None
    report, tests = first[1].splitlines()
    assert report.startswith("python3 -m pip install . && python3 -m claimcheck")
    assert tests == "python3 -m pip install '.[test]' && python3 -m pytest -n auto"


def test_the_report_shown_is_what_is_printed(readme: str, run: Run) -> None:
    """Lines of `…` stand for what is left out; each passage between them stands in the report, in the same order."""
    shown = re.search(r"<!-- report -->\n```text\n(.*?)```\n<!-- /report -->", readme, re.DOTALL)
    printed = [line.rstrip() for line in run("python3 -m claimcheck").stdout.splitlines()]
    assert shown is not None, "fill the region with lines of:\n" + "\n".join(printed)
    passages = [passage.strip("\n").splitlines() for passage in re.split(r"^ *…$", shown[1], flags=re.MULTILINE)]
    start = 0
    for passage in filter(None, passages):
        places = (at for at in range(start, len(printed)) if printed[at : at + len(passage)] == passage)
        found = next(places, None)
        assert found is not None, "not printed:\n" + "\n".join(passage) + "\n\nin:\n" + "\n".join(printed[start:])
        start = found + len(passage)
    assert start > 0, "the region shows nothing"
