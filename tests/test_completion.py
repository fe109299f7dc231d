"""Shell completion: a real bash, told by the script, completes commands, options, rules, formats and files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import cli
from claimcheck.cli.parser import COMMANDS
from claimcheck.report import FORMATS
from claimcheck.rules import RULES
from claimcheck.slips import SLIPS

BASH = shutil.which("bash")

COMPLETING = """\
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
how=$(complete -p claimcheck); function=${how##*-F }; function=${function%% *}
$function claimcheck "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--print-completion", "bash"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    path = tmp_path_factory.mktemp("completion") / "claimcheck.bash"
    path.write_text(done.stdout, encoding="utf-8")
    return path


def completed(script: Path, folder: Path, *words: str) -> set[str]:
    """What bash offers for the last of the words, which may be empty."""
    assert BASH is not None
    done = subprocess.run(
        [BASH, "--norc", "-c", COMPLETING, "bash", str(script), "claimcheck", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return set(filter(None, done.stdout.splitlines()))


@pytest.mark.skipif(BASH is None, reason="needs bash")
def test_bash_completes_what_can_be_typed(script: Path, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "article.txt").touch()
    assert completed(script, tmp_path, "") >= set(COMMANDS)
    assert completed(script, tmp_path, "co") == {"coverage"}
    assert {"--select", "--baseline", "--watch"} <= completed(script, tmp_path, "check", "--")
    assert completed(script, tmp_path, "check", "--select", "rank-") == {
        rule.id for rule in RULES if rule.id.startswith("rank-")
    }
    assert completed(script, tmp_path, "check", "--ignore", "ranki") == {"rankings"}
    assert completed(script, tmp_path, "check", "--output-format", "") == {"text", *FORMATS}
    assert completed(script, tmp_path, "explain", "times-") == {
        slip.id for slip in SLIPS if slip.id.startswith("times-")
    }
    assert completed(script, tmp_path, "explain", "joint") == {"joint-conflict"}
    assert completed(script, tmp_path, "scan", "") >= {"article.txt"}
    assert {one.rstrip("/") for one in completed(script, tmp_path, "check", "cl")} == {"claims"}
    assert {one.rstrip("/") for one in completed(script, tmp_path, "check", "--config", "art")} == {"article.txt"}
    assert {one.rstrip("/") for one in completed(script, tmp_path, "draft", "--output", "")} == {"claims"}


@pytest.mark.parametrize(("shell", "sign"), [("zsh", "#compdef claimcheck"), ("tcsh", "complete claimcheck")])
def test_other_shells_have_a_script_too(shell: str, sign: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([f"--print-completion={shell}"]) == 0
    printed = capsys.readouterr().out
    assert sign in printed
    assert "rank-order" in printed


def test_a_missing_library_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert cli.main(["--print-completion", "bash"]) == 2
    assert capsys.readouterr().err == (
        "--print-completion: needs shtab: python3 -m pip install 'claimcheck-prose[completion]'\n"
    )
