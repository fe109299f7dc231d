"""The other reports for a terminal: of one claim, of guards, of coverage and of anchors, whole and at several widths.

The texts expected are the files under `snapshots/texts/`; renew them as those of `test_report_console`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from reviewed import EVERYTHING, everything, hostile
from rich.cells import cell_len

from claimcheck.anchoring import reanchored
from claimcheck.coverage import coverage
from claimcheck.guarding import guard
from claimcheck.loading.loader import read
from claimcheck.report import anchoring, why
from claimcheck.report import coverage as covering
from claimcheck.report import guard as guarding
from claimcheck.report.layout import fitted

SNAPSHOTS: Final = Path(__file__).parent / "snapshots" / "texts"

TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "why-contradicted": lambda width: why.text(everything(), "exports-earned", width),
    "why-unchecked": lambda width: why.text(everything(), "ships-that-called", width),
    "why-hostile": lambda width: why.text(hostile(), "sent", width),
    "guard": lambda _: guarding.text([guard(read(EVERYTHING))]),
    "coverage": lambda _: covering.text([coverage(read(EVERYTHING))]),
    "anchor": lambda _: anchoring.text(read(EVERYTHING), reanchored(read(EVERYTHING))),
}


@pytest.mark.parametrize("name", TEXTS)
def test_whole_texts_at_every_width(name: str) -> None:
    shown = ""
    for width, encoding in ((40, "utf-8"), (100, "utf-8"), (60, "ascii")):
        text = fitted(TEXTS[name](width), width, encoding)
        assert all(cell_len(line) <= width for line in text.splitlines())
        assert text.isascii() or encoding != "ascii"
        shown += f"# {width} columns, {encoding}\n\n{text}\n"
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("RENEW_SNAPSHOTS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_every_snapshot_of_a_text_is_compared() -> None:
    assert {path.stem for path in SNAPSHOTS.iterdir()} == set(TEXTS)
