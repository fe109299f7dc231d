"""What holds for every format of a review: the same bytes each time, no harm from any words, and files that are found.

The whole outputs expected are under `snapshots/`; `RENEW_SNAPSHOTS=1` writes them anew.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from formatted import HARMFUL, TOWN_ARTICLE, attacked, compared_with_snapshot, town
from hypothesis import given
from hypothesis import strategies as st
from reviewed import empty, everything, many

import claimcheck
from claimcheck.checker import review
from claimcheck.judgement import Review
from claimcheck.loading.loader import load
from claimcheck.records import COLUMNS
from claimcheck.report import FORMATS, written
from claimcheck.report.exact import exact
from claimcheck.report.location import Locations, from_top, uri
from claimcheck.text import hidden_characters

MACHINE = ("json", "sarif", "junit", "github", "markdown", "csv", "jsonld")
ENDINGS = {
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "github": "github.txt",
    "markdown": "md",
    "csv": "csv",
    "jsonld": "jsonld",
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of any repository, so that paths do not depend on where the tests stand."""
    monkeypatch.chdir(tmp_path)


def test_every_format_for_programs_is_in_the_table() -> None:
    assert set(MACHINE) <= set(FORMATS)


@pytest.mark.parametrize("form", MACHINE)
def test_whole_outputs(form: str) -> None:
    shown = written(form, [town(Path("claims", "Nørland & Co"))])
    compared_with_snapshot(f"town.{ENDINGS[form]}", shown.replace(claimcheck.__version__, "VERSION"))


@pytest.mark.parametrize("form", MACHINE)
def test_the_same_reviews_give_the_same_text(form: str) -> None:
    def reviews() -> list[Review]:
        return [town(Path("claims", "a")), everything(), empty(), many(3)]

    assert written(form, reviews()) == written(form, reviews())


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("reviews", [[], [empty()]], ids=["none", "empty"])
def test_nothing_to_tell_is_told_as_well(form: str, reviews: list[Review]) -> None:
    assert written(form, reviews).endswith("\n")


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("harm", HARMFUL)
def test_no_format_passes_on_what_steers_a_terminal_or_hides(form: str, harm: str, tmp_path: Path) -> None:
    text = written(form, [attacked(HARMFUL[harm], tmp_path / "claims" / "a")])
    assert not hidden_characters(text.replace("\r\n", "\n")), hidden_characters(text)
    assert text.encode("utf-8")
    # What Unicode has assigned to nothing shows as a box and does nothing.
    assert all(
        character.isprintable() or character in "\r\n" or unicodedata.category(character) == "Cn" for character in text
    )


@pytest.mark.parametrize("form", MACHINE)
def test_a_text_of_any_length_is_borne(form: str, tmp_path: Path) -> None:
    text = written(form, [attacked("a b, " * 20_000, tmp_path / "claims" / "a")])
    assert len(text) < 40_000_000
    if form == "markdown":
        assert len(text) <= 65_536


# Where things stand.


def test_words_are_found_by_line_and_column_and_by_offset() -> None:
    locations = Locations(town(Path("claims", "a")).dossier)
    words = locations.words("eastport")
    assert words is not None
    assert (words.path, words.line, words.column, words.end_line, words.end_column) == (
        "claims/a/article.txt",
        1,
        61,
        2,
        23,
    )
    assert words.text == TOWN_ARTICLE[words.start : words.end] == "Eastport alone\ntook 13 million tonnes"
    assert words.counts_as_its_file
    assert locations.words("staff-lost") is None
    assert str(locations.claim("eastport")) == "claims/a/claims.yaml:19"


def test_offsets_are_not_offsets_in_a_file_whose_lines_end_in_two_characters() -> None:
    locations = Locations(town(Path("claims", "a"), TOWN_ARTICLE.replace("\n", "\r\n")).dossier)
    words = locations.words("eastport")
    assert words is not None
    assert (words.line, words.column, words.end_line, words.end_column) == (1, 61, 2, 23)
    assert not words.counts_as_its_file
    marked = Locations(town(Path("claims", "b"), "\ufeff" + TOWN_ARTICLE).dossier).words("eastport")
    assert marked is not None
    assert marked.counts_as_its_file


def test_a_text_inside_the_claim_file_is_no_file_to_point_into() -> None:
    locations = Locations(everything().dossier)
    assert locations.article is None
    assert locations.words("cargo-moved") is None


def test_paths_start_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news" / "claims").mkdir(parents=True)
    assert from_top("claims/claims.yaml") == "claims/claims.yaml"
    monkeypatch.chdir(tmp_path / "news")
    assert from_top("claims/claims.yaml") == "claims/claims.yaml"
    assert from_top("../news/./claims/claims.yaml") == "claims/claims.yaml"
    (tmp_path / ".git").mkdir()
    assert from_top("claims/claims.yaml") == "news/claims/claims.yaml"
    assert from_top(str(tmp_path / "news" / "claims" / "claims.yaml")) == "news/claims/claims.yaml"
    (tmp_path / ".git").rmdir()
    outside = tmp_path / "claims.yaml"
    assert from_top(str(outside)) == outside.as_posix()


def test_addresses_are_encoded() -> None:
    assert uri("claims/Nørland & Co/a#b?c:d%.txt") == "claims/N%C3%B8rland%20%26%20Co/a%23b%3Fc%3Ad%25.txt"
    assert uri("/tmp/a b.txt") == "file:///tmp/a%20b.txt"


@given(st.fractions())
def test_an_exact_number_is_read_back_whole(value: Fraction) -> None:
    shown = exact(value)
    assert shown is not None
    assert Fraction(shown) == value
    # Where the digits end they are written: the denominator then divides a power of ten.
    assert ("/" in shown) == bool(10 ** value.denominator.bit_length() % value.denominator)


# The page.


def test_the_page_shows_what_is_written(project: Path) -> None:
    page = (project / "docs" / "formats.md").read_text(encoding="utf-8")
    introduction, *sections = re.split(r"^## (?=[a-z]+$)", page, flags=re.MULTILINE)
    (claims,) = re.findall(r"^```yaml\n(.*?)^```$", introduction, re.MULTILINE | re.DOTALL)
    (article,) = re.findall(r"^```text\n(.*?)^```$", introduction, re.MULTILINE | re.DOTALL)
    folder = Path("claims", "council")
    folder.mkdir(parents=True)
    (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    (folder / "article.txt").write_text(article, encoding="utf-8")
    found = review(load(folder))
    shown = 0
    for section in sections:
        form, _, body = section.partition("\n")
        lines = iter([line.strip() for line in written(form, [found]).splitlines()])
        for block in re.findall(r"^```text\n(.*?)^```$", body, re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                assert line.strip() == "…" or line.strip() in lines, f"{form} does not write, or not here: {line}"
                shown += 1
    assert [section.partition("\n")[0] for section in sections] == list(MACHINE)
    assert shown > 50


def test_the_page_names_every_column(project: Path) -> None:
    page = (project / "docs" / "formats.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| column \| meaning \|\n(.*?)\n\n", page, re.MULTILINE | re.DOTALL)
    named = [name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(named) == sorted(COLUMNS)
