"""Markdown: parsed by a parser of GitHub's dialect, words from files are words, and a comment is never too long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from formatted import HARMFUL, attacked, town
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reviewed import empty, everything, many

from claimcheck.report.excerpt import line
from claimcheck.report.markdown import APART, LONGEST, MARK, code, words, written

PARSER = MarkdownIt("gfm-like")
# GitHub links an address with a scheme, with `www.`, or of mail, and no bare name of a host.
assert PARSER.linkify is not None
PARSER.linkify.set({"fuzzy_link": False})
OURS = {MARK, "<details>", "</details>", "<summary>", "</summary>", "<span>", "</span>"}
NO_MARKUP = {"link_open", "image", "em_open", "s_open", "fence", "code_block", "hr", "html_inline", "math"}


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> list[str]:
    """The texts that a page made of it holds, each between two tags."""
    return [unescape(piece) for piece in re.split(r"<[^>]*>", PARSER.render(text)) if piece.strip()]


def test_a_comment_holds_a_table_and_the_findings(tmp_path: Path) -> None:
    kinds = [token.type for token in tokens(written([town(tmp_path / "claims")]))]
    assert kinds.count("table_open") == 1
    assert kinds.count("tr_open") == 6
    assert kinds.count("heading_open") == 2 + 6
    assert kinds.count("blockquote_open") == 6


@pytest.mark.parametrize("harm", HARMFUL)
def test_hostile_words_make_no_markup(harm: str, tmp_path: Path) -> None:
    text = written([attacked(HARMFUL[harm], tmp_path / "claims")])
    plain = written([attacked("plain words", tmp_path / "claims")])
    assert structure(text) == structure(plain)
    for piece in shown(text):
        assert not re.search(r"[@#]\w|\bGH-\d|://\w|\bwww\.\w|:\w+:", piece) or piece in codes(text), piece


def structure(text: str) -> set[str]:
    """The kinds of markup, HTML that is not ours by its words, and how deep lists and quotations go."""
    found = set()
    for token in tokens(text):
        if token.type in ("html_inline", "html_block"):
            found |= {tag for tag in re.findall(r"<!--.*?-->|<[^>]*>", token.content) if tag not in OURS}
        elif token.type not in ("text", "softbreak", "text_special"):
            found.add(f"{token.type} {token.level}")
    return found


def codes(text: str) -> set[str]:
    return {token.content for token in tokens(text) if token.type == "code_inline"}


@given(st.text() | st.sampled_from(sorted(HARMFUL.values())))
@example("a@b.example www.x.example xmpp:a@b mailto:a@b http://x ftp://y")
@example("\\`\\`` <!-- </details> &lt; &#64;x")
def test_words_are_read_as_they_are_written(text: str) -> None:
    tags = [token for token in tokens(f"Said: {words(text)}") if token.type not in ("text", "text_special")]
    assert [token.type for token in tags if token.type != "html_inline"] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
    assert {token.content for token in tags if token.type == "html_inline"} <= {"<span>", "</span>"}
    inside = re.sub(r"</?span>|</?p>", "", PARSER.render(f"Said: {words(text)}")).rstrip("\n")
    assert re.sub(r"\s+", " ", unescape(inside)).strip() == re.sub(r"\s+", " ", f"Said: {line(text)}").strip()


@given(st.text(min_size=1))
def test_a_name_in_code_is_read_as_it_is(text: str) -> None:
    if line(text).strip():
        (inline,) = [token for token in PARSER.parse(f"At {code(text)}") if token.type == "inline"]
        _, found = inline.children or []
        assert found.type == "code_inline"
        assert found.content.strip() == re.sub(r"\s+", " ", line(text)).strip() or found.content == line(text)


def test_what_is_cut_is_counted() -> None:
    text = written([many(3), *[everything()] * 60])
    assert LONGEST - 3_000 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    (cut,) = re.findall(r"\*\*Cut:\*\* ([\d,]+) more findings would make", text)
    whole = sum(len(one.findings) for one in [many(3), *[everything()] * 60])
    headings = len(re.findall("^#### ", text, re.MULTILINE))
    assert headings < whole
    assert int(cut.replace(",", "")) > 0
    # The worst of all articles come first, so no note stands while an error is cut.
    assert "#### note" not in text
    assert "Cut" not in written([everything()])
    articles = written([everything()] * 500)
    assert re.search(r"\*\*Cut:\*\* [\d,]+ more articles and [\d,]+ more findings would", articles)
    assert len(articles.encode("utf-16-le")) // 2 <= LONGEST


def test_a_comment_that_just_fits_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written([everything()])
    length = len(whole.encode("utf-16-le")) // 2
    monkeypatch.setattr("claimcheck.report.markdown.LONGEST", length + 1)
    assert written([everything()]) == whole
    monkeypatch.setattr("claimcheck.report.markdown.LONGEST", length - 1)
    assert "**Cut:**" in written([everything()])


def test_an_empty_dossier_is_not_called_true() -> None:
    assert "There is no claim in it: nothing was checked." in written([empty()])
    assert APART not in written([empty()])
