"""Output that cannot be written: a line says so, the old file is whole, and nothing is left lying about."""

from __future__ import annotations

import os
import resource
import shlex
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from claimcheck import cli
from claimcheck.fault import InputError
from claimcheck.whole_file import PREFIX, SUFFIX, beside, write_whole

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files, signals and limits as POSIX has them")

DOSSIER = """\
article:
  title: A council
  published: 2024
  body: Greens hold 39% of the seats, 19 of 50.
quantities:
  greens:
    measure: councillors who are Greens
    unit: people
claims:
  - id: greens
    quote: 19 of 50
    kind: level
    quantity: greens
    figure: 19
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims.yaml").write_text(DOSSIER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def claimcheck(folder: Path, *words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **settings,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def limited_to(size: int) -> Any:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("words", [["check"], ["check", "--output-format", "json"], ["schema"]])
def test_a_file_that_may_not_grow_leaves_the_old_one(folder: Path, words: list[str]) -> None:
    (folder / "report").write_text("old", encoding="utf-8")
    done = claimcheck(folder, *words, "--output", "report", preexec_fn=limited_to(100))
    assert done.returncode == 2
    assert done.stderr == "report: cannot be written: file too large\n"
    assert done.stdout == ""
    assert (folder / "report").read_text(encoding="utf-8") == "old"
    assert names(folder) == ["claims.yaml", "report"]


def test_a_draft_that_may_not_grow_leaves_nothing(folder: Path) -> None:
    (folder / "news.txt").write_text("Sales rose 5% to $46.6 million in 2022. " * 20, encoding="utf-8")
    done = claimcheck(folder, "draft", "news.txt", preexec_fn=limited_to(1000))
    assert done.returncode == 2
    assert done.stderr == "claims/news: cannot be written: file too large\n"
    assert list((folder / "claims" / "news").iterdir()) == []


MOUNTED = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


def can_mount() -> bool:
    try:
        return subprocess.run([*MOUNTED, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not can_mount(), reason="no namespace may be made here in which to mount a small disk and fill it")
@pytest.mark.parametrize(
    ("mount", "reason"),
    [
        (
            "mount -t tmpfs -o size=8k none out && echo old > out/report && head -c 4096 /dev/zero > out/full",
            "no space",
        ),
        ("mount -t tmpfs none out && echo old > out/report && mount -o remount,ro out", "read-only file system"),
    ],
)
def test_a_full_disk_and_a_folder_that_is_read_only(folder: Path, mount: str, reason: str) -> None:
    (folder / "out").mkdir()
    check = f"{shlex.quote(sys.executable)} -m claimcheck schema --output out/report"
    done = subprocess.run(
        [*MOUNTED, f"{mount}; {check}; echo status $?; cat out/report; ls -A out"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.startswith("out/report: cannot be written: " + reason)
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout.startswith("status 2\nold\n")
    assert PREFIX not in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write where permissions forbid it, so nothing would fail")
def test_a_folder_without_permission(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o555)
    done = claimcheck(folder, "schema", "--output", "out/report")
    assert (done.returncode, done.stderr) == (2, "out/report: cannot be written: permission denied\n")


def test_what_is_no_file_is_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "out").mkdir()
    os.mkfifo(folder / "pipe")
    os.symlink("ring", folder / "ring")
    for output, reason in (("out", "it is a folder"), ("pipe", "it is not a regular file"), ("/dev/full", "it is not")):
        assert cli.main(["schema", "--output", output]) == 2
        assert capsys.readouterr().err.startswith(f"{output}: cannot be written: {reason}")
    assert cli.main(["schema", "--output", "ring"]) == 2
    assert capsys.readouterr().err.startswith("ring: cannot be written: it is a link in a circle")
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)
    assert names(folder) == ["claims.yaml", "out", "pipe", "ring"]


def test_a_link_is_followed_and_stays(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "report").write_text("old", encoding="utf-8")
    os.symlink("out/report", folder / "latest")
    os.symlink("out/new", folder / "next")
    for link, target in (("latest", "report"), ("next", "new")):
        assert cli.main(["schema", "--output", link]) == 0
        assert (folder / link).is_symlink()
        assert (folder / "out" / target).read_text(encoding="utf-8").startswith("{")
    assert names(folder / "out") == ["new", "report"]


KILLED = """\
import os, signal, sys
from pathlib import Path
from claimcheck import whole_file
os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
whole_file.write_whole(Path("report"), b"new" * 1000)
"""


def test_a_process_killed_in_the_middle_leaves_the_old_file_and_the_next_one_clears_up(folder: Path) -> None:
    (folder / "report").write_text("old", encoding="utf-8")
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=folder, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (folder / "report").read_text(encoding="utf-8") == "old"
    (left,) = (name for name in names(folder) if name.startswith(PREFIX) and name.endswith(SUFFIX))
    assert (folder / left).stat().st_size == 3000
    assert cli.main(["schema", "--output", "report"]) == 0
    assert names(folder) == ["claims.yaml", "report"]


def test_a_file_that_another_process_is_writing_is_left_alone(folder: Path) -> None:
    waiting = (
        "import sys\nfrom pathlib import Path\nfrom claimcheck.whole_file import beside\n"
        "with beside(Path('.'), b'mine') as made:\n    print(made, flush=True)\n    sys.stdin.read()\n"
        "    assert made.read_bytes() == b'mine'\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", waiting], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    made = other.stdout.readline().strip()
    write_whole(folder / "report", b"yours")
    assert (folder / made).read_bytes() == b"mine"
    other.communicate(timeout=60)
    assert other.returncode == 0
    assert names(folder) == ["claims.yaml", "report"]


WRITING = """\
import sys
from pathlib import Path
from claimcheck.whole_file import write_whole
for _ in range(50):
    write_whole(Path("report"), sys.argv[1].encode() * 200_000)
"""


def test_two_runs_that_write_one_file_never_mix(folder: Path) -> None:
    write_whole(folder / "report", b"a" * 200_000)
    both = [subprocess.Popen([sys.executable, "-c", WRITING, letter], cwd=folder) for letter in "ab"]
    seen = set()
    while any(one.poll() is None for one in both):
        data = (folder / "report").read_bytes()
        assert len(data) == 200_000
        assert len(set(data)) == 1
        seen.add(data[:1])
        time.sleep(0.001)
    assert [one.returncode for one in both] == [0, 0]
    assert seen <= {b"a", b"b"}
    assert names(folder) == ["claims.yaml", "report"]


def test_a_name_as_long_as_names_can_be_is_written(folder: Path) -> None:
    name = "r" * 255
    assert cli.main(["schema", "--output", name]) == 0
    assert names(folder) == ["claims.yaml", name]
    assert cli.main(["schema", "--output", "r" * 256]) == 2


def test_a_file_beside_is_gone_when_its_user_raises(folder: Path) -> None:
    with pytest.raises(InputError), beside(folder, b"data"):
        raise InputError([])
    assert names(folder) == ["claims.yaml"]


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("words", "status"), [("check --fail-on note", 1), ("rules", 0), ("schema --output report", 0), ("x", 2)]
)
def test_closed_streams_are_no_defect(folder: Path, closed: str, words: str, status: int) -> None:
    command = f"{shlex.quote(sys.executable)} -m claimcheck {words} {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "Traceback" not in done.stdout


# Progress, which is output too.


def on_a_terminal(program: str) -> str:
    """What a program writes to standard error where that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    written = b""
    try:
        while data := os.read(ours, 4096):
            written += data
    except OSError:
        pass  # This is how a terminal ends.
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return written.decode()


WORKING = """\
import sys, time
from claimcheck.cli.progress import progress
with progress("checking") as show:
    for number in range(10):
        show(number, 10)
        time.sleep({pause})
"""


def test_a_bar_is_shown_after_a_second_and_only_on_a_terminal() -> None:
    assert on_a_terminal(WORKING.format(pause=0.02)) == ""
    assert "checking" in on_a_terminal(WORKING.format(pause=0.2))
    piped = subprocess.run(
        [sys.executable, "-c", WORKING.format(pause=0.13)], capture_output=True, text=True, timeout=60, check=True
    )
    assert piped.stderr == ""


def test_a_bar_does_not_outlive_what_breaks_off() -> None:
    program = WORKING.format(pause=0.2).replace("show(number, 10)", "show(number, 10); 1 / (number < 8)")
    program = "try:\n" + "".join(f"    {line}\n" for line in program.splitlines()) + "except ZeroDivisionError: pass\n"
    assert "checking" in on_a_terminal(program)
