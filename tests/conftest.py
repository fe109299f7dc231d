"""What several tests share: the project's own files, and a desk on which its commands can be tried."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import settings

# How long an example takes says more of who else uses the machine than of what is tested.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

ROOT: Final = Path(__file__).resolve().parent.parent

Run: TypeAlias = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def project() -> Path:
    """The top of the project."""
    return ROOT


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder but for a copy of the project's `claims/` and `docs/examples/`."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copytree(ROOT / "claims", folder / "claims")
    shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    return folder


@pytest.fixture
def run(desk: Path) -> Run:
    """Run one command as a page prints it, on the desk, with this interpreter; a trailing comment is no part of it."""

    def run_command(command: str) -> subprocess.CompletedProcess[str]:
        words = shlex.split(command, comments=True)
        if words[0] == "claimcheck":
            words = ["python3", "-m", *words]
        assert words[0] == "python3", f"not a command that can be tried: {command}"
        # Pages show a hundred columns without colour, whatever the terminal of whoever runs the tests.
        settings = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
        unset = {"FORCE_COLOR", "PYTEST_ADDOPTS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD"}
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        return subprocess.run(
            [sys.executable, *words[1:]],
            cwd=desk,
            env=kept | settings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run_command
