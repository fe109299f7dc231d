"""A bar on standard error for work over a second, where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress

SILENT_SECONDS: Final = 1.0
"""What a person waits without asking whether anything happens."""


@contextmanager
def progress(work: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far the work is, from its second second on; the value is told how much is done, and of how much.

    Without being told, the bar only moves. Where standard error is no terminal nothing is shown.
    """
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    bar = _Bar(work)
    try:
        yield bar.show
    finally:
        bar.end()


class _Bar:
    """A bar that a timer begins, beside the work."""

    def __init__(self, work: str) -> None:
        from threading import Lock, Timer

        self.work, self.done, self.of = work, 0, 0
        self.lock, self.ended = Lock(), False
        self.progress: Progress | None = None
        self.timer = Timer(SILENT_SECONDS, self._begin)
        self.timer.daemon = True
        self.timer.start()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self.lock:
            if not self.ended:
                columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
                self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
                self.progress.add_task(self.work, total=self.of or None, completed=self.done)
                self.progress.start()

    def show(self, done: int, of: int) -> None:
        with self.lock:
            self.done, self.of = done, of
            if self.progress is not None:
                self.progress.update(self.progress.task_ids[0], completed=done, total=of)

    def end(self) -> None:
        self.timer.cancel()
        with self.lock:
            self.ended = True
            if self.progress is not None:
                self.progress.stop()
