"""Watching: a process that checks again after each change of a file, goes on after faults, and ends when told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from test_configuration import DOSSIER, write

from claimcheck import cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")

LONGEST: Final = 60.0
"""Seconds for what takes less than one on a machine that is not busy."""


class Watched:
    """A watching process, what it has printed, and how often it has checked."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.out, self.err = folder / "out", folder / "err"
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "claimcheck", "--watch", *words],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            )
        self.checked = 0

    def next(self) -> tuple[str, str]:
        """What the next check prints on standard output and on standard error."""
        out, err = len(self.out.read_bytes()), len(self.err.read_bytes())
        if self.checked == 0:
            out = err = 0
        self.checked += 1
        until = time.monotonic() + LONGEST
        while self.err.read_bytes().count(b"Ctrl-C ends") < self.checked:
            assert time.monotonic() < until, self.err.read_text(encoding="utf-8")
            assert self.process.poll() is None, self.err.read_text(encoding="utf-8")
            time.sleep(0.02)
        return self.out.read_bytes()[out:].decode(), self.err.read_bytes()[err:].decode()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "claims" / "council", "38%")
    one = Watched(tmp_path, "--quiet")
    yield one
    if one.process.poll() is None:
        one.process.kill()
    one.process.wait(timeout=LONGEST)


def test_every_kind_of_change_is_noticed_and_breaking_off_ends_with_130(watched: Watched, tmp_path: Path) -> None:
    claim_file = tmp_path / "claims" / "council" / "claims.yaml"
    out, err = watched.next()
    assert "0 errors" in out
    assert "watching 1 file," in err

    # Saved in place.
    claim_file.write_text(DOSSIER.format(share="39%"), encoding="utf-8")
    assert "share-of-whole" in watched.next()[0]

    # Replaced by another file, as editors do, with its article in a file of its own.
    text = DOSSIER.format(share="38%")
    body = next(line for line in text.splitlines(keepends=True) if "body:" in line)
    beside = claim_file.with_suffix(".new")
    beside.write_text(text.replace(body, "  text: article.txt\n"), encoding="utf-8")
    os.replace(beside, claim_file)
    out, err = watched.next()
    assert out == ""
    assert err.startswith("claims/council/claims.yaml:5:9: ") or "article.txt" in err

    # What was missing appears.
    article = claim_file.with_name("article.txt")
    article.write_text(body.partition(": ")[2], encoding="utf-8")
    out, err = watched.next()
    assert "0 errors" in out
    assert "watching 2 files," in err

    # A fault in the input is told at its place.
    claim_file.write_text("claims: [", encoding="utf-8")
    assert watched.next()[1].startswith("claims/council/claims.yaml:1:")

    # A file vanishes, and another dossier comes.
    claim_file.unlink()
    assert "no claims.yaml here" in watched.next()[1]
    write(tmp_path / "claims" / "trees", "39%")
    assert "share-of-whole" in watched.next()[0]

    # The configuration is a file like the others.
    (tmp_path / "claimcheck.toml").write_text("ignore = ['percentages']\n", encoding="utf-8")
    assert "0 errors" in watched.next()[0]
    (tmp_path / "claimcheck.toml").write_text("ignore = ['percentage']\n", encoding="utf-8")
    assert watched.next()[1].startswith("claimcheck.toml:1:11: unknown rule 'percentage'")

    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=LONGEST) == 130
    assert "Traceback" not in watched.err.read_text(encoding="utf-8")


def test_without_a_change_nothing_is_checked_again(watched: Watched) -> None:
    watched.next()
    time.sleep(1)
    assert watched.err.read_text(encoding="utf-8").count("checked;") == 1


def test_when_nobody_reads_any_more_it_ends(tmp_path: Path) -> None:
    write(tmp_path / "claims", "38%")
    watching = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "--watch", "--no-config"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert watching.stdout is not None
    assert watching.stdout.readline()
    watching.stdout.close()
    assert watching.wait(timeout=LONGEST) == 0


def test_a_baseline_is_not_written_while_watching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["--watch", "--write-baseline", "known.json"]) == 2
    assert capsys.readouterr().err == "--watch: write the baseline without it\n"
