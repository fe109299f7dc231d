"""A review as text, one format a module, and the table of the formats a review can be written in."""

from __future__ import annotations

from importlib import import_module

# Instead of the one of `typing`: the table is read for `claimcheck --help`, which should not wait.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Final

    from claimcheck.judgement import Review

FORMATS: Final = {
    "json": "claimcheck.report.json",
    "html": "claimcheck.report.html",
    "sarif": "claimcheck.report.sarif",
    "junit": "claimcheck.report.junit",
    "github": "claimcheck.report.github",
    "markdown": "claimcheck.report.markdown",
    "csv": "claimcheck.report.spreadsheet",
    "jsonld": "claimcheck.report.jsonld",
}
"""The formats for programs and pages, by the name `--output-format` gives them: each is a module, imported when it is
asked for, with `written(reviews: Sequence[Review]) -> str`, the whole of the file with its final line end. To add a
format, add a line. The report for the terminal is not here: it needs to know the terminal."""


def written(form: str, reviews: Sequence[Review]) -> str:
    """The reviews in a format of the table; KeyError when there is none of that name."""
    write: Callable[[Sequence[Review]], str] = import_module(FORMATS[form]).written
    return write(reviews)
