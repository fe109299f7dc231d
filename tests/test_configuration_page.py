"""The page on configuration: its files are read, and its tables name every key and no other."""

from __future__ import annotations

import re
from pathlib import Path

from test_docs import blocks

from claimcheck.configuration import HEDGES, KEYS, read


def test_the_files_on_the_page_are_read(project: Path, tmp_path: Path) -> None:
    found = list(blocks(project / "docs" / "configuration.md", "toml"))
    assert len(found) == 2
    for _, text in found:
        name = re.match(r"# (\S+)\n", text)
        assert name is not None
        path = tmp_path / name[1]
        path.write_text(text, encoding="utf-8")
        assert read(path).path is not None


def test_the_page_names_every_key(project: Path) -> None:
    text = (project / "docs" / "configuration.md").read_text(encoding="utf-8")
    tables = [re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) for table in re.split(r"^## ", text, flags=re.M)]
    assert tables[2] == list(KEYS)
    assert tables[4] == list(HEDGES)
