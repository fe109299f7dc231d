"""The action for GitHub: valid to its schema, and its steps run as a runner would run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_configuration import write

pytestmark = pytest.mark.skipif(os.name != "posix" or shutil.which("bash") is None, reason="runs programs of a shell")

ACTION = Path(".github", "actions", "check", "action.yml")


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


def test_the_action_is_what_github_reads(project: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    done = run([*words, str(project / ACTION)], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    wrong = tmp_path / "action.yml"
    wrong.write_text((project / ACTION).read_text(encoding="utf-8").replace("shell: bash", "shel: bash"))
    assert run([*words, str(wrong)], tmp_path).returncode == 1


def steps(project: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((project / ACTION).read_text(encoding="utf-8"))["runs"]["steps"]
    return found


def test_nothing_given_is_put_into_a_script(project: Path) -> None:
    for step in steps(project):
        assert "${{" not in step["run"]


class Runner:
    """What GitHub gives a step: folders, files to answer in, and the inputs of the action as its variables."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project, self.folder = project, folder
        self.temp, self.desk = folder / "run ner", folder / "desk"
        for made in (self.temp, self.desk):
            made.mkdir()
        self.summary, self.output = folder / "summary", folder / "output"

    def step(self, number: int, path: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        step = steps(self.project)[number]
        variables = {}
        for name, value in step.get("env", {}).items():
            given = value.removeprefix("${{ inputs.").removesuffix(" }}")
            default = yaml.safe_load((self.project / ACTION).read_text(encoding="utf-8"))["inputs"][given]["default"]
            variables[name] = inputs.get(given, default)
        script = self.folder / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        return run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            self.desk,
            RUNNER_TEMP=str(self.temp),
            GITHUB_ACTION_PATH=str((self.project / ACTION).parent),
            GITHUB_STEP_SUMMARY=str(self.summary),
            GITHUB_OUTPUT=str(self.output),
            PATH=path + os.environ["PATH"],
            **variables,
        )

    def put(self, path: Path, script: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def runner(project: Path, tmp_path: Path) -> Runner:
    return Runner(project, tmp_path)


def test_the_first_step_installs_from_where_the_action_lies(runner: Runner, project: Path) -> None:
    asked = runner.folder / "asked"
    told = f'printf "%s\\n" "$@" >> "{asked}"'
    runner.put(
        runner.folder / "bin" / "python3",
        f'{told}\nmkdir -p "$3/bin"\ncat > "$3/bin/python" <<"END"\n#!/bin/sh\n{told}\nEND\nchmod +x "$3/bin/python"',
    )
    done = runner.step(0, f"{runner.folder / 'bin'}:")
    assert done.returncode == 0, done.stderr
    words = asked.read_text(encoding="utf-8").splitlines()
    assert words[:3] == ["-m", "venv", str(runner.temp / "claimcheck")]
    assert words[3:6] == ["-m", "pip", "install"]
    assert Path(words[-1]).resolve() == project.resolve()


def test_the_second_step_annotates_summarises_and_ends_with_the_status(runner: Runner) -> None:
    runner.put(runner.temp / "claimcheck" / "bin" / "claimcheck", f'exec "{sys.executable}" -m claimcheck "$@"')
    write(runner.desk / "claims", "39%")
    write(runner.desk / "two words", "38%")
    failed = runner.step(1)
    assert failed.returncode == 1, failed.stderr
    assert "::error file=claims/claims.yaml," in failed.stdout
    assert "share-of-whole" in runner.summary.read_text(encoding="utf-8")
    assert runner.output.read_text(encoding="utf-8") == "status=1\n"
    assert json.loads((runner.desk / "claimcheck.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"

    passed = runner.step(1, paths="two words\n", arguments="--select=percentages\n", sarif="")
    assert passed.returncode == 0, passed.stderr
    assert runner.output.read_text(encoding="utf-8") == "status=1\nstatus=0\n"

    # What is given stays text.
    hostile = runner.step(1, paths='$(touch run)\n`touch run`\n"; touch run; "\n--exit-zero\n')
    assert hostile.returncode == 2
    assert len(hostile.stderr.splitlines()) == 4
    assert not (runner.desk / "run").exists()
