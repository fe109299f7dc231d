"""The review as one HTML page that needs nothing else: no script, no font, no picture, no connection."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.judgement import Review
from claimcheck.report.html.page import Page
from claimcheck.text import printable


def written(reviews: Sequence[Review]) -> str:
    """The reviews on one page, with its final line end."""
    return _environment().get_template("page.html").render(page=Page(reviews), policy=_policy(), style=_style()) + "\n"


def fragment(review: Review) -> str:
    """The review as a piece of HTML to be put into another page, such as a notebook."""
    prefix = f"cc-{sha256(review.dossier.claim_file.encode()).hexdigest()[:8]}-"
    return _environment().get_template("fragment.html").render(page=Page([review], prefix), style=_style())


def _shown(value: Any) -> Any:
    """What the page shows for a value: of a text of the files nothing that steers or hides."""
    return printable(value, keep="\n\t") if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_TEMPLATES: Final = files("claimcheck.report.html") / "templates"


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _style() -> Markup:
    """The style sheet, which is the project's own and holds no words of any file."""
    return Markup(_read("style.css"))


def _policy() -> str:
    """Nothing may be loaded, run, framed or sent; only this very style sheet counts."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
