"""Where a claim stands, for people and for tools that open files: the path, and the stretch of words."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from claimcheck.dossier import Dossier
from claimcheck.finding import Place
from claimcheck.report.excerpt import line
from claimcheck.text import Lines


class Passage(Struct, frozen=True):
    """Words in the article: [start, end) in code points of its text, and the lines and columns of both, from 1.

    `counts_as_its_file` says that the offsets are offsets in the file as well.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    counts_as_its_file: bool


class Locations:
    """The places of one dossier, as paths from the top of its repository."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.claim_file = from_top(dossier.claim_file)
        self._passages: dict[str, Passage | None] = {}

    def words(self, claim: str) -> Passage | None:
        """The words of a claim in the file of the article.

        None where they are not found, where there is no text, and where the claim file itself holds the text: its
        lines are not lines of a file.
        """
        if claim not in self._passages:
            self._passages[claim] = self._passage(claim)
        return self._passages[claim]

    def claim(self, name: str) -> Place:
        """The claim in the claim file."""
        place = self.dossier.places[name]
        return Place(self.claim_file, place.line, place.column)

    @cached_property
    def article(self) -> str | None:
        """The file of the article, where it has one of its own."""
        article = self.dossier.article
        return None if article.text is None or article.path == self.dossier.claim_file else from_top(article.path)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.dossier.article.text or "")

    def _passage(self, claim: str) -> Passage | None:
        article = self.dossier.article
        if self.article is None or article.text is None:
            return None
        anchor = article.anchor(self.dossier.by_id[claim])
        if anchor is None:
            return None
        words = article.text[anchor.start : anchor.end]
        start, end = (anchor.line, anchor.column), self._lines.place(anchor.end)
        return Passage(self.article, anchor.start, anchor.end, *start, *end, words, article.counts_as_its_file)


def from_top(path: str) -> str:
    """A path with `/`, from the top of the repository that holds it, else from the working folder; absolute elsewhere.

    What shows a report beside the files of a repository knows them by their names from its top.
    """
    whole = Path(path).absolute()
    whole = Path(*_without_steps_up(whole.parts))
    top = next((folder for folder in whole.parents if (folder / ".git").exists()), Path.cwd())
    return (whole.relative_to(top) if whole.is_relative_to(top) else whole).as_posix()


def _without_steps_up(parts: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part == ".." and len(kept) > 1:
            kept.pop()
        elif part != "..":
            kept.append(part)
    return kept


def uri(path: str) -> str:
    """The path as a URI: a reference without a scheme for one from the top, a file URI for an absolute one."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    # A colon in its first part would be taken for the end of a scheme.
    return quote(path, safe="/")


def shown_path(path: str) -> str:
    """The path as it was named, from the working folder on where it lies inside that."""
    full = Path(path)
    if full.is_absolute() and full.is_relative_to(Path.cwd()):
        return line(str(full.relative_to(Path.cwd())))
    return line(path)
