"""`claimcheck scan`: the quantities of one article, for people or for programs."""

from __future__ import annotations

import argparse
from pathlib import Path


def answer(options: argparse.Namespace, width: int | None = None) -> str:
    """The report on the article `options.file`, in `options.output_format`: text or json.

    `width` is that of a report for a file; None is that of the terminal. Raises InputError for an article that cannot
    be read.
    """
    from claimcheck.scanning import scan
    from claimcheck.scanning.inputs import read
    from claimcheck.scanning.showing import document, render

    article = read(Path(options.file), options.file)
    found = scan(article.text)
    if options.output_format == "json":
        import json

        # ASCII only, so that nothing in it can steer the terminal it may be shown on.
        return json.dumps(document(found, options.file, article.notes), indent=2) + "\n"
    from rich.console import Console

    if width is None:
        console = Console()
    else:
        from io import StringIO

        console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        render(found, console, options.file, article.notes)
    return captured.get()
