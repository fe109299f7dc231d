"""Articles as files: what of a page or a document is its text, and what is refused, in bounded time and memory."""

from __future__ import annotations

import io
import json
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from claimcheck.fault import InputError
from claimcheck.scanning import scan
from claimcheck.scanning.command import answer
from claimcheck.scanning.inputs import LARGEST, read, without_code
from claimcheck.scanning.markup import text_of
from claimcheck.scanning.showing import document, render
from claimcheck.scanning.word_file import WordFileError
from claimcheck.scanning.word_file import text_of as text_of_word


def article(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, name).text


def refusal(folder: Path, name: str, content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        article(folder, name, content)
    return str(caught.value)


def found(text: str) -> list[str]:
    return [mention.text for mention in scan(text).quantities]


class TestPages:
    @pytest.mark.parametrize(
        ("page", "text"),
        [
            ("<p>It rose 5.2<sup>1</sup> per cent.</p>", "It rose 5.2¹ per cent."),
            ("<p>5.2<sup>[12]</sup>", "5.2¹²"),
            ("<p>5.2<sup><a href='#n1'>1</a></sup> more", "5.2¹ more"),
            ("<p>5.2<sup>a</sup>", "5.2[a]"),
            ("the 4<sup>th</sup> of 9 km<sup>2</sup>", "the 4th of 9 km²"),
            ("<p>It was <del>40</del> <s>41</s> 42.</p>", "It was 42."),
            ("<p>5<span hidden>6</span>7<span style='display: none'>8</span></p>", "57"),
            ("<script>var a = 5;</script><style>p { top: 3px }</style><p>7</p>", "7"),
            ("<head><title>9</title></head><body>7</body>", "7"),
            ("<td>5</td><td>million</td>", "5\n\nmillion"),
            ("<h1>20</h1>per cent", "20\n\nper cent"),
            ("5<br>million", "5\nmillion"),
            ("5 &lt; 6 &pound;7 &#8722;8", "5 < 6 £7 −8"),
            ("5 < 6 and 7 <8", "5 < 6 and 7 <8"),
            ("a<!-- 5 -->b", "ab"),
            ('<a title="5 > 4" href=x>6</a>', "6"),
            ("<p>a\n  b</p><pre>c\n  d</pre>", "a b\n\nc\nd"),
            ("<p hidden>5<p>6", "6"),
            ("<div hidden><div>5</div>6</div>7", "7"),
        ],
    )
    def test_say_what_a_reader_sees(self, page: str, text: str) -> None:
        assert text_of(page) == text

    def test_a_mark_of_a_note_is_not_merged_into_a_number(self) -> None:
        result = scan(text_of("<p>The rate was 5.2<sup>1</sup> then.</p>"))
        assert [mention.text for mention in result.quantities] == ["5.2"]
        assert [exempt.rule for exempt in result.exemptions] == ["footnote-mark"]

    def test_cells_are_kept_apart(self) -> None:
        assert found(text_of("<tr><td>5</td><td>6 million</td></tr>")) == ["5", "6 million"]

    @pytest.mark.parametrize(
        "piece",
        [
            "<",
            "<a ",
            "<a>",
            "</a>",
            "<!--",
            "<!",
            "<?",
            "<a b='",
            "<script>",
            "&",
            "&#",
            "<sup>",
            "<p hidden>",
            "<td>",
            "'>",
        ],
    )
    def test_a_page_that_never_ends_is_read_in_linear_time(self, piece: str) -> None:
        """Anything quadratic would take minutes here."""
        assert len(text_of("5 " + piece * (400_000 // len(piece)))) <= 1_000_000

    @given(
        st.lists(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<sup>",
                    "</sup>",
                    "<!--",
                    "-->",
                    "<",
                    ">",
                    "'",
                    "5",
                    " x",
                    "&amp;",
                    "<b hidden>",
                    "</b>",
                ]
            )
        ).map("".join)
    )
    def test_any_page_is_read(self, page: str) -> None:
        text = text_of(page)
        assert text == text.strip()
        # Nothing is made up but the signs for what is raised.
        assert set(text) <= set(page) | set("&\n⁵[]")


class TestMarkdown:
    @pytest.mark.parametrize(
        ("text", "quantities"),
        [
            ("5 people\n\n```\n6 people\n```\n\n7 people", ["5 people", "7 people"]),
            ("~~~ py\n6 people\n```\n7 people\n~~~\n8 people", ["8 people"]),
            ("5 people `6 people` 7 people", ["5 people", "7 people"]),
            ("5 people ``6 ` people`` 7 people", ["5 people", "7 people"]),
            ("5 people ` 6 people", ["5 people", "6 people"]),
            ("5 people\n\n    6 people\n\n7 people", ["5 people", "7 people"]),
            ("- 5 people\n\n    6 people\n", ["5 people", "6 people"]),
            ("5 people\n    6 people\n", ["5 people", "6 people"]),
            ("```\n6 people", []),
            ("5 people <!-- 6 people --> 7 people", ["5 people", "7 people"]),
        ],
    )
    def test_code_is_no_prose(self, text: str, quantities: list[str]) -> None:
        assert found(without_code(text)) == quantities

    @given(
        st.lists(st.sampled_from(["`", "``", "```\n", "~~~\n", "    5 ", "\n", "\n\n", "5 ", "x ", "<!--", "-->"])).map(
            "".join
        )
    )
    def test_offsets_stay_those_of_the_file(self, text: str) -> None:
        blanked = without_code(text)
        assert len(blanked) == len(text)
        assert all(a in (b, " ") for a, b in zip(blanked, text, strict=True))

    @pytest.mark.parametrize("piece", ["`", "` ", "`a``", "<!--", "```\n", "    \n", "- \n"])
    def test_hostile_code_is_blanked_in_linear_time(self, piece: str) -> None:
        assert without_code(piece * 300_000)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(body: str, declaration: str = "", name: str = "word/document.xml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            name, f'<?xml version="1.0"?>{declaration}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return packed.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


class TestWordFiles:
    def test_paragraphs_are_kept_apart_and_raised_digits_marked(self) -> None:
        raised = run("1", '<w:vertAlign w:val="superscript"/>')
        data = word_file(f"<w:p>{run('It was 5.2')}{raised}</w:p><w:p>{run('per cent')}</w:p>")
        assert text_of_word(data) == ("It was 5.2¹\n\nper cent", ())

    def test_tracked_changes_are_accepted_and_reported(self) -> None:
        deleted = "<w:del><w:r><w:delText>40</w:delText></w:r></w:del>"
        data = word_file(f"<w:p>{run('It was ')}{deleted}<w:ins>{run('42')}</w:ins>{run('.')}</w:p>")
        text, notes = text_of_word(data)
        assert text == "It was 42."
        assert notes == ("tracked changes: 1 insertion read as part of the text, 1 deletion left out",)

    def test_hidden_text_is_left_out_and_reported(self) -> None:
        text, notes = text_of_word(word_file(f"<w:p>{run('5')}{run('6', '<w:vanish/>')}{run('7')}</w:p>"))
        assert (text, notes) == ("57", ("hidden text: 1 passage left out",))

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "not a Word document: File is not a zip file"),
            (b"PK\x03\x04 broken", "not a Word document: File is not a zip file"),
            (word_file("", name="other.xml"), "not a Word document: it has no word/document.xml"),
            (word_file("<w:p>"), "the document inside is broken: mismatched tag"),
            (
                word_file("", '<!DOCTYPE d [<!ENTITY a "5">]>'),
                "the document holds a document type declaration, which no Word document does",
            ),
            (word_file("<a>" * 2_000), "the document inside is nested more than 1,000 deep"),
        ],
    )
    def test_refused(self, data: bytes, message: str) -> None:
        with pytest.raises(WordFileError) as caught:
            text_of_word(data)
        assert str(caught.value) == message

    def test_one_that_unpacks_to_gigabytes_is_refused_unread(self) -> None:
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("word/document.xml", "w") as part,
        ):
            for _ in range(80):
                part.write(b" " * 1_000_000)
        with pytest.raises(WordFileError, match="unpacks to more than 67,108,864 bytes"):
            text_of_word(packed.getvalue())

    def test_one_that_lies_about_its_size_is_refused(self) -> None:
        data = bytearray(word_file(f"<w:p>{run(' ' * 2_000_000)}</w:p>"))
        for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
            at = data.index(signature) + place
            data[at : at + 4] = (10).to_bytes(4, "little")
        with pytest.raises(WordFileError):
            text_of_word(bytes(data))

    @given(st.binary(max_size=200), st.integers(0, 400))
    def test_any_bytes_are_read_or_refused(self, noise: bytes, at: int) -> None:
        data = word_file(f"<w:p>{run('5')}</w:p>")
        at %= len(data)
        for broken in (noise, data[:at] + noise + data[at + len(noise) :]):
            assert word_or_refusal(broken)


def word_or_refusal(data: bytes) -> str:
    """The text of a document, or why it is refused; any other error is a fault."""
    try:
        return text_of_word(data)[0] or "empty"
    except WordFileError as error:
        return str(error)


class TestFiles:
    def test_the_ending_says_what_a_file_is(self, tmp_path: Path) -> None:
        assert article(tmp_path, "a.txt", "5 `6` <b>7</b>") == "5 `6` <b>7</b>"
        assert article(tmp_path, "a.md", "5 `6` 7") == "5     7"
        assert article(tmp_path, "a.HTML", "5 <b>7</b>") == "5 7"
        assert article(tmp_path, "a.docx", word_file(f"<w:p>{run('5')}</w:p>")) == "5"
        assert article(tmp_path, "noending", "5") == "5"
        assert article(tmp_path, "a.txt", b"\xef\xbb\xbf5\r\n6") == "5\n6"

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("a.txt", b"5 \xff", "a.txt:1:3: not UTF-8: the byte 0xFF cannot be read here; save the file as UTF-8"),
            ("a.html", b"5\n\0", "a.html:2:1: a NUL character; is the file text, in UTF-8?"),
            ("a.pdf", b"%PDF", "a.pdf: a PDF cannot be read: save it as text, HTML or .docx"),
            ("a.docx", b"5", "a.docx: not a Word document: File is not a zip file"),
        ],
    )
    def test_refused_in_one_line(self, tmp_path: Path, name: str, content: bytes, message: str) -> None:
        assert refusal(tmp_path, name, content) == message

    def test_refused_where_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "large.txt"
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)
        with pytest.raises(InputError, match="larger than 16,777,216 bytes"):
            read(path, "large.txt")

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"^none\.txt: cannot be read: no such file or directory$"):
            read(tmp_path / "none.txt", "none.txt")


def console() -> Console:
    return Console(file=io.StringIO(), width=100, color_system=None)


def printed(text: str) -> str:
    target = console()
    with target.capture() as captured:
        render(scan(text), target)
    return captured.get()


class TestShowing:
    def test_the_document(self) -> None:
        (entry,) = document(scan("Over $2.6 billion annually."), "a.txt")["quantities"]
        assert entry == {
            "start": 0,
            "end": 26,
            "text": "Over $2.6 billion annually",
            "kind": "rate",
            "value": "2600000000",
            "low": None,
            "high": None,
            "unit": "USD",
            "hedge": "over",
            "bound": "over",
            "rate": "year",
            "direction": None,
            "period": None,
            "members": [],
            "value_start": 6,
            "value_end": 17,
            "unit_start": 5,
            "unit_end": 6,
            "hedge_start": 0,
            "hedge_end": 4,
            "plain": {"low": "2600000000", "low_closed": False, "high": None, "high_closed": False},
            "generous": {"low": "2600000000", "low_closed": False, "high": None, "high_closed": False},
        }

    def test_the_document_of_a_range_and_of_an_exemption(self) -> None:
        whole = document(scan("5–7% of M25"), "a.txt")
        (entry,) = whole["quantities"]
        assert (whole["path"], entry["value"], entry["low"], entry["high"]) == ("a.txt", None, "5", "7")
        assert whole["exemptions"] == [{"start": 8, "end": 11, "text": "M25", "rule": "identifier"}]

    def test_the_article_with_its_quantities_marked(self) -> None:
        assert printed("About 60% agree, [bold]says[/bold] the M25.") == (
            "[About 60% | percent about 60 %] agree, [bold]says[/bold] the {M25 | identifier}.\n"
            "\n"
            "1 quantity: percent 1\n"
            "1 exemption:\n"
            "  identifier (a name, a code or a number that only identifies): 1:40\n"
        )

    def test_nothing_of_the_article_steers_the_terminal(self) -> None:
        shown = printed("5\x1b[31m people\u202e and \x07 6")
        assert not {"\x1b", "\u202e", "\x07"} & set(shown)

    @pytest.mark.parametrize("text", ["", "No numbers."])
    def test_an_article_without_quantities(self, text: str) -> None:
        assert printed(text).endswith("0 quantities\n")


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>It rose 5%.</p>", encoding="utf-8")
    told = json.loads(answer(Namespace(file=str(path), output_format="json")))
    assert [entry["text"] for entry in told["quantities"]] == ["rose 5%"]
    assert "It [rose 5% | change 5 % up]." in answer(Namespace(file=str(path), output_format="text"), width=100)
