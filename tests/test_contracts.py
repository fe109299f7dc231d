"""The package keeps to the layers that pyproject.toml writes down, and the page about them shows the same layers."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def contracts(project: Path) -> list[dict[str, Any]]:
    with (project / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def lint_imports(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", *options],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_package_keeps_its_import_contracts(project: Path) -> None:
    result = lint_imports(project)
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_import_that_runs_upward_breaks_the_contract(tmp_path: Path, contracts: list[dict[str, Any]]) -> None:
    """The contract above can fail: the same layers, as empty modules, hold until the lowest imports the highest."""
    package = tmp_path / "layered"
    package.mkdir()
    layers = [re.split(r"\s*[|:]\s*", layer) for layer in contracts[0]["layers"]]
    for name in ["__init__", *(name for layer in layers for name in layer)]:
        (package / f"{name}.py").write_text("")
    written = ", ".join(f'"{layer}"' for layer in contracts[0]["layers"])
    (tmp_path / "pyproject.toml").write_text(
        '[tool.importlinter]\nroot_package = "layered"\n[[tool.importlinter.contracts]]\nname = "layers"\n'
        f'type = "layers"\ncontainers = ["layered"]\nexhaustive = true\nlayers = [{written}]\n'
    )
    assert lint_imports(tmp_path).returncode == 0

    (package / f"{layers[-1][0]}.py").write_text(f"import layered.{layers[0][0]}\n")
    upward = lint_imports(tmp_path)
    assert upward.returncode == 1
    assert f"layered.{layers[-1][0]} -> layered.{layers[0][0]}" in upward.stdout

    (package / f"{layers[-1][0]}.py").write_text("")
    (package / "unplaced.py").write_text("")
    unplaced = lint_imports(tmp_path)
    assert unplaced.returncode != 0
    assert "unplaced" in unplaced.stdout


def test_the_architecture_page_shows_the_layers_of_the_contract(project: Path, contracts: list[dict[str, Any]]) -> None:
    page = (project / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- layers -->\n```text\n(.*?)```\n<!-- /layers -->", page, re.DOTALL)
    assert shown is not None
    assert shown[1].splitlines() == contracts[0]["layers"]
