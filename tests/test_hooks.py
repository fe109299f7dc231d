"""The hooks for pre-commit: valid to their reader, and run by it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_configuration import write

pytestmark = pytest.mark.skipif(os.name != "posix" or shutil.which("bash") is None, reason="runs programs of a shell")

HOOKS = ".pre-commit-hooks.yaml"


def run(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


# pre-commit.


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "pre_commit", *words], folder, PRE_COMMIT_HOME=str(folder / ".git" / "kept"))


def test_the_manifest_is_what_pre_commit_reads(project: Path, tmp_path: Path) -> None:
    done = pre_commit(tmp_path, "validate-manifest", str(project / HOOKS))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.fixture
def repository(project: Path, tmp_path: Path) -> Path:
    """A repository with a dossier, in which pre-commit runs the hooks of the manifest by this interpreter."""
    hooks = yaml.safe_load((project / HOOKS).read_text(encoding="utf-8"))
    for hook in hooks:
        # What pre-commit would install from the network is here already.
        hook["language"] = "system"
        hook["entry"] = hook["entry"].replace("claimcheck", f"{sys.executable} -m claimcheck", 1)
    settings = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(json.dumps(settings), encoding="utf-8")
    write(tmp_path / "claims" / "council", "38%")
    (tmp_path / "other.txt").touch()
    for words in (["init", "-q"], ["add", "."]):
        assert run(["git", *words], tmp_path).returncode == 0
    return tmp_path


def test_the_hooks_pass_fail_and_are_skipped(repository: Path) -> None:
    def outcomes(*words: str) -> dict[str, str]:
        done = pre_commit(repository, "run", *words)
        lines = [line for line in done.stdout.splitlines() if "...." in line]
        assert lines, done.stdout + done.stderr
        return {line.partition("..")[0]: line.rpartition("..")[2].strip(".") for line in lines}

    passed = {"claimcheck": "Passed", "claimcheck coverage": "Failed", "claimcheck anchor": "Passed"}
    assert outcomes("--all-files") == passed | {"claimcheck coverage": "Passed"}
    write(repository / "claims" / "council", "39%")
    assert outcomes("--all-files")["claimcheck"] == "Failed"
    # A change of anything else runs no hook.
    skipped = outcomes("--files", "other.txt")
    assert {outcome.rpartition(")")[2] for outcome in skipped.values()} == {"Skipped"}
    assert len(skipped) == 3


def test_the_hooks_look_at_dossiers_and_their_configuration(project: Path) -> None:
    for hook in yaml.safe_load((project / HOOKS).read_text(encoding="utf-8")):
        for name in ("claims/a/article.txt", "news/claims/a/evidence/t.csv", "claims.yaml", "a/claims.yaml"):
            assert re.search(hook["files"], name), name
        assert re.search(hook["files"], "claimcheck.toml")
        for name in ("claims.txt", "my-claims.yaml", "disclaims/a.txt", "docs/article.txt"):
            assert not re.search(hook["files"], name), name
